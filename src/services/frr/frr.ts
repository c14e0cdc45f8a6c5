/** One router's running daemons: queried, changed, stopped. */
import {writeFile} from 'node:fs/promises'
import {ConfigurationRefused, DaemonError, type EndOptions, end} from '../process.ts'
import {isRunning, type ProcessIdentity} from '../process-identity.ts'
import {runInside} from '../program.ts'
import {type FrrCapabilities, frrCapabilities} from './capabilities.ts'
import {changes} from './changes.ts'
import {type FrrProgram, plainNexthops, renderFrr, renderFrrConf, tellChanges} from './render.ts'
import {type BgpPath, type BgpSession, readPaths, readSessions} from './status.ts'
import type {BgpRouter} from './types.ts'
import {parse, untilEnded, vty} from './vty.ts'

export type FrrPlace = {
	/** Only for these daemons: configuration, control sockets, logs, pids. Made if it does not exist; owned by the user frr. */
	readonly folder: string
	/** The router's namespace. */
	readonly namespacePath: string
}

/** In the order in which they are started and configured: bgpd's neighbors and routes need the others. */
export const programs: readonly FrrProgram[] = ['mgmtd', 'zebra', 'staticd', 'bfdd', 'bgpd']

/** The daemons to run: a user's own file may configure any of them; mgmtd runs if this FRR has one. */
export const wanted = (
	{neighbors, ownFrrConf}: BgpRouter,
	{hasMgmtd}: FrrCapabilities = frrCapabilities()
): readonly FrrProgram[] =>
	programs.filter(program => {
		if (program === 'mgmtd') return hasMgmtd
		if (ownFrrConf !== undefined) return true
		return program !== 'staticd' && (program !== 'bfdd' || neighbors.some(({bfd}) => bfd))
	})

export const textOf = (router: BgpRouter) => router.ownFrrConf ?? renderFrrConf(router)

export class Frr {
	readonly place: FrrPlace
	readonly #running: Map<FrrProgram, ProcessIdentity>
	#router: BgpRouter

	constructor(router: BgpRouter, place: FrrPlace, running: Map<FrrProgram, ProcessIdentity>) {
		this.#router = router
		this.place = place
		this.#running = running
	}

	get router(): BgpRouter {
		return this.#router
	}

