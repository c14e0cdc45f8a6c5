/** aws_instance. Doc: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance */
import {leftOut} from '../../iac/made.ts'
import type {Made, Making} from '../../iac/part.ts'
import type {TerraformPart} from '../../iac/terraform/part.ts'
import {tagArguments} from '../../iac/terraform/same-as.ts'
import {blocksOf, isGiven, itemsOf, renamed, tagged, type Values} from '../../iac/terraform/translate.ts'
import {idOf} from '../ids.ts'
import {addressesOf} from '../network-interface/terraform.ts'
import {makeInstance} from './cloudformation.ts'
import {launchTypes} from './terraform-launch.ts'

/** Other resources refer to the interface that an instance has by itself. */
function make(making: Making): Made {
	const made = makeInstance(making)
	const own = made.things?.find(({kind}) => kind === 'instance')
	if (!own || made.things?.some(({kind}) => kind === 'network-interface')) return made
	const id = idOf('eni', `${own.vpc}.${own.name}`)
	return {
		...made,
		attributes: {...made.attributes, PrimaryInterface: () => id},
		things: [...(made.things ?? []), {...own, kind: 'network-interface', id}]
	}
}

const groupsIn = (values: Values): string =>
	isGiven(values.vpc_security_group_ids) ? 'vpc_security_group_ids' : 'security_groups'

/** A public address is a matter of the interface in CloudFormation. */
function interfacesOf(values: Values): readonly Values[] {
	const written = [...blocksOf(values, 'primary_network_interface'), ...blocksOf(values, 'network_interface')]
	if (written.length > 0) {
		return written.map(({block, at}) => ({
			DeviceIndex: 0,
			...renamed(block, {NetworkInterfaceId: 'network_interface_id', DeviceIndex: 'device_index'}, at)
		}))
	}
	if (!isGiven(values.associate_public_ip_address)) return []
	return [
		{
			DeviceIndex: 0,
			...renamed(values, {
				SubnetId: 'subnet_id',
				AssociatePublicIpAddress: 'associate_public_ip_address',
				GroupSet: groupsIn(values),
				Ipv6AddressCount: 'ipv6_address_count'
			}),
			...addressesOf(values, 'secondary_private_ips'),
			...ipv6Of(values)
		}
	]
}

function ipv6Of(values: Values): Values {
	const Ipv6Addresses = itemsOf(values, 'ipv6_addresses').map(Ipv6Address => ({Ipv6Address}))
	return Ipv6Addresses.length > 0 ? {Ipv6Addresses} : {}
}

const fields = {
	ImageId: 'ami',
	SourceDestCheck: 'source_dest_check',
	MetadataOptions: {
		blocks: 'metadata_options',
		as: {
			HttpEndpoint: 'http_endpoint',
			HttpTokens: 'http_tokens',
			HttpPutResponseHopLimit: 'http_put_response_hop_limit',
			HttpProtocolIpv6: 'http_protocol_ipv6',
			InstanceMetadataTags: 'instance_metadata_tags'
		}
	},
	LaunchTemplate: {blocks: 'launch_template', as: {LaunchTemplateId: 'id', LaunchTemplateName: 'name'}}
}

function propertiesOf(values: Values): Values {
	const cards = interfacesOf(values)
	const {MetadataOptions, LaunchTemplate, ...plain} = renamed(values, fields)
	// Terraform has lists of one block.
	const one = (key: string, list: unknown) => (Array.isArray(list) && list.length > 0 ? {[key]: list[0]} : {})
	return {
		...plain,
		...one('MetadataOptions', MetadataOptions),
		...one('LaunchTemplate', LaunchTemplate),
		...renamed(values, {UserData: isGiven(values.user_data) ? 'user_data' : 'user_data_base64'}),
		...(cards.length > 0
			? {NetworkInterfaces: cards}
			: {
					...renamed(values, {
						SubnetId: 'subnet_id',
						SecurityGroupIds: groupsIn(values),
						Ipv6AddressCount: 'ipv6_address_count'
					}),
					...addressesOf(values, 'secondary_private_ips'),
					...ipv6Of(values)
				}),
		...tagged(values)
	}
}

/** Values that AWS gives by itself, which a state has as well. */
const usualOptions: Readonly<Record<string, unknown>> = {
	http_endpoint: 'enabled',
	http_protocol_ipv6: 'disabled',
	instance_metadata_tags: 'disabled'
}

