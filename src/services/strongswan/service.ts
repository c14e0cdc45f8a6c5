/** The IPsec service: each instance is one charon. */
import {statSync} from 'node:fs'
import type {Placed, Running, Service, ServicePlace} from '../contract.ts'
import {DaemonError} from '../process.ts'
import {adoptCharon, type Charon, type CharonPlace, startCharon} from './charon.ts'
import {forgetSas, removeDecoy, removeLinks} from './link.ts'
import {type IpsecReport, type IpsecTypes, ipsecObserver} from './observer.ts'
import type {IpsecSpec} from './types.ts'
import {watchCharon} from './watch.ts'

export const ipsec: Service<IpsecTypes> = {
	...ipsecObserver,
	isSamePlace: (running, wanted) => running.router === wanted.router,
	async start(wanted, place) {
		const charon = await startCharon(wanted.daemon.config, charonPlace(wanted, place))
		return running(charon, wanted.daemon, {linksAreNew: wanted.daemon.config.dataPath === 'userspace'})
	},
	/** Only if it still runs in that very namespace: a new one may have its name. */
	async adopt(before, wanted, place) {
		const where = charonPlace(wanted, place)
		const charon = await adoptCharon(before.config, where)
		const isThere = charon && inode(`/proc/${charon.process.pid}/ns/net`) === inode(where.underlayPath)
		return isThere ? running(charon, before, {linksAreNew: false}) : undefined
	}
}

const charonPlace = ({namespace, daemon}: Placed<IpsecSpec>, {folder, pathOf}: ServicePlace): CharonPlace => ({
	folder,
	underlayPath: pathOf(namespace),
	routerPath: pathOf(daemon.router)
})

const inode = (path: string) => statSync(path, {throwIfNoEntry: false})?.ino

function running(charon: Charon, spec: IpsecSpec, {linksAreNew}: {readonly linksAreNew: boolean}): Running<IpsecTypes> {
	let {sendsDelete} = spec
	return {
		pids: [charon.process.pid],
		async watch() {
			const watch = await watchCharon(charon, {linksAreNew})
			return {close: () => watch.close(), [Symbol.asyncIterator]: () => reports(watch)}
		},
		async reload(next) {
			const done = await reload(charon, next)
			if (done) ({sendsDelete} = next)
			return done
		},
		measure: async () => (await charon.states()).map(state => ({kind: 'traffic', state})),
		kill: () => stop(charon, 'SIGKILL'),
		stop: () => stop(charon, sendsDelete ? 'SIGTERM' : 'SIGKILL'),
		async command({argument: end}) {
			await charon.vici.terminate(charon.connectionOf({name: end}))
		}
	}
}

async function stop(charon: Charon, signal: 'SIGKILL' | 'SIGTERM') {
	const {place, config} = charon
	await charon.stop({signal})
	if (config.dataPath === 'userspace') {
		// Otherwise the next charon here would name its TUN device `ipsec1`.
		await removeDecoy(place).catch(() => undefined)
		return
	}
	const links = config.ends.map(({link}) => link.name)
	// One of the namespaces may be gone.
	await Promise.allSettled([removeLinks(place.routerPath, links), forgetSas(place)])
}

async function reload(charon: Charon, {config}: IpsecSpec): Promise<boolean> {
	try {
		await charon.reload(config)
		return true
	} catch (error) {
		if (error instanceof DaemonError) return false
		throw error
	}
}

async function* reports(watch: Awaited<ReturnType<typeof watchCharon>>): AsyncGenerator<IpsecReport> {
	for await (const one of watch) {
		if (one.kind === 'ended') return
		yield one.kind === 'state' ? {...one, kind: 'tunnel'} : {kind: 'reason', end: one.name, reason: one.reason}
	}
}
