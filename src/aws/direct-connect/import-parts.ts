/** Which parts of Direct Connect are active: pending, deleted or rejected ones carry nothing. */
import type {Thing} from '../../import/snapshot.ts'
import type {World} from '../../import/world.ts'

const isOver = (state: string | undefined) => state !== undefined && /^(?:delet|reject|confirming|disassociat)/.test(state)

export const directGatewaysOf = ({snapshot: {things}}: World) =>
	things.directConnectGateways.filter(one => !isOver(one.directConnectGatewayState))

export const interfacesOf = ({snapshot: {things}}: World) =>
	things.virtualInterfaces.filter(one => !isOver(one.virtualInterfaceState))

type Connection = Thing<'connections'>

/** What carries virtual interfaces: a connection, or a link aggregation group with its member connections. */
export type Carrier = Omit<Connection, 'lagId'> & {readonly links?: readonly Omit<Connection, 'at'>[]}

/**
 * A group is one connection with the rate of a member, which is up as long as the required number of members is.
 * Differs from AWS: its rate is not the sum of its members' (DX-1).
 */
export function carriersOf({snapshot: {things}}: World): readonly Carrier[] {
	const connections = things.connections.filter(one => !isOver(one.connectionState))
	const lags = new Map(things.lags.filter(one => !isOver(one.lagState)).map(one => [one.lagId, one]))
	const groups = new Set([...lags.keys(), ...connections.flatMap(one => one.lagId || [])])
	return [
		...connections.filter(one => !one.lagId),
		...[...groups].flatMap(id => {
			const lag = lags.get(id)
			const own = connections.filter(one => one.lagId === id)
			const known = lag ?? own[0]
			if (!known) return []
			const links = new Map([...(lag?.connections ?? []), ...own].map(one => [one.connectionId, one]))
			const up = [...links.values()].filter(({connectionState = 'available'}) => connectionState === 'available').length
			const state = lag?.lagState ?? 'available'
			return {
				at: known.at,
				connectionId: id,
				connectionName: lag?.lagName,
				connectionState: state === 'available' && links.size > 0 && up < Math.max(1, lag?.minimumLinks ?? 0) ? 'down' : state,
				region: known.region,
				location: known.location,
				bandwidth: lag?.connectionsBandwidth ?? own[0]?.bandwidth,
				partnerName: undefined,
				links: [...links.values()]
			}
		})
	]
}

export const associationsOf = ({snapshot: {things}}: World) =>
	things.directConnectGatewayAssociations.filter(one => !isOver(one.associationState))

export const targetOf = ({associatedGateway, virtualGatewayId}: Thing<'directConnectGatewayAssociations'>) =>
	associatedGateway?.id ?? virtualGatewayId

/** Whether an unattached virtual private gateway is needed because something leads to it. */
export const isUsedByDirectConnect = (gatewayId: string, world: World): boolean =>
	interfacesOf(world).some(one => one.virtualGatewayId === gatewayId) ||
	associationsOf(world).some(one => targetOf(one) === gatewayId)

/** Transit gateway attachments to a Direct Connect gateway. */
export const attachmentsTo = (gatewayId: string | undefined, {snapshot: {things}}: World) =>
	things.TransitGatewayAttachments.filter(one => one.ResourceType === 'direct-connect-gateway' && one.ResourceId === gatewayId)

export const note = (world: World, at: Connection['at'] | undefined, what: string, id: string, consequence: string) =>
	world.note(at, {kind: `Direct Connect ${what}`, id, consequence})
