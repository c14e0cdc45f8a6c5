/** Which entry of a network ACL allowed or denied a packet, and the entry that would allow it. */
import {decisionBy, type Explainer, partsOfKey, patchAt, trafficWords} from '../../explain/part.ts'
import {traffic} from '../../inspect/words.ts'
import type {Path} from '../../model/finding.ts'
import {cidrOf, family} from '../../net/address.ts'

/** The number of the final deny (NACL-1). */
const lastNumber = 32_767

function aclAt(key: string): Path {
	const [vpc, name] = partsOfKey(key)
	return ['vpcs', vpc, 'networkAcls', name]
}

const sides = {ingress: 'from', egress: 'to'} as const
const ways = {ingress: 'into', egress: 'out of'} as const

export const networkAcl = {
	components: {'network-acl': ({key}) => ({name: `network ACL ${key}`})},
	decisions: {
		'network-acl-entry'({acl: key, direction, number, action, subnet}, hop, {topology, question}) {
			const acl = topology.vpcs.get(partsOfKey(key)[0])?.networkAcls.find(one => one.key === key)
			const entries = acl?.[direction] ?? []
			const entry = entries.find(one => one.number === number && one.action === action)
			const where = `${ways[direction]} subnet ${subnet}`
			const listed = entries.map(one => `${one.number} ${one.action} ${traffic(one)} ${sides[direction]} ${one.cidr}`)
			if (!entry) {
				return {
					text: `denies ${trafficWords(question, hop)} ${where} by its last entry, *: no other one matches`,
					path: [...aclAt(key), direction],
					others: listed
				}
			}
			const verb = action === 'allow' ? 'allows' : 'denies'
			return {
				text: `${verb} it ${where} by entry ${number}: ${traffic(entry)} ${sides[direction]} ${entry.cidr}`,
				path: [...aclAt(key), direction, String(number)],
				aws: {
					AclRule: {
						Cidr: entry.cidr,
						Egress: direction === 'egress',
						Protocol: String(entry.protocol),
						RuleAction: action,
						RuleNumber: number,
						...(entry.ports && {PortRange: {From: entry.ports[0], To: entry.ports[1]}})
					}
				},
				...(action === 'deny' && {others: listed})
			}
		}
	},
	*remedies({hop}, {topology, question, draft}) {
		const decision = decisionBy(hop, 'network-acl-entry')
		if (!decision || hop.code === undefined) return
		const {acl: key, direction, number} = decision
		const [vpc, name] = partsOfKey(key)
		const written = draft.vpcs.get(vpc)?.written.networkAcls?.[name]?.[direction]
		const taken = new Set(
			topology.vpcs
				.get(vpc)
				?.networkAcls.find(one => one.key === key)
				?.[direction].map(one => one.number)
		)
		const free = freeNumber(number, taken)
		const peer = direction === 'ingress' ? hop.packet.source : hop.packet.destination
		// A reply goes to a port that the client's system chose (NACL-4).
		const ports =
			question.protocol === 'icmp'
				? {}
				: {ports: isEphemeral(hop.packet.destinationPort) ? '1024-65535' : hop.packet.destinationPort}
		const protocol = question.protocol === 'icmp' && family(peer) === 6 ? 'icmpv6' : question.protocol
		const entry = {allow: protocol, ...ports, [sides[direction]]: cidrOf(peer)}
		const shown = 'ports' in ports ? `${protocol.toUpperCase()} ${ports.ports}` : protocol.toUpperCase()
		if (free !== undefined) {
			yield {
				what: `network ACL ${key} allows ${shown} ${sides[direction]} ${peer}, ${direction}, by entry ${free}`,
				patch: patchAt([...aclAt(key), direction, String(free)], entry)
			}
		}
		if (number !== lastNumber && written && Object.hasOwn(written, String(number))) {
			yield {
				what: `network ACL ${key} no longer denies by entry ${number}, ${direction}`,
				patch: patchAt([...aclAt(key), direction, String(number)], null)
			}
		}
	}
} satisfies Explainer

const isEphemeral = (port: number): boolean => port >= 1024 && port > 32_767

/** A number before the denying entry's: the nearest below it, or the multiple of ten after the last entry. */
function freeNumber(denying: number, taken: ReadonlySet<number>): number | undefined {
	if (denying === lastNumber) {
		const next = (Math.floor(Math.max(90, ...taken) / 10) + 1) * 10
		return next < lastNumber ? next : undefined
	}
	for (let number = denying - 1; number >= 1; number--) if (!taken.has(number)) return number
	return undefined
}
