/** The draft of a loaded lab and its directory, made once: for a change, a probe or a command, whoever asks first. */
import {directoryOf} from '../aws/directory.ts'
import {type Draft, draftLab} from '../aws/draft.ts'
import type {Directory} from '../model/directory.ts'
import type {LoadedLab} from './read.ts'

type Loaded = Pick<LoadedLab, 'lab' | 'document' | 'files'>

const drafts = new WeakMap<Loaded['lab'], Draft>()

/** What is automatic is in it as in the lab. */
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

/** What its things are called, and where they stand. */
export const directoryOfLab = (loaded: Loaded): Directory => directoryOf(draftOf(loaded))
