import {renderPath} from '../lab/problem.ts'
import type {Path} from '../model/finding.ts'
import type {Address, Cidr} from '../net/address.ts'
import type {Origin} from './snapshot.ts'

/** Something of the account that the lab does not have, or not whole. Nothing is dropped without one. */
export type Note = {
	/** In AWS's words: `load balancer interface`. */
	readonly kind: string
	readonly id: string
	/** What follows for packets. */
	readonly consequence: string
	readonly file?: string
	/** `NetworkInterfaces[3]`. */
	readonly path?: string
	/** Addresses, private and public, at which real AWS would answer and the lab cannot. */
	readonly addresses?: readonly Address[]
	/** A route of a table (its key in the lab) whose target should answer and does not: blocks that it leads to. */
	readonly routes?: {readonly routeTable: string; readonly destinations: readonly Cidr[]}
}

export const noteAt = (at: Origin | undefined, note: Omit<Note, 'file' | 'path'>): Note => ({
	...note,
	...(at && {file: at.file, path: renderPath(at.path as Path)})
})

/** One line for people. */
export const renderNote = ({kind, id, consequence, file, path}: Note): string =>
	`${kind} ${id}: ${consequence}${file === undefined ? '' : ` (${file}${path ? ` ${path}` : ''})`}`
