import type {Hop, ProbeRequests, TraceOutcome, UnreachableWhy} from './outcomes.ts'
import {type Argv, type ProgramRun, type RunOptions, runIn} from './run-in.ts'

type Request = ProbeRequests['trace']

/**
 * All hops at once, one packet each; with UDP six at once, since a Linux target answers only six "port unreachable" in a row. `-w N,0,0`: the
 * timeout of a hop does not depend on how fast others answered.
 */
export const traceArgv = ({address, source, timeoutMs = 1000, protocol, port = 80, maxHops = 16}: Request): Argv => [
	'traceroute',
	'-n',
	...['-q', '1', '-w', `${timeoutMs / 1000},0,0`, '-m', String(maxHops)],
	...['-N', String(protocol === 'udp' ? udpAtOnce : maxHops)],
	...(protocol === 'icmp' ? ['-I'] : protocol === 'tcp' ? ['-T', '-p', String(port)] : []),
	...(source === undefined ? [] : ['-s', source]),
	address
]

const udpAtOnce = 6

/** Lines are ` 2  10.0.1.5  0.074 ms !H`, or ` 2  *`. */
export function readTrace({stdout, stderr, broken}: ProgramRun, {address}: Pick<Request, 'address'>): TraceOutcome {
	if (broken !== undefined) return {got: 'failed', message: broken}

	const lines = stdout.split('\n').flatMap(line => {
		const match = /^\s*(\d+)\s+(?:\*|(\S+)\s+([\d.]+) ms(?:\s+(!\S*))?)\s*$/.exec(line)
		return match ? [{hop: hopOf(match), note: match[4]}] : []
	})
	const last = lines.findLastIndex(({hop}) => hop.address !== undefined)
	const route = lines.slice(0, last + 1).map(({hop}) => hop)
	const end = lines[last]
	if (end?.note && end.note !== '!') return {got: 'unreachable', why: noted[end.note] ?? 'other', from: end.hop.address!, route}

	// Only `!`: the target's reply arrived with a TTL of 1 or less.
	if (end && end.hop.address === address) return {got: 'reached', hops: end.hop.ttl, route}

	return lines.length > 0 ? {got: 'timeout', route} : readStart(stderr)
}

const hopOf = ([, ttl, address, rttMs]: RegExpExecArray): Hop => ({
	ttl: Number(ttl),
	...(address !== undefined && {address, rttMs: Number(rttMs)})
})

const noted: Readonly<Record<string, UnreachableWhy>> = {
	'!N': 'network',
	'!H': 'host',
	'!P': 'protocol',
	'!X': 'prohibited',
	'!A': 'prohibited',
	'!C': 'prohibited'
}

function readStart(stderr: string): TraceOutcome {
	const words = stderr.trim()
	if (/Network is unreachable/.test(words)) return {got: 'unreachable', why: 'network', route: []}

	if (/No route to host/.test(words)) return {got: 'unreachable', why: 'host', route: []}

	return {
		got: 'failed',
		message: /Cannot assign/.test(words) ? 'the client does not have that source address' : words || 'traceroute said nothing'
	}
}

export async function trace(
	namespacePath: string,
	request: Request,
	{signal}: Pick<RunOptions, 'signal'> = {}
): Promise<TraceOutcome> {
	const rounds = request.protocol === 'udp' ? Math.ceil((request.maxHops ?? 16) / udpAtOnce) : 1
	const timeoutMs = (request.timeoutMs ?? 1000) * (rounds + 1)
	return readTrace(await runIn(namespacePath, traceArgv(request), {timeoutMs, signal}), request)
}
