import test from 'ava'
import {metricsOf} from '../../../src/aws/shown.ts'
import {loadLab} from '../../../src/lab/load.ts'
import type {TargetReading} from '../../../src/metrics/types.ts'
import {compile} from '../../../src/plan/compile.ts'

const {lab} = await loadLab('labs/nlb-zones', {})
const plan = compile(lab)
const [group] = lab.vpcs[0]!.targetGroups
const [balancer] = lab.vpcs[0]!.loadBalancers

/** What is counted of the one target group. `states`: of web1 and web2, by node. */
function counted(states: Readonly<Record<string, readonly [string, string]>>) {
	const targets = Object.entries(states).flatMap(([node, all]) =>
		all.map((state, index): TargetReading => ({node, targetGroup: group!.key, target: `i-${index}:80`, state}))
	)
	const readings = {atMs: 0, counters: new Map(), upTunnels: new Set<string>(), targets}
	return metricsOf({lab, plan, before: readings, now: readings}).map(({name, value}) => [name, value])
}

test('a host is healthy if each node says so, and unhealthy if one does', t => {
	t.deepEqual(counted({'main.shop.public-a': ['healthy', 'healthy'], 'main.shop.public-b': ['healthy', 'unhealthy']}), [
		['HealthyHostCount', 1],
		['UnHealthyHostCount', 1]
	])
})

test('one that is registering or draining is neither', t => {
	t.deepEqual(counted({'main.shop.public-a': ['initial', 'draining']}), [
		['HealthyHostCount', 0],
		['UnHealthyHostCount', 0]
	])
})

test("dimensions are CloudWatch's; targets of no load balancer are not counted", t => {
	const target = {targetGroup: group!.key, target: 'i-0:80', state: 'healthy'}
	const readings = {
		atMs: 0,
		counters: new Map(),
		upTunnels: new Set<string>(),
		targets: [
			{...target, node: 'main.shop.public-a'},
			{...target, node: ''}
		]
	}
	const all = metricsOf({lab, plan, before: readings, now: readings})
	t.deepEqual(
		all.map(({namespace, of, dimensions}) => ({namespace, of, dimensions})),
		[0, 1].map(() => ({
			namespace: 'AWS/NetworkELB',
			of: 'main.web',
			dimensions: {
				LoadBalancer: balancer!.arn.replace(/^.*:loadbalancer\//, ''),
				TargetGroup: group!.arn.replace(/^.*:/, '')
			}
		}))
	)
})
