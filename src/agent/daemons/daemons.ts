/** The programs that the agent keeps running, and what it does with what they find out. Loaded for labs that have such programs alone. */
import {renameSync, writeFileSync} from 'node:fs'
import type {Learned} from '../../control/learned.ts'
import type {LinkName} from '../../net/names.ts'
import {shortHash} from '../../plan/names.ts'
import {startingMs} from './beginnings.ts'
import {type ControlLoop, createControlLoop} from './control-loop.ts'
import {ObservedState} from './observed-state.ts'
import {Supervisor} from './supervisor.ts'
import type {Changed, DaemonNews, Known, KnownDaemon, PlacedDaemon} from './types.ts'

export type Ran = {
	readonly daemons: number
	readonly started: number
	readonly changed: number
	readonly stopped: number
	/** Those that do not take their configuration. */
	readonly refused: readonly KnownDaemon[]
}

/** Computes the lab anew from what has been learned, under the lab's lock. What `life/` gives the agent to call. */
export type ReconcileLearned = (folder: string, learned: () => Learned, links: ReadonlySet<LinkName>) => Promise<number>

/** Counts that are younger than this are not asked for again. */
const countEveryMs = 1000

/** The daemons of one lab, each with its supervisor, and what is known of them. */
export class Daemons {
	readonly #folder: string
	readonly #say: (text: string) => void
	/** By the daemon's id. */
	readonly #supervisors = new Map<string, Supervisor>()
	readonly #observed = new ObservedState()
	readonly #changes = createChanges()
	readonly #loop: ControlLoop
	#isEnding = false
	#concluding: NodeJS.Timeout | undefined
	#countedAt = Number.NEGATIVE_INFINITY

	constructor(folder: string, reconcileLearned: ReconcileLearned, say: (text: string) => void) {
		this.#folder = folder
		this.#say = say
		const learned = () => remember(folder, this.#observed.learned)
		this.#loop = createControlLoop(links => reconcileLearned(folder, learned, links), say, this.#changes.note)
	}

	/**
	 * Makes the running daemons exactly these. Resolves when each runs, or is known not to start; and those that ran before
	 * have told what they know. The caller has the lab's lock: before that nothing is computed anew.
	 */
	async run(wanted: readonly PlacedDaemon[]): Promise<Ran> {
		const target = new Map(wanted.map(placed => [placed.daemon.id, placed]))
		const gone = [...this.#supervisors].filter(([id, supervisor]) => {
			const placed = target.get(id)
			return !placed || !supervisor.isStillAt(placed)
		})
		for (const [id] of gone) this.#supervisors.delete(id)
		await Promise.all(gone.map(([, supervisor]) => supervisor.stop()))
		if (this.#isEnding) throw new Error('the agent ends')
		for (const [id] of gone) this.#observed.daemonChanged(id, false, Date.now())
		this.#observed.place(wanted, Date.now())
		const changing = [...this.#supervisors].map(([id, supervisor]) => supervisor.change(target.get(id)!))
		const fresh = wanted.filter(({daemon}) => !this.#supervisors.has(daemon.id)).map(placed => this.#start(placed))
		const [changed] = await Promise.all([Promise.all(changing), ...fresh.map(supervisor => supervisor.heard())])
		this.#loop.changed([])
		this.#noteChange()
		return {
			daemons: this.#supervisors.size,
			started: fresh.length,
			changed: changed.filter(Boolean).length,
			stopped: gone.length,
			refused: [...this.#supervisors.values()].map(supervisor => supervisor.known).filter(({isRefused}) => isRefused)
		}
	}

	async known({fresh = false}: {readonly fresh?: boolean} = {}): Promise<Known> {
		if (fresh) this.#countedAt = Number.NEGATIVE_INFINITY
		await this.#count()
		return this.#known
	}

	/** What is known, once its number is another one. */
	async changed(after: number | undefined): Promise<Changed> {
		const number = await this.#changes.since(after)
		// Not waited for: it would hide what lasts no longer than that.
		void this.#count()
		return {number, known: this.#known}
	}

	/** Ends a tunnel with an IKE DELETE. Errors: no such tunnel end, or charon's words. */
	async terminate(daemon: string, end: string): Promise<void> {
		const kept = this.#supervisors.get(daemon)?.kept
		if (!kept?.terminate) throw new Error(`no charon ${daemon} runs`)
		await kept.terminate(end)
	}

	/** The agent ends: every daemon is sent SIGKILL. */
	killAll() {
		this.#isEnding = true
		for (const supervisor of this.#supervisors.values()) supervisor.killNow()
	}

	#start(placed: PlacedDaemon): Supervisor {
		const {id} = placed.daemon
		const supervisor = new Supervisor(placed, {
			place: {
				folder: `${this.#folder}/daemons/${folderName(id)}`,
				pathOf: namespace => `${this.#folder}/ns/${namespace}`
			},
			say: this.#say,
			onNews: news => this.#heard(id, news),
			onChange: isRunning => {
				this.#loop.changed(this.#observed.daemonChanged(id, isRunning, Date.now()))
				this.#noteChange()
			}
		})
		this.#supervisors.set(id, supervisor)
		return supervisor
	}

	/** Now, and when what is only starting now no longer is. */
	#noteChange() {
		this.#changes.note()
		clearTimeout(this.#concluding)
		this.#concluding = setTimeout(() => this.#changes.note(), startingMs + 100).unref()
	}

	#heard(id: string, news: DaemonNews) {
		const links = this.#observed.take(id, news, Date.now())
		// Why a tunnel is down changes no route.
		if (news.kind !== 'reason') this.#loop.changed(links)
		this.#changes.note()
	}

	/** charon tells nobody what its tunnels carry. */
	async #count() {
		if (performance.now() - this.#countedAt < countEveryMs) return
		this.#countedAt = performance.now()
		await Promise.all(
			[...this.#supervisors].map(async ([id, {kept}]) => {
				// One that is ending has no answer.
				for (const state of (await kept?.states?.().catch(() => undefined)) ?? []) {
					// Gone, and its event is still on the way.
					if (!state.isUp && this.#observed.isUp(id, state.name)) this.#heard(id, {kind: 'tunnel', state})
					this.#observed.count(id, state)
				}
			})
		)
	}

	get #known(): Known {
		return {
			daemons: [...this.#supervisors.values()].map(supervisor => supervisor.known),
			tunnels: this.#observed.tunnels,
			bgp: this.#observed.routers,
			relearned: this.#loop.facts
		}
	}
}

/** Changes have numbers, from 1 on. */
function createChanges() {
	let number = 1
	let next = Promise.withResolvers<void>()
	return {
		note() {
			number++
			next.resolve()
			next = Promise.withResolvers()
		},
		/** The last one's, once it is not that. */
		async since(after: number | undefined): Promise<number> {
			if (number === after) await next.promise
			return number
		}
	}
}

/** In `learned.json` of the lab's folder: whoever compiles the lab meanwhile compiles with it. */
function remember(folder: string, learned: Learned): Learned {
	writeFileSync(`${folder}/learned.json.new`, JSON.stringify(learned), {mode: 0o600})
	renameSync(`${folder}/learned.json.new`, `${folder}/learned.json`)
	return learned
}

const folderName = (id: string) =>
	/^\w[\w.-]{0,60}$/.test(id) ? id : `${id.replaceAll(/[^\w.-]/g, '-').slice(0, 40)}-${shortHash(id)}`
