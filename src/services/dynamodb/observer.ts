/** Folds the reports of the DynamoDB process. No effects. */
import type {Observer} from '../contract.ts'
import type {DynamoDbSpec} from './types.ts'

export type DynamoDbTypes = {
	readonly spec: DynamoDbSpec
	/** Problems with the tables of the lab file, in words. */
	readonly report: readonly string[]
	/** The report of the only instance. */
	readonly state: readonly string[]
	readonly facts: null
	readonly shown: readonly string[]
	readonly troubleKind: 'table-not-made'
	readonly command: {readonly name: 'none'; readonly argument: never}
}

export const dynamoDbObserver: Observer<DynamoDbTypes> = {
	initial: [],
	fold(state, news) {
		switch (news.kind) {
			case 'placed':
				return news.placed.length === 0 ? [] : state
			case 'running':
				return state
			case 'report':
				return news.report
		}
	},
	facts: () => null,
	show: state => state,
	troubles: shown =>
		shown.map(line => ({
			daemon: 'dynamodb',
			part: line.split(': ')[0] ?? '',
			kind: 'table-not-made' as const,
			words: `table ${line}`,
			line,
			isCause: true
		}))
}
