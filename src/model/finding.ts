/** What is wrong with a lab, before it has a place in a text. */

/** Keys and list positions from the top of the document. */
export type Path = readonly (string | number)[]

/** A problem before it has a place in a text: what `check()` of a kind yields. */
export type Finding = {
	readonly path: Path
	/** Which part of the entry at `path` is pointed at. Default: its value. */
	readonly at?: 'key' | 'value'
	/** Begins in lower case and names the bad value. */
	readonly message: string
	/** `InvalidSubnet.Range`: what the EC2 API answers to the same mistake. */
	readonly code?: string
	/** In the exact words of AWS, where they are known: what its API answers. */
	readonly awsMessage?: string
	/** What to write instead. */
	readonly fix?: string
}
