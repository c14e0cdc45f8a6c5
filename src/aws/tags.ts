/** Tags of all kinds of things. */

export type TagsWritten = Readonly<Record<string, string | false>>

/** Those that a thing has: its name in the file is its tag `Name`, unless another is written, or that it has none. */
export const tagsOf = (name: string | undefined, written: TagsWritten = {}): Record<string, string> =>
	Object.fromEntries(
		Object.entries<string | false>({...(name !== undefined && {Name: name}), ...written}).flatMap(([key, value]) =>
			value === false ? [] : [[key, value] as const]
		)
	)
