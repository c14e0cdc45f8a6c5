import {end} from '../services/process.ts'
import {identify, isGoneWithin, type ProcessIdentity, readText} from '../services/process-identity.ts'

/** How long the agent may take to end before it is killed. */
const graceMs = 1000

/** Ends a lab's agent, if one runs, and returns when its sockets are closed. Never touches another process that has reused its pid. */
export async function stopAgent(folder: string): Promise<void> {
	const found = processOf(folder)
	if (!found) return
	if (isAgent(found.pid, folder)) {
		await end(found, {graceMs})
	}
	// An agent that is ending no longer has a command line, but may still finish its work.
	else if (readText(`/proc/${found.pid}/cmdline`) === '') await isGoneWithin(found, graceMs)
}

/** Undefined: none runs. */
export function agentPid(folder: string): number | undefined {
	const pid = processOf(folder)?.pid
	return pid !== undefined && isAgent(pid, folder) ? pid : undefined
}

/** Another process may have the agent's pid now. */
const processOf = (folder: string): ProcessIdentity | undefined => identify(Number(readText(`${folder}/agent.pid`)))

/** Before and after it sets its title, the command line contains the agent's name and its lab's folder. */
function isAgent(pid: number, folder: string) {
	const words = readText(`/proc/${pid}/cmdline`).split(/[\0 ]/)
	return words.some(word => /(^|\/)agent(\/|$)/.test(word)) && words.includes(folder)
}
