import {type ImportPart, inNoAnswer, isAttachedTo} from '../../import/part.ts'

export const egressOnlyInternetGateway: ImportPart = {
	inVpc(vpc, _hosts, {snapshot: {things}}) {
		const found = things.EgressOnlyInternetGateways.find(one => isAttachedTo(one, vpc))
		return found ? {egressOnlyInternetGateway: {id: found.EgressOnlyInternetGatewayId}} : {}
	},
	route: {
		idOf: ({EgressOnlyInternetGatewayId, GatewayId}) =>
			EgressOnlyInternetGatewayId ?? (GatewayId?.startsWith('eigw-') ? GatewayId : undefined),
		target: (id, vpc, _hosts, {snapshot: {things}}) =>
			things.EgressOnlyInternetGateways.some(one => one.EgressOnlyInternetGatewayId === id && isAttachedTo(one, vpc))
				? 'egress-only-internet-gateway'
				: undefined,
		whyGone: (id, vpc, _hosts, {snapshot: {things}}) =>
			things.EgressOnlyInternetGateways.some(one => one.EgressOnlyInternetGatewayId === id)
				? `it is not attached to ${vpc.id}`
				: inNoAnswer('describe-egress-only-internet-gateways')
	}
}
