/** Folds the reports of flow logs. No effects. */
import type {Observer} from '../contract.ts'
import type {ShownLog} from './shown.ts'
import type {FlowLogSpec, LogReport} from './types.ts'

export type FlowLogTypes = {
	readonly spec: FlowLogSpec
	readonly report: readonly LogReport[]
	/** By instance id and log id. */
	readonly state: ReadonlyMap<string, ShownLog>
	/** Routing does not depend on flow logs. */
	readonly facts: undefined
	readonly shown: readonly ShownLog[]
	readonly troubleKind: 'skipped-records'
	readonly command: {readonly name: 'none'; readonly argument: never}
}

export const flowLogObserver: Observer<FlowLogTypes> = {
	initial: new Map(),
	fold(state, news) {
		switch (news.kind) {
			case 'placed': {
				const placed = new Set(news.placed.flatMap(({daemon}) => daemon.logs.map(log => `${daemon.id} ${log.id}`)))
				return new Map([...state].filter(([key]) => placed.has(key)))
			}
			case 'running':
				return state
			case 'report': {
				const next = new Map(state)
				for (const report of news.report) {
					const key = `${news.id} ${report.log}`
					const before = state.get(key)
					next.set(key, {
						...report,
						id: news.id,
						lines: (before?.lines ?? 0) + report.lines,
						skipped: (before?.skipped ?? 0) + report.skipped
					})
				}
				return next
			}
		}
	},
	facts: () => undefined,
	show: state => [...state.values()],
	troubles: shown =>
		shown
			.filter(({skipped}) => skipped > 0)
			.map(({id, log, skipped}) => ({
				daemon: id,
				part: log,
				kind: 'skipped-records' as const,
				words: `flow log ${log} lacks records in ${skipped} windows`,
				line: 'SKIPDATA',
				isCause: true
			}))
}
