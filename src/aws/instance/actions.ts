/** Instances. Doc: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Instance.html */

import type {DescribeInstancesRequest, Requests} from '../../../api-models/ec2.d.ts'
import {AwsError} from '../../api/errors.ts'
import {matcher} from '../../api/filters.ts'
import {paged} from '../../api/listing.ts'
import {
	type Action,
	type Actions,
	type ApiPart,
	allOf,
	type Edit,
	itemOf,
	patchAt,
	type ResourceType,
	together
} from '../../api/part.ts'
import {written} from '../../api/places.ts'
import {instancesDeregistered} from '../target-group/actions-draining.ts'
import type {Item, View} from '../view.ts'
import {attributeOf, modified} from './actions-attributes.ts'
import {catalogActions} from './actions-catalog.ts'
import {instanceFilters, statusFilters} from './actions-filters.ts'
import {keyPairActions, keyPairType} from './actions-key-pairs.ts'
import {launch} from './actions-launch.ts'
import {launchTemplateType} from './actions-launch-template-store.ts'
import {launchTemplateActions} from './actions-launch-templates.ts'
import {parameterActions} from './actions-parameters.ts'
import {instanceOf, missingInstance, nameOfState, stateChange, statusOf, terminate, terminated} from './actions-place.ts'
import {describeReservations} from './wire.ts'

const instancesOf = (reservation: Item): readonly Item[] => reservation.Instances as readonly Item[]

export const instanceType: ResourceType = {
	word: 'instance',
	inert: [
		'ImageId',
		'InstanceType',
		'KeyName',
		'LaunchTime',
		'AmiLaunchIndex',
		'Architecture',
		'BlockDeviceMappings',
		'CapacityReservationSpecification',
		'ClientToken',
		'CpuOptions',
		'EbsOptimized',
		'EnaSupport',
		'EnclaveOptions',
		'HibernationOptions',
		'Hypervisor',
		'IamInstanceProfile',
		'MaintenanceOptions',
		'Monitoring',
		'PlatformDetails',
		'ProductCodes',
		'RootDeviceName',
		'RootDeviceType',
		'StateTransitionReason',
		'UsageOperation',
		'UsageOperationUpdateTime',
		'VirtualizationType',
		'StateReason',
		'Placement'
	],
	list: 'Instances',
	prefix: 'i',
	id: 'InstanceId',
	all: (view: View) => describeReservations(view).flatMap(instancesOf),
	missing: missingInstance,
	section: 'instances'
}

const describeInstances: Action<DescribeInstancesRequest> = ({input, view, gone}) => {
	const left = gone('instance').map(item => ({
		ReservationId: item.ReservationId,
		OwnerId: view.account,
		Groups: [],
		Instances: [item]
	}))
	const reservations = [...describeReservations(view), ...left]
	const isKnown = (id: string) =>
		left.some(({Instances: [item]}) => item?.InstanceId === id) ||
		allOf(instanceType, view).some(({InstanceId}) => InstanceId === id)
	const unknown = (input.InstanceIds ?? []).filter(id => !isKnown(id))
	if (unknown.length > 1) {
		throw new AwsError('InvalidInstanceID.NotFound', `The instance IDs '${unknown.join(', ')}' do not exist`)
	}
	if (unknown[0] !== undefined) throw missingInstance(unknown[0])
	const fits = matcher(input.Filters ?? [], instanceFilters, 'Tags')
	const found = reservations.flatMap(reservation => {
		const {ReservationId, OwnerId} = reservation as Item
		const Instances = instancesOf(reservation).filter(
			item => (input.InstanceIds?.includes(String(item.InstanceId)) ?? true) && fits({...item, ReservationId, OwnerId})
		)
		return Instances.length > 0 ? [{...reservation, Instances}] : []
	})
	return {answer: paged(found, 'Reservations', input)}
}

