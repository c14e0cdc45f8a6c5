import {renderDifference} from '../lab/difference.ts'
import type {Reconciled} from '../life/reconcile.ts'
import {count} from './table.ts'

/** The result, for people. */
export function inWords({how, steps, changes, edits, state, cleared}: Reconciled): string {
	const {name, plan} = state
	switch (how) {
		case 'raised': {
			const hosts = new Set(Object.values(plan.hosts).map(({namespace}) => namespace)).size
			return `${name} is up: ${count(hosts, 'host')}, ${count(Object.keys(plan.namespaces).length, 'namespace')}, ${count(Object.keys(plan.links).length, 'link')}, ${count(steps, 'step')}${cleared ? '; leftovers of an earlier one were removed first' : ''}`
		}
		case 'changed':
			return `${name} is up to date: ${[...(steps > 0 || changes.length === 0 ? [count(steps, 'step')] : []), ...shortened(changes)].join('; ')}`
		case 'agent-started':
			return `${name} is up to date: its services were started again`
		case 'unchanged':
			return edits.length === 0 ? `${name}: nothing to change: 0 steps` : `${name} is up to date; packets notice nothing of it`
	}
}

const mostEdits = 20

/** One line per edit of the network, in the terms of its file. */
export function editLines(edits: Reconciled['edits']): string {
	const more = edits.length > mostEdits ? [`and ${edits.length - mostEdits} more`] : []
	return [...edits.slice(0, mostEdits).map(renderDifference), ...more].map(line => `  ${line}\n`).join('')
}

const mostChanges = 5

const shortened = (changes: readonly string[]): readonly string[] =>
	changes.length <= mostChanges ? changes : [...changes.slice(0, mostChanges), `and ${changes.length - mostChanges} more changes`]

/** The same for scripts. */
export const toJson = ({how, steps, changes, edits, cleared, state: {name, plan}}: Reconciled) => ({
	name,
	how,
	steps,
	changes,
	edits: edits.map(edit => ({...edit, words: renderDifference(edit)})),
	...(cleared && {cleared}),
	namespaces: Object.keys(plan.namespaces).length,
	links: Object.keys(plan.links).length
})
