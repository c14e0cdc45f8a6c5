/** Converts protocols, ports and ICMP types from AWS's numbers to a lab file's names. */

/** Every address of a family. */
export const everywhere = {4: '0.0.0.0/0', 6: '::/0'} as const

export const protocolNumbers: Readonly<Record<string, 'tcp' | 'udp' | 'icmp' | 'icmpv6'>> = {
	'1': 'icmp',
	'6': 'tcp',
	'17': 'udp',
	'58': 'icmpv6'
}
export const icmpNames: Readonly<Record<string, string>> = {
	'0': 'echo-reply',
	'3': 'destination-unreachable',
	'8': 'echo-request',
	'11': 'time-exceeded'
}
export const icmpv6Names: Readonly<Record<string, string>> = {
	'1': 'destination-unreachable',
	'2': 'packet-too-big',
	'3': 'time-exceeded',
	'128': 'echo-request',
	'129': 'echo-reply'
}

export const protocolNamed = (text: string): string => protocolNumbers[text] ?? text.toLowerCase()

export const isProtocolNumber = (text: string): boolean => /^\d{1,3}$/.test(text) && Number(text) <= 255

/** Undefined: all ports. */
export function portsOf(from: number | undefined, to: number | undefined): number | string | undefined {
	if (from === undefined || from < 0 || (from <= 1 && to === 65_535)) return from === 1 ? '1-65535' : undefined
	return to === undefined || to === from ? from : `${from}-${to}`
}

/** ICMP types whose only code is 0 are written without it. */
export function icmpOf(protocol: 'icmp' | 'icmpv6', type: number, code: number): unknown {
	if (type < 0) return 'all'
	const name = (protocol === 'icmp' ? icmpNames : icmpv6Names)[type] ?? type
	const hasNoCodes = (protocol === 'icmp' ? [0, 8] : [2, 128, 129]).includes(type)
	return code < 0 || (hasNoCodes && code === 0) ? name : {type, code}
}
