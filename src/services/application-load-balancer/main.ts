/**
 * The process of one node of an Application Load Balancer, in the node's namespace. In its folder: `balancer.json`, its configuration,
 * read again on SIGHUP; `applied`, replaced when that is in force: its number, and any problems; `access.log`.
 */
import {appendFileSync, renameSync, statSync} from 'node:fs'
import {nameProcess, onConfiguration, readConfiguration} from '../node-program-main.ts'
import {logLine} from './access-log.ts'
import {Balancer} from './balancer.ts'
import type {Log} from './exchange.ts'
import {Servers} from './server.ts'
import {type Configuration, configurationFile, program} from './types.ts'

nameProcess(program)

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

const {spec: first, authority} = readConfiguration<Configuration>(configurationFile)
const balancer = new Balancer(first)
const log: Log = one => {
	if (lines.length === 0) setTimeout(flush, 100)
	lines.push(logLine(balancer.spec.name, one, Date.now()))
}
const servers = new Servers(balancer, log, authority)

const applyFirst = onConfiguration<Configuration>(configurationFile, async ({spec}) => {
	balancer.update(spec)
	return servers.update(spec.listeners)
})

applyFirst()
