/** The directory of a draft: every kind lists its things; network interfaces of all kinds are listed here. */
import {type Directory, directoryFrom, type PlacedInterface, type Resource} from '../model/directory.ts'
import {gatewaysLast, interfaceRequestsOf} from './addresses.ts'
import type {Draft} from './draft.ts'
import {resolveInterface} from './network-interface/resolve.ts'
import {vpcResource} from './vpc/kind.ts'

const known = new WeakMap<Draft, Directory>()

/** Made once per draft; for a draft with findings it contains what could be read. */
export function directoryOf(draft: Draft): Directory {
	const found = known.get(draft) ?? directoryFrom([...resourcesOf(draft)], () => interfacesOf(draft))
	known.set(draft, found)
	return found
}

function* resourcesOf(draft: Draft): Generator<Resource> {
	for (const vpc of draft.vpcs.values()) {
		yield vpcResource(vpc)
		for (const kind of draft.kinds.vpc) yield* kind.resources(vpc, draft)
	}
	for (const kind of draft.kinds.lab) yield* kind.resources(draft)
}

const interfacesOf = (draft: Draft): PlacedInterface[] =>
	[...draft.vpcs.values()].flatMap(vpc =>
		gatewaysLast(interfaceRequestsOf(vpc, draft)).map(request => ({
			vpc: vpc.key,
			path: request.path,
			networkInterface: resolveInterface(request, vpc, draft)
		}))
	)
