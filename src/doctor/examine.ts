/** Examines this machine: the only part of the doctor with effects, none of which outlives it. */
import {readFile} from 'node:fs/promises'
import {createRequire} from 'node:module'
import {freemem, release} from 'node:os'
import {execa} from 'execa'
import {features, type Lane} from './features.ts'
import {type Findings, judge, type Seen} from './judge.ts'
import {type FeatureAnswers, laneScript, programsScript, readAnswers} from './script.ts'

/**
 * Finds out what this machine can and cannot do. Takes less than a second; each kernel feature is tried in a temporary namespace. Without
 * root the features remain untried. Never throws: what cannot be examined is a finding.
 */
export const examine = async (): Promise<Findings> => judge(await look())

/** What each data path of VPN tunnels needs. The XFRM interface is tried on a veth. */
const tunnelFeatures = {kernel: ['veth', 'esp', 'xfrm-interface'], userspace: ['tun']} as const

/** Why each data path of VPN tunnels is not available, one sentence per missing feature. Empty: it is. */
export type TunnelLacks = {readonly [K in keyof typeof tunnelFeatures]: readonly string[]}

/** Takes some 20 ms, and root. */
export async function tunnelLacks(): Promise<TunnelLacks> {
	const {answers, error} = await run(['unshare', '--net', 'sh'], laneScript('links', Object.values(tunnelFeatures).flat()))
	const lacksOf = (ids: readonly string[]) =>
		features
			.filter(({id}) => ids.includes(id) && !answers[id]?.ok)
			.map(({id, title}) => `${title}: ${(answers[id]?.words || error || 'not there').replace(/\.$/, '')}`)
	return {kernel: lacksOf(tunnelFeatures.kernel), userspace: lacksOf(tunnelFeatures.userspace)}
}

async function look(): Promise<Seen> {
	const uid = process.geteuid?.() ?? -1
	const [osRelease, status, programs, features, limits] = await Promise.all([
		readFile('/etc/os-release', 'utf8').catch(() => ''),
		readFile('/proc/self/status', 'utf8'),
		run(['sh'], programsScript()),
		uid === 0 ? tryFeatures() : undefined,
		readLimits()
	])
	return {
		osRelease,
		kernel: release(),
		node: process.version,
		uid,
		capabilities: BigInt(`0x${/^CapEff:\s*([0-9a-f]+)/m.exec(status)?.[1] ?? '0'}`),
		programs: programs.answers,
		koffi: loadKoffi(),
		...(features && {features}),
		limits
	}
}

/** Tries all lanes concurrently, each in its own namespace. */
async function tryFeatures(): Promise<NonNullable<Seen['features']>> {
	const inside = (lane: Lane) => run(['unshare', '--net', '--mount', 'sh'], laneScript(lane))
	const [links, sets, legacy, nft] = await Promise.all([inside('links'), inside('sets'), inside('legacy'), inside('nft')])
	return {
		links: links.answers,
		sets: sets.answers,
		legacy: legacy.answers,
		nft: nft.answers,
		...(Object.keys(links.answers).length === 0 && {error: links.error || 'no namespace can be made'})
	}
}

async function run(
	[file, ...args]: readonly [string, ...string[]],
	input: string
): Promise<{answers: FeatureAnswers; error: string}> {
	// iptables' lock is one file for the whole machine: these namespaces are private, so they serve as their own lock.
	const env = {PATH: `${process.env.PATH ?? ''}:/usr/sbin:/sbin`, XTABLES_LOCKFILE: '/proc/self/ns/net', LC_ALL: 'C'}
	const {stdout, stderr, shortMessage} = await execa(file, args, {
		input,
		env,
		reject: false,
		// Nothing in it waits, so only a very slow machine takes seconds, and that must not be reported as missing features.
		timeout: 60_000,
		stripFinalNewline: false
	})
	return {answers: readAnswers(stdout), error: stderr.trim() || (shortMessage ?? '')}
}

function loadKoffi(): Seen['koffi'] {
	try {
		const koffi = createRequire(import.meta.url)('koffi') as typeof import('koffi')
		koffi.load('libc.so.6').func('int getpid()')()
		return {version: koffi.version}
	} catch (error) {
		return {error: (error as Error).message}
	}
}

async function readLimits(): Promise<Seen['limits']> {
	const [files, ...numbers] = await Promise.all([
		readFile('/proc/self/limits', 'utf8'),
		...['user/max_net_namespaces', 'net/ipv4/neigh/default/gc_thresh3', 'net/netfilter/nf_conntrack_max'].map(async name =>
			readFile(`/proc/sys/${name}`, 'utf8').then(Number, () => undefined)
		)
	])
	return {
		// Node raises the soft limit to the hard one on start.
		'open-files': Number(/^Max open files\s+(\d+)/m.exec(files)?.[1]),
		'network-namespaces': numbers[0],
		neighbours: numbers[1],
		'flows-at-once': numbers[2],
		'memory-mb': Math.floor(freemem() / 2 ** 20)
	}
}
