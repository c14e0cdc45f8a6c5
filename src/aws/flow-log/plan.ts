/** Flow logs of a VPC: a service in its router's namespace, and a firewall that reports what it drops. */
import {effectiveRoutes} from '../../control/routes.ts'
import type {FlowLog} from '../../model/flow-log.ts'
import {versionOf} from '../../model/flow-log.ts'
import type {Lab, NetworkInterface, Subnet, Vpc} from '../../model/model.ts'
import {addressAt} from '../../net/address.ts'
import type {VpcContext} from '../../plan/context.ts'
import {namespaceOf} from '../../plan/names.ts'
import type {Attachment} from '../../plan/partial-plan.ts'
import {type Rejects, reportedRejects, silent} from '../../plan/rejects.ts'
import type {FlowLogSpec, LoggedInterface, LogSpec, TrafficPath} from '../../services/flow-log/types.ts'
import {filterDevices} from '../network-interface/plan-filter-devices.ts'

/** Whether a log covers that interface. */
const isOf = ({resource: {kind, key}}: FlowLog, {key: own, subnet}: NetworkInterface, vpc: Vpc): boolean =>
	(kind === 'vpc' && key === vpc.key) || (kind === 'subnet' && key === subnet) || (kind === 'network-interface' && key === own)

const logsIn = ({flowLogs = []}: Lab, vpc: Vpc): readonly FlowLog[] =>
	flowLogs.filter(log => vpc.interfaces.some(one => isOf(log, one, vpc)))

/** How the VPC's filters drop packets: recorded if it has flow logs. */
export const rejectsIn = (lab: Lab, vpc: Vpc): Rejects => (logsIn(lab, vpc).length > 0 ? reportedRejects : silent)

/** Undefined: the VPC has no flow log. `services`: addresses of AWS's services in it. */
export function flowLogDaemon(
	lab: Lab,
	context: VpcContext,
	attachments: readonly Attachment[],
	services: readonly string[]
): FlowLogSpec | undefined {
	const {vpc} = context
	const logs = logsIn(lab, vpc)
	if (logs.length === 0) return undefined
	const interfaces = vpc.interfaces.flatMap((one): readonly LoggedInterface[] => {
		const own = logs.filter(log => isOf(log, one, vpc))
		const places = placesOf(one, context, attachments)
		return own.length === 0 || places.length === 0 ? [] : [loggedInterface(one, vpc, {places, logs: own.map(({id}) => id)})]
	})
	return {
		kind: 'flow-log',
		id: `flow-log.${namespaceOf.vpc(vpc.key)}`,
		interfaces,
		logs: logs.map(logSpec),
		unlogged: [...services, ...vpc.subnets.map(({cidr}) => addressAt(cidr, 1)), ...windowsActivation],
		paths: Object.fromEntries(vpc.subnets.map(subnet => [subnet.id, pathsOf(subnet, vpc, attachments)]))
	}
}

const windowsActivation = ['169.254.169.250', '169.254.169.251']

const logSpec = ({
	id,
	account,
	region,
	trafficType,
	fields,
	maxAggregationInterval,
	destination,
	resource
}: FlowLog): LogSpec => ({
	id,
	account,
	region,
	trafficType,
	fields,
	version: versionOf(fields, resource.kind),
	aggregationSeconds: maxAggregationInterval,
	destination
})

function loggedInterface(
	{id, subnet: subnetKey, privateIps, ipv6, owner}: NetworkInterface,
	{id: vpcId, account, region, subnets, instances}: Vpc,
	rest: Pick<LoggedInterface, 'places' | 'logs'>
): LoggedInterface {
	const subnet = subnets.find(({key}) => key === subnetKey)
	const instance = owner?.kind === 'instance' ? instances.find(({key}) => key === owner.key) : undefined
	const [four, six] = [privateIps[0]?.address, ipv6[0]]
	return {
		...rest,
		primary: {...(four && {4: four}), ...(six && {6: six})},
		facts: {
			'account-id': account,
			'interface-id': id,
			'vpc-id': vpcId,
			...(subnet && {'subnet-id': subnet.id, 'az-id': subnet.zoneId}),
			...(instance && {'instance-id': instance.id}),
			region
		}
	}
}

/** For an interface that passes transit packets, the security groups drop in a namespace of their own. */
function placesOf(
	one: NetworkInterface,
	{vpc, linkedByKey}: VpcContext,
	attachments: readonly Attachment[]
): LoggedInterface['places'] {
	const namespace = namespaceOf.vpc(vpc.key)
	const linked = linkedByKey.get(one.key)
	if (!linked) return attachments.filter(each => each.interface === one.key).map(({link}) => ({namespace, link, counts: true}))
	const {link, filtered} = linked
	return filtered
		? [{namespace, link, counts: true}]
		: [
				{namespace: namespaceOf.interfaceFilter(one.key), link: filterDevices.guest, counts: true},
				{namespace, link, counts: false}
			]
}

/** FL-7. */
function pathsOf({routeTable}: Subnet, vpc: Vpc, attachments: readonly Attachment[]): readonly TrafficPath[] {
	const table = vpc.routeTables.find(({key}) => key === routeTable)
	return (table ? effectiveRoutes(table) : [])
		.filter(({state}) => state === 'active')
		.map(({destination, target}) => ({destination, path: attachments.find(one => one.serves(target))?.trafficPath ?? 1}))
}
