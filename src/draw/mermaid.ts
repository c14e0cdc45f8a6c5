/** The picture as a Mermaid flow chart, which GitHub and GitLab draw in Markdown. Pure. */
import {toneColours, verdictColours} from './colours.ts'
import type {Drawing, Line, Node, Overlay, Tone} from './types.ts'

export function renderMermaid(drawing: Drawing, title: string, overlay?: Overlay): string {
	const {boxes, nodes, lines} = drawing
	const ids = new Map([...boxes, ...nodes].map(({id}, index) => [id, `n${index}`]))
	const idOf = (id: string) => ids.get(id) ?? 'n'
	const nodeLine = ({id, kind, label, detail}: Node) =>
		`${idOf(id)}["${quoted([`<b>${escaped(label)}</b>`, escaped(kind.replaceAll('-', ' ')), ...(detail ? [escaped(detail)] : [])].join('<br/>'))}"]`
	const inside = (box: string | undefined, indent: string): string[] => [
		...nodes.filter(({place}) => boxAround(place) === box).map(node => `${indent}${nodeLine(node)}`),
		...boxes
			.filter(one => one.in === box)
			.flatMap(one => [
				`${indent}subgraph ${idOf(one.id)}["${escaped(one.label)}${one.detail ? `<br/>${escaped(one.detail)}` : ''}"]`,
				...inside(one.id, `${indent}  `),
				`${indent}end`
			])
	]
	const arrows = (overlay?.arrows ?? []).flatMap(({through, verdict, label}) => {
		const known = through.filter(id => ids.has(id))
		return known.slice(1).map((to, index) => ({from: known[index] ?? to, to, verdict, label: index === 0 ? label : undefined}))
	})
	return [
		'---',
		`title: ${JSON.stringify(overlay?.text ?? title)}`,
		'---',
		'flowchart TB',
		...inside(undefined, '  '),
		...lines.map(line => `  ${idOf(line.from)} ${link(line)} ${idOf(line.to)}`),
		...arrows.map(({from, to, label}) => `  ${idOf(from)} ==>${label === undefined ? '' : `|"${escaped(label)}"|`} ${idOf(to)}`),
		...boxes.flatMap(({id, tone}) => (tone ? [`  style ${idOf(id)} ${styleOf(tone)}`] : [])),
		...nodes.flatMap(({id, isDown}) => (isDown ? [`  style ${idOf(id)} stroke:${verdictColours.bad},stroke-dasharray:3 3`] : [])),
		...arrows.map(({verdict}, index) => `  linkStyle ${lines.length + index} stroke:${verdictColours[verdict]},stroke-width:3px`),
		''
	].join('\n')
}

const styleOf = (tone: Tone): string => `fill:${toneColours(tone).fill},stroke:${toneColours(tone).stroke}`

/** Mermaid has no borders: a gateway on one is drawn inside. */
function boxAround(place: Node['place']): string | undefined {
	if ('in' in place) return place.in
	return 'on' in place ? place.on : undefined
}

function link({style, label, isDown}: Line): string {
	const text = [label, ...(isDown ? ['down'] : [])].filter(Boolean).join(' ')
	const arrow = style === 'plain' ? '---' : '-.-'
	return text === '' ? arrow : `${arrow}|"${escaped(text)}"|`
}

const escaped = (text: string): string =>
	text.replaceAll('&', '#amp;').replaceAll('"', '#quot;').replaceAll('<', '#lt;').replaceAll('>', '#gt;')
/** Only quotes are escaped; Mermaid's own mark-up is kept. */
const quoted = (text: string): string => text.replaceAll('"', '#quot;')
