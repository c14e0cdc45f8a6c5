/** A copy of the program in which something was made or changed, as the type checker sees it and as it runs. */
import {cp, mkdir, readFile, rm, symlink, writeFile} from 'node:fs/promises'
import path from 'node:path'
import {execa} from 'execa'
import {temporaryFolder} from './temporary-folder.ts'

const root = path.resolve(import.meta.dirname, '..')

type Change = (text: string) => string
type Changes = Readonly<Record<string, Change>>

/** Files of the program that do not compile in a copy of it in which some were made or changed. */
export const filesWithErrors = (changes: Changes): Promise<readonly string[]> => inCopy(changes, typeErrors)

/** The same, and what a module says there that is run in it. */
export const compiledAndRun = (changes: Changes, module: string): Promise<{errors: readonly string[]; said: unknown}> =>
	inCopy(changes, async copy => {
		const errors = await typeErrors(copy)
		if (errors.length > 0) return {errors, said: undefined}
		const {stdout} = await execa({cwd: copy, timeout: 60_000})`${process.execPath} ${module}`
		return {errors, said: JSON.parse(stdout)}
	})

async function inCopy<T>(changes: Changes, use: (copy: string) => Promise<T>): Promise<T> {
	const copy = temporaryFolder('new-kind')
	try {
		await cp(path.join(root, 'src'), path.join(copy, 'src'), {recursive: true})
		for (const folder of ['api-models', 'node_modules']) await symlink(path.join(root, folder), path.join(copy, folder))
		await cp(path.join(root, 'package.json'), path.join(copy, 'package.json'))
		const {compilerOptions} = JSON.parse(await readFile(path.join(root, 'tsconfig.json'), 'utf8')) as {
			compilerOptions: object
		}
		await writeFile(path.join(copy, 'tsconfig.json'), JSON.stringify({compilerOptions, include: ['src']}))
		for (const [file, change] of Object.entries(changes)) {
			const place = path.join(copy, file)
			await mkdir(path.dirname(place), {recursive: true})
			await writeFile(place, change(await readFile(place, 'utf8').catch(() => '')))
		}
		return await use(copy)
	} finally {
		await rm(copy, {recursive: true, force: true})
	}
}

async function typeErrors(copy: string): Promise<readonly string[]> {
	// By default there are four checkers, each of which works out most types anew: twice the processor time, which other tests need.
	const {stdout} = await execa({cwd: copy, reject: false})`node_modules/.bin/tsc --pretty false --checkers 1`
	return [...new Set([...stdout.matchAll(/^(\S+?)\(\d+,\d+\): error/gm)].map(([, file = '']) => file))].sort()
}
