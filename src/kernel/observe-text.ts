/** The fields of `ip -json -details link` that are compared. */
export type LinkJson = {
	readonly ifname: string
	readonly flags: readonly string[]
	readonly mtu: number
	readonly group: string
	readonly address: string
	readonly inet6_addr_gen_mode?: string
	/** Name of its parent, or of its peer if that is in the same namespace. */
	readonly link?: string
	readonly ifalias?: string
	readonly linkinfo?: {readonly info_kind?: string; readonly info_data?: {readonly id?: number}}
}

/** The fields of `ip -json address` that are compared. */
export type AddressJson = {
	readonly ifname: string
	readonly addr_info: readonly {
		readonly local?: string
		readonly prefixlen?: number
		readonly noprefixroute?: boolean
		readonly nodad?: boolean
		readonly tentative?: boolean
	}[]
}

/**
 * One line per link, sorted: `eth0 up mtu 9001 group 5 mac 02:00:00:00:00:01 addrgenmode none`. A VLAN interface has `vlan 101 on eth0` after
 * that, however it is implemented: the hidden peer of a veth pair that replaces one is left out, and so is the relay device of a link with a
 * delay.
 */
export function linkLines(links: readonly LinkJson[]): string {
	const hidden = new Map(
		links.flatMap(({ifname, ifalias}) => (/^(vlan|delay) /.test(ifalias ?? '') ? [[ifname, ifalias ?? ''] as const] : []))
	)
	return lines(
		links.flatMap(({ifname, flags, mtu, group, address, inet6_addr_gen_mode: mode = 'absent', link, linkinfo}) => {
			if (hidden.has(ifname)) return []
			const vlan = linkinfo?.info_kind === 'vlan' ? `vlan ${linkinfo.info_data?.id} on ${link}` : hidden.get(link ?? '')
			const state = flags.includes('UP') ? 'up' : 'down'
			return [`${ifname} ${state} mtu ${mtu} group ${group} mac ${address} addrgenmode ${mode} ${vlan ?? ''}`]
		})
	)
}

/** One line per address, sorted: `eth0 10.0.0.5/16 noprefixroute`. */
export const addressLines = (links: readonly AddressJson[]): string =>
	lines(
		links.flatMap(({ifname, addr_info: addresses}) =>
			addresses.map(({local, prefixlen, ...is}) =>
				[`${ifname} ${local}/${prefixlen}`, is.noprefixroute && 'noprefixroute', is.nodad && 'nodad', is.tentative && 'tentative']
					.filter(Boolean)
					.join(' ')
			)
		)
	)

/**
 * Sorted, without the spaces and the continuation lines that `ip route` prints, and without what changes by itself some time after a link is up:
 * the IPv6 multicast route, and the flag of a link whose other end is down.
 */
export const routeLines = (text: string): string =>
	lines(
		text
			.replaceAll(/\n[ \t]+/g, ' ')
			.replaceAll(/ linkdown\b/g, '')
			.split('\n')
			.filter(line => !line.startsWith('multicast ff00::/8 '))
	)

/** Rules in the order in which the kernel evaluates them. */
export const ruleLines = (text: string): string =>
	text
		.split('\n')
		.map(line => line.replaceAll(/\s+/g, ' ').trim())
		.filter(Boolean)
		.join('\n')

export const neighborLines = (text: string): string => lines(text.split('\n'))

/** Removes comments and counters, which change by themselves; sorts tables alphabetically, and keeps the order of rules. */
export function firewallText(text: string): string {
	const plain = text
		.split('\n')
		.filter(line => !line.startsWith('#'))
		.map(line => line.replace(/ \[\d+:\d+\]$/, ''))
		.join('\n')
	return [...plain.matchAll(/^\*.*?^COMMIT$/gms)]
		.map(([table]) => table)
		.sort()
		.join('\n')
}

/** Removes the hash's seed, and sorts entries below their set. */
export const setLines = (text: string): string =>
	lines(
		text.split('\n').map(line =>
			line
				.replace(/ initval \S+/, '')
				.replace(/ bucketsize \d+/, '')
				.replace(/^create (\S+)/, 'add $1 =')
		)
	)

const lines = (all: readonly string[]): string =>
	all
		.map(line => line.replaceAll(/ {2,}/g, ' ').trim())
		.filter(Boolean)
		.sort()
		.join('\n')
