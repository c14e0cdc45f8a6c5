/** The BGP service: each instance is the FRR daemons of one router. */
import {statSync} from 'node:fs'
import type {Placed, Running, Service, ServicePlace} from '../contract.ts'
import {DaemonError} from '../process.ts'
import {bgpEvents} from './events.ts'
import {type BgpTypes, bgpObserver} from './observer.ts'
import {adoptFrr, type Frr, type FrrPlace, startFrr} from './start.ts'
import type {BgpSpec} from './types.ts'
import {VtyError} from './vty.ts'
import {BgpWatch} from './watch.ts'

export const bgp: Service<BgpTypes> = {
	...bgpObserver,
	isSamePlace: () => true,
	start: async (wanted, place) => running(await startFrr(wanted.daemon.config, frrPlace(wanted, place)), wanted),
	/** Only if they still run in that very namespace: a new one may have its name. */
	async adopt(before, wanted, place) {
		const where = frrPlace(wanted, place)
		const frr = await adoptFrr(before.config, where)
		const own = inode(where.namespacePath)
		const areThere = [...(frr?.processes.values() ?? [])].every(({pid}) => inode(`/proc/${pid}/ns/net`) === own)
		return frr && areThere ? running(frr, wanted) : undefined
	}
}

const frrPlace = ({namespace}: Placed, {folder, pathOf}: ServicePlace): FrrPlace => ({folder, namespacePath: pathOf(namespace)})

const inode = (path: string) => statSync(path, {throwIfNoEntry: false})?.ino

const running = (frr: Frr, {namespace, daemon: {id}}: Placed<BgpSpec>): Running<BgpTypes> => ({
	pids: [...frr.processes.values()].map(({pid}) => pid),
	watch: async () => new BgpWatch(frr, await bgpEvents(frr), {daemon: id, router: namespace}),
	reload: ({config}) => reload(frr, config),
	kill: () => frr.stop({signal: 'SIGKILL'})
})

async function reload(frr: Frr, config: BgpSpec['config']): Promise<boolean> {
	try {
		await frr.reload(config)
		return true
	} catch (error) {
		if (error instanceof DaemonError || error instanceof VtyError) return false
		throw error
	}
}
