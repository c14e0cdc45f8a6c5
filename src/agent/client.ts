import {spawn} from 'node:child_process'
import {closeSync, openSync, readFileSync, statSync, writeFileSync} from 'node:fs'
import {createConnection, type Socket} from 'node:net'
import {basename, dirname} from 'node:path'
import {type Duplex, PassThrough} from 'node:stream'
import {fileURLToPath} from 'node:url'
import type {Plan} from '../plan/types.ts'
import type {Changed, Observed} from '../services/observed.ts'
import {processorTicksOf, stateOf} from '../services/process-identity.ts'
import type {PlacedDaemon, ServiceCommand} from '../services/services.ts'
import type {Ran} from './daemons/supervisors.ts'
import {type AgentChannel, AgentEnded, type AgentStatus, type ChannelOptions, channelOver, type Preparation} from './protocol.ts'
import type {PlacedListener, Served} from './serving.ts'
import {openSocketFolder} from './socket-folder.ts'
import {agentPid} from './stop.ts'

/** A lab's agent, as used by commands. */
export type Agent = {
	/**
	 * Opens missing listeners and closes superfluous ones; resolves when every listener of the plan is open. The error names those that could not
	 * be opened.
	 */
	serve(plan: Pick<Plan, 'namespaces' | 'listenerFacts'>): Promise<Served>
	/** Starts, changes and stops daemons; resolves when all daemons of the plan run, or have failed to start. */
	run(plan: Pick<Plan, 'namespaces'>, reconciler: string): Promise<Ran>
	/** `fresh`: the daemons themselves are queried, for what they have not reported yet. */
	observe(options?: {readonly fresh?: boolean}): Promise<Observed>
	/** The observed state as soon as it differs from that of the answer with number `after`; without `after`, at once. */
	changed(after?: number): Promise<Changed>
	/** Errors: no such daemon runs, or its own error message. */
	command(daemon: string, command: ServiceCommand): Promise<void>
	status(): Promise<AgentStatus>
	/** From now on the agent outlives this process. Only a new agent needs it. */
	stay(): Promise<void>
	/** Closes the connection. */
	close(): void
}

/** How commands wait for the agent. */
export type AgentOptions = Pick<ChannelOptions, 'signal' | 'silenceMs'> & {
	/** Called with the agent's name and pid when it has been silent for a second. */
	readonly onWait?: ((holder: string) => void) | undefined
}

/** The plan's daemons and where they run. */
export const daemonsOf = ({namespaces}: Pick<Plan, 'namespaces'>): PlacedDaemon[] =>
	Object.entries(namespaces).flatMap(([namespace, {daemons = []}]) => daemons.map(daemon => ({namespace, daemon})))

/** The plan's listeners and where they are. Without listeners and daemons the lab needs no agent. */
export const listenersOf = ({namespaces}: Pick<Plan, 'namespaces'>): PlacedListener[] =>
	Object.entries(namespaces).flatMap(([namespace, {listeners}]) => listeners.map(listener => ({namespace, listener})))

/**
 * Starts a lab's agent, which ends with this process unless `stay()` is called. Returns at once: requests wait until it is up. `preparation`:
 * services that it will be asked to run; it loads their modules while the kernel is still being configured.
 */
export function startAgent(folder: string, preparation?: Preparation, options: AgentOptions = {}): Agent {
	// In a build, the file is `.js`.
	const main = new URL(import.meta.url.endsWith('.ts') ? './main.ts' : './main.js', import.meta.url)
	const log = openSync(`${folder}/agent.log`, 'a', 0o600)
	const child = spawn(process.execPath, [...lean, fileURLToPath(main), folder, String(statSync(folder).ino)], {
		cwd: '/',
		detached: true,
		// Paths are relative to this lab's state, wherever the command was called.
		env: {...process.env, VPCLAB_STATE_DIR: dirname(folder)},
		stdio: ['ignore', log, log, 'pipe']
	})
	closeSync(log)
	// Written here, not by the agent: a command that kills this process now can find the agent even when it has barely started.
	if (child.pid !== undefined) writeFileSync(`${folder}/agent.pid`, `${child.pid}\n`, {mode: 0o600})
	child.unref()
	// At the limit of file descriptors, not even a pipe can be opened.
	const pipe: Duplex = (child.stdio?.[3] as Socket | undefined) ?? new PassThrough()
	child.on('error', error => pipe.destroy(error))
	const processorTicks = () => (child.pid === undefined ? 0 : processorTicksOf(child.pid))
	const channel = channelOver(pipe, {...channelOptions(folder, options), isStarting: true, processorTicks})
	// Modules that cannot be loaded are reported when they are needed.
	if (preparation) channel.request('prepare', preparation).catch(() => undefined)
	return agentOver(channel, () => lastWords(folder))
}

