import type {Step} from '../../plan/types.ts'
import * as k from './constants.ts'
import {writeSetLink} from './link-messages.ts'
import * as m from './messages.ts'
import type {Writer} from './writer.ts'

/** Steps that are one rtnetlink message each, in a namespace whose links are known. */
export type MessageStep = Exclude<
	Step,
	{
		do:
			| 'add-namespace'
			| 'delete-namespace'
			| 'set-sysctl'
			| 'add-link'
			| 'delete-link'
			| 'add-vlan'
			| 'delete-vlan'
			| 'set-shape'
			| 'restore-sets'
			| 'restore-firewall'
			| 'forget-flows'
	}
>

/** The error numbers that mean there was nothing to do, which is success. */
const settled: Partial<Record<Step['do'], readonly number[]>> = {
	// Refers to the previous message: an MTU that is too small for IPv6 removes the link's IPv6 state.
	'set-link': [k.EAFNOSUPPORT],
	'add-address': [k.EEXIST],
	'delete-address': [k.EADDRNOTAVAIL, k.ENODEV],
	'delete-neighbor': [k.ENOENT, k.ESRCH, k.ENODEV],
	'delete-route': [k.ESRCH, k.ENOENT, k.ENODEV],
	'add-rule': [k.EEXIST],
	'delete-rule': [k.ENOENT],
	'delete-link': [k.ENODEV]
}

export const isSettled = (step: Step, errno: number): boolean =>
	(settled[step.do]?.includes(errno) ?? false) ||
	(step.do === 'replace-route' && step.tunnelDependent === true && [k.ENETDOWN, k.ENODEV].includes(errno))

/** Writes the step's message. `isNew`: the end was just made with these attributes. */
export function writeStep(
	w: Writer,
	sequence: number,
	step: MessageStep,
	{indexOf, isNew}: {indexOf: m.IndexOf; isNew: boolean}
) {
	switch (step.do) {
		case 'set-link':
			return writeSetLink(w, sequence, indexOf(step.end.name), step.end, {attributes: !isNew, mac: step.keepsMac !== true})
		case 'add-address':
			return m.writeAddAddress(w, sequence, step.address, indexOf)
		case 'delete-address':
			return m.writeDeleteAddress(w, sequence, step.address, indexOf)
		case 'replace-neighbor':
			return m.writeReplaceNeighbor(w, sequence, step.neighbor, indexOf)
		case 'delete-neighbor':
			return m.writeDeleteNeighbor(w, sequence, step.neighbor, indexOf)
		case 'replace-route':
			return m.writeReplaceRoute(w, sequence, step.route, indexOf)
		case 'delete-route':
			return m.writeDeleteRoute(w, sequence, step.route)
		case 'add-rule':
			return m.writeAddRule(w, sequence, step.rule)
		case 'delete-rule':
			return m.writeDeleteRule(w, sequence, step.rule)
	}
}
