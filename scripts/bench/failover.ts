import {fileURLToPath} from 'node:url'
import type {FailoverRow} from '../../src/verify/outage/failover.ts'
import {type Measure, ms, type Row} from './row.ts'
import {quiet, vpclab} from './star.ts'

const cut = 'direct connect primary'

/** How long traffic stops at each failure, as `vpclab measure-failover` finds it: a VPN with AWS's timers, Direct Connect with BFD. */
export const failover: Measure = async ({quick, report}) => {
	// 10 and 30 seconds, no BFD.
	for (const row of await measure('vpn-two-tunnels', quick ? ['drop'] : []))
		report(gapRow(`VPN, BGP 10/30: ${row.failure}`, row, 40_000))
	for (const row of await measure('dx-with-vpn-backup', [cut])) report(gapRow('Direct Connect, BFD 300 ms × 3: cut', row, 1500))
}

/** `failures`: none for all that apply. */
async function measure(lab: string, failures: readonly string[]): Promise<readonly FailoverRow[]> {
	const path = fileURLToPath(new URL(`../../labs/${lab}`, import.meta.url))
	const wanted = failures.flatMap(name => ['--failure', name])
	const {stdout} = await quiet({timeout: '20m'})`${vpclab} measure-failover ${path} --json ${wanted}`
	return (JSON.parse(stdout) as {readonly failures: readonly FailoverRow[]}).failures
}

function gapRow(what: string, row: FailoverRow, limitMs: number): Row {
	const goal = `≤ ${ms(limitMs)}`
	if ('cannot' in row) return {what, figure: row.cannot, goal, met: false}
	const {gapMs, cameBack, endedBy} = row.outcome
	const ending = endedBy === undefined ? '' : `, ended by ${endedBy}`
	return {what, figure: cameBack ? `${ms(gapMs)}${ending}` : 'never came back', goal, met: cameBack && gapMs <= limitMs}
}
