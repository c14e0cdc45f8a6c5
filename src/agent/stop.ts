import {readFileSync} from 'node:fs'
import {setTimeout as pause} from 'node:timers/promises'
import {isRunning, type ProcessIdentity, startTime} from './process-identity.ts'

/** How long the agent may take to end by itself before it is killed; and then, which takes long only where the machine is very slow. */
const patienceMs = {SIGTERM: 1000, SIGKILL: 20_000}
const lookEveryMs = 4

/** Ends a lab's agent, if one runs, and returns when its sockets are closed. Never touches another process that got its number. */
export async function stopAgent(folder: string): Promise<void> {
	const pid = agentPid(folder)
	if (pid === undefined) return untilEnded(folder)
	const identity = {pid, startTime: startTime(pid) ?? ''}
	for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
		if (!send(pid, signal)) return
		if (await untilGone(identity, patienceMs[signal])) return
	}
	throw new Error(`the lab's agent (process ${pid}) does not end`)
}

/** One that is ending has no command line any more, but may still do what it had begun. */
async function untilEnded(folder: string): Promise<void> {
	const pid = Number(read(`${folder}/agent.pid`))
	const started = Number.isInteger(pid) && pid > 1 ? startTime(pid) : undefined
	if (started !== undefined && read(`/proc/${pid}/cmdline`) === '') await untilGone({pid, startTime: started}, patienceMs.SIGTERM)
}

/** Undefined: none runs. */
export function agentPid(folder: string): number | undefined {
	const pid = Number(read(`${folder}/agent.pid`))
	return Number.isInteger(pid) && pid > 1 && isAgent(pid, folder) ? pid : undefined
}

async function untilGone(identity: ProcessIdentity, patience: number): Promise<boolean> {
	const until = performance.now() + patience
	while (isRunning(identity)) {
		if (performance.now() > until) return false
		await pause(lookEveryMs)
	}
	return true
}

/** Before and after it has given itself a title, the command line names the agent and its lab's folder. */
const isAgent = (pid: number, folder: string) => {
	const words = read(`/proc/${pid}/cmdline`).split(/[\0 ]/)
	return words.some(word => /(^|\/)agent(\/|$)/.test(word)) && words.includes(folder)
}

const send = (pid: number, signal: NodeJS.Signals) => {
	try {
		return process.kill(pid, signal)
	} catch {
		return false
	}
}

const read = (path: string) => {
	try {
		return readFileSync(path, 'utf8')
	} catch {
		return ''
	}
}
