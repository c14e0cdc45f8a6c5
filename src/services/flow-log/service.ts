/**
 * Flow logs (FL-1…8) of a router's network interfaces. A program counts packets at their links and receives the firewall's drop reports
 * (`collector-script.ts`), whether the agent runs or not; here the counts of each second become records.
 */
import {randomUUID} from 'node:crypto'
import {existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {appendFile, mkdir, writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {gzipSync} from 'node:zlib'
import type {Running, Service, ServicePlace} from '../contract.ts'
import {reportsIn} from '../file-reports.ts'
import {end, endInFolder, findDaemon, launch, untilReady} from '../process.ts'
import {type ProcessIdentity, readText} from '../process-identity.ts'
import {collectorScript} from './collector-script.ts'
import {filesOf} from './files.ts'
import {type FlowLogTypes, flowLogObserver} from './observer.ts'
import {readRaw} from './raw.ts'
import type {FlowLogSpec, LogReport} from './types.ts'
import {FlowWindows, type WindowLines} from './windows.ts'

const name = 'flow-log'
const startTimeoutMs = 10_000

export const flowLog: Service<FlowLogTypes> = {
	...flowLogObserver,
	isSamePlace: () => true,
	async start({namespace, daemon}, place) {
		const {folder, pathOf} = place
		await endInFolder(folder, name, 'perl')
		const isTakenOver = existsSync(`${folder}/ready`)
		rmSync(`${folder}/flows`, {recursive: true, force: true})
		rmSync(`${folder}/ready`, {force: true})
		mkdirSync(`${folder}/flows`, {recursive: true, mode: 0o700})
		writeFileSync(`${folder}/collector.pl`, collectorScript(process.arch))
		const version = writePlaces(daemon, place)
		const collector = launch({name, folder, namespacePath: pathOf(namespace), argv: ['perl', 'collector.pl']})
		await untilReady({name, folder}, collector, {
			isReady: () => readText(`${folder}/ready`) === version,
			timeoutMs: startTimeoutMs
		})
		return running(collector, new FlowWindows(daemon, {isTakenOver}), place)
	},
	async adopt(before, _wanted, place) {
		const collector = findDaemon(place.folder, name, 'perl')
		return collector && running(collector, new FlowWindows(before, {isTakenOver: true}), place)
	}
}

const running = (collector: ProcessIdentity, windows: FlowWindows, place: ServicePlace): Running<FlowLogTypes> => ({
	pids: [collector.pid],
	watch: async () => reportsOf(collector, windows, place),
	async reload(next) {
		windows.change(next)
		const version = writePlaces(next, place)
		process.kill(collector.pid, 'SIGHUP')
		const isReady = () => readText(`${place.folder}/ready`) === version
		await untilReady({name, folder: place.folder}, collector, {isReady, timeoutMs: startTimeoutMs})
		return true
	},
	kill: () => end(collector, {signal: 'SIGKILL'})
})

/** Gives the version of the file. */
function writePlaces({interfaces}: FlowLogSpec, {folder, pathOf}: ServicePlace): string {
	const places = interfaces.flatMap(({places: all}, number) => all.map(one => ({...one, number})))
	const text = [...Map.groupBy(places, ({namespace}) => namespace)].flatMap(([namespace, links]) => [
		`namespace\t${pathOf(namespace)}\n`,
		...links.map(({link, number, counts}) => `link\t${link}\t${number}\t${counts ? 1 : 0}\n`)
	])
	const version = randomUUID()
	writeFileSync(`${folder}/places.new`, `version\t${version}\n${text.join('')}`)
	renameSync(`${folder}/places.new`, `${folder}/places`)
	return version
}

function reportsOf(collector: ProcessIdentity, windows: FlowWindows, {folder, logsFolder}: ServicePlace) {
	let isFirst = true
	return reportsIn(`${folder}/flows`, collector, async () => {
		const ended = takeSeconds(`${folder}/flows`, windows)
		// The first report comes at once, so that an adopting agent knows that it runs.
		if (ended.length === 0 && !isFirst) return undefined
		isFirst = false
		await write(ended, logsFolder)
		return reportsFrom(ended)
	})
}

function takeSeconds(folder: string, windows: FlowWindows): readonly WindowLines[] {
	const moments = readdirSync(folder)
		.map(Number)
		.toSorted((a, b) => a - b)
	return moments.flatMap(endMs => {
		const file = `${folder}/${endMs}`
		const ended = windows.add(readRaw(readFileSync(file), endMs))
		rmSync(file)
		return ended
	})
}

async function write(ended: readonly WindowLines[], folder: string) {
	for (const {path, isCompressed, lines} of filesOf(ended)) {
		const file = join(folder, path)
		const text = lines.map(line => `${line}\n`).join('')
		await mkdir(dirname(file), {recursive: true, mode: 0o700})
		await (isCompressed ? writeFile(file, gzipSync(text)) : appendFile(file, text))
	}
}

const reportsFrom = (ended: readonly WindowLines[]): readonly LogReport[] =>
	[...Map.groupBy(ended, ({log}) => log.id)].map(([log, all]) => ({
		log,
		lines: all.reduce((count, {lines}) => count + lines.length, 0),
		windowEndMs: Math.max(...all.map(({endMs}) => endMs)),
		skipped: all.some(({isSkipped}) => isSkipped) ? 1 : 0
	}))
