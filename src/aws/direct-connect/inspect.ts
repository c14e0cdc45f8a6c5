import {reachedIn} from '../../control/direct-connect-routes.ts'
import type {TablePart} from '../../inspect/part.ts'
import type {Table} from '../../inspect/table.ts'
import type {Lab} from '../../model/model.ts'

/** Connections, virtual interfaces with the prefixes advertised to the site, and Direct Connect gateways (DX-1…8). */
function directConnectTables(lab: Lab): readonly Table[] {
	const {directConnect} = lab
	if (!directConnect) return []
	const {connections, gateways} = directConnect
	const {vpn} = lab
	const reached = reachedIn(lab)
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
			columns: ['name', 'id', 'type', 'VLAN', 'to', 'ASN', 'address', 'peer', 'MTU', 'announced to the site', 'and by it'],
			rows: interfaces.map(({connection, one}) => [
				one.key,
				one.id,
				one.type,
				one.vlan,
				`${one.gateway.kind} ${one.gateway.key}`,
				one.amazonAsn,
				`${one.amazonAddress}/${one.prefixLength}`,
				`${one.customerAddress}/${one.prefixLength}`,
				one.mtuBytes,
				reached(one)
					.flatMap(({prefixes}) => prefixes)
					.join(' ') || 'nothing',
				(one.prefixes ?? vpn?.sites.find(({key}) => key === connection.site)?.announces ?? []).join(' ') || 'nothing'
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

export const directConnect: TablePart = {word: 'direct-connect', tables: directConnectTables}
