/** Mutations of filters: security groups, network ACLs, and the firewalls of guests and sites. Pure. */
import type {LabDocument} from '../../../src/lab/schema.ts'
import {entriesOf, get, type Path, put} from '../document.ts'
import type {Mutation} from '../play.ts'

const everything = [
	{all: true, from: '0.0.0.0/0'},
	{all: true, from: '::/0'}
]
const openGroup = 'admits-everything'

export function* filterMutations(document: LabDocument): Generator<Mutation> {
	for (const [vpc, {securityGroups, networkAcls, instances}] of entriesOf(document.vpcs)) {
		for (const [name, group] of entriesOf(securityGroups)) {
			const path = ['vpcs', vpc, 'securityGroups', name]
			yield {label: `security group ${vpc}.${name} admits everything`, edit: append([...path, 'ingress'], everything)}
			if (group.egress) {
				yield {
					label: `security group ${vpc}.${name} lets everything out`,
					edit: append(
						[...path, 'egress'],
						everything.map(({all, from}) => ({all, to: from}))
					)
				}
			}
		}
		for (const [name] of entriesOf(networkAcls)) {
			for (const direction of ['ingress', 'egress'] as const) {
				yield {
					label: `network ACL ${vpc}.${name} allows everything, ${direction}`,
					edit: document => openAcl(document, ['vpcs', vpc, 'networkAcls', name, direction], direction)
				}
			}
		}
		for (const [name, {securityGroups: own, guest}] of entriesOf(instances)) {
			const path = ['vpcs', vpc, 'instances', name]
			// The default group lets in its own members alone (SG-3).
			if (!own) {
				yield {
					label: `${name} has a security group that admits everything`,
					edit: document =>
						put(put(document, [...path, 'securityGroups'], [openGroup]), ['vpcs', vpc, 'securityGroups', openGroup], {
							ingress: everything
						})
				}
			}
			if (guest?.statefulFirewall) {
				yield {
					label: `the firewall in ${name} is off`,
					edit: document => put(document, [...path, 'guest', 'statefulFirewall'], undefined)
				}
			}
		}
	}
	for (const [name, {statefulFirewall}] of entriesOf(document.sites)) {
		if (statefulFirewall) {
			yield {
				label: `the firewall of ${name} is off`,
				edit: document => put(document, ['sites', name, 'statefulFirewall'], undefined)
			}
		}
	}
}

const append = (path: Path, rules: readonly object[]) => (document: LabDocument) =>
	put(document, path, [...((get(document, path) as readonly object[] | undefined) ?? []), ...rules])

/** The lowest numbers win (NACL-1). */
function openAcl(document: LabDocument, path: Path, direction: 'ingress' | 'egress'): LabDocument {
	const entries = {...(get(document, path) as object | undefined)}
	const end = direction === 'ingress' ? 'from' : 'to'
	return put(document, path, {...entries, 1: {allow: 'all', [end]: '0.0.0.0/0'}, 2: {allow: 'all', [end]: '::/0'}})
}
