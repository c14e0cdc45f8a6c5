import type {OutageExpect} from '../checks/outage.ts'
import type {Range} from '../checks/range.ts'
import type {CheckItem} from '../checks/types.ts'

/**
 * A check that waits so many times longer, where it says itself how long, and lets an outage last so many times longer. For slow
 * machines: what else it expects stays what it is.
 */
export const stretch = (item: CheckItem, times: number): CheckItem => (times === 1 ? item : stretched(item, times))

const waits = new Set(['withinMs', 'timeoutMs'])

const stretched = <T>(value: T, times: number): T => {
	if (Array.isArray(value)) return value.map(each => stretched(each, times)) as T
	if (typeof value !== 'object' || value === null) return value
	return Object.fromEntries(
		Object.entries(value).map(([key, each]) => {
			if (waits.has(key) && typeof each === 'number') return [key, each * times]
			if (key === 'expect' && 'kind' in value && value.kind === 'outage') return [key, stretchedOutage(each, times)]
			return [key, stretched(each, times)]
		})
	) as T
}

const stretchedOutage = (expect: OutageExpect, times: number): OutageExpect => ({
	...expect,
	...(expect.gap && expect.gap !== 'never' && {gap: longer(expect.gap, times)}),
	...(expect.lost && {lost: longer(expect.lost, times)}),
	...(expect.stall && {stall: longer(expect.stall, times)})
})

/** Only its end is later. */
const longer = (range: Range, times: number): Range =>
	range.max === Number.MAX_VALUE || range.max === 0
		? range
		: {...range, text: `${range.text} (or ${times} times as much)`, max: range.max * times}
