/** DescribeNetworkAcls. Doc: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNetworkAcls.html */

import type {Requests} from '../../../api-models/ec2.d.ts'
import {AwsError, invalidValue} from '../../api/errors.ts'
import {listing} from '../../api/listing.ts'
import {
	type Actions,
	type ApiPart,
	doesNotExist,
	hasDependencies,
	itemOf,
	type Patch,
	patchAt,
	type ResourceType
} from '../../api/part.ts'
import {replacing, vpcWritten} from '../../api/places.ts'
import {keyFor, tagsFor, writtenTags} from '../../api/tags.ts'
import type {NetworkAcl, Vpc} from '../../model/model.ts'
import {subnetOf} from '../subnet/actions-place.ts'
import type {View} from '../view.ts'
import {blockOf, vpcOf} from '../vpc/actions.ts'
import {aclAssociationId, describeNetworkAcls} from './wire.ts'

export const networkAclType: ResourceType = {
	word: 'network-acl',
	list: 'NetworkAcls',
	prefix: 'acl',
	id: 'NetworkAclId',
	all: describeNetworkAcls,
	missing: doesNotExist('InvalidNetworkAclID.NotFound', 'networkAcl ID'),
	section: 'networkAcls',
	place(id, view) {
		const {path, acl} = aclOf(id, view)
		return {path, patch: patchAt(path, {id: acl.id})}
	}
}

const filters = {
	'association.association-id': 'Associations[].NetworkAclAssociationId',
	'association.network-acl-id': 'Associations[].NetworkAclId',
	'association.subnet-id': 'Associations[].SubnetId',
	default: 'IsDefault',
	'entry.cidr': 'Entries[].CidrBlock',
	'entry.ipv6-cidr': 'Entries[].Ipv6CidrBlock',
	'entry.egress': 'Entries[].Egress',
	'entry.protocol': 'Entries[].Protocol',
	'entry.rule-action': 'Entries[].RuleAction',
	'entry.rule-number': 'Entries[].RuleNumber',
	'entry.port-range.from': 'Entries[].PortRange.From',
	'entry.port-range.to': 'Entries[].PortRange.To',
	'network-acl-id': 'NetworkAclId',
	'owner-id': 'OwnerId',
	'vpc-id': 'VpcId'
}

type FoundAcl = {readonly vpc: Vpc; readonly acl: NetworkAcl; readonly name: string; readonly path: readonly string[]}

function aclOf(id: string, view: View): FoundAcl {
	for (const vpc of view.vpcs) {
		const acl = vpc.networkAcls.find(one => one.id === id)
		if (!acl) continue
		const name = acl.key.slice(vpc.key.length + 1)
		return {vpc, acl, name, path: ['vpcs', vpc.key, 'networkAcls', name]}
	}
	throw networkAclType.missing(id)
}

const noEntry = (number: number) =>
	new AwsError('InvalidNetworkAclEntry.NotFound', `The network acl entry identified by ${number} does not exist.`)

type Entries = Readonly<Record<string, Patch>>
const directionOf = (isEgress: boolean) => (isEgress ? 'egress' : 'ingress')

/** Its entries in the file; for an unmodified default ACL, its default entries (NACL-2). */
function entriesWritten({vpc, acl, name}: FoundAcl, isEgress: boolean, view: View): Entries {
	const side = isEgress ? 'to' : 'from'
	const all = vpcWritten(vpc.key, view).networkAcls ?? {}
	const own = Object.hasOwn(all, name) ? all[name] : undefined
	const standard = acl[directionOf(isEgress)].map(({number, cidr}) => [number, {allow: 'all', [side]: cidr}] as const)
	return own?.[directionOf(isEgress)] ?? Object.fromEntries(standard)
}

const entryWritten = (found: FoundAcl, isEgress: boolean, number: number, view: View): Patch | undefined =>
	Object.entries(entriesWritten(found, isEgress, view)).find(([written]) => Number(written) === number)?.[1]

function entryPatch(found: FoundAcl, isEgress: boolean, number: number, entry: Patch | null, view: View): Patch {
	const all = entriesWritten(found, isEgress, view)
	const key = Object.keys(all).find(written => Number(written) === number) ?? String(number)
	const {vpc, name, path, acl} = found
	const own = vpcWritten(vpc.key, view).networkAcls ?? {}
	const isWritten = Object.hasOwn(own, name) && own[name]?.[directionOf(isEgress)] !== undefined
	const {[key]: _, ...rest} = all
	const whole = isWritten ? {[key]: entry} : {...rest, ...(entry && {[key]: entry})}
	return patchAt(path, {id: acl.id, [directionOf(isEgress)]: whole})
}

type Asked = Requests['CreateNetworkAclEntry']

const lastRule = 32_766
const names: Readonly<Record<string, string>> = {
	'-1': 'all',
	all: 'all',
	'1': 'icmp',
	'6': 'tcp',
	'17': 'udp',
	'58': 'icmpv6',
	tcp: 'tcp',
	udp: 'udp',
	icmp: 'icmp',
	icmpv6: 'icmpv6'
}

