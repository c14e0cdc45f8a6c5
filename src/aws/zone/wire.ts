/** The fields of AWS's answers that affect packets. */

import {z} from 'zod'
import {type Answers, answer} from '../../import/answers.ts'
import {maybe, text} from '../../import/describe-parts.ts'
import {accountOf, defaultAccount, defaultRegion} from '../account.ts'
import type {Item, View} from '../view.ts'
import {zoneIdsIn} from './kind.ts'

const availabilityZone = z.object({ZoneName: maybe(text), ZoneId: maybe(text), RegionName: maybe(text)})

export const answers = {
	AvailabilityZones: answer(availabilityZone, {ids: []})
} as const satisfies Answers

/** As DescribeAvailabilityZones answers. */
export function describeAvailabilityZones({document, region, account}: View): readonly Item[] {
	const lab = {
		document,
		region: document.region ?? defaultRegion,
		account: accountOf(document, document.account) ?? defaultAccount
	}
	return [...zoneIdsIn(region, account, lab)].map(([ZoneName, ZoneId]) => ({
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
}
