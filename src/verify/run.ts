import type {CheckName, ItemNamed} from '../checks/all.ts'
import type {ProbeOutcome, ProbeRequest} from '../probes/outcomes.ts'
import type {ExpectationVerdict} from './judge.ts'
import type {Network, StartCapture} from './network.ts'
import type {CheckResult} from './report.ts'

/** How one kind of check is run. Never throws for what the network does; only for programming errors. */
export type Run<Name extends CheckName> = (item: ItemNamed<Name>, network: Network, options: RunOptions) => Promise<CheckRun>

/** What a check's run adds to its result. */
export type CheckRun = ExpectationVerdict &
	Pick<CheckResult, 'attempts'> &
	Partial<Omit<CheckResult, 'index' | 'kind' | 'title' | 'verdict' | 'ms' | 'at'>>

export type RunOptions = {
	readonly probe: ProbeOnce
	readonly startCapture: StartCapture
	/** How long an expectation may take to become true, unless the check has its own limit. */
	readonly withinMs: number
	readonly signal?: AbortSignal | undefined
	/** The program's name in commands to try by hand. Default: `./vpclab`. */
	readonly cli?: string | undefined
	/** The lab in `explain` by hand. Default: the check's file, since a lab under test is taken down. */
	readonly explainLab?: string | undefined
	/** Whether failures are explained at once. Default: false. */
	readonly explains?: boolean | undefined
	readonly onRetry?: (attempts: number, got: string) => void
}

/** Probes once; `probe` of `probes/`. */
export type ProbeOnce = (
	namespacePath: string,
	request: ProbeRequest,
	options: {readonly signal?: AbortSignal | undefined}
) => Promise<ProbeOutcome>
