/** The draft of a loaded lab and its directory, made once and shared by changes, probes and commands. */
import {directoryOf} from '../aws/directory.ts'
import {type Draft, draftLab} from '../aws/draft.ts'
import type {Directory} from '../model/directory.ts'
import type {LoadedLab} from './read.ts'

type Loaded = Pick<LoadedLab, 'lab' | 'document' | 'files'>

const drafts = new WeakMap<Loaded['lab'], Draft>()

/** Automatic values are those of the lab. */
export function draftOf({lab, document, files}: Loaded): Draft {
	const draft = drafts.get(lab) ?? draftLab(document, {name: lab.name, previous: lab, files})
	drafts.set(lab, draft)
	return draft
}

/** The lab, which was resolved from the draft. */
export function withDraft(lab: Loaded['lab'], draft: Draft): Loaded['lab'] {
	drafts.set(lab, draft)
	return lab
}

/** Names of its things, and their places in the document. */
export const directoryOfLab = (loaded: Loaded): Directory => directoryOf(draftOf(loaded))
