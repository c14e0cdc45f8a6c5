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

/**
 * What is wrong with each of some filters, by its text. One shell runs tcpdump for each of them, since tcpdump takes one at a time.
 * Empty where that cannot be found out: there is no tcpdump, or no namespace to be had.
 */
export async function badFilters(filters: readonly string[]): Promise<ReadonlyMap<string, BadFilter>> {
	const bad = new Map<string, BadFilter>()
	// No program can be given one.
	for (const filter of filters) {
		if (filter.includes('\0')) bad.set(filter, new BadFilter(filter, 'it holds a NUL', filter.indexOf('\0')))
	}
	const asked = [...new Set(filters)].filter(filter => !bad.has(filter))
	if (asked.length === 0) return bad
	const {stdout} = await inNowhere(['sh', '-c', compileEach, 'sh', ...asked])
	const answers = (stdout ?? '').split('\x1d').slice(0, -1)
	if (answers.length !== asked.length) return bad
	for (const [index, filter] of asked.entries()) {
		const [stderr = '', status] = answers[index]!.split('\x1e')
		if (status === '127') break
		if (status !== '0') bad.set(filter, new BadFilter(filter, wordsOf(stderr), 0))
	}
	return bad
}

const compileEach = 'for filter; do tcpdump -d -y EN10MB -- "$filter" 2>&1 >/dev/null; printf "\\036%s\\035" $?; done'

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

async function tcpdump(args: readonly string[]) {
	const {exitCode, stderr, code} = await inNowhere(['tcpdump', ...args])
	return {exitCode, stderr: code === 'ENOENT' ? 'unshare is not installed (Debian package util-linux)' : stderr}
}

/** Without any link, and without root as well: nothing here needs to see a packet of this machine. */
const inNowhere = (argv: readonly string[]) =>
	execa('unshare', ['--net', ...(process.geteuid?.() === 0 ? [] : ['--map-root-user']), ...argv], {
		env: {LC_ALL: 'C', PATH: `${process.env.PATH ?? ''}:/usr/sbin:/usr/bin:/sbin:/bin`},
		extendEnv: false,
		reject: false,
		stdin: 'ignore',
		timeout: 20_000
	} as const)

function wordsOf(stderr: string): string {
	const [first = 'tcpdump ended without a word'] = stderr.split('\n').filter(line => line !== '' && !line.includes('WARNING'))
	return first.includes('failed to execute tcpdump') ? 'tcpdump is not installed' : first.replace(/^tcpdump: /, '')
}
