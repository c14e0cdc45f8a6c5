/** Stacks as changes of the lab: one commit a stack. Whatever is refused leaves the lab as it was, which is all that a rollback is here. Pure. */
import {type Converted, convertStacks, type StackSummary} from '../../iac/cloudformation/convert.ts'
import {type StackRecord, type StackSource, type Undo, undone, undoOf} from '../../iac/cloudformation/stack-record.ts'
import {keyOf} from '../../iac/cloudformation/stack-types.ts'
import {readTemplateText, type TemplateText} from '../../iac/cloudformation/text.ts'
import {BadLab, type Problem} from '../../lab/problem.ts'
import {type LoadedLab, readLab} from '../../lab/read.ts'
import {readDocument, type Source} from '../../lab/source.ts'
import {AwsError} from '../errors.ts'

/** Whose stack it is. */
export type Where = {readonly name: string; readonly region: string; readonly account: string}

export type Committed =
	| {readonly loaded: LoadedLab; readonly made: StackSummary; readonly undo: readonly Undo[]}
	/** Which resources AWS would have refused, and why. */
	| {readonly failed: readonly Failed[]}

export type Failed = {readonly logicalId: string; readonly reason: string}

/** Errors: AwsError, for a text that is no template. */
export function textOf(template: string): TemplateText {
	try {
		return readTemplateText(template, 'template')
	} catch (error) {
		if (!(error instanceof BadLab)) throw error
		throw invalidTemplate(error.problems)
	}
}

export const invalidTemplate = ([first]: readonly Pick<Problem, 'message'>[]): AwsError =>
	new AwsError('ValidationError', first?.message ?? 'Template format error')

/** The lab with a stack, in place of the one before. Errors: AwsError, where AWS refuses the template before it makes anything. */
export function withStack(where: Where, source: StackSource, before: StackRecord | undefined, loaded: LoadedLab): Committed {
	const base = undone(loaded.document as Readonly<Record<string, unknown>>, before?.undo ?? [])
	const {checks, ...network} = base
	const converted = convertStacks(
		[{...where, text: textOf(source.template), parameters: source.parameters, tags: source.tags}],
		readDocument(network, loaded.source.file),
		{
			name: loaded.lab.name,
			previous: loaded.lab,
			tagsStacks: true,
			ownNames: new Set((before?.undo ?? []).flatMap(({path}) => [path[1], path[3]].filter(name => name !== undefined))),
			exports: exportsOf(loaded, before),
			nested: url => ({missing: `Access Denied: ${url}`, fix: 'a lab reads no templates from S3'})
		}
	)
	const failed = failedIn(converted.problems)
	if (failed) return {failed}
	const made = converted.stacks.find(({name}) => name === where.name)
	const document = {...(converted.source.document as object), ...(checks !== undefined && {checks})}
	const after = reread({...converted.source, document}, loaded)
	if ('failed' in after || !made) return after as Committed
	// Maps that the stack made, in which others have put something by now, are still its own.
	const maps = (before?.undo ?? []).filter(({ifEmpty}) => ifEmpty)
	return {loaded: withoutNotes(after.loaded, converted), made: plainOf(made), undo: [...undoOf(base, document), ...maps]}
}

/** The lab without a stack. Failed: something else refers to what is in it. */
export function withoutStack(record: StackRecord, loaded: LoadedLab) {
	const document = undone(loaded.document as Readonly<Record<string, unknown>>, record.undo)
	return reread(readDocument(document, loaded.source.file), loaded)
}

function reread(source: Source, loaded: LoadedLab): {readonly loaded: LoadedLab} | {readonly failed: readonly Failed[]} {
	try {
		const read = readLab(source, {
			name: loaded.lab.name,
			file: loaded.source.file,
			previous: () => loaded,
			badChecks: 'report',
			readFile: path => loaded.files?.[path] ?? {missing: 'it is not read by calls'}
		})
		return {loaded: {...loaded, ...read, source: loaded.source}}
	} catch (error) {
		if (!(error instanceof BadLab)) throw error
		const failed = failedIn(error.problems)
		return {failed: failed ?? []}
	}
}

/** Where AWS would have begun, and rolled back. Errors: AwsError, where it refuses the template itself. Undefined: nothing is wrong. */
function failedIn(problems: readonly Problem[]): readonly Failed[] | undefined {
	if (problems.length === 0) return undefined
	const ofTemplate = problems.filter(({path, code}) => code === 'ValidationError' || !/^Resources\b/.test(path))
	const isTemplates = problems.some(({path}) => /^(?:Resources|Parameters|Outputs|Conditions|Mappings|Rules|$)/.test(path))
	if (isTemplates && ofTemplate.length > 0) throw invalidTemplate(ofTemplate)
	return problems.map(({path, message, code}) => ({
		logicalId: /^Resources\.(\w+)/.exec(path)?.[1] ?? '',
		reason: code === undefined ? message : `${message} (${code})`
	}))
}

/** What is left out and assumed is of the stack, not of the lab's own file. */
const withoutNotes = (loaded: LoadedLab, {notes, assumptions}: Converted): LoadedLab => ({
	...loaded,
	...(notes.length > 0 && {notes: [...new Set([...(loaded.notes ?? []), ...notes])]}),
	...(assumptions.length > 0 && {assumptions: [...new Set([...(loaded.assumptions ?? []), ...assumptions])]})
})

const plainOf = (made: StackSummary): StackSummary => JSON.parse(JSON.stringify(made))

/** Of all stacks but one. */
function exportsOf({stacks = []}: LoadedLab, except: StackRecord | undefined): ReadonlyMap<string, unknown> {
	const others = stacks.filter(one => !isSame(one, except))
	return new Map(
		others.flatMap(({region, account, outputs}) =>
			Object.values(outputs).flatMap(({exportName, value}) =>
				exportName === undefined ? [] : [[keyOf(region, account, exportName), value] as const]
			)
		)
	)
}

export const isSame = (one: Where, other: Where | undefined): boolean =>
	one.name === other?.name && one.region === other.region && one.account === other.account
