/** How every kind of check is run. */

import type {Network} from '../verify/network.ts'
import type {CheckRun, Run, RunOptions} from '../verify/run.ts'
import {runAction} from '../verify/run-action.ts'
import {runProbe} from '../verify/run-probe.ts'
import {actionKinds} from './actions.ts'
import type {CheckItem, CheckName} from './all.ts'
import {runBgp} from './bgp.run.ts'
import {runCapture} from './capture.run.ts'
import {runOutage} from './outage.run.ts'
import {probeKinds} from './probes.ts'
import {runRoute} from './route.run.ts'
import {runCommand} from './run.run.ts'
import {runTunnel} from './tunnel.run.ts'
import {runWait} from './wait.run.ts'

/** Runs all kinds of a group in the same way. */
const alike = <K extends object, R>(kinds: K, run: R) =>
	Object.fromEntries(Object.keys(kinds).map(name => [name, run])) as {readonly [Name in keyof K]: R}

const runs: {readonly [Name in CheckName]: Run<Name>} = {
	...alike(probeKinds, runProbe),
	capture: runCapture,
	bgp: runBgp,
	tunnel: runTunnel,
	route: runRoute,
	// The modules of checks that measure are loaded when a lab first needs them.
	balance: async (...args) => (await import('./balance.run.ts')).runBalance(...args),
	flowLog: async (...args) => (await import('./flow-log.run.ts')).runFlowLog(...args),
	targetHealth: async (...args) => (await import('./target-health.run.ts')).runTargetHealth(...args),
	metric: async (...args) => (await import('./metric.run.ts')).runMetric(...args),
	throughput: async (...args) => (await import('./throughput.run.ts')).runThroughput(...args),
	run: runCommand,
	outage: runOutage,
	...alike(actionKinds, runAction),
	wait: runWait
}

export const runOne = (item: CheckItem, network: Network, options: RunOptions): Promise<CheckRun> =>
	(runs[item.kind] as (item: CheckItem, network: Network, options: RunOptions) => Promise<CheckRun>)(item, network, options)
