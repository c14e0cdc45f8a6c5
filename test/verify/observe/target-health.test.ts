import test from 'ava'
import {lookAtTarget} from '../../../src/checks/target-health.run.ts'
import type {TargetHealthCheck} from '../../../src/checks/target-health.ts'
import {targetReports} from '../../../src/life/target-health.ts'
import {nothingObserved} from '../../../src/services/observed.ts'
import {balanced} from '../../aws/load-balancer/balanced-lab.ts'
import {network} from '../lab.ts'

const lab = balanced({
	targetGroups: {
		pages: {protocol: 'HTTP', port: 80, targets: ['web1', 'web2']},
		idle: {port: 80, targets: ['web1']}
	},
	loadBalancers: {shop: {type: 'application', scheme: 'internal', subnets: ['a', 'b'], listeners: {'HTTP:80': 'pages'}}}
})
const group = lab.vpcs[0]?.targetGroups.find(({key}) => key === 'main.pages')
const [web1, web2] = (group?.targets ?? []).map(({id, port}) => `${id}:${port}`)

const one = (node: string, target: string | undefined, state: 'initial' | 'healthy' | 'unhealthy', result?: string) => ({
	id: `health.main.shop.${node}`,
	check: `main.pages ${target}`,
	state,
	sinceMs: 1000,
	...(result !== undefined && {result})
})

const reports = (...health: ReturnType<typeof one>[]) => targetReports({...nothingObserved, shown: {health}}, lab)

async function look(item: Partial<TargetHealthCheck>, ...health: ReturnType<typeof one>[]) {
	const now = await network().status()
	return lookAtTarget(
		{
			kind: 'targetHealth',
			at: {path: 'checks[0]'},
			targetGroup: 'main.pages',
			target: 'web1',
			expect: {state: 'healthy'},
			...item
		},
		{...now, lab, report: {...now.report, targets: reports(...health)}}
	)
}

test('reasons of targets of an Application Load Balancer say how a check failed (NLB-7)', t => {
	const reasonOf = (result: string) => reports(one('a', web1, 'unhealthy', result))[0]?.reason
	t.is(reasonOf('request timed out'), 'Target.Timeout')
	t.is(reasonOf('health checks failed with these codes: [404]'), 'Target.ResponseCodeMismatch')
	t.is(reasonOf('connection refused'), 'Target.FailedHealthChecks')
	t.is(reports(one('a', web1, 'initial'))[0]?.reason, 'Elb.InitialHealthChecking')
})

test('a target that no node asks is unused, and says why (NLB-14)', t => {
	t.deepEqual(
		reports(one('a', web1, 'healthy'), one('a', web2, 'healthy'))
			.filter(({state}) => state === 'unused')
			.map(({targetGroup, reason}) => [targetGroup, reason]),
		[
			['main.web', 'Target.NotInUse'],
			['main.web', 'Target.NotInUse'],
			['main.idle', 'Target.NotInUse']
		]
	)
})

test('a target is healthy if all nodes say so, or the one that is named', async t => {
	const both = [one('a', web1, 'healthy'), one('b', web1, 'unhealthy', 'connection refused')]
	const seen = await look({}, ...both)
	t.false(seen.passed)
	t.is(seen.got, 'unhealthy, Target.FailedHealthChecks: connection refused (node main.shop.b)')
	t.true((await look({nodes: ['main.shop.a']}, ...both)).passed)
	t.true(
		(await look({nodes: ['main.shop.b'], expect: {state: 'unhealthy', reason: 'Target.FailedHealthChecks'}}, ...both)).passed
	)
	t.false((await look({nodes: ['main.shop.b'], expect: {state: 'unhealthy', reason: 'Target.Timeout'}}, ...both)).passed)
})

test('another instance is not registered, another port neither', async t => {
	t.is((await look({target: 'client'})).got, 'not registered')
	t.is((await look({port: 81}, one('a', web1, 'healthy'))).got, 'not registered')
	t.true((await look({target: '10.0.11.10'}, one('a', web1, 'healthy'))).passed)
})
