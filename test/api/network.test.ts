import test from 'ava'
import {smallLab} from '../life/small-lab.ts'
import {door, textOf, textsOf} from './door.ts'

/** A VPC with an internet gateway, a public subnet and a web server, as a script makes it. */
async function network(call: ReturnType<typeof door>['call']) {
	const vpc = textOf(await call('CreateVpc', {CidrBlock: '10.9.0.5/16', ...named('vpc', 'shop')}), 'vpcId')
	const subnet = textOf(
		await call('CreateSubnet', {
			VpcId: vpc,
			CidrBlock: '10.9.1.0/24',
			AvailabilityZone: 'us-east-1b',
			...named('subnet', 'front')
		}),
		'subnetId'
	)
	const igw = textOf(await call('CreateInternetGateway'), 'internetGatewayId')
	await call('AttachInternetGateway', {InternetGatewayId: igw, VpcId: vpc})
	const table = textOf(await call('CreateRouteTable', {VpcId: vpc}), 'routeTableId')
	await call('CreateRoute', {RouteTableId: table, DestinationCidrBlock: '0.0.0.0/0', GatewayId: igw})
	const association = textOf(await call('AssociateRouteTable', {RouteTableId: table, SubnetId: subnet}), 'associationId')
	const group = textOf(await call('CreateSecurityGroup', {GroupName: 'web tier', GroupDescription: 'Web', VpcId: vpc}), 'groupId')
	await call('AuthorizeSecurityGroupIngress', {
		GroupId: group,
		IpProtocol: 'tcp',
		FromPort: '80',
		ToPort: '80',
		CidrIp: '0.0.0.0/0'
	})
	return {vpc, subnet, igw, table, association, group}
}

const named = (word: string, name: string) => ({
	'TagSpecification.1.ResourceType': word,
	'TagSpecification.1.Tag.1.Key': 'Name',
	'TagSpecification.1.Tag.1.Value': name
})

test('a script builds a network, which is the lab’s document', async t => {
	const {call, loaded} = door()
	const {vpc, subnet, table, group} = await network(call)
	const run = await call('RunInstances', {
		ImageId: 'ami-0abcdef1234567890',
		MinCount: '1',
		MaxCount: '1',
		'NetworkInterface.1.DeviceIndex': '0',
		'NetworkInterface.1.SubnetId': subnet,
		'NetworkInterface.1.AssociatePublicIpAddress': 'true',
		'NetworkInterface.1.SecurityGroupId.1': group,
		UserData: Buffer.from('#!/bin/sh\nyum install -y httpd').toString('base64'),
		...named('instance', 'web')
	})
	t.deepEqual(textsOf(run, 'name').slice(0, 1), ['pending'])
	const {shop} = loaded().document.vpcs ?? {}
	t.is(shop?.id, vpc)
	t.is(shop?.cidr, '10.9.0.0/16')
	t.is(shop?.subnets?.front?.routeTable, table)
	t.deepEqual(shop?.instances?.web?.serves, ['tcp:22', 'http'])
	t.deepEqual(shop?.securityGroups?.['web-tier']?.name, 'web tier')
	const instances = await call('DescribeInstances', {'Filter.1.Name': 'tag:Name', 'Filter.1.Value.1': 'web'})
	t.deepEqual(textsOf(instances, 'name').slice(0, 1), ['running'])
	t.is(textOf(instances, 'ipAddress'), String(loaded().lab.vpcs[0]?.interfaces[0]?.privateIps[0]?.publicIp?.address))
	t.is(shop?.instances?.web?.privateIp, textOf(instances, 'privateIpAddress'))
})

