/** What a command says of the templates, or of the Terraform, that it is given. */
export type StackOptions = {
	readonly parameters?: Readonly<Record<string, unknown>>
	readonly region?: string
	readonly account?: string
	/** What cannot be emulated is an error. Default: false. */
	readonly strict?: boolean
	/** Values of Terraform's variables, as the command line has them. */
	readonly variables?: Readonly<Record<string, string>>
	/** Paths of files of variables. */
	readonly variableFiles?: readonly string[]
	readonly workspace?: string
	/** Things have tags that name their stack. Default: true. */
	readonly tags?: boolean
}
