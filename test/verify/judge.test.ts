import test from 'ava'
import type {ProbeItem} from '../../src/checks/probes.ts'
import type {ProbeOutcome} from '../../src/probes/outcomes.ts'
import {type ExpectedFact, judge, renderExpected} from '../../src/verify/judge.ts'

function why(kind: ProbeItem['kind'], got: string | number, outcome: ProbeOutcome, ...facts: ExpectedFact[]) {
	const verdict = judge(kind, {got, facts}, outcome)
	return verdict.passed ? 'passed' : verdict.why
}

const answer = (rest: object = {}): ProbeOutcome => ({got: 'answer', status: 200, headers: {}, body: 'hello\n', ...rest})

for (const [kind, got, outcome, expected] of [
	['tcp', 'timeout', {got: 'timeout'}, 'passed'],
	['http', 200, answer(), 'passed'],
	['mtu', 1500, {got: 'mtu', pathMtu: 1500, how: 'silence'}, 'passed'],
	['tcp', 'timeout', {got: 'refused'}, 'expected timeout (packets vanish), got refused: the packet arrived and nothing listens'],
	['tcp', 'connect', {got: 'timeout'}, 'expected connect (the connection is established), got timeout: packets vanish'],
	[
		'tcp',
		'connect',
		{got: 'timeout', after: 'connect'},
		'expected connect (the connection is established), got timeout: the connection was established, then packets vanish'
	],
	[
		'tcp',
		'refused',
		{got: 'reset'},
		'expected refused (the packet arrives and nothing listens), got reset: the connection was established and reset'
	],
	[
		'tcp',
		'refused',
		{got: 'unreachable', why: 'prohibited', from: '10.0.0.1'},
		'expected refused (the packet arrives and nothing listens), got unreachable: 10.0.0.1 reports that it is prohibited'
	],
	[
		'ping',
		'reply',
		{got: 'unreachable', why: 'network'},
		'expected reply, got unreachable: the client itself reports that it has no route'
	],
	[
		'ping',
		'reply',
		{got: 'too-big', pathMtu: 1500, from: '10.0.0.1'},
		'expected reply, got too-big: 10.0.0.1 reports that at most 1500 bytes pass'
	],
	['http', 200, answer({status: 503}), 'expected status 200, got status 503'],
	['http', 200, {got: 'timeout'}, 'expected status 200, got timeout: packets vanish'],
	['http', 'timeout', answer(), 'expected timeout (packets vanish), got status 200'],
	[
		'mtu',
		9001,
		{got: 'mtu', pathMtu: 1500, how: 'too-big', from: '10.0.0.1'},
		'expected 9001 bytes, got 1500 bytes: 10.0.0.1 reports that more does not fit'
	],
	['mtu', 9001, {got: 'mtu', pathMtu: 8500, how: 'silence'}, 'expected 9001 bytes, got 8500 bytes: larger packets vanish'],
	[
		'trace',
		'reached',
		{got: 'timeout', route: [{ttl: 1, address: '10.0.0.1'}]},
		'expected reached, got timeout: packets vanish after 10.0.0.1, 1 hops away'
	],
	['tcp', 'timeout', {got: 'failed', message: 'perl is not installed'}, 'the probe could not be made: perl is not installed']
] as const) {
	test(`${kind} ${got} against ${JSON.stringify(outcome)}: ${expected}`, t => {
		t.is(why(kind, got, outcome), expected)
	})
}

test('facts that hold', t => {
	const facts: ExpectedFact[] = [
		{fact: 'client', text: 'laptop', address: '203.0.113.10'},
		{fact: 'server', text: '10.0.0.5', address: '10.0.0.5'},
		{fact: 'host', value: 'web'},
		{fact: 'body', body: {text: 'hello'}},
		{fact: 'body', body: {pattern: '^HEL+', flags: 'i'}}
	]
	t.is(why('http', 200, answer({client: '203.0.113.10', server: '10.0.0.5', host: 'web'}), ...facts), 'passed')
})

