/** Writes differences into a lab file's text: what did not change stays as it is, comments too. Pure. */
import {type Document, isCollection, isSeq, parseDocument} from 'yaml'
import type {Difference} from './difference.ts'
import {isSame} from './patch.ts'

/** `text` is valid YAML. */
export function editText(text: string, edits: readonly Difference[]): string {
	const document = parseDocument(text)
	for (const edit of edits) write(document, edit)
	return document.toString({lineWidth: 0, flowCollectionPadding: false})
}

function write(document: Document, {path, before, after, isItem}: Difference): void {
	if (isItem) {
		writeItem(document, path, before, after)
	} else if (after === undefined) {
		document.deleteIn(path)
	} else {
		document.setIn(path, document.createNode(after))
	}
}

function writeItem(document: Document, path: Difference['path'], before: unknown, after: unknown): void {
	const list = document.getIn(path)
	if (!isSeq(list)) return
	if (after !== undefined) {
		list.add(document.createNode(after))
		return
	}
	const index = list.items.findIndex(item =>
		isSame(isCollection(item) ? item.toJS(document) : Reflect.get(item as object, 'value'), before)
	)
	if (index >= 0) list.delete(index)
}
