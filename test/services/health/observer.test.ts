import test from 'ava'
import type {News} from '../../../src/services/contract.ts'
import {type HealthTypes, healthAfter, healthObserver} from '../../../src/services/health/observer.ts'
import type {HealthSpec, TargetCheck} from '../../../src/services/health/types.ts'

const check: TargetCheck = {
	key: 'main.web i-1:80',
	address: '10.0.0.5',
	port: 80,
	protocol: 'TCP',
	path: '/',
	matcher: [[200, 399]],
	intervalSeconds: 30,
	timeoutSeconds: 10,
	healthyThreshold: 3,
	unhealthyThreshold: 2
}
const id = 'health.main.nlb.a'
const around = {nowMs: 0, links: []}

/** Each a millisecond after the one before. */
const folded = (...news: readonly object[]) =>
	news.reduce(
		(state: HealthTypes['state'], one, nowMs) => healthObserver.fold(state, {...one, nowMs} as News<HealthTypes>),
		healthObserver.initial
	)

function placed(spec: Partial<TargetCheck> = {}) {
	const daemon: HealthSpec = {kind: 'health', id, checks: [{...check, ...spec}]}
	return {kind: 'placed' as const, placed: [{namespace: 'nlb.main.nlb.a', daemon}]}
}
const running = {kind: 'running' as const, id, isRunning: true}
const told = (result: string, streak: number) => ({kind: 'report' as const, id, report: [{key: check.key, result, streak}]})
const factOf = (state: HealthTypes['state']) => healthObserver.facts(state, around)[id]?.[check.key]

test('NLB-7: the first success makes a new target healthy, and until then nothing is known of it', t => {
	t.is(factOf(folded(placed(), running)), undefined)
	t.is(factOf(folded(placed(), running, told('ok', 1))), 'healthy')
	t.is(factOf(folded(placed(), running, told('request timed out', 1))), undefined)
})

test('NLB-7: so many failures in a row make it unhealthy, so many successes healthy again', t => {
	const healthy = [placed(), running, told('ok', 1)]
	t.is(factOf(folded(...healthy, told('connection refused', 1))), 'healthy')
	t.is(factOf(folded(...healthy, told('connection refused', 2))), 'unhealthy')
	const unhealthy = [...healthy, told('connection refused', 2)]
	t.is(factOf(folded(...unhealthy, told('ok', 2))), 'unhealthy')
	t.is(factOf(folded(...unhealthy, told('ok', 3))), 'healthy')
	t.is(healthAfter({state: 'unhealthy', wanted: check}, {key: check.key, result: 'ok', streak: 2}), 'unhealthy')
})

test('an unhealthy target says why', t => {
	const state = folded(placed(), running, told('connection refused', 2))
	const [trouble] = healthObserver.troubles(healthObserver.show(state, around))
	t.is(trouble?.words, 'target main.web i-1:80 is unhealthy: connection refused')
})

test('a target at another address begins anew; other thresholds do not change what is known', t => {
	const before = [placed(), running, told('ok', 1)]
	t.is(factOf(folded(...before, placed({address: '10.0.0.6'}))), undefined)
	t.is(factOf(folded(...before, placed({healthyThreshold: 5}))), 'healthy')
})

test('of a program that has ended nothing is known', t => {
	t.is(factOf(folded(placed(), running, told('ok', 1), {...running, isRunning: false})), undefined)
})
