/** Health of load balancers' targets as in DescribeTargetHealth, from the results of each node's checks (ELB-2, NLB-7, NLB-16). Pure. */
import type {Lab, TargetGroup} from '../model/model.ts'
import type {HealthReason} from '../model/target-health.ts'
import {type ObservedTarget, targetsShown} from '../services/health/shown.ts'
import type {Observed} from '../services/observed.ts'

export type TargetReport = {
	/** `main.shop.public-a`: the load balancer and the subnet of the node. Empty for an unused target. */
	readonly node: string
	readonly targetGroup: string
	/** `i-0123456789abcdef0:80`. */
	readonly target: string
	readonly state: ObservedTarget['state'] | 'unused'
	/** AWS's reason code. */
	readonly reason?: HealthReason
	/** The error of the last failed check. */
	readonly words?: string
	/** Milliseconds since the epoch; 0 for an unused target. */
	readonly sinceMs: number
}

export function targetReports(observed: Observed, {vpcs}: Pick<Lab, 'vpcs'>): readonly TargetReport[] {
	const groups = new Map(vpcs.flatMap(({targetGroups}) => targetGroups.map(group => [group.key, group] as const)))
	const checked = targetsShown(observed).map(({id, check, state, sinceMs, result}): TargetReport => {
		const [targetGroup = '', target = ''] = check.split(' ')
		const reason = reasonOf(state, result, groups.get(targetGroup))
		return {
			node: id.replace(/^health\./, ''),
			targetGroup,
			target: target.replace(/@[^@]*$/, ''),
			state,
			...(reason && {reason}),
			...(result !== undefined && result !== 'ok' && {words: result}),
			sinceMs
		}
	})
	return [...checked, ...[...groups.values()].flatMap(group => unusedOf(group, checked))]
}

/** Targets that no node checks: their group has no listener, their zone is not enabled, or they are stopped. */
const unusedOf = ({key, targets}: TargetGroup, checked: readonly TargetReport[]): TargetReport[] =>
	targets
		.map(one => ({...one, target: `${one.id}:${one.port}`}))
		.filter(({target}) => !checked.some(one => one.targetGroup === key && one.target === target))
		.map(({target, isStopped}) => ({
			node: '',
			targetGroup: key,
			target,
			state: 'unused',
			reason: isStopped ? 'Target.InvalidState' : 'Target.NotInUse',
			sinceMs: 0
		}))

/** A Network Load Balancer always gives the same reason (NLB-7). */
function reasonOf(
	state: ObservedTarget['state'],
	result: string | undefined,
	group: TargetGroup | undefined
): HealthReason | undefined {
	if (state === 'healthy') return undefined
	if (state === 'initial') return 'Elb.InitialHealthChecking'
	if (!group?.requests) return 'Target.FailedHealthChecks'
	if (result === 'request timed out') return 'Target.Timeout'
	return result?.startsWith('health checks failed with these codes') ? 'Target.ResponseCodeMismatch' : 'Target.FailedHealthChecks'
}
