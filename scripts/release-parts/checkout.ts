/** Copies this checkout for a release's root file system or a virtual machine. */
import {createHash} from 'node:crypto'
import {cpSync, existsSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {$} from 'zx'
import {readPackages} from './releases.ts'

/** Debian's packages that labs and tests need. */
export const labPackages = (root: string): readonly string[] =>
	['scripts/debian-packages', 'scripts/debian-packages-for-tests'].flatMap(file =>
		readPackages(readFileSync(path.join(root, file), 'utf8'))
	)

/** The working tree as it is now, without files that git ignores. */
export async function copyCheckout(root: string, to: string): Promise<void> {
	const {stdout} = await $({cwd: root, quiet: true})`git ls-files --cached --others --exclude-standard -z`
	for (const name of stdout.split('\0').filter(Boolean)) {
		if (existsSync(path.join(root, name))) cpSync(path.join(root, name), path.join(to, name), {verbatimSymlinks: true})
	}
}

/** A cache key: it changes when an input changes. */
export const hashOf = (parts: readonly string[]): string =>
	createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 12)
