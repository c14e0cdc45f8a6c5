import test from 'ava'
import {door, textOf, textsOf} from './door.ts'

test('a VPN connection is a site, a gateway and two tunnels of the lab’s document (VPN-1…7)', async t => {
	const {call, loaded, seen} = door()
	const customer = {Type: 'ipsec.1', BgpAsn: '65010', PublicIp: '198.51.100.20'}
	const cgw = textOf(await call('CreateCustomerGateway', customer), 'customerGatewayId')
	t.is(textOf(await call('CreateCustomerGateway', customer), 'customerGatewayId'), cgw, 'an identical request makes nothing')
	const vpc = textOf(await call('CreateVpc', {CidrBlock: '10.0.0.0/16'}), 'vpcId')
	const vgw = textOf(await call('CreateVpnGateway', {Type: 'ipsec.1'}), 'vpnGatewayId')
	const made = await call('CreateVpnConnection', {
		Type: 'ipsec.1',
		CustomerGatewayId: cgw,
		VpnGatewayId: vgw,
		'Options.StaticRoutesOnly': 'true',
		'Options.TunnelOptions.1.PreSharedKey': 'a_key_of_ours',
		'Options.TunnelOptions.1.TunnelInsideCidr': '169.254.99.0/30',
		'Options.TunnelOptions.2.Phase1DHGroupNumber.1.Value': '20'
	})
	t.is(textOf(made, 'state'), 'pending')
	const id = textOf(made, 'vpnConnectionId')
	await call('AttachVpnGateway', {VpnGatewayId: vgw, VpcId: vpc})
	await call('CreateVpnConnectionRoute', {VpnConnectionId: id, DestinationCidrBlock: '192.168.0.0/16'})
	const described = await call('DescribeVpnConnections', {'VpnConnectionId.1': id})
	t.is(textOf(described, 'state'), 'available')
	t.deepEqual(textsOf(described, 'destinationCidrBlock'), ['192.168.0.0/16'])
	t.deepEqual(textsOf(described, 'preSharedKey').slice(0, 1), ['a_key_of_ours'])
	t.is(textOf(described, 'tunnelInsideCidr'), '169.254.99.0/30')
	t.deepEqual(textsOf(described, 'status'), ['DOWN', 'DOWN'])
	seen.tunnels = [{key: `${id}:1`, isUp: true, sinceMs: 0, routes: 0}]
	t.deepEqual(textsOf(await call('DescribeVpnConnections'), 'status'), ['UP', 'DOWN'])
	t.regex(described, /&lt;pre_shared_key&gt;a_key_of_ours&lt;/)
	const [connection] = loaded().lab.vpn?.connections ?? []
	t.deepEqual(connection?.tunnels[1]?.phase1.dhGroups, [20])
	t.is(loaded().document.vpnConnections?.[id]?.id, id)

	const outside = textOf(described, 'outsideIpAddress')
	await call('ModifyVpnTunnelOptions', {
		VpnConnectionId: id,
		VpnTunnelOutsideIpAddress: outside,
		'TunnelOptions.DPDTimeoutSeconds': '60'
	})
	t.is(loaded().lab.vpn?.connections[0]?.tunnels[0].dpd.timeoutSeconds, 60)
	const refused = (action: string, fields: Record<string, string>, message: string) =>
		t.throwsAsync(call(action, fields), {message}, action)
	await refused('DeleteCustomerGateway', {CustomerGatewayId: cgw}, 'IncorrectState: The customer gateway is in use.')
	await refused(
		'DeleteVpnConnection',
		{VpnConnectionId: 'vpn-1'},
		"InvalidVpnConnectionID.NotFound: The vpnConnection ID 'vpn-1' does not exist"
	)
	await call('DeleteVpnConnectionRoute', {VpnConnectionId: id, DestinationCidrBlock: '192.168.0.0/16'})
	await call('DeleteVpnConnection', {VpnConnectionId: id})
	t.is(textOf(await call('DescribeVpnConnections', {'VpnConnectionId.1': id}), 'state'), 'deleted')
	await call('DeleteCustomerGateway', {CustomerGatewayId: cgw})
	t.is(loaded().lab.vpn?.sites.length, 0)
})

