/** Every network interface of a VPC as AWS would describe it, whatever requested it. */
import type {NetworkInterface, PrivateIp} from '../../model/model.ts'
import {gatewaysLast, interfaceRequestsOf, placementOf} from '../addresses.ts'
import type {Draft, VpcDraft} from '../draft.ts'
import {associatedWith, elasticAddress} from '../elastic-ip/draft.ts'
import {macOf} from '../ids.ts'
import type {InterfaceRequest} from '../interface-requests.ts'

export const resolveInterfaces = (vpc: VpcDraft, draft: Draft): NetworkInterface[] =>
	gatewaysLast(interfaceRequestsOf(vpc, draft)).map(request => resolveInterface(request, vpc, draft))

export function resolveInterface(request: InterfaceRequest, vpc: VpcDraft, draft: Draft): NetworkInterface {
	const {key, id, type, subnet, mac, securityGroups, sourceDestCheck, attachedTo, linkUp} = request
	const {ipv4, ipv6} = placementOf(draft).get(key) ?? {ipv4: [], ipv6: []}
	return {
		key,
		id,
		type,
		subnet: subnet?.key ?? '',
		mac: mac ?? macOf(id),
		privateIps: ipv4.map((address, index) => privateIpOf(address, index, request, draft)),
		ipv6,
		securityGroups: securityGroups.map(group => `${vpc.key}.${group}`).sort(),
		sourceDestCheck,
		...(attachedTo && {owner: attachedTo}),
		linkUp
	}
}

/** An elastic address replaces the automatic one (EIP-2). */
function privateIpOf(address: PrivateIp['address'], index: number, {key, publicIp}: InterfaceRequest, draft: Draft): PrivateIp {
	const elasticIp = associatedWith(key, index, draft)
	if (elasticIp !== undefined) {
		const elastic = elasticAddress(elasticIp, draft)
		return elastic ? {address, publicIp: {address: elastic, elasticIp}} : {address}
	}
	const automatic = index === 0 ? publicIp?.(draft) : undefined
	return automatic ? {address, publicIp: automatic} : {address}
}
