/** The picture as a draw.io file (diagrams.net), to be edited further: boxes contain their nodes, and lines stay attached. Pure. */
import {boxColours, nodeColour, verdictColours} from './colours.ts'
import {layOut, type Rectangle} from './layout.ts'
import type {Arrow, Box, Drawing, Line, Node, Overlay} from './types.ts'

/** The layer that everything is in which no box contains. */
const layer = '1'

export function renderDrawio(drawing: Drawing, title: string, overlay?: Overlay): string {
	const {places, width, height} = layOut(drawing)
	const placeOf = (id: string, around?: string): Rectangle => {
		const place = places.get(id) ?? {x: 0, y: 0, width: 0, height: 0}
		const outer = around === undefined ? undefined : places.get(around)
		return outer ? {...place, x: place.x - outer.x, y: place.y - outer.y} : place
	}
	const known = new Set([...drawing.boxes, ...drawing.nodes].map(({id}) => id))
	return [
		'<?xml version="1.0" encoding="UTF-8"?>',
		'<mxfile host="vpclab">',
		`<diagram name="${escaped(title)}">`,
		`<mxGraphModel page="0" grid="1" pageWidth="${Math.ceil(width)}" pageHeight="${Math.ceil(height)}">`,
		'<root>',
		'<mxCell id="0"/>',
		`<mxCell id="${layer}" parent="0"/>`,
		...inOrder(drawing.boxes).map(box => boxCell(box, placeOf(box.id, box.in))),
		...drawing.nodes.map(node => nodeCell(node, placeOf(node.id, boxAround(node)))),
		...drawing.lines.map((line, index) => lineCell(line, `line ${index}`)),
		...(overlay?.arrows ?? []).flatMap((arrow, index) => arrowCells(arrow, `arrow ${index}`, known)),
		...(overlay ? [captionCell(overlay, height)] : []),
		'</root>',
		'</mxGraphModel>',
		'</diagram>',
		'</mxfile>',
		''
	].join('\n')
}

/** Each box after the one that contains it. */
const inOrder = (boxes: readonly Box[], around?: string): readonly Box[] =>
	boxes.filter(box => box.in === around).flatMap(box => [box, ...inOrder(boxes, box.id)])

const boxAround = ({place}: Node): string | undefined => ('in' in place ? place.in : 'on' in place ? place.on : undefined)

function boxCell(box: Box, place: Rectangle): string {
	const {fill, stroke} = boxColours(box)
	const dashes = box.kind === 'zone' || box.kind === 'region' ? 'dashed=1;' : ''
	const style = `rounded=0;container=1;collapsible=0;html=0;whiteSpace=wrap;verticalAlign=top;align=left;spacingLeft=8;spacingTop=2;${dashes}fillColor=${fill};strokeColor=${stroke};fontColor=${stroke};fontStyle=1;`
	const name = box.tone ? `${box.label} (${box.tone})` : box.label
	return vertex(box.id, box.in ?? layer, lines(name, box.detail), style, place)
}

function nodeCell(node: Node, place: Rectangle): string {
	const style = `rounded=1;html=0;whiteSpace=wrap;fontSize=10;fillColor=#ffffff;strokeColor=${nodeColour(node)};${node.isDown ? 'dashed=1;' : ''}`
	return vertex(node.id, boxAround(node) ?? layer, lines(node.label, node.kind.replaceAll('-', ' '), node.detail), style, place)
}

function lineCell({from, to, label, style, isDown}: Line, id: string): string {
	const dashes = {plain: '', tunnel: 'dashed=1;', use: 'dashed=1;dashPattern=1 3;'}[style]
	return edge(id, {from, to, label}, `endArrow=none;html=0;${dashes}strokeColor=${isDown ? verdictColours.bad : '#414d5c'};`)
}

/** Lines have no place of their own: an arrow goes from thing to thing. */
function arrowCells({through, verdict, label, ends}: Arrow, id: string, known: ReadonlySet<string>): readonly string[] {
	const stops = through.filter(stop => known.has(stop))
	const style = `endArrow=block;html=0;strokeWidth=3;strokeColor=${verdictColours[verdict]};fontColor=${verdictColours[verdict]};`
	return stops.slice(1).map((to, index) => {
		const isLast = index === stops.length - 2
		const text = [index === 0 ? label : undefined, isLast ? ends : undefined].filter(Boolean).join(': ')
		return edge(
			`${id} ${index}`,
			{from: stops[index] ?? to, to, label: text},
			`${style}${isLast && ends !== undefined ? 'endArrow=cross;' : ''}`
		)
	})
}

const captionCell = ({title, text}: Overlay, y: number): string =>
	vertex('caption', layer, lines(title, text), 'text;html=0;whiteSpace=wrap;align=left;verticalAlign=top;fontStyle=1;', {
		x: 10,
		y,
		width: 460,
		height: 60
	})

const vertex = (id: string, parent: string, value: string, style: string, {x, y, width, height}: Rectangle): string =>
	`<mxCell id="${escaped(id)}" value="${escaped(value)}" style="${style}" vertex="1" parent="${escaped(parent)}"><mxGeometry x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" as="geometry"/></mxCell>`

const edge = (
	id: string,
	{from, to, label = ''}: {readonly from: string; readonly to: string; readonly label?: string | undefined},
	style: string
): string =>
	`<mxCell id="${escaped(id)}" value="${escaped(label)}" style="${style}" edge="1" parent="${layer}" source="${escaped(from)}" target="${escaped(to)}"><mxGeometry relative="1" as="geometry"/></mxCell>`

const lines = (...all: readonly (string | undefined)[]): string => all.filter(Boolean).join('\n')
const round = (value: number): number => Math.round(value * 10) / 10
/** A line break in an attribute would be read as a space. */
const escaped = (text: string): string =>
	text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll('\n', '&#10;')
