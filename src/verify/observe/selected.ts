import type {RouterPlace} from '../../checks/observation-names.ts'
import type {SelectedRoute} from '../../control/vpn-routes.ts'
import {vpnStateOf} from '../../control/vpn-state.ts'
import type {ObservedRoutes} from '../observed.ts'

/** The routes that a gateway or site has selected from learned routes: the same that `compile()` uses. */
export function selectedAt(at: RouterPlace, {lab, learned}: ObservedRoutes): readonly SelectedRoute[] {
	const state = vpnStateOf(lab, learned)
	switch (at.kind) {
		case 'vpn-gateway': {
			const gateway = lab.vpn?.gateways.find(({key}) => key === at.key)
			return gateway ? state.ofGateway(gateway) : []
		}
		case 'transit-table': {
			const gateway = lab.transitGateways.find(({key}) => key === at.gateway)
			return gateway ? state.ofTransitTable(gateway, at.key) : []
		}
		case 'site': {
			const site = state.site(at.key)
			return site ? state.ofSite(site) : []
		}
	}
}
