/** Folds the outcomes of Route 53's health checkers into the state of health checks (R53-2). No effects. */
import type {News, Observer} from '../contract.ts'
import type {RouteHealthFacts} from './facts.ts'
import type {ObservedChecker, ObservedHealthCheck} from './shown.ts'
import type {EndpointCheck, Outcome, RouteHealthSpec} from './types.ts'

export type RouteHealthTypes = {
	readonly spec: RouteHealthSpec
	readonly report: readonly Outcome[]
	/** By key of the health check. */
	readonly state: ReadonlyMap<string, CheckState>
	readonly facts: RouteHealthFacts
	readonly shown: readonly ObservedHealthCheck[]
	readonly troubleKind: 'unhealthy-endpoint'
	readonly command: {readonly name: 'none'; readonly argument: never}
}

type CheckState = ObservedHealthCheck & {readonly id: string; readonly wanted: EndpointCheck}

/** An endpoint is healthy if more than 18 % of the checkers report it as healthy. */
const leastShare = 0.18

export const routeHealthObserver: Observer<RouteHealthTypes> = {
	initial: new Map(),
	fold(state, news) {
		switch (news.kind) {
			case 'placed':
				return place(state, news)
			case 'running':
				return news.isRunning
					? state
					: new Map([...state].map(([key, one]) => [key, one.id === news.id ? fresh(one.id, one.wanted, news.nowMs) : one]))
			case 'report':
				return withOutcomes(state, news.report, news.nowMs)
		}
	},
	facts: state => Object.fromEntries([...state].map(([key, {isHealthy}]) => [key, isHealthy ? 'healthy' : 'unhealthy'])),
	show: state => [...state.values()].map(({id: _id, wanted: _wanted, ...shown}) => shown),
	troubles: shown =>
		shown
			.filter(({isHealthy}) => !isHealthy)
			.map(({check, checkers}) => {
				const failing = checkers.filter(one => !one.isHealthy)
				const line = failing[0]?.result ?? ''
				return {
					daemon: check,
					part: check,
					kind: 'unhealthy-endpoint' as const,
					words: `health check ${check} is unhealthy for ${failing.length} of ${checkers.length} checkers: ${line}`,
					line,
					isCause: true
				}
			})
}

/** A new health check counts as healthy until enough outcomes are known. */
const fresh = (id: string, wanted: EndpointCheck, nowMs: number): CheckState => ({
	id,
	wanted,
	check: wanted.key,
	isHealthy: true,
	sinceMs: nowMs,
	checkers: wanted.sources.map(source => ({source, isHealthy: true}))
})

const place = (
	state: RouteHealthTypes['state'],
	{placed, nowMs}: News<RouteHealthTypes> & {readonly kind: 'placed'}
): RouteHealthTypes['state'] =>
	new Map(
		placed.flatMap(({daemon: {id, checks}}) =>
			checks.map(wanted => {
				const before = state.get(wanted.key)
				return [wanted.key, before && isSameEndpoint(before.wanted, wanted) ? {...before, wanted} : fresh(id, wanted, nowMs)]
			})
		)
	)

/** With another endpoint, or other checkers, what is known says nothing. */
const isSameEndpoint = (one: EndpointCheck, other: EndpointCheck): boolean =>
	endpointOf(one) === endpointOf(other) && one.sources.join(' ') === other.sources.join(' ')

const endpointOf = ({protocol, address = '', hostName = '', port, path}: EndpointCheck): string =>
	[protocol, address, hostName, port, path].join(' ')

function withOutcomes(state: RouteHealthTypes['state'], outcomes: readonly Outcome[], nowMs: number): RouteHealthTypes['state'] {
	const next = new Map(state)
	for (const [key, own] of Map.groupBy(outcomes, outcome => outcome.key)) {
		const before = next.get(key)
		if (!before) continue
		const bySource = new Map(own.map(outcome => [outcome.source, outcome]))
		const checkers = before.checkers.map(checker => {
			const outcome = bySource.get(checker.source)
			return outcome ? afterOutcome(checker, outcome, before.wanted, nowMs) : checker
		})
		const isHealthy = checkers.filter(one => one.isHealthy).length > leastShare * checkers.length
		next.set(key, {...before, checkers, isHealthy, sinceMs: isHealthy === before.isHealthy ? before.sinceMs : nowMs})
	}
	return next
}

/** A checker changes its mind after as many outcomes in a row as the threshold. */
function afterOutcome(
	checker: ObservedChecker,
	{isSuccess, result, streak}: Outcome,
	{failureThreshold}: EndpointCheck,
	nowMs: number
): ObservedChecker {
	const isHealthy = streak >= failureThreshold ? isSuccess : checker.isHealthy
	const isNew = checker.result !== result || checker.isHealthy !== isHealthy
	return {source: checker.source, isHealthy, result, atMs: isNew ? nowMs : (checker.atMs ?? nowMs)}
}
