/** Disassociates an elastic address, wherever the file associates it. Pure. */
import {AwsError} from '../../api/errors.ts'
import {type Patch, patchAt, together} from '../../api/part.ts'
import {written} from '../../api/places.ts'
import {interfacePatch} from '../network-interface/actions-place.ts'
import type {Item, View} from '../view.ts'

/** `key`: the address's. */
export function unassociate(key: string, view: View): Patch {
	const own = written<Item | string | null>(['elasticIps', key], view)
	const entry = typeof own === 'object' && own !== null ? own : {}
	const fields = ['instance', 'networkInterface', 'privateIp'].filter(field => entry[field] !== undefined)
	return together(
		fields.length > 0 ? patchAt(['elasticIps', key], Object.fromEntries(fields.map(field => [field, null]))) : undefined,
		...view.lab.vpcs.flatMap(vpc =>
			vpc.interfaces
				.filter(({privateIps}) => privateIps.some(({publicIp}) => publicIp?.elasticIp === key))
				.map(one => {
					if (one.owner && one.owner.kind !== 'instance') {
						throw new AwsError('AuthFailure', `You do not have permission to access the specified resource: ${one.id}.`)
					}
					return interfacePatch(one.id, view, ({elasticIp}) => {
						if (elasticIp === key) return {elasticIp: null}
						return Array.isArray(elasticIp) && elasticIp.includes(key) ? {elasticIp: elasticIp.filter(name => name !== key)} : {}
					})
				})
		)
	)
}
