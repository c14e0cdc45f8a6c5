/**
 * The process of Route 53's health checkers, in their namespace. In its folder: `checks.json`, what to check, read again on SIGHUP; `outcomes`,
 * JSON, replaced as a whole when something in it changes; `applied`.
 */
import {renameSync, writeFileSync} from 'node:fs'
import {nameProcess, onConfiguration} from '../node-program-main.ts'
import {attempt} from './attempt.ts'
import {type Configuration, configurationFile, type EndpointCheck, type Outcome, outcomesFile, program} from './types.ts'

nameProcess(program)

const mostCounted = 10
const outcomes = new Map<string, Outcome>()
/** What each checker does, by its address and what it checks. */
const running = new Map<string, {readonly name: string; readonly controller: AbortController}>()

const nameOf = ({key}: EndpointCheck, source: string): string => `${key} ${source}`

let isChanged = true
function publish() {
	if (!isChanged) return
	isChanged = false
	writeFileSync(`${outcomesFile}.new`, JSON.stringify([...outcomes.values()]))
	renameSync(`${outcomesFile}.new`, outcomesFile)
}

async function apply({checks, resolvers}: Configuration): Promise<readonly string[]> {
	const wanted = new Map<string, {readonly check: EndpointCheck; readonly source: string; readonly index: number}>(
		checks.flatMap(check =>
			check.sources.map((source, index) => {
				const {sources: _, ...what} = check
				return [`${source} ${JSON.stringify(what)}`, {check, source, index}] as const
			})
		)
	)
	for (const [text, {name, controller}] of running) {
		if (wanted.has(text)) continue
		controller.abort()
		running.delete(text)
		outcomes.delete(name)
	}
	for (const [text, {check, source, index}] of wanted) {
		if (running.has(text)) continue
		const controller = new AbortController()
		running.set(text, {name: nameOf(check, source), controller})
		watch(check, source, index, {resolvers, signal: controller.signal})
	}
	isChanged = true
	publish()
	return []
}

type How = {readonly resolvers: readonly string[]; readonly signal: AbortSignal}

/** Checkers do not coordinate: all begin at once, so that a state is soon known, and are then spread over the interval. */
function watch(check: EndpointCheck, source: string, index: number, {resolvers, signal}: How) {
	const intervalMs = check.intervalSeconds * 1000
	let timer = setTimeout(once, 0, (intervalMs * (index + 1)) / check.sources.length)
	signal.addEventListener('abort', () => clearTimeout(timer))

	async function once(nextMs: number) {
		timer = setTimeout(once, nextMs, intervalMs)
		const {isSuccess, result} = await attempt(check, source, resolvers)
		if (signal.aborted) return
		const name = nameOf(check, source)
		const before = outcomes.get(name)
		const streak = before?.isSuccess === isSuccess ? Math.min(before.streak + 1, mostCounted) : 1
		isChanged ||= before?.result !== result || before.streak !== streak
		outcomes.set(name, {key: check.key, source, isSuccess, result, streak})
		publish()
	}
}

onConfiguration(configurationFile, apply)()
