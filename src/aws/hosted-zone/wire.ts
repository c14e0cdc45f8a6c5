/** The fields of Route 53's answers that affect DNS. */
import {z} from 'zod'
import {type Answers, answer} from '../../import/answers.ts'
import {flag, list, maybe, text} from '../../import/describe-parts.ts'

/** VPCs are only in the answer of `get-hosted-zone`. */
const hostedZone = z.object({
	Id: text,
	Name: text,
	Config: maybe(z.object({PrivateZone: maybe(flag)})),
	VPCs: maybe(z.array(z.object({VPCId: maybe(text)})))
})

const recordSet = z.object({
	Name: text,
	Type: text,
	TTL: maybe(z.number()),
	HealthCheckId: maybe(text),
	SetIdentifier: maybe(text),
	AliasTarget: maybe(z.object({DNSName: maybe(text), EvaluateTargetHealth: maybe(flag)})),
	Weight: maybe(z.number()),
	Failover: maybe(text),
	Region: maybe(text),
	GeoLocation: maybe(z.object({ContinentCode: maybe(text), CountryCode: maybe(text), SubdivisionCode: maybe(text)})),
	MultiValueAnswer: maybe(flag),
	ResourceRecords: list(z.object({Value: text}))
})

export const answers = {
	HostedZones: answer(hostedZone, {ids: ['Id'], isGlobal: true}),
	ResourceRecordSets: answer(recordSet, {ids: [], isGlobal: true})
} as const satisfies Answers
