/** The services that the agent keeps running, and how it handles their reports. Loaded only for labs with services. */
import {renameSync, writeFileSync} from 'node:fs'
import {isDeepStrictEqual} from 'node:util'
import type {LinkName} from '../../net/names.ts'
import {shortHash} from '../../plan/names.ts'
import {startingMs} from '../../services/beginnings.ts'
import type {Command, Placed, Service, ServiceTypes} from '../../services/contract.ts'
import type {Changed, Observed, ObservedDaemon} from '../../services/observed.ts'
import type {LoadService} from '../../services/registry.ts'
import type {Facts} from '../../services/services.ts'
import {createChanges} from './changes.ts'
import {type ControlLoop, createControlLoop} from './control-loop.ts'
import {ObservedState} from './observed-state.ts'
import {Supervisor} from './supervisor.ts'

export type Ran = {
	readonly daemons: number
	readonly started: number
	readonly changed: number
	readonly stopped: number
	/** Instances that refuse their configuration. */
	readonly refused: readonly ObservedDaemon[]
}

/** Recomputes the lab from the learned facts, under the lab's lock. Provided by `life/`. */
export type ReconcileLearned = (folder: string, learned: () => Facts, links: ReadonlySet<LinkName>) => Promise<number>

export type SupervisorsOptions = {
	/** The lab's folder. */
	readonly folder: string
	readonly loadService: LoadService
	readonly reconcileLearned: ReconcileLearned
	readonly log: (text: string) => void
}

/** Measurements younger than this are not repeated. */
const measureEveryMs = 1000

/** All instances of services in one lab, each with its supervisor, and their observed state. */
export class Supervisors {
	readonly #options: SupervisorsOptions
	/** By instance id. */
	readonly #supervisors = new Map<string, Supervisor>()
	readonly #observed = new ObservedState()
	readonly #changes = createChanges()
	readonly #loop: ControlLoop
	/** The facts that the control loop has last been given. */
	#facts: Facts = {}
	#isEnding = false
	#concluding: NodeJS.Timeout | undefined
	#measuredAt = Number.NEGATIVE_INFINITY

