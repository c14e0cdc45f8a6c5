import type {Captured, CaptureOptions} from '../capture/capture.ts'
import type {Fault} from '../checks/fault.ts'
import {type ProbeName, probeKinds} from '../checks/probes.ts'
import type {TypedQuestion} from '../explain/question.ts'
import type {Explanation} from '../explain/types.ts'
import {BadLab, toProblem} from '../lab/problem.ts'
import {readChecksFor} from '../lab/read.ts'
import type {Lab} from '../model/model.ts'
import type {Host, Plan} from '../plan/types.ts'
import type {ProbeKind, ProbeOutcomes} from '../probes/outcomes.ts'
import type {Report} from '../verify/report.ts'
import type {RunChecksOptions} from '../verify/run-checks.ts'
import type {ExecOptions, Executed} from './execute.ts'
import type {ExplainLiveOptions} from './explain.ts'
import {findHost, findPoint, type Meant} from './in-lab.ts'
import type {LiveLab} from './network.ts'
import {addressNamed, type ProbeOptions, question} from './probe-question.ts'
import type {LabState} from './state.ts'
import type {StatusReport} from './status.ts'

type ProbeMethod<K extends ProbeName> = (
	from: string,
	to: string,
	options?: ProbeOptions<K>
) => Promise<ProbeOutcomes[K & ProbeKind]>

/** A method for every kind of probe. `to` of `dns` is the name that is asked for. */
type Probes = {readonly [K in keyof typeof probeKinds]: ProbeMethod<K>}

/**
 * A running lab.
 *
 * Hosts are named as in checks: `web`, or `main.web` where several VPCs have one. `to` is a host, an address, or a name that says which address
 * (`web.public`, `web.eth1`, `nat.private`); `tcp` and `udp` want a port (`db:5432`), `http` takes a URL (`http://web:8080/path`) as well. A
 * probe runs once and returns what came: silence is an answer (`{got: 'timeout'}`), not an error.
 *
 * All methods throw `BadLab` if a name means nothing in the lab, or AWS would refuse a change.
 */
export type RunningLab = Probes & {
	readonly name: string

	/**
	 * Why a packet arrives or is lost, hop by hop in both directions, with a fix. It is also sent and captured on its way, unless `sends` is
	 * false: `measured.disagreements` is empty where packets did what is predicted. `to` has a port for tcp and udp.
	 */
	explain(from: string, to: string, options?: ExplainOptions): Promise<Explanation>

	/**
	 * Captures at points of the network (`web`, `eni:web`, `igw:main`, `nat:main.nat`, an id or an address, …) while `during` runs: returns its
	 * result, and what passed, by time.
	 */
	capture<T>(points: string | readonly string[], options: WatchOptions, during: () => Promise<T>): Promise<Watched<T>>

	/**
	 * Changes the running lab by a patch in the lab file's own terms: a JSON merge patch, where null deletes and `{add: […], remove: […]}` edits
	 * a list. When it resolves, packets see it. Unaffected connections go on.
	 *
	 * Resolves to the number of changes that the kernel took. Errors: `BadLab`, whose problems carry AWS's codes; then nothing has changed.
	 */
	change(patch: Readonly<Record<string, unknown>>): Promise<number>
	/**
	 * Cuts off a zone (`{zone: 'a'}`), the host under an instance (`{instance: 'web'}`), a link (`{link: 'web:eth1'}`), a VPN tunnel
	 * (`{tunnel: 'office:1', how: 'drop'}`), a site's power (`{site: 'office'}`) or a Direct Connect (`{directConnect: 'primary'}`).
	 */
	fail(what: Fault['what']): Promise<void>
	/** Heals a failure. */
	heal(what: Fault['what']): Promise<void>
	/** Stops an instance: it loses its automatic public address, routes to it become blackholes. */
	stop(instance: string): Promise<void>
	start(instance: string): Promise<void>
	/** AWS replaces the endpoint of a tunnel (`office:1`): traffic is moved, the tunnel goes, and is back when this resolves. */
	maintenance(tunnel: string): Promise<void>
	/** The gateway device of a site loses its power for a moment. */
	reboot(site: string): Promise<void>

	/** The address that a name stands for: `nat.public`, `web` as `from` would use it. */
	address(name: string, options?: {readonly from?: string; readonly v6?: boolean}): string
	/** The lab as it is now: as AWS would describe it, and its kernel objects. */
	inspect(): {readonly lab: Lab; readonly plan: Plan}
	/** One host, by name, id or address: its place, and how it is reached. */
	host(name: string): Host
	/** Path of a host's network namespace, for `nsenter --net=`. */
	namespacePath(host: string): string
	/** Runs a program on a host, without a shell. A failure is a result: it throws only if there is no such host. */
	exec(host: string, argv: readonly [program: string, ...string[]], options?: ExecOptions): Promise<Executed>

	/** Tunnels, BGP sessions, learned and selected routes with the reason of each choice, and what keeps one from coming up. */
	status(): Promise<StatusReport>

	/**
	 * Runs the lab file's own checks, including actions; or `checks`, written as there: `[{bgp: {tunnel: 'office:1', expect: 'established'}}]`.
	 * Errors: `BadLab` if `checks` are none, or the file's own do not fit its network.
	 */
	check(options?: CheckOptions): Promise<Report>

	/** Takes the lab down, with everything that runs in it. */
	down(): Promise<void>
}

