/** Targets of aliases, from what calls say of them to what the file writes. Pure. */
import type {AliasTarget} from '../../../api-models/route53.d.ts'
import type {Alias, HostedZone} from '../../model/hosted-zone.ts'
import type {VpcEndpoint} from '../../model/vpc-endpoint.ts'
import {canonicalZoneId} from '../elb-names.ts'
import type {Item, View} from '../view.ts'
import {endpointZoneId} from '../vpc-endpoint/zone-id.ts'
import {domainOf, dotted} from './domain.ts'

/** `main.web` of a load balancer or an interface endpoint, or a name of the zone. Undefined: there is no such target. */
export function aliasAsked({DNSName, HostedZoneId}: AliasTarget, zone: HostedZone, {lab}: View): string | undefined {
	// A name of the zone may be made by the same batch: whether it is there is for the lab's rules.
	if (HostedZoneId === zone.id) return domainOf(DNSName)
	// The console writes it so, of load balancers whose names may have IPv6 addresses as well.
	const name = domainOf(DNSName).replace(/^dualstack\./, '')
	for (const vpc of lab.vpcs) {
		const balancer = vpc.loadBalancers.find(one => one.dnsName.toLowerCase() === name)
		if (balancer && canonicalZoneId(balancer, vpc) === HostedZoneId) return balancer.key
		const endpoint = vpc.vpcEndpoints?.find(one => publicNames(one).includes(name))
		if (endpoint) return endpoint.key
	}
	return undefined
}

/** As Route 53 answers it. */
export function aliasItem({target, evaluateTargetHealth}: Alias, zone: HostedZone, {lab}: View): Item {
	const answered = (HostedZoneId: string, name: string): Item => ({
		HostedZoneId,
		DNSName: dotted(name),
		EvaluateTargetHealth: evaluateTargetHealth
	})
	if (target.kind === 'record') return answered(zone.id, target.name)
	for (const vpc of lab.vpcs) {
		const balancer = vpc.loadBalancers.find(({key}) => target.kind === 'load-balancer' && key === target.key)
		if (balancer) return answered(canonicalZoneId(balancer, vpc), balancer.dnsName)
		const endpoint = vpc.vpcEndpoints?.find(({key}) => target.kind === 'vpc-endpoint' && key === target.key)
		const [name] = endpoint ? publicNames(endpoint) : []
		if (name !== undefined) return answered(endpointZoneId, name)
	}
	return answered(zone.id, target.key)
}

/** As the file may write it, so that two of them can be compared. */
export function wholeAlias(written: string, {name, records}: HostedZone): string {
	const short = written.toLowerCase().replace(/\.$/, '')
	return [short, `${short}.${name}`].find(one => records.some(record => record.name === one)) ?? written
}

const publicNames = (endpoint: VpcEndpoint): readonly string[] =>
	endpoint.type === 'Interface' ? endpoint.names.filter(one => !one.private).map(one => one.name) : []
