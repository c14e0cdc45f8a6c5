/** Filters in tcpdump's language (`man pcap-filter`), compiled by tcpdump itself. */
import {execa} from 'execa'

/** tcpdump cannot compile it. The message shows the filter, where it goes wrong, and tcpdump's own words. */
export class BadFilter extends Error {
	override readonly name = 'BadFilter'
	readonly filter: string
	/** tcpdump's own. */
	readonly words: string
	constructor(filter: string, words: string, position: number) {
		const line = filter.replaceAll(/\s/g, ' ')
		super(
			`this filter cannot be used: ${words}\n   ${line}\n   ${' '.repeat(position)}^\n  fix: see \`man pcap-filter\`, e.g. "tcp port 80 and host 10.0.0.5"`
		)
		this.filter = filter
		this.words = words
	}
}

/**
 * What is wrong with a filter, if anything is. Compiled for Ethernet, in a network namespace of its own without any link:
 * a name in it that only a DNS server knows is refused at once, and no packet asks one.
 */
export async function checkFilter(filter: string): Promise<BadFilter | undefined> {
	const words = await complaint(filter)
	return words === undefined ? undefined : new BadFilter(filter, words, await positionOfFault(filter))
}

async function complaint(filter: string): Promise<string | undefined> {
	const {exitCode, stderr} = await tcpdump(['-d', '-y', 'EN10MB', '--', filter])
	return exitCode === 0 ? undefined : wordsOf(stderr)
}

/**
 * tcpdump does not say where. Where the longest beginning that is a filter by itself ends, the trouble begins:
 * `tcp port 80 and prot 443` goes wrong after `80`.
 */
async function positionOfFault(filter: string): Promise<number> {
	const words = [...filter.matchAll(/\S+/g)].slice(0, 60)
	for (const [index, {index: start, 0: word}] of [...words.entries()].reverse()) {
		const end = start + word.length
		if (index < words.length - 1 && (await complaint(filter.slice(0, end))) === undefined) return words[index + 1]!.index
	}
	return words[0]?.index ?? 0
}

/** Without any link, and without root as well: nothing here needs to see a packet of this machine. */
async function tcpdump(args: readonly string[]) {
	const asUser = process.geteuid?.() === 0 ? [] : ['--map-root-user']
	const {exitCode, stderr, code} = await execa('unshare', ['--net', ...asUser, 'tcpdump', ...args], {
		env: {LC_ALL: 'C', PATH: `${process.env.PATH ?? ''}:/usr/sbin:/usr/bin:/sbin:/bin`},
		extendEnv: false,
		reject: false,
		stdin: 'ignore',
		timeout: 20_000
	} as const)
	return {exitCode, stderr: code === 'ENOENT' ? 'unshare is not installed (Debian package util-linux)' : stderr}
}

function wordsOf(stderr: string): string {
	const [first = 'tcpdump ended without a word'] = stderr.split('\n').filter(line => line !== '' && !line.includes('WARNING'))
	return first.includes('failed to execute tcpdump') ? 'tcpdump is not installed' : first.replace(/^tcpdump: /, '')
}
