import {actionKinds} from '../checks/actions.ts'
import type {CheckItem} from '../checks/all.ts'
import type {Where} from '../checks/kind.ts'
import type {Network} from './network.ts'
import {type CheckEvent, type CheckResult, type Report, reportOf} from './report.ts'
import {type RunChecksOptions, runChecks} from './run-checks.ts'

/** A check, or why it is impossible in this network: it refers to something that is gone, or is an action that AWS would refuse. */
export type PossibleCheck = {readonly item: CheckItem} | Impossible

type Impossible = {
	readonly kind: CheckItem['kind']
	readonly name?: string
	readonly at: Where
	readonly problems: readonly {readonly message: string; readonly code?: string; readonly fix?: string}[]
}

/**
 * Like `runChecks()`, for checks that may no longer fit the network. An impossible check fails and shows why; checks after an impossible action
 * are skipped, since they were written for the network after that action.
 */
export async function runPossible(
	checks: readonly PossibleCheck[],
	network: Network,
	{onEvent, ...options}: RunChecksOptions = {}
): Promise<Report> {
	const begin = performance.now()
	const {run, decided} = divide(checks)
	const indexed = (index: number): number => run[index]?.index ?? index
	onEvent?.({type: 'started', lab: network.name, total: checks.length})
	for (const result of decided) onEvent?.({type: 'ended', result})
	const {results} = await runChecks(
		run.map(({item}) => item),
		network,
		{...options, ...(onEvent && {onEvent: event => forward(event, indexed, onEvent)})}
	)
	const all = [...decided, ...results.map(result => ({...result, index: indexed(result.index)}))]
	return reportOf(
		network.name,
		all.sort((a, b) => a.index - b.index),
		performance.now() - begin
	)
}

type Divided = {
	/** The checks to run. */
	readonly run: readonly {readonly index: number; readonly item: CheckItem}[]
	/** The results of all other checks. */
	readonly decided: readonly CheckResult[]
}

function divide(checks: readonly PossibleCheck[]): Divided {
	const run: Divided['run'][number][] = []
	const decided: CheckResult[] = []
	let skipping: string | undefined
	for (const [index, check] of checks.entries()) {
		if ('problems' in check) {
			decided.push(resultOf(check, index, 'failed', [...new Set(check.problems.map(renderProblem))].join('; ')))
			if (check.kind in actionKinds) skipping ??= `the action before it is not possible here: ${titleOf(check)}`
		} else if (skipping !== undefined) {
			const {kind, at, name} = check.item
			decided.push(resultOf({kind, at, ...(name !== undefined && {name})}, index, 'skipped', skipping))
		} else {
			run.push({index, item: check.item})
		}
	}
	return {run, decided}
}

const renderProblem = ({message, code, fix}: Impossible['problems'][number]): string =>
	`${message}${code ? ` [${code}]` : ''}${fix ? ` (${fix})` : ''}`

const titleOf = ({kind, name, at}: Omit<Impossible, 'problems'>): string => name ?? `${kind} at ${at.path}`

const resultOf = (
	check: Omit<Impossible, 'problems'>,
	index: number,
	verdict: 'failed' | 'skipped',
	why: string
): CheckResult => ({index, kind: check.kind, title: titleOf(check), verdict, why, ms: 0, attempts: 0, at: check.at})

function forward(event: CheckEvent, indexed: (index: number) => number, onEvent: (event: CheckEvent) => void): void {
	if (event.type === 'started') return
	if (event.type === 'ended') {
		onEvent({...event, result: {...event.result, index: indexed(event.result.index)}})
	} else if (event.type === 'converging') {
		onEvent(event)
	} else {
		onEvent({...event, index: indexed(event.index)})
	}
}
