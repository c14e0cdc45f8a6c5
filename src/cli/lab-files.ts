import {existsSync, readdirSync, statSync} from 'node:fs'
import {join} from 'node:path'
import {BadInput} from './failing.ts'

const labFiles = ['lab.yaml', 'lab.yml', 'lab.json']

/** The labs that arguments stand for: a lab itself, or, for a folder that is none, every lab right below it, by name. */
export const labsBelow = (paths: readonly string[]): readonly string[] => paths.flatMap(below)

function below(path: string): readonly string[] {
	if (!existsSync(path)) throw new BadInput(`there is no lab file or folder ${path}`)
	if (!statSync(path).isDirectory() || isLab(path)) return [path]
	const labs = readdirSync(path)
		.sort()
		.map(name => join(path, name))
		.filter(isLab)
	if (labs.length === 0) throw new BadInput(`there is no lab.yaml in ${path}, nor in a folder right below it`)
	return labs
}

const isLab = (folder: string): boolean => labFiles.some(name => existsSync(join(folder, name)))
