import {mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {dirname} from 'node:path'
import {setTimeout as pause} from 'node:timers/promises'
import {isDeepStrictEqual} from 'node:util'
import type {Placed, Running, Service, ServicePlace, ServiceTypes, Spec} from '../../services/contract.ts'
import type {ObservedDaemon} from '../../services/observed.ts'
import {ConfigurationRefused} from '../../services/process.ts'

/** The longest pause before a daemon that keeps ending is started again. */
const longestPauseMs = 10_000
/** After running this long a daemon had no trouble in starting: the next start is immediate. */
const settledAfterMs = 10_000

export type SupervisorOptions = {
	readonly service: Service<ServiceTypes>
	readonly place: ServicePlace
	readonly onReport: (report: unknown) => void
	/** Called when it has started or ended: its links exist, or have vanished. */
	readonly onChange: (isRunning: boolean) => void
	readonly log: (text: string) => void
}

/**
 * Keeps one instance of a service running: adopts a running one or starts it, watches it, and restarts it when it ends. Its configuration is
 * kept in `daemon.json` in its folder, so that an agent that adopts it knows its configuration.
 */
export class Supervisor {
	#placed: Placed
	readonly #options: SupervisorOptions
	#inode: number | undefined
	#running: Running<ServiceTypes> | undefined
	/** It was running before this agent. */
	#isAdopted = false
	#starts = 0
	#trouble: string | undefined
	/** It does not run because of its configuration. */
	#isRefused = false
	#state: ObservedDaemon['state'] = 'starting'
	readonly #stopping = new AbortController()
	#waking = new AbortController()
	#watch: {close(): void} | undefined
	readonly #loop: Promise<void>
	#firstStart: {resolve(): void; promise: Promise<void>}
	readonly #reported = Promise.withResolvers<void>()
	#inTurn: Promise<unknown> = Promise.resolve()

	constructor(placed: Placed, options: SupervisorOptions) {
		this.#placed = placed
		this.#options = options
		const {promise, resolve} = Promise.withResolvers<void>()
		this.#firstStart = {promise, resolve}
		this.#loop = this.#run().finally(() => this.#firstStart.resolve())
	}

	get placed(): Placed {
		return this.#placed
	}

	/** Undefined: it is not running. */
	get running(): Running<ServiceTypes> | undefined {
		return this.#running
	}

	get observed(): ObservedDaemon {
		const {namespace, daemon} = this.#placed
		return {
			id: daemon.id,
			kind: daemon.kind as ObservedDaemon['kind'],
			namespace,
			state: this.#state,
			pids: this.#running?.pids ?? [],
			starts: this.#starts,
			...(this.#trouble !== undefined && {trouble: this.#trouble}),
			...(this.#isRefused && {isRefused: true as const})
		}
	}

	/** Resolves when it runs, or has failed to start: then it is retried, and `observed` has the reason. */
	started(): Promise<void> {
		return this.#firstStart.promise
	}

	/**
	 * Resolves when an adopted instance has reported its state or has ended: until then, missing reports mean nothing. At once for
	 * an instance started by this agent.
	 */
	async reported(): Promise<void> {
		await this.started()
		if (this.#running && this.#isAdopted) await this.#reported.promise
	}

	/** Whether it runs in the plan's namespace, which may have been recreated under the same name. */
	isStillAt({namespace, daemon}: Placed): boolean {
		const own = this.#placed
		const {service} = this.#options
		const isSameKind = own.daemon.kind === daemon.kind && service.isSamePlace(own.daemon, daemon)
		return own.namespace === namespace && isSameKind && this.#inode === this.#inodeNow()
	}

	/** Reconfigures it, with a restart if needed. True: something was done. */
	async change(placed: Placed): Promise<boolean> {
		if (isDeepStrictEqual(placed.daemon, this.#placed.daemon)) return false
		this.#placed = placed
		const {promise, resolve} = Promise.withResolvers<void>()
		const work = this.#inTurn.then(async () => {
			const running = this.#running
			if (!running) {
				// It is waiting to be restarted: now that happens at once, with this configuration.
				this.#isRefused = false
				this.#firstStart = {promise, resolve}
				this.#waking.abort()
				return
			}
			const done = await running.reload(placed.daemon).catch((error: unknown) => {
				this.#options.log(`${placed.daemon.id}: ${wordsOf(error)}`)
				return false
			})
			if (done) {
				this.#remember()
				return resolve()
			}
			this.#firstStart = {promise, resolve}
			await running.kill()
		})
		this.#inTurn = work.catch(() => undefined)
		await work
		await promise
		return true
	}

	/** Ends the daemon for good. */
	async stop(): Promise<void> {
		this.#stopping.abort()
		this.#watch?.close()
		const running = this.#running
		await (running?.stop ? running.stop() : running?.kill())
		await this.#loop
		rmSync(this.#options.place.folder, {recursive: true, force: true})
	}

	/** For when the agent ends, and its daemons with it: there is only time for a signal. */
	killNow() {
		this.#stopping.abort()
		for (const pid of this.#running?.pids ?? []) {
			try {
				process.kill(pid, 'SIGKILL')
			} catch {
				// It has ended.
			}
		}
	}

	async #run(): Promise<void> {
		const {place, onChange, log} = this.#options
		const {signal} = this.#stopping
		let failures = 0
		// The daemon makes its own folder, with the owner that it needs.
		mkdirSync(dirname(place.folder), {recursive: true, mode: 0o700})
		while (!signal.aborted) {
			const begin = performance.now()
			const begun = this.#placed
			try {
				this.#inode = this.#inodeNow()
				// A refused configuration will probably be refused again: until it is not, the state stays the same.
				if (!this.#isRefused) this.#state = 'starting'
				const running = await this.#adoptOrStart(begun)
				this.#running = running
				if (signal.aborted) return void (await running.kill())
				await this.#catchUp(running, begun)
				this.#remember()
				const watch = await running.watch()
				this.#watch = watch
				this.#state = 'running'
				this.#trouble = undefined
				this.#isRefused = false
				onChange(true)
				this.#firstStart.resolve()
				for await (const report of watch) {
					this.#options.onReport(report)
					this.#reported.resolve()
				}
				if (signal.aborted) return
				this.#trouble = 'it ended'
			} catch (error) {
				this.#trouble = wordsOf(error)
				this.#isRefused = error instanceof ConfigurationRefused && begun === this.#placed
			}
			this.#reported.resolve()
			// The watch may have ended for another reason than the daemon's end.
			await this.#running?.kill().catch(() => undefined)
			this.#running = undefined
			this.#state = 'waiting'
			failures = performance.now() - begin > settledAfterMs ? 0 : failures + 1
			if (signal.aborted) return
			log(`${this.#placed.daemon.id}: ${this.#trouble}; it is started again`)
			onChange(false)
			// The configuration has changed meanwhile: the new one has not been tried yet.
			const isAnother = begun !== this.#placed
			if (!isAnother && (failures > 1 || this.#isRefused)) this.#firstStart.resolve()
			const pauseMs = failures <= 1 ? 0 : Math.min(longestPauseMs, 125 * 2 ** failures)
			this.#waking = new AbortController()
			if (isAnother) continue
			await pause(pauseMs, undefined, {signal: AbortSignal.any([signal, this.#waking.signal])}).catch(() => undefined)
		}
	}

	async #adoptOrStart(wanted: Placed): Promise<Running<ServiceTypes>> {
		const {place, service} = this.#options
		const {daemon} = wanted
		const before = this.#remembered()
		const isSame = before?.kind === daemon.kind && service.isSamePlace(before, daemon)
		const found = isSame ? await service.adopt(before, wanted, place) : undefined
		this.#isAdopted = found !== undefined && (await found.reload(daemon))
		if (found && this.#isAdopted) return found
		const started = await service.start(wanted, place)
		this.#starts++
		return started
	}

	/** Applies a configuration that has changed while it was starting with the old one. */
	async #catchUp(running: Running<ServiceTypes>, begun: Placed): Promise<void> {
		for (let placed = begun; placed !== this.#placed; ) {
			placed = this.#placed
			if (!(await running.reload(placed.daemon))) throw new Error('its configuration changed while it was starting')
		}
	}

	#inodeNow = () => statSync(this.#options.place.pathOf(this.#placed.namespace), {throwIfNoEntry: false})?.ino

	#remembered(): Spec | undefined {
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
