/** Temporary folders of tests. They are removed when the test file's process or thread ends, whether or not its tests pass. */
import {chmodSync, mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

const folders: string[] = []

process.on('exit', () => {
	for (const folder of folders) rmSync(folder, {recursive: true, force: true})
})

/** A new, empty one. `name`: what for, as part of its name. */
export function temporaryFolder(name: string): string {
	const folder = mkdtempSync(join(tmpdir(), `vpclab-${name}-`))
	// Some tests run programs as another user.
	chmodSync(folder, 0o755)
	folders.push(folder)
	return folder
}
