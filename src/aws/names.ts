/** The names that each kind gives to DNS. */
import type {DnsFacts, ForwardingRule, SiteServerFacts, Zone} from '../dns/types.ts'
import {none, type PartsByKind, partsOf} from '../model/kind-names.ts'
import type {Lab} from '../model/model.ts'
import {serviceZones} from './aws-service/names.ts'
import {hostedZone} from './hosted-zone/names.ts'
import {loadBalancerNames} from './load-balancer/names.ts'
import {resolverEndpoint} from './resolver-endpoint/names.ts'
import {site} from './site/names.ts'
import {vpcFactsOf} from './vpc/names.ts'
import {endpointZones} from './vpc-endpoint/names.ts'

/** What a kind gives to DNS. */
export type NamesPart = {
	/** Of two that are alike in name and VPCs the first counts. */
	readonly zones?: (lab: Lab) => readonly Zone[]
	readonly rules?: (lab: Lab) => readonly ForwardingRule[]
	readonly siteServers?: (lab: Lab) => Readonly<Record<string, SiteServerFacts>>
}

const names: PartsByKind<NamesPart> = {
	vpc: none('EC2 gives their names by a rule: vpc/names.ts, dns/ec2-answer.ts'),
	instance: none('names of EC2: vpc/names.ts'),
	'network-interface': none('names of EC2: vpc/names.ts'),
	'hosted-zone': hostedZone,
	'resolver-endpoint': resolverEndpoint,
	'elastic-ip': none('names of EC2: vpc/names.ts'),
	'vpc-peering-connection': none('which names are private over it: vpc/names.ts'),
	'internet-gateway': none('it has no name'),
	'egress-only-internet-gateway': none('it has no name'),
	'nat-gateway': none('it has no name'),
	'load-balancer': loadBalancerNames,
	'target-group': none('it has no name'),
	'vpc-endpoint': {zones: endpointZones},
	'aws-service': {zones: serviceZones},
	'transit-gateway': none('it has no name'),
	'transit-gateway-peering': none('it has no name'),
	'vpn-gateway': none('it has no name'),
	'vpn-connection': none('it has no name'),
	'direct-connect': none('it has no name'),
	'direct-connect-gateway': none('it has no name'),
	site,
	internet: none('its hosts have no names'),
	subnet: none('it has no name'),
	'route-table': none('it has no name'),
	'network-acl': none('it has no name'),
	'security-group': none('it has no name'),
	'prefix-list': none('it has no name'),
	'dhcp-options': none('it names servers, which give the names'),
	link: none('it has no name'),
	zone: none('it has no name')
}

const parts = partsOf<NamesPart>(names)

export const dnsFactsOf = (lab: Lab): DnsFacts => ({
	vpcs: Object.fromEntries(lab.vpcs.map(vpc => [vpc.key, vpcFactsOf(vpc, lab)])),
	zones: parts.flatMap(({zones}) => zones?.(lab) ?? []),
	rules: parts.flatMap(({rules}) => rules?.(lab) ?? []),
	siteServers: Object.assign({}, ...parts.map(({siteServers}) => siteServers?.(lab)))
})
