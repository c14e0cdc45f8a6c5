/** What a template says by something that this program cannot know: an attribute of a thing that is not emulated, a secret. It travels. */
export class Unknown {
	/** Half a sentence: `Db.Endpoint.Address, of a type that is not emulated`. */
	readonly why: string
	/** Something wrong has been reported already, and nothing more is to be said of it. */
	readonly isReported: boolean

	constructor(why: string, {isReported = false}: {readonly isReported?: boolean} = {}) {
		this.why = why
		this.isReported = isReported
	}
}

/** In place of a value that was refused. */
export const refused = new Unknown('a value that was refused', {isReported: true})

/** The first unknown value within a value, if any. */
export function unknownIn(value: unknown): Unknown | undefined {
	if (value instanceof Unknown) return value
	if (typeof value !== 'object' || value === null) return undefined
	for (const inner of Object.values(value)) {
		const found = unknownIn(inner)
		if (found) return found
	}
	return undefined
}
