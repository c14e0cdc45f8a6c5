import test from 'ava'
import fc from 'fast-check'
import type {Section} from '../../../src/services/strongswan/section.ts'
import {
	BadVici,
	decodePacket,
	encodePacket,
	longestPacket,
	type Packet,
	PacketStream
} from '../../../src/services/strongswan/vici-codec.ts'

const {section} = fc.letrec<{section: Section; value: Section[string]}>(tie => ({
	section: fc.dictionary(fc.string({maxLength: 20, unit: 'grapheme'}), tie('value'), {maxKeys: 5}),
	value: fc.oneof({maxDepth: 3}, fc.string({unit: 'grapheme'}), fc.array(fc.string(), {maxLength: 4}), tie('section'))
}))
const packet: fc.Arbitrary<Packet> = fc.oneof(
	fc.record({
		kind: fc.constantFrom('request', 'event', 'register', 'unregister'),
		name: fc.string({maxLength: 40}),
		message: section
	}),
	fc.record({kind: fc.constantFrom('response', 'confirmation', 'unknownCommand', 'unknownEvent'), message: section})
)
const plain = (value: unknown) => JSON.parse(JSON.stringify(value))

test('every message survives', t => {
	fc.assert(
		fc.property(packet, sent => {
			t.deepEqual(plain(decodePacket(encodePacket(sent).subarray(4))), plain(sent))
		})
	)
	t.pass()
})

test('a stream may be torn anywhere', t => {
	fc.assert(
		fc.property(fc.array(packet, {maxLength: 5}), fc.array(fc.integer({min: 1, max: 50})), (sent, sizes) => {
			let bytes = Buffer.concat(sent.map(encodePacket))
			const stream = new PacketStream()
			const got: Packet[] = []
			for (const size of sizes) {
				got.push(...stream.add(bytes.subarray(0, size)))
				bytes = bytes.subarray(size)
			}
			got.push(...stream.add(bytes))
			t.deepEqual(plain(got), plain(sent))
		})
	)
	t.pass()
})

test('the bytes are those of the protocol', t => {
	const message = {version: '2', local: {addrs: ['a', 'b']}}
	t.is(
		encodePacket({kind: 'request', name: 'load-conn', message}).toString('hex'),
		[
			'0000002f',
			'00', // request
			`09${Buffer.from('load-conn').toString('hex')}`,
			`0307${Buffer.from('version').toString('hex')}000132`,
			`0105${Buffer.from('local').toString('hex')}`,
			`0405${Buffer.from('addrs').toString('hex')}`,
			'05000161',
			'05000162',
			'06',
			'02'
		].join('')
	)
})

test('what is not a vici is refused, wherever it breaks', t => {
	const whole = encodePacket({kind: 'event', name: 'log', message: {a: {b: ['c'], d: 'e'}}}).subarray(4)
	for (let length = 0; length < whole.length; length++) {
		try {
			decodePacket(whole.subarray(0, length))
			t.is(length, 5, 'only the packet without any message is whole')
		} catch (error) {
			t.true(error instanceof BadVici)
		}
	}
	for (const hex of ['09', '0102', '0108', '010401610301', '01010161']) {
		t.throws(() => decodePacket(Buffer.from(hex, 'hex')), {instanceOf: BadVici}, hex)
	}
	t.throws(() => new PacketStream().add(Buffer.from([0xff, 0, 0, 0])), {instanceOf: BadVici})
	t.true(longestPacket < 0xff_00_00_00)
})

test('bytes of any kind never do anything but that', t => {
	fc.assert(
		fc.property(fc.uint8Array({maxLength: 200}), bytes => {
			try {
				decodePacket(Buffer.from(bytes))
			} catch (error) {
				if (!(error instanceof BadVici)) throw error
			}
		})
	)
	t.pass()
})

test('a name or value that is too long is refused before anything is sent', t => {
	t.throws(() => encodePacket({kind: 'request', name: 'x'.repeat(256), message: {}}), {message: /longer than 255 bytes/})
	t.throws(() => encodePacket({kind: 'response', message: {a: 'x'.repeat(65_536)}}), {message: /longer than 65535 bytes/})
})

test('a name of JavaScript itself is a name like any other', t => {
	const decoded = decodePacket(
		encodePacket({kind: 'response', message: JSON.parse('{"__proto__": "x", "constructor": "y"}')}).subarray(4)
	)
	t.deepEqual(Object.entries(decoded.message), [
		['__proto__', 'x'],
		['constructor', 'y']
	])
})
