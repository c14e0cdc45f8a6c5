/** Why AWS's end does not answer an instance that is a customer gateway: what drops IKE on the path, and its place in the lab file. Pure. */
import type {Component, Prediction} from '../control/predict/types.ts'
import {lostOnUnderlay} from '../control/predict/underlay.ts'
import {directoryOfLab} from '../lab/draft-of.ts'
import type {LoadedLab} from '../lab/read.ts'
import type {Resource} from '../model/directory.ts'
import type {TunnelTrouble} from './tunnel-troubles.ts'

/** Returns the problem; if the tunnel's IKE is known to be dropped, with the place in the lab file that causes that. */
export function onUnderlay<T extends TunnelTrouble>(trouble: T, loaded: Pick<LoadedLab, 'lab' | 'document' | 'files'>): T {
	const {lab} = loaded
	const end = trouble.kind === 'unreachable' ? lostOnUnderlay(lab).get(trouble.tunnel)?.end : undefined
	if (!end || end.at.kind === 'vpn-tunnel') return trouble
	const site = lab.vpn?.connections.find(({tunnels}) => tunnels.some(({key}) => key === trouble.tunnel))?.site ?? ''
	const resource = resourceAt(end.at, loaded)
	return {
		...trouble,
		words: `${trouble.words}: ${lossOf(end, resource)}`,
		path: resource?.path ?? ['sites', site, 'instance']
	}
}

const resourceAt = ({kind, key}: Component, loaded: Parameters<typeof directoryOfLab>[0]): Resource | undefined =>
	directoryOfLab(loaded)
		.byName(key)
		.find(one => one.kind === kind)

function lossOf({on, at, code, decision}: NonNullable<Prediction['end']>, resource: Resource | undefined): string {
	const what = on === 'forward' ? 'IKE (UDP 500 and 4500) is lost' : "AWS's answer (from UDP 500 and 4500) is lost"
	const entry = decision?.by === 'network-acl-entry' ? `, entry ${decision.number === 32_767 ? '*' : decision.number}` : ''
	const direction = decision && 'direction' in decision ? `, ${decision.direction}` : ''
	return `${what} at ${resource?.noun ?? at.kind.replaceAll('-', ' ')} ${at.key}${entry}${direction} (${code})`
}
