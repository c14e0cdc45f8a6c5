import test from 'ava'
import {newKind} from '../../scripts/scaffold/kind.ts'
import {newLab} from '../../scripts/scaffold/lab.ts'
import {readLab} from '../../src/lab/read.ts'
import {filesWithErrors} from '../scratch-copy.ts'

test('a new kind compiles as it is made, in every list, and its tests fail', async t => {
	const made = newKind('carrier-gateway')
	t.deepEqual(await filesWithErrors(made), [])
	t.regex(made['test/aws/carrier-gateway/kind.test.ts']?.('') ?? '', /t\.fail\(/)
})

test('a new lab can be read, and has a flow that must not pass', t => {
	const {checks} = readLab(newLab('two-subnets')['labs/two-subnets/lab.yaml'] ?? '', {name: 'two-subnets'})
	t.is(checks.length, 2)
})

test('a name that is none is refused', t => {
	t.throws(() => newKind('Carrier Gateway'), {message: /write it as carrier-gateway/})
	t.throws(() => newLab('../elsewhere'), {message: /write it as two-subnets/})
})
