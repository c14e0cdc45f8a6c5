/** VPCs, their blocks and attributes. Doc: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Vpc.html */

import type {Requests} from '../../../api-models/ec2.d.ts'
import {AwsError, invalidValue} from '../../api/errors.ts'
import {listing} from '../../api/listing.ts'
import {type Actions, type ApiPart, doesNotExist, hasDependencies, itemOf, patchAt, type ResourceType} from '../../api/part.ts'
import {scopeOf, vpcWritten} from '../../api/places.ts'
import {keyFor, tagsFor, writtenTags} from '../../api/tags.ts'
import type {Vpc} from '../../model/model.ts'
import {type Cidr, parseCidr} from '../../net/address.ts'
import {kinds} from '../kinds.ts'
import {awsBag, type Item, type View} from '../view.ts'
import {classicLinkActions} from './actions-classic-link.ts'
import {defaultActions} from './actions-default.ts'
import {blockAssociationId, describeVpcs} from './wire.ts'

export const vpcType: ResourceType = {
	word: 'vpc',
	inert: ['InstanceTenancy', 'IsDefault'],
	list: 'Vpcs',
	prefix: 'vpc',
	id: 'VpcId',
	all: describeVpcs,
	missing: doesNotExist('InvalidVpcID.NotFound', 'vpc ID'),
	section: 'vpcs'
}

const filters = {
	cidr: 'CidrBlock',
	'cidr-block': 'CidrBlock',
	'cidr-block-association.association-id': 'CidrBlockAssociationSet[].AssociationId',
	'cidr-block-association.cidr-block': 'CidrBlockAssociationSet[].CidrBlock',
	'cidr-block-association.state': 'CidrBlockAssociationSet[].CidrBlockState.State',
	'dhcp-options-id': 'DhcpOptionsId',
	'ipv6-cidr-block-association.association-id': 'Ipv6CidrBlockAssociationSet[].AssociationId',
	'ipv6-cidr-block-association.ipv6-cidr-block': 'Ipv6CidrBlockAssociationSet[].Ipv6CidrBlock',
	'ipv6-cidr-block-association.state': 'Ipv6CidrBlockAssociationSet[].Ipv6CidrBlockState.State',
	'is-default': 'IsDefault',
	'owner-id': 'OwnerId',
	state: 'State',
	'vpc-id': 'VpcId'
}

/** A VPC of the caller. Errors: AwsError, if there is none with that id. */
export function vpcOf(id: string, view: View): Vpc {
	const found = view.vpcs.find(vpc => vpc.id === id)
	if (!found) throw vpcType.missing(id)
	return found
}

/** Host bits are cut off, as AWS does. Errors: AwsError. */
export function blockOf(text: string, parameter: string): Cidr {
	const block = parseCidr(text, {maskHostBits: true})
	if (!block) throw invalidValue(text, parameter, 'This is not a valid CIDR block.')
	return block
}

const fullOfBlocks = (id: string) => ({
	CidrLimitExceeded: `This network '${id}' has met its maximum number of allowed CIDRs: 5`
})

type Block = {readonly Ipv6CidrBlockState: object}

/** As CreateVpc answers: with a list of IPv6 blocks even if it is empty. */
const justMade = (item: Item): Item => ({
	...item,
	State: 'pending',
	Ipv6CidrBlockAssociationSet: ((item.Ipv6CidrBlockAssociationSet as readonly Block[] | undefined) ?? []).map(block => ({
		...block,
		Ipv6CidrBlockState: {State: 'associating'}
	}))
})

const tenancies: ReadonlySet<string> = new Set(['default', 'dedicated', 'host'])

