/** How every kind of check is run. */

import type {Network} from '../verify/network.ts'
import type {Ran, Run, RunOptions} from '../verify/run.ts'
import {runAction} from '../verify/run-action.ts'
import {runProbe} from '../verify/run-probe.ts'
import type {CheckItem, CheckName} from './all.ts'
import {runBgp} from './bgp.run.ts'
import {runCapture} from './capture.run.ts'
import {runOutage} from './outage.run.ts'
import {runRoute} from './route.run.ts'
import {runTunnel} from './tunnel.run.ts'

const runs: {readonly [Name in CheckName]: Run<Name>} = {
	ping: runProbe,
	tcp: runProbe,
	udp: runProbe,
	http: runProbe,
	trace: runProbe,
	mtu: runProbe,
	capture: runCapture,
	bgp: runBgp,
	tunnel: runTunnel,
	route: runRoute,
	// The modules of those that measure are loaded when a lab first does.
	balance: async (...args) => (await import('./balance.run.ts')).runBalance(...args),
	throughput: async (...args) => (await import('./throughput.run.ts')).runThroughput(...args),
	outage: runOutage,
	change: runAction,
	fail: runAction,
	heal: runAction,
	stop: runAction,
	start: runAction,
	maintenance: runAction,
	reboot: runAction
}

export const runOne = (item: CheckItem, network: Network, options: RunOptions): Promise<Ran> =>
	(runs[item.kind] as (item: CheckItem, network: Network, options: RunOptions) => Promise<Ran>)(item, network, options)
