/** The fields of AWS's answers that affect packets. */

import {z} from 'zod'
import {type Answers, answer} from '../../import/answers.ts'
import {flag, list, maybe, tagged, text} from '../../import/describe-parts.ts'
import type {Vpc} from '../../model/model.ts'
import type {VpcEndpoint} from '../../model/vpc-endpoint.ts'
import {groupsOf} from '../network-interface/wire.ts'
import {awsBag, compact, type Item, tagList, type View, wanted} from '../view.ts'
import {endpointZoneId} from './zone-id.ts'

const vpcEndpoint = z.object({
	VpcEndpointId: text,
	VpcEndpointType: maybe(text),
	VpcId: maybe(text),
	ServiceName: maybe(text),
	State: maybe(text),
	IpAddressType: maybe(text),
	PolicyDocument: maybe(text),
	RouteTableIds: list(text),
	SubnetIds: list(text),
	Groups: list(z.object({GroupId: text})),
	PrivateDnsEnabled: maybe(flag),
	NetworkInterfaceIds: list(text),
	...tagged
})

export const answers = {
	VpcEndpoints: answer(vpcEndpoint, {ids: ['VpcEndpointId'], command: 'describe-vpc-endpoints'})
} as const satisfies Answers

/** As DescribeVpcEndpoints answers. */
export const describeVpcEndpoints = (view: View): readonly Item[] =>
	view.vpcs.flatMap(vpc => (vpc.vpcEndpoints ?? []).map(endpoint => describeEndpoint(endpoint, vpc, view)))

const states: Readonly<Record<string, string>> = {'pending-acceptance': 'pendingAcceptance'}
const everything = {Version: '2008-10-17', Statement: [{Effect: 'Allow', Principal: '*', Action: '*', Resource: '*'}]}

function describeEndpoint(endpoint: VpcEndpoint, vpc: Vpc, view: View): Item {
	const {key, id, serviceName, type} = endpoint
	const written = view.document.vpcs?.[vpc.key]?.vpcEndpoints?.[key.slice(vpc.key.length + 1)]
	const isInterface = type === 'Interface'
	const interfaces = type === 'Gateway' ? [] : endpoint.interfaces.map(one => wanted(vpc.interfaces, one.interface))
	return compact({
		VpcEndpointId: id,
		VpcEndpointType: type,
		VpcId: vpc.id,
		OwnerId: vpc.account,
		ServiceName: serviceName,
		State: type === 'Gateway' ? 'available' : (states[endpoint.state] ?? endpoint.state),
		...(type !== 'GatewayLoadBalancer' && {PolicyDocument: JSON.stringify(written?.policy ?? everything)}),
		RouteTableIds: type !== 'Gateway' ? [] : endpoint.routeTables.map(table => wanted(vpc.routeTables, table).id),
		SubnetIds: interfaces.map(({subnet}) => wanted(vpc.subnets, subnet).id),
		Groups: interfaces[0] ? groupsOf(interfaces[0], vpc) : [],
		NetworkInterfaceIds: interfaces.map(one => one.id),
		PrivateDnsEnabled: isInterface && endpoint.names.some(name => name.private),
		IpAddressType: written?.ipAddressType ?? 'ipv4',
		RequesterManaged: false,
		DnsEntries: isInterface ? endpoint.names.map(({name}) => ({DnsName: name, HostedZoneId: endpointZoneId})) : [],
		Tags: tagList(id, 'vpcEndpoints', view),
		...awsBag(id, 'vpcEndpoints', view)
	})
}
