/** Why AWS's end does not answer an instance that is a customer gateway: what on the way drops IKE, and where that is written. Pure. */
import type {Component, ComponentKind, Prediction} from '../control/predict/types.ts'
import {lostOnUnderlay} from '../control/predict/underlay.ts'
import type {LoadedLab} from '../lab/read.ts'
import {valueAt} from '../lab/shape.ts'
import type {Path} from '../model/finding.ts'
import type {TunnelTrouble} from './tunnel-troubles.ts'

/** The same trouble; of a tunnel whose IKE is known to be lost with the place where that is. */
export function onUnderlay<T extends TunnelTrouble>(trouble: T, {lab, document}: Pick<LoadedLab, 'lab' | 'document'>): T {
	const end = trouble.kind === 'unreachable' ? lostOnUnderlay(lab).get(trouble.tunnel)?.end : undefined
	if (!end || end.at.kind === 'vpn-tunnel') return trouble
	const site = lab.vpn?.connections.find(({tunnels}) => tunnels.some(({key}) => key === trouble.tunnel))?.site ?? ''
	const written = pathOf(end.at)
	const path = written && valueAt(document, written) !== undefined ? written : ['sites', site, 'instance']
	return {...trouble, words: `${trouble.words}: ${lossOf(end)}`, path}
}

function lossOf({on, at, code, decision}: NonNullable<Prediction['end']>): string {
	const what = on === 'forward' ? 'IKE (UDP 500 and 4500) is lost' : "AWS's answer (from UDP 500 and 4500) is lost"
	const entry = decision?.by === 'network-acl-entry' ? `, entry ${decision.number === 32_767 ? '*' : decision.number}` : ''
	const direction = decision && 'direction' in decision ? `, ${decision.direction}` : ''
	return `${what} at ${nouns[at.kind] ?? at.kind.replaceAll('-', ' ')} ${at.key}${entry}${direction} (${code})`
}

const nouns: Partial<Record<ComponentKind, string>> = {
	'network-acl': 'network ACL',
	vpc: 'VPC'
}

const sections: Partial<Record<ComponentKind, string>> = {
	'security-group': 'securityGroups',
	'network-acl': 'networkAcls',
	instance: 'instances',
	'network-interface': 'instances'
}

/** Where a part of a VPC stands, by its key. */
function pathOf({kind, key}: Component): Path | undefined {
	const [vpc = '', name] = key.split('.')
	const section = sections[kind]
	return section === undefined || name === undefined ? undefined : ['vpcs', vpc, section, name]
}
