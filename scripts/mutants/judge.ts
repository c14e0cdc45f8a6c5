/** Whether a check failed in a mutant, and for the right reason. Pure. */
import type {CheckResult, Report} from '../../src/verify/report.ts'
import type {Mutant} from './mutants.ts'
import type {Prohibition} from './prohibitions.ts'

export type Judged = {
	readonly prohibition: Prohibition
	readonly isKilled: boolean
	/** The check's result, in words. */
	readonly got: string
}

/** Judges every target. `report`: the mutant's, as by `vpclab test --json`; undefined: it could not be raised. */
export const judgeMutant = (
	{targets, positions}: Mutant,
	report: Pick<Report, 'results'> | undefined,
	trouble = ''
): readonly Judged[] =>
	targets.map(prohibition => {
		const result = report?.results[positions.indexOf(prohibition.index)]
		if (!result) return {prohibition, isKilled: false, got: `the mutant did not run: ${trouble}`}
		return {prohibition, isKilled: failedRightly(prohibition, result), got: saidOf(result)}
	})

const saidOf = ({verdict, got, why}: CheckResult): string =>
	[`${verdict}`, got ?? '', why ?? ''].filter(text => text !== '').join(': ')

/** A check that was not run, since one before it failed, proves nothing; nor does one that could not be run. */
function failedRightly({forbids}: Prohibition, {verdict, outcome, observed, why = '', got = ''}: CheckResult): boolean {
	if (verdict !== 'failed') return false
	switch (forbids.kind) {
		case 'answer':
		case 'surplus':
			return outcome !== undefined && !['failed', 'timeout', 'unreachable'].includes(outcome.got)
		case 'packet':
			return why.includes(' must not see ')
		case 'route':
			return observed?.about === 'route' && observed.route !== undefined
		case 'path':
			return observed?.about === 'path' && observed.path !== undefined
		case 'tunnel':
			return observed?.about === 'tunnel' && observed.state === 'up'
		case 'session':
			return observed?.about === 'session' && observed.session?.isUp === true
		case 'change':
			return got === 'the change was made'
		case 'command':
			return /^exit status 0\b/.test(got)
	}
}
