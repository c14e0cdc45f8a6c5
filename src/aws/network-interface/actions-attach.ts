/** Attaches network interfaces to instances, and detaches them. Pure. */

import type {AttachNetworkInterfaceRequest} from '../../../api-models/ec2.d.ts'
import {AwsError, invalidValue} from '../../api/errors.ts'
import {type Edit, patchAt, together} from '../../api/part.ts'
import {written} from '../../api/places.ts'
import type {View} from '../view.ts'
import {interfaceOf} from './actions-place.ts'
import {attachmentId} from './wire.ts'

type Extras = readonly unknown[]

/** Differs from AWS: an instance's device indexes have no gaps, so that only the next one is accepted. */
export function attach({NetworkInterfaceId: id, InstanceId, DeviceIndex}: AttachNetworkInterfaceRequest, view: View): Edit {
	const {vpc, networkInterface, name} = interfaceOf(id, view)
	const instance = vpc.instances.find(one => one.id === InstanceId)
	if (!instance) throw new AwsError('InvalidInstanceID.NotFound', `The instance ID '${InstanceId}' does not exist`)
	if (networkInterface.owner) throw new AwsError('InvalidParameterValue', `Interface: [${id}] in use.`)
	const next = instance.interfaces.length
	if (DeviceIndex < next) {
		throw new AwsError(
			'InvalidParameterValue',
			`Instance '${InstanceId}' already has an interface attached at device index '${DeviceIndex}'.`
		)
	}
	if (DeviceIndex > next) throw invalidValue(DeviceIndex, 'deviceIndex', `In this lab the next one is ${next}.`)
	const path = ['vpcs', vpc.key, 'instances', instance.key.slice(vpc.key.length + 1), 'interfaces']
	const before = written<Extras>(path, view) ?? []
	return {
		patch: together(
			patchAt(path, [...before, name]),
			patchAt(['vpcs', vpc.key, 'networkInterfaces', name], {attachedLater: true})
		),
		answer: {AttachmentId: attachmentId(id, view), NetworkCardIndex: 0}
	}
}

export function detach(id: string, view: View): Edit {
	for (const vpc of view.vpcs) {
		const found = vpc.interfaces.find(one => attachmentId(one.id, view) === id)
		if (found?.owner?.kind !== 'instance') continue
		if (found.owner.deviceIndex === 0) {
			throw new AwsError('OperationNotPermitted', 'The network interface at device index 0 cannot be detached.')
		}
		const path = ['vpcs', vpc.key, 'instances', found.owner.key.slice(vpc.key.length + 1), 'interfaces']
		const before = written<Extras>(path, view) ?? []
		const one = before[found.owner.deviceIndex - 1]
		const left = before.toSpliced(found.owner.deviceIndex - 1, 1)
		// An interface written within its instance becomes an entry of its own.
		const own =
			typeof one === 'object' ? patchAt(['vpcs', vpc.key, 'networkInterfaces', found.id], {...one, id: found.id}) : undefined
		return {patch: together(patchAt(path, left), own)}
	}
	throw new AwsError('InvalidAttachmentID.NotFound', `The attachment ID '${id}' does not exist`)
}
