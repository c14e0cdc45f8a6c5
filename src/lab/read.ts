/** Reads a lab file in three stages, each with all of its problems at once: syntax, shape, references and AWS's rules. */
import {deviceNotes} from '../aws/site/device.ts'
import {type Action, patchOf} from '../checks/actions.ts'
import type {CheckItem} from '../checks/all.ts'
import {type DeviceFiles, devicePaths, type FileRead, ignored} from '../device/device-files.ts'
import type {StackSummary} from '../iac/cloudformation/convert.ts'
import type {StackRecord} from '../iac/cloudformation/stack-record.ts'
import type {Finding} from '../model/finding.ts'
import type {Lab} from '../model/model.ts'
import {changeDocument} from './change.ts'
import {draftOf, withDraft} from './draft-of.ts'
import {BadLab, type Problem} from './problem.ts'
import {readChecks} from './read-checks.ts'
import {checkRules, type ResolveOptions, resolveDraft} from './resolve.ts'
import type {LabDocument} from './schema.ts'
import {checkShape} from './shape.ts'
import {readDocument, readSource, type Source} from './source.ts'
import type {StackOptions} from './stack-options.ts'

export type {Action} from '../checks/actions.ts'
export {patchDocument} from './patch.ts'

export type ReadOptions = {
	/** The running lab of that name, if any. */
	readonly previous?:
		| ((name: string) => (Pick<LoadedLab, 'lab' | 'document' | 'files'> & Partial<Pick<LoadedLab, 'stackOptions'>>) | undefined)
		| undefined
	/** How to treat problems of the checks alone: `refuse` the lab, or `report` them beside it. Default: refuse. */
	readonly badChecks?: 'refuse' | 'report'
}

export type LoadedLab = {
	readonly lab: Lab
	/** As written, or as patched: plain JSON of the right shape. */
	readonly document: LabDocument
	/** Empty if there are `checkProblems`. */
	readonly checks: readonly CheckItem[]
	/** With `badChecks: 'report'`: problems of the checks, while the network is well-formed. Absent: none. */
	readonly checkProblems?: readonly Problem[]
	/** `text` is empty for a lab that never was a file. */
	readonly source: {readonly file: string; readonly text: string}
	/** Contents of its devices' files, by path. Absent: it has none. */
	readonly files?: DeviceFiles
	/** For an imported network: what of the account is not in the lab; for a device's file: lines that have no effect. One sentence each. */
	readonly notes?: readonly string[]
	/** Of templates: what they do not say and was taken for granted, and how to say otherwise. */
	readonly assumptions?: readonly string[]
	/** The stacks that it was made of, with their outputs. */
	readonly stacks?: readonly StackSummary[]
	/** What calls of the API made of stacks: with their templates and events, deleted ones as well. */
	readonly stackRecords?: readonly StackRecord[]
	/** What the command said of its templates: it holds when they are read again. */
	readonly stackOptions?: StackOptions
}

/**
 * A lab from the text of its file, from data of the same shape (then problems have a path and no line), or from data with its places.
 *
 * @param options `name`: the lab's name if the file has none. `file`: for messages, as the user wrote it. `previous`: the running lab of that
 * name; its automatic addresses are kept. `readFile`: reads a file of a device, by its path as the lab has it.
 * @throws BadLab with every problem of the first stage that has some.
 */
export function readLab(
	input: string | object | Source,
	{
		file = 'lab',
		name,
		previous,
		badChecks = 'refuse',
		readFile = noFolder
	}: {readonly file?: string; readonly name: string; readonly readFile?: (path: string) => FileRead} & ReadOptions
): LoadedLab {
	const source = isSource(input) ? input : typeof input === 'string' ? readSource(input, file) : readDocument(input, file)
	const {document} = source
	if (document === null || document === undefined) {
		throw new BadLab(
			source.locateAll([{path: [], message: 'the file is empty', fix: 'begin with vpcs: {main: {cidr: 10.0.0.0/16}}'}])
		)
	}
	const whole = checkShape(document)
	if (shapedStacks(document)) throw new BadLab(source.locateAll([unreadStacks]))
	const ofChecks = badChecks === 'report' ? (whole.findings ?? []) : []
	// The network can be used without its checks.
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

const isSource = (input: string | object): input is Source => typeof input === 'object' && input !== null && 'locateAll' in input

/** A running lab, with its devices as it describes them, whatever files they have. Throws BadLab. */
export const withoutDeviceFiles = (loaded: LoadedLab): LoadedLab =>
	readLab(loaded.document, {
		file: loaded.source.file,
		name: loaded.lab.name,
		previous: () => loaded,
		badChecks: 'report',
		readFile: () => ignored
	})

const shapedStacks = (document: unknown): boolean =>
	typeof document === 'object' && document !== null && Object.hasOwn(document, 'stacks')

const unreadStacks: Finding = {
	path: ['stacks'],
	at: 'key',
	message: 'templates are files beside a lab file, and this lab was not read from one',
	fix: 'load the file by its path, or write the network itself'
}

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

/** The lab of a document. Throws BadLab if it is not valid. `previous`: automatic addresses are kept. */
export function resolve(document: unknown, options: ResolveOptions): Lab {
	const source = readDocument(document, options.name)
	const shaped = checkShape(document)
	if (shaped.findings) throw new BadLab(source.locateAll(shaped.findings))
	const {draft, findings} = checkRules(shaped.document, options)
	if (findings.length > 0) throw new BadLab(source.locateAll(findings))
	return resolveDraft(draft)
}

/**
 * A lab after a change, `patch` as for `patchDocument()`. Automatic addresses are kept; routes to what was deleted are blackholes. Throws BadLab
 * with all problems; their codes are those with which AWS refuses such a change.
 */
export function patchLab(loaded: LoadedLab, patch: unknown): LoadedLab {
	const edited = editLab(loaded, patch)
	if (edited.findings) throw new BadLab(readDocument(edited.document, loaded.source.file).locateAll(edited.findings))
	return edited.loaded
}

/** The same, or its problems without places in a text. */
export function editLab(
	loaded: LoadedLab,
	patch: unknown
): {readonly loaded: LoadedLab; readonly findings?: never} | {readonly document: unknown; readonly findings: readonly Finding[]} {
	const options = {name: loaded.lab.name, previous: loaded.lab, files: loaded.files}
	const {draft, document, findings} = changeDocument(loaded.document, patch, options, draftOf(loaded))
	if (!draft) return {document, findings}
	return {loaded: {...loaded, document, lab: withDraft(resolveDraft(draft), draft)}}
}

/** `patchLab()` with an action. */
export const act = (loaded: LoadedLab, action: Action): LoadedLab => patchLab(loaded, patchOf(action, loaded.document))
