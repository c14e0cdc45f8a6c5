import type {Writable} from 'node:stream'
import {Command, InvalidArgumentError} from 'commander'
import picocolors from 'picocolors'
import {type Capture, type Captured, startCapture} from '../capture/capture.ts'
import {BadFilter} from '../capture/filter.ts'
import {clockText, packetJson} from '../capture/packet-text.ts'
import {CaptureError, type Target} from '../capture/tcpdump.ts'
import type {LinkType, Packet, PacketDirection} from '../capture/types.ts'
import {MixedLinkTypes, pcapWriter} from '../capture/write.ts'
import {directoryOfLab} from '../lab/draft-of.ts'
import {folderOf} from '../life/folders.ts'
import {pointAmong} from '../life/in-lab.ts'
import {didYouMean, suggest} from '../model/did-you-mean.ts'
import {visible, visibleJsonText, visibleLine} from '../model/visible-text.ts'
import {wantsColors} from '../verify/reporters/reporting.ts'
import {isBrokenPipe, openSink} from './capture-sink.ts'
import {BadInput, MachineLacks, needRoot} from './failing.ts'
import {findRunning} from './find-lab.ts'
import {shortestNames} from './shortest-names.ts'
import {count, indent, table} from './table.ts'
import {printNote} from './terminal.ts'

/** External calls of the command, for tests to replace. */
export type CaptureEnvironment = {
	/** All points of a running lab, by name. Errors: `BadInput`, if there is no such lab. */
	pointsOf(lab: string): Known
	readonly stdout: Writable
	readonly stderr: Pick<Writable, 'write'>
}

type Points = Readonly<Record<string, Omit<Target, 'name'> & {readonly what: string}>>
type Known = {
	readonly lab: string
	readonly points: Points
	/** Points at the thing with an id or an address. Default: none. */
	readonly pointsAt?: (identifier: string) => readonly string[]
}

type Options = {readonly write?: string; readonly filter?: string; readonly json?: true; readonly count?: number}

export const captureCommand = (environment: CaptureEnvironment = thisMachine) =>
	new Command('capture')
		.description('Captures packets at points of a running lab, several at once, merged by time. Ends at Ctrl-C.')
		.argument('<lab>', 'name of the lab, or the file or folder that it was raised from')
		.argument('[points...]', "where to capture, then a filter in tcpdump's syntax; without any: lists the points")
		.usage('[options] LAB POINT… [FILTER]')
		.option('-w, --write <file>', 'write whole packets to a pcap file, `-` for standard output, in place of showing them')
		.option('-f, --filter <filter>', 'the filter, where it could be mistaken for a point')
		.option('-c, --count <n>', 'end after this many packets', atLeastOne)
		.option('--json', 'a line of JSON a packet')
		.addHelpText(
			'after',
			`
Points: \`web\` as its own tcpdump sees it, \`web:eth1\`, \`eni:web\` from the outside, as AWS delivers it, \`igw:main\`, …;
ids (\`i-…\`, \`eni-…\`, \`nat-…\`) and addresses work as well.

At instances, ENIs and NAT gateways, packets are marked as arriving ("In") or leaving ("Out"): forwarded ones are seen twice.

Examples:
  vpclab capture public-private                     which points there are
  vpclab capture public-private web eni:db tcp port 5432
  vpclab capture public-private nat:nat -w nat.pcap
  vpclab capture public-private igw:main -w - | wireshark -k -i -`
		)
		.action(async (lab: string, words: readonly string[], options: Options) => capture(lab, words, options, environment))

const thisMachine: CaptureEnvironment = {
	pointsOf(text) {
		needRoot('vpclab capture')
		const {name, plan, loaded} = findRunning(text)
		const points = Object.entries(plan.points).map(([point, {namespace, link, mac, what}]) => {
			return [point, {namespacePath: `${folderOf(name)}/ns/${namespace}`, link, mac, what}] as const
		})
		return {lab: name, points: Object.fromEntries(points), pointsAt: identifier => directoryOfLab(loaded).pointsAt(identifier)}
	},
	stdout: process.stdout,
	stderr: {write: printNote}
}

