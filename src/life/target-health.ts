/** Targets of load balancers as DescribeTargetHealth says them, by what each node's checks have found (NLB-7, NLB-16). Pure. */

import {type ObservedTarget, targetsShown} from '../services/health/shown.ts'
import type {Observed} from '../services/observed.ts'

export type TargetReport = {
	/** `main.shop.public-a`: the load balancer and the subnet of the node. */
	readonly node: string
	readonly targetGroup: string
	/** `i-0123456789abcdef0:80`. */
	readonly target: string
	readonly state: ObservedTarget['state']
	/** AWS's reason. */
	readonly reason?: 'Target.FailedHealthChecks' | 'Elb.InitialHealthChecking'
	/** Of the last check that failed. */
	readonly words?: string
	/** Milliseconds since the epoch. */
	readonly sinceMs: number
}

const reasons = {initial: 'Elb.InitialHealthChecking', unhealthy: 'Target.FailedHealthChecks', healthy: undefined} as const

export const targetReports = (observed: Observed): readonly TargetReport[] =>
	targetsShown(observed).map(({id, check, state, sinceMs, result}) => {
		const [targetGroup = '', target = ''] = check.split(' ')
		const reason = reasons[state]
		return {
			node: id.replace(/^health\./, ''),
			targetGroup,
			target,
			state,
			...(reason && {reason}),
			...(result !== undefined && result !== 'ok' && {words: result}),
			sinceMs
		}
	})
