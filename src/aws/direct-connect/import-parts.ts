/** Which parts of Direct Connect stand: what waits for approval, or is deleted or rejected, carries nothing. */
import type {Thing} from '../../import/read.ts'
import type {World} from '../../import/world.ts'

const isOver = (state: string | undefined) => state !== undefined && /^(?:delet|reject|confirming|disassociat)/.test(state)

export const directGatewaysOf = ({snapshot: {things}}: World) =>
	things.directConnectGateways.filter(one => !isOver(one.directConnectGatewayState))

export const interfacesOf = ({snapshot: {things}}: World) =>
	things.virtualInterfaces.filter(one => !isOver(one.virtualInterfaceState))

export const connectionsOf = ({snapshot: {things}}: World) => things.connections.filter(one => !isOver(one.connectionState))

export const associationsOf = ({snapshot: {things}}: World) =>
	things.directConnectGatewayAssociations.filter(one => !isOver(one.associationState))

export const targetOf = ({associatedGateway, virtualGatewayId}: Thing<'directConnectGatewayAssociations'>) =>
	associatedGateway?.id ?? virtualGatewayId

/** A virtual private gateway that stands alone is in the lab if something leads to it. */
export const isUsedByDirectConnect = (gatewayId: string, world: World): boolean =>
	interfacesOf(world).some(one => one.virtualGatewayId === gatewayId) ||
	associationsOf(world).some(one => targetOf(one) === gatewayId)
