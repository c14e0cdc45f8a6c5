import {isDeepStrictEqual} from 'node:util'
import test from 'ava'
import fc from 'fast-check'
import {sameValue} from '../../src/plan/keyed.ts'

const json = fc.jsonValue({maxDepth: 3})

test('two values are the same exactly if their JSON says the same, in whatever order of keys', t => {
	const likely = fc.tuple(json, json, fc.boolean()).map(([a, b, same]) => [a, same ? structuredClone(a) : b] as const)
	fc.assert(
		fc.property(likely, ([a, b]) => {
			const read = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
			t.is(sameValue(a, b), isDeepStrictEqual(read(a), read(b)))
		})
	)
})

test('a key without a value is as good as none, on either side', t => {
	t.true(sameValue({a: 1, b: undefined}, {a: 1}))
	t.true(sameValue({a: 1}, {a: 1, b: undefined}))
	t.false(sameValue({a: undefined}, {b: 1}))
	t.false(sameValue({toString: undefined, a: 1}, {a: 2}))
	t.true(sameValue({}, {toString: undefined}))
	t.false(sameValue([], {}))
})
