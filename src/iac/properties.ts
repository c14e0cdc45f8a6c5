/** The evaluated properties of a resource, read by type. Problems and unknown values are reported at their places. */
import type {Finding, Path} from '../model/finding.ts'
import {Placed} from './placed.ts'
import {Unknown, unknownIn} from './unknown.ts'

export type Reports = {
	readonly refuse: (finding: Finding) => void
	/** Reports a property that has to be left out, and why. */
	readonly unknown: (path: Path, why: string) => void
}

export class Properties {
	readonly path: Path
	readonly #values: Readonly<Record<string, unknown>>
	readonly #reports: Reports

	constructor(values: Readonly<Record<string, unknown>>, path: Path, reports: Reports) {
		this.#values = values
		this.path = path
		this.#reports = reports
	}

	has(key: string): boolean {
		return Object.hasOwn(this.#values, key) && this.#values[key] !== null && this.#values[key] !== undefined
	}

	/** The value as it is, including unknown parts. */
	raw(key: string): unknown {
		return Object.hasOwn(this.#values, key) ? this.#values[key] : undefined
	}

	keys(): readonly string[] {
		return Object.keys(this.#values)
	}

	at(key: string): Path {
		return [...this.path, key]
	}

	/** Accepts numbers and booleans as texts, as CloudFormation does. */
	text(key: string): string | undefined {
		const value = this.#known(key)
		if (value === undefined) return undefined
		if (typeof value === 'object') return this.#wrong(key, 'a text', value)
		return String(value)
	}

	number(key: string): number | undefined {
		const value = this.#known(key)
		if (value === undefined) return undefined
		const number = typeof value === 'object' || value === '' ? Number.NaN : Number(value)
		return Number.isFinite(number) ? number : this.#wrong(key, 'a number', value)
	}

	flag(key: string): boolean | undefined {
		const value = this.#known(key)
		if (value === undefined) return undefined
		const word = String(value).toLowerCase()
		return word === 'true' ? true : word === 'false' ? false : this.#wrong(key, 'true or false', value)
	}

	/** A list of texts. Accepts a single text as a list of one, as CloudFormation does. */
	texts(key: string): readonly string[] | undefined {
		return this.placedTexts(key)?.map(({value}) => value)
	}

	placedTexts(key: string): readonly {readonly value: string; readonly from: Path}[] | undefined {
		const value = this.raw(key)
		if (value === undefined || value === null) return undefined
		if (value instanceof Unknown) return this.#report(key, value)
		return [value].flat().flatMap((one, index) => {
			const from = Array.isArray(value) ? [...this.at(key), index] : this.at(key)
			const unknown = unknownIn(one)
			if (unknown) return this.#report(key, unknown) ?? []
			if (typeof one === 'object') return this.#wrong(key, 'a list of texts', one) ?? []
			return [{value: String(one), from}]
		})
	}

	object(key: string): Properties | undefined {
		const value = this.raw(key)
		if (value === undefined || value === null) return undefined
		if (value instanceof Unknown) return this.#report(key, value)
		if (typeof value !== 'object' || Array.isArray(value)) return this.#wrong(key, 'a map', value)
		return new Properties(value as Readonly<Record<string, unknown>>, this.at(key), this.#reports)
	}

	/** The maps in a list. */
	items(key: string): readonly Properties[] {
		const value = this.raw(key)
		if (value === undefined || value === null) return []
		if (value instanceof Unknown) return this.#report(key, value) ?? []
		return [value].flat().flatMap((one, index) => {
			const at = Array.isArray(value) ? [...this.at(key), index] : this.at(key)
			if (one instanceof Unknown) return this.#report(key, one) ?? []
			if (typeof one !== 'object' || one === null || Array.isArray(one)) return this.#wrong(key, 'a list of maps', one) ?? []
			return [new Properties(one as Readonly<Record<string, unknown>>, at, this.#reports)]
		})
	}

	/** `{Key, Value}` in a list, as a map. */
	tags(key = 'Tags'): Readonly<Record<string, string>> {
		return Object.fromEntries(
			this.items(key).flatMap(item => {
				const [name, value] = [item.text('Key'), item.text('Value')]
				return name === undefined ? [] : [[name, value ?? '']]
			})
		)
	}

	/** A value for the document, with its place in the property. Undefined stays undefined. */
	placed<Value>(key: string, value: Value | undefined): Placed | undefined {
		return value === undefined ? undefined : new Placed(value, this.at(key))
	}

	refuse(key: string, finding: Omit<Finding, 'path'>): undefined {
		this.#reports.refuse({path: this.has(key) ? this.at(key) : this.path, ...finding})
		return undefined
	}

	#known(key: string): unknown {
		const value = this.raw(key)
		if (value === undefined || value === null) return undefined
		const unknown = unknownIn(value)
		return unknown ? this.#report(key, unknown) : value
	}

	#report(key: string, unknown: Unknown): undefined {
		if (!unknown.isReported) this.#reports.unknown(this.at(key), unknown.why)
		return undefined
	}

	#wrong(key: string, wanted: string, value: unknown): undefined {
		this.#reports.refuse({
			path: this.at(key),
			message: `must be ${wanted}, not ${short(value)}`,
			code: 'ValidationError',
			fix: `write ${wanted}`
		})
		return undefined
	}
}

function short(value: unknown): string {
	const text = JSON.stringify(value) ?? String(value)
	return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
