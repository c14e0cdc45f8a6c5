/** Where packets on a predicted path can be captured, and what was captured there. Pure. */
import {explainers} from '../aws/explainers.ts'
import type {Hop, Prediction} from '../control/predict/types.ts'
import type {Context} from './part.ts'
import type {Measurement} from './types.ts'

/** A packet, as a point of capture saw it. Ports are TCP's and UDP's. */
export type SeenPacket = {
	readonly point: string
	readonly source: string
	readonly destination: string
	readonly sourcePort?: number
	readonly destinationPort?: number
	/** Of an ICMP packet: an error about a datagram is an answer too. */
	readonly icmp?: 'request' | 'reply' | 'error'
}

/** Capture points of each hop; none where nothing can be seen. `exists`: whether the running lab has the point. */
const pointsOfHops = (
	hops: readonly Hop[],
	context: Context,
	exists: (point: string) => boolean
): readonly (readonly string[])[] =>
	hops.map(({at}, index) => {
		if (staysIn(hops)) return []
		const own = explainers.points[at.kind]?.(index, hops, context)
		const points = own ?? (at.id === undefined ? [] : context.directory.pointsAt(at.id))
		return [...new Set(points)].filter(exists)
	})

/** What a host sends to itself passes none of its interfaces. */
const staysIn = (hops: readonly Hop[]): boolean =>
	hops.every(({at: {kind, key}}) => kind === hops[0]?.at.kind && key === hops[0]?.at.key)

/** The point where the destination would see a packet that is predicted to be lost earlier. */
const pointsBeyond = ({end}: Prediction, {directory, question}: Context, exists: (point: string) => boolean) =>
	end?.on === 'forward' ? directory.pointsAt(question.to).filter(exists) : []

/** For each hop, how many packets were seen at its points. Undefined: the hop has none. */
const countSeen = (
	hops: readonly Hop[],
	points: readonly (readonly string[])[],
	seen: readonly SeenPacket[],
	on: 'forward' | 'reply',
	context: Context
): readonly (number | undefined)[] =>
	hops.map((hop, index) => {
		const own = points[index] ?? []
		if (own.length === 0) return undefined
		const looks = [hop.packet, ...(index > 0 ? [hops[index - 1]?.packet ?? hop.packet] : [])]
		return seen.filter(packet => own.includes(packet.point) && looks.some(look => isLike(packet, look, on, context))).length
	})

/** The client's port is chosen by its kernel, so the service's port identifies the packets. */
function isLike(
	packet: SeenPacket,
	look: Hop['packet'],
	on: 'forward' | 'reply',
	{question: {protocol}}: Pick<Context, 'question'>
): boolean {
	if (packet.source !== look.source || packet.destination !== look.destination) return false
	if (packet.icmp) return on === 'forward' ? packet.icmp === 'request' : packet.icmp === 'error' || packet.icmp === 'reply'
	if (protocol === 'icmp') return false
	return on === 'forward' ? packet.destinationPort === look.destinationPort : packet.sourcePort === look.sourcePort
}

/** Capture points of each hop of a path. */
export type WayPoints = {
	readonly forward: readonly (readonly string[])[]
	readonly reply: readonly (readonly string[])[]
	/** Beyond the hop where it is lost. */
	readonly beyond: readonly string[]
}

export const pointsOfWay = (prediction: Prediction, context: Context, exists: (point: string) => boolean): WayPoints => ({
	forward: pointsOfHops(prediction.forward, context, exists),
	reply: pointsOfHops(prediction.reply, context, exists),
	beyond: pointsBeyond(prediction, context, exists)
})

export type PacketMatch = {
	readonly forward: readonly (number | undefined)[]
	readonly reply: readonly (number | undefined)[]
	readonly disagreements: readonly string[]
}

/** Compares one predicted path with what was seen. */
export function compareWay(
	prediction: Prediction,
	points: WayPoints,
	seen: readonly SeenPacket[],
	verdict: Measurement['verdict'],
	context: Context
): PacketMatch {
	const forward = countSeen(prediction.forward, points.forward, seen, 'forward', context)
	const reply = countSeen(prediction.reply, points.reply, seen, 'reply', context)
	const missing = (
		hops: readonly Hop[],
		counts: readonly (number | undefined)[],
		which: string,
		at: readonly (readonly string[])[]
	) =>
		hops.flatMap(({at: {kind, key}, code}, index) =>
			code === undefined && counts[index] === 0
				? [`${which} should have been seen at ${at[index]?.join(' or ')} (${kind} ${key}), and was not`]
				: []
		)
	const atTarget = prediction.forward.at(-1)
	const beyond = atTarget
		? seen.filter(packet => points.beyond.includes(packet.point) && isLike(packet, atTarget.packet, 'forward', context))
		: []
	return {
		forward,
		reply,
		disagreements: [
			...(verdict === prediction.verdict || isExhausted(prediction, verdict)
				? []
				: [`predicted was ${renderVerdict[prediction.verdict]}, and there came ${renderVerdict[verdict]}`]),
			...missing(prediction.forward, forward, 'the request', points.forward),
			...missing(prediction.reply, reply, 'the answer', points.reply),
			...(beyond.length > 0 ? [`the request was seen at ${beyond[0]?.point}, behind the place where it should be lost`] : [])
		]
	}
}

/** A looping packet's TTL expires, and the guest in which that happens reports it. */
const isExhausted = ({end}: Prediction, verdict: Measurement['verdict']): boolean =>
	end?.code === 'NO_PATH' && verdict === 'unreachable'

const renderVerdict: Readonly<Record<Measurement['verdict'], string>> = {
	answer: 'an answer',
	silence: 'silence',
	refused: 'a refusal',
	unreachable: 'a router that reports "unreachable"',
	failed: 'an error of the probe'
}
