/** A copy of the program in which something was made or changed, as the type checker sees it. */
import {cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {execa} from 'execa'

const root = path.resolve(import.meta.dirname, '..')

type Change = (text: string) => string

/** Files of the program that do not compile in a copy of it in which some were made or changed. */
export async function filesWithErrors(changes: Readonly<Record<string, Change>>): Promise<readonly string[]> {
	const copy = await mkdtemp(path.join(tmpdir(), 'new-kind-'))
	try {
		await cp(path.join(root, 'src'), path.join(copy, 'src'), {recursive: true})
		await symlink(path.join(root, 'node_modules'), path.join(copy, 'node_modules'))
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
		const {stdout} = await execa({cwd: copy, reject: false})`node_modules/.bin/tsc --pretty false`
		return [...new Set([...stdout.matchAll(/^(\S+?)\(\d+,\d+\): error/gm)].map(([, file = '']) => file))].sort()
	} finally {
		await rm(copy, {recursive: true, force: true})
	}
}
