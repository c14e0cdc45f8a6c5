/** Renders an explanation for people: the verdict, both directions hop by hop, and what would fix it. */
import {stringify} from 'yaml'
import type {ExplainedHop, Explanation, Fix, Measurement} from './types.ts'

type RenderOptions = {
	/** The command that changes the lab by a patch. Absent: the lab is not running, and changes are shown as checks. */
	readonly change?: string
	/** Whether to show changes that would help, or that there are none. Default: true. */
	readonly showsFixes?: boolean
}

export function renderExplanation(explanation: Explanation, {change, showsFixes = true}: RenderOptions = {}): string {
	const {asked, sentence, code, forward, reply, fixes, verdict, measured} = explanation
	const {from, source, to, destination, protocol, port} = asked
	const what = port === undefined ? protocol.toUpperCase() : `${protocol.toUpperCase()} ${port}`
	return [
		`${sentence}${code === undefined ? '' : `  [${code}]`}`,
		...(measured ? renderMeasured(measured) : []),
		'',
		`There: ${from} (${source}) to ${to}${to === destination ? '' : ` (${destination})`}, ${what}`,
		...forward.flatMap(renderHop),
		...(reply.length > 0 ? ['', 'Back:', ...reply.flatMap(renderHop)] : []),
		...(verdict === 'answer' || !showsFixes ? [] : ['', ...renderFixes(fixes, change)])
	]
		.map(line => `${line}\n`)
		.join('')
}

function renderMeasured({got, disagreements}: Measurement): readonly string[] {
	if (disagreements.length === 0) {
		return [`Sent as well, and captured on its way: the probe brought back "${got}", and the packets did what is predicted.`]
	}
	return [
		'',
		'!!! PACKETS AND PREDICTION DISAGREE: one of them differs from AWS, or the network is still changing (see `vpclab status`).',
		`    The probe brought back "${got}".`,
		...disagreements.map(sentence => `    ${sentence}.`),
		'    For a bug report: the lab file, and the output of this command with --json.'
	]
}

function renderHop({name, text, changes = [], others = [], id, rule, place, code, seen}: ExplainedHop): readonly string[] {
	const where = place?.line === undefined ? undefined : `${place.file}:${place.line}`
	const facts = [id, rule, where, seen && renderSeen(seen)].filter(one => one !== undefined)
	return [
		`  ${code === undefined ? '✔' : '✘'} ${name} ${text}${changes.length > 0 ? `; ${changes.join(', ')}` : ''}`,
		...(facts.length > 0 ? [`      ${facts.join('  ')}`] : []),
		...shorten(others).map(other => `      - ${other}`)
	]
}

const renderSeen = ({points, packets}: NonNullable<ExplainedHop['seen']>): string =>
	`${packets > 0 ? 'seen' : 'not seen'} at ${points.join(' or ')}`

const mostOthers = 8

const shorten = (others: readonly string[]): readonly string[] =>
	others.length <= mostOthers ? others : [...others.slice(0, mostOthers - 1), `… and ${others.length - mostOthers + 1} more`]

function renderFixes(fixes: readonly Fix[], change: string | undefined): readonly string[] {
	if (fixes.length === 0) return ['What would fix it: no small change of the lab file was found.']
	return [
		`What would fix it${fixes.length > 1 ? ' (one of these)' : ''}, predicted to work:`,
		...fixes.flatMap(({changes, patch}, index) => [
			`  ${index + 1}. ${changes.join('; and ')}`,
			change === undefined ? `     - change: ${renderPatch(patch)}` : `     ${change} ${quote(renderPatch(patch))}`
		])
	]
}

/** Quotes for a POSIX shell. */
const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

/** On one line, as a check in the lab file is written. */
const renderPatch = (patch: unknown): string =>
	stringify(patch, {collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: false}).trim()
