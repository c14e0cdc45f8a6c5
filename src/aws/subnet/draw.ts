/** Subnets are boxes inside those of their zones, coloured by the target of their default route. */
import {effectiveRoutes} from '../../control/routes.ts'
import type {DrawPart, Tone} from '../../draw/types.ts'
import type {Subnet, Vpc} from '../../model/model.ts'

const order: readonly Tone[] = ['public', 'private', 'isolated']

function toneOf({routeTable}: Subnet, {routeTables}: Vpc): Tone {
	const table = routeTables.find(({key}) => key === routeTable)
	const outward = (table ? effectiveRoutes(table) : []).filter(
		({destination, target, state}) => target.kind !== 'local' && state === 'active' && destination.endsWith('/0')
	)
	if (outward.some(({target}) => target.kind === 'internet-gateway')) return 'public'
	return outward.length > 0 ? 'private' : 'isolated'
}

export const subnet: DrawPart = ({vpcs, failedZones}) => ({
	boxes: vpcs.flatMap(vpc => {
		const zones = new Map(vpc.subnets.map(({zone, zoneId}) => [zone, zoneId] as const).sort())
		const subnets = vpc.subnets
			.map(one => ({one, tone: toneOf(one, vpc)}))
			.toSorted((a, b) => order.indexOf(a.tone) - order.indexOf(b.tone))
		return [
			...[...zones].map(([zone, zoneId]) => ({
				id: `zone:${vpc.key} ${zone}`,
				kind: 'zone',
				label: failedZones.includes(zoneId) ? `${zone} FAILED` : zone,
				in: `vpc:${vpc.key}`,
				stacks: true as const
			})),
			...subnets.map(({one: {key, zone, cidr}, tone}) => ({
				id: `subnet:${key}`,
				kind: 'subnet',
				label: key.slice(vpc.key.length + 1),
				detail: cidr,
				in: `zone:${vpc.key} ${zone}`,
				tone
			}))
		]
	})
})
