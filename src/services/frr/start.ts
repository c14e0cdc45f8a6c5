/** Starts a router's zebra, bgpd and, if needed, bfdd, or adopts the running ones. */
import {chown, mkdir, readFile, rm, writeFile} from 'node:fs/promises'
import {ConfigurationRefused, DaemonError, type EndOptions, end, findDaemon, launch, untilReady} from '../process.ts'
import type {ProcessIdentity} from '../process-identity.ts'
import {runInside} from '../program.ts'
import {frrFolder} from './capabilities.ts'
import {Frr, type FrrPlace, programs, textOf, wanted} from './frr.ts'
import type {FrrProgram} from './render.ts'
import type {BgpRouter} from './types.ts'
import {VtyError, vty} from './vty.ts'

export {Frr, type FrrPlace} from './frr.ts'

type StartOptions = {readonly timeoutMs?: number}

const startTimeoutMs = 30_000
/** Made by the Debian package; zebra requires it. */
const user = 'frr'

/**
 * Starts a router's daemons and loads their configuration; any running in that folder are ended first. When this resolves, sessions are being
 * opened.
 *
 * Errors: `DaemonError`, or `VtyError` with the line that was refused; then none is left running.
 */
export async function startFrr(
	router: BgpRouter,
	place: FrrPlace,
	{timeoutMs = startTimeoutMs}: StartOptions = {}
): Promise<Frr> {
	await endAll(found(place.folder), {signal: 'SIGKILL'})
	await writeConfiguration(router, place)
	const running = new Map<FrrProgram, ProcessIdentity>()
	try {
		// One after the other: each is a client of the one before it.
		const first = wanted(router).filter(program => program === 'mgmtd' || program === 'zebra')
		for (const program of first) running.set(program, await startProgram(program, place, timeoutMs))
		const others = wanted(router).filter(program => program !== 'mgmtd' && program !== 'zebra')
		// Those that did start are remembered, even if another one did not.
		const outcomes = await Promise.allSettled([
			tellAddresses(place),
			...others.map(async program => running.set(program, await startProgram(program, place, timeoutMs)))
		])
		for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
		const frr = new Frr(router, place, running)
		await frr.load().catch(asRefusal)
		return frr
	} catch (error) {
		await endAll(running, {signal: 'SIGKILL'})
		throw error
	}
}

function asRefusal(error: unknown): never {
	if (error instanceof VtyError && error.status !== undefined) throw new ConfigurationRefused(error.message)
	throw error
}

/** The daemons that run in that folder, if they are exactly those of this configuration. Undefined: start them. */
export async function adoptFrr(router: BgpRouter, place: FrrPlace): Promise<Frr | undefined> {
	const running = found(place.folder)
	if ([...running.keys()].sort().join() !== wanted(router).toSorted().join()) return undefined
	const frr = new Frr(router, place, running)
	const before = await readFile(`${place.folder}/frr.conf`, 'utf8').catch(() => '')
	if (before !== textOf(router)) return undefined
	return vty(frr.socket('bgpd'), ['show version']).then(
		() => frr,
		() => undefined
	)
}

const found = (folder: string) =>
	new Map(
		programs.flatMap(program => {
			const process = findDaemon(folder, program, program)
			return process ? [[program, process] as const] : []
		})
	)

async function endAll(running: ReadonlyMap<FrrProgram, ProcessIdentity>, options: EndOptions) {
	await Promise.all([...running.values()].map(process => end(process, options)))
}

/**
 * Without its own daemon mode (`-d`): its pid is known from the beginning. Paths are relative to its folder, as the user frr may not enter the
 * folders around it. No TCP port for vtysh.
 */
async function startProgram(name: FrrProgram, {folder, namespacePath}: FrrPlace, timeoutMs: number): Promise<ProcessIdentity> {
	await rm(`${folder}/${name}.vty`, {force: true})
	if (name === 'zebra') await rm(`${folder}/zserv.api`, {force: true})
	const process = launch({
		name,
		folder,
		namespacePath,
		argv: [
			`${frrFolder}/${name}`,
			...['-u', user, '-g', user, '-P', '0', '--vty_socket', '.', '-i', `./${name}.frr-pid`],
			...(name === 'mgmtd' ? [] : ['-z', './zserv.api']),
			...['--log', `file:./${name}.log`]
		],
		mounts: ownFolders
	})
	try {
		const isReady = () =>
			vty(`/proc/${process.pid}/cwd/${name}.vty`, []).then(
				() => true,
				() => false
			)
		await untilReady({name, folder}, process, {isReady, timeoutMs, logs: [`${name}.log`]})
		return process
	} catch (error) {
		await end(process, {signal: 'SIGKILL'})
		throw error
	}
}

/**
 * Whatever their options, daemons look for each other in /run/frr (mgmtd's sockets) and for their files in /etc/frr: these hold only this
 * router's, and nothing of an FRR that the machine itself may run.
 */
const ownFolders = `here=$(pwd -P) && mount --bind "$here" /etc/frr && mount -t tmpfs -o mode=755 tmpfs /run &&
mkdir -p /run/frr "$here" && mount --bind /etc/frr /run/frr && mount --bind /etc/frr "$here" &&
mount -t tmpfs -o mode=755 tmpfs /etc/frr && cd "$here"`

/**
 * Sets the namespace's addresses once more, unchanged, so that the kernel announces them again. zebra can miss the address of a link that appears
 * while it reads the existing ones (as a tunnel's may). bgpd then waits for that neighbor for ever; without the link-local one it ends each of
 * its sessions.
 */
const tellAddresses = ({namespacePath}: FrrPlace): Promise<unknown> =>
	runInside(namespacePath, ['sh', '-c', setAgain], {timeoutMs: 10_000})

/** Addresses that have gone meanwhile do not matter. */
const setAgain = `for scope in global link; do ip -oneline address show scope $scope; done | while read -r _ link family address _; do
	[ "$family" = inet6 ] && flags=nodad || flags=
	echo "address replace $address dev $link $flags"
done | ip -force -batch - 2>&1 || true`

async function writeConfiguration(router: BgpRouter, {folder}: FrrPlace) {
	await mkdir(folder, {recursive: true, mode: 0o750})
	const {uid, gid} = await frrIds()
	await chown(folder, uid, gid)
	// Without the second file vtysh complains.
	for (const [file, text] of [
		['frr.conf', textOf(router)],
		['vtysh.conf', '']
	] as const) {
		await writeFile(`${folder}/${file}`, text, {mode: 0o640})
		await chown(`${folder}/${file}`, uid, gid)
	}
}

async function frrIds() {
	const [, uid, gid] = /^frr:[^:]*:(\d+):(\d+):/m.exec(await readFile('/etc/passwd', 'utf8')) ?? []
	if (uid === undefined) throw new DaemonError('there is no user frr: the Debian package frr is not installed')
	return {uid: Number(uid), gid: Number(gid)}
}
