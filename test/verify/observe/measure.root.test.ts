import test from 'ava'
import {useLab} from '../../../src/index.ts'

const common = {from: 'pc', to: 'web:5201', withinMs: 0}
const balance = {...common, flows: 32, over: ['office']}

/** A virtual private gateway uses one of two tunnels (VPN-8); the office sends by the one of lower MED. */
const lab = useLab(test, {
	vpcs: {
		main: {
			cidr: '10.0.0.0/16',
			vpnGateway: true,
			subnets: {app: {zone: 'a', cidr: '10.0.0.0/24', propagate: true}},
			securityGroups: {
				open: {ingress: [{all: true, from: '192.168.0.0/16'}]},
				closed: {ingress: []}
			},
			instances: {
				web: {subnet: 'app', securityGroups: ['open'], serves: ['http']},
				shut: {subnet: 'app', securityGroups: ['closed']}
			}
		}
	},
	sites: {office: {publicIp: '198.51.100.20', asn: 65001, cidr: '192.168.0.0/24', hosts: {pc: {ip: '192.168.0.10'}}}},
	vpnConnections: {office: {site: 'office', gateway: 'main'}},
	checks: [
		{bgp: {tunnel: 'office:1', expect: 'established', withinMs: 20_000}},
		{bgp: {tunnel: 'office:2', expect: 'established', withinMs: 20_000}},
		{route: {at: 'office', to: 'web', expect: 'office:1', withinMs: 20_000}},
		{route: {at: 'app', to: 'pc', expect: 'vpn-gateway', withinMs: 20_000}},
		{balance: {...balance, expect: 'all'}},
		{balance: {...balance, withinMs: 5000, expect: {fromAws: 1, toAws: ['office:1'], oneFlowOneTunnel: true}}},
		{balance: {...balance, to: 'shut:5201', flows: 2, expect: 'all'}},
		{throughput: {...common, to: 'web:80', expect: 'more than 0'}},
		{throughput: {...common, withinMs: 5000, bytes: 1_000_000, expect: 'at least 0.5 Mbit/s'}},
		{throughput: {...common, bytes: 100_000, expect: 'at least 900 Gbit/s'}},
		{tunnel: {tunnel: 'office:1', expect: {bytes: 'more than 1 MB', toAws: 'more than 1 MB'}}},
		{tunnel: {tunnel: 'office:2', expect: 'down', withinMs: 0}}
	]
})

test.serial('ESP packets of each tunnel tell how flows spread, and what came is in the report as data', async t => {
	const {results} = await lab.check()
	const [, , , , spread, one, shut, taken, fast, faster, bytes, down] = results
	t.deepEqual(
		results.map(({verdict}) => verdict === 'passed'),
		[true, true, true, true, false, true, false, false, true, false, true, false],
		JSON.stringify(results.map(({why}) => why))
	)
	t.regex(spread?.why ?? '', /^tunnels that carry to AWS: expected all 2, got 1 \(office:1 \d+ packets, \d+/)
	const seen = one?.observed
	t.like(seen, {about: 'balance', flows: 32, done: 32, toAws: {used: ['office:1']}, fromAws: {used: ['office:1']}})
	// 20 rounds of a line each way are not fewer than 20 packets a flow.
	t.true(seen?.about === 'balance' && seen.fromAws.packets >= 32 * 20)
	t.regex(shut?.why ?? '', /flows did not get through: 2 fell silent/)
	t.is(taken?.why, 'something listens at port 80 there already: choose one where nothing does')
	t.like(fast?.observed, {about: 'throughput', bytes: 1_000_000})
	t.regex(faster?.why ?? '', /^expected at least 900 Gbit\/s, got \d/)
	t.like(bytes?.observed, {about: 'tunnel', state: 'up'})
	// What is absent proves nothing where something before it failed; alone it is asked.
	t.is(down?.verdict, 'inconclusive')
	const alone = await lab.check({checks: [{tunnel: {tunnel: 'office:2', expect: 'down', withinMs: 0}}]})
	t.regex(alone.results[0]?.why ?? '', /^state: expected down, got up/)
})
