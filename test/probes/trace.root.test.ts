import test from 'ava'
import {trace} from '../../src/probes/trace.ts'
import {router4, router6, target4, target6, useNetwork} from './network.ts'
import {ports} from './server.ts'

const network = useNetwork(test)
const addresses = (outcome: Awaited<ReturnType<typeof trace>>) =>
	'route' in outcome ? outcome.route.map(({address}) => address ?? '*') : []

test.serial('every hop is named, the target last, by each protocol and both families', async t => {
	for (const protocol of ['icmp', 'udp', 'tcp'] as const) {
		for (const [address, router] of [
			[target4, router4],
			[target6, router6]
		] as const) {
			const outcome = await trace(network.asker, {address, protocol, port: ports.tcp})
			t.like(outcome, {got: 'reached', hops: 2}, `${protocol} ${address}`)
			t.deepEqual(addresses(outcome), [router, address])
		}
	}
})

test.serial('a closed port is reached too', async t => {
	t.like(await trace(network.asker, {address: target4, protocol: 'tcp', port: ports.nothing}), {got: 'reached', hops: 2})
})

test.serial('a hop that is silent stays in the list', async t => {
	await network.run(network.router, ['iptables', '-A', 'OUTPUT', '-p', 'icmp', '--icmp-type', 'time-exceeded', '-j', 'DROP'])
	const outcome = await trace(network.asker, {address: target4, protocol: 'icmp', timeoutMs: 300})
	t.deepEqual(addresses(outcome), ['*', target4])
	t.like(outcome, {got: 'reached', hops: 2})
	await network.run(network.router, ['iptables', '-F', 'OUTPUT'])
})

test.serial('a target that is never reached: the route ends with the last hop that answered', async t => {
	await network.filter({ipv4: ['-p icmp --icmp-type echo-request -j DROP']})
	const outcome = await trace(network.asker, {address: target4, protocol: 'icmp', timeoutMs: 300})
	t.is(outcome.got, 'timeout')
	t.deepEqual(addresses(outcome), [router4])
	await network.filter({})
})

test.serial('a router that rejects is named', async t => {
	await network.filter({ipv4: ['-p tcp -j REJECT --reject-with icmp-admin-prohibited']})
	t.like(await trace(network.asker, {address: target4, protocol: 'tcp'}), {got: 'unreachable', why: 'prohibited', from: router4})
	await network.filter({})
})

test.serial('an asker without a route says so itself', async t => {
	await network.run(network.asker, ['ip', 'route', 'add', 'unreachable', '10.5.0.0/16'])
	t.deepEqual(await trace(network.asker, {address: '10.5.0.1', protocol: 'icmp'}), {got: 'unreachable', why: 'host', route: []})
})
