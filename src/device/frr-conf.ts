/**
 * Checks a frr.conf as its user wrote it: lines that no program of a lab's device supports, and lines that would act on this machine. Pure.
 *
 * vtysh silently skips lines for a daemon that does not run, and FRR accepts abbreviated words: both are handled here. Syntax:
 * https://docs.frrouting.org/en/latest/basic.html
 */

/** A line that a lab's device cannot have. `line` counts from 1. */
export type FrrConfFault = {readonly line: number; readonly message: string; readonly fix: string}

/** A line that is omitted without harm to the device. */
export type FrrConfOmission = {readonly line: number; readonly message: string}

export function frrConfFaults(text: string): readonly FrrConfFault[] {
	const all = commandsIn(text)
	const end = all.find(({words}) => words.length === 1 && words[0] === 'end')
	return all.flatMap(({line, words}) => {
		if (end && line > end.line) {
			return [{line, message: `"${words.join(' ')}" comes after "end" (line ${end.line})`, fix: 'move it before "end"'}]
		}
		const found = faultOf(words)
		return found ? [{line, ...found}] : []
	})
}

/** Logging: the lab keeps the daemons' own logs, and reads them. */
export const frrConfOmissions = (text: string): readonly FrrConfOmission[] =>
	commandsIn(text)
		.filter(({words}) => isLog(words))
		.map(({line, words}) => ({
			line,
			message: `"${words.join(' ')}" is left out: the lab keeps the logs of its devices itself`
		}))

/** The text as the device's daemons read it. Every line keeps its number, so that line numbers in their messages are right for the file. */
export const withoutOmissions = (text: string): string =>
	text
		.split('\n')
		.map(line => (isLog(wordsOf(line)) ? '!' : line))
		.join('\n')

type Command = {readonly line: number; readonly words: readonly string[]}

const commandsIn = (text: string): readonly Command[] =>
	text
		.split('\n')
		.map((line, index): Command => ({line: index + 1, words: wordsOf(line)}))
		.filter(({words}) => words.length > 0)

function wordsOf(line: string): readonly string[] {
	const plain = line.trim()
	return plain === '' || plain.startsWith('!') || plain.startsWith('#') ? [] : plain.split(/\s+/)
}

/** FRR accepts any unambiguous abbreviation of a command; for none of these is a single letter enough. */
const isShort = (word: string | undefined, whole: string) => word !== undefined && word.length > 1 && whole.startsWith(word)

const withoutNo = (words: readonly string[]) => (words[0] === 'no' ? words.slice(1) : words)

const isLog = (words: readonly string[]) => isShort(withoutNo(words)[0], 'log')

function faultOf(written: readonly string[]): Omit<FrrConfFault, 'line'> | undefined {
	const words = withoutNo(written)
	const text = written.join(' ')
	const own = actingOn(words)
	if (own !== undefined) return {message: `"${text}" ${own}`, fix: 'leave it out: a device of a lab stays inside the lab'}
	const daemon = daemonOf(words)
	if (daemon === undefined) return undefined
	return {
		message: `"${text}" is for ${daemon}, which does not run here: a site's device has zebra, staticd, bfdd and bgpd`,
		fix: 'leave it out, and write its routes with "ip route" or "network"'
	}
}

/** Commands of vtysh that are typed, not configured; some run programs or write files. */
const typed = [
	...['do', 'start-shell', 'ssh', 'telnet', 'ping', 'traceroute', 'mtrace', 'copy', 'write', 'output'],
	...['terminal', 'configure', 'clear', 'show', 'find', 'list', 'disable', 'who']
]

/** How a line would affect something outside the lab, or another part of it. */
function actingOn(words: readonly string[]): string | undefined {
	const [first, second, third] = words
	if (typed.some(command => isShort(first, command))) return 'is an interactive command, not configuration'
	if (isShort(first, 'dump')) return 'writes a file on this machine'
	if (isShort(first, 'agentx')) return 'connects to the SNMP agent of this machine'
	if (isShort(first, 'netns')) return 'enters another network namespace of this machine'
	if (isShort(first, 'banner') && isShort(third, 'file')) return 'reads a file of this machine'
	if (first === 'match' && isShort(second, 'script')) return 'runs a script of this machine'
	if (isShort(first, 'zebra') && words.some(word => isShort(word, 'script') && word.length > 2)) {
		return 'runs a script of this machine'
	}
	if (isShort(first, 'fpm')) return 'needs a module of zebra that is not loaded'
	if (['rpki', 'bmp'].some(module => first === module)) return 'needs a module of bgpd that is not loaded'
	return undefined
}

/** Routing protocols by the words after `router`. */
const protocols: Readonly<Record<string, string>> = {
	ospf: 'ospfd',
	ospf6: 'ospf6d',
	rip: 'ripd',
	ripng: 'ripngd',
	isis: 'isisd',
	eigrp: 'eigrpd',
	babel: 'babeld',
	openfabric: 'fabricd'
}

/** Other lines whose daemon does not run, at the top level and in interface blocks. */
const others: readonly (readonly [RegExp, string])[] = [
	[/^ip ospf\b/, 'ospfd'],
	[/^ipv6 ospf6\b/, 'ospf6d'],
	[/^ip rip\b/, 'ripd'],
	[/^ipv6 ripng\b/, 'ripngd'],
	[/^(?:isis\b|ip(?:v6)? router isis\b)/, 'isisd'],
	[/^(?:openfabric\b|ip(?:v6)? router openfabric\b)/, 'fabricd'],
	[/^ip (?:\S+ )*eigrp\b/, 'eigrpd'],
	[/^babel\b/, 'babeld'],
	[/^ip (?:pim|igmp|msdp|mroute|multicast)\b/, 'pimd'],
	[/^ipv6 (?:pim|mld|mroute)\b/, 'pim6d'],
	[/^(?:pbr-map|pbr-policy|nexthop-group)\b/, 'pbrd'],
	[/^vrrp\b/, 'vrrpd'],
	[/^(?:mpls ldp|l2vpn|pseudowire)\b/, 'ldpd'],
	[/^(?:nhrp|ip nhrp|ipv6 nhrp)\b/, 'nhrpd'],
	[/^(?:traffic-eng|pcep)\b/, 'pathd'],
	[/^key chain\b/, 'ospfd, ripd or eigrpd']
]

function daemonOf(words: readonly string[]): string | undefined {
	const [first = '', second = ''] = words
	if (first.length > 2 && 'router'.startsWith(first)) {
		const exact = protocols[second] ?? Object.entries(protocols).find(([name]) => isShort(second, name))?.[1]
		return exact
	}
	const text = words.join(' ')
	return others.find(([pattern]) => pattern.test(text))?.[1]
}
