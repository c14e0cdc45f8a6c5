import {existsSync, readdirSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {isLabName} from '../model/lab-name.ts'

const shippedFolder = fileURLToPath(new URL('../../labs', import.meta.url))

/** The folder of a lab that comes with vpclab, by its name. Undefined: there is none of that name. */
export function shippedLab(name: string): string | undefined {
	if (!isLabName(name)) return undefined
	const folder = join(shippedFolder, name)
	return existsSync(folder) ? folder : undefined
}

/** Names of the labs that come with vpclab. */
export const shippedLabs = (): readonly string[] => (existsSync(shippedFolder) ? readdirSync(shippedFolder) : [])
