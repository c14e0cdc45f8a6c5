/** Flow logs, as EC2 describes them. */
import type {FlowLog, FlowLogResource} from '../../model/flow-log.ts'
import {awsBag, compact, type Item, tagsIfAny, type View} from '../view.ts'

type Thing = {readonly key: string; readonly id: string}

/** Id of a flow log's resource. */
function resourceId({kind, key}: FlowLogResource, {lab: {vpcs}}: View): string | undefined {
	const things =
		kind === 'vpc' ? vpcs : vpcs.flatMap((vpc): readonly Thing[] => (kind === 'subnet' ? vpc.subnets : vpc.interfaces))
	return things.find(one => one.key === key)?.id
}

/** As DescribeFlowLogs answers. */
export const describeFlowLogs = (view: View): readonly Item[] =>
	(view.lab.flowLogs ?? [])
		.filter(({region, account}) => region === view.region && account === view.account)
		.map(log => describeFlowLog(log, view))

const describeFlowLog = ({id, resource, trafficType, fields, maxAggregationInterval, destination}: FlowLog, view: View): Item =>
	compact({
		FlowLogId: id,
		FlowLogStatus: 'ACTIVE',
		DeliverLogsStatus: 'SUCCESS',
		ResourceId: resourceId(resource, view),
		TrafficType: trafficType,
		LogFormat: fields.map(field => `\${${field}}`).join(' '),
		MaxAggregationInterval: maxAggregationInterval,
		LogDestinationType: destination.kind,
		...(destination.kind === 's3'
			? {LogDestination: `arn:aws:s3:::${destination.bucket}`}
			: {LogGroupName: destination.logGroup}),
		...tagsIfAny(id, 'flowLogs', view),
		...awsBag(id, 'flowLogs', view)
	})
