import {statSync} from 'node:fs'
import {setTimeout as pause} from 'node:timers/promises'
import type {NamespaceName} from '../../net/names.ts'
import type {Daemon} from '../../plan/types.ts'
import {type BgpEvent, type BgpEvents, bgpEvents} from '../../services/frr/events.ts'
import {adoptFrr, type Frr, type FrrPlace, startFrr} from '../../services/frr/start.ts'
import type {BgpSession} from '../../services/frr/status.ts'
import {VtyError} from '../../services/frr/vty.ts'
import {DaemonError} from '../../services/process.ts'
import type {DaemonNews, Kept, KnownRouter, Place, PlacedDaemon} from './types.ts'

type Bgp = Extract<Daemon, {kind: 'bgp'}>

/** Changes come in bursts: tables are read once they have been written of for so long. */
const burstMs = 3
/** bgpd does not say that a neighbor does not answer, nor that BFD has come up: it is asked again so often while one of them is down. */
const askAgainMs = 3000
/** Between calls of neighbors that refuse. */
const callAgainMs = 2000

/** Takes over the daemons of a router that run there with the configuration `before`, or starts them. */
export async function keepBgp({namespace, daemon}: PlacedDaemon, place: Place, before: Daemon | undefined): Promise<Kept> {
	const {config} = daemon as Bgp
	const where: FrrPlace = {folder: place.folder, namespacePath: place.pathOf(namespace)}
	const found = before?.kind === 'bgp' ? await adopt(before, where) : undefined
	if (found && (await reload(found, config))) return kept(found, true, daemon.id, namespace)
	return kept(await startFrr(config, where), false, daemon.id, namespace)
}

async function adopt(before: Bgp, where: FrrPlace): Promise<Frr | undefined> {
	const found = await adoptFrr(before.config, where)
	const own = statSync(where.namespacePath, {throwIfNoEntry: false})?.ino
	const stands = [...(found?.processes.values() ?? [])].every(
		({pid}) => statSync(`/proc/${pid}/ns/net`, {throwIfNoEntry: false})?.ino === own
	)
	return stands ? found : undefined
}

function kept(frr: Frr, adopted: boolean, id: string, router: NamespaceName): Kept {
	return {
		adopted,
		pids: [...frr.processes.values()].map(({pid}) => pid),
		watch: async () => new BgpWatch(frr, await bgpEvents(frr), {daemon: id, router}),
		reload: async next => next.kind === 'bgp' && (await reload(frr, next.config)),
		kill: () => frr.stop({signal: 'SIGKILL'})
	}
}

async function reload(frr: Frr, config: Bgp['config']): Promise<boolean> {
	try {
		await frr.reload(config)
		return true
	} catch (error) {
		if (error instanceof DaemonError || error instanceof VtyError) return false
		throw error
	}
}

/** By neighbor: the last time that it announced too much. */
type Limits = Map<string, Extract<BgpEvent, {kind: 'limit'}>>

/** Whenever bgpd says that something has happened, its tables are read; and now and then while not all is up. */
class BgpWatch {
	readonly #frr: Frr
	readonly #events: BgpEvents
	readonly #about: Pick<KnownRouter, 'daemon' | 'router'>
	readonly #limits: Limits = new Map()
	#isOver = false
	#isDirty = false
	#isWhole = true
	#wake = () => {}

	constructor(frr: Frr, events: BgpEvents, about: Pick<KnownRouter, 'daemon' | 'router'>) {
		this.#frr = frr
		this.#events = events
		this.#about = about
		void this.#listen()
			.catch(() => undefined)
			.finally(() => {
				this.#isOver = true
				this.#wake()
			})
	}

	async *[Symbol.asyncIterator](): AsyncGenerator<DaemonNews> {
		let last = ''
		let areUp = true
		const calling = setInterval(() => {
			// One that is ending has no answer.
			if (!areUp) void this.#frr.callAgain().catch(() => undefined)
		}, callAgainMs)
		try {
			// What happened before it was listened to is there at the first look.
			for (; !this.#isOver; await this.#news()) {
				this.#isDirty = false
				const router = await this.#look()
				areUp = router.sessions.every(({isUp}) => isUp)
				this.#isWhole = router.sessions.every(({isUp, bfd = 'Up'}) => isUp && bfd === 'Up')
				const text = JSON.stringify(router)
				if (text === last) continue
				last = text
				yield {kind: 'router', router}
			}
		} catch (error) {
			if (!(error instanceof VtyError && error.isGone)) throw error
		} finally {
			clearInterval(calling)
			this.#events.close()
		}
	}

	close() {
		this.#isOver = true
		this.#events.close()
		this.#wake()
	}

	async #listen() {
		for await (const event of this.#events) {
			if (event.kind === 'limit') this.#limits.set(event.neighbor, event)
			this.#isDirty = true
			this.#wake()
		}
	}

	async #look(): Promise<KnownRouter> {
		const {sessions: read, paths} = await this.#frr.tables()
		const sessions = read.map(session => withCount(session, this.#limits.get(session.neighbor)))
		await this.#frr.holdLimits(sessions)
		const isUp = new Set(sessions.flatMap(session => (session.isUp ? [session.neighbor] : [])))
		return {
			...this.#about,
			asn: this.#frr.router.asn,
			sessions,
			// Without its own, and those of a session that has just ended, which bgpd removes a moment later without a word.
			paths: paths.filter(({neighbor}) => neighbor !== undefined && isUp.has(neighbor))
		}
	}

	/** Until something happens; not for ever while something is not up. */
	async #news() {
		if (this.#isDirty || this.#isOver) return
		const timer = this.#isWhole ? undefined : setTimeout(() => this.#wake(), askAgainMs)
		await new Promise<void>(resolve => {
			this.#wake = resolve
		})
		clearTimeout(timer)
		await pause(burstMs)
	}
}

/** bgpd's table says that there were too many prefixes; its log, how many. */
function withCount(session: BgpSession, limit: Extract<BgpEvent, {kind: 'limit'}> | undefined): BgpSession {
	const {trouble} = session
	if (trouble?.kind !== 'too-many-prefixes' || !limit) return session
	const words = `the neighbor announced ${limit.count} prefixes, and ${limit.limit} are allowed: the session stays closed`
	return {...session, trouble: {...trouble, words, line: limit.line}}
}
