/**
 * Positions in pixels, as AWS draws networks: zones are columns of a VPC, with their subnets one below the other,
 * gateways are on borders; the Internet is above, what connects VPCs is below them, and customers are at the bottom. Pure.
 */
import type {Box, Drawing, Node, Row} from './types.ts'

export type Rectangle = {readonly x: number; readonly y: number; readonly width: number; readonly height: number}

export type Layout = {
	readonly width: number
	readonly height: number
	/** Boxes and nodes by id. */
	readonly places: ReadonlyMap<string, Rectangle>
}

export const nodeSize = {width: 140, height: 46} as const
const gap = 14
const rowGap = 56
/** Height of a box's heading, above its contents. */
const heading = 38
/** Half of a gateway on a border is outside. */
const overhang = nodeSize.height / 2
/** VPCs are in one row, so that lines run above and below them, not through them. */
const rowWidth = 8000
const rows: readonly Row[] = ['hosts', 'internet', 'vpcs', 'backbone', 'customers']

/** Something with a size that can be placed. */
type Block = {readonly width: number; readonly height: number; put(x: number, y: number): void}

export function layOut(drawing: Drawing): Layout {
	const places = new Map<string, Rectangle>()
	const blocks = rows.map(row => blocksOf(row, drawing, places)).filter(all => all.length > 0)
	const lines = blocks.flatMap(all => wrap(all, rowWidth))
	const width = Math.max(200, ...lines.map(widthOf)) + 2 * gap
	let y = gap
	for (const line of lines) {
		let x = (width - widthOf(line)) / 2
		const height = Math.max(...line.map(one => one.height))
		for (const one of line) {
			one.put(x, y + (height - one.height) / 2)
			x += one.width + gap * 2
		}
		y += height + rowGap
	}
	return {width, height: y - rowGap + gap, places}
}

const widthOf = (line: readonly Block[]): number =>
	line.reduce((sum, {width}) => sum + width, 0) + Math.max(0, line.length - 1) * gap * 2

function blocksOf(row: Row, {boxes, nodes}: Drawing, places: Map<string, Rectangle>): readonly Block[] {
	const own = boxes.filter(box => box.in === undefined && (box.row ?? 'vpcs') === row)
	return [
		...nodes.filter(({place}) => 'row' in place && place.row === row).map(node => nodeBlock(node, places)),
		...own.map(box => boxBlock(box, {boxes, nodes}, places))
	]
}

const nodeBlock = ({id}: Node, places: Map<string, Rectangle>): Block => ({
	...nodeSize,
	put: (x, y) => places.set(id, {x, y, ...nodeSize})
})

function boxBlock(box: Box, drawing: Pick<Drawing, 'boxes' | 'nodes'>, places: Map<string, Rectangle>): Block {
	const {boxes, nodes} = drawing
	const inside = nodes.filter(({place}) => 'in' in place && place.in === box.id).map(node => nodeBlock(node, places))
	const inner = boxes.filter(one => one.in === box.id).map(one => boxBlock(one, drawing, places))
	const border = (side: 'top' | 'bottom') =>
		nodes.filter(({place}) => 'on' in place && place.on === box.id && place.side === side)
	const [top, bottom] = [border('top'), border('bottom')]
	const grid = wrap(inside, gridWidth(inside.length))
	const shelves = [...grid, ...(box.stacks ? inner.map(one => [one]) : wrap(inner, rowWidth - 4 * gap))]
	const bordered = (all: readonly Node[]) => all.length * (nodeSize.width + 2 * gap)
	const least = Math.max(top.length > 0 ? textWidth(box) + bordered(top) : 0, bordered(bottom))
	const width = Math.max(nodeSize.width + 2 * gap, least, textWidth(box), ...shelves.map(line => widthOf(line) + 2 * gap))
	const content = shelves.reduce((sum, line) => sum + Math.max(...line.map(one => one.height)) + gap, 0)
	const [above, below] = [top, bottom].map(all => (all.length > 0 ? overhang : 0)) as [number, number]
	const height = Math.max(heading + content, heading + gap) + above + below
	return {
		width,
		height: height + above + below,
		put(x, y) {
			const own = {x, y: y + above, width, height}
			places.set(box.id, own)
			let at = own.y + heading + above
			for (const line of shelves) {
				let left = x + (width - widthOf(line)) / 2
				for (const one of line) {
					one.put(left, at)
					left += one.width + gap * 2
				}
				at += Math.max(...line.map(one => one.height)) + gap
			}
			// To the right of the heading.
			const beside = {...own, x: own.x + textWidth(box), width: own.width - textWidth(box)}
			putOnBorder(top, beside, own.y - overhang, places)
			putOnBorder(bottom, own, own.y + height - overhang, places)
		}
	}
}

function putOnBorder(nodes: readonly Node[], {x, width}: Rectangle, y: number, places: Map<string, Rectangle>) {
	for (const [index, {id}] of nodes.entries()) {
		const center = x + (width * (index + 1)) / (nodes.length + 1)
		places.set(id, {x: center - nodeSize.width / 2, y, ...nodeSize})
	}
}

/** The width of a roughly square grid of nodes. */
function gridWidth(count: number): number {
	const columns = Math.max(1, Math.min(5, Math.ceil(Math.sqrt(count))))
	return columns * (nodeSize.width + 2 * gap)
}

/** Approximate width of a box's heading. */
const textWidth = ({label, detail = ''}: Box): number => Math.max(label.length * 8, detail.length * 6.5) + 2 * gap

/** Breaks blocks into lines of at most this width, in order. */
function wrap(blocks: readonly Block[], most: number): readonly (readonly Block[])[] {
	const lines: Block[][] = []
	for (const block of blocks) {
		const last = lines.at(-1)
		if (last && widthOf([...last, block]) <= most) {
			last.push(block)
		} else {
			lines.push([block])
		}
	}
	return lines
}
