/** The consequences of a machine's limits for labs, as data. */

/** Limits that only the machine's owner can raise. Below `enough` there is a consequence for large labs. */
export type Limit = {
	readonly id: string
	readonly title: string
	readonly enough: number
	/** The consequence, with the number that was found. */
	readonly without: (found: number) => string
	readonly fix: string
}

export const limits: readonly Limit[] = [
	{
		id: 'open-files',
		title: 'open files of a process',
		enough: 4096,
		without: found => `a lab can have about ${Math.max(0, Math.floor((found - 200) / 3))} listeners`,
		fix: 'ulimit -n 20000'
	},
	{
		id: 'network-namespaces',
		title: 'network namespaces (user.max_net_namespaces)',
		enough: 4096,
		without: found => `about ${found} VPCs, gateways and instances fit on this machine`,
		fix: 'sysctl user.max_net_namespaces=65536'
	},
	{
		id: 'neighbours',
		title: 'neighbour entries of the machine (gc_thresh3)',
		enough: 1024,
		without: found => `about ${Math.floor(found / 2)} hosts can speak to unknown neighbours at once`,
		fix: 'sysctl net.ipv4.neigh.default.gc_thresh3=8192 net.ipv6.neigh.default.gc_thresh3=8192'
	},
	{
		id: 'flows-at-once',
		title: 'tracked flows (nf_conntrack_max)',
		enough: 16_384,
		without: found => `about ${found} flows at once in each VPC`,
		fix: 'sysctl net.netfilter.nf_conntrack_max=262144'
	},
	{
		id: 'memory-mb',
		title: 'memory free, in MB',
		enough: 512,
		without: found => `about ${Math.floor(found / 0.5)} instances fit`,
		fix: 'a machine with more memory'
	}
]
