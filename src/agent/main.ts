/**
 * The process that keeps a lab alive: it serves the listeners of all its instances. Started by `startAgent()`, one a lab.
 *
 * Arguments: the lab's folder, and its inode, since it may have been made anew meanwhile. Descriptor 3: the pipe to the parent, which speaks the protocol as `agent.sock` does.
 * Until somebody has said `stay`, the agent ends with its parent: a raising that was killed leaves no process.
 * After that it ends on SIGTERM, or when the lab's folder is gone.
 */
import {chmodSync, rmSync, statSync, watch} from 'node:fs'
import {createServer, Socket} from 'node:net'
import {answerRequests, type Handlers} from './protocol.ts'
import {createServing} from './serving.ts'

const [folder, inode] = process.argv.slice(2)
if (!folder || !inode) throw new Error('usage: main.ts FOLDER INODE')
const socketPath = `${folder}/agent.sock`
const serving = createServing()
let staying = false
let queue: Promise<unknown> = Promise.resolve()

const handlers: Handlers = {
	// One at a time: two changes of one set must not mix.
	serve: ({listeners}) => {
		const work = queue.then(() => serving.serve(`${folder}/ns`, listeners))
		queue = work.catch(() => undefined)
		return work
	},
	status: () => ({pid: process.pid, listeners: serving.size, residentBytes: process.memoryUsage.rss()}),
	stay: () => {
		staying = true
		return {}
	}
}

const say = (text: string) => process.stderr.write(`${new Date().toISOString()} ${text}\n`)

function end(why: string, status = 0): never {
	say(`ends: ${why}`)
	process.exit(status)
}

process.title = `vpclab agent ${folder}`
process.on('SIGTERM', () => end('SIGTERM'))
process.on('SIGINT', () => end('SIGINT'))
process.on('SIGHUP', () => undefined)
// The labs' clients are strangers: what one of them provokes must not end the others' servers.
process.on('uncaughtException', error => say(`unexpected: ${error.stack ?? error}`))
process.on('unhandledRejection', error => say(`unexpected: ${error instanceof Error ? error.stack : error}`))

const folderIsThere = () => statSync(folder, {throwIfNoEntry: false})?.ino === Number(inode)
if (!folderIsThere()) end('the folder of the lab is gone')
watch(folder, () => {
	if (!folderIsThere()) end('the folder of the lab is gone')
}).on('error', () => end('the folder of the lab is gone'))

rmSync(socketPath, {force: true})
const control = createServer(connection => answerRequests(connection, handlers))
control.on('error', error => end(`cannot listen on ${socketPath}: ${error.message}`, 1))
process.umask(0o177)
control.listen(socketPath, () => {
	chmodSync(socketPath, 0o600)
	const parent = new Socket({fd: 3, readable: true, writable: true})
	answerRequests(parent, handlers)
	parent.on('close', () => {
		if (!staying) end('the command that raised the lab has ended before it was done', 1)
	})
	if (!folderIsThere()) end('the folder of the lab is gone')
})
