/** What all Describe calls share: ids, filters, pages. Pure. */
import type {Item} from '../aws/view.ts'
import {AwsError} from './errors.ts'
import {type Filter, type FilterPaths, matcher} from './filters.ts'
import {type Action, allOf, itemOf, type ResourceType} from './part.ts'

export type ListingInput = {
	readonly Filters?: readonly Filter[]
	readonly Filter?: readonly Filter[]
	readonly MaxResults?: number
	readonly NextToken?: string
}

type Listing = {
	/** The input's key with ids. */
	readonly ids?: string
	readonly filters: FilterPaths
	/** Further conditions from the input. */
	readonly where?: (item: Item, input: Item) => boolean
}

/** A Describe call for the things of a type. */
export const listing =
	(type: ResourceType, {ids, filters, where}: Listing): Action<ListingInput> =>
	({input, view, gone}) => {
		const asked = ids === undefined ? [] : (((input as Item)[ids] as readonly string[] | undefined) ?? [])
		const left = gone(type.word)
		const ofId = (id: string) => left.find(item => item[type.id] === id) ?? itemOf(type, id, view)
		const all = asked.length > 0 ? asked.map(ofId) : [...allOf(type, view), ...left]
		const fits = matcher(input.Filters ?? input.Filter ?? [], filters, type.tagKey ?? 'Tags')
		const found = all.filter(item => fits(item) && (where?.(item, input as Item) ?? true))
		return {answer: paged(found, type.list, input)}
	}

/** Most items that AWS returns at once. */
const longestPage = 1000

/** Older services call the token `Marker` and the length `PageSize`. Errors: AwsError. */
export function pagedByMarker(
	items: readonly Item[],
	list: string,
	{Marker, PageSize}: {readonly Marker?: string; readonly PageSize?: number}
): Item {
	const page = paged(items, list, {
		...(PageSize !== undefined && {MaxResults: PageSize}),
		...(Marker !== undefined && {NextToken: Marker})
	})
	const {NextToken, ...rest} = page
	return {...rest, ...(NextToken !== undefined && {NextMarker: NextToken})}
}

/** Errors: AwsError, for an invalid token. */
export function paged(
	items: readonly Item[],
	list: string,
	{MaxResults, NextToken}: Pick<ListingInput, 'MaxResults' | 'NextToken'>
): Item {
	if (MaxResults !== undefined && (MaxResults < 1 || MaxResults > longestPage)) {
		throw new AwsError(
			'InvalidParameterValue',
			`Value ( ${MaxResults} ) for parameter maxResults is invalid. Expecting a value between 5 and 1000.`
		)
	}
	const start = NextToken === undefined ? 0 : offsetOf(NextToken)
	const end = MaxResults === undefined ? items.length : start + MaxResults
	return {[list]: items.slice(start, end), ...(end < items.length && {NextToken: tokenOf(end)})}
}

const tokenOf = (offset: number): string => Buffer.from(`page ${offset}`).toString('base64url')

function offsetOf(token: string): number {
	const [, offset] = /^page (\d{1,9})$/.exec(Buffer.from(token, 'base64url').toString()) ?? []
	if (offset === undefined) throw new AwsError('InvalidNextToken', `The token '${token.slice(0, 200)}' is invalid`)
	return Number(offset)
}
