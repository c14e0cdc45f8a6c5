/** Renders the picture as SVG: one self-contained file, readable on light and dark backgrounds. Pure. */
import {boxColours, nodeColour, verdictColours} from './colours.ts'
import {type Layout, layOut, nodeSize, type Rectangle} from './layout.ts'
import type {Arrow, Box, Drawing, Line, Node, Overlay} from './types.ts'

export function renderSvg(drawing: Drawing, title: string, overlay?: Overlay): string {
	const layout = layOut(drawing)
	const lines = new Map(drawing.lines.flatMap(line => (line.id === undefined ? [] : [[line.id, line] as const])))
	const hasArcs = drawing.lines.some(({from, to}) => isArc(placeOf(from, layout), placeOf(to, layout)))
	const [width, height] = [
		Math.ceil(Math.max(layout.width, overlay ? 480 : 0)),
		Math.ceil(layout.height + (hasArcs ? arcDepth / 2 : 0))
	]
	const caption = overlay ? [overlay.title, ...broken(overlay.text ?? '', Math.floor(width / 7))] : []
	const foot = caption.length * 20
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height + foot}" width="${width}" height="${height + foot}" font-family="Helvetica, Arial, sans-serif">`,
		`<title>${escaped(title)}</title>`,
		'<defs>',
		...Object.entries(verdictColours).map(
			([name, colour]) =>
				`<marker id="head-${name}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 10 5 0 10z" fill="${colour}"/></marker>`
		),
		'</defs>',
		`<rect width="100%" height="100%" fill="#ffffff"/>`,
		...drawing.boxes.map(box => renderBox(box, placeOf(box.id, layout))),
		...drawing.lines.map((line, index) => renderLine(line, index, drawing.lines, layout)),
		...drawing.nodes.map(node => renderNode(node, placeOf(node.id, layout))),
		...(overlay?.arrows ?? []).map((arrow, index) => renderArrow(arrow, index, lines, layout)),
		...caption.map((text, index) => label(10, height + 14 + index * 20, text, {size: 13, bold: index === 0, colour: '#16191f'})),
		'</svg>',
		''
	].join('\n')
}

/** Wraps text at `most` characters. */
function broken(text: string, most: number): readonly string[] {
	const lines: string[] = []
	for (const word of text.split(' ').filter(Boolean)) {
		const last = lines.at(-1)
		if (last !== undefined && last.length + word.length < most) {
			lines[lines.length - 1] = `${last} ${word}`
		} else {
			lines.push(word)
		}
	}
	return lines
}

const nowhere: Rectangle = {x: 0, y: 0, width: 0, height: 0}
const placeOf = (id: string, {places}: Layout): Rectangle => places.get(id) ?? nowhere

const escaped = (text: string): string =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

type TextStyle = {
	readonly size?: number
	readonly bold?: boolean
	readonly colour?: string
	readonly anchor?: 'start' | 'middle'
	readonly most?: number
}

const label = (
	x: number,
	y: number,
	text: string,
	{size = 11, bold, colour = '#414d5c', anchor = 'start', most = 400}: TextStyle = {}
) =>
	`<text x="${round(x)}" y="${round(y)}" font-size="${size}" fill="${colour}" text-anchor="${anchor}"${bold ? ' font-weight="bold"' : ''}>${escaped(shortened(text, most))}</text>`

const shortened = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text)
const round = (value: number): number => Math.round(value * 10) / 10

function renderBox(box: Box, {x, y, width, height}: Rectangle): string {
	const {id, kind, label: name, detail, tone} = box
	const {fill, stroke} = boxColours(box)
	const dashes = kind === 'zone' || kind === 'region' ? ' stroke-dasharray="5 4"' : ''
	return [
		`<g data-id="${escaped(id)}">`,
		`<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${fill}" stroke="${stroke}" stroke-width="1.5"${dashes} rx="3"/>`,
		label(x + 8, y + 16, tone ? `${name} (${tone})` : name, {size: 12, bold: true, colour: stroke}),
		...(detail === undefined ? [] : [label(x + 8, y + 31, detail, {size: 10})]),
		'</g>'
	].join('')
}

function renderNode(node: Node, {x, y, width, height}: Rectangle): string {
	const {id, kind, label: name, detail, isDown} = node
	const colour = nodeColour(node)
	return [
		`<g data-id="${escaped(id)}">`,
		`<rect x="${round(x)}" y="${round(y)}" width="${width}" height="${height}" rx="5" fill="#ffffff" stroke="${colour}" stroke-width="1.5"${isDown ? ' stroke-dasharray="3 3"' : ''}/>`,
		`<rect x="${round(x)}" y="${round(y)}" width="5" height="${height}" rx="2" fill="${colour}"/>`,
		label(x + width / 2 + 2, y + 15, name, {size: 11, bold: true, colour: '#16191f', anchor: 'middle', most: 22}),
		label(x + width / 2 + 2, y + 27, kindWords(kind, name), {size: 8, anchor: 'middle'}),
		label(x + width / 2 + 2, y + 39, detail ?? '', {size: 9, anchor: 'middle', most: 32}),
		'</g>'
	].join('')
}

/** The kind and the name, without repeating a name that equals the kind. */
const kindWords = (kind: string, name: string): string =>
	kind.replaceAll('-', ' ') === name.toLowerCase() ? '' : kind.replaceAll('-', ' ')

type Point = {readonly x: number; readonly y: number}

const center = ({x, y, width, height}: Rectangle): Point => ({x: x + width / 2, y: y + height / 2})

