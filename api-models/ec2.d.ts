// Written by `npm run api-model` from AWS's service model as botocore 1.43.11 carries it (Apache-2.0). Not to be edited.
export type AcceleratorCountRequest = {
	readonly Min?: number
	readonly Max?: number
}
export type AcceleratorManufacturerSet = readonly string[]
export type AcceleratorNameSet = readonly string[]
export type AcceleratorTotalMemoryMiBRequest = {
	readonly Min?: number
	readonly Max?: number
}
export type AcceleratorTypeSet = readonly string[]
export type AcceptTransitGatewayPeeringAttachmentRequest = {
	readonly TransitGatewayAttachmentId: string
	readonly DryRun?: boolean
}
export type AcceptTransitGatewayVpcAttachmentRequest = {
	readonly TransitGatewayAttachmentId: string
	readonly DryRun?: boolean
}
export type AcceptVpcEndpointConnectionsRequest = {
	readonly DryRun?: boolean
	readonly ServiceId: string
	readonly VpcEndpointIds: VpcEndpointIdList
}
export type AcceptVpcPeeringConnectionRequest = {
	readonly DryRun?: boolean
	readonly VpcPeeringConnectionId: string
}
export type AccountAttributeNameStringList = readonly string[]
export type AddPrefixListEntries = readonly AddPrefixListEntry[]
export type AddPrefixListEntry = {
	readonly Cidr: string
	readonly Description?: string
}
export type AllocateAddressRequest = {
	readonly Domain?: string
	readonly Address?: string
	readonly PublicIpv4Pool?: string
	readonly NetworkBorderGroup?: string
	readonly CustomerOwnedIpv4Pool?: string
	readonly TagSpecifications?: TagSpecificationList
	readonly IpamPoolId?: string
	readonly DryRun?: boolean
}
export type AllocationIdList = readonly string[]
export type AllocationIds = readonly string[]
export type AllowedInstanceTypeSet = readonly string[]
export type ArnList = readonly string[]
export type AssignIpv6AddressesRequest = {
	readonly Ipv6PrefixCount?: number
	readonly Ipv6Prefixes?: IpPrefixList
	readonly NetworkInterfaceId: string
	readonly Ipv6Addresses?: Ipv6AddressList
	readonly Ipv6AddressCount?: number
}
export type AssignPrivateIpAddressesRequest = {
	readonly Ipv4Prefixes?: IpPrefixList
	readonly Ipv4PrefixCount?: number
	readonly NetworkInterfaceId: string
	readonly PrivateIpAddresses?: PrivateIpAddressStringList
	readonly SecondaryPrivateIpAddressCount?: number
	readonly AllowReassignment?: boolean
}
export type AssociateAddressRequest = {
	readonly AllocationId?: string
	readonly InstanceId?: string
	readonly PublicIp?: string
	readonly DryRun?: boolean
	readonly NetworkInterfaceId?: string
	readonly PrivateIpAddress?: string
	readonly AllowReassociation?: boolean
}
export type AssociateDhcpOptionsRequest = {
	readonly DhcpOptionsId: string
	readonly VpcId: string
	readonly DryRun?: boolean
}
export type AssociateRouteTableRequest = {
	readonly GatewayId?: string
	readonly PublicIpv4Pool?: string
	readonly DryRun?: boolean
	readonly SubnetId?: string
	readonly RouteTableId: string
}
export type AssociateSubnetCidrBlockRequest = {
	readonly Ipv6IpamPoolId?: string
	readonly Ipv6NetmaskLength?: number
	readonly SubnetId: string
	readonly Ipv6CidrBlock?: string
}
export type AssociateTransitGatewayRouteTableRequest = {
	readonly TransitGatewayRouteTableId: string
	readonly TransitGatewayAttachmentId: string
	readonly DryRun?: boolean
}
export type AssociateVpcCidrBlockRequest = {
	readonly CidrBlock?: string
	readonly Ipv6CidrBlockNetworkBorderGroup?: string
	readonly Ipv6Pool?: string
	readonly Ipv6CidrBlock?: string
	readonly Ipv4IpamPoolId?: string
	readonly Ipv4NetmaskLength?: number
	readonly Ipv6IpamPoolId?: string
	readonly Ipv6NetmaskLength?: number
	readonly VpcId: string
	readonly AmazonProvidedIpv6CidrBlock?: boolean
}
export type AssociationIdList = readonly string[]
export type AttachInternetGatewayRequest = {
	readonly DryRun?: boolean
	readonly InternetGatewayId: string
	readonly VpcId: string
}
export type AttachNetworkInterfaceRequest = {
	readonly NetworkCardIndex?: number
	readonly EnaSrdSpecification?: EnaSrdSpecification
	readonly EnaQueueCount?: number
	readonly DryRun?: boolean
	readonly NetworkInterfaceId: string
	readonly InstanceId: string
	readonly DeviceIndex: number
}
export type AttachVpnGatewayRequest = {
	readonly VpcId: string
	readonly VpnGatewayId: string
	readonly DryRun?: boolean
}
export type AttributeBooleanValue = {
	readonly Value?: boolean
}
export type AttributeValue = {
	readonly Value?: string
}
export type AuthorizeSecurityGroupEgressRequest = {
	readonly TagSpecifications?: TagSpecificationList
	readonly DryRun?: boolean
	readonly GroupId: string
	readonly SourceSecurityGroupName?: string
	readonly SourceSecurityGroupOwnerId?: string
	readonly IpProtocol?: string
	readonly FromPort?: number
	readonly ToPort?: number
	readonly CidrIp?: string
	readonly IpPermissions?: IpPermissionList
}
export type AuthorizeSecurityGroupIngressRequest = {
	readonly CidrIp?: string
	readonly FromPort?: number
	readonly GroupId?: string
	readonly GroupName?: string
	readonly IpPermissions?: IpPermissionList
	readonly IpProtocol?: string
	readonly SourceSecurityGroupName?: string
	readonly SourceSecurityGroupOwnerId?: string
	readonly ToPort?: number
	readonly TagSpecifications?: TagSpecificationList
	readonly DryRun?: boolean
}
export type AvailabilityZoneAddress = {
	readonly AvailabilityZone?: string
	readonly AvailabilityZoneId?: string
	readonly AllocationIds?: AllocationIdList
}
export type AvailabilityZoneAddresses = readonly AvailabilityZoneAddress[]
export type BaselineEbsBandwidthMbpsRequest = {
	readonly Min?: number
	readonly Max?: number
}
export type BaselinePerformanceFactorsRequest = {
	readonly Cpu?: CpuPerformanceFactorRequest
}
export type BlobAttributeValue = {
	readonly Value?: string
}
export type BlockDeviceMapping = {
	readonly Ebs?: EbsBlockDevice
	readonly NoDevice?: string
	readonly DeviceName?: string
	readonly VirtualName?: string
}
export type BlockDeviceMappingRequestList = readonly BlockDeviceMapping[]
export type CapacityReservationSpecification = {
	readonly CapacityReservationPreference?: string
	readonly CapacityReservationTarget?: CapacityReservationTarget
}
export type CapacityReservationTarget = {
	readonly CapacityReservationId?: string
	readonly CapacityReservationResourceGroupArn?: string
}
export type CloudWatchLogOptionsSpecification = {
	readonly LogEnabled?: boolean
	readonly LogGroupArn?: string
	readonly LogOutputFormat?: string
	readonly BgpLogEnabled?: boolean
	readonly BgpLogGroupArn?: string
	readonly BgpLogOutputFormat?: string
}
export type ConnectionTrackingSpecificationRequest = {
	readonly TcpEstablishedTimeout?: number
	readonly UdpStreamTimeout?: number
	readonly UdpTimeout?: number
}
export type CpuManufacturerSet = readonly string[]
export type CpuOptionsRequest = {
	readonly CoreCount?: number
	readonly ThreadsPerCore?: number
	readonly AmdSevSnp?: string
	readonly NestedVirtualization?: string
}
export type CpuPerformanceFactorRequest = {
	readonly References?: PerformanceFactorReferenceSetRequest
}
export type CreateCustomerGatewayRequest = {
	readonly BgpAsn?: number
	readonly PublicIp?: string
	readonly CertificateArn?: string
	readonly Type: string
	readonly TagSpecifications?: TagSpecificationList
	readonly DeviceName?: string
	readonly IpAddress?: string
	readonly BgpAsnExtended?: number
	readonly DryRun?: boolean
}
export type CreateDefaultSubnetRequest = {
	readonly AvailabilityZone?: string
	readonly DryRun?: boolean
	readonly Ipv6Native?: boolean
	readonly AvailabilityZoneId?: string
}
export type CreateDefaultVpcRequest = {
	readonly DryRun?: boolean
}
export type CreateDhcpOptionsRequest = {
	readonly DhcpConfigurations: NewDhcpConfigurationList
	readonly TagSpecifications?: TagSpecificationList
	readonly DryRun?: boolean
}
export type CreateEgressOnlyInternetGatewayRequest = {
	readonly ClientToken?: string
	readonly DryRun?: boolean
	readonly VpcId: string
	readonly TagSpecifications?: TagSpecificationList
}
export type CreateFlowLogsRequest = {
	readonly DryRun?: boolean
	readonly ClientToken?: string
	readonly DeliverLogsPermissionArn?: string
	readonly DeliverCrossAccountRole?: string
	readonly LogGroupName?: string
	readonly ResourceIds: FlowLogResourceIds
	readonly ResourceType: string
	readonly TrafficType?: string
	readonly LogDestinationType?: string
	readonly LogDestination?: string
	readonly LogFormat?: string
	readonly TagSpecifications?: TagSpecificationList
	readonly MaxAggregationInterval?: number
	readonly DestinationOptions?: DestinationOptionsRequest
}
export type CreateInternetGatewayRequest = {
	readonly TagSpecifications?: TagSpecificationList
	readonly DryRun?: boolean
}
export type CreateKeyPairRequest = {
	readonly KeyName: string
	readonly KeyType?: string
	readonly TagSpecifications?: TagSpecificationList
	readonly KeyFormat?: string
	readonly DryRun?: boolean
}
export type CreateLaunchTemplateRequest = {
	readonly DryRun?: boolean
	readonly ClientToken?: string
	readonly LaunchTemplateName: string
	readonly VersionDescription?: string
	readonly LaunchTemplateData: RequestLaunchTemplateData
	readonly Operator?: OperatorRequest
	readonly TagSpecifications?: TagSpecificationList
}
export type CreateLaunchTemplateVersionRequest = {
	readonly DryRun?: boolean
	readonly ClientToken?: string
	readonly LaunchTemplateId?: string
	readonly LaunchTemplateName?: string
	readonly SourceVersion?: string
	readonly VersionDescription?: string
	readonly LaunchTemplateData: RequestLaunchTemplateData
	readonly ResolveAlias?: boolean
}
export type CreateManagedPrefixListRequest = {
	readonly DryRun?: boolean
	readonly PrefixListName: string
	readonly Entries?: AddPrefixListEntries
	readonly MaxEntries: number
	readonly TagSpecifications?: TagSpecificationList
	readonly AddressFamily: string
	readonly ClientToken?: string
}
export type CreateNatGatewayRequest = {
	readonly AvailabilityMode?: string
	readonly AllocationId?: string
	readonly ClientToken?: string
	readonly DryRun?: boolean
	readonly SubnetId?: string
	readonly VpcId?: string
	readonly AvailabilityZoneAddresses?: AvailabilityZoneAddresses
	readonly TagSpecifications?: TagSpecificationList
	readonly ConnectivityType?: string
	readonly PrivateIpAddress?: string
	readonly SecondaryAllocationIds?: AllocationIdList
	readonly SecondaryPrivateIpAddresses?: IpList
	readonly SecondaryPrivateIpAddressCount?: number
}
export type CreateNetworkAclEntryRequest = {
	readonly DryRun?: boolean
	readonly NetworkAclId: string
	readonly RuleNumber: number
	readonly Protocol: string
	readonly RuleAction: string
	readonly Egress: boolean
	readonly CidrBlock?: string
	readonly Ipv6CidrBlock?: string
	readonly IcmpTypeCode?: IcmpTypeCode
	readonly PortRange?: PortRange
}
export type CreateNetworkAclRequest = {
	readonly TagSpecifications?: TagSpecificationList
	readonly ClientToken?: string
	readonly DryRun?: boolean
	readonly VpcId: string
}
export type CreateNetworkInsightsPathRequest = {
	readonly SourceIp?: string
	readonly DestinationIp?: string
	readonly Source: string
	readonly Destination?: string
	readonly Protocol: string
	readonly DestinationPort?: number
	readonly TagSpecifications?: TagSpecificationList
	readonly DryRun?: boolean
	readonly ClientToken: string
	readonly FilterAtSource?: PathRequestFilter
	readonly FilterAtDestination?: PathRequestFilter
}
export type CreateNetworkInterfaceRequest = {
	readonly Ipv4Prefixes?: Ipv4PrefixList
	readonly Ipv4PrefixCount?: number
	readonly Ipv6Prefixes?: Ipv6PrefixList
	readonly Ipv6PrefixCount?: number
	readonly InterfaceType?: string
	readonly TagSpecifications?: TagSpecificationList
	readonly ClientToken?: string
	readonly EnablePrimaryIpv6?: boolean
	readonly ConnectionTrackingSpecification?: ConnectionTrackingSpecificationRequest
	readonly Operator?: OperatorRequest
	readonly SubnetId: string
	readonly Description?: string
	readonly PrivateIpAddress?: string
	readonly Groups?: SecurityGroupIdStringList
	readonly PrivateIpAddresses?: PrivateIpAddressSpecificationList
	readonly SecondaryPrivateIpAddressCount?: number
	readonly Ipv6Addresses?: InstanceIpv6AddressList
	readonly Ipv6AddressCount?: number
	readonly DryRun?: boolean
}
export type CreateRouteRequest = {
	readonly DestinationPrefixListId?: string
	readonly VpcEndpointId?: string
	readonly TransitGatewayId?: string
	readonly LocalGatewayId?: string
	readonly CarrierGatewayId?: string
	readonly CoreNetworkArn?: string
	readonly OdbNetworkArn?: string
	readonly DryRun?: boolean
	readonly RouteTableId: string
	readonly DestinationCidrBlock?: string
	readonly GatewayId?: string
	readonly DestinationIpv6CidrBlock?: string
	readonly EgressOnlyInternetGatewayId?: string
	readonly InstanceId?: string
	readonly NetworkInterfaceId?: string
	readonly VpcPeeringConnectionId?: string
	readonly NatGatewayId?: string
}
export type CreateRouteTableRequest = {
	readonly TagSpecifications?: TagSpecificationList
	readonly ClientToken?: string
	readonly DryRun?: boolean
	readonly VpcId: string
}
export type CreateSecurityGroupRequest = {
	readonly Description: string
	readonly GroupName: string
	readonly VpcId?: string
	readonly TagSpecifications?: TagSpecificationList
	readonly DryRun?: boolean
}
export type CreateSubnetCidrReservationRequest = {
	readonly SubnetId: string
	readonly Cidr: string
	readonly ReservationType: string
	readonly Description?: string
	readonly DryRun?: boolean
	readonly TagSpecifications?: TagSpecificationList
}
export type CreateSubnetRequest = {
	readonly TagSpecifications?: TagSpecificationList
	readonly AvailabilityZone?: string
	readonly AvailabilityZoneId?: string
	readonly CidrBlock?: string
	readonly Ipv6CidrBlock?: string
	readonly OutpostArn?: string
	readonly VpcId: string
	readonly Ipv6Native?: boolean
	readonly Ipv4IpamPoolId?: string
	readonly Ipv4NetmaskLength?: number
	readonly Ipv6IpamPoolId?: string
	readonly Ipv6NetmaskLength?: number
	readonly DryRun?: boolean
}
export type CreateTagsRequest = {
	readonly DryRun?: boolean
	readonly Resources: ResourceIdList
	readonly Tags: TagList
}
export type CreateTransitGatewayConnectRequest = {
	readonly TransportTransitGatewayAttachmentId: string
	readonly Options: CreateTransitGatewayConnectRequestOptions
	readonly TagSpecifications?: TagSpecificationList
	readonly DryRun?: boolean
}
export type CreateTransitGatewayConnectRequestOptions = {
	readonly Protocol: string
}
export type CreateTransitGatewayPeeringAttachmentRequest = {
	readonly TransitGatewayId: string
	readonly PeerTransitGatewayId: string
	readonly PeerAccountId: string
	readonly PeerRegion: string
	readonly Options?: CreateTransitGatewayPeeringAttachmentRequestOptions
	readonly TagSpecifications?: TagSpecificationList
	readonly DryRun?: boolean
}
export type CreateTransitGatewayPeeringAttachmentRequestOptions = {
	readonly DynamicRouting?: string
}
export type CreateTransitGatewayPrefixListReferenceRequest = {
	readonly TransitGatewayRouteTableId: string
	readonly PrefixListId: string
	readonly TransitGatewayAttachmentId?: string
	readonly Blackhole?: boolean
	readonly DryRun?: boolean
}
export type CreateTransitGatewayRequest = {
	readonly Description?: string
	readonly Options?: TransitGatewayRequestOptions
	readonly TagSpecifications?: TagSpecificationList
	readonly DryRun?: boolean
}
export type CreateTransitGatewayRouteRequest = {
	readonly DestinationCidrBlock: string
	readonly TransitGatewayRouteTableId: string
	readonly TransitGatewayAttachmentId?: string
	readonly Blackhole?: boolean
	readonly DryRun?: boolean
}
export type CreateTransitGatewayRouteTableRequest = {
	readonly TransitGatewayId: string
	readonly TagSpecifications?: TagSpecificationList
	readonly DryRun?: boolean
}
export type CreateTransitGatewayVpcAttachmentRequest = {
	readonly TransitGatewayId: string
	readonly VpcId: string
	readonly SubnetIds: TransitGatewaySubnetIdList
	readonly Options?: CreateTransitGatewayVpcAttachmentRequestOptions
	readonly TagSpecifications?: TagSpecificationList
	readonly DryRun?: boolean
}
export type CreateTransitGatewayVpcAttachmentRequestOptions = {
	readonly DnsSupport?: string
	readonly SecurityGroupReferencingSupport?: string
	readonly Ipv6Support?: string
	readonly ApplianceModeSupport?: string
}
export type CreateVpcEndpointRequest = {
	readonly DryRun?: boolean
	readonly VpcEndpointType?: string
	readonly VpcId: string
	readonly ServiceName?: string
	readonly PolicyDocument?: string
	readonly RouteTableIds?: VpcEndpointRouteTableIdList
	readonly SubnetIds?: VpcEndpointSubnetIdList
	readonly SecurityGroupIds?: VpcEndpointSecurityGroupIdList
	readonly IpAddressType?: string
	readonly DnsOptions?: DnsOptionsSpecification
	readonly ClientToken?: string
	readonly PrivateDnsEnabled?: boolean
	readonly TagSpecifications?: TagSpecificationList
	readonly SubnetConfigurations?: SubnetConfigurationsList
	readonly ServiceNetworkArn?: string
	readonly ResourceConfigurationArn?: string
	readonly ServiceRegion?: string
}
export type CreateVpcEndpointServiceConfigurationRequest = {
	readonly DryRun?: boolean
	readonly AcceptanceRequired?: boolean
	readonly PrivateDnsName?: string
	readonly NetworkLoadBalancerArns?: ValueStringList
	readonly GatewayLoadBalancerArns?: ValueStringList
	readonly SupportedIpAddressTypes?: ValueStringList
	readonly SupportedRegions?: ValueStringList
	readonly ClientToken?: string
	readonly TagSpecifications?: TagSpecificationList
}
export type CreateVpcPeeringConnectionRequest = {
	readonly PeerRegion?: string
	readonly TagSpecifications?: TagSpecificationList
	readonly DryRun?: boolean
	readonly VpcId: string
	readonly PeerVpcId?: string
	readonly PeerOwnerId?: string
}
export type CreateVpcRequest = {
	readonly CidrBlock?: string
	readonly Ipv6Pool?: string
	readonly Ipv6CidrBlock?: string
	readonly Ipv4IpamPoolId?: string
	readonly Ipv4NetmaskLength?: number
	readonly Ipv6IpamPoolId?: string
	readonly Ipv6NetmaskLength?: number
	readonly Ipv6CidrBlockNetworkBorderGroup?: string
	readonly VpcEncryptionControl?: VpcEncryptionControlConfiguration
	readonly TagSpecifications?: TagSpecificationList
	readonly DryRun?: boolean
	readonly InstanceTenancy?: string
	readonly AmazonProvidedIpv6CidrBlock?: boolean
}
export type CreateVpnConnectionRequest = {
	readonly CustomerGatewayId: string
	readonly Type: string
	readonly VpnGatewayId?: string
	readonly TransitGatewayId?: string
	readonly VpnConcentratorId?: string
	readonly TagSpecifications?: TagSpecificationList
	readonly PreSharedKeyStorage?: string
	readonly DryRun?: boolean
	readonly Options?: VpnConnectionOptionsSpecification
}
export type CreateVpnConnectionRouteRequest = {
	readonly DestinationCidrBlock: string
	readonly VpnConnectionId: string
}
export type CreateVpnGatewayRequest = {
	readonly AvailabilityZone?: string
	readonly Type: string
	readonly TagSpecifications?: TagSpecificationList
	readonly AmazonSideAsn?: number
	readonly DryRun?: boolean
}
export type CreditSpecificationRequest = {
	readonly CpuCredits: string
}
export type CustomerGatewayIdStringList = readonly string[]
export type DeleteCustomerGatewayRequest = {
	readonly CustomerGatewayId: string
	readonly DryRun?: boolean
}
export type DeleteDhcpOptionsRequest = {
	readonly DhcpOptionsId: string
	readonly DryRun?: boolean
}
export type DeleteEgressOnlyInternetGatewayRequest = {
	readonly DryRun?: boolean
	readonly EgressOnlyInternetGatewayId: string
}
export type DeleteFlowLogsRequest = {
	readonly DryRun?: boolean
	readonly FlowLogIds: FlowLogIdList
}
export type DeleteInternetGatewayRequest = {
	readonly DryRun?: boolean
	readonly InternetGatewayId: string
}
export type DeleteKeyPairRequest = {
	readonly KeyName?: string
	readonly KeyPairId?: string
	readonly DryRun?: boolean
}
export type DeleteLaunchTemplateRequest = {
	readonly DryRun?: boolean
	readonly LaunchTemplateId?: string
	readonly LaunchTemplateName?: string
}
export type DeleteLaunchTemplateVersionsRequest = {
	readonly DryRun?: boolean
	readonly LaunchTemplateId?: string
	readonly LaunchTemplateName?: string
	readonly Versions: VersionStringList
}
export type DeleteManagedPrefixListRequest = {
	readonly DryRun?: boolean
	readonly PrefixListId: string
}
export type DeleteNatGatewayRequest = {
	readonly DryRun?: boolean
	readonly NatGatewayId: string
}
export type DeleteNetworkAclEntryRequest = {
	readonly DryRun?: boolean
	readonly NetworkAclId: string
	readonly RuleNumber: number
	readonly Egress: boolean
}
export type DeleteNetworkAclRequest = {
	readonly DryRun?: boolean
	readonly NetworkAclId: string
}
export type DeleteNetworkInsightsAnalysisRequest = {
	readonly DryRun?: boolean
	readonly NetworkInsightsAnalysisId: string
}
export type DeleteNetworkInsightsPathRequest = {
	readonly DryRun?: boolean
	readonly NetworkInsightsPathId: string
}
export type DeleteNetworkInterfaceRequest = {
	readonly DryRun?: boolean
	readonly NetworkInterfaceId: string
}
export type DeleteRouteRequest = {
	readonly DestinationPrefixListId?: string
	readonly DryRun?: boolean
	readonly RouteTableId: string
	readonly DestinationCidrBlock?: string
	readonly DestinationIpv6CidrBlock?: string
}
export type DeleteRouteTableRequest = {
	readonly DryRun?: boolean
	readonly RouteTableId: string
}
export type DeleteSecurityGroupRequest = {
	readonly GroupId?: string
	readonly GroupName?: string
	readonly DryRun?: boolean
}
export type DeleteSubnetCidrReservationRequest = {
	readonly SubnetCidrReservationId: string
	readonly DryRun?: boolean
}
export type DeleteSubnetRequest = {
	readonly SubnetId: string
	readonly DryRun?: boolean
}
export type DeleteTagsRequest = {
	readonly DryRun?: boolean
	readonly Resources: ResourceIdList
	readonly Tags?: TagList
}
export type DeleteTransitGatewayPeeringAttachmentRequest = {
	readonly TransitGatewayAttachmentId: string
	readonly DryRun?: boolean
}
export type DeleteTransitGatewayPrefixListReferenceRequest = {
	readonly TransitGatewayRouteTableId: string
	readonly PrefixListId: string
	readonly DryRun?: boolean
}
export type DeleteTransitGatewayRequest = {
	readonly TransitGatewayId: string
	readonly DryRun?: boolean
}
export type DeleteTransitGatewayRouteRequest = {
	readonly TransitGatewayRouteTableId: string
	readonly DestinationCidrBlock: string
	readonly DryRun?: boolean
}
export type DeleteTransitGatewayRouteTableRequest = {
	readonly TransitGatewayRouteTableId: string
	readonly DryRun?: boolean
}
export type DeleteTransitGatewayVpcAttachmentRequest = {
	readonly TransitGatewayAttachmentId: string
	readonly DryRun?: boolean
}
export type DeleteVpcEndpointServiceConfigurationsRequest = {
	readonly DryRun?: boolean
	readonly ServiceIds: VpcEndpointServiceIdList
}
export type DeleteVpcEndpointsRequest = {
	readonly DryRun?: boolean
	readonly VpcEndpointIds: VpcEndpointIdList
}
export type DeleteVpcPeeringConnectionRequest = {
	readonly DryRun?: boolean
	readonly VpcPeeringConnectionId: string
}
export type DeleteVpcRequest = {
	readonly VpcId: string
	readonly DryRun?: boolean
}
export type DeleteVpnConnectionRequest = {
	readonly VpnConnectionId: string
	readonly DryRun?: boolean
}
export type DeleteVpnConnectionRouteRequest = {
	readonly DestinationCidrBlock: string
	readonly VpnConnectionId: string
}
export type DeleteVpnGatewayRequest = {
	readonly VpnGatewayId: string
	readonly DryRun?: boolean
}
export type DescribeAccountAttributesRequest = {
	readonly DryRun?: boolean
	readonly AttributeNames?: AccountAttributeNameStringList
}
export type DescribeAddressesAttributeRequest = {
	readonly AllocationIds?: AllocationIds
	readonly Attribute?: string
	readonly NextToken?: string
	readonly MaxResults?: number
	readonly DryRun?: boolean
}
export type DescribeAddressesRequest = {
	readonly PublicIps?: PublicIpStringList
	readonly DryRun?: boolean
	readonly Filters?: FilterList
	readonly AllocationIds?: AllocationIdList
}
export type DescribeAvailabilityZonesRequest = {
	readonly ZoneNames?: ZoneNameStringList
	readonly ZoneIds?: ZoneIdStringList
	readonly AllAvailabilityZones?: boolean
	readonly DryRun?: boolean
	readonly Filters?: FilterList
}
export type DescribeCustomerGatewaysRequest = {
	readonly CustomerGatewayIds?: CustomerGatewayIdStringList
	readonly Filters?: FilterList
	readonly DryRun?: boolean
}
export type DescribeDhcpOptionsRequest = {
	readonly DhcpOptionsIds?: DhcpOptionsIdStringList
	readonly NextToken?: string
	readonly MaxResults?: number
	readonly DryRun?: boolean
	readonly Filters?: FilterList
}
export type DescribeEgressOnlyInternetGatewaysRequest = {
	readonly DryRun?: boolean
	readonly EgressOnlyInternetGatewayIds?: EgressOnlyInternetGatewayIdList
	readonly MaxResults?: number
	readonly NextToken?: string
	readonly Filters?: FilterList
}
export type DescribeFlowLogsRequest = {
	readonly DryRun?: boolean
	readonly Filter?: FilterList
	readonly FlowLogIds?: FlowLogIdList
	readonly MaxResults?: number
	readonly NextToken?: string
}
export type DescribeIamInstanceProfileAssociationsRequest = {
	readonly AssociationIds?: AssociationIdList
	readonly Filters?: FilterList
	readonly MaxResults?: number
	readonly NextToken?: string
}
export type DescribeImagesRequest = {
	readonly ExecutableUsers?: ExecutableByStringList
	readonly ImageIds?: ImageIdStringList
	readonly Owners?: OwnerStringList
	readonly IncludeDeprecated?: boolean
	readonly IncludeDisabled?: boolean
	readonly MaxResults?: number
	readonly NextToken?: string
	readonly DryRun?: boolean
	readonly Filters?: FilterList
}
export type DescribeInstanceAttributeRequest = {
	readonly DryRun?: boolean
	readonly InstanceId: string
	readonly Attribute: string
}
export type DescribeInstanceCreditSpecificationsRequest = {
	readonly DryRun?: boolean
	readonly Filters?: FilterList
	readonly InstanceIds?: InstanceIdStringList
	readonly MaxResults?: number
	readonly NextToken?: string
}
export type DescribeInstanceStatusRequest = {
	readonly InstanceIds?: InstanceIdStringList
	readonly MaxResults?: number
	readonly NextToken?: string
	readonly IncludeManagedResources?: boolean
	readonly DryRun?: boolean
	readonly Filters?: FilterList
	readonly IncludeAllInstances?: boolean
}
export type DescribeInstanceTypeOfferingsRequest = {
	readonly DryRun?: boolean
	readonly LocationType?: string
	readonly Filters?: FilterList
	readonly MaxResults?: number
	readonly NextToken?: string
}
export type DescribeInstanceTypesRequest = {
	readonly DryRun?: boolean
	readonly InstanceTypes?: RequestInstanceTypeList
	readonly Filters?: FilterList
	readonly MaxResults?: number
	readonly NextToken?: string
	readonly IncludeUnsupportedInRegion?: boolean
}
export type DescribeInstancesRequest = {
	readonly InstanceIds?: InstanceIdStringList
	readonly IncludeManagedResources?: boolean
	readonly DryRun?: boolean
	readonly Filters?: FilterList
	readonly NextToken?: string
	readonly MaxResults?: number
}
export type DescribeInternetGatewaysRequest = {
	readonly NextToken?: string
	readonly MaxResults?: number
	readonly DryRun?: boolean
	readonly InternetGatewayIds?: InternetGatewayIdList
	readonly Filters?: FilterList
}
export type DescribeKeyPairsRequest = {
	readonly KeyNames?: KeyNameStringList
	readonly KeyPairIds?: KeyPairIdStringList
	readonly IncludePublicKey?: boolean
	readonly DryRun?: boolean
	readonly Filters?: FilterList
}
export type DescribeLaunchTemplateVersionsRequest = {
	readonly DryRun?: boolean
	readonly LaunchTemplateId?: string
	readonly LaunchTemplateName?: string
	readonly Versions?: VersionStringList
	readonly MinVersion?: string
	readonly MaxVersion?: string
	readonly NextToken?: string
	readonly MaxResults?: number
	readonly Filters?: FilterList
	readonly ResolveAlias?: boolean
	readonly IncludeManagedResources?: boolean
}
export type DescribeLaunchTemplatesRequest = {
	readonly DryRun?: boolean
	readonly LaunchTemplateIds?: LaunchTemplateIdStringList
	readonly LaunchTemplateNames?: LaunchTemplateNameStringList
	readonly Filters?: FilterList
	readonly NextToken?: string
	readonly MaxResults?: number
	readonly IncludeManagedResources?: boolean
}
export type DescribeManagedPrefixListsRequest = {
	readonly DryRun?: boolean
	readonly Filters?: FilterList
	readonly MaxResults?: number
	readonly NextToken?: string
	readonly PrefixListIds?: ValueStringList
}
export type DescribeNatGatewaysRequest = {
	readonly DryRun?: boolean
	readonly Filter?: FilterList
	readonly MaxResults?: number
	readonly NatGatewayIds?: NatGatewayIdStringList
	readonly NextToken?: string
}
export type DescribeNetworkAclsRequest = {
	readonly NextToken?: string
	readonly MaxResults?: number
	readonly DryRun?: boolean
	readonly NetworkAclIds?: NetworkAclIdStringList
	readonly Filters?: FilterList
}
export type DescribeNetworkInsightsAnalysesRequest = {
	readonly NetworkInsightsAnalysisIds?: NetworkInsightsAnalysisIdList
	readonly NetworkInsightsPathId?: string
	readonly AnalysisStartTime?: string
	readonly AnalysisEndTime?: string
	readonly Filters?: FilterList
	readonly MaxResults?: number
	readonly DryRun?: boolean
	readonly NextToken?: string
}
export type DescribeNetworkInsightsPathsRequest = {
	readonly NetworkInsightsPathIds?: NetworkInsightsPathIdList
	readonly Filters?: FilterList
	readonly MaxResults?: number
	readonly DryRun?: boolean
	readonly NextToken?: string
}
export type DescribeNetworkInterfaceAttributeRequest = {
	readonly DryRun?: boolean
	readonly NetworkInterfaceId: string
	readonly Attribute?: string
}
export type DescribeNetworkInterfacesRequest = {
	readonly NextToken?: string
	readonly MaxResults?: number
	readonly IncludeManagedResources?: boolean
	readonly DryRun?: boolean
	readonly NetworkInterfaceIds?: NetworkInterfaceIdList
	readonly Filters?: FilterList
}
export type DescribePrefixListsRequest = {
	readonly DryRun?: boolean
	readonly Filters?: FilterList
	readonly MaxResults?: number
	readonly NextToken?: string
	readonly PrefixListIds?: PrefixListResourceIdStringList
}
export type DescribeRegionsRequest = {
	readonly RegionNames?: RegionNameStringList
	readonly AllRegions?: boolean
	readonly DryRun?: boolean
	readonly Filters?: FilterList
}
export type DescribeRouteTablesRequest = {
	readonly NextToken?: string
	readonly MaxResults?: number
	readonly DryRun?: boolean
	readonly RouteTableIds?: RouteTableIdStringList
	readonly Filters?: FilterList
}
export type DescribeSecurityGroupReferencesRequest = {
	readonly DryRun?: boolean
	readonly GroupId: GroupIds
}
export type DescribeSecurityGroupRulesRequest = {
	readonly Filters?: FilterList
	readonly SecurityGroupRuleIds?: SecurityGroupRuleIdList
	readonly DryRun?: boolean
	readonly NextToken?: string
	readonly MaxResults?: number
}
export type DescribeSecurityGroupVpcAssociationsRequest = {
	readonly Filters?: FilterList
	readonly NextToken?: string
	readonly MaxResults?: number
	readonly DryRun?: boolean
}
export type DescribeSecurityGroupsRequest = {
	readonly GroupIds?: GroupIdStringList
	readonly GroupNames?: GroupNameStringList
	readonly NextToken?: string
	readonly MaxResults?: number
	readonly DryRun?: boolean
	readonly Filters?: FilterList
}
export type DescribeStaleSecurityGroupsRequest = {
	readonly DryRun?: boolean
	readonly MaxResults?: number
	readonly NextToken?: string
	readonly VpcId: string
}
export type DescribeSubnetsRequest = {
	readonly Filters?: FilterList
	readonly SubnetIds?: SubnetIdStringList
	readonly NextToken?: string
	readonly MaxResults?: number
	readonly DryRun?: boolean
}
export type DescribeTagsRequest = {
	readonly DryRun?: boolean
	readonly Filters?: FilterList
	readonly MaxResults?: number
	readonly NextToken?: string
}
export type DescribeTransitGatewayAttachmentsRequest = {
	readonly TransitGatewayAttachmentIds?: TransitGatewayAttachmentIdStringList
	readonly Filters?: FilterList
	readonly MaxResults?: number
	readonly NextToken?: string
	readonly DryRun?: boolean
}
export type DescribeTransitGatewayConnectsRequest = {
	readonly TransitGatewayAttachmentIds?: TransitGatewayAttachmentIdStringList
	readonly Filters?: FilterList
	readonly MaxResults?: number
	readonly NextToken?: string
	readonly DryRun?: boolean
}
export type DescribeTransitGatewayPeeringAttachmentsRequest = {
	readonly TransitGatewayAttachmentIds?: TransitGatewayAttachmentIdStringList
	readonly Filters?: FilterList
	readonly MaxResults?: number
	readonly NextToken?: string
	readonly DryRun?: boolean
}
export type DescribeTransitGatewayRouteTablesRequest = {
	readonly TransitGatewayRouteTableIds?: TransitGatewayRouteTableIdStringList
	readonly Filters?: FilterList
	readonly MaxResults?: number
	readonly NextToken?: string
	readonly DryRun?: boolean
}
export type DescribeTransitGatewayVpcAttachmentsRequest = {
	readonly TransitGatewayAttachmentIds?: TransitGatewayAttachmentIdStringList
	readonly Filters?: FilterList
	readonly MaxResults?: number
	readonly NextToken?: string
	readonly DryRun?: boolean
}
export type DescribeTransitGatewaysRequest = {
	readonly TransitGatewayIds?: TransitGatewayIdStringList
	readonly Filters?: FilterList
	readonly MaxResults?: number
	readonly NextToken?: string
	readonly DryRun?: boolean
}
export type DescribeVolumesRequest = {
	readonly VolumeIds?: VolumeIdStringList
	readonly IncludeManagedResources?: boolean
	readonly DryRun?: boolean
	readonly Filters?: FilterList
	readonly NextToken?: string
	readonly MaxResults?: number
}
export type DescribeVpcAttributeRequest = {
	readonly Attribute: string
	readonly VpcId: string
	readonly DryRun?: boolean
}
export type DescribeVpcBlockPublicAccessOptionsRequest = {
	readonly DryRun?: boolean
}
export type DescribeVpcClassicLinkDnsSupportRequest = {
	readonly VpcIds?: VpcClassicLinkIdList
	readonly MaxResults?: number
	readonly NextToken?: string
}
export type DescribeVpcClassicLinkRequest = {
	readonly DryRun?: boolean
	readonly VpcIds?: VpcClassicLinkIdList
	readonly Filters?: FilterList
}
export type DescribeVpcEndpointConnectionsRequest = {
	readonly DryRun?: boolean
	readonly Filters?: FilterList
	readonly MaxResults?: number
	readonly NextToken?: string
}
export type DescribeVpcEndpointServiceConfigurationsRequest = {
	readonly DryRun?: boolean
	readonly ServiceIds?: VpcEndpointServiceIdList
	readonly Filters?: FilterList
	readonly MaxResults?: number
	readonly NextToken?: string
}
export type DescribeVpcEndpointServicePermissionsRequest = {
	readonly DryRun?: boolean
	readonly ServiceId: string
	readonly Filters?: FilterList
	readonly MaxResults?: number
	readonly NextToken?: string
}
export type DescribeVpcEndpointServicesRequest = {
	readonly DryRun?: boolean
	readonly ServiceNames?: ValueStringList
	readonly Filters?: FilterList
	readonly MaxResults?: number
	readonly NextToken?: string
	readonly ServiceRegions?: ValueStringList
}
export type DescribeVpcEndpointsRequest = {
	readonly DryRun?: boolean
	readonly VpcEndpointIds?: VpcEndpointIdList
	readonly Filters?: FilterList
	readonly MaxResults?: number
	readonly NextToken?: string
}
export type DescribeVpcPeeringConnectionsRequest = {
	readonly NextToken?: string
	readonly MaxResults?: number
	readonly DryRun?: boolean
	readonly VpcPeeringConnectionIds?: VpcPeeringConnectionIdList
	readonly Filters?: FilterList
}
export type DescribeVpcsRequest = {
	readonly Filters?: FilterList
	readonly VpcIds?: VpcIdStringList
	readonly NextToken?: string
	readonly MaxResults?: number
	readonly DryRun?: boolean
}
export type DescribeVpnConnectionsRequest = {
	readonly Filters?: FilterList
	readonly VpnConnectionIds?: VpnConnectionIdStringList
	readonly DryRun?: boolean
}
export type DescribeVpnGatewaysRequest = {
	readonly Filters?: FilterList
	readonly VpnGatewayIds?: VpnGatewayIdStringList
	readonly DryRun?: boolean
}
export type DestinationOptionsRequest = {
	readonly FileFormat?: string
	readonly HiveCompatiblePartitions?: boolean
	readonly PerHourPartition?: boolean
}
export type DetachInternetGatewayRequest = {
	readonly DryRun?: boolean
	readonly InternetGatewayId: string
	readonly VpcId: string
}
export type DetachNetworkInterfaceRequest = {
	readonly DryRun?: boolean
	readonly AttachmentId: string
	readonly Force?: boolean
}
export type DetachVpnGatewayRequest = {
	readonly VpcId: string
	readonly VpnGatewayId: string
	readonly DryRun?: boolean
}
export type DhcpOptionsIdStringList = readonly string[]
export type DisableTransitGatewayRouteTablePropagationRequest = {
	readonly TransitGatewayRouteTableId: string
	readonly TransitGatewayAttachmentId?: string
	readonly DryRun?: boolean
	readonly TransitGatewayRouteTableAnnouncementId?: string
}
export type DisableVgwRoutePropagationRequest = {
	readonly GatewayId: string
	readonly RouteTableId: string
	readonly DryRun?: boolean
}
export type DisassociateAddressRequest = {
	readonly AssociationId?: string
	readonly PublicIp?: string
	readonly DryRun?: boolean
}
export type DisassociateRouteTableRequest = {
	readonly DryRun?: boolean
	readonly AssociationId: string
}
export type DisassociateSubnetCidrBlockRequest = {
	readonly AssociationId: string
}
export type DisassociateTransitGatewayRouteTableRequest = {
	readonly TransitGatewayRouteTableId: string
	readonly TransitGatewayAttachmentId: string
	readonly DryRun?: boolean
}
export type DisassociateVpcCidrBlockRequest = {
	readonly AssociationId: string
}
export type DnsOptionsSpecification = {
	readonly DnsRecordIpType?: string
	readonly PrivateDnsOnlyForInboundResolverEndpoint?: boolean
	readonly PrivateDnsPreference?: string
	readonly PrivateDnsSpecifiedDomains?: PrivateDnsSpecifiedDomainSet
}
export type EbsBlockDevice = {
	readonly DeleteOnTermination?: boolean
	readonly Iops?: number
	readonly SnapshotId?: string
	readonly VolumeSize?: number
	readonly VolumeType?: string
	readonly KmsKeyId?: string
	readonly Throughput?: number
	readonly OutpostArn?: string
	readonly AvailabilityZone?: string
	readonly Encrypted?: boolean
	readonly VolumeInitializationRate?: number
	readonly AvailabilityZoneId?: string
	readonly EbsCardIndex?: number
}
export type EbsInstanceBlockDeviceSpecification = {
	readonly VolumeId?: string
	readonly DeleteOnTermination?: boolean
}
export type EgressOnlyInternetGatewayIdList = readonly string[]
export type ElasticGpuSpecification = {
	readonly Type: string
}
export type ElasticGpuSpecificationList = readonly ElasticGpuSpecification[]
export type ElasticGpuSpecifications = readonly ElasticGpuSpecification[]
export type ElasticInferenceAccelerator = {
	readonly Type: string
	readonly Count?: number
}
export type ElasticInferenceAccelerators = readonly ElasticInferenceAccelerator[]
export type EnaSrdSpecification = {
	readonly EnaSrdEnabled?: boolean
	readonly EnaSrdUdpSpecification?: EnaSrdUdpSpecification
}
export type EnaSrdSpecificationRequest = {
	readonly EnaSrdEnabled?: boolean
	readonly EnaSrdUdpSpecification?: EnaSrdUdpSpecificationRequest
}
export type EnaSrdUdpSpecification = {
	readonly EnaSrdUdpEnabled?: boolean
}
export type EnaSrdUdpSpecificationRequest = {
	readonly EnaSrdUdpEnabled?: boolean
}
export type EnableTransitGatewayRouteTablePropagationRequest = {
	readonly TransitGatewayRouteTableId: string
	readonly TransitGatewayAttachmentId?: string
	readonly DryRun?: boolean
	readonly TransitGatewayRouteTableAnnouncementId?: string
}
export type EnableVgwRoutePropagationRequest = {
	readonly GatewayId: string
	readonly RouteTableId: string
	readonly DryRun?: boolean
}
export type EnclaveOptionsRequest = {
	readonly Enabled?: boolean
}
export type ExcludedInstanceTypeSet = readonly string[]
export type ExecutableByStringList = readonly string[]
export type Filter = {
	readonly Name?: string
	readonly Values?: ValueStringList
}
export type FilterList = readonly Filter[]
export type FlowLogIdList = readonly string[]
export type FlowLogResourceIds = readonly string[]
export type GetConsoleOutputRequest = {
	readonly InstanceId: string
	readonly Latest?: boolean
	readonly DryRun?: boolean
}
export type GetLaunchTemplateDataRequest = {
	readonly DryRun?: boolean
	readonly InstanceId: string
}
export type GetManagedPrefixListAssociationsRequest = {
	readonly DryRun?: boolean
	readonly PrefixListId: string
	readonly MaxResults?: number
	readonly NextToken?: string
}
export type GetManagedPrefixListEntriesRequest = {
	readonly DryRun?: boolean
	readonly PrefixListId: string
	readonly TargetVersion?: number
	readonly MaxResults?: number
	readonly NextToken?: string
}
export type GetSecurityGroupsForVpcRequest = {
	readonly VpcId: string
	readonly NextToken?: string
	readonly MaxResults?: number
	readonly Filters?: FilterList
	readonly DryRun?: boolean
}
export type GetSubnetCidrReservationsRequest = {
	readonly Filters?: FilterList
	readonly SubnetId: string
	readonly DryRun?: boolean
	readonly NextToken?: string
	readonly MaxResults?: number
}
export type GetTransitGatewayAttachmentPropagationsRequest = {
	readonly TransitGatewayAttachmentId: string
	readonly Filters?: FilterList
	readonly MaxResults?: number
	readonly NextToken?: string
	readonly DryRun?: boolean
}
export type GetTransitGatewayPrefixListReferencesRequest = {
	readonly TransitGatewayRouteTableId: string
	readonly Filters?: FilterList
	readonly MaxResults?: number
	readonly NextToken?: string
	readonly DryRun?: boolean
}
export type GetTransitGatewayRouteTableAssociationsRequest = {
	readonly TransitGatewayRouteTableId: string
	readonly Filters?: FilterList
	readonly MaxResults?: number
	readonly NextToken?: string
	readonly DryRun?: boolean
}
export type GetTransitGatewayRouteTablePropagationsRequest = {
	readonly TransitGatewayRouteTableId: string
	readonly Filters?: FilterList
	readonly MaxResults?: number
	readonly NextToken?: string
	readonly DryRun?: boolean
}
export type GetVpnConnectionDeviceSampleConfigurationRequest = {
	readonly VpnConnectionId: string
	readonly VpnConnectionDeviceTypeId: string
	readonly InternetKeyExchangeVersion?: string
	readonly SampleType?: string
	readonly DryRun?: boolean
}
export type GetVpnConnectionDeviceTypesRequest = {
	readonly MaxResults?: number
	readonly NextToken?: string
	readonly DryRun?: boolean
}
export type GetVpnTunnelReplacementStatusRequest = {
	readonly VpnConnectionId: string
	readonly VpnTunnelOutsideIpAddress: string
	readonly DryRun?: boolean
}
export type GroupIdStringList = readonly string[]
export type GroupIds = readonly string[]
export type GroupNameStringList = readonly string[]
export type HibernationOptionsRequest = {
	readonly Configured?: boolean
}
export type IKEVersionsRequestList = readonly IKEVersionsRequestListValue[]
export type IKEVersionsRequestListValue = {
	readonly Value?: string
}
export type IamInstanceProfileSpecification = {
	readonly Arn?: string
	readonly Name?: string
}
export type IcmpTypeCode = {
	readonly Code?: number
	readonly Type?: number
}
export type ImageIdStringList = readonly string[]
export type ImportKeyPairRequest = {
	readonly TagSpecifications?: TagSpecificationList
	readonly DryRun?: boolean
	readonly KeyName: string
	readonly PublicKeyMaterial: string
}
export type InstanceBlockDeviceMappingSpecification = {
	readonly DeviceName?: string
	readonly Ebs?: EbsInstanceBlockDeviceSpecification
	readonly VirtualName?: string
	readonly NoDevice?: string
}
export type InstanceBlockDeviceMappingSpecificationList = readonly InstanceBlockDeviceMappingSpecification[]
export type InstanceGenerationSet = readonly string[]
export type InstanceIdStringList = readonly string[]
export type InstanceIpv6Address = {
	readonly Ipv6Address?: string
	readonly IsPrimaryIpv6?: boolean
}
export type InstanceIpv6AddressList = readonly InstanceIpv6Address[]
export type InstanceIpv6AddressListRequest = readonly InstanceIpv6AddressRequest[]
export type InstanceIpv6AddressRequest = {
	readonly Ipv6Address?: string
}
export type InstanceMaintenanceOptionsRequest = {
	readonly AutoRecovery?: string
}
export type InstanceMarketOptionsRequest = {
	readonly MarketType?: string
	readonly SpotOptions?: SpotMarketOptions
}
export type InstanceMetadataOptionsRequest = {
	readonly HttpTokens?: string
	readonly HttpPutResponseHopLimit?: number
	readonly HttpEndpoint?: string
	readonly HttpProtocolIpv6?: string
	readonly InstanceMetadataTags?: string
}
export type InstanceNetworkInterfaceSpecification = {
	readonly AssociatePublicIpAddress?: boolean
	readonly DeleteOnTermination?: boolean
	readonly Description?: string
	readonly DeviceIndex?: number
	readonly Groups?: SecurityGroupIdStringList
	readonly Ipv6AddressCount?: number
	readonly Ipv6Addresses?: InstanceIpv6AddressList
	readonly NetworkInterfaceId?: string
	readonly PrivateIpAddress?: string
	readonly PrivateIpAddresses?: PrivateIpAddressSpecificationList
	readonly SecondaryPrivateIpAddressCount?: number
	readonly SubnetId?: string
	readonly AssociateCarrierIpAddress?: boolean
	readonly InterfaceType?: string
	readonly NetworkCardIndex?: number
	readonly Ipv4Prefixes?: Ipv4PrefixList
	readonly Ipv4PrefixCount?: number
	readonly Ipv6Prefixes?: Ipv6PrefixList
	readonly Ipv6PrefixCount?: number
	readonly PrimaryIpv6?: boolean
	readonly EnaSrdSpecification?: EnaSrdSpecificationRequest
	readonly ConnectionTrackingSpecification?: ConnectionTrackingSpecificationRequest
	readonly EnaQueueCount?: number
}
export type InstanceNetworkInterfaceSpecificationList = readonly InstanceNetworkInterfaceSpecification[]
export type InstanceNetworkPerformanceOptionsRequest = {
	readonly BandwidthWeighting?: string
}
export type InstanceRequirementsRequest = {
	readonly VCpuCount: VCpuCountRangeRequest
	readonly MemoryMiB: MemoryMiBRequest
	readonly CpuManufacturers?: CpuManufacturerSet
	readonly MemoryGiBPerVCpu?: MemoryGiBPerVCpuRequest
	readonly ExcludedInstanceTypes?: ExcludedInstanceTypeSet
	readonly InstanceGenerations?: InstanceGenerationSet
	readonly SpotMaxPricePercentageOverLowestPrice?: number
	readonly OnDemandMaxPricePercentageOverLowestPrice?: number
	readonly BareMetal?: string
	readonly BurstablePerformance?: string
	readonly RequireHibernateSupport?: boolean
	readonly NetworkInterfaceCount?: NetworkInterfaceCountRequest
	readonly LocalStorage?: string
	readonly LocalStorageTypes?: LocalStorageTypeSet
	readonly TotalLocalStorageGB?: TotalLocalStorageGBRequest
	readonly BaselineEbsBandwidthMbps?: BaselineEbsBandwidthMbpsRequest
	readonly AcceleratorTypes?: AcceleratorTypeSet
	readonly AcceleratorCount?: AcceleratorCountRequest
	readonly AcceleratorManufacturers?: AcceleratorManufacturerSet
	readonly AcceleratorNames?: AcceleratorNameSet
	readonly AcceleratorTotalMemoryMiB?: AcceleratorTotalMemoryMiBRequest
	readonly NetworkBandwidthGbps?: NetworkBandwidthGbpsRequest
	readonly AllowedInstanceTypes?: AllowedInstanceTypeSet
	readonly MaxSpotPriceAsPercentageOfOptimalOnDemandPrice?: number
	readonly BaselinePerformanceFactors?: BaselinePerformanceFactorsRequest
	readonly RequireEncryptionInTransit?: boolean
}
export type InstanceSecondaryInterfacePrivateIpAddressListRequest = readonly InstanceSecondaryInterfacePrivateIpAddressRequest[]
export type InstanceSecondaryInterfacePrivateIpAddressRequest = {
	readonly PrivateIpAddress: string
}
export type InstanceSecondaryInterfaceSpecificationListRequest = readonly InstanceSecondaryInterfaceSpecificationRequest[]
export type InstanceSecondaryInterfaceSpecificationRequest = {
	readonly DeleteOnTermination?: boolean
	readonly DeviceIndex?: number
	readonly PrivateIpAddresses?: InstanceSecondaryInterfacePrivateIpAddressListRequest
	readonly PrivateIpAddressCount?: number
	readonly SecondarySubnetId?: string
	readonly InterfaceType?: string
	readonly NetworkCardIndex?: number
}
export type InternetGatewayIdList = readonly string[]
export type IpList = readonly string[]
export type IpPermission = {
	readonly IpProtocol?: string
	readonly FromPort?: number
	readonly ToPort?: number
	readonly UserIdGroupPairs?: UserIdGroupPairList
	readonly IpRanges?: IpRangeList
	readonly Ipv6Ranges?: Ipv6RangeList
	readonly PrefixListIds?: PrefixListIdList
}
export type IpPermissionList = readonly IpPermission[]
export type IpPrefixList = readonly string[]
export type IpRange = {
	readonly Description?: string
	readonly CidrIp?: string
}
export type IpRangeList = readonly IpRange[]
export type Ipv4PrefixList = readonly Ipv4PrefixSpecificationRequest[]
export type Ipv4PrefixSpecificationRequest = {
	readonly Ipv4Prefix?: string
}
export type Ipv6AddressList = readonly string[]
export type Ipv6PrefixList = readonly Ipv6PrefixSpecificationRequest[]
export type Ipv6PrefixSpecificationRequest = {
	readonly Ipv6Prefix?: string
}
export type Ipv6Range = {
	readonly Description?: string
	readonly CidrIpv6?: string
}
export type Ipv6RangeList = readonly Ipv6Range[]
export type KeyNameStringList = readonly string[]
export type KeyPairIdStringList = readonly string[]
export type LaunchTemplateBlockDeviceMappingRequest = {
	readonly DeviceName?: string
	readonly VirtualName?: string
	readonly Ebs?: LaunchTemplateEbsBlockDeviceRequest
	readonly NoDevice?: string
}
export type LaunchTemplateBlockDeviceMappingRequestList = readonly LaunchTemplateBlockDeviceMappingRequest[]
export type LaunchTemplateCapacityReservationSpecificationRequest = {
	readonly CapacityReservationPreference?: string
	readonly CapacityReservationTarget?: CapacityReservationTarget
}
export type LaunchTemplateCpuOptionsRequest = {
	readonly CoreCount?: number
	readonly ThreadsPerCore?: number
	readonly AmdSevSnp?: string
	readonly NestedVirtualization?: string
}
export type LaunchTemplateEbsBlockDeviceRequest = {
	readonly Encrypted?: boolean
	readonly DeleteOnTermination?: boolean
	readonly Iops?: number
	readonly KmsKeyId?: string
	readonly SnapshotId?: string
	readonly VolumeSize?: number
	readonly VolumeType?: string
	readonly Throughput?: number
	readonly VolumeInitializationRate?: number
	readonly EbsCardIndex?: number
}
export type LaunchTemplateElasticInferenceAccelerator = {
	readonly Type: string
	readonly Count?: number
}
export type LaunchTemplateElasticInferenceAcceleratorList = readonly LaunchTemplateElasticInferenceAccelerator[]
export type LaunchTemplateEnclaveOptionsRequest = {
	readonly Enabled?: boolean
}
export type LaunchTemplateHibernationOptionsRequest = {
	readonly Configured?: boolean
}
export type LaunchTemplateIamInstanceProfileSpecificationRequest = {
	readonly Arn?: string
	readonly Name?: string
}
export type LaunchTemplateIdStringList = readonly string[]
export type LaunchTemplateInstanceMaintenanceOptionsRequest = {
	readonly AutoRecovery?: string
}
export type LaunchTemplateInstanceMarketOptionsRequest = {
	readonly MarketType?: string
	readonly SpotOptions?: LaunchTemplateSpotMarketOptionsRequest
}
export type LaunchTemplateInstanceMetadataOptionsRequest = {
	readonly HttpTokens?: string
	readonly HttpPutResponseHopLimit?: number
	readonly HttpEndpoint?: string
	readonly HttpProtocolIpv6?: string
	readonly InstanceMetadataTags?: string
}
export type LaunchTemplateInstanceNetworkInterfaceSpecificationRequest = {
	readonly AssociateCarrierIpAddress?: boolean
	readonly AssociatePublicIpAddress?: boolean
	readonly DeleteOnTermination?: boolean
	readonly Description?: string
	readonly DeviceIndex?: number
	readonly Groups?: SecurityGroupIdStringList
	readonly InterfaceType?: string
	readonly Ipv6AddressCount?: number
	readonly Ipv6Addresses?: InstanceIpv6AddressListRequest
	readonly NetworkInterfaceId?: string
	readonly PrivateIpAddress?: string
	readonly PrivateIpAddresses?: PrivateIpAddressSpecificationList
	readonly SecondaryPrivateIpAddressCount?: number
	readonly SubnetId?: string
	readonly NetworkCardIndex?: number
	readonly Ipv4Prefixes?: Ipv4PrefixList
	readonly Ipv4PrefixCount?: number
	readonly Ipv6Prefixes?: Ipv6PrefixList
	readonly Ipv6PrefixCount?: number
	readonly PrimaryIpv6?: boolean
	readonly EnaSrdSpecification?: EnaSrdSpecificationRequest
	readonly ConnectionTrackingSpecification?: ConnectionTrackingSpecificationRequest
	readonly EnaQueueCount?: number
}
export type LaunchTemplateInstanceNetworkInterfaceSpecificationRequestList = readonly LaunchTemplateInstanceNetworkInterfaceSpecificationRequest[]
export type LaunchTemplateInstanceSecondaryInterfaceSpecificationRequest = {
	readonly DeleteOnTermination?: boolean
	readonly DeviceIndex?: number
	readonly PrivateIpAddresses?: SecondaryInterfacePrivateIpAddressSpecificationListRequest
	readonly PrivateIpAddressCount?: number
	readonly SecondarySubnetId?: string
	readonly InterfaceType?: string
	readonly NetworkCardIndex?: number
}
export type LaunchTemplateInstanceSecondaryInterfaceSpecificationRequestList = readonly LaunchTemplateInstanceSecondaryInterfaceSpecificationRequest[]
export type LaunchTemplateLicenseConfigurationRequest = {
	readonly LicenseConfigurationArn?: string
}
export type LaunchTemplateLicenseSpecificationListRequest = readonly LaunchTemplateLicenseConfigurationRequest[]
export type LaunchTemplateNameStringList = readonly string[]
export type LaunchTemplateNetworkPerformanceOptionsRequest = {
	readonly BandwidthWeighting?: string
}
export type LaunchTemplatePlacementRequest = {
	readonly AvailabilityZone?: string
	readonly AvailabilityZoneId?: string
	readonly Affinity?: string
	readonly GroupName?: string
	readonly HostId?: string
	readonly Tenancy?: string
	readonly SpreadDomain?: string
	readonly HostResourceGroupArn?: string
	readonly PartitionNumber?: number
	readonly GroupId?: string
}
export type LaunchTemplatePrivateDnsNameOptionsRequest = {
	readonly HostnameType?: string
	readonly EnableResourceNameDnsARecord?: boolean
	readonly EnableResourceNameDnsAAAARecord?: boolean
}
export type LaunchTemplateSpecification = {
	readonly LaunchTemplateId?: string
	readonly LaunchTemplateName?: string
	readonly Version?: string
}
export type LaunchTemplateSpotMarketOptionsRequest = {
	readonly MaxPrice?: string
	readonly SpotInstanceType?: string
	readonly BlockDurationMinutes?: number
	readonly ValidUntil?: string
	readonly InstanceInterruptionBehavior?: string
}
export type LaunchTemplateTagSpecificationRequest = {
	readonly ResourceType?: string
	readonly Tags?: TagList
}
export type LaunchTemplateTagSpecificationRequestList = readonly LaunchTemplateTagSpecificationRequest[]
export type LaunchTemplatesMonitoringRequest = {
	readonly Enabled?: boolean
}
export type LicenseConfigurationRequest = {
	readonly LicenseConfigurationArn?: string
}
export type LicenseSpecificationListRequest = readonly LicenseConfigurationRequest[]
export type LocalStorageTypeSet = readonly string[]
export type MemoryGiBPerVCpuRequest = {
	readonly Min?: number
	readonly Max?: number
}
export type MemoryMiBRequest = {
	readonly Min: number
	readonly Max?: number
}
export type ModifyInstanceAttributeRequest = {
	readonly SourceDestCheck?: AttributeBooleanValue
	readonly DisableApiStop?: AttributeBooleanValue
	readonly DryRun?: boolean
	readonly InstanceId: string
	readonly Attribute?: string
	readonly Value?: string
	readonly BlockDeviceMappings?: InstanceBlockDeviceMappingSpecificationList
	readonly DisableApiTermination?: AttributeBooleanValue
	readonly InstanceType?: AttributeValue
	readonly Kernel?: AttributeValue
	readonly Ramdisk?: AttributeValue
	readonly UserData?: BlobAttributeValue
	readonly InstanceInitiatedShutdownBehavior?: AttributeValue
	readonly Groups?: GroupIdStringList
	readonly EbsOptimized?: AttributeBooleanValue
	readonly SriovNetSupport?: AttributeValue
	readonly EnaSupport?: AttributeBooleanValue
}
export type ModifyInstanceMetadataOptionsRequest = {
	readonly InstanceId: string
	readonly HttpTokens?: string
	readonly HttpPutResponseHopLimit?: number
	readonly HttpEndpoint?: string
	readonly DryRun?: boolean
	readonly HttpProtocolIpv6?: string
	readonly InstanceMetadataTags?: string
}
export type ModifyLaunchTemplateRequest = {
	readonly DryRun?: boolean
	readonly ClientToken?: string
	readonly LaunchTemplateId?: string
	readonly LaunchTemplateName?: string
	readonly DefaultVersion?: string
}
export type ModifyManagedPrefixListRequest = {
	readonly DryRun?: boolean
	readonly PrefixListId: string
	readonly CurrentVersion?: number
	readonly PrefixListName?: string
	readonly AddEntries?: AddPrefixListEntries
	readonly RemoveEntries?: RemovePrefixListEntries
	readonly MaxEntries?: number
	readonly IpamPrefixListResolverSyncEnabled?: boolean
}
export type ModifyNetworkInterfaceAttributeRequest = {
	readonly EnaSrdSpecification?: EnaSrdSpecification
	readonly EnablePrimaryIpv6?: boolean
	readonly ConnectionTrackingSpecification?: ConnectionTrackingSpecificationRequest
	readonly AssociatePublicIpAddress?: boolean
	readonly AssociatedSubnetIds?: SubnetIdList
	readonly DryRun?: boolean
	readonly NetworkInterfaceId: string
	readonly Description?: AttributeValue
	readonly SourceDestCheck?: AttributeBooleanValue
	readonly Groups?: SecurityGroupIdStringList
	readonly Attachment?: NetworkInterfaceAttachmentChanges
}
export type ModifySecurityGroupRulesRequest = {
	readonly GroupId: string
	readonly SecurityGroupRules: SecurityGroupRuleUpdateList
	readonly DryRun?: boolean
}
export type ModifySubnetAttributeRequest = {
	readonly AssignIpv6AddressOnCreation?: AttributeBooleanValue
	readonly MapPublicIpOnLaunch?: AttributeBooleanValue
	readonly SubnetId: string
	readonly MapCustomerOwnedIpOnLaunch?: AttributeBooleanValue
	readonly CustomerOwnedIpv4Pool?: string
	readonly EnableDns64?: AttributeBooleanValue
	readonly PrivateDnsHostnameTypeOnLaunch?: string
	readonly EnableResourceNameDnsARecordOnLaunch?: AttributeBooleanValue
	readonly EnableResourceNameDnsAAAARecordOnLaunch?: AttributeBooleanValue
	readonly EnableLniAtDeviceIndex?: number
	readonly DisableLniAtDeviceIndex?: AttributeBooleanValue
}
export type ModifyTransitGatewayOptions = {
	readonly AddTransitGatewayCidrBlocks?: TransitGatewayCidrBlockStringList
	readonly RemoveTransitGatewayCidrBlocks?: TransitGatewayCidrBlockStringList
	readonly VpnEcmpSupport?: string
	readonly DnsSupport?: string
	readonly SecurityGroupReferencingSupport?: string
	readonly AutoAcceptSharedAttachments?: string
	readonly DefaultRouteTableAssociation?: string
	readonly AssociationDefaultRouteTableId?: string
	readonly DefaultRouteTablePropagation?: string
	readonly PropagationDefaultRouteTableId?: string
	readonly AmazonSideAsn?: number
	readonly EncryptionSupport?: string
}
export type ModifyTransitGatewayPrefixListReferenceRequest = {
	readonly TransitGatewayRouteTableId: string
	readonly PrefixListId: string
	readonly TransitGatewayAttachmentId?: string
	readonly Blackhole?: boolean
	readonly DryRun?: boolean
}
export type ModifyTransitGatewayRequest = {
	readonly TransitGatewayId: string
	readonly Description?: string
	readonly Options?: ModifyTransitGatewayOptions
	readonly DryRun?: boolean
}
export type ModifyTransitGatewayVpcAttachmentRequest = {
	readonly TransitGatewayAttachmentId: string
	readonly AddSubnetIds?: TransitGatewaySubnetIdList
	readonly RemoveSubnetIds?: TransitGatewaySubnetIdList
	readonly Options?: ModifyTransitGatewayVpcAttachmentRequestOptions
	readonly DryRun?: boolean
}
export type ModifyTransitGatewayVpcAttachmentRequestOptions = {
	readonly DnsSupport?: string
	readonly SecurityGroupReferencingSupport?: string
	readonly Ipv6Support?: string
	readonly ApplianceModeSupport?: string
}
export type ModifyVpcAttributeRequest = {
	readonly EnableDnsHostnames?: AttributeBooleanValue
	readonly EnableDnsSupport?: AttributeBooleanValue
	readonly VpcId: string
	readonly EnableNetworkAddressUsageMetrics?: AttributeBooleanValue
}
export type ModifyVpcEndpointRequest = {
	readonly DryRun?: boolean
	readonly VpcEndpointId: string
	readonly ResetPolicy?: boolean
	readonly PolicyDocument?: string
	readonly AddRouteTableIds?: VpcEndpointRouteTableIdList
	readonly RemoveRouteTableIds?: VpcEndpointRouteTableIdList
	readonly AddSubnetIds?: VpcEndpointSubnetIdList
	readonly RemoveSubnetIds?: VpcEndpointSubnetIdList
	readonly AddSecurityGroupIds?: VpcEndpointSecurityGroupIdList
	readonly RemoveSecurityGroupIds?: VpcEndpointSecurityGroupIdList
	readonly IpAddressType?: string
	readonly DnsOptions?: DnsOptionsSpecification
	readonly PrivateDnsEnabled?: boolean
	readonly SubnetConfigurations?: SubnetConfigurationsList
}
export type ModifyVpcEndpointServiceConfigurationRequest = {
	readonly DryRun?: boolean
	readonly ServiceId: string
	readonly PrivateDnsName?: string
	readonly RemovePrivateDnsName?: boolean
	readonly AcceptanceRequired?: boolean
	readonly AddNetworkLoadBalancerArns?: ValueStringList
	readonly RemoveNetworkLoadBalancerArns?: ValueStringList
	readonly AddGatewayLoadBalancerArns?: ValueStringList
	readonly RemoveGatewayLoadBalancerArns?: ValueStringList
	readonly AddSupportedIpAddressTypes?: ValueStringList
	readonly RemoveSupportedIpAddressTypes?: ValueStringList
	readonly AddSupportedRegions?: ValueStringList
	readonly RemoveSupportedRegions?: ValueStringList
}
export type ModifyVpcEndpointServicePermissionsRequest = {
	readonly DryRun?: boolean
	readonly ServiceId: string
	readonly AddAllowedPrincipals?: ValueStringList
	readonly RemoveAllowedPrincipals?: ValueStringList
}
export type ModifyVpcPeeringConnectionOptionsRequest = {
	readonly AccepterPeeringConnectionOptions?: PeeringConnectionOptionsRequest
	readonly DryRun?: boolean
	readonly RequesterPeeringConnectionOptions?: PeeringConnectionOptionsRequest
	readonly VpcPeeringConnectionId: string
}
export type ModifyVpcTenancyRequest = {
	readonly VpcId: string
	readonly InstanceTenancy: string
	readonly DryRun?: boolean
}
export type ModifyVpnConnectionOptionsRequest = {
	readonly VpnConnectionId: string
	readonly LocalIpv4NetworkCidr?: string
	readonly RemoteIpv4NetworkCidr?: string
	readonly LocalIpv6NetworkCidr?: string
	readonly RemoteIpv6NetworkCidr?: string
	readonly TunnelBandwidth?: string
	readonly DryRun?: boolean
}
export type ModifyVpnConnectionRequest = {
	readonly VpnConnectionId: string
	readonly TransitGatewayId?: string
	readonly CustomerGatewayId?: string
	readonly VpnGatewayId?: string
	readonly DryRun?: boolean
}
export type ModifyVpnTunnelCertificateRequest = {
	readonly VpnConnectionId: string
	readonly VpnTunnelOutsideIpAddress: string
	readonly DryRun?: boolean
}
export type ModifyVpnTunnelOptionsRequest = {
	readonly VpnConnectionId: string
	readonly VpnTunnelOutsideIpAddress: string
	readonly TunnelOptions: ModifyVpnTunnelOptionsSpecification
	readonly DryRun?: boolean
	readonly SkipTunnelReplacement?: boolean
	readonly PreSharedKeyStorage?: string
}
export type ModifyVpnTunnelOptionsSpecification = {
	readonly TunnelInsideCidr?: string
	readonly TunnelInsideIpv6Cidr?: string
	readonly PreSharedKey?: string
	readonly Phase1LifetimeSeconds?: number
	readonly Phase2LifetimeSeconds?: number
	readonly RekeyMarginTimeSeconds?: number
	readonly RekeyFuzzPercentage?: number
	readonly ReplayWindowSize?: number
	readonly DPDTimeoutSeconds?: number
	readonly DPDTimeoutAction?: string
	readonly Phase1EncryptionAlgorithms?: Phase1EncryptionAlgorithmsRequestList
	readonly Phase2EncryptionAlgorithms?: Phase2EncryptionAlgorithmsRequestList
	readonly Phase1IntegrityAlgorithms?: Phase1IntegrityAlgorithmsRequestList
	readonly Phase2IntegrityAlgorithms?: Phase2IntegrityAlgorithmsRequestList
	readonly Phase1DHGroupNumbers?: Phase1DHGroupNumbersRequestList
	readonly Phase2DHGroupNumbers?: Phase2DHGroupNumbersRequestList
	readonly IKEVersions?: IKEVersionsRequestList
	readonly StartupAction?: string
	readonly LogOptions?: VpnTunnelLogOptionsSpecification
	readonly EnableTunnelLifecycleControl?: boolean
}
export type MonitorInstancesRequest = {
	readonly InstanceIds: InstanceIdStringList
	readonly DryRun?: boolean
}
export type NatGatewayIdStringList = readonly string[]
export type NetworkAclIdStringList = readonly string[]
export type NetworkBandwidthGbpsRequest = {
	readonly Min?: number
	readonly Max?: number
}
export type NetworkInsightsAnalysisIdList = readonly string[]
export type NetworkInsightsPathIdList = readonly string[]
export type NetworkInterfaceAttachmentChanges = {
	readonly DefaultEnaQueueCount?: boolean
	readonly EnaQueueCount?: number
	readonly AttachmentId?: string
	readonly DeleteOnTermination?: boolean
}
export type NetworkInterfaceCountRequest = {
	readonly Min?: number
	readonly Max?: number
}
export type NetworkInterfaceIdList = readonly string[]
export type NewDhcpConfiguration = {
	readonly Key?: string
	readonly Values?: ValueStringList
}
export type NewDhcpConfigurationList = readonly NewDhcpConfiguration[]
export type OperatorRequest = {
	readonly Principal?: string
}
export type OwnerStringList = readonly string[]
export type PathRequestFilter = {
	readonly SourceAddress?: string
	readonly SourcePortRange?: RequestFilterPortRange
	readonly DestinationAddress?: string
	readonly DestinationPortRange?: RequestFilterPortRange
}
export type PeeringConnectionOptionsRequest = {
	readonly AllowDnsResolutionFromRemoteVpc?: boolean
	readonly AllowEgressFromLocalClassicLinkToRemoteVpc?: boolean
	readonly AllowEgressFromLocalVpcToRemoteClassicLink?: boolean
}
export type PerformanceFactorReferenceRequest = {
	readonly InstanceFamily?: string
}
export type PerformanceFactorReferenceSetRequest = readonly PerformanceFactorReferenceRequest[]
export type Phase1DHGroupNumbersRequestList = readonly Phase1DHGroupNumbersRequestListValue[]
export type Phase1DHGroupNumbersRequestListValue = {
	readonly Value?: number
}
export type Phase1EncryptionAlgorithmsRequestList = readonly Phase1EncryptionAlgorithmsRequestListValue[]
export type Phase1EncryptionAlgorithmsRequestListValue = {
	readonly Value?: string
}
export type Phase1IntegrityAlgorithmsRequestList = readonly Phase1IntegrityAlgorithmsRequestListValue[]
export type Phase1IntegrityAlgorithmsRequestListValue = {
	readonly Value?: string
}
export type Phase2DHGroupNumbersRequestList = readonly Phase2DHGroupNumbersRequestListValue[]
export type Phase2DHGroupNumbersRequestListValue = {
	readonly Value?: number
}
export type Phase2EncryptionAlgorithmsRequestList = readonly Phase2EncryptionAlgorithmsRequestListValue[]
export type Phase2EncryptionAlgorithmsRequestListValue = {
	readonly Value?: string
}
export type Phase2IntegrityAlgorithmsRequestList = readonly Phase2IntegrityAlgorithmsRequestListValue[]
export type Phase2IntegrityAlgorithmsRequestListValue = {
	readonly Value?: string
}
export type Placement = {
	readonly AvailabilityZoneId?: string
	readonly Affinity?: string
	readonly GroupName?: string
	readonly PartitionNumber?: number
	readonly HostId?: string
	readonly Tenancy?: string
	readonly SpreadDomain?: string
	readonly HostResourceGroupArn?: string
	readonly GroupId?: string
	readonly AvailabilityZone?: string
}
export type PortRange = {
	readonly From?: number
	readonly To?: number
}
export type PrefixListId = {
	readonly Description?: string
	readonly PrefixListId?: string
}
export type PrefixListIdList = readonly PrefixListId[]
export type PrefixListResourceIdStringList = readonly string[]
export type PrivateDnsNameOptionsRequest = {
	readonly HostnameType?: string
	readonly EnableResourceNameDnsARecord?: boolean
	readonly EnableResourceNameDnsAAAARecord?: boolean
}
export type PrivateDnsSpecifiedDomainSet = readonly string[]
export type PrivateIpAddressSpecification = {
	readonly Primary?: boolean
	readonly PrivateIpAddress?: string
}
export type PrivateIpAddressSpecificationList = readonly PrivateIpAddressSpecification[]
export type PrivateIpAddressStringList = readonly string[]
export type PublicIpStringList = readonly string[]
export type RebootInstancesRequest = {
	readonly InstanceIds: InstanceIdStringList
	readonly DryRun?: boolean
}
export type RegionNameStringList = readonly string[]
export type RejectTransitGatewayPeeringAttachmentRequest = {
	readonly TransitGatewayAttachmentId: string
	readonly DryRun?: boolean
}
export type RejectTransitGatewayVpcAttachmentRequest = {
	readonly TransitGatewayAttachmentId: string
	readonly DryRun?: boolean
}
export type RejectVpcEndpointConnectionsRequest = {
	readonly DryRun?: boolean
	readonly ServiceId: string
	readonly VpcEndpointIds: VpcEndpointIdList
}
export type RejectVpcPeeringConnectionRequest = {
	readonly DryRun?: boolean
	readonly VpcPeeringConnectionId: string
}
export type ReleaseAddressRequest = {
	readonly AllocationId?: string
	readonly PublicIp?: string
	readonly NetworkBorderGroup?: string
	readonly DryRun?: boolean
}
export type RemovePrefixListEntries = readonly RemovePrefixListEntry[]
export type RemovePrefixListEntry = {
	readonly Cidr: string
}
export type ReplaceNetworkAclAssociationRequest = {
	readonly DryRun?: boolean
	readonly AssociationId: string
	readonly NetworkAclId: string
}
export type ReplaceNetworkAclEntryRequest = {
	readonly DryRun?: boolean
	readonly NetworkAclId: string
	readonly RuleNumber: number
	readonly Protocol: string
	readonly RuleAction: string
	readonly Egress: boolean
	readonly CidrBlock?: string
	readonly Ipv6CidrBlock?: string
	readonly IcmpTypeCode?: IcmpTypeCode
	readonly PortRange?: PortRange
}
export type ReplaceRouteRequest = {
	readonly DestinationPrefixListId?: string
	readonly VpcEndpointId?: string
	readonly LocalTarget?: boolean
	readonly TransitGatewayId?: string
	readonly LocalGatewayId?: string
	readonly CarrierGatewayId?: string
	readonly CoreNetworkArn?: string
	readonly OdbNetworkArn?: string
	readonly DryRun?: boolean
	readonly RouteTableId: string
	readonly DestinationCidrBlock?: string
	readonly GatewayId?: string
	readonly DestinationIpv6CidrBlock?: string
	readonly EgressOnlyInternetGatewayId?: string
	readonly InstanceId?: string
	readonly NetworkInterfaceId?: string
	readonly VpcPeeringConnectionId?: string
	readonly NatGatewayId?: string
}
export type ReplaceRouteTableAssociationRequest = {
	readonly DryRun?: boolean
	readonly AssociationId: string
	readonly RouteTableId: string
}
export type ReplaceTransitGatewayRouteRequest = {
	readonly DestinationCidrBlock: string
	readonly TransitGatewayRouteTableId: string
	readonly TransitGatewayAttachmentId?: string
	readonly Blackhole?: boolean
	readonly DryRun?: boolean
}
export type ReplaceVpnTunnelRequest = {
	readonly VpnConnectionId: string
	readonly VpnTunnelOutsideIpAddress: string
	readonly ApplyPendingMaintenance?: boolean
	readonly DryRun?: boolean
}
export type RequestFilterPortRange = {
	readonly FromPort?: number
	readonly ToPort?: number
}
export type RequestInstanceTypeList = readonly string[]
export type RequestLaunchTemplateData = {
	readonly KernelId?: string
	readonly EbsOptimized?: boolean
	readonly IamInstanceProfile?: LaunchTemplateIamInstanceProfileSpecificationRequest
	readonly BlockDeviceMappings?: LaunchTemplateBlockDeviceMappingRequestList
	readonly NetworkInterfaces?: LaunchTemplateInstanceNetworkInterfaceSpecificationRequestList
	readonly ImageId?: string
	readonly InstanceType?: string
	readonly KeyName?: string
	readonly Monitoring?: LaunchTemplatesMonitoringRequest
	readonly Placement?: LaunchTemplatePlacementRequest
	readonly RamDiskId?: string
	readonly DisableApiTermination?: boolean
	readonly InstanceInitiatedShutdownBehavior?: string
	readonly UserData?: string
	readonly TagSpecifications?: LaunchTemplateTagSpecificationRequestList
	readonly ElasticGpuSpecifications?: ElasticGpuSpecificationList
	readonly ElasticInferenceAccelerators?: LaunchTemplateElasticInferenceAcceleratorList
	readonly SecurityGroupIds?: SecurityGroupIdStringList
	readonly SecurityGroups?: SecurityGroupStringList
	readonly InstanceMarketOptions?: LaunchTemplateInstanceMarketOptionsRequest
	readonly CreditSpecification?: CreditSpecificationRequest
	readonly CpuOptions?: LaunchTemplateCpuOptionsRequest
	readonly CapacityReservationSpecification?: LaunchTemplateCapacityReservationSpecificationRequest
	readonly LicenseSpecifications?: LaunchTemplateLicenseSpecificationListRequest
	readonly HibernationOptions?: LaunchTemplateHibernationOptionsRequest
	readonly MetadataOptions?: LaunchTemplateInstanceMetadataOptionsRequest
	readonly EnclaveOptions?: LaunchTemplateEnclaveOptionsRequest
	readonly InstanceRequirements?: InstanceRequirementsRequest
	readonly PrivateDnsNameOptions?: LaunchTemplatePrivateDnsNameOptionsRequest
	readonly MaintenanceOptions?: LaunchTemplateInstanceMaintenanceOptionsRequest
	readonly DisableApiStop?: boolean
	readonly Operator?: OperatorRequest
	readonly NetworkPerformanceOptions?: LaunchTemplateNetworkPerformanceOptionsRequest
	readonly SecondaryInterfaces?: LaunchTemplateInstanceSecondaryInterfaceSpecificationRequestList
}
export type ResourceIdList = readonly string[]
export type RevokeSecurityGroupEgressRequest = {
	readonly SecurityGroupRuleIds?: SecurityGroupRuleIdList
	readonly DryRun?: boolean
	readonly GroupId: string
	readonly SourceSecurityGroupName?: string
	readonly SourceSecurityGroupOwnerId?: string
	readonly IpProtocol?: string
	readonly FromPort?: number
	readonly ToPort?: number
	readonly CidrIp?: string
	readonly IpPermissions?: IpPermissionList
}
export type RevokeSecurityGroupIngressRequest = {
	readonly CidrIp?: string
	readonly FromPort?: number
	readonly GroupId?: string
	readonly GroupName?: string
	readonly IpPermissions?: IpPermissionList
	readonly IpProtocol?: string
	readonly SourceSecurityGroupName?: string
	readonly SourceSecurityGroupOwnerId?: string
	readonly ToPort?: number
	readonly SecurityGroupRuleIds?: SecurityGroupRuleIdList
	readonly DryRun?: boolean
}
export type RouteTableIdStringList = readonly string[]
export type RunInstancesMonitoringEnabled = {
	readonly Enabled: boolean
}
export type RunInstancesRequest = {
	readonly BlockDeviceMappings?: BlockDeviceMappingRequestList
	readonly ImageId?: string
	readonly InstanceType?: string
	readonly Ipv6AddressCount?: number
	readonly Ipv6Addresses?: InstanceIpv6AddressList
	readonly KernelId?: string
	readonly KeyName?: string
	readonly MaxCount: number
	readonly MinCount: number
	readonly Monitoring?: RunInstancesMonitoringEnabled
	readonly Placement?: Placement
	readonly RamdiskId?: string
	readonly SecurityGroupIds?: SecurityGroupIdStringList
	readonly SecurityGroups?: SecurityGroupStringList
	readonly SubnetId?: string
	readonly UserData?: string
	readonly ElasticGpuSpecification?: ElasticGpuSpecifications
	readonly ElasticInferenceAccelerators?: ElasticInferenceAccelerators
	readonly TagSpecifications?: TagSpecificationList
	readonly LaunchTemplate?: LaunchTemplateSpecification
	readonly InstanceMarketOptions?: InstanceMarketOptionsRequest
	readonly CreditSpecification?: CreditSpecificationRequest
	readonly CpuOptions?: CpuOptionsRequest
	readonly CapacityReservationSpecification?: CapacityReservationSpecification
	readonly HibernationOptions?: HibernationOptionsRequest
	readonly LicenseSpecifications?: LicenseSpecificationListRequest
	readonly MetadataOptions?: InstanceMetadataOptionsRequest
	readonly EnclaveOptions?: EnclaveOptionsRequest
	readonly PrivateDnsNameOptions?: PrivateDnsNameOptionsRequest
	readonly MaintenanceOptions?: InstanceMaintenanceOptionsRequest
	readonly DisableApiStop?: boolean
	readonly EnablePrimaryIpv6?: boolean
	readonly NetworkPerformanceOptions?: InstanceNetworkPerformanceOptionsRequest
	readonly Operator?: OperatorRequest
	readonly SecondaryInterfaces?: InstanceSecondaryInterfaceSpecificationListRequest
	readonly DryRun?: boolean
	readonly DisableApiTermination?: boolean
	readonly InstanceInitiatedShutdownBehavior?: string
	readonly PrivateIpAddress?: string
	readonly ClientToken?: string
	readonly AdditionalInfo?: string
	readonly NetworkInterfaces?: InstanceNetworkInterfaceSpecificationList
	readonly IamInstanceProfile?: IamInstanceProfileSpecification
	readonly EbsOptimized?: boolean
}
export type SearchTransitGatewayRoutesRequest = {
	readonly TransitGatewayRouteTableId: string
	readonly Filters: FilterList
	readonly MaxResults?: number
	readonly DryRun?: boolean
	readonly NextToken?: string
}
export type SecondaryInterfacePrivateIpAddressSpecificationListRequest = readonly SecondaryInterfacePrivateIpAddressSpecificationRequest[]
export type SecondaryInterfacePrivateIpAddressSpecificationRequest = {
	readonly PrivateIpAddress?: string
}
export type SecurityGroupIdStringList = readonly string[]
export type SecurityGroupRuleDescription = {
	readonly SecurityGroupRuleId?: string
	readonly Description?: string
}
export type SecurityGroupRuleDescriptionList = readonly SecurityGroupRuleDescription[]
export type SecurityGroupRuleIdList = readonly string[]
export type SecurityGroupRuleRequest = {
	readonly IpProtocol?: string
	readonly FromPort?: number
	readonly ToPort?: number
	readonly CidrIpv4?: string
	readonly CidrIpv6?: string
	readonly PrefixListId?: string
	readonly ReferencedGroupId?: string
	readonly Description?: string
}
export type SecurityGroupRuleUpdate = {
	readonly SecurityGroupRuleId: string
	readonly SecurityGroupRule?: SecurityGroupRuleRequest
}
export type SecurityGroupRuleUpdateList = readonly SecurityGroupRuleUpdate[]
export type SecurityGroupStringList = readonly string[]
export type SpotMarketOptions = {
	readonly MaxPrice?: string
	readonly SpotInstanceType?: string
	readonly BlockDurationMinutes?: number
	readonly ValidUntil?: string
	readonly InstanceInterruptionBehavior?: string
}
export type StartInstancesRequest = {
	readonly InstanceIds: InstanceIdStringList
	readonly AdditionalInfo?: string
	readonly DryRun?: boolean
}
export type StartNetworkInsightsAnalysisRequest = {
	readonly NetworkInsightsPathId: string
	readonly AdditionalAccounts?: ValueStringList
	readonly FilterInArns?: ArnList
	readonly FilterOutArns?: ArnList
	readonly DryRun?: boolean
	readonly TagSpecifications?: TagSpecificationList
	readonly ClientToken: string
}
export type StopInstancesRequest = {
	readonly InstanceIds: InstanceIdStringList
	readonly Hibernate?: boolean
	readonly SkipOsShutdown?: boolean
	readonly DryRun?: boolean
	readonly Force?: boolean
}
export type SubnetConfiguration = {
	readonly SubnetId?: string
	readonly Ipv4?: string
	readonly Ipv6?: string
}
export type SubnetConfigurationsList = readonly SubnetConfiguration[]
export type SubnetIdList = readonly string[]
export type SubnetIdStringList = readonly string[]
export type Tag = {
	readonly Key?: string
	readonly Value?: string
}
export type TagList = readonly Tag[]
export type TagSpecification = {
	readonly ResourceType?: string
	readonly Tags?: TagList
}
export type TagSpecificationList = readonly TagSpecification[]
export type TerminateInstancesRequest = {
	readonly InstanceIds: InstanceIdStringList
	readonly Force?: boolean
	readonly SkipOsShutdown?: boolean
	readonly DryRun?: boolean
}
export type TotalLocalStorageGBRequest = {
	readonly Min?: number
	readonly Max?: number
}
export type TransitGatewayAttachmentIdStringList = readonly string[]
export type TransitGatewayCidrBlockStringList = readonly string[]
export type TransitGatewayIdStringList = readonly string[]
export type TransitGatewayRequestOptions = {
	readonly AmazonSideAsn?: number
	readonly AutoAcceptSharedAttachments?: string
	readonly DefaultRouteTableAssociation?: string
	readonly DefaultRouteTablePropagation?: string
	readonly VpnEcmpSupport?: string
	readonly DnsSupport?: string
	readonly SecurityGroupReferencingSupport?: string
	readonly MulticastSupport?: string
	readonly TransitGatewayCidrBlocks?: TransitGatewayCidrBlockStringList
}
export type TransitGatewayRouteTableIdStringList = readonly string[]
export type TransitGatewaySubnetIdList = readonly string[]
export type UnassignIpv6AddressesRequest = {
	readonly Ipv6Prefixes?: IpPrefixList
	readonly NetworkInterfaceId: string
	readonly Ipv6Addresses?: Ipv6AddressList
}
export type UnassignPrivateIpAddressesRequest = {
	readonly Ipv4Prefixes?: IpPrefixList
	readonly NetworkInterfaceId: string
	readonly PrivateIpAddresses?: PrivateIpAddressStringList
}
export type UnmonitorInstancesRequest = {
	readonly InstanceIds: InstanceIdStringList
	readonly DryRun?: boolean
}
export type UpdateSecurityGroupRuleDescriptionsEgressRequest = {
	readonly DryRun?: boolean
	readonly GroupId?: string
	readonly GroupName?: string
	readonly IpPermissions?: IpPermissionList
	readonly SecurityGroupRuleDescriptions?: SecurityGroupRuleDescriptionList
}
export type UpdateSecurityGroupRuleDescriptionsIngressRequest = {
	readonly DryRun?: boolean
	readonly GroupId?: string
	readonly GroupName?: string
	readonly IpPermissions?: IpPermissionList
	readonly SecurityGroupRuleDescriptions?: SecurityGroupRuleDescriptionList
}
export type UserIdGroupPair = {
	readonly Description?: string
	readonly UserId?: string
	readonly GroupName?: string
	readonly GroupId?: string
	readonly VpcId?: string
	readonly VpcPeeringConnectionId?: string
	readonly PeeringStatus?: string
}
export type UserIdGroupPairList = readonly UserIdGroupPair[]
export type VCpuCountRangeRequest = {
	readonly Min: number
	readonly Max?: number
}
export type ValueStringList = readonly string[]
export type VersionStringList = readonly string[]
export type VolumeIdStringList = readonly string[]
export type VpcClassicLinkIdList = readonly string[]
export type VpcEncryptionControlConfiguration = {
	readonly Mode: string
	readonly InternetGatewayExclusion?: string
	readonly EgressOnlyInternetGatewayExclusion?: string
	readonly NatGatewayExclusion?: string
	readonly VirtualPrivateGatewayExclusion?: string
	readonly VpcPeeringExclusion?: string
	readonly LambdaExclusion?: string
	readonly VpcLatticeExclusion?: string
	readonly ElasticFileSystemExclusion?: string
}
export type VpcEndpointIdList = readonly string[]
export type VpcEndpointRouteTableIdList = readonly string[]
export type VpcEndpointSecurityGroupIdList = readonly string[]
export type VpcEndpointServiceIdList = readonly string[]
export type VpcEndpointSubnetIdList = readonly string[]
export type VpcIdStringList = readonly string[]
export type VpcPeeringConnectionIdList = readonly string[]
export type VpnConnectionIdStringList = readonly string[]
export type VpnConnectionOptionsSpecification = {
	readonly EnableAcceleration?: boolean
	readonly TunnelInsideIpVersion?: string
	readonly TunnelOptions?: VpnTunnelOptionsSpecificationsList
	readonly LocalIpv4NetworkCidr?: string
	readonly RemoteIpv4NetworkCidr?: string
	readonly LocalIpv6NetworkCidr?: string
	readonly RemoteIpv6NetworkCidr?: string
	readonly OutsideIpAddressType?: string
	readonly TransportTransitGatewayAttachmentId?: string
	readonly TunnelBandwidth?: string
	readonly StaticRoutesOnly?: boolean
}
export type VpnGatewayIdStringList = readonly string[]
export type VpnTunnelLogOptionsSpecification = {
	readonly CloudWatchLogOptions?: CloudWatchLogOptionsSpecification
}
export type VpnTunnelOptionsSpecification = {
	readonly TunnelInsideCidr?: string
	readonly TunnelInsideIpv6Cidr?: string
	readonly PreSharedKey?: string
	readonly Phase1LifetimeSeconds?: number
	readonly Phase2LifetimeSeconds?: number
	readonly RekeyMarginTimeSeconds?: number
	readonly RekeyFuzzPercentage?: number
	readonly ReplayWindowSize?: number
	readonly DPDTimeoutSeconds?: number
	readonly DPDTimeoutAction?: string
	readonly Phase1EncryptionAlgorithms?: Phase1EncryptionAlgorithmsRequestList
	readonly Phase2EncryptionAlgorithms?: Phase2EncryptionAlgorithmsRequestList
	readonly Phase1IntegrityAlgorithms?: Phase1IntegrityAlgorithmsRequestList
	readonly Phase2IntegrityAlgorithms?: Phase2IntegrityAlgorithmsRequestList
	readonly Phase1DHGroupNumbers?: Phase1DHGroupNumbersRequestList
	readonly Phase2DHGroupNumbers?: Phase2DHGroupNumbersRequestList
	readonly IKEVersions?: IKEVersionsRequestList
	readonly StartupAction?: string
	readonly LogOptions?: VpnTunnelLogOptionsSpecification
	readonly EnableTunnelLifecycleControl?: boolean
}
export type VpnTunnelOptionsSpecificationsList = readonly VpnTunnelOptionsSpecification[]
export type ZoneIdStringList = readonly string[]
export type ZoneNameStringList = readonly string[]

