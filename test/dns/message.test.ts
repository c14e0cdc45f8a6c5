import test from 'ava'
import {failed} from '../../src/dns/answer.ts'
import {type Query, readQuery, readReply, renderAnswer, renderQuery, udpLimit} from '../../src/dns/message.ts'

function read(message: Buffer): Query {
	const query = readQuery(message)
	if ('problem' in query) throw new Error(query.problem)
	return query
}

test('a question is read whole, and its name in lower case', t => {
	t.like(read(renderQuery(77, 'Web.Corp.internal', 'AAAA')), {
		id: 77,
		name: 'web.corp.internal',
		type: 'AAAA',
		isInternet: true,
		opcode: 0,
		recursionDesired: true,
		edns: {udpBytes: 4096, version: 0}
	})
})

test('an answer repeats the question letter for letter, and every kind of record arrives as it was written', t => {
	const records = [
		['A', '10.0.0.5'],
		['AAAA', '2600:1f18::5'],
		['CNAME', 'web.corp.internal'],
		['MX', '10 mail.corp.internal'],
		['NS', 'ns-0.awsdns-00.com'],
		['PTR', 'ip-10-0-0-5.ec2.internal'],
		['SOA', 'ns.corp.internal admin.corp.internal 1 7200 900 1209600 86400'],
		['SRV', '1 5 443 web.corp.internal'],
		['TXT', '"v=1 \\"quoted\\"" "more"'],
		['CAA', '0 issue "ca.example"']
	] as const
	const query = read(renderQuery(1, 'WEB.corp.internal', 'ANY'))
	const answers = records.map(([type, data]) => ({name: 'web.corp.internal', type, ttl: 60, data}))
	const bytes = renderAnswer(query, {...failed('NOERROR'), answers}, 65_535)
	t.true(bytes.includes('\x03WEB\x04corp'))
	t.deepEqual(readReply(bytes), {id: 1, rcode: 'NOERROR', isTruncated: false, answers})
})

test('what does not fit into the datagram that the client takes is left out, and says so', t => {
	const plain = renderQuery(1, 'web.corp.internal', 'A').subarray(0, -11)
	plain.writeUInt16BE(0, 10)
	const query = read(plain)
	t.is(query.edns, undefined)
	t.is(udpLimit(query), 512)
	const answers = Array.from({length: 30}, (_, n) => ({
		name: 'web.corp.internal',
		type: 'A' as const,
		ttl: 60,
		data: `10.0.0.${n}`
	}))
	const short = renderAnswer(query, {...failed('NOERROR'), answers}, udpLimit(query))
	t.true(short.length <= 512)
	t.like(readReply(short), {isTruncated: true, answers: []})
	t.is(readReply(renderAnswer(query, {...failed('NOERROR'), answers}, 4096))?.answers.length, 30)
})

test('answers, and what is too short for DNS, are not answered: two servers never talk to each other', t => {
	const query = read(renderQuery(1, 'a.b', 'A'))
	t.deepEqual(readQuery(renderAnswer(query, failed('NXDOMAIN'), 512)), {problem: 'ignore'})
	t.deepEqual(readQuery(Buffer.alloc(11)), {problem: 'ignore'})
})

/** Numbers that are the same in every run. */
function* numbers(seed: number): Generator<number, never> {
	for (let state = seed; ; ) {
		state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
		yield state >>> 8
	}
}

test('malformed messages by the ten thousand: each is ignored, refused or answered, and what is answered is an answer', t => {
	const random = numbers(53)
	const next = (limit: number) => random.next().value % limit
	const whole = renderQuery(1, 'web.corp.internal', 'A')
	const counts = {ignore: 0, format: 0, answered: 0}
	for (let n = 0; n < 30_000; n++) {
		const message =
			n % 3 === 0
				? Buffer.from(Array.from({length: next(80)}, () => next(256)))
				: Buffer.from(whole.subarray(0, 12 + next(whole.length)))
		for (let changes = next(4); changes > 0 && message.length > 0; changes--) message[next(message.length)] = next(256)
		const query = readQuery(message)
		counts['problem' in query ? query.problem : 'answered']++
		if ('problem' in query) continue
		const reply = readReply(renderAnswer(query, failed('NXDOMAIN'), 4096))
		t.is(reply?.id, query.id)
	}
	t.true(
		Object.values(counts).every(count => count > 1000),
		JSON.stringify(counts)
	)
})
