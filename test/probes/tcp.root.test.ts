import test from 'ava'
import {tcp} from '../../src/probes/tcp.ts'
import {asker4, asker6, router4, router6, target4, target6, useNetwork} from './network.ts'
import {ports} from './server.ts'

const network = useNetwork(test)

test.serial('a connection tells whom the server sees, and over which address it was reached', async t => {
	t.deepEqual(await tcp(network.asker, {address: target4, port: ports.tcp}), {
		got: 'connect',
		answered: true,
		host: 'web',
		client: asker4,
		server: target4
	})
	t.deepEqual(await tcp(network.asker, {address: target6, port: ports.tcp}), {
		got: 'connect',
		answered: true,
		host: 'web',
		client: asker6,
		server: target6
	})
})

test.serial('a service that says nothing is connected all the same', async t => {
	t.deepEqual(await tcp(network.asker, {address: target4, port: ports.mute, timeoutMs: 200}), {got: 'connect', answered: false})
	t.deepEqual(await tcp(network.asker, {address: target4, port: ports.closing}), {got: 'connect', answered: false})
})

test.serial('a large amount comes back whole', async t => {
	t.like(await tcp(network.asker, {address: target4, port: ports.tcp, sizeBytes: 3_000_000, timeoutMs: 10_000}), {
		got: 'connect',
		answered: true,
		client: asker4
	})
})

test.serial('a dropped SYN is silence', async t => {
	await network.filter({ipv4: ['-p tcp -j DROP'], ipv6: ['-p tcp -j DROP']})
	t.deepEqual(await tcp(network.asker, {address: target4, port: ports.tcp, timeoutMs: 300}), {got: 'timeout'})
	t.deepEqual(await tcp(network.asker, {address: target6, port: ports.tcp, timeoutMs: 300}), {got: 'timeout'})
	await network.filter({})
})

test.serial('where nothing listens the SYN is answered by RST: refused', async t => {
	t.deepEqual(await tcp(network.asker, {address: target4, port: ports.nothing}), {got: 'refused'})
	t.deepEqual(await tcp(network.asker, {address: target6, port: ports.nothing}), {got: 'refused'})
})

test.serial('an RST after the connection stood is reset, not refused', async t => {
	t.deepEqual(await tcp(network.asker, {address: target4, port: ports.reset}), {got: 'reset'})
	t.deepEqual(await tcp(network.asker, {address: target6, port: ports.reset}), {got: 'reset'})
})

test.serial('a router that rejects is named with its reason, also where its "port unreachable" looks like a refusal', async t => {
	for (const [reject4, reject6, why] of [
		['icmp-admin-prohibited', 'icmp6-adm-prohibited', 'prohibited'],
		['icmp-port-unreachable', 'icmp6-port-unreachable', 'port'],
		['icmp-net-unreachable', 'icmp6-no-route', 'network'],
		['icmp-host-unreachable', 'icmp6-addr-unreachable', 'host']
	] as const) {
		await network.filter({
			ipv4: [`-p tcp -j REJECT --reject-with ${reject4}`],
			ipv6: [`-p tcp -j REJECT --reject-with ${reject6}`]
		})
		t.deepEqual(await tcp(network.asker, {address: target4, port: ports.tcp}), {got: 'unreachable', why, from: router4})
		t.deepEqual(await tcp(network.asker, {address: target6, port: ports.tcp}), {got: 'unreachable', why, from: router6})
	}

	await network.filter({})
})

test.serial('an asker without a route says so itself', async t => {
	await network.run(network.asker, ['ip', 'route', 'add', 'unreachable', '10.5.0.0/16'])
	t.deepEqual(await tcp(network.asker, {address: '10.5.0.1', port: 80}), {got: 'unreachable', why: 'host'})
})

test.serial('a connection that lies idle and is then forgotten is reset when it is used', async t => {
	await network.filter({
		ipv4: ['-p tcp -m string --algo bm --string whoami -j REJECT --reject-with tcp-reset']
	})
	t.deepEqual(await tcp(network.asker, {address: target4, port: ports.tcp, idleSeconds: 1}), {got: 'reset'})
	await network.filter({ipv4: ['-p tcp -m string --algo bm --string whoami -j DROP']})
	t.deepEqual(await tcp(network.asker, {address: target4, port: ports.tcp, idleSeconds: 1, timeoutMs: 300}), {
		got: 'timeout',
		after: 'connect'
	})
	await network.filter({})
	t.like(await tcp(network.asker, {address: target4, port: ports.tcp, idleSeconds: 1}), {got: 'connect', answered: true})
})

test.serial('it asks from the address that it is told, or says that the client does not have it', async t => {
	await network.run(network.asker, ['ip', 'address', 'add', '10.0.0.6/32', 'dev', 'eth0'])
	t.like(await tcp(network.asker, {address: target4, port: ports.tcp, source: '10.0.0.6'}), {got: 'connect', client: '10.0.0.6'})
	t.deepEqual(await tcp(network.asker, {address: target4, port: ports.tcp, source: '10.7.7.7'}), {
		got: 'failed',
		message: 'the client does not have that source address'
	})
})
