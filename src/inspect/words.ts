import type {IcmpMatch, NetworkAclEntry, NetworkInterface, Protocol, Route, SecurityGroupRule} from '../model/model.ts'

/** Short descriptions of parts of a lab for the tables of `inspect`. Ids are shown beside names where AWS shows ids. */
type Traffic = {readonly protocol: Protocol; readonly ports?: readonly [number, number]; readonly icmp?: IcmpMatch}

/** `tcp 80`, `udp 1024-65535`, `icmp type 8`, `all`. */
export function traffic({protocol, ports, icmp}: Traffic): string {
	if (icmp) return `${protocol} type ${icmp.type === -1 ? 'any' : icmp.type}${icmp.code === -1 ? '' : ` code ${icmp.code}`}`
	if (!ports || (ports[0] === 0 && ports[1] === 65_535)) return typeof protocol === 'number' ? `protocol ${protocol}` : protocol
	return `${protocol} ${ports[0] === ports[1] ? ports[0] : ports.join('-')}`
}

/** The source or destination of a security group's rule. */
export function peerOf({peer}: SecurityGroupRule): string {
	switch (peer.kind) {
		case 'cidr':
			return peer.cidr
		case 'prefix-list':
			return `prefix list ${peer.key}`
		case 'group':
			return `group ${peer.key}`
		case 'stale':
			return `group ${peer.was} (stale: matches nothing)`
	}
}

export const entry = ({number, action, cidr, ...what}: NetworkAclEntry) => [number, action, traffic(what), cidr] as const

/** AWS shows the last entry of every network ACL as `*`. */
export const lastEntry = ['*', 'deny', 'all', ''] as const

export const originOf = ({origin, prefixList}: Route): string => (prefixList === undefined ? origin : `prefix list ${prefixList}`)

/** `nat-0123 (main.nat)`. */
export const named = (key: string, things: readonly {readonly key: string; readonly id: string}[]): string =>
	`${things.find(thing => thing.key === key)?.id ?? 'gone'} (${key})`

export const privateOf = (own: readonly NetworkInterface[]): string =>
	own.flatMap(({privateIps}) => privateIps.map(({address}) => address)).join(' ')

export const publicOf = (own: readonly NetworkInterface[]): string =>
	own
		.flatMap(({privateIps}) => privateIps.flatMap(({publicIp}) => (publicIp ? [publicIp] : [])))
		.map(({address, elasticIp}) => (elasticIp === undefined ? address : `${address} (${elasticIp})`))
		.join(' ')

export const listed = (names: readonly string[]): string => names.join(', ') || 'used by none'

/** `http:80 udp:53`. */
export const servesOf = (services: readonly {readonly protocol: string; readonly port: number; readonly tls?: true}[]): string =>
	services.map(({protocol, port, tls}) => `${protocol}${tls ? 's' : ''}:${port}`).join(' ')
