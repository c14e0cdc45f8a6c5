/** Customer prefix lists: blocks under one name, for routes and security groups (RT-9). Doc: https://docs.aws.amazon.com/vpc/latest/userguide/managed-prefix-lists.html */
import {z} from 'zod'
import type {Path} from '../../model/finding.ts'
import {type Cidr, family, parseCidr} from '../../net/address.ts'
import {idOf} from '../ids.ts'
import {entriesOf, type LabKind} from '../kind.ts'
import type {LabDocument} from '../kinds.ts'
import {cidr, is, named, ownId, wholeNumber} from '../schema.ts'

const entries = () => is('a list of blocks', z.array(cidr()))

const prefixListSchema = is(
	'a list of blocks, or {entries, maxEntries}',
	z.union([
		entries(),
		z.strictObject({
			id: ownId('pl'),
			entries: entries().describe('Blocks, all of one family.'),
			maxEntries: wholeNumber('a number', {min: 1, max: 1000})
				.optional()
				.describe('What it may grow to, and what it counts for in quotas. Default: as many as it has.')
		})
	])
)

const schema = named('prefix lists', prefixListSchema)

export type PrefixListDraft = {
	readonly name: string
	readonly path: Path
	readonly written: readonly string[]
	readonly entriesPath: Path
	/** Those that are blocks. */
	readonly cidrs: readonly Cidr[]
	readonly maxEntries: number
	readonly id: string | undefined
}

export const draftPrefixLists = ({prefixLists}: LabDocument): Map<string, PrefixListDraft> =>
	new Map(
		entriesOf(prefixLists).map(([name, list]) => {
			const path = ['prefixLists', name]
			const written = Array.isArray(list) ? list : list.entries
			const cidrs = written.flatMap(block => parseCidr(block, {maskHostBits: true}) ?? [])
			const maxEntries = (Array.isArray(list) ? undefined : list.maxEntries) ?? written.length
			const id = Array.isArray(list) ? undefined : list.id
			return [name, {name, path, id, written, entriesPath: Array.isArray(list) ? path : [...path, 'entries'], cidrs, maxEntries}]
		})
	)

export const prefixLists: LabKind<typeof schema> = {
	schema,
	codes: {
		absent: {prefixLists: 'InvalidPrefixListID.NotFound'},
		inUse: {'InvalidPrefixListID.NotFound': 'DependencyViolation'}
	},
	title: 'Prefix lists by name: `{offices: [198.51.100.0/24, 203.0.113.0/24]}`.',
	*check({prefixLists: lists}) {
		for (const {name, path, written, entriesPath, cidrs, maxEntries} of lists.values()) {
			const seen = new Set<Cidr>()
			for (const [index, block] of written.entries()) {
				const at = {path: [...entriesPath, index]}
				const value = parseCidr(block, {maskHostBits: true})
				if (!value) {
					yield {
						...at,
						message: `"${block}" is no block`,
						code: 'InvalidParameterValue',
						fix: 'write an address and a prefix length, such as 198.51.100.0/24'
					}
				} else if (seen.has(value)) {
					yield {...at, message: `${value} is in the list already`, code: 'InvalidParameterValue', fix: 'keep one of the two'}
				} else if (cidrs[0] && family(value) !== family(cidrs[0])) {
					yield {
						...at,
						message: `${value} is of another family than ${cidrs[0]}: a prefix list has one`,
						code: 'InvalidParameterValue',
						fix: 'make a second prefix list'
					}
				}
				if (value) seen.add(value)
			}
			if (written.length > maxEntries) {
				yield {
					path: [...path, 'maxEntries'],
					message: `${written.length} entries are more than the ${maxEntries} that prefix list "${name}" may have`,
					code: 'PrefixListMaxEntriesExceeded',
					fix: `write "maxEntries: ${written.length}"`
				}
			}
		}
	},
	*resources({prefixLists: lists}) {
		for (const list of lists.values()) {
			yield {kind: 'prefix-list', noun: 'prefix list', key: list.name, ids: [idIn(list)], path: list.path}
		}
	},
	resolve: ({prefixLists: lists}) => ({
		prefixLists: [...lists.values()].map(list => ({key: list.name, id: idIn(list), cidrs: list.cidrs}))
	})
}

const idIn = ({id, name}: PrefixListDraft): string => id ?? idOf('pl', name)
