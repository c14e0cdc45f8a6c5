/**
 * A user's own swanctl.conf, parsed as far as needed: which connection goes to which peer, for which networks, and which keys
 * a lab cannot support. Pure. Syntax: https://docs.strongswan.org/docs/latest/swanctl/swanctlConf.html
 */
import {
	type Address,
	addressAt,
	bits,
	type Cidr,
	cidrOf,
	compare,
	family,
	fromBigInt,
	network,
	parseAddress,
	parseCidr,
	toBigInt
} from '../net/address.ts'
import {type Refusal, refusals} from './swanctl-refusals.ts'

export type OwnConnection = {
	readonly name: string
	/** As written; `%any` if there is none. */
	readonly remoteAddresses: readonly string[]
	readonly children: readonly OwnChild[]
}

export type OwnChild = {
	readonly name: string
	/** As written: `none`, `start`, `trap`, or `trap|start`. */
	readonly startAction: string
	/** Traffic selectors as written: blocks, addresses, ranges, `dynamic`, each perhaps with `[protocol/port]`. */
	readonly local: readonly string[]
	readonly remote: readonly string[]
}

/** `fault`: what cannot be parsed or supported, with its line from 1, and the fix. */
export type OwnSwanctlConf =
	| {readonly connections: readonly OwnConnection[]; readonly fault?: never}
	| ({readonly connections?: never} & Fault)

type Fault = {readonly fault: string; readonly line: number; readonly fix?: string}

export function readSwanctlConf(text: string): OwnSwanctlConf {
	const parsed = otherSyntax(text) ?? parse(text)
	if ('fault' in parsed) return parsed
	const [refused] = faultsIn(parsed)
	if (refused) return {...refused, line: lineAt(text, refused.at)}
	return {connections: connectionsIn(parsed).map(connection => toConnection(connection, parsed))}
}

/** The text without the connections that are for other peers: one charon serves one tunnel, and each reads the same file. */
export function onlyConnection(text: string, name: string | undefined): string {
	const parsed = parse(text)
	if ('fault' in parsed) return text
	const all = connectionsIn(parsed)
	const bases = all.find(one => one.name === name)?.refs ?? []
	const others = all.filter(
		one => one.name !== name && !bases.some(base => base === one.name || base === `connections.${one.name}`)
	)
	return others.reduceRight((rest, {start, end}) => rest.slice(0, start) + rest.slice(end), text)
}

/** Its connection to a peer: the first one that names its address. */
export const connectionTo = (text: string, peer: string): OwnConnection | undefined =>
	readSwanctlConf(text).connections?.find(({remoteAddresses}) => remoteAddresses.includes(peer))

/** The blocks of a traffic selector; none for `dynamic`, an end's own address, and for invalid ones. */
export function blocksOfSelector(selector: string): readonly Cidr[] {
	const [text = ''] = selector.split('[')
	const [first, last] = text.split('-').map(one => parseAddress(one.trim()))
	if (first && last) return blocksBetween(first, last)
	const block = first ? cidrOf(first) : parseCidr(text.trim(), {maskHostBits: true})
	return block ? [block] : []
}

/** The text with other values for keys of all children: if a key has two values, the last one counts. */
export function withChildValues(
	text: string,
	valuesOf: (written: ReadonlyMap<string, string>) => Readonly<Record<string, string>>
): string {
	const parsed = parse(text)
	if ('fault' in parsed) return text
	const edits = childrenIn(parsed).flatMap(({values, end}) => {
		const written = new Map([...values].map(([key, {text: value}]) => [key, value]))
		const lines = Object.entries(valuesOf(written)).map(([key, value]) => `\n${key} = ${value}\n`)
		return lines.length === 0 ? [] : [{at: end - 1, lines: lines.join('')}]
	})
	return edits
		.toSorted((a, b) => a.at - b.at)
		.reduceRight((rest, {at, lines}) => rest.slice(0, at) + lines + rest.slice(at), text)
}

/** The fewest blocks that cover exactly these. */
function blocksBetween(first: Address, last: Address): readonly Cidr[] {
	const of = family(first)
	if (family(last) !== of || compare(first, last) > 0) return []
	const isInside = (block: Cidr) => network(block) === first && compare(addressAt(block, -1), last) <= 0
	const lengths = Array.from({length: bits(of) + 1}, (_, length) => length)
	const block = lengths.map(length => cidrOf(first, length)).find(isInside) ?? cidrOf(first)
	const end = addressAt(block, -1)
	return end === last ? [block] : [block, ...blocksBetween(fromBigInt(toBigInt(end) + 1n, of), last)]
}

type Value = {readonly text: string; readonly at: number}

type Section = {
	readonly name: string
	readonly refs: readonly string[]
	readonly start: number
	/** Position after its closing brace. */
	end: number
	readonly values: Map<string, Value>
	readonly sections: Section[]
}

const connectionsIn = (root: Section): readonly Section[] =>
	root.sections.filter(({name}) => name === 'connections').flatMap(({sections}) => sections)

const childrenIn = (section: Section): readonly Section[] =>
	section.sections.flatMap(one => (one.name === 'children' ? one.sections : childrenIn(one)))

