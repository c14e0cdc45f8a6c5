/** AWS::EC2::NetworkInterface and its attachment. Doc: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-networkinterface.html */
import {leftOut} from '../../iac/made.ts'
import type {Made, Making, TemplatePart, Thing} from '../../iac/part.ts'
import type {Placed} from '../../iac/placed.ts'
import type {Properties} from '../../iac/properties.ts'
import {refused} from '../../iac/unknown.ts'
import type {NetworkInterface} from '../../model/model.ts'
import {idOf} from '../ids.ts'

/** Names of security groups in the lab file. */
export function groupsAt(key: string, from: Properties, making: Making): Placed | undefined {
	const groups = (from.placedTexts(key) ?? []).flatMap(one => making.thingOf(one.value, one.from, 'security-group') ?? [])
	return groups.length > 0
		? from.placed(
				key,
				groups.map(({name}) => name)
			)
		: undefined
}

/** Fields that instances' and separate interfaces have in common. `groups`: the property with the security groups. */
export function interfaceFields(from: Properties, groups: string, making: Making): Readonly<Record<string, unknown>> {
	const primary = from
		.items('PrivateIpAddresses')
		.find(one => one.flag('Primary'))
		?.text('PrivateIpAddress')
	const others = from
		.items('PrivateIpAddresses')
		.filter(one => !one.flag('Primary'))
		.flatMap(one => one.text('PrivateIpAddress') ?? [])
	const count = from.number('SecondaryPrivateIpAddressCount')
	const ipv6 = from.items('Ipv6Addresses').flatMap(one => one.text('Ipv6Address') ?? [])
	const ipv6Count = from.number('Ipv6AddressCount')
	const check = from.flag('SourceDestCheck')
	return {
		privateIp: from.placed('PrivateIpAddress', from.text('PrivateIpAddress')) ?? from.placed('PrivateIpAddresses', primary),
		secondaryIps:
			others.length > 0 ? from.placed('PrivateIpAddresses', others) : from.placed('SecondaryPrivateIpAddressCount', count),
		ipv6: ipv6.length > 0 ? from.placed('Ipv6Addresses', ipv6) : from.placed('Ipv6AddressCount', ipv6Count),
		securityGroups: groupsAt(groups, from, making),
		sourceDestCheck: check === false ? from.placed('SourceDestCheck', false) : undefined
	}
}

/** The interface in the lab built so far. */
export const interfaceOf = ({lab}: Pick<Making, 'lab'>, vpc: string | undefined, name: string): NetworkInterface | undefined =>
	lab
		.soFar()
		?.vpcs.find(({key}) => key === vpc)
		?.interfaces.find(({key}) => key === `${vpc}.${name}`)

/** Its primary address, written into the file because other resources refer to it. */
export function pinnedAddress(
	making: Pick<Making, 'lab' | 'pin'>,
	{path, vpc, name}: Pick<Thing, 'path' | 'vpc' | 'name'>
): unknown {
	const address = interfaceOf(making, vpc, name)?.privateIps[0]?.address
	if (address === undefined) return refused
	making.pin({path: [...path, 'privateIp'], value: address})
	return address
}

function make(making: Making): Made {
	const {properties, thingAt, name} = making
	const subnet = thingAt('SubnetId', 'subnet')
	if (!subnet) return leftOut(making)
	const id = idOf('eni', `${subnet.vpc}.${name}`)
	const path = ['vpcs', subnet.vpc ?? '', 'networkInterfaces', name]
	const thing: Thing = {kind: 'network-interface', id, path, name, ...(subnet.vpc !== undefined && {vpc: subnet.vpc})}
	return {
		ref: id,
		attributes: {
			Id: () => id,
			VpcId: () => idOf('vpc', subnet.vpc ?? ''),
			// Meanwhile it may have become an instance's primary interface.
			PrimaryPrivateIpAddress: () => pinnedAddress(making, making.lab.thing(id) ?? thing),
			SecondaryPrivateIpAddresses: () =>
				interfaceOf(making, subnet.vpc, (making.lab.thing(id) ?? thing).name)
					?.privateIps.slice(1)
					.map(({address}) => address) ?? [],
			PrimaryIpv6Address: () => interfaceOf(making, subnet.vpc, (making.lab.thing(id) ?? thing).name)?.ipv6[0] ?? refused
		},
		things: [thing],
		edits: [
			{
				path,
				value: {
					subnet: properties.placed('SubnetId', subnet.name),
					...interfaceFields(properties, 'GroupSet', making),
					tags: making.tags()
				}
			}
		]
	}
}

export function attachInterface(making: Making): Made {
	const {properties, thingAt, lab} = making
	const [instance, own] = [thingAt('InstanceId', 'instance'), thingAt('NetworkInterfaceId', 'network-interface')]
	if (!instance || !own) return leftOut(making)
	const ref = idOf('eni-attach', own.id)
	const path = [...instance.path, 'interfaces']
	const deviceIndex = properties.number('DeviceIndex') ?? 1
	const attached: readonly unknown[] = [lab.written(path) ?? []].flat()
	// eth1 and eth2 by their indexes, whichever of them is made first.
	const next = attached.findIndex((one, position) => deviceIndexOf(one, position, own.vpc, lab) > deviceIndex)
	const interfaces = attached.toSpliced(next < 0 ? attached.length : next, 0, properties.placed('NetworkInterfaceId', own.name))
	return {
		ref,
		attributes: {AttachmentId: () => ref},
		things: [{...own, facts: {...own.facts, deviceIndex}}],
		edits: [
			{path: [...own.path, 'attachedLater'], value: true},
			{path, value: interfaces}
		]
	}
}

/** Of an entry of an instance's `interfaces`. */
function deviceIndexOf(entry: unknown, position: number, vpc: string | undefined, {things}: Making['lab']): number {
	const thing = things().find(one => one.kind === 'network-interface' && one.vpc === vpc && one.name === entry)
	const index = thing?.facts?.deviceIndex
	return typeof index === 'number' ? index : position + 1
}

const prefixes = 'prefixes of network interfaces are not emulated: it has its addresses alone'

export const networkInterface: TemplatePart = {
	cloudFormation: {
		'AWS::EC2::NetworkInterface': {
			effect: [
				'SubnetId',
				'PrivateIpAddress',
				'PrivateIpAddresses',
				'SecondaryPrivateIpAddressCount',
				'Ipv6Addresses',
				'Ipv6AddressCount',
				'GroupSet',
				'SourceDestCheck',
				'Tags'
			],
			inert: [
				'Description',
				'InterfaceType',
				'ConnectionTrackingSpecification',
				'EnablePrimaryIpv6',
				'PublicIpDnsHostnameTypeSpecification'
			],
			named: {Ipv4Prefixes: prefixes, Ipv4PrefixCount: prefixes, Ipv6Prefixes: prefixes, Ipv6PrefixCount: prefixes},
			make
		},
		'AWS::EC2::NetworkInterfaceAttachment': {
			effect: ['InstanceId', 'NetworkInterfaceId', 'DeviceIndex'],
			inert: ['DeleteOnTermination', 'EnaSrdSpecification', 'EnaQueueCount'],
			make: attachInterface
		}
	}
}