export type Requests = {
	readonly AcceptTransitGatewayPeeringAttachment: AcceptTransitGatewayPeeringAttachmentRequest
	readonly AcceptTransitGatewayVpcAttachment: AcceptTransitGatewayVpcAttachmentRequest
	readonly AcceptVpcEndpointConnections: AcceptVpcEndpointConnectionsRequest
	readonly AcceptVpcPeeringConnection: AcceptVpcPeeringConnectionRequest
	readonly AllocateAddress: AllocateAddressRequest
	readonly AssignIpv6Addresses: AssignIpv6AddressesRequest
	readonly AssignPrivateIpAddresses: AssignPrivateIpAddressesRequest
	readonly AssociateAddress: AssociateAddressRequest
	readonly AssociateDhcpOptions: AssociateDhcpOptionsRequest
	readonly AssociateRouteTable: AssociateRouteTableRequest
	readonly AssociateSubnetCidrBlock: AssociateSubnetCidrBlockRequest
	readonly AssociateTransitGatewayRouteTable: AssociateTransitGatewayRouteTableRequest
	readonly AssociateVpcCidrBlock: AssociateVpcCidrBlockRequest
	readonly AttachInternetGateway: AttachInternetGatewayRequest
	readonly AttachNetworkInterface: AttachNetworkInterfaceRequest
	readonly AttachVpnGateway: AttachVpnGatewayRequest
	readonly AuthorizeSecurityGroupEgress: AuthorizeSecurityGroupEgressRequest
	readonly AuthorizeSecurityGroupIngress: AuthorizeSecurityGroupIngressRequest
	readonly CreateCustomerGateway: CreateCustomerGatewayRequest
	readonly CreateDefaultSubnet: CreateDefaultSubnetRequest
	readonly CreateDefaultVpc: CreateDefaultVpcRequest
	readonly CreateDhcpOptions: CreateDhcpOptionsRequest
	readonly CreateEgressOnlyInternetGateway: CreateEgressOnlyInternetGatewayRequest
	readonly CreateFlowLogs: CreateFlowLogsRequest
	readonly CreateInternetGateway: CreateInternetGatewayRequest
	readonly CreateKeyPair: CreateKeyPairRequest
	readonly CreateLaunchTemplate: CreateLaunchTemplateRequest
	readonly CreateLaunchTemplateVersion: CreateLaunchTemplateVersionRequest
	readonly CreateManagedPrefixList: CreateManagedPrefixListRequest
	readonly CreateNatGateway: CreateNatGatewayRequest
	readonly CreateNetworkAcl: CreateNetworkAclRequest
	readonly CreateNetworkAclEntry: CreateNetworkAclEntryRequest
	readonly CreateNetworkInsightsPath: CreateNetworkInsightsPathRequest
	readonly CreateNetworkInterface: CreateNetworkInterfaceRequest
	readonly CreateRoute: CreateRouteRequest
	readonly CreateRouteTable: CreateRouteTableRequest
	readonly CreateSecurityGroup: CreateSecurityGroupRequest
	readonly CreateSubnet: CreateSubnetRequest
	readonly CreateSubnetCidrReservation: CreateSubnetCidrReservationRequest
	readonly CreateTags: CreateTagsRequest
	readonly CreateTransitGateway: CreateTransitGatewayRequest
	readonly CreateTransitGatewayConnect: CreateTransitGatewayConnectRequest
	readonly CreateTransitGatewayPeeringAttachment: CreateTransitGatewayPeeringAttachmentRequest
	readonly CreateTransitGatewayPrefixListReference: CreateTransitGatewayPrefixListReferenceRequest
	readonly CreateTransitGatewayRoute: CreateTransitGatewayRouteRequest
	readonly CreateTransitGatewayRouteTable: CreateTransitGatewayRouteTableRequest
	readonly CreateTransitGatewayVpcAttachment: CreateTransitGatewayVpcAttachmentRequest
	readonly CreateVpc: CreateVpcRequest
	readonly CreateVpcEndpoint: CreateVpcEndpointRequest
	readonly CreateVpcEndpointServiceConfiguration: CreateVpcEndpointServiceConfigurationRequest
	readonly CreateVpcPeeringConnection: CreateVpcPeeringConnectionRequest
	readonly CreateVpnConnection: CreateVpnConnectionRequest
	readonly CreateVpnConnectionRoute: CreateVpnConnectionRouteRequest
	readonly CreateVpnGateway: CreateVpnGatewayRequest
	readonly DeleteCustomerGateway: DeleteCustomerGatewayRequest
	readonly DeleteDhcpOptions: DeleteDhcpOptionsRequest
	readonly DeleteEgressOnlyInternetGateway: DeleteEgressOnlyInternetGatewayRequest
	readonly DeleteFlowLogs: DeleteFlowLogsRequest
	readonly DeleteInternetGateway: DeleteInternetGatewayRequest
	readonly DeleteKeyPair: DeleteKeyPairRequest
	readonly DeleteLaunchTemplate: DeleteLaunchTemplateRequest
	readonly DeleteLaunchTemplateVersions: DeleteLaunchTemplateVersionsRequest
	readonly DeleteManagedPrefixList: DeleteManagedPrefixListRequest
	readonly DeleteNatGateway: DeleteNatGatewayRequest
	readonly DeleteNetworkAcl: DeleteNetworkAclRequest
	readonly DeleteNetworkAclEntry: DeleteNetworkAclEntryRequest
	readonly DeleteNetworkInsightsAnalysis: DeleteNetworkInsightsAnalysisRequest
	readonly DeleteNetworkInsightsPath: DeleteNetworkInsightsPathRequest
	readonly DeleteNetworkInterface: DeleteNetworkInterfaceRequest
	readonly DeleteRoute: DeleteRouteRequest
	readonly DeleteRouteTable: DeleteRouteTableRequest
	readonly DeleteSecurityGroup: DeleteSecurityGroupRequest
	readonly DeleteSubnet: DeleteSubnetRequest
	readonly DeleteSubnetCidrReservation: DeleteSubnetCidrReservationRequest
	readonly DeleteTags: DeleteTagsRequest
	readonly DeleteTransitGateway: DeleteTransitGatewayRequest
	readonly DeleteTransitGatewayPeeringAttachment: DeleteTransitGatewayPeeringAttachmentRequest
	readonly DeleteTransitGatewayPrefixListReference: DeleteTransitGatewayPrefixListReferenceRequest
	readonly DeleteTransitGatewayRoute: DeleteTransitGatewayRouteRequest
	readonly DeleteTransitGatewayRouteTable: DeleteTransitGatewayRouteTableRequest
	readonly DeleteTransitGatewayVpcAttachment: DeleteTransitGatewayVpcAttachmentRequest
	readonly DeleteVpc: DeleteVpcRequest
	readonly DeleteVpcEndpointServiceConfigurations: DeleteVpcEndpointServiceConfigurationsRequest
	readonly DeleteVpcEndpoints: DeleteVpcEndpointsRequest
	readonly DeleteVpcPeeringConnection: DeleteVpcPeeringConnectionRequest
	readonly DeleteVpnConnection: DeleteVpnConnectionRequest
	readonly DeleteVpnConnectionRoute: DeleteVpnConnectionRouteRequest
	readonly DeleteVpnGateway: DeleteVpnGatewayRequest
	readonly DescribeAccountAttributes: DescribeAccountAttributesRequest
	readonly DescribeAddresses: DescribeAddressesRequest
	readonly DescribeAddressesAttribute: DescribeAddressesAttributeRequest
	readonly DescribeAvailabilityZones: DescribeAvailabilityZonesRequest
	readonly DescribeCustomerGateways: DescribeCustomerGatewaysRequest
	readonly DescribeDhcpOptions: DescribeDhcpOptionsRequest
	readonly DescribeEgressOnlyInternetGateways: DescribeEgressOnlyInternetGatewaysRequest
	readonly DescribeFlowLogs: DescribeFlowLogsRequest
	readonly DescribeIamInstanceProfileAssociations: DescribeIamInstanceProfileAssociationsRequest
	readonly DescribeImages: DescribeImagesRequest
	readonly DescribeInstanceAttribute: DescribeInstanceAttributeRequest
	readonly DescribeInstanceCreditSpecifications: DescribeInstanceCreditSpecificationsRequest
	readonly DescribeInstanceStatus: DescribeInstanceStatusRequest
	readonly DescribeInstanceTypeOfferings: DescribeInstanceTypeOfferingsRequest
	readonly DescribeInstanceTypes: DescribeInstanceTypesRequest
	readonly DescribeInstances: DescribeInstancesRequest
	readonly DescribeInternetGateways: DescribeInternetGatewaysRequest
	readonly DescribeKeyPairs: DescribeKeyPairsRequest
	readonly DescribeLaunchTemplateVersions: DescribeLaunchTemplateVersionsRequest
	readonly DescribeLaunchTemplates: DescribeLaunchTemplatesRequest
	readonly DescribeManagedPrefixLists: DescribeManagedPrefixListsRequest
	readonly DescribeNatGateways: DescribeNatGatewaysRequest
	readonly DescribeNetworkAcls: DescribeNetworkAclsRequest
	readonly DescribeNetworkInsightsAnalyses: DescribeNetworkInsightsAnalysesRequest
	readonly DescribeNetworkInsightsPaths: DescribeNetworkInsightsPathsRequest
	readonly DescribeNetworkInterfaceAttribute: DescribeNetworkInterfaceAttributeRequest
	readonly DescribeNetworkInterfaces: DescribeNetworkInterfacesRequest
	readonly DescribePrefixLists: DescribePrefixListsRequest
	readonly DescribeRegions: DescribeRegionsRequest
	readonly DescribeRouteTables: DescribeRouteTablesRequest
	readonly DescribeSecurityGroupReferences: DescribeSecurityGroupReferencesRequest
	readonly DescribeSecurityGroupRules: DescribeSecurityGroupRulesRequest
	readonly DescribeSecurityGroupVpcAssociations: DescribeSecurityGroupVpcAssociationsRequest
	readonly DescribeSecurityGroups: DescribeSecurityGroupsRequest
	readonly DescribeStaleSecurityGroups: DescribeStaleSecurityGroupsRequest
	readonly DescribeSubnets: DescribeSubnetsRequest
	readonly DescribeTags: DescribeTagsRequest
	readonly DescribeTransitGatewayAttachments: DescribeTransitGatewayAttachmentsRequest
	readonly DescribeTransitGatewayConnects: DescribeTransitGatewayConnectsRequest
	readonly DescribeTransitGatewayPeeringAttachments: DescribeTransitGatewayPeeringAttachmentsRequest
	readonly DescribeTransitGatewayRouteTables: DescribeTransitGatewayRouteTablesRequest
	readonly DescribeTransitGatewayVpcAttachments: DescribeTransitGatewayVpcAttachmentsRequest
	readonly DescribeTransitGateways: DescribeTransitGatewaysRequest
	readonly DescribeVolumes: DescribeVolumesRequest
	readonly DescribeVpcAttribute: DescribeVpcAttributeRequest
	readonly DescribeVpcBlockPublicAccessOptions: DescribeVpcBlockPublicAccessOptionsRequest
	readonly DescribeVpcClassicLink: DescribeVpcClassicLinkRequest
	readonly DescribeVpcClassicLinkDnsSupport: DescribeVpcClassicLinkDnsSupportRequest
	readonly DescribeVpcEndpointConnections: DescribeVpcEndpointConnectionsRequest
	readonly DescribeVpcEndpointServiceConfigurations: DescribeVpcEndpointServiceConfigurationsRequest
	readonly DescribeVpcEndpointServicePermissions: DescribeVpcEndpointServicePermissionsRequest
	readonly DescribeVpcEndpointServices: DescribeVpcEndpointServicesRequest
	readonly DescribeVpcEndpoints: DescribeVpcEndpointsRequest
	readonly DescribeVpcPeeringConnections: DescribeVpcPeeringConnectionsRequest
	readonly DescribeVpcs: DescribeVpcsRequest
	readonly DescribeVpnConnections: DescribeVpnConnectionsRequest
	readonly DescribeVpnGateways: DescribeVpnGatewaysRequest
	readonly DetachInternetGateway: DetachInternetGatewayRequest
	readonly DetachNetworkInterface: DetachNetworkInterfaceRequest
	readonly DetachVpnGateway: DetachVpnGatewayRequest
	readonly DisableTransitGatewayRouteTablePropagation: DisableTransitGatewayRouteTablePropagationRequest
	readonly DisableVgwRoutePropagation: DisableVgwRoutePropagationRequest
	readonly DisassociateAddress: DisassociateAddressRequest
	readonly DisassociateRouteTable: DisassociateRouteTableRequest
	readonly DisassociateSubnetCidrBlock: DisassociateSubnetCidrBlockRequest
	readonly DisassociateTransitGatewayRouteTable: DisassociateTransitGatewayRouteTableRequest
	readonly DisassociateVpcCidrBlock: DisassociateVpcCidrBlockRequest
	readonly EnableTransitGatewayRouteTablePropagation: EnableTransitGatewayRouteTablePropagationRequest
	readonly EnableVgwRoutePropagation: EnableVgwRoutePropagationRequest
	readonly GetConsoleOutput: GetConsoleOutputRequest
	readonly GetLaunchTemplateData: GetLaunchTemplateDataRequest
	readonly GetManagedPrefixListAssociations: GetManagedPrefixListAssociationsRequest
	readonly GetManagedPrefixListEntries: GetManagedPrefixListEntriesRequest
	readonly GetSecurityGroupsForVpc: GetSecurityGroupsForVpcRequest
	readonly GetSubnetCidrReservations: GetSubnetCidrReservationsRequest
	readonly GetTransitGatewayAttachmentPropagations: GetTransitGatewayAttachmentPropagationsRequest
	readonly GetTransitGatewayPrefixListReferences: GetTransitGatewayPrefixListReferencesRequest
	readonly GetTransitGatewayRouteTableAssociations: GetTransitGatewayRouteTableAssociationsRequest
	readonly GetTransitGatewayRouteTablePropagations: GetTransitGatewayRouteTablePropagationsRequest
	readonly GetVpnConnectionDeviceSampleConfiguration: GetVpnConnectionDeviceSampleConfigurationRequest
	readonly GetVpnConnectionDeviceTypes: GetVpnConnectionDeviceTypesRequest
	readonly GetVpnTunnelReplacementStatus: GetVpnTunnelReplacementStatusRequest
	readonly ImportKeyPair: ImportKeyPairRequest
	readonly ModifyInstanceAttribute: ModifyInstanceAttributeRequest
	readonly ModifyInstanceMetadataOptions: ModifyInstanceMetadataOptionsRequest
	readonly ModifyLaunchTemplate: ModifyLaunchTemplateRequest
	readonly ModifyManagedPrefixList: ModifyManagedPrefixListRequest
	readonly ModifyNetworkInterfaceAttribute: ModifyNetworkInterfaceAttributeRequest
	readonly ModifySecurityGroupRules: ModifySecurityGroupRulesRequest
	readonly ModifySubnetAttribute: ModifySubnetAttributeRequest
	readonly ModifyTransitGateway: ModifyTransitGatewayRequest
	readonly ModifyTransitGatewayPrefixListReference: ModifyTransitGatewayPrefixListReferenceRequest
	readonly ModifyTransitGatewayVpcAttachment: ModifyTransitGatewayVpcAttachmentRequest
	readonly ModifyVpcAttribute: ModifyVpcAttributeRequest
	readonly ModifyVpcEndpoint: ModifyVpcEndpointRequest
	readonly ModifyVpcEndpointServiceConfiguration: ModifyVpcEndpointServiceConfigurationRequest
	readonly ModifyVpcEndpointServicePermissions: ModifyVpcEndpointServicePermissionsRequest
	readonly ModifyVpcPeeringConnectionOptions: ModifyVpcPeeringConnectionOptionsRequest
	readonly ModifyVpcTenancy: ModifyVpcTenancyRequest
	readonly ModifyVpnConnection: ModifyVpnConnectionRequest
	readonly ModifyVpnConnectionOptions: ModifyVpnConnectionOptionsRequest
	readonly ModifyVpnTunnelCertificate: ModifyVpnTunnelCertificateRequest
	readonly ModifyVpnTunnelOptions: ModifyVpnTunnelOptionsRequest
	readonly MonitorInstances: MonitorInstancesRequest
	readonly RebootInstances: RebootInstancesRequest
	readonly RejectTransitGatewayPeeringAttachment: RejectTransitGatewayPeeringAttachmentRequest
	readonly RejectTransitGatewayVpcAttachment: RejectTransitGatewayVpcAttachmentRequest
	readonly RejectVpcEndpointConnections: RejectVpcEndpointConnectionsRequest
	readonly RejectVpcPeeringConnection: RejectVpcPeeringConnectionRequest
	readonly ReleaseAddress: ReleaseAddressRequest
	readonly ReplaceNetworkAclAssociation: ReplaceNetworkAclAssociationRequest
	readonly ReplaceNetworkAclEntry: ReplaceNetworkAclEntryRequest
	readonly ReplaceRoute: ReplaceRouteRequest
	readonly ReplaceRouteTableAssociation: ReplaceRouteTableAssociationRequest
	readonly ReplaceTransitGatewayRoute: ReplaceTransitGatewayRouteRequest
	readonly ReplaceVpnTunnel: ReplaceVpnTunnelRequest
	readonly RevokeSecurityGroupEgress: RevokeSecurityGroupEgressRequest
	readonly RevokeSecurityGroupIngress: RevokeSecurityGroupIngressRequest
	readonly RunInstances: RunInstancesRequest
	readonly SearchTransitGatewayRoutes: SearchTransitGatewayRoutesRequest
	readonly StartInstances: StartInstancesRequest
	readonly StartNetworkInsightsAnalysis: StartNetworkInsightsAnalysisRequest
	readonly StopInstances: StopInstancesRequest
	readonly TerminateInstances: TerminateInstancesRequest
	readonly UnassignIpv6Addresses: UnassignIpv6AddressesRequest
	readonly UnassignPrivateIpAddresses: UnassignPrivateIpAddressesRequest
	readonly UnmonitorInstances: UnmonitorInstancesRequest
	readonly UpdateSecurityGroupRuleDescriptionsEgress: UpdateSecurityGroupRuleDescriptionsEgressRequest
	readonly UpdateSecurityGroupRuleDescriptionsIngress: UpdateSecurityGroupRuleDescriptionsIngressRequest
}
