/** DescribeAddresses. Doc: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeAddresses.html */

import type {Requests} from '../../../api-models/ec2.d.ts'
import {AwsError} from '../../api/errors.ts'
import {listing} from '../../api/listing.ts'
import {type Actions, type ApiPart, doesNotExist, itemOf, patchAt, type ResourceType, together} from '../../api/part.ts'
import {scopeOf} from '../../api/places.ts'
import {keyFor, tagsFor, writtenTags} from '../../api/tags.ts'
import {interfaceOfAnyVpc} from '../network-interface/actions-place.ts'
import type {Item, View} from '../view.ts'
import {unassociate} from './actions-unassociate.ts'
import {describeAddresses} from './wire.ts'

export const elasticIpType: ResourceType = {
	word: 'elastic-ip',
	list: 'Addresses',
	prefix: 'eipalloc',
	id: 'AllocationId',
	all: describeAddresses,
	missing: doesNotExist('InvalidAllocationID.NotFound', 'allocation ID'),
	section: 'elasticIps'
}

const filters = {
	'allocation-id': 'AllocationId',
	'association-id': 'AssociationId',
	domain: 'Domain',
	'instance-id': 'InstanceId',
	'network-border-group': 'NetworkBorderGroup',
	'network-interface-id': 'NetworkInterfaceId',
	'network-interface-owner-id': 'NetworkInterfaceOwnerId',
	'private-ip-address': 'PrivateIpAddress',
	'public-ip': 'PublicIp'
}

const keyOf = ({AllocationId}: Item, view: View): string => String(view.directory.byId(String(AllocationId))?.key)

/** By allocation, or by the address itself. Errors: AwsError. */
function addressOf(
	{AllocationId, PublicIp}: {AllocationId?: string; PublicIp?: string},
	view: View
): {readonly item: Item; readonly key: string} {
	if (AllocationId !== undefined) {
		const item = itemOf(elasticIpType, AllocationId, view)
		return {item, key: keyOf(item, view)}
	}
	if (PublicIp === undefined) throw new AwsError('MissingParameter', 'Either public IP or allocation id must be specified')
	const item = describeAddresses(view).find(one => one.PublicIp === PublicIp)
	if (!item) throw new AwsError('InvalidAddress.NotFound', `Address '${PublicIp}' not found.`)
	return {item, key: keyOf(item, view)}
}

const described = listing(elasticIpType, {
	ids: 'AllocationIds',
	filters,
	where: ({PublicIp}, {PublicIps}) => (PublicIps as readonly string[] | undefined)?.includes(String(PublicIp)) ?? true
})

const actions: Actions<Requests> = {
	DescribeAddresses: call => {
		for (const PublicIp of call.input.PublicIps ?? []) addressOf({PublicIp}, call.view)
		return described(call)
	},
	AllocateAddress({input: {TagSpecifications, Address}, view, newId}) {
		const id = newId('eipalloc')
		const tags = tagsFor('elastic-ip', TagSpecifications)
		const key = keyFor(id, tags.Name, view, 'elastic-ip')
		return {
			patch: patchAt(['elasticIps', key], {
				id,
				...(Address !== undefined && {address: Address}),
				...scopeOf(view),
				tags: writtenTags(tags)
			}),
			pin: after => patchAt(['elasticIps', key, 'address'], itemOf(elasticIpType, id, after).PublicIp),
			words: {AddressLimitExceeded: 'The maximum number of addresses has been reached.'},
			answer: after => {
				const {AllocationId, PublicIp, Domain, NetworkBorderGroup, PublicIpv4Pool} = itemOf(elasticIpType, id, after)
				return {AllocationId, PublicIp, Domain, NetworkBorderGroup, PublicIpv4Pool}
			}
		}
	},
	AssociateAddress({input, view}) {
		const {AllowReassociation = true, PrivateIpAddress} = input
		const {item, key} = addressOf(input, view)
		const {vpc, networkInterface, name} = interfaceOfAnyVpc(input, view)
		if (item.AssociationId !== undefined && !AllowReassociation && item.NetworkInterfaceId !== networkInterface.id) {
			throw new AwsError(
				'Resource.AlreadyAssociated',
				`resource ${item.AllocationId} is already associated with associate-id ${item.AssociationId}`
			)
		}
		if (!vpc.internetGateway) {
			throw new AwsError('Gateway.NotAttached', `Network ${vpc.id} is not attached to any internet gateway`)
		}
		const target = networkInterface.privateIps.find(({address}, index) =>
			PrivateIpAddress === undefined ? index === 0 : address === PrivateIpAddress
		)
		if (!target) {
			throw new AwsError(
				'InvalidParameterValue',
				`The private IP address ${PrivateIpAddress} is not assigned to network interface ${networkInterface.id}`
			)
		}
		const before = target.publicIp?.elasticIp
		const isInstance = networkInterface.owner?.kind === 'instance' && networkInterface.owner.deviceIndex === 0
		return {
			patch: together(
				before === undefined || before === key ? undefined : unassociate(before, view),
				unassociate(key, view),
				patchAt(['elasticIps', key], {
					id: item.AllocationId,
					address: item.PublicIp,
					[isInstance ? 'instance' : 'networkInterface']: `${vpc.key}.${name}`,
					...(target !== networkInterface.privateIps[0] && {privateIp: target.address})
				})
			),
			answer: after => ({AssociationId: itemOf(elasticIpType, String(item.AllocationId), after).AssociationId})
		}
	},
	DisassociateAddress({input: {AssociationId, PublicIp}, view}) {
		if ((AssociationId ?? PublicIp) === undefined) {
			throw new AwsError('MissingParameter', 'Either associationId or publicIp must be specified')
		}
		const item = describeAddresses(view).find(one =>
			AssociationId === undefined ? one.PublicIp === PublicIp : one.AssociationId === AssociationId
		)
		if (!item) {
			throw new AwsError('InvalidAssociationID.NotFound', `The association ID '${AssociationId ?? PublicIp}' does not exist`)
		}
		return {patch: unassociate(keyOf(item, view), view)}
	},
	ReleaseAddress({input, view}) {
		const {item, key} = addressOf(input, view)
		if (item.AssociationId !== undefined) throw new AwsError('InvalidIPAddress.InUse', `Address ${item.PublicIp} is in use.`)
		return {patch: patchAt(['elasticIps', key], null)}
	},
	DescribeAddressesAttribute: ({input: {AllocationIds}, view}) => ({
		answer: {
			Addresses: describeAddresses(view)
				.filter(({AllocationId}) => AllocationIds?.includes(String(AllocationId)) ?? true)
				.map(({AllocationId, PublicIp}) => ({AllocationId, PublicIp}))
		}
	})
}

export const elasticIp: ApiPart = {types: [elasticIpType], ec2: actions}
