import {reachedBy} from '../control/direct-connect-routes.ts'
import type {Lab} from '../lab/model.ts'
import type {Table} from './inspect-tables.ts'

/** Connections, virtual interfaces with what the site is told over each, and Direct Connect gateways (DX-1…8). */
export function directConnectTables({directConnect, vpn, vpcs}: Lab): readonly Table[] {
	if (!directConnect) return []
	const {connections, gateways} = directConnect
	const blocksOf = (vpnGateway: string) => {
		const home = vpn?.gateways.find(({key}) => key === vpnGateway)?.vpc
		return vpcs.find(({key}) => key === home)?.cidrs ?? []
	}
	const interfaces = connections.flatMap(connection => connection.interfaces.map(one => ({connection, one})))
	return [
		{
			title: 'Direct Connect connections',
			columns: ['name', 'id', 'location', 'site', 'Mbit/s', 'kind', 'fault'],
			rows: connections.map(({key, id, location, site, rateMbps, hosted, fault}) => [
				key,
				id,
				location,
				site,
				rateMbps,
				hosted ? 'hosted' : 'dedicated',
				fault
			])
		},
		{
			title: 'Virtual interfaces',
			columns: ['name', 'id', 'type', 'VLAN', 'to', 'ASN', 'address', 'peer', 'MTU', 'announced to the site'],
			rows: interfaces.map(({one}) => [
				one.key,
				one.id,
				one.type,
				one.vlan,
				`${one.gateway.kind} ${one.gateway.key}`,
				one.amazonAsn,
				`${one.amazonAddress}/${one.prefixLength}`,
				`${one.customerAddress}/${one.prefixLength}`,
				one.mtuBytes,
				reachedBy(one, gateways, blocksOf)
					.flatMap(({prefixes}) => prefixes)
					.join(' ') || 'nothing'
			])
		},
		...gateways.map(({key, id, asn, associations}) => ({
			title: `Direct Connect gateway ${key} (${id}), ASN ${asn}`,
			columns: ['association', 'id', 'allowed prefixes'],
			rows: associations.map(({id: association, gateway, allowedPrefixes}) => [
				`${gateway.kind} ${gateway.key}`,
				association,
				allowedPrefixes.join(' ')
			])
		}))
	]
}
