/**
 * Reads what a learner hands in. It is a stranger's file, and its errors are shown to the class: it is a plain lab file, never a template with
 * others beside it, and nothing outside its folder is read, not by a symbolic link either.
 */
import {existsSync, lstatSync, realpathSync, statSync} from 'node:fs'
import {dirname, join, relative} from 'node:path'
import {longestFileBytes} from '../lab/limits.ts'
import {readBeside} from '../lab/load.ts'
import {BadLab, toProblem} from '../lab/problem.ts'
import {type LoadedLab, readLab} from '../lab/read.ts'
import {readRegularFile} from '../lab/regular-file.ts'
import {readText} from '../lab/text.ts'

/** `name`: of the lab, whatever its file says. Errors: `BadLab`. */
export function loadHandedIn(handedIn: string, name: string): LoadedLab {
	const file = fileIn(handedIn)
	if (isLink(handedIn) || leadsOut(file)) throw refused(file, 'it is a symbolic link', 'hand in the file itself')
	const read = readRegularFile(file, longestFileBytes)
	if (!read.bytes) throw refused(file, `it ${read.unreadable}`, 'hand in a lab file')
	const loaded = readLab(readText(read.bytes, file), {file, name, readFile: readBeside(dirname(file)), badChecks: 'report'})
	return {...loaded, lab: {...loaded.lab, name}}
}

function fileIn(handedIn: string): string {
	if (!existsSync(handedIn) || !statSync(handedIn).isDirectory()) return handedIn
	const found = ['lab.yaml', 'lab.yml', 'lab.json'].map(name => join(handedIn, name)).find(existsSync)
	return found ?? join(handedIn, 'lab.yaml')
}

const isLink = (path: string): boolean => lstatSync(path, {throwIfNoEntry: false})?.isSymbolicLink() ?? false

const leadsOut = (file: string): boolean =>
	existsSync(file) && relative(realpathSync(dirname(file)), realpathSync(file)).startsWith('..')

const refused = (file: string, message: string, fix: string): BadLab => new BadLab([toProblem({path: [], message, fix}, file)])
