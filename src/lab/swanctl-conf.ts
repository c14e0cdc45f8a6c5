/**
 * A swanctl.conf as its user wrote it, as far as it has to be understood: which connection goes to which peer. Pure.
 * Syntax: https://docs.strongswan.org/docs/latest/swanctl/swanctlConf.html
 */

export type OwnConnection = {
	readonly name: string
	/** As written, `%any` where there is none. */
	readonly remoteAddresses: readonly string[]
	/** `starts`: charon starts it by itself (`start_action`). */
	readonly children: readonly {readonly name: string; readonly starts: boolean}[]
}

/** `fault`: what cannot be understood, with its line, from 1. */
export type OwnSwanctlConf =
	| {readonly connections: readonly OwnConnection[]; readonly fault?: never}
	| {readonly fault: string; readonly line: number; readonly connections?: never}

export function readSwanctlConf(text: string): OwnSwanctlConf {
	const parsed = parse(text)
	if ('fault' in parsed) return parsed
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

type Section = {
	readonly name: string
	readonly refs: readonly string[]
	readonly start: number
	end: number
	readonly values: Map<string, string>
	readonly sections: Section[]
}

const connectionsIn = (root: Section): readonly Section[] =>
	root.sections.filter(({name}) => name === 'connections').flatMap(({sections}) => sections)

function toConnection(section: Section, root: Section): OwnConnection {
	const children = sectionsOf(section, 'children', root).map(child => ({
		name: child.name,
		starts: /start/.test(valueIn(child, 'start_action', root) ?? '')
	}))
	return {
		name: section.name,
		remoteAddresses: (valueIn(section, 'remote_addrs', root) ?? '%any').split(',').map(one => one.trim()),
		children
	}
}

/** `name : other` takes what it does not say itself from another section. */
const basesOf = ({refs}: Section, root: Section): readonly Section[] =>
	refs.flatMap(ref => {
		const found = ref.split('.').reduce<Section | undefined>((at, part) => at?.sections.find(({name}) => name === part), root)
		return found ?? connectionsIn(root).filter(({name}) => name === ref)
	})

const valueIn = (section: Section, key: string, root: Section): string | undefined =>
	section.values.get(key) ??
	basesOf(section, root)
		.map(base => base.values.get(key))
		.find(value => value !== undefined)

const sectionsOf = (section: Section, name: string, root: Section): readonly Section[] =>
	[section, ...basesOf(section, root)]
		.flatMap(one => one.sections.filter(inner => inner.name === name))
		.flatMap(({sections}) => sections)

const token =
	/[\s,]+|#[^\n]*|(?<open>\{)|(?<close>\})|(?<assign>=[ \t]*(?<value>"(?:[^"\\]|\\.)*"|[^\n#{}"]*))|(?<word>[^\s#{}=,"]+)/gy

function parse(text: string): Section | {readonly fault: string; readonly line: number} {
	const root: Section = {name: '', refs: [], start: 0, end: text.length, values: new Map(), sections: []}
	const stack = [root]
	let words: {readonly text: string; readonly at: number}[] = []
	const fault = (message: string, at: number) => ({fault: message, line: text.slice(0, at).split('\n').length})
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
			top.values.set(key.text, value.startsWith('"') ? value.slice(1, -1).replace(/\\(.)/g, '$1') : value.trim())
			words = []
		}
		at = token.lastIndex
	}
	return stack.length === 1 ? root : fault(`section "${stack.at(-1)!.name}" is not closed`, stack.at(-1)!.start)
}
