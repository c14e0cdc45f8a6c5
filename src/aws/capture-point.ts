import type {Draft} from './draft.ts'

/** Capture points of a kind, besides its network interfaces: `igw:main`, `vpn:office:1:inside`. */
export type CapturePart = {
	readonly prefix: string
	/** What follows the prefix, for messages. */
	readonly what: string
	/** A set of names, or a map to the plan's names. */
	readonly names: (draft: Draft) => ReadonlySet<string> | ReadonlyMap<string, string>
	/** What may follow the name. */
	readonly end?: RegExp
	/** True: captures distinguish arriving and leaving packets. */
	readonly hasDirections?: true
}
