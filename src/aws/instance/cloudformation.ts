/** AWS::EC2::Instance. Doc: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-instance.html */
import {leftOut, notEmulated} from '../../iac/made.ts'
import type {Made, Making, TemplatePart, Thing} from '../../iac/part.ts'
import type {Edit} from '../../iac/placed.ts'
import {decoded} from '../../iac/plain-texts.ts'
import type {Properties} from '../../iac/properties.ts'
import {refused, unknownIn} from '../../iac/unknown.ts'
import {privateName, publicName} from '../../net/ec2-names.ts'
import {idOf} from '../ids.ts'
import {groupsAt, interfaceFields, interfaceOf, pinnedAddress} from '../network-interface/cloudformation.ts'
import {autoScalingTypes} from './cloudformation-auto-scaling.ts'
import {guestOf} from './cloudformation-guest.ts'
import {type Launch, launchNamed, launchTypes} from './cloudformation-launch.ts'
import {metadataOptionsAt} from './cloudformation-metadata.ts'

const deviceIndexOf = (one: Properties): number => one.number('DeviceIndex') ?? 0
const isPrimary = (one: Properties): boolean => deviceIndexOf(one) === 0

/** The properties that have the key: the instance's own, or those of its launch template. */
const eitherOf = (key: string, own: Properties, launch: Launch | undefined): Properties =>
	own.has(key) || !launch ? own : launch.data

export function makeInstance(making: Making): Made {
	const {properties, thingAt, name, metadata} = making
	const template = properties.object('LaunchTemplate')
	const launch = template && launchNamed(template, making)
	const from = eitherOf('NetworkInterfaces', properties, launch)
	const cards = from.items('NetworkInterfaces')
	const card = cards.find(isPrimary)
	if (card && unknownIn(card.raw('NetworkInterfaceId'))) {
		return notEmulated(making, 'it is left out: its network interface is not known')
	}
	const existing = card?.has('NetworkInterfaceId') ? thingAt('NetworkInterfaceId', 'network-interface', card) : undefined
	if (card?.has('NetworkInterfaceId') && !existing) return leftOut(making)
	const subnetOwner = card?.has('SubnetId') ? card : eitherOf('SubnetId', properties, launch)
	if (!existing && !subnetOwner.has('SubnetId')) {
		return notEmulated(making, 'it is left out: it is in the default VPC, which the lab does not have')
	}
	const subnet = existing ? undefined : thingAt('SubnetId', 'subnet', subnetOwner)
	if (!existing && !subnet) return leftOut(making)
	const vpc = existing?.vpc ?? subnet?.vpc ?? ''
	const path = ['vpcs', vpc, 'instances', name]
	const id = idOf('i', `${vpc}.${name}`)
	const thing: Thing = {kind: 'instance', id, path, name, vpc}
	const adopted = existing && adopt(existing, thing, making)
	const groups = eitherOf('SecurityGroupIds', properties, launch)
	const data = eitherOf('UserData', properties, launch)
	const tags = properties.tags()
	const own = card ? interfaceFields(card, 'GroupSet', making) : interfaceFields(properties, 'SecurityGroupIds', making)
	const fields = card?.has('Groups') ? {...own, securityGroups: groupsAt('Groups', card, making)} : own
	const userData = unknownIn(data.raw('UserData')) ? undefined : data.text('UserData')
	const check = properties.flag('SourceDestCheck') === false
	const guest = guestOf({
		sources: [data.raw('UserData'), metadata, launch?.metadata],
		image: unknownIn(properties.raw('ImageId')) ? undefined : eitherOf('ImageId', properties, launch).text('ImageId'),
		tags,
		forwards: check || adopted?.fields.sourceDestCheck === false
	})
	if (tags['vpclab:serves'] === undefined) making.assume(`${guest.what} (tag vpclab:serves, or serves in the lab file)`)
	const further = cards.filter(one => !isPrimary(one)).toSorted((one, other) => deviceIndexOf(one) - deviceIndexOf(other))
	const extras = further.map(one => extraOf(one, subnet?.name ?? '', making))
	const publicIp = card?.flag('AssociatePublicIpAddress')
	return {
		ref: id,
		attributes: {
			InstanceId: () => id,
			PrivateIp: () => pinnedAddress(making, thing),
			PublicIp: () => publicIpOf(making, vpc, name) ?? '',
			PrivateDnsName: () => privateDnsName(making, thing),
			PublicDnsName: () => publicDnsName(making, vpc, name),
			AvailabilityZone: () => zoneOf(making, vpc, name),
			VpcId: () => idOf('vpc', vpc),
			State: () => ({Code: '16', Name: 'running'})
		},
		things: [thing, ...(adopted ? [adopted.thing] : [])],
		edits: [
			...(adopted?.edits ?? []),
			{
				path,
				value: {
					...adopted?.fields,
					subnet: subnet ? subnetOwner.placed('SubnetId', subnet.name) : adopted?.fields.subnet,
					...defined(fields),
					securityGroups: fields.securityGroups ?? groupsAt('SecurityGroupIds', groups, making) ?? adopted?.fields.securityGroups,
					sourceDestCheck: check ? properties.placed('SourceDestCheck', false) : adopted?.fields.sourceDestCheck,
					publicIp: card?.placed('AssociatePublicIpAddress', publicIp),
					interfaces: extras.length > 0 ? from.placed('NetworkInterfaces', extras) : undefined,
					serves: guest.serves.length > 0 ? guest.serves : undefined,
					natInstance: guest.natInstance ? true : undefined,
					metadataOptions: metadataOptionsAt(eitherOf('MetadataOptions', properties, launch)),
					userData: userData === undefined ? undefined : decoded(userData),
					tags: making.tags()
				}
			}
		]
	}
}

