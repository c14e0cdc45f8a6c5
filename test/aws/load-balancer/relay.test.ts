import test from 'ava'
import type {Learned} from '../../../src/control/learned.ts'
import {answer} from '../../../src/dns/answer.ts'
import {compile} from '../../../src/plan/compile.ts'
import {ask, fate, tcp} from '../../control/asking.ts'
import {address} from '../../plan/lab-fixture.ts'
import {balanced} from './balanced-lab.ts'

const proxied = {targetGroups: {web: {attributes: {'proxy_protocol_v2.enabled': true}}}}
const secure = {loadBalancers: {nlb: {listeners: {'TLS:443': {targetGroup: 'web', certificates: ['Shop.example.com']}}}}}
const nodeOf = (main: object, learned: Learned = {}) => compile(balanced(main), learned).namespaces['nlb.main.nlb.a']
const lines = (main: object, learned: Learned = {}) => nodeOf(main, learned)?.firewall.ipv4?.split('\n') ?? []
const relayIn = (main: object) => nodeOf(main)?.daemons?.find(one => one.kind === 'relay')
const [web1] = balanced().vpcs[0]?.targetGroups[0]?.targets ?? []
const healthy: Learned = {health: {'health.main.nlb.a': {[`main.web ${web1?.id}:80`]: 'healthy'}}}
const accepts = (main: object, learned?: Learned) =>
	lines(main, learned).some(line => /^-A INPUT .*--dport 80 --syn .*-j ACCEPT$/.test(line))

test('NLB-10: with the PROXY protocol a node accepts connections while a target can be reached, and sends none on by itself', t => {
	t.true(accepts(proxied, healthy))
	t.false(accepts(proxied))
	t.false(accepts({}, healthy), 'without it, no connection ends here')
	t.false(lines(proxied, healthy).some(line => line.includes('HMARK')))
	t.true(
		accepts({targetGroups: {web: {...proxied.targetGroups.web, healthCheck: {port: 8080}}}}),
		'checks say nothing of port 80'
	)
	t.like(relayIn(proxied), {
		id: 'relay.main.nlb.a',
		listeners: [
			{protocol: 'TCP', port: 80, forward: {protocol: 'TCP', proxyProtocol: true, preservesClient: true, targets: [{port: 80}]}}
		]
	})
})

test('a TLS listener ends connections, whatever its targets; those get TLS again if their group says so', t => {
	t.true(lines(secure).some(line => line.includes('--dport 443 --syn')))
	const relay = relayIn(secure)
	t.like(relay, {listeners: [{protocol: 'TLS', port: 443, certificates: ['shop.example.com'], forward: {protocol: 'TCP'}}]})
	t.like(
		relayIn({
			...secure,
			targetGroups: {web: {protocol: 'TLS'}},
			loadBalancers: {nlb: {listeners: {...secure.loadBalancers.nlb.listeners, 'TCP:80': null}}}
		}),
		{
			listeners: [{forward: {protocol: 'TLS', preservesClient: true}}]
		}
	)
	t.is(fate(balanced(secure), '10.0.20.10', '10.0.1.50', tcp(443)), 'answer 64')
	const empty = {...secure, targetGroups: {web: {targets: []}}}
	t.is(
		fate(balanced(empty), '10.0.20.10', '10.0.1.50', tcp(443)),
		'silence: ELBV2_NO_TARGETS_IN_AZ at load-balancer main.nlb (forward)'
	)
})

test('an Application Load Balancer is a target in each of its zones, checked there by HTTP', t => {
	const one = balanced({
		targetGroups: {shop: {protocol: 'HTTP', port: 80}, web: {targetType: 'alb', targets: ['shop']}},
		loadBalancers: {shop: {type: 'application', scheme: 'internal', subnets: ['a', 'b'], listeners: {'HTTP:80': 'shop'}}}
	})
	const [vpc] = one.vpcs
	const group = vpc?.targetGroups.find(({name}) => name === 'web')
	t.like(group, {preserveClientIp: true, healthCheck: {protocol: 'HTTP'}})
	t.deepEqual(
		group?.targets.map(({zone, address}) => [zone, vpc?.interfaces.find(eni => eni.privateIps[0]?.address === address)?.key]),
		[
			['us-east-1a', 'load-balancer main.shop.a'],
			['us-east-1b', 'load-balancer main.shop.b']
		]
	)
	t.is(new Set(group?.targets.map(({id}) => id)).size, 1)
})

const dualStack = {
	ipv6: '2600:1f18:1:1::/56',
	subnets: {a: {ipv6: true, routes: {'::/0': 'internet-gateway'}}, b: {ipv6: true}, clients: {ipv6: true}},
	instances: {client: {ipv6: true}},
	loadBalancers: {nlb: {ipAddressType: 'dualstack'}}
}

test('NLB-3: clients with IPv6 end at the node, whose IPv4 address the target sees; those with IPv4 do not', t => {
	const one = balanced(dualStack)
	const plan = compile(one, healthy).namespaces['nlb.main.nlb.a']
	t.true(plan?.firewall.ipv6?.includes('--dport 80 --syn'))
	t.true(plan?.firewall.ipv4?.includes('HMARK'))
	const of = (name: string) => one.vpcs[0]?.interfaces.find(({key}) => key.includes(name))?.ipv6[0] ?? ''
	const seen = ask(one, of('main.client'), of('main.nlb.a'), tcp(80))
	t.is(seen.client, address('10.0.1.50'))
	t.is(fate(one, of('main.client'), of('main.nlb.a'), tcp(80)), 'answer 255')
	t.regex(fate(one, of('main.client'), of('main.nlb.a'), tcp(81)), /^silence: ELBV2_LISTENERS_MISMATCH/)
})

test('NLB-1: by its routing policy, the resolver gives clients the node of their zone', t => {
	const named = (policy: string, from: string, chance = 0.5) => {
		const one = balanced({loadBalancers: {nlb: {attributes: {'dns_record.client_routing_policy': policy}}}})
		const facts = compile(one).listenerFacts?.dns
		const name = one.vpcs[0]?.loadBalancers[0]?.dnsName.toLowerCase() ?? ''
		const asker = {address: from, unhealthy: new Set<string>(), chance: () => chance}
		const found = answer(facts!, {kind: 'vpc', vpc: 'main'}, {name, type: 'A'}, asker)
		return 'answers' in found ? found.answers.map(({data}) => data) : []
	}
	const [inA, inB] = ['10.0.20.10', '10.0.12.10']
	t.deepEqual(named('any_availability_zone', inA), ['10.0.1.50', '10.0.2.50'])
	t.deepEqual(named('availability_zone_affinity', inA, 0.99), ['10.0.1.50'])
	t.deepEqual(named('availability_zone_affinity', inB), ['10.0.2.50'])
	t.deepEqual(named('partial_availability_zone_affinity', inB, 0.84), ['10.0.2.50'])
	t.deepEqual(named('partial_availability_zone_affinity', inB, 0.86), ['10.0.1.50', '10.0.2.50'])
})
