import {type CheckItem, kindOf} from '../checks/all.ts'

/** A check with its own time limits multiplied, for slow machines: its expectation mostly stays the same. */
export function scaleTimes(item: CheckItem, times: number): CheckItem {
	if (times === 1) return item
	const {scaleTimes: own} = kindOf(item)
	return own ? (own(item, times) as CheckItem) : waitsLonger(item, times)
}

const waits = new Set(['withinMs', 'timeoutMs'])

function waitsLonger<T>(value: T, times: number): T {
	if (Array.isArray(value)) return value.map(each => waitsLonger(each, times)) as T
	if (typeof value !== 'object' || value === null) return value
	return Object.fromEntries(
		Object.entries(value).map(([key, each]) => [
			key,
			waits.has(key) && typeof each === 'number' ? each * times : waitsLonger(each, times)
		])
	) as T
}