const actions: Actions<Requests> = {
	DescribeVpcs: listing(vpcType, {ids: 'VpcIds', filters}),
	CreateVpc({input, view, newId}) {
		if (input.CidrBlock === undefined) {
			throw new AwsError('MissingParameter', "Either 'cidrBlock' or 'ipv4IpamPoolId' should be provided.")
		}
		const cidr = blockOf(input.CidrBlock, 'cidrBlock')
		const id = newId('vpc')
		const tags = tagsFor('vpc', input.TagSpecifications)
		const key = keyFor(id, tags.Name, view, 'vpc')
		const tenancy = input.InstanceTenancy
		if (tenancy !== undefined && !tenancies.has(tenancy)) throw invalidValue(tenancy, 'instanceTenancy')
		return {
			patch: patchAt(['vpcs', key], {
				id,
				cidr,
				...scopeOf(view),
				...(input.AmazonProvidedIpv6CidrBlock && {ipv6: true}),
				...(tenancy !== undefined && tenancy !== 'default' && {aws: {InstanceTenancy: tenancy}}),
				tags: writtenTags(tags),
				// The defaults that every VPC is created with get ids of their own as well.
				routeTables: {main: {id: newId('rtb'), main: true}},
				networkAcls: {default: {id: newId('acl')}},
				defaultSecurityGroup: {id: newId('sg')}
			}),
			words: {
				'InvalidVpc.Range': `The CIDR '${cidr}' is invalid.`,
				VpcLimitExceeded: 'The maximum number of VPCs has been reached.'
			},
			answer: after => ({Vpc: justMade(itemOf(vpcType, id, after))})
		}
	},
	DeleteVpc({input: {VpcId}, view}) {
		const {key, interfaces} = vpcOf(VpcId, view)
		const written = vpcWritten(key, view)
		const {subnets, securityGroups, networkAcls, routeTables, vpcEndpoints} = written
		const hasGateway = kinds.targets.some(
			({only, key: section}) => only && (written as Readonly<Record<string, unknown>>)[section]
		)
		const own = [subnets, securityGroups, vpcEndpoints].some(section => Object.keys(section ?? {}).length > 0)
		const more = Object.keys(networkAcls ?? {}).some(name => name !== 'default') || Object.keys(routeTables ?? {}).length > 1
		if (own || more || interfaces.length > 0 || hasGateway) throw hasDependencies('vpc', VpcId)
		const words = {DependencyViolation: hasDependencies('vpc', VpcId).message}
		// Peering requests end with the VPC.
		const peerings = view.lab.peerings.filter(({requester, accepter}) => requester === key || accepter === key)
		return {
			patch: {
				vpcs: {[key]: null},
				...(peerings.length > 0 && {peerings: Object.fromEntries(peerings.map(peering => [peering.key, null]))})
			},
			words
		}
	},
	DescribeVpcAttribute({input: {Attribute, VpcId}, view}) {
		const {enableDnsSupport, enableDnsHostnames} = vpcOf(VpcId, view)
		const values: Readonly<Record<string, readonly [string, boolean]>> = {
			enableDnsSupport: ['EnableDnsSupport', enableDnsSupport],
			enableDnsHostnames: ['EnableDnsHostnames', enableDnsHostnames],
			enableNetworkAddressUsageMetrics: [
				'EnableNetworkAddressUsageMetrics',
				awsBag(VpcId, 'vpcs', view).EnableNetworkAddressUsageMetrics === true
			]
		}
		const found = Object.hasOwn(values, Attribute) ? values[Attribute] : undefined
		if (!found) throw invalidValue(Attribute, 'attribute', 'Unknown attribute.')
		return {answer: {VpcId, [found[0]]: {Value: found[1]}}}
	},
	ModifyVpcAttribute({input: {VpcId, EnableDnsSupport, EnableDnsHostnames, EnableNetworkAddressUsageMetrics}, view}) {
		const {key} = vpcOf(VpcId, view)
		if (EnableDnsSupport !== undefined && EnableDnsHostnames !== undefined) {
			throw new AwsError(
				'InvalidParameterCombination',
				'Fields for multiple attribute types specified: enableDnsSupport, enableDnsHostnames'
			)
		}
		return {
			patch: patchAt(['vpcs', key], {
				...(EnableDnsSupport?.Value !== undefined && {enableDnsSupport: EnableDnsSupport.Value}),
				...(EnableDnsHostnames?.Value !== undefined && {enableDnsHostnames: EnableDnsHostnames.Value}),
				...(EnableNetworkAddressUsageMetrics?.Value !== undefined && {
					aws: {EnableNetworkAddressUsageMetrics: EnableNetworkAddressUsageMetrics.Value}
				})
			})
		}
	},
	ModifyVpcTenancy({input: {VpcId, InstanceTenancy}, view}) {
		const {key} = vpcOf(VpcId, view)
		if (InstanceTenancy !== 'default') {
			throw new AwsError('UnsupportedTenancy', `The tenancy value ${InstanceTenancy} is not supported.`)
		}
		return {patch: patchAt(['vpcs', key], {aws: {InstanceTenancy}}), answer: {ReturnValue: true}}
	},
	AssociateVpcCidrBlock({input: {VpcId, CidrBlock, AmazonProvidedIpv6CidrBlock}, view}) {
		const vpc = vpcOf(VpcId, view)
		const {cidr, ipv6} = vpcWritten(vpc.key, view)
		if (AmazonProvidedIpv6CidrBlock) {
			const all =
				vpc.ipv6Cidrs.length === 0
					? true
					: [...[ipv6 ?? []].flat().map((one, n) => (one === true ? (vpc.ipv6Cidrs[n] ?? one) : one)), true]
			return {
				patch: patchAt(['vpcs', vpc.key], {ipv6: all}),
				words: fullOfBlocks(VpcId),
				answer: after => {
					const {VpcId: _, ...item} = itemOf(vpcType, VpcId, after)
					const block = (item.Ipv6CidrBlockAssociationSet as readonly object[]).at(-1)
					return {VpcId, Ipv6CidrBlockAssociation: {...block, Ipv6CidrBlockState: {State: 'associating'}}}
				}
			}
		}
		if (CidrBlock === undefined) throw new AwsError('MissingParameter', 'The request must contain the parameter CidrBlock')
		const block = blockOf(CidrBlock, 'cidrBlock')
		return {
			patch: patchAt(['vpcs', vpc.key], {cidr: [...[cidr].flat(), block]}),
			words: {'InvalidVpc.Range': `The CIDR '${block}' is invalid.`, ...fullOfBlocks(VpcId)},
			answer: {
				VpcId,
				CidrBlockAssociation: {
					AssociationId: blockAssociationId(vpc, block, view),
					CidrBlock: block,
					CidrBlockState: {State: 'associating'}
				}
			}
		}
	},
	DisassociateVpcCidrBlock({input: {AssociationId}, view}) {
		const vpc = view.vpcs.find(one =>
			[...one.cidrs, ...one.ipv6Cidrs].some(cidr => blockAssociationId(one, cidr, view) === AssociationId)
		)
		if (!vpc) {
			throw new AwsError(
				'InvalidVpcCidrBlockAssociationID.NotFound',
				`The vpc CIDR block association ID '${AssociationId}' does not exist`
			)
		}
		const isIt = (cidr: string) => blockAssociationId(vpc, cidr, view) === AssociationId
		const block = vpc.cidrs.find(isIt)
		const left = (vpc.cidrs as readonly string[]).filter(one => !isIt(one))
		if (block !== undefined && block === vpc.cidrs[0]) {
			throw new AwsError(
				'OperationNotPermitted',
				`The vpc CIDR block with association ID ${AssociationId} may not be disassociated. It is the primary IPv4 CIDR block of the VPC`
			)
		}
		const words = {
			'InvalidSubnet.Range': `The vpc CIDR block with association ID ${AssociationId} may not be disassociated: a subnet is in it`
		}
		if (block !== undefined) {
			return {
				patch: patchAt(['vpcs', vpc.key], {cidr: left.length === 1 ? left[0] : left}),
				words,
				answer: {
					VpcId: vpc.id,
					CidrBlockAssociation: {AssociationId, CidrBlock: block, CidrBlockState: {State: 'disassociating'}}
				}
			}
		}
		const v6 = vpc.ipv6Cidrs.filter(one => !isIt(one))
		return {
			patch: patchAt(['vpcs', vpc.key], {ipv6: v6.length === 0 ? null : v6}),
			words,
			answer: {
				VpcId: vpc.id,
				Ipv6CidrBlockAssociation: {
					AssociationId,
					Ipv6CidrBlock: vpc.ipv6Cidrs.find(isIt),
					Ipv6CidrBlockState: {State: 'disassociating'}
				}
			}
		}
	}
}

export const vpc: ApiPart = {types: [vpcType], ec2: {...actions, ...defaultActions, ...classicLinkActions}}
