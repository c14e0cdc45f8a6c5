/** The current state of AWS's ends of a lab's VPN tunnels, as reported by daemons. */
import {ipsecEndName, ipsecId} from '../control/learners.ts'
import {type VpnState, vpnStateOf} from '../control/vpn-state.ts'
import type {Lab} from '../model/model.ts'
import type {VpnConnection} from '../model/vpn.ts'
import {tunnelFact} from '../services/strongswan/facts.ts'
import {folderOf} from './folders.ts'
import {type LabState, readLearned} from './state.ts'

export type LiveTunnel = {
	readonly key: string
	readonly isUp: boolean
	readonly sinceMs?: number
	/** Number of routes learned by BGP over the tunnel. */
	readonly routes: number
}

export function liveTunnels({name, loaded: {lab}}: LabState): readonly LiveTunnel[] {
	const state = vpnStateOf(lab, readLearned(folderOf(name)))
	return state.connections.flatMap(({key: connection, gateway, tunnels}) =>
		tunnels.map(({key, number}) => {
			const fact = tunnelFact(state.learned, ipsecId(connection, number, 'aws'), ipsecEndName(connection, number))
			const learned = selectedAt(gateway, lab, state)
				.flatMap(({candidates}) => candidates)
				.filter(({tunnel, origin}) => tunnel === key && origin === 'bgp')
			const routes = new Set(learned.map(({destination}) => destination)).size
			return {key, isUp: fact?.up ?? false, ...(fact && {sinceMs: fact.sinceMs}), routes}
		})
	)
}

function selectedAt({kind, key}: VpnConnection['gateway'], {transitGateways}: Lab, state: VpnState) {
	if (kind === 'vpn-gateway') return state.ofGateway({key})
	const gateway = transitGateways.find(one => one.key === key)
	return gateway ? gateway.routeTables.flatMap(table => state.ofTransitTable(gateway, table.key)) : []
}
