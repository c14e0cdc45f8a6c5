/** What an item of `checks` is called, and how to try it by hand. Pure. */
import type {ActionItem, CheckItem, Fault, ProbeItem} from '../checks/types.ts'
import {urlOf} from '../probes/http.ts'
import type {ProbeRequest} from '../probes/outcomes.ts'
import {pingArgv} from '../probes/ping.ts'
import {traceArgv} from '../probes/trace.ts'
import {observationTitle} from './observe/title.ts'

/** Its own name, or one line made of its parts: `tcp laptop → db:5432: timeout`. */
export function titleOf(item: CheckItem): string {
	if (item.name !== undefined) {
		return item.name
	}

	switch (item.kind) {
		case 'capture':
			return `capture at ${item.points.join(', ')} during ${titleOf(item.during)}`
		case 'bgp':
		case 'tunnel':
		case 'route':
		case 'balance':
		case 'throughput':
			return observationTitle(item)
		case 'change':
		case 'fail':
		case 'heal':
		case 'stop':
		case 'start':
		case 'maintenance':
		case 'reboot':
			return actionTitle(item)
		case 'outage':
			return `outage ${item.from} → ${item.to.text} during ${titleOf(item.during)}`
		default:
			return `${item.kind} ${item.from} → ${targetText(item)}: ${item.expect.got}`
	}
}

/** The target as the file says it, with what else the probe asks for: `db:5432`, `web/health`. */
export function targetText(item: ProbeItem): string {
	const port = 'port' in item && item.port !== undefined && !(item.kind === 'http' && item.port === 80) ? `:${item.port}` : ''
	const path = item.kind === 'http' && item.path !== '/' ? item.path : ''
	const name = item.to.kind === 'address' ? item.to.address : item.to.text
	return `${name.includes(':') && port ? `[${name}]` : name}${port}${path}`
}

function actionTitle(item: ActionItem): string {
	switch (item.kind) {
		case 'change':
			return `change ${patchText(item.patch)}${item.refused === undefined ? '' : `: refused with ${item.refused}`}`
		case 'fail':
		case 'heal':
			return `${item.kind} ${faultText(item)}`
		case 'stop':
		case 'start':
			return `${item.kind} ${item.instance}`
		case 'maintenance':
			return `maintenance of ${item.tunnel}`
		case 'reboot':
			return `reboot ${item.site}`
	}
}

function faultText({what}: Fault): string {
	if ('tunnel' in what) return `tunnel ${what.tunnel}${what.how === 'drop' ? '' : ` (${what.how})`}`
	const [[kind, name] = ['', '']] = Object.entries(what)
	return `${kind} ${name}`
}

/** Where a patch reaches: every key on the way to the place where it branches or ends. */
function patchText(patch: unknown): string {
	const path: string[] = []
	let at: unknown = patch
	while (typeof at === 'object' && at !== null && !Array.isArray(at)) {
		const keys = Object.keys(at)
		if (keys.length !== 1) {
			break
		}

		path.push(keys[0]!)
		at = Reflect.get(at, keys[0]!)
	}

	return path.join('.') || 'the lab'
}

export type ByHand = {
	/** How the program is called. Default: `./vpclab`. */
	readonly cli?: string | undefined
	readonly lab: string
	readonly from: string
}

/** A command that asks the same, with programs that people know: `./vpclab exec demo laptop -- curl --max-time 2 http://54.0.0.1/`. */
export function commandByHand(request: ProbeRequest, {cli = './vpclab', lab, from}: ByHand): string {
	const exec = (...argv: readonly string[]) => [cli, 'exec', lab, from, '--', ...argv].map(quote).join(' ')
	const seconds = String((request.timeoutMs ?? 2000) / 1000)
	switch (request.kind) {
		case 'ping':
			return exec(...pingArgv(request))
		case 'http':
			return exec(
				...['curl', '--max-time', seconds],
				...(request.source === undefined ? [] : ['--interface', request.source]),
				urlOf(request)
			)
		case 'tcp': {
			const wait = request.idleSeconds ? `(sleep ${request.idleSeconds}; echo whoami)` : 'echo whoami'
			return `${wait} | ${exec('socat', '-t', seconds, '-', `${socketOf('TCP', request)},connect-timeout=${seconds}`)}`
		}
		case 'udp':
			return `printf whoami | ${exec('socat', '-t', seconds, '-', socketOf('UDP', request))}`
		case 'trace':
			return exec(...traceArgv(request))
		case 'mtu':
			return exec('traceroute', '-n', '--mtu', request.address)
	}
}

function socketOf(protocol: 'TCP' | 'UDP', {address, port, source}: ProbeRequest & {readonly kind: 'tcp' | 'udp'}): string {
	const bracket = (text: string) => (text.includes(':') ? `[${text}]` : text)
	const kind = address.includes(':') ? `${protocol}6` : protocol
	return `${kind}:${bracket(address)}:${port}${source === undefined ? '' : `,bind=${bracket(source)}`}`
}

/** For a POSIX shell. */
const quote = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)
