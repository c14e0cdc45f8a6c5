/** Edits that arrive while others are applied wait, and are then applied together. Each edit is checked, and refused or kept, on its own. */

export type Commit<State> = (next: (current: State) => State) => Promise<unknown>

type Waiting<State> = {
	readonly edit: (current: State) => {readonly state: State; readonly result: unknown}
	readonly resolve: (result: never) => void
	readonly reject: (error: unknown) => void
}

class NothingChanges extends Error {
	override readonly name = 'NothingChanges'
}

/** `commit` applies a new state as a whole, or fails. */
export function groupCommit<State>(commit: Commit<State>) {
	let waiting: Waiting<State>[] = []
	let isRunning = false

	const applyGroup = async () => {
		isRunning = true
		while (waiting.length > 0) {
			const group = waiting
			waiting = []
			const done: (() => void)[] = []
			let isBegun = false
			try {
				await commit(current => {
					isBegun = true
					const state = group.reduce((before, {edit, resolve, reject}) => {
						try {
							const {state: after, result} = edit(before)
							done.push(() => resolve(result as never))
							return after
						} catch (error) {
							done.push(() => reject(error))
							return before
						}
					}, current)
					if (state === current) throw new NothingChanges()
					return state
				})
				for (const finish of done) finish()
			} catch (error) {
				if (isBegun && error instanceof NothingChanges) {
					for (const finish of done) finish()
				} else {
					for (const {reject} of group) reject(error)
				}
			}
		}
		isRunning = false
	}

	return {
		/** Resolves once the edit is applied. Errors: those of the edit, and those of applying the state. */
		edit<Result>(edit: (current: State) => {readonly state: State; readonly result: Result}): Promise<Result> {
			const {promise, resolve, reject} = Promise.withResolvers<Result>()
			waiting.push({edit, resolve: resolve as (result: never) => void, reject})
			// Waits for further edits in this turn of the event loop.
			if (!isRunning) setImmediate(() => void (isRunning || applyGroup()))
			return promise
		}
	}
}
