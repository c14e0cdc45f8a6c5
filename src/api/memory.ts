/** What the server keeps besides the lab: deleted things, which AWS shows for an hour, and client tokens. */
import type {Item} from '../aws/view.ts'
import {AwsError} from './errors.ts'
import type {Edit} from './part.ts'

const hourMs = 3_600_000
/** Most tokens and deleted things; older ones are forgotten first. */
const most = 10_000

type Gone = {readonly word: string; readonly item: Item; readonly untilMs: number}
type Known = {readonly input: string; readonly answer: Item; readonly untilMs: number}

export function newMemory() {
	const gone: Gone[] = []
	const tokens = new Map<string, Known>()
	return {
		gone: (word: string, nowMs: number): readonly Item[] =>
			gone.filter(one => one.word === word && one.untilMs > nowMs).map(({item}) => item),
		bury(items: NonNullable<Edit['gone']>, nowMs: number): void {
			while (gone[0] && (gone[0].untilMs <= nowMs || gone.length > most)) gone.shift()
			gone.push(...items.map(one => ({...one, untilMs: nowMs + hourMs})))
		},
		/** The answer to an earlier call with the same token. Errors: AwsError, if that call had a different input. */
		answerTo(token: string, input: Item, nowMs: number): Item | undefined {
			const known = tokens.get(token)
			if (!known || known.untilMs < nowMs) return undefined
			if (known.input !== JSON.stringify(input)) {
				throw new AwsError(
					'IdempotentParameterMismatch',
					'The client token that was provided is not idempotent: it was used before with other parameters'
				)
			}
			return known.answer
		},
		keep(token: string, input: Item, answer: Item, nowMs: number): void {
			const [oldest] = tokens.keys()
			if (tokens.size >= most && oldest !== undefined) tokens.delete(oldest)
			tokens.set(token, {input: JSON.stringify(input), answer, untilMs: nowMs + 24 * hourMs})
		}
	}
}
