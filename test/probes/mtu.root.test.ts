import test from 'ava'
import {mtu} from '../../src/probes/mtu.ts'
import {router4, router6, target4, target6, useNetwork} from './network.ts'

const network = useNetwork(test)

test.serial("without a smaller link on the way the client's own link is the limit", async t => {
	t.deepEqual(await mtu(network.asker, {address: target4}), {got: 'mtu', pathMtu: 9001, how: 'link'})
	t.deepEqual(await mtu(network.asker, {address: target6}), {got: 'mtu', pathMtu: 9001, how: 'link'})
})

test.serial('a smaller link is found and the router that says so is named, each time anew', async t => {
	for (const mtuBytes of [1500, 1337, 8500]) {
		await network.mtu(mtuBytes)
		for (const [address, from] of [
			[target4, router4],
			[target4, router4],
			[target6, router6]
		] as const) {
			t.deepEqual(await mtu(network.asker, {address}), {got: 'mtu', pathMtu: mtuBytes, how: 'too-big', from})
		}
	}

	await network.mtu(9001)
})

test.serial('a path that drops what is too big without a word is found as well', async t => {
	await network.filter({ipv4: ['-m length --length 8501: -j DROP'], ipv6: ['-m length --length 1334: -j DROP']})
	t.deepEqual(await mtu(network.asker, {address: target4, timeoutMs: 300}), {got: 'mtu', pathMtu: 8500, how: 'silence'})
	t.deepEqual(await mtu(network.asker, {address: target6, timeoutMs: 300}), {got: 'mtu', pathMtu: 1333, how: 'silence'})
	await network.filter({ipv4: ['-m length --length 4242: -j DROP']})
	t.deepEqual(await mtu(network.asker, {address: target4, timeoutMs: 300}), {got: 'mtu', pathMtu: 4241, how: 'silence'})
	await network.filter({})
})

test.serial('a path on which nothing passes has no MTU', async t => {
	await network.filter({ipv4: ['-j DROP']})
	t.deepEqual(await mtu(network.asker, {address: target4, timeoutMs: 300}), {got: 'timeout'})
	await network.filter({ipv4: ['-j REJECT --reject-with icmp-net-prohibited']})
	t.deepEqual(await mtu(network.asker, {address: target4, timeoutMs: 300}), {
		got: 'unreachable',
		why: 'prohibited',
		from: router4
	})
	await network.filter({})
	await network.run(network.asker, ['ip', 'route', 'add', 'unreachable', '10.5.0.0/16'])
	t.deepEqual(await mtu(network.asker, {address: '10.5.0.1'}), {got: 'unreachable', why: 'host'})
})
