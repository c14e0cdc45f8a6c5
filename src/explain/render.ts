/** An explanation as text for people: the verdict, both ways hop by hop, and what would mend it. */
import {stringify} from 'yaml'
import type {ExplainedHop, Explanation, Mending} from './types.ts'

export function renderExplanation({asked, sentence, code, forward, reply, mendings, verdict}: Explanation): string {
	const {from, source, to, destination, protocol, port} = asked
	const what = port === undefined ? protocol.toUpperCase() : `${protocol.toUpperCase()} ${port}`
	return [
		`${sentence}${code === undefined ? '' : `  [${code}]`}\n`,
		`There: ${from} (${source}) to ${to}${to === destination ? '' : ` (${destination})`}, ${what}`,
		...forward.flatMap(renderHop),
		...(reply.length > 0 ? ['', 'Back:', ...reply.flatMap(renderHop)] : []),
		...(verdict === 'answer' ? [] : ['', ...renderMendings(mendings)])
	]
		.map(line => `${line}\n`)
		.join('')
}

function renderHop({name, text, changes = [], others = [], id, rule, place, code}: ExplainedHop): readonly string[] {
	const where = place?.line === undefined ? undefined : `${place.file}:${place.line}`
	const facts = [id, rule, where].filter(one => one !== undefined)
	return [
		`  ${code === undefined ? '✔' : '✘'} ${name} ${text}${changes.length > 0 ? `; ${changes.join(', ')}` : ''}`,
		...(facts.length > 0 ? [`      ${facts.join('  ')}`] : []),
		...shorten(others).map(other => `      - ${other}`)
	]
}

const mostOthers = 8

const shorten = (others: readonly string[]): readonly string[] =>
	others.length <= mostOthers ? others : [...others.slice(0, mostOthers - 1), `… and ${others.length - mostOthers + 1} more`]

function renderMendings(mendings: readonly Mending[]): readonly string[] {
	if (mendings.length === 0) return ['What would mend it: no small change of the lab file was found.']
	return [
		`What would mend it${mendings.length > 1 ? ' (one of these)' : ''}, predicted to work:`,
		...mendings.flatMap(({changes, patch}, index) => [
			`  ${index + 1}. ${changes.join('; and ')}`,
			`     - change: ${renderPatch(patch)}`
		])
	]
}

/** On one line, as a check of the lab file has it. */
export const renderPatch = (patch: unknown): string =>
	stringify(patch, {collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: false}).trim()