test('what AWS refuses is refused, in its words, and nothing changes', async t => {
	const {call, loaded} = door()
	const {vpc, subnet, igw, table, association, group} = await network(call)
	const before = loaded().document
	const refused = async (action: string, fields: Record<string, string>, message: string) => {
		await t.throwsAsync(call(action, fields), {message}, action)
	}
	await refused('DeleteVpc', {VpcId: vpc}, `DependencyViolation: The vpc '${vpc}' has dependencies and cannot be deleted.`)
	await refused('DeleteVpc', {VpcId: 'vpc-1'}, "InvalidVpcID.NotFound: The vpc ID 'vpc-1' does not exist")
	await refused('CreateVpc', {CidrBlock: '10.0.0.0/8'}, "InvalidVpc.Range: The CIDR '10.0.0.0/8' is invalid.")
	await refused(
		'CreateVpc',
		{CidrBlock: 'ten'},
		'InvalidParameterValue: Value (ten) for parameter cidrBlock is invalid. This is not a valid CIDR block.'
	)
	await refused('CreateSubnet', {VpcId: vpc, CidrBlock: '10.1.0.0/24'}, "InvalidSubnet.Range: The CIDR '10.1.0.0/24' is invalid.")
	await refused(
		'CreateSubnet',
		{VpcId: vpc, CidrBlock: '10.9.1.0/25'},
		"InvalidSubnet.Conflict: The CIDR '10.9.1.0/25' conflicts with another subnet"
	)
	await refused(
		'CreateRoute',
		{RouteTableId: table, DestinationCidrBlock: '0.0.0.0/0', GatewayId: igw},
		'RouteAlreadyExists: The route identified by 0.0.0.0/0 already exists.'
	)
	await refused(
		'DeleteRoute',
		{RouteTableId: table, DestinationCidrBlock: '1.0.0.0/8'},
		`InvalidRoute.NotFound: no route with destination-cidr-block 1.0.0.0/8 in route table ${table}`
	)
	await refused(
		'DeleteRouteTable',
		{RouteTableId: table},
		`DependencyViolation: The routeTable '${table}' has dependencies and cannot be deleted.`
	)
	const other = textOf(await call('CreateRouteTable', {VpcId: vpc}), 'routeTableId')
	await refused(
		'AssociateRouteTable',
		{RouteTableId: other, SubnetId: subnet},
		`Resource.AlreadyAssociated: the specified association for route table ${other} conflicts with an existing association`
	)
	await call('DeleteRouteTable', {RouteTableId: other})
	await refused(
		'DeleteInternetGateway',
		{InternetGatewayId: igw},
		`DependencyViolation: The internetGateway '${igw}' has dependencies and cannot be deleted.`
	)
	await refused(
		'AuthorizeSecurityGroupIngress',
		{GroupId: group, IpProtocol: 'tcp', FromPort: '80', ToPort: '80', CidrIp: '0.0.0.0/0'},
		'InvalidPermission.Duplicate: the specified rule "peer: 0.0.0.0/0, TCP, from port: 80, to port: 80, ALLOW" already exists'
	)
	await refused(
		'RevokeSecurityGroupIngress',
		{GroupId: group, IpProtocol: 'tcp', FromPort: '81', ToPort: '81', CidrIp: '0.0.0.0/0'},
		'InvalidPermission.NotFound: The specified rule does not exist in this security group.'
	)
	await refused(
		'CreateSecurityGroup',
		{GroupName: 'web tier', GroupDescription: 'x', VpcId: vpc},
		`InvalidGroup.Duplicate: The security group 'web tier' already exists for VPC '${vpc}'`
	)
	await refused(
		'DisassociateRouteTable',
		{AssociationId: 'rtbassoc-1'},
		"InvalidAssociationID.NotFound: The association ID 'rtbassoc-1' does not exist"
	)
	await refused(
		'CreateVpc',
		{CidrBlock: '10.0.0.0/16', DryRun: 'true'},
		'DryRunOperation: Request would have succeeded, but DryRun flag is set.'
	)
	t.deepEqual(loaded().document, before)
	await call('DisassociateRouteTable', {AssociationId: association})
	await call('DeleteRouteTable', {RouteTableId: table})
	await call('DetachInternetGateway', {InternetGatewayId: igw, VpcId: vpc})
	await call('DeleteInternetGateway', {InternetGatewayId: igw})
	await call('DeleteSecurityGroup', {GroupId: group})
	await call('DeleteSubnet', {SubnetId: subnet})
	await call('DeleteVpc', {VpcId: vpc})
	t.deepEqual(loaded().document.vpcs, {})
})

test('a client token makes one thing, however often it is sent', async t => {
	const {call, loaded} = door()
	const {subnet} = await network(call)
	const fields = {ImageId: 'ami-0abcdef1234567890', MinCount: '1', MaxCount: '1', SubnetId: subnet, ClientToken: 'once'}
	const answers = await Promise.all([call('RunInstances', fields), call('RunInstances', fields)])
	t.is(textOf(answers[0] ?? '', 'instanceId'), textOf(answers[1] ?? '', 'instanceId'))
	t.is(loaded().lab.vpcs[0]?.instances.length, 1)
	await t.throwsAsync(call('RunInstances', {...fields, MaxCount: '2'}), {message: /^IdempotentParameterMismatch/})
})

