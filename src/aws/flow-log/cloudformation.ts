/** AWS::EC2::FlowLog. Doc: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-flowlog.html */
import {leftOut, notEmulated} from '../../iac/made.ts'
import type {Made, Making, TemplatePart, Thing} from '../../iac/part.ts'
import {Placed} from '../../iac/placed.ts'
import {unknownIn} from '../../iac/unknown.ts'
import {flowLogId} from './kind.ts'
import type {FlowLogWritten} from './resource.ts'

const resources: Readonly<Record<string, {readonly kind: Thing['kind']; readonly key: string}>> = {
	VPC: {kind: 'vpc', key: 'vpc'},
	Subnet: {kind: 'subnet', key: 'subnet'},
	NetworkInterface: {kind: 'network-interface', key: 'networkInterface'}
}

function make(making: Making): Made {
	const {properties, thingAt, name} = making
	const type = properties.text('ResourceType') ?? ''
	const resource = resources[type]
	if (!resource) return notEmulated(making, `it is left out: flow logs of resources of type ${type} are not emulated`)
	const of = thingAt('ResourceId', resource.kind)
	if (!of) return leftOut(making)
	const destination = destinationOf(making)
	if (destination === undefined) return notEmulated(making, 'it is left out: its destination is not emulated, or not known')
	const path = ['flowLogs', name]
	const value = {
		[resource.key]: properties.placed('ResourceId', of.vpc === undefined ? of.name : `${of.vpc}.${of.name}`),
		trafficType: properties.placed('TrafficType', properties.text('TrafficType')),
		logFormat: properties.placed('LogFormat', properties.text('LogFormat')),
		maxAggregationInterval: properties.placed('MaxAggregationInterval', properties.number('MaxAggregationInterval')),
		...destination
	}
	const id = flowLogId(name, plainOf(value) as FlowLogWritten)
	return {
		ref: id,
		attributes: {Id: () => id},
		things: [{kind: 'flow-log', id, path, name}],
		edits: [{path, value: {...value, tags: making.tags()}}]
	}
}

const plainOf = (value: Readonly<Record<string, unknown>>): unknown =>
	Object.fromEntries(
		Object.entries(value).flatMap(([key, one]) => (one === undefined ? [] : [[key, one instanceof Placed ? one.value : one]]))
	)

/** Undefined: neither a log group nor a bucket, or not known. */
function destinationOf({properties}: Making): Readonly<Record<string, unknown>> | undefined {
	const type = properties.text('LogDestinationType') ?? 'cloud-watch-logs'
	if (unknownIn([properties.raw('LogDestination'), properties.raw('LogGroupName')])) return undefined
	const arn = properties.text('LogDestination')
	if (type === 's3') {
		const bucket = /^arn:[\w-]+:s3:::([^/]+)/.exec(arn ?? '')?.[1]
		return bucket === undefined ? undefined : {s3Bucket: properties.placed('LogDestination', bucket)}
	}
	if (type !== 'cloud-watch-logs') return undefined
	const key = properties.has('LogGroupName') ? 'LogGroupName' : 'LogDestination'
	const group = properties.text('LogGroupName') ?? /:log-group:([^:]+)/.exec(arn ?? '')?.[1]
	return {logGroup: properties.placed(key, group)}
}

export const flowLog: TemplatePart = {
	cloudFormation: {
		'AWS::EC2::FlowLog': {
			effect: [
				'ResourceId',
				'ResourceType',
				'TrafficType',
				'LogFormat',
				'MaxAggregationInterval',
				'LogDestinationType',
				'LogDestination',
				'LogGroupName',
				'Tags'
			],
			inert: ['DeliverLogsPermissionArn', 'DeliverCrossAccountRole'],
			named: {
				DestinationOptions: 'objects are texts, compressed, in folders by day',
				TagFieldSpecifications: 'records have no fields of tags'
			},
			make
		}
	}
}
