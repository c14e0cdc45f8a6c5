/**
 * Random networks on real namespaces: what packets do there is what the predictor says, which knows the lab but nothing of
 * the plan. A disagreement is a fault of one of them, and comes out shrunk to the few things that matter.
 *
 * VPCLAB_AGREEMENT_SEED: another series of networks (a number, or `random`). VPCLAB_AGREEMENT_NETWORKS: how many.
 */
import test from 'ava'
import fc from 'fast-check'
import {askTwice, describe} from './compare.ts'
import {genes} from './genes.ts'
import {grow} from './grow.ts'
import {questionsOf} from './questions.ts'
import {withNetwork} from './raise.ts'

const wanted = process.env.VPCLAB_AGREEMENT_SEED ?? '20'
const seed = wanted === 'random' ? Date.now() % 2 ** 31 : Number(wanted)
const numRuns = Number(process.env.VPCLAB_AGREEMENT_NETWORKS ?? 45)

/** So many series of networks at once: each spends most of its time waiting for what is silent. */
const series = 3

test.serial('packets do what is predicted, in every network', async t => {
	t.timeout(numRuns * 10_000 + 240_000, 'networks, and shrinking one that disagrees')
	let questions = 0
	const property = fc.asyncProperty(genes, async grown => {
		const lab = grow(grown)
		const asked = questionsOf(lab, grown.questions)
		await withNetwork(lab, async ask => {
			const disagreements = await askTwice(lab, asked, ask)
			if (disagreements.length > 0) throw new Error(disagreements.slice(0, 3).map(describe).join('\n\n'))
		})
		questions += asked.length
	})
	const limit = {interruptAfterTimeLimit: numRuns * 10_000 + 180_000, markInterruptAsFailure: true}
	const runsOf = (one: number) => Math.ceil((numRuns - one) / series)
	// All of them end before the test does, so that no network stays.
	const ended = await Promise.allSettled(
		Array.from({length: Math.min(series, numRuns)}, (_, one) =>
			fc.assert(property, {...limit, seed: seed + one, numRuns: runsOf(one)})
		)
	)
	for (const one of ended) if (one.status === 'rejected') throw one.reason
	t.log(`${questions} questions in ${numRuns} networks, seeds from ${seed}`)
	t.true(questions >= numRuns * 30, `${questions} questions`)
})