test('rules of a group: each has an id that stays, goes alone, and is changed in place', async t => {
	const {call, loaded} = door(smallLab)
	const id = loaded().lab.vpcs[0]?.securityGroups.find(({name}) => name === 'db')?.id ?? ''
	const web = loaded().lab.vpcs[0]?.securityGroups.find(({name}) => name === 'web')?.id ?? ''
	const added = await call('AuthorizeSecurityGroupIngress', {
		GroupId: id,
		'IpPermissions.1.IpProtocol': 'tcp',
		'IpPermissions.1.FromPort': '22',
		'IpPermissions.1.ToPort': '22',
		'IpPermissions.1.IpRanges.1.CidrIp': '10.1.0.0/16',
		'IpPermissions.1.IpRanges.1.Description': 'office',
		'IpPermissions.1.IpRanges.2.CidrIp': '10.2.0.0/16',
		'IpPermissions.2.IpProtocol': '-1',
		'IpPermissions.2.Groups.1.GroupId': web
	})
	const [office = '', other = ''] = textsOf(added, 'securityGroupRuleId')
	t.deepEqual(loaded().document.vpcs?.main?.securityGroups?.db?.ingress?.slice(2), [
		{id: office, tcp: 22, from: '10.1.0.0/16', description: 'office'},
		{id: other, tcp: 22, from: '10.2.0.0/16'},
		{id: textsOf(added, 'securityGroupRuleId')[2], all: true, from: {group: 'web'}}
	])
	await call('ModifySecurityGroupRules', {
		GroupId: id,
		'SecurityGroupRule.1.SecurityGroupRuleId': office,
		'SecurityGroupRule.1.SecurityGroupRule.IpProtocol': 'tcp',
		'SecurityGroupRule.1.SecurityGroupRule.FromPort': '22',
		'SecurityGroupRule.1.SecurityGroupRule.ToPort': '23',
		'SecurityGroupRule.1.SecurityGroupRule.CidrIpv4': '10.3.0.0/16'
	})
	const changed = await call('DescribeSecurityGroupRules', {'SecurityGroupRuleId.1': office})
	t.is(textOf(changed, 'cidrIpv4'), '10.3.0.0/16')
	t.is(textOf(changed, 'toPort'), '23')
	await call('RevokeSecurityGroupIngress', {GroupId: id, 'SecurityGroupRuleId.1': other})
	t.deepEqual(loaded().document.vpcs?.main?.securityGroups?.db?.ingress?.slice(2, 3), [
		{id: office, tcp: '22-23', from: '10.3.0.0/16'}
	])
	// Terraform takes the outward rule away, with ports that mean nothing; what is not there is told.
	const all = {'IpPermissions.1.IpProtocol': '-1', 'IpPermissions.1.FromPort': '0', 'IpPermissions.1.ToPort': '0'}
	await call('RevokeSecurityGroupEgress', {GroupId: id, ...all, 'IpPermissions.1.IpRanges.1.CidrIp': '0.0.0.0/0'})
	await t.throwsAsync(call('RevokeSecurityGroupEgress', {GroupId: id, ...all, 'IpPermissions.1.Ipv6Ranges.1.CidrIpv6': '::/0'}), {
		message: /^InvalidPermission.NotFound/
	})
	t.deepEqual(loaded().document.vpcs?.main?.securityGroups?.db?.egress, [])
})

test('tables that a subnet of the file writes get an entry of their own, and keep their ids', async t => {
	const {call, loaded} = door(smallLab)
	const main = () => loaded().lab.vpcs[0]!
	const [table] = main().routeTables.filter(({key}) => key === 'main.private')
	const subnet = main().subnets.find(({key}) => key === 'main.private')!
	await call('CreateRoute', {RouteTableId: table!.id, DestinationCidrBlock: '10.0.0.0/24', InstanceId: main().instances[0]!.id})
	t.deepEqual(loaded().document.vpcs?.main?.subnets?.private, {cidr: '10.0.1.0/24', routeTable: 'private'})
	t.is(main().routeTables.find(({key}) => key === 'main.private')?.id, table!.id)
	const described = await call('DescribeRouteTables', {'Filter.1.Name': 'association.subnet-id', 'Filter.1.Value.1': subnet.id})
	t.is(textOf(described, 'routeTableId'), table!.id)
	const mainTable = main().routeTables.find(one => one.main)!
	const association = textOf(await call('DescribeRouteTables', {'RouteTableId.1': mainTable.id}), 'routeTableAssociationId')
	await call('ReplaceRouteTableAssociation', {AssociationId: association, RouteTableId: table!.id})
	t.is(main().routeTables.find(one => one.main)?.id, table!.id)
	t.is(main().routeTables.length, 3)
})

test('network ACLs: entries by number, those of the default one included', async t => {
	const {call, loaded} = door(smallLab)
	const acl = loaded().lab.vpcs[0]?.networkAcls[0]?.id ?? ''
	const entry = {
		NetworkAclId: acl,
		Egress: 'false',
		RuleNumber: '50',
		Protocol: '6',
		RuleAction: 'deny',
		CidrBlock: '0.0.0.0/0',
		'PortRange.From': '80',
		'PortRange.To': '80'
	}
	await call('CreateNetworkAclEntry', entry)
	t.deepEqual(
		loaded().lab.vpcs[0]?.networkAcls[0]?.ingress.map(({number, action}) => [number, action]),
		[
			[50, 'deny'],
			[100, 'allow']
		]
	)
	await t.throwsAsync(call('CreateNetworkAclEntry', entry), {
		message: 'NetworkAclEntryAlreadyExists: The network acl entry identified by 50 already exists.'
	})
	await call('ReplaceNetworkAclEntry', {...entry, RuleAction: 'allow'})
	await call('DeleteNetworkAclEntry', {NetworkAclId: acl, Egress: 'false', RuleNumber: '100'})
	t.deepEqual(
		loaded().lab.vpcs[0]?.networkAcls[0]?.ingress.map(({number, action}) => [number, action]),
		[[50, 'allow']]
	)
	await t.throwsAsync(call('DeleteNetworkAclEntry', {NetworkAclId: acl, Egress: 'false', RuleNumber: '7'}), {
		message: /^InvalidNetworkAclEntry.NotFound/
	})
})

