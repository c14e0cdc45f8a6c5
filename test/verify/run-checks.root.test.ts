/** The runner with real packets: many probes at once, half of which expect silence, and captures. */
import test from 'ava'
import type {Lab} from '../../src/model/model.ts'
import type {Host} from '../../src/plan/types.ts'
import type {Network} from '../../src/verify/network.ts'
import {runChecks} from '../../src/verify/run-checks.ts'
import {asker4, target4, useNetwork} from '../probes/network.ts'
import {ports} from '../probes/server.ts'
import {action, probe, ref} from './lab.ts'

const raised = useNetwork(test)
const host = (name: string): Host => ({
	name,
	kind: 'internet-host',
	namespace: name,
	ipv4: [],
	ipv6: [],
	publicIpv4: [],
	running: true,
	resolver: {servers: [], search: []},
	listeners: []
})
const network: Network = {
	name: 'raised',
	current: () => ({
		lab: {
			vpcs: [],
			internetHosts: [
				{name: 'asker', ipv4: asker4, services: [], ttl: 64},
				{name: 'target', ipv4: target4, services: [], ttl: 64}
			]
		} as unknown as Lab,
		plan: {
			lab: 'raised',
			namespaces: {},
			links: {},
			hosts: {asker: host('asker'), target: host('target')},
			points: {asker: {namespace: 'asker', link: 'eth0', what: ''}, target: {namespace: 'target', link: 'eth0', what: ''}}
		}
	}),
	status: async () => {
		throw new Error('nothing is asked for it here')
	},
	namespacePath: name => (name === 'asker' ? raised.asker : raised.target),
	act: async () => raised.filter({}),
	run: async () => ({trouble: 'nothing is run here'})
}

const drop = ['-p tcp --dport 1000:1999 -j DROP', '-p udp --dport 1000:1999 -j DROP', '-p icmp -m length --length 500 -j DROP']
const answered = [
	probe('asker', 'target', {kind: 'tcp', port: ports.tcp, expect: {got: 'connect', client: ref('asker')}}),
	probe('asker', 'target', {kind: 'http', port: ports.http, path: '/', expect: {got: 200, server: ref('target')}}),
	probe('asker', 'target', {kind: 'udp', port: ports.udp, expect: {got: 'reply'}}),
	probe('asker', 'target', {kind: 'ping', expect: {got: 'reply', ttl: 63}}),
	probe('asker', 'target', {kind: 'tcp', port: ports.nothing, expect: {got: 'refused'}})
]
const silent = [
	probe('asker', 'target', {kind: 'tcp', port: 1001, expect: {got: 'timeout'}}),
	probe('asker', 'target', {kind: 'http', port: 1002, path: '/', expect: {got: 'timeout'}}),
	probe('asker', 'target', {kind: 'udp', port: 1003, expect: {got: 'timeout'}}),
	probe('asker', 'target', {kind: 'ping', sizeBytes: 472, expect: {got: 'timeout'}})
]

test.serial('200 probes, half of which expect silence, run side by side', async t => {
	await raised.filter({ipv4: drop})
	const items = Array.from(
		{length: 200},
		(_, index) => (index % 2 === 0 ? answered : silent)[(index >> 1) % (index % 2 === 0 ? 5 : 4)]!
	)
	// A busy machine starts some of the programs so late that they have to ask again.
	const report = await runChecks(items, network, {withinMs: 20_000})
	t.deepEqual(
		report.results.filter(({verdict}) => verdict !== 'passed'),
		[]
	)
	// What those that wait in vain would take one after the other. `npm run bench checks` has the speed.
	const inTurnMs = 100 * Math.min(...items.map(({timeoutMs = 2000}) => timeoutMs))
	t.log(`${Math.round(report.ms)} ms; slowest result ${Math.round(Math.max(...report.results.map(({ms}) => ms)))} ms`)
	t.true(report.ms < inTurnMs / 5, `${report.ms} ms`)
	await raised.filter({})
})

test.serial('a check that fails says what came; an action in between fixes it', async t => {
	await raised.filter({ipv4: drop})
	const closed = (got: 'timeout' | 'refused') =>
		probe('asker', 'target', {kind: 'tcp', port: 1001, expect: {got}}, {timeoutMs: 500})
	const report = await runChecks(
		[closed('timeout'), action({kind: 'start', instance: 'target'}), closed('timeout'), closed('refused')],
		network
	)
	t.deepEqual(
		report.results.map(({verdict, why}) => [verdict, why]),
		[
			['passed', undefined],
			['passed', undefined],
			['failed', 'expected timeout (packets vanish), got refused: the packet arrived and nothing listens'],
			['passed', undefined]
		]
	)
})

test.serial('a capture sees what passes each point, and what does not', async t => {
	await raised.filter({ipv4: drop})
	const capture = (port: number, got: 'connect' | 'timeout', seenAtTarget: boolean) =>
		action({
			kind: 'capture',
			points: ['asker', 'target'],
			filter: 'tcp',
			during: probe('asker', 'target', {kind: 'tcp', port, expect: {got}}, {timeoutMs: 500}),
			expect: [
				{point: 'asker', seen: true, packet: {kind: 'fields', flags: ['syn'], source: ref('asker'), destinationPort: port}},
				{
					point: 'target',
					seen: seenAtTarget,
					packet: {kind: 'filter', filter: `tcp[tcpflags] & tcp-syn != 0 and dst port ${port}`}
				}
			]
		})
	const report = await runChecks(
		[capture(ports.tcp, 'connect', true), capture(1001, 'timeout', false), capture(1001, 'timeout', true)],
		network
	)
	t.deepEqual(
		report.results.map(({verdict, why}) => [verdict, why]),
		[
			['passed', undefined],
			['passed', undefined],
			['failed', 'target must see "tcp[tcpflags] & tcp-syn != 0 and dst port 1001", and did not']
		]
	)
	t.regex(report.results[2]!.packets?.[0]?.summary ?? '', /^IP 10\.0\.0\.5\.\d+ > 10\.0\.1\.5\.1001: Flags \[S\]/)
	await raised.filter({})
})
