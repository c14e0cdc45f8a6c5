import {createHash} from 'node:crypto'
import type {LinkShape, Step} from '../plan/types.ts'
import {attach, must, type Order, type RunInside} from './packets/attach.ts'
import {delayScript} from './packets/delay-script.ts'
import {leaveDelayed, loseAndDelay} from './packets/shape-programs.ts'
import {type ShapeSupport, shapeSupport} from './shape-support.ts'

export type ShapeStep = Extract<Step, {do: 'set-shape'}>

/** How long a packet may wait at a limited rate; what would wait longer is dropped. */
const QUEUE_MS = 50
/** The longest packet that a link carries. */
const PACKET_BYTES = 9018

/**
 * Shapes a link's egress, for either backend: by netem where the kernel has it. Otherwise a token bucket (TBF) limits the rate, and an eBPF
 * program at the link's egress drops the packets to lose and sends those to delay to a TAP device, where a small program holds them back and
 * returns them, to leave by the link after all. Parts that the kernel supports in neither way are ignored: see `ignoredOf()`.
 *
 * A shape replaces any other; packets that wait in the TAP device at that moment are lost. Remove a shape before deleting its link, or the TAP
 * device stays. A missing link has no shape to remove.
 *
 * `inside` runs a program in the step's namespace. Throws with the kernel's error message.
 */
export async function changeShape({name, shape}: ShapeStep, inside: RunInside): Promise<void> {
	const relay = relayName(name)
	const links = await linksOf(inside)
	if (!links.has(name)) {
		if (shape) throw new Error(`no link is named "${name}"`)
		if (links.has(relay)) await must(inside, ['ip', 'link', 'delete', 'dev', relay])
		return
	}
	if (links.has(relay)) await must(inside, ['ip', 'link', 'delete', 'dev', relay])
	const support = await shapeSupport()
	const root = rootOf(shape ?? {}, support)
	if (root) {
		await must(inside, ['tc', 'qdisc', 'replace', 'dev', name, 'root', ...root])
	}
	// There may be none, or the kernel's default.
	else {
		await inside({argv: ['tc', 'qdisc', 'delete', 'dev', name, 'root'], timeoutMs: 10_000})
	}
	if (support.ebpf && !support.netem) await changePrograms(name, shape ?? {}, support, inside)
}

/** Arguments of `tc` for the queueing discipline at the link's root; undefined: none. */
function rootOf({rateMbps, burstBytes, delayMs = 0, jitterMs = 0, lossPercent = 0}: LinkShape, {netem, tbf}: ShapeSupport) {
	if (netem && (rateMbps !== undefined || delayMs > 0 || lossPercent > 0)) {
		const waiting =
			rateMbps === undefined ? 100_000 : Math.ceil((rateMbps * 1000 * (delayMs + jitterMs + QUEUE_MS)) / (8 * 1500)) + 10
		return [
			...['netem', 'limit', `${waiting}`],
			...(delayMs > 0 ? ['delay', `${delayMs}ms`, ...(jitterMs > 0 ? [`${jitterMs}ms`] : [])] : []),
			...(lossPercent > 0 ? ['loss', `${lossPercent}%`] : []),
			...(rateMbps === undefined ? [] : ['rate', `${Math.round(rateMbps * 1000)}kbit`])
		]
	}
	if (rateMbps === undefined || !tbf) return undefined
	const burst = Math.max(burstBytes ?? Math.max(rateMbps * 500, 16_384), PACKET_BYTES)
	return ['tbf', 'rate', `${Math.round(rateMbps * 1000)}kbit`, 'burst', `${Math.round(burst)}b`, 'latency', `${QUEUE_MS}ms`]
}

async function changePrograms(name: string, shape: LinkShape, {tap}: ShapeSupport, inside: RunInside) {
	const {delayMs = 0, jitterMs = 0, lossPercent = 0} = shape
	const relay = delayMs > 0 && tap ? relayName(name) : undefined
	if (relay === undefined && lossPercent === 0) {
		return attach([{do: 'detach', link: name, direction: 'egress', preference: 1}], inside)
	}
	const orders: Order[] = []
	if (relay !== undefined) {
		const seconds = [delayMs, jitterMs].map(ms => `${ms / 1000}`)
		await must(inside, ['perl', '-e', delayScript(process.arch), relay, ...seconds, '20000'])
		await must(inside, ['ip', 'link', 'set', 'dev', relay, 'addrgenmode', 'none'])
		await must(inside, ['ip', 'link', 'set', 'dev', relay, 'alias', `delay of ${name}`, 'arp', 'off', 'txqueuelen', '5000', 'up'])
		orders.push({do: 'attach', link: relay, direction: 'ingress', preference: 1, program: leaveDelayed(name)})
	}
	orders.push({do: 'attach', link: name, direction: 'egress', preference: 1, program: loseAndDelay({lossPercent, relay})})
	await attach(orders, inside)
}

/** The name of a link's relay device, always the same for a link. */
const relayName = (link: string): string => `delay-${createHash('sha256').update(link).digest('hex').slice(0, 8)}`

async function linksOf(inside: RunInside): Promise<ReadonlySet<string>> {
	const links = JSON.parse(await must(inside, ['ip', '-json', 'link', 'show'])) as readonly {ifname: string}[]
	return new Set(links.map(({ifname}) => ifname))
}
