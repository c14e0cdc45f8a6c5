/** Folds the reports of nodes of Application Load Balancers. No effects. */
import type {Observer} from '../contract.ts'
import type {ApplicationLoadBalancerSpec} from './types.ts'

export type ApplicationLoadBalancerTypes = {
	readonly spec: ApplicationLoadBalancerSpec
	/** Problems with listeners, in words. */
	readonly report: readonly string[]
	/** Reports by instance id. */
	readonly state: ReadonlyMap<string, readonly string[]>
	readonly facts: null
	readonly shown: readonly {readonly id: string; readonly problems: readonly string[]}[]
	readonly troubleKind: 'listener-not-open'
	readonly command: {readonly name: 'none'; readonly argument: never}
}

export const applicationLoadBalancerObserver: Observer<ApplicationLoadBalancerTypes> = {
	initial: new Map(),
	fold(state, news) {
		switch (news.kind) {
			case 'placed': {
				const ids = new Set(news.placed.map(({daemon}) => daemon.id))
				return new Map([...state].filter(([id]) => ids.has(id)))
			}
			case 'running':
				return state
			case 'report':
				return new Map([...state, [news.id, news.report]])
		}
	},
	facts: () => null,
	show: state => [...state].map(([id, problems]) => ({id, problems})),
	troubles: shown =>
		shown.flatMap(({id, problems}) =>
			problems.map(line => ({
				daemon: id,
				part: line.split(': ')[0] ?? '',
				kind: 'listener-not-open' as const,
				words: `listener ${line}`,
				line,
				isCause: true
			}))
		)
}
