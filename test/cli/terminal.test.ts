import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'

const folder = join(import.meta.dirname, '../../src/cli')

// main.ts speaks where no module can be loaded, in words of its own.
test('every command prints by terminal.ts, which makes texts of others visible', t => {
	const files = readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter(name => name.endsWith('.ts'))
	for (const file of files.filter(name => name !== 'terminal.ts' && name !== 'main.ts')) {
		t.notRegex(readFileSync(join(folder, file), 'utf8'), /process\.(stdout|stderr)\.write|console\.log/, file)
	}
})
