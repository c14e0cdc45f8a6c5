import test from 'ava'
import fc from 'fast-check'
import {labsOfShard, readShard, type SuiteLab, suiteHash} from '../../../src/verify/suite/shard.ts'

test('a shard is written, or what an engine says of its runner', t => {
	t.deepEqual(readShard('2/4', {}), {index: 2, count: 4})
	t.deepEqual(readShard('auto', {JOB_COMPLETION_INDEX: '0', JOB_COMPLETIONS: '3'}), {index: 1, count: 3})
	t.deepEqual(readShard('auto/4', {JOB_COMPLETION_INDEX: '3'}), {index: 4, count: 4})
	t.deepEqual(readShard('auto', {SLURM_ARRAY_TASK_ID: '12', SLURM_ARRAY_TASK_MIN: '10', SLURM_ARRAY_TASK_COUNT: '5'}), {
		index: 3,
		count: 5
	})
	t.deepEqual(readShard('auto', {CI_NODE_INDEX: '2', CI_NODE_TOTAL: '2'}), {index: 2, count: 2})
	t.deepEqual(readShard('auto', {CIRCLE_NODE_INDEX: '0', CIRCLE_NODE_TOTAL: '2'}), {index: 1, count: 2})
})

test('what is not part of a whole is told with what to write', t => {
	for (const [text, environment, words] of [
		['5/4', {}, /there are parts 1 to 4/],
		['0/4', {}, /there are parts 1 to 4/],
		['1/0', {}, /is not a part/],
		['x/4', {}, /is not a part/],
		['1.5/4', {}, /is not a part/],
		['2', {}, /write --shard 2\/4/],
		['1/2/3', {}, /is not a part/],
		['auto', {}, /no variable in the environment/],
		['auto', {JOB_COMPLETION_INDEX: '1'}, /write --shard auto\/4/],
		['auto/2', {CI_NODE_INDEX: '3', CI_NODE_TOTAL: '9'}, /parts 1 to 2/],
		['auto', {CI_NODE_INDEX: 'x', CI_NODE_TOTAL: '2'}, /is not a part/]
	] as const) {
		const read = readShard(text, environment)
		t.true('error' in read && words.test(read.error), `${text}: ${JSON.stringify(read)}`)
	}
})

const lab = (file: string, ms?: number, checks = 1): SuiteLab => ({file, text: file, ms, checks})

test('shards are disjoint, complete, and the same whoever asks', t => {
	fc.assert(
		fc.property(
			fc.uniqueArray(fc.record({file: fc.string(), ms: fc.option(fc.nat(), {nil: undefined}), checks: fc.nat(20)}), {
				selector: ({file}) => file
			}),
			fc.integer({min: 1, max: 7}),
			(rows, count) => {
				const labs = rows.map(({file, ms, checks}) => lab(file, ms, checks))
				const shards = Array.from({length: count}, (_, index) => labsOfShard(labs, {index: index + 1, count}))
				const again = labsOfShard(
					labs.map(one => ({...one})),
					{index: 1, count}
				)
				t.deepEqual(
					again.map(({file}) => file),
					shards[0]?.map(({file}) => file)
				)
				t.deepEqual(
					shards.flat().toSorted((a, b) => labs.indexOf(a) - labs.indexOf(b)),
					labs
				)
			}
		)
	)
	t.pass()
})

test('durations recorded before balance the shards; without them the number of checks does', t => {
	const timed = [lab('a', 60_000), lab('b', 20_000), lab('c', 20_000), lab('d', 20_000)]
	const names = (index: number, labs: readonly SuiteLab[]) => labsOfShard(labs, {index, count: 2}).map(({file}) => file)
	t.deepEqual([names(1, timed), names(2, timed)], [['a'], ['b', 'c', 'd']])
	const counted = [lab('a', undefined, 1), lab('b', undefined, 9), lab('c', undefined, 1), lab('d', undefined, 1)]
	t.deepEqual([names(1, counted), names(2, counted)], [['b'], ['a', 'c', 'd']])
})

test('a suite is the same while its labs, their texts and the durations are', t => {
	const labs = [lab('a', 1), lab('b')]
	t.is(suiteHash(labs), suiteHash(labs.map(one => ({...one}))))
	t.not(suiteHash(labs), suiteHash([lab('a', 1)]))
	t.not(suiteHash(labs), suiteHash([lab('a', 2), lab('b')]))
	t.not(suiteHash(labs), suiteHash([{...lab('a', 1), text: 'edited'}, lab('b')]))
})