/** Flags of the agent's Node: little memory, no warnings in its log. */
const lean = ['--no-warnings', '--max-semi-space-size=2', '--optimize-for-size']

/** Undefined: no agent answers. */
export async function connectAgent(folder: string, options: AgentOptions = {}): Promise<Agent | undefined> {
	const place = openSocketFolder(folder)
	if (!place) return undefined
	const socket = createConnection(place.socketPath)
	try {
		await new Promise<void>((resolve, reject) => {
			socket.once('connect', resolve)
			socket.once('error', reject)
		})
	} catch {
		socket.destroy()
		return undefined
	} finally {
		place.close()
	}
	const pid = agentPid(folder)
	const processorTicks = pid === undefined ? undefined : () => processorTicksOf(pid)
	return agentOver(channelOver(socket, {...channelOptions(folder, options), processorTicks}), () => lastWords(folder))
}

/** Sends the lab's agent one request. Undefined: no agent answers. */
export async function withAgent<T>(
	folder: string,
	use: (agent: Agent) => Promise<T>,
	options: AgentOptions = {}
): Promise<T | undefined> {
	const agent = await connectAgent(folder, options)
	try {
		return agent && (await use(agent))
	} finally {
		agent?.close()
	}
}

/** `why`: its last message, in case it has ended. */
function agentOver(channel: AgentChannel, why: () => string): Agent {
	const request: AgentChannel['request'] = (kind, parameters) =>
		channel.request(kind, parameters).catch((error: unknown) => {
			const words = error instanceof AgentEnded ? why() : ''
			throw words === '' ? error : new AgentEnded(`${(error as AgentEnded).message}: ${words}`, {cause: error})
		})
	return {
		serve: plan => request('serve', {listeners: listenersOf(plan), facts: plan.listenerFacts ?? {}}),
		run: (plan, reconciler) => request('run', {daemons: daemonsOf(plan), reconciler}),
		observe: (options = {}) => request('observe', options),
		changed: after => request('changed', {...(after !== undefined && {after})}),
		command: async (daemon, command) => void (await request('command', {daemon, command})),
		status: () => request('status', {}),
		stay: async () => void (await request('stay', {})),
		close: () => channel.end()
	}
}

const channelOptions = (folder: string, {signal, silenceMs, onWait}: AgentOptions): ChannelOptions => ({
	signal,
	silenceMs,
	onSilence: onWait && (() => onWait(`${nameOf(folder)}, which has not answered for a second`)),
	hung: silence => renderHung(folder, silence)
})

function nameOf(folder: string) {
	const pid = agentPid(folder)
	return pid === undefined ? "the lab's agent" : `the lab's agent (process ${pid})`
}

/** The process's state in the kernel, and what to do about it. */
function renderHung(folder: string, silenceMs: number): string {
	const pid = agentPid(folder)
	const state = pid === undefined ? undefined : stateOf(pid)
	const what = `${nameOf(folder)} has not answered for ${silenceMs / 1000} s`
	const lab = basename(folder)
	const anew = `\`kill -KILL ${pid}\` and \`vpclab up ${lab}\` start another one, and the lab goes on; \`vpclab down ${lab}\` takes the lab down`
	if (state === undefined) return `${what}: \`vpclab up ${lab}\` starts another one`
	if (state === 'T' || state === 't') return `${what}: it is stopped.\n\`kill -CONT ${pid}\` lets it go on; or ${anew}`
	if (state === 'D') return `${what}: it waits inside the kernel, for a disk perhaps.\n${capital(anew)}`
	return `${what}: it ${state === 'R' ? 'is busy' : 'waits'} (${folder}/agent.log shows what it did last).\n${capital(anew)}`
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** When Node itself aborts, it prints its reason and then its native stack, which is of no use here. */
const isNativeFrame = (line: string): boolean => /^\s*(?:\d+: 0x|-+ .*stack trace|$)/i.test(line)

function lastWords(folder: string): string {
	try {
		const lines = readFileSync(`${folder}/agent.log`, 'utf8').split('\n')
		return lines
			.filter(line => !isNativeFrame(line))
			.slice(-3)
			.join(' ')
	} catch {
		return ''
	}
}
