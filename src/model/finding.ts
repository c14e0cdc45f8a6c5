/** Problems of a lab. */

/** Keys and list positions from the top of the document. */
export type Path = readonly (string | number)[]

/** A problem before it has a place in a text, as yielded by a kind's `check()`. */
export type Finding = {
	readonly path: Path
	/** The part of the entry at `path` that messages point at. Default: its value. */
	readonly at?: 'key' | 'value'
	/** Begins in lower case and names the bad value. */
	readonly message: string
	/** `InvalidSubnet.Range`: the EC2 API's error code for the same mistake. */
	readonly code?: string
	/** What to write instead. */
	readonly fix?: string
}
