import {readFileSync, writeFileSync} from 'node:fs'
import {availableParallelism} from 'node:os'
import type {Step} from '../plan/types.ts'
import {KernelError} from './errors.ts'
import {type Finished, type Program, run} from './program.ts'

/** The two programs of one iptables variant that replace whole tables. */
export type FirewallPrograms = {readonly ipv4: string; readonly ipv6: string}

const legacy: FirewallPrograms = {ipv4: 'iptables-legacy-restore', ipv6: 'ip6tables-legacy-restore'}
const nft: FirewallPrograms = {ipv4: 'iptables-nft-restore', ipv6: 'ip6tables-nft-restore'}

let found: Promise<FirewallPrograms> | undefined

/**
 * Finds the variant that works here, once per process, by trying both families in a throwaway namespace. Legacy first: its linear chains are
 * twice as fast at a hundred rules, and a policy costs it no grace period.
 */
export function findFirewallPrograms(): Promise<FirewallPrograms> {
	found ??= tryLegacy()
	return found
}

/** Those of a lab. They are stored in its folder for later commands, which must not mix the two. */
export async function firewallPrograms(stateDir: string): Promise<FirewallPrograms> {
	const stored = read(stateDir)
	if (stored) return stored
	const programs = await findFirewallPrograms()
	store(stateDir, programs)
	return programs
}

const fileIn = (stateDir: string) => `${stateDir}/firewall`

function read(stateDir: string): FirewallPrograms | undefined {
	try {
		const kind = readFileSync(fileIn(stateDir), 'utf8')
		return kind === 'legacy' ? legacy : kind === 'nft' ? nft : undefined
	} catch {
		return undefined
	}
}

function store(stateDir: string, programs: FirewallPrograms): void {
	try {
		writeFileSync(fileIn(stateDir), programs === legacy ? 'legacy' : 'nft', {mode: 0o600})
	} catch {
		// The folder is gone meanwhile: nothing needs to be remembered.
	}
}

async function tryLegacy(): Promise<FirewallPrograms> {
	const empty = `printf '*filter\\nCOMMIT\\n'`
	const script = `${empty} | ${legacy.ipv4} -w && ${empty} | ${legacy.ipv6} -w`
	const {exitCode} = await run({argv: ['unshare', '--net', 'sh', '-c', script], environment: ownLock}).catch(() => ({
		exitCode: 1
	}))
	return exitCode === 0 ? legacy : nft
}

export type RestoreStep = Extract<Step, {do: 'restore-sets' | 'restore-firewall'}>

/** How many restores run at once. */
const limit = availableParallelism()
let running = 0
const waiting: (() => void)[] = []

/**
 * Runs one restore; `start` starts the program in the step's namespace. As many run at once as there are processors. Throws `KernelError` with
 * the program's error message.
 */
export async function restore(
	step: RestoreStep,
	programs: FirewallPrograms,
	start: (program: Program) => Promise<Finished>
): Promise<void> {
	while (running >= limit) await new Promise<void>(resolve => waiting.push(resolve))
	running++
	try {
		const argv = toArgv(step, programs)
		const {exitCode, stderr} = await start({argv, input: step.text, environment: ownLock})
		if (exitCode !== 0) throw new Error(toWords(stderr) || `${argv[0]} ended with ${exitCode}`)
	} catch (error) {
		throw new KernelError(step.namespace, step, (error as Error).message)
	} finally {
		running--
		waiting.shift()?.()
	}
}

/**
 * iptables' lock is one file for the whole machine, on which the restores of all namespaces would queue. The namespace itself serves as the lock
 * just as well.
 */
const ownLock = {XTABLES_LOCKFILE: '/proc/self/ns/net'}

const toArgv = (step: RestoreStep, programs: FirewallPrograms): Program['argv'] =>
	step.do === 'restore-sets' ? ['ipset', 'restore', '-exist'] : [step.family === 4 ? programs.ipv4 : programs.ipv6, '-w']

const toWords = (stderr: string): string => stderr.trim().replaceAll(/\s*\n\s*/g, '; ')
