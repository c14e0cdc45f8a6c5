import {readFileSync, writeFileSync} from 'node:fs'
import {Command, Option} from 'commander'
import {drawingOf} from '../aws/shown.ts'
import {checksOverlay, type DrawnResult} from '../draw/checks-overlay.ts'
import {renderDot} from '../draw/dot.ts'
import {renderDrawio} from '../draw/drawio.ts'
import {renderMermaid} from '../draw/mermaid.ts'
import {renderSvg} from '../draw/svg.ts'
import type {Drawing, Overlay} from '../draw/types.ts'
import {runningName, subjectOf} from './explain-all.ts'
import {BadInput} from './failing.ts'
import {type StackFlags, stackOptionsOf, withStackOptions} from './stack-options.ts'
import {printDocument, printNote} from './terminal.ts'

const renderers = {svg: renderSvg, mermaid: renderMermaid, dot: renderDot, drawio: renderDrawio} as const
type Format = keyof typeof renderers

type Options = StackFlags & {
	readonly format?: Format
	readonly write?: string
	readonly path?: readonly string[]
	readonly checks?: string | true
}

export const graphCommand = () =>
	withStackOptions(
		new Command('graph')
			.description(
				'Draws a lab as AWS draws networks: regions, VPCs, zones, subnets coloured by where their default route leads, gateways on borders, and what joins them.'
			)
			.argument('<lab>', 'name of a running lab, or what it was raised from; or a lab file or folder that is not up')
			.addOption(
				new Option(
					'-f, --format <format>',
					'svg, mermaid (for Markdown), dot (for Graphviz) or drawio (to edit it) (default: by the name of the file, else svg)'
				).choices(Object.keys(renderers))
			)
			.option('-w, --write <file>', 'write it there, in place of standard output')
			.option('--path <ends...>', 'two ends, FROM and TO as `explain` takes them: draws the way, and where it ends')
			.option(
				'--checks [report]',
				'draws what came of checks: of a JSON report of `test` or `check`; without one a running lab is checked'
			)
			.addHelpText(
				'after',
				`
Examples:
  vpclab graph labs/public-private -w network.svg
  vpclab graph labs/tgw-segmentation --format mermaid >> README.md
  vpclab graph labs/public-private --path laptop db:5432 -w why.svg
  vpclab test labs/nat-ha --json > report.json; vpclab graph labs/nat-ha --checks report.json -w checks.svg`
			)
			.action(graph)
	)

async function graph(text: string, {format, write, path, checks, ...flags}: Options) {
	if (path && checks !== undefined) throw new BadInput('--path and --checks are two pictures: choose one')
	if (path && path.length !== 2) throw new BadInput('--path takes two ends: --path FROM TO')
	const {loaded, learned} = await subjectOf(text, stackOptionsOf(flags))
	const drawing = drawingOf(loaded.lab)
	const overlay = path
		? await overlayOfPath(path, {loaded, ...(learned && {learned})}, drawing)
		: checks === undefined
			? undefined
			: checksOverlay(await resultsOf(checks, text, loaded.lab.name), drawing)
	const document = renderers[format ?? formatOf(write) ?? 'svg'](drawing, `lab ${loaded.lab.name}`, overlay)
	if (overlay) printNote(`vpclab: ${overlay.title}${overlay.text === undefined ? '' : `: ${overlay.text}`}\n`)
	if (write === undefined) return void printDocument(document)
	writeFileSync(write, document)
}

const formatOf = (file = ''): Format | undefined =>
	(({svg: 'svg', mmd: 'mermaid', mermaid: 'mermaid', md: 'mermaid', dot: 'dot', gv: 'dot', drawio: 'drawio'}) as const)[
		file.split('.').at(-1) as 'svg'
	]

async function overlayOfPath(
	[from = '', to = '']: readonly string[],
	{loaded, learned}: Awaited<ReturnType<typeof subjectOf>>,
	drawing: Drawing
): Promise<Overlay> {
	const [{explain}, {pathOverlay}] = await Promise.all([import('../explain/explain.ts'), import('../explain/path-overlay.ts')])
	const found = explain({from, to}, loaded, learned === undefined ? {} : {learned})
	if ('message' in found) throw new BadInput(`${found.message}${found.fix === undefined ? '' : `: ${found.fix}`}`)
	return pathOverlay(found, drawing)
}

async function resultsOf(report: string | true, text: string, lab: string): Promise<readonly DrawnResult[]> {
	if (report !== true) return readReport(report, lab)
	const name = await runningName(text)
	if (name === undefined) throw new BadInput(`"${lab}" is not up: say which report: \`vpclab test ${text} --json > report.json\``)
	const {open} = await import('../index.ts')
	return (await (await open(name)).check()).results
}

/** This lab's results from a report of one or several labs. */
function readReport(file: string, lab: string): readonly DrawnResult[] {
	const refuse = () => new BadInput(`${file} is not a report of lab "${lab}": write one by \`vpclab test … --json > ${file}\``)
	let report: unknown
	try {
		report = JSON.parse(readFileSync(file, 'utf8'))
	} catch (error) {
		if (error instanceof SyntaxError) throw refuse()
		throw new BadInput(error instanceof Error ? error.message : String(error))
	}
	const all = [report, ...listIn(report, 'labs')]
	const own = all.filter(one => listIn(one, 'results').length > 0)
	const found = own.find(one => Reflect.get(one as object, 'lab') === lab) ?? (own.length === 1 ? own[0] : undefined)
	if (found === undefined) throw refuse()
	return listIn(found, 'results') as readonly DrawnResult[]
}

function listIn(value: unknown, key: string): readonly unknown[] {
	const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
	return Array.isArray(found) ? found : []
}
