import {readFileSync, renameSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {basename, dirname} from 'node:path'
import {type Learned, nothingLearned} from '../control/learned.ts'
import type {LoadedLab} from '../lab/read.ts'
import type {Plan} from '../plan/types.ts'
import type {ProcessIdentity} from '../services/process-identity.ts'
import type {DataPath} from '../services/strongswan/types.ts'

/**
 * The state of a running lab, in `state.json` of its folder.
 *
 * A folder without it is half-made: its contents are removed and not used. Next to it, `journal.json` is the target state of a change. It
 * exists exactly from before the kernel is touched until the change is complete, when it becomes `state.json`. Found by a later command, it means
 * that the kernel is somewhere between the two.
 */
export type LabState = {
	/** Version of this format. */
	readonly version: 1
	readonly name: string
	/** ISO 8601. */
	readonly raisedAt: string
	readonly changedAt: string
	/** The process that raised the lab for its own use (`vpclab test`) and takes it down. Absent: it stays until it is taken down. */
	readonly owner?: ProcessIdentity
	/** Absolute path of the lab file. */
	readonly file: string
	readonly loaded: LoadedLab
	readonly plan: Plan
	/** The data path of its VPN tunnels, kept until another one is requested. Absent: it never had tunnels. */
	readonly dataPath?: DataPath
}

/** The state is empty, truncated, or of another lab or version of vpclab, and is not used. */
export class DamagedState extends Error {
	override readonly name = 'DamagedState'
}

/** Undefined: the lab does not run. Errors: `DamagedState`. */
export const readState = (folder: string): LabState | undefined => readJson(`${folder}/state.json`)

/** The same for commands that recreate everything. Undefined: nothing usable. */
export function readSoundState(folder: string): LabState | undefined {
	try {
		const state = readState(folder)
		// An interrupted change to an unknown state cannot be undone.
		readJournal(folder)
		return state
	} catch (error) {
		if (error instanceof DamagedState) return undefined
		throw error
	}
}

/** Undefined: no change was interrupted. Errors: `DamagedState`. */
export const readJournal = (folder: string): LabState | undefined => readJson(`${folder}/journal.json`)

/** Atomic: a reader sees either the old or the new state. */
export const writeState = (folder: string, state: LabState) => replaceFile(`${folder}/state.json`, state)

/** Written before the kernel is touched. */
export const writeJournal = (folder: string, target: LabState) => replaceFile(`${folder}/journal.json`, target)

/** Called when the change is complete. */
export const commitJournal = (folder: string) => renameSync(`${folder}/journal.json`, `${folder}/state.json`)

/** Called when the kernel is in the state of `state.json` again. */
export const dropJournal = (folder: string) => rmSync(`${folder}/journal.json`, {force: true})

/** What the lab's daemons have learned, as last written by its agent. */
export function readLearned(folder: string): Learned {
	try {
		const learned = JSON.parse(readFileSync(`${folder}/learned.json`, 'utf8'))
		return isObject(learned) && Object.values(learned).every(isObject) ? (learned as Learned) : nothingLearned
	} catch {
		return nothingLearned
	}
}

/** First half of `writeState()`: the file is written, and becomes the state when the returned function is called. */
export async function prepareState(folder: string, state: LabState): Promise<() => void> {
	const path = `${folder}/state.json`
	write(`${path}.new`, state)
	return () => renameSync(`${path}.new`, path)
}

function replaceFile(path: string, state: LabState) {
	write(`${path}.new`, state)
	renameSync(`${path}.new`, path)
}

/** The state that this process last wrote or read: parsing a large file takes longer than checking whether it has changed. */
let last: {readonly file: string; readonly state: LabState} | undefined

function write(path: string, state: LabState) {
	writeFileSync(path, JSON.stringify(state), {mode: 0o600})
	last = {file: identityOf(path), state}
}

function readJson(path: string): LabState | undefined {
	try {
		const file = identityOf(path)
		if (last?.file === file) return last.state
		const state = parse(path, readFileSync(path, 'utf8'))
		last = {file, state}
		return state
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? error.code : undefined
		if (code === 'ENOENT') return undefined
		if (code === 'EISDIR') throw damaged(path, 'it is a folder')
		throw error
	}
}

function parse(path: string, text: string): LabState {
	let value: unknown
	try {
		value = JSON.parse(text)
	} catch {
		throw damaged(path, text.trim() === '' ? 'it is empty' : 'it is not JSON, or was cut off')
	}
	if (isObject(value) && value.version !== undefined && value.version !== 1) {
		throw damaged(path, 'another version of vpclab wrote it')
	}
	const name = basename(dirname(path))
	if (isObject(value) && typeof value.name === 'string' && value.name !== name) {
		throw damaged(path, `it is that of lab "${value.name}"`)
	}
	if (!isState(value)) throw damaged(path, 'it is not what vpclab writes')
	return value
}

/** Enough to distinguish a state file from others: it is always written as a whole. */
function isState(value: unknown): value is LabState {
	if (!isObject(value) || value.version !== 1 || !isObject(value.loaded) || !isObject(value.plan)) return false
	const {loaded, plan} = value
	return (
		[value.name, value.raisedAt, value.changedAt, value.file].every(text => typeof text === 'string') &&
		(value.owner === undefined || isObject(value.owner)) &&
		[plan.namespaces, plan.links, plan.hosts, plan.points, loaded.document, loaded.source].every(isObject) &&
		isObject(loaded.lab) &&
		Array.isArray(loaded.lab.vpcs) &&
		Array.isArray(loaded.checks)
	)
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value)

function damaged(path: string, why: string) {
	const name = basename(dirname(path))
	return new DamagedState(
		`${path} is damaged: ${why}. \`vpclab up\` with the file of the lab raises it anew, \`vpclab down ${name}\` removes what is left of it`
	)
}

/** Identifies a file's content: files are never changed in place, and a rename keeps these values. */
function identityOf(path: string): string {
	const {dev, ino, size, mtimeNs} = statSync(path, {bigint: true})
	return `${dev} ${ino} ${size} ${mtimeNs}`
}
