/**
 * A packet in one line, in the format of `tcpdump -n -S`, so that what people learn here they can read there. Differs from tcpdump: the TTL comes
 * last, every fragment shows its position, and what is above TCP and UDP is not decoded.
 */
import {linkTypes} from './link-types.ts'
import type {Arp, Headers, Icmp, Ip, LinkType, Tcp} from './types.ts'

export function summarize(headers: Headers, linkType: LinkType): string {
	const {ethernet, arp, ip, payloadLength} = headers
	const tags = ethernet !== undefined && ethernet.vlans.length > 0 ? `${ethernet.vlans.map(id => `vlan ${id}, `).join('')}` : ''
	if (ip !== undefined) return `${tags}${summarizeIp(headers, ip)}`
	if (arp !== undefined) return `${tags}${summarizeArp(arp, payloadLength)}`
	const cut = headers.incomplete === undefined ? '' : `[cut off: ${headers.incomplete}], `
	if (ethernet === undefined) {
		return linkType === linkTypes.ethernet || cut !== ''
			? `${cut}length ${payloadLength}`
			: `link type ${linkType}, length ${payloadLength}`
	}
	if (cut !== '') return `${tags}${cut}length ${payloadLength}`
	const kind = ethernet.etherType < 0x0600 ? '802.3' : `ethertype 0x${ethernet.etherType.toString(16).padStart(4, '0')}`
	return `${tags}${kind}, length ${payloadLength}`
}

function summarizeArp({operation, senderMac, senderIp, targetMac, targetIp}: Arp, padding: number): string {
	const known = targetMac === '00:00:00:00:00:00' || targetMac === 'ff:ff:ff:ff:ff:ff' ? '' : ` (${targetMac})`
	const length = `length ${28 + padding}`
	switch (operation) {
		case 1:
			return `ARP, Request who-has ${targetIp}${known} tell ${senderIp}, ${length}`
		case 2:
			return `ARP, Reply ${senderIp} is-at ${senderMac}, ${length}`
		default:
			return `ARP, operation ${operation}, ${length}`
	}
}

function summarizeIp(headers: Headers, ip: Ip): string {
	const {payloadLength, incomplete, tcp, udp, icmp} = headers
	const family = ip.version === 4 ? 'IP' : 'IP6'
	const ports = tcp ?? udp
	const ends =
		ports === undefined
			? `${ip.source} > ${ip.destination}`
			: `${ip.source}.${ports.sourcePort} > ${ip.destination}.${ports.destinationPort}`
	return `${family} ${ends}: ${fragmentText(ip)}${summarizeBody()}, ttl ${ip.ttl}`

	function summarizeBody(): string {
		if (tcp !== undefined) return summarizeTcp(tcp, payloadLength)
		if (udp !== undefined) return `UDP, length ${payloadLength}`
		if (icmp !== undefined) return summarizeIcmp(icmp, ip.version, payloadLength, incomplete !== undefined)
		if (incomplete !== undefined) return `[cut off: ${incomplete}], length ${payloadLength}`
		return `${protocolName(ip.protocol)}, length ${payloadLength}`
	}
}

function fragmentText({fragment}: Ip): string {
	if (fragment === undefined) return ''
	const {identification, offset, more} = fragment
	return `frag (id ${identification}, offset ${offset}, ${more ? 'more' : 'last'}) `
}

function summarizeTcp({flags, flagText, sequence, acknowledgement, window, optionText}: Tcp, length: number): string {
	const counts = length > 0 || flags.includes('syn') || flags.includes('fin') || flags.includes('rst')
	const end = length > 0 ? `:${(sequence + length) % 0x1_0000_0000}` : ''
	return (
		`Flags [${flagText}]` +
		(counts ? `, seq ${sequence}${end}` : '') +
		(flags.includes('ack') ? `, ack ${acknowledgement}` : '') +
		`, win ${window}` +
		(optionText === '' ? '' : `, options [${optionText}]`) +
		`, length ${length}`
	)
}

