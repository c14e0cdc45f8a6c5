import {type CheckItem, isObservation, isProbe, type ProbeItem} from '../lab/check-types.ts'

/** Items that run at the same time. Actions and captures stand alone: nothing runs beside them. */
export type Stage = readonly Numbered[]
export type Numbered<Item extends CheckItem = CheckItem> = {readonly index: number; readonly item: Item}

/** Consecutive probes do not disturb each other, so they make one stage; nor does who only looks. */
export function toStages(items: readonly CheckItem[]): readonly Stage[] {
	const stages: Numbered[][] = []
	for (const [index, item] of items.entries()) {
		const last = stages.at(-1)
		if (last?.[0] && disturbsNothing(item) && disturbsNothing(last[0].item)) {
			last.push({index, item})
		} else {
			stages.push([{index, item}])
		}
	}

	return stages
}

const disturbsNothing = (item: CheckItem): boolean =>
	isProbe(item) || (isObservation(item) && item.kind !== 'balance' && item.kind !== 'throughput')

/** Probes that listen to silence take longest, so they start first. */
export const longestFirst = (stage: Stage): Stage => [
	...stage.filter(({item}) => isProbe(item) && expectsSilence(item)),
	...stage.filter(({item}) => !(isProbe(item) && expectsSilence(item)))
]

export const expectsSilence = ({expect}: ProbeItem): boolean => expect.got === 'timeout'
