/** A service made for the tests of the contract: a process that repeats its greeting, in the folder that it is given. */
import {readFileSync, rmSync, writeFileSync} from 'node:fs'
import {mkdir} from 'node:fs/promises'
import {setTimeout as pause} from 'node:timers/promises'
import type {Placed, Running, Service, ServicePlace} from '../../src/services/contract.ts'
import {ConfigurationRefused, DaemonError, end, endInFolder, findDaemon, launch, untilReady} from '../../src/services/process.ts'
import {isRunning, type ProcessIdentity, readText} from '../../src/services/process-identity.ts'

export type GreeterSpec = {
	readonly kind: 'greeter'
	readonly id: string
	/** `REFUSE …` and `HANG …` are what they say. `RESTART …` cannot be reloaded to. */
	readonly greeting: string
	/** Another one is another place. */
	readonly house?: string
	/** True: it says goodbye when it is taken away. */
	readonly sendsDelete?: true
}

type Report = {readonly kind: 'says'; readonly words: string} | {readonly kind: 'counted'; readonly signals: number}
type Known = {readonly isRunning: boolean; readonly words?: string; readonly signals?: number}

export type GreeterTypes = {
	readonly spec: GreeterSpec
	readonly report: Report
	/** By id. */
	readonly state: ReadonlyMap<string, Known>
	/** Words by id. */
	readonly facts: Readonly<Record<string, string>>
	readonly shown: readonly (Known & {readonly id: string})[]
	readonly troubleKind: 'mumbles'
	readonly command: {readonly name: 'say'; readonly argument: string}
}

/** Says its greeting, says it again after SIGHUP, and leaves a word behind when it is told to end. */
const program = String.raw`
greet() {
	read -r words <greeting
	case $words in REFUSE*) echo "bad word: $words" >&2; exit 3 ;; HANG*) return ;; esac
	echo "$words" >said.new && mv said.new said
}
trap greet HUP
trap 'echo goodbye >../goodbye; exit' TERM
greet
while :; do sleep 0.05 & wait $!; done`

/** Of one that hangs. Others have time enough on a busy machine as well. */
const hangTimeoutMs = 700
const startTimeoutMs = 15_000

export const greeter: Service<GreeterTypes> = {
	initial: new Map(),
	fold(state, news) {
		if (news.kind === 'placed') return new Map(news.placed.map(({daemon: {id}}) => [id, state.get(id) ?? {isRunning: false}]))
		const before = state.get(news.id) ?? {isRunning: false}
		if (news.kind === 'running') {
			return new Map(state).set(news.id, news.isRunning ? {...before, isRunning: true} : {isRunning: false})
		}
		const {report} = news
		const known = report.kind === 'says' ? {...before, words: report.words} : {...before, signals: report.signals}
		return new Map(state).set(news.id, known)
	},
	changedLinks: (before, after) =>
		[...after].flatMap(([id, {isRunning}]) => (isRunning === before.get(id)?.isRunning ? [] : [`link-${id}`])),
	facts: state => Object.fromEntries([...state].flatMap(([id, {words}]) => (words === undefined ? [] : [[id, words]]))),
	show: state => [...state].map(([id, known]) => ({id, ...known})),
	troubles: shown =>
		shown
			.filter(({words}) => words === 'mmm')
			.map(({id}) => ({daemon: id, part: 'mouth', kind: 'mumbles', words: 'nobody understands it', line: 'mmm', isCause: true})),
	isSamePlace: (running, wanted) => running.house === wanted.house,
	async start({namespace, daemon}, {folder, pathOf}) {
		await endInFolder(folder, 'greeter', 'sh')
		await mkdir(folder, {recursive: true, mode: 0o700})
		rmSync(`${folder}/said`, {force: true})
		writeFileSync(`${folder}/greeting`, `${daemon.greeting}\n`)
		const process = launch({name: 'greeter', folder, namespacePath: pathOf(namespace), argv: ['sh', '-c', program]})
		const isReady = () => readText(`${folder}/said`) !== ''
		const timeoutMs = daemon.greeting.startsWith('HANG') ? hangTimeoutMs : startTimeoutMs
		await untilReady({name: 'greeter', folder}, process, {isReady, timeoutMs}).catch(async (error: unknown) => {
			await end(process, {signal: 'SIGKILL'})
			if (error instanceof DaemonError && error.said.includes('bad word')) throw new ConfigurationRefused(error.said)
			throw error
		})
		return running(process, daemon, folder)
	},
	adopt: async (before, _wanted: Placed, {folder}: ServicePlace) => {
		const process = findDaemon(folder, 'greeter', 'sh')
		return process && running(process, before, folder)
	}
}

function running(process: ProcessIdentity, spec: GreeterSpec, folder: string): Running<GreeterTypes> {
	let current = spec
	let signals = 0
	const hangUp = (greeting: string) => {
		writeFileSync(`${folder}/greeting`, `${greeting}\n`)
		globalThis.process.kill(process.pid, 'SIGHUP')
		signals++
	}
	return {
		pids: [process.pid],
		async watch() {
			let isClosed = false
			return {
				close: () => {
					isClosed = true
				},
				async *[Symbol.asyncIterator]() {
					for (let last = ''; !isClosed && isRunning(process); await pause(10)) {
						const words = readText(`${folder}/said`).trim()
						if (words !== last && words !== '') yield {kind: 'says', words} as const
						last = words
					}
				}
			}
		},
		async reload(next) {
			if (next.greeting.startsWith('RESTART')) return false
			current = next
			if (readFileSync(`${folder}/greeting`, 'utf8') !== `${next.greeting}\n`) hangUp(next.greeting)
			return true
		},
		measure: async () => [{kind: 'counted', signals}],
		kill: () => end(process, {signal: 'SIGKILL'}),
		stop: () => end(process, {signal: current.sendsDelete ? 'SIGTERM' : 'SIGKILL'}),
		command: async ({argument}) => hangUp(argument)
	}
}
