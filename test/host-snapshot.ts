/**
 * What a lab must leave alone: the host's own network, as it is now. Tests compare before, during and after:
 *
 *     const before = await hostSnapshot()
 *     …
 *     t.deepEqual(await hostSnapshot(), before)
 *
 * While a lab runs it has mounts and namespaces of its own: then compare `.network` alone.
 */
import {readdirSync, readFileSync, readlinkSync} from 'node:fs'
import path from 'node:path'
import {execa} from 'execa'
import {examine} from '../src/doctor/examine.ts'

export type HostSnapshot = {
	/** The host's own network namespace, by area: `links`, `routes`, `rules`, `firewall`, `sets`, `sysctls`. */
	readonly network: Readonly<Record<string, string>>
	/** Where, what kind and from where; sorted. */
	readonly mounts: readonly string[]
	/** Network namespaces that a process or a mount holds. */
	readonly namespaces: number
}

/** Kernel modules that a lab is the first to use bring sysctls and tables along, also to the host: they are loaded before. */
let modulesLoaded: Promise<unknown> | undefined

/** Reads only; counters, lifetimes and addresses' ages are left out. Needs root. */
export async function hostSnapshot(): Promise<HostSnapshot> {
	await (modulesLoaded ??= examine())
	const mountinfo = readFileSync('/proc/self/mountinfo', 'utf8').trimEnd().split('\n')
	return {
		network: {
			links: await ask('ip', '-details', '-oneline', 'link'),
			addresses: await ask('ip', '-oneline', 'address'),
			routes: `${await ask('ip', '-4', 'route', 'show', 'table', 'all')}${await ask('ip', '-6', 'route', 'show', 'table', 'all')}`,
			rules: `${await ask('ip', '-4', 'rule')}${await ask('ip', '-6', 'rule')}`,
			firewall: await firewall(),
			sets: await ask('ipset', 'save'),
			sysctls: sysctls('/proc/sys/net').join('\n')
		},
		mounts: mountinfo.map(readMount).sort(),
		namespaces: countNamespaces(mountinfo)
	}
}

/** `-legacy-save` alone would make the tables that it prints, so only those that are there are asked for. */
async function firewall(): Promise<string> {
	const texts = [await ask('/usr/sbin/nft', '--stateless', 'list', 'ruleset')]
	for (const family of ['ip', 'ip6']) {
		for (const table of read(`/proc/net/${family}_tables_names`).split('\n').filter(Boolean).sort()) {
			texts.push(await ask(`${family}tables-legacy-save`, '-t', table))
		}
	}
	return texts.join('').replaceAll(/^#.*\n/gm, '')
}

/** Without what changes by itself. A program that is not there says nothing. */
async function ask(file: string, ...args: string[]): Promise<string> {
	const {stdout} = await execa(file, args, {reject: false, timeout: 10_000, stripFinalNewline: false})
	return (stdout ?? '')
		.replaceAll(/\[\d+:\d+\]/g, '')
		.replaceAll(/(?:valid_lft|preferred_lft|expires|age|used) \S+/g, '')
		.replaceAll(/ +$/gm, '')
}

const volatile = /nf_conntrack_count$|\/stat\//

const sysctls = (folder: string): string[] =>
	readdirSync(folder, {withFileTypes: true}).flatMap(entry => {
		const where = path.join(folder, entry.name)
		if (entry.isDirectory()) return sysctls(where)
		return volatile.test(where) ? [] : [`${where.slice('/proc/sys/'.length)} = ${read(where).trim()}`]
	})

/** Some files of /proc can only be written, and processes end while one looks. */
function read(file: string): string {
	try {
		return readFileSync(file, 'utf8')
	} catch {
		return ''
	}
}

function readMount(line: string): string {
	const [before = '', after = ''] = line.split(' - ')
	const [kind = '', source = ''] = after.split(' ')
	return `${before.split(' ')[4]} ${kind} ${source}`
}

function countNamespaces(mountinfo: readonly string[]): number {
	const names = new Set<string>(mountinfo.flatMap(line => /net:\[\d+\]/.exec(line)?.[0] ?? []))
	for (const pid of readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
		try {
			names.add(readlinkSync(`/proc/${pid}/ns/net`))
		} catch {
			// It ended meanwhile, or is a zombie.
		}
	}
	return names.size
}
