/** Reads a lab file in three stages, each with all of its problems at once: syntax, shape, references and AWS's rules. */
import {type Draft, draftLab} from '../aws/draft.ts'
import {deviceNotes} from '../aws/site/device.ts'
import {type Action, patchOf} from '../checks/actions.ts'
import {type CheckItem, checkKinds, isAction} from '../checks/all.ts'
import type {Where} from '../checks/kind.ts'
import {namesOf} from '../checks/names.ts'
import {isFindings, readOneOf} from '../checks/one-of.ts'
import type {CheckContext} from '../checks/reader.ts'
import {type DeviceFiles, devicePaths, type FileRead, ignored} from '../device/device-files.ts'
import {didYouMean} from '../model/did-you-mean.ts'
import type {Finding, Path} from '../model/finding.ts'
import type {Lab} from '../model/model.ts'
import {markDanglingReferences} from './dangling-references.ts'
import {draftOf, withDraft} from './draft-of.ts'
import {mostFindings} from './limits.ts'
import {applyPatch} from './patch.ts'
import {BadLab, type Problem, renderPath} from './problem.ts'
import {checkRules, type ResolveOptions, resolveDraft} from './resolve.ts'
import type {LabDocument} from './schema.ts'
import {checkShape, valueAt} from './shape.ts'
import {readDocument, readSource, type Source} from './source.ts'
import {asChange, checkTransition} from './transition.ts'

export type {Action} from '../checks/actions.ts'
export {patchDocument} from './patch.ts'

export type ReadOptions = {
	/** What a lab of that name is now, if one runs. */
	readonly previous?: ((name: string) => Pick<LoadedLab, 'lab' | 'document' | 'files'> | undefined) | undefined
	/** What becomes of problems that the checks alone have: `refuse` the lab, or `report` them beside it. Default: refuse. */
	readonly badChecks?: 'refuse' | 'report'
}

export type LoadedLab = {
	readonly lab: Lab
	/** As written, or as patched: plain JSON of the right shape. */
	readonly document: LabDocument
	/** Empty where `checkProblems` has any. */
	readonly checks: readonly CheckItem[]
	/** With `badChecks: 'report'`: what is wrong with the checks, while the network is well-formed. Absent: nothing. */
	readonly checkProblems?: readonly Problem[]
	/** `text` is empty for a lab that never was a file. */
	readonly source: {readonly file: string; readonly text: string}
	/** What the files of its devices say, by their paths. Absent: it has none. */
	readonly files?: DeviceFiles
	/** Of an imported network: what of the account is not in the lab; of a device's file: lines that have no effect. A sentence each. */
	readonly notes?: readonly string[]
}

/**
 * A lab from the text of its file, or from data of the same shape (then problems have a path and no line).
 *
 * @param options `name`: what the lab is called if it does not say so itself. `file`: for messages, as the user wrote it.
 * `previous`: the lab of that name that runs; its automatic addresses stay as they are.
 * `readFile`: reads a file of a device, by its path as the lab has it.
 * @throws BadLab with every problem of the first stage that has some.
 */
