import test from 'ava'
import {newCheck} from '../../scripts/scaffold/check.ts'
import type {Changes} from '../../scripts/scaffold/edits.ts'
import {filesWithErrors} from '../scratch-copy.ts'

test('a new kind of probe is its file and its place in the list: the type checker names the probe and the run it lacks, nothing else', async t => {
	t.deepEqual(
		await filesWithErrors({
			'src/checks/echo.ts': () => `
import {z} from 'zod'
import {text} from '../aws/schema.ts'
import {type Expect, expectSchema, readExpect} from './facts.ts'
import {type Probe, probeFields, probeKind, readProbe} from './probe.ts'

export type Echo = Probe & {readonly question: string; readonly expect: Expect<'reply' | 'timeout', 'host'>}

const schema = z.strictObject({
	...probeFields('a host'),
	question: text('a name'),
	expect: expectSchema(['reply', 'timeout'], 'reply or timeout', ['host'])
})

export const echo = probeKind<typeof schema, Echo>('echo', {
	schema,
	good: 'reply',
	traffic: () => ({protocol: 'icmp'}),
	read: (written, path, reader) => ({
		...readProbe(written, path, reader),
		question: written.question,
		...readExpect(written.expect, 'reply', path, reader)
	})
})
`,
			'src/checks/probes.ts': text =>
				text
					.replace('import {http}', "import {echo} from './echo.ts'\nimport {http}")
					.replace('probeKinds = {', 'probeKinds = {echo, ')
		}),
		// What it asks of the namespace, and how its item becomes that.
		['src/checks/probe.run.ts', 'src/checks/probes.run.ts']
	)
})

test('a new observation lacks its run alone, and a new action nothing: it is its file and its place in the list', async t => {
	const observation = newCheck('hopCount', 'observation')
	const action = newCheck('rotate', 'action')
	const kindAndList = (changes: Changes, ...files: readonly string[]) =>
		Object.fromEntries(Object.entries(changes).filter(([file]) => files.includes(file)))
	t.deepEqual(
		await filesWithErrors({
			...kindAndList(observation, 'src/checks/hop-count.ts', 'src/checks/observations.ts'),
			...kindAndList(action, 'src/checks/rotate.ts', 'src/checks/actions.ts')
		}),
		['src/checks/all.run.ts']
	)
})
