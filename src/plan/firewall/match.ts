import type {IcmpMatch, Protocol} from '../../model/model.ts'

/** The part of a rule that security groups and network ACLs have in common. */
export type Traffic = {
	readonly protocol: Protocol
	readonly ports?: readonly [number, number]
	readonly icmp?: IcmpMatch
}

export type Family = 4 | 6

const isAny = (value: number) => value === -1

function icmpArguments(family: Family, {type, code}: IcmpMatch): string {
	if (isAny(type)) return ''

	const option = family === 4 ? '--icmp-type' : '--icmpv6-type'
	return ` ${option} ${type}${isAny(code) ? '' : `/${code}`}`
}

/**
 * iptables arguments for a protocol and its ports, with a leading space; undefined where the family has no such protocol
 * (ICMP has one protocol per family).
 */
export function trafficArguments(family: Family, {protocol, ports, icmp}: Traffic): string | undefined {
	switch (protocol) {
		case 'all':
			return ''
		case 'tcp':
		case 'udp':
			return ` -p ${protocol}${ports && !(ports[0] === 0 && ports[1] === 65535) ? ` --dport ${ports[0]}:${ports[1]}` : ''}`
		case 'icmp':
		case 1:
			return family === 4 ? ` -p icmp${icmp ? icmpArguments(4, icmp) : ''}` : undefined
		case 'icmpv6':
		case 58:
			return family === 6 ? ` -p icmpv6${icmp ? icmpArguments(6, icmp) : ''}` : undefined
		default:
			return ` -p ${protocol}`
	}
}

/** Whether the block is 0.0.0.0/0 or ::/0. */
export const isEverywhere = (cidr: string): boolean => cidr.endsWith('/0')
