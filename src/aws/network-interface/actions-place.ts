/** A network interface's place in the file: an entry of its own, or within an instance. Pure. */
import {AwsError} from '../../api/errors.ts'
import {doesNotExist, type Patch, patchAt} from '../../api/part.ts'
import {written} from '../../api/places.ts'
import type {NetworkInterface, Vpc} from '../../model/model.ts'
import type {Item, View} from '../view.ts'

const missing = doesNotExist('InvalidNetworkInterfaceID.NotFound', 'networkInterface ID')

type Found = {readonly vpc: Vpc; readonly networkInterface: NetworkInterface /** Without its VPC. */; readonly name: string}

/** Errors: AwsError, if the caller has no interface with that id. */
export function interfaceOf(id: string, view: View): Found {
	for (const vpc of view.vpcs) {
		const found = vpc.interfaces.find(one => one.id === id)
		if (found) return {vpc, networkInterface: found, name: found.key.slice(vpc.key.length + 1)}
	}
	throw missing(id)
}

/** The interface with that id, or the primary one of an instance. */
export function interfaceOfAnyVpc(
	{NetworkInterfaceId, InstanceId}: {NetworkInterfaceId?: string; InstanceId?: string},
	view: View
): Found {
	if (NetworkInterfaceId !== undefined) return interfaceOf(NetworkInterfaceId, view)
	if (InstanceId === undefined) {
		throw new AwsError('MissingParameter', 'Either instance ID or network interface id must be specified')
	}
	for (const vpc of view.vpcs) {
		const instance = vpc.instances.find(one => one.id === InstanceId)
		const found = vpc.interfaces.find(one => one.key === instance?.interfaces[0])
		if (found) return {vpc, networkInterface: found, name: found.key.slice(vpc.key.length + 1)}
	}
	throw new AwsError('InvalidInstanceID.NotFound', `The instance ID '${InstanceId}' does not exist`)
}

/** A patch of its fields; those of a primary interface are the instance's. One in an instance's list is patched with the whole list. */
export function interfacePatch(id: string, view: View, change: (written: Item) => Patch): Patch {
	const path = view.directory.pathOf(id) ?? []
	const index = path.at(-1)
	if (typeof index !== 'number') return patchAt(path.map(String), change(written(path, view) ?? {}))
	const list = written<readonly unknown[]>(path.slice(0, -1), view) ?? []
	const before = list[index] as Item
	const after = Object.fromEntries(Object.entries({...before, ...change(before)}).filter(([, value]) => value !== null))
	return patchAt(path.slice(0, -1).map(String), list.with(index, after))
}
