import {renderPath} from '../lab/problem.ts'
import type {Path} from '../model/finding.ts'
import type {Address, Cidr} from '../net/address.ts'
import type {Origin} from './snapshot.ts'

/** Something in the account that the lab leaves out, or contains only in part. Nothing is dropped without a note. */
export type Note = {
	/** In AWS's terms: `load balancer interface`. */
	readonly kind: string
	readonly id: string
	/** The consequence for packets. */
	readonly consequence: string
	readonly file?: string
	/** `NetworkInterfaces[3]`. */
	readonly path?: string
	/** Addresses, private and public, that respond on AWS but not in the lab. */
	readonly addresses?: readonly Address[]
	/** A route (its table's key in the lab) whose target responds on AWS but not in the lab: the blocks that it leads to. */
	readonly routes?: {readonly routeTable: string; readonly destinations: readonly Cidr[]}
}

export const noteAt = (at: Origin | undefined, note: Omit<Note, 'file' | 'path'>): Note => ({
	...note,
	...(at && {file: at.file, path: renderPath(at.path as Path)})
})

/** One line for people. */
export const renderNote = ({kind, id, consequence, file, path}: Note): string =>
	`${kind} ${id}: ${consequence}${file === undefined ? '' : ` (${file}${path ? ` ${path}` : ''})`}`