const actions: Actions<Requests> = {
	DescribeInstances: describeInstances,
	RunInstances: ({input, view, newId, nowMs}) => launch(input, view, newId, nowMs),
	TerminateInstances({input: {InstanceIds}, view, nowMs}) {
		const found = InstanceIds.map(id => instanceOf(id, view))
		const isProtected = found.find(({item}) => item.DisableApiTermination === true)
		if (isProtected) {
			throw new AwsError(
				'OperationNotPermitted',
				`The instance '${isProtected.item.InstanceId}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.`
			)
		}
		const targets = instancesDeregistered(InstanceIds, view, nowMs)
		return {
			patch: together(...found.map(one => terminate(one, view)), targets.patch),
			gone: [...found.map(({item}) => ({word: 'instance', item: terminated(item)})), ...targets.gone],
			answer: {TerminatingInstances: found.map(({item}) => stateChange(item, {Code: 32, Name: 'shutting-down'}))}
		}
	},
	StopInstances({input: {InstanceIds}, view, nowMs}) {
		const found = InstanceIds.map(id => instanceOf(id, view))
		const running = found.filter(({item}) => nameOfState(item) === 'running')
		return {
			patch: together(...running.map(({path}) => patchAt(path, {state: 'stopped', aws: stoppedAt(nowMs)}))),
			answer: {
				StoppingInstances: found.map(one =>
					stateChange(one.item, running.includes(one) ? {Code: 64, Name: 'stopping'} : one.item.State)
				)
			}
		}
	},
	StartInstances({input: {InstanceIds}, view}) {
		const found = InstanceIds.map(id => instanceOf(id, view))
		const stopped = found.filter(({item}) => nameOfState(item) === 'stopped')
		return {
			// Each start assigns a new automatic public address (SUB-3).
			patch: together(
				...stopped.map(({path}) =>
					patchAt(path, {
						state: null,
						aws: {StateReason: null, StateTransitionReason: null},
						starts: (written<{starts?: number}>(path, view)?.starts ?? 0) + 1
					})
				)
			),
			answer: {
				StartingInstances: found.map(one =>
					stateChange(one.item, stopped.includes(one) ? {Code: 0, Name: 'pending'} : one.item.State)
				)
			}
		}
	},
	RebootInstances({input: {InstanceIds}, view}) {
		for (const id of InstanceIds) instanceOf(id, view)
		return {}
	},
	ModifyInstanceAttribute: ({input, view}) => ({patch: modified(input, view)}),
	ModifyInstanceMetadataOptions({input, view}) {
		const {path} = instanceOf(input.InstanceId, view)
		const {HttpTokens, HttpEndpoint, HttpPutResponseHopLimit, HttpProtocolIpv6, InstanceMetadataTags} = input
		const options = {
			...(HttpTokens !== undefined && {httpTokens: HttpTokens}),
			...(HttpEndpoint !== undefined && {httpEndpoint: HttpEndpoint}),
			...(HttpPutResponseHopLimit !== undefined && {httpPutResponseHopLimit: HttpPutResponseHopLimit}),
			...(HttpProtocolIpv6 !== undefined && {httpProtocolIpv6: HttpProtocolIpv6}),
			...(InstanceMetadataTags !== undefined && {instanceMetadataTags: InstanceMetadataTags})
		}
		return {
			patch: patchAt(path, {metadataOptions: options}),
			answer: after => ({
				InstanceId: input.InstanceId,
				InstanceMetadataOptions: itemOf(instanceType, input.InstanceId, after).MetadataOptions
			})
		}
	},
	DescribeInstanceStatus({input, view}) {
		const all = input.InstanceIds ? input.InstanceIds.map(id => itemOf(instanceType, id, view)) : allOf(instanceType, view)
		const shown = all.filter(item => input.IncludeAllInstances === true || nameOfState(item) === 'running').map(statusOf)
		const fits = matcher(input.Filters ?? [], statusFilters, 'Tags')
		return {answer: paged(shown.filter(fits), 'InstanceStatuses', input)}
	},
	DescribeInstanceAttribute({input: {InstanceId, Attribute}, view}) {
		const item = itemOf(instanceType, InstanceId, view)
		const value = attributeOf(Attribute, item, instanceOf(InstanceId, view).path, view)
		return {answer: {InstanceId, ...value}}
	},
	GetConsoleOutput({input: {InstanceId}, view, nowMs}) {
		itemOf(instanceType, InstanceId, view)
		return {answer: {InstanceId, Output: '', Timestamp: new Date(nowMs).toISOString()}}
	},
	MonitorInstances: ({input: {InstanceIds}, view}) => monitor(InstanceIds, 'enabled', view),
	UnmonitorInstances: ({input: {InstanceIds}, view}) => monitor(InstanceIds, 'disabled', view),
	...keyPairActions,
	...launchTemplateActions,
	...catalogActions
}

/** `2026-01-31 23:59:59 GMT`. */
const timeInWords = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')} GMT`

const stoppedAt = (ms: number) => ({
	StateReason: {Code: 'Client.UserInitiatedShutdown', Message: 'Client.UserInitiatedShutdown: User initiated shutdown'},
	StateTransitionReason: `User initiated (${timeInWords(ms)})`
})

const monitor = (ids: readonly string[], State: string, view: View): Edit => ({
	patch: together(...ids.map(id => patchAt(instanceOf(id, view).path, {aws: {Monitoring: {State}}}))),
	answer: {InstanceMonitorings: ids.map(InstanceId => ({InstanceId, Monitoring: {State}}))}
})

export const instance: ApiPart = {types: [instanceType, keyPairType, launchTemplateType], ec2: actions, ssm: parameterActions}
