import type {CheckItem} from '../lab/check-types.ts'

/** A check that waits so many times longer, where it says itself how long. For slow machines: what it expects stays what it is. */
export const stretch = (item: CheckItem, times: number): CheckItem => (times === 1 ? item : stretched(item, times))

const waits = new Set(['withinMs', 'timeoutMs'])

const stretched = <T>(value: T, times: number): T => {
	if (Array.isArray(value)) return value.map(each => stretched(each, times)) as T
	if (typeof value !== 'object' || value === null) return value
	return Object.fromEntries(
		Object.entries(value).map(([key, each]) => [
			key,
			waits.has(key) && typeof each === 'number' ? each * times : stretched(each, times)
		])
	) as T
}