test('tags are those of the file, and change as they are told', async t => {
	const {call, loaded} = door(smallLab)
	const id = loaded().lab.vpcs[0]?.id ?? ''
	await call('CreateTags', {'ResourceId.1': id, 'Tag.1.Key': 'team', 'Tag.1.Value': 'blue'})
	t.deepEqual(textsOf(await call('DescribeTags', {'Filter.1.Name': 'resource-id', 'Filter.1.Value.1': id}), 'key'), [
		'Name',
		'team'
	])
	await call('DeleteTags', {'ResourceId.1': id, 'Tag.1.Key': 'Name'})
	t.deepEqual(loaded().document.vpcs?.main?.tags, {team: 'blue', Name: false})
	const group = loaded().lab.vpcs[0]?.securityGroups[0]?.id ?? ''
	const table = loaded().lab.vpcs[0]?.routeTables.find(({key}) => key === 'main.private')?.id ?? ''
	const igw = loaded().lab.vpcs[0]?.internetGateway?.id ?? ''
	for (const one of [group, table, igw]) {
		await call('CreateTags', {'ResourceId.1': one, 'Tag.1.Key': 'of', 'Tag.1.Value': 'us'})
		t.regex(await call('DescribeTags', {'Filter.1.Name': 'resource-id', 'Filter.1.Value.1': one}), /<key>of<.key>/)
	}
	t.is(loaded().lab.vpcs[0]?.internetGateway?.id, igw)
	t.is(loaded().lab.vpcs[0]?.routeTables.find(({key}) => key === 'main.private')?.id, table)
})

test('an elastic address moves, a NAT gateway takes one, and what is deleted is shown for an hour', async t => {
	const {call, loaded} = door(smallLab)
	const {instances: [web, db] = [], subnets: [subnet] = []} = loaded().lab.vpcs[0] ?? {}
	const allocated = await call('AllocateAddress', named('elastic-ip', 'shop'))
	const [allocation, address] = [textOf(allocated, 'allocationId'), textOf(allocated, 'publicIp')]
	t.is((loaded().document.elasticIps?.shop as {address?: string} | undefined)?.address, address)
	await call('AssociateAddress', {AllocationId: allocation, InstanceId: web?.id ?? ''})
	await call('AssociateAddress', {AllocationId: allocation, InstanceId: db?.id ?? ''})
	t.is(textOf(await call('DescribeAddresses', {'AllocationId.1': allocation}), 'instanceId'), db?.id ?? '')
	await t.throwsAsync(call('ReleaseAddress', {AllocationId: allocation}), {
		message: `InvalidIPAddress.InUse: Address ${address} is in use.`
	})
	await call('DisassociateAddress', {
		AssociationId: textOf(await call('DescribeAddresses', {'AllocationId.1': allocation}), 'associationId')
	})
	const made = await call('CreateNatGateway', {SubnetId: subnet?.id ?? '', AllocationId: allocation})
	const nat = textOf(made, 'natGatewayId')
	t.is(textOf(made, 'state'), 'pending')
	t.is(textOf(await call('DescribeNatGateways', {'NatGatewayId.1': nat}), 'state'), 'available')
	await call('DeleteNatGateway', {NatGatewayId: nat})
	t.is(textOf(await call('DescribeNatGateways', {'NatGatewayId.1': nat}), 'state'), 'deleted')
	await call('ReleaseAddress', {AllocationId: allocation})
	// The gateway of the file has an address of its own, which stays.
	const own = textOf(
		await call('DescribeNatGateways', {'Filter.1.Name': 'state', 'Filter.1.Value.1': 'available'}),
		'natGatewayId'
	)
	const kept = textOf(await call('DescribeNatGateways', {'NatGatewayId.1': own}), 'publicIp')
	await call('DeleteNatGateway', {NatGatewayId: own})
	t.is(textOf(await call('DescribeAddresses'), 'publicIp'), kept)
	t.regex(await call('DescribeRouteTables'), /blackhole/)
})