export function readLab(
	input: string | object,
	{
		file = 'lab',
		name,
		previous,
		badChecks = 'refuse',
		readFile = noFolder
	}: {readonly file?: string; readonly name: string; readonly readFile?: (path: string) => FileRead} & ReadOptions
): LoadedLab {
	const source = typeof input === 'string' ? readSource(input, file) : readDocument(input, file)
	const {document} = source
	if (document === null || document === undefined) {
		throw new BadLab(
			source.locateAll([{path: [], message: 'the file is empty', fix: 'begin with vpcs: {main: {cidr: 10.0.0.0/16}}'}])
		)
	}
	const whole = checkShape(document)
	const ofChecks = badChecks === 'report' ? (whole.findings ?? []) : []
	// The network can be read without its checks.
	const shaped = ofChecks.length > 0 && ofChecks.every(isOfChecks) ? checkShape({...document, checks: undefined}) : whole
	if (shaped.findings) throw new BadLab(source.locateAll(shaped.findings))
	const paths = devicePaths(shaped.document)
	const files = paths.length === 0 ? undefined : Object.fromEntries(paths.map(path => [path, readFile(path)]))
	const ownName = shaped.document.name ?? name
	const running = previous?.(ownName)
	const options = {name: ownName, previous: running?.lab, files}
	const {draft, findings} = checkRules(shaped.document, options)
	const checks = readChecks(shaped.document, draft, findings.length === 0, source)
	const aboutChecks = [...ofChecks, ...checks.findings]
	const refused = badChecks === 'refuse' || findings.length > 0 ? [...findings, ...aboutChecks] : []
	if (refused.length > 0) throw new BadLab(source.locateAll(refused))
	const notes = [...draft.vpn.sites.values()].flatMap(({written}) => deviceNotes(written.device, draft.files))
	const isSame =
		running !== undefined && JSON.stringify([running.document, running.files]) === JSON.stringify([shaped.document, files])
	return {
		lab: isSame ? running.lab : withDraft(resolveDraft(draft), draft),
		document: shaped.document,
		checks: aboutChecks.length > 0 ? [] : checks.items,
		...(aboutChecks.length > 0 && {checkProblems: source.locateAll(aboutChecks)}),
		source: {file, text: source.text},
		...(files && {files}),
		...(notes.length > 0 && {notes})
	}
}

/** A lab that runs, with its devices as it describes them, whatever files they have. Throws BadLab. */
export const withoutDeviceFiles = (loaded: LoadedLab): LoadedLab =>
	readLab(loaded.document, {
		file: loaded.source.file,
		name: loaded.lab.name,
		previous: () => loaded,
		badChecks: 'report',
		readFile: () => ignored
	})

const isOfChecks = ({path: [first]}: Finding) => first === 'checks'

/** Checks in the lab file's own terms, for a lab as it is now. Throws BadLab. */
export const readChecksFor = ({document, lab, files, source}: LoadedLab, checks: readonly unknown[]): readonly CheckItem[] =>
	readLab(
		{...document, checks},
		{
			file: source.file,
			name: lab.name,
			previous: () => ({document, lab, ...(files && {files})}),
			readFile: path => files?.[path] ?? noFolder()
		}
	).checks

const noFolder = (): FileRead => ({missing: 'this lab was not read from a file, and so has no folder'})

/** The lab of a document. Throws BadLab if it is none. `previous`: automatic addresses stay as they were there. */
export function resolve(document: unknown, options: ResolveOptions): Lab {
	const source = readDocument(document, options.name)
	const shaped = checkShape(document)
	if (shaped.findings) throw new BadLab(source.locateAll(shaped.findings))
	const {draft, findings} = checkRules(shaped.document, options)
	if (findings.length > 0) throw new BadLab(source.locateAll(findings))
	return resolveDraft(draft)
}

/**
 * A lab after a change, `patch` as for `patchDocument()`. Automatic addresses stay; routes to what went are blackholes.
 * Throws BadLab with all problems; their codes are what AWS refuses such a change with.
 */
export function patchLab(loaded: LoadedLab, patch: unknown): LoadedLab {
	const options = {name: loaded.lab.name, previous: loaded.lab, files: loaded.files}
	const {draft, document, findings} = changeDocument(loaded.document, patch, options, draftOf(loaded))
	if (!draft) throw new BadLab(readDocument(document, loaded.source.file).locateAll(findings))
	return {...loaded, document, lab: withDraft(resolveDraft(draft), draft)}
}

/** `patchLab()` with an action. */
export const act = (loaded: LoadedLab, action: Action): LoadedLab => patchLab(loaded, patchOf(action, loaded.document))

type Changed =
	| {readonly document: LabDocument; readonly draft: Draft; readonly findings: readonly []}
	| {readonly document: unknown; readonly draft: undefined; readonly findings: readonly Finding[]}

