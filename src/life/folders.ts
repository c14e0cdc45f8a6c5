import {readdirSync, statSync} from 'node:fs'
import {dirname, resolve} from 'node:path'
import {isLabName, labNameNoun} from '../model/lab-name.ts'

/** State directory of all labs. Readable by root only. */
export const stateRoot = (): string => resolve(process.env.VPCLAB_STATE_DIR || '/run/vpclab')

/** A lab's own folder, which contains all of its files. Errors: `BadLabName`, for a name that could lead elsewhere. */
export function folderOf(name: string): string {
	if (!isLabName(name)) throw new BadLabName(name)
	return `${stateRoot()}/${name}`
}

/** No lab can have that name. */
export class BadLabName extends Error {
	override readonly name = 'BadLabName'

	constructor(name: string) {
		super(`"${name.length > 60 ? `${name.slice(0, 57)}…` : name}" cannot be the name of a lab: it must be ${labNameNoun}`)
	}
}

/** A lab's lock file is next to its folder, since it must outlive the folder. */
export const lockFileOf = (name: string): string => `${folderOf(name)}${lockSuffix}`

const lockSuffix = '.lock'

/** Names of the labs that have something on this machine, whole or half-made. Sorted. */
export const labNames = (): readonly string[] =>
	entries()
		.filter(entry => entry.isDirectory())
		.map(({name}) => name)
		.filter(isLabName)
		.sort()

/** The same, including labs of which a killed command left only a lock file. */
export const traceNames = (): readonly string[] => [
	...new Set(
		entries()
			.map(({name}) => (name.endsWith(lockSuffix) ? name.slice(0, -lockSuffix.length) : name))
			.filter(isLabName)
			.sort()
	)
]

function entries() {
	try {
		return readdirSync(stateRoot(), {withFileTypes: true})
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
		throw error
	}
}

/** Whether the lab's namespaces can exist: their folder is a separate mount, which is gone after a reboot. */
export function hasNamespaces(folder: string): boolean {
	const own = deviceOf(`${folder}/ns`)
	return own !== undefined && own !== deviceOf(folder)
}

/** A file that a namespace is mounted on is on another device than its folder. */
export function isNamespace(path: string): boolean {
	const own = deviceOf(path)
	return own !== undefined && own !== deviceOf(dirname(path))
}

const deviceOf = (path: string) => statSync(path, {throwIfNoEntry: false})?.dev
