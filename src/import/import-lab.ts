import {convert} from './convert.ts'
import {findSnapshot} from './files.ts'
import type {Note} from './notes.ts'
import {readSnapshot} from './read.ts'
import type {ReadOptions} from './snapshot.ts'
import type {Written} from './written.ts'

export type Imported = {
	/** A lab file as data. */
	readonly document: Written
	/** What of the account the lab does not have, or not whole. */
	readonly notes: readonly Note[]
}

/**
 * Converts the output of `aws … describe-…` of one account or several into a lab file.
 *
 * `dir` holds `<region>/<Kind>.json`, `accounts/<account>/<region>/<Kind>.json`, or files as the commands were saved (`describe-vpcs.json`); a
 * folder `aws_configs` in it is taken for the whole. Throws BadLab: broken files (line and column), answers without what their kind needs (JSON
 * path), references to missing things.
 */
export const importLab = (dir: string, options: ReadOptions = {}): Imported => convert(readSnapshot(findSnapshot(dir), options))
