/** Names in a lab file for things of an account: their `Name` tags, made valid and unique. */

/** Longest name that a lab file accepts. */
const longest = 63

/** `Web server #1 (prod)` becomes `Web-server-1-prod`. Empty if no character of it is allowed. */
export function slug(text: string): string {
	const fit = text
		.normalize('NFKD')
		.replaceAll(/[^\w-]+/g, '-')
		.replaceAll(/-{2,}/g, '-')
		.replace(/^[-_]+/, '')
	return fit.slice(0, longest).replace(/[-_]+$/, '')
}

export type Tagged = {readonly Tags?: readonly {readonly Key: string; readonly Value?: string | undefined}[]}

export const nameTag = (tags: Tagged['Tags'] = []): string => tags.find(({Key}) => Key === 'Name')?.Value ?? ''

/** A set of names, each of which is given only once. */
export class Names {
	readonly #taken: Set<string>
	readonly #byId = new Map<string, string>()

	constructor(reserved: Iterable<string> = []) {
		this.#taken = new Set(reserved)
	}

	/** A name for the thing with this id, from the first candidate that contains a valid one. A thing keeps its name. */
	give(id: string, ...candidates: readonly string[]): string {
		const known = this.#byId.get(id)
		if (known !== undefined) return known
		const base = candidates.map(slug).find(one => one !== '') ?? (slug(id) || 'thing')
		let name = base
		for (let n = 2; this.#taken.has(name); n++) name = `${base.slice(0, longest - String(n).length - 1)}-${n}`
		this.#taken.add(name)
		this.#byId.set(id, name)
		return name
	}

	/** Gives a thing the name that it has in AWS. */
	keep(id: string, name: string) {
		this.#taken.add(name)
		this.#byId.set(id, name)
	}

	has(name: string): boolean {
		return this.#taken.has(name)
	}

	of(id: string | undefined): string | undefined {
		return id === undefined ? undefined : this.#byId.get(id)
	}
}

/** `10.1.2.0/24` as a part of a name. */
export const inName = (cidr: string): string => cidr.replaceAll(/[.:/]+/g, '-').replace(/-$/, '')
