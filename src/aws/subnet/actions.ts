/** DescribeSubnets. Doc: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSubnets.html */

import type {Requests} from '../../../api-models/ec2.d.ts'
import {AwsError, invalidValue} from '../../api/errors.ts'
import {listing} from '../../api/listing.ts'
import {
	type Actions,
	type ApiPart,
	hasDependencies,
	itemOf,
	type Patch,
	patchAt,
	type ResourceType,
	together
} from '../../api/part.ts'
import {vpcWritten} from '../../api/places.ts'
import {keyFor, tagsFor, writtenTags} from '../../api/tags.ts'
import type {Subnet, Vpc} from '../../model/model.ts'
import {compact, type View} from '../view.ts'
import {blockOf, vpcOf} from '../vpc/actions.ts'
import {describeAvailabilityZones} from '../zone/wire.ts'
import {missingSubnet, subnetOf} from './actions-place.ts'
import {reservationActions, reservationType} from './actions-reservations.ts'
import {describeSubnets} from './wire.ts'

export const subnetType: ResourceType = {
	word: 'subnet',
	inert: [
		'DefaultForAz',
		'MapCustomerOwnedIpOnLaunch',
		'Ipv6Native',
		'PrivateDnsNameOptionsOnLaunch',
		'BlockPublicAccessStates',
		'SubnetArn',
		'EnableDns64'
	],
	list: 'Subnets',
	prefix: 'subnet',
	id: 'SubnetId',
	all: describeSubnets,
	missing: missingSubnet,
	section: 'subnets'
}

const filters = {
	'availability-zone': 'AvailabilityZone',
	availabilityZone: 'AvailabilityZone',
	'availability-zone-id': 'AvailabilityZoneId',
	'available-ip-address-count': 'AvailableIpAddressCount',
	cidr: 'CidrBlock',
	'cidr-block': 'CidrBlock',
	'default-for-az': 'DefaultForAz',
	'ipv6-cidr-block-association.association-id': 'Ipv6CidrBlockAssociationSet[].AssociationId',
	'ipv6-cidr-block-association.ipv6-cidr-block': 'Ipv6CidrBlockAssociationSet[].Ipv6CidrBlock',
	'map-public-ip-on-launch': 'MapPublicIpOnLaunch',
	'owner-id': 'OwnerId',
	state: 'State',
	'subnet-arn': 'SubnetArn',
	'subnet-id': 'SubnetId',
	'vpc-id': 'VpcId',
	'enable-dns64': 'EnableDns64'
}

const ipv6Blocks = (item: Readonly<Record<string, unknown>>) =>
	item.Ipv6CidrBlockAssociationSet as readonly {readonly AssociationId: string}[]

function zoneOf(asked: string | undefined, view: View): string {
	const zones = describeAvailabilityZones(view)
	if (asked === undefined) return String(zones[0]?.ZoneName)
	const found = zones.find(({ZoneName, ZoneId}) => ZoneName === asked || ZoneId === asked)
	if (!found) {
		const names = zones.map(({ZoneName}) => ZoneName).join(', ')
		throw invalidValue(
			asked,
			'availabilityZone',
			`Subnets can currently only be created in the following availability zones: ${names}.`
		)
	}
	return String(found.ZoneName)
}

/** Writes each instance's launch-time setting into the file, since defaults would follow later changes of the subnet's attribute. */
function pinPublicIps(vpc: Vpc, {key, mapPublicIpOnLaunch}: Subnet, view: View): Patch {
	const open = Object.entries(vpcWritten(vpc.key, view).instances ?? {}).filter(
		([, {subnet, publicIp}]) => `${vpc.key}.${subnet}` === key && publicIp === undefined
	)
	return together(...open.map(([name]) => patchAt(['vpcs', vpc.key, 'instances', name], {publicIp: mapPublicIpOnLaunch})))
}

/** Names of new instances, as AWS describes them. */
function nameOptionsOf(input: Parameters<NonNullable<Actions<Requests>['ModifySubnetAttribute']>>[0]['input']) {
	const {PrivateDnsHostnameTypeOnLaunch, EnableResourceNameDnsARecordOnLaunch, EnableResourceNameDnsAAAARecordOnLaunch} = input
	return compact({
		HostnameType: PrivateDnsHostnameTypeOnLaunch,
		EnableResourceNameDnsARecord: EnableResourceNameDnsARecordOnLaunch?.Value,
		EnableResourceNameDnsAAAARecord: EnableResourceNameDnsAAAARecordOnLaunch?.Value
	})
}

