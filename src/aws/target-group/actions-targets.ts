/** Registered targets, and their health as the nodes of load balancers see it (ELB-2, NLB-7). Pure. */
import type {Requests} from '../../../api-models/elbv2.d.ts'
import {AwsError} from '../../api/errors.ts'
import type {TargetSeen} from '../../api/observations.ts'
import {type Actions, observing, patchAt} from '../../api/part.ts'
import {instanceOf} from '../instance/actions-place.ts'
import type {Item, View} from '../view.ts'
import {type FoundGroup, groupOf} from './actions-place.ts'
import {whole} from './draft.ts'
import type {TargetWritten} from './schema.ts'

type Asked = {readonly Id: string; readonly Port?: number; readonly AvailabilityZone?: string}

const invalid = (message: string): AwsError => new AwsError('InvalidTarget', message)

/** The name of an instance, or the address, as the file writes it. Errors: AwsError. */
function nameOf({Id}: Asked, {group, vpc}: FoundGroup, view: View): string {
	if (group.targetType === 'ip') return Id
	if (!view.vpcs.some(({instances}) => instances.some(({id}) => id === Id))) throw invalid(`Instance ID '${Id}' is not valid`)
	const found = instanceOf(Id, view)
	if (found.vpc.key !== vpc.key) throw invalid(`The following targets are not in the target group VPC '${vpc.id}': '${Id}'`)
	if (found.instance.state === 'stopped') {
		throw invalid(`The following targets are not in a running state and cannot be registered: '${Id}'`)
	}
	return found.path.at(-1) ?? Id
}

const samePlace = (written: TargetWritten, target: string, port: number, {group}: FoundGroup): boolean =>
	whole(written).target === target && (whole(written).port ?? group.port) === port

/** Precedence of states if nodes differ: a target gets traffic if any node finds it healthy. */
const order: readonly TargetSeen['state'][] = ['healthy', 'unhealthy', 'initial', 'draining', 'unused']

const descriptions: Readonly<Record<string, string>> = {
	'Elb.RegistrationInProgress': 'Target registration is in progress',
	'Elb.InitialHealthChecking': 'Initial health checks in progress',
	'Target.FailedHealthChecks': 'Health checks failed',
	'Target.Timeout': 'Request timed out',
	'Target.NotInUse': 'Target group is not configured to receive traffic from the load balancer',
	'Target.InvalidState': 'Target is in the stopped state',
	'Target.NotRegistered': 'Target is not registered to the target group'
}

function healthOf(seen: readonly TargetSeen[]): Item {
	const [best] = seen.toSorted((one, other) => order.indexOf(one.state) - order.indexOf(other.state))
	const {state = 'initial', reason = 'Elb.RegistrationInProgress', words} = best ?? {}
	if (state === 'healthy') return {State: state}
	const Description = reason === 'Target.ResponseCodeMismatch' ? words : descriptions[reason]
	return {State: state, Reason: reason, ...(Description !== undefined && {Description})}
}

export const targetActions: Actions<Requests> = {
	RegisterTargets({input: {TargetGroupArn, Targets}, view}) {
		const found = groupOf(TargetGroupArn, view)
		const before = found.written.targets ?? []
		const added = Targets.flatMap((asked): TargetWritten[] => {
			const target = nameOf(asked, found, view)
			const port = asked.Port ?? found.group.port
			if (before.some(one => samePlace(one, target, port, found))) return []
			const zone = asked.AvailabilityZone === 'all' ? {zone: 'all'} : {}
			return [{target, ...(port !== found.group.port && {port}), ...zone}]
		})
		return {patch: patchAt(found.path, {targets: [...before, ...added]})}
	},
	DeregisterTargets({input: {TargetGroupArn, Targets}, view}) {
		const found = groupOf(TargetGroupArn, view)
		const ids = new Map(found.vpc.instances.map(({id, key}) => [id, key.slice(found.vpc.key.length + 1)]))
		const isGoing = (written: TargetWritten) =>
			Targets.some(({Id, Port = found.group.port}) => samePlace(written, ids.get(Id) ?? Id, Port, found))
		return {patch: patchAt(found.path, {targets: (found.written.targets ?? []).filter(one => !isGoing(one))})}
	},
	DescribeTargetHealth: observing('targetHealth', ({input: {TargetGroupArn, Targets}, view}, seen) => {
		const {group} = groupOf(TargetGroupArn, view)
		const isAsked = (id: string, port: number) =>
			!Targets || Targets.some(({Id, Port = group.port}) => Id === id && Port === port)
		const asked = group.targets.filter(({id, port}) => isAsked(id, port))
		return {
			answer: {
				TargetHealthDescriptions: asked.map(({id, port, zone}) => ({
					Target: {Id: id, Port: port, ...(group.targetType === 'ip' && {AvailabilityZone: zone})},
					HealthCheckPort: String(group.healthCheck.port ?? port),
					TargetHealth: healthOf(seen.filter(one => one.targetGroup === group.key && one.target === `${id}:${port}`))
				}))
			}
		}
	})
}
