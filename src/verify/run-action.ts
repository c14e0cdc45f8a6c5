import type {ActionItem} from '../checks/actions.ts'
import type {ExpectationVerdict} from './judge.ts'
import type {Network} from './network.ts'
import type {CheckRun, RunOptions} from './run.ts'

/** An action passes if it succeeds, or if it is refused with exactly the expected code. */
export async function runAction(item: ActionItem, network: Network, {signal}: Pick<RunOptions, 'signal'>): Promise<CheckRun> {
	const refused = item.kind === 'change' ? item.refused : undefined
	const expected = refused === undefined ? {} : {expected: `refused with ${refused}`}
	try {
		await network.act(item, signal)
	} catch (error) {
		const codes = codesOf(error)
		const message = error instanceof Error ? error.message : String(error)
		const got = codes.length > 0 ? `refused with ${codes.join(', ')}` : 'it failed'
		const verdict: ExpectationVerdict =
			refused !== undefined && codes.includes(refused)
				? {passed: true}
				: {
						passed: false,
						why:
							refused === undefined
								? message
								: `expected refused with ${refused}, ${got === 'it failed' ? got : `got ${got}`}: ${message}`
					}
		return {...verdict, ...expected, attempts: 1, got}
	}

	return refused === undefined
		? {passed: true, attempts: 1}
		: {
				passed: false,
				why: `expected refused with ${refused}, but the change was made`,
				...expected,
				attempts: 1,
				got: 'the change was made'
			}
}

/** AWS's error codes of a `BadLab`'s problems. */
function codesOf(error: unknown): readonly string[] {
	const problems: unknown = error instanceof Error && 'problems' in error ? error.problems : undefined
	return Array.isArray(problems)
		? [
				...new Set(
					problems.flatMap((problem: {readonly code?: unknown}) => (typeof problem.code === 'string' ? [problem.code] : []))
				)
			]
		: []
}
