/**
 * State of the tunnels, sessions and routes of a running lab, from the agent's observed state and the plan. `vpclab status` and checks read this.
 * Pure.
 */
import type {Learned} from '../control/learned.ts'
import {renderPath} from '../lab/problem.ts'
import {readSource} from '../lab/source.ts'
import type {Path} from '../model/finding.ts'
import {type RouteInForce, routesInForce} from '../plan/selected-routes.ts'
import {type ObservedPath, routersOf} from '../services/frr/shown.ts'
import type {BgpSession} from '../services/frr/status.ts'
import type {Observed} from '../services/observed.ts'
import type {Reason} from '../services/strongswan/reasons.ts'
import {type ObservedTunnelEnd, tunnelEndOf} from '../services/strongswan/shown.ts'
import type {DataPath} from './data-path.ts'
import {type VirtualInterfaceReport, virtualInterfacesOf} from './direct-connect-status.ts'
import {type HealthCheckReport, healthCheckReports} from './health-check-status.ts'
import type {LabState} from './state.ts'
import {type TargetReport, targetReports} from './target-health.ts'
import {type TunnelTrouble, tunnelPath, tunnelTroubles} from './tunnel-troubles.ts'
import {onUnderlay} from './underlay-troubles.ts'

export type StatusReport = {
	readonly lab: string
	/** The data path of tunnels. Absent: the lab has none. */
	readonly dataPath?: DataPath
	readonly tunnels: readonly TunnelReport[]
	readonly virtualInterfaces: readonly VirtualInterfaceReport[]
	readonly sessions: readonly SessionReport[]
	/** Targets of load balancers, by each node's health checks. */
	readonly targets: readonly TargetReport[]
	/** Route 53's health checks. */
	readonly healthChecks: readonly HealthCheckReport[]
	readonly learned: readonly LearnedReport[]
	readonly selected: readonly RouteInForce[]
	/** Problems of tunnels, each with the place in the lab file that causes it. */
	readonly troubles: readonly TroubleReport[]
	readonly daemons: Observed['daemons']
	/** How often routes were recomputed. */
	readonly reconciliations: Observed['reconciliations']
}

export type TunnelReport = {
	/** `office:1`. */
	readonly tunnel: string
	readonly isUp: boolean
	/** It is not up yet, but has only just started, so that means nothing. */
	readonly isStarting?: true
	/** Milliseconds since the epoch. */
	readonly sinceMs: number
	readonly aws?: ObservedTunnelEnd
	readonly customer?: ObservedTunnelEnd
	/** Why it is down, or carries only part of the traffic. */
	readonly reason?: Pick<Reason, 'words' | 'line'> & {readonly kind: TunnelTrouble['kind']}
	/** `lab.yaml:21:3`, the place in the lab file of the tunnel, or of the part that causes the reason. */
	readonly at: string
}

/** `at`: `lab.yaml:21:3`, or the path in the document if there is no text. */
export type TroubleReport = Omit<TunnelTrouble, 'path'> & {readonly path: string; readonly at: string}

type SessionReport = BgpSession & {readonly router: string}
type LearnedReport = ObservedPath & {readonly router: string}

/** Hides places from a learner, who has to find the wrong line. */
export const withoutPlaces = ({tunnels, virtualInterfaces, troubles, ...rest}: StatusReport): StatusReport => ({
	...rest,
	tunnels: tunnels.map(tunnel => ({...tunnel, at: ''})),
	virtualInterfaces: virtualInterfaces.map(one => ({...one, at: ''})),
	troubles: troubles.map(trouble => ({...trouble, at: '', path: ''}))
})

export function statusOf({name, loaded, plan, file, dataPath}: LabState, observed: Observed, learned: Learned): StatusReport {
	const locate = locator(loaded.source.text, file)
	const troubles = tunnelTroubles(plan.vpn ?? {}, observed, loaded.document)
		.map(trouble => onUnderlay(trouble, loaded))
		.map(({path, ...trouble}) => ({...trouble, path: renderPath(path), at: locate(path)}))
	return {
		lab: name,
		...(dataPath && {dataPath}),
		tunnels: Object.entries(plan.vpn ?? {}).map(([tunnel, planned]) => {
			const [aws, customer] = [tunnelEndOf(observed, planned.aws), tunnelEndOf(observed, planned.customer)]
			const both = [aws, customer].filter(end => end !== undefined)
			const isUp = both.length === 2 && both.every(end => end.isUp)
			const trouble = troubles.find(one => one.tunnel === tunnel && one.about === 'tunnel')
			return {
				tunnel,
				isUp,
				...(!trouble && both.some(end => end.isStarting) && {isStarting: true as const}),
				sinceMs: Math.max(...both.map(({sinceMs}) => sinceMs), 0),
				...(aws && {aws}),
				...(customer && {customer}),
				...(trouble && {reason: {kind: trouble.kind, words: trouble.words, line: trouble.line}}),
				at: trouble?.at ?? locate(tunnelPath(planned, loaded.document))
			}
		}),
		virtualInterfaces: virtualInterfacesOf(loaded.lab, observed, locate),
		sessions: routersOf(observed).flatMap(({router, sessions}) => sessions.map(session => ({router, ...session}))),
		targets: targetReports(observed, loaded.lab),
		healthChecks: healthCheckReports(observed, loaded.lab, learned),
		learned: routersOf(observed).flatMap(({router, paths}) => paths.map(path => ({router, ...path}))),
		selected: routesInForce(loaded.lab, learned),
		troubles,
		daemons: observed.daemons,
		reconciliations: observed.reconciliations
	}
}

/** The place of a document's path in the file; for a key that is omitted there, that of the nearest enclosing one. */
function locator(text: string, file: string): (path: Path) => string {
	try {
		const source = readSource(text, file)
		return path => {
			const place = source.locate(path)
			return place ? `${file}:${place.line}:${place.column}` : renderPath(path)
		}
	} catch {
		// The lab was made by a program.
		return renderPath
	}
}
