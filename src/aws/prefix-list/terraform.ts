/** aws_ec2_managed_prefix_list and its entries. */
import {leftOut} from '../../iac/made.ts'
import type {Made, Making} from '../../iac/part.ts'
import type {TerraformPart} from '../../iac/terraform/part.ts'
import {sameAs} from '../../iac/terraform/same-as.ts'

function makeEntry(making: Making): Made {
	const list = making.thingAt('PrefixListId', 'prefix-list')
	const cidr = making.properties.text('Cidr')
	if (!list || cidr === undefined) return leftOut(making)
	const path = [...list.path, 'entries']
	const isThere = [making.lab.written(path) ?? []].flat().includes(cidr)
	return {
		ref: `${list.id},${cidr}`,
		edits: isThere ? [] : [{path, value: [making.properties.placed('Cidr', cidr)], append: true}]
	}
}

const entry = sameAs('AWS::EC2::PrefixList', {PrefixListId: 'prefix_list_id', Cidr: 'cidr'})

export const prefixList: TerraformPart = {
	terraform: {
		aws_ec2_managed_prefix_list: {
			...sameAs('AWS::EC2::PrefixList', {
				Entries: {blocks: 'entry', as: {Cidr: 'cidr'}},
				MaxEntries: 'max_entries',
				AddressFamily: 'address_family'
			}),
			noun: 'prefix-list',
			inert: ['name', 'region'],
			attributes: {version: 'Version', owner_id: 'OwnerId'}
		},
		aws_ec2_managed_prefix_list_entry: {
			...entry,
			as: asking => ({...entry.as(asking), make: makeEntry}),
			required: ['prefix_list_id', 'cidr'],
			inert: ['description', 'region']
		}
	}
}
