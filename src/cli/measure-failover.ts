import {Command} from 'commander'
import type {LiveLab} from '../life/network.ts'
import type {VpnConnection} from '../model/vpn.ts'
import {thisProcess} from '../services/process-identity.ts'
import type {FailoverRow, Failure, ProbeEnds} from '../verify/outage/failover.ts'
import {renderMs, renderOutcome} from '../verify/outage/judge.ts'
import {trustHelp} from './confirm.ts'
import {BadInput, needRoot} from './failing.ts'
import {onlyNameOf} from './find-lab.ts'
import {interruption, printWaiting} from './interruption.ts'
import {table} from './table.ts'
import {print, printJson, printNote} from './terminal.ts'

type Options = {
	readonly connection?: string
	readonly failure?: readonly string[]
	readonly from?: string
	readonly to?: string
	readonly json?: true
}

export const measureFailoverCommand = () =>
	new Command('measure-failover')
		.description(
			'Makes everything of a VPN connection fail that can, one after the other, while a ping and a TCP stream run: measures how long traffic was interrupted, and what ended it. A running lab is used and left as it was; any other is raised and taken down.'
		)
		.argument('<lab>', 'lab file, or folder with a lab.yaml; or the name of a running lab')
		.option('-c, --connection <name>', 'which VPN connection (default: the first)')
		.option('-f, --failure <name...>', 'only these (default: all that apply)')
		.option('--from <host>', "source (default: the first host of the connection's site)")
		.option('--to <host[:port]>', 'target (default: an instance that answers it)')
		.option('--trust', trustHelp)
		.option('--json', 'as JSON')
		.addHelpText(
			'after',
			`
Failures: drop (packets are lost), kill (AWS's end dies), shutdown (of BGP), delete (AWS sends an IKE DELETE),
maintenance (AWS replaces the endpoint), reboot (of the customer's device); and of each Direct Connect connection
of the site 'direct connect NAME' (its line is cut). With AWS's timers (10 and 30 s) that takes some minutes.

Examples:
  vpclab measure-failover labs/vpn-failover
  vpclab measure-failover labs/vpn-ecmp --connection office --json
  vpclab measure-failover labs/dx-with-vpn-backup --failure drop 'direct connect primary'`
		)
		.action(measure)

const what = 'vpclab measure-failover'

async function measure(text: string, options: Options) {
	needRoot(what)
	const signal = interruption()
	const name = onlyNameOf(text)
	const {liveLab} = await import('../life/network.ts')
	if (name !== undefined) {
		const {openState} = await import('../life/running.ts')
		return report(liveLab(openState(name), {what, signal, onWait: printWaiting}), options, signal)
	}
	const [{reconcile}, {loadLab}, {takeDown}] = await Promise.all([
		import('../life/reconcile.ts'),
		import('../lab/load.ts'),
		import('../life/take-down.ts')
	])
	const loaded = await loadLab(text, {badChecks: 'report'})
	connectionOf(loaded.lab.vpn?.connections ?? [], options.connection)
	const owner = thisProcess()
	const {state} = await reconcile(loaded.lab.name, () => loaded, {what, ifRunning: 'refuse', owner, signal})
	try {
		await report(liveLab(state, {what, owner, signal, onWait: printWaiting}), options, signal)
	} finally {
		await takeDown(state.name, {what})
	}
}

function connectionOf(connections: readonly VpnConnection[], wanted: string | undefined): VpnConnection {
	const names = connections.map(({key}) => key)
	const found = connections.find(({key}) => wanted === undefined || key === wanted)
	if (found) return found
	throw new BadInput(
		wanted === undefined
			? 'the lab has no VPN connection'
			: `there is no VPN connection "${wanted}"; there are: ${names.join(', ') || 'none'}`
	)
}

function wantedOf(failures: readonly Failure[], wanted: readonly string[] | undefined): readonly Failure[] {
	const names = failures.map(({name}) => name)
	const unknown = wanted?.find(name => !names.includes(name))
	if (unknown !== undefined) throw new BadInput(`nothing here fails as "${unknown}"; there are: ${names.join(', ')}`)
	return failures.filter(({name}) => wanted?.includes(name) ?? true)
}

async function report(live: LiveLab, options: Options, signal: AbortSignal) {
	const {carryingTunnel, failuresOf, findEnds, measureFailover} = await import('../verify/outage/failover.ts')
	const {lab} = live.current()
	const connection = connectionOf(lab.vpn?.connections ?? [], options.connection)
	const tunnel = carryingTunnel(live.current().plan, connection.key)
	const failures = wantedOf(failuresOf(lab, connection, tunnel), options.failure)
	const ends = await findEnds(live, connection, {
		from: options.from,
		to: options.to === undefined ? undefined : targetOf(options),
		signal
	})
	signal.throwIfAborted()
	if ('cannot' in ends) throw new BadInput(ends.cannot)
	const timers = timersOf(connection)
	const target = `${ends.to.text}${ends.port === undefined ? '' : `:${ends.port}`}`
	printNote(`${live.name}: ${connection.key} (${tunnel}), ${ends.from} → ${target}; ${renderTimers(timers)}\n`)
	const rows = await measureFailover(failures, ends, live, {
		signal,
		onBegin: failure => printNote(`  ${failure.name}: ${failure.what} …\n`),
		onRow: row => printNote(`    ${'cannot' in row ? row.cannot : renderOutcome(row.outcome)}\n`)
	})
	signal.throwIfAborted()
	const data = {lab: live.name, connection: connection.key, tunnel, from: ends.from, to: target, timers, failures: rows}
	if (options.json) {
		printJson(data, '\t')
	} else {
		print(`\n${renderRows(rows)}\n${renderTimers(timers)}\n`)
	}
}

/** `web`, `web:80`, `10.0.0.5`. */
function targetOf({from, to = ''}: Options): ProbeEnds {
	const [, host = to, port] = /^(\[.*\]|[^:]*):(\d{1,5})$/.exec(to) ?? []
	return {
		from: from ?? '',
		to: {kind: 'host', text: host, host, which: 'client'},
		...(port !== undefined && {port: Number(port)})
	}
}

const timersOf = ({routing, keepaliveSeconds, holdSeconds, bfd, tunnels: [{dpd}]}: VpnConnection) => ({
	...(routing === 'bgp' && {keepaliveSeconds, holdSeconds}),
	...(bfd && {bfd}),
	dpdSeconds: dpd.timeoutSeconds
})

function renderTimers({keepaliveSeconds, holdSeconds, bfd, dpdSeconds}: ReturnType<typeof timersOf>): string {
	const bgp = holdSeconds === undefined ? 'no BGP' : `BGP keepalive ${keepaliveSeconds} s, hold time ${holdSeconds} s`
	return `timers in force: ${bgp}, ${bfd ? `BFD ${bfd.intervalMs} ms × ${bfd.multiplier}` : 'no BFD'}, DPD ${dpdSeconds} s`
}

const renderRows = (rows: readonly FailoverRow[]): string =>
	table(
		['failure', 'longest gap', 'pings lost', 'TCP stream', 'longest stall', 'ended by'],
		rows.map(row => {
			if ('cannot' in row) return [row.failure, row.cannot]
			const {gapMs, cameBack, lost, sent, tcp, endedBy} = row.outcome
			return [
				row.failure,
				cameBack ? (gapMs === 0 ? 'none' : renderMs(gapMs)) : 'never came back',
				`${lost} of ${sent}`,
				tcp && (tcp.survived ? 'survived' : 'broke'),
				tcp && renderMs(tcp.stallMs),
				endedBy ?? '-'
			]
		})
	)
