/** Flow logs. Doc: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFlowLogs.html */

import type {CreateFlowLogsRequest, Requests} from '../../../api-models/ec2.d.ts'
import {AwsError, invalidValue, missing} from '../../api/errors.ts'
import {listing} from '../../api/listing.ts'
import {type Actions, type ApiPart, itemOf, type Patch, patchAt, pathOf, type ResourceType, together} from '../../api/part.ts'
import {keyFor, tagsFor, writtenTags} from '../../api/tags.ts'
import {networkInterfaceType} from '../network-interface/actions.ts'
import {subnetOf} from '../subnet/actions-place.ts'
import type {View} from '../view.ts'
import {vpcOf} from '../vpc/actions.ts'
import {describeFlowLogs} from './wire.ts'

const notFound = (...ids: readonly string[]) =>
	new AwsError(
		'InvalidFlowLogId.NotFound',
		`These flow log ids in the input list are not found: [TotalCount: ${ids.length}] ${ids.join(' ')}`
	)

const flowLogType: ResourceType = {
	word: 'vpc-flow-log',
	inert: ['CreationTime', 'DeliverLogsPermissionArn', 'DeliverLogsStatus', 'DeliverLogsErrorMessage'],
	list: 'FlowLogs',
	prefix: 'fl',
	id: 'FlowLogId',
	all: describeFlowLogs,
	missing: notFound,
	section: 'flowLogs'
}

const filters = {
	'deliver-log-status': 'DeliverLogsStatus',
	'flow-log-id': 'FlowLogId',
	'log-destination-type': 'LogDestinationType',
	'log-group-name': 'LogGroupName',
	'resource-id': 'ResourceId',
	'traffic-type': 'TrafficType'
}

const invalid = (message: string) => new AwsError('InvalidParameter', message)

/** Where the records go, as the file writes it. Errors: AwsError. */
function destinationOf({LogDestinationType = 'cloud-watch-logs', ...input}: CreateFlowLogsRequest): Patch {
	const {LogGroupName, LogDestination, DeliverLogsPermissionArn} = input
	if (LogGroupName !== undefined && LogDestination !== undefined) {
		throw invalid('Please only provide LogGroupName or only provide LogDestination.')
	}
	if (LogDestinationType === 's3') {
		if (LogGroupName !== undefined) throw invalid('LogDestination type must be cloud-watch-logs if LogGroupName is provided.')
		const [, bucket] = /^arn:aws[\w-]*:s3:::([^/]+)/.exec(LogDestination ?? '') ?? []
		if (LogDestination === undefined) throw invalid("LogDestination can't be empty if LogGroupName is not provided.")
		if (bucket === undefined) throw invalidValue(LogDestination, 'LogDestination')
		return {s3Bucket: bucket}
	}
	if (LogDestinationType !== 'cloud-watch-logs') {
		throw new AwsError('UnsupportedOperation', `In this lab no flow log goes to ${LogDestinationType}.`)
	}
	if (DeliverLogsPermissionArn === undefined) {
		throw invalid("DeliverLogsPermissionArn can't be empty if LogDestinationType is cloud-watch-logs.")
	}
	const [, group] = /:log-group:([^:]+)/.exec(LogDestination ?? '') ?? []
	const name = LogGroupName ?? group
	if (name === undefined) throw invalid("LogDestination can't be empty if LogGroupName is not provided.")
	return {logGroup: name}
}

/** The logged resource, as the file writes it. Errors: AwsError. */
function resourceOf(type: string, id: string, view: View): Patch {
	if (type === 'VPC') return {vpc: vpcOf(id, view).key}
	if (type === 'Subnet') {
		const {vpc, name} = subnetOf(id, view)
		return {subnet: `${vpc.key}.${name}`}
	}
	if (type === 'NetworkInterface') {
		itemOf(networkInterfaceType, id, view)
		return {networkInterface: id}
	}
	if (/^TransitGateway/.test(type)) throw new AwsError('UnsupportedOperation', 'In this lab transit gateways have no flow logs.')
	throw invalidValue(type, 'resourceType')
}

const actions: Actions<Requests> = {
	DescribeFlowLogs: listing(flowLogType, {ids: 'FlowLogIds', filters}),
	CreateFlowLogs({input, view, newId, nowMs}) {
		const {ResourceIds, ResourceType, TrafficType, LogFormat, MaxAggregationInterval, DeliverLogsPermissionArn} = input
		const destination = destinationOf(input)
		if (TrafficType === undefined) throw missing('TrafficType')
		if (!['ALL', 'ACCEPT', 'REJECT'].includes(TrafficType)) throw invalidValue(TrafficType, 'trafficType')
		if (MaxAggregationInterval !== undefined && MaxAggregationInterval !== 60 && MaxAggregationInterval !== 600) {
			throw invalid('Invalid Flow Log Max Aggregation Interval')
		}
		const tags = tagsFor('vpc-flow-log', input.TagSpecifications)
		const made = ResourceIds.map(resource => ({id: newId('fl'), of: resourceOf(ResourceType, resource, view)}))
		const patches = made.map(({id, of}, n) =>
			patchAt(['flowLogs', keyFor(id, n === 0 ? tags.Name : undefined, view, 'flow-log')], {
				id,
				...of,
				trafficType: TrafficType,
				...destination,
				...(LogFormat !== undefined && {logFormat: LogFormat}),
				...(MaxAggregationInterval !== undefined && {maxAggregationInterval: MaxAggregationInterval}),
				aws: {
					CreationTime: new Date(nowMs).toISOString(),
					...(DeliverLogsPermissionArn !== undefined && {DeliverLogsPermissionArn})
				},
				tags: writtenTags(tags)
			})
		)
		return {
			patch: together(...patches),
			words: {
				FlowLogAlreadyExists: 'Error. There is an existing Flow Log with the same configuration and log destination.'
			},
			answer: {ClientToken: input.ClientToken, FlowLogIds: made.map(({id}) => id), Unsuccessful: []}
		}
	},
	DeleteFlowLogs({input: {FlowLogIds}, view}) {
		const known = new Set(describeFlowLogs(view).map(({FlowLogId}) => FlowLogId))
		const unknown = FlowLogIds.filter(id => !known.has(id))
		if (unknown.length > 0) throw notFound(...unknown)
		return {
			patch: together(...FlowLogIds.map(id => patchAt(pathOf(flowLogType, id, view), null))),
			answer: {Unsuccessful: []}
		}
	}
}

export const flowLog: ApiPart = {types: [flowLogType], ec2: actions}
