/** Finds instances by id: their place in the file, their state, and what is deleted with them. Pure. */
import {doesNotExist, type Patch, patchAt, together} from '../../api/part.ts'
import {written} from '../../api/places.ts'
import type {Instance, Vpc} from '../../model/model.ts'
import {unassociate} from '../elastic-ip/actions-unassociate.ts'
import {awsBag, type Item, type View} from '../view.ts'
import {describeInstance} from './wire.ts'

export const missingInstance = doesNotExist('InvalidInstanceID.NotFound', 'instance ID')

export type FoundInstance = {
	readonly vpc: Vpc
	readonly instance: Instance
	readonly item: Item
	readonly path: readonly string[]
}

/** Errors: AwsError, if the caller has no instance with that id. */
export function instanceOf(id: string, view: View): FoundInstance {
	for (const vpc of view.vpcs) {
		const instance = vpc.instances.find(one => one.id === id)
		if (!instance) continue
		const path = ['vpcs', vpc.key, 'instances', instance.key.slice(vpc.key.length + 1)]
		return {vpc, instance, item: describeInstance(instance, vpc, view), path}
	}
	throw missingInstance(id)
}

export const nameOfState = ({State}: Item): string => (State as {readonly Name: string}).Name

export const stateChange = ({InstanceId, State}: Item, CurrentState: unknown): Item => ({
	InstanceId,
	CurrentState,
	PreviousState: State
})

/** A terminated instance as AWS shows it for an hour: without addresses and interfaces. */
export function terminated(item: Item): Item {
	const {PrivateIpAddress: _, PublicIpAddress: __, SubnetId: ___, VpcId: ____, SourceDestCheck: _____, ...rest} = item
	return {
		...rest,
		State: {Code: 48, Name: 'terminated'},
		PrivateDnsName: '',
		PublicDnsName: '',
		NetworkInterfaces: [],
		SecurityGroups: [],
		StateReason: {Code: 'Client.UserInitiatedShutdown', Message: 'Client.UserInitiatedShutdown: User initiated shutdown'},
		StateTransitionReason: 'User initiated'
	}
}

/** Keeps elastic addresses, and interfaces with a name of their own unless they are deleted on termination. */
export function terminate({vpc, instance, path}: FoundInstance, view: View): Patch {
	const interfaces = vpc.interfaces.filter(({owner}) => owner?.kind === 'instance' && owner.key === instance.key)
	const elastic = interfaces.flatMap(({privateIps}) => privateIps.flatMap(({publicIp}) => publicIp?.elasticIp ?? []))
	const extras = written<readonly unknown[]>([...path, 'interfaces'], view) ?? []
	const going = extras.filter(
		name =>
			typeof name === 'string' &&
			interfaces.some(
				({key, id}) => key === `${vpc.key}.${name}` && awsBag(id, 'networkInterfaces', view).DeleteOnTermination === true
			)
	)
	return together(
		...elastic.map(key => unassociate(key, view)),
		...going.map(name => patchAt(['vpcs', vpc.key, 'networkInterfaces', String(name)], null)),
		patchAt(path, null)
	)
}

const ok = {Status: 'ok', Details: [{Name: 'reachability', Status: 'passed'}]}

export const statusOf = (item: Item): Item => ({
	InstanceId: item.InstanceId,
	AvailabilityZone: (item.Placement as Item).AvailabilityZone,
	InstanceState: item.State,
	InstanceStatus: nameOfState(item) === 'running' ? ok : {Status: 'not-applicable'},
	SystemStatus: nameOfState(item) === 'running' ? ok : {Status: 'not-applicable'}
})
