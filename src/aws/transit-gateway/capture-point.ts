/** A transit gateway's link into a VPC's zone, as a point of capture. */
import type {CapturePart} from '../capture-point.ts'
import type {Draft} from '../draft.ts'
import {zoneIdsIn} from '../zone/kind.ts'

/** `hub.dev:use1-az1` by itself and, if it is the only one, by `dev:use1-az1`. */
function transitGatewayPorts(draft: Draft): ReadonlyMap<string, string> {
	const ports = [...draft.transitGateways.values()].flatMap(({attachments}) =>
		[...attachments.values()].flatMap(({key, name, vpc, subnets, state}) =>
			subnets.flatMap(({subnet}) => {
				const zone = subnet?.zone
				const zoneId = vpc && zone !== undefined ? zoneIdsIn(vpc.region, vpc.account, draft).get(zone) : undefined
				return zoneId === undefined || state !== 'available' ? [] : [{whole: `${key}:${zoneId}`, short: `${name}:${zoneId}`}]
			})
		)
	)
	const alone = [...Map.groupBy(ports, ({short}) => short)].flatMap(([short, [only, ...others]]) =>
		only && others.length === 0 ? [[short, only.whole] as const] : []
	)
	return new Map([...alone, ...ports.map(({whole}) => [whole, whole] as const)])
}

export const capturePoint: CapturePart = {
	prefix: 'tgw',
	what: 'attachment and zone of a transit gateway',
	names: transitGatewayPorts
}
