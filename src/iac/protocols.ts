/** Converts protocols and ports of rules from CloudFormation's properties to the lab file's keys. Pure. */
import {icmpOf, isProtocolNumber, portsOf, protocolNamed} from '../import/protocols.ts'
import type {Properties} from './properties.ts'

/** `{tcp: 80}` from IpProtocol, FromPort and ToPort. Undefined: refused, or unknown. */
export function ruleProtocol(rule: Properties): Readonly<Record<string, unknown>> | undefined {
	const written = rule.text('IpProtocol')
	if (written === undefined) return undefined
	const protocol = protocolNamed(written)
	const [from, to] = [rule.number('FromPort'), rule.number('ToPort')]
	// Unknown, or refused: reported already.
	if ((from === undefined && rule.has('FromPort')) || (to === undefined && rule.has('ToPort'))) return undefined
	if (protocol === '-1' || protocol === 'all') return {all: true}
	if (protocol === 'tcp' || protocol === 'udp') {
		if (from === undefined && to === undefined) {
			return rule.refuse('IpProtocol', {
				message: `Invalid value for portRange. Must specify both from and to ports with TCP/UDP.`,
				code: 'InvalidParameterValue',
				fix: 'add FromPort and ToPort'
			})
		}
		return {[protocol]: portsOf(from, to ?? from) ?? 'all'}
	}
	if (protocol === 'icmp' || protocol === 'icmpv6') return {[protocol]: icmpOf(protocol, from ?? -1, to ?? -1)}
	if (isProtocolNumber(protocol)) return {protocol: Number(protocol)}
	return rule.refuse('IpProtocol', {
		message: `Invalid value '${written}' for IP protocol. Unknown protocol.`,
		code: 'InvalidParameterValue',
		fix: 'write tcp, udp, icmp, icmpv6, -1 for all, or a number'
	})
}
