/** The common part of actions. An action is one patch of the lab file, or several with waits between them, so that there is only one way to change a lab. */
import type {z} from 'zod'
import type {LabDocument} from '../aws/kinds.ts'
import type {CheckKind, Nature} from './kind.ts'

export type Patch = Readonly<Record<string, unknown>>

export type ActionKind<Schema extends z.ZodType, Body extends object> = CheckKind<Schema, Body> & {
	/**
	 * The patch for `patchDocument()`. `{}` if there is nothing to do, such as healing something that works, or if everything ends up
	 * as before. Throws a RangeError if it names something that the document lacks.
	 */
	patch(action: Body, document: LabDocument): Patch
	/** The action's steps, if it is more than one patch. */
	steps?(action: Body): readonly ActionStep[] | undefined
}

/** One step of an action that is more than one patch. */
export type ActionStep =
	| {readonly do: 'patch'; readonly patch: (document: LabDocument) => Patch}
	/** AWS's end sends an IKE DELETE. */
	| {readonly do: 'delete'; readonly tunnel: string}
	/** `moved`: no route of either router goes over it any more. `up`: both ends, and its BGP session, are up. */
	| {readonly do: 'wait'; readonly tunnel: string; readonly until: 'moved' | 'up'; readonly atMostMs: number}

/** An action expects nothing of the network, and results from before it prove nothing about the network after it. */
export const actionNature: Nature = {runs: 'alone', expects: 'nothing', changesNetwork: true}
