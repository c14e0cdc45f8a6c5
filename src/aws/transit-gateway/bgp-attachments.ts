/** Transit gateway attachments with routes learned by BGP: VPN connections and Direct Connect gateways (TGW-6, DX-5). */
import type {TransitGatewayAttachment} from '../../model/model.ts'
import type {Draft} from '../draft.ts'
import {idOf} from '../ids.ts'
import type {ConnectionDraft} from '../vpn-connection/kind.ts'
import type {TransitGatewayDraft} from './draft.ts'

/** One for each VPN connection, with its name. */
export const vpnAttachmentsOf = (gateway: TransitGatewayDraft, draft: Draft): TransitGatewayAttachment[] =>
	vpnConnectionsOf(gateway, draft).map(({name, written}) => {
		const {routeTable, propagations} = tablesOf(written, gateway)
		return {
			key: `${gateway.name}.${name}`,
			id: idOf('tgw-attach', `vpn ${name}`),
			state: 'available',
			...routeTable,
			resource: {kind: 'vpn', connection: name, propagations}
		}
	})

/** One for each associated Direct Connect gateway, with its name. */
export const directConnectAttachmentsOf = (gateway: TransitGatewayDraft, {directConnect}: Draft): TransitGatewayAttachment[] =>
	[...directConnect.gateways.values()].flatMap(({name, associations}) =>
		associations
			.filter(({gateway: end}) => end?.kind === 'transit-gateway' && end.key === gateway.name)
			.map(({written}): TransitGatewayAttachment => {
				const {routeTable, propagations} = tablesOf(written, gateway)
				return {
					key: `${gateway.name}.${name}`,
					id: idOf('tgw-attach', `dxgw ${name} ${gateway.name}`),
					state: 'available',
					...routeTable,
					resource: {kind: 'direct-connect-gateway', gateway: name, propagations}
				}
			})
	)

/** VPN connections that end at a transit gateway. */
export const vpnConnectionsOf = ({name}: Pick<TransitGatewayDraft, 'name'>, {vpn}: Draft): readonly ConnectionDraft[] =>
	[...vpn.connections.values()].filter(({gateway}) => gateway?.kind === 'transit-gateway' && gateway.key === name)

type Written = {
	/** False: no table. */
	readonly association?: string | false | undefined
	readonly propagations?: readonly string[] | undefined
}

/** The table searched for packets from the attachment, and the tables that learn its routes; keys (TGW-3). */
function tablesOf({association, propagations}: Written, {name, defaultAssociation, defaultPropagation}: TransitGatewayDraft) {
	const searched = association ?? defaultAssociation ?? false
	const learning = propagations ?? (defaultPropagation === undefined ? [] : [defaultPropagation])
	return {
		routeTable: searched !== false && {routeTable: `${name}.${searched}`},
		propagations: learning.map(table => `${name}.${table}`)
	}
}
