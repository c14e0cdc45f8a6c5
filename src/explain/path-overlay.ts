/** Draws an explanation over the picture of its lab. Pure. */
import type {Drawing, Overlay} from '../draw/types.ts'
import type {ExplainedHop, Explanation} from './types.ts'

export function pathOverlay({asked, verdict, sentence, forward, reply}: Explanation, drawing: Drawing): Overlay {
	const known = new Set([...drawing.nodes.map(({id}) => id), ...drawing.lines.flatMap(({id}) => id ?? [])])
	const through = (hops: readonly ExplainedHop[]) => hops.map(({at}) => `${at.kind}:${at.key}`).filter(id => known.has(id))
	const lost = [...forward, ...reply].findLast(({code}) => code !== undefined)
	const isLostThere = forward.some(({code}) => code !== undefined)
	const what = asked.port === undefined ? asked.protocol : `${asked.protocol} ${asked.port}`
	const there = through(forward)
	const back = through(reply)
	return {
		title: `${asked.from} to ${asked.to}, ${what}: ${verdict}`,
		text: sentence,
		arrows: [
			{
				through: there,
				verdict: isLostThere ? 'bad' : 'good',
				...(isLostThere && lost && {ends: `${lost.name} ${lost.text}`, label: lost.name})
			},
			// The way back is drawn only if it differs from the way there, or ends early.
			...(!isLostThere && lost
				? [{through: back, verdict: 'bad' as const, ends: `${lost.name} ${lost.text}`, label: lost.name}]
				: back.toReversed().join() === there.join() || back.length < 2
					? []
					: [{through: back, verdict: 'good' as const, label: 'back'}])
		]
	}
}
