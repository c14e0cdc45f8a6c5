/** Customer gateways. Doc: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CustomerGateway.html */

import type {Requests} from '../../../api-models/ec2.d.ts'
import {AwsError, invalidValue, missing} from '../../api/errors.ts'
import {listing} from '../../api/listing.ts'
import {type Actions, type ApiPart, doesNotExist, itemOf, patchAt, pathOf, type ResourceType} from '../../api/part.ts'
import {scopeOf, written} from '../../api/places.ts'
import {keyFor, tagsFor, writtenTags} from '../../api/tags.ts'
import {defaultCustomerAsn} from '../asn.ts'
import {unknownBlock} from './unknown-block.ts'
import {describeCustomerGateways} from './wire.ts'

export const customerGatewayType: ResourceType = {
	word: 'customer-gateway',
	inert: ['DeviceName', 'CertificateArn'],
	list: 'CustomerGateways',
	prefix: 'cgw',
	id: 'CustomerGatewayId',
	all: describeCustomerGateways,
	missing: doesNotExist('InvalidCustomerGatewayID.NotFound', 'customerGateway ID'),
	section: 'sites'
}

const filters = {
	'bgp-asn': 'BgpAsn',
	'customer-gateway-id': 'CustomerGatewayId',
	'device-name': 'DeviceName',
	'ip-address': 'IpAddress',
	state: 'State',
	type: 'Type'
}

type SiteWritten = {readonly hosts?: object; readonly instance?: string}

const actions: Actions<Requests> = {
	DescribeCustomerGateways: listing(customerGatewayType, {ids: 'CustomerGatewayIds', filters}),
	CreateCustomerGateway({input, view, newId}) {
		const {Type, IpAddress, PublicIp, DeviceName, CertificateArn, TagSpecifications} = input
		if (Type !== 'ipsec.1') throw invalidValue(Type, 'type')
		const address = IpAddress ?? PublicIp
		if (address === undefined) throw missing('IpAddress')
		const asn = input.BgpAsnExtended ?? input.BgpAsn ?? defaultCustomerAsn
		const known = describeCustomerGateways(view).find(
			one => one.IpAddress === address && Number(one.BgpAsn) === asn && one.DeviceName === DeviceName
		)
		// A repeated request creates nothing new: so a site of the lab file is found by its address.
		if (known) return {answer: {CustomerGateway: known}}
		const id = newId('cgw')
		const tags = tagsFor('customer-gateway', TagSpecifications)
		const aws = {
			...scopeInAws(scopeOf(view)),
			...(DeviceName !== undefined && {DeviceName}),
			...(CertificateArn !== undefined && {CertificateArn})
		}
		return {
			patch: patchAt(['sites', keyFor(id, tags.Name, view, 'site')], {
				id,
				publicIp: address,
				asn,
				// AWS does not know the networks behind a customer gateway.
				cidr: unknownBlock,
				announces: [],
				...(Object.keys(aws).length > 0 && {aws}),
				tags: writtenTags(tags)
			}),
			words: {InvalidParameterValue: invalidValue(address, 'ipAddress', 'Invalid IP address.').message},
			answer: after => ({CustomerGateway: itemOf(customerGatewayType, id, after)})
		}
	},
	DeleteCustomerGateway({input: {CustomerGatewayId: id}, view}) {
		const item = itemOf(customerGatewayType, id, view)
		const isUsed = view.lab.vpn?.connections.some(({customerGateway}) => customerGateway.id === id)
		if (isUsed) throw new AwsError('IncorrectState', 'The customer gateway is in use.')
		const path = pathOf(customerGatewayType, id, view)
		const site = written<SiteWritten>(path, view)
		if (path.length > 2 || site?.hosts || site?.instance !== undefined) {
			throw new AwsError('UnsupportedOperation', `In this lab ${id} is the site "${path[1]}" of its file, and leaves with it.`)
		}
		return {patch: patchAt(path, null), gone: [{word: 'customer-gateway', item: {...item, State: 'deleted'}}]}
	}
}

/** A site has no Region, but its customer gateway has. */
const scopeInAws = ({region, account}: ReturnType<typeof scopeOf>) => ({
	...(region !== undefined && {Region: region}),
	...(account !== undefined && {OwnerId: account})
})

export const site: ApiPart = {types: [customerGatewayType], ec2: actions}
