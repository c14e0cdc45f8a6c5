/** The picture as a graph for Graphviz: `vpclab graph LAB --format dot | dot -Tsvg`. Pure. */
import {toneColours, verdictColours} from './colours.ts'
import type {Box, Drawing, Overlay} from './types.ts'

export function renderDot(drawing: Drawing, title: string, overlay?: Overlay): string {
	const {boxes, nodes, lines} = drawing
	const known = new Set([...nodes, ...boxes].map(({id}) => id))
	const inside = (box: string | undefined, indent: string): string[] => [
		...nodes
			.filter(({place}) => ('in' in place ? place.in : 'on' in place ? place.on : undefined) === box)
			.map(
				({id, kind, label, detail, isDown}) =>
					`${indent}${text(id)} [label=${text([label, kind.replaceAll('-', ' '), ...(detail ? [detail] : [])].join('\n'))}${isDown ? ` style=dashed color="${verdictColours.bad}"` : ''}]`
			),
		...boxes
			.filter(one => one.in === box)
			.flatMap(one => [
				`${indent}subgraph ${text(`cluster ${one.id}`)} {`,
				`${indent}  label=${text([one.label, ...(one.detail ? [one.detail] : [])].join('\n'))}`,
				...(one.tone ? [`${indent}  style=filled fillcolor="${toneColours(one.tone).fill}"`] : []),
				// Lines to a box end at a point in it.
				`${indent}  ${text(one.id)} [shape=point style=invis]`,
				...inside(one.id, `${indent}  `),
				`${indent}}`
			])
	]
	const ends = (from: string, to: string): string[] =>
		[boxOf(from, boxes, 'ltail'), boxOf(to, boxes, 'lhead')].filter(one => one !== undefined)
	return [
		`digraph ${text(title)} {`,
		'  compound=true rankdir=TB node [shape=box style=rounded fontname="Helvetica"] edge [dir=none fontname="Helvetica" fontsize=10]',
		...(overlay ? [`  label=${text([overlay.title, ...(overlay.text === undefined ? [] : [overlay.text])].join('\n'))}`] : []),
		...inside(undefined, '  '),
		...lines.map(({from, to, label, style, isDown}) => {
			const attributes = [
				...(label === undefined ? [] : [`label=${text(label)}`]),
				...(style === 'plain' ? [] : [`style=${style === 'tunnel' ? 'dashed' : 'dotted'}`]),
				...(isDown ? [`color="${verdictColours.bad}"`] : []),
				...ends(from, to)
			]
			return `  ${text(from)} -> ${text(to)}${attributes.length > 0 ? ` [${attributes.join(' ')}]` : ''}`
		}),
		...(overlay?.arrows ?? []).flatMap(({through, verdict, label}) => {
			const own = through.filter(id => known.has(id))
			return own
				.slice(1)
				.map(
					(to, index) =>
						`  ${text(own[index] ?? to)} -> ${text(to)} [dir=forward constraint=false penwidth=3 color="${verdictColours[verdict]}"${index === 0 && label !== undefined ? ` label=${text(label)}` : ''}]`
				)
		}),
		'}',
		''
	].join('\n')
}

const boxOf = (id: string, boxes: readonly Box[], end: 'ltail' | 'lhead'): string | undefined =>
	boxes.some(box => box.id === id) ? `${end}=${text(`cluster ${id}`)}` : undefined

const text = (words: string): string => JSON.stringify(words)
