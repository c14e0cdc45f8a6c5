/** The fields of Route 53's answers that affect health checks. */
import {z} from 'zod'
import {type Answers, answer} from '../../import/answers.ts'
import {flag, maybe, text} from '../../import/describe-parts.ts'

const healthCheck = z.object({
	Id: text,
	HealthCheckConfig: z.object({
		Type: text,
		IPAddress: maybe(text),
		FullyQualifiedDomainName: maybe(text),
		Port: maybe(z.number()),
		ResourcePath: maybe(text),
		SearchString: maybe(text),
		RequestInterval: maybe(z.number()),
		FailureThreshold: maybe(z.number()),
		Regions: maybe(z.array(text)),
		EnableSNI: maybe(flag),
		Inverted: maybe(flag),
		Disabled: maybe(flag),
		ChildHealthChecks: maybe(z.array(text)),
		HealthThreshold: maybe(z.number())
	})
})

export const answers = {HealthChecks: answer(healthCheck, {ids: ['Id'], isGlobal: true})} as const satisfies Answers