test('interfaces: attached, detached, with more addresses and other groups', async t => {
	const {call, loaded} = door(smallLab)
	const {instances: [web] = [], subnets: [subnet] = [], securityGroups} = loaded().lab.vpcs[0] ?? {}
	const made = await call('CreateNetworkInterface', {
		SubnetId: subnet?.id ?? '',
		Description: 'second',
		...named('network-interface', 'extra')
	})
	const eni = textOf(made, 'networkInterfaceId')
	t.is(textOf(made, 'description'), 'second')
	const attached = await call('AttachNetworkInterface', {NetworkInterfaceId: eni, InstanceId: web?.id ?? '', DeviceIndex: '1'})
	await t.throwsAsync(call('DeleteNetworkInterface', {NetworkInterfaceId: eni}), {
		message: `InvalidParameterValue: Network interface '${eni}' is currently in use.`
	})
	const more = await call('AssignPrivateIpAddresses', {NetworkInterfaceId: eni, SecondaryPrivateIpAddressCount: '2'})
	const [address = ''] = textsOf(more, 'privateIpAddress')
	await call('UnassignPrivateIpAddresses', {NetworkInterfaceId: eni, 'PrivateIpAddress.1': address})
	t.is(loaded().lab.vpcs[0]?.interfaces.find(({id}) => id === eni)?.privateIps.length, 2)
	const group = securityGroups?.find(({name}) => name === 'db')?.id ?? ''
	await call('ModifyNetworkInterfaceAttribute', {NetworkInterfaceId: eni, 'SecurityGroupId.1': group})
	await call('ModifyInstanceAttribute', {InstanceId: web?.id ?? '', 'GroupId.1': group})
	t.deepEqual(
		[...new Set(textsOf(await call('DescribeInstances', {'InstanceId.1': web?.id ?? ''}), 'groupName'))].filter(
			one => one !== ''
		),
		['db']
	)
	await call('DetachNetworkInterface', {AttachmentId: textOf(attached, 'attachmentId')})
	await call('DeleteNetworkInterface', {NetworkInterfaceId: eni})
	t.is(
		loaded().lab.vpcs[0]?.interfaces.some(({id}) => id === eni),
		false
	)
})

test('instances stop, start and are terminated', async t => {
	const {call, loaded} = door(smallLab)
	const id = loaded().lab.vpcs[0]?.instances[0]?.id ?? ''
	const state = async () => textOf(await call('DescribeInstances', {'InstanceId.1': id}), 'name')
	t.is(textOf(await call('StopInstances', {'InstanceId.1': id}), 'name'), 'stopping')
	t.is(await state(), 'stopped')
	t.is(textOf(await call('StartInstances', {'InstanceId.1': id}), 'name'), 'pending')
	t.is(await state(), 'running')
	await call('ModifyInstanceAttribute', {InstanceId: id, 'DisableApiTermination.Value': 'true'})
	await t.throwsAsync(call('TerminateInstances', {'InstanceId.1': id}), {message: /^OperationNotPermitted/})
	await call('ModifyInstanceAttribute', {InstanceId: id, 'DisableApiTermination.Value': 'false'})
	t.is(textOf(await call('TerminateInstances', {'InstanceId.1': id}), 'name'), 'shutting-down')
	t.is(await state(), 'terminated')
	t.is(loaded().document.vpcs?.main?.instances?.web, undefined)
})

test('peerings are asked for, accepted, and end', async t => {
	const {call} = door({vpcs: {a: {cidr: '10.1.0.0/16'}, b: {cidr: '10.2.0.0/16'}}})
	const [a = '', b = ''] = textsOf(await call('DescribeVpcs'), 'vpcId')
	const id = textOf(await call('CreateVpcPeeringConnection', {VpcId: a, PeerVpcId: b}), 'vpcPeeringConnectionId')
	const code = async () => textOf(await call('DescribeVpcPeeringConnections', {'VpcPeeringConnectionId.1': id}), 'code')
	t.is(await code(), 'pending-acceptance')
	await call('AcceptVpcPeeringConnection', {VpcPeeringConnectionId: id})
	t.is(await code(), 'active')
	await t.throwsAsync(call('AcceptVpcPeeringConnection', {VpcPeeringConnectionId: id}), {message: /^InvalidStateTransition/})
	await call('DeleteVpcPeeringConnection', {VpcPeeringConnectionId: id})
	t.is(await code(), 'deleted')
})

