/** Numbers changes, from 1 on. */
export function createChanges() {
	let number = 1
	let next = Promise.withResolvers<void>()
	return {
		note() {
			number++
			next.resolve()
			next = Promise.withResolvers()
		},
		/** The number of the last change, as soon as it is not `after`. */
		async since(after: number | undefined): Promise<number> {
			if (number === after) await next.promise
			return number
		}
	}
}
