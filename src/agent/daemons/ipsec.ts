import {statSync} from 'node:fs'
import type {Daemon} from '../../plan/types.ts'
import {DaemonError} from '../../services/process.ts'
import {adoptCharon, type Charon, type CharonPlace, startCharon} from '../../services/strongswan/charon.ts'
import {forgetSas, removeDecoy, removeLinks} from '../../services/strongswan/link.ts'
import {watchCharon} from '../../services/strongswan/watch.ts'
import type {DaemonNews, Kept, Place, PlacedDaemon} from './types.ts'

type Ipsec = Extract<Daemon, {kind: 'ipsec'}>

/** Takes over a charon that runs there with the configuration `before`, or starts one. */
export async function keepCharon({namespace, daemon}: PlacedDaemon, place: Place, before: Daemon | undefined): Promise<Kept> {
	const wanted = daemon as Ipsec
	const where: CharonPlace = {
		folder: place.folder,
		underlayPath: place.pathOf(namespace),
		routerPath: place.pathOf(wanted.router)
	}
	const found = before?.kind === 'ipsec' && before.router === wanted.router ? await adopt(before, where) : undefined
	if (found && (await reload(found, wanted))) return kept(found, true)
	return kept(await startCharon(wanted.config, where), false)
}

/** Only where it still stands in that very namespace: one of that name may have been made anew. */
async function adopt(before: Ipsec, where: CharonPlace): Promise<Charon | undefined> {
	const found = await adoptCharon(before.config, where)
	return found && inode(`/proc/${found.process.pid}/ns/net`) === inode(where.underlayPath) ? found : undefined
}

const inode = (path: string) => statSync(path, {throwIfNoEntry: false})?.ino

function kept(charon: Charon, adopted: boolean): Kept {
	return {
		adopted,
		pids: [charon.process.pid],
		async watch() {
			const watch = await watchCharon(charon, {linksAreNew: !adopted && charon.config.dataPath === 'userspace'})
			return {close: () => watch.close(), [Symbol.asyncIterator]: () => news(watch)}
		},
		reload: async next => next.kind === 'ipsec' && (await reload(charon, next)),
		states: () => charon.states(),
		kill: () => stop(charon, 'SIGKILL'),
		leave: () => stop(charon, 'SIGTERM'),
		terminate: async end => {
			await charon.vici.terminate(charon.connectionOf({name: end}))
		}
	}
}

async function stop(charon: Charon, signal: 'SIGKILL' | 'SIGTERM') {
	const {place, config} = charon
	await charon.stop({signal})
	if (config.dataPath === 'userspace') {
		// The next one that starts here would call its TUN `ipsec1`.
		await removeDecoy(place).catch(() => undefined)
		return
	}
	const links = config.ends.map(({link}) => link.name)
	// One of the namespaces may be gone.
	await Promise.allSettled([removeLinks(place.routerPath, links), forgetSas(place)])
}

async function reload(charon: Charon, {config}: Ipsec): Promise<boolean> {
	try {
		await charon.reload(config)
		return true
	} catch (error) {
		if (error instanceof DaemonError) return false
		throw error
	}
}

async function* news(watch: Awaited<ReturnType<typeof watchCharon>>): AsyncGenerator<DaemonNews> {
	for await (const one of watch) {
		if (one.kind === 'ended') return
		yield one.kind === 'state' ? {...one, kind: 'tunnel'} : {kind: 'reason', end: one.name, reason: one.reason}
	}
}
