/** What AWS answers about it, as far as packets depend on it. */
import {z} from 'zod'
import {type Answers, answer} from '../../import/answers.ts'
import {maybe, text} from '../../import/describe-parts.ts'

const availabilityZone = z.object({ZoneName: maybe(text), ZoneId: maybe(text), RegionName: maybe(text)})

export const answers = {
	AvailabilityZones: answer(availabilityZone, {ids: []})
} as const satisfies Answers
