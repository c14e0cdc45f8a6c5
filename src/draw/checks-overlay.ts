/** Draws the results of checks as arrows between the hosts concerned. Pure. */
import type {Arrow, Drawing, Overlay, Verdict} from './types.ts'

/** The part of a check's report that is drawn. */
export type DrawnResult = {
	readonly title: string
	readonly verdict: string
	readonly from?: string | undefined
	readonly to?: string | undefined
	readonly got?: string | undefined
}

export function checksOverlay(results: readonly DrawnResult[], {nodes}: Drawing): Overlay {
	const byPair = new Map<string, Arrow>()
	for (const {from, to, verdict, got = ''} of results) {
		const ends = [from, to].flatMap(text => (text === undefined ? [] : (nodeNamed(text, nodes) ?? [])))
		const [start, end] = ends
		if (start === undefined || end === undefined || start === end) continue
		const key = ends.join(' ')
		const found = verdicts[verdict] ?? 'unknown'
		const before = byPair.get(key)
		// Between the same two hosts the worst result is drawn.
		if (before && order.indexOf(before.verdict) <= order.indexOf(found)) continue
		byPair.set(key, {through: ends, verdict: found, ...(found === 'bad' && {label: got})})
	}
	const count = (which: string) => results.filter(({verdict}) => verdict === which).length
	const failed = results.filter(({verdict}) => verdict === 'failed').map(({title}) => title)
	return {
		title: `${results.length} checks: ${count('passed')} passed, ${count('failed')} failed, ${results.length - count('passed') - count('failed')} not judged`,
		...(failed.length > 0 && {text: `failed: ${failed.join('; ')}`}),
		arrows: [...byPair.values()]
	}
}

const verdicts: Readonly<Record<string, Verdict>> = {passed: 'good', failed: 'bad'}
const order: readonly Verdict[] = ['bad', 'unknown', 'good']

/** `http://web/`, `main.web:80`, `web.private`: the node of `web`. */
function nodeNamed(text: string, nodes: Drawing['nodes']): string | undefined {
	const name = text
		.replace(/^\w+:\/\//, '')
		.replace(/[/?].*$/, '')
		.replace(/:\d+$/, '')
	return [name, name.replace(/\.(?:private|public|eth\d+|secondary)$/, '')]
		.flatMap(one => nodes.find(({id}) => id.endsWith(`:${one}`) || id.endsWith(`.${one}`))?.id ?? [])
		.at(0)
}
