/** A patch of a lab document: applied, checked by all of AWS's rules, and refused where AWS would refuse it. Pure. */
import {type Draft, draftLab} from '../aws/draft.ts'
import {didYouMean} from '../model/did-you-mean.ts'
import type {Finding} from '../model/finding.ts'
import {markDanglingReferences} from './dangling-references.ts'
import {applyPatch} from './patch.ts'
import {checkRules, type ResolveOptions} from './resolve.ts'
import type {LabDocument} from './schema.ts'
import {valueAt} from './schema-shape.ts'
import {checkShape} from './shape.ts'
import {asChange, checkTransition} from './transition.ts'

/** A document after a patch, checked anew. Without a draft: AWS would refuse it. */
export type Changed =
	| {readonly document: LabDocument; readonly draft: Draft; readonly findings: readonly []}
	| {readonly document: unknown; readonly draft: undefined; readonly findings: readonly Finding[]}

/** `known`: the draft of the document before, if it has been made. */
export function changeDocument(before: LabDocument, patch: unknown, options: ResolveOptions, known: Draft | undefined): Changed {
	const patched = applyPatch(before, patch)
	const refuse = (findings: readonly Finding[]): Changed => ({document: patched.document, draft: undefined, findings})
	if (patched.findings.length > 0) return refuse(patched.findings)
	const shaped = checkShape(patched.document, before)
	if (shaped.findings) return refuse(shaped.findings.map(finding => orOldName(finding, before)))
	const was = known ?? draftLab(before, options)
	const document = markDanglingReferences(was, shaped.document)
	const {draft, findings} = checkRules(document, options)
	const all = [...checkTransition(was, document), ...findings.map(finding => asChange(finding, before, document))]
	return all.length > 0 ? refuse(all) : {document, draft, findings: []}
}

/** A required key that is missing because a misspelt name made a new thing. */
function orOldName(finding: Finding, before: LabDocument): Finding {
	const {path, message} = finding
	const depth = path.findIndex((_, index) => valueAt(before, path.slice(0, index + 1)) === undefined)
	const [name, around] = [path[depth], valueAt(before, path.slice(0, depth))]
	if (depth < 0 || depth === path.length - 1 || typeof name !== 'string' || typeof around !== 'object' || around === null) {
		return finding
	}
	const meant = didYouMean(name, Object.keys(around))
	return meant === undefined ? finding : {...finding, message: `${message} in the new "${name}"`, fix: `did you mean "${meant}"?`}
}
