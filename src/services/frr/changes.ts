/**
 * The commands that change one frr.conf into another (from nothing: `''`), without a restart and without ending sessions needlessly. For texts
 * made by `render.ts`: blocks are recognized by their indentation.
 *
 * A new neighbor is shut down until it is fully configured: one that connects earlier is refused, and retries seconds later.
 */
export function changes(before: string, after: string): readonly string[] {
	const [old, wanted] = [parse(before), parse(after)]
	const isAnotherRouter = ({line}: Node) => line.startsWith('router bgp ') && !wanted.some(one => one.line === line)
	const first = old.filter(isAnotherRouter)
	return [
		// There can only be one.
		...first.map(({line}) => inverse(line)),
		...changesOfLevel(
			old.filter(node => !first.includes(node)),
			wanted
		)
	]
}

type Node = {readonly line: string; readonly isBlock: boolean; readonly inner: Node[]}

const blockHeads = /^(?:router bgp|route-map|bfd$|profile|address-family) ?/
const blockEnds = /^(?:exit|exit-address-family|!)?$/

function parse(text: string): readonly Node[] {
	const root: Node[] = []
	const open: {readonly depth: number; readonly inner: Node[]}[] = [{depth: -1, inner: root}]
	for (const raw of text.split('\n')) {
		const line = raw.trim()
		if (blockEnds.test(line)) continue
		const depth = raw.length - raw.trimStart().length
		while (open.at(-1)!.depth >= depth) open.pop()
		const node: Node = {line, isBlock: blockHeads.test(line), inner: []}
		open.at(-1)!.inner.push(node)
		open.push({depth, inner: node.inner})
	}
	return root
}

/** New values first, in the order of the text: lists exist before neighbors use them. Deletions come last. */
function changesOfLevel(old: readonly Node[], wanted: readonly Node[]): readonly string[] {
	const oldLines = new Map(old.map(node => [node.line, node]))
	const wantedLines = new Set(wanted.map(({line}) => line))
	const replaced = new Set(wanted.map(({line}) => slot(line)))
	// An entry that permits where one denied is another entry: no setting of the old one may stay.
	const reversed = (line: string) =>
		old.find(one => one.isBlock && one.line !== line && !wantedLines.has(one.line) && slot(one.line) === slot(line))
	const removed = old.filter(({line}) => !wantedLines.has(line) && !replaced.has(slot(line)))
	// Deleting a neighbor deletes all its settings, in the address families as well: no further command about it may follow.
	const leaving = new Set(removed.flatMap(({line}) => /^neighbor (\S+) remote-as /.exec(line)?.[1] ?? []))
	const kept = (nodes: readonly Node[]): readonly Node[] =>
		nodes
			.filter(({line}) => !leaving.has(/^neighbor (\S+) /.exec(line)?.[1] ?? ''))
			.map(node => ({...node, inner: [...kept(node.inner)]}))
	return [
		...[...leaving].map(address => `no neighbor ${address}`),
		...wanted.flatMap(node => {
			const known = oldLines.get(node.line)
			if (!node.isBlock) return known ? [] : [node.line]
			const inner = changesOfLevel(kept(known?.inner ?? []), node.inner)
			if (known && inner.length === 0) return []
			const before = known ? undefined : reversed(node.line)
			return [
				...(before ? [inverse(before.line)] : []),
				node.line,
				...(node.line.startsWith('router bgp ') ? lettingInLast(inner, node) : inner),
				blockEnd(node.line)
			]
		}),
		...kept(removed)
			.toReversed()
			.flatMap(node =>
				// An address family cannot be removed, only emptied.
				node.line.startsWith('address-family ') ? emptied(node) : [inverse(node.line)]
			)
	]
}

function lettingInLast(commands: readonly string[], router: Node): readonly string[] {
	const isShut = (address: string) => router.inner.some(({line}) => line === `neighbor ${address} shutdown`)
	const wasThere = (address: string) => commands.includes(`neighbor ${address} shutdown`)
	const newcomers = commands.flatMap(line => /^neighbor (\S+) remote-as /.exec(line)?.[1] ?? [])
	const closed = new Set(newcomers.filter(address => !wasThere(address)))
	return [
		...commands.flatMap(line => {
			const address = /^neighbor (\S+) remote-as /.exec(line)?.[1]
			return address !== undefined && closed.has(address) ? [line, `neighbor ${address} shutdown`] : [line]
		}),
		...[...closed].filter(address => !isShut(address)).map(address => `no neighbor ${address} shutdown`)
	]
}

function emptied(node: Node): readonly string[] {
	const inner = changesOfLevel(node.inner, [])
	return inner.length === 0 ? [] : [node.line, ...inner, blockEnd(node.line)]
}

const blockEnd = (head: string) => (head.startsWith('address-family ') ? 'exit-address-family' : 'exit')

const inverse = (line: string) => (line.startsWith('no ') ? line.slice(3) : `no ${line}`)

/** The setting that a command changes, without the value: of two commands for one setting the later one counts. */
function slot(line: string): string {
	for (const pattern of slots) {
		const found = pattern.exec(line)
		if (found) return found.slice(1).join(' ')
	}
	return line
}

const slots = [
	/^(neighbor \S+ (?:prefix-list|route-map)) \S+ (in|out)$/,
	/^(neighbor \S+ timers) connect (?=\d)()/,
	/^(neighbor \S+ timers) \d+ \d+$/,
	/^(neighbor \S+ bfd profile) /,
	/^(neighbor \S+ (?:remote-as|local-as|description|password|update-source|advertisement-interval|maximum-prefix)) /,
	/^(maximum-paths|table-map|bgp router-id|bgp route-map delay-timer) /,
	/^(ip(?:v6)? prefix-list \S+ seq \d+) /,
	/^(bgp community-list standard \S+ seq \d+) /,
	/^(set (?:metric|local-preference|as-path prepend|community|weight)) /,
	/^(match (?:ip|ipv6) address prefix-list|match community) /,
	/^(detect-multiplier|receive-interval|transmit-interval) /,
	/^(ip(?:v6)? protocol bgp route-map) /,
	/^(route-map \S+) (?:permit|deny) (\d+)$/
]
