import test from 'ava'
import {newCheck} from '../../scripts/scaffold/check.ts'
import {all} from '../../scripts/scaffold/edits.ts'
import {newKind} from '../../scripts/scaffold/kind.ts'
import {newLab} from '../../scripts/scaffold/lab.ts'
import {newService} from '../../scripts/scaffold/service.ts'
import {readLab} from '../../src/lab/read.ts'
import {filesWithErrors} from '../scratch-copy.ts'

test('new kinds, checks and services compile as they are made, in every list, and their tests fail', async t => {
	const made = [
		newKind('carrier-gateway'),
		newCheck('reverseDns'),
		newCheck('hopCount', 'observation'),
		newCheck('rotate', 'action'),
		newService('time-beacon')
	]
	const files = [...new Set(made.flatMap(changes => Object.keys(changes)))]
	t.true(files.includes('src/checks/reverse-dns.ts'))
	t.deepEqual(
		await filesWithErrors(Object.fromEntries(files.map(file => [file, all(...made.flatMap(changes => changes[file] ?? []))]))),
		[]
	)
	const tests = made.flatMap(changes => Object.entries(changes).filter(([file]) => file.startsWith('test/')))
	t.is(tests.length, 6)
	for (const [file, change] of tests) t.regex(change(''), /t\.fail\(/, file)
})

test('nothing that is there is overwritten', t => {
	t.throws(() => newLab('two-subnets')['labs/two-subnets/lab.yaml']?.('description: mine'), {message: 'is there already'})
})

test('a list that a scaffold does not find is an error: nothing is left out in silence', t => {
	t.throws(() => newCheck('reverseDns')['src/checks/probes.ts']?.('import {x} from "y"\n'), {message: /fix scripts\/scaffold/})
})

test('a new lab can be read, and has a flow that must not pass', t => {
	const {checks} = readLab(newLab('two-subnets')['labs/two-subnets/lab.yaml']?.('') ?? '', {name: 'two-subnets'})
	t.is(checks.length, 2)
})

test('a name that is none is refused', t => {
	t.throws(() => newKind('Carrier Gateway'), {message: /write it as carrier-gateway/})
	t.throws(() => newCheck('reverse-dns'), {message: /write it as reverseDns/})
	t.throws(() => newCheck('reverseDns', 'question'), {message: /there are: probe, observation, action/})
	t.throws(() => newService('Time'), {message: /write it as time-beacon/})
	t.throws(() => newLab('../elsewhere'), {message: /write it as two-subnets/})
})
