import {statSync} from 'node:fs'
import {setTimeout as pause} from 'node:timers/promises'
import {type BgpEvent, bgpEvents} from '../../daemons/frr/events.ts'
import {adoptFrr, type Frr, type FrrPlace, startFrr} from '../../daemons/frr/service.ts'
import type {BgpSession} from '../../daemons/frr/status.ts'
import {VtyError} from '../../daemons/frr/vty.ts'
import {DaemonError} from '../../daemons/process.ts'
import type {Daemon, NamespaceName} from '../../plan/types.ts'
import type {DaemonNews, Kept, KnownRouter, Place, PlacedDaemon} from './types.ts'

type Bgp = Extract<Daemon, {kind: 'bgp'}>

/** Changes come in bursts: tables are read once they have been written of for so long. */
const burstMs = 3
/** bgpd does not say that a neighbor does not answer, nor that BFD has come up: it is asked once more so long after the last news. */
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
		watch: async () => watch(frr, id, router),
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

/** Whenever bgpd says that something has happened, its tables are read. */
async function watch(frr: Frr, id: string, router: NamespaceName): Promise<AsyncIterable<DaemonNews> & {close(): void}> {
	const events = await bgpEvents(frr)
	let isOver = false
	// What happened before it was listened to.
	let isDirty = true
	let wake = () => {}
	const limits: Limits = new Map()
	const listen = async () => {
		for await (const event of events) {
			if (event.kind === 'limit') limits.set(event.neighbor, event)
			isDirty = true
			wake()
		}
	}
	void listen()
		.catch(() => undefined)
		.finally(() => {
			isOver = true
			wake()
		})
	async function* follow(): AsyncGenerator<DaemonNews> {
		let last = ''
		let isWhole = true
		const calling = setInterval(() => {
			// One that is ending has no answer.
			if (!isWhole) void frr.callAgain().catch(() => undefined)
		}, callAgainMs)
		let again: NodeJS.Timeout | 'now' | undefined
		try {
			while (!isOver) {
				if (!isDirty) {
					await new Promise<void>(resolve => {
						wake = resolve
					})
					await pause(burstMs)
					continue
				}
				isDirty = false
				const isSecondLook = again === 'now'
				if (again !== 'now') clearTimeout(again)
				again = undefined
				const found = await tablesOf(frr, {id, router, limits})
				await frr.holdLimits(found.sessions)
				isWhole = found.sessions.every(({isUp}) => isUp)
				if (!isSecondLook && found.sessions.some(({isUp, bfd = 'Up'}) => !isUp || bfd !== 'Up')) {
					again = setTimeout(() => {
						again = 'now'
						isDirty = true
						wake()
					}, askAgainMs)
				}
				const text = JSON.stringify(found)
				if (text === last) continue
				last = text
				yield {kind: 'router', router: found}
			}
		} catch (error) {
			if (!(error instanceof VtyError && error.isGone)) throw error
		} finally {
			clearInterval(calling)
			if (again !== 'now') clearTimeout(again)
			events.close()
		}
	}
	return {
		[Symbol.asyncIterator]: follow,
		close() {
			isOver = true
			events.close()
			wake()
		}
	}
}

/** By neighbor: the last time that it announced too much. */
type Limits = Map<string, Extract<BgpEvent, {kind: 'limit'}>>

async function tablesOf(
	frr: Frr,
	{id, router, limits}: {readonly id: string; readonly router: NamespaceName; readonly limits: Limits}
): Promise<KnownRouter> {
	const {sessions: read, paths} = await frr.tables()
	const sessions = read.map(session => withCount(session, limits.get(session.neighbor)))
	const isUp = new Set(sessions.flatMap(session => (session.isUp ? [session.neighbor] : [])))
	return {
		daemon: id,
		router,
		asn: frr.router.asn,
		sessions,
		// Without its own, and those of a session that has just ended, which bgpd removes a moment later without a word.
		paths: paths.filter(({neighbor}) => neighbor !== undefined && isUp.has(neighbor))
	}
}

/** bgpd's table says that there were too many prefixes; its log, how many. */
function withCount(session: BgpSession, limit: Extract<BgpEvent, {kind: 'limit'}> | undefined): BgpSession {
	const {trouble} = session
	if (trouble?.kind !== 'too-many-prefixes' || !limit) return session
	const words = `the neighbor announced ${limit.count} prefixes, and ${limit.limit} are allowed: the session stays closed`
	return {...session, trouble: {...trouble, words, line: limit.line}}
}
