import type {Draft} from './draft.ts'

/** Where packets of a kind can be captured, beside the network interfaces: `igw:main`, `vpn:office:1:inside`. */
export type CapturePart = {
	readonly prefix: string
	/** What follows the prefix, for messages. */
	readonly what: string
	/** A set of names, or a map to the name that the plan has. */
	readonly names: (draft: Draft) => ReadonlySet<string> | ReadonlyMap<string, string>
	/** What may follow the name. */
	readonly end?: RegExp
	/** True: arriving packets are told from leaving ones. */
	readonly hasDirections?: true
}
