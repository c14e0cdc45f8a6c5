/** Which networks reach each other by private addresses. Pure. */
import type {Lab} from '../model/model.ts'
import {findHost} from './find-host.ts'

/** Two VPCs between which private addresses are used: the same, peered, or connected by transit gateways or by VPN. */
export const privatelyJoined = (a: string, b: string, lab: Lab): boolean =>
	a === b ||
	lab.peerings.some(
		({requester, accepter, state}) =>
			state === 'active' && ((requester === a && accepter === b) || (requester === b && accepter === a))
	) ||
	transitGatewaysOf(a, lab).some(gateway =>
		transitGatewaysOf(b, lab).some(other => other === gateway || areTransitPeers(gateway, other, lab))
	) ||
	behindVpnOf(a, lab).includes(b) ||
	behindVpnOf(b, lab).includes(a)

const transitGatewaysOf = (vpc: string, lab: Lab): readonly string[] =>
	lab.transitGateways
		.filter(({attachments}) =>
			attachments.some(({state, resource}) => state === 'available' && resource.kind === 'vpc' && resource.vpc === vpc)
		)
		.map(({key}) => key)

/** The VPCs behind the gateways that a VPC has VPN connections to, through an instance that is a customer gateway. */
function behindVpnOf(vpc: string, lab: Lab): readonly string[] {
	const {vpcs, vpn} = lab
	const instances = new Set(vpcs.find(({key}) => key === vpc)?.instances.map(({key}) => key))
	const sites = new Set(vpn?.sites.flatMap(({key, instance}) => (instance && instances.has(instance.key) ? [key] : [])))
	if (sites.size === 0) return []
	return (vpn?.connections ?? [])
		.filter(({site}) => sites.has(site))
		.flatMap(({gateway: {kind, key}}) =>
			kind === 'vpn-gateway'
				? (vpn?.gateways.find(one => one.key === key)?.vpc ?? [])
				: vpcs.map(one => one.key).filter(one => transitGatewaysOf(one, lab).includes(key))
		)
}

const areTransitPeers = (a: string, b: string, lab: Lab): boolean =>
	lab.transitGatewayPeerings.some(
		({requester, accepter, state}) =>
			state === 'active' && ((requester === a && accepter === b) || (requester === b && accepter === a))
	)

export function joinedTo(vpc: string, client: string | undefined, lab: Lab): boolean {
	const found = client === undefined ? undefined : findHost(client, lab)
	if (found?.kind === 'site-host') {
		// Sites and VPCs with a VPN use the private address, those without one the public address.
		return isJoinedBySite(vpc, found.site.key, lab)
	}

	return found?.kind === 'instance' && privatelyJoined(vpc, found.vpc.key, lab)
}

/** Whether a VPN connection or virtual interface of the site ends at the VPC's gateway, or at a transit gateway that the VPC is attached to. */
function isJoinedBySite(vpc: string, site: string, lab: Lab): boolean {
	const gateways = lab.vpn?.gateways ?? []
	const reached = (lab.directConnect?.connections ?? [])
		.filter(one => one.site === site)
		.flatMap(({interfaces}) =>
			interfaces.flatMap(({gateway: {kind, key}}) => (kind === 'vpn-gateway' ? [{kind, key}] : behind(key, lab)))
		)
	return [...(lab.vpn?.connections ?? []).filter(one => one.site === site).map(({gateway}) => gateway), ...reached].some(
		({kind, key}) =>
			kind === 'vpn-gateway'
				? gateways.some(gateway => gateway.key === key && gateway.vpc === vpc)
				: transitGatewaysOf(vpc, lab).includes(key)
	)
}

/** The gateways associated with a Direct Connect gateway. */
const behind = (directConnectGateway: string, {directConnect}: Lab) =>
	(directConnect?.gateways.find(({key}) => key === directConnectGateway)?.associations ?? []).map(({gateway}) => gateway)