function toConnection(section: Section, root: Section): OwnConnection {
	const children = sectionsOf(section, 'children', root).map(child => ({
		name: child.name,
		startAction: valueIn(child, 'start_action', root) ?? 'none',
		local: listed(valueIn(child, 'local_ts', root) ?? 'dynamic'),
		remote: listed(valueIn(child, 'remote_ts', root) ?? 'dynamic')
	}))
	return {name: section.name, remoteAddresses: listed(valueIn(section, 'remote_addrs', root) ?? '%any'), children}
}

const listed = (text: string): readonly string[] => text.split(',').map(one => one.trim())

/** `name : other` inherits from another section. */
const basesOf = ({refs}: Section, root: Section): readonly Section[] =>
	refs.flatMap(ref => {
		const found = ref.split('.').reduce<Section | undefined>((at, part) => at?.sections.find(({name}) => name === part), root)
		return found ?? connectionsIn(root).filter(({name}) => name === ref)
	})

const valueIn = (section: Section, key: string, root: Section): string | undefined =>
	section.values.get(key)?.text ??
	basesOf(section, root)
		.map(base => base.values.get(key)?.text)
		.find(value => value !== undefined)

const sectionsOf = (section: Section, name: string, root: Section): readonly Section[] =>
	[section, ...basesOf(section, root)]
		.flatMap(one => one.sections.filter(inner => inner.name === name))
		.flatMap(({sections}) => sections)

type FaultAt = Refusal & {readonly at: number}

/** In the order of the file. */
function faultsIn(root: Section): readonly FaultAt[] {
	const walk = (section: Section): readonly FaultAt[] => [
		...[...section.values].flatMap(([key, {text, at}]) => {
			const found = Object.hasOwn(refusals, key) ? refusals[key] : undefined
			return found && !(key === 'hw_offload' && text === 'no') ? [{...found, at}] : []
		}),
		...section.sections.flatMap(walk)
	]
	return walk(root).toSorted((a, b) => a.at - b.at)
}

/** Files that are mistaken for a swanctl.conf. */
function otherSyntax(text: string): Fault | undefined {
	const start = 'write one to begin with: vpclab vpn-config LAB CONNECTION --format strongswan'
	for (const [pattern, fault] of [
		[
			/^(?:conn|config|ca)[ \t]+[^\s{=]+[ \t]*(?:#.*)?$/m,
			'this is an ipsec.conf, as "ipsec start" reads it, and no swanctl.conf'
		],
		[/^[^\n={]*: *PSK +["\w]/m, 'this is an ipsec.secrets, and no swanctl.conf: keys stand in its section "secrets"'],
		[/^router bgp \d+/m, 'this is a frr.conf, and no swanctl.conf'],
		[/^\s*<\?xml|^\s*<vpn_connection/, 'this is the document that AWS hands out, and no swanctl.conf']
	] as const) {
		const found = pattern.exec(text)
		if (found) return {fault, line: lineAt(text, found.index + found[0].search(/\S/)), fix: start}
	}
	return undefined
}

const lineAt = (text: string, at: number) => text.slice(0, at).split('\n').length

const token =
	/[\s,]+|#[^\n]*|(?<open>\{)|(?<close>\})|(?<assign>=[ \t]*(?<value>"(?:[^"\\]|\\.)*"|[^\n#{}"]*))|(?<word>[^\s#{}=,"]+)/gy

function parse(text: string): Section | Fault {
	const root: Section = {name: '', refs: [], start: 0, end: text.length, values: new Map(), sections: []}
	const stack = [root]
	let words: {readonly text: string; readonly at: number}[] = []
	const fault = (message: string, at: number) => ({fault: message, line: lineAt(text, at)})
	for (let at = 0; at < text.length; ) {
		token.lastIndex = at
		const found = token.exec(text)
		if (!found) return fault(`"${text.slice(at, at + 20).split('\n')[0]}" is not expected`, at)
		const {open, close, assign, value = '', word} = found.groups ?? {}
		const top = stack.at(-1)!
		if (word !== undefined) {
			if (word === 'include') return fault('"include" reads files that are not part of the lab', at)
			words.push({text: word, at})
		} else if (open) {
			const [first] = words
			if (!first) return fault('a section has no name', at)
			const [name = '', ...refs] = words
				.map(one => one.text)
				.join(' ')
				.split(/[\s:]+/)
				.filter(Boolean)
			const section: Section = {name, refs, start: first.at, end: text.length, values: new Map(), sections: []}
			top.sections.push(section)
			stack.push(section)
			words = []
		} else if (close) {
			if (stack.length === 1) return fault('a "}" closes nothing', at)
			stack.pop()
			top.end = token.lastIndex
			words = []
		} else if (assign !== undefined) {
			const [key] = words
			if (!key || words.length > 1) return fault('a value has no key', at)
			top.values.set(key.text, {
				text: value.startsWith('"') ? value.slice(1, -1).replace(/\\(.)/g, '$1') : value.trim(),
				at: key.at
			})
			words = []
		}
		at = token.lastIndex
	}
	return stack.length === 1 ? root : fault(`section "${stack.at(-1)!.name}" is not closed`, stack.at(-1)!.start)
}
