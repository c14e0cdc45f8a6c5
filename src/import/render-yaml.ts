/** Writes a lab file as a person would: on one line what fits there, identifiers last. Pure. */
import {Document, isCollection, isMap, isScalar, type Node, type Pair, stringify, visit} from 'yaml'
import {type Note, renderNote} from './notes.ts'
import type {Written} from './written.ts'

const width = 118
/** Depth of the file's own sections and the VPCs, which are always in block style. */
const spread = 2

export function renderYaml(document: Written, {comment}: {readonly comment: readonly string[]}): string {
	const yaml = new Document(document)
	yaml.commentBefore = comment.map(line => (line === '' ? line : ` ${line}`)).join('\n')
	visit(yaml, {
		Map: (_, node) => {
			const isLeaf = node.items.every(({value}) => !isMap(value))
			node.items.sort((a, b) => rank(a, isLeaf) - rank(b, isLeaf))
		},
		// Rule numbers without quotes.
		Pair: (_, {key}) => {
			if (isScalar(key) && /^\d{1,5}$/.test(String(key.value))) key.value = Number(key.value)
		}
	})
	visit(yaml, {
		Collection(key, node, path) {
			const depth = path.filter(isMap).length
			const before = path.at(-1)
			const label = typeof key === 'number' ? '- ' : `${String((before as Pair | undefined)?.key ?? '')}: `
			if (depth >= spread && fits(node, 2 * depth + label.length)) {
				node.flow = true
				return visit.SKIP
			}
			return undefined
		}
	})
	for (const pair of (isMap(yaml.contents) ? yaml.contents.items : []) as Pair<Node, Node>[]) {
		if (isCollection(pair.value)) pair.key.spaceBefore = true
	}
	return yaml.toString({lineWidth: 0, flowCollectionPadding: false})
}

const identifiers = ['id', 'interfaceId', 'mac']

/** Identifiers come after more informative keys, but before whole sections. */
function rank({key}: Pair, isLeaf: boolean): number {
	const index = identifiers.indexOf(String(key))
	return isLeaf ? index + 1 : index === -1 ? identifiers.length : index
}

const fits = (node: Node, before: number): boolean =>
	before + stringify(node.toJSON(), {collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: false}).length - 1 <= width

/** The comment about what a lab file leaves out of its account. */
export function commentOfAccount(from: string, notes: readonly Note[]): readonly string[] {
	const lines = [`What AWS described in ${from}.`]
	if (notes.length === 0) return lines
	const listed = notes.map(note => `- ${renderNote({kind: note.kind, id: note.id, consequence: note.consequence})}`)
	return [...lines, '', 'Not in here, or not whole:', ...listed]
}
