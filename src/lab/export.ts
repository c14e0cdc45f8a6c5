/** A running lab as the text of a lab file. Pure. */
import {stringify} from 'yaml'
import {type Difference, differences} from './difference.ts'
import {editText} from './edit-text.ts'
import {isSame} from './patch.ts'
import type {LoadedLab} from './read.ts'
import {valueAt} from './schema-shape.ts'
import {readSource} from './source.ts'

/** The text that it was read from, with all changes since; for a lab that never was a text, newly written YAML. */
export function renderRunning({document, source: {text, file}}: Pick<LoadedLab, 'document' | 'source'>): string {
	if (text === '') return stringify(document, {lineWidth: 0, flowCollectionPadding: false})
	if (isJson(text)) return `${JSON.stringify(document, null, text.includes('\n\t') ? '\t' : 2)}\n`
	const edited = editText(text, editsSinceRead({document, source: {text, file}}))
	// Because of an anchor one edit would change several places: then the file is written without anchors and comments.
	return isSame(readSource(edited, file).document, document)
		? edited
		: stringify(document, {lineWidth: 0, flowCollectionPadding: false})
}

type Written = Pick<LoadedLab, 'document' | 'source'>

/** Changes by patches, faults and actions since the lab's text was applied. */
const editsSinceRead = ({document, source: {text, file}}: Written): readonly Difference[] =>
	text === '' ? [] : differences(readSource(text, file).document, document)

/** Of the changes since a running lab's text was applied, those that another document would undo. */
export const editsUndoneBy = (running: Written, next: LoadedLab['document']): readonly Difference[] =>
	editsSinceRead(running).filter(({path, before, after, isItem}) => {
		const value = valueAt(next, path)
		if (!isItem) return !isSame(value, after)
		const has = (item: unknown) => Array.isArray(value) && value.some(one => isSame(one, item))
		return after === undefined ? has(before) : !has(after)
	})

function isJson(text: string): boolean {
	try {
		JSON.parse(text)
		return true
	} catch {
		return false
	}
}