test('every fact that does not hold is named, with what came in its place', t => {
	t.is(
		why(
			'http',
			200,
			answer({client: '54.0.0.9'}),
			{fact: 'client', text: 'laptop', address: '203.0.113.10'},
			{fact: 'host', value: 'web'},
			{fact: 'body', body: {pattern: 'bye', flags: ''}}
		),
		'got status 200 as expected, but client laptop (203.0.113.10) was expected, and it was 54.0.0.9; host web was expected, and the server did not report it; body /bye/ was expected, and it was "hello\\n"'
	)
	t.is(
		why('ping', 'reply', {got: 'reply', ttl: 254, rttMs: 1, bytes: 64, sent: 1, received: 1}, {fact: 'ttl', value: 255}),
		'got reply as expected, but TTL 255 was expected, and it was 254'
	)
	t.is(
		why('ping', 'too-big', {got: 'too-big', pathMtu: 1500}, {fact: 'from', text: '10.0.0.1', address: '10.0.0.1'}),
		'got too-big as expected, but from 10.0.0.1 was expected, and the client itself reported it'
	)
})

test('a name without an address fits nothing', t => {
	t.is(
		why('http', 200, answer({client: '10.0.0.5'}), {fact: 'client', text: 'db.public'}),
		'got status 200 as expected, but client db.public (which has no address) was expected, and it was 10.0.0.5'
	)
})

test('a route fits hop by hop: addresses, silence, anything', t => {
	const outcome: ProbeOutcome = {
		got: 'reached',
		hops: 3,
		route: [{ttl: 1, address: '10.0.0.1'}, {ttl: 2}, {ttl: 3, address: '203.0.113.10'}]
	}
	const laptop = {text: 'laptop', address: '203.0.113.10'}
	t.is(why('trace', 'reached', outcome, {fact: 'hops', value: 3}, {fact: 'route', hops: ['any', 'silent', laptop]}), 'passed')
	t.is(
		why('trace', 'reached', outcome, {fact: 'route', hops: ['silent', laptop]}),
		'got reached as expected, but route *, laptop (203.0.113.10) was expected, and it was 10.0.0.1, *, 203.0.113.10'
	)
})

test('what is expected in words', t => {
	t.is(
		renderExpected('http', {got: 200, facts: [{fact: 'client', text: 'laptop', address: '203.0.113.10'}]}),
		'status 200, client laptop (203.0.113.10)'
	)
	t.is(renderExpected('trace', {got: 'reached', facts: [{fact: 'hops', value: 2}]}), 'reached, 2 hops')
})

test('a round trip is within its range, or the verdict says how long it took', t => {
	const took = (rttMs: number): ProbeOutcome => ({got: 'reply', ttl: 64, rttMs, bytes: 64, sent: 1, received: 1})
	const range = {text: '70 to 120', min: 70, max: 120}
	t.is(why('ping', 'reply', took(80), {fact: 'rttMs', range}), 'passed')
	t.is(
		why('ping', 'reply', took(1.5), {fact: 'rttMs', range}),
		'got reply as expected, but round trip 70 to 120 ms was expected, and it was 1.5 ms'
	)
})

test('headers of the answer, and of the request as it arrived, in whole or by pattern; some must not be there', t => {
	const facts: readonly ExpectedFact[] = [
		{fact: 'headers', name: 'server', pattern: {text: 'awselb/2.0'}},
		{fact: 'received', name: 'x-forwarded-for', pattern: {pattern: '^203', flags: ''}},
		{fact: 'received', name: 'cookie', pattern: 'absent'}
	]
	const seen = (headers: object, received?: object) => why('http', 200, answer({headers, ...(received && {received})}), ...facts)
	t.is(seen({server: 'awselb/2.0'}, {'x-forwarded-for': '203.0.113.10'}), 'passed')
	t.is(
		seen({}, {'x-forwarded-for': '10.0.0.1', cookie: 'a'}),
		'got status 200 as expected, but header server "awselb/2.0" was expected, and there was none; received header x-forwarded-for /^203/ was expected, and it was "10.0.0.1"; no received header cookie was expected, and it was "a"'
	)
	t.regex(seen({server: 'awselb/2.0'}), /received header x-forwarded-for .* the server did not report it/)
})