/** Arguments as if they were written; user data is a checksum in older states, and the public address is set when all addresses are known. */
function observed(values: Values): Values {
	const {network_interface: _, primary_network_interface: __, ipv6_address_count: ___, ...rest} = values
	const isChecksum = typeof values.user_data === 'string' && /^[0-9a-f]{40}$/.test(values.user_data)
	const options = blocksOf(values, 'metadata_options').map(({block}) =>
		Object.fromEntries(Object.entries(block).filter(([key, value]) => usualOptions[key] !== value))
	)
	return {
		...rest,
		...(isChecksum && {user_data: undefined}),
		...(options.length > 0 && {metadata_options: options}),
		...(isApplied(values) && {associate_public_ip_address: undefined})
	}
}

const isApplied = (values: Values): boolean => isGiven(values.arn)

/** The public address that AWS chose, unless it is an elastic one; or none, in a subnet that gives one. */
function keepPublicAddress(making: Making): Made {
	const {properties, lab} = making
	const own = making.thingAt('InstanceId', 'instance')
	if (!own) return leftOut(making)
	const address = properties.text('PublicIp')
	const isElastic = lab.things().some(one => one.kind === 'elastic-ip' && lab.written([...one.path, 'address']) === address)
	const subnet = String(lab.written([...own.path, 'subnet']))
	const isGivenBySubnet = lab.written(['vpcs', own.vpc ?? '', 'subnets', subnet, 'mapPublicIpOnLaunch']) === true
	const value = address === undefined ? (isGivenBySubnet ? false : undefined) : isElastic ? undefined : address
	return {ref: own.id, edits: value === undefined ? [] : [{path: [...own.path, 'publicIp'], value}]}
}

/** An interface of the configuration at index 0, which a state lists with the others. */
const interfacesMade = (values: Values, isThing: (id: unknown) => boolean): Values => {
	const isMade = ({block}: {block: Values}) => isThing(block.network_interface_id)
	const of = (key: string) => blocksOf(values, key).filter(isMade)
	const made = [...of('primary_network_interface'), ...of('network_interface')]
	return made.length > 0 ? {network_interface: made.map(({block}) => block)} : {}
}

export const instance: TerraformPart = {
	terraform: {
		aws_instance: {
			noun: 'instance',
			effect: [
				'subnet_id',
				'vpc_security_group_ids',
				'security_groups',
				'network_interface',
				'primary_network_interface',
				'private_ip',
				'secondary_private_ips',
				'ipv6_addresses',
				'ipv6_address_count',
				'associate_public_ip_address',
				'source_dest_check',
				'launch_template',
				'ami',
				'user_data',
				'user_data_base64',
				'metadata_options',
				...tagArguments
			],
			inert: [
				'availability_zone',
				'capacity_reservation_specification',
				'cpu_core_count',
				'cpu_options',
				'cpu_threads_per_core',
				'credit_specification',
				'disable_api_stop',
				'disable_api_termination',
				'ebs_block_device',
				'ebs_optimized',
				'enable_primary_ipv6',
				'enclave_options',
				'ephemeral_block_device',
				'force_destroy',
				'get_password_data',
				'hibernation',
				'host_id',
				'host_resource_group_arn',
				'iam_instance_profile',
				'instance_initiated_shutdown_behavior',
				'instance_market_options',
				'instance_type',
				'key_name',
				'maintenance_options',
				'monitoring',
				'placement_group',
				'placement_partition_number',
				'private_dns_name_options',
				'region',
				'root_block_device',
				'tenancy',
				'user_data_replace_on_change',
				'volume_tags'
			],
			as: ({values, isObserved, isThing}) => ({
				type: 'AWS::EC2::Instance',
				properties: propertiesOf(isObserved ? {...observed(values), ...interfacesMade(values, isThing)} : values),
				make
			}),
			parts: ({values, isObserved}, InstanceId) =>
				isObserved && isApplied(values)
					? [
							{
								type: 'AWS::EC2::Instance',
								properties: {InstanceId, ...renamed(values, {PublicIp: 'public_ip'})},
								make: keepPublicAddress
							}
						]
					: [],
			attributes: {
				private_ip: 'PrivateIp',
				public_ip: 'PublicIp',
				availability_zone: 'AvailabilityZone',
				primary_network_interface_id: 'PrimaryInterface'
			}
		},
		...launchTypes
	}
}
