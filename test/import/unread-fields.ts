/** Which fields of answers an import reads nowhere: they have neither an effect nor a note. */
import {convert} from '../../src/import/convert.ts'
import {answersAboutOne, kinds} from '../../src/import/describe.ts'
import {readSnapshot} from '../../src/import/read.ts'
import type {SnapshotFile} from '../../src/import/snapshot.ts'

/**
 * Of accounts taken together. Paths such as `Vpcs.DhcpOptionsId`, sorted; of an object of which nothing is read its own path alone.
 * A copy of an object counts as a read of all its fields that a schema names.
 */
export function unreadFields(accounts: readonly (readonly SnapshotFile[])[]): string[] {
	const read = new Set(accounts.flatMap(files => [...readsOf(files)]))
	const unread = new Set<string>()
	const walk = (value: unknown, path: string) => {
		if (Array.isArray(value)) {
			for (const one of value) walk(one, path)
		} else if (typeof value === 'object' && value !== null) {
			for (const [key, one] of Object.entries(value)) {
				const at = `${path}.${key}`
				if (isEmpty(one)) continue
				if (read.has(at)) {
					walk(one, at)
				} else {
					unread.add(at)
				}
			}
		}
	}
	for (const {text} of accounts.flat()) {
		for (const [kind, all] of Object.entries(JSON.parse(text))) {
			if (Object.hasOwn(kinds, kind) || Object.hasOwn(answersAboutOne, kind)) walk(all, kind)
		}
	}
	return [...unread].sort()
}

/** An empty value says nothing that could have an effect. */
const isEmpty = (value: unknown): boolean =>
	value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0)

function readsOf(files: readonly SnapshotFile[]): ReadonlySet<string> {
	const read = new Set<string>()
	const observed = new WeakMap<object, unknown>()
	// One proxy for each object: who compares two gets what it would get without them.
	const observe = <T>(value: T, path: string): T => {
		if (typeof value !== 'object' || value === null) return value
		const known = observed.get(value)
		if (known !== undefined) return known as T
		const proxy = new Proxy(value, {
			get(target, key) {
				const own = Reflect.get(target, key)
				if (typeof key === 'symbol' || !Object.hasOwn(target, key)) return own
				if (Array.isArray(target)) return observe(own, path)
				if (key === 'at') return own
				read.add(`${path}.${key}`)
				return observe(own, `${path}.${key}`)
			}
		})
		observed.set(value, proxy)
		return proxy
	}
	const snapshot = readSnapshot(files)
	const {things, about} = snapshot
	convert({
		...snapshot,
		things: Object.fromEntries(
			Object.entries(things).map(([kind, all]) => [kind, observe(all, kind)])
		) as unknown as typeof things,
		about: Object.fromEntries(
			Object.entries(about).map(([key, answers]) => [
				key,
				new Map([...answers].map(([id, all]) => [id, observe(all as object, key)]))
			])
		) as unknown as typeof about
	})
	return read
}