const defined = (fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
	Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))

function privateDnsName(making: Making, thing: Thing): unknown {
	const address = pinnedAddress(making, thing)
	return typeof address === 'string' ? privateName(address, making.lab.region) : address
}

const publicIpOf = (making: Making, vpc: string, name: string): string | undefined =>
	interfaceOf(making, vpc, name)?.privateIps[0]?.publicIp?.address

/** Empty without a public address, and in a VPC that gives no such names (DNS-3). */
function publicDnsName(making: Making, vpc: string, name: string): string {
	const {lab} = making
	const address = publicIpOf(making, vpc, name)
	const names = lab.written(['vpcs', vpc, 'enableDnsHostnames']) === true
	return address === undefined || !names ? '' : publicName(address, lab.region)
}

function zoneOf({lab}: Making, vpc: string, name: string): unknown {
	const found = lab.soFar()?.vpcs.find(({key}) => key === vpc)
	const own = found?.interfaces.find(({key}) => key === `${vpc}.${name}`)
	return found?.subnets.find(({key}) => key === own?.subnet)?.zone ?? refused
}

/** Moves a network interface's settings into the instance whose primary interface it becomes. */
function adopt(
	own: Thing,
	instance: Thing,
	{lab}: Making
): {
	readonly thing: Thing
	readonly edits: readonly Edit[]
	readonly fields: Readonly<Record<string, unknown>>
} {
	const written = (lab.written(own.path) ?? {}) as Readonly<Record<string, unknown>>
	const {tags: _, attachedLater: __, ...fields} = written
	const name = `${own.vpc}.${own.name}`
	const addresses = lab
		.things()
		.filter(one => one.kind === 'elastic-ip' && lab.written([...one.path, 'networkInterface']) === name)
		.flatMap((one): readonly Edit[] => [
			{path: [...one.path, 'networkInterface'], value: undefined, remove: true},
			{path: [...one.path, 'instance'], value: `${instance.vpc}.${instance.name}`}
		])
	const tables = lab.things().filter(one => one.kind === 'route-table' && one.vpc === own.vpc)
	const routes = tables.flatMap(table =>
		Object.entries((lab.written([...table.path, 'routes']) ?? {}) as Readonly<Record<string, unknown>>).flatMap(
			([to, target]): readonly Edit[] =>
				target === own.name ? [{path: [...table.path, 'routes', to], value: instance.name}] : []
		)
	)
	return {
		thing: {...own, path: instance.path, name: instance.name},
		edits: [...addresses, ...routes, {path: own.path, value: undefined, remove: true}],
		fields: {...fields, interfaceId: own.id}
	}
}

/** A secondary interface: an existing one, or one created at launch. */
function extraOf(card: Properties, subnetName: string, making: Making): unknown {
	if (card.has('NetworkInterfaceId')) {
		return card.placed('NetworkInterfaceId', making.thingAt('NetworkInterfaceId', 'network-interface', card)?.name)
	}
	const subnet = card.has('SubnetId') ? making.thingAt('SubnetId', 'subnet', card)?.name : subnetName
	return {subnet: card.placed('SubnetId', subnet), ...interfaceFields(card, 'GroupSet', making)}
}

const classic = 'groups go by id in VPCs'

export const instance: TemplatePart = {
	cloudFormation: {
		'AWS::EC2::Instance': {
			effect: [
				'SubnetId',
				'SecurityGroupIds',
				'NetworkInterfaces',
				'PrivateIpAddress',
				'Ipv6AddressCount',
				'Ipv6Addresses',
				'SourceDestCheck',
				'LaunchTemplate',
				'ImageId',
				'UserData',
				'MetadataOptions',
				'Tags'
			],
			inert: [
				'AdditionalInfo',
				'Affinity',
				'AvailabilityZone',
				'BlockDeviceMappings',
				'CpuOptions',
				'CreditSpecification',
				'DisableApiTermination',
				'EbsOptimized',
				'EnclaveOptions',
				'HibernationOptions',
				'HostId',
				'HostResourceGroupArn',
				'IamInstanceProfile',
				'InstanceInitiatedShutdownBehavior',
				'InstanceType',
				'KernelId',
				'KeyName',
				'LicenseSpecifications',
				'Monitoring',
				'PlacementGroupName',
				'PrivateDnsNameOptions',
				'PropagateTagsToVolumeOnCreation',
				'RamdiskId',
				'SsmAssociations',
				'Tenancy',
				'Volumes',
				'ElasticGpuSpecifications',
				'ElasticInferenceAccelerators'
			],
			named: {SecurityGroups: classic},
			make: makeInstance
		},
		...launchTypes,
		...autoScalingTypes
	},
	missing: {
		'launch-template': id => ({
			code: 'InvalidLaunchTemplateId.NotFound',
			message: `The specified launch template, with template ID ${id}, does not exist.`
		})
	}
}
