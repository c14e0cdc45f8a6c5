/** AWS::EC2::Subnet. Doc: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-subnet.html */
import {leftOut, notEmulated} from '../../iac/made.ts'
import type {Made, Making, TemplatePart} from '../../iac/part.ts'
import {refused} from '../../iac/unknown.ts'
import {idOf} from '../ids.ts'

const ipam = 'address pools of IPAM are not emulated: write the block itself'

/** Omits false, which is AWS's default. */
const ifTrue = (flag: boolean | undefined): true | undefined => (flag ? true : undefined)

function makeSubnet(making: Making): Made {
	const {properties, thingAt, name, lab} = making
	const vpc = thingAt('VpcId', 'vpc')
	const cidr = properties.text('CidrBlock')
	const ipv6 = properties.text('Ipv6CidrBlock')
	if (!vpc) return leftOut(making)
	if (cidr === undefined) {
		if (properties.flag('Ipv6Native')) return notEmulated(making, 'it is left out: subnets of IPv6 alone are not emulated')
		if (properties.has('Ipv4IpamPoolId')) return notEmulated(making, `it is left out: ${ipam}`)
		if (!properties.has('CidrBlock')) {
			properties.refuse('CidrBlock', {
				message: 'The request must contain the parameter cidrBlock',
				code: 'MissingParameter',
				fix: 'add CidrBlock'
			})
		}
		return leftOut(making)
	}
	const id = idOf('subnet', `${vpc.name}.${name}`)
	const path = [...vpc.path, 'subnets', name]
	const zone = zoneAt(making) ?? properties.text('AvailabilityZoneId')
	const zoneKey = properties.has('AvailabilityZone') ? 'AvailabilityZone' : 'AvailabilityZoneId'
	const resolved = () =>
		lab
			.soFar()
			?.vpcs.find(({key}) => key === vpc.name)
			?.subnets.find(({key}) => key === `${vpc.name}.${name}`)
	return {
		ref: id,
		attributes: {
			SubnetId: () => id,
			VpcId: () => vpc.id,
			CidrBlock: () => cidr,
			AvailabilityZone: () => resolved()?.zone ?? refused,
			AvailabilityZoneId: () => refused,
			Ipv6CidrBlocks: () => (ipv6 === undefined ? [] : [ipv6]),
			NetworkAclAssociationId: () => idOf('aclassoc', `${idOf('acl', `${vpc.name}.default`)} ${id}`)
		},
		things: [{kind: 'subnet', id, path, name, vpc: vpc.name}],
		edits: [
			{
				path,
				value: {
					zone: zone === undefined ? undefined : properties.placed(zoneKey, zone),
					cidr: properties.placed('CidrBlock', cidr),
					ipv6: properties.placed('Ipv6CidrBlock', ipv6),
					mapPublicIpOnLaunch: ifTrue(properties.flag('MapPublicIpOnLaunch')),
					assignIpv6AddressOnCreation: ifTrue(properties.flag('AssignIpv6AddressOnCreation')),
					enableDns64: ifTrue(properties.flag('EnableDns64')),
					tags: making.tags()
				}
			}
		]
	}
}

/** CDK writes `dummy1a` and the like for zones that it did not look up in the account. */
function zoneAt({properties, lab, assume}: Making): string | undefined {
	const written = properties.text('AvailabilityZone')
	const letter = /^dummy1([a-f])$/.exec(written ?? '')?.[1]
	if (letter === undefined) return written
	const zone = lab.zones[letter.charCodeAt(0) - 'a'.charCodeAt(0)]
	if (zone !== undefined) assume(`${written}, for which CDK knew no zone, is ${zone} (cdk synth with the account’s context)`)
	return zone ?? written
}

/** An IPv6 block that a separate resource adds to a subnet. */
function makeSubnetBlock(making: Making): Made {
	const {properties, thingAt} = making
	const subnet = thingAt('SubnetId', 'subnet')
	const block = properties.text('Ipv6CidrBlock')
	if (!subnet || block === undefined) return leftOut(making)
	return {
		ref: idOf('subnet-cidr-assoc', `${subnet.id} ${block}`),
		attributes: {Id: () => idOf('subnet-cidr-assoc', `${subnet.id} ${block}`)},
		edits: [{path: [...subnet.path, 'ipv6'], value: properties.placed('Ipv6CidrBlock', block)}]
	}
}

export const subnet: TemplatePart = {
	cloudFormation: {
		'AWS::EC2::Subnet': {
			effect: [
				'VpcId',
				'CidrBlock',
				'AvailabilityZone',
				'AvailabilityZoneId',
				'Ipv6CidrBlock',
				'MapPublicIpOnLaunch',
				'AssignIpv6AddressOnCreation',
				'EnableDns64',
				'Tags'
			],
			inert: ['PrivateDnsNameOptionsOnLaunch', 'EnableLniAtDeviceIndex'],
			named: {
				OutpostArn: 'Outposts are not emulated: the subnet is in its zone',
				Ipv6Native: 'subnets of IPv6 alone are not emulated',
				Ipv4IpamPoolId: ipam,
				Ipv4NetmaskLength: ipam,
				Ipv6IpamPoolId: ipam,
				Ipv6NetmaskLength: ipam
			},
			make: makeSubnet
		},
		'AWS::EC2::SubnetCidrBlock': {
			effect: ['SubnetId', 'Ipv6CidrBlock'],
			named: {Ipv6IpamPoolId: ipam, Ipv6NetmaskLength: ipam},
			make: makeSubnetBlock
		}
	}
}
