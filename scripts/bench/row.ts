import {chalk} from 'zx'

export type Row = {
	readonly what: string
	/** What was measured and its reference, with units. */
	readonly figure: string
	readonly goal?: string
	/** Undefined: a figure without a goal. */
	readonly met?: boolean
}

export type Bench = {
	/** For files; removed at the end. The state directory of all labs is in it. */
	readonly folder: string
	/** Fewer repetitions and sizes. */
	readonly quick: boolean
	readonly report: (row: Row) => void
}

export type Measure = (bench: Bench) => Promise<void>

export function renderRow({what, figure, goal, met}: Row): string {
	const mark = met === undefined ? ' ' : met ? chalk.green('✔') : chalk.red('✘')
	return `${mark} ${what.padEnd(58)} ${figure}${goal ? chalk.dim(`   goal: ${goal}`) : ''}`
}

export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b)
	const middle = sorted.length >> 1
	return sorted.length % 2 === 1 ? (sorted[middle] ?? Number.NaN) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

export const ms = (value: number): string =>
	value < 10 ? `${value.toFixed(1)} ms` : value < 10_000 ? `${Math.round(value)} ms` : `${(value / 1000).toFixed(1)} s`

export const times = (value: number): string => `${value.toFixed(2)} ×`

/** A figure beside its reference, with the ratio that the goal is about. */
export function ratioRow(
	what: string,
	[value, reference]: readonly [number, number],
	show: (value: number) => string,
	goal: {readonly most?: number; readonly least?: number}
): Row {
	const ratio = value / reference
	const figure = `${times(ratio)}  (${show(value)} / ${show(reference)})`
	if (goal.most === undefined && goal.least === undefined) return {what, figure}
	return {
		what,
		figure,
		goal: goal.most === undefined ? `≥ ${goal.least} ×` : `≤ ${goal.most} ×`,
		met: goal.most === undefined ? ratio >= (goal.least ?? 0) : ratio <= goal.most
	}
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
	const start = performance.now()
	await work()
	return performance.now() - start
}