/** `known`: the draft of the document before, if it has been made. */
function changeDocument(before: LabDocument, patch: unknown, options: ResolveOptions, known: Draft | undefined): Changed {
	const patched = applyPatch(before, patch)
	const refuse = (findings: readonly Finding[]): Changed => ({document: patched.document, draft: undefined, findings})
	if (patched.findings.length > 0) return refuse(patched.findings)
	const shaped = checkShape(patched.document)
	if (shaped.findings) return refuse(shaped.findings.map(finding => orOldName(finding, before)))
	const was = known ?? draftLab(before, options)
	const document = markDanglingReferences(was, shaped.document)
	const {draft, findings} = checkRules(document, options)
	const all = [...checkTransition(was, document), ...findings.map(finding => asChange(finding, before, document))]
	return all.length > 0 ? refuse(all) : {document, draft, findings: []}
}

/** What a thing lacks that only a misspelt name made a new one. */
function orOldName(finding: Finding, before: LabDocument): Finding {
	const {path, message} = finding
	const depth = path.findIndex((_, index) => valueAt(before, path.slice(0, index + 1)) === undefined)
	const [name, around] = [path[depth], valueAt(before, path.slice(0, depth))]
	if (depth < 0 || depth === path.length - 1 || typeof name !== 'string' || typeof around !== 'object' || around === null)
		return finding
	const meant = didYouMean(name, Object.keys(around))
	return meant === undefined ? finding : {...finding, message: `${message} in the new "${name}"`, fix: `did you mean "${meant}"?`}
}

type ReadChecks = {readonly items: readonly CheckItem[]; readonly findings: readonly Finding[]}

/**
 * The checks in order. What an action changes counts for the checks behind it: they may name a host that a change
 * adds, and a change that AWS would refuse is found before anything is touched (unless it is there to be refused).
 */
function readChecks(document: LabDocument, draft: Draft, isSound: boolean, source: Source): ReadChecks {
	const items: CheckItem[] = []
	const findings: Finding[] = []
	const where = (path: Path): Where => {
		const place = source.locate(path, 'key')
		return {path: renderPath(path), file: source.file, ...(place && {line: place.line, column: place.column})}
	}
	const options = {name: draft.name, files: draft.files}
	let state: {document: LabDocument; draft: Draft | undefined; context: CheckContext} = {
		document,
		draft,
		context: {names: namesOf(draft), zones: draft, where}
	}
	for (const [index, written] of (document.checks ?? []).entries()) {
		if (findings.length >= mostFindings) break
		const item = readOneOf(checkKinds, written, ['checks', index], state.context)
		if (isFindings(item)) {
			findings.push(...item)
			continue
		}
		items.push(item)
		const action = item.kind === 'outage' ? item.during : item
		if (!isSound || !isAction(action)) continue
		if (action.kind !== 'change') {
			// Faults move nothing that a name could refer to; they count for the lists that a later change edits.
			const patched = applyPatch(state.document, patchOf(action, state.document))
			state = {...state, document: patched.document as LabDocument, draft: undefined}
			continue
		}
		const changed = changeDocument(state.document, action.patch, options, state.draft)
		if (changed.draft)
			state = {document: changed.document, draft: changed.draft, context: {...state.context, names: namesOf(changed.draft)}}
		else if (action.refused === undefined)
			findings.push(...changed.findings.map(finding => atChange(finding, action.patch, index)))
	}
	return {items, findings}
}

/** A problem that a change makes stands in the change, as far as that wrote it; elsewhere the message says where. */
function atChange({path, at, message, ...rest}: Finding, patch: unknown, index: number): Finding {
	let length = path.length
	while (length > 0 && valueAt(patch, path.slice(0, length)) === undefined) length--
	const base = ['checks', index, 'change', ...path.slice(0, length)]
	if (length === path.length) return {path: base, ...(at && {at}), message, ...rest}
	return {path: base, at: 'key', message: `${renderPath(path)}: ${message}`, ...rest}
}
