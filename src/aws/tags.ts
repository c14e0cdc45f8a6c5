/** Tags of all kinds of things. */

export type TagsWritten = Readonly<Record<string, string | false>>

/** A thing's tags: `Name` is its name in the file, unless another is written, or `false` for none. */
export const tagsOf = (name: string | undefined, written: TagsWritten = {}): Record<string, string> =>
	Object.fromEntries(
		Object.entries<string | false>({...(name !== undefined && {Name: name}), ...written}).flatMap(([key, value]) =>
			value === false ? [] : [[key, value] as const]
		)
	)
