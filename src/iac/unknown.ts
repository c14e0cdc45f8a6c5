/** A value that cannot be known here: an attribute of a thing that is not emulated, a secret. Values that depend on it are unknown as well. */
export class Unknown {
	/** Half a sentence: `Db.Endpoint.Address, of a type that is not emulated`. */
	readonly why: string
	/** The problem was reported already, so that nothing more is reported. */
	readonly isReported: boolean

	constructor(why: string, {isReported = false}: {readonly isReported?: boolean} = {}) {
		this.why = why
		this.isReported = isReported
	}
}

/** Replaces a value that was refused. */
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
