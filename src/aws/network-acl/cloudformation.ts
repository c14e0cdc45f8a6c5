/** Network ACLs, their entries and associations. Doc: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-networkaclentry.html */
import {leftOut} from '../../iac/made.ts'
import type {Made, Making, TemplatePart, Thing} from '../../iac/part.ts'
import {isProtocolNumber, portsOf, protocolNamed} from '../../import/protocols.ts'
import {parseCidr} from '../../net/address.ts'
import {idOf} from '../ids.ts'

function makeAcl(making: Making): Made {
	const {thingAt, name} = making
	const vpc = thingAt('VpcId', 'vpc')
	if (!vpc) return leftOut(making)
	const id = idOf('acl', `${vpc.name}.${name}`)
	const path = [...vpc.path, 'networkAcls', name]
	return {
		ref: id,
		attributes: {Id: () => id},
		things: [{kind: 'network-acl', id, path, name, vpc: vpc.name}],
		edits: [{path, value: {tags: making.tags()}}]
	}
}

function makeEntry(making: Making): Made {
	const {properties, thingAt, lab} = making
	const acl = thingAt('NetworkAclId', 'network-acl')
	const number = properties.number('RuleNumber')
	const written = properties.text('Protocol')
	const action = properties.text('RuleAction')?.toLowerCase()
	if (!acl || number === undefined || written === undefined || action === undefined) return leftOut(making)
	const direction = properties.flag('Egress') ? 'egress' : 'ingress'
	const named = protocolNamed(written)
	const protocol = named === '-1' ? 'all' : isProtocolNumber(named) ? Number(named) : named
	const path = [...acl.path, direction, String(number)]
	if (action !== 'allow' && action !== 'deny') {
		properties.refuse('RuleAction', {
			message: `Value (${action}) for parameter ruleAction is invalid`,
			code: 'InvalidParameterValue',
			fix: 'write allow or deny'
		})
		return leftOut(making)
	}
	const standard = standardEntries(acl, direction, lab)
	if (lab.written(path) !== undefined || Object.hasOwn(standard, number)) {
		properties.refuse('RuleNumber', {
			message: `The network acl entry identified by ${number} already exists.`,
			code: 'NetworkAclEntryAlreadyExists',
			fix: 'give one of the two another number'
		})
		return leftOut(making)
	}
	const range = properties.object('PortRange')
	const ports =
		range && (protocol === 'tcp' || protocol === 'udp') ? portsOf(range.number('From'), range.number('To')) : undefined
	if (!range && (protocol === 'tcp' || protocol === 'udp')) {
		properties.refuse('Protocol', {
			message: 'Either a port range or an ICMP type and code is needed for this protocol',
			code: 'InvalidParameterValue',
			fix: 'add PortRange: {From: 443, To: 443}'
		})
	}
	const icmp = protocol === 'icmp' || protocol === 'icmpv6' ? properties.object('Icmp') : undefined
	const [type, code] = [icmp?.number('Type'), icmp?.number('Code')]
	const block = properties.text('CidrBlock') ?? properties.text('Ipv6CidrBlock')
	const blockKey = properties.has('CidrBlock') ? 'CidrBlock' : 'Ipv6CidrBlock'
	if (block === undefined) {
		if (!properties.has(blockKey)) {
			properties.refuse('CidrBlock', {
				message: 'The request must contain the parameter cidrBlock',
				code: 'MissingParameter',
				fix: 'add CidrBlock: 0.0.0.0/0'
			})
		}
		return leftOut(making)
	}
	const id = idOf('acle', `${acl.id} ${direction} ${number}`)
	return {
		ref: id,
		attributes: {Id: () => id},
		edits: [
			{path: [...acl.path, direction], value: standard},
			{
				path,
				value: {
					[action]: properties.placed('Protocol', protocol),
					ports: properties.placed('PortRange', ports),
					type: type === undefined || type < 0 ? undefined : properties.placed('Icmp', type),
					code: code === undefined || code < 0 || type === undefined || type < 0 ? undefined : properties.placed('Icmp', code),
					[direction === 'egress' ? 'to' : 'from']: properties.placed(blockKey, parseCidr(block, {maskHostBits: true}) ?? block)
				}
			}
		]
	}
}

/** The entries of a VPC's own ACL, which others are added to (NACL-2). None, as soon as they are written down. */
function standardEntries(
	{name, vpc = '', path}: Thing,
	direction: string,
	lab: Making['lab']
): Readonly<Record<string, unknown>> {
	if (name !== 'default' || lab.written([...path, direction]) !== undefined) return {}
	const side = direction === 'egress' ? 'to' : 'from'
	return {
		100: {allow: 'all', [side]: '0.0.0.0/0'},
		...(lab.written(['vpcs', vpc, 'ipv6']) !== undefined && {101: {allow: 'all', [side]: '::/0'}})
	}
}

function associate(making: Making): Made {
	const {properties, thingAt} = making
	const [acl, subnet] = [thingAt('NetworkAclId', 'network-acl'), thingAt('SubnetId', 'subnet')]
	if (!acl || !subnet) return leftOut(making)
	const ref = idOf('aclassoc', `${acl.id} ${subnet.id}`)
	return {
		ref,
		attributes: {AssociationId: () => ref},
		edits: [{path: [...subnet.path, 'networkAcl'], value: properties.placed('NetworkAclId', acl.name)}]
	}
}

export const networkAcl: TemplatePart = {
	cloudFormation: {
		'AWS::EC2::NetworkAcl': {effect: ['VpcId', 'Tags'], make: makeAcl},
		'AWS::EC2::NetworkAclEntry': {
			effect: [
				'NetworkAclId',
				'RuleNumber',
				'Protocol',
				'RuleAction',
				'Egress',
				'CidrBlock',
				'Ipv6CidrBlock',
				'PortRange',
				'Icmp'
			],
			make: makeEntry
		},
		'AWS::EC2::SubnetNetworkAclAssociation': {effect: ['NetworkAclId', 'SubnetId'], make: associate}
	}
}
