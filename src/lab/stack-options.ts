/** What a command says of the templates that it is given. */
export type StackOptions = {
	readonly parameters?: Readonly<Record<string, unknown>>
	readonly region?: string
	readonly account?: string
	/** What cannot be emulated is an error. Default: false. */
	readonly strict?: boolean
	/** Things have tags that name their stack. Default: true. */
	readonly tags?: boolean
}
