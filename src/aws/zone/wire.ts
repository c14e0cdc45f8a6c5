/** The fields of AWS's answers that affect packets. */

import {z} from 'zod'
import {type Answers, answer} from '../../import/answers.ts'
import {maybe, text} from '../../import/describe-parts.ts'
import type {Item, View} from '../view.ts'
import {zoneDirectory} from './directory.ts'

const availabilityZone = z.object({ZoneName: maybe(text), ZoneId: maybe(text), RegionName: maybe(text)})

export const answers = {
	AvailabilityZones: answer(availabilityZone, {ids: []})
} as const satisfies Answers

/** As DescribeAvailabilityZones answers. */
export const describeAvailabilityZones = ({document, region, account}: View): readonly Item[] =>
	[...zoneDirectory(document).idsIn(region, account)].map(([ZoneName, ZoneId]) => ({
		ZoneName,
		ZoneId,
		ZoneType: 'availability-zone',
		RegionName: region,
		GroupName: region,
		NetworkBorderGroup: region,
		OptInStatus: 'opt-in-not-required',
		State: 'available',
		Messages: []
	}))
