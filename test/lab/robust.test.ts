import {globSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import fc from 'fast-check'
import {parseDocument} from 'yaml'
import {BadLab} from '../../src/lab/problem.ts'
import {type LoadedLab, patchLab, readLab} from '../../src/lab/read.ts'
import type {Path} from '../../src/model/finding.ts'

const folder = import.meta.dirname
const documents = globSync(['resolved/*.yaml', 'errors/*.yaml'], {cwd: folder}).flatMap(name => {
	const document = parseDocument(readFileSync(join(folder, name), 'utf8'), {merge: true})
	return document.errors.length + document.warnings.length === 0 && !name.includes('anchor') ? [document.toJS() as unknown] : []
})

const pathsOf = (value: unknown, path: Path = []): Path[] => [
	path,
	...(typeof value === 'object' && value !== null
		? Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))
		: [])
]

const at = (value: unknown, path: Path): unknown =>
	path.reduce((inner, key) => (inner as Record<string | number, unknown>)?.[key], value)

/** A document in which one part is another's: of the right spelling, in the wrong place. */
const mixed = fc
	.tuple(
		fc.constantFrom(...documents),
		fc.constantFrom(...documents),
		fc.nat(),
		fc.nat(),
		fc.constantFrom('__proto__', 'constructor', undefined)
	)
	.map(([one, other, to, from, odd]) => {
		const document = structuredClone(one)
		const paths = pathsOf(document).slice(1)
		const path = paths[to % Math.max(1, paths.length)]
		if (!path) return document
		const sources = pathsOf(other)
		const value = structuredClone(at(other, sources[from % sources.length] ?? []))
		const parent = at(document, path.slice(0, -1))
		Object.defineProperty(parent, (Array.isArray(parent) ? undefined : odd) ?? path.at(-1) ?? '', {
			value,
			enumerable: true,
			configurable: true,
			writable: true
		})
		return document
	})

function orProblems(read: () => LoadedLab): LoadedLab | undefined {
	try {
		return read()
	} catch (error) {
		if (error instanceof BadLab && error.problems.length > 0) return undefined
		throw error
	}
}

test('whatever stands in a lab file, the answer is a lab or problems', t => {
	fc.assert(
		fc.property(mixed, document => {
			orProblems(() => readLab(document as object, {name: 'demo'}))
		}),
		{numRuns: 1000}
	)
	t.pass()
})

test('whatever a change is, the answer is a lab or problems', t => {
	const labs = documents.flatMap(document => orProblems(() => readLab(document as object, {name: 'demo'})) ?? [])
	fc.assert(
		fc.property(fc.constantFrom(...labs), mixed, (lab, patch) => {
			orProblems(() => patchLab(lab, patch))
		}),
		{numRuns: 500}
	)
	t.true(labs.length > 5)
})