const actions: Actions<Requests> = {
	DescribeSubnets: listing(subnetType, {ids: 'SubnetIds', filters}),
	CreateSubnet({input, view, newId}) {
		const vpc = vpcOf(input.VpcId, view)
		if (input.CidrBlock === undefined) throw new AwsError('MissingParameter', 'The request must contain the parameter cidrBlock')
		const cidr = blockOf(input.CidrBlock, 'cidrBlock')
		const id = newId('subnet')
		const tags = tagsFor('subnet', input.TagSpecifications)
		return {
			patch: patchAt(['vpcs', vpc.key, 'subnets', keyFor(id, tags.Name, view, 'subnet', vpc.key)], {
				id,
				zone: zoneOf(input.AvailabilityZone ?? input.AvailabilityZoneId, view),
				cidr,
				...(input.Ipv6CidrBlock !== undefined && {ipv6: blockOf(input.Ipv6CidrBlock, 'ipv6CidrBlock')}),
				tags: writtenTags(tags)
			}),
			words: {
				'InvalidSubnet.Range': `The CIDR '${cidr}' is invalid.`,
				'InvalidSubnet.Conflict': `The CIDR '${cidr}' conflicts with another subnet`
			},
			answer: after => ({Subnet: itemOf(subnetType, id, after)})
		}
	},
	DeleteSubnet({input: {SubnetId}, view}) {
		const {vpc, subnet, path} = subnetOf(SubnetId, view)
		if (vpc.interfaces.some(one => one.subnet === subnet.key)) throw hasDependencies('subnet', SubnetId)
		return {patch: patchAt(path, null), words: {DependencyViolation: hasDependencies('subnet', SubnetId).message}}
	},
	ModifySubnetAttribute({input, view}) {
		const {vpc, subnet, path} = subnetOf(input.SubnetId, view)
		const {MapPublicIpOnLaunch, AssignIpv6AddressOnCreation, EnableDns64} = input
		const nameOptions = nameOptionsOf(input)
		return {
			patch: together(
				MapPublicIpOnLaunch?.Value === undefined ? undefined : pinPublicIps(vpc, subnet, view),
				patchAt(path, {
					...(MapPublicIpOnLaunch?.Value !== undefined && {mapPublicIpOnLaunch: MapPublicIpOnLaunch.Value}),
					...(AssignIpv6AddressOnCreation?.Value !== undefined && {
						assignIpv6AddressOnCreation: AssignIpv6AddressOnCreation.Value
					}),
					...(EnableDns64?.Value !== undefined && {enableDns64: EnableDns64.Value}),
					...(Object.keys(nameOptions).length > 0 && {
						aws: {
							PrivateDnsNameOptionsOnLaunch: {
								...(itemOf(subnetType, input.SubnetId, view).PrivateDnsNameOptionsOnLaunch as object | undefined),
								...nameOptions
							}
						}
					})
				})
			)
		}
	},
	AssociateSubnetCidrBlock({input: {SubnetId, Ipv6CidrBlock}, view}) {
		const {subnet, path} = subnetOf(SubnetId, view)
		if (Ipv6CidrBlock === undefined) {
			throw new AwsError('MissingParameter', 'The request must contain the parameter ipv6CidrBlock')
		}
		if (subnet.ipv6Cidr) {
			throw new AwsError('InvalidParameterCombination', `The subnet '${SubnetId}' has an IPv6 CIDR block already`)
		}
		const block = blockOf(Ipv6CidrBlock, 'ipv6CidrBlock')
		return {
			patch: patchAt(path, {ipv6: block}),
			words: {'InvalidSubnet.Range': `The CIDR '${block}' is invalid.`},
			answer: after => ({
				SubnetId,
				Ipv6CidrBlockAssociation: {
					...ipv6Blocks(itemOf(subnetType, SubnetId, after))[0],
					Ipv6CidrBlockState: {State: 'associating'}
				}
			})
		}
	},
	DisassociateSubnetCidrBlock({input: {AssociationId}, view}) {
		const item = describeSubnets(view).find(one => ipv6Blocks(one).some(block => block.AssociationId === AssociationId))
		if (!item) {
			throw new AwsError(
				'InvalidSubnetCidrBlockAssociationID.NotFound',
				`The subnet CIDR block association ID '${AssociationId}' does not exist`
			)
		}
		const SubnetId = String(item.SubnetId)
		const {path} = subnetOf(SubnetId, view)
		return {
			patch: patchAt(path, {ipv6: null}),
			answer: {SubnetId, Ipv6CidrBlockAssociation: {...ipv6Blocks(item)[0], Ipv6CidrBlockState: {State: 'disassociating'}}}
		}
	}
}

export const subnet: ApiPart = {types: [subnetType, reservationType], ec2: {...actions, ...reservationActions}}
