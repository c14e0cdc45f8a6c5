import test from 'ava'
import {stretch} from '../../src/verify/patience.ts'

const at = {path: 'checks.0'}

test('a slow machine gets more time wherever a check says how long, and nothing else changes', t => {
	const ping = {kind: 'ping', from: 'a', to: 'b', timeoutMs: 500, withinMs: 3000, expect: {got: 'reply'}, at} as never
	t.deepEqual(stretch(ping, 10), {...(ping as object), timeoutMs: 5000, withinMs: 30_000})
	const capture = {kind: 'capture', points: ['a'], during: ping, expect: [{at: 'a', missing: 'icmp'}], at} as never
	t.deepEqual(stretch(capture, 2), {...(capture as object), during: {...(ping as object), timeoutMs: 1000, withinMs: 6000}})
	t.is(stretch(ping, 1), ping)
})
