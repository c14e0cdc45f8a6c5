import test from 'ava'
import {routeHealthObserver as observer} from '../../../src/services/route-health/observer.ts'
import type {EndpointCheck, Outcome} from '../../../src/services/route-health/types.ts'

const sources = Array.from({length: 16}, (_, index) => `54.243.31.${index + 193}`)
const check: EndpointCheck = {
	key: 'web',
	protocol: 'HTTP',
	address: '203.0.113.5',
	port: 80,
	path: '/',
	sendsServerName: true,
	intervalSeconds: 30,
	failureThreshold: 3,
	sources
}
const placed = (wanted: EndpointCheck, from = observer.initial) =>
	observer.fold(from, {
		kind: 'placed',
		placed: [{namespace: 'checkers', daemon: {kind: 'route-health', id: 'checkers', checks: [wanted]}}],
		nowMs: 1
	})
const outcomes = (count: number, streak: number): readonly Outcome[] =>
	sources
		.slice(0, count)
		.map(source => ({key: 'web', source, isSuccess: false, result: 'Failure: HTTP Status Code 500, No', streak}))
const reported = (state: ReturnType<typeof placed>, report: readonly Outcome[], nowMs = 2) =>
	observer.fold(state, {kind: 'report', id: 'checkers', report, nowMs})
const around = {nowMs: 3, links: []}
const factsOf = (state: ReturnType<typeof placed>) => observer.facts(state, around)

test('R53-2: a new health check is healthy, and stays so while checkers have not failed often enough', t => {
	t.deepEqual(factsOf(placed(check)), {web: 'healthy'})
	t.deepEqual(factsOf(reported(placed(check), outcomes(16, 2))), {web: 'healthy'})
	t.deepEqual(factsOf(reported(placed(check), outcomes(16, 3))), {web: 'unhealthy'})
})

test('R53-2: an endpoint is healthy while more than 18 % of the checkers reach it', t => {
	t.deepEqual(factsOf(reported(placed(check), outcomes(13, 3))), {web: 'healthy'}, '3 of 16')
	t.deepEqual(factsOf(reported(placed(check), outcomes(14, 3))), {web: 'unhealthy'}, '2 of 16')
})

test('it recovers by as many successes of each checker, and says since when', t => {
	const failed = reported(placed(check), outcomes(16, 3))
	const well = outcomes(16, 3).map(one => ({...one, isSuccess: true, result: 'Success: HTTP Status Code 200, OK'}))
	const almost = reported(
		failed,
		well.map(one => ({...one, streak: 2}))
	)
	t.deepEqual(factsOf(almost), {web: 'unhealthy'})
	const recovered = reported(almost, well, 9)
	t.like(observer.show(recovered, around)[0], {check: 'web', isHealthy: true, sinceMs: 9})
})

test('a trouble quotes Route 53, once for all checkers', t => {
	const [trouble, ...others] = observer.troubles(observer.show(reported(placed(check), outcomes(14, 3)), around))
	t.is(trouble?.words, 'health check web is unhealthy for 14 of 16 checkers: Failure: HTTP Status Code 500, No')
	t.is(others.length, 0)
})

test('another endpoint begins anew; another threshold does not', t => {
	const failed = reported(placed(check), outcomes(16, 3))
	t.deepEqual(factsOf(placed({...check, failureThreshold: 5}, failed)), {web: 'unhealthy'})
	t.deepEqual(factsOf(placed({...check, port: 81}, failed)), {web: 'healthy'})
	t.deepEqual(factsOf(placed({...check, sources: sources.slice(0, 6)}, failed)), {web: 'healthy'})
})
