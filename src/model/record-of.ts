/**
 * Like `Object.fromEntries()`, for records with a key for each of many things. V8 creates a hidden class for every key that `fromEntries()` and spreads
 * add, up to a thousand: for names that no other object has, that takes twenty times as long as assigning them.
 */
export function recordOf<Value>(entries: Iterable<readonly [key: string, value: Value]>): Record<string, Value> {
	const record: Record<string, Value> = {}
	for (const [key, value] of entries) {
		record[key] = value
	}
	return record
}
