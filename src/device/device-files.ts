/** A device's own configuration files, to which a lab refers. Pure: the lab's loader reads them. */

/** The result of the lab's loader. */
export type FileRead = {readonly text: string} | {readonly missing: string} | typeof ignored

/** For a file that is ignored: the device is as the lab describes it. */
export const ignored = {ignored: true} as const

/** Files by their path as written in the lab file. */
export type DeviceFiles = Readonly<Record<string, FileRead>>

/** The kinds of files that a device may have, by their keys in a lab file. */
export const deviceFileKinds = ['swanctl', 'frr'] as const

/** Every path below a key `device`, also in the changes of checks: the files of a change are read with the lab. */
export function devicePaths(document: unknown): readonly string[] {
	const found = new Set<string>()
	const walk = (value: unknown) => {
		if (typeof value !== 'object' || value === null) return
		for (const [key, inner] of Object.entries(value)) {
			if (key === 'device' && typeof inner === 'object' && inner !== null) {
				for (const kind of deviceFileKinds) {
					const path: unknown = (inner as Readonly<Record<string, unknown>>)[kind]
					if (typeof path === 'string') found.add(path)
				}
			}
			walk(inner)
		}
	}
	walk(document)
	return [...found]
}