export type ExplainOptions = ExplainLiveOptions & Pick<TypedQuestion, 'protocol'>
export type CheckOptions = Pick<RunChecksOptions, 'withinMs' | 'onEvent' | 'signal'> & {readonly checks?: readonly unknown[]}
export type WatchOptions = Pick<CaptureOptions, 'filter' | 'snapshot'>
export type Watched<T> = Captured & {readonly result: T}

/** `live` is called at each use: a lab may be handed out before it is raised. */
export function labHandle(live: () => LiveLab, down: () => Promise<void>): RunningLab {
	const methodFor =
		<K extends ProbeName>(kind: K): ProbeMethod<K> =>
		async (from, to, options = {} as ProbeOptions<K>) => {
			const {loaded, plan} = live().state()
			const {namespace, request} = question(kind, from, to, options, loaded, plan)
			const {probe} = await import('../probes/probe.ts')
			return (await probe(live().namespacePath(namespace), request)) as ProbeOutcomes[K & ProbeKind]
		}
	const probes = Object.fromEntries(
		(Object.keys(probeKinds) as ProbeName[]).map(kind => [kind, methodFor(kind)])
	) as object as Probes
	const host = (wanted: string): Host => meantIn(live(), 'host', wanted, findHost, ({hosts}) => hosts).found
	const at = {path: 'change'}
	return {
		get name() {
			return live().name
		},
		...probes,
		async explain(from, to, {protocol, ...options} = {}) {
			const {explainLive} = await import('./explain.ts')
			const found = await explainLive({from, to, protocol}, live(), options)
			if ('message' in found) throw new BadLab([toProblem(found, 'vpclab')])
			return found
		},
		async capture(points, options, during) {
			const {startCapture} = await import('../capture/capture.ts')
			await using capture = await startCapture({...options, points: [points].flat().map(point => targetOf(point, live()))})
			const result = await during()
			return {...(await capture.stop()), result}
		},
		change: async patch => (await live().change(patch)).steps,
		fail: what => live().act({kind: 'fail', what, at}),
		heal: what => live().act({kind: 'heal', what, at}),
		stop: instance => live().act({kind: 'stop', instance, at}),
		start: instance => live().act({kind: 'start', instance, at}),
		maintenance: tunnel => live().act({kind: 'maintenance', tunnel, at}),
		reboot: site => live().act({kind: 'reboot', site, at}),
		address: (name, options = {}) => addressNamed(name, options, live().state().loaded),
		inspect: () => live().current(),
		host,
		namespacePath: name => live().namespacePath(host(name).namespace),
		async exec(name, argv, options = {}) {
			const path = live().namespacePath(host(name).namespace)
			const {execute} = await import('./execute.ts')
			return execute(path, argv, options)
		},
		status: async () => (await live().status()).report,
		async check({checks, ...options} = {}) {
			const {runChecks} = await import('../verify/run-checks.ts')
			const {loaded} = live().state()
			if (checks === undefined && loaded.checkProblems) throw new BadLab(loaded.checkProblems)
			return runChecks(checks === undefined ? loaded.checks : readChecksFor(loaded, checks), live(), options)
		},
		down
	}
}

function targetOf(wanted: string, live: LiveLab) {
	const {name, found: point} = meantIn(live, 'point', wanted, findPoint, ({points}) => points)
	return {name, namespacePath: live.namespacePath(point.namespace), link: point.link, mac: point.mac}
}

/** Errors: `Error` that lists what there is, if nothing or several things are meant. */
function meantIn<T>(
	live: LiveLab,
	noun: string,
	wanted: string,
	find: (state: LabState, wanted: string) => Meant<T>,
	all: (plan: Plan) => object
) {
	const state = live.state()
	const meant = find(state, wanted)
	if ('found' in meant) return meant
	const {several} = meant
	throw new Error(
		several.length > 0
			? `${wanted} is several ${noun}s of lab "${live.name}": ${several.join(', ')}`
			: `lab "${live.name}" has no ${noun} "${wanted}"; there are: ${Object.keys(all(state.plan)).join(', ')}`
	)
}
