/** AWS's end of a VPN connection or of a Direct Connect gateway's association: a virtual private or a transit gateway. */
import type {Cidr} from '../../net/address.ts'
import {defaultAmazonAsn} from '../asn.ts'
import type {Draft} from '../draft.ts'
import type {TransitGatewayDraft} from '../transit-gateway/draft.ts'
import type {VpnGatewayDraft} from '../vpn-gateway/kind.ts'

export type TargetGatewayDraft = {readonly key: string; readonly asn: number; readonly region: string} & (
	| {readonly kind: 'vpn-gateway'; readonly gateway: VpnGatewayDraft}
	| {readonly kind: 'transit-gateway'; readonly gateway: TransitGatewayDraft}
)

export type Gateways = {
	readonly gateways: ReadonlyMap<string, VpnGatewayDraft>
	readonly transitGateways: ReadonlyMap<string, TransitGatewayDraft>
}

/** By name, which means a virtual private gateway if there is one of that name, or by `{transitGateway: hub}`. */
export function targetGatewayOf(
	written: string | {readonly vpnGateway?: string | undefined; readonly transitGateway?: string | undefined},
	{gateways, transitGateways}: Gateways
): TargetGatewayDraft | undefined {
	const names = typeof written === 'string' ? {vpnGateway: written, transitGateway: written} : written
	const own = gateways.get(names.vpnGateway ?? '')
	if (own) return {kind: 'vpn-gateway', key: own.key, asn: own.asn, region: own.region, gateway: own}
	const transit = transitGateways.get(names.transitGateway ?? '')
	const asn = transit?.written.asn ?? defaultAmazonAsn
	return transit && {kind: 'transit-gateway', key: transit.name, asn, region: transit.region, gateway: transit}
}

/** IPv4 blocks of a virtual private gateway's VPC. */
export const blocksOfVpc = ({vpc}: VpnGatewayDraft, vpcs: Draft['vpcs']): readonly Cidr[] => vpcs.get(vpc ?? '')?.cidrs ?? []
