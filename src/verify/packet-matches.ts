/** Whether a capture contains the expected packets. Pure. */
import type {Packet} from '../capture/types.ts'
import type {ExpectedMatch} from '../checks/capture.ts'
import type {PacketMatch} from '../checks/packet-match.ts'
import type {Lab} from '../model/model.ts'
import type {TcpFlag} from '../net/tcp-flags.ts'
import type {ExpectationVerdict} from './judge.ts'
import {addressesOf} from './targets.ts'

/** The packets at a match's point that fit its description. */
export type ObservedMatch = {readonly match: ExpectedMatch; readonly packets: readonly Packet[]}

export function judgeMatches(observed: readonly ObservedMatch[]): ExpectationVerdict {
	const wrong = observed.flatMap(({match, packets}) => {
		const why = whyWrong(match, packets.length)
		return why === undefined ? [] : [why]
	})
	return wrong.length === 0 ? {passed: true} : {passed: false, why: wrong.join('; ')}
}

function whyWrong({point, seen, packet, count}: ExpectedMatch, times: number): string | undefined {
	if (!seen) return times === 0 ? undefined : `${point} must not see ${renderMatch(packet)}, and saw it ${renderTimes(times)}`

	if (count !== undefined) {
		return times === count
			? undefined
			: `${point} must see ${renderMatch(packet)} ${renderTimes(count)}, and saw it ${renderTimes(times)}`
	}

	return times > 0 ? undefined : `${point} must see ${renderMatch(packet)}, and did not`
}

const renderTimes = (times: number) => (times === 1 ? 'once' : times === 0 ? 'not at all' : `${times} times`)

/** `web sees tcp from laptop [syn]; eni:db does not see anything of it`. */
export const describeMatches = (expected: readonly ExpectedMatch[]): string =>
	expected
		.map(
			({point, seen, packet, count}) =>
				`${point} ${seen ? 'sees' : 'does not see'} ${renderMatch(packet)}${count === undefined ? '' : ` ${renderTimes(count)}`}`
		)
		.join('; ')

function renderMatch(match: PacketMatch): string {
	if (match.kind === 'filter') return `"${match.filter}"`

	const {protocol, source, destination, sourcePort, destinationPort, flags, icmpType, icmpCode, ttl, direction} = match
	const end = (name: string | undefined, port: number | undefined) => `${name ?? ''}${port === undefined ? '' : `:${port}`}`
	const words = [
		flags?.map(flag => flag.toUpperCase()).join('-'),
		protocol ?? (flags ? undefined : 'a packet'),
		(source || sourcePort) && `from ${end(source?.text, sourcePort)}`,
		(destination || destinationPort) && `to ${end(destination?.text, destinationPort)}`,
		icmpType !== undefined && `of type ${icmpType}${icmpCode === undefined ? '' : `, code ${icmpCode}`}`,
		ttl !== undefined && `with TTL ${ttl}`,
		direction && (direction === 'in' ? 'coming in' : 'going out')
	]
	return words.filter(Boolean).join(' ')
}

/**
 * Whether a packet fits a check's description. A name matches any of its addresses (the private one inside, the public one outside);
 * `web.public` and the like match only that one.
 */
export function looksLike(packet: Packet, match: PacketMatch & {readonly kind: 'fields'}, lab: Lab): boolean {
	const {protocol, source, destination, sourcePort, destinationPort, flags, icmpType, icmpCode, ttl, direction} = match
	const transport = packet.tcp ?? packet.udp
	return [
		protocol === undefined || packet[protocol === 'icmpv6' ? 'icmp' : protocol] !== undefined,
		protocol !== 'icmp' || packet.ip?.version === 4,
		protocol !== 'icmpv6' || packet.ip?.version === 6,
		!source || addressesOf(source, lab).some(address => address === packet.ip?.source),
		!destination || addressesOf(destination, lab).some(address => address === packet.ip?.destination),
		sourcePort === undefined || transport?.sourcePort === sourcePort,
		destinationPort === undefined || transport?.destinationPort === destinationPort,
		!flags || fitsFlags(flags, packet.tcp?.flags),
		icmpType === undefined || packet.icmp?.type === icmpType,
		icmpCode === undefined || packet.icmp?.code === icmpCode,
		ttl === undefined || packet.ip?.ttl === ttl,
		direction === undefined || packet.direction === direction
	].every(Boolean)
}

/**
 * Exactly the named ones of SYN, ACK, FIN and RST must be set: `SYN` is not a SYN-ACK. A lone RST or FIN may also have ACK. PSH and URG mean nothing
 * for a flow: they are compared only if named.
 */
function fitsFlags(wanted: readonly TcpFlag[], flags: readonly TcpFlag[] | undefined): boolean {
	if (!flags) return false

	const lone = wanted.length === 1 && (wanted[0] === 'rst' || wanted[0] === 'fin')
	const strict: readonly TcpFlag[] = lone ? ['syn', 'fin', 'rst'] : ['syn', 'ack', 'fin', 'rst']
	return wanted.every(flag => flags.includes(flag)) && strict.every(flag => flags.includes(flag) === wanted.includes(flag))
}
