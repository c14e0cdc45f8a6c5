/** From what AWS says of an account to a lab. */
import {convert} from '../../src/import/convert.ts'
import {readSnapshot} from '../../src/import/read.ts'
import type {ReadOptions, SnapshotFile} from '../../src/import/snapshot.ts'
import {readLab} from '../../src/lab/read.ts'
import {filesOf} from './account.ts'

export const importFiles = (files: readonly SnapshotFile[], options: ReadOptions = {}) => convert(readSnapshot(files, options))

export const importThings = (things: Readonly<Record<string, readonly object[]>>) => importFiles(filesOf(things))

// biome-ignore lint/suspicious/noExplicitAny: tests reach into what a lab file says
export const documentOf = (things: Readonly<Record<string, readonly object[]>>): any => importThings(things).document

export const resolved = (document: object) => readLab(document, {file: 'imported', name: 'demo'}).lab
