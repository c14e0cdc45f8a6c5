/** DNS names of interface endpoints (PL-2): those under vpce.amazonaws.com everywhere, private ones in the VPC. */

import type {ResourceRecord, Zone} from '../../dns/types.ts'
import {addressesOf as addressesOfInterface, interfaceOf} from '../../model/interfaces.ts'
import type {EndpointName, InterfaceEndpoint, Lab, Vpc} from '../../model/model.ts'
import {recordOf} from '../../model/record-of.ts'
import {zoneIdOf} from '../../model/subnets.ts'
import {family} from '../../net/address.ts'

const ttl = 60

export function endpointZones(lab: Lab): readonly Zone[] {
	const all = lab.vpcs.flatMap(vpc =>
		(vpc.vpcEndpoints ?? []).flatMap(endpoint => (endpoint.type === 'Interface' ? [{vpc, endpoint}] : []))
	)
	if (all.length === 0) return []
	const records = (vpc: Vpc, endpoint: InterfaceEndpoint, isPrivate: boolean) =>
		endpoint.names.filter(one => one.private === isPrivate).map(one => [one.name, addressesOf(one, endpoint, vpc, lab)] as const)
	return [
		{name: 'vpce.amazonaws.com', records: recordOf(all.flatMap(({vpc, endpoint}) => records(vpc, endpoint, false)))},
		...all.flatMap(({vpc, endpoint}) => privateZones(vpc.key, records(vpc, endpoint, true)))
	]
}

/** One zone contains a name and everything below it. */
const privateZones = (vpc: string, records: readonly (readonly [string, readonly ResourceRecord[]])[]): Zone[] =>
	[...Map.groupBy(records, ([name]) => name.replace(/^\*\./, ''))].map(([name, own]) => ({
		name,
		vpcs: [vpc],
		records: recordOf(own)
	}))

/** Leaves out addresses in a failed zone, unless there are no others. */
function addressesOf(
	{interfaces}: EndpointName,
	endpoint: InterfaceEndpoint,
	vpc: Vpc,
	{failedZones}: Lab
): readonly ResourceRecord[] {
	const own = endpoint.interfaces.filter(one => interfaces.includes(one.interface))
	const healthy = own.filter(({subnet}) => !failedZones.includes(zoneIdOf(vpc, subnet) ?? ''))
	return (healthy.length > 0 ? healthy : own).flatMap(one =>
		addressesOfInterface(interfaceOf(vpc, one.interface)).map(data => ({type: family(data) === 4 ? 'A' : 'AAAA', ttl, data}))
	)
}
