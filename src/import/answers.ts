import type {z} from 'zod'

/** What one command of AWS answers, by the key of its list. */
export type Answer<Schema extends z.ZodType = z.ZodType> = {
	/** Of one thing. */
	readonly schema: Schema
	/** Keys that together are its identity; none: no two are the same thing. */
	readonly ids: readonly string[]
	/** `describe-vpcs`; several that answer with the same key. Absent: it is saved with others, or its command requires an id. */
	readonly command?: string | readonly string[]
	/** Of no Region: a file need not say one. */
	readonly isGlobal?: true
	/** What belongs to VPCs, in words, and to which; where the VPC is not in the snapshot, the thing is left out with a note. */
	readonly inVpc?: {readonly noun: string; readonly of: (thing: z.output<Schema>) => readonly (string | undefined)[]}
}

/** By the key of the list. */
export type Answers = Readonly<Record<string, Answer<z.ZodType> | AnswerOfItsOwn>>

/** Its schema has a type that the list does not know. */
type AnswerOfItsOwn = Omit<Answer, 'inVpc'> & {
	readonly inVpc?: {readonly noun: string; readonly of: (thing: never) => readonly (string | undefined)[]}
}

/** With the type of its schema. */
export const answer = <Schema extends z.ZodType, const Rest extends Omit<Answer<Schema>, 'schema'>>(
	schema: Schema,
	rest: Rest
): Rest & {readonly schema: Schema} => ({schema, ...rest})
