/** The only part of `lab/` that touches files. */
import {readFile, stat} from 'node:fs/promises'
import {basename, dirname, extname, join, resolve} from 'node:path'
import {BadLab, toProblem} from './problem.ts'
import {type LoadedLab, readLab} from './read.ts'

/** What a lab's file is called in its folder, in the order in which they are looked for. */
const fileNames = ['lab.yaml', 'lab.yml', 'lab.json'] as const

/**
 * Reads a lab from its file, or from the folder that holds its `lab.yaml` or `lab.json`.
 *
 * @param options `name`: what to call it, whatever its file says; two copies of one lab need two names.
 * @throws BadLab if there is no such file, or with all problems of the first stage that has some.
 */
export async function loadLab(path: string, {name}: {readonly name?: string | undefined} = {}): Promise<LoadedLab> {
	const file = await findFile(path)
	const text = await readFile(file, 'utf8').catch(error => {
		throw missing(path, `cannot be read: ${(error as NodeJS.ErrnoException).code ?? error}`, 'make it readable')
	})
	const loaded = readLab(text, {file, name: nameFrom(file)})
	return name === undefined ? loaded : {...loaded, lab: {...loaded.lab, name}}
}

async function findFile(path: string): Promise<string> {
	const kind = await kindOf(path)
	if (kind === 'file') return path
	if (kind === undefined) throw missing(path, 'there is no such file or folder', 'name a lab file, or the folder of one')
	for (const fileName of fileNames) {
		const file = join(path, fileName)
		if ((await kindOf(file)) === 'file') return file
	}
	throw missing(path, 'this folder holds no lab', `it needs a file called ${fileNames.join(' or ')}`)
}

const kindOf = async (path: string): Promise<'file' | 'folder' | undefined> => {
	const found = await stat(path).catch(() => undefined)
	return found && (found.isDirectory() ? 'folder' : 'file')
}

const missing = (file: string, message: string, fix: string): BadLab => new BadLab([toProblem({path: [], message, fix}, file)])

/** `labs/demo/lab.yaml` is called demo, `labs/demo.yaml` too. */
function nameFrom(file: string): string {
	const plain = basename(file, extname(file))
	const name = plain === 'lab' ? basename(dirname(resolve(file))) : plain
	return name.replaceAll(/[^\w-]+/g, '-').replace(/^[^A-Za-z0-9]+/, '') || 'lab'
}
