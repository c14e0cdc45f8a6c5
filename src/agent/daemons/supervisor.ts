import {mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {dirname} from 'node:path'
import {setTimeout as pause} from 'node:timers/promises'
import {isDeepStrictEqual} from 'node:util'
import type {Daemon} from '../../plan/types.ts'
import {ConfigurationRefused} from '../../services/process.ts'
import {keepIpsecOrBgp} from './kinds.ts'
import type {DaemonNews, Kept, KnownDaemon, Place, PlacedDaemon} from './types.ts'

/** The longest pause before a daemon that keeps ending is started again. */
const longestPauseMs = 10_000
/** One that has run so long had no trouble in starting: the next start is at once. */
const settledAfterMs = 10_000

export type SupervisorOptions = {
	readonly place: Place
	readonly onNews: (news: DaemonNews) => void
	/** It runs, or does no longer: its links have been made, or have vanished. */
	readonly onChange: (isRunning: boolean) => void
	readonly say: (text: string) => void
}

/**
 * Keeps one daemon running: takes over the one that runs, or starts one, watches it, and starts it again when it ends.
 * Its configuration stands in `daemon.json` of its folder, so that whoever takes it over knows what it runs with.
 */
export class Supervisor {
	#placed: PlacedDaemon
	readonly #options: SupervisorOptions
	#inode: number | undefined
	#kept: Kept | undefined
	#starts = 0
	#trouble: string | undefined
	/** Its configuration is why it does not run. */
	#isRefused = false
	#state: KnownDaemon['state'] = 'starting'
	readonly #stopping = new AbortController()
	#waking = new AbortController()
	#watch: {close(): void} | undefined
	readonly #loop: Promise<void>
	#firstStart: {resolve(): void; promise: Promise<void>}
	readonly #heard = Promise.withResolvers<void>()
	#inTurn: Promise<unknown> = Promise.resolve()

	constructor(placed: PlacedDaemon, options: SupervisorOptions) {
		this.#placed = placed
		this.#options = options
		const {promise, resolve} = Promise.withResolvers<void>()
		this.#firstStart = {promise, resolve}
		this.#loop = this.#run().finally(() => this.#firstStart.resolve())
	}

	get placed(): PlacedDaemon {
		return this.#placed
	}

	get kept(): Kept | undefined {
		return this.#kept
	}

	get known(): KnownDaemon {
		const {namespace, daemon} = this.#placed
		return {
			id: daemon.id,
			kind: daemon.kind,
			namespace,
			state: this.#state,
			pids: this.#kept?.pids ?? [],
			starts: this.#starts,
			...(this.#trouble !== undefined && {trouble: this.#trouble}),
			...(this.#isRefused && {isRefused: true as const})
		}
	}

	/** Resolves when it runs, or when it is known that it does not start: then it is tried again, and `known` says why. */
	started(): Promise<void> {
		return this.#firstStart.promise
	}

	/**
	 * One that was running before has told how things stand, or has ended: until then nothing may be concluded from what is
	 * not known. Resolves at once for one that was started.
	 */
	async heard(): Promise<void> {
		await this.started()
		if (this.#kept?.adopted) await this.#heard.promise
	}

	/** Whether it stands where the plan has it: a namespace may have been made anew under its name. */
	isStillAt({namespace, daemon}: PlacedDaemon): boolean {
		const own = this.#placed
		const sameRouter = own.daemon.kind !== 'ipsec' || (daemon.kind === 'ipsec' && daemon.router === own.daemon.router)
		return own.namespace === namespace && own.daemon.kind === daemon.kind && sameRouter && this.#inode === this.#inodeNow()
	}

	/** Gives it its new configuration; where it has to be started anew for that, it is. True: something was done. */
	async change(placed: PlacedDaemon): Promise<boolean> {
		if (isDeepStrictEqual(placed.daemon, this.#placed.daemon)) return false
		this.#placed = placed
		const {promise, resolve} = Promise.withResolvers<void>()
		const work = this.#inTurn.then(async () => {
			const kept = this.#kept
			if (!kept) {
				// Between two starts: the next one is with this, and at once.
				this.#isRefused = false
				this.#firstStart = {promise, resolve}
				this.#waking.abort()
				return
			}
			const done = await kept.reload(placed.daemon).catch((error: unknown) => {
				this.#options.say(`${placed.daemon.id}: ${wordsOf(error)}`)
				return false
			})
			if (done) {
				this.#remember()
				return resolve()
			}
			this.#firstStart = {promise, resolve}
			await kept.kill()
		})
		this.#inTurn = work.catch(() => undefined)
		await work
		await promise
		return true
	}

	/** Ends the daemon, for good. */
	async stop(): Promise<void> {
		this.#stopping.abort()
		this.#watch?.close()
		const {daemon} = this.#placed
		const saysGoodbye = daemon.kind === 'ipsec' && daemon.saysGoodbye === true
		await (saysGoodbye && this.#kept?.leave ? this.#kept.leave() : this.#kept?.kill())
		await this.#loop
		rmSync(this.#options.place.folder, {recursive: true, force: true})
	}

	/** The agent ends, and its daemons with it: no time for more than a signal. */
	killNow() {
		this.#stopping.abort()
		for (const pid of this.#kept?.pids ?? []) {
			try {
				process.kill(pid, 'SIGKILL')
			} catch {
				// It has ended.
			}
		}
	}

	async #run(): Promise<void> {
		const {place, onChange, say} = this.#options
		const {signal} = this.#stopping
		let failures = 0
		// Its own folder is the daemon's to make, with the owner that it needs.
		mkdirSync(dirname(place.folder), {recursive: true, mode: 0o700})
		while (!signal.aborted) {
			const begin = performance.now()
			const begun = this.#placed
			try {
				this.#inode = this.#inodeNow()
				// One that is refused is expected to be refused again: until it is not, nothing has changed.
				if (!this.#isRefused) this.#state = 'starting'
				const kept = await keepIpsecOrBgp(begun, place, this.#remembered())
				this.#kept = kept
				if (!kept.adopted) this.#starts++
				if (signal.aborted) return void (await kept.kill())
				await this.#catchUp(kept, begun)
				this.#remember()
				const watch = await kept.watch()
				this.#watch = watch
				this.#state = 'running'
				this.#trouble = undefined
				this.#isRefused = false
				onChange(true)
				this.#firstStart.resolve()
				for await (const news of watch) {
					this.#options.onNews(news)
					if (news.kind !== 'reason') this.#heard.resolve()
				}
				if (signal.aborted) return
				this.#trouble = 'it ended'
			} catch (error) {
				this.#trouble = wordsOf(error)
				this.#isRefused = error instanceof ConfigurationRefused && begun === this.#placed
			}
			this.#heard.resolve()
			// Watching may have ended for another reason than the daemon's end.
			await this.#kept?.kill().catch(() => undefined)
			this.#kept = undefined
			this.#state = 'waiting'
			failures = performance.now() - begin > settledAfterMs ? 0 : failures + 1
			if (signal.aborted) return
			say(`${this.#placed.daemon.id}: ${this.#trouble}; it is started again`)
			onChange(false)
			// Of another configuration than it had: that one is still to be tried.
			const isAnother = begun !== this.#placed
			if (!isAnother && (failures > 1 || this.#isRefused)) this.#firstStart.resolve()
			const pauseMs = failures <= 1 ? 0 : Math.min(longestPauseMs, 125 * 2 ** failures)
			this.#waking = new AbortController()
			if (isAnother) continue
			await pause(pauseMs, undefined, {signal: AbortSignal.any([signal, this.#waking.signal])}).catch(() => undefined)
		}
	}

	/** What it is to run with may have changed while it was starting with what it was to run with then. */
	async #catchUp(kept: Kept, begun: PlacedDaemon): Promise<void> {
		for (let placed = begun; placed !== this.#placed; ) {
			placed = this.#placed
			if (!(await kept.reload(placed.daemon))) throw new Error('its configuration changed while it was starting')
		}
	}

	#inodeNow = () => statSync(this.#options.place.pathOf(this.#placed.namespace), {throwIfNoEntry: false})?.ino

	#remembered(): Daemon | undefined {
		try {
			return JSON.parse(readFileSync(`${this.#options.place.folder}/daemon.json`, 'utf8'))
		} catch {
			return undefined
		}
	}

	#remember() {
		const path = `${this.#options.place.folder}/daemon.json`
		writeFileSync(`${path}.new`, JSON.stringify(this.#placed.daemon), {mode: 0o600})
		renameSync(`${path}.new`, path)
	}
}

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
