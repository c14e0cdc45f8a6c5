import test from 'ava'
import {defaultFields} from '../../src/model/flow-log.ts'
import {type FlowLogRecord, readRecord, readRecordFilter} from '../../src/model/flow-log-record.ts'

const line = '2 123456789012 eni-1 203.0.113.12 172.31.16.21 40000 22 6 20 4249 1418530010 1418530070 ACCEPT OK'
const record = readRecord(line, defaultFields('vpc'), ['eni-1', 'web', 'main.web']) as FlowLogRecord

function matches(text: string, of = record): boolean {
	const filter = readRecordFilter(text)
	if ('message' in filter) throw new Error(filter.message)
	return filter.matches(of)
}

test('a filter compares fields, numbers as numbers, names in any spelling', t => {
	for (const text of [
		'dstPort = 22 and action = ACCEPT',
		'dst-port=22',
		'dstport != 3389',
		'bytes > 1000 and bytes <= 4249',
		'protocol = tcp',
		'srcAddr in 203.0.113.0/24',
		'not srcAddr in 10.0.0.0/8',
		"interface = 'main.web'",
		'interface != db',
		'action = REJECT or (dstPort = 22 and packets >= 20)'
	]) {
		t.true(matches(text), text)
	}
	for (const text of [
		'dstPort = 220',
		'bytes < 1000',
		'protocol = udp',
		'srcAddr in 2001:db8::/32',
		'not action = ACCEPT',
		'interface = db'
	]) {
		t.false(matches(text), text)
	}
})

test('"and" binds closer than "or"', t => {
	t.true(matches('dstPort = 22 or dstPort = 80 and action = REJECT'))
	t.false(matches('(dstPort = 22 or dstPort = 80) and action = REJECT'))
})

test('what is not a filter is refused with what would be one', t => {
	const wrong = (text: string) => {
		const filter = readRecordFilter(text)
		return 'message' in filter ? `${filter.message}: ${filter.fix}` : 'none'
	}
	t.is(wrong('dstprt = 22'), '"dstprt" is not a field of a flow log: did you mean "dstport"?')
	t.is(wrong('dstPort is 22'), '"is" compares nothing: use one of: = != <= >= < > in')
	t.is(wrong('dstPort ='), '"dstPort =" lacks a value: write it like \'dstPort = 22\'')
	t.is(wrong('(dstPort = 22'), 'a parenthesis is not closed: add ")"')
	t.is(wrong('dstPort = 22 action = ACCEPT'), '"action" is not expected there: join comparisons by "and" or "or"')
	t.is(wrong('srcAddr in home'), '"home" is not a block: write an address and a prefix length, such as 10.0.0.0/16')
	t.regex(wrong(''), /something is missing at the end/)
})

test('a line of another format is not a record', t => {
	t.is(readRecord('203.0.113.12 172.31.16.21', defaultFields('vpc')), undefined)
})
