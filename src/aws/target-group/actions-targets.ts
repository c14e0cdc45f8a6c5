/** Registered targets, and their health as the nodes of load balancers see it (ELB-2, NLB-7). Pure. */
import type {Requests} from '../../../api-models/elbv2.d.ts'
import {AwsError} from '../../api/errors.ts'
import type {TargetSeen} from '../../api/observations.ts'
import {type Actions, observing, patchAt} from '../../api/part.ts'
import {instanceOf} from '../instance/actions-place.ts'
import type {Item, View} from '../view.ts'
import {draining, isSame, type Place} from './actions-draining.ts'
import {type FoundGroup, groupOf, isInUse} from './actions-place.ts'
import {whole} from './draft.ts'
import type {TargetWritten} from './schema.ts'

type Asked = {readonly Id: string; readonly Port?: number; readonly AvailabilityZone?: string}

const invalid = (message: string): AwsError => new AwsError('InvalidTarget', message)

/** The name of an instance, or the address, as the file writes it. Errors: AwsError. */
function nameOf({Id}: Asked, {group, vpc}: FoundGroup, view: View): string {
	if (group.targetType === 'ip') return Id
	if (group.targetType === 'alb') return applicationNamed(Id, vpc)
	if (!view.vpcs.some(({instances}) => instances.some(({id}) => id === Id))) throw invalid(`Instance ID '${Id}' is not valid`)
	const found = instanceOf(Id, view)
	if (found.vpc.key !== vpc.key) throw invalid(`The following targets are not in the target group VPC '${vpc.id}': '${Id}'`)
	if (found.instance.state === 'stopped') {
		throw invalid(`The following targets are not in a running state and cannot be registered: '${Id}'`)
	}
	return found.path.at(-1) ?? Id
}

/** Errors: AwsError. */
function applicationNamed(arn: string, {loadBalancers}: FoundGroup['vpc']): string {
	const found = loadBalancers.find(one => one.arn === arn && one.type === 'application')
	if (!found) throw invalid(`Application Load Balancer '${arn}' is not valid`)
	return found.name
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
	'Target.NotRegistered': 'Target is not registered to the target group',
	'Target.DeregistrationInProgress': 'Target deregistration is in progress'
}

const withWords = (State: string, Reason: string): Item => ({State, Reason, Description: descriptions[Reason]})

const distinct = <T extends Place>(all: readonly T[]): readonly T[] =>
	all.filter((one, index) => all.findIndex(other => isSame(one, other)) === index)

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
	/** Its state is `draining` until the delay ends, whether it has connections or not (NLB-18). */
	DeregisterTargets({input: {TargetGroupArn, Targets}, view, nowMs}) {
		const found = groupOf(TargetGroupArn, view)
		const going = found.group.targets.filter(({id, port}) =>
			Targets.some(({Id, Port = found.group.port}) => isSame({id, port}, {id: Id, port: Port}))
		)
		const untilMs = isInUse(found) ? nowMs + found.group.deregistrationDelaySeconds * 1000 : nowMs
		const ids = new Map([
			...found.vpc.instances.map(({id, key}) => [id, key.slice(found.vpc.key.length + 1)] as const),
			...found.vpc.loadBalancers.map(({arn, name}) => [arn, name] as const)
		])
		const isGoing = (written: TargetWritten) =>
			Targets.some(({Id, Port = found.group.port}) => samePlace(written, ids.get(Id) ?? Id, Port, found))
		return {
			patch: patchAt(found.path, {targets: (found.written.targets ?? []).filter(one => !isGoing(one))}),
			gone: going.map(one => ({word: draining.word, item: draining.item(TargetGroupArn, one, untilMs)}))
		}
	},
	DescribeTargetHealth: observing('targetHealth', ({input: {TargetGroupArn, Targets}, view, gone, nowMs}, seen) => {
		const {group, vpc} = groupOf(TargetGroupArn, view)
		const stopped = new Set(vpc.instances.filter(({state}) => state === 'stopped').map(({id}) => id))
		const leaving = distinct(draining.of(TargetGroupArn, gone(draining.word), nowMs)).filter(
			one => !group.targets.some(other => isSame(one, other))
		)
		const known = [
			// An Application Load Balancer is one target, though each of its nodes is checked.
			...distinct(group.targets).map(({id, port, zone}) => ({
				id,
				port,
				zone,
				isHidden: false,
				health: stopped.has(id)
					? withWords('unused', 'Target.InvalidState')
					: healthOf(seen.filter(one => one.targetGroup === group.key && one.target === `${id}:${port}`))
			})),
			...leaving.map(one => ({
				...one,
				zone: undefined,
				isHidden: one.terminated,
				health: withWords('draining', 'Target.DeregistrationInProgress')
			}))
		]
		const asked = Targets?.map(({Id: id, Port: port = group.port}) => {
			const found = known.find(one => isSame(one, {id, port}))
			return found ?? {id, port, zone: undefined, isHidden: false, health: withWords('unused', 'Target.NotRegistered')}
		})
		return {
			answer: {
				TargetHealthDescriptions: (asked ?? known.filter(({isHidden}) => !isHidden)).map(({id, port, zone, health}) => ({
					Target: {Id: id, Port: port, ...(group.targetType === 'ip' && zone !== undefined && {AvailabilityZone: zone})},
					HealthCheckPort: String(group.healthCheck.port ?? port),
					TargetHealth: health
				}))
			}
		}
	})
}
