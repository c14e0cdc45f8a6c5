import {badFilters} from '../capture/filter.ts'
import {BadLab, toProblem} from '../lab/problem.ts'
import type {LoadedLab} from '../lab/read.ts'
import type {Path} from '../model/finding.ts'

type Written = {readonly path: Path; readonly filter: string; readonly within?: string | undefined}

/**
 * Has tcpdump compile the filters of a lab's checks. Costs nothing for a lab without any; if tcpdump is not installed, they are not checked.
 * Errors: `BadLab`, with the line of each bad filter.
 */
export async function checkFilters({document, source}: Pick<LoadedLab, 'document' | 'source'>): Promise<void> {
	const written = filtersOf(document.checks ?? [])
	if (written.length === 0) return
	// A packet also has to pass the capture's own filter.
	const both = ({filter, within}: Written) => (within === undefined ? filter : `(${within}) and (${filter})`)
	const bad = await badFilters(written.flatMap(one => [one.filter, both(one)]))
	const wrong = written.flatMap(one => {
		const own = bad.get(one.filter)
		const found = own ?? (bad.has(one.within ?? '') ? undefined : bad.get(both(one)))
		const together = own ? '' : ` together with "${one.within}"`
		return found ? [{path: one.path, message: `this filter cannot be used${together}: ${found.words}`, fix}] : []
	})
	if (wrong.length === 0) return
	if (source.text === '') throw new BadLab(wrong.map(finding => toProblem(finding, source.file)))
	const {readSource} = await import('../lab/source.ts')
	throw new BadLab(readSource(source.text, source.file).locateAll(wrong))
}

const fix = 'see `man pcap-filter`, e.g. "tcp port 80 and host 10.0.0.5"'

const filtersOf = (checks: NonNullable<LoadedLab['document']['checks']>): readonly Written[] =>
	checks.flatMap((check, index) => {
		const {capture} = check
		if (!capture) return []
		const at = ['checks', index, 'capture']
		const seen = (capture.expect ?? []).flatMap((match, position) =>
			(['sees', 'missing'] as const).flatMap(key => {
				const filter = match[key]
				return typeof filter === 'string' ? [{path: [...at, 'expect', position, key], filter, within: capture.filter}] : []
			})
		)
		return [...(capture.filter === undefined ? [] : [{path: [...at, 'filter'], filter: capture.filter}]), ...seen]
	})
