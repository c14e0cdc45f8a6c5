/** States of targets and their reasons, in AWS's words (ELB-2, NLB-7). */
export const targetStates = ['initial', 'healthy', 'unhealthy', 'unused', 'draining', 'unavailable'] as const
export type TargetState = (typeof targetStates)[number]

export const healthReasons = [
	'Elb.InitialHealthChecking',
	'Target.FailedHealthChecks',
	'Target.Timeout',
	'Target.ResponseCodeMismatch',
	'Target.NotInUse',
	'Target.NotRegistered',
	'Target.InvalidState'
] as const
export type HealthReason = (typeof healthReasons)[number]
