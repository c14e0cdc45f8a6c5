/** Counts a stage's tests from its output. Pure. */
import {stripVTControlCharacters} from 'node:util'

export type Counts = {readonly passed: number; readonly failed: number; readonly skipped: number}

export const none: Counts = {passed: 0, failed: 0, skipped: 0}

export const add = (a: Counts, b: Counts): Counts => ({
	passed: a.passed + b.passed,
	failed: a.failed + b.failed,
	skipped: a.skipped + b.skipped
})

/** A stage without tests of its own (types, lint) counts as one. */
export const countWhole = (ok: boolean): Counts => (ok ? {...none, passed: 1} : {...none, failed: 1})

/** A stage for which this machine lacks something. */
export const skippedWhole: Counts = {...none, skipped: 1}

/** Ava's closing lines. A failure that ava does not count (a crash, a time-out) still counts as one. */
export function countAva(output: string, ok: boolean): Counts {
	const lines = stripVTControlCharacters(output)
	const sum = (pattern: RegExp): number => [...lines.matchAll(pattern)].reduce((total, match) => total + Number(match[1]), 0)
	const failed = sum(/^\s*(\d+) (?:tests?|hooks?) failed$/gm) + sum(/^\s*(\d+) (?:uncaught exceptions?|unhandled rejections?)$/gm)
	return {
		// If one failed, ava does not print how many passed.
		passed: sum(/^\s*(\d+) tests? passed$/gm) || (lines.match(/^\s*✔ /gm)?.length ?? 0),
		failed: ok ? failed : Math.max(failed, 1),
		skipped: sum(/^\s*(\d+) tests? (?:skipped|todo)$/gm)
	}
}

/**
 * The end of a failed stage's output, where ava prints failures in full. It is shown again after all stages, since
 * people look at the last lines of a long run. At most 60 lines.
 */
export function closingWords(output: string): string {
	const lines = stripVTControlCharacters(output).trimEnd().split('\n')
	const rule = lines.findLastIndex(line => line.trim() === '─')
	return lines
		.slice(Math.max(rule + 1, 0))
		.slice(-60)
		.join('\n')
		.trim()
}

/** Ava found no test file. */
export const foundNoTests = (output: string): boolean => /Couldn.t find any files to test/.test(output)

/** `12 passed, 0 failed`, and `, 1 skipped` if any were: the line that CI looks for. */
export const render = ({passed, failed, skipped}: Counts): string =>
	`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
