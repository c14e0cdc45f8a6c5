/**
 * The process of one node of an Application Load Balancer, in the node's namespace. In its folder: `balancer.json`, its configuration,
 * read again on SIGHUP; `applied`, replaced when that is in force: its number, and any problems; `access.log`.
 */
import {appendFileSync, readFileSync, renameSync, statSync, writeFileSync} from 'node:fs'
import {logLine} from './access-log.ts'
import {Balancer} from './balancer.ts'
import type {Log} from './exchange.ts'
import {Servers} from './server.ts'
import type {Configuration} from './types.ts'

process.title = 'vpclab-alb'
process.on('uncaughtException', error => console.error(`unexpected: ${error.stack ?? error}`))
process.on('unhandledRejection', error => console.error(`unexpected: ${error instanceof Error ? error.stack : error}`))

const read = (): Configuration => JSON.parse(readFileSync('balancer.json', 'utf8'))

let lines: string[] = []
const mostLogBytes = 5_000_000

/** Writes the lines collected so far at once. */
function flush() {
	const text = lines.join('')
	lines = []
	try {
		appendFileSync('access.log', text)
		if (statSync('access.log').size > mostLogBytes) renameSync('access.log', 'access.log.1')
	} catch {
		// A full disk must not stop requests.
	}
}

const {spec: first, authority} = read()
const balancer = new Balancer(first)
const log: Log = one => {
	if (lines.length === 0) setTimeout(flush, 100)
	lines.push(logLine(balancer.spec.name, one, Date.now()))
}
const servers = new Servers(balancer, log, authority)

let queue = Promise.resolve()
function apply() {
	queue = queue.then(async () => {
		const {number, spec} = read()
		balancer.update(spec)
		const problems = await servers.update(spec.listeners)
		writeFileSync('applied.new', [number, ...problems].join('\n'))
		renameSync('applied.new', 'applied')
	})
}

process.on('SIGHUP', apply)
process.on('SIGTERM', () => process.exit(0))
apply()
