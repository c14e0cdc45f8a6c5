import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {readLab} from '../../src/lab/read.ts'

// A lab file is two files: what was written, and the lab (and its checks) with every default filled in.
// `VPCLAB_UPDATE=1 npx ava test/lab/resolved.test.ts` writes the second anew; read it before you commit it.

const folder = join(import.meta.dirname, 'resolved')

for (const file of readdirSync(folder).filter(name => name.endsWith('.yaml'))) {
	test(`what becomes of ${file}`, t => {
		const {lab, checks} = readLab(readFileSync(join(folder, file), 'utf8'), {file, name: 'demo'})
		const text = `${JSON.stringify(checks.length > 0 ? {checks} : {lab}, undefined, '\t')}\n`
		const expected = join(folder, file.replace('.yaml', '.json'))
		if (process.env.VPCLAB_UPDATE) writeFileSync(expected, text)
		t.deepEqual(JSON.parse(text), JSON.parse(existsSync(expected) ? readFileSync(expected, 'utf8') : 'null'))
	})
}
