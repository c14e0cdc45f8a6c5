import test from 'ava'
import {predict, predictAll} from '../../../src/control/predict.ts'
import {ask, fate, tcp, way} from '../../control/asking.ts'
import {address} from '../../plan/lab-fixture.ts'
import {balanced} from './balanced-lab.ts'

const [client, node, nodeB] = ['10.0.20.10', '10.0.1.50', '10.0.2.50']
const crossZone = {loadBalancers: {nlb: {attributes: {'load_balancing.cross_zone.enabled': true}}}}

test('NLB-11: four legs, there and back through the node, which is not a hop', t => {
	const {forward, reply, client: seen} = ask(balanced(), client, node, tcp(80))
	t.is(seen, address(client))
	t.deepEqual(way(forward), [
		'instance main.client',
		'network-interface main.client',
		'route-table main.main',
		'load-balancer main.nlb',
		'route-table main.a',
		'network-interface main.web1',
		'instance main.web1'
	])
	t.deepEqual(way(reply), [
		'instance main.web1',
		'network-interface main.web1',
		'vpc main',
		'load-balancer main.nlb',
		'route-table main.a',
		'network-interface main.client',
		'instance main.client'
	])
	t.is(fate(balanced(), client, node, tcp(80)), 'answer 255')
})

test('NLB-8, NLB-9: a ping and a port without a listener are silence', t => {
	t.is(fate(balanced(), client, node), 'silence: PROTOCOL_RESTRICTION at load-balancer main.nlb (forward)')
	t.is(fate(balanced(), client, node, tcp(81)), 'silence: ELBV2_LISTENERS_MISMATCH at load-balancer main.nlb (forward)')
})

test('NLB-2: a node uses targets of its own zone, of all zones with cross-zone', t => {
	const servers = (lab = balanced(), to = node) =>
		predictAll(lab, {from: address(client), to: address(to), protocol: 'tcp', port: 80}).map(({server}) => server)
	t.deepEqual(servers(), ['main.web1'])
	t.deepEqual(servers(balanced(), nodeB), ['main.web2'])
	t.deepEqual(servers(balanced(crossZone)), ['main.web1', 'main.web2'])
	const byGroup = {targetGroups: {web: {attributes: {'load_balancing.cross_zone.enabled': true}}}}
	t.deepEqual(servers(balanced(byGroup)), ['main.web1', 'main.web2'])
})

test('NLB-3, NLB-13: targets see the client, or the node where its address is not kept', t => {
	const attributes = {'preserve_client_ip.enabled': false}
	t.is(ask(balanced({targetGroups: {web: {attributes}}}), client, node, tcp(80)).client, address(node))
	const onlyClient = {securityGroups: {web: {ingress: [{tcp: 80, from: `${client}/32`}]}}}
	t.is(fate(balanced(onlyClient), client, node, tcp(80)), 'answer 255')
	t.is(
		fate(balanced({...onlyClient, targetGroups: {web: {attributes}}}), client, node, tcp(80)),
		'silence: ENI_SG_RULES_MISMATCH at security-group main.web (forward)'
	)
})

test('NLB-4: a target that is chosen for its own connection drops it; not with the address of the node', t => {
	const [web1] = ['10.0.11.10']
	t.is(fate(balanced(), web1, node, tcp(80)), 'silence: NO_PATH at instance main.web1 (forward)')
	t.is(
		fate(balanced({targetGroups: {web: {attributes: {'preserve_client_ip.enabled': false}}}}), web1, node, tcp(80)),
		'answer 255'
	)
})

test('NLB-11: an ACL of the subnet of the node sees the target outbound', t => {
	const denies = {100: {deny: 'tcp', ports: 80, to: '10.0.11.0/24'}, 200: {allow: 'all', to: '0.0.0.0/0'}}
	const ingress = {100: {allow: 'all', from: '0.0.0.0/0'}}
	const lab = balanced({networkAcls: {nodes: {ingress, egress: denies}}, subnets: {a: {networkAcl: 'nodes'}}})
	t.is(fate(lab, client, node, tcp(80)), 'silence: SUBNET_ACL_RESTRICTION at network-acl main.nodes (forward)')
	t.is(fate(lab, client, nodeB, tcp(80)), 'answer 255')
})

test('NLB-14: no target in an enabled zone is silence', t => {
	const lab = balanced({targetGroups: {web: {targets: ['web2']}}})
	t.is(fate(lab, client, node, tcp(80)), 'silence: ELBV2_NO_TARGETS_IN_AZ at load-balancer main.nlb (forward)')
	const stopped = balanced({instances: {web1: {state: 'stopped'}}})
	t.is(fate(stopped, client, node, tcp(80)), 'silence: ELBV2_NO_TARGETS_IN_AZ at load-balancer main.nlb (forward)')
})

test('NLB-12: the answer to a client on the Internet leaves by the table of the node, though the target has no route there', t => {
	const facing = {loadBalancers: {nlb: {scheme: null, subnets: ['a', 'b']}}}
	const lab = balanced(facing)
	const publicIp = lab.vpcs[0]?.interfaces.find(({owner}) => owner?.kind === 'load-balancer')?.privateIps[0]?.publicIp?.address
	const question = {from: address('203.0.113.10'), to: publicIp ?? address('0.0.0.0'), protocol: 'tcp', port: 80} as const
	t.is(predict(lab, question).verdict, 'answer')
	t.is(predict(lab, question).client, address('203.0.113.10'))
	const closed = balanced({...facing, subnets: {a: {routes: {'0.0.0.0/0': null}}}})
	t.is(predict(closed, question).end?.code, 'NO_ROUTE_TO_DESTINATION')
	t.is(predict(closed, question).end?.on, 'reply')
})

test('NLB-6: inbound rules of its groups judge clients, outbound ones what goes to targets', t => {
	const groupsOf = (front: object) => ({
		securityGroups: {front},
		loadBalancers: {nlb: {securityGroups: ['front']}}
	})
	const from = (cidr: string) => ({ingress: [{tcp: 80, from: cidr}]})
	t.is(fate(balanced(groupsOf(from('10.0.20.10/32'))), client, node, tcp(80)), 'answer 255')
	t.regex(
		fate(balanced(groupsOf(from('10.0.20.11/32'))), client, node, tcp(80)),
		/^silence: .* at security-group main.front \(forward\)/
	)
	t.regex(
		fate(balanced(groupsOf({...from('10.0.20.10/32'), egress: []})), client, node, tcp(80)),
		/^silence: .* at security-group main.front \(forward\)/
	)
})

test('NLB-6: a rule of a target that names the group admits a kept client, but nobody who goes past the node', t => {
	const lab = balanced({
		securityGroups: {front: {ingress: [{tcp: 80, from: '0.0.0.0/0'}]}, web: {ingress: [{tcp: 80, from: 'front'}]}},
		loadBalancers: {nlb: {securityGroups: ['front']}}
	})
	t.is(fate(lab, client, node, tcp(80)), 'answer 255')
	t.regex(fate(lab, client, '10.0.11.10', tcp(80)), /^silence/)
})
