import {fileURLToPath} from 'node:url'
import type {FailoverRow} from '../../src/verify/outage/failover.ts'
import {type Measure, ms, type Row} from './row.ts'
import {quiet, vpclab} from './star.ts'

const cut = 'direct connect primary'

/**
 * How long traffic stops at each failure, as `vpclab measure-failover` finds it: a VPN with AWS's timers, Direct Connect with BFD.
 * And how soon `vpclab status` says why a tunnel does not come up.
 */
export const failover: Measure = async ({quick, report}) => {
	// 10 and 30 seconds, no BFD.
	for (const row of await measure('vpn-two-tunnels', quick ? ['drop'] : [])) {
		report(gapRow(`VPN, BGP 10/30: ${row.failure}`, row, 40_000))
	}
	for (const row of await measure('dx-with-vpn-backup', [cut])) report(gapRow('Direct Connect, BFD 300 ms × 3: cut', row, 1500))
	const reasonsMs = await timeToReasons()
	report({
		what: 'after `up`: reasons of all five faulty tunnels in status',
		figure: ms(reasonsMs),
		goal: `≤ ${ms(5000)}`,
		met: reasonsMs <= 5000
	})
}

/** Of labs/vpn-broken: each tunnel with a fault of its own, but for the one whose daemon does not run. */
const faulty = ['oslo:1', 'oslo:2', 'bergen:1', 'bergen:2', 'tromso:1']

/** Milliseconds from the end of `up`. */
async function timeToReasons(): Promise<number> {
	await quiet`${vpclab} up ${labFolder('vpn-broken')} --name bench-broken`
	try {
		const begin = performance.now()
		while (performance.now() - begin < 60_000) {
			const {stdout} = await quiet`${vpclab} status bench-broken --json`
			const {troubles} = JSON.parse(stdout) as {readonly troubles: readonly {readonly tunnel?: string}[]}
			if (faulty.every(name => troubles.some(({tunnel}) => tunnel === name))) return performance.now() - begin
		}
		throw new Error('not all reasons within 60 s')
	} finally {
		await quiet`${vpclab} down bench-broken`
	}
}

const labFolder = (name: string) => fileURLToPath(new URL(`../../labs/${name}`, import.meta.url))

/** `failures`: none for all that apply. */
async function measure(lab: string, failures: readonly string[]): Promise<readonly FailoverRow[]> {
	const wanted = failures.flatMap(name => ['--failure', name])
	const {stdout} = await quiet({timeout: '20m'})`${vpclab} measure-failover ${labFolder(lab)} --json ${wanted}`
	return (JSON.parse(stdout) as {readonly failures: readonly FailoverRow[]}).failures
}

function gapRow(what: string, row: FailoverRow, limitMs: number): Row {
	const goal = `≤ ${ms(limitMs)}`
	if ('cannot' in row) return {what, figure: row.cannot, goal, met: false}
	const {gapMs, cameBack, endedBy} = row.outcome
	const ending = endedBy === undefined ? '' : `, ended by ${endedBy}`
	return {what, figure: cameBack ? `${ms(gapMs)}${ending}` : 'never came back', goal, met: cameBack && gapMs <= limitMs}
}
