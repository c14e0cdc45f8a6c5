import type {Colors} from 'picocolors/types.js'
import {listPending} from '../render-pending.ts'
import type {CheckEvent, CheckResult, Report} from '../report.ts'
import {renderResult, renderSummary} from './pretty.ts'
import {visibleEvent} from './visible-report.ts'

export type LiveOptions = {
	readonly write: (text: string) => void
	/** A terminal shows the running check on a line that is overwritten. */
	readonly isTerminal: boolean
	/** Width of the terminal in characters, read each time. Default: 80. */
	readonly columns?: () => number | undefined
	readonly colors: Colors
}

export type Live = {onEvent(event: CheckEvent): void; finish(reports: readonly Report[]): void}

/** Shows results in the order of the lab file, each as soon as all previous ones are known. */
export function live({write, isTerminal, columns = () => 80, colors}: LiveOptions): Live {
	let ended = new Map<number, CheckResult>()
	let running = new Map<number, string>()
	let next = 0
	let all = 0
	let pending: readonly string[] = []

	const status = () => {
		if (isTerminal && (running.size > 0 || pending.length > 0)) {
			const what =
				running.size > 0
					? `${running.size} running: ${[...running.values()].at(-1)}`
					: `waiting until the network has converged: ${listPending(pending)}`
			const text = `  ${next + ended.size}/${all}, ${what}`
			write(colors.dim(text.slice(0, (columns() ?? 80) - 1).replace(/[\ud800-\udbff]$/, '')))
		}
	}

	return {
		onEvent(given) {
			const event = visibleEvent(given)
			const clear = isTerminal ? '\r\u001b[K' : ''
			switch (event.type) {
				case 'started':
					;[ended, running, next, all] = [new Map(), new Map(), 0, event.total]
					write(`${clear}${colors.bold(event.lab)}\n`)
					break
				case 'converging':
					pending = event.pending
					break
				case 'running':
					pending = []
					running.set(event.index, event.title)
					break
				case 'retrying':
					running.set(event.index, `${event.title}, got ${event.got}`)
					break
				case 'ended':
					running.delete(event.result.index)
					ended.set(event.result.index, event.result)
					break
			}

			write(clear)
			for (let result = ended.get(next); result; result = ended.get(next)) {
				write(`${renderResult(result, colors)}\n`)
				ended.delete(next++)
			}

			status()
		},
		finish(reports) {
			write(`${isTerminal ? '\r\u001b[K' : ''}\n${renderSummary(reports, colors)}`)
		}
	}
}
