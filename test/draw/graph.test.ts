import {globSync, readFileSync, writeFileSync} from 'node:fs'
import {basename, dirname} from 'node:path'
import test from 'ava'
import {drawingOf} from '../../src/aws/shown.ts'
import {checksOverlay} from '../../src/draw/checks-overlay.ts'
import {renderDot} from '../../src/draw/dot.ts'
import {layOut, type Rectangle} from '../../src/draw/layout.ts'
import {renderMermaid} from '../../src/draw/mermaid.ts'
import {renderSvg} from '../../src/draw/svg.ts'
import type {Drawing} from '../../src/draw/types.ts'
import {explain} from '../../src/explain/explain.ts'
import {pathOverlay} from '../../src/explain/path-overlay.ts'
import {loadLab} from '../../src/lab/load.ts'
import {readLab} from '../../src/lab/read.ts'

const labs = globSync('labs/*/lab.yaml').sort()
const loaded = (name: string) => loadLab(`labs/${name}`, {badChecks: 'report'})

const overlap = (a: Rectangle, b: Rectangle): boolean =>
	a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
const holds = (outer: Rectangle, inner: Rectangle): boolean =>
	outer.x <= inner.x &&
	outer.y <= inner.y &&
	inner.x + inner.width <= outer.x + outer.width &&
	inner.y + inner.height <= outer.y + outer.height

/** Pairs that stand on each other though neither is in the other, and things outside of their boxes. */
function faultsOf(drawing: Drawing): readonly string[] {
	const {places} = layOut(drawing)
	const around = new Map<string, string | undefined>([
		...drawing.boxes.map(box => [box.id, box.in] as const),
		...drawing.nodes.map(({id, place}) => [id, 'in' in place ? place.in : undefined] as const)
	])
	const onBorder = new Set(drawing.nodes.flatMap(({id, place}) => ('on' in place ? [id] : [])))
	const all = [...around.keys()].filter(id => !onBorder.has(id))
	const at = (id: string) => places.get(id)!
	return [
		...all.flatMap(id => {
			const box = around.get(id)
			return box === undefined || holds(at(box), at(id)) ? [] : [`${id} is outside of ${box}`]
		}),
		...all.flatMap((one, index) =>
			all
				.slice(index + 1)
				.filter(other => around.get(other) === around.get(one) && overlap(at(one), at(other)))
				.map(other => `${one} is on ${other}`)
		),
		...[...onBorder].flatMap(id =>
			all.filter(other => isNode(other, drawing) && overlap(at(id), at(other))).map(other => `${id} is on ${other}`)
		)
	]
}

const isNode = (id: string, {nodes}: Drawing) => nodes.some(one => one.id === id)

for (const file of labs) {
	const name = basename(dirname(file))
	test(`${name}: everything has a name and a place of its own, inside of what it is in`, async t => {
		const {lab} = await loaded(name)
		const drawing = drawingOf(lab)
		const ids = [...drawing.boxes, ...drawing.nodes].map(({id}) => id)
		t.is(new Set(ids).size, ids.length)
		t.deepEqual(faultsOf(drawing), [])
		t.is(drawing.nodes.filter(({kind}) => kind === 'instance').length, lab.vpcs.flatMap(({instances}) => instances).length)
		const svg = renderSvg(drawing, name)
		t.deepEqual(unbalanced(svg), [])
		for (const {label} of drawing.nodes) t.true(svg.includes(label.length > 22 ? label.slice(0, 21) : label), label)
	})
}

/** Tags that are not closed, in the order in which they should be. */
function unbalanced(svg: string): readonly string[] {
	const open: string[] = []
	for (const [, close, name = '', selfClosed] of svg.matchAll(/<(\/?)([\w-]+)(?:\s[^<>]*?)?(\/?)>/g)) {
		if (close) {
			if (open.pop() !== name) return [`</${name}>`]
		} else if (!selfClosed) {
			open.push(name)
		}
	}
	return open
}

