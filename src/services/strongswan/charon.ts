/** One charon: started in its underlay namespace, with its tunnel interface in the router's; found again; changed; stopped. */
import {chmod, mkdir, readFile, rm, writeFile} from 'node:fs/promises'
import {isDeepStrictEqual} from 'node:util'
import {ConfigurationRefused, DaemonError, type EndOptions, end, endInFolder, findDaemon, launch, untilReady} from '../process.ts'
import {isRunning, type ProcessIdentity} from '../process-identity.ts'
import {runInside} from '../program.ts'
import {addXfrmLinks, forgetSas, moveTun, removeDecoy, removeLinks} from './link.ts'
import {
	charonLogName,
	childNames,
	connection,
	renderStrongswanConf,
	renderSwanctlConf,
	sharedKey,
	viciSocketName
} from './render.ts'
import {readStates, type TunnelState} from './state.ts'
import type {CharonConfig, TunnelEnd} from './types.ts'
import {Vici, ViciError} from './vici.ts'

export type CharonPlace = {
	/** Only for this charon, readable only by root: configuration, control socket, log, pid. Made if it does not exist. */
	readonly folder: string
	/** The namespace that owns the outside address: no second charon in it (both would need ports 500 and 4500). */
	readonly underlayPath: string
	/** The namespace that the tunnel's interface goes to. */
	readonly routerPath: string
}

type StartOptions = {readonly timeoutMs?: number}

const name = 'charon'
const program = 'charon-systemd'
/** A start takes 30 ms; with a hundred others on two processors, seconds. */
const startTimeoutMs = 30_000

/**
 * Starts a charon; one running in that folder is ended first. When this resolves, the interfaces are in the router's namespace, and the ends with
 * `startUp: 'start'` have begun to initiate.
 *
 * Errors: `DaemonError`, `ViciError`, or an `Error` of `ip`, always with the program's own message; then no charon is left running.
 */
export async function startCharon(
	config: CharonConfig,
	place: CharonPlace,
	{timeoutMs = startTimeoutMs}: StartOptions = {}
): Promise<Charon> {
	const {folder} = place
	await endInFolder(folder, name, program)
	await writeConfiguration(config, place)
	if (await isRestart(folder)) await (config.dataPath === 'kernel' ? forgetSas : removeDecoy)(place)
	if (config.dataPath === 'kernel') await addXfrmLinks(place, config)
	await rm(`${folder}/${viciSocketName}`, {force: true})
	const process = launch({
		name,
		folder,
		namespacePath: place.underlayPath,
		argv: [program],
		environment: {STRONGSWAN_CONF: 'strongswan.conf', SWANCTL_DIR: 'swanctl'}
	})
	const charon = new Charon(config, place, process)
	try {
		const isReady = () =>
			charon.vici.version().then(
				() => true,
				() => false
			)
		await untilReady({name, folder}, process, {isReady, timeoutMs, logs: [charonLogName]})
		if (config.dataPath === 'userspace') await moveTun(place, config.ends[0]!.link)
		await charon.load().catch(asRefusal)
		return charon
	} catch (error) {
		await end(process, {signal: 'SIGKILL'})
		throw error
	}
}

function asRefusal(error: unknown): never {
	if (error instanceof ViciError && error.isRefusal) throw new ConfigurationRefused(error.message)
	throw error
}

/** The charon that runs in that folder, as after a restart of the agent that started it. Undefined: none runs, or it does not answer. */
export async function adoptCharon(config: CharonConfig, place: CharonPlace): Promise<Charon | undefined> {
	const process = findDaemon(place.folder, name, program)
	if (!process) return undefined
	const charon = new Charon(config, place, process)
	return charon.vici.version().then(
		() => charon,
		() => undefined
	)
}

export class Charon {
	readonly place: CharonPlace
	readonly process: ProcessIdentity
	/** Uses a short path, since a socket's path is limited to 107 bytes. */
	readonly vici: Vici
	#config: CharonConfig

	constructor(config: CharonConfig, place: CharonPlace, process: ProcessIdentity) {
		this.#config = config
		this.place = place
		this.process = process
		this.vici = new Vici(`/proc/${process.pid}/cwd/${viciSocketName}`)
	}

	get config(): CharonConfig {
		return this.#config
	}

	get isRunning(): boolean {
		return isRunning(this.process)
	}

