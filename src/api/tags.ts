/** Tags of new things. Pure. */

import type {TagSpecificationList} from '../../api-models/ec2.d.ts'
import {kinds} from '../aws/kinds.ts'
import {reservedNames} from '../aws/reserved-names.ts'
import type {Item, View} from '../aws/view.ts'
import type {KindName} from '../model/kind-names.ts'
import {AwsError} from './errors.ts'

export type TagInput = {readonly Key?: string; readonly Value?: string}

const longest = {key: 128, value: 256}
const most = 50

/** Errors: AwsError, for tags that AWS refuses. */
export function checkTags(tags: readonly TagInput[]): void {
	if (tags.length > most) throw new AwsError('TagLimitExceeded', 'The maximum number of Tags for a resource has been reached.')
	const seen = new Set<string>()
	for (const {Key = '', Value = ''} of tags) {
		if (Key === '') throw new AwsError('InvalidParameterValue', 'Tag key cannot be empty.')
		if (/^aws:/i.test(Key)) {
			throw new AwsError('InvalidParameterValue', `Tag keys starting with 'aws:' are reserved for internal use`)
		}
		if (Key.length > longest.key || Value.length > longest.value) {
			const [what, length] = Key.length > longest.key ? ['key', longest.key] : ['value', longest.value]
			throw new AwsError('InvalidParameterValue', `Tag ${what} exceeds the maximum length of ${length} characters`)
		}
		if (seen.has(Key)) throw new AwsError('InvalidParameterValue', `Duplicate tag key '${Key}' specified.`)
		seen.add(Key)
	}
}

/** A list of tags by key. Errors: AwsError, for tags that AWS refuses. */
export function tagsIn(tags: readonly TagInput[] = []): Readonly<Record<string, string>> {
	checkTags(tags)
	return Object.fromEntries(tags.map(({Key = '', Value = ''}) => [Key, Value]))
}

/** As the lab file writes them. Without a tag Name it is written as false, since otherwise it would be the name in the file. */
export const writtenTags = (tags: Readonly<Record<string, string>>): Readonly<Record<string, string | false>> =>
	tags.Name === undefined ? {Name: false, ...tags} : tags

/** Tags of the TagSpecification for that resource type. `also`: other types that the call takes, whose tags are not kept. Errors: AwsError. */
export function tagsFor(
	word: string,
	specifications: TagSpecificationList | undefined,
	also: readonly string[] = []
): Readonly<Record<string, string>> {
	const tags = (specifications ?? []).filter(({ResourceType}) => ResourceType === word).flatMap(({Tags = []}) => Tags)
	const others = (specifications ?? []).find(({ResourceType}) => ResourceType === undefined)
	if (others) throw new AwsError('MissingParameter', 'Tag specification resource type must have a value')
	const wrong = (specifications ?? []).find(({ResourceType = word}) => ResourceType !== word && !also.includes(ResourceType))
	if (wrong) {
		throw new AwsError(
			'InvalidParameterValue',
			`'${wrong.ResourceType}' is not a valid taggable resource type for this operation.`
		)
	}
	return tagsIn(tags)
}

/** Kinds whose things routes or rules distinguish only by name. */
const alike: readonly (readonly KindName[])[] = [
	[...new Set<KindName>([...kinds.targets.map(({kind}) => kind as KindName), 'instance', 'load-balancer'])],
	['security-group', 'prefix-list'],
	['route-table', 'subnet']
]

/**
 * The name of a new thing in the lab file: its tag Name, if that is a valid name and nothing in the VPC that it could be
 * confused with has it; otherwise its id.
 */
export function keyFor(id: string, name: string | undefined, {directory}: View, kind: KindName, vpc?: string): string {
	const slug = (name ?? '')
		.replaceAll(/[^\w-]+/g, '-')
		.replace(/^[^A-Za-z0-9]+|-+$/g, '')
		.slice(0, 63)
	const kinds = alike.find(some => some.includes(kind)) ?? [kind]
	const isTaken = directory
		.byName(slug)
		.some(one => kinds.includes(one.kind) && (vpc === undefined || one.path[0] !== 'vpcs' || one.path[1] === vpc))
	// A group's name cannot begin with `sg-` (SG-10).
	return slug === '' || reservedNames.has(slug) || /^(?:sg-|.*\.eth\d)/.test(slug) || isTaken
		? id.replace(/^sg-/, 'group-')
		: slug
}

/** Tags in the form of AWS's answers. */
export const tagItems = (tags: Readonly<Record<string, string>>): readonly Item[] =>
	Object.entries(tags).map(([Key, Value]) => ({Key, Value}))
