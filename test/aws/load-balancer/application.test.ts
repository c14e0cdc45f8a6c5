import test from 'ava'
import {predict} from '../../../src/control/predict.ts'
import {compile} from '../../../src/plan/compile.ts'
import type {ApplicationLoadBalancerSpec} from '../../../src/services/application-load-balancer/types.ts'
import {ask, fate, tcp, way} from '../../control/asking.ts'
import {balanced} from './balanced-lab.ts'

const shop = {
	type: 'application',
	scheme: 'internal',
	subnets: ['a', 'b'],
	securityGroups: ['web'],
	listeners: {'HTTP:80': {forward: {pages: 9, other: 1}, rules: {10: {conditions: {pathPattern: '/x'}, targetGroup: 'other'}}}}
}
const document = {
	targetGroups: {pages: {protocol: 'HTTP', port: 80, targets: ['web1', 'web2']}, other: {protocol: 'HTTP', port: 81}},
	loadBalancers: {nlb: null, shop}
}
const labOf = (change: object = {}) => balanced({...document, ...change})
const nodeOf = (lab = labOf()) =>
	lab.vpcs[0]?.interfaces.find(({key}) => key === 'load-balancer main.shop.a')?.privateIps[0]?.address ?? ''
function specOf(lab = labOf(), learned = {}) {
	const {daemons = []} = compile(lab, learned).namespaces['nlb.main.shop.a'] ?? {}
	return daemons.find((one): one is ApplicationLoadBalancerSpec => one.kind === 'alb')
}

test('a node has a network interface of its own type, behind security groups (ELB-2, ALB-1)', t => {
	const {interfaces = []} = labOf().vpcs[0] ?? {}
	const own = interfaces.find(({key}) => key === 'load-balancer main.shop.a')
	t.is(own?.type, 'interface')
	t.deepEqual(own?.securityGroups, ['main.web'])
})

test('each node uses targets of all zones, unless the group says otherwise (ALB-1)', t => {
	const targets = (lab = labOf()) =>
		specOf(lab)
			?.targetGroups.find(({key}) => key === 'main.pages')
			?.targets.map(({address}) => address)
	t.deepEqual(targets(), ['10.0.11.10', '10.0.12.10'])
	const own = {...document.targetGroups.pages, attributes: {'load_balancing.cross_zone.enabled': false}}
	t.deepEqual(targets(labOf({targetGroups: {...document.targetGroups, pages: own}})), ['10.0.11.10'])
})

test('ALB-5: a healthy target gets all requests; without one all get them', t => {
	const health = (state: object) => ({health: {'health.main.shop.a': state}})
	const used = (learned: object) =>
		specOf(labOf(), learned)
			?.targetGroups.find(({key}) => key === 'main.pages')
			?.targets.map(({address}) => address)
	const lab = labOf()
	const [one, two] = lab.vpcs[0]?.targetGroups.find(({key}) => key === 'main.pages')?.targets ?? []
	t.deepEqual(used(health({[`main.pages ${one?.id}:80`]: 'healthy', [`main.pages ${two?.id}:80`]: 'unhealthy'})), ['10.0.11.10'])
	t.deepEqual(used(health({[`main.pages ${one?.id}:80`]: 'unhealthy'})), ['10.0.11.10', '10.0.12.10'])
})

test('health checks ask for a page, and want 200 (ALB-5)', t => {
	const {daemons = []} = compile(labOf()).namespaces['nlb.main.shop.a'] ?? {}
	const [check] = daemons.flatMap(one => (one.kind === 'health' ? one.checks : []))
	t.like(check, {protocol: 'HTTP', path: '/', intervalSeconds: 30, timeoutSeconds: 5, matcher: [[200, 200]]})
})

test('a node answers its clients itself, whatever becomes of their requests', t => {
	const lab = labOf()
	const {forward, reply} = ask(lab, '10.0.20.10', nodeOf(), tcp(80))
	const inside = ['route-table main.main', 'network-interface load-balancer main.shop.a', 'load-balancer main.shop']
	t.deepEqual(way(forward), ['instance main.client', 'network-interface main.client', ...inside])
	t.is(way(reply)[0], 'load-balancer main.shop')
	t.regex(fate(lab, '10.0.20.10', nodeOf(), tcp(80)), /^answer/)
})

test('its security groups decide; a port that they admit and no listener has is refused', t => {
	const lab = labOf({loadBalancers: {nlb: null, shop: {...shop, securityGroups: ['open']}}})
	t.regex(fate(labOf(), '10.0.20.10', nodeOf(), tcp(81)), /^silence/)
	t.is(predict(lab, {from: '10.0.20.10' as never, to: nodeOf(lab) as never, protocol: 'tcp', port: 81}).verdict, 'refused')
	t.regex(fate(lab, '10.0.20.10', nodeOf(lab)), /^answer/)
})
