/** aws_network_interface and its attachments. Doc: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/network_interface */
import {leftOut} from '../../iac/made.ts'
import type {Made, Making} from '../../iac/part.ts'
import type {Asking, Piece, TerraformPart} from '../../iac/terraform/part.ts'
import {sameAs, tagArguments} from '../../iac/terraform/same-as.ts'
import {blocksOf, isGiven, itemsOf, renamed, tagged, type Values} from '../../iac/terraform/translate.ts'
import {attachInterface} from './cloudformation.ts'

/** Addresses as CloudFormation has them: the primary one, and the list with all. */
export function addressesOf(values: Values, all: string): Values {
	const items = itemsOf(values, all)
	const [first] = items
	const primary = isGiven(values.private_ip) ? values.private_ip : first?.value
	const others = items.filter(one => one.value !== primary)
	return {
		...(isGiven(values.private_ip)
			? renamed(values, {PrivateIpAddress: 'private_ip'})
			: first !== undefined && {PrivateIpAddress: first}),
		...(others.length > 0 && {PrivateIpAddresses: others.map(one => ({PrivateIpAddress: one, Primary: false}))})
	}
}

const attachment = 'AWS::EC2::NetworkInterfaceAttachment'

/** A state has an attachment both where it is made and at the interface. */
function attachOnce(making: Making): Made {
	const own = making.thingAt('NetworkInterfaceId', 'network-interface')
	if (!own) return leftOut(making)
	const isAttached = own.path.includes('instances') || making.lab.written([...own.path, 'attachedLater']) !== undefined
	return isAttached ? {ref: own.id} : attachInterface(making)
}

/** The interface at index 0 is the instance's own. */
const attachments = ({values, isObserved, isThing}: Asking, NetworkInterfaceId: string): readonly Piece[] =>
	blocksOf(values, 'attachment')
		.filter(({block}) => Number(block.device_index) !== 0 && (!isObserved || isThing(block.instance)))
		.map(({block, at}) => ({
			type: attachment,
			properties: {NetworkInterfaceId, ...renamed(block, {InstanceId: 'instance', DeviceIndex: 'device_index'}, at)},
			make: attachOnce
		}))

function addGroup(making: Making): Made {
	const own = making.thingAt('NetworkInterfaceId', 'network-interface')
	const group = making.thingAt('GroupId', 'security-group')
	if (!own || !group) return leftOut(making)
	const path = [...own.path, 'securityGroups']
	const isThere = [making.lab.written(path) ?? []].flat().includes(group.name)
	return {
		ref: making.logicalId,
		edits: isThere ? [] : [{path, value: [making.properties.placed('GroupId', group.name)], append: true}]
	}
}

const attaching = sameAs(attachment, {
	InstanceId: 'instance_id',
	NetworkInterfaceId: 'network_interface_id',
	DeviceIndex: 'device_index'
})
const grouping = sameAs(attachment, {GroupId: 'security_group_id', NetworkInterfaceId: 'network_interface_id'})

const prefixes = 'prefixes of network interfaces are not emulated: it has its addresses alone'

export const networkInterface: TerraformPart = {
	terraform: {
		aws_network_interface: {
			noun: 'interface',
			effect: [
				'subnet_id',
				'private_ip',
				'private_ips',
				'private_ips_count',
				'ipv6_addresses',
				'ipv6_address_count',
				'security_groups',
				'source_dest_check',
				'attachment',
				...tagArguments
			],
			required: ['subnet_id'],
			inert: ['description', 'interface_type', 'enable_primary_ipv6', 'region'],
			named: {
				private_ip_list: 'addresses in their order are those of private_ips',
				ipv4_prefixes: prefixes,
				ipv4_prefix_count: prefixes,
				ipv6_prefixes: prefixes,
				ipv6_prefix_count: prefixes
			},
			as: ({values, isObserved}) => ({
				type: 'AWS::EC2::NetworkInterface',
				properties: {
					...renamed(values, {
						SubnetId: 'subnet_id',
						GroupSet: 'security_groups',
						SourceDestCheck: 'source_dest_check',
						...(!isObserved && {SecondaryPrivateIpAddressCount: 'private_ips_count', Ipv6AddressCount: 'ipv6_address_count'})
					}),
					...addressesOf(values, 'private_ips'),
					Ipv6Addresses: itemsOf(values, 'ipv6_addresses').map(Ipv6Address => ({Ipv6Address})),
					...tagged(values)
				}
			}),
			parts: attachments,
			attributes: {private_ip: 'PrimaryPrivateIpAddress'}
		},
		aws_network_interface_attachment: {
			...attaching,
			as: asking => ({...attaching.as(asking), make: attachOnce}),
			required: ['instance_id', 'network_interface_id', 'device_index'],
			inert: ['network_card_index', 'region']
		},
		aws_network_interface_sg_attachment: {
			...grouping,
			as: asking => ({...grouping.as(asking), make: addGroup}),
			required: ['security_group_id', 'network_interface_id'],
			inert: ['region']
		}
	}
}
