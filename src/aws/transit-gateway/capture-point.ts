/** Capture points: a transit gateway's link into one zone of a VPC. */
import type {CapturePart} from '../capture-point.ts'
import type {Draft} from '../draft.ts'
import type {AttachmentDraft} from './draft.ts'

/** Listed as `hub.dev:use1-az1`; `dev:use1-az1` also works if it is unambiguous. */
function transitGatewayPorts(draft: Draft): ReadonlyMap<string, string> {
	const ports = [...draft.transitGateways.values()].flatMap(({attachments}) =>
		[...attachments.values()].flatMap(one =>
			zonesOf(one).map(zoneId => ({whole: `${one.key}:${zoneId}`, short: `${one.name}:${zoneId}`}))
		)
	)
	const alone = [...Map.groupBy(ports, ({short}) => short)].flatMap(([short, [only, ...others]]) =>
		only && others.length === 0 ? [[short, only.whole] as const] : []
	)
	return new Map([...alone, ...ports.map(({whole}) => [whole, whole] as const)])
}

/** Zones of an available attachment, in the order of its subnets. */
const zonesOf = ({vpc, subnets, state}: AttachmentDraft): string[] =>
	subnets.flatMap(({subnet}) => {
		const zoneId = vpc?.zones.get(subnet?.zone ?? '')
		return zoneId === undefined || state !== 'available' ? [] : [zoneId]
	})

/** Capture points of an attachment, one for each of its network interfaces. */
export const pointsOf = (one: AttachmentDraft): readonly string[] =>
	zonesOf(one).map(zoneId => `${capturePoint.prefix}:${one.key}:${zoneId}`)

export const capturePoint: CapturePart = {
	prefix: 'tgw',
	what: 'attachment and zone of a transit gateway',
	names: transitGatewayPorts
}
