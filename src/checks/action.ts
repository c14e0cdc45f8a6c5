/** What actions share: an action is a patch of the lab file, or several with waiting between them, so that there is one way to change a lab. */
import type {z} from 'zod'
import type {LabDocument} from '../aws/kinds.ts'
import type {CheckKind, Nature} from './kind.ts'

export type Patch = Readonly<Record<string, unknown>>

export type ActionKind<Schema extends z.ZodType, Body extends object> = CheckKind<Schema, Body> & {
	/**
	 * The patch that it is, for `patchDocument()`. `{}` where nothing is to do: healing what is whole, starting what runs; or where in
	 * the end all is as before. Throws a RangeError if it names nothing of the document.
	 */
	patch(action: Body, document: LabDocument): Patch
	/** What it consists of, where that is not its patch. */
	steps?(action: Body): readonly ActionStep[] | undefined
}

/** One step of an action that is more than one patch. */
export type ActionStep =
	| {readonly do: 'patch'; readonly patch: (document: LabDocument) => Patch}
	/** AWS's end sends an IKE DELETE. */
	| {readonly do: 'delete'; readonly tunnel: string}
	/** `moved`: no route of either router goes over it any more. `up`: both ends, and its BGP session. */
	| {readonly do: 'wait'; readonly tunnel: string; readonly until: 'moved' | 'up'; readonly atMostMs: number}

/** An action is not a question, and what was seen before it says nothing about the network after it. */
export const actionNature: Nature = {runs: 'alone', expects: 'nothing', changesNetwork: true}
