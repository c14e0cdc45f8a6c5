/** DescribeDhcpOptions. Doc: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeDhcpOptions.html */

import type {Requests} from '../../../api-models/ec2.d.ts'
import {AwsError} from '../../api/errors.ts'
import {listing} from '../../api/listing.ts'
import {type Actions, type ApiPart, doesNotExist, itemOf, patchAt, pathOf, type ResourceType} from '../../api/part.ts'
import {keyFor, tagsFor, writtenTags} from '../../api/tags.ts'
import {vpcOf} from '../vpc/actions.ts'
import {describeDhcpOptions} from './wire.ts'

export const dhcpOptionsType: ResourceType = {
	word: 'dhcp-options',
	list: 'DhcpOptions',
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

type Field = {readonly name: string; readonly read: (values: readonly string[]) => unknown}
const all = (name: string): Field => ({name, read: values => values.flatMap(value => value.split(','))})

const fieldsByKey: Readonly<Record<string, Field>> = {
	'domain-name': {name: 'domainName', read: ([value]) => value},
	'domain-name-servers': all('domainNameServers'),
	'ntp-servers': all('ntpServers'),
	'netbios-name-servers': all('netbiosNameServers'),
	'netbios-node-type': {name: 'netbiosNodeType', read: ([value]) => Number(value)}
}

const actions: Actions<Requests> = {
	DescribeDhcpOptions: listing(dhcpOptionsType, {ids: 'DhcpOptionsIds', filters}),
	CreateDhcpOptions({input: {DhcpConfigurations, TagSpecifications}, view, newId}) {
		const id = newId('dopt')
		const tags = tagsFor('dhcp-options', TagSpecifications)
		const fields = DhcpConfigurations.map(({Key = '', Values = []}) => {
			const field = Object.hasOwn(fieldsByKey, Key) ? fieldsByKey[Key] : undefined
			if (!field) {
				throw new AwsError('InvalidParameterValue', `Value (${Key}) for parameter key is invalid. Unsupported DHCP option.`)
			}
			return [field.name, field.read(Values)] as const
		})
		return {
			patch: patchAt(['dhcpOptions', keyFor(id, tags.Name, view, 'dhcp-options')], {
				id,
				...Object.fromEntries(fields),
				tags: writtenTags(tags)
			}),
			answer: after => ({DhcpOptions: itemOf(dhcpOptionsType, id, after)})
		}
	},
	AssociateDhcpOptions({input: {DhcpOptionsId, VpcId}, view}) {
		const {key} = vpcOf(VpcId, view)
		if (DhcpOptionsId === 'default') return {patch: patchAt(['vpcs', key, 'dhcpOptions'], 'default')}
		const path = pathOf(dhcpOptionsType, DhcpOptionsId, view)
		// A VPC without a set in the file has the Region's default set.
		return {patch: patchAt(['vpcs', key, 'dhcpOptions'], path[0] === 'dhcpOptions' ? path[1] : null)}
	},
	DeleteDhcpOptions({input: {DhcpOptionsId}, view}) {
		if (!DhcpOptionsId.startsWith('dopt-')) {
			throw new AwsError('InvalidDhcpOptionsId.Malformed', `Invalid id: "${DhcpOptionsId}" (expecting "dopt-...")`)
		}
		return {
			patch: patchAt(pathOf(dhcpOptionsType, DhcpOptionsId, view), null),
			words: {DependencyViolation: `The dhcpOptions '${DhcpOptionsId}' has dependencies and cannot be deleted.`}
		}
	}
}

export const dhcpOptions: ApiPart = {types: [dhcpOptionsType], ec2: actions}
