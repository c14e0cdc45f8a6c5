import {whyInWords} from './icmp.ts'
import type {PingOutcome, ProbeRequests} from './outcomes.ts'
import {type Argv, type ProgramRun, type RunOptions, runIn} from './run-in.ts'

type Request = ProbeRequests['ping']

export const pingArgv = ({address, source, timeoutMs = 2000, count = 1, sizeBytes, dontFragment, ttl}: Request): Argv => [
	'ping',
	'-n',
	...['-c', String(count), '-W', String(timeoutMs / 1000)],
	...(count > 1 ? ['-i', '0.2'] : []),
	...(sizeBytes === undefined ? [] : ['-s', String(sizeBytes)]),
	// By default, Linux sets DF on the first large packet, learns the path MTU, and fragments the next ones.
	...(dontFragment ? ['-M', 'do'] : sizeBytes === undefined ? [] : ['-M', 'dont']),
	...(ttl === undefined ? [] : ['-t', String(ttl)]),
	...(source === undefined ? [] : ['-I', source]),
	address
]

/** Any reply is a `reply`, even if others were lost; of several errors the first counts. */
export function readPing({stdout, stderr, broken}: ProgramRun): PingOutcome {
	if (broken !== undefined) return {got: 'failed', message: broken}

	return readReply(stdout) ?? readTooBig(`${stdout}\n${stderr}`) ?? readError(stdout) ?? readStart(stderr)
}

function readReply(stdout: string): PingOutcome | undefined {
	const reply = /^(\d+) bytes from .*icmp_seq=\d+ ttl=(\d+) time[=<]([\d.]+) ms/m.exec(stdout)
	const [, sent, received] = /^(\d+) packets transmitted, (\d+) received/m.exec(stdout) ?? []
	return reply
		? {
				got: 'reply',
				ttl: Number(reply[2]),
				rttMs: Number(reply[3]),
				bytes: Number(reply[1]),
				sent: Number(sent ?? 1),
				received: Number(received ?? 1)
			}
		: undefined
}

/** The message of a router, or of the client's own kernel (`local error`), which may have learned it from an earlier packet. */
function readTooBig(output: string): PingOutcome | undefined {
	const router = /^From (\S+?):? icmp_seq=\d+ (?:Frag needed and DF set \(mtu = |Packet too big: mtu=)(\d+)/m.exec(output)
	if (router) return {got: 'too-big', pathMtu: Number(router[2]), from: router[1]!}

	const local = /local error: message too long, mtu[=:] ?(\d+)/i.exec(output)
	return local ? {got: 'too-big', pathMtu: Number(local[1])} : undefined
}

function readError(stdout: string): PingOutcome | undefined {
	const error = /^From (\S+?):? icmp_seq=\d+ (.+)$/m.exec(stdout)
	return error ? {got: 'unreachable', why: whyInWords(error[2]!), from: error[1]!} : undefined
}

/** Without a line about a packet: silence, or `ping` could not send at all. */
function readStart(stderr: string): PingOutcome {
	const trouble = /^ping: (.+)$/m.exec(stderr)?.[1]
	if (trouble === undefined) return stderr.trim() === '' ? {got: 'timeout'} : {got: 'failed', message: stderr.trim()}

	if (/Network is unreachable/.test(trouble)) return {got: 'unreachable', why: 'network'}

	if (/No route to host/.test(trouble)) return {got: 'unreachable', why: 'host'}

	return {
		got: 'failed',
		message: /Cannot assign requested address/.test(trouble) ? 'the client does not have that source address' : trouble
	}
}

/**
 * A packet that may not be fragmented must meet the path as it is, not the path MTU that the client's kernel caches for ten minutes, so that is
 * flushed first. Other probes at the same time may fill it again at once, so it is tried again.
 */
export async function ping(
	namespacePath: string,
	request: Request,
	{signal}: Pick<RunOptions, 'signal'> = {}
): Promise<PingOutcome> {
	const timeoutMs = (request.timeoutMs ?? 2000) + (request.count ?? 1) * 200
	for (let attempts = 1; ; attempts++) {
		if (request.dontFragment) {
			await runIn(namespacePath, ['ip', request.address.includes(':') ? '-6' : '-4', 'route', 'flush', 'cache'], {
				timeoutMs,
				signal
			})
		}

		const outcome = readPing(await runIn(namespacePath, pingArgv(request), {timeoutMs, signal}))
		if (outcome.got === 'failed' && doesNotLeave.test(outcome.message)) {
			const pathMtu = await knownMtu(namespacePath, request.address, {timeoutMs, signal})
			return pathMtu === undefined ? outcome : {got: 'too-big', pathMtu}
		}

		if (!request.dontFragment || outcome.got !== 'too-big' || outcome.from !== undefined || attempts === 2) return outcome
	}
}

/** A newer `ping` prints only this where an older one prints the MTU. */
const doesNotLeave = /^sendmsg: Message too long$/i

/** The client's own: its cached path MTU, else its link's. */
async function knownMtu(namespacePath: string, address: string, options: RunOptions): Promise<number | undefined> {
	const {stdout: route} = await runIn(namespacePath, ['ip', '-oneline', 'route', 'get', address], options)
	const learned = readMtu(route)
	const device = / dev (\S+)/.exec(route)?.[1]
	if (learned !== undefined || device === undefined) return learned
	return readMtu((await runIn(namespacePath, ['ip', '-oneline', 'link', 'show', 'dev', device], options)).stdout)
}

function readMtu(text: string) {
	const found = / mtu (\d+)/.exec(text)?.[1]
	return found === undefined ? undefined : Number(found)
}