/** The point at which a line towards another point leaves a rectangle. */
function edgeOf(place: Rectangle, towards: Point): Point {
	const {x, y} = center(place)
	const [dx, dy] = [towards.x - x, towards.y - y]
	if (dx === 0 && dy === 0) return {x, y}
	// Leave by the top or bottom if the target is above or below, so that the line crosses no box beside it.
	const isBeside = Math.abs(dy) <= place.height / 2
	if (place.height > nodeSize.height && !isBeside) return {x, y: y + Math.sign(dy) * (place.height / 2)}
	const scale = Math.min(
		dx === 0 ? Number.POSITIVE_INFINITY : place.width / 2 / Math.abs(dx),
		dy === 0 ? Number.POSITIVE_INFINITY : place.height / 2 / Math.abs(dy)
	)
	return {x: x + dx * Math.min(1, scale), y: y + dy * Math.min(1, scale)}
}

/** Between boxes in one row the line runs below what is between them. */
const isArc = (from: Rectangle, to: Rectangle): boolean =>
	[from, to].every(({height}) => height > nodeSize.height) &&
	Math.abs(center(from).y - center(to).y) < Math.max(from.height, to.height) / 2

const arcDepth = 70
const bottomOf = ({x, y, width, height}: Rectangle): Point => ({x: x + width / 2, y: y + height})

function halfway(from: Rectangle, to: Rectangle): Point {
	const [start, end] = [edgeOf(from, center(to)), edgeOf(to, center(from))]
	return {x: (start.x + end.x) / 2, y: (start.y + end.y) / 2}
}

/** Several lines between the same two ends bend apart; the label is at the middle of the bend. */
function bendOf(line: Line, index: number, all: readonly Line[], layout: Layout) {
	const [from, to] = [placeOf(line.from, layout), placeOf(line.to, layout)]
	const beside = all.filter(one => one.from === line.from && one.to === line.to)
	const offset =
		(all.slice(0, index).filter(one => one.from === line.from && one.to === line.to).length - (beside.length - 1) / 2) * 44
	const [a, b] = [center(from), center(to)]
	if (isArc(from, to)) {
		const [start, end] = [bottomOf(from), bottomOf(to)]
		return {start, middle: {x: (start.x + end.x) / 2, y: Math.max(start.y, end.y) + arcDepth + Math.abs(offset)}, end}
	}
	const length = Math.hypot(b.x - a.x, b.y - a.y) || 1
	const middle = {x: (a.x + b.x) / 2 - ((b.y - a.y) / length) * offset, y: (a.y + b.y) / 2 + ((b.x - a.x) / length) * offset}
	return {
		start: edgeOf(from, offset === 0 ? b : middle),
		middle: offset === 0 ? halfway(from, to) : middle,
		end: edgeOf(to, offset === 0 ? a : middle)
	}
}

function renderLine(line: Line, index: number, all: readonly Line[], layout: Layout): string {
	const {start, middle, end} = bendOf(line, index, all, layout)
	const dashes = {plain: '', tunnel: ' stroke-dasharray="8 4"', use: ' stroke-dasharray="2 4"'}[line.style]
	const colour = line.isDown ? verdictColours.bad : '#414d5c'
	const path = `M${round(start.x)} ${round(start.y)}Q${round(middle.x)} ${round(middle.y)} ${round(end.x)} ${round(end.y)}`
	const at = {x: (start.x + 2 * middle.x + end.x) / 4, y: (start.y + 2 * middle.y + end.y) / 4}
	return [
		`<g${line.id === undefined ? '' : ` data-id="${escaped(line.id)}"`}>`,
		`<path d="${path}" fill="none" stroke="${colour}" stroke-width="1.4"${dashes}/>`,
		line.label === undefined ? '' : label(at.x + 3, at.y - 3, line.label, {size: 9, colour}),
		'</g>'
	].join('')
}

/** The point of a node at which arrows meet, beside its text. */
const stop = ({x, y, height}: Rectangle): Point => ({x: x + 16, y: y + height / 2})

/** Runs through nodes and the middles of lines; a path that ends early gets a cross. */
function renderArrow(
	{through, verdict, label: text, ends}: Arrow,
	index: number,
	lines: ReadonlyMap<string, Line>,
	layout: Layout
): string {
	const points = through.flatMap((id): readonly Point[] => {
		const line = lines.get(id)
		if (!line) return layout.places.has(id) ? [stop(placeOf(id, layout))] : []
		const [a, b] = [center(placeOf(line.from, layout)), center(placeOf(line.to, layout))]
		return [{x: (a.x + b.x) / 2, y: (a.y + b.y) / 2}]
	})
	const [first] = points
	const last = points.at(-1)
	if (!first || !last) return ''
	const colour = verdictColours[verdict]
	const shift = (index % 5) * 3
	const path = points.map(({x, y}, at) => `${at === 0 ? 'M' : 'L'}${round(x + shift)} ${round(y + shift)}`).join('')
	const half = points.length === 2 ? {x: (first.x + last.x) / 2, y: (first.y + last.y) / 2} : last
	const cross = `M${round(last.x - 9)} ${round(last.y - 9)}l18 18m0 -18l-18 18`
	return [
		`<g class="arrow ${verdict}">`,
		`<path d="${path}" fill="none" stroke="${colour}" stroke-width="3" stroke-opacity="0.75" stroke-linejoin="round" marker-end="url(#head-${verdict})"/>`,
		ends === undefined ? '' : `<path d="${cross}" stroke="${colour}" stroke-width="4"><title>${escaped(ends)}</title></path>`,
		text === undefined ? '' : label(half.x - 8 + shift, half.y + 36 + shift, text, {size: 10, bold: true, colour}),
		'</g>'
	].join('')
}
