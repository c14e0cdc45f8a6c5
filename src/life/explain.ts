/** Explains a packet's path in a running lab: sends it, captures at every point on its predicted paths, and compares. */
import type {Packet} from '../capture/types.ts'
import {explanationOf, type Observed, type Predicted, predictQuestion} from '../explain/explain.ts'
import {compareWay, pointsOfWay, type SeenPacket} from '../explain/points.ts'
import type {TypedQuestion} from '../explain/question.ts'
import type {Explanation, Measurement} from '../explain/types.ts'
import type {Finding} from '../model/finding.ts'
import type {ProbeOutcome, ProbeRequest} from '../probes/outcomes.ts'
import {folderOf} from './folders.ts'
import type {LiveLab} from './network.ts'
import {readLearned} from './state.ts'

export type ExplainLiveOptions = {
	/** False: nothing is sent. Default: true. */
	readonly sends?: boolean
	readonly signal?: AbortSignal
}

/** The explanation with the observed packets, or what is wrong with the question. */
export async function explainLive(
	asking: TypedQuestion,
	live: Pick<LiveLab, 'name' | 'state' | 'namespacePath'>,
	{sends = true, signal}: ExplainLiveOptions = {}
): Promise<Explanation | Finding> {
	const {loaded} = live.state()
	const predicted = predictQuestion(asking, loaded, readLearned(folderOf(live.name)))
	if ('message' in predicted) return predicted
	return explanationOf(predicted, {}, sends ? await measure(predicted, live, signal) : undefined)
}

/** Undefined: the plan has no such host that can send. */
async function measure(
	predicted: Predicted,
	live: Pick<LiveLab, 'state' | 'namespacePath'>,
	signal: AbortSignal | undefined
): Promise<Observed | undefined> {
	const {plan} = live.state()
	const host = plan.hosts[predicted.asked.from] ?? plan.hosts[predicted.question.host ?? '']
	if (!host?.running) return undefined
	const exists = (point: string) => Object.hasOwn(plan.points, point)
	const ways = predicted.predictions.map(prediction => pointsOfWay(prediction, predicted.context, exists))
	const points = [...new Set(ways.flatMap(({forward, reply, beyond}) => [...forward.flat(), ...reply.flat(), ...beyond]))]
	const [{startCapture}, {probe}] = await Promise.all([import('../capture/capture.ts'), import('../probes/probe.ts')])
	const targets = points.flatMap(name => {
		const point = plan.points[name]
		return point ? [{name, namespacePath: live.namespacePath(point.namespace), link: point.link, mac: point.mac}] : []
	})
	await using capture = await startCapture({points: targets, filter: filterFor(predicted), ...(signal && {signal})})
	const outcome = await probe(live.namespacePath(host.namespace), requestFor(predicted), {...(signal && {signal})})
	const {packets} = await capture.stop()
	return observe(predicted, ways, packets.flatMap(seenPacket), outcome)
}

/** The predicted path that fits best: which of several paths a flow's hash selects is not known in advance. */
function observe(
	{predictions, context}: Predicted,
	ways: readonly Observed['points'][],
	seen: readonly SeenPacket[],
	outcome: ProbeOutcome
): Observed | undefined {
	const verdict = verdictOf(outcome)
	const packetMatches = predictions.flatMap((prediction, way) => {
		const points = ways[way]
		return points ? [{way, points, packetMatch: compareWay(prediction, points, seen, verdict, context)}] : []
	})
	const [best] = packetMatches.toSorted((a, b) => a.packetMatch.disagreements.length - b.packetMatch.disagreements.length)
	if (!best) return undefined
	const measured = {got: outcome.got, verdict, by: 'captures', disagreements: best.packetMatch.disagreements} as const
	return {...best, measured}
}

const verdicts: Readonly<Record<string, Measurement['verdict']>> = {
	reply: 'answer',
	connect: 'answer',
	timeout: 'silence',
	refused: 'refused',
	unreachable: 'unreachable'
}

const verdictOf = ({got}: ProbeOutcome): Measurement['verdict'] => verdicts[got] ?? 'failed'

function filterFor({question: {protocol, port}}: Predicted): string {
	if (protocol === 'icmp') return 'icmp or icmp6'
	const ports = `${protocol} port ${port}`
	return protocol === 'udp' ? `${ports} or icmp or icmp6` : ports
}

function requestFor({question: {from, to, protocol, port = 0}}: Predicted): ProbeRequest {
	const target = {address: to, source: from}
	return protocol === 'icmp' ? {kind: 'ping', ...target} : {kind: protocol, ...target, port}
}

/** Ignores everything that is not a packet of a probe. */
export function seenPacket({point, ip, tcp, udp, icmp}: Packet): readonly SeenPacket[] {
	if (!ip) return []
	const {source, destination} = ip
	const ports = tcp ?? udp
	if (ports) return [{point, source, destination, sourcePort: ports.sourcePort, destinationPort: ports.destinationPort}]
	if (!icmp) return []
	const kind = icmp.name === 'echo-request' ? 'request' : icmp.name === 'echo-reply' ? 'reply' : icmp.inner ? 'error' : undefined
	return kind ? [{point, source, destination, icmp: kind}] : []
}