test('transit gateways: attachments, tables, routes, and what is propagated', async t => {
	const {call, loaded} = door({
		vpcs: {
			a: {cidr: '10.1.0.0/16', subnets: {one: {cidr: '10.1.0.0/24'}}},
			b: {cidr: '10.2.0.0/16', subnets: {one: {cidr: '10.2.0.0/24'}}}
		}
	})
	const [a = '', b = ''] = textsOf(await call('DescribeVpcs'), 'vpcId')
	const [inA = '', inB = ''] = textsOf(await call('DescribeSubnets'), 'subnetId')
	const made = await call('CreateTransitGateway', {Description: 'hub', 'Options.AmazonSideAsn': '65001'})
	const gateway = textOf(made, 'transitGatewayId')
	t.is(textOf(made, 'state'), 'pending')
	const attach = async (vpc: string, subnet: string) =>
		textOf(
			await call('CreateTransitGatewayVpcAttachment', {TransitGatewayId: gateway, VpcId: vpc, 'SubnetIds.1': subnet}),
			'transitGatewayAttachmentId'
		)
	const [toA, toB] = [await attach(a, inA), await attach(b, inB)]
	await t.throwsAsync(attach(a, inA), {message: /^DuplicateTransitGatewayAttachment/})
	const table = textOf(await call('DescribeTransitGatewayRouteTables'), 'transitGatewayRouteTableId')
	const all = {TransitGatewayRouteTableId: table, 'Filter.1.Name': 'type', 'Filter.1.Value.1': 'propagated'}
	t.deepEqual(textsOf(await call('SearchTransitGatewayRoutes', all), 'destinationCidrBlock'), ['10.1.0.0/16', '10.2.0.0/16'])
	await call('DisableTransitGatewayRouteTablePropagation', {TransitGatewayRouteTableId: table, TransitGatewayAttachmentId: toB})
	t.deepEqual(textsOf(await call('SearchTransitGatewayRoutes', all), 'destinationCidrBlock'), ['10.1.0.0/16'])
	await call('CreateTransitGatewayRoute', {
		TransitGatewayRouteTableId: table,
		DestinationCidrBlock: '10.2.0.0/16',
		TransitGatewayAttachmentId: toB
	})
	await call('ReplaceTransitGatewayRoute', {
		TransitGatewayRouteTableId: table,
		DestinationCidrBlock: '10.2.0.0/16',
		Blackhole: 'true'
	})
	t.deepEqual(
		loaded().lab.transitGateways[0]?.routeTables[0]?.routes.filter(({origin}) => origin === 'static'),
		[{destination: '10.2.0.0/16', origin: 'static'}] as never
	)
	const other = textOf(await call('CreateTransitGatewayRouteTable', {TransitGatewayId: gateway}), 'transitGatewayRouteTableId')
	await call('DisassociateTransitGatewayRouteTable', {TransitGatewayRouteTableId: table, TransitGatewayAttachmentId: toA})
	await call('AssociateTransitGatewayRouteTable', {TransitGatewayRouteTableId: other, TransitGatewayAttachmentId: toA})
	t.is(
		textOf(
			await call('GetTransitGatewayRouteTableAssociations', {TransitGatewayRouteTableId: other}),
			'transitGatewayAttachmentId'
		),
		toA
	)
	const [main] = textsOf(await call('DescribeRouteTables', {'Filter.1.Name': 'vpc-id', 'Filter.1.Value.1': a}), 'routeTableId')
	await call('CreateRoute', {RouteTableId: main ?? '', DestinationCidrBlock: '10.0.0.0/8', TransitGatewayId: gateway})
	await t.throwsAsync(call('DeleteTransitGateway', {TransitGatewayId: gateway}), {message: /^IncorrectState/})
	for (const id of [toA, toB]) await call('DeleteTransitGatewayVpcAttachment', {TransitGatewayAttachmentId: id})
	t.regex(await call('DescribeRouteTables', {'RouteTableId.1': main ?? ''}), /blackhole/)
	await call('DeleteTransitGateway', {TransitGatewayId: gateway})
	t.deepEqual(loaded().document.transitGateways, {})
})

test('prefix lists and DHCP options sets', async t => {
	const {call, loaded} = door({vpcs: {main: {cidr: '10.1.0.0/16'}}})
	const made = await call('CreateManagedPrefixList', {
		PrefixListName: 'offices',
		MaxEntries: '5',
		AddressFamily: 'IPv4',
		'Entry.1.Cidr': '198.51.100.0/24'
	})
	const list = textOf(made, 'prefixListId')
	await call('ModifyManagedPrefixList', {
		PrefixListId: list,
		CurrentVersion: '1',
		'AddEntry.1.Cidr': '203.0.113.0/24',
		'RemoveEntry.1.Cidr': '198.51.100.0/24'
	})
	t.deepEqual(textsOf(await call('GetManagedPrefixListEntries', {PrefixListId: list}), 'cidr'), ['203.0.113.0/24'])
	await t.throwsAsync(call('ModifyManagedPrefixList', {PrefixListId: list, CurrentVersion: '1'}), {
		message: /^PrefixListVersionMismatch/
	})
	const vpc = loaded().lab.vpcs[0]?.id ?? ''
	const set = textOf(
		await call('CreateDhcpOptions', {
			'DhcpConfiguration.1.Key': 'domain-name',
			'DhcpConfiguration.1.Value.1': 'corp.example.com'
		}),
		'dhcpOptionsId'
	)
	await call('AssociateDhcpOptions', {DhcpOptionsId: set, VpcId: vpc})
	t.is(loaded().lab.vpcs[0]?.dhcpOptions?.domainName, 'corp.example.com')
	await t.throwsAsync(call('DeleteDhcpOptions', {DhcpOptionsId: set}), {message: /^DependencyViolation/})
	await call('AssociateDhcpOptions', {DhcpOptionsId: 'default', VpcId: vpc})
	await call('DeleteDhcpOptions', {DhcpOptionsId: set})
	await call('DeleteManagedPrefixList', {PrefixListId: list})
	t.is(Object.keys(loaded().document.prefixLists ?? {}).length, 0)
})

