/** Lets time pass. Checks wait for their expectations by themselves; this is for states that must still hold later. */
import {z} from 'zod'
import {is} from '../aws/schema.ts'
import {alone, type CheckKind} from './kind.ts'

export type Wait = {readonly seconds: number}

const schema = is(
	'a time such as {seconds: 5}',
	z.strictObject({
		seconds: is('seconds', z.number().min(0.001).max(86_400)).describe('How long.')
	})
).describe('Lets time pass before the next check. Checks wait by themselves for what they expect (`withinMs`).')

/** Not scaled on a slow machine: timers that expire meanwhile, such as idle timeouts, do not take longer there either. */
export const wait: CheckKind<typeof schema, Wait> = {
	schema,
	read: written => written,
	title: ({seconds}) => `wait ${seconds} s`,
	nature: () => alone('nothing')
}
