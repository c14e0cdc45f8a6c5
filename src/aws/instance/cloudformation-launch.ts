/** Launch templates and launch configurations, as far as they concern the network. Pure. */
import type {Made, Making, ResourceType} from '../../iac/part.ts'
import {Properties} from '../../iac/properties.ts'
import {unknownIn} from '../../iac/unknown.ts'
import {idOf} from '../ids.ts'

/** Records the template for the resources that launch from it. */
function makeLaunchTemplate(making: Making): Made {
	const {properties, name, logicalId, metadata} = making
	const id = idOf('lt', name)
	const data = properties.object('LaunchTemplateData')
	const called = properties.text('LaunchTemplateName') ?? logicalId
	return {
		ref: id,
		attributes: {
			LaunchTemplateId: () => id,
			LatestVersionNumber: () => '1',
			DefaultVersionNumber: () => '1'
		},
		things: [id, called].map(one => ({
			kind: 'launch-template' as const,
			id: one,
			path: [],
			name,
			facts: {data, metadata}
		}))
	}
}

function makeLaunchConfiguration(making: Making): Made {
	const {properties, lab, logicalId, name, metadata} = making
	const id = properties.text('LaunchConfigurationName') ?? `${lab.stackName}-${logicalId}`
	return {ref: id, things: [{kind: 'launch-template', id, path: [], name, facts: {data: properties, metadata}}]}
}

export type Launch = {readonly data: Properties; readonly metadata: unknown}

/** The launch template or configuration that an instance or group refers to. Undefined: it refers to none, or to an unknown one. */
export function launchNamed(from: Properties, {lab, thingOf}: Making): Launch | undefined {
	const key = ['LaunchTemplateId', 'LaunchTemplateName', 'LaunchConfigurationName'].find(one => from.has(one))
	if (key === undefined || unknownIn(from.raw(key))) return undefined
	const id = from.text(key)
	const found =
		id === undefined
			? undefined
			: (lab.things().find(one => one.kind === 'launch-template' && one.id === id) ??
				thingOf(id, from.at(key), 'launch-template'))
	const data = found?.facts?.data
	return data instanceof Properties ? {data, metadata: found?.facts?.metadata} : undefined
}

const inertOfLaunch = [
	'BlockDeviceMappings',
	'EbsOptimized',
	'IamInstanceProfile',
	'InstanceMonitoring',
	'KernelId',
	'KeyName',
	'PlacementTenancy',
	'RamDiskId',
	'SpotPrice',
	'InstanceType'
]

const instanceConnect = 'instances of EC2-Classic are not emulated'

export const launchTypes: Readonly<Record<string, ResourceType>> = {
	'AWS::EC2::LaunchTemplate': {
		effect: ['LaunchTemplateName', 'LaunchTemplateData'],
		inert: ['TagSpecifications', 'VersionDescription'],
		make: makeLaunchTemplate
	},
	'AWS::AutoScaling::LaunchConfiguration': {
		effect: ['LaunchConfigurationName', 'ImageId', 'SecurityGroups', 'UserData', 'AssociatePublicIpAddress', 'MetadataOptions'],
		inert: inertOfLaunch,
		named: {
			InstanceId: 'it is not looked up what that instance was launched from',
			ClassicLinkVPCId: instanceConnect,
			ClassicLinkVPCSecurityGroups: instanceConnect
		},
		make: makeLaunchConfiguration
	}
}
