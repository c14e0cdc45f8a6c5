import test from 'ava'
import {answerDhcp} from '../../../src/vpc-services/dhcp/answer.ts'
import type {DhcpFacts} from '../../../src/vpc-services/dhcp/types.ts'
import {anyNumber, clientMessage, readAnswer} from './messages.ts'

const mac = '02:00:00:00:00:0a'
const facts: DhcpFacts = {
	options: {
		domainName: 'corp.example.com lab.example.com',
		domainNameServers: ['10.0.0.2', '10.0.9.9', 'fd00:ec2::253'],
		ntpServers: ['169.254.169.123'],
		netbiosNameServers: ['10.0.9.1'],
		netbiosNodeType: 2
	},
	interfaces: {[mac]: {address: '10.0.3.10', subnet: '10.0.2.0/23'}}
}
const address = (text: string) => text.split('.').map(Number)
function ask(type: number, options: Record<number, readonly number[]> = {}, more: object = {}) {
	const answer = answerDhcp(facts, clientMessage({mac, options: {53: [type], ...options}, ...more}))
	return answer && {to: answer.to, ...readAnswer(answer.packet)}
}

test('DHCP-1: a discover is offered the address that the interface has, by the router of its subnet', t => {
	const offer = ask(1, {}, {transaction: 0xdeadbeef, flags: 0x8000})
	t.like(offer, {
		to: '10.0.3.10',
		opcode: 2,
		transaction: 0xdeadbeef,
		flags: 0x8000,
		yourAddress: '10.0.3.10',
		clientAddress: '0.0.0.0',
		mac
	})
	t.deepEqual(offer!.options, {
		1: address('255.255.254.0'),
		3: address('10.0.2.1'),
		6: [...address('10.0.0.2'), ...address('10.0.9.9')],
		12: [...Buffer.from('ip-10-0-3-10')],
		15: [...Buffer.from('corp.example.com lab.example.com')],
		26: [9001 >> 8, 9001 & 255],
		28: address('10.0.3.255'),
		42: address('169.254.169.123'),
		44: address('10.0.9.1'),
		46: [2],
		51: [0, 0, 3600 >> 8, 3600 & 255],
		53: [2],
		54: address('10.0.2.1')
	})
})

test('DHCP-1: what the set does not have is not sent', t => {
	const bare = {...facts, options: {domainNameServers: [], ntpServers: [], netbiosNameServers: []}}
	const {options} = readAnswer(answerDhcp(bare, clientMessage({mac, options: {53: [1]}}))!.packet)
	for (const code of [6, 15, 42, 44, 46]) t.false(code in options, String(code))
})

test('a request for that address is acknowledged: when choosing, after a restart, and when renewing', t => {
	t.is(ask(3, {50: address('10.0.3.10'), 54: address('10.0.2.1')})!.options[53]![0], 5)
	t.is(ask(3, {50: address('10.0.3.10')})!.options[53]![0], 5)
	t.like(ask(3, {}, {clientAddress: '10.0.3.10'}), {to: '10.0.3.10', clientAddress: '10.0.3.10', yourAddress: '10.0.3.10'})
})

test('a request for another address is refused, at the address of the interface that asked', t => {
	for (const wrong of [ask(3, {50: address('10.0.3.11')}), ask(3, {}, {clientAddress: '10.0.3.11'}), ask(3)]) {
		t.like(wrong, {to: '10.0.3.10', yourAddress: '0.0.0.0'})
		t.deepEqual(wrong!.options, {53: [6], 54: address('10.0.2.1')})
	}
})

test('who has an address may ask for the rest', t => {
	const informed = ask(8, {}, {clientAddress: '10.0.3.10'})!
	t.is(informed.options[53]![0], 5)
	t.is(informed.yourAddress, '0.0.0.0')
	t.false(51 in informed.options)
	t.deepEqual(informed.options[3], address('10.0.2.1'))
})

test('no answer: to strangers, to who chose another server, to declines and releases, to relays, to answers', t => {
	t.is(ask(1, {}, {mac: '02:00:00:00:00:0b'}), undefined)
	t.is(ask(3, {50: address('10.0.3.10'), 54: address('10.0.2.2')}), undefined)
	for (const type of [0, 2, 4, 5, 6, 7, 9, 255]) t.is(ask(type), undefined, String(type))
	t.is(ask(1, {}, {relay: '10.0.2.1'}), undefined)
	t.is(ask(1, {}, {opcode: 2}), undefined)
	t.is(ask(1, {}, {hardware: 6}), undefined)
})

test('malformed messages by the ten thousand have no answer, or one that can be read', t => {
	const good = clientMessage({mac, options: {53: [1], 50: address('10.0.3.10'), 55: [1, 3, 6, 15]}})
	const number = anyNumber(7)
	let answered = 0
	for (let round = 0; round < 20_000; round++) {
		const packet = Buffer.from(good.subarray(0, round % 3 === 0 ? number(good.length + 1) : good.length))
		for (let flips = number(8); flips > 0 && packet.length > 0; flips--) packet[number(packet.length)] = number(256)
		const answer = answerDhcp(facts, packet)
		if (!answer) continue
		answered++
		t.is(answer.to, '10.0.3.10')
		readAnswer(answer.packet)
	}
	for (let length = 0; length < good.length; length++) answerDhcp(facts, good.subarray(0, length))
	t.true(answered > 1000 && answered < 20_000)
})

test('an option that reaches beyond the packet spoils it', t => {
	const packet = clientMessage({mac, options: {53: [1]}})
	const cut = Buffer.concat([packet.subarray(0, 240), Buffer.from([53, 1, 1, 61, 200, 1])])
	t.is(answerDhcp(facts, cut), undefined)
	t.is(answerDhcp(facts, Buffer.concat([packet.subarray(0, 240), Buffer.from([53])])), undefined)
})
