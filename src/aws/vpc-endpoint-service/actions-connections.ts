/** Connections of endpoint services, as edits of the lab file. Pure. */
import {type Patch, patchAt, together} from '../../api/part.ts'
import {written} from '../../api/places.ts'
import type {View} from '../view.ts'
import {servicesOf} from './actions-described.ts'
import type {ServiceWritten} from './schema.ts'

/** Removes endpoints from the lists of their services: those name only endpoints that exist. */
export const endpointsForgotten = (ids: readonly string[], view: View): Patch =>
	together(
		...view.lab.vpcs.flatMap(servicesOf).map(({path}) => {
			const own = written<ServiceWritten>(path, view)
			const names = new Set(
				view.lab.vpcs.flatMap(({vpcEndpoints = []}) =>
					vpcEndpoints.filter(({id}) => ids.includes(id)).flatMap(({id, key}) => [id, key])
				)
			)
			const left = (list: readonly string[] | undefined) => list?.filter(name => !names.has(name))
			const lists = {acceptedEndpoints: own?.acceptedEndpoints, rejectedEndpoints: own?.rejectedEndpoints}
			const changed = Object.entries(lists).filter(([, list]) => list?.some(name => names.has(name)))
			return changed.length === 0 ? undefined : patchAt(path, Object.fromEntries(changed.map(([key, list]) => [key, left(list)])))
		})
	)
