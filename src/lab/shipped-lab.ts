import {existsSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {isLabName} from '../model/lab-name.ts'

/** The folder of a lab that comes with vpclab, by its name. Undefined: there is none of that name. */
export function shippedLab(name: string): string | undefined {
	if (!isLabName(name)) return undefined
	const folder = fileURLToPath(new URL(`../../labs/${name}`, import.meta.url))
	return existsSync(folder) ? folder : undefined
}
