/** A lab document written by templates: its contents, the template that each part comes from, and the things that have ids. Pure. */

import {directoryOf} from '../aws/directory.ts'
import type {Draft} from '../aws/draft.ts'
import {checkRules, resolveDraft} from '../lab/resolve.ts'
import type {LabDocument} from '../lab/schema.ts'
import {checkShape} from '../lab/shape.ts'
import type {Path} from '../model/finding.ts'
import type {KindName} from '../model/kind-names.ts'
import type {Lab} from '../model/model.ts'
import type {Thing} from './part.ts'
import {type Edit, Placed} from './placed.ts'

/** A place in a template. */
export type Origin = {readonly file: string; readonly path: Path}

type Options = {readonly name: string; readonly previous?: Lab | undefined}

export class Building {
	readonly #document: Record<string, unknown>
	readonly #origins = new Map<string, Origin>()
	readonly #things = new Map<string, Thing>()
	readonly #options: Options
	#soFar: {readonly lab: Lab | undefined; readonly draft: Draft | undefined} | undefined

	/** `base`: the lab file's own contents. */
	constructor(base: Readonly<Record<string, unknown>>, options: Options) {
		this.#document = structuredClone(base)
		this.#options = options
	}

	get document(): Readonly<Record<string, unknown>> {
		return this.#document
	}

	/** `sourceOf`: converts a path in the template to its place in the text. */
	apply(edits: readonly Edit[], file: string, from: Path, sourceOf: (path: Path) => Path = path => path): void {
		for (const {path, value, append, remove} of edits) {
			if (remove) {
				this.#remove(path)
				continue
			}
			const plain = this.#plain(value, path, {file, path: from, sourceOf}, append ? this.#lengthAt(path) : undefined)
			if (plain === undefined) continue
			this.#write(path, plain, append === true)
		}
		this.#soFar = undefined
	}

	/** Writes down what the lab has chosen by itself: it stays the same lab. */
	pin(edit: Edit, file: string, from: Path): void {
		const soFar = this.#soFar
		this.apply([edit], file, from)
		this.#soFar = soFar
	}

	add(things: readonly Thing[]): void {
		for (const thing of things) this.#things.set(thing.id, thing)
	}

	things(): readonly Thing[] {
		return [...this.#things.values()]
	}

	thing(id: string): Thing | undefined {
		return this.#things.get(id) ?? this.#ofTheFile(id)
	}

	written(path: readonly string[]): unknown {
		let value: unknown = this.#document
		for (const part of path) {
			if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined
			value = (value as Readonly<Record<string, unknown>>)[part]
		}
		return value
	}

	/** Where a part of the document comes from: the nearest enclosing part that a template wrote. */
	originOf(path: Path): Origin | undefined {
		for (let length = path.length; length > 0; length--) {
			const found = this.#origins.get(keyOf(path.slice(0, length)))
			if (found) return found
		}
		return undefined
	}

	/** The id of the thing with this name in the lab file. */
	namedInFile(name: string, kind: string): string | undefined {
		const base = this.#resolved().draft
		const found =
			base &&
			directoryOf(base)
				.byName(name)
				.filter(one => one.kind === kind)
		return found?.length === 1 ? found[0]?.ids[0] : undefined
	}

	soFar(): Lab | undefined {
		return this.#resolved().lab
	}

	#resolved() {
		this.#soFar ??= this.#resolve()
		return this.#soFar
	}

	#resolve() {
		const shaped = checkShape({...this.#document, checks: undefined})
		if (shaped.findings) return {lab: undefined, draft: undefined}
		try {
			const {draft} = checkRules(shaped.document as LabDocument, this.#options)
			return {draft, lab: resolveDraft(draft)}
		} catch {
			// An incomplete document cannot be resolved; the complete one is checked at the end.
			return {lab: undefined, draft: undefined}
		}
	}

	/** A thing written in the lab file, by its id. */
	#ofTheFile(id: string): Thing | undefined {
		const base = this.#resolved().draft
		const resource = base && directoryOf(base).byId(id)
		if (!resource) return undefined
		const path = resource.path.map(String)
		const isInVpc = path[0] === 'vpcs' && path.length > 2
		const name = isInVpc ? resource.key.slice(resource.key.indexOf('.') + 1) : resource.key
		return {kind: resource.kind as KindName, id, path, name, ...(isInVpc && {vpc: String(path[1])})}
	}

	#lengthAt(path: readonly string[]): number {
		const before = this.written(path)
		return before === undefined ? 0 : [before].flat().length
	}

	#remove(path: readonly string[]): void {
		const around = this.written(path.slice(0, -1))
		if (typeof around === 'object' && around !== null) delete (around as Record<string, unknown>)[path.at(-1) as string]
		// Removes a section that has become empty.
		if (path.length === 2 && typeof around === 'object' && around !== null && Object.keys(around).length === 0) {
			delete this.#document[path[0] as string]
		}
	}

	#write(path: readonly string[], value: unknown, append: boolean): void {
		let at = this.#document
		for (const part of path.slice(0, -1)) {
			const next = Object.hasOwn(at, part) ? at[part] : undefined
			if (typeof next !== 'object' || next === null || Array.isArray(next)) define(at, part, {})
			at = at[part] as Record<string, unknown>
		}
		const last = path.at(-1) as string
		const before = Object.hasOwn(at, last) ? at[last] : undefined
		if (append) {
			define(at, last, [...(before === undefined ? [] : [before].flat()), ...(value as readonly unknown[])])
		} else {
			define(at, last, merged(before, value))
		}
	}

	/** Without `Placed` and undefined values; the places are recorded. */
	#plain(value: unknown, path: Path, origin: Origin & {readonly sourceOf: (path: Path) => Path}, offset?: number): unknown {
		if (value instanceof Placed) return this.#plain(value.value, path, {...origin, path: origin.sourceOf(value.from)}, offset)
		if (value === undefined) return undefined
		if (offset === undefined || !this.#origins.has(keyOf(path))) {
			this.#origins.set(keyOf(path), {file: origin.file, path: origin.path})
		}
		if (Array.isArray(value)) {
			return value.flatMap((one, index) => this.#plain(one, [...path, index + (offset ?? 0)], origin) ?? [])
		}
		if (typeof value !== 'object' || value === null) return value
		return Object.fromEntries(
			Object.entries(value).flatMap(([key, inner]) => {
				const plain = this.#plain(inner, [...path, key], origin)
				return plain === undefined ? [] : [[key, plain]]
			})
		)
	}
}

const keyOf = (path: Path): string => JSON.stringify(path.map(String))

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value)

/** The lab file takes precedence where both define a value. */
export function merged(before: unknown, value: unknown): unknown {
	if (!isMap(before) || !isMap(value)) return value
	const all: Record<string, unknown> = {...before}
	for (const [key, inner] of Object.entries(value)) {
		define(all, key, Object.hasOwn(all, key) ? merged(all[key], inner) : inner)
	}
	return all
}

/** Defines keys such as `__proto__` like any other. */
function define(map: Record<string, unknown>, key: string, value: unknown): void {
	Object.defineProperty(map, key, {value, enumerable: true, configurable: true, writable: true})
}
