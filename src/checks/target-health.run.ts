/** Health of a target, as in `vpclab status`. Pure. */

import {findHost} from '../verify/find-host.ts'
import {judgePoints, type Look, renderExpected, samePoint} from '../verify/observe/look.ts'
import {observing, reported} from '../verify/observe/run-observation.ts'
import type {ObservedStatus, ObservedTarget} from '../verify/observed.ts'
import type {ItemNamed} from './all.ts'

export type TargetHealthSeen = {
	readonly about: 'target-health'
	readonly targetGroup: string
	readonly target: string
	/** One entry per node. */
	readonly targets: readonly ObservedTarget[]
}

export const runTargetHealth = observing<'targetHealth'>({
	look: reported((item, now) => lookAtTarget(item, now)),
	byHand: (_item, lab) => `status ${lab}`
})

export function lookAtTarget(item: ItemNamed<'targetHealth'>, {report, lab}: ObservedStatus): Look {
	const {targetGroup, target, port, nodes, expect} = item
	const group = lab.vpcs.flatMap(({targetGroups}) => targetGroups).find(({key}) => key === targetGroup)
	const host = findHost(target, lab)
	const instance = host?.kind === 'instance' ? host.instance.key : target
	const registered = (group?.targets ?? []).filter(
		one => (one.instance === instance || one.address === target || one.id === target) && (port === undefined || one.port === port)
	)
	const ids = new Set(registered.map(one => `${one.id}:${one.port}`))
	const targets = report.targets.filter(
		one => one.targetGroup === targetGroup && ids.has(one.target) && (nodes === undefined || nodes.includes(one.node))
	)
	const unlike = targets.find(
		({state, reason}) => state !== expect.state || (expect.reason !== undefined && reason !== expect.reason)
	)
	const shown = unlike ?? targets[0]
	const state = shown?.state ?? (registered.length === 0 ? 'not registered' : 'unused')
	const words = shown?.words === undefined ? '' : `: ${shown.words}`
	const got = `${state}${shown?.reason === undefined ? '' : `, ${shown.reason}`}${words}${targets.length > 1 && shown ? ` (node ${shown.node})` : ''}`
	const points = [
		{what: 'state', expected: expect.state, got, holds: state === expect.state},
		...samePoint<string>('reason', expect.reason, shown?.reason)
	]
	return {
		...judgePoints(points),
		expected: renderExpected(points),
		got,
		observed: {about: 'target-health', targetGroup, target, targets}
	}
}