	/** Whether all of them run. */
	get isRunning(): boolean {
		return [...this.#running.values()].every(isRunning)
	}

	get processes(): ReadonlyMap<FrrProgram, ProcessIdentity> {
		return this.#running
	}

	/** A path that is short enough wherever the folder is: the limit for sockets is 107 bytes. Errors: `DaemonError` for a program that is not among them. */
	socket(program: FrrProgram): string {
		const process = this.#running.get(program)
		if (!process) throw new DaemonError(`${program} does not run for this router`)
		return `/proc/${process.pid}/cwd/${program}.vty`
	}

	/** Sessions, and all paths of both families, as they are now. Errors: `VtyError`. */
	async tables(): Promise<{readonly sessions: readonly BgpSession[]; readonly paths: readonly BgpPath[]}> {
		const printed = await this.run('bgpd', [
			'show bgp summary json',
			'show bgp neighbors json',
			'show bgp ipv4 unicast json detail',
			'show bgp ipv6 unicast json detail'
		])
		const [summary, neighbors, ...families] = printed.map(text => parse(text))
		return {sessions: readSessions(summary, neighbors), paths: families.flatMap(readPaths)}
	}

	/**
	 * Closes sessions with too many prefixes. bgpd counts before it accepts a prefix, so it accepts one more than allowed until something else
	 * arrives; setting the limit again makes it check at once. To be called when routes have arrived (`bgpEvents()`).
	 */
	async holdLimits(sessions: readonly Pick<BgpSession, 'neighbor' | 'family' | 'accepted'>[]): Promise<void> {
		const limits = new Map(
			this.#router.neighbors.map(({address, maximumPrefixes}) => [address, maximumPrefixes ?? Number.POSITIVE_INFINITY])
		)
		const commands = sessions
			.filter(({neighbor, accepted}) => accepted > (limits.get(neighbor) ?? Number.POSITIVE_INFINITY))
			.flatMap(({neighbor, family}) => [
				`address-family ipv${family} unicast`,
				`neighbor ${neighbor} maximum-prefix ${limits.get(neighbor)}`,
				'exit-address-family'
			])
		if (commands.length > 0) await this.run('bgpd', ['configure terminal', `router bgp ${this.#router.asn}`, ...commands, 'end'])
	}

	/** Reconnects within a second to neighbors that refused this router: after each refusal bgpd by itself waits twice as long, up to two minutes. */
	async callAgain(): Promise<void> {
		const [summary = ''] = await this.run('bgpd', ['show bgp summary json'])
		const sessions = readSessions(parse(summary), {})
		const waiting = sessions.filter(({state}) => state === 'Idle').map(({neighbor}) => `clear bgp ${neighbor}`)
		if (waiting.length > 0) await this.run('bgpd', waiting)
	}

	/** Runs configuration lines or commands, each as typed after `enable`; returns their output. Errors: `VtyError`. */
	run(program: FrrProgram, commands: readonly string[]): Promise<readonly string[]> {
		return vty(this.socket(program), commands)
	}

	/**
	 * Applies another configuration without a restart: sessions whose own lines do not change stay up.
	 * Errors: `VtyError`. `DaemonError` if it needs a restart: the user's own file, BFD for the first time.
	 */
	async reload(router: BgpRouter): Promise<void> {
		if (router.ownFrrConf !== undefined || this.#router.ownFrrConf !== undefined) {
			throw new DaemonError("a change of a user's own frr.conf needs a restart")
		}
		if (wanted(router).some(program => !this.#running.has(program))) {
			throw new DaemonError('BFD needs a restart: bfdd does not run yet')
		}
		const [before, after] = [renderFrr(this.#router), renderFrr(router)]
		await this.#carryOut(program => changes(before[program], after[program]))
		await writeFile(`${this.place.folder}/frr.conf`, textOf(router))
		this.#router = router
	}

	/** Loads the whole configuration, after the start. */
	async load(): Promise<void> {
		if (this.#router.ownFrrConf !== undefined) return this.#loadOwn()
		const texts = renderFrr(this.#router)
		await this.#carryOut(program => changes('', texts[program]))
	}

	async #carryOut(commandsOf: (program: FrrProgram) => readonly string[]) {
		for (const program of programs) {
			const commands = commandsOf(program)
			// bgpd looks through a prefix list for each line that it adds: a thousand lines are seconds of work.
			const timeoutMs = 20_000 + 100 * commands.length
			if (commands.length > 0) await vty(this.socket(program), ['configure terminal', ...commands, 'end'], {timeoutMs})
		}
	}

	/** Parts of a user's file belong to different daemons, which only vtysh can tell apart. */
	async #loadOwn() {
		const {folder, namespacePath} = this.place
		await vty(this.socket('zebra'), ['configure terminal', ...plainNexthops, 'end'])
		const argv = ['vtysh', '--vty_socket', folder, '--config_dir', folder, '-f', `${folder}/frr.conf`] as const
		await runInside(namespacePath, argv, {timeoutMs: 20_000}).catch((error: Error) => {
			throw /\bline \d+: /.test(error.message) ? new ConfigurationRefused(error.message) : error
		})
		await vty(this.socket('bgpd'), ['configure terminal', ...tellChanges, 'end'])
	}

	/** Resolves when one of them has ended, however, or on `signal`. */
	async untilEnded(signal?: AbortSignal): Promise<void> {
		const all = new AbortController()
		const either = signal ? AbortSignal.any([signal, all.signal]) : all.signal
		await Promise.race([...this.#running.keys()].map(program => untilEnded(this.socket(program), either)))
		all.abort()
	}

	/** Notifies the neighbors (CEASE) and removes the routes. `SIGKILL`: at once; zebra's routes stay in the kernel then. */
	async stop(options?: EndOptions): Promise<void> {
		// bgpd first, so that it can still remove its routes; zebra without mgmtd would try to reach it as long as it runs.
		const {zebra, mgmtd, ...others} = Object.fromEntries(this.#running) as Partial<Record<FrrProgram, ProcessIdentity>>
		await Promise.all(Object.values(others).map(process => end(process, options)))
		if (zebra) await end(zebra, options)
		if (mgmtd) await end(mgmtd, options)
	}
}
