/** The observer of a service whose instances report listeners that they could not open. No effects. */
import type {News, Observer, ServiceTypes, Spec} from './contract.ts'

export type ListenerTypes<Own extends Spec> = {
	readonly spec: Own
	/** Problems with listeners, in words. */
	readonly report: readonly string[]
	/** Reports by instance id. */
	readonly state: ReadonlyMap<string, readonly string[]>
	readonly facts: null
	readonly shown: readonly {readonly id: string; readonly problems: readonly string[]}[]
	readonly troubleKind: 'listener-not-open'
	readonly command: {readonly name: 'none'; readonly argument: never}
}

export const listenerObserver = <Own extends Spec>(): Observer<ListenerTypes<Own>> => ({
	initial: new Map(),
	fold: folded,
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
})

function folded<Own extends Spec>(
	state: ListenerTypes<Own>['state'],
	news: News<ListenerTypes<Own> & ServiceTypes>
): ListenerTypes<Own>['state'] {
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
}
