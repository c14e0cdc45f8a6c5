/** Findings as text for people. Pure; `paint` colours. */
import {type Findings, type MachineFinding, missing} from './judge.ts'

export type Paint = {
	readonly good: (text: string) => string
	readonly bad: (text: string) => string
	readonly faint: (text: string) => string
}

const groups = {rights: 'Rights', programs: 'Programs', kernel: 'Kernel features', limits: 'Limits'} as const

/**
 * A table per group, then what is missing and how to fix it, and the verdict as the last line.
 *
 * @param findings of `judge()`.
 * @param paint formats good, bad and faint words.
 */
export function render(findings: Findings, paint: Paint): string {
	const width = Math.max(...findings.map(({title}) => title.length))
	const tables = Object.entries(groups).map(([group, title]) => {
		const mine = findings.filter(finding => finding.group === group)
		return [title, ...mine.map(finding => `  ${mark(finding, paint)} ${renderFinding(finding, width, paint)}`)].join('\n')
	})
	return `${[...tables, ...renderHints(findings), verdict(findings, paint)].join('\n\n')}\n`
}

function mark({state, needed}: MachineFinding, {good, bad, faint}: Paint): string {
	if (state === 'ok') return good('ok     ')
	if (state === 'missing') return needed ? bad('MISSING') : faint('missing')
	return faint(state === 'low' ? 'low    ' : 'untried')
}

function renderFinding({title, state, found, tested, note, follows, fix}: MachineFinding, width: number, {faint}: Paint): string {
	const indent = `\n${' '.repeat(12)}`
	if (state === 'ok' || state === 'untested') {
		const compared = tested?.is === 'tested' ? ', as tested' : ''
		return (
			`${title.padEnd(width)}  ${found ? faint(`${found}${compared}`) : ''}`.trimEnd() + (note ? `${indent}note: ${note}` : '')
		)
	}
	const said = found === undefined ? '' : ` (${found.split('\n', 1)[0]})`
	return `${title}${said}${follows ? `${indent}so: ${follows}` : ''}${fix ? `${indent}fix: ${fix}` : ''}`
}

/** Advice for modules that `modprobe` does not find, if any feature is missing. */
function renderHints(findings: Findings): string[] {
	if (!findings.some(({group, state, fix}) => group === 'kernel' && state === 'missing' && fix?.startsWith('modprobe'))) return []
	return [
		'A module that modprobe does not find: on Ubuntu `apt-get install linux-modules-extra-$(uname -r)`; with Debian’s cloud\n' +
			'kernel `apt-get install linux-image-amd64` and a restart; in a container it is the host that has to load it.'
	]
}

function verdict(findings: Findings, {good, bad}: Paint): string {
	const lacks = missing(findings)
	if (lacks.length > 0) return bad(`This machine cannot raise labs: ${lacks.map(({title}) => title).join(', ')} missing.`)
	const less = findings.filter(({state}) => state === 'missing' || state === 'low').map(({title}) => title)
	return good(
		less.length > 0 ? `This machine can raise labs. It lacks, or is low on: ${less.join(', ')}.` : 'This machine can raise labs.'
	)
}
