/** Stacks that calls of the API made, as the lab keeps them: their templates, states, events and change sets. Plain data. */
import type {ResourceChange} from './changes.ts'
import type {StackSummary} from './convert.ts'

export type StackEvent = {
	readonly id: string
	readonly atMs: number
	readonly logicalId: string
	readonly type: string
	readonly physicalId: string
	readonly status: string
	readonly reason?: string
	readonly properties?: unknown
}

/** What a stack is made of. */
export type StackSource = {
	readonly template: string
	/** As given, without defaults. */
	readonly parameters: Readonly<Record<string, string>>
	readonly tags: Readonly<Record<string, string>>
	readonly capabilities: readonly string[]
}

export type ChangeSet = {
	readonly id: string
	readonly name: string
	readonly type: 'CREATE' | 'UPDATE'
	readonly description?: string
	readonly createdMs: number
	readonly source: StackSource
	/** Absent: it can be executed. */
	readonly failure?: string
	readonly changes: readonly ResourceChange[]
	readonly parameters: Readonly<Record<string, string>>
	readonly isExecuted?: boolean
}

export type StackRecord = {
	readonly id: string
	readonly name: string
	readonly region: string
	readonly account: string
	readonly status: string
	readonly reason?: string
	readonly description?: string
	readonly createdMs: number
	readonly updatedMs?: number
	readonly deletedMs?: number
	readonly isProtected?: boolean
	/** Absent: only a change set was made so far. */
	readonly source?: StackSource
	/** Absent: it has no resources. */
	readonly made?: StackSummary
	/** What takes it out of the document again: values before, in the order in which they are set. */
	readonly undo: readonly Undo[]
	/** The oldest first. */
	readonly events: readonly StackEvent[]
	readonly changeSets: readonly ChangeSet[]
}

/** The value that a part of the document had before. Absent: it was not there. `ifEmpty`: a map, in which others may have put something. */
export type Undo = {readonly path: readonly string[]; readonly was?: unknown; readonly ifEmpty?: true}

type JsonMap = Readonly<Record<string, unknown>>

const isMap = (value: unknown): value is JsonMap => typeof value === 'object' && value !== null && !Array.isArray(value)

/** What takes the second document back to the first. */
export function undoOf(before: unknown, after: unknown, path: readonly string[] = []): readonly Undo[] {
	if (isMap(after) && (isMap(before) || (before === undefined && Object.keys(after).length > 0))) {
		const keys = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after)])]
		const inner = keys.flatMap(key => undoOf(before?.[key], after[key], [...path, key]))
		return before === undefined ? [...inner, {path, ifEmpty: true}] : inner
	}
	return JSON.stringify(before) === JSON.stringify(after) ? [] : [{path, ...(before !== undefined && {was: before})}]
}

export const undone = (document: JsonMap, undo: readonly Undo[]): JsonMap =>
	undo.reduce((all, one) => withValue(all, one.path, one) as JsonMap, document)

/** Undefined removes it. */
function withValue(value: unknown, [key, ...rest]: readonly string[], undo: Undo): unknown {
	if (key === undefined) return undo.ifEmpty && isMap(value) && Object.keys(value).length > 0 ? value : undo.was
	if (!isMap(value) && undo.was === undefined) return value
	const map = isMap(value) ? value : {}
	const inner = withValue(map[key], rest, undo)
	const {[key]: _, ...others} = map
	// Keys stay in their order.
	return inner === undefined ? others : {...map, [key]: inner}
}
