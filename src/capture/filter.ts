/** Filters in tcpdump's language (`man pcap-filter`), compiled by tcpdump itself. */
import {execa} from 'execa'

/** tcpdump cannot compile it. The message shows the filter, the position of the error, and tcpdump's own message. */
export class BadFilter extends Error {
	override readonly name = 'BadFilter'
	readonly filter: string
	/** tcpdump's message. */
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
 * The error in a filter, if any. Compiled for Ethernet, in a network namespace of its own without any link: a name that would need DNS is refused
 * at once, and no query is sent.
 */
export async function checkFilter(filter: string): Promise<BadFilter | undefined> {
	const words = await complaint(filter)
	return words === undefined ? undefined : new BadFilter(filter, words, await positionOfFault(filter))
}

/**
 * The error of each bad filter, by its text. One shell runs tcpdump for each of them, since tcpdump takes one at a time. Empty where this cannot
 * be found out: without tcpdump, or without permission to make a namespace.
 */
export async function badFilters(filters: readonly string[]): Promise<ReadonlyMap<string, BadFilter>> {
	const bad = new Map<string, BadFilter>()
	// A NUL byte cannot be passed to a program.
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
 * tcpdump does not report the position. The error is where the longest prefix that is a valid filter ends: `tcp port 80 and prot 443` is wrong
 * after `80`.
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

/** Without any link, and without root privileges: nothing here needs to see this machine's packets. */
const inNowhere = (argv: readonly string[]) =>
	execa('unshare', ['--net', ...(process.geteuid?.() === 0 ? [] : ['--map-root-user']), ...argv], {
		env: {LC_ALL: 'C', PATH: `${process.env.PATH ?? ''}:/usr/sbin:/usr/bin:/sbin:/bin`},
		extendEnv: false,
		reject: false,
		stdin: 'ignore',
		timeout: 20_000
	} as const)

function wordsOf(stderr: string): string {
	const [first = 'tcpdump ended without a message'] = stderr.split('\n').filter(line => line !== '' && !line.includes('WARNING'))
	return first.includes('failed to execute tcpdump') ? 'tcpdump is not installed' : first.replace(/^tcpdump: /, '')
}