	/** The states of its tunnels, in the order of the ends. Errors: `ViciError`. */
	async states(): Promise<readonly TunnelState[]> {
		const names = this.#config.ends.map(end => this.connectionOf(end))
		const states = readStates(names, await this.vici.listSas())
		return states.map((state, index) => ({...state, name: this.#config.ends[index]?.name ?? state.name}))
	}

	/** charon's name for the connection of an end: a user's own file has names of its own. */
	connectionOf({name}: Pick<TunnelEnd, 'name'>): string {
		return this.#config.own ? (this.#config.own.connection ?? '') : name
	}

	/** Initiates, without waiting for the outcome. Errors: `ViciError`. */
	async initiate(end: TunnelEnd): Promise<void> {
		const {own} = this.#config
		for (const child of own ? own.children : childNames(end)) await this.vici.initiate(this.connectionOf(end), child)
	}

	/**
	 * Applies another configuration without a restart: secrets and connections are replaced, and their tunnels are re-established, as AWS does after a
	 * change of options; all others go on. Kernel links are added and deleted; nothing else of a link changes.
	 *
	 * Errors: `DaemonError` if it needs a restart: another data path, other DPD timeouts, another link in userspace. Then nothing is changed.
	 */
	async reload(config: CharonConfig): Promise<void> {
		const before = this.#config
		if (!isDeepStrictEqual(config.own, before.own)) throw new DaemonError("a change of a user's own swanctl.conf needs a restart")
		if (renderStrongswanConf(config) !== renderStrongswanConf(before)) {
			throw new DaemonError('this change needs a restart of charon')
		}
		if (config.dataPath === 'userspace' && !isDeepStrictEqual(config.ends[0]!.link, before.ends[0]!.link)) {
			throw new DaemonError('another interface needs a restart of charon')
		}
		await writeConfiguration(config, this.place)
		if (config.dataPath === 'kernel') await addXfrmLinks(this.place, config)
		this.#config = config
		await this.load(before)
		const links = new Set(config.ends.map(({link}) => link.name))
		const gone = before.ends.filter(({link}) => !links.has(link.name)).map(({link}) => link.name)
		await removeLinks(this.place.routerPath, gone)
	}

	/** Loads what differs from `before`, by default everything. Initiates where configured. */
	async load(before?: CharonConfig): Promise<void> {
		const {ends, dataPath, own} = this.#config
		if (own) return this.#loadOwn()
		const old = new Map(before?.ends.map(each => [each.name, each]))
		const rekeyed = ends.filter(each => !isDeepStrictEqual(sharedKey(each), known(old, each, sharedKey)))
		for (const each of rekeyed) await this.vici.loadShared(sharedKey(each))
		const asText = (each: TunnelEnd) => connection(each, dataPath)
		const changed = ends.filter(each => !isDeepStrictEqual(asText(each), known(old, each, asText)))
		for (const each of changed) await this.vici.loadConnection(each.name, asText(each))
		for (const each of ends.filter(each => old.has(each.name) && (rekeyed.includes(each) || changed.includes(each)))) {
			await this.vici.terminate(each.name, {force: true}).catch(() => undefined)
			if (each.startUp === 'start') await this.initiate(each)
		}
		const names = new Set(ends.map(({name}) => name))
		for (const gone of old.keys()) {
			if (names.has(gone)) continue
			await this.vici.unloadConnection(gone)
			await this.vici.request('unload-shared', {id: `ike-${gone}`})
			await this.vici.terminate(gone, {force: true}).catch(() => undefined)
		}
	}

	/** A user's file may refer to others in `swanctl/`, and have more than is loaded here by hand. */
	async #loadOwn() {
		await runInside(
			this.place.underlayPath,
			['swanctl', '--load-all', '--clear', '--noprompt', '--uri', `unix:///proc/${this.process.pid}/cwd/${viciSocketName}`],
			{environment: {SWANCTL_DIR: `${this.place.folder}/swanctl`}}
		).catch((error: unknown) => {
			const words = withoutNoise(error instanceof Error ? error.message : String(error))
			throw /\bconnecting to\b|timed out/i.test(words) ? new DaemonError(words) : new ConfigurationRefused(words)
		})
	}

	/** Notifies the peers (DELETE) and ends. `SIGKILL`: at once without notice, as in a power cut. Its userspace link goes with it. */
	async stop(options?: EndOptions): Promise<void> {
		await end(this.process, options)
	}

	/** The end of its log, newest last. */
	async log(lines = 200): Promise<readonly string[]> {
		const text = await readFile(`${this.place.folder}/${charonLogName}`, 'utf8').catch(() => '')
		return text.trimEnd().split('\n').slice(-lines)
	}
}

function known<T>(old: ReadonlyMap<string, TunnelEnd>, {name}: TunnelEnd, of: (end: TunnelEnd) => T): T | undefined {
	const found = old.get(name)
	return found && of(found)
}

async function writeConfiguration(config: CharonConfig, {folder}: CharonPlace) {
	await mkdir(`${folder}/swanctl`, {recursive: true, mode: 0o700})
	await chmod(folder, 0o700)
	await Promise.all([
		writeFile(`${folder}/strongswan.conf`, renderStrongswanConf(config), {mode: 0o600}),
		writeFile(`${folder}/swanctl/swanctl.conf`, config.own?.text ?? renderSwanctlConf(config), {mode: 0o600})
	])
}

const isRestart = (folder: string) =>
	readFile(`${folder}/${name}.pid`).then(
		() => true,
		() => false
	)

/** swanctl prints each plugin and each folder that it looked for, and then the error. */
const withoutNoise = (words: string) =>
	words
		.split('\n')
		.map(line => line.replace(/^swanctl in \S+: /, '').trim())
		.filter(line => line !== '' && !/^plugin '|^opening directory /.test(line))
		.join('; ')
