/** AWS::EC2::VPC and its further blocks. Doc: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpc.html */
import {leftOut, notEmulated} from '../../iac/made.ts'
import type {Made, Making, TemplatePart} from '../../iac/part.ts'
import {refused, Unknown} from '../../iac/unknown.ts'
import {idOf} from '../ids.ts'

const ipam = 'address pools of IPAM are not emulated: write the block itself'

export function makeVpc(making: Making): Made {
	const {properties, name, lab} = making
	const cidr = properties.text('CidrBlock')
	if (cidr === undefined) {
		if (properties.has('CidrBlock')) return leftOut(making)
		if (properties.has('Ipv4IpamPoolId')) return notEmulated(making, `it is left out, and all that is in it: ${ipam}`)
		properties.refuse('CidrBlock', {
			message: "Either 'cidrBlock' or 'ipv4IpamPoolId' should be provided.",
			code: 'MissingParameter',
			fix: 'add CidrBlock: 10.0.0.0/16'
		})
		return leftOut(making)
	}
	const id = idOf('vpc', name)
	const path = ['vpcs', name]
	const tenancy = properties.text('InstanceTenancy')
	const group = idOf('sg', `${name}.default`)
	const acl = idOf('acl', `${name}.default`)
	return {
		ref: id,
		attributes: {
			VpcId: () => id,
			CidrBlock: () => cidr,
			CidrBlockAssociations: () => [lab.written([...path, 'cidr'])].flat().map(block => idOf('vpc-cidr-assoc', `${id} ${block}`)),
			DefaultSecurityGroup: () => group,
			DefaultNetworkAcl: () => acl,
			Ipv6CidrBlocks: () => ipv6Blocks(making)
		},
		things: [
			{kind: 'vpc', id, path, name},
			{kind: 'security-group', id: group, path: [...path, 'defaultSecurityGroup'], name: 'default', vpc: name},
			{kind: 'network-acl', id: acl, path: [...path, 'networkAcls', 'default'], name: 'default', vpc: name}
		],
		edits: [
			{
				path,
				value: {
					...lab.scope,
					cidr: properties.placed('CidrBlock', cidr),
					enableDnsSupport: unless(true, properties.flag('EnableDnsSupport')),
					enableDnsHostnames: unless(false, properties.flag('EnableDnsHostnames')),
					aws: tenancy === undefined || tenancy === 'default' ? undefined : {InstanceTenancy: tenancy},
					tags: making.tags()
				}
			}
		]
	}
}

/** Omits a value that is AWS's default. */
const unless = (usual: boolean, flag: boolean | undefined): boolean | undefined => (flag === usual ? undefined : flag)

/** Automatic blocks are written into the file, because other resources refer to them. Empty until a resource adds a block. */
function ipv6Blocks({lab, name, pin}: Making): unknown {
	const path = ['vpcs', name, 'ipv6']
	if (lab.written(path) === undefined) return []
	const vpc = lab.soFar()?.vpcs.find(({key}) => key === name)
	if (!vpc) return refused
	pin({path, value: vpc.ipv6Cidrs.length === 1 ? vpc.ipv6Cidrs[0] : vpc.ipv6Cidrs})
	return vpc.ipv6Cidrs
}

function makeBlock(making: Making): Made {
	const {properties, thingAt, lab} = making
	const vpc = thingAt('VpcId', 'vpc')
	if (!vpc) return leftOut(making)
	const cidr = properties.text('CidrBlock')
	const own = properties.text('Ipv6CidrBlock')
	const amazon = properties.flag('AmazonProvidedIpv6CidrBlock') === true
	if (cidr === undefined && own === undefined && !amazon) {
		if (properties.has('Ipv4IpamPoolId') || properties.has('Ipv6IpamPoolId')) {
			return notEmulated(making, `it is left out: ${ipam}`)
		}
		properties.refuse('CidrBlock', {
			message: 'The request must contain the parameter CidrBlock',
			code: 'MissingParameter',
			fix: 'add CidrBlock, or AmazonProvidedIpv6CidrBlock: true'
		})
		return leftOut(making)
	}
	const ipv6 = amazon ? properties.placed('AmazonProvidedIpv6CidrBlock', true) : properties.placed('Ipv6CidrBlock', own)
	const before = lab.written([...vpc.path, 'ipv6'])
	const id = idOf('vpc-cidr-assoc', `${vpc.id} ${cidr ?? own ?? 'ipv6'}`)
	return {
		ref: id,
		attributes: {
			Id: () => id,
			Ipv6CidrBlock: () =>
				own ?? (amazon ? [ipv6Blocks({...making, name: vpc.name})].flat()[0] : new Unknown('an IPv6 block that there is not'))
		},
		edits:
			cidr === undefined
				? [
						{
							path: [...vpc.path, 'ipv6'],
							value: before === undefined ? ipv6 : [ipv6],
							...(before !== undefined && {append: true as const})
						}
					]
				: [{path: [...vpc.path, 'cidr'], value: [properties.placed('CidrBlock', cidr)], append: true}]
	}
}

export const vpc: TemplatePart = {
	cloudFormation: {
		'AWS::EC2::VPC': {
			effect: ['CidrBlock', 'EnableDnsSupport', 'EnableDnsHostnames', 'Tags'],
			inert: ['InstanceTenancy', 'VpcEncryptionControl'],
			named: {Ipv4IpamPoolId: ipam, Ipv4NetmaskLength: ipam},
			make: makeVpc
		},
		'AWS::EC2::VPCCidrBlock': {
			effect: ['VpcId', 'CidrBlock', 'AmazonProvidedIpv6CidrBlock', 'Ipv6CidrBlock'],
			inert: ['Ipv6Pool', 'Ipv6CidrBlockNetworkBorderGroup'],
			named: {Ipv4IpamPoolId: ipam, Ipv4NetmaskLength: ipam, Ipv6IpamPoolId: ipam, Ipv6NetmaskLength: ipam},
			make: makeBlock
		}
	}
}
