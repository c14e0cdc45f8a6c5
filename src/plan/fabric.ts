/** The numbers and addresses that namespaces of one lab share. Arbitrary, and invisible from inside an instance. */

/** MAC of every router end. No link has more than one such end that is resolved, so one for all is enough. */
export const routerMac = '0e:00:00:00:00:01'

/** Next hop "the other end" on links between routers: unnumbered, with a permanent neighbor entry on each side. */
export const farEnd = {4: '169.254.0.1', 6: 'fe80::1'} as const

/** The VPC's IPv6 router, as seen by the instance (V6-1). */
export const vpcRouter6 = 'fe80:ec2::1'

/** Kernel tables of a VPC's router; the route tables themselves are numbered by `numbered()`. */
export const tables = {
	/** The kernel's own `main`. */
	main: 254,
	/** Every address of the VPC, then a drop: the target `local`. */
	local: 100
} as const

/** Priorities of the policy rules of a VPC's router, in the order in which the kernel evaluates them. */
export const priorities = {
	/** Replies to flows that came through a load balancer's node (NLB-12). */
	returning: 70,
	/** Destinations that no route can lead to (RT-5). */
	reserved: 80,
	/** Addresses at which AWS's services in the router answer. */
	services: 85,
	/** Packets from a gateway to its neighbors in the subnet of its ENI bypass the route tables (MOD-6). */
	gatewaySubnet: 90,
	/** Packets that enter by a gateway are routed by that gateway's table, never by their source. */
	gateway: 100,
	/** Within a subnet, frames go from ENI to ENI regardless of the route table (MOD-6). */
	sameSubnet: 200,
	/** An ENI without source/destination check sends with foreign sources: its link shows its subnet. */
	anySource: 300,
	subnet: 400,
	local: 1000
} as const

/** MTUs in bytes (MTU-1). */
export const mtu = {
	vpc: 9001,
	interRegionPeering: 8500,
	transitGateway: 8500,
	internet: 1500,
	natPublic: 1500,
	natPrivate: 8500,
	/** Without "fragmentation needed": larger packets are silently dropped. */
	vpcEndpoint: 8500
} as const

function fnv1a(text: string): number {
	let hash = 0x811c9dc5
	for (let index = 0; index < text.length; index++) {
		hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
	}

	return hash >>> 0
}

/** A hash of the text, below `limit`. */
export const shortNumber = (text: string, limit: number): number => fnv1a(text) % limit

/**
 * A number for each key, the same whatever other keys there are (except for rare collisions): adding or removing keys renumbers nothing that
 * runs.
 */
export function numbered(keys: Iterable<string>, first: number, last: number): ReadonlyMap<string, number> {
	const size = last - first + 1
	const sorted = [...keys].sort()
	if (sorted.length > size) throw new RangeError(`${sorted.length} keys do not fit into ${size} numbers`)

	const taken = new Set<number>()
	return new Map(
		sorted.map(key => {
			let number = first + (fnv1a(key) % size)
			while (taken.has(number)) {
				number = number === last ? first : number + 1
			}

			taken.add(number)
			return [key, number]
		})
	)
}
