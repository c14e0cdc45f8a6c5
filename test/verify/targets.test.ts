import test from 'ava'
import type {Lab} from '../../src/model/model.ts'
import {privatelyJoined} from '../../src/verify/joined.ts'
import {addressesOf, addressOf, hostWith} from '../../src/verify/targets.ts'
import {lab, ref} from './lab.ts'

function address(text: string, client?: string, v6 = false) {
	const lookup = addressOf(ref(text), lab, {client, v6})
	return 'address' in lookup ? lookup.address : lookup.missing
}

test('within a VPC and over a peering a host is asked at its private address', t => {
	t.is(address('web', 'db'), '10.0.0.5')
	t.is(address('web', 'app'), '10.0.0.5')
	t.is(address('web', 'web'), '10.0.0.5')
	t.is(address('web.eth1', 'db'), '10.0.1.5')
})

test('from the Internet, or from a VPC that nothing joins, it is asked at its public address', t => {
	t.is(address('web', 'laptop'), '54.0.0.5')
	t.is(address('web', 'far'), '54.0.0.5')
	t.is(address('web.eth1', 'laptop'), '54.0.0.6')
	t.is(address('web'), '54.0.0.5')
})

test('a host without a public address is asked at its private one, from where packets vanish', t => {
	t.is(address('db', 'laptop'), '10.0.2.5')
})

test('a peering that is not accepted joins nothing', t => {
	const pending: Lab = {...lab, peerings: lab.peerings.map(peering => ({...peering, state: 'pending-acceptance' as const}))}
	t.deepEqual(addressOf(ref('web'), pending, {client: 'app', v6: false}), {address: '54.0.0.5'})
})

test('a transit gateway joins its VPCs, and those of a gateway it is peered with', t => {
	const gateway = (key: string, vpc: string, state = 'available') => ({key, attachments: [{state, resource: {kind: 'vpc', vpc}}]})
	const joined = (transitGateways: unknown[], transitGatewayPeerings: unknown[] = []) =>
		privatelyJoined('peer', 'alone', {...lab, transitGateways, transitGatewayPeerings} as unknown as Lab)
	t.false(joined([]))
	t.true(joined([{key: 'tgw', attachments: [...gateway('', 'peer').attachments, ...gateway('', 'alone').attachments]}]))
	t.false(
		joined([{key: 'tgw', attachments: [...gateway('', 'peer').attachments, ...gateway('', 'alone', 'rejected').attachments]}])
	)
	const two = [gateway('left', 'peer'), gateway('right', 'alone')]
	t.false(joined(two))
	t.true(joined(two, [{requester: 'right', accepter: 'left', state: 'active'}]))
	t.false(joined(two, [{requester: 'right', accepter: 'left', state: 'pending-acceptance'}]))
})

test('an explicit address is taken whoever asks', t => {
	t.is(address('web.public', 'db'), '54.0.0.5')
	t.is(address('web.private', 'laptop'), '10.0.0.5')
	t.is(address('web.ipv6', 'db'), '2600:1f18::5')
	t.is(address('192.0.2.1', 'db'), '192.0.2.1')
	t.is(address('service', 'db'), '52.0.0.1')
})

test('over IPv6 there is one kind of address; a host that has no other is asked at it', t => {
	t.is(address('web', 'db', true), '2600:1f18::5')
	t.is(address('laptop', 'web', true), '2001:db8::10')
	t.is(address('six', 'far'), '2600:1f19::6')
	t.is(address('six6', 'web'), '2001:db8::66')
})

test('an Internet host has its address for everybody', t => {
	t.is(address('laptop', 'web'), '203.0.113.10')
	t.is(address('laptop.public', 'web'), '203.0.113.10')
})

test('a NAT gateway is private for those that reach it privately', t => {
	t.is(address('nat', 'db'), '10.0.0.9')
	t.is(address('nat', 'laptop'), '54.0.0.9')
	t.is(address('nat.public', 'db'), '54.0.0.9')
	t.is(address('nat.private', 'laptop'), '10.0.0.9')
})

test('what does not exist is said in words', t => {
	t.is(address('db.public', 'laptop'), 'db.public has no public IPv4 address')
	t.is(address('db', 'web', true), 'db has no IPv6 address')
	t.is(address('six6.public', 'web'), 'six6.public has no IPv4 address')
	t.is(address('web.eth7', 'db'), 'web has no interface eth7')
	t.is(address('nobody', 'db'), 'there is no host "nobody"')
})

test('a whole name is as good as a short one', t => {
	t.deepEqual(
		addressOf({kind: 'host', text: 'main.web', host: 'main.web', which: 'client'}, lab, {client: 'main.db', v6: false}),
		{
			address: '10.0.0.5'
		}
	)
})

test('in a capture a name stands for all its addresses, an explicit one for itself', t => {
	t.deepEqual(addressesOf(ref('web'), lab), ['10.0.0.5', '54.0.0.5', '2600:1f18::5'])
	t.deepEqual(addressesOf(ref('nat'), lab), ['10.0.0.9', '54.0.0.9'])
	t.deepEqual(addressesOf(ref('laptop'), lab), ['203.0.113.10', '2001:db8::10'])
	t.deepEqual(addressesOf(ref('web.public'), lab), ['54.0.0.5'])
	t.deepEqual(addressesOf(ref('db.public'), lab), [])
})

test('an address leads back to its host', t => {
	t.is(hostWith('54.0.0.6', lab), 'web')
	t.is(hostWith('10.1.0.5', lab), 'app')
	t.is(hostWith('2600:1f19::6', lab), 'six')
	t.is(hostWith('203.0.113.10', lab), 'laptop')
	t.is(hostWith('192.0.2.1', lab), undefined)
})