function entryFrom({RuleNumber, Protocol, RuleAction, Egress, CidrBlock, Ipv6CidrBlock, PortRange, IcmpTypeCode}: Asked): Patch {
	if (RuleNumber < 1 || RuleNumber > lastRule) throw invalidValue(RuleNumber, 'ruleNumber', `Rule numbers are 1 to ${lastRule}.`)
	if (RuleAction !== 'allow' && RuleAction !== 'deny') throw invalidValue(RuleAction, 'ruleAction')
	const block = CidrBlock ?? Ipv6CidrBlock
	if (block === undefined) throw new AwsError('MissingParameter', 'The request must contain the parameter cidrBlock')
	const protocol = Object.hasOwn(names, Protocol.toLowerCase())
		? names[Protocol.toLowerCase()]
		: /^\d{1,3}$/.test(Protocol)
			? Number(Protocol)
			: undefined
	if (protocol === undefined) throw invalidValue(Protocol, 'protocol')
	return {
		[RuleAction]: protocol,
		[Egress ? 'to' : 'from']: blockOf(block, 'cidrBlock'),
		...((protocol === 'tcp' || protocol === 'udp') && {ports: portsOf(PortRange)}),
		...((protocol === 'icmp' || protocol === 'icmpv6') && icmpOf(IcmpTypeCode))
	}
}

function portsOf(range: Asked['PortRange']): number | string {
	const {From, To} = range ?? {}
	if (From === undefined || To === undefined) {
		throw new AwsError('MissingParameter', 'The request must contain the parameter PortRange')
	}
	if (From < 0 || To > 65_535 || From > To) throw invalidValue(`${From}-${To}`, 'portRange')
	return From === To ? From : `${From}-${To}`
}

function icmpOf(match: Asked['IcmpTypeCode']): Patch {
	const {Type, Code} = match ?? {}
	if (Type === undefined) throw new AwsError('MissingParameter', 'The request must contain the parameter icmpTypeCode')
	return Type === -1 ? {} : {type: Type, ...(Code !== undefined && Code !== -1 && {code: Code})}
}

const actions: Actions<Requests> = {
	DescribeNetworkAcls: listing(networkAclType, {ids: 'NetworkAclIds', filters}),
	CreateNetworkAcl({input: {VpcId, TagSpecifications}, view, newId}) {
		const {key} = vpcOf(VpcId, view)
		const id = newId('acl')
		const tags = tagsFor('network-acl', TagSpecifications)
		return {
			patch: patchAt(['vpcs', key, 'networkAcls', keyFor(id, tags.Name, view, 'network-acl', key)], {
				id,
				ingress: {},
				egress: {},
				tags: writtenTags(tags)
			}),
			answer: after => ({NetworkAcl: itemOf(networkAclType, id, after)})
		}
	},
	DeleteNetworkAcl({input: {NetworkAclId}, view}) {
		const {vpc, acl, path} = aclOf(NetworkAclId, view)
		if (acl.default) throw new AwsError('InvalidParameterValue', `cannot delete default network ACL ${NetworkAclId}`)
		if (vpc.subnets.some(({networkAcl}) => networkAcl === acl.key)) throw hasDependencies('networkAcl', NetworkAclId)
		return {patch: patchAt(path, null)}
	},
	CreateNetworkAclEntry({input, view}) {
		const found = aclOf(input.NetworkAclId, view)
		if (entryWritten(found, input.Egress, input.RuleNumber, view)) {
			throw new AwsError(
				'NetworkAclEntryAlreadyExists',
				`The network acl entry identified by ${input.RuleNumber} already exists.`
			)
		}
		return {patch: entryPatch(found, input.Egress, input.RuleNumber, entryFrom(input), view)}
	},
	ReplaceNetworkAclEntry({input, view}) {
		const found = aclOf(input.NetworkAclId, view)
		const before = entryWritten(found, input.Egress, input.RuleNumber, view)
		if (!before) throw noEntry(input.RuleNumber)
		return {patch: entryPatch(found, input.Egress, input.RuleNumber, replacing(before, entryFrom(input)), view)}
	},
	DeleteNetworkAclEntry({input: {NetworkAclId, Egress, RuleNumber}, view}) {
		const found = aclOf(NetworkAclId, view)
		if (!entryWritten(found, Egress, RuleNumber, view)) throw noEntry(RuleNumber)
		return {patch: entryPatch(found, Egress, RuleNumber, null, view)}
	},
	ReplaceNetworkAclAssociation({input: {AssociationId, NetworkAclId}, view}) {
		const found = aclOf(NetworkAclId, view)
		const item = describeNetworkAcls(view)
			.flatMap(({Associations}) => Associations as readonly {NetworkAclAssociationId: string; SubnetId: string}[])
			.find(one => one.NetworkAclAssociationId === AssociationId)
		if (!item) throw new AwsError('InvalidAssociationID.NotFound', `The association ID '${AssociationId}' does not exist`)
		const {vpc, path} = subnetOf(item.SubnetId, view)
		if (vpc !== found.vpc) {
			throw new AwsError(
				'InvalidParameterValue',
				`network acl ${NetworkAclId} and subnet ${item.SubnetId} belong to different networks`
			)
		}
		return {
			patch: patchAt(path, {networkAcl: found.acl.default ? null : found.name}),
			answer: {NewAssociationId: aclAssociationId(NetworkAclId, item.SubnetId, view)}
		}
	}
}

export const networkAcl: ApiPart = {types: [networkAclType], ec2: actions}
