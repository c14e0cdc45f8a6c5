import test from 'ava'
import * as l from '../../../src/kernel/netlink/link-messages.ts'
import * as m from '../../../src/kernel/netlink/messages.ts'
import {Writer} from '../../../src/kernel/netlink/writer.ts'
import type {LinkEnd} from '../../../src/plan/types.ts'

const indexOf = () => 7
const end = (name: string, rest: Partial<LinkEnd> = {}): LinkEnd => ({
	namespace: '',
	name,
	mac: '02:00:00:00:00:01',
	mtuBytes: 1500,
	group: 0,
	up: true,
	...rest
})

/** The message as hexadecimal words of four bytes. */
function bytesOf(write: (w: Writer) => void): string {
	const w = new Writer(4096)
	write(w)
	return words(w.bytes.toString('hex'))
}

/** Words written with remarks behind `|` and in lines, for people. */
const words = (text: string): string =>
	text
		.replaceAll(/\|.*$/gm, '')
		.replaceAll(/\s+/g, '')
		.replaceAll(/.{8}(?=.)/g, '$& ')

const is = (title: string, write: (w: Writer) => void, expected: string) =>
	test(title, t => t.is(bytesOf(write), words(expected)))

is(
	'a veth pair is one message: both ends with index, name, address, MTU and group, the second in its own namespace',
	w =>
		l.writeAddLink(w, 5, [end('web', {mtuBytes: 9001, group: 0x2000_0003}), end('eth0', {mac: '02:00:00:00:00:02'})], {
			index: 2,
			peerIndex: 3,
			peerNamespaceFd: 21
		}),
	`
	bc000000 10000106 05000000 00000000 | RTM_NEWLINK, request + create + exclusive, sequence 5
	00000000 02000000 00000000 00000000 | index 2, down
	08000300 77656200 0a000100 02000000 00010000 08000400 29230000 08001b00 03000020 | name, address, MTU, group
	08001f00 01000000 08002000 01000000 | one queue each way
	68001200 09000100 76657468 00000000 | veth
	58000200 54000100 00000000 03000000 00000000 00000000 | its peer: index 3
	09000300 65746830 00000000 0a000100 02000000 00020000 08000400 dc050000 08001b00 00000000
	08001f00 01000000 08002000 01000000
	08001c00 15000000 | in the namespace of descriptor 21
	`
)

is(
	'an end is set to its attributes and up in one message',
	w => l.writeSetLink(w, 5, 7, end('web', {group: 9}), {attributes: true, mac: true}),
	`
	3c000000 10000100 05000000 00000000 00000000 07000000 01000000 01000000
	0a000100 02000000 00010000 08000400 dc050000 08001b00 09000000
	`
)

is(
	'an end that was just made is only brought up',
	w => l.writeSetLink(w, 5, 7, end('web', {group: 9}), {attributes: false, mac: true}),
	'20000000 10000100 05000000 00000000 00000000 07000000 01000000 01000000'
)

is(
	'a link is told to give itself no IPv6 address',
	w => l.writeNoOwnAddress(w, 5, 7),
	'30000000 10000100 05000000 00000000 00000000 07000000 00000000 00000000 10001a00 0c000a00 05000800 01000000'
)

is(
	'all links of a group are deleted by one message',
	w => l.writeDeleteGroup(w, 5, 0x7fff_fffe),
	'28000000 11000100 05000000 00000000 00000000 00000000 00000000 00000000 08001b00 feffff7f'
)

is(
	'an IPv4 address comes without the route of its subnet',
	w => m.writeAddAddress(w, 5, {link: 'eth0', address: '10.0.0.5/24'}, indexOf),
	'30000000 14000105 05000000 00000000 02180000 07000000 08000200 0a000005 08000100 0a000005 08000800 00020000'
)

is(
	'an IPv6 address is usable at once',
	w => m.writeAddAddress(w, 5, {link: 'eth0', address: '2600:1f18::5/64'}, indexOf),
	`
	48000000 14000105 05000000 00000000 0a400000 07000000
	14000200 26001f18 00000000 00000000 00000005 14000100 26001f18 00000000 00000000 00000005
	08000800 02020000
	`
)

