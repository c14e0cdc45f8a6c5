/**
 * Labs given by URL are fetched before a command begins, and the command gets their folders. `up` and `test`, which run them as
 * root, ask first: the author of a lab file decides what is run.
 */
import {createHash} from 'node:crypto'
import {
	lstatSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readlinkSync,
	renameSync,
	rmSync,
	symlinkSync,
	writeFileSync
} from 'node:fs'
import {homedir} from 'node:os'
import {basename, dirname, join} from 'node:path'
import type {Command} from 'commander'
import {execa} from 'execa'
import {devicePaths} from '../device/device-files.ts'
import {isAddress, type LabAddress, readAddress} from '../lab/lab-address.ts'
import {longestFileBytes} from '../lab/limits.ts'
import {loadLab} from '../lab/load.ts'
import {readSource} from '../lab/source.ts'
import {confirm} from './confirm.ts'
import {BadInput} from './failing.ts'
import {interruption} from './interruption.ts'
import {labsBelow} from './lab-files.ts'
import {labSummary} from './lab-summary.ts'
import {print, printNote} from './terminal.ts'

const fetchTimeoutMs = 30_000
const cloneTimeoutMs = 300_000
/** Age at which an unfinished fetch is certainly abandoned. */
const abandonedMs = 24 * 3_600_000
/** Commands that run labs as root. */
const raising: ReadonlySet<string> = new Set(['up', 'test', 'measure-failover'])

/** Replaces URLs among the command's labs by folders. Errors: `BadInput`, also if the user does not agree. */
export async function fetchLabs(command: Command) {
	const signal = interruption()
	const asks = raising.has(command.name()) && command.opts<{trust?: true}>().trust !== true
	const local = async (text: unknown) => (typeof text === 'string' && isAddress(text) ? fetched(text, signal, asks) : text)
	for (const [index, argument] of command.registeredArguments.entries()) {
		if (!/^labs?$/.test(argument.name())) continue
		const given: unknown = command.processedArgs[index]
		const all: unknown[] = []
		for (const one of [given].flat()) all.push(await local(one))
		command.processedArgs[index] = Array.isArray(given) ? all : all[0]
	}
}

async function fetched(text: string, signal: AbortSignal, asks: boolean): Promise<string> {
	const address = readAddress(text)
	if ('error' in address) throw new BadInput(address.error)
	printNote(`vpclab: fetching ${text}\n`)
	const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'vpclab', 'labs')
	const target = join(cache, createHash('sha256').update(text).digest('hex').slice(0, 16))
	mkdirSync(cache, {recursive: true})
	removeAbandoned(cache)
	const fresh = mkdtempSync(`${target}-`)
	try {
		await (address.kind === 'git'
			? clone(address, join(fresh, 'repository'), signal)
			: download(address, join(fresh, address.name), signal))
		replace(target, fresh)
	} catch (error) {
		rmSync(fresh, {recursive: true, force: true})
		throw error
	}
	const folder = address.kind === 'git' ? join(target, 'repository', address.folder) : join(target, address.name)
	if (asks) await agree(text, folder, signal)
	return folder
}

/** At each moment another command finds there what was fetched before, or what is fetched now. */
function replace(target: string, fresh: string) {
	const before = linkedTo(target)
	// Former versions of vpclab kept a folder there.
	if (before === undefined) rmSync(target, {recursive: true, force: true})
	symlinkSync(basename(fresh), `${fresh}.link`)
	renameSync(`${fresh}.link`, target)
	if (before !== undefined) rmSync(join(dirname(target), before), {recursive: true, force: true})
}

function linkedTo(path: string): string | undefined {
	try {
		return readlinkSync(path)
	} catch {
		return undefined
	}
}

/** Removes unfinished fetches of commands that were killed. */
function removeAbandoned(cache: string) {
	const names = readdirSync(cache)
	const used = new Set(names.map(name => linkedTo(join(cache, name))))
	for (const name of names.filter(one => one.includes('-') && !used.has(one))) {
		const folder = join(cache, name)
		const changedMs = lstatSync(folder, {throwIfNoEntry: false})?.mtimeMs ?? Date.now()
		if (Date.now() - changedMs > abandonedMs) rmSync(folder, {recursive: true, force: true})
	}
}

async function clone({repository, ref}: LabAddress & {readonly kind: 'git'}, target: string, signal: AbortSignal) {
	const words = ['clone', '--quiet', '--depth=1', ...(ref === undefined ? [] : [`--branch=${ref}`]), '--', repository, target]
	const ran = await execa('git', ['-c', 'core.hooksPath=/dev/null', ...words], {
		env: {GIT_TERMINAL_PROMPT: '0', GIT_SSH_COMMAND: 'ssh -o BatchMode=yes'},
		stdin: 'ignore',
		timeout: cloneTimeoutMs,
		cancelSignal: signal,
		reject: false
	})
	if (ran.isCanceled) throw signal.reason
	if (ran.timedOut) throw new BadInput(`${repository} did not answer within ${cloneTimeoutMs / 1000} seconds`)
	if (ran.exitCode === undefined) throw ran.cause ?? new Error(ran.shortMessage)
	if (ran.exitCode !== 0) throw new BadInput(`git cannot clone ${repository}: ${ran.stderr.trim().split('\n').at(-1)}`)
}

/** Downloads the lab file and the device files that it names. */
async function download({url}: LabAddress & {readonly kind: 'file'}, folder: string, signal: AbortSignal) {
	const text = await get(url, signal)
	write(join(folder, url.endsWith('.json') ? 'lab.json' : 'lab.yaml'), text)
	const {document} = readSource(text, url)
	for (const path of devicePaths(document)) {
		const beside = new URL(path, url).href
		if (!beside.startsWith(new URL('.', url).href)) throw new BadInput(`${url}: ${path} is outside the lab's folder`)
		write(join(folder, path), await get(beside, signal))
	}
}

function write(file: string, text: string) {
	mkdirSync(dirname(file), {recursive: true})
	writeFileSync(file, text)
}

async function get(url: string, signal: AbortSignal): Promise<string> {
	try {
		const response = await fetch(url, {signal: AbortSignal.any([signal, AbortSignal.timeout(fetchTimeoutMs)])})
		if (!response.ok) throw new BadInput(`${url}: ${response.status} ${response.statusText}`)
		if (!response.url.startsWith('https://')) throw new BadInput(`${url} leads to ${response.url}, which is not https`)
		let text = ''
		const decoder = new TextDecoder()
		for await (const part of response.body ?? []) {
			text += decoder.decode(part, {stream: true})
			if (text.length > longestFileBytes) throw new BadInput(`${url} is longer than ${longestFileBytes / 1e6} MB`)
		}
		return text
	} catch (error) {
		signal.throwIfAborted()
		if (error instanceof BadInput) throw error
		const {cause = error} = error as Error
		throw new BadInput(`${url} cannot be fetched: ${cause instanceof Error ? cause.message : String(cause)}`)
	}
}

/** Errors: `BadInput`, if the user does not agree or cannot be asked. */
async function agree(text: string, folder: string, signal: AbortSignal) {
	const all = await Promise.all(labsBelow([folder]).map(file => loadLab(file)))
	print(all.map(labSummary).join(''))
	const answer = await confirm('vpclab: Run it as root?', signal)
	if (answer === true) return
	throw new BadInput(
		answer === false
			? 'nothing was run'
			: `${text} was fetched to ${folder}: look at it, then say --trust to run labs from addresses`
	)
}