test('VPC endpoints of both types, and a virtual private gateway', async t => {
	const {call, loaded} = door({vpcs: {main: {cidr: '10.1.0.0/16', subnets: {app: {cidr: '10.1.0.0/24', routes: {}}}}}})
	const vpc = loaded().lab.vpcs[0]!
	const table = vpc.routeTables.find(({key}) => key === 'main.app')!.id
	const s3 = await call('CreateVpcEndpoint', {VpcId: vpc.id, ServiceName: 'com.amazonaws.us-east-1.s3', 'RouteTableId.1': table})
	t.regex(await call('DescribeRouteTables', {'RouteTableId.1': table}), /<gatewayId>vpce-.*|<destinationPrefixListId>pl-/)
	const ssm = await call('CreateVpcEndpoint', {
		VpcId: vpc.id,
		ServiceName: 'com.amazonaws.us-east-1.ssm',
		VpcEndpointType: 'Interface',
		'SubnetId.1': vpc.subnets[0]!.id
	})
	t.is(textOf(ssm, 'state'), 'pending')
	const id = textOf(ssm, 'vpcEndpointId')
	t.is(textOf(await call('DescribeVpcEndpoints', {'VpcEndpointId.1': id}), 'state'), 'available')
	await t.throwsAsync(call('CreateVpcEndpoint', {VpcId: vpc.id, ServiceName: 'com.amazonaws.us-east-1.nothing'}), {
		message: /InvalidServiceName/
	})
	const gone = await call('DeleteVpcEndpoints', {
		'VpcEndpointId.1': id,
		'VpcEndpointId.2': textOf(s3, 'vpcEndpointId'),
		'VpcEndpointId.3': 'vpce-1'
	})
	t.is(textOf(gone, 'resourceId'), 'vpce-1')
	t.deepEqual(loaded().document.vpcs?.main?.vpcEndpoints, {})

	const gateway = textOf(await call('CreateVpnGateway', {Type: 'ipsec.1', AmazonSideAsn: '65010'}), 'vpnGatewayId')
	await call('AttachVpnGateway', {VpnGatewayId: gateway, VpcId: vpc.id})
	await call('EnableVgwRoutePropagation', {RouteTableId: table, GatewayId: gateway})
	t.regex(
		await call('DescribeRouteTables', {'RouteTableId.1': table}),
		new RegExp(`<propagatingVgwSet><item><gatewayId>${gateway}`)
	)
	await call('DisableVgwRoutePropagation', {RouteTableId: table, GatewayId: gateway})
	await t.throwsAsync(call('DeleteVpnGateway', {VpnGatewayId: gateway}), {message: /^IncorrectState/})
	await call('DetachVpnGateway', {VpnGatewayId: gateway, VpcId: vpc.id})
	t.is(textOf(await call('DescribeVpnGateways', {'VpnGatewayId.1': gateway}), 'amazonSideAsn'), '65010')
	await call('DeleteVpnGateway', {VpnGatewayId: gateway})
})

test('a default VPC is made when it is asked for, and is then what is meant where none is named', async t => {
	const {call, loaded} = door()
	const launch = {ImageId: 'ami-0abcdef1234567890', MinCount: '1', MaxCount: '1'}
	await t.throwsAsync(call('RunInstances', launch), {message: /^MissingInput/})
	await t.throwsAsync(call('CreateSecurityGroup', {GroupName: 'web', GroupDescription: 'web'}), {
		message: 'VPCIdNotSpecified: No default VPC for this user'
	})
	await call('CreateDefaultVpc')
	await t.throwsAsync(call('CreateDefaultVpc'), {message: /^DefaultVpcAlreadyExists/})
	t.is(
		textsOf(await call('DescribeSubnets', {'Filter.1.Name': 'default-for-az', 'Filter.1.Value.1': 'true'}), 'subnetId').length,
		6
	)
	await call('CreateSecurityGroup', {GroupName: 'web', GroupDescription: 'web'})
	const run = await call('RunInstances', {...launch, 'Placement.AvailabilityZone': 'us-east-1c'})
	const one = await call('DescribeInstances', {'InstanceId.1': textOf(run, 'instanceId')})
	t.is(textOf(one, 'availabilityZone'), 'us-east-1c')
	t.regex(textOf(one, 'dnsName'), /^ec2-.*amazonaws\.com$/)
	t.is(loaded().lab.vpcs[0]?.interfaces[0]?.privateIps[0]?.publicIp === undefined, false)
	// Another region has none, and a VPC there is of that region.
	const west = {region: 'us-west-1'}
	t.deepEqual(textsOf(await call('DescribeVpcs', {}, west), 'vpcId'), [])
	await call('CreateVpc', {CidrBlock: '10.3.0.0/16'}, west)
	t.is(textsOf(await call('DescribeVpcs', {}, west), 'cidrBlock')[0], '10.3.0.0/16')
	t.is(loaded().lab.vpcs[1]?.region, 'us-west-1')
})

