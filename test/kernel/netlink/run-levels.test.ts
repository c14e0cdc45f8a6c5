import test from 'ava'
import type {Batch} from '../../../src/kernel/levels.ts'
import {runLevels} from '../../../src/kernel/netlink/run-levels.ts'

const batch = (namespace: string): Batch => ({namespace, steps: [{do: 'forget-flows', namespace}], indexes: [0]})

/** Runs levels named `a b|c`; names in `slow` end later, names in `bad` fail. Gives what happened, in order. */
async function happened(text: string, {slow = '', bad = ''} = {}): Promise<string[]> {
	const log: string[] = []
	const end = (namespace: string) => {
		if (bad.includes(namespace)) throw new Error(`${namespace} failed`)
		log.push(`${namespace} ended`)
	}
	const levels = text.split('|').map(level => level.split(' ').map(batch))
	await runLevels(levels, {
		start({namespace}) {
			log.push(`${namespace} starts`)
			if (!slow.includes(namespace)) return end(namespace) as undefined
			return new Promise<void>(resolve => setImmediate(() => setImmediate(resolve))).then(() => end(namespace))
		},
		beforeWaiting() {},
		onProgress() {}
	}).catch(error => log.push((error as Error).message))
	return log
}

test('batches of a level that wait let the others go on; the next level waits for all', async t => {
	t.deepEqual(await happened('a b|c', {slow: 'a'}), ['a starts', 'b starts', 'b ended', 'a ended', 'c starts', 'c ended'])
})

test('after a failure nothing more is started, and what runs is waited for', async t => {
	t.deepEqual(await happened('a b c|d', {slow: 'a', bad: 'b'}), ['a starts', 'b starts', 'a ended', 'b failed'])
	t.deepEqual(await happened('a b|d', {slow: 'a', bad: 'a'}), ['a starts', 'b starts', 'b ended', 'a failed'])
})

test('of several failures the first is told', async t => {
	t.deepEqual(await happened('a b', {slow: 'a', bad: 'ab'}), ['a starts', 'b starts', 'b failed'])
})
