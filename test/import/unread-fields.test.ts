import {existsSync, readdirSync} from 'node:fs'
import {join, resolve} from 'node:path'
import test from 'ava'
import {findSnapshot} from '../../src/import/files.ts'
import {filesOf, small, vpc} from './account.ts'
import {unreadFields} from './unread-fields.ts'

const folder = process.env.VPCLAB_GROUND_TRUTH ?? resolve(import.meta.dirname, '../../../shared/aws-ground-truth')
const networks = existsSync(folder) ? readdirSync(folder).filter(name => existsSync(join(folder, name, 'aws_configs'))) : []

/** What nothing of an import reads, by why it need not. `X.*`: every field of X. */
const harmless: Readonly<Record<string, readonly string[]>> = {
	'identifiers, times and words of AWS about itself: packets know nothing of them': [
		'Addresses.AssociationId',
		'InternetGateways.Tags',
		'NatGateways.CreateTime',
		'NetworkAcls.Associations.NetworkAclAssociationId',
		'NetworkInterfaces.Association.AssociationId',
		'NetworkInterfaces.Association.IpOwnerId',
		'NetworkInterfaces.Attachment.AttachTime',
		'NetworkInterfaces.Attachment.AttachmentId',
		'NetworkInterfaces.Attachment.DeleteOnTermination',
		'NetworkInterfaces.PrivateIpAddresses.Association.AssociationId',
		'NetworkInterfaces.PrivateIpAddresses.Association.IpOwnerId',
		'Reservations.Instances.ClientToken',
		'Reservations.Instances.LaunchTime',
		'Reservations.Instances.NetworkInterfaces.Attachment.AttachTime',
		'Reservations.Instances.NetworkInterfaces.Attachment.AttachmentId',
		'Reservations.Instances.NetworkInterfaces.Attachment.DeleteOnTermination',
		'Reservations.Instances.NetworkInterfaces.PrivateIpAddresses.Association.IpOwnerId',
		'Reservations.Instances.State.Code',
		'Reservations.Instances.StateReason',
		'Reservations.Instances.StateTransitionReason',
		'Reservations.ReservationId',
		'RouteTables.Associations.RouteTableAssociationId',
		'SecurityGroups.IpPermissionsEgress.IpRanges.Description',
		'Subnets.SubnetArn',
		'TransitGatewayAttachments.CreationTime',
		'TransitGatewayRouteTables.CreationTime',
		'TransitGateways.CreationTime',
		'TransitGateways.Description',
		'TransitGateways.TransitGatewayArn',
		'VpcPeeringConnections.Status.Message',
		'Vpcs.CidrBlockAssociationSet.AssociationId'
	],
	'who owns it is that of its VPC or gateway': [
		'InternetGateways.OwnerId',
		'NetworkAcls.OwnerId',
		'NetworkInterfaces.Attachment.InstanceOwnerId',
		'NetworkInterfaces.OwnerId',
		'RouteTables.OwnerId',
		'SecurityGroups.IpPermissions.UserIdGroupPairs.UserId',
		'SecurityGroups.OwnerId',
		'Subnets.OwnerId',
		'TransitGatewayAttachments.ResourceOwnerId',
		'TransitGatewayAttachments.TransitGatewayOwnerId',
		'TransitGatewayVpcAttachments.VpcOwnerId'
	],
	'names in DNS, which the lab does not have: checks and hosts use addresses and names of the lab': [
		'NetworkInterfaces.Association.PublicDnsName',
		'NetworkInterfaces.PrivateDnsName',
		'NetworkInterfaces.PrivateIpAddresses.Association.PublicDnsName',
		'NetworkInterfaces.PrivateIpAddresses.PrivateDnsName',
		'Reservations.Instances.NetworkInterfaces.Association.PublicDnsName',
		'Reservations.Instances.NetworkInterfaces.PrivateDnsName',
		'Reservations.Instances.NetworkInterfaces.PrivateIpAddresses.Association.PublicDnsName',
		'Reservations.Instances.NetworkInterfaces.PrivateIpAddresses.PrivateDnsName',
		'Reservations.Instances.PrivateDnsName',
		'Reservations.Instances.PublicDnsName',
		'TransitGatewayVpcAttachments.Options.DnsSupport',
		'TransitGateways.Options.DnsSupport',
		'VpcPeeringConnections.AccepterVpcInfo.PeeringOptions',
		'VpcPeeringConnections.RequesterVpcInfo.PeeringOptions'
	],
	'the machine, not its network': [
		'Reservations.Instances.AmiLaunchIndex',
		'Reservations.Instances.Architecture',
		'Reservations.Instances.BlockDeviceMappings',
		'Reservations.Instances.CapacityReservationSpecification',
		'Reservations.Instances.CpuOptions',
		'Reservations.Instances.EbsOptimized',
		'Reservations.Instances.EnaSupport',
		'Reservations.Instances.HibernationOptions',
		'Reservations.Instances.Hypervisor',
		'Reservations.Instances.IamInstanceProfile',
		'Reservations.Instances.ImageId',
		'Reservations.Instances.InstanceType',
		'Reservations.Instances.KeyName',
		'Reservations.Instances.Monitoring',
		'Reservations.Instances.Placement',
		'Reservations.Instances.RootDeviceName',
		'Reservations.Instances.RootDeviceType',
		'Reservations.Instances.VirtualizationType',
		'Reservations.Instances.MetadataOptions.State',
		'Vpcs.InstanceTenancy'
	],
	'another answer, or another field of the same one, says it, and that is read': [
		'Addresses.InstanceId',
		'Addresses.PrivateIpAddress',
		'NetworkAcls.Associations.NetworkAclId',
		'NetworkInterfaces.Association.AllocationId',
		'NetworkInterfaces.AvailabilityZone',
		'NetworkInterfaces.Groups.GroupName',
		'NetworkInterfaces.Status',
		'NetworkInterfaces.VpcId',
		'Reservations.Instances.NetworkInterfaces.Association.IpOwnerId',
		'Reservations.Instances.NetworkInterfaces.Groups.GroupId',
		'Reservations.Instances.NetworkInterfaces.Groups.GroupName',
		'Reservations.Instances.NetworkInterfaces.PrivateIpAddresses.Primary',
		'Reservations.Instances.NetworkInterfaces.PrivateIpAddresses.PrivateIpAddress',
		'Reservations.Instances.PublicIpAddress',
		'Reservations.Instances.SecurityGroups',
		'Reservations.Instances.SourceDestCheck',
		'RouteTables.Associations.RouteTableId',
		'TransitGatewayPropagations.TransitGatewayRouteTablePropagations.ResourceId',
		'TransitGatewayPropagations.TransitGatewayRouteTablePropagations.ResourceType',
		'TransitGatewayStaticRoutes.Routes.TransitGatewayAttachments.ResourceId',
		'TransitGatewayStaticRoutes.Routes.TransitGatewayAttachments.ResourceType',
		'VpcPeeringConnections.AccepterVpcInfo.CidrBlock',
		'VpcPeeringConnections.AccepterVpcInfo.CidrBlockSet',
		'VpcPeeringConnections.AccepterVpcInfo.OwnerId',
		'VpcPeeringConnections.AccepterVpcInfo.Region',
		'VpcPeeringConnections.RequesterVpcInfo.CidrBlock',
		'VpcPeeringConnections.RequesterVpcInfo.CidrBlockSet',
		'VpcPeeringConnections.RequesterVpcInfo.OwnerId',
		'VpcPeeringConnections.RequesterVpcInfo.Region'
	],
	'read where a subnet has no zone id, or an interface several addresses or a name, which no recording shows': [
		'AvailabilityZones.*',
		'NetworkInterfaces.PrivateIpAddresses.Primary'
	],
	'where an address came from, and in which group of zones it is announced, changes no packet of a lab': [
		'Addresses.Domain',
		'Addresses.NetworkBorderGroup',
		'Addresses.PublicIpv4Pool'
	],
	'counts and marks of the console; what is not available or attached yet is soon': [
		'NetworkInterfaces.Attachment.Status',
		'Subnets.AvailableIpAddressCount',
		'Subnets.DefaultForAz',
		'Subnets.State',
		'Vpcs.IsDefault',
		'Vpcs.State'
	],
	'a name, a text or a number that packets do not bear, or said again elsewhere': [
		'LoadBalancerListeners.Listeners.DefaultActions.Order',
		'LoadBalancerListeners.Listeners.DefaultActions.Type',
		'LoadBalancerListeners.Listeners.ListenerArn',
		'LoadBalancerListeners.Listeners.LoadBalancerArn',
		'TargetGroups.HealthCheckEnabled',
		'TargetGroups.LoadBalancerArns'
	],
	'found out anew by checks of the lab’s own': [
		'LoadBalancerTargetHealth.TargetHealthDescriptions.HealthCheckPort',
		'LoadBalancerTargetHealth.TargetHealthDescriptions.TargetHealth.*'
	],
	'the whole thing is in a note': ['LoadBalancers.*', 'VpcEndpoints.*'],
	'read only where nothing of the lab owns the interface, or makes the route': [
		'NetworkInterfaces.RequesterId',
		'NetworkInterfaces.RequesterManaged',
		'NetworkInterfaces.TagSet',
		'RouteTables.Routes.DestinationPrefixListId'
	]
}

const isIn = (path: string, pattern: string) =>
	pattern.endsWith('.*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern

const onRecordings = networks.length > 0 ? test : test.skip

onRecordings('every field of the recorded accounts has an effect, a note, or a reason to have neither', t => {
	const unread = unreadFields(networks.map(name => findSnapshot(join(folder, name))))
	const allowed = Object.values(harmless).flat()
	t.deepEqual(
		unread.filter(path => !allowed.some(pattern => isIn(path, pattern))),
		[],
		'read it, note it, or give the reason why not'
	)
	t.deepEqual(
		allowed.filter(pattern => !unread.some(path => isIn(path, pattern))),
		[],
		'these are read now, or are in no recording: take them off the list'
	)
})

test('a field that nothing reads is found, at any depth, and one that is read is not', t => {
	const odd = vpc('main', '10.0.0.0/16', {Unheard: true, Tags: [{Key: 'Name', Value: 'main', Extra: 1}], Empty: []})
	const unread = unreadFields([filesOf({...small, Vpcs: [odd]})]).filter(path => path.startsWith('Vpcs.'))
	t.deepEqual(unread, ['Vpcs.Tags.Extra', 'Vpcs.Unheard'])
})
