/** At most this many names are compared: a generated file may misspell each of thousands of names. */
const mostCandidates = 200

/** Longer texts are not misspelt names. */
const longestName = 100

/** The name that was meant, if one is near enough: at most a third of its characters differ. */
export function didYouMean(written: string, names: Iterable<string>): string | undefined {
	if (written.length > longestName) return undefined
	let best: string | undefined
	let bestDistance = Number.POSITIVE_INFINITY
	const lower = written.toLowerCase()
	for (const name of candidates(lower, names)) {
		const allowed = Math.max(1, Math.floor(Math.max(name.length, written.length) / 3))
		// At least one letter must match: a name of one letter has no near misses.
		const most = Math.min(allowed, bestDistance - 1, Math.min(name.length, written.length) - 1)
		if (Math.abs(name.length - written.length) > most) continue
		const distance = editDistance(lower, name.toLowerCase(), most)
		if (distance <= most) {
			best = name
			bestDistance = distance
		}
	}
	return best
}

/** All names if there are few; of many, the first ones with the same first letter. */
function candidates(lower: string, names: Iterable<string>): readonly string[] {
	const all = [...names]
	if (all.length <= mostCandidates) return all
	return all.filter(name => name.charAt(0).toLowerCase() === lower.charAt(0)).slice(0, mostCandidates)
}

/** `use one of: a, b, c`, or the near miss first. For the `fix` of an unknown name. */
export function suggest(written: string, names: Iterable<string>): string {
	const all = [...names]
	const meant = didYouMean(written, all)
	if (meant !== undefined) return `did you mean "${meant}"?`
	if (all.length === 0) return 'define it first'
	const shown = all.slice(0, 8)
	return `use one of: ${shown.join(', ')}${all.length > shown.length ? `, … (${all.length} in all)` : ''}`
}

/** Insertions, deletions, substitutions and transpositions that turn one text into the other. Infinity: more than `most`. */
function editDistance(one: string, other: string, most: number): number {
	const [a, b] = withoutCommonEnds(one, other)
	let beforeLast = new Uint16Array(b.length + 1)
	let last = Uint16Array.from({length: b.length + 1}, (_, n) => n)
	let row = new Uint16Array(b.length + 1)
	for (let i = 1; i <= a.length; i++) {
		row[0] = i
		let best = i
		for (let j = 1; j <= b.length; j++) {
			const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1)
			let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1))
			if (i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1)) {
				cost = Math.min(cost, beforeLast[j - 2]! + 1)
			}
			row[j] = cost
			best = Math.min(best, cost)
		}
		if (best > most) return Number.POSITIVE_INFINITY
		const spare = beforeLast
		beforeLast = last
		last = row
		row = spare
	}
	return last[b.length] ?? 0
}

/** Removes common beginnings and ends, which need no edits: the time for the rest grows with the product of the lengths. */
function withoutCommonEnds(a: string, b: string): readonly [string, string] {
	const shorter = Math.min(a.length, b.length)
	let begin = 0
	while (begin < shorter && a.charCodeAt(begin) === b.charCodeAt(begin)) begin++
	let end = 0
	while (end < shorter - begin && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end++
	return [a.slice(begin, a.length - end), b.slice(begin, b.length - end)]
}