is(
	'a neighbor is permanent',
	w => m.writeReplaceNeighbor(w, 5, {link: 'eth0', address: '10.0.0.1', mac: '02:ff:00:00:00:01'}, indexOf),
	'30000000 1c000105 05000000 00000000 02000000 07000000 80000000 08000100 0a000001 0a000200 02ff0000 00010000'
)

is(
	'a throw route has a table beyond 255 in an attribute, and no way',
	w => m.writeReplaceRoute(w, 5, {table: 1001, destination: '10.0.0.0/16', type: 'throw', nexthops: []}, indexOf),
	'2c000000 18000105 05000000 00000000 02100000 00040009 00000000 08000f00 e9030000 08000100 0a000000'
)

is(
	'a default route: no destination; source, MTU, link and an onlink router',
	w =>
		m.writeReplaceRoute(
			w,
			5,
			{
				table: 254,
				destination: '0.0.0.0/0',
				type: 'unicast',
				nexthops: [{link: 'eth0', via: '10.0.0.1'}],
				source: '10.0.0.5',
				mtuBytes: 1500
			},
			indexOf
		),
	`
	48000000 18000105 05000000 00000000 02000000 fe040001 04000000 08000f00 fe000000
	08000700 0a000005 0c000800 08000200 dc050000 08000400 07000000 08000500 0a000001
	`
)

is(
	'an IPv4 route via an IPv6 router says the family of the router',
	w =>
		m.writeReplaceRoute(
			w,
			5,
			{table: 254, destination: '10.0.0.0/8', type: 'unicast', nexthops: [{link: 'eth0', via: 'fe80::1'}]},
			indexOf
		),
	`
	4c000000 18000105 05000000 00000000 02080000 fe040001 04000000 08000f00 fe000000
	08000100 0a000000 08000400 07000000 16001200 0a00fe80 00000000 00000000 00000000 00010000
	`
)

is(
	'a route with two ways weighs them, counted from 0',
	w =>
		m.writeReplaceRoute(
			w,
			5,
			{
				table: 70_000,
				destination: '10.0.0.0/8',
				type: 'unicast',
				nexthops: [
					{link: 'eth0', via: '10.0.0.1', weight: 2},
					{link: 'eth0', via: '10.0.0.2'}
				]
			},
			indexOf
		),
	`
	50000000 18000105 05000000 00000000 02080000 00040001 00000000 08000f00 70110100 08000100 0a000000
	24000900 10000401 07000000 08000500 0a000001 10000400 07000000 08000500 0a000002
	`
)

is(
	'a route is deleted by table and destination, whatever its type',
	w => m.writeDeleteRoute(w, 5, {table: 1001, destination: '10.0.0.0/16', type: 'throw', nexthops: []}),
	'2c000000 19000100 05000000 00000000 02100000 0000ff00 00000000 08000f00 e9030000 08000100 0a000000'
)

is(
	'a rule has all of its selectors',
	w => m.writeAddRule(w, 5, {family: 4, priority: 100, from: '10.0.0.0/24', iif: 'web', fwmark: 7, table: 1001}),
	`
	44000000 20000106 05000000 00000000 02001800 00000001 00000000
	08000600 64000000 08000200 0a000000 08000300 77656200 08000a00 07000000 08000f00 e9030000
	`
)

is(
	'flows are forgotten by a message that names none',
	w => m.writeForgetFlows(w, 5),
	'14000000 02010100 05000000 00000000 00000000'
)

test('only the last of several messages asks for an answer', t => {
	const w = new Writer(4096)
	for (const sequence of [1, 2]) l.writeNoOwnAddress(w, sequence, 7)
	w.askForAnswer()
	t.is(w.bytes.readUInt16LE(6), 0x1)
	t.is(w.bytes.readUInt16LE(0x30 + 6), 0x5)
})

test('a message that cannot be finished leaves those before it as they were', t => {
	const w = new Writer(4096)
	l.writeNoOwnAddress(w, 1, 7)
	const before = w.bytes.toString('hex')
	const missing = () => {
		throw new Error('no such link')
	}
	t.throws(() => m.writeAddAddress(w, 2, {link: 'eth9', address: '10.0.0.5/24'}, missing))
	w.takeBack()
	t.is(w.bytes.toString('hex'), before)
	t.is(w.count, 1)
})
