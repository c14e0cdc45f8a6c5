import {ENODEV} from './constants.ts'
import {errnoText} from './libc.ts'
import type {LinkFound} from './replies.ts'

/** The links of one namespace by name, and the next index that is free. */
export class LinkTable {
	readonly #byName: Map<string, LinkFound>
	#next: number

	constructor(links: readonly LinkFound[]) {
		this.#byName = new Map(links.map(link => [link.name, link]))
		this.#next = Math.max(1, ...links.map(({index}) => index)) + 1
	}

	get all(): LinkFound[] {
		return [...this.#byName.values()]
	}

	get(name: string): LinkFound | undefined {
		return this.#byName.get(name)
	}

	/** Throws the error that the kernel would give. */
	indexOf(name: string): number {
		const found = this.#byName.get(name)
		if (!found) throw new NoSuchLink(name)
		return found.index
	}

	reserve(): number {
		return this.#next++
	}

	set(link: LinkFound) {
		this.#byName.set(link.name, link)
	}

	delete(name: string) {
		this.#byName.delete(name)
	}
}

class NoSuchLink extends Error {
	constructor(name: string) {
		super(`${errnoText(ENODEV)}: no link is named "${name}"`)
	}
}
