import test from 'ava'
import {compile} from '../../../src/plan/compile.ts'
import {balanced} from './balanced-lab.ts'

const planOf = (main: object = {}) => compile(balanced(main))
const firewallOf = (main: object = {}, node = 'nlb.main.nlb.a') =>
	planOf(main)
		.namespaces[node]?.firewall.ipv4?.split('\n')
		.filter(line => line.startsWith('-A')) ?? []

test('a node is a namespace with one link into its subnet, and a point of capture', t => {
	const {namespaces, links, points} = planOf()
	t.is(namespaces['nlb.main.nlb.a']?.kind, 'load-balancer')
	t.deepEqual(
		links['vpc.main/nlb-nlb.a']?.ends.map(({namespace}) => namespace),
		['vpc.main', 'nlb.main.nlb.a']
	)
	t.is(points['nlb:main.nlb.b']?.namespace, 'nlb.main.nlb.b')
})

test('a flow goes to one of the targets by its hash, and the source stays', t => {
	const lines = firewallOf({loadBalancers: {nlb: {attributes: {'load_balancing.cross_zone.enabled': true}}}})
	t.deepEqual(
		lines.filter(line => /HMARK|[DS]NAT --to/.test(line)),
		[
			'-A PREROUTING -p tcp -d 10.0.1.50 --dport 80 -m conntrack --ctstate NEW -j HMARK --hmark-tuple src,dst,sport,dport --hmark-mod 2 --hmark-offset 1 --hmark-rnd 0x5eed',
			'-A PREROUTING -p tcp -d 10.0.1.50 --dport 80 -m mark --mark 0x1/0x7fffffff -j DNAT --to-destination 10.0.11.10:80',
			'-A PREROUTING -p tcp -d 10.0.1.50 --dport 80 -m mark --mark 0x2/0x7fffffff -j DNAT --to-destination 10.0.12.10:80'
		]
	)
})

test('NLB-3: without preservation the source is the node; stickiness looks at the client alone', t => {
	const attributes = {'preserve_client_ip.enabled': false, 'stickiness.enabled': true}
	const lines = firewallOf({targetGroups: {web: {attributes}}})
	t.true(lines.some(line => line.includes('--hmark-tuple src --hmark-mod 1 ')))
	t.true(lines.some(line => line.endsWith('-j SNAT --to-source 10.0.1.50')))
})

test('NLB-14: where no target is in use nothing is sent on', t => {
	t.deepEqual(
		firewallOf({targetGroups: {web: {targets: []}}}).filter(line => /HMARK|DNAT --to/.test(line)),
		[]
	)
})

test('NLB-12: the router sends back through the node what answers a flow that came through it', t => {
	const {firewall, rules, routes} = planOf().namespaces['vpc.main'] ?? {}
	t.regex(
		firewall?.ipv4 ?? '',
		/-A PREROUTING -i nlb-nlb\.a ! -s 10\.0\.1\.50 .* -j CONNMARK --set-xmark 0x[0-9a-f]+00\/0xffffff00/
	)
	const marked = rules?.filter(({fwmark}) => fwmark !== undefined) ?? []
	t.is(marked.length, 2)
	t.true(marked.every(({table, fwmask}) => fwmask === 0xffffff00 && routes?.some(route => route.table === table)))
	const none = planOf({loadBalancers: null}).namespaces['vpc.main']
	t.notRegex(none?.firewall.ipv4 ?? '', /CONNMARK --restore-mark/)
	t.true(none?.rules.every(({fwmark}) => fwmark === undefined))
})

test('NLB-6: a target’s rule that names the group of a node matches whatever comes by the node’s link', t => {
	const {sets = {}, firewall} =
		planOf({
			securityGroups: {front: {ingress: [{tcp: 80, from: '0.0.0.0/0'}]}, web: {ingress: [{tcp: 80, from: 'front'}]}},
			loadBalancers: {nlb: {securityGroups: ['front']}}
		}).namespaces['vpc.main'] ?? {}
	t.deepEqual(
		Object.entries(sets).flatMap(([name, {entries}]) => (name.startsWith('sg4i-') ? [entries] : [])),
		[['0.0.0.0/1,nlb-nlb.a', '0.0.0.0/1,nlb-nlb.b', '128.0.0.0/1,nlb-nlb.a', '128.0.0.0/1,nlb-nlb.b']]
	)
	t.regex(firewall?.ipv4 ?? '', /--match-set sg4i-\w+ src,src -p tcp/)
})

test('NLB-18: flows of an unhealthy target are answered with resets, where others take its place and no attribute forbids', t => {
	const crossZone = {loadBalancers: {nlb: {attributes: {'load_balancing.cross_zone.enabled': true}}}}
	const resets = (states: readonly ('healthy' | 'unhealthy' | undefined)[], main: object = {}) => {
		const lab = balanced({...crossZone, ...main})
		const targets = lab.vpcs[0]?.targetGroups[0]?.targets ?? []
		const found = targets.flatMap(({id, port}, index) =>
			states[index] ? [[`main.web ${id}:${port}`, states[index]] as const] : []
		)
		const {firewall} = compile(lab, {health: {'health.main.nlb.a': Object.fromEntries(found)}}).namespaces['nlb.main.nlb.a'] ?? {}
		return firewall?.ipv4?.split('\n').filter(line => line.includes('--ctreplsrc'))
	}
	const first =
		'-A FORWARD -p tcp -m conntrack --ctstate ESTABLISHED --ctreplsrc 10.0.11.10 --ctreplsrcport 80 -j REJECT --reject-with tcp-reset'
	t.deepEqual(resets(['unhealthy', 'healthy']), [first])
	t.deepEqual(resets([undefined, 'healthy']), [], 'one that nobody knows yet keeps what it has')
	t.deepEqual(resets(['unhealthy', 'unhealthy']), [], 'where all are unhealthy all are used')
	const attributes = {'target_health_state.unhealthy.connection_termination.enabled': false}
	t.deepEqual(resets(['unhealthy', 'healthy'], {targetGroups: {web: {attributes}}}), [])
})