test('transit gateways of two regions are peered', async t => {
	const {call, loaded} = door()
	const west = {region: 'us-west-2'}
	const here = textOf(await call('CreateTransitGateway'), 'transitGatewayId')
	const there = textOf(await call('CreateTransitGateway', {'Options.AmazonSideAsn': '64513'}, west), 'transitGatewayId')
	const peer = {PeerTransitGatewayId: there, PeerAccountId: '123456789012', PeerRegion: 'us-west-2'}
	const id = textOf(
		await call('CreateTransitGatewayPeeringAttachment', {TransitGatewayId: here, ...peer}),
		'transitGatewayAttachmentId'
	)
	const state = async () => textOf(await call('DescribeTransitGatewayPeeringAttachments'), 'state')
	t.is(await state(), 'pendingAcceptance')
	await call('AcceptTransitGatewayPeeringAttachment', {TransitGatewayAttachmentId: id}, west)
	t.is(await state(), 'available')
	t.is(loaded().lab.transitGatewayPeerings[0]?.state, 'active')
	await t.throwsAsync(call('RejectTransitGatewayPeeringAttachment', {TransitGatewayAttachmentId: id}, west), {
		message: /^IncorrectState/
	})
	await call('DeleteTransitGatewayPeeringAttachment', {TransitGatewayAttachmentId: id})
	t.deepEqual(loaded().document.transitGatewayPeerings, {})
})

test('key pairs, volumes and reasons of a stop are answered, which no packet notices', async t => {
	const {call} = door()
	const {subnet} = await network(call)
	const key = {KeyName: 'admin', PublicKeyMaterial: Buffer.from(`ssh-ed25519 ${'A'.repeat(68)} admin`).toString('base64')}
	const id = textOf(await call('ImportKeyPair', key), 'keyPairId')
	await call('CreateTags', {'ResourceId.1': id, 'Tag.1.Key': 'team', 'Tag.1.Value': 'blue'})
	const found = await call('DescribeKeyPairs', {
		'Filter.1.Name': 'tag:team',
		'Filter.1.Value.1': 'blue',
		IncludePublicKey: 'true'
	})
	t.is(textOf(found, 'keyType'), 'ed25519')
	t.regex(textOf(found, 'publicKey'), /^ssh-ed25519 /)
	await t.throwsAsync(call('ImportKeyPair', {KeyName: 'b', PublicKeyMaterial: Buffer.from('x').toString('base64')}), {
		message: 'InvalidKey.Format: Key is not in valid OpenSSH public key format'
	})
	const launch = {ImageId: 'ami-0abcdef1234567890', MinCount: '1', MaxCount: '1', SubnetId: subnet}
	await t.throwsAsync(call('RunInstances', {...launch, KeyName: 'none'}), {
		message: "InvalidKeyPair.NotFound: The key pair 'none' does not exist"
	})
	const instance = textOf(await call('RunInstances', {...launch, KeyName: 'admin'}), 'instanceId')
	const volume = textOf(await call('DescribeInstances', {'InstanceId.1': instance}), 'volumeId')
	t.is(textOf(await call('DescribeVolumes', {'VolumeId.1': volume}), 'instanceId'), instance)
	await call('StopInstances', {'InstanceId.1': instance})
	t.regex(
		textOf(await call('DescribeInstances', {'Filter.1.Name': 'state-reason-code', 'Filter.1.Value.1': 'Client.*'}), 'reason'),
		/^User initiated \(/
	)
	await call('StartInstances', {'InstanceId.1': instance})
	t.notRegex(await call('DescribeInstances'), /Client\.UserInitiated/)
	await t.throwsAsync(call('DescribeInstances', {'InstanceId.1': 'i-1', 'InstanceId.2': 'i-2'}), {
		message: "InvalidInstanceID.NotFound: The instance IDs 'i-1, i-2' do not exist"
	})
})

test('a peering is answered in the accepter’s Region, and one of overlapping VPCs fails (PCX-2)', async t => {
	const {call, loaded} = door()
	const vpc = async (cidr: string, region?: string) =>
		textOf(await call('CreateVpc', {CidrBlock: cidr}, region ? {region} : {}), 'vpcId')
	const [a, b, c] = [await vpc('10.0.0.0/16'), await vpc('10.1.0.0/16', 'us-west-1'), await vpc('10.0.0.0/20')]
	const asked = await call('CreateVpcPeeringConnection', {VpcId: a, PeerVpcId: b, PeerRegion: 'us-west-1'})
	t.is(textOf(asked, 'code'), 'initiating-request')
	const id = textOf(asked, 'vpcPeeringConnectionId')
	await t.throwsAsync(call('AcceptVpcPeeringConnection', {VpcPeeringConnectionId: id}), {
		message: `OperationNotPermitted: Incorrect region (us-east-1) specified for this request. VPC peering connection ${id} must be accepted in region us-west-1`
	})
	await call('AcceptVpcPeeringConnection', {VpcPeeringConnectionId: id}, {region: 'us-west-1'})
	const failed = textOf(await call('CreateVpcPeeringConnection', {VpcId: a, PeerVpcId: c}), 'vpcPeeringConnectionId')
	t.is(textOf(await call('DescribeVpcPeeringConnections', {'VpcPeeringConnectionId.1': failed}), 'code'), 'failed')
	t.is(loaded().lab.peerings.length, 1)
})
