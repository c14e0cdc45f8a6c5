/** AWS::EC2::PrefixList. */
import type {Made, Making, TemplatePart} from '../../iac/part.ts'
import {Placed} from '../../iac/placed.ts'
import {idOf} from '../ids.ts'

function make(making: Making): Made {
	const {properties, name, lab} = making
	const id = idOf('pl', name)
	const entries = properties.items('Entries').flatMap(entry => {
		const cidr = entry.text('Cidr')
		return cidr === undefined ? [] : [new Placed(cidr, entry.at('Cidr'))]
	})
	const tags = making.tags()
	const most = properties.number('MaxEntries')
	return {
		ref: id,
		attributes: {
			PrefixListId: () => id,
			OwnerId: () => lab.account,
			Version: () => 1,
			Arn: () => `arn:aws:ec2:${lab.region}:${lab.account}:prefix-list/${id}`
		},
		things: [{kind: 'prefix-list', id, path: ['prefixLists', name], name}],
		edits: [{path: ['prefixLists', name], value: {entries, maxEntries: properties.placed('MaxEntries', most), tags}}]
	}
}

export const prefixList: TemplatePart = {
	cloudFormation: {
		'AWS::EC2::PrefixList': {effect: ['Entries', 'MaxEntries', 'AddressFamily', 'Tags'], inert: ['PrefixListName'], make}
	}
}
