/**
 * Recordings of real probes, as the programs printed them: `ping` of iputils, busybox and BSD, `nmap` of any version.
 *
 * One folder per source address, one file per probe:
 * `<source>/ping_<destination>_-c_1.txt`, `<source>/nmap_<destination>_-p_<port>_-Pn.txt`.
 * What cannot be read with certainty (truncated, another program, two destinations) is `unusable`, with the reason;
 * nothing is guessed.
 */
import {type Address, parseAddress} from '../net/address.ts'

/**
 * Outcome of a probe. `silence`: a packet was filtered or lost; `rst`: the SYN arrived where nothing listens; `unreachable`: an
 * ICMP error, which AWS was never seen to send (MOD-5).
 */
export type RecordedVerdict = 'answer' | 'silence' | 'rst' | 'unreachable'

export type Recording = {
	/** The path as given, for messages. */
	readonly file: string
	readonly source: Address
	readonly destination: Address
	readonly verdict: RecordedVerdict
} & ({readonly kind: 'ping' /** Of the answer. */; readonly ttl?: number} | {readonly kind: 'tcp'; readonly port: number})

export type Unusable = {readonly file: string; readonly reason: string}

export type Readings = {readonly recordings: readonly Recording[]; readonly unusable: readonly Unusable[]}

export type RecordingFile = {
	/** Its name in messages; the last two parts are `<source>/<probe>.txt`. */
	readonly file: string
	readonly text: string
}

/** All recordings in the files, in order. A file about several ports contains several recordings. */
export function readRecordings(files: Iterable<RecordingFile>): Readings {
	const recordings: Recording[] = []
	const unusable: Unusable[] = []
	for (const file of files) {
		const reading = readRecording(file)
		if (typeof reading === 'string') {
			unusable.push({file: file.file, reason: reading})
		} else {
			recordings.push(...reading)
		}
	}
	return {recordings, unusable}
}

/** The recordings in one file, or why there are none. */
export function readRecording({file, text}: RecordingFile): readonly Recording[] | string {
	const [folder = '', name = ''] = file.split('/').slice(-2)
	const source = parseAddress(folder)
	if (!source) return `"${folder}" is not an address of a source`
	const [, program, words = ''] = /^(ping6?|nmap)_(.+?)(?:\.\w+)?$/.exec(name) ?? []
	const readAs = program === 'nmap' ? readNmap : program === undefined ? undefined : readPing
	if (!readAs) return 'neither a ping nor an nmap, by its name'
	const said = readAs(text.replaceAll('\r\n', '\n'))
	if (typeof said === 'string') return said
	const [first = ''] = words.split('_')
	const destination = destinationOf(first, said.destination)
	if (!destination) {
		return parseAddress(first) && said.destination
			? `its name has ${first}, its text ${said.destination}`
			: 'neither its name nor its text has its destination address'
	}
	return said.outcomes.map(outcome => ({file, source, destination, ...outcome}))
}

type Outcome =
	| {readonly kind: 'ping'; readonly verdict: RecordedVerdict; readonly ttl?: number}
	| {readonly kind: 'tcp'; readonly verdict: RecordedVerdict; readonly port: number}

type Said = {readonly destination: string | undefined; readonly outcomes: readonly Outcome[]}

/** A host name in the file's name stands for the address that it then had. */
function destinationOf(named: string, said: string | undefined): Address | undefined {
	const name = parseAddress(named)
	const text = said === undefined ? undefined : parseAddress(said)
	return name && text && name !== text ? undefined : (name ?? text)
}

// Ping

function readPing(text: string): Said | string {
	const destination = /^PING6?\b[^(\n]*\(([^)\s]+)\)|^PING6?\(.*-->\s*(\S+)\s*$|^PING6?\s+([\da-f:.]+)[\s:]/im.exec(text)
	const said = (outcome: Omit<Outcome & {kind: 'ping'}, 'kind'>): Said => ({
		destination: destination?.slice(1).find(part => part !== undefined),
		outcomes: [{kind: 'ping', ...outcome}]
	})
	// `ttl` of IPv4, `hlim` of BSD's IPv6; complete only if something follows.
	const reply = /^\d+ bytes from .*[ ,](?:ttl|hlim)=(\d+)[ ,\n]/im.exec(text)
	if (reply) return said({verdict: 'answer', ttl: Number(reply[1])})
	if (/^\d+ bytes from /m.test(text)) return 'the answer is cut off before its TTL'
	if (/^(?:From|\d+ bytes from) .*(?:unreachable|prohibited|filtered|exceeded)/im.test(text)) {
		return said({verdict: 'unreachable'})
	}
	const trouble = /^(?:ping6?|connect|sendmsg|sendto): *(.+)$/im.exec(text)
	if (trouble) return `ping could not send: ${trouble[1]}`
	const statistics = /^(\d+) packets transmitted, (\d+) (?:packets )?received/m.exec(text)
	if (!statistics) return text.trim() === '' ? 'empty' : 'cut off before its statistics'
	const [, sent, received] = statistics
	if (sent === '0') return 'no packet was sent'
	return received === '0' ? said({verdict: 'silence'}) : 'it counts an answer that it does not show'
}

// Nmap

/** `filtered` is silence: without `--reason` nmap does not distinguish it from an ICMP error. */
const verdicts: Readonly<Record<string, RecordedVerdict>> = {open: 'answer', closed: 'rst', filtered: 'silence'}

function readNmap(text: string): Said | string {
	if (text.trim() === '') return 'empty'
	const reports = [...text.matchAll(/^(?:Nmap scan report for|Interesting ports on|All \d+ scanned ports on) (.+)$/gm)]
	const addresses = new Set(reports.map(([, rest = '']) => hostOf(rest)))
	if (addresses.size > 1) return `it scanned several hosts: ${[...addresses].join(', ')}`
	const [destination] = addresses
	// The last line may be truncated, unless it is terminated.
	const lines = text.split('\n').slice(0, -1)
	const outcomes: Outcome[] = []
	for (const line of lines) {
		const [, port, protocol, state = ''] = /^(\d+)\/(\w+)\s+(\S+)/.exec(line) ?? []
		if (port === undefined || protocol !== 'tcp') continue
		const verdict = verdicts[state]
		if (!verdict) return `"${state}" is neither open nor closed nor filtered`
		outcomes.push({kind: 'tcp', port: Number(port), verdict: line.includes('-unreach') ? 'unreachable' : verdict})
	}
	if (outcomes.length > 0) return {destination, outcomes}
	if (/^Note: Host seems down/m.test(text)) return 'nmap took the host for down and tried no port (-Pn was not given)'
	return /^Nmap done/m.test(text) ? 'it shows no TCP port' : 'cut off before its ports'
}

/** `web.example (10.0.0.5)`, `10.0.0.5:`, `10.0.0.5 are filtered`: the address, or the name if there is none. */
function hostOf(text: string): string {
	const host = text.replace(/ (?:is|are) .*$|:$/, '')
	const open = host.lastIndexOf(' (')
	return open > 0 && host.endsWith(')') ? host.slice(open + 2, -1) : host
}
