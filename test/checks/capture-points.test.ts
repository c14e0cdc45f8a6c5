import {readdirSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import test from 'ava'
import {loadLab} from '../../src/lab/load.ts'
import {readChecksFor} from '../../src/lab/read.ts'
import {compile} from '../../src/plan/compile.ts'

const folder = fileURLToPath(new URL('../../labs/', import.meta.url))

for (const name of readdirSync(folder)) {
	test(`checks of lab ${name} take every point that \`vpclab capture\` lists`, async t => {
		const loaded = await loadLab(`${folder}${name}`)
		const {points, hosts} = compile(loaded.lab)
		const [host] = Object.keys(hosts)
		const during = {ping: {from: host, to: host, expect: 'reply'}}
		const checks = Object.keys(points).map(at => ({capture: {at, during, expect: []}}))
		t.true(checks.length > 0)
		t.is(readChecksFor(loaded, checks).length, checks.length)
	})
}
