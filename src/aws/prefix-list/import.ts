/** Prefix lists: those that are referred to, and all lists of the account. */

import type {Thing} from '../../import/snapshot.ts'
import {block, type World} from '../../import/world.ts'
import {type Written, written} from '../../import/written.ts'
import {type Cidr, family} from '../../net/address.ts'

type List = Thing<'PrefixLists'>

const blocksOf = (list: List, {snapshot}: World): readonly Cidr[] | undefined =>
	(list.Cidrs ?? snapshot.about.Entries.get(list.PrefixListId)?.map(({Cidr}) => Cidr))?.map(block)

/** A list with both address families becomes two, as AWS would require. */
function partsOf(blocks: readonly Cidr[]): readonly (readonly [suffix: string, blocks: readonly Cidr[]])[] {
	const [four, six] = ([4, 6] as const).map(of => blocks.filter(one => family(one) === of)) as [Cidr[], Cidr[]]
	if (six.length === 0) return [['', four]]
	return four.length === 0
		? [['', six]]
		: [
				['', four],
				['-ipv6', six]
			]
}

/** A list's names in the lab file, one or two, and adds it to the file. Undefined: its blocks are unknown. */
export function prefixListNamed(id: string, world: World): readonly string[] | undefined {
	const list = world.snapshot.things.PrefixLists.find(({PrefixListId}) => PrefixListId === id)
	const blocks = list && blocksOf(list, world)
	if (!list || !blocks || blocks.length === 0) return undefined
	const {PrefixListName: name = ''} = list
	return partsOf(blocks).map(([suffix]) => {
		const own = `${id}${suffix}`
		// The lab has some AWS-managed lists under these names, possibly with other blocks.
		if (name.startsWith('com.amazonaws.') && suffix === '') world.names.prefixLists.keep(own, name)
		return world.names.prefixLists.of(own) ?? world.names.prefixLists.give(own, `${name}${suffix}`, own)
	})
}

export function blocksOfPrefixList(id: string, world: World): readonly Cidr[] {
	const list = world.snapshot.things.PrefixLists.find(({PrefixListId}) => PrefixListId === id)
	return (list && blocksOf(list, world)) ?? []
}

const isCustomers = ({OwnerId}: List) => OwnerId !== undefined && OwnerId !== 'AWS'

export function prefixListsOf(world: World): Written {
	const {PrefixLists} = world.snapshot.things
	for (const list of PrefixLists.filter(isCustomers)) {
		if (!prefixListNamed(list.PrefixListId, world)) {
			world.note(list.at, {
				kind: 'prefix list',
				id: list.PrefixListId,
				consequence: 'its blocks are in no answer: save that of get-managed-prefix-list-entries too'
			})
		}
	}
	return Object.fromEntries(
		PrefixLists.flatMap(list =>
			partsOf(blocksOf(list, world) ?? []).flatMap(([suffix, blocks]) => {
				const name = world.names.prefixLists.of(`${list.PrefixListId}${suffix}`)
				if (name === undefined) return []
				const maxEntries = list.MaxEntries !== undefined && list.MaxEntries > blocks.length ? list.MaxEntries : undefined
				return [[name, written({id: suffix === '' ? list.PrefixListId : undefined, entries: blocks, maxEntries})] as const]
			})
		)
	)
}
