import {readdirSync, statSync} from 'node:fs'
import {dirname, resolve} from 'node:path'

/** Where labs keep what they need while they run. Readable by root only. */
export const stateRoot = (): string => resolve(process.env.VPCLAB_STATE_DIR || '/run/vpclab')

/** The one place of a lab's own; everything that it has on disk stands under it. Errors: a name that could lead elsewhere. */
export function folderOf(name: string): string {
	if (!isLabName(name)) throw new Error(`"${name}" cannot be the name of a lab: letters, digits, ".", "_" and "-", at most 60`)
	return `${stateRoot()}/${name}`
}

export const isLabName = (name: string): boolean => /^[A-Za-z0-9][\w.-]{0,59}$/.test(name) && !name.endsWith(lockSuffix)

/** A lab's lock stands beside its folder, since it must outlive it. */
export const lockFileOf = (name: string): string => `${folderOf(name)}${lockSuffix}`

const lockSuffix = '.lock'

/** Names of the labs that have something on this machine, whole or half-made. Sorted. */
export const labNames = (): readonly string[] =>
	entries()
		.filter(entry => entry.isDirectory())
		.map(({name}) => name)
		.filter(isLabName)
		.sort()

/** The same, and those of which a killed command left nothing but a lock file. */
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

/** Whether the lab's namespaces can be there: their folder is a mount of its own, which a restart of the machine takes away. */
export function hasNamespaces(folder: string): boolean {
	const own = deviceOf(`${folder}/ns`)
	return own !== undefined && own !== deviceOf(folder)
}

/** A file that a namespace is mounted on is on another device than the folder that it is in. */
export function isNamespace(path: string): boolean {
	const own = deviceOf(path)
	return own !== undefined && own !== deviceOf(dirname(path))
}

const deviceOf = (path: string) => statSync(path, {throwIfNoEntry: false})?.dev
