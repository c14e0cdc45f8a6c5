/** Tags of load balancers, listeners, rules and target groups, by their ARNs. Pure. */
import type {Requests} from '../../../api-models/elbv2.d.ts'
import {AwsError} from '../../api/errors.ts'
import {type Actions, patchAt, together} from '../../api/part.ts'
import {checkTags, tagItems} from '../../api/tags.ts'
import {tagsOf} from '../tags.ts'
import {groupOf, validationError} from '../target-group/actions-place.ts'
import type {Item, View} from '../view.ts'
import {balancerOf, listenerOf, ruleOf} from './actions-place.ts'

type Tagged = {
	readonly path: readonly string[]
	readonly written: {readonly tags?: Readonly<Record<string, string | false>> | undefined}
	/** Its name in the lab file, which is its tag Name by default. */
	readonly name?: string | undefined
}

/** Errors: AwsError, for an unknown ARN. */
function taggedOf(arn: string, view: View): Tagged {
	const [, type] = /^arn:[^:]*:elasticloadbalancing:[^:]*:[^:]*:([\w-]+)\//.exec(arn) ?? []
	switch (type) {
		case 'loadbalancer': {
			const {path, written} = balancerOf(arn, view)
			return {path, written, name: path.at(-1)}
		}
		case 'targetgroup': {
			const {path, written} = groupOf(arn, view)
			return {path, written, name: path.at(-1)}
		}
		case 'listener': {
			const {listenerPath, listener} = listenerOf(arn, view)
			return {path: listenerPath, written: listener.written}
		}
		case 'listener-rule': {
			const {rulePath, rule} = ruleOf(arn, view)
			if (!rule) throw validationError('The default rule has no tags of its own in this lab')
			return {path: rulePath, written: rule}
		}
		default:
			throw validationError(`'${arn}' is not a valid ARN`)
	}
}

function checkDuplicates(tags: readonly {readonly Key: string}[]): void {
	if (new Set(tags.map(({Key}) => Key)).size < tags.length) {
		throw new AwsError('DuplicateTagKeys', 'A tag key was specified more than once.')
	}
}

const tagsHere = ({name, written}: Tagged) => tagsOf(name, written.tags)

export const tagActions: Actions<Requests> = {
	DescribeTags: ({input: {ResourceArns}, view}) => ({
		answer: {
			TagDescriptions: ResourceArns.map(ResourceArn => ({
				ResourceArn,
				Tags: tagItems(tagsHere(taggedOf(ResourceArn, view)))
			}))
		}
	}),
	AddTags({input: {ResourceArns, Tags}, view}) {
		checkDuplicates(Tags)
		checkTags(Tags)
		const tags = Object.fromEntries(Tags.map(({Key, Value = ''}) => [Key, Value]))
		return {patch: together(...ResourceArns.map(arn => tagPatch(taggedOf(arn, view), tags)))}
	},
	RemoveTags({input: {ResourceArns, TagKeys}, view}) {
		// A removed Name is written as false, since otherwise the tag follows from the name in the file.
		const tags = Object.fromEntries(TagKeys.map(key => [key, key === 'Name' ? (false as const) : null]))
		return {patch: together(...ResourceArns.map(arn => tagPatch(taggedOf(arn, view), tags)))}
	}
}

/** A listener may be written as just the name of a target group. */
const tagPatch = ({path, written}: Tagged, tags: Item) => patchAt(path, {...written, tags})
