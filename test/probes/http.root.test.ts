import test from 'ava'
import {http} from '../../src/probes/http.ts'
import {asker4, asker6, router4, router6, target4, target6, useNetwork} from './network.ts'
import {ports} from './server.ts'

const network = useNetwork(test)
const path = '/'

test.serial('an answer tells its status, whom the server sees and over which address it was reached', async t => {
	t.like(await http(network.asker, {address: target4, port: ports.http, path: '/a?b=c'}), {
		got: 'answer',
		status: 200,
		host: 'web',
		client: asker4,
		server: target4
	})
	t.like(await http(network.asker, {address: target6, port: ports.http, path}), {
		got: 'answer',
		status: 200,
		client: asker6,
		server: target6
	})
})

test.serial('another server has a status, headers and a body, and no facts', async t => {
	const outcome = await http(network.asker, {address: target4, port: ports.page, path})
	t.like(outcome, {got: 'answer', status: 503, body: 'closed for today\n'})
	t.is(outcome.got === 'answer' ? outcome.headers.connection : undefined, 'keep-alive')
	t.false('client' in outcome)
})

test.serial('a dropped SYN is silence; a server that accepts and is mute is silence after the connection stood', async t => {
	t.deepEqual(await http(network.asker, {address: target4, port: ports.mute, path, timeoutMs: 300}), {
		got: 'timeout',
		after: 'connect'
	})
	await network.filter({ipv4: ['-p tcp -j DROP']})
	t.deepEqual(await http(network.asker, {address: target4, port: ports.http, path, timeoutMs: 300}), {got: 'timeout'})
	await network.filter({})
})

test.serial('refused, reset and unreachable are told apart', async t => {
	t.deepEqual(await http(network.asker, {address: target4, port: ports.nothing, path}), {got: 'refused'})
	t.deepEqual(await http(network.asker, {address: target6, port: ports.nothing, path}), {got: 'refused'})
	t.deepEqual(await http(network.asker, {address: target4, port: ports.reset, path}), {got: 'reset'})
	for (const [reject4, reject6, why] of [
		['icmp-admin-prohibited', 'icmp6-adm-prohibited', 'prohibited'],
		['icmp-port-unreachable', 'icmp6-port-unreachable', 'port']
	] as const) {
		await network.filter({
			ipv4: [`-p tcp -j REJECT --reject-with ${reject4}`],
			ipv6: [`-p tcp -j REJECT --reject-with ${reject6}`]
		})
		t.deepEqual(await http(network.asker, {address: target4, port: ports.http, path}), {got: 'unreachable', why, from: router4})
		t.deepEqual(await http(network.asker, {address: target6, port: ports.http, path}), {got: 'unreachable', why, from: router6})
	}

	await network.filter({})
	await network.run(network.asker, ['ip', 'route', 'add', 'unreachable', '10.5.0.0/16'])
	t.deepEqual(await http(network.asker, {address: '10.5.0.1', port: 80, path}), {got: 'unreachable', why: 'host'})
})

test.serial('a server that closes or babbles is a failure of the probe, in words', async t => {
	t.deepEqual(await http(network.asker, {address: target4, port: ports.closing, path}), {
		got: 'failed',
		message: 'the server closed the connection without an answer'
	})
	t.deepEqual(await http(network.asker, {address: target4, port: ports.babble, path}), {
		got: 'failed',
		message: 'Received HTTP/0.9 when not allowed'
	})
})

test.serial('it asks from the address that it is told, or says that the client does not have it', async t => {
	await network.run(network.asker, ['ip', 'address', 'add', '10.0.0.6/32', 'dev', 'eth0'])
	t.like(await http(network.asker, {address: target4, port: ports.http, path, source: '10.0.0.6'}), {
		got: 'answer',
		client: '10.0.0.6'
	})
	t.like(await http(network.asker, {address: target6, port: ports.http, path, source: asker6}), {got: 'answer', client: asker6})
	t.deepEqual(await http(network.asker, {address: target4, port: ports.http, path, source: '10.7.7.7'}), {
		got: 'failed',
		message: 'the client does not have that source address'
	})
})
