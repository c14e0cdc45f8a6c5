/** AWS::AutoScaling::AutoScalingGroup: its desired number of instances, distributed over the subnets in turn. */
import {leftOut, notEmulated} from '../../iac/made.ts'
import type {Made, Making, ResourceType, Thing} from '../../iac/part.ts'
import type {Edit} from '../../iac/placed.ts'
import {decoded} from '../../iac/plain-texts.ts'
import type {Properties} from '../../iac/properties.ts'
import {unknownIn} from '../../iac/unknown.ts'
import {idOf} from '../ids.ts'
import {groupsAt} from '../network-interface/cloudformation.ts'
import {guestOf} from './cloudformation-guest.ts'
import {type Launch, launchNamed} from './cloudformation-launch.ts'
import {metadataOptionsAt} from './cloudformation-metadata.ts'

/** Most instances of a group: more would be of no use in a lab. */
const most = 20

function launchOf(making: Making): Launch | undefined {
	const {properties} = making
	const mixed = properties.object('MixedInstancesPolicy')?.object('LaunchTemplate')?.object('LaunchTemplateSpecification')
	const template = properties.object('LaunchTemplate') ?? mixed
	return launchNamed(template ?? properties, making)
}

function make(making: Making): Made {
	const {properties, name, logicalId, lab, thingOf} = making
	const launch = launchOf(making)
	if (!launch) return notEmulated(making, 'it is left out: what it launches is not known')
	const subnets = (properties.placedTexts('VPCZoneIdentifier') ?? []).flatMap(({value, from}) =>
		// The value may be one comma-separated text.
		value.split(',').flatMap(id => thingOf(id.trim(), from, 'subnet') ?? [])
	)
	if (subnets.length === 0) {
		return properties.has('VPCZoneIdentifier')
			? leftOut(making)
			: notEmulated(making, 'it is left out: it is in the default VPC, which the lab does not have')
	}
	const wanted = properties.number('DesiredCapacity') ?? properties.number('MinSize') ?? 0
	const count = Math.min(most, wanted)
	if (wanted > most) making.note(`${most} of its ${wanted} instances are in the lab`)
	if (count === 0) making.note('it wants no instances: none is in the lab (DesiredCapacity, MinSize)')
	const tags = properties.tags()
	const {data} = launch
	const card = data.items('NetworkInterfaces').find(one => (one.number('DeviceIndex') ?? 0) === 0)
	const guest = guestOf({
		sources: [data.raw('UserData'), launch.metadata, making.metadata],
		image: unknownIn(data.raw('ImageId')) ? undefined : data.text('ImageId'),
		tags,
		forwards: false
	})
	making.assume(
		`it has ${count} instances; each ${guest.what.replace(/^it /, '')} (tag vpclab:serves, or serves in the lab file)`
	)
	const userData = unknownIn(data.raw('UserData')) ? undefined : data.text('UserData')
	const instances = Array.from({length: count}, (_, index): {readonly thing: Thing; readonly edit: Edit} => {
		const subnet = subnets[index % subnets.length] as Thing
		const own = `${name}-${index + 1}`
		const vpc = subnet.vpc ?? ''
		const path = ['vpcs', vpc, 'instances', own]
		return {
			thing: {kind: 'instance', id: idOf('i', `${vpc}.${own}`), path, name: own, vpc},
			edit: {
				path,
				value: {
					subnet: properties.placed('VPCZoneIdentifier', subnet.name),
					securityGroups: groupsOf(data, card, making),
					publicIp: card
						? card.placed('AssociatePublicIpAddress', card.flag('AssociatePublicIpAddress'))
						: data.placed('AssociatePublicIpAddress', data.flag('AssociatePublicIpAddress')),
					serves: guest.serves,
					metadataOptions: metadataOptionsAt(data),
					userData: userData === undefined ? undefined : decoded(userData),
					tags: {...making.tags(tags), 'aws:autoscaling:groupName': logicalId}
				}
			}
		}
	})
	return {
		ref: properties.text('AutoScalingGroupName') ?? `${lab.stackName}-${logicalId}`,
		attributes: {
			AutoScalingGroupARN: () =>
				`arn:aws:autoscaling:${lab.region}:${lab.account}:autoScalingGroup::autoScalingGroupName/${logicalId}`
		},
		things: instances.map(({thing}) => thing),
		edits: [
			...instances.map(({edit}) => edit),
			...targetsOf(
				properties,
				instances.map(({thing}) => thing),
				making
			)
		]
	}
}

const groupsOf = (data: Properties, card: Properties | undefined, making: Making) =>
	(card && groupsAt('Groups', card, making)) ??
	groupsAt('SecurityGroupIds', data, making) ??
	groupsAt('SecurityGroups', data, making)

/** Makes the group's instances targets of its target groups. */
const targetsOf = (properties: Properties, instances: readonly Thing[], {thingOf}: Making): readonly Edit[] =>
	(properties.placedTexts('TargetGroupARNs') ?? []).flatMap(({value, from}) => {
		const group = thingOf(value, from, 'target-group')
		return group ? [{path: [...group.path, 'targets'], value: instances.map(one => one.name), append: true as const}] : []
	})

const effect = [
	'VPCZoneIdentifier',
	'LaunchTemplate',
	'LaunchConfigurationName',
	'MixedInstancesPolicy',
	'DesiredCapacity',
	'MinSize',
	'TargetGroupARNs',
	'AutoScalingGroupName',
	'Tags'
]

export const autoScalingTypes: Readonly<Record<string, ResourceType>> = {
	'AWS::AutoScaling::AutoScalingGroup': {
		effect,
		inert: [
			'AvailabilityZones',
			'AvailabilityZoneIds',
			'AvailabilityZoneDistribution',
			'AvailabilityZoneImpairmentPolicy',
			'CapacityRebalance',
			'CapacityReservationSpecification',
			'Context',
			'Cooldown',
			'DefaultInstanceWarmup',
			'DeletionProtection',
			'DesiredCapacityType',
			'HealthCheckGracePeriod',
			'HealthCheckType',
			'InstanceLifecyclePolicy',
			'InstanceMaintenancePolicy',
			'LifecycleHookSpecificationList',
			'MaxInstanceLifetime',
			'MaxSize',
			'MetricsCollection',
			'NewInstancesProtectedFromScaleIn',
			'NotificationConfiguration',
			'NotificationConfigurations',
			'PlacementGroup',
			'ServiceLinkedRoleARN',
			'SkipZonalShiftValidation',
			'TerminationPolicies'
		],
		named: {
			InstanceId: 'it is not looked up what that instance was launched from',
			LoadBalancerNames: 'classic load balancers are not emulated: nothing is sent to its instances',
			TrafficSources: 'only target groups of TargetGroupARNs get its instances'
		},
		make
	}
}
