import {convert} from './convert.ts'
import {findSnapshot} from './files.ts'
import type {Note} from './notes.ts'
import {readSnapshot} from './read.ts'
import type {ReadOptions} from './snapshot.ts'
import type {Written} from './written.ts'

export type Imported = {
	/** A lab file as data. */
	readonly document: Written
	/** What the lab leaves out of the account, or contains only in part. */
	readonly notes: readonly Note[]
}

/**
 * Converts the output of `aws … describe-…` for one or several accounts into a lab file.
 *
 * `dir` contains `<region>/<Kind>.json`, `accounts/<account>/<region>/<Kind>.json`, or files named after their commands (`describe-vpcs.json`); if
 * it has a folder `aws_configs`, only that is read. Throws BadLab: broken files (line and column), answers that lack required keys (JSON
 * path), references to missing things.
 */
export const importLab = (dir: string, options: ReadOptions = {}): Imported => convert(readSnapshot(findSnapshot(dir), options))
