import type {IcmpMatch, Lab, NetworkAclEntry, Protocol, Route, RouteTarget, SecurityGroupRule, Vpc} from '../model/model.ts'

/** Parts of a lab in few words, as the tables of `inspect` show them. Ids stand beside names where AWS would show ids. */
type Traffic = {readonly protocol: Protocol; readonly ports?: readonly [number, number]; readonly icmp?: IcmpMatch}

/** `tcp 80`, `udp 1024-65535`, `icmp type 8`, `all`. */
export function traffic({protocol, ports, icmp}: Traffic): string {
	if (icmp) return `${protocol} type ${icmp.type === -1 ? 'any' : icmp.type}${icmp.code === -1 ? '' : ` code ${icmp.code}`}`
	if (!ports || (ports[0] === 0 && ports[1] === 65_535)) return typeof protocol === 'number' ? `protocol ${protocol}` : protocol
	return `${protocol} ${ports[0] === ports[1] ? ports[0] : ports.join('-')}`
}

/** Where a rule of a security group lets traffic come from or go to. */
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

export function targetOf(target: RouteTarget, lab: Lab, vpc: Vpc): string {
	switch (target.kind) {
		case 'local':
			return 'local'
		case 'internet-gateway':
			return vpc.internetGateway?.id ?? 'igw'
		case 'egress-only-internet-gateway':
			return vpc.egressOnlyInternetGateway?.id ?? 'eigw'
		case 'nat-gateway':
			return named(target.key, vpc.natGateways)
		case 'network-interface':
			return named(target.key, vpc.interfaces)
		case 'peering':
			return named(target.key, lab.peerings)
		case 'gone':
			return target.was
		default:
			return named(target.key, [...lab.transitGateways, ...(lab.vpn?.gateways ?? [])])
	}
}

export const originOf = ({origin, prefixList}: Route): string => (prefixList === undefined ? origin : `prefix list ${prefixList}`)

const named = (key: string, things: readonly {readonly key: string; readonly id: string}[]): string =>
	`${things.find(thing => thing.key === key)?.id ?? 'gone'} (${key})`
