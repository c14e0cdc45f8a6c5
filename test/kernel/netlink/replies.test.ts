import test from 'ava'
import {isSuccess, readLink, readReplies, readRule} from '../../../src/kernel/netlink/replies.ts'

const bytes = (hex: string): Buffer => Buffer.from(hex.replaceAll(/\s+/g, ''), 'hex')

test('an answer without an error is a success of its message alone', t => {
	const answer = bytes('24000000 02000001 05000000 00000000 00000000 20000000 10000500 05000000 00000000')
	t.true(isSuccess(answer, 5))
	t.false(isSuccess(answer, 6))
	t.deepEqual(readReplies(answer).answers, [{sequence: 5, errno: 0}])
})

test("an error brings the kernel's number and its words", t => {
	const text = Buffer.from('Nexthop has invalid gateway\0').toString('hex')
	const answer = bytes(`44000000 02000003 09000000 00000000 9bffffff 20000000 18000105 09000000 00000000 20000100 ${text}`)
	t.false(isSuccess(answer, 9))
	t.deepEqual(readReplies(answer).answers, [{sequence: 9, errno: 101, words: 'Nexthop has invalid gateway'}])
})

test('a listing gives its items, and says when it ends', t => {
	const link = '2c000000 10000200 01000000 00000000 00000100 05000000 43100100 00000000 09000300 65746830 00000000'
	const {items, done} = readReplies(bytes(`${link} 14000000 03000200 01000000 00000000 00000000`))
	t.true(done)
	t.deepEqual(items.map(readLink), [{index: 5, name: 'eth0', peerIndex: 5}])
})

test("a rule is read back in the plan's words", t => {
	const body = bytes(`02001800 00000001 00000000
		08000600 64000000 08000200 0a000000 08000300 77656200 08000a00 07000000 08001000 ffffffff 08000f00 e9030000`)
	t.deepEqual(readRule({type: 32, body}, 4), {family: 4, priority: 100, from: '10.0.0.0/24', iif: 'web', fwmark: 7, table: 1001})
})
