/** Prefix lists, customers' own and AWS's: blocks under one name, for routes and security groups (RT-9). Doc: https://docs.aws.amazon.com/vpc/latest/userguide/managed-prefix-lists.html */
import {z} from 'zod'
import type {Path} from '../../model/finding.ts'
import {type Cidr, family, parseCidr} from '../../net/address.ts'
import type {Draft} from '../draft.ts'
import {idOf} from '../ids.ts'
import {entriesOf, type LabKind} from '../kind.ts'
import type {LabDocument} from '../kinds.ts'
import {cidr, described, is, ownId, wholeNumber} from '../schema.ts'
import {managedLists} from './aws-managed.ts'

const entries = () => is('a list of blocks', z.array(cidr()))

const prefixListSchema = is(
	'a list of blocks, or {entries, maxEntries}',
	z.union([
		entries(),
		z.strictObject({
			id: ownId('pl'),
			...described,
			entries: entries().describe('Blocks, all of one family.'),
			maxEntries: wholeNumber('a number', {min: 1, max: 1000})
				.optional()
				.describe('What it may grow to, and what it counts for in quotas. Default: as many as it has.')
		})
	])
)

/** Names may contain dots like AWS-managed ones: a list with such a name replaces AWS's. */
const schema = is('prefix lists by name', z.record(z.string().regex(/^[A-Za-z0-9][\w.-]{0,62}$/), prefixListSchema))

export type PrefixListDraft = {
	readonly name: string
	readonly path: Path
	readonly written: readonly string[]
	readonly entriesPath: Path
	/** Entries that are valid blocks. */
	readonly cidrs: readonly Cidr[]
	readonly maxEntries: number
	readonly id: string | undefined
	/** AWS-managed, and not written in the file. */
	readonly managed?: true
}

/** `regions`: those whose AWS-managed lists can be referred to. */
export const draftPrefixLists = (document: LabDocument, regions: ReadonlySet<string>): Map<string, PrefixListDraft> =>
	new Map([...managedIn(regions), ...writtenIn(document)])

/** An AWS-managed list counts as one entry, however many blocks it has. */
const managedIn = (regions: ReadonlySet<string>): [string, PrefixListDraft][] =>
	[...managedLists.values()]
		.filter(({name}) => regions.has(name.split('.')[2] ?? ''))
		.map(({name, id, cidrs}) => [
			name,
			{name, path: [], id, written: cidrs, entriesPath: [], cidrs, maxEntries: 1, managed: true as const}
		])

const writtenIn = ({prefixLists}: LabDocument): Map<string, PrefixListDraft> =>
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
		for (const {name, path, written, entriesPath, cidrs, maxEntries, managed} of lists.values()) {
			if (managed) continue
			const seen = new Set<Cidr>()
			for (const [index, block] of written.entries()) {
				const at = {path: [...entriesPath, index]}
				const value = parseCidr(block, {maskHostBits: true})
				if (!value) {
					yield {
						...at,
						message: `"${block}" is not a block`,
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
	*resources(draft) {
		for (const list of inLab(draft)) {
			yield {kind: 'prefix-list', noun: 'prefix list', key: list.name, ids: [idIn(list)], path: list.path}
		}
	},
	resolve: draft => ({
		prefixLists: inLab(draft).map(list => ({key: list.name, id: idIn(list), cidrs: list.cidrs}))
	})
}

const idIn = ({id, name}: PrefixListDraft): string => id ?? idOf('pl', name)

/** Written lists, and the AWS-managed ones that the lab uses. */
const inLab = (draft: Draft): readonly PrefixListDraft[] =>
	[...draft.prefixLists.values()].filter(({name, managed}) => !managed || isNamed(name, draft))

const isNamed = (name: string, {document, vpcs}: Draft): boolean =>
	mentions(document, name) ||
	[...vpcs.values()].some(({endpoints}) => [...endpoints.values()].some(one => one.prefixLists.includes(name)))

/** Whether the name is a key or a value anywhere in it. */
const mentions = (part: unknown, name: string): boolean =>
	part === name ||
	(typeof part === 'object' &&
		part !== null &&
		(Array.isArray(part)
			? part.some(one => mentions(one, name))
			: Object.entries(part).some(([key, value]) => key === name || mentions(value, name))))
