/** TAYGA: packets of either family reach it through its TUN device. With `-d` it logs to its output instead of the machine's log. */
import {mkdirSync, writeFileSync} from 'node:fs'
import {setTimeout as pause} from 'node:timers/promises'
import {isDeepStrictEqual} from 'node:util'
import type {Placed, Running, Service} from '../contract.ts'
import {end, endInFolder, findDaemon, launch, untilReady} from '../process.ts'
import {isRunning, type ProcessIdentity} from '../process-identity.ts'
import {runInside} from '../program.ts'
import {statelessObserver} from '../stateless.ts'
import type {Nat64Spec, Nat64Types} from './types.ts'

const name = 'tayga'
const startTimeoutMs = 10_000
/** Polling interval for noticing that it has ended. */
const lookAgainMs = 1000

export const nat64: Service<Nat64Types> = {
	...statelessObserver,
	// TAYGA reads its configuration only at its start.
	isSamePlace: (one, other) => isDeepStrictEqual(one, other),
	async start({namespace, daemon}, {folder, pathOf}) {
		await endInFolder(folder, name, name)
		mkdirSync(folder, {recursive: true, mode: 0o700})
		writeFileSync(`${folder}/tayga.conf`, configurationOf(daemon, folder))
		const namespacePath = pathOf(namespace)
		const process = launch({name, folder, namespacePath, argv: ['tayga', '-d', '--config', 'tayga.conf']})
		const isReady = () => hasLink(namespacePath, daemon)
		await untilReady({name, folder}, process, {isReady, timeoutMs: startTimeoutMs})
		await setRoutes(namespacePath, daemon)
		return running(process)
	},
	async adopt(_before, {namespace, daemon}: Placed<Nat64Spec>, {folder, pathOf}) {
		const process = findDaemon(folder, name, name)
		return process && (await hasLink(pathOf(namespace), daemon)) ? running(process) : undefined
	}
}

const configurationOf = ({link, prefix, pool, address}: Nat64Spec, folder: string): string =>
	[`tun-device ${link}`, `ipv4-addr ${address}`, `prefix ${prefix}`, `dynamic-pool ${pool}`, `data-dir ${folder}`, ''].join('\n')

const hasLink = (namespacePath: string, {link}: Nat64Spec): Promise<boolean> =>
	runInside(namespacePath, ['ip', 'link', 'show', 'dev', link]).then(
		() => true,
		() => false
	)

const setRoutes = (namespacePath: string, {link, prefix, pool}: Nat64Spec): Promise<string> =>
	runInside(namespacePath, ['ip', '-batch', '-'], {
		input: [
			`link set ${link} addrgenmode none up`,
			`route replace ${pool} dev ${link}`,
			`route replace ${prefix} dev ${link}`,
			''
		].join('\n')
	})

const running = (process: ProcessIdentity): Running<Nat64Types> => ({
	pids: [process.pid],
	watch: async () => untilItEnds(process),
	reload: async () => true,
	kill: () => end(process, {signal: 'SIGKILL'})
})

function untilItEnds(process: ProcessIdentity) {
	const closed = new AbortController()
	return {
		close: () => closed.abort(),
		async *[Symbol.asyncIterator](): AsyncGenerator<'translates'> {
			yield 'translates'
			while (!closed.signal.aborted && isRunning(process)) {
				await pause(lookAgainMs, undefined, {signal: closed.signal}).catch(() => undefined)
			}
		}
	}
}
