/** The shortest of the names that each thing has in a table, in the order of the table. */
export function shortestNames<Thing>(
	things: Readonly<Record<string, Thing>>,
	identityOf: (thing: Thing) => string
): readonly string[] {
	const shortest = new Map<string, string>()
	for (const [name, thing] of Object.entries(things)) {
		const identity = identityOf(thing)
		if (name.length < (shortest.get(identity)?.length ?? Number.POSITIVE_INFINITY)) shortest.set(identity, name)
	}
	return [...shortest.values()]
}
