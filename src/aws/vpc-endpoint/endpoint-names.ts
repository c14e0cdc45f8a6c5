/** Names of interface endpoints (PL-2): regional, zonal, and with private DNS the service's own. */
import {hash} from 'node:crypto'
import {namesIn} from '../../model/aws-services.ts'
import type {EndpointInterface, EndpointName} from '../../model/vpc-endpoint.ts'
import type {VpcDraft} from '../draft.ts'
import type {VpcEndpointDraft} from './draft.ts'

export const vpcAllowsPrivateDns = ({written: {enableDnsSupport = true, enableDnsHostnames = false}}: VpcDraft): boolean =>
	enableDnsSupport && enableDnsHostnames

export const hasPrivateDns = ({written, type}: VpcEndpointDraft, vpc: VpcDraft): boolean =>
	type === 'Interface' && (written.privateDns ?? true) && vpcAllowsPrivateDns(vpc)

export function endpointNames(endpoint: VpcEndpointDraft, vpc: VpcDraft, own: readonly EndpointInterface[]): EndpointName[] {
	const {id, service} = endpoint
	if (!service) return []
	const random = BigInt(`0x${hash('sha1', `name of ${id}`).slice(0, 11)}`)
		.toString(36)
		.padStart(8, '0')
		.slice(-8)
	const domain = `${service.name}.${service.region}.vpce.amazonaws.com`
	const all = own.map(one => one.interface)
	return [
		{name: `${id}-${random}.${domain}`, private: false, interfaces: all},
		...own.map(one => ({name: `${id}-${random}-${one.zone}.${domain}`, private: false, interfaces: [one.interface]})),
		...(hasPrivateDns(endpoint, vpc)
			? namesIn(service.name, service.region).map(name => ({name, private: true, interfaces: all}))
			: [])
	]
}
