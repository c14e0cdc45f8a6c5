import {setTimeout as delay} from 'node:timers/promises'
import type {ItemNamed} from '../../checks/all.ts'
import type {ObservationItem} from '../../checks/observations.ts'
import type {Network} from '../network.ts'
import type {ObservedStatus} from '../observed.ts'
import type {CheckResult} from '../report.ts'
import type {CheckRun, Run, RunOptions} from '../run.ts'
import type {Look} from './look.ts'

type Name = ObservationItem['kind']

/** How one kind of observation is made. */
export type ObservationRun<K extends Name> = {
	/** Observes once. */
	look(item: ItemNamed<K>, network: Network, signal: AbortSignal | undefined): Promise<Look>
	/** Arguments of the command that shows it: `status demo`. */
	byHand(item: ItemNamed<K>, lab: string): string
	parties?(item: ItemNamed<K>): Pick<CheckResult, 'from' | 'to'>
}

/** Observes until the expected state is reached, for at most `withinMs`, or the check's own limit. */
export const observing =
	<K extends Name>({look, byHand, parties}: ObservationRun<K>): Run<K> =>
	async (item, network, {withinMs, signal, cli = './vpclab', onRetry}: Omit<RunOptions, 'probe'>): Promise<CheckRun> => {
		const deadline = performance.now() + ((item as ObservationItem).withinMs ?? withinMs)
		for (let attempts = 1; ; attempts++) {
			const {isFinal, ...seen} = await look(item, network, signal)
			const pauseMs = Math.min(500, 25 * 2 ** attempts)
			if (seen.passed || isFinal || signal?.aborted || performance.now() + pauseMs > deadline) {
				return {...seen, ...parties?.(item), attempts, command: `${cli} ${byHand(item, network.name)}`}
			}

			onRetry?.(attempts, seen.got)
			await delay(pauseMs, undefined, {...(signal && {signal})}).catch(() => {}) // interrupted: the last observation counts
		}
	}

/** Observes the state that the lab's agent reports. If the agent does not answer, that is the observation. */
export const reported =
	<K extends Name>(look: (item: ItemNamed<K>, now: ObservedStatus) => Look): ObservationRun<K>['look'] =>
	async (item, network) => {
		try {
			return look(item, await network.status())
		} catch (error) {
			const message = error instanceof Error ? error.message : String(error)
			return {passed: false, why: `the lab's agent does not report it: ${message}`, expected: 'an answer', got: message}
		}
	}
