/** Parses the checks of a lab: in their order, since changes made by an action apply to the checks after it. */
import type {Draft} from '../aws/draft.ts'
import {patchOf} from '../checks/actions.ts'
import {type CheckItem, checkKinds, isAction} from '../checks/all.ts'
import type {Where} from '../checks/kind.ts'
import {namesOf} from '../checks/names.ts'
import {isFindings, readOneOf} from '../checks/one-of.ts'
import type {CheckContext} from '../checks/reader.ts'
import type {DeviceFiles} from '../device/device-files.ts'
import type {Finding, Path} from '../model/finding.ts'
import type {Lab} from '../model/model.ts'
import {changeDocument} from './change.ts'
import {mostFindings} from './limits.ts'
import {applyPatch, isSame} from './patch.ts'
import {BadLab, type Problem, renderPath} from './problem.ts'
import {checkRules} from './resolve.ts'
import type {LabDocument} from './schema.ts'
import {valueAt} from './schema-shape.ts'
import {checkShape} from './shape.ts'
import {readDocument, readSource, type Source} from './source.ts'

/** The parts of a loaded lab that are needed. */
type Loaded = {
	readonly document: LabDocument
	readonly lab: Lab
	readonly files?: DeviceFiles
	readonly source: {readonly file: string; readonly text: string}
}

/** A check that fits the network, or why it does not. */
export type ReadCheck = {readonly item: CheckItem} | ImpossibleCheck

export type ImpossibleCheck = {
	/** The key under which it is written. */
	readonly kind: CheckItem['kind']
	readonly name?: string
	readonly at: Where
	readonly problems: readonly Problem[]
}

/** Checks that are not the lab's own, and their places. Paths begin with `checks`. */
export type OtherChecks = Pick<Source, 'file' | 'locate' | 'locateAll'> & {readonly checks: unknown}

/** Parses those of a text, as `{checks: […]}`. Throws BadLab for its syntax. */
export function checksOfText(text: string, file: string): OtherChecks {
	const source = readSource(text, file)
	return {...source, checks: checksIn(source.document)}
}

/** The checks of a lab as it is now, each by itself; `others`: in place of its own. Throws BadLab for checks of an invalid shape. */
export function readChecksEach({document, lab, files, source}: Loaded, others?: OtherChecks): readonly ReadCheck[] {
	const from = others ?? ownChecks(document, source)
	const shaped = checkShape({...document, checks: from.checks})
	if (shaped.findings) throw new BadLab(from.locateAll(shaped.findings))
	const {draft} = checkRules(shaped.document, {name: lab.name, previous: lab, files})
	const written = shaped.document.checks ?? []
	return [...eachCheck(shaped.document, draft, true, from)].map(({item, findings}, index): ReadCheck => {
		if (item && findings.length === 0) return {item}
		const one = written[index] as Readonly<Record<string, unknown>> & {readonly name?: string}
		const kind = (Object.keys(checkKinds).find(name => one[name] !== undefined) ?? 'run') as CheckItem['kind']
		const place = from.locate(['checks', index], 'key')
		return {
			kind,
			...(one.name !== undefined && {name: one.name}),
			at: {path: `checks[${index}]`, file: from.file, ...(place && {line: place.line, column: place.column})},
			problems: from.locateAll(findings)
		}
	})
}

/** With places, where the checks are still those of the text. */
function ownChecks(document: LabDocument, {file, text}: Loaded['source']): OtherChecks {
	const source = text === '' ? undefined : readSource(text, file)
	const isAsRead = source !== undefined && isSame(checksIn(source.document), document.checks)
	return {...(isAsRead ? source : readDocument(document, file)), checks: document.checks}
}

const checksIn = (document: unknown): unknown =>
	typeof document === 'object' && document !== null && 'checks' in document ? document.checks : undefined

export type ReadChecks = {readonly items: readonly CheckItem[]; readonly findings: readonly Finding[]}

/** All of them, and their problems. `isSound`: the network itself has no problems. */
export function readChecks(document: LabDocument, draft: Draft, isSound: boolean, source: Source): ReadChecks {
	const items: CheckItem[] = []
	const findings: Finding[] = []
	for (const one of eachCheck(document, draft, isSound, source)) {
		if (one.item) items.push(one.item)
		findings.push(...one.findings)
		if (findings.length >= mostFindings) break
	}
	return {items, findings}
}

type OneCheck = {readonly item?: CheckItem; readonly findings: readonly Finding[]}

/**
 * The checks in order. Changes made by an action apply to the checks after it: they may refer to a host that a change adds, and a change that AWS
 * would refuse is found before anything is touched (unless it is meant to be refused).
 */
function* eachCheck(
	document: LabDocument,
	draft: Draft,
	isSound: boolean,
	source: Pick<Source, 'file' | 'locate'>
): Generator<OneCheck> {
	const where = (path: Path): Where => {
		const place = source.locate(path, 'key')
		return {path: renderPath(path), file: source.file, ...(place && {line: place.line, column: place.column})}
	}
	const options = {name: draft.name, files: draft.files}
	let state: {document: LabDocument; draft: Draft | undefined; context: CheckContext} = {
		document,
		draft,
		context: {names: namesOf(draft), zones: draft.zones, where}
	}
	for (const [index, written] of (document.checks ?? []).entries()) {
		const item = readOneOf(checkKinds, written, ['checks', index], state.context)
		if (isFindings(item)) {
			yield {findings: item}
			continue
		}
		const action = item.kind === 'outage' ? item.during : item
		if (!isSound || !isAction(action)) {
			yield {item, findings: []}
			continue
		}
		if (action.kind !== 'change') {
			// Faults change no names; they only count for the lists that a later change edits.
			const patched = applyPatch(state.document, patchOf(action, state.document))
			state = {...state, document: patched.document as LabDocument, draft: undefined}
			yield {item, findings: []}
			continue
		}
		const changed = changeDocument(state.document, action.patch, options, state.draft)
		if (changed.draft) {
			state = {document: changed.document, draft: changed.draft, context: {...state.context, names: namesOf(changed.draft)}}
		}
		const isRefused = !changed.draft && action.refused === undefined
		yield {item, findings: isRefused ? changed.findings.map(finding => atChange(finding, action.patch, index)) : []}
	}
}

/** A problem made by a change is placed in the change, as far as that contains it; elsewhere the message has the path. */
function atChange({path, at, message, ...rest}: Finding, patch: unknown, index: number): Finding {
	let length = path.length
	while (length > 0 && valueAt(patch, path.slice(0, length)) === undefined) length--
	const base = ['checks', index, 'change', ...path.slice(0, length)]
	if (length === path.length) return {path: base, ...(at && {at}), message, ...rest}
	return {path: base, at: 'key', message: `${renderPath(path)}: ${message}`, ...rest}
}
