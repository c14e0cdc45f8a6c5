import test from 'ava'
import {udp} from '../../src/probes/udp.ts'
import {asker4, asker6, router4, router6, target4, target6, useNetwork} from './network.ts'
import {ports} from './server.ts'

const network = useNetwork(test)

test.serial('a reply tells whom the server sees', async t => {
	t.like(await udp(network.asker, {address: target4, port: ports.udp}), {got: 'reply', host: 'web', client: asker4})
	t.like(await udp(network.asker, {address: target6, port: ports.udp}), {got: 'reply', host: 'web', client: asker6})
})

test.serial('a large datagram comes back, in fragments if need be', async t => {
	t.deepEqual(await udp(network.asker, {address: target4, port: ports.udp, sizeBytes: 20_000}), {got: 'reply', bytes: 20_000})
	await network.mtu(1500)
	t.deepEqual(await udp(network.asker, {address: target4, port: ports.udp, sizeBytes: 3000}), {got: 'reply', bytes: 3000})
	t.deepEqual(await udp(network.asker, {address: target6, port: ports.udp, sizeBytes: 3000}), {got: 'reply', bytes: 3000})
	await network.mtu(9001)
})

test.serial('a datagram larger than any may be says so', async t => {
	t.deepEqual(await udp(network.asker, {address: target4, port: ports.udp, sizeBytes: 70_000}), {
		got: 'failed',
		message: 'the packet is larger than the protocol allows'
	})
})

test.serial('a dropped datagram is silence', async t => {
	await network.filter({ipv4: ['-p udp -j DROP'], ipv6: ['-p udp -j DROP']})
	t.deepEqual(await udp(network.asker, {address: target4, port: ports.udp, timeoutMs: 300}), {got: 'timeout'})
	t.deepEqual(await udp(network.asker, {address: target6, port: ports.udp, timeoutMs: 300}), {got: 'timeout'})
	await network.filter({})
})

test.serial('where nothing listens the target says so: refused', async t => {
	t.deepEqual(await udp(network.asker, {address: target4, port: ports.nothing}), {got: 'refused'})
	t.deepEqual(await udp(network.asker, {address: target6, port: ports.nothing}), {got: 'refused'})
})

test.serial('a router that says "port unreachable" in the place of the target is unreachable, and named', async t => {
	await network.filter({ipv4: ['-p udp -j REJECT'], ipv6: ['-p udp -j REJECT']})
	t.deepEqual(await udp(network.asker, {address: target4, port: ports.udp}), {got: 'unreachable', why: 'port', from: router4})
	t.deepEqual(await udp(network.asker, {address: target6, port: ports.udp}), {got: 'unreachable', why: 'port', from: router6})
	await network.filter({ipv4: ['-p udp -j REJECT --reject-with icmp-net-unreachable']})
	t.deepEqual(await udp(network.asker, {address: target4, port: ports.udp}), {got: 'unreachable', why: 'network', from: router4})
	await network.filter({})
})