function atLeastOne(text: string): number {
	if (!/^[1-9]\d{0,14}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 1 on.')
	return Number(text)
}

async function capture(lab: string, words: readonly string[], options: Options, {pointsOf, stdout, stderr}: CaptureEnvironment) {
	if (options.write !== undefined && options.json) throw new BadInput('--write and --json exclude each other: choose one')
	const known = pointsOf(lab)
	if (words.length === 0) return void stdout.write(visible(pointTable(known.points)))
	const asked = takeApart(words, options.filter, known)
	const running = await begin(asked, options.write !== undefined, known)
	const stop = () => void running.stop().catch(() => undefined)
	const release = onSignals(stop)
	const tally = new Map(asked.points.map(({name}) => [name, 0]))
	try {
		await using sink = await openSink(options.write, stdout)
		const show = shower(running, asked.points, options)
		if (show.begin !== undefined) await sink.put(show.begin)
		stderr.write(`vpclab: capturing at ${[...tally.keys()].join(', ')} (Ctrl-C ends)\n`)
		let left = options.count ?? Number.POSITIVE_INFINITY
		for await (const packet of running) {
			await sink.put(show.packet(packet))
			tally.set(packet.point, tally.get(packet.point)! + 1)
			if (--left === 0) break
		}
		stderr.write(summarize(tally, await running.stop(), options.write))
	} catch (error) {
		if (isBrokenPipe(error)) return
		if (error instanceof CaptureError) stderr.write(summarize(tally, undefined, options.write))
		throw inWordsOfTheCommandLine(error)
	} finally {
		release()
		await running.kill()
	}
}

const pointTable = (points: Points): string =>
	table(
		['point', 'what it is'],
		namesOf(points).map(name => [name, points[name]?.what])
	)

/** Each point with all of its names. */
const namesOf = (points: Points): readonly string[] =>
	shortestNames(points, ({namespacePath, link, what}) => `${namespacePath} ${link} ${what}`)

function pointNamed(word: string, {lab, points, pointsAt = () => []}: Known): string | undefined {
	const meant = pointAmong(points, word, pointsAt)
	if ('found' in meant) return meant.name
	if (meant.several.length === 0) return undefined
	throw new BadInput(`${word} is at several points of lab "${lab}": choose one: ${meant.several.join(', ')}`)
}

type Asked = {
	readonly points: readonly Target[]
	readonly filter: string | undefined /** The filter followed the points, without `--filter`. */
	readonly isGuessed: boolean
}

/** Words are points as long as they name one; the rest is the filter. */
function takeApart(words: readonly string[], given: string | undefined, known: Known): Asked {
	const found = words.map(word => pointNamed(word, known))
	const firstOther = found.indexOf(undefined)
	const names = [...new Set(found.slice(0, firstOther < 0 ? undefined : firstOther))].filter(name => name !== undefined)
	const rest = firstOther < 0 ? [] : words.slice(firstOther)
	if (rest[0] !== undefined && (names.length === 0 || given !== undefined)) throw noSuchPoint(rest[0], known)
	const points = names.map((name): Target => {
		const {namespacePath, link, mac} = known.points[name]!
		return {name, namespacePath, link, mac}
	})
	return {points, filter: given ?? (rest.length > 0 ? rest.join(' ') : undefined), isGuessed: given === undefined}
}

const noSuchPoint = (word: string, {lab, points}: Known, also = ''): BadInput =>
	new BadInput(
		`lab "${lab}" has no point "${word}": ${suggest(word, namesOf(points))}\n${also}(\`vpclab capture ${lab}\` lists them all)`
	)

async function begin({points, filter, isGuessed}: Asked, isWhole: boolean, known: Known): Promise<Capture> {
	try {
		return await startCapture({points, filter, keep: false, snapshot: isWhole ? 'whole' : 'headers'})
	} catch (error) {
		const [word = ''] = error instanceof BadFilter && isGuessed ? error.filter.split(' ') : []
		if (error instanceof BadFilter && didYouMean(word, Object.keys(known.points))) {
			throw noSuchPoint(word, known, `it is not a valid filter either: ${error.words}\n`)
		}
		throw inWordsOfTheCommandLine(error)
	}
}

function shower(
	running: Capture,
	points: readonly Target[],
	options: Options
): {readonly begin?: Buffer; packet(packet: Packet): string | Buffer} {
	if (options.write !== undefined) {
		const writer = pcapWriter()
		const linkTypes = running.linkTypes.filter((linkType): linkType is LinkType => linkType !== undefined)
		for (const [index, linkType] of linkTypes.entries()) {
			if (linkType !== linkTypes[0]) throw new MixedLinkTypes(linkTypes[0]!, linkType, points[index]?.name)
		}
		return {begin: writer.header(linkTypes[0] ?? 1), packet: packet => writer.record(packet)}
	}
	if (options.json) return {packet: packet => `${visibleJsonText(packetJson(packet))}\n`}
	const width = Math.max(...points.map(({name}) => name.length))
	const {dim, ...pico} = picocolors.createColors(wantsColors(process.env, process.stdout.isTTY === true))
	const tellsDirections = points.some(({mac}) => mac !== undefined)
	const colours = [pico.cyan, pico.yellow, pico.green, pico.magenta, pico.blue, pico.red]
	const labels = new Map(points.map(({name}, index) => [name, colours[index % colours.length]!(name.padEnd(width))]))
	return {
		packet: ({timestampNs, point, direction, summary}) =>
			`${dim(clockText(timestampNs))} ${labels.get(point)}  ${directionText(direction, tellsDirections)}${visibleLine(summary)}\n`
	}
}

/** In the format of `tcpdump -i any`; padded if only some points show the direction. */
const directionText = (direction: PacketDirection | undefined, pads: boolean): string =>
	direction === 'in' ? 'In  ' : direction === 'out' ? 'Out ' : pads ? '    ' : ''

/** `12 packets: web 8, eni:web 4`, and the number of lost packets. */
function summarize(tally: ReadonlyMap<string, number>, captured: Captured | undefined, file: string | undefined): string {
	const total = [...tally.values()].reduce((sum, packets) => sum + packets, 0)
	const byPoint = tally.size > 1 ? `: ${[...tally].map(([name, packets]) => `${name} ${packets}`).join(', ')}` : ''
	const where = file === undefined || file === '-' ? '' : ` in ${file}`
	const lost = (captured?.statistics ?? [])
		.filter(({dropped}) => dropped > 0)
		.map(({point, dropped}) => `${count(dropped, 'packet')} of ${point} missing: they arrived faster than they could be read\n`)
	return `vpclab: ${count(total, 'packet')}${where}${byPoint}\n${indent(lost.join(''))}`
}

/** The second signal ends the process at once, and tcpdump with it. */
function onSignals(stop: () => void): () => void {
	const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
	for (const signal of signals) process.once(signal, stop)
	return () => {
		for (const signal of signals) process.removeListener(signal, stop)
	}
}

function inWordsOfTheCommandLine(error: unknown): unknown {
	if (error instanceof BadFilter || error instanceof MixedLinkTypes) return new BadInput(error.message)
	if (!(error instanceof CaptureError)) return error
	// The capture had begun, so the machine has everything it needs: the lab, or the point, has gone.
	return error.hasBegun ? new BadInput(error.message) : new MachineLacks(error.message)
}
