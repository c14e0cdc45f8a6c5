/** Folds the outcomes of checks into the health of targets (NLB-7). No effects. */
import type {News, Observer} from '../contract.ts'
import type {Health, HealthFacts} from './facts.ts'
import type {ObservedTarget} from './shown.ts'
import type {HealthSpec, Outcome, TargetCheck} from './types.ts'

export type HealthTypes = {
	readonly spec: HealthSpec
	readonly report: readonly Outcome[]
	/** By instance id and key of the check. */
	readonly state: ReadonlyMap<string, TargetState>
	readonly facts: HealthFacts
	readonly shown: readonly ObservedTarget[]
	readonly troubleKind: 'failed-health-checks'
	readonly command: {readonly name: 'none'; readonly argument: never}
}

type TargetState = ObservedTarget & {readonly wanted: TargetCheck}

const keyOf = (id: string, check: string): string => `${id} ${check}`

export const healthObserver: Observer<HealthTypes> = {
	initial: new Map(),
	fold(state, news) {
		switch (news.kind) {
			case 'placed':
				return place(state, news)
			case 'running':
				return news.isRunning
					? state
					: new Map([...state].map(([key, one]) => [key, one.id === news.id ? forgotten(one, news.nowMs) : one]))
			case 'report':
				return withOutcomes(state, news.id, news.report, news.nowMs)
		}
	},
	facts(state) {
		const facts: Record<string, Record<string, Health>> = {}
		for (const {id, check, state: health} of state.values()) {
			facts[id] ??= {}
			if (health !== 'initial') facts[id][check] = health
		}
		return facts
	},
	show: state => [...state.values()].map(({wanted: _, ...shown}) => shown),
	troubles: shown =>
		shown
			.filter(({state}) => state === 'unhealthy')
			.map(({id, check, result = ''}) => ({
				daemon: id,
				part: check,
				kind: 'failed-health-checks' as const,
				words: `target ${check} is unhealthy: ${result}`,
				line: result,
				isCause: true
			}))
}

const place = (
	state: HealthTypes['state'],
	{placed, nowMs}: News<HealthTypes> & {readonly kind: 'placed'}
): HealthTypes['state'] =>
	new Map(
		placed.flatMap(({daemon: {id, checks}}) =>
			checks.map(wanted => {
				const before = state.get(keyOf(id, wanted.key))
				const fresh = {id, check: wanted.key, state: 'initial' as const, sinceMs: nowMs, wanted}
				// With another address or port it is another target.
				const isSame = before?.wanted.address === wanted.address && before.wanted.port === wanted.port
				return [keyOf(id, wanted.key), before && isSame ? {...before, wanted} : fresh] as const
			})
		)
	)

const forgotten = ({result: _, ...one}: TargetState, nowMs: number): TargetState => ({...one, state: 'initial', sinceMs: nowMs})

function withOutcomes(
	state: HealthTypes['state'],
	id: string,
	outcomes: readonly Outcome[],
	nowMs: number
): HealthTypes['state'] {
	const next = new Map(state)
	for (const outcome of outcomes) {
		const key = keyOf(id, outcome.key)
		const before = state.get(key)
		if (!before) continue
		const health = healthAfter(before, outcome)
		next.set(key, {...before, state: health, result: outcome.result, sinceMs: health === before.state ? before.sinceMs : nowMs})
	}
	return next
}

/** The first success makes a new target healthy; after that, the state changes after a threshold of outcomes in a row. */
export function healthAfter(
	{
		state,
		wanted
	}: {readonly state: ObservedTarget['state']; readonly wanted: Pick<TargetCheck, 'healthyThreshold' | 'unhealthyThreshold'>},
	{result, streak}: Outcome
): ObservedTarget['state'] {
	if (result === 'ok') return state === 'initial' || streak >= wanted.healthyThreshold ? 'healthy' : state
	return streak >= wanted.unhealthyThreshold ? 'unhealthy' : state
}