function summarizeIcmp(icmp: Icmp, version: 4 | 6, payloadLength: number, isCut: boolean): string {
	const length = `length ${payloadLength + (isCut ? 0 : 8)}`
	return version === 4 ? `ICMP ${icmpWords(icmp)}, ${length}` : `ICMP6, ${icmp6Words(icmp)}, ${length}`
}

function icmpWords({type, code, name, identifier, sequence, mtuBytes, gateway, inner}: Icmp): string {
	if (identifier !== undefined) return `${name.replace('-', ' ')}, id ${identifier}, seq ${sequence}`
	const target = inner?.ip?.destination
	if (target !== undefined) {
		if (type === 11) return code === 0 ? 'time exceeded in-transit' : 'ip reassembly time exceeded'
		if (type === 5 && code === 1) return `redirect ${target} to host ${gateway}`
		if (type === 5) return `redirect ${target} to net ${gateway}`
		if (type === 3) return unreachableWords(code, name, target, mtuBytes, inner)
	}
	return name
}

/** Only the codes that routers and hosts send today; the others keep their names. */
function unreachableWords(
	code: number,
	name: string,
	target: string,
	mtuBytes: number | undefined,
	inner: Headers | undefined
): string {
	switch (code) {
		case 0:
			return `net ${target} unreachable`
		case 1:
			return `host ${target} unreachable`
		case 2:
			return `${target} protocol ${inner?.ip?.protocol} unreachable`
		case 3:
			return portWords(target, inner)
		case 4:
			return `${target} unreachable - need to frag${mtuBytes ? ` (mtu ${mtuBytes})` : ''}`
		case 9:
			return `net ${target} unreachable - admin prohibited`
		case 10:
			return `host ${target} unreachable - admin prohibited`
		case 13:
			return `host ${target} unreachable - admin prohibited filter`
		default:
			return `${target} ${name}`
	}
}

function portWords(target: string, inner: Headers | undefined): string {
	if (inner?.tcp) return `${target} tcp port ${inner.tcp.destinationPort} unreachable`
	if (inner?.udp) return `${target} udp port ${inner.udp.destinationPort} unreachable`
	return `${target} protocol ${inner?.ip?.protocol} port unreachable`
}

function icmp6Words({type, code, name, identifier, sequence, mtuBytes, target, inner}: Icmp): string {
	if (identifier !== undefined) return `${name.replace('-', ' ')}, id ${identifier}, seq ${sequence}`
	if (type === 2) return `packet too big, mtu ${mtuBytes}`
	if (type === 135 && target !== undefined) return `neighbor solicitation, who has ${target}`
	if (type === 136 && target !== undefined) return `neighbor advertisement, tgt is ${target}`
	const about = inner?.ip?.destination
	if (type === 3 && code === 0 && about !== undefined) return `time exceeded in-transit for ${about}`
	if (type === 1 && about !== undefined) return `destination unreachable, ${unreachable6Words(code, name, about, inner)}`
	return name.replaceAll('-', ' ')
}

function unreachable6Words(code: number, name: string, about: string, inner: Headers | undefined): string {
	switch (code) {
		case 0:
			return `unreachable route ${about}`
		case 1:
			return `unreachable prohibited ${about}`
		case 3:
			return `unreachable address ${about}`
		case 4:
			return `unreachable port, ${portWords(about, inner).replace(' unreachable', '')}`
		default:
			return `${name} ${about}`
	}
}

const protocolNames: Readonly<Record<number, string>> = {
	1: 'ICMP',
	2: 'IGMP',
	6: 'TCP',
	17: 'UDP',
	47: 'GRE',
	50: 'ESP',
	51: 'AH',
	58: 'ICMP6',
	89: 'OSPF',
	132: 'SCTP'
}

const protocolName = (protocol: number): string => protocolNames[protocol] ?? `ip-proto-${protocol}`
