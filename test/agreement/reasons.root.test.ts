/**
 * Where packets vanish on random networks is where the predictor says: every point of capture on a predicted way sees what
 * should pass there, and none behind the place where a packet is to be lost.
 *
 * VPCLAB_AGREEMENT_SEED, VPCLAB_AGREEMENT_NETWORKS: as for the other agreement, by default fewer networks.
 */
import test from 'ava'
import fc from 'fast-check'
import {startCapture} from '../../src/capture/capture.ts'
import {topologyOf} from '../../src/control/predict/topology.ts'
import {expectedByPackets} from '../../src/control/predict/underlay.ts'
import {predictAll} from '../../src/control/predict.ts'
import type {Context} from '../../src/explain/part.ts'
import {compareWay, pointsOfWay} from '../../src/explain/points.ts'
import type {Measurement} from '../../src/explain/types.ts'
import {seenPacket} from '../../src/life/explain.ts'
import type {Lab} from '../../src/model/model.ts'
import type {Answer} from './ask.ts'
import {genes} from './genes.ts'
import {grow} from './grow.ts'
import {type Asked, questionsOf} from './questions.ts'
import {type Watched, withNetwork} from './raise.ts'

const wanted = process.env.VPCLAB_AGREEMENT_SEED ?? '40'
const seed = wanted === 'random' ? Date.now() % 2 ** 31 : Number(wanted)
const networks = Number(process.env.VPCLAB_AGREEMENT_NETWORKS ?? 6)

/** So many at once: each point that they may pass is a tcpdump. */
const questionsAtOnce = 12

test.serial('packets are seen where they are predicted to pass, and nowhere behind the place where they are lost', async t => {
	t.timeout(networks * 60_000 + 120_000, 'networks whose points are watched')
	const counts = {questions: 0, lost: 0, hops: 0}
	for (const grown of fc.sample(genes, {seed, numRuns: networks})) {
		const lab = grow(grown)
		const asked = apart(questionsOf(lab, grown.questions)).slice(0, questionsAtOnce)
		await withNetwork(lab, async (ask, watched) => {
			const look = async (questions: readonly Asked[]) => disagreements(lab, questions, ask, watched, counts)
			const suspects = await look(asked)
			// A busy machine is not a fault of the network.
			const again = suspects.map(({question}) => ({...question, id: question.id + 1000, sourcePort: question.sourcePort + 3}))
			const still = again.length > 0 ? await look(again) : []
			t.deepEqual(
				still.map(({question, sentences}) => ({question, sentences})),
				[]
			)
		})
	}
	t.log(`${counts.questions} questions, ${counts.lost} of them lost, ${counts.hops} hops looked at, seeds from ${seed}`)
	t.true(counts.lost >= networks && counts.hops >= networks * 10)
})

/** Nothing behind a translation looks like a packet of another question. */
const apart = (asked: readonly Asked[]): Asked[] => [
	...new Map(asked.map(question => [`${question.to} ${question.protocol} ${question.port}`, question])).values()
]

async function disagreements(
	lab: Lab,
	asked: readonly Asked[],
	ask: Parameters<Parameters<typeof withNetwork>[1]>[0],
	{plan, pathOf}: Watched,
	counts: {questions: number; lost: number; hops: number}
) {
	const exists = (point: string) => Object.hasOwn(plan.points, point)
	const looked = asked.map(({id, ...question}) => {
		const context = contextOf(lab, question)
		const predictions = predictAll(lab, question)
		return {
			id,
			question: {id, ...question},
			context,
			predictions,
			ways: predictions.map(one => pointsOfWay(one, context, exists))
		}
	})
	const names = new Set(
		looked.flatMap(({ways}) => ways.flatMap(way => [...way.forward.flat(), ...way.reply.flat(), ...way.beyond]))
	)
	const points = [...names].flatMap(name => {
		const point = plan.points[name]
		return point ? [{name, namespacePath: pathOf(point.namespace), link: point.link, mac: point.mac}] : []
	})
	await using capture = await startCapture({points, filter: 'tcp or udp or icmp or icmp6', listenTimeoutMs: 60_000})
	const answers = await ask(asked, 3000)
	const seen = (await capture.stop()).packets.flatMap(seenPacket)
	return looked.flatMap(({id, question, context, predictions, ways}) => {
		const verdict = verdictOf(answers.get(id))
		const packetMatches = predictions.map((prediction, way) => compareWay(prediction, ways[way]!, seen, verdict, context))
		const [best] = packetMatches.toSorted((a, b) => a.disagreements.length - b.disagreements.length)
		counts.questions++
		counts.lost += verdict === 'silence' ? 1 : 0
		counts.hops += [...(best?.forward ?? []), ...(best?.reply ?? [])].filter(one => one !== undefined).length
		return best && best.disagreements.length > 0 ? [{question, sentences: best.disagreements}] : []
	})
}

const verdictOf = ({got}: Answer = {got: 'nothing'}): Measurement['verdict'] =>
	got === 'answer' || got === 'refused' || got === 'silence' ? got : 'unreachable'

/** A grown lab has no document, and so no directory but this one. */
function contextOf(lab: Lab, question: Context['question']): Context {
	const points = new Map<string, string>([
		...lab.peerings.map(({id, key}) => [id, `pcx:${key}`] as const),
		...lab.vpcs.flatMap(vpc => [
			...(vpc.natGateways ?? []).map(({id, key}) => [id, `nat:${key}`] as const),
			...(vpc.internetGateway ? [[vpc.internetGateway.id, `igw:${vpc.key}`] as const] : []),
			...(vpc.egressOnlyInternetGateway ? [[vpc.egressOnlyInternetGateway.id, `eigw:${vpc.key}`] as const] : []),
			...vpc.interfaces.flatMap(({id, owner}) =>
				owner?.kind === 'instance' ? [[id, `eni:${owner.key}:eth${owner.deviceIndex}`] as const] : []
			)
		])
	])
	const directory = {
		pointsAt: (id: string) => [points.get(id) ?? []].flat(),
		byName: () => []
	} as unknown as Context['directory']
	return {topology: topologyOf(lab, expectedByPackets(lab)), draft: undefined as never, directory, question}
}
