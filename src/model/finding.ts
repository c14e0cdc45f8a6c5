/** What is wrong with a lab. */

/** Keys and list positions from the top of the document. */
export type Path = readonly (string | number)[]

/** A problem before it has a place in a text: what `check()` of a kind yields. */
export type Finding = {
	readonly path: Path
	/** Which part of the entry at `path` is pointed at. Default: its value. */
	readonly at?: 'key' | 'value'
	/** Begins in lower case and names the bad value. */
	readonly message: string
	/** `InvalidSubnet.Range`: the EC2 API's error code for the same mistake. */
	readonly code?: string
	/** What to write instead. */
	readonly fix?: string
}
