import test from 'ava'
import {SaxesParser} from 'saxes'
import {drawingOf} from '../../src/aws/shown.ts'
import {renderDrawio} from '../../src/draw/drawio.ts'
import {layOut} from '../../src/draw/layout.ts'
import {explain} from '../../src/explain/explain.ts'
import {pathOverlay} from '../../src/explain/path-overlay.ts'
import {loadLab} from '../../src/lab/load.ts'

type Cell = {readonly attributes: Readonly<Record<string, string>>; x: number; y: number}

/** The cells of a file, by an XML parser, which refuses what is not well-formed. */
function cellsOf(text: string): ReadonlyMap<string, Cell> {
	const cells = new Map<string, Cell>()
	const parser = new SaxesParser()
	let cell: Cell | undefined
	parser.on('error', error => {
		throw error
	})
	parser.on('opentag', ({name, attributes}) => {
		if (name === 'mxCell') {
			cell = {attributes: attributes as Record<string, string>, x: 0, y: 0}
			if (cells.has(cell.attributes.id!)) throw new Error(`${cell.attributes.id} is there twice`)
			cells.set(cell.attributes.id!, cell)
		}
		if (name === 'mxGeometry' && cell) Object.assign(cell, {x: Number(attributes.x ?? 0), y: Number(attributes.y ?? 0)})
	})
	parser.write(text).close()
	return cells
}

for (const name of ['public-private', 'tgw-peering', 'vpn-two-tunnels', 'firewall-fleet']) {
	test(`${name}: each cell is in one that comes before it, where the layout has it, and each line has two ends`, async t => {
		const {lab} = await loadLab(`labs/${name}`, {badChecks: 'report'})
		const drawing = drawingOf(lab)
		const {places} = layOut(drawing)
		const cells = cellsOf(renderDrawio(drawing, name))
		const seen = new Set<string>()
		const placeOf = (id: string): {x: number; y: number} => {
			const {x, y, attributes} = cells.get(id)!
			if (attributes.parent === undefined) return {x, y}
			const outer = placeOf(attributes.parent)
			return {x: x + outer.x, y: y + outer.y}
		}
		for (const [id, {attributes}] of cells) {
			if (attributes.parent !== undefined) t.true(seen.has(attributes.parent), `${id} in ${attributes.parent}`)
			seen.add(id)
			if (attributes.edge === '1') for (const end of [attributes.source!, attributes.target!]) t.truthy(cells.get(end), end)
		}
		for (const {id} of [...drawing.boxes, ...drawing.nodes]) {
			const [found, wanted] = [placeOf(id), places.get(id)!]
			t.true(Math.abs(found.x - wanted.x) < 1 && Math.abs(found.y - wanted.y) < 1, id)
		}
		t.is([...cells.values()].filter(({attributes}) => attributes.edge === '1').length, drawing.lines.length)
	})
}

test('a path is drawn, and ends with a cross where the packet does', async t => {
	const loaded = await loadLab('labs/public-private', {})
	const found = explain({from: 'laptop', to: 'db:5432'}, loaded, {})
	if ('message' in found) return void t.fail(found.message)
	const drawing = drawingOf(loaded.lab)
	const edges = [...cellsOf(renderDrawio(drawing, 'x', pathOverlay(found, drawing))).values()].filter(({attributes}) =>
		attributes.style?.includes('strokeWidth=3')
	)
	t.true(edges.length > 0)
	t.regex(edges.at(-1)!.attributes.style!, /endArrow=cross/)
})

test('what would be markup in a name is text', async t => {
	const {lab} = await loadLab('labs/public-private', {})
	const drawing = drawingOf(lab)
	const nodes = drawing.nodes.map(node => ({...node, label: '<b>"&\n'}))
	const cells = cellsOf(renderDrawio({...drawing, nodes}, '"<&'))
	t.true([...cells.values()].some(({attributes}) => attributes.value?.startsWith('<b>"&\n')))
})
