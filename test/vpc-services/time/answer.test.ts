import test from 'ava'
import {answerTime} from '../../../src/vpc-services/time/answer.ts'

function question(first = 0x23) {
	const packet = Buffer.alloc(48)
	packet[0] = first
	packet[2] = 6
	packet.write('sent at!', 40, 'latin1')
	return packet
}
const ms = (packet: Buffer, at: number) =>
	(packet.readUInt32BE(at) - 2_208_988_800) * 1000 + (packet.readUInt32BE(at + 4) / 2 ** 32) * 1000

test('a client of version 4 is told the time, and which question it is the answer to', t => {
	const answer = Buffer.from(answerTime(question(), 1_700_000_000_250, 1_700_000_000_500)!)
	t.is(answer.length, 48)
	t.is(answer[0], 0x24)
	t.is(answer[1], 3)
	t.is(answer[2], 6)
	t.is(answer.toString('latin1', 24, 32), 'sent at!')
	t.is(Math.round(ms(answer, 32)), 1_700_000_000_250)
	t.is(Math.round(ms(answer, 40)), 1_700_000_000_500)
	t.true(ms(answer, 16) < ms(answer, 32))
})

test('a version is answered by the same one', t => {
	for (const version of [1, 2, 3, 4]) t.is(answerTime(question((version << 3) | 3), 0, 0)![0], (version << 3) | 4)
})

test('in 2036 the seconds begin anew', t => {
	const answer = Buffer.from(answerTime(question(), 2_085_978_496_000, 2_085_978_497_000)!)
	t.is(answer.readUInt32BE(32), 0)
	t.is(answer.readUInt32BE(40), 1)
})

test('what is no question of a client has no answer: other modes, versions and lengths', t => {
	for (let mode = 0; mode < 8; mode++) if (mode !== 3) t.is(answerTime(question(0x20 | mode), 0, 0), undefined)
	for (const version of [0, 5, 6, 7]) t.is(answerTime(question((version << 3) | 3), 0, 0), undefined)
	for (let length = 0; length < 48; length++) t.is(answerTime(question().subarray(0, length), 0, 0), undefined)
})
