/** The name that was meant, if one is near enough: at most a third of its characters differ. */
export function didYouMean(written: string, names: Iterable<string>): string | undefined {
	let best: string | undefined
	let bestDistance = Number.POSITIVE_INFINITY
	const lower = written.toLowerCase()
	for (const name of names) {
		const allowed = Math.max(1, Math.floor(Math.max(name.length, written.length) / 3))
		if (Math.abs(name.length - written.length) > allowed) continue
		const distance = editDistance(lower, name.toLowerCase())
		// Of a name of one letter nothing is left if that letter differs.
		if (distance <= allowed && distance < Math.min(name.length, written.length) && distance < bestDistance) {
			best = name
			bestDistance = distance
		}
	}
	return best
}

/** `use one of: a, b, c`, or the near miss first. For the `fix` of a name that is not there. */
export function suggest(written: string, names: Iterable<string>): string {
	const all = [...names]
	const meant = didYouMean(written, all)
	if (meant !== undefined) return `did you mean "${meant}"?`
	if (all.length === 0) return 'define it first'
	const shown = all.slice(0, 8)
	return `use one of: ${shown.join(', ')}${all.length > shown.length ? `, … (${all.length} in all)` : ''}`
}

/** Insertions, deletions, substitutions and swaps of neighbours that make one text of the other. */
function editDistance(a: string, b: string): number {
	let beforeLast: number[] = []
	let last = Array.from({length: b.length + 1}, (_, n) => n)
	for (let i = 1; i <= a.length; i++) {
		const row = [i]
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1]
			let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1)
			row.push(cost)
		}
		beforeLast = last
		last = row
	}
	return last[b.length] ?? 0
}
