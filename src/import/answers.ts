import type {z} from 'zod'

/** The answer of an AWS command, by the key of its list. */
export type Answer<Schema extends z.ZodType = z.ZodType> = {
	/** The schema of one item. */
	readonly schema: Schema
	/** Keys that together identify an item. None: all items are distinct. */
	readonly ids: readonly string[]
	/** `describe-vpcs`, or several commands whose answers have the same key. Absent: it is saved with others, or its command requires an id. */
	readonly command?: string | readonly string[]
	/** Independent of Regions: a file need not name one. */
	readonly isGlobal?: true
	/** Items that belong to VPCs: their noun, and the ids of the VPCs. If a VPC is not in the snapshot, the item is left out with a note. */
	readonly inVpc?: {readonly noun: string; readonly of: (thing: z.output<Schema>) => readonly (string | undefined)[]}
}

/** By the key of the list. */
export type Answers = Readonly<Record<string, Answer<z.ZodType> | AnswerOfItsOwn>>

/** Its schema's type is unknown in the list. */
type AnswerOfItsOwn = Omit<Answer, 'inVpc'> & {
	readonly inVpc?: {readonly noun: string; readonly of: (thing: never) => readonly (string | undefined)[]}
}

/** Keeps the type of its schema. */
export const answer = <Schema extends z.ZodType, const Rest extends Omit<Answer<Schema>, 'schema'>>(
	schema: Schema,
	rest: Rest
): Rest & {readonly schema: Schema} => ({schema, ...rest})
