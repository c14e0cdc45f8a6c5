/**
 * Removes what a lab file refuses in an account: settings that AWS used to accept, or contradictions in a snapshot.
 * The rest still is a valid network. Pure.
 */
import {BadLab, renderPath, toProblem} from '../lab/problem.ts'
import {checkRules} from '../lab/resolve.ts'
import {checkShape} from '../lab/shape.ts'
import type {Finding, Path} from '../model/finding.ts'
import type {Note} from './notes.ts'
import type {Written} from './written.ts'

/** Removing an entry may cause others that refer to it to be refused in the next round. */
const mostRounds = 30

/**
 * The document without refused entries, and a note for each.
 * Throws BadLab if nothing can be removed, as for an account with more of a kind than AWS's highest quota.
 */
export function fitted(document: Written): {readonly document: Written; readonly notes: readonly Note[]} {
	const notes: Note[] = []
	let current = document
	for (let round = 0; ; round++) {
		const findings = findingsIn(current)
		if (findings.length === 0) return {document: current, notes}
		const places = findings.map(finding => removableAt(finding, current))
		const stuck = findings.filter((_, index) => round === mostRounds || places[index] === undefined)
		if (stuck.length > 0) throw new BadLab(stuck.map(finding => toProblem(finding, 'the imported lab')))
		const removed = new Set<string>()
		const blackholes = new Set<string>()
		for (const [index, place] of places.entries()) {
			const id = renderPath(place ?? [])
			const {message, code} = findings[index] as Finding
			if (!removed.has(id) && !blackholes.has(id)) {
				notes.push({kind: 'lab entry', id, consequence: `it is left out: ${message}${code === undefined ? '' : ` (${code})`}`})
			}
			if (losesTarget(findings[index] as Finding, current)) {
				blackholes.add(id)
			} else {
				removed.add(id)
			}
		}
		current = without(current, [], {removed, blackholes}) as Written
	}
}

function findingsIn(document: Written): readonly Finding[] {
	const shaped = checkShape(document)
	return shaped.findings ?? checkRules(shaped.document, {name: 'imported'}).findings
}

/** Without one of these keys an entry would mean something else, so that the whole entry is removed. */
const essential = new Set<string | number | undefined>(['zone', 'subnet', 'privateIp', 'cidr', 'vpc', 'address'])

/** The entry to remove: the refused one, or one that lacks something. Undefined: none can be removed. */
function removableAt({path, code = ''}: Finding, document: Written): Path | undefined {
	if (code.endsWith('LimitExceeded')) return undefined
	let length = 0
	let value: unknown = document
	while (length < path.length && typeof value === 'object' && value !== null) {
		const next: unknown = (value as Readonly<Record<string, unknown>>)[path[length] as string]
		if (next === undefined) break
		value = next
		length++
	}
	// A route consists of destination and target.
	const inRoute = path.indexOf('routes') + 2
	const most = inRoute > 1 ? Math.min(length, inRoute) : length
	const found = path.slice(0, essential.has(path[most - 1]) ? most - 1 : most)
	return found.length < 2 ? undefined : found
}

/** A route whose target is missing still matches (RT-7): it stays as a blackhole. */
function losesTarget({path, at}: Finding, document: Written): boolean {
	const depth = path.indexOf('routes')
	if (depth < 0 || at === 'key' || path.length < depth + 2) return false
	let value: unknown = document
	for (const part of path.slice(0, depth + 2)) value = (value as Readonly<Record<string, unknown>> | undefined)?.[part]
	return value !== undefined && value !== 'blackhole'
}

type Places = {readonly removed: ReadonlySet<string>; readonly blackholes: ReadonlySet<string>}

function without(value: unknown, path: Path, places: Places): unknown {
	if (places.blackholes.has(renderPath(path))) return 'blackhole'
	if (typeof value !== 'object' || value === null) return value
	const stays = (key: string | number) => !places.removed.has(renderPath([...path, key]))
	if (Array.isArray(value)) return value.flatMap((one, index) => (stays(index) ? [without(one, [...path, index], places)] : []))
	return Object.fromEntries(
		Object.entries(value).flatMap(([key, one]) => (stays(key) ? [[key, without(one, [...path, key], places)]] : []))
	)
}
