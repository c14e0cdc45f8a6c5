/** An endpoint of the Route 53 Resolver: interfaces that AWS owns, at which the agent answers (inbound) or from which it queries (outbound). */
import {addressesOf} from '../../model/interfaces.ts'
import type {Lab, Vpc} from '../../model/model.ts'
import type {ResolverEndpoint} from '../../model/resolver-endpoint.ts'
import type {Context} from '../../plan/context.ts'
import {renderTable} from '../../plan/firewall/table.ts'
import {namespaceOf} from '../../plan/names.ts'
import type {PartialPlan, PlanPart} from '../../plan/partial-plan.ts'
import {
	type ServiceInterface,
	serviceAttachment,
	serviceInterface,
	serviceLink,
	serviceNamespace,
	servicePoint
} from '../../plan/service-interface.ts'
import type {Listener, NamespacePlan} from '../../plan/types.ts'
import {forwarderOf} from './names.ts'

type Placed = {readonly endpoint: ResolverEndpoint; readonly index: number; readonly service: ServiceInterface}

const placed = (vpc: Vpc, {resolverEndpoints = []}: Lab): Placed[] =>
	resolverEndpoints
		.filter(endpoint => endpoint.vpc === vpc.key)
		.flatMap(endpoint =>
			endpoint.interfaces.map((key, index) => ({
				endpoint,
				index,
				service: serviceInterface(vpc, key, {namespace: namespaceOf.resolverEndpoint(`${endpoint.key}.${index}`)})
			}))
		)

/** Ping is not answered [unverified]. */
const firewall = renderTable('filter', [
	'-A INPUT -m conntrack --ctstate ESTABLISHED -j ACCEPT',
	'-A INPUT -p udp --dport 53 -m conntrack --ctstate NEW -j ACCEPT',
	'-A INPUT -p tcp --dport 53 -m conntrack --ctstate NEW -j ACCEPT',
	'-A INPUT -j DROP',
	'-A FORWARD -j DROP'
])

function listenersOf({endpoint, service}: Placed): readonly Listener[] {
	const addresses = addressesOf(service.networkInterface)
	if (endpoint.direction === 'outbound') return [{protocol: 'dns-forwarder', port: 0, addresses, id: forwarderOf(endpoint.key)}]
	const server = {kind: 'vpc', vpc: endpoint.vpc, isInbound: true} as const
	return (['dns', 'dns-tcp'] as const).map(protocol => ({protocol, port: 53, addresses, server}))
}

const compileOne = (one: Placed): NamespacePlan =>
	serviceNamespace('resolver-endpoint', one.service, {firewall: {ipv4: firewall}, listeners: listenersOf(one)})

function compile(lab: Lab, context: Context): PartialPlan {
	const all = lab.vpcs.flatMap(vpc => placed(vpc, lab))
	return {
		namespaces: Object.fromEntries(all.map(one => [one.service.namespace, compileOne(one)])),
		links: all.map(({service}) => serviceLink(service, context)),
		points: Object.fromEntries(
			all.map(({endpoint: {key, direction}, index, service}) => [
				`resolver:${key}.${index}`,
				servicePoint(service, `ENI ${index} of the ${direction} endpoint ${key} of the resolver`)
			])
		)
	}
}

export const resolverEndpoint: PlanPart = {
	compile,
	attachments: (lab, vpc) => placed(vpc, lab).map(({service}) => serviceAttachment(service))
}
