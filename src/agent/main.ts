/**
 * The process that keeps a lab alive: it serves the listeners of all its instances, and keeps the lab's daemons running, if any. Started by
 * `startAgent()`, one per lab.
 *
 * Arguments: the lab's folder, and its inode, since it may have been recreated meanwhile. Descriptor 3: the pipe to the parent, which speaks the
 * protocol as `agent.sock` does. Until it receives `stay`, the agent ends with its parent: an `up` that was killed leaves no process. After that
 * it ends on SIGTERM, or when the lab's folder is gone, and its daemons with it. If it is killed they continue: the next command that brings the lab
 * up to date, and `vpclab status`, start an agent that takes them over.
 */
import {chmodSync, existsSync, rmSync, statSync, watch, writeSync} from 'node:fs'
import {createServer, Socket} from 'node:net'
import {nothingObserved} from '../services/observed.ts'
import type {ReconcileLearned, Supervisors} from './daemons/supervisors.ts'
import {answerRequests, type Handlers} from './protocol.ts'
import {createServing} from './serving.ts'
import {openSocketFolder} from './socket-folder.ts'

const [folder, inode] = process.argv.slice(2)
if (!folder || !inode) throw new Error('usage: main.ts FOLDER INODE')
const socketPath = `${folder}/agent.sock`
const serving = createServing(folder)
let staying = false
let queue: Promise<unknown> = Promise.resolve()
let supervisors: Promise<Supervisors> | undefined
const firstSupervisors = Promise.withResolvers<Supervisors>()
let killDaemons = () => {}

/** Loads the supervisors and the reconciler, which most labs do not need as they have no daemons. */
async function loadModules(reconciler: string) {
	const [{Supervisors}, {loadService}, {reconcileLearned}] = await Promise.all([
		import('./daemons/supervisors.ts'),
		import('../services/registry.ts'),
		import(reconciler) as Promise<{reconcileLearned: ReconcileLearned}>
	])
	return {Supervisors, loadService, reconcileLearned}
}

async function startSupervisors(reconciler: string): Promise<Supervisors> {
	const {Supervisors, ...modules} = await loadModules(reconciler)
	const started = new Supervisors({...modules, folder: folder!, log})
	killDaemons = () => started.killAll()
	return started
}

const handlers: Handlers = {
	// One at a time: two changes of one set must not mix.
	serve: ({listeners, facts}) => {
		const work = queue.then(() => serving.serve(`${folder}/ns`, listeners, facts))
		queue = work.catch(logFailure)
		return work
	},
	async prepare({reconciler, services}) {
		const {loadService} = await loadModules(reconciler)
		await Promise.all(services.map(loadService))
		return {}
	},
	run({daemons, reconciler}) {
		supervisors ??= startSupervisors(reconciler)
		firstSupervisors.resolve(supervisors)
		const work = Promise.all([supervisors, queue]).then(([started]) => started.run(daemons))
		queue = work.catch(logFailure)
		return work
	},
	observe: async options => (await (await supervisors)?.observe(options)) ?? nothingObserved,
	async changed({after}) {
		if (!supervisors && after === undefined) return {number: 0, observed: nothingObserved}
		return (await firstSupervisors.promise).changed(after)
	},
	async command({daemon, command}) {
		await (await supervisors)?.command(daemon, command)
		return {}
	},
	status: () => ({pid: process.pid, listeners: serving.size, residentBytes: process.memoryUsage.rss()}),
	stay: () => {
		staying = true
		return {}
	}
}

/** Logs nothing if the disk is full: an error of logging must not be logged. */
function log(text: string) {
	try {
		writeSync(2, `${new Date().toISOString()} ${text}\n`)
	} catch {
		// Errors that matter are sent to the client.
	}
}

/** The client may have gone. */
const logFailure = (error: unknown) => log(`failed: ${error instanceof Error ? error.message : error}`)

function end(why: string, status = 0): never {
	log(`ends: ${why}`)
	killDaemons()
	process.exit(status)
}

process.title = `vpclab agent ${folder}`
process.on('SIGTERM', () => end('SIGTERM'))
process.on('SIGINT', () => end('SIGINT'))
process.on('SIGHUP', () => undefined)
// Clients of listeners are untrusted: what one of them provokes must not end the servers of others.
process.on('uncaughtException', error => log(`unexpected: ${error.stack ?? error}`))
process.on('unhandledRejection', error => log(`unexpected: ${error instanceof Error ? error.stack : error}`))

const folderIsThere = () => statSync(folder, {throwIfNoEntry: false})?.ino === Number(inode)
if (!folderIsThere()) end('the folder of the lab is gone')

rmSync(socketPath, {force: true})
const control = createServer(connection => answerRequests(connection, handlers))
control.on('error', error => end(`cannot listen on ${socketPath}: ${error.message}`, 1))
process.umask(0o177)
const place = openSocketFolder(folder)
if (!place) end('the folder of the lab is gone')
control.listen(place.socketPath, () => {
	place.close()
	chmodSync(socketPath, 0o600)
	// Folders need their `x` bit, those of daemons as well.
	process.umask(0o077)
	const parent = new Socket({fd: 3, readable: true, writable: true})
	answerRequests(parent, handlers)
	parent.on('close', () => {
		if (!staying) end('the command that raised the lab has ended before it was done', 1)
	})
	watchFolder()
})

/** Watches the socket's file in place of the folder: while the agent has its log open, the folder's removal is not reported. */
function watchFolder() {
	const look = () => {
		if (!folderIsThere() || !existsSync(socketPath)) end('the folder of the lab is gone')
	}
	watch(folder as string, look).on('error', look)
	look()
}
