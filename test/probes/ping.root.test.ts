import test from 'ava'
import {ping} from '../../src/probes/ping.ts'
import {asker4, router4, router6, target4, target6, useNetwork} from './network.ts'

const network = useNetwork(test)

// First of all: after any other ICMP error the kernel answers a packet without a route only once a second.
test.serial('a router without a route is named', async t => {
	t.deepEqual(await ping(network.asker, {address: '10.9.9.9'}), {got: 'unreachable', why: 'network', from: router4})
	t.deepEqual(await ping(network.asker, {address: 'fd00:9::9'}), {got: 'unreachable', why: 'network', from: router6})
})

test.serial('a ping that is answered tells the TTL of the reply', async t => {
	t.like(await ping(network.asker, {address: target4}), {got: 'reply', ttl: 63, bytes: 64, sent: 1, received: 1})
	t.like(await ping(network.asker, {address: target6}), {got: 'reply', ttl: 63})
})

test.serial('several echoes are counted', async t => {
	t.like(await ping(network.asker, {address: target4, count: 3, sizeBytes: 1000}), {
		got: 'reply',
		bytes: 1008,
		sent: 3,
		received: 3
	})
})

test.serial('a dropped echo is silence', async t => {
	await network.filter({ipv4: ['-p icmp -j DROP'], ipv6: ['-p icmpv6 -j DROP']})
	t.deepEqual(await ping(network.asker, {address: target4, timeoutMs: 300}), {got: 'timeout'})
	t.deepEqual(await ping(network.asker, {address: target6, timeoutMs: 300}), {got: 'timeout'})
	await network.filter({})
})

test.serial('a router that rejects is named, with its reason', async t => {
	await network.filter({
		ipv4: ['-p icmp -j REJECT --reject-with icmp-admin-prohibited'],
		ipv6: ['-p icmpv6 -j REJECT --reject-with icmp6-adm-prohibited']
	})
	t.deepEqual(await ping(network.asker, {address: target4}), {got: 'unreachable', why: 'prohibited', from: router4})
	t.deepEqual(await ping(network.asker, {address: target6}), {got: 'unreachable', why: 'prohibited', from: router6})
	await network.filter({})
})

test.serial('an asker without a route says so itself', async t => {
	await network.run(network.asker, ['ip', 'route', 'add', 'unreachable', '10.5.0.0/16'])
	t.deepEqual(await ping(network.asker, {address: '10.5.0.1'}), {got: 'unreachable', why: 'host'})
})

test.serial('an echo whose TTL runs out is unreachable from where it did', async t => {
	t.deepEqual(await ping(network.asker, {address: target4, ttl: 1}), {got: 'unreachable', why: 'ttl-exceeded', from: router4})
})

test.serial('a packet that may not be fragmented meets a smaller link: the router names its MTU', async t => {
	await network.mtu(1500)
	for (const [address, from] of [
		[target4, router4],
		[target6, router6]
	] as const) {
		const request = {address, sizeBytes: 2000, dontFragment: true}
		t.deepEqual(await ping(network.asker, request), {got: 'too-big', pathMtu: 1500, from})
		t.deepEqual(
			await ping(network.asker, request),
			{got: 'too-big', pathMtu: 1500, from},
			'what the client learned does not count'
		)
	}

	await network.mtu(1500)
	t.like(await ping(network.asker, {address: target4, sizeBytes: 2000}), {got: 'reply'}, 'without DF the router fragments it')
	await network.mtu(9001)
})

test.serial("a packet larger than the client's own link does not leave", async t => {
	t.deepEqual(await ping(network.asker, {address: target4, sizeBytes: 9000, dontFragment: true}), {got: 'too-big', pathMtu: 9001})
})

test.serial('it asks from the address that it is told, or says that the client does not have it', async t => {
	t.like(await ping(network.asker, {address: target4, source: asker4}), {got: 'reply'})
	t.deepEqual(await ping(network.asker, {address: target4, source: '10.7.7.7'}), {
		got: 'failed',
		message: 'the client does not have that source address'
	})
})

test.serial('a namespace that is gone is not taken for silence', async t => {
	t.deepEqual(await ping('/proc/self/ns/nothing', {address: target4}), {
		got: 'failed',
		message: 'nsenter: cannot open /proc/self/ns/nothing: No such file or directory'
	})
})

test.serial('an interrupted probe ends at once', async t => {
	const begin = performance.now()
	const outcome = await ping(network.asker, {address: '10.0.1.77', timeoutMs: 9000}, {signal: AbortSignal.timeout(100)})
	t.deepEqual(outcome, {got: 'failed', message: 'interrupted'})
	t.true(performance.now() - begin < 3000)
})
