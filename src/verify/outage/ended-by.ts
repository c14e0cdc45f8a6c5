/** Which timer or event ended an outage, derived from the daemons' events while it lasted. Pure. */
import type {EndedBy} from '../../checks/outage.ts'
import type {StateChange} from './changes.ts'
import type {Gap} from './measure.ts'

/** The daemons are polled a few times a second, and traffic flows a moment before they report it. */
const slackMs = 400
/** After IKE detects a failure, BGP notices the loss of its link within this time. */
const togetherMs = 1500

export type Ending = {readonly by: EndedBy /** The event that decided. */; readonly change: StateChange}

/**
 * Both routers must have given up the dead path, so the last one to notice ended it; if a tunnel came up after that, its return did. If
 * nothing was lost, it is the event that moved traffic in time. Undefined: it never ended, or nothing was reported.
 */
export function endingOf(gap: Gap | undefined, changes: readonly StateChange[]): Ending | undefined {
	if (!gap) {
		const first = changes.find(({isUp}) => !isUp)
		return first && {by: causeOf(first, changes), change: first}
	}
	if (gap.endMs === undefined) return undefined
	const before = changes
		.filter(({ms}) => ms >= gap.startMs - slackMs && ms <= gap.endMs! + slackMs)
		.toSorted((a, b) => a.ms - b.ms)
	const down = before.findLast(({isUp}) => !isUp)
	const up = before.findLast(({isUp}) => isUp)
	if (up && (!down || up.ms > down.ms)) return {by: 'return', change: up}
	return down && {by: causeOf(down, before), change: down}
}

function causeOf(change: StateChange, all: readonly StateChange[]): EndedBy {
	if (change.kind === 'ipsec') return change.why === 'peer-is-dead' || change.why === 'unreachable' ? 'dpd' : 'withdrawal'
	switch (change.trouble) {
		case 'hold-time':
			return 'hold-time'
		case 'bfd':
			return 'bfd'
		case 'interface-down':
		case 'no-route':
		case 'no-answer':
		case 'other':
		case undefined: {
			const tunnel = all.findLast(
				one =>
					one.kind === 'ipsec' &&
					!one.isUp &&
					one.tunnel === change.tunnel &&
					one.side === change.side &&
					Math.abs(one.ms - change.ms) < togetherMs
			)
			return tunnel ? causeOf(tunnel, all) : 'withdrawal'
		}
		default:
			return 'withdrawal'
	}
}
