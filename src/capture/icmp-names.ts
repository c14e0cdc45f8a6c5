/** Names of ICMP and ICMPv6 messages, one table per family; where both have the same message it has the same name. */

type Names = Readonly<Record<number, string | readonly string[]>>

const version4: Names = {
	0: 'echo-reply',
	3: [
		'net-unreachable',
		'host-unreachable',
		'protocol-unreachable',
		'port-unreachable',
		'fragmentation-needed',
		'source-route-failed',
		'net-unknown',
		'host-unknown',
		'host-isolated',
		'net-prohibited',
		'host-prohibited',
		'net-unreachable-for-tos',
		'host-unreachable-for-tos',
		'communication-prohibited',
		'precedence-violation',
		'precedence-cutoff'
	],
	4: 'source-quench',
	5: 'redirect',
	8: 'echo-request',
	9: 'router-advertisement',
	10: 'router-solicitation',
	11: ['time-exceeded', 'reassembly-time-exceeded'],
	12: 'parameter-problem',
	13: 'timestamp-request',
	14: 'timestamp-reply'
}

const version6: Names = {
	1: [
		'no-route',
		'communication-prohibited',
		'beyond-scope',
		'address-unreachable',
		'port-unreachable',
		'failed-policy',
		'reject-route'
	],
	2: 'packet-too-big',
	3: ['time-exceeded', 'reassembly-time-exceeded'],
	4: 'parameter-problem',
	128: 'echo-request',
	129: 'echo-reply',
	130: 'multicast-listener-query',
	131: 'multicast-listener-report',
	132: 'multicast-listener-done',
	133: 'router-solicitation',
	134: 'router-advertisement',
	135: 'neighbor-solicitation',
	136: 'neighbor-advertisement',
	137: 'redirect',
	143: 'multicast-listener-report-v2'
}

/** `port-unreachable`, `echo-request`; a message without a name: `type 40 code 1`. */
export function icmpName(version: 4 | 6, type: number, code: number): string {
	const names = (version === 4 ? version4 : version6)[type]
	const name = typeof names === 'string' ? names : names?.[code]
	return name ?? `type ${type} code ${code}`
}

/** True for the messages that quote the packet they are about. */
export const isIcmpError = (version: 4 | 6, type: number): boolean =>
	version === 4 ? type === 3 || type === 4 || type === 5 || type === 11 || type === 12 : type < 128