	constructor(options: SupervisorsOptions) {
		this.#options = options
		const {folder, reconcileLearned, log} = options
		const learned = () => remember(folder, this.#observed.facts)
		this.#loop = createControlLoop(links => reconcileLearned(folder, learned, links), log, this.#changes.note)
	}

	/**
	 * Makes the running instances exactly these. Resolves when each runs or has failed to start, and adopted ones have reported their state.
	 * The caller holds the lab's lock: nothing is recomputed before it is released.
	 */
	async run(wanted: readonly Placed[]): Promise<Ran> {
		const services = await this.#load(new Set(wanted.map(({daemon}) => daemon.kind)))
		const target = new Map(wanted.map(placed => [placed.daemon.id, placed]))
		const gone = [...this.#supervisors].filter(([id, supervisor]) => {
			const placed = target.get(id)
			return !placed || !supervisor.isStillAt(placed)
		})
		for (const [id] of gone) this.#supervisors.delete(id)
		await Promise.all(gone.map(([, supervisor]) => supervisor.stop()))
		if (this.#isEnding) throw new Error('the agent ends')
		for (const [id, {placed}] of gone) this.#observed.running(placed.daemon.kind, id, false)
		this.#observed.place(wanted, services)
		const changing = [...this.#supervisors].map(([id, supervisor]) => supervisor.change(target.get(id)!))
		const fresh = wanted
			.filter(({daemon}) => !this.#supervisors.has(daemon.id))
			.map(placed => this.#start(placed, services.get(placed.daemon.kind)!))
		const [changed] = await Promise.all([Promise.all(changing), ...fresh.map(supervisor => supervisor.reported())])
		this.#reconcile([])
		this.#noteChange()
		return {
			daemons: this.#supervisors.size,
			started: fresh.length,
			changed: changed.filter(Boolean).length,
			stopped: gone.length,
			refused: [...this.#supervisors.values()].map(({observed}) => observed).filter(({isRefused}) => isRefused)
		}
	}

	/** `fresh`: measures instances now, however recent the last measurements are. */
	async observe({fresh = false}: {readonly fresh?: boolean} = {}): Promise<Observed> {
		if (fresh) this.#measuredAt = Number.NEGATIVE_INFINITY
		await this.#measure()
		return this.#now
	}

	/** The observed state, as soon as its number is not `after`. */
	async changed(after: number | undefined): Promise<Changed> {
		const number = await this.#changes.since(after)
		// Not awaited: changes that are shorter than a measurement would be missed.
		void this.#measure()
		return {number, observed: this.#now}
	}

	/** Errors: there is no such instance, or its own error message. */
	async command(id: string, command: Command): Promise<void> {
		const running = this.#supervisors.get(id)?.running
		if (!running) throw new Error(`${id} does not run`)
		if (!running.command) throw new Error(`${id} takes no command "${command.name}"`)
		await running.command(command)
	}

	/** The agent ends: every process is sent SIGKILL. */
	killAll() {
		this.#isEnding = true
		for (const supervisor of this.#supervisors.values()) supervisor.killNow()
	}

	async #load(kinds: ReadonlySet<string>): Promise<ReadonlyMap<string, Service<ServiceTypes>>> {
		return new Map(await Promise.all([...kinds].map(async kind => [kind, await this.#options.loadService(kind)] as const)))
	}

	#start(placed: Placed, service: Service<ServiceTypes>): Supervisor {
		const {id, kind} = placed.daemon
		const {folder, log} = this.#options
		const supervisor = new Supervisor(placed, {
			service,
			place: {
				folder: `${folder}/daemons/${folderName(id)}`,
				logsFolder: `${folder}/flow-logs`,
				pathOf: namespace => `${folder}/ns/${namespace}`
			},
			log,
			onReport: report => this.#take(kind, id, report),
			onChange: isRunning => {
				this.#reconcile(this.#observed.running(kind, id, isRunning))
				this.#noteChange()
			}
		})
		this.#supervisors.set(id, supervisor)
		return supervisor
	}

	#take(kind: string, id: string, report: unknown) {
		const links = this.#observed.report(kind, id, report)
		this.#reconcileIfChanged(links)
		this.#changes.note()
	}

	/** False: routes do not depend on any of the changes. */
	#reconcileIfChanged(links: readonly LinkName[]): boolean {
		if (links.length === 0 && isDeepStrictEqual(this.#facts, this.#observed.facts)) return false
		this.#reconcile(links)
		return true
	}

	#reconcile(links: readonly LinkName[]) {
		this.#facts = this.#observed.facts
		this.#loop.changed(links)
	}

	/** Notes a change now, and another one when no instance is in its starting phase any more. */
	#noteChange() {
		this.#changes.note()
		clearTimeout(this.#concluding)
		this.#concluding = setTimeout(() => this.#changes.note(), startingMs + 100).unref()
	}

	async #measure() {
		if (performance.now() - this.#measuredAt < measureEveryMs) return
		this.#measuredAt = performance.now()
		await Promise.all(
			[...this.#supervisors].map(async ([id, {placed, running}]) => {
				const {kind} = placed.daemon
				// An instance that is ending does not answer.
				const reports = (await running?.measure?.().catch(() => undefined)) ?? []
				const links = reports.flatMap(report => this.#observed.report(kind, id, report))
				// Nobody waits for changes of counters only.
				if (this.#reconcileIfChanged(links)) this.#changes.note()
			})
		)
	}

	get #now(): Observed {
		return {
			daemons: [...this.#supervisors.values()].map(supervisor => supervisor.observed),
			shown: this.#observed.shown,
			troubles: this.#observed.troubles,
			reconciliations: this.#loop.facts
		}
	}
}

/** Writes `learned.json` in the lab's folder, for commands that compile the lab meanwhile. */
function remember(folder: string, learned: Facts): Facts {
	writeFileSync(`${folder}/learned.json.new`, JSON.stringify(learned), {mode: 0o600})
	renameSync(`${folder}/learned.json.new`, `${folder}/learned.json`)
	return learned
}

const folderName = (id: string) =>
	/^\w[\w.-]{0,60}$/.test(id) ? id : `${id.replaceAll(/[^\w.-]/g, '-').slice(0, 40)}-${shortHash(id)}`
