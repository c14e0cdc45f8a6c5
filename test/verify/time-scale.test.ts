import test from 'ava'
import {scaleTimes} from '../../src/verify/time-scale.ts'

const at = {path: 'checks.0'}

test('a slow machine gets more time wherever a check says how long, and nothing else changes', t => {
	const ping = {kind: 'ping', from: 'a', to: 'b', timeoutMs: 500, withinMs: 3000, expect: {got: 'reply'}, at} as never
	t.deepEqual(scaleTimes(ping, 10), {...(ping as object), timeoutMs: 5000, withinMs: 30_000})
	const capture = {kind: 'capture', points: ['a'], during: ping, expect: [{at: 'a', missing: 'icmp'}], at} as never
	t.deepEqual(scaleTimes(capture, 2), {...(capture as object), during: {...(ping as object), timeoutMs: 1000, withinMs: 6000}})
	t.is(scaleTimes(ping, 1), ping)
})

test('on a slow machine an outage may last longer, but not begin to count later, and not be where none was allowed', t => {
	const gap = {text: '500 ms..10 s', min: 500, max: 10_000}
	const none = {text: '0', min: 0, max: 0}
	const any = {text: '>= 1 s', min: 1000, max: Number.MAX_VALUE}
	const outage = {kind: 'outage', timeoutMs: 60_000, during: {kind: 'maintenance', tunnel: 'a:1'}, at}
	t.deepEqual(scaleTimes({...outage, expect: {gap, lost: none, stall: any, endedBy: ['bfd']}} as never, 10), {
		...outage,
		timeoutMs: 600_000,
		expect: {
			gap: {text: '500 ms..10 s (or 10 times as much)', min: 500, max: 100_000},
			lost: none,
			stall: any,
			endedBy: ['bfd']
		}
	} as never)
	const never = {...outage, expect: {gap: 'never'}} as never
	t.deepEqual(scaleTimes(never, 10), {...(never as object), timeoutMs: 600_000} as never)
})
