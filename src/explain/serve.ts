/** What an instance would have to serve, where it refuses. */
import type {Prediction} from '../control/predict/types.ts'
import type {Context, Remedy} from './part.ts'
import {partsOfKey, patchAt} from './part.ts'
import type {Asked} from './types.ts'

export function* serve({protocol, port}: Asked, {server}: Prediction, {topology}: Context): Generator<Remedy> {
	if (server === undefined || port === undefined || !topology.devices.has(server)) return
	const [vpc, name] = partsOfKey(server)
	yield {
		what: `instance ${server} serves ${protocol.toUpperCase()} ${port}`,
		patch: patchAt(['vpcs', vpc, 'instances', name, 'serves'], {add: [`${protocol}:${port}`]})
	}
}
