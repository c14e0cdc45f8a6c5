import {type ImportPart, inNoAnswer, isAttachedTo, targetField} from '../../import/part.ts'

export const egressOnlyInternetGateway: ImportPart = {
	inVpc(vpc, _hosts, {snapshot: {things}}) {
		const found = things.EgressOnlyInternetGateways.find(one => isAttachedTo(one, vpc))
		return found ? {egressOnlyInternetGateway: {id: found.EgressOnlyInternetGatewayId}} : {}
	},
	route: {
		idOf: route =>
			targetField(route, 'EgressOnlyInternetGatewayId') ?? (route.GatewayId?.startsWith('eigw-') ? route.GatewayId : undefined),
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