const small = () =>
	drawingOf(
		readLab(
			{
				vpcs: {
					main: {
						cidr: '10.0.0.0/16',
						internetGateway: true,
						subnets: {
							edge: {cidr: '10.0.0.0/24', zone: 'a', routes: {'0.0.0.0/0': 'internet-gateway'}},
							inner: {cidr: '10.0.1.0/24', zone: 'b'}
						},
						instances: {
							web: {subnet: 'edge', privateIp: '10.0.0.10'},
							db: {subnet: 'inner', privateIp: '10.0.1.10', state: 'stopped'}
						}
					}
				},
				sites: {office: {publicIp: '203.0.113.7', cidr: '192.168.0.0/24', hosts: {pc: '192.168.0.10'}}},
				transitGateways: {hub: {attachments: {main: ['edge']}}},
				vpnConnections: {office: {site: 'office', gateway: {transitGateway: 'hub'}}}
			},
			{name: 'small'}
		).lab
	)

/** What stands in a file; VPCLAB_UPDATE writes it anew. */
function expected(name: string, now: string): string {
	const file = `test/draw/${name}`
	if (process.env.VPCLAB_UPDATE) writeFileSync(file, now)
	return readFileSync(file, 'utf8')
}

test('a subnet is coloured by its default route', t => {
	t.deepEqual(
		small().boxes.flatMap(({label, tone}) => (tone ? [`${label} ${tone}`] : [])),
		['edge public', 'inner isolated']
	)
})

test('as Mermaid', t => {
	t.is(renderMermaid(small(), 'small'), expected('small.mmd', renderMermaid(small(), 'small')))
})

test('as DOT', t => {
	t.is(renderDot(small(), 'small'), expected('small.dot', renderDot(small(), 'small')))
})

test('names cannot break out of the picture', t => {
	const evil = '"><script>alert(1)</script>&'
	const drawing: Drawing = {
		boxes: [{id: 'a', kind: 'vpc', label: evil}],
		nodes: [{id: 'b', kind: 'instance', label: evil, place: {in: 'a'}}],
		lines: []
	}
	t.notRegex(renderSvg(drawing, evil), /<script/)
	t.notRegex(renderMermaid(drawing, 'x'), /<script|"">/)
	t.regex(renderDot(drawing, 'x'), /label="\\"><script>/)
})

test('a path is drawn as far as packets come, with what ends it', async t => {
	const lab = await loaded('sg-vs-nacl')
	const found = explain({from: 'client', to: 'server:80'}, lab)
	if ('message' in found) return t.fail(found.message)
	const drawing = drawingOf(lab.lab)
	const {arrows} = pathOverlay(found, drawing)
	t.deepEqual(
		arrows.map(({verdict}) => verdict),
		['good', 'bad']
	)
	t.deepEqual(arrows[0]?.through, ['instance:main.client', 'instance:main.server'])
	t.regex(arrows[1]?.ends ?? '', /network ACL main\.servers/)
	t.regex(renderSvg(drawing, 'x', pathOverlay(found, drawing)), /class="arrow bad"/)
})

test('of several checks between two hosts one that failed is seen', t => {
	const drawing = small()
	const {arrows, title, text} = checksOverlay(
		[
			{title: 'one', verdict: 'passed', from: 'web', to: 'http://db/'},
			{title: 'two', verdict: 'failed', from: 'web', to: 'db.private:5432', got: 'timeout'},
			{title: 'three', verdict: 'passed', from: 'web', to: 'db'},
			{title: 'four', verdict: 'inconclusive', from: 'pc', to: 'main.web:80'},
			{title: 'five', verdict: 'passed', from: 'pc', to: '198.51.100.1'}
		],
		drawing
	)
	t.deepEqual(arrows, [
		{through: ['instance:main.web', 'instance:main.db'], verdict: 'bad', label: 'timeout'},
		{through: ['site-host:office.pc', 'instance:main.web'], verdict: 'unknown'}
	])
	t.is(title, '5 checks: 3 passed, 1 failed, 1 not judged')
	t.is(text, 'failed: two')
})
