/** Deregistered targets, by calls or because their instance is terminated (NLB-18). Pure. */
import {type Edit, patchAt, together} from '../../api/part.ts'
import type {Item, View} from '../view.ts'
import {allGroups, isInUse} from './actions-place.ts'
import {whole} from './draft.ts'

const hourMs = 3_600_000

export type Place = {readonly id: string; readonly port: number}

/** `terminated`: with its instance. Only calls that ask for it find it then. */
type Leaving = Place & {readonly terminated: boolean}

/** Deregistered targets whose delay is not over, by the ARN of their group. */
export const draining = {
	word: 'draining-target',
	item: (arn: string, {id, port}: Place, untilMs: number, terminated = false): Item => ({arn, id, port, untilMs, terminated}),
	of: (arn: string, items: readonly Item[], nowMs: number): readonly Leaving[] =>
		items
			.filter(one => one.arn === arn && Number(one.untilMs) > nowMs)
			.map(({id, port, terminated}) => ({id: String(id), port: Number(port), terminated: terminated === true}))
}

export const isSame = (one: Place, other: Place): boolean => one.id === other.id && one.port === other.port

/** Deregisters terminated instances from all groups. */
export function instancesDeregistered(ids: readonly string[], view: View, nowMs: number): Required<Pick<Edit, 'patch' | 'gone'>> {
	const found = allGroups(view)
		.filter(({group}) => group.targetType === 'instance')
		.map(one => ({...one, going: one.group.targets.filter(({id}) => ids.includes(id))}))
		.filter(({going}) => going.length > 0)
	return {
		patch: together(
			...found.map(({vpc, path, written}) => {
				const names = new Set(
					vpc.instances.filter(({id}) => ids.includes(id)).flatMap(({id, key}) => [id, key, key.slice(vpc.key.length + 1)])
				)
				return patchAt(path, {targets: (written.targets ?? []).filter(one => !names.has(whole(one).target))})
			})
		),
		gone: found.flatMap(one =>
			one.going.map(place => ({
				word: draining.word,
				item: draining.item(one.group.arn, place, isInUse(one) ? nowMs + hourMs : nowMs, true)
			}))
		)
	}
}