test('tables of a transit gateway learn of a VPN connection, and have routes to prefix lists (TGW-3, TGW-6)', async t => {
	const {call, loaded} = door({sites: {office: {publicIp: '198.51.100.20', asn: 65_010, cidr: '192.168.0.0/24'}}})
	const cgw = textOf(await call('DescribeCustomerGateways'), 'customerGatewayId')
	const tgw = textOf(await call('CreateTransitGateway', {'Options.DefaultRouteTablePropagation': 'disable'}), 'transitGatewayId')
	await call('CreateVpnConnection', {Type: 'ipsec.1', CustomerGatewayId: cgw, TransitGatewayId: tgw})
	const attachment = textOf(
		await call('DescribeTransitGatewayAttachments', {'Filter.1.Name': 'resource-type', 'Filter.1.Value.1': 'vpn'}),
		'transitGatewayAttachmentId'
	)
	const table = textOf(await call('CreateTransitGatewayRouteTable', {TransitGatewayId: tgw}), 'transitGatewayRouteTableId')
	const both = {TransitGatewayRouteTableId: table, TransitGatewayAttachmentId: attachment}
	t.is(textOf(await call('EnableTransitGatewayRouteTablePropagation', both), 'state'), 'enabled')
	const [list] = textsOf(
		await call('CreateManagedPrefixList', {
			PrefixListName: 'the offices',
			AddressFamily: 'IPv4',
			MaxEntries: '5',
			'Entry.1.Cidr': '192.168.0.0/16',
			'Entry.1.Description': 'All of them'
		}),
		'prefixListId'
	)
	const reference = {TransitGatewayRouteTableId: table, PrefixListId: list ?? ''}
	await call('CreateTransitGatewayPrefixListReference', {...reference, TransitGatewayAttachmentId: attachment})
	t.like(
		loaded()
			.lab.transitGateways[0]?.routeTables.find(one => one.id === table)
			?.routes.find(one => one.origin === 'prefix-list'),
		{destination: '192.168.0.0/16', attachment: loaded().lab.transitGateways[0]?.attachments[0]?.key}
	)
	await call('ModifyTransitGatewayPrefixListReference', {...reference, Blackhole: 'true'})
	t.is(textOf(await call('GetTransitGatewayPrefixListReferences', {TransitGatewayRouteTableId: table}), 'blackhole'), 'true')
	await call('DeleteTransitGatewayPrefixListReference', reference)
	t.is(textOf(await call('GetManagedPrefixListEntries', {PrefixListId: list ?? ''}), 'description'), 'All of them')
})

test('flow logs of a VPC come and go, and are refused in AWS’s words (FL-1)', async t => {
	const {call, loaded} = door({vpcs: {main: {cidr: '10.0.0.0/16', subnets: {app: {cidr: '10.0.0.0/24'}}}}})
	const asked = {
		ResourceType: 'VPC',
		'ResourceId.1': loaded().lab.vpcs[0]?.id ?? '',
		TrafficType: 'REJECT',
		LogGroupName: 'flows',
		DeliverLogsPermissionArn: 'arn:aws:iam::123456789012:role/flow-logs'
	}
	await t.throwsAsync(call('CreateFlowLogs', {...asked, DeliverLogsPermissionArn: '', LogDestination: 'x'}), {
		message: 'InvalidParameter: Please only provide LogGroupName or only provide LogDestination.'
	})
	const id = textsOf(await call('CreateFlowLogs', asked), 'item')[0] ?? ''
	t.regex(id, /^fl-[0-9a-f]{17}$/)
	await t.throwsAsync(call('CreateFlowLogs', asked), {
		message: 'FlowLogAlreadyExists: Error. There is an existing Flow Log with the same configuration and log destination.'
	})
	await call('CreateTags', {'ResourceId.1': id, 'Tag.1.Key': 'team', 'Tag.1.Value': 'blue'})
	const described = await call('DescribeFlowLogs', {'Filter.1.Name': 'traffic-type', 'Filter.1.Value.1': 'REJECT'})
	t.is(textOf(described, 'flowLogId'), id)
	t.is(textOf(described, 'logGroupName'), 'flows')
	await call('DeleteFlowLogs', {'FlowLogId.1': id})
	await t.throwsAsync(call('DeleteFlowLogs', {'FlowLogId.1': id}), {
		message: `InvalidFlowLogId.NotFound: These flow log ids in the input list are not found: [TotalCount: 1] ${id}`
	})
})
