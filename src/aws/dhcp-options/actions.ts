/** DescribeDhcpOptions. Doc: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeDhcpOptions.html */
import {listing} from '../../api/listing.ts'
import {type ApiPart, doesNotExist, type ResourceType} from '../../api/part.ts'
import {describeDhcpOptions} from './wire.ts'

export const dhcpOptionsType: ResourceType = {
	word: 'dhcp-options',
	prefix: 'dopt',
	id: 'DhcpOptionsId',
	all: describeDhcpOptions,
	missing: doesNotExist('InvalidDhcpOptionID.NotFound', 'dhcpOption ID'),
	section: 'dhcpOptions'
}

const filters = {
	'dhcp-options-id': 'DhcpOptionsId',
	key: 'DhcpConfigurations[].Key',
	value: 'DhcpConfigurations[].Values[].Value',
	'owner-id': 'OwnerId'
}

export const dhcpOptions: ApiPart = {
	types: [dhcpOptionsType],
	ec2: {DescribeDhcpOptions: listing(dhcpOptionsType, {list: 'DhcpOptions', ids: 'DhcpOptionsIds', filters})}
}
