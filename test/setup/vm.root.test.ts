import path from 'node:path'
import test from 'ava'
import {execa} from 'execa'

const main = path.resolve('scripts/vm-parts/main.ts')

test.serial('scripts/vm: what it cannot run is refused before a machine is made', async t => {
	const run = (...words: string[]) => execa(process.execPath, [main, ...words], {reject: false, all: true, timeout: 60_000})
	for (const words of [['nonesuch'], ['--release', '11'], ['--data-path', 'none']]) {
		const {exitCode, all} = await run(...words)
		t.is(exitCode, 2, `${words.join(' ')}: ${all}`)
	}
})
