// Written by `npm run api-model` from AWS's service model as botocore 1.43.11 carries it (Apache-2.0). Not to be edited.
import type {ServiceModel} from '../model.ts'

export const ec2: ServiceModel = {
	name: 'ec2',
	version: '2016-11-15',
	protocol: 'ec2',
	namespace: 'http://ec2.amazonaws.com/doc/2016-11-15',
	operations: {
		AcceptTransitGatewayPeeringAttachment: {input: 'AcceptTransitGatewayPeeringAttachmentRequest', output: 'AcceptTransitGatewayPeeringAttachmentResult'},
		AcceptTransitGatewayVpcAttachment: {input: 'AcceptTransitGatewayVpcAttachmentRequest', output: 'AcceptTransitGatewayVpcAttachmentResult'},
		AcceptVpcEndpointConnections: {input: 'AcceptVpcEndpointConnectionsRequest', output: 'AcceptVpcEndpointConnectionsResult'},
		AcceptVpcPeeringConnection: {input: 'AcceptVpcPeeringConnectionRequest', output: 'AcceptVpcPeeringConnectionResult'},
		AllocateAddress: {input: 'AllocateAddressRequest', output: 'AllocateAddressResult'},
		AssignIpv6Addresses: {input: 'AssignIpv6AddressesRequest', output: 'AssignIpv6AddressesResult'},
		AssignPrivateIpAddresses: {input: 'AssignPrivateIpAddressesRequest', output: 'AssignPrivateIpAddressesResult'},
		AssociateAddress: {input: 'AssociateAddressRequest', output: 'AssociateAddressResult'},
		AssociateDhcpOptions: {input: 'AssociateDhcpOptionsRequest'},
		AssociateRouteTable: {input: 'AssociateRouteTableRequest', output: 'AssociateRouteTableResult'},
		AssociateSubnetCidrBlock: {input: 'AssociateSubnetCidrBlockRequest', output: 'AssociateSubnetCidrBlockResult'},
		AssociateTransitGatewayRouteTable: {input: 'AssociateTransitGatewayRouteTableRequest', output: 'AssociateTransitGatewayRouteTableResult'},
		AssociateVpcCidrBlock: {input: 'AssociateVpcCidrBlockRequest', output: 'AssociateVpcCidrBlockResult'},
		AttachInternetGateway: {input: 'AttachInternetGatewayRequest'},
		AttachNetworkInterface: {input: 'AttachNetworkInterfaceRequest', output: 'AttachNetworkInterfaceResult'},
		AttachVpnGateway: {input: 'AttachVpnGatewayRequest', output: 'AttachVpnGatewayResult'},
		AuthorizeSecurityGroupEgress: {input: 'AuthorizeSecurityGroupEgressRequest', output: 'AuthorizeSecurityGroupEgressResult'},
		AuthorizeSecurityGroupIngress: {input: 'AuthorizeSecurityGroupIngressRequest', output: 'AuthorizeSecurityGroupIngressResult'},
		CreateCustomerGateway: {input: 'CreateCustomerGatewayRequest', output: 'CreateCustomerGatewayResult'},
		CreateDefaultSubnet: {input: 'CreateDefaultSubnetRequest', output: 'CreateDefaultSubnetResult'},
		CreateDefaultVpc: {input: 'CreateDefaultVpcRequest', output: 'CreateDefaultVpcResult'},
		CreateDhcpOptions: {input: 'CreateDhcpOptionsRequest', output: 'CreateDhcpOptionsResult'},
		CreateEgressOnlyInternetGateway: {input: 'CreateEgressOnlyInternetGatewayRequest', output: 'CreateEgressOnlyInternetGatewayResult'},
		CreateFlowLogs: {input: 'CreateFlowLogsRequest', output: 'CreateFlowLogsResult'},
		CreateInternetGateway: {input: 'CreateInternetGatewayRequest', output: 'CreateInternetGatewayResult'},
		CreateKeyPair: {input: 'CreateKeyPairRequest', output: 'KeyPair'},
		CreateLaunchTemplate: {input: 'CreateLaunchTemplateRequest', output: 'CreateLaunchTemplateResult'},
		CreateLaunchTemplateVersion: {input: 'CreateLaunchTemplateVersionRequest', output: 'CreateLaunchTemplateVersionResult'},
		CreateManagedPrefixList: {input: 'CreateManagedPrefixListRequest', output: 'CreateManagedPrefixListResult'},
		CreateNatGateway: {input: 'CreateNatGatewayRequest', output: 'CreateNatGatewayResult'},
		CreateNetworkAcl: {input: 'CreateNetworkAclRequest', output: 'CreateNetworkAclResult'},
		CreateNetworkAclEntry: {input: 'CreateNetworkAclEntryRequest'},
		CreateNetworkInsightsPath: {input: 'CreateNetworkInsightsPathRequest', output: 'CreateNetworkInsightsPathResult'},
		CreateNetworkInterface: {input: 'CreateNetworkInterfaceRequest', output: 'CreateNetworkInterfaceResult'},
		CreateRoute: {input: 'CreateRouteRequest', output: 'CreateRouteResult'},
		CreateRouteTable: {input: 'CreateRouteTableRequest', output: 'CreateRouteTableResult'},
		CreateSecurityGroup: {input: 'CreateSecurityGroupRequest', output: 'CreateSecurityGroupResult'},
		CreateSubnet: {input: 'CreateSubnetRequest', output: 'CreateSubnetResult'},
		CreateSubnetCidrReservation: {input: 'CreateSubnetCidrReservationRequest', output: 'CreateSubnetCidrReservationResult'},
		CreateTags: {input: 'CreateTagsRequest'},
		CreateTransitGateway: {input: 'CreateTransitGatewayRequest', output: 'CreateTransitGatewayResult'},
		CreateTransitGatewayConnect: {input: 'CreateTransitGatewayConnectRequest', output: 'CreateTransitGatewayConnectResult'},
		CreateTransitGatewayPeeringAttachment: {input: 'CreateTransitGatewayPeeringAttachmentRequest', output: 'CreateTransitGatewayPeeringAttachmentResult'},
		CreateTransitGatewayPrefixListReference: {input: 'CreateTransitGatewayPrefixListReferenceRequest', output: 'CreateTransitGatewayPrefixListReferenceResult'},
		CreateTransitGatewayRoute: {input: 'CreateTransitGatewayRouteRequest', output: 'CreateTransitGatewayRouteResult'},
		CreateTransitGatewayRouteTable: {input: 'CreateTransitGatewayRouteTableRequest', output: 'CreateTransitGatewayRouteTableResult'},
		CreateTransitGatewayVpcAttachment: {input: 'CreateTransitGatewayVpcAttachmentRequest', output: 'CreateTransitGatewayVpcAttachmentResult'},
		CreateVpc: {input: 'CreateVpcRequest', output: 'CreateVpcResult'},
		CreateVpcEndpoint: {input: 'CreateVpcEndpointRequest', output: 'CreateVpcEndpointResult'},
		CreateVpcEndpointServiceConfiguration: {input: 'CreateVpcEndpointServiceConfigurationRequest', output: 'CreateVpcEndpointServiceConfigurationResult'},
		CreateVpcPeeringConnection: {input: 'CreateVpcPeeringConnectionRequest', output: 'CreateVpcPeeringConnectionResult'},
		CreateVpnConnection: {input: 'CreateVpnConnectionRequest', output: 'CreateVpnConnectionResult'},
		CreateVpnConnectionRoute: {input: 'CreateVpnConnectionRouteRequest'},
		CreateVpnGateway: {input: 'CreateVpnGatewayRequest', output: 'CreateVpnGatewayResult'},
		DeleteCustomerGateway: {input: 'DeleteCustomerGatewayRequest'},
		DeleteDhcpOptions: {input: 'DeleteDhcpOptionsRequest'},
		DeleteEgressOnlyInternetGateway: {input: 'DeleteEgressOnlyInternetGatewayRequest', output: 'DeleteEgressOnlyInternetGatewayResult'},
		DeleteFlowLogs: {input: 'DeleteFlowLogsRequest', output: 'DeleteFlowLogsResult'},
		DeleteInternetGateway: {input: 'DeleteInternetGatewayRequest'},
		DeleteKeyPair: {input: 'DeleteKeyPairRequest', output: 'DeleteKeyPairResult'},
		DeleteLaunchTemplate: {input: 'DeleteLaunchTemplateRequest', output: 'DeleteLaunchTemplateResult'},
		DeleteLaunchTemplateVersions: {input: 'DeleteLaunchTemplateVersionsRequest', output: 'DeleteLaunchTemplateVersionsResult'},
		DeleteManagedPrefixList: {input: 'DeleteManagedPrefixListRequest', output: 'DeleteManagedPrefixListResult'},
		DeleteNatGateway: {input: 'DeleteNatGatewayRequest', output: 'DeleteNatGatewayResult'},
		DeleteNetworkAcl: {input: 'DeleteNetworkAclRequest'},
		DeleteNetworkAclEntry: {input: 'DeleteNetworkAclEntryRequest'},
		DeleteNetworkInsightsAnalysis: {input: 'DeleteNetworkInsightsAnalysisRequest', output: 'DeleteNetworkInsightsAnalysisResult'},
		DeleteNetworkInsightsPath: {input: 'DeleteNetworkInsightsPathRequest', output: 'DeleteNetworkInsightsPathResult'},
		DeleteNetworkInterface: {input: 'DeleteNetworkInterfaceRequest'},
		DeleteRoute: {input: 'DeleteRouteRequest'},
		DeleteRouteTable: {input: 'DeleteRouteTableRequest'},
		DeleteSecurityGroup: {input: 'DeleteSecurityGroupRequest', output: 'DeleteSecurityGroupResult'},
		DeleteSubnet: {input: 'DeleteSubnetRequest'},
		DeleteSubnetCidrReservation: {input: 'DeleteSubnetCidrReservationRequest', output: 'DeleteSubnetCidrReservationResult'},
		DeleteTags: {input: 'DeleteTagsRequest'},
		DeleteTransitGateway: {input: 'DeleteTransitGatewayRequest', output: 'DeleteTransitGatewayResult'},
		DeleteTransitGatewayPeeringAttachment: {input: 'DeleteTransitGatewayPeeringAttachmentRequest', output: 'DeleteTransitGatewayPeeringAttachmentResult'},
		DeleteTransitGatewayPrefixListReference: {input: 'DeleteTransitGatewayPrefixListReferenceRequest', output: 'DeleteTransitGatewayPrefixListReferenceResult'},
		DeleteTransitGatewayRoute: {input: 'DeleteTransitGatewayRouteRequest', output: 'DeleteTransitGatewayRouteResult'},
		DeleteTransitGatewayRouteTable: {input: 'DeleteTransitGatewayRouteTableRequest', output: 'DeleteTransitGatewayRouteTableResult'},
		DeleteTransitGatewayVpcAttachment: {input: 'DeleteTransitGatewayVpcAttachmentRequest', output: 'DeleteTransitGatewayVpcAttachmentResult'},
		DeleteVpc: {input: 'DeleteVpcRequest'},
		DeleteVpcEndpointServiceConfigurations: {input: 'DeleteVpcEndpointServiceConfigurationsRequest', output: 'DeleteVpcEndpointServiceConfigurationsResult'},
		DeleteVpcEndpoints: {input: 'DeleteVpcEndpointsRequest', output: 'DeleteVpcEndpointsResult'},
		DeleteVpcPeeringConnection: {input: 'DeleteVpcPeeringConnectionRequest', output: 'DeleteVpcPeeringConnectionResult'},
		DeleteVpnConnection: {input: 'DeleteVpnConnectionRequest'},
		DeleteVpnConnectionRoute: {input: 'DeleteVpnConnectionRouteRequest'},
		DeleteVpnGateway: {input: 'DeleteVpnGatewayRequest'},
		DescribeAccountAttributes: {input: 'DescribeAccountAttributesRequest', output: 'DescribeAccountAttributesResult'},
		DescribeAddresses: {input: 'DescribeAddressesRequest', output: 'DescribeAddressesResult'},
		DescribeAddressesAttribute: {input: 'DescribeAddressesAttributeRequest', output: 'DescribeAddressesAttributeResult'},
		DescribeAvailabilityZones: {input: 'DescribeAvailabilityZonesRequest', output: 'DescribeAvailabilityZonesResult'},
		DescribeCustomerGateways: {input: 'DescribeCustomerGatewaysRequest', output: 'DescribeCustomerGatewaysResult'},
		DescribeDhcpOptions: {input: 'DescribeDhcpOptionsRequest', output: 'DescribeDhcpOptionsResult'},
		DescribeEgressOnlyInternetGateways: {input: 'DescribeEgressOnlyInternetGatewaysRequest', output: 'DescribeEgressOnlyInternetGatewaysResult'},
		DescribeFlowLogs: {input: 'DescribeFlowLogsRequest', output: 'DescribeFlowLogsResult'},
		DescribeIamInstanceProfileAssociations: {input: 'DescribeIamInstanceProfileAssociationsRequest', output: 'DescribeIamInstanceProfileAssociationsResult'},
		DescribeImages: {input: 'DescribeImagesRequest', output: 'DescribeImagesResult'},
		DescribeInstanceAttribute: {input: 'DescribeInstanceAttributeRequest', output: 'InstanceAttribute'},
		DescribeInstanceCreditSpecifications: {input: 'DescribeInstanceCreditSpecificationsRequest', output: 'DescribeInstanceCreditSpecificationsResult'},
		DescribeInstanceStatus: {input: 'DescribeInstanceStatusRequest', output: 'DescribeInstanceStatusResult'},
		DescribeInstanceTypeOfferings: {input: 'DescribeInstanceTypeOfferingsRequest', output: 'DescribeInstanceTypeOfferingsResult'},
		DescribeInstanceTypes: {input: 'DescribeInstanceTypesRequest', output: 'DescribeInstanceTypesResult'},
		DescribeInstances: {input: 'DescribeInstancesRequest', output: 'DescribeInstancesResult'},
		DescribeInternetGateways: {input: 'DescribeInternetGatewaysRequest', output: 'DescribeInternetGatewaysResult'},
		DescribeKeyPairs: {input: 'DescribeKeyPairsRequest', output: 'DescribeKeyPairsResult'},
		DescribeLaunchTemplateVersions: {input: 'DescribeLaunchTemplateVersionsRequest', output: 'DescribeLaunchTemplateVersionsResult'},
		DescribeLaunchTemplates: {input: 'DescribeLaunchTemplatesRequest', output: 'DescribeLaunchTemplatesResult'},
		DescribeManagedPrefixLists: {input: 'DescribeManagedPrefixListsRequest', output: 'DescribeManagedPrefixListsResult'},
		DescribeNatGateways: {input: 'DescribeNatGatewaysRequest', output: 'DescribeNatGatewaysResult'},
		DescribeNetworkAcls: {input: 'DescribeNetworkAclsRequest', output: 'DescribeNetworkAclsResult'},
		DescribeNetworkInsightsAnalyses: {input: 'DescribeNetworkInsightsAnalysesRequest', output: 'DescribeNetworkInsightsAnalysesResult'},
		DescribeNetworkInsightsPaths: {input: 'DescribeNetworkInsightsPathsRequest', output: 'DescribeNetworkInsightsPathsResult'},
		DescribeNetworkInterfaceAttribute: {input: 'DescribeNetworkInterfaceAttributeRequest', output: 'DescribeNetworkInterfaceAttributeResult'},
		DescribeNetworkInterfaces: {input: 'DescribeNetworkInterfacesRequest', output: 'DescribeNetworkInterfacesResult'},
		DescribePrefixLists: {input: 'DescribePrefixListsRequest', output: 'DescribePrefixListsResult'},
		DescribeRegions: {input: 'DescribeRegionsRequest', output: 'DescribeRegionsResult'},
		DescribeRouteTables: {input: 'DescribeRouteTablesRequest', output: 'DescribeRouteTablesResult'},
		DescribeSecurityGroupReferences: {input: 'DescribeSecurityGroupReferencesRequest', output: 'DescribeSecurityGroupReferencesResult'},
		DescribeSecurityGroupRules: {input: 'DescribeSecurityGroupRulesRequest', output: 'DescribeSecurityGroupRulesResult'},
		DescribeSecurityGroupVpcAssociations: {input: 'DescribeSecurityGroupVpcAssociationsRequest', output: 'DescribeSecurityGroupVpcAssociationsResult'},
		DescribeSecurityGroups: {input: 'DescribeSecurityGroupsRequest', output: 'DescribeSecurityGroupsResult'},
		DescribeStaleSecurityGroups: {input: 'DescribeStaleSecurityGroupsRequest', output: 'DescribeStaleSecurityGroupsResult'},
		DescribeSubnets: {input: 'DescribeSubnetsRequest', output: 'DescribeSubnetsResult'},
		DescribeTags: {input: 'DescribeTagsRequest', output: 'DescribeTagsResult'},
		DescribeTransitGatewayAttachments: {input: 'DescribeTransitGatewayAttachmentsRequest', output: 'DescribeTransitGatewayAttachmentsResult'},
		DescribeTransitGatewayConnects: {input: 'DescribeTransitGatewayConnectsRequest', output: 'DescribeTransitGatewayConnectsResult'},
		DescribeTransitGatewayPeeringAttachments: {input: 'DescribeTransitGatewayPeeringAttachmentsRequest', output: 'DescribeTransitGatewayPeeringAttachmentsResult'},
		DescribeTransitGatewayRouteTables: {input: 'DescribeTransitGatewayRouteTablesRequest', output: 'DescribeTransitGatewayRouteTablesResult'},
		DescribeTransitGatewayVpcAttachments: {input: 'DescribeTransitGatewayVpcAttachmentsRequest', output: 'DescribeTransitGatewayVpcAttachmentsResult'},
		DescribeTransitGateways: {input: 'DescribeTransitGatewaysRequest', output: 'DescribeTransitGatewaysResult'},
		DescribeVolumes: {input: 'DescribeVolumesRequest', output: 'DescribeVolumesResult'},
		DescribeVpcAttribute: {input: 'DescribeVpcAttributeRequest', output: 'DescribeVpcAttributeResult'},
		DescribeVpcBlockPublicAccessOptions: {input: 'DescribeVpcBlockPublicAccessOptionsRequest', output: 'DescribeVpcBlockPublicAccessOptionsResult'},
		DescribeVpcClassicLink: {input: 'DescribeVpcClassicLinkRequest', output: 'DescribeVpcClassicLinkResult'},
		DescribeVpcClassicLinkDnsSupport: {input: 'DescribeVpcClassicLinkDnsSupportRequest', output: 'DescribeVpcClassicLinkDnsSupportResult'},
		DescribeVpcEndpointConnections: {input: 'DescribeVpcEndpointConnectionsRequest', output: 'DescribeVpcEndpointConnectionsResult'},
		DescribeVpcEndpointServiceConfigurations: {input: 'DescribeVpcEndpointServiceConfigurationsRequest', output: 'DescribeVpcEndpointServiceConfigurationsResult'},
		DescribeVpcEndpointServicePermissions: {input: 'DescribeVpcEndpointServicePermissionsRequest', output: 'DescribeVpcEndpointServicePermissionsResult'},
		DescribeVpcEndpointServices: {input: 'DescribeVpcEndpointServicesRequest', output: 'DescribeVpcEndpointServicesResult'},
		DescribeVpcEndpoints: {input: 'DescribeVpcEndpointsRequest', output: 'DescribeVpcEndpointsResult'},
		DescribeVpcPeeringConnections: {input: 'DescribeVpcPeeringConnectionsRequest', output: 'DescribeVpcPeeringConnectionsResult'},
		DescribeVpcs: {input: 'DescribeVpcsRequest', output: 'DescribeVpcsResult'},
		DescribeVpnConnections: {input: 'DescribeVpnConnectionsRequest', output: 'DescribeVpnConnectionsResult'},
		DescribeVpnGateways: {input: 'DescribeVpnGatewaysRequest', output: 'DescribeVpnGatewaysResult'},
		DetachInternetGateway: {input: 'DetachInternetGatewayRequest'},
		DetachNetworkInterface: {input: 'DetachNetworkInterfaceRequest'},
		DetachVpnGateway: {input: 'DetachVpnGatewayRequest'},
		DisableTransitGatewayRouteTablePropagation: {input: 'DisableTransitGatewayRouteTablePropagationRequest', output: 'DisableTransitGatewayRouteTablePropagationResult'},
		DisableVgwRoutePropagation: {input: 'DisableVgwRoutePropagationRequest'},
		DisassociateAddress: {input: 'DisassociateAddressRequest'},
		DisassociateRouteTable: {input: 'DisassociateRouteTableRequest'},
		DisassociateSubnetCidrBlock: {input: 'DisassociateSubnetCidrBlockRequest', output: 'DisassociateSubnetCidrBlockResult'},
		DisassociateTransitGatewayRouteTable: {input: 'DisassociateTransitGatewayRouteTableRequest', output: 'DisassociateTransitGatewayRouteTableResult'},
		DisassociateVpcCidrBlock: {input: 'DisassociateVpcCidrBlockRequest', output: 'DisassociateVpcCidrBlockResult'},
		EnableTransitGatewayRouteTablePropagation: {input: 'EnableTransitGatewayRouteTablePropagationRequest', output: 'EnableTransitGatewayRouteTablePropagationResult'},
		EnableVgwRoutePropagation: {input: 'EnableVgwRoutePropagationRequest'},
		GetConsoleOutput: {input: 'GetConsoleOutputRequest', output: 'GetConsoleOutputResult'},
		GetLaunchTemplateData: {input: 'GetLaunchTemplateDataRequest', output: 'GetLaunchTemplateDataResult'},
		GetManagedPrefixListAssociations: {input: 'GetManagedPrefixListAssociationsRequest', output: 'GetManagedPrefixListAssociationsResult'},
		GetManagedPrefixListEntries: {input: 'GetManagedPrefixListEntriesRequest', output: 'GetManagedPrefixListEntriesResult'},
		GetSecurityGroupsForVpc: {input: 'GetSecurityGroupsForVpcRequest', output: 'GetSecurityGroupsForVpcResult'},
		GetSubnetCidrReservations: {input: 'GetSubnetCidrReservationsRequest', output: 'GetSubnetCidrReservationsResult'},
		GetTransitGatewayAttachmentPropagations: {input: 'GetTransitGatewayAttachmentPropagationsRequest', output: 'GetTransitGatewayAttachmentPropagationsResult'},
		GetTransitGatewayPrefixListReferences: {input: 'GetTransitGatewayPrefixListReferencesRequest', output: 'GetTransitGatewayPrefixListReferencesResult'},
		GetTransitGatewayRouteTableAssociations: {input: 'GetTransitGatewayRouteTableAssociationsRequest', output: 'GetTransitGatewayRouteTableAssociationsResult'},
		GetTransitGatewayRouteTablePropagations: {input: 'GetTransitGatewayRouteTablePropagationsRequest', output: 'GetTransitGatewayRouteTablePropagationsResult'},
		GetVpnConnectionDeviceSampleConfiguration: {input: 'GetVpnConnectionDeviceSampleConfigurationRequest', output: 'GetVpnConnectionDeviceSampleConfigurationResult'},
		GetVpnConnectionDeviceTypes: {input: 'GetVpnConnectionDeviceTypesRequest', output: 'GetVpnConnectionDeviceTypesResult'},
		GetVpnTunnelReplacementStatus: {input: 'GetVpnTunnelReplacementStatusRequest', output: 'GetVpnTunnelReplacementStatusResult'},
		ImportKeyPair: {input: 'ImportKeyPairRequest', output: 'ImportKeyPairResult'},
		ModifyInstanceAttribute: {input: 'ModifyInstanceAttributeRequest'},
		ModifyInstanceMetadataOptions: {input: 'ModifyInstanceMetadataOptionsRequest', output: 'ModifyInstanceMetadataOptionsResult'},
		ModifyLaunchTemplate: {input: 'ModifyLaunchTemplateRequest', output: 'ModifyLaunchTemplateResult'},
		ModifyManagedPrefixList: {input: 'ModifyManagedPrefixListRequest', output: 'ModifyManagedPrefixListResult'},
		ModifyNetworkInterfaceAttribute: {input: 'ModifyNetworkInterfaceAttributeRequest'},
		ModifySecurityGroupRules: {input: 'ModifySecurityGroupRulesRequest', output: 'ModifySecurityGroupRulesResult'},
		ModifySubnetAttribute: {input: 'ModifySubnetAttributeRequest'},
		ModifyTransitGateway: {input: 'ModifyTransitGatewayRequest', output: 'ModifyTransitGatewayResult'},
		ModifyTransitGatewayPrefixListReference: {input: 'ModifyTransitGatewayPrefixListReferenceRequest', output: 'ModifyTransitGatewayPrefixListReferenceResult'},
		ModifyTransitGatewayVpcAttachment: {input: 'ModifyTransitGatewayVpcAttachmentRequest', output: 'ModifyTransitGatewayVpcAttachmentResult'},
		ModifyVpcAttribute: {input: 'ModifyVpcAttributeRequest'},
		ModifyVpcEndpoint: {input: 'ModifyVpcEndpointRequest', output: 'ModifyVpcEndpointResult'},
		ModifyVpcEndpointServiceConfiguration: {input: 'ModifyVpcEndpointServiceConfigurationRequest', output: 'ModifyVpcEndpointServiceConfigurationResult'},
		ModifyVpcEndpointServicePermissions: {input: 'ModifyVpcEndpointServicePermissionsRequest', output: 'ModifyVpcEndpointServicePermissionsResult'},
		ModifyVpcPeeringConnectionOptions: {input: 'ModifyVpcPeeringConnectionOptionsRequest', output: 'ModifyVpcPeeringConnectionOptionsResult'},
		ModifyVpcTenancy: {input: 'ModifyVpcTenancyRequest', output: 'ModifyVpcTenancyResult'},
		ModifyVpnConnection: {input: 'ModifyVpnConnectionRequest', output: 'ModifyVpnConnectionResult'},
		ModifyVpnConnectionOptions: {input: 'ModifyVpnConnectionOptionsRequest', output: 'ModifyVpnConnectionOptionsResult'},
		ModifyVpnTunnelCertificate: {input: 'ModifyVpnTunnelCertificateRequest', output: 'ModifyVpnTunnelCertificateResult'},
		ModifyVpnTunnelOptions: {input: 'ModifyVpnTunnelOptionsRequest', output: 'ModifyVpnTunnelOptionsResult'},
		MonitorInstances: {input: 'MonitorInstancesRequest', output: 'MonitorInstancesResult'},
		RebootInstances: {input: 'RebootInstancesRequest'},
		RejectTransitGatewayPeeringAttachment: {input: 'RejectTransitGatewayPeeringAttachmentRequest', output: 'RejectTransitGatewayPeeringAttachmentResult'},
		RejectTransitGatewayVpcAttachment: {input: 'RejectTransitGatewayVpcAttachmentRequest', output: 'RejectTransitGatewayVpcAttachmentResult'},
		RejectVpcEndpointConnections: {input: 'RejectVpcEndpointConnectionsRequest', output: 'RejectVpcEndpointConnectionsResult'},
		RejectVpcPeeringConnection: {input: 'RejectVpcPeeringConnectionRequest', output: 'RejectVpcPeeringConnectionResult'},
		ReleaseAddress: {input: 'ReleaseAddressRequest'},
		ReplaceNetworkAclAssociation: {input: 'ReplaceNetworkAclAssociationRequest', output: 'ReplaceNetworkAclAssociationResult'},
		ReplaceNetworkAclEntry: {input: 'ReplaceNetworkAclEntryRequest'},
		ReplaceRoute: {input: 'ReplaceRouteRequest'},
		ReplaceRouteTableAssociation: {input: 'ReplaceRouteTableAssociationRequest', output: 'ReplaceRouteTableAssociationResult'},
		ReplaceTransitGatewayRoute: {input: 'ReplaceTransitGatewayRouteRequest', output: 'ReplaceTransitGatewayRouteResult'},
		ReplaceVpnTunnel: {input: 'ReplaceVpnTunnelRequest', output: 'ReplaceVpnTunnelResult'},
		RevokeSecurityGroupEgress: {input: 'RevokeSecurityGroupEgressRequest', output: 'RevokeSecurityGroupEgressResult'},
		RevokeSecurityGroupIngress: {input: 'RevokeSecurityGroupIngressRequest', output: 'RevokeSecurityGroupIngressResult'},
		RunInstances: {input: 'RunInstancesRequest', output: 'Reservation'},
		SearchTransitGatewayRoutes: {input: 'SearchTransitGatewayRoutesRequest', output: 'SearchTransitGatewayRoutesResult'},
		StartInstances: {input: 'StartInstancesRequest', output: 'StartInstancesResult'},
		StartNetworkInsightsAnalysis: {input: 'StartNetworkInsightsAnalysisRequest', output: 'StartNetworkInsightsAnalysisResult'},
		StopInstances: {input: 'StopInstancesRequest', output: 'StopInstancesResult'},
		TerminateInstances: {input: 'TerminateInstancesRequest', output: 'TerminateInstancesResult'},
		UnassignIpv6Addresses: {input: 'UnassignIpv6AddressesRequest', output: 'UnassignIpv6AddressesResult'},
		UnassignPrivateIpAddresses: {input: 'UnassignPrivateIpAddressesRequest'},
		UnmonitorInstances: {input: 'UnmonitorInstancesRequest', output: 'UnmonitorInstancesResult'},
		UpdateSecurityGroupRuleDescriptionsEgress: {input: 'UpdateSecurityGroupRuleDescriptionsEgressRequest', output: 'UpdateSecurityGroupRuleDescriptionsEgressResult'},
		UpdateSecurityGroupRuleDescriptionsIngress: {input: 'UpdateSecurityGroupRuleDescriptionsIngressRequest', output: 'UpdateSecurityGroupRuleDescriptionsIngressResult'}
	},
	shapes: {
		AcceleratorCount: {members: {Min: ['integer', 'Min', 'min'], Max: ['integer', 'Max', 'max']}},
		AcceleratorCountRequest: {members: {Min: ['integer'], Max: ['integer']}},
		AcceleratorManufacturerSet: {list: 'text', item: 'item'},
		AcceleratorNameSet: {list: 'text', item: 'item'},
		AcceleratorTotalMemoryMiB: {members: {Min: ['integer', 'Min', 'min'], Max: ['integer', 'Max', 'max']}},
		AcceleratorTotalMemoryMiBRequest: {members: {Min: ['integer'], Max: ['integer']}},
		AcceleratorTypeSet: {list: 'text', item: 'item'},
		AcceptTransitGatewayPeeringAttachmentRequest: {members: {TransitGatewayAttachmentId: ['text'], DryRun: ['flag']}, required: ['TransitGatewayAttachmentId']},
		AcceptTransitGatewayPeeringAttachmentResult: {members: {TransitGatewayPeeringAttachment: ['TransitGatewayPeeringAttachment', 'TransitGatewayPeeringAttachment', 'transitGatewayPeeringAttachment']}},
		AcceptTransitGatewayVpcAttachmentRequest: {members: {TransitGatewayAttachmentId: ['text'], DryRun: ['flag']}, required: ['TransitGatewayAttachmentId']},
		AcceptTransitGatewayVpcAttachmentResult: {members: {TransitGatewayVpcAttachment: ['TransitGatewayVpcAttachment', 'TransitGatewayVpcAttachment', 'transitGatewayVpcAttachment']}},
		AcceptVpcEndpointConnectionsRequest: {members: {DryRun: ['flag'], ServiceId: ['text'], VpcEndpointIds: ['VpcEndpointIdList', 'VpcEndpointId']}, required: ['ServiceId', 'VpcEndpointIds']},
		AcceptVpcEndpointConnectionsResult: {members: {Unsuccessful: ['UnsuccessfulItemSet', 'Unsuccessful', 'unsuccessful']}},
		AcceptVpcPeeringConnectionRequest: {members: {DryRun: ['flag', 'DryRun', 'dryRun'], VpcPeeringConnectionId: ['text', 'VpcPeeringConnectionId', 'vpcPeeringConnectionId']}, required: ['VpcPeeringConnectionId']},
		AcceptVpcPeeringConnectionResult: {members: {VpcPeeringConnection: ['VpcPeeringConnection', 'VpcPeeringConnection', 'vpcPeeringConnection']}},
		AccountAttribute: {members: {AttributeName: ['text', 'AttributeName', 'attributeName'], AttributeValues: ['AccountAttributeValueList', 'AttributeValueSet', 'attributeValueSet']}},
		AccountAttributeList: {list: 'AccountAttribute', item: 'item'},
		AccountAttributeNameStringList: {list: 'text', item: 'attributeName'},
		AccountAttributeValue: {members: {AttributeValue: ['text', 'AttributeValue', 'attributeValue']}},
		AccountAttributeValueList: {list: 'AccountAttributeValue', item: 'item'},
		AddPrefixListEntries: {list: 'AddPrefixListEntry', item: 'member'},
		AddPrefixListEntry: {members: {Cidr: ['text'], Description: ['text']}, required: ['Cidr']},
		AddedPrincipal: {members: {PrincipalType: ['text', 'PrincipalType', 'principalType'], Principal: ['text', 'Principal', 'principal'], ServicePermissionId: ['text', 'ServicePermissionId', 'servicePermissionId'], ServiceId: ['text', 'ServiceId', 'serviceId']}},
		AddedPrincipalSet: {list: 'AddedPrincipal', item: 'item'},
		AdditionalDetail: {members: {AdditionalDetailType: ['text', 'AdditionalDetailType', 'additionalDetailType'], Component: ['AnalysisComponent', 'Component', 'component'], VpcEndpointService: ['AnalysisComponent', 'VpcEndpointService', 'vpcEndpointService'], RuleOptions: ['RuleOptionList', 'RuleOptionSet', 'ruleOptionSet'], RuleGroupTypePairs: ['RuleGroupTypePairList', 'RuleGroupTypePairSet', 'ruleGroupTypePairSet'], RuleGroupRuleOptionsPairs: ['RuleGroupRuleOptionsPairList', 'RuleGroupRuleOptionsPairSet', 'ruleGroupRuleOptionsPairSet'], ServiceName: ['text', 'ServiceName', 'serviceName'], LoadBalancers: ['AnalysisComponentList', 'LoadBalancerSet', 'loadBalancerSet']}},
		AdditionalDetailList: {list: 'AdditionalDetail', item: 'item'},
		Address: {members: {AllocationId: ['text', 'AllocationId', 'allocationId'], AssociationId: ['text', 'AssociationId', 'associationId'], Domain: ['text', 'Domain', 'domain'], NetworkInterfaceId: ['text', 'NetworkInterfaceId', 'networkInterfaceId'], NetworkInterfaceOwnerId: ['text', 'NetworkInterfaceOwnerId', 'networkInterfaceOwnerId'], PrivateIpAddress: ['text', 'PrivateIpAddress', 'privateIpAddress'], Tags: ['TagList', 'TagSet', 'tagSet'], PublicIpv4Pool: ['text', 'PublicIpv4Pool', 'publicIpv4Pool'], NetworkBorderGroup: ['text', 'NetworkBorderGroup', 'networkBorderGroup'], CustomerOwnedIp: ['text', 'CustomerOwnedIp', 'customerOwnedIp'], CustomerOwnedIpv4Pool: ['text', 'CustomerOwnedIpv4Pool', 'customerOwnedIpv4Pool'], CarrierIp: ['text', 'CarrierIp', 'carrierIp'], SubnetId: ['text', 'SubnetId', 'subnetId'], ServiceManaged: ['text', 'ServiceManaged', 'serviceManaged'], InstanceId: ['text', 'InstanceId', 'instanceId'], PublicIp: ['text', 'PublicIp', 'publicIp']}},
		AddressAttribute: {members: {PublicIp: ['text', 'PublicIp', 'publicIp'], AllocationId: ['text', 'AllocationId', 'allocationId'], PtrRecord: ['text', 'PtrRecord', 'ptrRecord'], PtrRecordUpdate: ['PtrUpdateStatus', 'PtrRecordUpdate', 'ptrRecordUpdate']}},
		AddressList: {list: 'Address', item: 'item'},
		AddressSet: {list: 'AddressAttribute', item: 'item'},
		AllocateAddressRequest: {members: {Domain: ['text'], Address: ['text'], PublicIpv4Pool: ['text'], NetworkBorderGroup: ['text'], CustomerOwnedIpv4Pool: ['text'], TagSpecifications: ['TagSpecificationList', 'TagSpecification'], IpamPoolId: ['text'], DryRun: ['flag', 'DryRun', 'dryRun']}},
		AllocateAddressResult: {members: {AllocationId: ['text', 'AllocationId', 'allocationId'], PublicIpv4Pool: ['text', 'PublicIpv4Pool', 'publicIpv4Pool'], NetworkBorderGroup: ['text', 'NetworkBorderGroup', 'networkBorderGroup'], Domain: ['text', 'Domain', 'domain'], CustomerOwnedIp: ['text', 'CustomerOwnedIp', 'customerOwnedIp'], CustomerOwnedIpv4Pool: ['text', 'CustomerOwnedIpv4Pool', 'customerOwnedIpv4Pool'], CarrierIp: ['text', 'CarrierIp', 'carrierIp'], PublicIp: ['text', 'PublicIp', 'publicIp']}},
		AllocationIdList: {list: 'text', item: 'AllocationId'},
		AllocationIds: {list: 'text', item: 'item'},
		AllowedInstanceTypeSet: {list: 'text', item: 'item'},
		AllowedPrincipal: {members: {PrincipalType: ['text', 'PrincipalType', 'principalType'], Principal: ['text', 'Principal', 'principal'], ServicePermissionId: ['text', 'ServicePermissionId', 'servicePermissionId'], Tags: ['TagList', 'TagSet', 'tagSet'], ServiceId: ['text', 'ServiceId', 'serviceId']}},
		AllowedPrincipalSet: {list: 'AllowedPrincipal', item: 'item'},
		AlternatePathHint: {members: {ComponentId: ['text', 'ComponentId', 'componentId'], ComponentArn: ['text', 'ComponentArn', 'componentArn']}},
		AlternatePathHintList: {list: 'AlternatePathHint', item: 'item'},
		AnalysisAclRule: {members: {Cidr: ['text', 'Cidr', 'cidr'], Egress: ['flag', 'Egress', 'egress'], PortRange: ['PortRange', 'PortRange', 'portRange'], Protocol: ['text', 'Protocol', 'protocol'], RuleAction: ['text', 'RuleAction', 'ruleAction'], RuleNumber: ['integer', 'RuleNumber', 'ruleNumber']}},
		AnalysisComponent: {members: {Id: ['text', 'Id', 'id'], Arn: ['text', 'Arn', 'arn'], Name: ['text', 'Name', 'name']}},
		AnalysisComponentList: {list: 'AnalysisComponent', item: 'item'},
		AnalysisLoadBalancerListener: {members: {LoadBalancerPort: ['integer', 'LoadBalancerPort', 'loadBalancerPort'], InstancePort: ['integer', 'InstancePort', 'instancePort']}},
		AnalysisLoadBalancerTarget: {members: {Address: ['text', 'Address', 'address'], AvailabilityZone: ['text', 'AvailabilityZone', 'availabilityZone'], AvailabilityZoneId: ['text', 'AvailabilityZoneId', 'availabilityZoneId'], Instance: ['AnalysisComponent', 'Instance', 'instance'], Port: ['integer', 'Port', 'port']}},
		AnalysisPacketHeader: {members: {DestinationAddresses: ['IpAddressList', 'DestinationAddressSet', 'destinationAddressSet'], DestinationPortRanges: ['PortRangeList', 'DestinationPortRangeSet', 'destinationPortRangeSet'], Protocol: ['text', 'Protocol', 'protocol'], SourceAddresses: ['IpAddressList', 'SourceAddressSet', 'sourceAddressSet'], SourcePortRanges: ['PortRangeList', 'SourcePortRangeSet', 'sourcePortRangeSet']}},
		AnalysisRouteTableRoute: {members: {DestinationCidr: ['text', 'DestinationCidr', 'destinationCidr'], DestinationPrefixListId: ['text', 'DestinationPrefixListId', 'destinationPrefixListId'], EgressOnlyInternetGatewayId: ['text', 'EgressOnlyInternetGatewayId', 'egressOnlyInternetGatewayId'], GatewayId: ['text', 'GatewayId', 'gatewayId'], InstanceId: ['text', 'InstanceId', 'instanceId'], NatGatewayId: ['text', 'NatGatewayId', 'natGatewayId'], NetworkInterfaceId: ['text', 'NetworkInterfaceId', 'networkInterfaceId'], Origin: ['text', 'Origin', 'origin'], TransitGatewayId: ['text', 'TransitGatewayId', 'transitGatewayId'], VpcPeeringConnectionId: ['text', 'VpcPeeringConnectionId', 'vpcPeeringConnectionId'], State: ['text', 'State', 'state'], CarrierGatewayId: ['text', 'CarrierGatewayId', 'carrierGatewayId'], CoreNetworkArn: ['text', 'CoreNetworkArn', 'coreNetworkArn'], LocalGatewayId: ['text', 'LocalGatewayId', 'localGatewayId']}},
		AnalysisSecurityGroupRule: {members: {Cidr: ['text', 'Cidr', 'cidr'], Direction: ['text', 'Direction', 'direction'], SecurityGroupId: ['text', 'SecurityGroupId', 'securityGroupId'], PortRange: ['PortRange', 'PortRange', 'portRange'], PrefixListId: ['text', 'PrefixListId', 'prefixListId'], Protocol: ['text', 'Protocol', 'protocol']}},
		ArchitectureTypeList: {list: 'text', item: 'item'},
		ArnList: {list: 'text', item: 'item'},
		AssignIpv6AddressesRequest: {members: {Ipv6PrefixCount: ['integer'], Ipv6Prefixes: ['IpPrefixList', 'Ipv6Prefix'], NetworkInterfaceId: ['text', 'NetworkInterfaceId', 'networkInterfaceId'], Ipv6Addresses: ['Ipv6AddressList', 'Ipv6Addresses', 'ipv6Addresses'], Ipv6AddressCount: ['integer', 'Ipv6AddressCount', 'ipv6AddressCount']}, required: ['NetworkInterfaceId']},
		AssignIpv6AddressesResult: {members: {AssignedIpv6Addresses: ['Ipv6AddressList', 'AssignedIpv6Addresses', 'assignedIpv6Addresses'], AssignedIpv6Prefixes: ['IpPrefixList', 'AssignedIpv6PrefixSet', 'assignedIpv6PrefixSet'], NetworkInterfaceId: ['text', 'NetworkInterfaceId', 'networkInterfaceId']}},
		AssignPrivateIpAddressesRequest: {members: {Ipv4Prefixes: ['IpPrefixList', 'Ipv4Prefix'], Ipv4PrefixCount: ['integer'], NetworkInterfaceId: ['text', 'NetworkInterfaceId', 'networkInterfaceId'], PrivateIpAddresses: ['PrivateIpAddressStringList', 'PrivateIpAddress', 'privateIpAddress'], SecondaryPrivateIpAddressCount: ['integer', 'SecondaryPrivateIpAddressCount', 'secondaryPrivateIpAddressCount'], AllowReassignment: ['flag', 'AllowReassignment', 'allowReassignment']}, required: ['NetworkInterfaceId']},
		AssignPrivateIpAddressesResult: {members: {NetworkInterfaceId: ['text', 'NetworkInterfaceId', 'networkInterfaceId'], AssignedPrivateIpAddresses: ['AssignedPrivateIpAddressList', 'AssignedPrivateIpAddressesSet', 'assignedPrivateIpAddressesSet'], AssignedIpv4Prefixes: ['Ipv4PrefixesList', 'AssignedIpv4PrefixSet', 'assignedIpv4PrefixSet']}},
		AssignedPrivateIpAddress: {members: {PrivateIpAddress: ['text', 'PrivateIpAddress', 'privateIpAddress']}},
		AssignedPrivateIpAddressList: {list: 'AssignedPrivateIpAddress', item: 'item'},
		AssociateAddressRequest: {members: {AllocationId: ['text'], InstanceId: ['text'], PublicIp: ['text'], DryRun: ['flag', 'DryRun', 'dryRun'], NetworkInterfaceId: ['text', 'NetworkInterfaceId', 'networkInterfaceId'], PrivateIpAddress: ['text', 'PrivateIpAddress', 'privateIpAddress'], AllowReassociation: ['flag', 'AllowReassociation', 'allowReassociation']}},
		AssociateAddressResult: {members: {AssociationId: ['text', 'AssociationId', 'associationId']}},
		AssociateDhcpOptionsRequest: {members: {DhcpOptionsId: ['text'], VpcId: ['text'], DryRun: ['flag', 'DryRun', 'dryRun']}, required: ['DhcpOptionsId', 'VpcId']},
		AssociateRouteTableRequest: {members: {GatewayId: ['text'], PublicIpv4Pool: ['text'], DryRun: ['flag', 'DryRun', 'dryRun'], SubnetId: ['text', 'SubnetId', 'subnetId'], RouteTableId: ['text', 'RouteTableId', 'routeTableId']}, required: ['RouteTableId']},
		AssociateRouteTableResult: {members: {AssociationId: ['text', 'AssociationId', 'associationId'], AssociationState: ['RouteTableAssociationState', 'AssociationState', 'associationState']}},
		AssociateSubnetCidrBlockRequest: {members: {Ipv6IpamPoolId: ['text'], Ipv6NetmaskLength: ['integer'], SubnetId: ['text', 'SubnetId', 'subnetId'], Ipv6CidrBlock: ['text', 'Ipv6CidrBlock', 'ipv6CidrBlock']}, required: ['SubnetId']},
		AssociateSubnetCidrBlockResult: {members: {Ipv6CidrBlockAssociation: ['SubnetIpv6CidrBlockAssociation', 'Ipv6CidrBlockAssociation', 'ipv6CidrBlockAssociation'], SubnetId: ['text', 'SubnetId', 'subnetId']}},
		AssociateTransitGatewayRouteTableRequest: {members: {TransitGatewayRouteTableId: ['text'], TransitGatewayAttachmentId: ['text'], DryRun: ['flag']}, required: ['TransitGatewayRouteTableId', 'TransitGatewayAttachmentId']},
		AssociateTransitGatewayRouteTableResult: {members: {Association: ['TransitGatewayAssociation', 'Association', 'association']}},
		AssociateVpcCidrBlockRequest: {members: {CidrBlock: ['text'], Ipv6CidrBlockNetworkBorderGroup: ['text'], Ipv6Pool: ['text'], Ipv6CidrBlock: ['text'], Ipv4IpamPoolId: ['text'], Ipv4NetmaskLength: ['integer'], Ipv6IpamPoolId: ['text'], Ipv6NetmaskLength: ['integer'], VpcId: ['text', 'VpcId', 'vpcId'], AmazonProvidedIpv6CidrBlock: ['flag', 'AmazonProvidedIpv6CidrBlock', 'amazonProvidedIpv6CidrBlock']}, required: ['VpcId']},
		AssociateVpcCidrBlockResult: {members: {Ipv6CidrBlockAssociation: ['VpcIpv6CidrBlockAssociation', 'Ipv6CidrBlockAssociation', 'ipv6CidrBlockAssociation'], CidrBlockAssociation: ['VpcCidrBlockAssociation', 'CidrBlockAssociation', 'cidrBlockAssociation'], VpcId: ['text', 'VpcId', 'vpcId']}},
		AssociatedSubnetList: {list: 'text', item: 'item'},
		AssociationIdList: {list: 'text', item: 'AssociationId'},
		AttachInternetGatewayRequest: {members: {DryRun: ['flag', 'DryRun', 'dryRun'], InternetGatewayId: ['text', 'InternetGatewayId', 'internetGatewayId'], VpcId: ['text', 'VpcId', 'vpcId']}, required: ['InternetGatewayId', 'VpcId']},
		AttachNetworkInterfaceRequest: {members: {NetworkCardIndex: ['integer'], EnaSrdSpecification: ['EnaSrdSpecification'], EnaQueueCount: ['integer'], DryRun: ['flag', 'DryRun', 'dryRun'], NetworkInterfaceId: ['text', 'NetworkInterfaceId', 'networkInterfaceId'], InstanceId: ['text', 'InstanceId', 'instanceId'], DeviceIndex: ['integer', 'DeviceIndex', 'deviceIndex']}, required: ['NetworkInterfaceId', 'InstanceId', 'DeviceIndex']},
		AttachNetworkInterfaceResult: {members: {AttachmentId: ['text', 'AttachmentId', 'attachmentId'], NetworkCardIndex: ['integer', 'NetworkCardIndex', 'networkCardIndex']}},
		AttachVpnGatewayRequest: {members: {VpcId: ['text'], VpnGatewayId: ['text'], DryRun: ['flag', 'DryRun', 'dryRun']}, required: ['VpcId', 'VpnGatewayId']},
		AttachVpnGatewayResult: {members: {VpcAttachment: ['VpcAttachment', 'Attachment', 'attachment']}},
		AttachmentEnaSrdSpecification: {members: {EnaSrdEnabled: ['flag', 'EnaSrdEnabled', 'enaSrdEnabled'], EnaSrdUdpSpecification: ['AttachmentEnaSrdUdpSpecification', 'EnaSrdUdpSpecification', 'enaSrdUdpSpecification']}},
		AttachmentEnaSrdUdpSpecification: {members: {EnaSrdUdpEnabled: ['flag', 'EnaSrdUdpEnabled', 'enaSrdUdpEnabled']}},
		AttributeBooleanValue: {members: {Value: ['flag', 'Value', 'value']}},
		AttributeValue: {members: {Value: ['text', 'Value', 'value']}},
		AuthorizeSecurityGroupEgressRequest: {members: {TagSpecifications: ['TagSpecificationList', 'TagSpecification'], DryRun: ['flag', 'DryRun', 'dryRun'], GroupId: ['text', 'GroupId', 'groupId'], SourceSecurityGroupName: ['text', 'SourceSecurityGroupName', 'sourceSecurityGroupName'], SourceSecurityGroupOwnerId: ['text', 'SourceSecurityGroupOwnerId', 'sourceSecurityGroupOwnerId'], IpProtocol: ['text', 'IpProtocol', 'ipProtocol'], FromPort: ['integer', 'FromPort', 'fromPort'], ToPort: ['integer', 'ToPort', 'toPort'], CidrIp: ['text', 'CidrIp', 'cidrIp'], IpPermissions: ['IpPermissionList', 'IpPermissions', 'ipPermissions']}, required: ['GroupId']},
		AuthorizeSecurityGroupEgressResult: {members: {Return: ['flag', 'Return', 'return'], SecurityGroupRules: ['SecurityGroupRuleList', 'SecurityGroupRuleSet', 'securityGroupRuleSet']}},
		AuthorizeSecurityGroupIngressRequest: {members: {CidrIp: ['text'], FromPort: ['integer'], GroupId: ['text'], GroupName: ['text'], IpPermissions: ['IpPermissionList'], IpProtocol: ['text'], SourceSecurityGroupName: ['text'], SourceSecurityGroupOwnerId: ['text'], ToPort: ['integer'], TagSpecifications: ['TagSpecificationList', 'TagSpecification'], DryRun: ['flag', 'DryRun', 'dryRun']}},
		AuthorizeSecurityGroupIngressResult: {members: {Return: ['flag', 'Return', 'return'], SecurityGroupRules: ['SecurityGroupRuleList', 'SecurityGroupRuleSet', 'securityGroupRuleSet']}},
		AvailabilityZone: {members: {OptInStatus: ['text', 'OptInStatus', 'optInStatus'], Messages: ['AvailabilityZoneMessageList', 'MessageSet', 'messageSet'], RegionName: ['text', 'RegionName', 'regionName'], ZoneName: ['text', 'ZoneName', 'zoneName'], ZoneId: ['text', 'ZoneId', 'zoneId'], GroupName: ['text', 'GroupName', 'groupName'], NetworkBorderGroup: ['text', 'NetworkBorderGroup', 'networkBorderGroup'], ZoneType: ['text', 'ZoneType', 'zoneType'], ParentZoneName: ['text', 'ParentZoneName', 'parentZoneName'], ParentZoneId: ['text', 'ParentZoneId', 'parentZoneId'], GroupLongName: ['text', 'GroupLongName', 'groupLongName'], Geography: ['AvailabilityZoneGeographyList', 'GeographySet', 'geographySet'], SubGeography: ['AvailabilityZoneSubGeographyList', 'SubGeographySet', 'subGeographySet'], State: ['text', 'ZoneState', 'zoneState']}},
		AvailabilityZoneAddress: {members: {AvailabilityZone: ['text'], AvailabilityZoneId: ['text'], AllocationIds: ['AllocationIdList', 'AllocationId']}},
		AvailabilityZoneAddresses: {list: 'AvailabilityZoneAddress', item: 'AvailabilityZoneAddress'},
		AvailabilityZoneGeography: {members: {Name: ['text', 'Name', 'name']}},
		AvailabilityZoneGeographyList: {list: 'AvailabilityZoneGeography', item: 'item'},
		AvailabilityZoneList: {list: 'AvailabilityZone', item: 'item'},
		AvailabilityZoneMessage: {members: {Message: ['text', 'Message', 'message']}},
		AvailabilityZoneMessageList: {list: 'AvailabilityZoneMessage', item: 'item'},
		AvailabilityZoneSubGeography: {members: {Name: ['text', 'Name', 'name']}},
		AvailabilityZoneSubGeographyList: {list: 'AvailabilityZoneSubGeography', item: 'item'},
		BandwidthWeightingTypeList: {list: 'text', item: 'item'},
		BaselineEbsBandwidthMbps: {members: {Min: ['integer', 'Min', 'min'], Max: ['integer', 'Max', 'max']}},
		BaselineEbsBandwidthMbpsRequest: {members: {Min: ['integer'], Max: ['integer']}},
		BaselinePerformanceFactors: {members: {Cpu: ['CpuPerformanceFactor', 'Cpu', 'cpu']}},
		BaselinePerformanceFactorsRequest: {members: {Cpu: ['CpuPerformanceFactorRequest']}},
		BlobAttributeValue: {members: {Value: ['bytes', 'Value', 'value']}},
		BlockDeviceMapping: {members: {Ebs: ['EbsBlockDevice', 'Ebs', 'ebs'], NoDevice: ['text', 'NoDevice', 'noDevice'], DeviceName: ['text', 'DeviceName', 'deviceName'], VirtualName: ['text', 'VirtualName', 'virtualName']}},
		BlockDeviceMappingList: {list: 'BlockDeviceMapping', item: 'item'},
		BlockDeviceMappingRequestList: {list: 'BlockDeviceMapping', item: 'BlockDeviceMapping'},
		BlockPublicAccessStates: {members: {InternetGatewayBlockMode: ['text', 'InternetGatewayBlockMode', 'internetGatewayBlockMode']}},
		BootModeTypeList: {list: 'text', item: 'item'},
		CapacityReservationSpecification: {members: {CapacityReservationPreference: ['text'], CapacityReservationTarget: ['CapacityReservationTarget']}},
		CapacityReservationSpecificationResponse: {members: {CapacityReservationPreference: ['text', 'CapacityReservationPreference', 'capacityReservationPreference'], CapacityReservationTarget: ['CapacityReservationTargetResponse', 'CapacityReservationTarget', 'capacityReservationTarget']}},
		CapacityReservationTarget: {members: {CapacityReservationId: ['text'], CapacityReservationResourceGroupArn: ['text']}},
		CapacityReservationTargetResponse: {members: {CapacityReservationId: ['text', 'CapacityReservationId', 'capacityReservationId'], CapacityReservationResourceGroupArn: ['text', 'CapacityReservationResourceGroupArn', 'capacityReservationResourceGroupArn']}},
		CidrBlock: {members: {CidrBlock: ['text', 'CidrBlock', 'cidrBlock']}},
		CidrBlockSet: {list: 'CidrBlock', item: 'item'},
		ClassicLinkDnsSupport: {members: {ClassicLinkDnsSupported: ['flag', 'ClassicLinkDnsSupported', 'classicLinkDnsSupported'], VpcId: ['text', 'VpcId', 'vpcId']}},
		ClassicLinkDnsSupportList: {list: 'ClassicLinkDnsSupport', item: 'item'},
		CloudWatchLogOptions: {members: {LogEnabled: ['flag', 'LogEnabled', 'logEnabled'], LogGroupArn: ['text', 'LogGroupArn', 'logGroupArn'], LogOutputFormat: ['text', 'LogOutputFormat', 'logOutputFormat'], BgpLogEnabled: ['flag', 'BgpLogEnabled', 'bgpLogEnabled'], BgpLogGroupArn: ['text', 'BgpLogGroupArn', 'bgpLogGroupArn'], BgpLogOutputFormat: ['text', 'BgpLogOutputFormat', 'bgpLogOutputFormat']}},
		CloudWatchLogOptionsSpecification: {members: {LogEnabled: ['flag'], LogGroupArn: ['text'], LogOutputFormat: ['text'], BgpLogEnabled: ['flag'], BgpLogGroupArn: ['text'], BgpLogOutputFormat: ['text']}},
		ConnectionTrackingConfiguration: {members: {TcpEstablishedTimeout: ['integer', 'TcpEstablishedTimeout', 'tcpEstablishedTimeout'], UdpStreamTimeout: ['integer', 'UdpStreamTimeout', 'udpStreamTimeout'], UdpTimeout: ['integer', 'UdpTimeout', 'udpTimeout']}},
		ConnectionTrackingSpecification: {members: {TcpEstablishedTimeout: ['integer', 'TcpEstablishedTimeout', 'tcpEstablishedTimeout'], UdpTimeout: ['integer', 'UdpTimeout', 'udpTimeout'], UdpStreamTimeout: ['integer', 'UdpStreamTimeout', 'udpStreamTimeout']}},
		ConnectionTrackingSpecificationRequest: {members: {TcpEstablishedTimeout: ['integer'], UdpStreamTimeout: ['integer'], UdpTimeout: ['integer']}},
		ConnectionTrackingSpecificationResponse: {members: {TcpEstablishedTimeout: ['integer', 'TcpEstablishedTimeout', 'tcpEstablishedTimeout'], UdpStreamTimeout: ['integer', 'UdpStreamTimeout', 'udpStreamTimeout'], UdpTimeout: ['integer', 'UdpTimeout', 'udpTimeout']}},
		CoreCountList: {list: 'integer', item: 'item'},
		CpuManufacturerSet: {list: 'text', item: 'item'},
		CpuOptions: {members: {CoreCount: ['integer', 'CoreCount', 'coreCount'], ThreadsPerCore: ['integer', 'ThreadsPerCore', 'threadsPerCore'], AmdSevSnp: ['text', 'AmdSevSnp', 'amdSevSnp'], NestedVirtualization: ['text', 'NestedVirtualization', 'nestedVirtualization']}},
		CpuOptionsRequest: {members: {CoreCount: ['integer'], ThreadsPerCore: ['integer'], AmdSevSnp: ['text'], NestedVirtualization: ['text']}},
		CpuPerformanceFactor: {members: {References: ['PerformanceFactorReferenceSet', 'ReferenceSet', 'referenceSet']}},
		CpuPerformanceFactorRequest: {members: {References: ['PerformanceFactorReferenceSetRequest', 'Reference']}},
		CreateCustomerGatewayRequest: {members: {BgpAsn: ['integer'], PublicIp: ['text'], CertificateArn: ['text'], Type: ['text'], TagSpecifications: ['TagSpecificationList', 'TagSpecification'], DeviceName: ['text'], IpAddress: ['text'], BgpAsnExtended: ['integer'], DryRun: ['flag', 'DryRun', 'dryRun']}, required: ['Type']},
		CreateCustomerGatewayResult: {members: {CustomerGateway: ['CustomerGateway', 'CustomerGateway', 'customerGateway']}},
		CreateDefaultSubnetRequest: {members: {AvailabilityZone: ['text'], DryRun: ['flag'], Ipv6Native: ['flag'], AvailabilityZoneId: ['text']}},
		CreateDefaultSubnetResult: {members: {Subnet: ['Subnet', 'Subnet', 'subnet']}},
		CreateDefaultVpcRequest: {members: {DryRun: ['flag']}},
		CreateDefaultVpcResult: {members: {Vpc: ['Vpc', 'Vpc', 'vpc']}},
		CreateDhcpOptionsRequest: {members: {DhcpConfigurations: ['NewDhcpConfigurationList', 'DhcpConfiguration', 'dhcpConfiguration'], TagSpecifications: ['TagSpecificationList', 'TagSpecification'], DryRun: ['flag', 'DryRun', 'dryRun']}, required: ['DhcpConfigurations']},
		CreateDhcpOptionsResult: {members: {DhcpOptions: ['DhcpOptions', 'DhcpOptions', 'dhcpOptions']}},
		CreateEgressOnlyInternetGatewayRequest: {members: {ClientToken: ['text'], DryRun: ['flag'], VpcId: ['text'], TagSpecifications: ['TagSpecificationList', 'TagSpecification']}, required: ['VpcId']},
		CreateEgressOnlyInternetGatewayResult: {members: {ClientToken: ['text', 'ClientToken', 'clientToken'], EgressOnlyInternetGateway: ['EgressOnlyInternetGateway', 'EgressOnlyInternetGateway', 'egressOnlyInternetGateway']}},
		CreateFlowLogsRequest: {members: {DryRun: ['flag'], ClientToken: ['text'], DeliverLogsPermissionArn: ['text'], DeliverCrossAccountRole: ['text'], LogGroupName: ['text'], ResourceIds: ['FlowLogResourceIds', 'ResourceId'], ResourceType: ['text'], TrafficType: ['text'], LogDestinationType: ['text'], LogDestination: ['text'], LogFormat: ['text'], TagSpecifications: ['TagSpecificationList', 'TagSpecification'], MaxAggregationInterval: ['integer'], DestinationOptions: ['DestinationOptionsRequest']}, required: ['ResourceIds', 'ResourceType']},
		CreateFlowLogsResult: {members: {ClientToken: ['text', 'ClientToken', 'clientToken'], FlowLogIds: ['ValueStringList', 'FlowLogIdSet', 'flowLogIdSet'], Unsuccessful: ['UnsuccessfulItemSet', 'Unsuccessful', 'unsuccessful']}},
		CreateInternetGatewayRequest: {members: {TagSpecifications: ['TagSpecificationList', 'TagSpecification'], DryRun: ['flag', 'DryRun', 'dryRun']}},
		CreateInternetGatewayResult: {members: {InternetGateway: ['InternetGateway', 'InternetGateway', 'internetGateway']}},
		CreateKeyPairRequest: {members: {KeyName: ['text'], KeyType: ['text'], TagSpecifications: ['TagSpecificationList', 'TagSpecification'], KeyFormat: ['text'], DryRun: ['flag', 'DryRun', 'dryRun']}, required: ['KeyName']},
		CreateLaunchTemplateRequest: {members: {DryRun: ['flag'], ClientToken: ['text'], LaunchTemplateName: ['text'], VersionDescription: ['text'], LaunchTemplateData: ['RequestLaunchTemplateData'], Operator: ['OperatorRequest'], TagSpecifications: ['TagSpecificationList', 'TagSpecification']}, required: ['LaunchTemplateName', 'LaunchTemplateData']},
		CreateLaunchTemplateResult: {members: {LaunchTemplate: ['LaunchTemplate', 'LaunchTemplate', 'launchTemplate'], Warning: ['ValidationWarning', 'Warning', 'warning']}},
		CreateLaunchTemplateVersionRequest: {members: {DryRun: ['flag'], ClientToken: ['text'], LaunchTemplateId: ['text'], LaunchTemplateName: ['text'], SourceVersion: ['text'], VersionDescription: ['text'], LaunchTemplateData: ['RequestLaunchTemplateData'], ResolveAlias: ['flag']}, required: ['LaunchTemplateData']},
		CreateLaunchTemplateVersionResult: {members: {LaunchTemplateVersion: ['LaunchTemplateVersion', 'LaunchTemplateVersion', 'launchTemplateVersion'], Warning: ['ValidationWarning', 'Warning', 'warning']}},
		CreateManagedPrefixListRequest: {members: {DryRun: ['flag'], PrefixListName: ['text'], Entries: ['AddPrefixListEntries', 'Entry'], MaxEntries: ['integer'], TagSpecifications: ['TagSpecificationList', 'TagSpecification'], AddressFamily: ['text'], ClientToken: ['text']}, required: ['PrefixListName', 'MaxEntries', 'AddressFamily']},
		CreateManagedPrefixListResult: {members: {PrefixList: ['ManagedPrefixList', 'PrefixList', 'prefixList']}},
		CreateNatGatewayRequest: {members: {AvailabilityMode: ['text'], AllocationId: ['text'], ClientToken: ['text'], DryRun: ['flag'], SubnetId: ['text'], VpcId: ['text'], AvailabilityZoneAddresses: ['AvailabilityZoneAddresses', 'AvailabilityZoneAddress'], TagSpecifications: ['TagSpecificationList', 'TagSpecification'], ConnectivityType: ['text'], PrivateIpAddress: ['text'], SecondaryAllocationIds: ['AllocationIdList', 'SecondaryAllocationId'], SecondaryPrivateIpAddresses: ['IpList', 'SecondaryPrivateIpAddress'], SecondaryPrivateIpAddressCount: ['integer']}},
		CreateNatGatewayResult: {members: {ClientToken: ['text', 'ClientToken', 'clientToken'], NatGateway: ['NatGateway', 'NatGateway', 'natGateway']}},
		CreateNetworkAclEntryRequest: {members: {DryRun: ['flag', 'DryRun', 'dryRun'], NetworkAclId: ['text', 'NetworkAclId', 'networkAclId'], RuleNumber: ['integer', 'RuleNumber', 'ruleNumber'], Protocol: ['text', 'Protocol', 'protocol'], RuleAction: ['text', 'RuleAction', 'ruleAction'], Egress: ['flag', 'Egress', 'egress'], CidrBlock: ['text', 'CidrBlock', 'cidrBlock'], Ipv6CidrBlock: ['text', 'Ipv6CidrBlock', 'ipv6CidrBlock'], IcmpTypeCode: ['IcmpTypeCode', 'Icmp'], PortRange: ['PortRange', 'PortRange', 'portRange']}, required: ['NetworkAclId', 'RuleNumber', 'Protocol', 'RuleAction', 'Egress']},
		CreateNetworkAclRequest: {members: {TagSpecifications: ['TagSpecificationList', 'TagSpecification'], ClientToken: ['text'], DryRun: ['flag', 'DryRun', 'dryRun'], VpcId: ['text', 'VpcId', 'vpcId']}, required: ['VpcId']},
		CreateNetworkAclResult: {members: {NetworkAcl: ['NetworkAcl', 'NetworkAcl', 'networkAcl'], ClientToken: ['text', 'ClientToken', 'clientToken']}},
		CreateNetworkInsightsPathRequest: {members: {SourceIp: ['text'], DestinationIp: ['text'], Source: ['text'], Destination: ['text'], Protocol: ['text'], DestinationPort: ['integer'], TagSpecifications: ['TagSpecificationList', 'TagSpecification'], DryRun: ['flag'], ClientToken: ['text'], FilterAtSource: ['PathRequestFilter'], FilterAtDestination: ['PathRequestFilter']}, required: ['Source', 'Protocol', 'ClientToken']},
		CreateNetworkInsightsPathResult: {members: {NetworkInsightsPath: ['NetworkInsightsPath', 'NetworkInsightsPath', 'networkInsightsPath']}},
		CreateNetworkInterfaceRequest: {members: {Ipv4Prefixes: ['Ipv4PrefixList', 'Ipv4Prefix'], Ipv4PrefixCount: ['integer'], Ipv6Prefixes: ['Ipv6PrefixList', 'Ipv6Prefix'], Ipv6PrefixCount: ['integer'], InterfaceType: ['text'], TagSpecifications: ['TagSpecificationList', 'TagSpecification'], ClientToken: ['text'], EnablePrimaryIpv6: ['flag'], ConnectionTrackingSpecification: ['ConnectionTrackingSpecificationRequest'], Operator: ['OperatorRequest'], SubnetId: ['text', 'SubnetId', 'subnetId'], Description: ['text', 'Description', 'description'], PrivateIpAddress: ['text', 'PrivateIpAddress', 'privateIpAddress'], Groups: ['SecurityGroupIdStringList', 'SecurityGroupId'], PrivateIpAddresses: ['PrivateIpAddressSpecificationList', 'PrivateIpAddresses', 'privateIpAddresses'], SecondaryPrivateIpAddressCount: ['integer', 'SecondaryPrivateIpAddressCount', 'secondaryPrivateIpAddressCount'], Ipv6Addresses: ['InstanceIpv6AddressList', 'Ipv6Addresses', 'ipv6Addresses'], Ipv6AddressCount: ['integer', 'Ipv6AddressCount', 'ipv6AddressCount'], DryRun: ['flag', 'DryRun', 'dryRun']}, required: ['SubnetId']},
		CreateNetworkInterfaceResult: {members: {NetworkInterface: ['NetworkInterface', 'NetworkInterface', 'networkInterface'], ClientToken: ['text', 'ClientToken', 'clientToken']}},
		CreateRouteRequest: {members: {DestinationPrefixListId: ['text'], VpcEndpointId: ['text'], TransitGatewayId: ['text'], LocalGatewayId: ['text'], CarrierGatewayId: ['text'], CoreNetworkArn: ['text'], OdbNetworkArn: ['text'], DryRun: ['flag', 'DryRun', 'dryRun'], RouteTableId: ['text', 'RouteTableId', 'routeTableId'], DestinationCidrBlock: ['text', 'DestinationCidrBlock', 'destinationCidrBlock'], GatewayId: ['text', 'GatewayId', 'gatewayId'], DestinationIpv6CidrBlock: ['text', 'DestinationIpv6CidrBlock', 'destinationIpv6CidrBlock'], EgressOnlyInternetGatewayId: ['text', 'EgressOnlyInternetGatewayId', 'egressOnlyInternetGatewayId'], InstanceId: ['text', 'InstanceId', 'instanceId'], NetworkInterfaceId: ['text', 'NetworkInterfaceId', 'networkInterfaceId'], VpcPeeringConnectionId: ['text', 'VpcPeeringConnectionId', 'vpcPeeringConnectionId'], NatGatewayId: ['text', 'NatGatewayId', 'natGatewayId']}, required: ['RouteTableId']},
		CreateRouteResult: {members: {Return: ['flag', 'Return', 'return']}},
		CreateRouteTableRequest: {members: {TagSpecifications: ['TagSpecificationList', 'TagSpecification'], ClientToken: ['text'], DryRun: ['flag', 'DryRun', 'dryRun'], VpcId: ['text', 'VpcId', 'vpcId']}, required: ['VpcId']},
		CreateRouteTableResult: {members: {RouteTable: ['RouteTable', 'RouteTable', 'routeTable'], ClientToken: ['text', 'ClientToken', 'clientToken']}},
		CreateSecurityGroupRequest: {members: {Description: ['text', 'GroupDescription'], GroupName: ['text'], VpcId: ['text'], TagSpecifications: ['TagSpecificationList', 'TagSpecification'], DryRun: ['flag', 'DryRun', 'dryRun']}, required: ['Description', 'GroupName']},
		CreateSecurityGroupResult: {members: {GroupId: ['text', 'GroupId', 'groupId'], Tags: ['TagList', 'TagSet', 'tagSet'], SecurityGroupArn: ['text', 'SecurityGroupArn', 'securityGroupArn']}},
		CreateSubnetCidrReservationRequest: {members: {SubnetId: ['text'], Cidr: ['text'], ReservationType: ['text'], Description: ['text'], DryRun: ['flag'], TagSpecifications: ['TagSpecificationList', 'TagSpecification']}, required: ['SubnetId', 'Cidr', 'ReservationType']},
		CreateSubnetCidrReservationResult: {members: {SubnetCidrReservation: ['SubnetCidrReservation', 'SubnetCidrReservation', 'subnetCidrReservation']}},
		CreateSubnetRequest: {members: {TagSpecifications: ['TagSpecificationList', 'TagSpecification'], AvailabilityZone: ['text'], AvailabilityZoneId: ['text'], CidrBlock: ['text'], Ipv6CidrBlock: ['text'], OutpostArn: ['text'], VpcId: ['text'], Ipv6Native: ['flag'], Ipv4IpamPoolId: ['text'], Ipv4NetmaskLength: ['integer'], Ipv6IpamPoolId: ['text'], Ipv6NetmaskLength: ['integer'], DryRun: ['flag', 'DryRun', 'dryRun']}, required: ['VpcId']},
		CreateSubnetResult: {members: {Subnet: ['Subnet', 'Subnet', 'subnet']}},
		CreateTagsRequest: {members: {DryRun: ['flag', 'DryRun', 'dryRun'], Resources: ['ResourceIdList', 'ResourceId'], Tags: ['TagList', 'Tag']}, required: ['Resources', 'Tags']},
		CreateTransitGatewayConnectRequest: {members: {TransportTransitGatewayAttachmentId: ['text'], Options: ['CreateTransitGatewayConnectRequestOptions'], TagSpecifications: ['TagSpecificationList', 'TagSpecification'], DryRun: ['flag']}, required: ['TransportTransitGatewayAttachmentId', 'Options']},
		CreateTransitGatewayConnectRequestOptions: {members: {Protocol: ['text']}, required: ['Protocol']},
		CreateTransitGatewayConnectResult: {members: {TransitGatewayConnect: ['TransitGatewayConnect', 'TransitGatewayConnect', 'transitGatewayConnect']}},
		CreateTransitGatewayPeeringAttachmentRequest: {members: {TransitGatewayId: ['text'], PeerTransitGatewayId: ['text'], PeerAccountId: ['text'], PeerRegion: ['text'], Options: ['CreateTransitGatewayPeeringAttachmentRequestOptions'], TagSpecifications: ['TagSpecificationList', 'TagSpecification'], DryRun: ['flag']}, required: ['TransitGatewayId', 'PeerTransitGatewayId', 'PeerAccountId', 'PeerRegion']},
		CreateTransitGatewayPeeringAttachmentRequestOptions: {members: {DynamicRouting: ['text']}},
		CreateTransitGatewayPeeringAttachmentResult: {members: {TransitGatewayPeeringAttachment: ['TransitGatewayPeeringAttachment', 'TransitGatewayPeeringAttachment', 'transitGatewayPeeringAttachment']}},
		CreateTransitGatewayPrefixListReferenceRequest: {members: {TransitGatewayRouteTableId: ['text'], PrefixListId: ['text'], TransitGatewayAttachmentId: ['text'], Blackhole: ['flag'], DryRun: ['flag']}, required: ['TransitGatewayRouteTableId', 'PrefixListId']},
		CreateTransitGatewayPrefixListReferenceResult: {members: {TransitGatewayPrefixListReference: ['TransitGatewayPrefixListReference', 'TransitGatewayPrefixListReference', 'transitGatewayPrefixListReference']}},
		CreateTransitGatewayRequest: {members: {Description: ['text'], Options: ['TransitGatewayRequestOptions'], TagSpecifications: ['TagSpecificationList', 'TagSpecification'], DryRun: ['flag']}},
		CreateTransitGatewayResult: {members: {TransitGateway: ['TransitGateway', 'TransitGateway', 'transitGateway']}},
		CreateTransitGatewayRouteRequest: {members: {DestinationCidrBlock: ['text'], TransitGatewayRouteTableId: ['text'], TransitGatewayAttachmentId: ['text'], Blackhole: ['flag'], DryRun: ['flag']}, required: ['DestinationCidrBlock', 'TransitGatewayRouteTableId']},
		CreateTransitGatewayRouteResult: {members: {Route: ['TransitGatewayRoute', 'Route', 'route']}},
		CreateTransitGatewayRouteTableRequest: {members: {TransitGatewayId: ['text'], TagSpecifications: ['TagSpecificationList'], DryRun: ['flag']}, required: ['TransitGatewayId']},
		CreateTransitGatewayRouteTableResult: {members: {TransitGatewayRouteTable: ['TransitGatewayRouteTable', 'TransitGatewayRouteTable', 'transitGatewayRouteTable']}},
		CreateTransitGatewayVpcAttachmentRequest: {members: {TransitGatewayId: ['text'], VpcId: ['text'], SubnetIds: ['TransitGatewaySubnetIdList'], Options: ['CreateTransitGatewayVpcAttachmentRequestOptions'], TagSpecifications: ['TagSpecificationList'], DryRun: ['flag']}, required: ['TransitGatewayId', 'VpcId', 'SubnetIds']},
		CreateTransitGatewayVpcAttachmentRequestOptions: {members: {DnsSupport: ['text'], SecurityGroupReferencingSupport: ['text'], Ipv6Support: ['text'], ApplianceModeSupport: ['text']}},
		CreateTransitGatewayVpcAttachmentResult: {members: {TransitGatewayVpcAttachment: ['TransitGatewayVpcAttachment', 'TransitGatewayVpcAttachment', 'transitGatewayVpcAttachment']}},
		CreateVpcEndpointRequest: {members: {DryRun: ['flag'], VpcEndpointType: ['text'], VpcId: ['text'], ServiceName: ['text'], PolicyDocument: ['text'], RouteTableIds: ['VpcEndpointRouteTableIdList', 'RouteTableId'], SubnetIds: ['VpcEndpointSubnetIdList', 'SubnetId'], SecurityGroupIds: ['VpcEndpointSecurityGroupIdList', 'SecurityGroupId'], IpAddressType: ['text'], DnsOptions: ['DnsOptionsSpecification'], ClientToken: ['text'], PrivateDnsEnabled: ['flag'], TagSpecifications: ['TagSpecificationList', 'TagSpecification'], SubnetConfigurations: ['SubnetConfigurationsList', 'SubnetConfiguration'], ServiceNetworkArn: ['text'], ResourceConfigurationArn: ['text'], ServiceRegion: ['text']}, required: ['VpcId']},
		CreateVpcEndpointResult: {members: {VpcEndpoint: ['VpcEndpoint', 'VpcEndpoint', 'vpcEndpoint'], ClientToken: ['text', 'ClientToken', 'clientToken']}},
		CreateVpcEndpointServiceConfigurationRequest: {members: {DryRun: ['flag'], AcceptanceRequired: ['flag'], PrivateDnsName: ['text'], NetworkLoadBalancerArns: ['ValueStringList', 'NetworkLoadBalancerArn'], GatewayLoadBalancerArns: ['ValueStringList', 'GatewayLoadBalancerArn'], SupportedIpAddressTypes: ['ValueStringList', 'SupportedIpAddressType'], SupportedRegions: ['ValueStringList', 'SupportedRegion'], ClientToken: ['text'], TagSpecifications: ['TagSpecificationList', 'TagSpecification']}},
		CreateVpcEndpointServiceConfigurationResult: {members: {ServiceConfiguration: ['ServiceConfiguration', 'ServiceConfiguration', 'serviceConfiguration'], ClientToken: ['text', 'ClientToken', 'clientToken']}},
		CreateVpcPeeringConnectionRequest: {members: {PeerRegion: ['text'], TagSpecifications: ['TagSpecificationList', 'TagSpecification'], DryRun: ['flag', 'DryRun', 'dryRun'], VpcId: ['text', 'VpcId', 'vpcId'], PeerVpcId: ['text', 'PeerVpcId', 'peerVpcId'], PeerOwnerId: ['text', 'PeerOwnerId', 'peerOwnerId']}, required: ['VpcId']},
		CreateVpcPeeringConnectionResult: {members: {VpcPeeringConnection: ['VpcPeeringConnection', 'VpcPeeringConnection', 'vpcPeeringConnection']}},
		CreateVpcRequest: {members: {CidrBlock: ['text'], Ipv6Pool: ['text'], Ipv6CidrBlock: ['text'], Ipv4IpamPoolId: ['text'], Ipv4NetmaskLength: ['integer'], Ipv6IpamPoolId: ['text'], Ipv6NetmaskLength: ['integer'], Ipv6CidrBlockNetworkBorderGroup: ['text'], VpcEncryptionControl: ['VpcEncryptionControlConfiguration'], TagSpecifications: ['TagSpecificationList', 'TagSpecification'], DryRun: ['flag', 'DryRun', 'dryRun'], InstanceTenancy: ['text', 'InstanceTenancy', 'instanceTenancy'], AmazonProvidedIpv6CidrBlock: ['flag', 'AmazonProvidedIpv6CidrBlock', 'amazonProvidedIpv6CidrBlock']}},
		CreateVpcResult: {members: {Vpc: ['Vpc', 'Vpc', 'vpc']}},
		CreateVpnConnectionRequest: {members: {CustomerGatewayId: ['text'], Type: ['text'], VpnGatewayId: ['text'], TransitGatewayId: ['text'], VpnConcentratorId: ['text'], TagSpecifications: ['TagSpecificationList', 'TagSpecification'], PreSharedKeyStorage: ['text'], DryRun: ['flag', 'DryRun', 'dryRun'], Options: ['VpnConnectionOptionsSpecification', 'Options', 'options']}, required: ['CustomerGatewayId', 'Type']},
		CreateVpnConnectionResult: {members: {VpnConnection: ['VpnConnection', 'VpnConnection', 'vpnConnection']}},
		CreateVpnConnectionRouteRequest: {members: {DestinationCidrBlock: ['text'], VpnConnectionId: ['text']}, required: ['DestinationCidrBlock', 'VpnConnectionId']},
		CreateVpnGatewayRequest: {members: {AvailabilityZone: ['text'], Type: ['text'], TagSpecifications: ['TagSpecificationList', 'TagSpecification'], AmazonSideAsn: ['integer'], DryRun: ['flag', 'DryRun', 'dryRun']}, required: ['Type']},
		CreateVpnGatewayResult: {members: {VpnGateway: ['VpnGateway', 'VpnGateway', 'vpnGateway']}},
		CreditSpecification: {members: {CpuCredits: ['text', 'CpuCredits', 'cpuCredits']}},
		CreditSpecificationRequest: {members: {CpuCredits: ['text']}, required: ['CpuCredits']},
		CustomerGateway: {members: {CertificateArn: ['text', 'CertificateArn', 'certificateArn'], DeviceName: ['text', 'DeviceName', 'deviceName'], Tags: ['TagList', 'TagSet', 'tagSet'], BgpAsnExtended: ['text', 'BgpAsnExtended', 'bgpAsnExtended'], CustomerGatewayId: ['text', 'CustomerGatewayId', 'customerGatewayId'], State: ['text', 'State', 'state'], Type: ['text', 'Type', 'type'], IpAddress: ['text', 'IpAddress', 'ipAddress'], BgpAsn: ['text', 'BgpAsn', 'bgpAsn']}},
		CustomerGatewayIdStringList: {list: 'text', item: 'CustomerGatewayId'},
		CustomerGatewayList: {list: 'CustomerGateway', item: 'item'},
		DefaultConnectionTrackingConfiguration: {members: {DefaultTcpEstablishedTimeout: ['integer', 'DefaultTcpEstablishedTimeout', 'defaultTcpEstablishedTimeout'], DefaultUdpTimeout: ['integer', 'DefaultUdpTimeout', 'defaultUdpTimeout'], DefaultUdpStreamTimeout: ['integer', 'DefaultUdpStreamTimeout', 'defaultUdpStreamTimeout']}},
		DeleteCustomerGatewayRequest: {members: {CustomerGatewayId: ['text'], DryRun: ['flag', 'DryRun', 'dryRun']}, required: ['CustomerGatewayId']},
		DeleteDhcpOptionsRequest: {members: {DhcpOptionsId: ['text'], DryRun: ['flag', 'DryRun', 'dryRun']}, required: ['DhcpOptionsId']},
		DeleteEgressOnlyInternetGatewayRequest: {members: {DryRun: ['flag'], EgressOnlyInternetGatewayId: ['text']}, required: ['EgressOnlyInternetGatewayId']},
		DeleteEgressOnlyInternetGatewayResult: {members: {ReturnCode: ['flag', 'ReturnCode', 'returnCode']}},
		DeleteFlowLogsRequest: {members: {DryRun: ['flag'], FlowLogIds: ['FlowLogIdList', 'FlowLogId']}, required: ['FlowLogIds']},
		DeleteFlowLogsResult: {members: {Unsuccessful: ['UnsuccessfulItemSet', 'Unsuccessful', 'unsuccessful']}},
		DeleteInternetGatewayRequest: {members: {DryRun: ['flag', 'DryRun', 'dryRun'], InternetGatewayId: ['text', 'InternetGatewayId', 'internetGatewayId']}, required: ['InternetGatewayId']},
		DeleteKeyPairRequest: {members: {KeyName: ['text'], KeyPairId: ['text'], DryRun: ['flag', 'DryRun', 'dryRun']}},
		DeleteKeyPairResult: {members: {Return: ['flag', 'Return', 'return'], KeyPairId: ['text', 'KeyPairId', 'keyPairId']}},
		DeleteLaunchTemplateRequest: {members: {DryRun: ['flag'], LaunchTemplateId: ['text'], LaunchTemplateName: ['text']}},
		DeleteLaunchTemplateResult: {members: {LaunchTemplate: ['LaunchTemplate', 'LaunchTemplate', 'launchTemplate']}},
		DeleteLaunchTemplateVersionsRequest: {members: {DryRun: ['flag'], LaunchTemplateId: ['text'], LaunchTemplateName: ['text'], Versions: ['VersionStringList', 'LaunchTemplateVersion']}, required: ['Versions']},
		DeleteLaunchTemplateVersionsResponseErrorItem: {members: {LaunchTemplateId: ['text', 'LaunchTemplateId', 'launchTemplateId'], LaunchTemplateName: ['text', 'LaunchTemplateName', 'launchTemplateName'], VersionNumber: ['integer', 'VersionNumber', 'versionNumber'], ResponseError: ['ResponseError', 'ResponseError', 'responseError']}},
		DeleteLaunchTemplateVersionsResponseErrorSet: {list: 'DeleteLaunchTemplateVersionsResponseErrorItem', item: 'item'},
		DeleteLaunchTemplateVersionsResponseSuccessItem: {members: {LaunchTemplateId: ['text', 'LaunchTemplateId', 'launchTemplateId'], LaunchTemplateName: ['text', 'LaunchTemplateName', 'launchTemplateName'], VersionNumber: ['integer', 'VersionNumber', 'versionNumber']}},
		DeleteLaunchTemplateVersionsResponseSuccessSet: {list: 'DeleteLaunchTemplateVersionsResponseSuccessItem', item: 'item'},
		DeleteLaunchTemplateVersionsResult: {members: {SuccessfullyDeletedLaunchTemplateVersions: ['DeleteLaunchTemplateVersionsResponseSuccessSet', 'SuccessfullyDeletedLaunchTemplateVersionSet', 'successfullyDeletedLaunchTemplateVersionSet'], UnsuccessfullyDeletedLaunchTemplateVersions: ['DeleteLaunchTemplateVersionsResponseErrorSet', 'UnsuccessfullyDeletedLaunchTemplateVersionSet', 'unsuccessfullyDeletedLaunchTemplateVersionSet']}},
		DeleteManagedPrefixListRequest: {members: {DryRun: ['flag'], PrefixListId: ['text']}, required: ['PrefixListId']},
		DeleteManagedPrefixListResult: {members: {PrefixList: ['ManagedPrefixList', 'PrefixList', 'prefixList']}},
		DeleteNatGatewayRequest: {members: {DryRun: ['flag'], NatGatewayId: ['text']}, required: ['NatGatewayId']},
		DeleteNatGatewayResult: {members: {NatGatewayId: ['text', 'NatGatewayId', 'natGatewayId']}},
		DeleteNetworkAclEntryRequest: {members: {DryRun: ['flag', 'DryRun', 'dryRun'], NetworkAclId: ['text', 'NetworkAclId', 'networkAclId'], RuleNumber: ['integer', 'RuleNumber', 'ruleNumber'], Egress: ['flag', 'Egress', 'egress']}, required: ['NetworkAclId', 'RuleNumber', 'Egress']},
		DeleteNetworkAclRequest: {members: {DryRun: ['flag', 'DryRun', 'dryRun'], NetworkAclId: ['text', 'NetworkAclId', 'networkAclId']}, required: ['NetworkAclId']},
		DeleteNetworkInsightsAnalysisRequest: {members: {DryRun: ['flag'], NetworkInsightsAnalysisId: ['text']}, required: ['NetworkInsightsAnalysisId']},
		DeleteNetworkInsightsAnalysisResult: {members: {NetworkInsightsAnalysisId: ['text', 'NetworkInsightsAnalysisId', 'networkInsightsAnalysisId']}},
		DeleteNetworkInsightsPathRequest: {members: {DryRun: ['flag'], NetworkInsightsPathId: ['text']}, required: ['NetworkInsightsPathId']},
		DeleteNetworkInsightsPathResult: {members: {NetworkInsightsPathId: ['text', 'NetworkInsightsPathId', 'networkInsightsPathId']}},
		DeleteNetworkInterfaceRequest: {members: {DryRun: ['flag', 'DryRun', 'dryRun'], NetworkInterfaceId: ['text', 'NetworkInterfaceId', 'networkInterfaceId']}, required: ['NetworkInterfaceId']},
		DeleteRouteRequest: {members: {DestinationPrefixListId: ['text'], DryRun: ['flag', 'DryRun', 'dryRun'], RouteTableId: ['text', 'RouteTableId', 'routeTableId'], DestinationCidrBlock: ['text', 'DestinationCidrBlock', 'destinationCidrBlock'], DestinationIpv6CidrBlock: ['text', 'DestinationIpv6CidrBlock', 'destinationIpv6CidrBlock']}, required: ['RouteTableId']},
		DeleteRouteTableRequest: {members: {DryRun: ['flag', 'DryRun', 'dryRun'], RouteTableId: ['text', 'RouteTableId', 'routeTableId']}, required: ['RouteTableId']},
		DeleteSecurityGroupRequest: {members: {GroupId: ['text'], GroupName: ['text'], DryRun: ['flag', 'DryRun', 'dryRun']}},
		DeleteSecurityGroupResult: {members: {Return: ['flag', 'Return', 'return'], GroupId: ['text', 'GroupId', 'groupId']}},
		DeleteSubnetCidrReservationRequest: {members: {SubnetCidrReservationId: ['text'], DryRun: ['flag']}, required: ['SubnetCidrReservationId']},
		DeleteSubnetCidrReservationResult: {members: {DeletedSubnetCidrReservation: ['SubnetCidrReservation', 'DeletedSubnetCidrReservation', 'deletedSubnetCidrReservation']}},
		DeleteSubnetRequest: {members: {SubnetId: ['text'], DryRun: ['flag', 'DryRun', 'dryRun']}, required: ['SubnetId']},
		DeleteTagsRequest: {members: {DryRun: ['flag', 'DryRun', 'dryRun'], Resources: ['ResourceIdList', 'ResourceId', 'resourceId'], Tags: ['TagList', 'Tag', 'tag']}, required: ['Resources']},
		DeleteTransitGatewayPeeringAttachmentRequest: {members: {TransitGatewayAttachmentId: ['text'], DryRun: ['flag']}, required: ['TransitGatewayAttachmentId']},
		DeleteTransitGatewayPeeringAttachmentResult: {members: {TransitGatewayPeeringAttachment: ['TransitGatewayPeeringAttachment', 'TransitGatewayPeeringAttachment', 'transitGatewayPeeringAttachment']}},
		DeleteTransitGatewayPrefixListReferenceRequest: {members: {TransitGatewayRouteTableId: ['text'], PrefixListId: ['text'], DryRun: ['flag']}, required: ['TransitGatewayRouteTableId', 'PrefixListId']},
		DeleteTransitGatewayPrefixListReferenceResult: {members: {TransitGatewayPrefixListReference: ['TransitGatewayPrefixListReference', 'TransitGatewayPrefixListReference', 'transitGatewayPrefixListReference']}},
		DeleteTransitGatewayRequest: {members: {TransitGatewayId: ['text'], DryRun: ['flag']}, required: ['TransitGatewayId']},
		DeleteTransitGatewayResult: {members: {TransitGateway: ['TransitGateway', 'TransitGateway', 'transitGateway']}},
		DeleteTransitGatewayRouteRequest: {members: {TransitGatewayRouteTableId: ['text'], DestinationCidrBlock: ['text'], DryRun: ['flag']}, required: ['TransitGatewayRouteTableId', 'DestinationCidrBlock']},
		DeleteTransitGatewayRouteResult: {members: {Route: ['TransitGatewayRoute', 'Route', 'route']}},
		DeleteTransitGatewayRouteTableRequest: {members: {TransitGatewayRouteTableId: ['text'], DryRun: ['flag']}, required: ['TransitGatewayRouteTableId']},
		DeleteTransitGatewayRouteTableResult: {members: {TransitGatewayRouteTable: ['TransitGatewayRouteTable', 'TransitGatewayRouteTable', 'transitGatewayRouteTable']}},
		DeleteTransitGatewayVpcAttachmentRequest: {members: {TransitGatewayAttachmentId: ['text'], DryRun: ['flag']}, required: ['TransitGatewayAttachmentId']},
		DeleteTransitGatewayVpcAttachmentResult: {members: {TransitGatewayVpcAttachment: ['TransitGatewayVpcAttachment', 'TransitGatewayVpcAttachment', 'transitGatewayVpcAttachment']}},
		DeleteVpcEndpointServiceConfigurationsRequest: {members: {DryRun: ['flag'], ServiceIds: ['VpcEndpointServiceIdList', 'ServiceId']}, required: ['ServiceIds']},
		DeleteVpcEndpointServiceConfigurationsResult: {members: {Unsuccessful: ['UnsuccessfulItemSet', 'Unsuccessful', 'unsuccessful']}},
		DeleteVpcEndpointsRequest: {members: {DryRun: ['flag'], VpcEndpointIds: ['VpcEndpointIdList', 'VpcEndpointId']}, required: ['VpcEndpointIds']},
		DeleteVpcEndpointsResult: {members: {Unsuccessful: ['UnsuccessfulItemSet', 'Unsuccessful', 'unsuccessful']}},
		DeleteVpcPeeringConnectionRequest: {members: {DryRun: ['flag', 'DryRun', 'dryRun'], VpcPeeringConnectionId: ['text', 'VpcPeeringConnectionId', 'vpcPeeringConnectionId']}, required: ['VpcPeeringConnectionId']},
		DeleteVpcPeeringConnectionResult: {members: {Return: ['flag', 'Return', 'return']}},
		DeleteVpcRequest: {members: {VpcId: ['text'], DryRun: ['flag', 'DryRun', 'dryRun']}, required: ['VpcId']},
		DeleteVpnConnectionRequest: {members: {VpnConnectionId: ['text'], DryRun: ['flag', 'DryRun', 'dryRun']}, required: ['VpnConnectionId']},
		DeleteVpnConnectionRouteRequest: {members: {DestinationCidrBlock: ['text'], VpnConnectionId: ['text']}, required: ['DestinationCidrBlock', 'VpnConnectionId']},
		DeleteVpnGatewayRequest: {members: {VpnGatewayId: ['text'], DryRun: ['flag', 'DryRun', 'dryRun']}, required: ['VpnGatewayId']},
		DescribeAccountAttributesRequest: {members: {DryRun: ['flag', 'DryRun', 'dryRun'], AttributeNames: ['AccountAttributeNameStringList', 'AttributeName', 'attributeName']}},
		DescribeAccountAttributesResult: {members: {AccountAttributes: ['AccountAttributeList', 'AccountAttributeSet', 'accountAttributeSet']}},
		DescribeAddressesAttributeRequest: {members: {AllocationIds: ['AllocationIds', 'AllocationId'], Attribute: ['text'], NextToken: ['text'], MaxResults: ['integer'], DryRun: ['flag']}},
		DescribeAddressesAttributeResult: {members: {Addresses: ['AddressSet', 'AddressSet', 'addressSet'], NextToken: ['text', 'NextToken', 'nextToken']}},
		DescribeAddressesRequest: {members: {PublicIps: ['PublicIpStringList', 'PublicIp'], DryRun: ['flag', 'DryRun', 'dryRun'], Filters: ['FilterList', 'Filter'], AllocationIds: ['AllocationIdList', 'AllocationId']}},
		DescribeAddressesResult: {members: {Addresses: ['AddressList', 'AddressesSet', 'addressesSet']}},
		DescribeAvailabilityZonesRequest: {members: {ZoneNames: ['ZoneNameStringList', 'ZoneName'], ZoneIds: ['ZoneIdStringList', 'ZoneId'], AllAvailabilityZones: ['flag'], DryRun: ['flag', 'DryRun', 'dryRun'], Filters: ['FilterList', 'Filter']}},
		DescribeAvailabilityZonesResult: {members: {AvailabilityZones: ['AvailabilityZoneList', 'AvailabilityZoneInfo', 'availabilityZoneInfo']}},
		DescribeCustomerGatewaysRequest: {members: {CustomerGatewayIds: ['CustomerGatewayIdStringList', 'CustomerGatewayId'], Filters: ['FilterList', 'Filter'], DryRun: ['flag', 'DryRun', 'dryRun']}},
		DescribeCustomerGatewaysResult: {members: {CustomerGateways: ['CustomerGatewayList', 'CustomerGatewaySet', 'customerGatewaySet']}},
		DescribeDhcpOptionsRequest: {members: {DhcpOptionsIds: ['DhcpOptionsIdStringList', 'DhcpOptionsId'], NextToken: ['text'], MaxResults: ['integer'], DryRun: ['flag', 'DryRun', 'dryRun'], Filters: ['FilterList', 'Filter']}},
		DescribeDhcpOptionsResult: {members: {NextToken: ['text', 'NextToken', 'nextToken'], DhcpOptions: ['DhcpOptionsList', 'DhcpOptionsSet', 'dhcpOptionsSet']}},
		DescribeEgressOnlyInternetGatewaysRequest: {members: {DryRun: ['flag'], EgressOnlyInternetGatewayIds: ['EgressOnlyInternetGatewayIdList', 'EgressOnlyInternetGatewayId'], MaxResults: ['integer'], NextToken: ['text'], Filters: ['FilterList', 'Filter']}},
		DescribeEgressOnlyInternetGatewaysResult: {members: {EgressOnlyInternetGateways: ['EgressOnlyInternetGatewayList', 'EgressOnlyInternetGatewaySet', 'egressOnlyInternetGatewaySet'], NextToken: ['text', 'NextToken', 'nextToken']}},
		DescribeFlowLogsRequest: {members: {DryRun: ['flag'], Filter: ['FilterList'], FlowLogIds: ['FlowLogIdList', 'FlowLogId'], MaxResults: ['integer'], NextToken: ['text']}},
		DescribeFlowLogsResult: {members: {FlowLogs: ['FlowLogSet', 'FlowLogSet', 'flowLogSet'], NextToken: ['text', 'NextToken', 'nextToken']}},
		DescribeIamInstanceProfileAssociationsRequest: {members: {AssociationIds: ['AssociationIdList', 'AssociationId'], Filters: ['FilterList', 'Filter'], MaxResults: ['integer'], NextToken: ['text']}},
		DescribeIamInstanceProfileAssociationsResult: {members: {IamInstanceProfileAssociations: ['IamInstanceProfileAssociationSet', 'IamInstanceProfileAssociationSet', 'iamInstanceProfileAssociationSet'], NextToken: ['text', 'NextToken', 'nextToken']}},
		DescribeImagesRequest: {members: {ExecutableUsers: ['ExecutableByStringList', 'ExecutableBy'], ImageIds: ['ImageIdStringList', 'ImageId'], Owners: ['OwnerStringList', 'Owner'], IncludeDeprecated: ['flag'], IncludeDisabled: ['flag'], MaxResults: ['integer'], NextToken: ['text'], DryRun: ['flag', 'DryRun', 'dryRun'], Filters: ['FilterList', 'Filter']}},
		DescribeImagesResult: {members: {NextToken: ['text', 'NextToken', 'nextToken'], Images: ['ImageList', 'ImagesSet', 'imagesSet']}},
		DescribeInstanceAttributeRequest: {members: {DryRun: ['flag', 'DryRun', 'dryRun'], InstanceId: ['text', 'InstanceId', 'instanceId'], Attribute: ['text', 'Attribute', 'attribute']}, required: ['InstanceId', 'Attribute']},
		DescribeInstanceCreditSpecificationsRequest: {members: {DryRun: ['flag'], Filters: ['FilterList', 'Filter'], InstanceIds: ['InstanceIdStringList', 'InstanceId'], MaxResults: ['integer'], NextToken: ['text']}},
		DescribeInstanceCreditSpecificationsResult: {members: {InstanceCreditSpecifications: ['InstanceCreditSpecificationList', 'InstanceCreditSpecificationSet', 'instanceCreditSpecificationSet'], NextToken: ['text', 'NextToken', 'nextToken']}},
		DescribeInstanceStatusRequest: {members: {InstanceIds: ['InstanceIdStringList', 'InstanceId'], MaxResults: ['integer'], NextToken: ['text'], IncludeManagedResources: ['flag'], DryRun: ['flag', 'DryRun', 'dryRun'], Filters: ['FilterList', 'Filter'], IncludeAllInstances: ['flag', 'IncludeAllInstances', 'includeAllInstances']}},
		DescribeInstanceStatusResult: {members: {InstanceStatuses: ['InstanceStatusList', 'InstanceStatusSet', 'instanceStatusSet'], NextToken: ['text', 'NextToken', 'nextToken']}},
		DescribeInstanceTypeOfferingsRequest: {members: {DryRun: ['flag'], LocationType: ['text'], Filters: ['FilterList', 'Filter'], MaxResults: ['integer'], NextToken: ['text']}},
		DescribeInstanceTypeOfferingsResult: {members: {InstanceTypeOfferings: ['InstanceTypeOfferingsList', 'InstanceTypeOfferingSet', 'instanceTypeOfferingSet'], NextToken: ['text', 'NextToken', 'nextToken']}},
		DescribeInstanceTypesRequest: {members: {DryRun: ['flag'], InstanceTypes: ['RequestInstanceTypeList', 'InstanceType'], Filters: ['FilterList', 'Filter'], MaxResults: ['integer'], NextToken: ['text'], IncludeUnsupportedInRegion: ['flag']}},
		DescribeInstanceTypesResult: {members: {InstanceTypes: ['InstanceTypeInfoList', 'InstanceTypeSet', 'instanceTypeSet'], NextToken: ['text', 'NextToken', 'nextToken']}},
		DescribeInstancesRequest: {members: {InstanceIds: ['InstanceIdStringList', 'InstanceId'], IncludeManagedResources: ['flag'], DryRun: ['flag', 'DryRun', 'dryRun'], Filters: ['FilterList', 'Filter'], NextToken: ['text', 'NextToken', 'nextToken'], MaxResults: ['integer', 'MaxResults', 'maxResults']}},
		DescribeInstancesResult: {members: {NextToken: ['text', 'NextToken', 'nextToken'], Reservations: ['ReservationList', 'ReservationSet', 'reservationSet']}},
		DescribeInternetGatewaysRequest: {members: {NextToken: ['text'], MaxResults: ['integer'], DryRun: ['flag', 'DryRun', 'dryRun'], InternetGatewayIds: ['InternetGatewayIdList', 'InternetGatewayId', 'internetGatewayId'], Filters: ['FilterList', 'Filter']}},
		DescribeInternetGatewaysResult: {members: {InternetGateways: ['InternetGatewayList', 'InternetGatewaySet', 'internetGatewaySet'], NextToken: ['text', 'NextToken', 'nextToken']}},
		DescribeKeyPairsRequest: {members: {KeyNames: ['KeyNameStringList', 'KeyName'], KeyPairIds: ['KeyPairIdStringList', 'KeyPairId'], IncludePublicKey: ['flag'], DryRun: ['flag', 'DryRun', 'dryRun'], Filters: ['FilterList', 'Filter']}},
		DescribeKeyPairsResult: {members: {KeyPairs: ['KeyPairList', 'KeySet', 'keySet']}},
		DescribeLaunchTemplateVersionsRequest: {members: {DryRun: ['flag'], LaunchTemplateId: ['text'], LaunchTemplateName: ['text'], Versions: ['VersionStringList', 'LaunchTemplateVersion'], MinVersion: ['text'], MaxVersion: ['text'], NextToken: ['text'], MaxResults: ['integer'], Filters: ['FilterList', 'Filter'], ResolveAlias: ['flag'], IncludeManagedResources: ['flag']}},
		DescribeLaunchTemplateVersionsResult: {members: {LaunchTemplateVersions: ['LaunchTemplateVersionSet', 'LaunchTemplateVersionSet', 'launchTemplateVersionSet'], NextToken: ['text', 'NextToken', 'nextToken']}},
		DescribeLaunchTemplatesRequest: {members: {DryRun: ['flag'], LaunchTemplateIds: ['LaunchTemplateIdStringList', 'LaunchTemplateId'], LaunchTemplateNames: ['LaunchTemplateNameStringList', 'LaunchTemplateName'], Filters: ['FilterList', 'Filter'], NextToken: ['text'], MaxResults: ['integer'], IncludeManagedResources: ['flag']}},
		DescribeLaunchTemplatesResult: {members: {LaunchTemplates: ['LaunchTemplateSet', 'LaunchTemplates', 'launchTemplates'], NextToken: ['text', 'NextToken', 'nextToken']}},
		DescribeManagedPrefixListsRequest: {members: {DryRun: ['flag'], Filters: ['FilterList', 'Filter'], MaxResults: ['integer'], NextToken: ['text'], PrefixListIds: ['ValueStringList', 'PrefixListId']}},
		DescribeManagedPrefixListsResult: {members: {NextToken: ['text', 'NextToken', 'nextToken'], PrefixLists: ['ManagedPrefixListSet', 'PrefixListSet', 'prefixListSet']}},
		DescribeNatGatewaysRequest: {members: {DryRun: ['flag'], Filter: ['FilterList'], MaxResults: ['integer'], NatGatewayIds: ['NatGatewayIdStringList', 'NatGatewayId'], NextToken: ['text']}},
		DescribeNatGatewaysResult: {members: {NatGateways: ['NatGatewayList', 'NatGatewaySet', 'natGatewaySet'], NextToken: ['text', 'NextToken', 'nextToken']}},
		DescribeNetworkAclsRequest: {members: {NextToken: ['text'], MaxResults: ['integer'], DryRun: ['flag', 'DryRun', 'dryRun'], NetworkAclIds: ['NetworkAclIdStringList', 'NetworkAclId'], Filters: ['FilterList', 'Filter']}},
		DescribeNetworkAclsResult: {members: {NetworkAcls: ['NetworkAclList', 'NetworkAclSet', 'networkAclSet'], NextToken: ['text', 'NextToken', 'nextToken']}},
		DescribeNetworkInsightsAnalysesRequest: {members: {NetworkInsightsAnalysisIds: ['NetworkInsightsAnalysisIdList', 'NetworkInsightsAnalysisId'], NetworkInsightsPathId: ['text'], AnalysisStartTime: ['time'], AnalysisEndTime: ['time'], Filters: ['FilterList', 'Filter'], MaxResults: ['integer'], DryRun: ['flag'], NextToken: ['text']}},
		DescribeNetworkInsightsAnalysesResult: {members: {NetworkInsightsAnalyses: ['NetworkInsightsAnalysisList', 'NetworkInsightsAnalysisSet', 'networkInsightsAnalysisSet'], NextToken: ['text', 'NextToken', 'nextToken']}},
		DescribeNetworkInsightsPathsRequest: {members: {NetworkInsightsPathIds: ['NetworkInsightsPathIdList', 'NetworkInsightsPathId'], Filters: ['FilterList', 'Filter'], MaxResults: ['integer'], DryRun: ['flag'], NextToken: ['text']}},
		DescribeNetworkInsightsPathsResult: {members: {NetworkInsightsPaths: ['NetworkInsightsPathList', 'NetworkInsightsPathSet', 'networkInsightsPathSet'], NextToken: ['text', 'NextToken', 'nextToken']}},
		DescribeNetworkInterfaceAttributeRequest: {members: {DryRun: ['flag', 'DryRun', 'dryRun'], NetworkInterfaceId: ['text', 'NetworkInterfaceId', 'networkInterfaceId'], Attribute: ['text', 'Attribute', 'attribute']}, required: ['NetworkInterfaceId']},
		DescribeNetworkInterfaceAttributeResult: {members: {Attachment: ['NetworkInterfaceAttachment', 'Attachment', 'attachment'], Description: ['AttributeValue', 'Description', 'description'], Groups: ['GroupIdentifierList', 'GroupSet', 'groupSet'], NetworkInterfaceId: ['text', 'NetworkInterfaceId', 'networkInterfaceId'], SourceDestCheck: ['AttributeBooleanValue', 'SourceDestCheck', 'sourceDestCheck'], AssociatePublicIpAddress: ['flag', 'AssociatePublicIpAddress', 'associatePublicIpAddress']}},
		DescribeNetworkInterfacesRequest: {members: {NextToken: ['text'], MaxResults: ['integer'], IncludeManagedResources: ['flag'], DryRun: ['flag', 'DryRun', 'dryRun'], NetworkInterfaceIds: ['NetworkInterfaceIdList', 'NetworkInterfaceId'], Filters: ['FilterList', 'Filter', 'filter']}},
		DescribeNetworkInterfacesResult: {members: {NetworkInterfaces: ['NetworkInterfaceList', 'NetworkInterfaceSet', 'networkInterfaceSet'], NextToken: ['text', 'NextToken', 'nextToken']}},
		DescribePrefixListsRequest: {members: {DryRun: ['flag'], Filters: ['FilterList', 'Filter'], MaxResults: ['integer'], NextToken: ['text'], PrefixListIds: ['PrefixListResourceIdStringList', 'PrefixListId']}},
		DescribePrefixListsResult: {members: {NextToken: ['text', 'NextToken', 'nextToken'], PrefixLists: ['PrefixListSet', 'PrefixListSet', 'prefixListSet']}},
		DescribeRegionsRequest: {members: {RegionNames: ['RegionNameStringList', 'RegionName'], AllRegions: ['flag'], DryRun: ['flag', 'DryRun', 'dryRun'], Filters: ['FilterList', 'Filter']}},
		DescribeRegionsResult: {members: {Regions: ['RegionList', 'RegionInfo', 'regionInfo']}},
		DescribeRouteTablesRequest: {members: {NextToken: ['text'], MaxResults: ['integer'], DryRun: ['flag', 'DryRun', 'dryRun'], RouteTableIds: ['RouteTableIdStringList', 'RouteTableId'], Filters: ['FilterList', 'Filter']}},
		DescribeRouteTablesResult: {members: {RouteTables: ['RouteTableList', 'RouteTableSet', 'routeTableSet'], NextToken: ['text', 'NextToken', 'nextToken']}},
		DescribeSecurityGroupReferencesRequest: {members: {DryRun: ['flag'], GroupId: ['GroupIds']}, required: ['GroupId']},
		DescribeSecurityGroupReferencesResult: {members: {SecurityGroupReferenceSet: ['SecurityGroupReferences', 'SecurityGroupReferenceSet', 'securityGroupReferenceSet']}},
		DescribeSecurityGroupRulesRequest: {members: {Filters: ['FilterList', 'Filter'], SecurityGroupRuleIds: ['SecurityGroupRuleIdList', 'SecurityGroupRuleId'], DryRun: ['flag'], NextToken: ['text'], MaxResults: ['integer']}},
		DescribeSecurityGroupRulesResult: {members: {SecurityGroupRules: ['SecurityGroupRuleList', 'SecurityGroupRuleSet', 'securityGroupRuleSet'], NextToken: ['text', 'NextToken', 'nextToken']}},
		DescribeSecurityGroupVpcAssociationsRequest: {members: {Filters: ['FilterList', 'Filter'], NextToken: ['text'], MaxResults: ['integer'], DryRun: ['flag']}},
		DescribeSecurityGroupVpcAssociationsResult: {members: {SecurityGroupVpcAssociations: ['SecurityGroupVpcAssociationList', 'SecurityGroupVpcAssociationSet', 'securityGroupVpcAssociationSet'], NextToken: ['text', 'NextToken', 'nextToken']}},
		DescribeSecurityGroupsRequest: {members: {GroupIds: ['GroupIdStringList', 'GroupId'], GroupNames: ['GroupNameStringList', 'GroupName'], NextToken: ['text'], MaxResults: ['integer'], DryRun: ['flag', 'DryRun', 'dryRun'], Filters: ['FilterList', 'Filter']}},
		DescribeSecurityGroupsResult: {members: {NextToken: ['text', 'NextToken', 'nextToken'], SecurityGroups: ['SecurityGroupList', 'SecurityGroupInfo', 'securityGroupInfo']}},
		DescribeStaleSecurityGroupsRequest: {members: {DryRun: ['flag'], MaxResults: ['integer'], NextToken: ['text'], VpcId: ['text']}, required: ['VpcId']},
		DescribeStaleSecurityGroupsResult: {members: {NextToken: ['text', 'NextToken', 'nextToken'], StaleSecurityGroupSet: ['StaleSecurityGroupSet', 'StaleSecurityGroupSet', 'staleSecurityGroupSet']}},
		DescribeSubnetsRequest: {members: {Filters: ['FilterList', 'Filter'], SubnetIds: ['SubnetIdStringList', 'SubnetId'], NextToken: ['text'], MaxResults: ['integer'], DryRun: ['flag', 'DryRun', 'dryRun']}},
		DescribeSubnetsResult: {members: {NextToken: ['text', 'NextToken', 'nextToken'], Subnets: ['SubnetList', 'SubnetSet', 'subnetSet']}},
		DescribeTagsRequest: {members: {DryRun: ['flag', 'DryRun', 'dryRun'], Filters: ['FilterList', 'Filter'], MaxResults: ['integer', 'MaxResults', 'maxResults'], NextToken: ['text', 'NextToken', 'nextToken']}},
		DescribeTagsResult: {members: {NextToken: ['text', 'NextToken', 'nextToken'], Tags: ['TagDescriptionList', 'TagSet', 'tagSet']}},
		DescribeTransitGatewayAttachmentsRequest: {members: {TransitGatewayAttachmentIds: ['TransitGatewayAttachmentIdStringList'], Filters: ['FilterList', 'Filter'], MaxResults: ['integer'], NextToken: ['text'], DryRun: ['flag']}},
		DescribeTransitGatewayAttachmentsResult: {members: {TransitGatewayAttachments: ['TransitGatewayAttachmentList', 'TransitGatewayAttachments', 'transitGatewayAttachments'], NextToken: ['text', 'NextToken', 'nextToken']}},
		DescribeTransitGatewayConnectsRequest: {members: {TransitGatewayAttachmentIds: ['TransitGatewayAttachmentIdStringList'], Filters: ['FilterList', 'Filter'], MaxResults: ['integer'], NextToken: ['text'], DryRun: ['flag']}},
		DescribeTransitGatewayConnectsResult: {members: {TransitGatewayConnects: ['TransitGatewayConnectList', 'TransitGatewayConnectSet', 'transitGatewayConnectSet'], NextToken: ['text', 'NextToken', 'nextToken']}},
		DescribeTransitGatewayPeeringAttachmentsRequest: {members: {TransitGatewayAttachmentIds: ['TransitGatewayAttachmentIdStringList'], Filters: ['FilterList', 'Filter'], MaxResults: ['integer'], NextToken: ['text'], DryRun: ['flag']}},
		DescribeTransitGatewayPeeringAttachmentsResult: {members: {TransitGatewayPeeringAttachments: ['TransitGatewayPeeringAttachmentList', 'TransitGatewayPeeringAttachments', 'transitGatewayPeeringAttachments'], NextToken: ['text', 'NextToken', 'nextToken']}},
		DescribeTransitGatewayRouteTablesRequest: {members: {TransitGatewayRouteTableIds: ['TransitGatewayRouteTableIdStringList'], Filters: ['FilterList', 'Filter'], MaxResults: ['integer'], NextToken: ['text'], DryRun: ['flag']}},
		DescribeTransitGatewayRouteTablesResult: {members: {TransitGatewayRouteTables: ['TransitGatewayRouteTableList', 'TransitGatewayRouteTables', 'transitGatewayRouteTables'], NextToken: ['text', 'NextToken', 'nextToken']}},
		DescribeTransitGatewayVpcAttachmentsRequest: {members: {TransitGatewayAttachmentIds: ['TransitGatewayAttachmentIdStringList'], Filters: ['FilterList', 'Filter'], MaxResults: ['integer'], NextToken: ['text'], DryRun: ['flag']}},
		DescribeTransitGatewayVpcAttachmentsResult: {members: {TransitGatewayVpcAttachments: ['TransitGatewayVpcAttachmentList', 'TransitGatewayVpcAttachments', 'transitGatewayVpcAttachments'], NextToken: ['text', 'NextToken', 'nextToken']}},
		DescribeTransitGatewaysRequest: {members: {TransitGatewayIds: ['TransitGatewayIdStringList'], Filters: ['FilterList', 'Filter'], MaxResults: ['integer'], NextToken: ['text'], DryRun: ['flag']}},
		DescribeTransitGatewaysResult: {members: {TransitGateways: ['TransitGatewayList', 'TransitGatewaySet', 'transitGatewaySet'], NextToken: ['text', 'NextToken', 'nextToken']}},
		DescribeVolumesRequest: {members: {VolumeIds: ['VolumeIdStringList', 'VolumeId'], IncludeManagedResources: ['flag'], DryRun: ['flag', 'DryRun', 'dryRun'], Filters: ['FilterList', 'Filter'], NextToken: ['text', 'NextToken', 'nextToken'], MaxResults: ['integer', 'MaxResults', 'maxResults']}},
		DescribeVolumesResult: {members: {NextToken: ['text', 'NextToken', 'nextToken'], Volumes: ['VolumeList', 'VolumeSet', 'volumeSet']}},
		DescribeVpcAttributeRequest: {members: {Attribute: ['text'], VpcId: ['text'], DryRun: ['flag', 'DryRun', 'dryRun']}, required: ['Attribute', 'VpcId']},
		DescribeVpcAttributeResult: {members: {EnableDnsHostnames: ['AttributeBooleanValue', 'EnableDnsHostnames', 'enableDnsHostnames'], EnableDnsSupport: ['AttributeBooleanValue', 'EnableDnsSupport', 'enableDnsSupport'], EnableNetworkAddressUsageMetrics: ['AttributeBooleanValue', 'EnableNetworkAddressUsageMetrics', 'enableNetworkAddressUsageMetrics'], VpcId: ['text', 'VpcId', 'vpcId']}},
		DescribeVpcBlockPublicAccessOptionsRequest: {members: {DryRun: ['flag']}},
		DescribeVpcBlockPublicAccessOptionsResult: {members: {VpcBlockPublicAccessOptions: ['VpcBlockPublicAccessOptions', 'VpcBlockPublicAccessOptions', 'vpcBlockPublicAccessOptions']}},
		DescribeVpcClassicLinkDnsSupportRequest: {members: {VpcIds: ['VpcClassicLinkIdList'], MaxResults: ['integer', 'MaxResults', 'maxResults'], NextToken: ['text', 'NextToken', 'nextToken']}},
		DescribeVpcClassicLinkDnsSupportResult: {members: {NextToken: ['text', 'NextToken', 'nextToken'], Vpcs: ['ClassicLinkDnsSupportList', 'Vpcs', 'vpcs']}},
		DescribeVpcClassicLinkRequest: {members: {DryRun: ['flag', 'DryRun', 'dryRun'], VpcIds: ['VpcClassicLinkIdList', 'VpcId'], Filters: ['FilterList', 'Filter']}},
		DescribeVpcClassicLinkResult: {members: {Vpcs: ['VpcClassicLinkList', 'VpcSet', 'vpcSet']}},
		DescribeVpcEndpointConnectionsRequest: {members: {DryRun: ['flag'], Filters: ['FilterList', 'Filter'], MaxResults: ['integer'], NextToken: ['text']}},
		DescribeVpcEndpointConnectionsResult: {members: {VpcEndpointConnections: ['VpcEndpointConnectionSet', 'VpcEndpointConnectionSet', 'vpcEndpointConnectionSet'], NextToken: ['text', 'NextToken', 'nextToken']}},
		DescribeVpcEndpointServiceConfigurationsRequest: {members: {DryRun: ['flag'], ServiceIds: ['VpcEndpointServiceIdList', 'ServiceId'], Filters: ['FilterList', 'Filter'], MaxResults: ['integer'], NextToken: ['text']}},
		DescribeVpcEndpointServiceConfigurationsResult: {members: {ServiceConfigurations: ['ServiceConfigurationSet', 'ServiceConfigurationSet', 'serviceConfigurationSet'], NextToken: ['text', 'NextToken', 'nextToken']}},
		DescribeVpcEndpointServicePermissionsRequest: {members: {DryRun: ['flag'], ServiceId: ['text'], Filters: ['FilterList', 'Filter'], MaxResults: ['integer'], NextToken: ['text']}, required: ['ServiceId']},
		DescribeVpcEndpointServicePermissionsResult: {members: {AllowedPrincipals: ['AllowedPrincipalSet', 'AllowedPrincipals', 'allowedPrincipals'], NextToken: ['text', 'NextToken', 'nextToken']}},
		DescribeVpcEndpointServicesRequest: {members: {DryRun: ['flag'], ServiceNames: ['ValueStringList', 'ServiceName'], Filters: ['FilterList', 'Filter'], MaxResults: ['integer'], NextToken: ['text'], ServiceRegions: ['ValueStringList', 'ServiceRegion']}},
		DescribeVpcEndpointServicesResult: {members: {ServiceNames: ['ValueStringList', 'ServiceNameSet', 'serviceNameSet'], ServiceDetails: ['ServiceDetailSet', 'ServiceDetailSet', 'serviceDetailSet'], NextToken: ['text', 'NextToken', 'nextToken']}},
		DescribeVpcEndpointsRequest: {members: {DryRun: ['flag'], VpcEndpointIds: ['VpcEndpointIdList', 'VpcEndpointId'], Filters: ['FilterList', 'Filter'], MaxResults: ['integer'], NextToken: ['text']}},
		DescribeVpcEndpointsResult: {members: {VpcEndpoints: ['VpcEndpointSet', 'VpcEndpointSet', 'vpcEndpointSet'], NextToken: ['text', 'NextToken', 'nextToken']}},
		DescribeVpcPeeringConnectionsRequest: {members: {NextToken: ['text'], MaxResults: ['integer'], DryRun: ['flag', 'DryRun', 'dryRun'], VpcPeeringConnectionIds: ['VpcPeeringConnectionIdList', 'VpcPeeringConnectionId'], Filters: ['FilterList', 'Filter']}},
		DescribeVpcPeeringConnectionsResult: {members: {VpcPeeringConnections: ['VpcPeeringConnectionList', 'VpcPeeringConnectionSet', 'vpcPeeringConnectionSet'], NextToken: ['text', 'NextToken', 'nextToken']}},
		DescribeVpcsRequest: {members: {Filters: ['FilterList', 'Filter'], VpcIds: ['VpcIdStringList', 'VpcId'], NextToken: ['text'], MaxResults: ['integer'], DryRun: ['flag', 'DryRun', 'dryRun']}},
		DescribeVpcsResult: {members: {NextToken: ['text', 'NextToken', 'nextToken'], Vpcs: ['VpcList', 'VpcSet', 'vpcSet']}},
		DescribeVpnConnectionsRequest: {members: {Filters: ['FilterList', 'Filter'], VpnConnectionIds: ['VpnConnectionIdStringList', 'VpnConnectionId'], DryRun: ['flag', 'DryRun', 'dryRun']}},
		DescribeVpnConnectionsResult: {members: {VpnConnections: ['VpnConnectionList', 'VpnConnectionSet', 'vpnConnectionSet']}},
		DescribeVpnGatewaysRequest: {members: {Filters: ['FilterList', 'Filter'], VpnGatewayIds: ['VpnGatewayIdStringList', 'VpnGatewayId'], DryRun: ['flag', 'DryRun', 'dryRun']}},
		DescribeVpnGatewaysResult: {members: {VpnGateways: ['VpnGatewayList', 'VpnGatewaySet', 'vpnGatewaySet']}},
		DestinationOptionsRequest: {members: {FileFormat: ['text'], HiveCompatiblePartitions: ['flag'], PerHourPartition: ['flag']}},
		DestinationOptionsResponse: {members: {FileFormat: ['text', 'FileFormat', 'fileFormat'], HiveCompatiblePartitions: ['flag', 'HiveCompatiblePartitions', 'hiveCompatiblePartitions'], PerHourPartition: ['flag', 'PerHourPartition', 'perHourPartition']}},
		DetachInternetGatewayRequest: {members: {DryRun: ['flag', 'DryRun', 'dryRun'], InternetGatewayId: ['text', 'InternetGatewayId', 'internetGatewayId'], VpcId: ['text', 'VpcId', 'vpcId']}, required: ['InternetGatewayId', 'VpcId']},
		DetachNetworkInterfaceRequest: {members: {DryRun: ['flag', 'DryRun', 'dryRun'], AttachmentId: ['text', 'AttachmentId', 'attachmentId'], Force: ['flag', 'Force', 'force']}, required: ['AttachmentId']},
		DetachVpnGatewayRequest: {members: {VpcId: ['text'], VpnGatewayId: ['text'], DryRun: ['flag', 'DryRun', 'dryRun']}, required: ['VpcId', 'VpnGatewayId']},
		DhcpConfiguration: {members: {Key: ['text', 'Key', 'key'], Values: ['DhcpConfigurationValueList', 'ValueSet', 'valueSet']}},
		DhcpConfigurationList: {list: 'DhcpConfiguration', item: 'item'},
		DhcpConfigurationValueList: {list: 'AttributeValue', item: 'item'},
		DhcpOptions: {members: {OwnerId: ['text', 'OwnerId', 'ownerId'], Tags: ['TagList', 'TagSet', 'tagSet'], DhcpOptionsId: ['text', 'DhcpOptionsId', 'dhcpOptionsId'], DhcpConfigurations: ['DhcpConfigurationList', 'DhcpConfigurationSet', 'dhcpConfigurationSet']}},
		DhcpOptionsIdStringList: {list: 'text', item: 'DhcpOptionsId'},
		DhcpOptionsList: {list: 'DhcpOptions', item: 'item'},
		DisableTransitGatewayRouteTablePropagationRequest: {members: {TransitGatewayRouteTableId: ['text'], TransitGatewayAttachmentId: ['text'], DryRun: ['flag'], TransitGatewayRouteTableAnnouncementId: ['text']}, required: ['TransitGatewayRouteTableId']},
		DisableTransitGatewayRouteTablePropagationResult: {members: {Propagation: ['TransitGatewayPropagation', 'Propagation', 'propagation']}},
		DisableVgwRoutePropagationRequest: {members: {GatewayId: ['text'], RouteTableId: ['text'], DryRun: ['flag']}, required: ['GatewayId', 'RouteTableId']},
		DisassociateAddressRequest: {members: {AssociationId: ['text'], PublicIp: ['text'], DryRun: ['flag', 'DryRun', 'dryRun']}},
		DisassociateRouteTableRequest: {members: {DryRun: ['flag', 'DryRun', 'dryRun'], AssociationId: ['text', 'AssociationId', 'associationId']}, required: ['AssociationId']},
		DisassociateSubnetCidrBlockRequest: {members: {AssociationId: ['text', 'AssociationId', 'associationId']}, required: ['AssociationId']},
		DisassociateSubnetCidrBlockResult: {members: {Ipv6CidrBlockAssociation: ['SubnetIpv6CidrBlockAssociation', 'Ipv6CidrBlockAssociation', 'ipv6CidrBlockAssociation'], SubnetId: ['text', 'SubnetId', 'subnetId']}},
		DisassociateTransitGatewayRouteTableRequest: {members: {TransitGatewayRouteTableId: ['text'], TransitGatewayAttachmentId: ['text'], DryRun: ['flag']}, required: ['TransitGatewayRouteTableId', 'TransitGatewayAttachmentId']},
		DisassociateTransitGatewayRouteTableResult: {members: {Association: ['TransitGatewayAssociation', 'Association', 'association']}},
		DisassociateVpcCidrBlockRequest: {members: {AssociationId: ['text', 'AssociationId', 'associationId']}, required: ['AssociationId']},
		DisassociateVpcCidrBlockResult: {members: {Ipv6CidrBlockAssociation: ['VpcIpv6CidrBlockAssociation', 'Ipv6CidrBlockAssociation', 'ipv6CidrBlockAssociation'], CidrBlockAssociation: ['VpcCidrBlockAssociation', 'CidrBlockAssociation', 'cidrBlockAssociation'], VpcId: ['text', 'VpcId', 'vpcId']}},
		DiskInfo: {members: {SizeInGB: ['integer', 'SizeInGB', 'sizeInGB'], Count: ['integer', 'Count', 'count'], Type: ['text', 'Type', 'type']}},
		DiskInfoList: {list: 'DiskInfo', item: 'item'},
		DnsEntry: {members: {DnsName: ['text', 'DnsName', 'dnsName'], HostedZoneId: ['text', 'HostedZoneId', 'hostedZoneId']}},
		DnsEntrySet: {list: 'DnsEntry', item: 'item'},
		DnsOptions: {members: {DnsRecordIpType: ['text', 'DnsRecordIpType', 'dnsRecordIpType'], PrivateDnsOnlyForInboundResolverEndpoint: ['flag', 'PrivateDnsOnlyForInboundResolverEndpoint', 'privateDnsOnlyForInboundResolverEndpoint'], PrivateDnsPreference: ['text', 'PrivateDnsPreference', 'privateDnsPreference'], PrivateDnsSpecifiedDomains: ['PrivateDnsSpecifiedDomainSet', 'PrivateDnsSpecifiedDomainSet', 'privateDnsSpecifiedDomainSet']}},
		DnsOptionsSpecification: {members: {DnsRecordIpType: ['text'], PrivateDnsOnlyForInboundResolverEndpoint: ['flag'], PrivateDnsPreference: ['text'], PrivateDnsSpecifiedDomains: ['PrivateDnsSpecifiedDomainSet', 'PrivateDnsSpecifiedDomain']}},
		EbsBlockDevice: {members: {DeleteOnTermination: ['flag', 'DeleteOnTermination', 'deleteOnTermination'], Iops: ['integer', 'Iops', 'iops'], SnapshotId: ['text', 'SnapshotId', 'snapshotId'], VolumeSize: ['integer', 'VolumeSize', 'volumeSize'], VolumeType: ['text', 'VolumeType', 'volumeType'], KmsKeyId: ['text', 'KmsKeyId', 'kmsKeyId'], Throughput: ['integer', 'Throughput', 'throughput'], OutpostArn: ['text', 'OutpostArn', 'outpostArn'], AvailabilityZone: ['text', 'AvailabilityZone', 'availabilityZone'], Encrypted: ['flag', 'Encrypted', 'encrypted'], VolumeInitializationRate: ['integer'], AvailabilityZoneId: ['text'], EbsCardIndex: ['integer']}},
		EbsCardInfo: {members: {EbsCardIndex: ['integer', 'EbsCardIndex', 'ebsCardIndex'], BaselineBandwidthInMbps: ['integer', 'BaselineBandwidthInMbps', 'baselineBandwidthInMbps'], BaselineThroughputInMBps: ['float', 'BaselineThroughputInMBps', 'baselineThroughputInMBps'], BaselineIops: ['integer', 'BaselineIops', 'baselineIops'], MaximumBandwidthInMbps: ['integer', 'MaximumBandwidthInMbps', 'maximumBandwidthInMbps'], MaximumThroughputInMBps: ['float', 'MaximumThroughputInMBps', 'maximumThroughputInMBps'], MaximumIops: ['integer', 'MaximumIops', 'maximumIops']}},
		EbsCardInfoList: {list: 'EbsCardInfo', item: 'item'},
		EbsInfo: {members: {EbsOptimizedSupport: ['text', 'EbsOptimizedSupport', 'ebsOptimizedSupport'], EncryptionSupport: ['text', 'EncryptionSupport', 'encryptionSupport'], EbsOptimizedInfo: ['EbsOptimizedInfo', 'EbsOptimizedInfo', 'ebsOptimizedInfo'], NvmeSupport: ['text', 'NvmeSupport', 'nvmeSupport'], MaximumEbsAttachments: ['integer', 'MaximumEbsAttachments', 'maximumEbsAttachments'], AttachmentLimitType: ['text', 'AttachmentLimitType', 'attachmentLimitType'], MaximumEbsCards: ['integer', 'MaximumEbsCards', 'maximumEbsCards'], EbsCards: ['EbsCardInfoList', 'EbsCardSet', 'ebsCardSet']}},
		EbsInstanceBlockDevice: {members: {AttachTime: ['time', 'AttachTime', 'attachTime'], DeleteOnTermination: ['flag', 'DeleteOnTermination', 'deleteOnTermination'], Status: ['text', 'Status', 'status'], VolumeId: ['text', 'VolumeId', 'volumeId'], AssociatedResource: ['text', 'AssociatedResource', 'associatedResource'], VolumeOwnerId: ['text', 'VolumeOwnerId', 'volumeOwnerId'], Operator: ['OperatorResponse', 'Operator', 'operator'], EbsCardIndex: ['integer', 'EbsCardIndex', 'ebsCardIndex']}},
		EbsInstanceBlockDeviceSpecification: {members: {VolumeId: ['text', 'VolumeId', 'volumeId'], DeleteOnTermination: ['flag', 'DeleteOnTermination', 'deleteOnTermination']}},
		EbsOptimizedInfo: {members: {BaselineBandwidthInMbps: ['integer', 'BaselineBandwidthInMbps', 'baselineBandwidthInMbps'], BaselineThroughputInMBps: ['float', 'BaselineThroughputInMBps', 'baselineThroughputInMBps'], BaselineIops: ['integer', 'BaselineIops', 'baselineIops'], MaximumBandwidthInMbps: ['integer', 'MaximumBandwidthInMbps', 'maximumBandwidthInMbps'], MaximumThroughputInMBps: ['float', 'MaximumThroughputInMBps', 'maximumThroughputInMBps'], MaximumIops: ['integer', 'MaximumIops', 'maximumIops']}},
		EbsStatusDetails: {members: {ImpairedSince: ['time', 'ImpairedSince', 'impairedSince'], Name: ['text', 'Name', 'name'], Status: ['text', 'Status', 'status']}},
		EbsStatusDetailsList: {list: 'EbsStatusDetails', item: 'item'},
		EbsStatusSummary: {members: {Details: ['EbsStatusDetailsList', 'Details', 'details'], Status: ['text', 'Status', 'status']}},
		EfaInfo: {members: {MaximumEfaInterfaces: ['integer', 'MaximumEfaInterfaces', 'maximumEfaInterfaces']}},
		EgressOnlyInternetGateway: {members: {Attachments: ['InternetGatewayAttachmentList', 'AttachmentSet', 'attachmentSet'], EgressOnlyInternetGatewayId: ['text', 'EgressOnlyInternetGatewayId', 'egressOnlyInternetGatewayId'], Tags: ['TagList', 'TagSet', 'tagSet']}},
		EgressOnlyInternetGatewayIdList: {list: 'text', item: 'item'},
		EgressOnlyInternetGatewayList: {list: 'EgressOnlyInternetGateway', item: 'item'},
		ElasticGpuAssociation: {members: {ElasticGpuId: ['text', 'ElasticGpuId', 'elasticGpuId'], ElasticGpuAssociationId: ['text', 'ElasticGpuAssociationId', 'elasticGpuAssociationId'], ElasticGpuAssociationState: ['text', 'ElasticGpuAssociationState', 'elasticGpuAssociationState'], ElasticGpuAssociationTime: ['text', 'ElasticGpuAssociationTime', 'elasticGpuAssociationTime']}},
		ElasticGpuAssociationList: {list: 'ElasticGpuAssociation', item: 'item'},
		ElasticGpuSpecification: {members: {Type: ['text']}, required: ['Type']},
		ElasticGpuSpecificationList: {list: 'ElasticGpuSpecification', item: 'ElasticGpuSpecification'},
		ElasticGpuSpecificationResponse: {members: {Type: ['text', 'Type', 'type']}},
		ElasticGpuSpecificationResponseList: {list: 'ElasticGpuSpecificationResponse', item: 'item'},
		ElasticGpuSpecifications: {list: 'ElasticGpuSpecification', item: 'item'},
		ElasticInferenceAccelerator: {members: {Type: ['text'], Count: ['integer']}, required: ['Type']},
		ElasticInferenceAcceleratorAssociation: {members: {ElasticInferenceAcceleratorArn: ['text', 'ElasticInferenceAcceleratorArn', 'elasticInferenceAcceleratorArn'], ElasticInferenceAcceleratorAssociationId: ['text', 'ElasticInferenceAcceleratorAssociationId', 'elasticInferenceAcceleratorAssociationId'], ElasticInferenceAcceleratorAssociationState: ['text', 'ElasticInferenceAcceleratorAssociationState', 'elasticInferenceAcceleratorAssociationState'], ElasticInferenceAcceleratorAssociationTime: ['time', 'ElasticInferenceAcceleratorAssociationTime', 'elasticInferenceAcceleratorAssociationTime']}},
		ElasticInferenceAcceleratorAssociationList: {list: 'ElasticInferenceAcceleratorAssociation', item: 'item'},
		ElasticInferenceAccelerators: {list: 'ElasticInferenceAccelerator', item: 'item'},
		EnaSrdSpecification: {members: {EnaSrdEnabled: ['flag'], EnaSrdUdpSpecification: ['EnaSrdUdpSpecification']}},
		EnaSrdSpecificationRequest: {members: {EnaSrdEnabled: ['flag'], EnaSrdUdpSpecification: ['EnaSrdUdpSpecificationRequest']}},
		EnaSrdUdpSpecification: {members: {EnaSrdUdpEnabled: ['flag']}},
		EnaSrdUdpSpecificationRequest: {members: {EnaSrdUdpEnabled: ['flag']}},
		EnableTransitGatewayRouteTablePropagationRequest: {members: {TransitGatewayRouteTableId: ['text'], TransitGatewayAttachmentId: ['text'], DryRun: ['flag'], TransitGatewayRouteTableAnnouncementId: ['text']}, required: ['TransitGatewayRouteTableId']},
		EnableTransitGatewayRouteTablePropagationResult: {members: {Propagation: ['TransitGatewayPropagation', 'Propagation', 'propagation']}},
		EnableVgwRoutePropagationRequest: {members: {GatewayId: ['text'], RouteTableId: ['text'], DryRun: ['flag']}, required: ['GatewayId', 'RouteTableId']},
		EnclaveOptions: {members: {Enabled: ['flag', 'Enabled', 'enabled']}},
		EnclaveOptionsRequest: {members: {Enabled: ['flag']}},
		EncryptionSupport: {members: {EncryptionState: ['text', 'EncryptionState', 'encryptionState'], StateMessage: ['text', 'StateMessage', 'stateMessage']}},
		ErrorSet: {list: 'ValidationError', item: 'item'},
		ExcludedInstanceTypeSet: {list: 'text', item: 'item'},
		ExecutableByStringList: {list: 'text', item: 'ExecutableBy'},
		Explanation: {members: {Acl: ['AnalysisComponent', 'Acl', 'acl'], AclRule: ['AnalysisAclRule', 'AclRule', 'aclRule'], Address: ['text', 'Address', 'address'], Addresses: ['IpAddressList', 'AddressSet', 'addressSet'], AttachedTo: ['AnalysisComponent', 'AttachedTo', 'attachedTo'], AvailabilityZones: ['ValueStringList', 'AvailabilityZoneSet', 'availabilityZoneSet'], AvailabilityZoneIds: ['ValueStringList', 'AvailabilityZoneIdSet', 'availabilityZoneIdSet'], Cidrs: ['ValueStringList', 'CidrSet', 'cidrSet'], Component: ['AnalysisComponent', 'Component', 'component'], CustomerGateway: ['AnalysisComponent', 'CustomerGateway', 'customerGateway'], Destination: ['AnalysisComponent', 'Destination', 'destination'], DestinationVpc: ['AnalysisComponent', 'DestinationVpc', 'destinationVpc'], Direction: ['text', 'Direction', 'direction'], ExplanationCode: ['text', 'ExplanationCode', 'explanationCode'], IngressRouteTable: ['AnalysisComponent', 'IngressRouteTable', 'ingressRouteTable'], InternetGateway: ['AnalysisComponent', 'InternetGateway', 'internetGateway'], LoadBalancerArn: ['text', 'LoadBalancerArn', 'loadBalancerArn'], ClassicLoadBalancerListener: ['AnalysisLoadBalancerListener', 'ClassicLoadBalancerListener', 'classicLoadBalancerListener'], LoadBalancerListenerPort: ['integer', 'LoadBalancerListenerPort', 'loadBalancerListenerPort'], LoadBalancerTarget: ['AnalysisLoadBalancerTarget', 'LoadBalancerTarget', 'loadBalancerTarget'], LoadBalancerTargetGroup: ['AnalysisComponent', 'LoadBalancerTargetGroup', 'loadBalancerTargetGroup'], LoadBalancerTargetGroups: ['AnalysisComponentList', 'LoadBalancerTargetGroupSet', 'loadBalancerTargetGroupSet'], LoadBalancerTargetPort: ['integer', 'LoadBalancerTargetPort', 'loadBalancerTargetPort'], ElasticLoadBalancerListener: ['AnalysisComponent', 'ElasticLoadBalancerListener', 'elasticLoadBalancerListener'], MissingComponent: ['text', 'MissingComponent', 'missingComponent'], NatGateway: ['AnalysisComponent', 'NatGateway', 'natGateway'], NetworkInterface: ['AnalysisComponent', 'NetworkInterface', 'networkInterface'], PacketField: ['text', 'PacketField', 'packetField'], VpcPeeringConnection: ['AnalysisComponent', 'VpcPeeringConnection', 'vpcPeeringConnection'], Port: ['integer', 'Port', 'port'], PortRanges: ['PortRangeList', 'PortRangeSet', 'portRangeSet'], PrefixList: ['AnalysisComponent', 'PrefixList', 'prefixList'], Protocols: ['StringList', 'ProtocolSet', 'protocolSet'], RouteTableRoute: ['AnalysisRouteTableRoute', 'RouteTableRoute', 'routeTableRoute'], RouteTable: ['AnalysisComponent', 'RouteTable', 'routeTable'], SecurityGroup: ['AnalysisComponent', 'SecurityGroup', 'securityGroup'], SecurityGroupRule: ['AnalysisSecurityGroupRule', 'SecurityGroupRule', 'securityGroupRule'], SecurityGroups: ['AnalysisComponentList', 'SecurityGroupSet', 'securityGroupSet'], SourceVpc: ['AnalysisComponent', 'SourceVpc', 'sourceVpc'], State: ['text', 'State', 'state'], Subnet: ['AnalysisComponent', 'Subnet', 'subnet'], SubnetRouteTable: ['AnalysisComponent', 'SubnetRouteTable', 'subnetRouteTable'], Vpc: ['AnalysisComponent', 'Vpc', 'vpc'], VpcEndpoint: ['AnalysisComponent', 'VpcEndpoint', 'vpcEndpoint'], VpnConnection: ['AnalysisComponent', 'VpnConnection', 'vpnConnection'], VpnGateway: ['AnalysisComponent', 'VpnGateway', 'vpnGateway'], TransitGateway: ['AnalysisComponent', 'TransitGateway', 'transitGateway'], TransitGatewayRouteTable: ['AnalysisComponent', 'TransitGatewayRouteTable', 'transitGatewayRouteTable'], TransitGatewayRouteTableRoute: ['TransitGatewayRouteTableRoute', 'TransitGatewayRouteTableRoute', 'transitGatewayRouteTableRoute'], TransitGatewayAttachment: ['AnalysisComponent', 'TransitGatewayAttachment', 'transitGatewayAttachment'], ComponentAccount: ['text', 'ComponentAccount', 'componentAccount'], ComponentRegion: ['text', 'ComponentRegion', 'componentRegion'], FirewallStatelessRule: ['FirewallStatelessRule', 'FirewallStatelessRule', 'firewallStatelessRule'], FirewallStatefulRule: ['FirewallStatefulRule', 'FirewallStatefulRule', 'firewallStatefulRule']}},
		ExplanationList: {list: 'Explanation', item: 'item'},
		Filter: {members: {Name: ['text'], Values: ['ValueStringList', 'Value']}},
		FilterList: {list: 'Filter', item: 'Filter'},
		FilterPortRange: {members: {FromPort: ['integer', 'FromPort', 'fromPort'], ToPort: ['integer', 'ToPort', 'toPort']}},
		FirewallStatefulRule: {members: {RuleGroupArn: ['text', 'RuleGroupArn', 'ruleGroupArn'], Sources: ['ValueStringList', 'SourceSet', 'sourceSet'], Destinations: ['ValueStringList', 'DestinationSet', 'destinationSet'], SourcePorts: ['PortRangeList', 'SourcePortSet', 'sourcePortSet'], DestinationPorts: ['PortRangeList', 'DestinationPortSet', 'destinationPortSet'], Protocol: ['text', 'Protocol', 'protocol'], RuleAction: ['text', 'RuleAction', 'ruleAction'], Direction: ['text', 'Direction', 'direction']}},
		FirewallStatelessRule: {members: {RuleGroupArn: ['text', 'RuleGroupArn', 'ruleGroupArn'], Sources: ['ValueStringList', 'SourceSet', 'sourceSet'], Destinations: ['ValueStringList', 'DestinationSet', 'destinationSet'], SourcePorts: ['PortRangeList', 'SourcePortSet', 'sourcePortSet'], DestinationPorts: ['PortRangeList', 'DestinationPortSet', 'destinationPortSet'], Protocols: ['ProtocolIntList', 'ProtocolSet', 'protocolSet'], RuleAction: ['text', 'RuleAction', 'ruleAction'], Priority: ['integer', 'Priority', 'priority']}},
		FlowLog: {members: {CreationTime: ['time', 'CreationTime', 'creationTime'], DeliverLogsErrorMessage: ['text', 'DeliverLogsErrorMessage', 'deliverLogsErrorMessage'], DeliverLogsPermissionArn: ['text', 'DeliverLogsPermissionArn', 'deliverLogsPermissionArn'], DeliverCrossAccountRole: ['text', 'DeliverCrossAccountRole', 'deliverCrossAccountRole'], DeliverLogsStatus: ['text', 'DeliverLogsStatus', 'deliverLogsStatus'], FlowLogId: ['text', 'FlowLogId', 'flowLogId'], FlowLogStatus: ['text', 'FlowLogStatus', 'flowLogStatus'], LogGroupName: ['text', 'LogGroupName', 'logGroupName'], ResourceId: ['text', 'ResourceId', 'resourceId'], TrafficType: ['text', 'TrafficType', 'trafficType'], LogDestinationType: ['text', 'LogDestinationType', 'logDestinationType'], LogDestination: ['text', 'LogDestination', 'logDestination'], LogFormat: ['text', 'LogFormat', 'logFormat'], Tags: ['TagList', 'TagSet', 'tagSet'], MaxAggregationInterval: ['integer', 'MaxAggregationInterval', 'maxAggregationInterval'], DestinationOptions: ['DestinationOptionsResponse', 'DestinationOptions', 'destinationOptions']}},
		FlowLogIdList: {list: 'text', item: 'item'},
		FlowLogResourceIds: {list: 'text', item: 'item'},
		FlowLogSet: {list: 'FlowLog', item: 'item'},
		FpgaDeviceInfo: {members: {Name: ['text', 'Name', 'name'], Manufacturer: ['text', 'Manufacturer', 'manufacturer'], Count: ['integer', 'Count', 'count'], MemoryInfo: ['FpgaDeviceMemoryInfo', 'MemoryInfo', 'memoryInfo']}},
		FpgaDeviceInfoList: {list: 'FpgaDeviceInfo', item: 'item'},
		FpgaDeviceMemoryInfo: {members: {SizeInMiB: ['integer', 'SizeInMiB', 'sizeInMiB']}},
		FpgaInfo: {members: {Fpgas: ['FpgaDeviceInfoList', 'Fpgas', 'fpgas'], TotalFpgaMemoryInMiB: ['integer', 'TotalFpgaMemoryInMiB', 'totalFpgaMemoryInMiB']}},
		GetConsoleOutputRequest: {members: {InstanceId: ['text'], Latest: ['flag'], DryRun: ['flag', 'DryRun', 'dryRun']}, required: ['InstanceId']},
		GetConsoleOutputResult: {members: {InstanceId: ['text', 'InstanceId', 'instanceId'], Timestamp: ['time', 'Timestamp', 'timestamp'], Output: ['text', 'Output', 'output']}},
		GetLaunchTemplateDataRequest: {members: {DryRun: ['flag'], InstanceId: ['text']}, required: ['InstanceId']},
		GetLaunchTemplateDataResult: {members: {LaunchTemplateData: ['ResponseLaunchTemplateData', 'LaunchTemplateData', 'launchTemplateData']}},
		GetManagedPrefixListAssociationsRequest: {members: {DryRun: ['flag'], PrefixListId: ['text'], MaxResults: ['integer'], NextToken: ['text']}, required: ['PrefixListId']},
		GetManagedPrefixListAssociationsResult: {members: {PrefixListAssociations: ['PrefixListAssociationSet', 'PrefixListAssociationSet', 'prefixListAssociationSet'], NextToken: ['text', 'NextToken', 'nextToken']}},
		GetManagedPrefixListEntriesRequest: {members: {DryRun: ['flag'], PrefixListId: ['text'], TargetVersion: ['integer'], MaxResults: ['integer'], NextToken: ['text']}, required: ['PrefixListId']},
		GetManagedPrefixListEntriesResult: {members: {Entries: ['PrefixListEntrySet', 'EntrySet', 'entrySet'], NextToken: ['text', 'NextToken', 'nextToken']}},
		GetSecurityGroupsForVpcRequest: {members: {VpcId: ['text'], NextToken: ['text'], MaxResults: ['integer'], Filters: ['FilterList', 'Filter'], DryRun: ['flag']}, required: ['VpcId']},
		GetSecurityGroupsForVpcResult: {members: {NextToken: ['text', 'NextToken', 'nextToken'], SecurityGroupForVpcs: ['SecurityGroupForVpcList', 'SecurityGroupForVpcSet', 'securityGroupForVpcSet']}},
		GetSubnetCidrReservationsRequest: {members: {Filters: ['FilterList', 'Filter'], SubnetId: ['text'], DryRun: ['flag'], NextToken: ['text'], MaxResults: ['integer']}, required: ['SubnetId']},
		GetSubnetCidrReservationsResult: {members: {SubnetIpv4CidrReservations: ['SubnetCidrReservationList', 'SubnetIpv4CidrReservationSet', 'subnetIpv4CidrReservationSet'], SubnetIpv6CidrReservations: ['SubnetCidrReservationList', 'SubnetIpv6CidrReservationSet', 'subnetIpv6CidrReservationSet'], NextToken: ['text', 'NextToken', 'nextToken']}},
		GetTransitGatewayAttachmentPropagationsRequest: {members: {TransitGatewayAttachmentId: ['text'], Filters: ['FilterList', 'Filter'], MaxResults: ['integer'], NextToken: ['text'], DryRun: ['flag']}, required: ['TransitGatewayAttachmentId']},
		GetTransitGatewayAttachmentPropagationsResult: {members: {TransitGatewayAttachmentPropagations: ['TransitGatewayAttachmentPropagationList', 'TransitGatewayAttachmentPropagations', 'transitGatewayAttachmentPropagations'], NextToken: ['text', 'NextToken', 'nextToken']}},
		GetTransitGatewayPrefixListReferencesRequest: {members: {TransitGatewayRouteTableId: ['text'], Filters: ['FilterList', 'Filter'], MaxResults: ['integer'], NextToken: ['text'], DryRun: ['flag']}, required: ['TransitGatewayRouteTableId']},
		GetTransitGatewayPrefixListReferencesResult: {members: {TransitGatewayPrefixListReferences: ['TransitGatewayPrefixListReferenceSet', 'TransitGatewayPrefixListReferenceSet', 'transitGatewayPrefixListReferenceSet'], NextToken: ['text', 'NextToken', 'nextToken']}},
		GetTransitGatewayRouteTableAssociationsRequest: {members: {TransitGatewayRouteTableId: ['text'], Filters: ['FilterList', 'Filter'], MaxResults: ['integer'], NextToken: ['text'], DryRun: ['flag']}, required: ['TransitGatewayRouteTableId']},
		GetTransitGatewayRouteTableAssociationsResult: {members: {Associations: ['TransitGatewayRouteTableAssociationList', 'Associations', 'associations'], NextToken: ['text', 'NextToken', 'nextToken']}},
		GetTransitGatewayRouteTablePropagationsRequest: {members: {TransitGatewayRouteTableId: ['text'], Filters: ['FilterList', 'Filter'], MaxResults: ['integer'], NextToken: ['text'], DryRun: ['flag']}, required: ['TransitGatewayRouteTableId']},
		GetTransitGatewayRouteTablePropagationsResult: {members: {TransitGatewayRouteTablePropagations: ['TransitGatewayRouteTablePropagationList', 'TransitGatewayRouteTablePropagations', 'transitGatewayRouteTablePropagations'], NextToken: ['text', 'NextToken', 'nextToken']}},
		GetVpnConnectionDeviceSampleConfigurationRequest: {members: {VpnConnectionId: ['text'], VpnConnectionDeviceTypeId: ['text'], InternetKeyExchangeVersion: ['text'], SampleType: ['text'], DryRun: ['flag']}, required: ['VpnConnectionId', 'VpnConnectionDeviceTypeId']},
		GetVpnConnectionDeviceSampleConfigurationResult: {members: {VpnConnectionDeviceSampleConfiguration: ['text', 'VpnConnectionDeviceSampleConfiguration', 'vpnConnectionDeviceSampleConfiguration']}},
		GetVpnConnectionDeviceTypesRequest: {members: {MaxResults: ['integer'], NextToken: ['text'], DryRun: ['flag']}},
		GetVpnConnectionDeviceTypesResult: {members: {VpnConnectionDeviceTypes: ['VpnConnectionDeviceTypeList', 'VpnConnectionDeviceTypeSet', 'vpnConnectionDeviceTypeSet'], NextToken: ['text', 'NextToken', 'nextToken']}},
		GetVpnTunnelReplacementStatusRequest: {members: {VpnConnectionId: ['text'], VpnTunnelOutsideIpAddress: ['text'], DryRun: ['flag']}, required: ['VpnConnectionId', 'VpnTunnelOutsideIpAddress']},
		GetVpnTunnelReplacementStatusResult: {members: {VpnConnectionId: ['text', 'VpnConnectionId', 'vpnConnectionId'], TransitGatewayId: ['text', 'TransitGatewayId', 'transitGatewayId'], CustomerGatewayId: ['text', 'CustomerGatewayId', 'customerGatewayId'], VpnGatewayId: ['text', 'VpnGatewayId', 'vpnGatewayId'], VpnTunnelOutsideIpAddress: ['text', 'VpnTunnelOutsideIpAddress', 'vpnTunnelOutsideIpAddress'], MaintenanceDetails: ['MaintenanceDetails', 'MaintenanceDetails', 'maintenanceDetails']}},
		GpuDeviceInfo: {members: {Name: ['text', 'Name', 'name'], Manufacturer: ['text', 'Manufacturer', 'manufacturer'], Count: ['integer', 'Count', 'count'], LogicalGpuCount: ['integer', 'LogicalGpuCount', 'logicalGpuCount'], GpuPartitionSize: ['float', 'GpuPartitionSize', 'gpuPartitionSize'], Workloads: ['WorkloadsList', 'WorkloadSet', 'workloadSet'], MemoryInfo: ['GpuDeviceMemoryInfo', 'MemoryInfo', 'memoryInfo']}},
		GpuDeviceInfoList: {list: 'GpuDeviceInfo', item: 'item'},
		GpuDeviceMemoryInfo: {members: {SizeInMiB: ['integer', 'SizeInMiB', 'sizeInMiB']}},
		GpuInfo: {members: {Gpus: ['GpuDeviceInfoList', 'Gpus', 'gpus'], TotalGpuMemoryInMiB: ['integer', 'TotalGpuMemoryInMiB', 'totalGpuMemoryInMiB']}},
		GroupIdStringList: {list: 'text', item: 'groupId'},
		GroupIdentifier: {members: {GroupId: ['text', 'GroupId', 'groupId'], GroupName: ['text', 'GroupName', 'groupName']}},
		GroupIdentifierList: {list: 'GroupIdentifier', item: 'item'},
		GroupIdentifierSet: {list: 'SecurityGroupIdentifier', item: 'item'},
		GroupIds: {list: 'text', item: 'item'},
		GroupNameStringList: {list: 'text', item: 'GroupName'},
		HibernationOptions: {members: {Configured: ['flag', 'Configured', 'configured']}},
		HibernationOptionsRequest: {members: {Configured: ['flag']}},
		IKEVersionsList: {list: 'IKEVersionsListValue', item: 'item'},
		IKEVersionsListValue: {members: {Value: ['text', 'Value', 'value']}},
		IKEVersionsRequestList: {list: 'IKEVersionsRequestListValue', item: 'item'},
		IKEVersionsRequestListValue: {members: {Value: ['text']}},
		IamInstanceProfile: {members: {Arn: ['text', 'Arn', 'arn'], Id: ['text', 'Id', 'id']}},
		IamInstanceProfileAssociation: {members: {AssociationId: ['text', 'AssociationId', 'associationId'], InstanceId: ['text', 'InstanceId', 'instanceId'], IamInstanceProfile: ['IamInstanceProfile', 'IamInstanceProfile', 'iamInstanceProfile'], State: ['text', 'State', 'state'], Timestamp: ['time', 'Timestamp', 'timestamp']}},
		IamInstanceProfileAssociationSet: {list: 'IamInstanceProfileAssociation', item: 'item'},
		IamInstanceProfileSpecification: {members: {Arn: ['text', 'Arn', 'arn'], Name: ['text', 'Name', 'name']}},
		IcmpTypeCode: {members: {Code: ['integer', 'Code', 'code'], Type: ['integer', 'Type', 'type']}},
		Image: {members: {PlatformDetails: ['text', 'PlatformDetails', 'platformDetails'], UsageOperation: ['text', 'UsageOperation', 'usageOperation'], BlockDeviceMappings: ['BlockDeviceMappingList', 'BlockDeviceMapping', 'blockDeviceMapping'], Description: ['text', 'Description', 'description'], EnaSupport: ['flag', 'EnaSupport', 'enaSupport'], Hypervisor: ['text', 'Hypervisor', 'hypervisor'], ImageOwnerAlias: ['text', 'ImageOwnerAlias', 'imageOwnerAlias'], Name: ['text', 'Name', 'name'], RootDeviceName: ['text', 'RootDeviceName', 'rootDeviceName'], RootDeviceType: ['text', 'RootDeviceType', 'rootDeviceType'], SriovNetSupport: ['text', 'SriovNetSupport', 'sriovNetSupport'], StateReason: ['StateReason', 'StateReason', 'stateReason'], Tags: ['TagList', 'TagSet', 'tagSet'], VirtualizationType: ['text', 'VirtualizationType', 'virtualizationType'], BootMode: ['text', 'BootMode', 'bootMode'], TpmSupport: ['text', 'TpmSupport', 'tpmSupport'], DeprecationTime: ['text', 'DeprecationTime', 'deprecationTime'], ImdsSupport: ['text', 'ImdsSupport', 'imdsSupport'], SourceInstanceId: ['text', 'SourceInstanceId', 'sourceInstanceId'], DeregistrationProtection: ['text', 'DeregistrationProtection', 'deregistrationProtection'], LastLaunchedTime: ['text', 'LastLaunchedTime', 'lastLaunchedTime'], ImageAllowed: ['flag', 'ImageAllowed', 'imageAllowed'], SourceImageId: ['text', 'SourceImageId', 'sourceImageId'], SourceImageRegion: ['text', 'SourceImageRegion', 'sourceImageRegion'], FreeTierEligible: ['flag', 'FreeTierEligible', 'freeTierEligible'], ImageId: ['text', 'ImageId', 'imageId'], ImageLocation: ['text', 'ImageLocation', 'imageLocation'], State: ['text', 'ImageState', 'imageState'], OwnerId: ['text', 'ImageOwnerId', 'imageOwnerId'], CreationDate: ['text', 'CreationDate', 'creationDate'], Public: ['flag', 'IsPublic', 'isPublic'], ProductCodes: ['ProductCodeList', 'ProductCodes', 'productCodes'], Architecture: ['text', 'Architecture', 'architecture'], ImageType: ['text', 'ImageType', 'imageType'], KernelId: ['text', 'KernelId', 'kernelId'], RamdiskId: ['text', 'RamdiskId', 'ramdiskId'], Platform: ['text', 'Platform', 'platform']}},
		ImageIdStringList: {list: 'text', item: 'ImageId'},
		ImageList: {list: 'Image', item: 'item'},
		ImportKeyPairRequest: {members: {TagSpecifications: ['TagSpecificationList', 'TagSpecification'], DryRun: ['flag', 'DryRun', 'dryRun'], KeyName: ['text', 'KeyName', 'keyName'], PublicKeyMaterial: ['bytes', 'PublicKeyMaterial', 'publicKeyMaterial']}, required: ['KeyName', 'PublicKeyMaterial']},
		ImportKeyPairResult: {members: {KeyFingerprint: ['text', 'KeyFingerprint', 'keyFingerprint'], KeyName: ['text', 'KeyName', 'keyName'], KeyPairId: ['text', 'KeyPairId', 'keyPairId'], Tags: ['TagList', 'TagSet', 'tagSet']}},
		InferenceAcceleratorInfo: {members: {Accelerators: ['InferenceDeviceInfoList', 'Accelerators', 'accelerators'], TotalInferenceMemoryInMiB: ['integer', 'TotalInferenceMemoryInMiB', 'totalInferenceMemoryInMiB']}},
		InferenceDeviceInfo: {members: {Count: ['integer', 'Count', 'count'], Name: ['text', 'Name', 'name'], Manufacturer: ['text', 'Manufacturer', 'manufacturer'], MemoryInfo: ['InferenceDeviceMemoryInfo', 'MemoryInfo', 'memoryInfo']}},
		InferenceDeviceInfoList: {list: 'InferenceDeviceInfo', item: 'member'},
		InferenceDeviceMemoryInfo: {members: {SizeInMiB: ['integer', 'SizeInMiB', 'sizeInMiB']}},
		Instance: {members: {Architecture: ['text', 'Architecture', 'architecture'], BlockDeviceMappings: ['InstanceBlockDeviceMappingList', 'BlockDeviceMapping', 'blockDeviceMapping'], ClientToken: ['text', 'ClientToken', 'clientToken'], EbsOptimized: ['flag', 'EbsOptimized', 'ebsOptimized'], EnaSupport: ['flag', 'EnaSupport', 'enaSupport'], Hypervisor: ['text', 'Hypervisor', 'hypervisor'], IamInstanceProfile: ['IamInstanceProfile', 'IamInstanceProfile', 'iamInstanceProfile'], InstanceLifecycle: ['text', 'InstanceLifecycle', 'instanceLifecycle'], ElasticGpuAssociations: ['ElasticGpuAssociationList', 'ElasticGpuAssociationSet', 'elasticGpuAssociationSet'], ElasticInferenceAcceleratorAssociations: ['ElasticInferenceAcceleratorAssociationList', 'ElasticInferenceAcceleratorAssociationSet', 'elasticInferenceAcceleratorAssociationSet'], NetworkInterfaces: ['InstanceNetworkInterfaceList', 'NetworkInterfaceSet', 'networkInterfaceSet'], OutpostArn: ['text', 'OutpostArn', 'outpostArn'], RootDeviceName: ['text', 'RootDeviceName', 'rootDeviceName'], RootDeviceType: ['text', 'RootDeviceType', 'rootDeviceType'], SecurityGroups: ['GroupIdentifierList', 'GroupSet', 'groupSet'], SourceDestCheck: ['flag', 'SourceDestCheck', 'sourceDestCheck'], SpotInstanceRequestId: ['text', 'SpotInstanceRequestId', 'spotInstanceRequestId'], SriovNetSupport: ['text', 'SriovNetSupport', 'sriovNetSupport'], StateReason: ['StateReason', 'StateReason', 'stateReason'], Tags: ['TagList', 'TagSet', 'tagSet'], VirtualizationType: ['text', 'VirtualizationType', 'virtualizationType'], CpuOptions: ['CpuOptions', 'CpuOptions', 'cpuOptions'], CapacityBlockId: ['text', 'CapacityBlockId', 'capacityBlockId'], CapacityReservationId: ['text', 'CapacityReservationId', 'capacityReservationId'], CapacityReservationSpecification: ['CapacityReservationSpecificationResponse', 'CapacityReservationSpecification', 'capacityReservationSpecification'], HibernationOptions: ['HibernationOptions', 'HibernationOptions', 'hibernationOptions'], Licenses: ['LicenseList', 'LicenseSet', 'licenseSet'], MetadataOptions: ['InstanceMetadataOptionsResponse', 'MetadataOptions', 'metadataOptions'], EnclaveOptions: ['EnclaveOptions', 'EnclaveOptions', 'enclaveOptions'], BootMode: ['text', 'BootMode', 'bootMode'], PlatformDetails: ['text', 'PlatformDetails', 'platformDetails'], UsageOperation: ['text', 'UsageOperation', 'usageOperation'], UsageOperationUpdateTime: ['time', 'UsageOperationUpdateTime', 'usageOperationUpdateTime'], PrivateDnsNameOptions: ['PrivateDnsNameOptionsResponse', 'PrivateDnsNameOptions', 'privateDnsNameOptions'], Ipv6Address: ['text', 'Ipv6Address', 'ipv6Address'], TpmSupport: ['text', 'TpmSupport', 'tpmSupport'], MaintenanceOptions: ['InstanceMaintenanceOptions', 'MaintenanceOptions', 'maintenanceOptions'], CurrentInstanceBootMode: ['text', 'CurrentInstanceBootMode', 'currentInstanceBootMode'], NetworkPerformanceOptions: ['InstanceNetworkPerformanceOptions', 'NetworkPerformanceOptions', 'networkPerformanceOptions'], Operator: ['OperatorResponse', 'Operator', 'operator'], SecondaryInterfaces: ['InstanceSecondaryInterfaceList', 'SecondaryInterfaceSet', 'secondaryInterfaceSet'], InstanceId: ['text', 'InstanceId', 'instanceId'], ImageId: ['text', 'ImageId', 'imageId'], State: ['InstanceState', 'InstanceState', 'instanceState'], PrivateDnsName: ['text', 'PrivateDnsName', 'privateDnsName'], PublicDnsName: ['text', 'DnsName', 'dnsName'], StateTransitionReason: ['text', 'Reason', 'reason'], KeyName: ['text', 'KeyName', 'keyName'], AmiLaunchIndex: ['integer', 'AmiLaunchIndex', 'amiLaunchIndex'], ProductCodes: ['ProductCodeList', 'ProductCodes', 'productCodes'], InstanceType: ['text', 'InstanceType', 'instanceType'], LaunchTime: ['time', 'LaunchTime', 'launchTime'], Placement: ['Placement', 'Placement', 'placement'], KernelId: ['text', 'KernelId', 'kernelId'], RamdiskId: ['text', 'RamdiskId', 'ramdiskId'], Platform: ['text', 'Platform', 'platform'], Monitoring: ['Monitoring', 'Monitoring', 'monitoring'], SubnetId: ['text', 'SubnetId', 'subnetId'], VpcId: ['text', 'VpcId', 'vpcId'], PrivateIpAddress: ['text', 'PrivateIpAddress', 'privateIpAddress'], PublicIpAddress: ['text', 'IpAddress', 'ipAddress']}},
		InstanceAttachmentEnaSrdSpecification: {members: {EnaSrdEnabled: ['flag', 'EnaSrdEnabled', 'enaSrdEnabled'], EnaSrdUdpSpecification: ['InstanceAttachmentEnaSrdUdpSpecification', 'EnaSrdUdpSpecification', 'enaSrdUdpSpecification']}},
		InstanceAttachmentEnaSrdUdpSpecification: {members: {EnaSrdUdpEnabled: ['flag', 'EnaSrdUdpEnabled', 'enaSrdUdpEnabled']}},
		InstanceAttribute: {members: {BlockDeviceMappings: ['InstanceBlockDeviceMappingList', 'BlockDeviceMapping', 'blockDeviceMapping'], DisableApiTermination: ['AttributeBooleanValue', 'DisableApiTermination', 'disableApiTermination'], EnaSupport: ['AttributeBooleanValue', 'EnaSupport', 'enaSupport'], EnclaveOptions: ['EnclaveOptions', 'EnclaveOptions', 'enclaveOptions'], EbsOptimized: ['AttributeBooleanValue', 'EbsOptimized', 'ebsOptimized'], InstanceId: ['text', 'InstanceId', 'instanceId'], InstanceInitiatedShutdownBehavior: ['AttributeValue', 'InstanceInitiatedShutdownBehavior', 'instanceInitiatedShutdownBehavior'], InstanceType: ['AttributeValue', 'InstanceType', 'instanceType'], KernelId: ['AttributeValue', 'Kernel', 'kernel'], ProductCodes: ['ProductCodeList', 'ProductCodes', 'productCodes'], RamdiskId: ['AttributeValue', 'Ramdisk', 'ramdisk'], RootDeviceName: ['AttributeValue', 'RootDeviceName', 'rootDeviceName'], SourceDestCheck: ['AttributeBooleanValue', 'SourceDestCheck', 'sourceDestCheck'], SriovNetSupport: ['AttributeValue', 'SriovNetSupport', 'sriovNetSupport'], UserData: ['AttributeValue', 'UserData', 'userData'], DisableApiStop: ['AttributeBooleanValue', 'DisableApiStop', 'disableApiStop'], Groups: ['GroupIdentifierList', 'GroupSet', 'groupSet']}},
		InstanceBlockDeviceMapping: {members: {DeviceName: ['text', 'DeviceName', 'deviceName'], Ebs: ['EbsInstanceBlockDevice', 'Ebs', 'ebs']}},
		InstanceBlockDeviceMappingList: {list: 'InstanceBlockDeviceMapping', item: 'item'},
		InstanceBlockDeviceMappingSpecification: {members: {DeviceName: ['text', 'DeviceName', 'deviceName'], Ebs: ['EbsInstanceBlockDeviceSpecification', 'Ebs', 'ebs'], VirtualName: ['text', 'VirtualName', 'virtualName'], NoDevice: ['text', 'NoDevice', 'noDevice']}},
		InstanceBlockDeviceMappingSpecificationList: {list: 'InstanceBlockDeviceMappingSpecification', item: 'item'},
		InstanceCreditSpecification: {members: {InstanceId: ['text', 'InstanceId', 'instanceId'], CpuCredits: ['text', 'CpuCredits', 'cpuCredits']}},
		InstanceCreditSpecificationList: {list: 'InstanceCreditSpecification', item: 'item'},
		InstanceGenerationSet: {list: 'text', item: 'item'},
		InstanceIdStringList: {list: 'text', item: 'InstanceId'},
		InstanceIpv4Prefix: {members: {Ipv4Prefix: ['text', 'Ipv4Prefix', 'ipv4Prefix']}},
		InstanceIpv4PrefixList: {list: 'InstanceIpv4Prefix', item: 'item'},
		InstanceIpv6Address: {members: {Ipv6Address: ['text', 'Ipv6Address', 'ipv6Address'], IsPrimaryIpv6: ['flag', 'IsPrimaryIpv6', 'isPrimaryIpv6']}},
		InstanceIpv6AddressList: {list: 'InstanceIpv6Address', item: 'item'},
		InstanceIpv6AddressListRequest: {list: 'InstanceIpv6AddressRequest', item: 'InstanceIpv6Address'},
		InstanceIpv6AddressRequest: {members: {Ipv6Address: ['text']}},
		InstanceIpv6Prefix: {members: {Ipv6Prefix: ['text', 'Ipv6Prefix', 'ipv6Prefix']}},
		InstanceIpv6PrefixList: {list: 'InstanceIpv6Prefix', item: 'item'},
		InstanceList: {list: 'Instance', item: 'item'},
		InstanceMaintenanceOptions: {members: {AutoRecovery: ['text', 'AutoRecovery', 'autoRecovery'], RebootMigration: ['text', 'RebootMigration', 'rebootMigration']}},
		InstanceMaintenanceOptionsRequest: {members: {AutoRecovery: ['text']}},
		InstanceMarketOptionsRequest: {members: {MarketType: ['text'], SpotOptions: ['SpotMarketOptions']}},
		InstanceMetadataOptionsRequest: {members: {HttpTokens: ['text'], HttpPutResponseHopLimit: ['integer'], HttpEndpoint: ['text'], HttpProtocolIpv6: ['text'], InstanceMetadataTags: ['text']}},
		InstanceMetadataOptionsResponse: {members: {State: ['text', 'State', 'state'], HttpTokens: ['text', 'HttpTokens', 'httpTokens'], HttpPutResponseHopLimit: ['integer', 'HttpPutResponseHopLimit', 'httpPutResponseHopLimit'], HttpEndpoint: ['text', 'HttpEndpoint', 'httpEndpoint'], HttpProtocolIpv6: ['text', 'HttpProtocolIpv6', 'httpProtocolIpv6'], InstanceMetadataTags: ['text', 'InstanceMetadataTags', 'instanceMetadataTags']}},
		InstanceMonitoring: {members: {InstanceId: ['text', 'InstanceId', 'instanceId'], Monitoring: ['Monitoring', 'Monitoring', 'monitoring']}},
		InstanceMonitoringList: {list: 'InstanceMonitoring', item: 'item'},
		InstanceNetworkInterface: {members: {Association: ['InstanceNetworkInterfaceAssociation', 'Association', 'association'], Attachment: ['InstanceNetworkInterfaceAttachment', 'Attachment', 'attachment'], Description: ['text', 'Description', 'description'], Groups: ['GroupIdentifierList', 'GroupSet', 'groupSet'], Ipv6Addresses: ['InstanceIpv6AddressList', 'Ipv6AddressesSet', 'ipv6AddressesSet'], MacAddress: ['text', 'MacAddress', 'macAddress'], NetworkInterfaceId: ['text', 'NetworkInterfaceId', 'networkInterfaceId'], OwnerId: ['text', 'OwnerId', 'ownerId'], PrivateDnsName: ['text', 'PrivateDnsName', 'privateDnsName'], PrivateIpAddress: ['text', 'PrivateIpAddress', 'privateIpAddress'], PrivateIpAddresses: ['InstancePrivateIpAddressList', 'PrivateIpAddressesSet', 'privateIpAddressesSet'], SourceDestCheck: ['flag', 'SourceDestCheck', 'sourceDestCheck'], Status: ['text', 'Status', 'status'], SubnetId: ['text', 'SubnetId', 'subnetId'], VpcId: ['text', 'VpcId', 'vpcId'], InterfaceType: ['text', 'InterfaceType', 'interfaceType'], Ipv4Prefixes: ['InstanceIpv4PrefixList', 'Ipv4PrefixSet', 'ipv4PrefixSet'], Ipv6Prefixes: ['InstanceIpv6PrefixList', 'Ipv6PrefixSet', 'ipv6PrefixSet'], ConnectionTrackingConfiguration: ['ConnectionTrackingSpecificationResponse', 'ConnectionTrackingConfiguration', 'connectionTrackingConfiguration'], Operator: ['OperatorResponse', 'Operator', 'operator']}},
		InstanceNetworkInterfaceAssociation: {members: {CarrierIp: ['text', 'CarrierIp', 'carrierIp'], CustomerOwnedIp: ['text', 'CustomerOwnedIp', 'customerOwnedIp'], IpOwnerId: ['text', 'IpOwnerId', 'ipOwnerId'], PublicDnsName: ['text', 'PublicDnsName', 'publicDnsName'], PublicIp: ['text', 'PublicIp', 'publicIp']}},
		InstanceNetworkInterfaceAttachment: {members: {AttachTime: ['time', 'AttachTime', 'attachTime'], AttachmentId: ['text', 'AttachmentId', 'attachmentId'], DeleteOnTermination: ['flag', 'DeleteOnTermination', 'deleteOnTermination'], DeviceIndex: ['integer', 'DeviceIndex', 'deviceIndex'], Status: ['text', 'Status', 'status'], NetworkCardIndex: ['integer', 'NetworkCardIndex', 'networkCardIndex'], EnaSrdSpecification: ['InstanceAttachmentEnaSrdSpecification', 'EnaSrdSpecification', 'enaSrdSpecification'], EnaQueueCount: ['integer', 'EnaQueueCount', 'enaQueueCount']}},
		InstanceNetworkInterfaceList: {list: 'InstanceNetworkInterface', item: 'item'},
		InstanceNetworkInterfaceSpecification: {members: {AssociatePublicIpAddress: ['flag', 'AssociatePublicIpAddress', 'associatePublicIpAddress'], DeleteOnTermination: ['flag', 'DeleteOnTermination', 'deleteOnTermination'], Description: ['text', 'Description', 'description'], DeviceIndex: ['integer', 'DeviceIndex', 'deviceIndex'], Groups: ['SecurityGroupIdStringList', 'SecurityGroupId'], Ipv6AddressCount: ['integer', 'Ipv6AddressCount', 'ipv6AddressCount'], Ipv6Addresses: ['InstanceIpv6AddressList', 'Ipv6Addresses', 'ipv6AddressesSet'], NetworkInterfaceId: ['text', 'NetworkInterfaceId', 'networkInterfaceId'], PrivateIpAddress: ['text', 'PrivateIpAddress', 'privateIpAddress'], PrivateIpAddresses: ['PrivateIpAddressSpecificationList', 'PrivateIpAddresses', 'privateIpAddressesSet'], SecondaryPrivateIpAddressCount: ['integer', 'SecondaryPrivateIpAddressCount', 'secondaryPrivateIpAddressCount'], SubnetId: ['text', 'SubnetId', 'subnetId'], AssociateCarrierIpAddress: ['flag'], InterfaceType: ['text'], NetworkCardIndex: ['integer'], Ipv4Prefixes: ['Ipv4PrefixList', 'Ipv4Prefix'], Ipv4PrefixCount: ['integer'], Ipv6Prefixes: ['Ipv6PrefixList', 'Ipv6Prefix'], Ipv6PrefixCount: ['integer'], PrimaryIpv6: ['flag'], EnaSrdSpecification: ['EnaSrdSpecificationRequest'], ConnectionTrackingSpecification: ['ConnectionTrackingSpecificationRequest'], EnaQueueCount: ['integer']}},
		InstanceNetworkInterfaceSpecificationList: {list: 'InstanceNetworkInterfaceSpecification', item: 'item'},
		InstanceNetworkPerformanceOptions: {members: {BandwidthWeighting: ['text', 'BandwidthWeighting', 'bandwidthWeighting']}},
		InstanceNetworkPerformanceOptionsRequest: {members: {BandwidthWeighting: ['text']}},
		InstancePrivateIpAddress: {members: {Association: ['InstanceNetworkInterfaceAssociation', 'Association', 'association'], Primary: ['flag', 'Primary', 'primary'], PrivateDnsName: ['text', 'PrivateDnsName', 'privateDnsName'], PrivateIpAddress: ['text', 'PrivateIpAddress', 'privateIpAddress']}},
		InstancePrivateIpAddressList: {list: 'InstancePrivateIpAddress', item: 'item'},
		InstanceRequirements: {members: {VCpuCount: ['VCpuCountRange', 'VCpuCount', 'vCpuCount'], MemoryMiB: ['MemoryMiB', 'MemoryMiB', 'memoryMiB'], CpuManufacturers: ['CpuManufacturerSet', 'CpuManufacturerSet', 'cpuManufacturerSet'], MemoryGiBPerVCpu: ['MemoryGiBPerVCpu', 'MemoryGiBPerVCpu', 'memoryGiBPerVCpu'], ExcludedInstanceTypes: ['ExcludedInstanceTypeSet', 'ExcludedInstanceTypeSet', 'excludedInstanceTypeSet'], InstanceGenerations: ['InstanceGenerationSet', 'InstanceGenerationSet', 'instanceGenerationSet'], SpotMaxPricePercentageOverLowestPrice: ['integer', 'SpotMaxPricePercentageOverLowestPrice', 'spotMaxPricePercentageOverLowestPrice'], OnDemandMaxPricePercentageOverLowestPrice: ['integer', 'OnDemandMaxPricePercentageOverLowestPrice', 'onDemandMaxPricePercentageOverLowestPrice'], BareMetal: ['text', 'BareMetal', 'bareMetal'], BurstablePerformance: ['text', 'BurstablePerformance', 'burstablePerformance'], RequireHibernateSupport: ['flag', 'RequireHibernateSupport', 'requireHibernateSupport'], NetworkInterfaceCount: ['NetworkInterfaceCount', 'NetworkInterfaceCount', 'networkInterfaceCount'], LocalStorage: ['text', 'LocalStorage', 'localStorage'], LocalStorageTypes: ['LocalStorageTypeSet', 'LocalStorageTypeSet', 'localStorageTypeSet'], TotalLocalStorageGB: ['TotalLocalStorageGB', 'TotalLocalStorageGB', 'totalLocalStorageGB'], BaselineEbsBandwidthMbps: ['BaselineEbsBandwidthMbps', 'BaselineEbsBandwidthMbps', 'baselineEbsBandwidthMbps'], AcceleratorTypes: ['AcceleratorTypeSet', 'AcceleratorTypeSet', 'acceleratorTypeSet'], AcceleratorCount: ['AcceleratorCount', 'AcceleratorCount', 'acceleratorCount'], AcceleratorManufacturers: ['AcceleratorManufacturerSet', 'AcceleratorManufacturerSet', 'acceleratorManufacturerSet'], AcceleratorNames: ['AcceleratorNameSet', 'AcceleratorNameSet', 'acceleratorNameSet'], AcceleratorTotalMemoryMiB: ['AcceleratorTotalMemoryMiB', 'AcceleratorTotalMemoryMiB', 'acceleratorTotalMemoryMiB'], NetworkBandwidthGbps: ['NetworkBandwidthGbps', 'NetworkBandwidthGbps', 'networkBandwidthGbps'], AllowedInstanceTypes: ['AllowedInstanceTypeSet', 'AllowedInstanceTypeSet', 'allowedInstanceTypeSet'], MaxSpotPriceAsPercentageOfOptimalOnDemandPrice: ['integer', 'MaxSpotPriceAsPercentageOfOptimalOnDemandPrice', 'maxSpotPriceAsPercentageOfOptimalOnDemandPrice'], BaselinePerformanceFactors: ['BaselinePerformanceFactors', 'BaselinePerformanceFactors', 'baselinePerformanceFactors'], RequireEncryptionInTransit: ['flag', 'RequireEncryptionInTransit', 'requireEncryptionInTransit']}},
		InstanceRequirementsRequest: {members: {VCpuCount: ['VCpuCountRangeRequest'], MemoryMiB: ['MemoryMiBRequest'], CpuManufacturers: ['CpuManufacturerSet', 'CpuManufacturer'], MemoryGiBPerVCpu: ['MemoryGiBPerVCpuRequest'], ExcludedInstanceTypes: ['ExcludedInstanceTypeSet', 'ExcludedInstanceType'], InstanceGenerations: ['InstanceGenerationSet', 'InstanceGeneration'], SpotMaxPricePercentageOverLowestPrice: ['integer'], OnDemandMaxPricePercentageOverLowestPrice: ['integer'], BareMetal: ['text'], BurstablePerformance: ['text'], RequireHibernateSupport: ['flag'], NetworkInterfaceCount: ['NetworkInterfaceCountRequest'], LocalStorage: ['text'], LocalStorageTypes: ['LocalStorageTypeSet', 'LocalStorageType'], TotalLocalStorageGB: ['TotalLocalStorageGBRequest'], BaselineEbsBandwidthMbps: ['BaselineEbsBandwidthMbpsRequest'], AcceleratorTypes: ['AcceleratorTypeSet', 'AcceleratorType'], AcceleratorCount: ['AcceleratorCountRequest'], AcceleratorManufacturers: ['AcceleratorManufacturerSet', 'AcceleratorManufacturer'], AcceleratorNames: ['AcceleratorNameSet', 'AcceleratorName'], AcceleratorTotalMemoryMiB: ['AcceleratorTotalMemoryMiBRequest'], NetworkBandwidthGbps: ['NetworkBandwidthGbpsRequest'], AllowedInstanceTypes: ['AllowedInstanceTypeSet', 'AllowedInstanceType'], MaxSpotPriceAsPercentageOfOptimalOnDemandPrice: ['integer'], BaselinePerformanceFactors: ['BaselinePerformanceFactorsRequest'], RequireEncryptionInTransit: ['flag']}, required: ['VCpuCount', 'MemoryMiB']},
		InstanceSecondaryInterface: {members: {Attachment: ['InstanceSecondaryInterfaceAttachment', 'Attachment', 'attachment'], MacAddress: ['text', 'MacAddress', 'macAddress'], SecondaryInterfaceId: ['text', 'SecondaryInterfaceId', 'secondaryInterfaceId'], OwnerId: ['text', 'OwnerId', 'ownerId'], PrivateIpAddresses: ['InstanceSecondaryInterfacePrivateIpAddressList', 'PrivateIpAddressSet', 'privateIpAddressSet'], SourceDestCheck: ['flag', 'SourceDestCheck', 'sourceDestCheck'], Status: ['text', 'Status', 'status'], SecondarySubnetId: ['text', 'SecondarySubnetId', 'secondarySubnetId'], SecondaryNetworkId: ['text', 'SecondaryNetworkId', 'secondaryNetworkId'], InterfaceType: ['text', 'InterfaceType', 'interfaceType']}},
		InstanceSecondaryInterfaceAttachment: {members: {AttachTime: ['time', 'AttachTime', 'attachTime'], AttachmentId: ['text', 'AttachmentId', 'attachmentId'], DeleteOnTermination: ['flag', 'DeleteOnTermination', 'deleteOnTermination'], DeviceIndex: ['integer', 'DeviceIndex', 'deviceIndex'], Status: ['text', 'Status', 'status'], NetworkCardIndex: ['integer', 'NetworkCardIndex', 'networkCardIndex']}},
		InstanceSecondaryInterfaceList: {list: 'InstanceSecondaryInterface', item: 'item'},
		InstanceSecondaryInterfacePrivateIpAddress: {members: {PrivateIpAddress: ['text', 'PrivateIpAddress', 'privateIpAddress']}},
		InstanceSecondaryInterfacePrivateIpAddressList: {list: 'InstanceSecondaryInterfacePrivateIpAddress', item: 'item'},
		InstanceSecondaryInterfacePrivateIpAddressListRequest: {list: 'InstanceSecondaryInterfacePrivateIpAddressRequest', item: 'item'},
		InstanceSecondaryInterfacePrivateIpAddressRequest: {members: {PrivateIpAddress: ['text']}, required: ['PrivateIpAddress']},
		InstanceSecondaryInterfaceSpecificationListRequest: {list: 'InstanceSecondaryInterfaceSpecificationRequest', item: 'item'},
		InstanceSecondaryInterfaceSpecificationRequest: {members: {DeleteOnTermination: ['flag'], DeviceIndex: ['integer'], PrivateIpAddresses: ['InstanceSecondaryInterfacePrivateIpAddressListRequest', 'PrivateIpAddress'], PrivateIpAddressCount: ['integer'], SecondarySubnetId: ['text'], InterfaceType: ['text'], NetworkCardIndex: ['integer']}},
		InstanceState: {members: {Code: ['integer', 'Code', 'code'], Name: ['text', 'Name', 'name']}},
		InstanceStateChange: {members: {InstanceId: ['text', 'InstanceId', 'instanceId'], CurrentState: ['InstanceState', 'CurrentState', 'currentState'], PreviousState: ['InstanceState', 'PreviousState', 'previousState']}},
		InstanceStateChangeList: {list: 'InstanceStateChange', item: 'item'},
		InstanceStatus: {members: {AvailabilityZone: ['text', 'AvailabilityZone', 'availabilityZone'], AvailabilityZoneId: ['text', 'AvailabilityZoneId', 'availabilityZoneId'], OutpostArn: ['text', 'OutpostArn', 'outpostArn'], Operator: ['OperatorResponse', 'Operator', 'operator'], Events: ['InstanceStatusEventList', 'EventsSet', 'eventsSet'], InstanceId: ['text', 'InstanceId', 'instanceId'], InstanceState: ['InstanceState', 'InstanceState', 'instanceState'], InstanceStatus: ['InstanceStatusSummary', 'InstanceStatus', 'instanceStatus'], SystemStatus: ['InstanceStatusSummary', 'SystemStatus', 'systemStatus'], AttachedEbsStatus: ['EbsStatusSummary', 'AttachedEbsStatus', 'attachedEbsStatus']}},
		InstanceStatusDetails: {members: {ImpairedSince: ['time', 'ImpairedSince', 'impairedSince'], Name: ['text', 'Name', 'name'], Status: ['text', 'Status', 'status']}},
		InstanceStatusDetailsList: {list: 'InstanceStatusDetails', item: 'item'},
		InstanceStatusEvent: {members: {InstanceEventId: ['text', 'InstanceEventId', 'instanceEventId'], Code: ['text', 'Code', 'code'], Description: ['text', 'Description', 'description'], NotAfter: ['time', 'NotAfter', 'notAfter'], NotBefore: ['time', 'NotBefore', 'notBefore'], NotBeforeDeadline: ['time', 'NotBeforeDeadline', 'notBeforeDeadline']}},
		InstanceStatusEventList: {list: 'InstanceStatusEvent', item: 'item'},
		InstanceStatusList: {list: 'InstanceStatus', item: 'item'},
		InstanceStatusSummary: {members: {Details: ['InstanceStatusDetailsList', 'Details', 'details'], Status: ['text', 'Status', 'status']}},
		InstanceStorageInfo: {members: {TotalSizeInGB: ['integer', 'TotalSizeInGB', 'totalSizeInGB'], Disks: ['DiskInfoList', 'Disks', 'disks'], NvmeSupport: ['text', 'NvmeSupport', 'nvmeSupport'], EncryptionSupport: ['text', 'EncryptionSupport', 'encryptionSupport']}},
		InstanceTypeInfo: {members: {InstanceType: ['text', 'InstanceType', 'instanceType'], CurrentGeneration: ['flag', 'CurrentGeneration', 'currentGeneration'], FreeTierEligible: ['flag', 'FreeTierEligible', 'freeTierEligible'], SupportedUsageClasses: ['UsageClassTypeList', 'SupportedUsageClasses', 'supportedUsageClasses'], SupportedRootDeviceTypes: ['RootDeviceTypeList', 'SupportedRootDeviceTypes', 'supportedRootDeviceTypes'], SupportedVirtualizationTypes: ['VirtualizationTypeList', 'SupportedVirtualizationTypes', 'supportedVirtualizationTypes'], BareMetal: ['flag', 'BareMetal', 'bareMetal'], Hypervisor: ['text', 'Hypervisor', 'hypervisor'], ProcessorInfo: ['ProcessorInfo', 'ProcessorInfo', 'processorInfo'], VCpuInfo: ['VCpuInfo', 'VCpuInfo', 'vCpuInfo'], MemoryInfo: ['MemoryInfo', 'MemoryInfo', 'memoryInfo'], InstanceStorageSupported: ['flag', 'InstanceStorageSupported', 'instanceStorageSupported'], InstanceStorageInfo: ['InstanceStorageInfo', 'InstanceStorageInfo', 'instanceStorageInfo'], EbsInfo: ['EbsInfo', 'EbsInfo', 'ebsInfo'], NetworkInfo: ['NetworkInfo', 'NetworkInfo', 'networkInfo'], GpuInfo: ['GpuInfo', 'GpuInfo', 'gpuInfo'], FpgaInfo: ['FpgaInfo', 'FpgaInfo', 'fpgaInfo'], PlacementGroupInfo: ['PlacementGroupInfo', 'PlacementGroupInfo', 'placementGroupInfo'], InferenceAcceleratorInfo: ['InferenceAcceleratorInfo', 'InferenceAcceleratorInfo', 'inferenceAcceleratorInfo'], HibernationSupported: ['flag', 'HibernationSupported', 'hibernationSupported'], BurstablePerformanceSupported: ['flag', 'BurstablePerformanceSupported', 'burstablePerformanceSupported'], DedicatedHostsSupported: ['flag', 'DedicatedHostsSupported', 'dedicatedHostsSupported'], AutoRecoverySupported: ['flag', 'AutoRecoverySupported', 'autoRecoverySupported'], SupportedBootModes: ['BootModeTypeList', 'SupportedBootModes', 'supportedBootModes'], NitroEnclavesSupport: ['text', 'NitroEnclavesSupport', 'nitroEnclavesSupport'], NitroTpmSupport: ['text', 'NitroTpmSupport', 'nitroTpmSupport'], NitroTpmInfo: ['NitroTpmInfo', 'NitroTpmInfo', 'nitroTpmInfo'], MediaAcceleratorInfo: ['MediaAcceleratorInfo', 'MediaAcceleratorInfo', 'mediaAcceleratorInfo'], NeuronInfo: ['NeuronInfo', 'NeuronInfo', 'neuronInfo'], PhcSupport: ['text', 'PhcSupport', 'phcSupport'], RebootMigrationSupport: ['text', 'RebootMigrationSupport', 'rebootMigrationSupport'], SupportedInRegion: ['flag', 'SupportedInRegion', 'supportedInRegion']}},
		InstanceTypeInfoList: {list: 'InstanceTypeInfo', item: 'item'},
		InstanceTypeOffering: {members: {InstanceType: ['text', 'InstanceType', 'instanceType'], LocationType: ['text', 'LocationType', 'locationType'], Location: ['text', 'Location', 'location']}},
		InstanceTypeOfferingsList: {list: 'InstanceTypeOffering', item: 'item'},
		InternetGateway: {members: {Attachments: ['InternetGatewayAttachmentList', 'AttachmentSet', 'attachmentSet'], InternetGatewayId: ['text', 'InternetGatewayId', 'internetGatewayId'], OwnerId: ['text', 'OwnerId', 'ownerId'], Tags: ['TagList', 'TagSet', 'tagSet']}},
		InternetGatewayAttachment: {members: {State: ['text', 'State', 'state'], VpcId: ['text', 'VpcId', 'vpcId']}},
		InternetGatewayAttachmentList: {list: 'InternetGatewayAttachment', item: 'item'},
		InternetGatewayIdList: {list: 'text', item: 'item'},
		InternetGatewayList: {list: 'InternetGateway', item: 'item'},
		IpAddressList: {list: 'text', item: 'item'},
		IpList: {list: 'text', item: 'item'},
		IpPermission: {members: {IpProtocol: ['text', 'IpProtocol', 'ipProtocol'], FromPort: ['integer', 'FromPort', 'fromPort'], ToPort: ['integer', 'ToPort', 'toPort'], UserIdGroupPairs: ['UserIdGroupPairList', 'Groups', 'groups'], IpRanges: ['IpRangeList', 'IpRanges', 'ipRanges'], Ipv6Ranges: ['Ipv6RangeList', 'Ipv6Ranges', 'ipv6Ranges'], PrefixListIds: ['PrefixListIdList', 'PrefixListIds', 'prefixListIds']}},
		IpPermissionList: {list: 'IpPermission', item: 'item'},
		IpPrefixList: {list: 'text', item: 'item'},
		IpRange: {members: {Description: ['text', 'Description', 'description'], CidrIp: ['text', 'CidrIp', 'cidrIp']}},
		IpRangeList: {list: 'IpRange', item: 'item'},
		IpRanges: {list: 'text', item: 'item'},
		Ipv4PrefixList: {list: 'Ipv4PrefixSpecificationRequest', item: 'item'},
		Ipv4PrefixListResponse: {list: 'Ipv4PrefixSpecificationResponse', item: 'item'},
		Ipv4PrefixSpecification: {members: {Ipv4Prefix: ['text', 'Ipv4Prefix', 'ipv4Prefix']}},
		Ipv4PrefixSpecificationRequest: {members: {Ipv4Prefix: ['text']}},
		Ipv4PrefixSpecificationResponse: {members: {Ipv4Prefix: ['text', 'Ipv4Prefix', 'ipv4Prefix']}},
		Ipv4PrefixesList: {list: 'Ipv4PrefixSpecification', item: 'item'},
		Ipv6AddressList: {list: 'text', item: 'item'},
		Ipv6CidrBlock: {members: {Ipv6CidrBlock: ['text', 'Ipv6CidrBlock', 'ipv6CidrBlock']}},
		Ipv6CidrBlockSet: {list: 'Ipv6CidrBlock', item: 'item'},
		Ipv6PrefixList: {list: 'Ipv6PrefixSpecificationRequest', item: 'item'},
		Ipv6PrefixListResponse: {list: 'Ipv6PrefixSpecificationResponse', item: 'item'},
		Ipv6PrefixSpecification: {members: {Ipv6Prefix: ['text', 'Ipv6Prefix', 'ipv6Prefix']}},
		Ipv6PrefixSpecificationRequest: {members: {Ipv6Prefix: ['text']}},
		Ipv6PrefixSpecificationResponse: {members: {Ipv6Prefix: ['text', 'Ipv6Prefix', 'ipv6Prefix']}},
		Ipv6PrefixesList: {list: 'Ipv6PrefixSpecification', item: 'item'},
		Ipv6Range: {members: {Description: ['text', 'Description', 'description'], CidrIpv6: ['text', 'CidrIpv6', 'cidrIpv6']}},
		Ipv6RangeList: {list: 'Ipv6Range', item: 'item'},
		KeyNameStringList: {list: 'text', item: 'KeyName'},
		KeyPair: {members: {KeyPairId: ['text', 'KeyPairId', 'keyPairId'], Tags: ['TagList', 'TagSet', 'tagSet'], KeyName: ['text', 'KeyName', 'keyName'], KeyFingerprint: ['text', 'KeyFingerprint', 'keyFingerprint'], KeyMaterial: ['text', 'KeyMaterial', 'keyMaterial']}},
		KeyPairIdStringList: {list: 'text', item: 'KeyPairId'},
		KeyPairInfo: {members: {KeyPairId: ['text', 'KeyPairId', 'keyPairId'], KeyType: ['text', 'KeyType', 'keyType'], Tags: ['TagList', 'TagSet', 'tagSet'], PublicKey: ['text', 'PublicKey', 'publicKey'], CreateTime: ['time', 'CreateTime', 'createTime'], KeyName: ['text', 'KeyName', 'keyName'], KeyFingerprint: ['text', 'KeyFingerprint', 'keyFingerprint']}},
		KeyPairList: {list: 'KeyPairInfo', item: 'item'},
		LastError: {members: {Message: ['text', 'Message', 'message'], Code: ['text', 'Code', 'code']}},
		LaunchTemplate: {members: {LaunchTemplateId: ['text', 'LaunchTemplateId', 'launchTemplateId'], LaunchTemplateName: ['text', 'LaunchTemplateName', 'launchTemplateName'], CreateTime: ['time', 'CreateTime', 'createTime'], CreatedBy: ['text', 'CreatedBy', 'createdBy'], DefaultVersionNumber: ['integer', 'DefaultVersionNumber', 'defaultVersionNumber'], LatestVersionNumber: ['integer', 'LatestVersionNumber', 'latestVersionNumber'], Tags: ['TagList', 'TagSet', 'tagSet'], Operator: ['OperatorResponse', 'Operator', 'operator']}},
		LaunchTemplateBlockDeviceMapping: {members: {DeviceName: ['text', 'DeviceName', 'deviceName'], VirtualName: ['text', 'VirtualName', 'virtualName'], Ebs: ['LaunchTemplateEbsBlockDevice', 'Ebs', 'ebs'], NoDevice: ['text', 'NoDevice', 'noDevice']}},
		LaunchTemplateBlockDeviceMappingList: {list: 'LaunchTemplateBlockDeviceMapping', item: 'item'},
		LaunchTemplateBlockDeviceMappingRequest: {members: {DeviceName: ['text'], VirtualName: ['text'], Ebs: ['LaunchTemplateEbsBlockDeviceRequest'], NoDevice: ['text']}},
		LaunchTemplateBlockDeviceMappingRequestList: {list: 'LaunchTemplateBlockDeviceMappingRequest', item: 'BlockDeviceMapping'},
		LaunchTemplateCapacityReservationSpecificationRequest: {members: {CapacityReservationPreference: ['text'], CapacityReservationTarget: ['CapacityReservationTarget']}},
		LaunchTemplateCapacityReservationSpecificationResponse: {members: {CapacityReservationPreference: ['text', 'CapacityReservationPreference', 'capacityReservationPreference'], CapacityReservationTarget: ['CapacityReservationTargetResponse', 'CapacityReservationTarget', 'capacityReservationTarget']}},
		LaunchTemplateCpuOptions: {members: {CoreCount: ['integer', 'CoreCount', 'coreCount'], ThreadsPerCore: ['integer', 'ThreadsPerCore', 'threadsPerCore'], AmdSevSnp: ['text', 'AmdSevSnp', 'amdSevSnp'], NestedVirtualization: ['text', 'NestedVirtualization', 'nestedVirtualization']}},
		LaunchTemplateCpuOptionsRequest: {members: {CoreCount: ['integer'], ThreadsPerCore: ['integer'], AmdSevSnp: ['text'], NestedVirtualization: ['text']}},
		LaunchTemplateEbsBlockDevice: {members: {Encrypted: ['flag', 'Encrypted', 'encrypted'], DeleteOnTermination: ['flag', 'DeleteOnTermination', 'deleteOnTermination'], Iops: ['integer', 'Iops', 'iops'], KmsKeyId: ['text', 'KmsKeyId', 'kmsKeyId'], SnapshotId: ['text', 'SnapshotId', 'snapshotId'], VolumeSize: ['integer', 'VolumeSize', 'volumeSize'], VolumeType: ['text', 'VolumeType', 'volumeType'], Throughput: ['integer', 'Throughput', 'throughput'], VolumeInitializationRate: ['integer', 'VolumeInitializationRate', 'volumeInitializationRate'], EbsCardIndex: ['integer', 'EbsCardIndex', 'ebsCardIndex']}},
		LaunchTemplateEbsBlockDeviceRequest: {members: {Encrypted: ['flag'], DeleteOnTermination: ['flag'], Iops: ['integer'], KmsKeyId: ['text'], SnapshotId: ['text'], VolumeSize: ['integer'], VolumeType: ['text'], Throughput: ['integer'], VolumeInitializationRate: ['integer'], EbsCardIndex: ['integer']}},
		LaunchTemplateElasticInferenceAccelerator: {members: {Type: ['text'], Count: ['integer']}, required: ['Type']},
		LaunchTemplateElasticInferenceAcceleratorList: {list: 'LaunchTemplateElasticInferenceAccelerator', item: 'item'},
		LaunchTemplateElasticInferenceAcceleratorResponse: {members: {Type: ['text', 'Type', 'type'], Count: ['integer', 'Count', 'count']}},
		LaunchTemplateElasticInferenceAcceleratorResponseList: {list: 'LaunchTemplateElasticInferenceAcceleratorResponse', item: 'item'},
		LaunchTemplateEnaSrdSpecification: {members: {EnaSrdEnabled: ['flag', 'EnaSrdEnabled', 'enaSrdEnabled'], EnaSrdUdpSpecification: ['LaunchTemplateEnaSrdUdpSpecification', 'EnaSrdUdpSpecification', 'enaSrdUdpSpecification']}},
		LaunchTemplateEnaSrdUdpSpecification: {members: {EnaSrdUdpEnabled: ['flag', 'EnaSrdUdpEnabled', 'enaSrdUdpEnabled']}},
		LaunchTemplateEnclaveOptions: {members: {Enabled: ['flag', 'Enabled', 'enabled']}},
		LaunchTemplateEnclaveOptionsRequest: {members: {Enabled: ['flag']}},
		LaunchTemplateHibernationOptions: {members: {Configured: ['flag', 'Configured', 'configured']}},
		LaunchTemplateHibernationOptionsRequest: {members: {Configured: ['flag']}},
		LaunchTemplateIamInstanceProfileSpecification: {members: {Arn: ['text', 'Arn', 'arn'], Name: ['text', 'Name', 'name']}},
		LaunchTemplateIamInstanceProfileSpecificationRequest: {members: {Arn: ['text'], Name: ['text']}},
		LaunchTemplateIdStringList: {list: 'text', item: 'item'},
		LaunchTemplateInstanceMaintenanceOptions: {members: {AutoRecovery: ['text', 'AutoRecovery', 'autoRecovery']}},
		LaunchTemplateInstanceMaintenanceOptionsRequest: {members: {AutoRecovery: ['text']}},
		LaunchTemplateInstanceMarketOptions: {members: {MarketType: ['text', 'MarketType', 'marketType'], SpotOptions: ['LaunchTemplateSpotMarketOptions', 'SpotOptions', 'spotOptions']}},
		LaunchTemplateInstanceMarketOptionsRequest: {members: {MarketType: ['text'], SpotOptions: ['LaunchTemplateSpotMarketOptionsRequest']}},
		LaunchTemplateInstanceMetadataOptions: {members: {State: ['text', 'State', 'state'], HttpTokens: ['text', 'HttpTokens', 'httpTokens'], HttpPutResponseHopLimit: ['integer', 'HttpPutResponseHopLimit', 'httpPutResponseHopLimit'], HttpEndpoint: ['text', 'HttpEndpoint', 'httpEndpoint'], HttpProtocolIpv6: ['text', 'HttpProtocolIpv6', 'httpProtocolIpv6'], InstanceMetadataTags: ['text', 'InstanceMetadataTags', 'instanceMetadataTags']}},
		LaunchTemplateInstanceMetadataOptionsRequest: {members: {HttpTokens: ['text'], HttpPutResponseHopLimit: ['integer'], HttpEndpoint: ['text'], HttpProtocolIpv6: ['text'], InstanceMetadataTags: ['text']}},
		LaunchTemplateInstanceNetworkInterfaceSpecification: {members: {AssociateCarrierIpAddress: ['flag', 'AssociateCarrierIpAddress', 'associateCarrierIpAddress'], AssociatePublicIpAddress: ['flag', 'AssociatePublicIpAddress', 'associatePublicIpAddress'], DeleteOnTermination: ['flag', 'DeleteOnTermination', 'deleteOnTermination'], Description: ['text', 'Description', 'description'], DeviceIndex: ['integer', 'DeviceIndex', 'deviceIndex'], Groups: ['GroupIdStringList', 'GroupSet', 'groupSet'], InterfaceType: ['text', 'InterfaceType', 'interfaceType'], Ipv6AddressCount: ['integer', 'Ipv6AddressCount', 'ipv6AddressCount'], Ipv6Addresses: ['InstanceIpv6AddressList', 'Ipv6AddressesSet', 'ipv6AddressesSet'], NetworkInterfaceId: ['text', 'NetworkInterfaceId', 'networkInterfaceId'], PrivateIpAddress: ['text', 'PrivateIpAddress', 'privateIpAddress'], PrivateIpAddresses: ['PrivateIpAddressSpecificationList', 'PrivateIpAddressesSet', 'privateIpAddressesSet'], SecondaryPrivateIpAddressCount: ['integer', 'SecondaryPrivateIpAddressCount', 'secondaryPrivateIpAddressCount'], SubnetId: ['text', 'SubnetId', 'subnetId'], NetworkCardIndex: ['integer', 'NetworkCardIndex', 'networkCardIndex'], Ipv4Prefixes: ['Ipv4PrefixListResponse', 'Ipv4PrefixSet', 'ipv4PrefixSet'], Ipv4PrefixCount: ['integer', 'Ipv4PrefixCount', 'ipv4PrefixCount'], Ipv6Prefixes: ['Ipv6PrefixListResponse', 'Ipv6PrefixSet', 'ipv6PrefixSet'], Ipv6PrefixCount: ['integer', 'Ipv6PrefixCount', 'ipv6PrefixCount'], PrimaryIpv6: ['flag', 'PrimaryIpv6', 'primaryIpv6'], EnaSrdSpecification: ['LaunchTemplateEnaSrdSpecification', 'EnaSrdSpecification', 'enaSrdSpecification'], ConnectionTrackingSpecification: ['ConnectionTrackingSpecification', 'ConnectionTrackingSpecification', 'connectionTrackingSpecification'], EnaQueueCount: ['integer', 'EnaQueueCount', 'enaQueueCount']}},
		LaunchTemplateInstanceNetworkInterfaceSpecificationList: {list: 'LaunchTemplateInstanceNetworkInterfaceSpecification', item: 'item'},
		LaunchTemplateInstanceNetworkInterfaceSpecificationRequest: {members: {AssociateCarrierIpAddress: ['flag'], AssociatePublicIpAddress: ['flag'], DeleteOnTermination: ['flag'], Description: ['text'], DeviceIndex: ['integer'], Groups: ['SecurityGroupIdStringList', 'SecurityGroupId'], InterfaceType: ['text'], Ipv6AddressCount: ['integer'], Ipv6Addresses: ['InstanceIpv6AddressListRequest'], NetworkInterfaceId: ['text'], PrivateIpAddress: ['text'], PrivateIpAddresses: ['PrivateIpAddressSpecificationList'], SecondaryPrivateIpAddressCount: ['integer'], SubnetId: ['text'], NetworkCardIndex: ['integer'], Ipv4Prefixes: ['Ipv4PrefixList', 'Ipv4Prefix'], Ipv4PrefixCount: ['integer'], Ipv6Prefixes: ['Ipv6PrefixList', 'Ipv6Prefix'], Ipv6PrefixCount: ['integer'], PrimaryIpv6: ['flag'], EnaSrdSpecification: ['EnaSrdSpecificationRequest'], ConnectionTrackingSpecification: ['ConnectionTrackingSpecificationRequest'], EnaQueueCount: ['integer']}},
		LaunchTemplateInstanceNetworkInterfaceSpecificationRequestList: {list: 'LaunchTemplateInstanceNetworkInterfaceSpecificationRequest', item: 'InstanceNetworkInterfaceSpecification'},
		LaunchTemplateInstanceSecondaryInterfaceSpecification: {members: {DeleteOnTermination: ['flag', 'DeleteOnTermination', 'deleteOnTermination'], DeviceIndex: ['integer', 'DeviceIndex', 'deviceIndex'], PrivateIpAddresses: ['SecondaryInterfacePrivateIpAddressSpecificationList', 'PrivateIpAddressesSet', 'privateIpAddressesSet'], PrivateIpAddressCount: ['integer', 'PrivateIpAddressCount', 'privateIpAddressCount'], SecondarySubnetId: ['text', 'SecondarySubnetId', 'secondarySubnetId'], InterfaceType: ['text', 'InterfaceType', 'interfaceType'], NetworkCardIndex: ['integer', 'NetworkCardIndex', 'networkCardIndex']}},
		LaunchTemplateInstanceSecondaryInterfaceSpecificationList: {list: 'LaunchTemplateInstanceSecondaryInterfaceSpecification', item: 'item'},
		LaunchTemplateInstanceSecondaryInterfaceSpecificationRequest: {members: {DeleteOnTermination: ['flag'], DeviceIndex: ['integer'], PrivateIpAddresses: ['SecondaryInterfacePrivateIpAddressSpecificationListRequest', 'PrivateIpAddress'], PrivateIpAddressCount: ['integer'], SecondarySubnetId: ['text'], InterfaceType: ['text'], NetworkCardIndex: ['integer']}},
		LaunchTemplateInstanceSecondaryInterfaceSpecificationRequestList: {list: 'LaunchTemplateInstanceSecondaryInterfaceSpecificationRequest', item: 'InstanceSecondaryInterfaceSpecification'},
		LaunchTemplateLicenseConfiguration: {members: {LicenseConfigurationArn: ['text', 'LicenseConfigurationArn', 'licenseConfigurationArn']}},
		LaunchTemplateLicenseConfigurationRequest: {members: {LicenseConfigurationArn: ['text']}},
		LaunchTemplateLicenseList: {list: 'LaunchTemplateLicenseConfiguration', item: 'item'},
		LaunchTemplateLicenseSpecificationListRequest: {list: 'LaunchTemplateLicenseConfigurationRequest', item: 'item'},
		LaunchTemplateNameStringList: {list: 'text', item: 'item'},
		LaunchTemplateNetworkPerformanceOptions: {members: {BandwidthWeighting: ['text', 'BandwidthWeighting', 'bandwidthWeighting']}},
		LaunchTemplateNetworkPerformanceOptionsRequest: {members: {BandwidthWeighting: ['text']}},
		LaunchTemplatePlacement: {members: {AvailabilityZone: ['text', 'AvailabilityZone', 'availabilityZone'], AvailabilityZoneId: ['text', 'AvailabilityZoneId', 'availabilityZoneId'], Affinity: ['text', 'Affinity', 'affinity'], GroupName: ['text', 'GroupName', 'groupName'], HostId: ['text', 'HostId', 'hostId'], Tenancy: ['text', 'Tenancy', 'tenancy'], SpreadDomain: ['text', 'SpreadDomain', 'spreadDomain'], HostResourceGroupArn: ['text', 'HostResourceGroupArn', 'hostResourceGroupArn'], PartitionNumber: ['integer', 'PartitionNumber', 'partitionNumber'], GroupId: ['text', 'GroupId', 'groupId']}},
		LaunchTemplatePlacementRequest: {members: {AvailabilityZone: ['text'], AvailabilityZoneId: ['text'], Affinity: ['text'], GroupName: ['text'], HostId: ['text'], Tenancy: ['text'], SpreadDomain: ['text'], HostResourceGroupArn: ['text'], PartitionNumber: ['integer'], GroupId: ['text']}},
		LaunchTemplatePrivateDnsNameOptions: {members: {HostnameType: ['text', 'HostnameType', 'hostnameType'], EnableResourceNameDnsARecord: ['flag', 'EnableResourceNameDnsARecord', 'enableResourceNameDnsARecord'], EnableResourceNameDnsAAAARecord: ['flag', 'EnableResourceNameDnsAAAARecord', 'enableResourceNameDnsAAAARecord']}},
		LaunchTemplatePrivateDnsNameOptionsRequest: {members: {HostnameType: ['text'], EnableResourceNameDnsARecord: ['flag'], EnableResourceNameDnsAAAARecord: ['flag']}},
		LaunchTemplateSet: {list: 'LaunchTemplate', item: 'item'},
		LaunchTemplateSpecification: {members: {LaunchTemplateId: ['text'], LaunchTemplateName: ['text'], Version: ['text']}},
		LaunchTemplateSpotMarketOptions: {members: {MaxPrice: ['text', 'MaxPrice', 'maxPrice'], SpotInstanceType: ['text', 'SpotInstanceType', 'spotInstanceType'], BlockDurationMinutes: ['integer', 'BlockDurationMinutes', 'blockDurationMinutes'], ValidUntil: ['time', 'ValidUntil', 'validUntil'], InstanceInterruptionBehavior: ['text', 'InstanceInterruptionBehavior', 'instanceInterruptionBehavior']}},
		LaunchTemplateSpotMarketOptionsRequest: {members: {MaxPrice: ['text'], SpotInstanceType: ['text'], BlockDurationMinutes: ['integer'], ValidUntil: ['time'], InstanceInterruptionBehavior: ['text']}},
		LaunchTemplateTagSpecification: {members: {ResourceType: ['text', 'ResourceType', 'resourceType'], Tags: ['TagList', 'TagSet', 'tagSet']}},
		LaunchTemplateTagSpecificationList: {list: 'LaunchTemplateTagSpecification', item: 'item'},
		LaunchTemplateTagSpecificationRequest: {members: {ResourceType: ['text'], Tags: ['TagList', 'Tag']}},
		LaunchTemplateTagSpecificationRequestList: {list: 'LaunchTemplateTagSpecificationRequest', item: 'LaunchTemplateTagSpecificationRequest'},
		LaunchTemplateVersion: {members: {LaunchTemplateId: ['text', 'LaunchTemplateId', 'launchTemplateId'], LaunchTemplateName: ['text', 'LaunchTemplateName', 'launchTemplateName'], VersionNumber: ['integer', 'VersionNumber', 'versionNumber'], VersionDescription: ['text', 'VersionDescription', 'versionDescription'], CreateTime: ['time', 'CreateTime', 'createTime'], CreatedBy: ['text', 'CreatedBy', 'createdBy'], DefaultVersion: ['flag', 'DefaultVersion', 'defaultVersion'], LaunchTemplateData: ['ResponseLaunchTemplateData', 'LaunchTemplateData', 'launchTemplateData'], Operator: ['OperatorResponse', 'Operator', 'operator']}},
		LaunchTemplateVersionSet: {list: 'LaunchTemplateVersion', item: 'item'},
		LaunchTemplatesMonitoring: {members: {Enabled: ['flag', 'Enabled', 'enabled']}},
		LaunchTemplatesMonitoringRequest: {members: {Enabled: ['flag']}},
		LicenseConfiguration: {members: {LicenseConfigurationArn: ['text', 'LicenseConfigurationArn', 'licenseConfigurationArn']}},
		LicenseConfigurationRequest: {members: {LicenseConfigurationArn: ['text']}},
		LicenseList: {list: 'LicenseConfiguration', item: 'item'},
		LicenseSpecificationListRequest: {list: 'LicenseConfigurationRequest', item: 'item'},
		LocalStorageTypeSet: {list: 'text', item: 'item'},
		MaintenanceDetails: {members: {PendingMaintenance: ['text', 'PendingMaintenance', 'pendingMaintenance'], MaintenanceAutoAppliedAfter: ['time', 'MaintenanceAutoAppliedAfter', 'maintenanceAutoAppliedAfter'], LastMaintenanceApplied: ['time', 'LastMaintenanceApplied', 'lastMaintenanceApplied']}},
		ManagedPrefixList: {members: {PrefixListId: ['text', 'PrefixListId', 'prefixListId'], AddressFamily: ['text', 'AddressFamily', 'addressFamily'], State: ['text', 'State', 'state'], StateMessage: ['text', 'StateMessage', 'stateMessage'], PrefixListArn: ['text', 'PrefixListArn', 'prefixListArn'], PrefixListName: ['text', 'PrefixListName', 'prefixListName'], MaxEntries: ['integer', 'MaxEntries', 'maxEntries'], Version: ['integer', 'Version', 'version'], Tags: ['TagList', 'TagSet', 'tagSet'], OwnerId: ['text', 'OwnerId', 'ownerId'], IpamPrefixListResolverTargetId: ['text', 'IpamPrefixListResolverTargetId', 'ipamPrefixListResolverTargetId'], IpamPrefixListResolverSyncEnabled: ['flag', 'IpamPrefixListResolverSyncEnabled', 'ipamPrefixListResolverSyncEnabled']}},
		ManagedPrefixListSet: {list: 'ManagedPrefixList', item: 'item'},
		MediaAcceleratorInfo: {members: {Accelerators: ['MediaDeviceInfoList', 'Accelerators', 'accelerators'], TotalMediaMemoryInMiB: ['integer', 'TotalMediaMemoryInMiB', 'totalMediaMemoryInMiB']}},
		MediaDeviceInfo: {members: {Count: ['integer', 'Count', 'count'], Name: ['text', 'Name', 'name'], Manufacturer: ['text', 'Manufacturer', 'manufacturer'], MemoryInfo: ['MediaDeviceMemoryInfo', 'MemoryInfo', 'memoryInfo']}},
		MediaDeviceInfoList: {list: 'MediaDeviceInfo', item: 'item'},
		MediaDeviceMemoryInfo: {members: {SizeInMiB: ['integer', 'SizeInMiB', 'sizeInMiB']}},
		MemoryGiBPerVCpu: {members: {Min: ['float', 'Min', 'min'], Max: ['float', 'Max', 'max']}},
		MemoryGiBPerVCpuRequest: {members: {Min: ['float'], Max: ['float']}},
		MemoryInfo: {members: {SizeInMiB: ['integer', 'SizeInMiB', 'sizeInMiB']}},
		MemoryMiB: {members: {Min: ['integer', 'Min', 'min'], Max: ['integer', 'Max', 'max']}},
		MemoryMiBRequest: {members: {Min: ['integer'], Max: ['integer']}, required: ['Min']},
		ModifyInstanceAttributeRequest: {members: {SourceDestCheck: ['AttributeBooleanValue'], DisableApiStop: ['AttributeBooleanValue'], DryRun: ['flag', 'DryRun', 'dryRun'], InstanceId: ['text', 'InstanceId', 'instanceId'], Attribute: ['text', 'Attribute', 'attribute'], Value: ['text', 'Value', 'value'], BlockDeviceMappings: ['InstanceBlockDeviceMappingSpecificationList', 'BlockDeviceMapping', 'blockDeviceMapping'], DisableApiTermination: ['AttributeBooleanValue', 'DisableApiTermination', 'disableApiTermination'], InstanceType: ['AttributeValue', 'InstanceType', 'instanceType'], Kernel: ['AttributeValue', 'Kernel', 'kernel'], Ramdisk: ['AttributeValue', 'Ramdisk', 'ramdisk'], UserData: ['BlobAttributeValue', 'UserData', 'userData'], InstanceInitiatedShutdownBehavior: ['AttributeValue', 'InstanceInitiatedShutdownBehavior', 'instanceInitiatedShutdownBehavior'], Groups: ['GroupIdStringList', 'GroupId'], EbsOptimized: ['AttributeBooleanValue', 'EbsOptimized', 'ebsOptimized'], SriovNetSupport: ['AttributeValue', 'SriovNetSupport', 'sriovNetSupport'], EnaSupport: ['AttributeBooleanValue', 'EnaSupport', 'enaSupport']}, required: ['InstanceId']},
		ModifyInstanceMetadataOptionsRequest: {members: {InstanceId: ['text'], HttpTokens: ['text'], HttpPutResponseHopLimit: ['integer'], HttpEndpoint: ['text'], DryRun: ['flag'], HttpProtocolIpv6: ['text'], InstanceMetadataTags: ['text']}, required: ['InstanceId']},
		ModifyInstanceMetadataOptionsResult: {members: {InstanceId: ['text', 'InstanceId', 'instanceId'], InstanceMetadataOptions: ['InstanceMetadataOptionsResponse', 'InstanceMetadataOptions', 'instanceMetadataOptions']}},
		ModifyLaunchTemplateRequest: {members: {DryRun: ['flag'], ClientToken: ['text'], LaunchTemplateId: ['text'], LaunchTemplateName: ['text'], DefaultVersion: ['text', 'SetDefaultVersion']}},
		ModifyLaunchTemplateResult: {members: {LaunchTemplate: ['LaunchTemplate', 'LaunchTemplate', 'launchTemplate']}},
		ModifyManagedPrefixListRequest: {members: {DryRun: ['flag'], PrefixListId: ['text'], CurrentVersion: ['integer'], PrefixListName: ['text'], AddEntries: ['AddPrefixListEntries', 'AddEntry'], RemoveEntries: ['RemovePrefixListEntries', 'RemoveEntry'], MaxEntries: ['integer'], IpamPrefixListResolverSyncEnabled: ['flag']}, required: ['PrefixListId']},
		ModifyManagedPrefixListResult: {members: {PrefixList: ['ManagedPrefixList', 'PrefixList', 'prefixList']}},
		ModifyNetworkInterfaceAttributeRequest: {members: {EnaSrdSpecification: ['EnaSrdSpecification'], EnablePrimaryIpv6: ['flag'], ConnectionTrackingSpecification: ['ConnectionTrackingSpecificationRequest'], AssociatePublicIpAddress: ['flag'], AssociatedSubnetIds: ['SubnetIdList', 'AssociatedSubnetId'], DryRun: ['flag', 'DryRun', 'dryRun'], NetworkInterfaceId: ['text', 'NetworkInterfaceId', 'networkInterfaceId'], Description: ['AttributeValue', 'Description', 'description'], SourceDestCheck: ['AttributeBooleanValue', 'SourceDestCheck', 'sourceDestCheck'], Groups: ['SecurityGroupIdStringList', 'SecurityGroupId'], Attachment: ['NetworkInterfaceAttachmentChanges', 'Attachment', 'attachment']}, required: ['NetworkInterfaceId']},
		ModifySecurityGroupRulesRequest: {members: {GroupId: ['text'], SecurityGroupRules: ['SecurityGroupRuleUpdateList', 'SecurityGroupRule'], DryRun: ['flag']}, required: ['GroupId', 'SecurityGroupRules']},
		ModifySecurityGroupRulesResult: {members: {Return: ['flag', 'Return', 'return']}},
		ModifySubnetAttributeRequest: {members: {AssignIpv6AddressOnCreation: ['AttributeBooleanValue'], MapPublicIpOnLaunch: ['AttributeBooleanValue'], SubnetId: ['text', 'SubnetId', 'subnetId'], MapCustomerOwnedIpOnLaunch: ['AttributeBooleanValue'], CustomerOwnedIpv4Pool: ['text'], EnableDns64: ['AttributeBooleanValue'], PrivateDnsHostnameTypeOnLaunch: ['text'], EnableResourceNameDnsARecordOnLaunch: ['AttributeBooleanValue'], EnableResourceNameDnsAAAARecordOnLaunch: ['AttributeBooleanValue'], EnableLniAtDeviceIndex: ['integer'], DisableLniAtDeviceIndex: ['AttributeBooleanValue']}, required: ['SubnetId']},
		ModifyTransitGatewayOptions: {members: {AddTransitGatewayCidrBlocks: ['TransitGatewayCidrBlockStringList'], RemoveTransitGatewayCidrBlocks: ['TransitGatewayCidrBlockStringList'], VpnEcmpSupport: ['text'], DnsSupport: ['text'], SecurityGroupReferencingSupport: ['text'], AutoAcceptSharedAttachments: ['text'], DefaultRouteTableAssociation: ['text'], AssociationDefaultRouteTableId: ['text'], DefaultRouteTablePropagation: ['text'], PropagationDefaultRouteTableId: ['text'], AmazonSideAsn: ['integer'], EncryptionSupport: ['text']}},
		ModifyTransitGatewayPrefixListReferenceRequest: {members: {TransitGatewayRouteTableId: ['text'], PrefixListId: ['text'], TransitGatewayAttachmentId: ['text'], Blackhole: ['flag'], DryRun: ['flag']}, required: ['TransitGatewayRouteTableId', 'PrefixListId']},
		ModifyTransitGatewayPrefixListReferenceResult: {members: {TransitGatewayPrefixListReference: ['TransitGatewayPrefixListReference', 'TransitGatewayPrefixListReference', 'transitGatewayPrefixListReference']}},
		ModifyTransitGatewayRequest: {members: {TransitGatewayId: ['text'], Description: ['text'], Options: ['ModifyTransitGatewayOptions'], DryRun: ['flag']}, required: ['TransitGatewayId']},
		ModifyTransitGatewayResult: {members: {TransitGateway: ['TransitGateway', 'TransitGateway', 'transitGateway']}},
		ModifyTransitGatewayVpcAttachmentRequest: {members: {TransitGatewayAttachmentId: ['text'], AddSubnetIds: ['TransitGatewaySubnetIdList'], RemoveSubnetIds: ['TransitGatewaySubnetIdList'], Options: ['ModifyTransitGatewayVpcAttachmentRequestOptions'], DryRun: ['flag']}, required: ['TransitGatewayAttachmentId']},
		ModifyTransitGatewayVpcAttachmentRequestOptions: {members: {DnsSupport: ['text'], SecurityGroupReferencingSupport: ['text'], Ipv6Support: ['text'], ApplianceModeSupport: ['text']}},
		ModifyTransitGatewayVpcAttachmentResult: {members: {TransitGatewayVpcAttachment: ['TransitGatewayVpcAttachment', 'TransitGatewayVpcAttachment', 'transitGatewayVpcAttachment']}},
		ModifyVpcAttributeRequest: {members: {EnableDnsHostnames: ['AttributeBooleanValue'], EnableDnsSupport: ['AttributeBooleanValue'], VpcId: ['text', 'VpcId', 'vpcId'], EnableNetworkAddressUsageMetrics: ['AttributeBooleanValue']}, required: ['VpcId']},
		ModifyVpcEndpointRequest: {members: {DryRun: ['flag'], VpcEndpointId: ['text'], ResetPolicy: ['flag'], PolicyDocument: ['text'], AddRouteTableIds: ['VpcEndpointRouteTableIdList', 'AddRouteTableId'], RemoveRouteTableIds: ['VpcEndpointRouteTableIdList', 'RemoveRouteTableId'], AddSubnetIds: ['VpcEndpointSubnetIdList', 'AddSubnetId'], RemoveSubnetIds: ['VpcEndpointSubnetIdList', 'RemoveSubnetId'], AddSecurityGroupIds: ['VpcEndpointSecurityGroupIdList', 'AddSecurityGroupId'], RemoveSecurityGroupIds: ['VpcEndpointSecurityGroupIdList', 'RemoveSecurityGroupId'], IpAddressType: ['text'], DnsOptions: ['DnsOptionsSpecification'], PrivateDnsEnabled: ['flag'], SubnetConfigurations: ['SubnetConfigurationsList', 'SubnetConfiguration']}, required: ['VpcEndpointId']},
		ModifyVpcEndpointResult: {members: {Return: ['flag', 'Return', 'return']}},
		ModifyVpcEndpointServiceConfigurationRequest: {members: {DryRun: ['flag'], ServiceId: ['text'], PrivateDnsName: ['text'], RemovePrivateDnsName: ['flag'], AcceptanceRequired: ['flag'], AddNetworkLoadBalancerArns: ['ValueStringList', 'AddNetworkLoadBalancerArn'], RemoveNetworkLoadBalancerArns: ['ValueStringList', 'RemoveNetworkLoadBalancerArn'], AddGatewayLoadBalancerArns: ['ValueStringList', 'AddGatewayLoadBalancerArn'], RemoveGatewayLoadBalancerArns: ['ValueStringList', 'RemoveGatewayLoadBalancerArn'], AddSupportedIpAddressTypes: ['ValueStringList', 'AddSupportedIpAddressType'], RemoveSupportedIpAddressTypes: ['ValueStringList', 'RemoveSupportedIpAddressType'], AddSupportedRegions: ['ValueStringList', 'AddSupportedRegion'], RemoveSupportedRegions: ['ValueStringList', 'RemoveSupportedRegion']}, required: ['ServiceId']},
		ModifyVpcEndpointServiceConfigurationResult: {members: {Return: ['flag', 'Return', 'return']}},
		ModifyVpcEndpointServicePermissionsRequest: {members: {DryRun: ['flag'], ServiceId: ['text'], AddAllowedPrincipals: ['ValueStringList'], RemoveAllowedPrincipals: ['ValueStringList']}, required: ['ServiceId']},
		ModifyVpcEndpointServicePermissionsResult: {members: {AddedPrincipals: ['AddedPrincipalSet', 'AddedPrincipalSet', 'addedPrincipalSet'], ReturnValue: ['flag', 'Return', 'return']}},
		ModifyVpcPeeringConnectionOptionsRequest: {members: {AccepterPeeringConnectionOptions: ['PeeringConnectionOptionsRequest'], DryRun: ['flag'], RequesterPeeringConnectionOptions: ['PeeringConnectionOptionsRequest'], VpcPeeringConnectionId: ['text']}, required: ['VpcPeeringConnectionId']},
		ModifyVpcPeeringConnectionOptionsResult: {members: {AccepterPeeringConnectionOptions: ['PeeringConnectionOptions', 'AccepterPeeringConnectionOptions', 'accepterPeeringConnectionOptions'], RequesterPeeringConnectionOptions: ['PeeringConnectionOptions', 'RequesterPeeringConnectionOptions', 'requesterPeeringConnectionOptions']}},
		ModifyVpcTenancyRequest: {members: {VpcId: ['text'], InstanceTenancy: ['text'], DryRun: ['flag']}, required: ['VpcId', 'InstanceTenancy']},
		ModifyVpcTenancyResult: {members: {ReturnValue: ['flag', 'Return', 'return']}},
		ModifyVpnConnectionOptionsRequest: {members: {VpnConnectionId: ['text'], LocalIpv4NetworkCidr: ['text'], RemoteIpv4NetworkCidr: ['text'], LocalIpv6NetworkCidr: ['text'], RemoteIpv6NetworkCidr: ['text'], TunnelBandwidth: ['text'], DryRun: ['flag']}, required: ['VpnConnectionId']},
		ModifyVpnConnectionOptionsResult: {members: {VpnConnection: ['VpnConnection', 'VpnConnection', 'vpnConnection']}},
		ModifyVpnConnectionRequest: {members: {VpnConnectionId: ['text'], TransitGatewayId: ['text'], CustomerGatewayId: ['text'], VpnGatewayId: ['text'], DryRun: ['flag']}, required: ['VpnConnectionId']},
		ModifyVpnConnectionResult: {members: {VpnConnection: ['VpnConnection', 'VpnConnection', 'vpnConnection']}},
		ModifyVpnTunnelCertificateRequest: {members: {VpnConnectionId: ['text'], VpnTunnelOutsideIpAddress: ['text'], DryRun: ['flag']}, required: ['VpnConnectionId', 'VpnTunnelOutsideIpAddress']},
		ModifyVpnTunnelCertificateResult: {members: {VpnConnection: ['VpnConnection', 'VpnConnection', 'vpnConnection']}},
		ModifyVpnTunnelOptionsRequest: {members: {VpnConnectionId: ['text'], VpnTunnelOutsideIpAddress: ['text'], TunnelOptions: ['ModifyVpnTunnelOptionsSpecification'], DryRun: ['flag'], SkipTunnelReplacement: ['flag'], PreSharedKeyStorage: ['text']}, required: ['VpnConnectionId', 'VpnTunnelOutsideIpAddress', 'TunnelOptions']},
		ModifyVpnTunnelOptionsResult: {members: {VpnConnection: ['VpnConnection', 'VpnConnection', 'vpnConnection']}},
		ModifyVpnTunnelOptionsSpecification: {members: {TunnelInsideCidr: ['text'], TunnelInsideIpv6Cidr: ['text'], PreSharedKey: ['text'], Phase1LifetimeSeconds: ['integer'], Phase2LifetimeSeconds: ['integer'], RekeyMarginTimeSeconds: ['integer'], RekeyFuzzPercentage: ['integer'], ReplayWindowSize: ['integer'], DPDTimeoutSeconds: ['integer'], DPDTimeoutAction: ['text'], Phase1EncryptionAlgorithms: ['Phase1EncryptionAlgorithmsRequestList', 'Phase1EncryptionAlgorithm'], Phase2EncryptionAlgorithms: ['Phase2EncryptionAlgorithmsRequestList', 'Phase2EncryptionAlgorithm'], Phase1IntegrityAlgorithms: ['Phase1IntegrityAlgorithmsRequestList', 'Phase1IntegrityAlgorithm'], Phase2IntegrityAlgorithms: ['Phase2IntegrityAlgorithmsRequestList', 'Phase2IntegrityAlgorithm'], Phase1DHGroupNumbers: ['Phase1DHGroupNumbersRequestList', 'Phase1DHGroupNumber'], Phase2DHGroupNumbers: ['Phase2DHGroupNumbersRequestList', 'Phase2DHGroupNumber'], IKEVersions: ['IKEVersionsRequestList', 'IKEVersion'], StartupAction: ['text'], LogOptions: ['VpnTunnelLogOptionsSpecification'], EnableTunnelLifecycleControl: ['flag']}},
		MonitorInstancesRequest: {members: {InstanceIds: ['InstanceIdStringList', 'InstanceId'], DryRun: ['flag', 'DryRun', 'dryRun']}, required: ['InstanceIds']},
		MonitorInstancesResult: {members: {InstanceMonitorings: ['InstanceMonitoringList', 'InstancesSet', 'instancesSet']}},
		Monitoring: {members: {State: ['text', 'State', 'state']}},
		NatGateway: {members: {CreateTime: ['time', 'CreateTime', 'createTime'], DeleteTime: ['time', 'DeleteTime', 'deleteTime'], FailureCode: ['text', 'FailureCode', 'failureCode'], FailureMessage: ['text', 'FailureMessage', 'failureMessage'], NatGatewayAddresses: ['NatGatewayAddressList', 'NatGatewayAddressSet', 'natGatewayAddressSet'], NatGatewayId: ['text', 'NatGatewayId', 'natGatewayId'], ProvisionedBandwidth: ['ProvisionedBandwidth', 'ProvisionedBandwidth', 'provisionedBandwidth'], State: ['text', 'State', 'state'], SubnetId: ['text', 'SubnetId', 'subnetId'], VpcId: ['text', 'VpcId', 'vpcId'], Tags: ['TagList', 'TagSet', 'tagSet'], ConnectivityType: ['text', 'ConnectivityType', 'connectivityType'], AvailabilityMode: ['text', 'AvailabilityMode', 'availabilityMode'], AutoScalingIps: ['text', 'AutoScalingIps', 'autoScalingIps'], AutoProvisionZones: ['text', 'AutoProvisionZones', 'autoProvisionZones'], AttachedAppliances: ['NatGatewayAttachedApplianceList', 'AttachedApplianceSet', 'attachedApplianceSet'], RouteTableId: ['text', 'RouteTableId', 'routeTableId']}},
		NatGatewayAddress: {members: {AllocationId: ['text', 'AllocationId', 'allocationId'], NetworkInterfaceId: ['text', 'NetworkInterfaceId', 'networkInterfaceId'], PrivateIp: ['text', 'PrivateIp', 'privateIp'], PublicIp: ['text', 'PublicIp', 'publicIp'], AssociationId: ['text', 'AssociationId', 'associationId'], IsPrimary: ['flag', 'IsPrimary', 'isPrimary'], FailureMessage: ['text', 'FailureMessage', 'failureMessage'], Status: ['text', 'Status', 'status'], AvailabilityZone: ['text', 'AvailabilityZone', 'availabilityZone'], AvailabilityZoneId: ['text', 'AvailabilityZoneId', 'availabilityZoneId']}},
		NatGatewayAddressList: {list: 'NatGatewayAddress', item: 'item'},
		NatGatewayAttachedAppliance: {members: {Type: ['text', 'Type', 'type'], ApplianceArn: ['text', 'ApplianceArn', 'applianceArn'], VpcEndpointId: ['text', 'VpcEndpointId', 'vpcEndpointId'], AttachmentState: ['text', 'AttachmentState', 'attachmentState'], ModificationState: ['text', 'ModificationState', 'modificationState'], FailureCode: ['text', 'FailureCode', 'failureCode'], FailureMessage: ['text', 'FailureMessage', 'failureMessage']}},
		NatGatewayAttachedApplianceList: {list: 'NatGatewayAttachedAppliance', item: 'item'},
		NatGatewayIdStringList: {list: 'text', item: 'item'},
		NatGatewayList: {list: 'NatGateway', item: 'item'},
		NetworkAcl: {members: {Associations: ['NetworkAclAssociationList', 'AssociationSet', 'associationSet'], Entries: ['NetworkAclEntryList', 'EntrySet', 'entrySet'], IsDefault: ['flag', 'Default', 'default'], NetworkAclId: ['text', 'NetworkAclId', 'networkAclId'], Tags: ['TagList', 'TagSet', 'tagSet'], VpcId: ['text', 'VpcId', 'vpcId'], OwnerId: ['text', 'OwnerId', 'ownerId']}},
		NetworkAclAssociation: {members: {NetworkAclAssociationId: ['text', 'NetworkAclAssociationId', 'networkAclAssociationId'], NetworkAclId: ['text', 'NetworkAclId', 'networkAclId'], SubnetId: ['text', 'SubnetId', 'subnetId']}},
		NetworkAclAssociationList: {list: 'NetworkAclAssociation', item: 'item'},
		NetworkAclEntry: {members: {CidrBlock: ['text', 'CidrBlock', 'cidrBlock'], Egress: ['flag', 'Egress', 'egress'], IcmpTypeCode: ['IcmpTypeCode', 'IcmpTypeCode', 'icmpTypeCode'], Ipv6CidrBlock: ['text', 'Ipv6CidrBlock', 'ipv6CidrBlock'], PortRange: ['PortRange', 'PortRange', 'portRange'], Protocol: ['text', 'Protocol', 'protocol'], RuleAction: ['text', 'RuleAction', 'ruleAction'], RuleNumber: ['integer', 'RuleNumber', 'ruleNumber']}},
		NetworkAclEntryList: {list: 'NetworkAclEntry', item: 'item'},
		NetworkAclIdStringList: {list: 'text', item: 'item'},
		NetworkAclList: {list: 'NetworkAcl', item: 'item'},
		NetworkBandwidthGbps: {members: {Min: ['float', 'Min', 'min'], Max: ['float', 'Max', 'max']}},
		NetworkBandwidthGbpsRequest: {members: {Min: ['float'], Max: ['float']}},
		NetworkCardInfo: {members: {NetworkCardIndex: ['integer', 'NetworkCardIndex', 'networkCardIndex'], NetworkPerformance: ['text', 'NetworkPerformance', 'networkPerformance'], MaximumNetworkInterfaces: ['integer', 'MaximumNetworkInterfaces', 'maximumNetworkInterfaces'], AdditionalFlexibleNetworkInterfaces: ['integer', 'AdditionalFlexibleNetworkInterfaces', 'additionalFlexibleNetworkInterfaces'], BaselineBandwidthInGbps: ['float', 'BaselineBandwidthInGbps', 'baselineBandwidthInGbps'], PeakBandwidthInGbps: ['float', 'PeakBandwidthInGbps', 'peakBandwidthInGbps'], DefaultEnaQueueCountPerInterface: ['integer', 'DefaultEnaQueueCountPerInterface', 'defaultEnaQueueCountPerInterface'], MaximumEnaQueueCount: ['integer', 'MaximumEnaQueueCount', 'maximumEnaQueueCount'], MaximumEnaQueueCountPerInterface: ['integer', 'MaximumEnaQueueCountPerInterface', 'maximumEnaQueueCountPerInterface']}},
		NetworkCardInfoList: {list: 'NetworkCardInfo', item: 'item'},
		NetworkInfo: {members: {NetworkPerformance: ['text', 'NetworkPerformance', 'networkPerformance'], MaximumNetworkInterfaces: ['integer', 'MaximumNetworkInterfaces', 'maximumNetworkInterfaces'], MaximumNetworkCards: ['integer', 'MaximumNetworkCards', 'maximumNetworkCards'], DefaultNetworkCardIndex: ['integer', 'DefaultNetworkCardIndex', 'defaultNetworkCardIndex'], NetworkCards: ['NetworkCardInfoList', 'NetworkCards', 'networkCards'], Ipv4AddressesPerInterface: ['integer', 'Ipv4AddressesPerInterface', 'ipv4AddressesPerInterface'], Ipv6AddressesPerInterface: ['integer', 'Ipv6AddressesPerInterface', 'ipv6AddressesPerInterface'], Ipv6Supported: ['flag', 'Ipv6Supported', 'ipv6Supported'], EnaSupport: ['text', 'EnaSupport', 'enaSupport'], EfaSupported: ['flag', 'EfaSupported', 'efaSupported'], EfaInfo: ['EfaInfo', 'EfaInfo', 'efaInfo'], EncryptionInTransitSupported: ['flag', 'EncryptionInTransitSupported', 'encryptionInTransitSupported'], EnaSrdSupported: ['flag', 'EnaSrdSupported', 'enaSrdSupported'], BandwidthWeightings: ['BandwidthWeightingTypeList', 'BandwidthWeightings', 'bandwidthWeightings'], FlexibleEnaQueuesSupport: ['text', 'FlexibleEnaQueuesSupport', 'flexibleEnaQueuesSupport'], ConnectionTrackingConfiguration: ['DefaultConnectionTrackingConfiguration', 'ConnectionTrackingConfiguration', 'connectionTrackingConfiguration'], SecondaryNetworkSupported: ['flag', 'SecondaryNetworkSupported', 'secondaryNetworkSupported'], MaximumSecondaryNetworkInterfaces: ['integer', 'MaximumSecondaryNetworkInterfaces', 'maximumSecondaryNetworkInterfaces'], Ipv4AddressesPerSecondaryInterface: ['integer', 'Ipv4AddressesPerSecondaryInterface', 'ipv4AddressesPerSecondaryInterface']}},
		NetworkInsightsAnalysis: {members: {NetworkInsightsAnalysisId: ['text', 'NetworkInsightsAnalysisId', 'networkInsightsAnalysisId'], NetworkInsightsAnalysisArn: ['text', 'NetworkInsightsAnalysisArn', 'networkInsightsAnalysisArn'], NetworkInsightsPathId: ['text', 'NetworkInsightsPathId', 'networkInsightsPathId'], AdditionalAccounts: ['ValueStringList', 'AdditionalAccountSet', 'additionalAccountSet'], FilterInArns: ['ArnList', 'FilterInArnSet', 'filterInArnSet'], FilterOutArns: ['ArnList', 'FilterOutArnSet', 'filterOutArnSet'], StartDate: ['time', 'StartDate', 'startDate'], Status: ['text', 'Status', 'status'], StatusMessage: ['text', 'StatusMessage', 'statusMessage'], WarningMessage: ['text', 'WarningMessage', 'warningMessage'], NetworkPathFound: ['flag', 'NetworkPathFound', 'networkPathFound'], ForwardPathComponents: ['PathComponentList', 'ForwardPathComponentSet', 'forwardPathComponentSet'], ReturnPathComponents: ['PathComponentList', 'ReturnPathComponentSet', 'returnPathComponentSet'], Explanations: ['ExplanationList', 'ExplanationSet', 'explanationSet'], AlternatePathHints: ['AlternatePathHintList', 'AlternatePathHintSet', 'alternatePathHintSet'], SuggestedAccounts: ['ValueStringList', 'SuggestedAccountSet', 'suggestedAccountSet'], Tags: ['TagList', 'TagSet', 'tagSet']}},
		NetworkInsightsAnalysisIdList: {list: 'text', item: 'item'},
		NetworkInsightsAnalysisList: {list: 'NetworkInsightsAnalysis', item: 'item'},
		NetworkInsightsPath: {members: {NetworkInsightsPathId: ['text', 'NetworkInsightsPathId', 'networkInsightsPathId'], NetworkInsightsPathArn: ['text', 'NetworkInsightsPathArn', 'networkInsightsPathArn'], CreatedDate: ['time', 'CreatedDate', 'createdDate'], Source: ['text', 'Source', 'source'], Destination: ['text', 'Destination', 'destination'], SourceArn: ['text', 'SourceArn', 'sourceArn'], DestinationArn: ['text', 'DestinationArn', 'destinationArn'], SourceIp: ['text', 'SourceIp', 'sourceIp'], DestinationIp: ['text', 'DestinationIp', 'destinationIp'], Protocol: ['text', 'Protocol', 'protocol'], DestinationPort: ['integer', 'DestinationPort', 'destinationPort'], Tags: ['TagList', 'TagSet', 'tagSet'], FilterAtSource: ['PathFilter', 'FilterAtSource', 'filterAtSource'], FilterAtDestination: ['PathFilter', 'FilterAtDestination', 'filterAtDestination']}},
		NetworkInsightsPathIdList: {list: 'text', item: 'item'},
		NetworkInsightsPathList: {list: 'NetworkInsightsPath', item: 'item'},
		NetworkInterface: {members: {Association: ['NetworkInterfaceAssociation', 'Association', 'association'], Attachment: ['NetworkInterfaceAttachment', 'Attachment', 'attachment'], AvailabilityZone: ['text', 'AvailabilityZone', 'availabilityZone'], ConnectionTrackingConfiguration: ['ConnectionTrackingConfiguration', 'ConnectionTrackingConfiguration', 'connectionTrackingConfiguration'], Description: ['text', 'Description', 'description'], Groups: ['GroupIdentifierList', 'GroupSet', 'groupSet'], InterfaceType: ['text', 'InterfaceType', 'interfaceType'], Ipv6Addresses: ['NetworkInterfaceIpv6AddressesList', 'Ipv6AddressesSet', 'ipv6AddressesSet'], MacAddress: ['text', 'MacAddress', 'macAddress'], NetworkInterfaceId: ['text', 'NetworkInterfaceId', 'networkInterfaceId'], OutpostArn: ['text', 'OutpostArn', 'outpostArn'], OwnerId: ['text', 'OwnerId', 'ownerId'], PrivateDnsName: ['text', 'PrivateDnsName', 'privateDnsName'], PublicDnsName: ['text', 'PublicDnsName', 'publicDnsName'], PublicIpDnsNameOptions: ['PublicIpDnsNameOptions', 'PublicIpDnsNameOptions', 'publicIpDnsNameOptions'], PrivateIpAddress: ['text', 'PrivateIpAddress', 'privateIpAddress'], PrivateIpAddresses: ['NetworkInterfacePrivateIpAddressList', 'PrivateIpAddressesSet', 'privateIpAddressesSet'], Ipv4Prefixes: ['Ipv4PrefixesList', 'Ipv4PrefixSet', 'ipv4PrefixSet'], Ipv6Prefixes: ['Ipv6PrefixesList', 'Ipv6PrefixSet', 'ipv6PrefixSet'], RequesterId: ['text', 'RequesterId', 'requesterId'], RequesterManaged: ['flag', 'RequesterManaged', 'requesterManaged'], SourceDestCheck: ['flag', 'SourceDestCheck', 'sourceDestCheck'], Status: ['text', 'Status', 'status'], SubnetId: ['text', 'SubnetId', 'subnetId'], TagSet: ['TagList', 'TagSet', 'tagSet'], VpcId: ['text', 'VpcId', 'vpcId'], DenyAllIgwTraffic: ['flag', 'DenyAllIgwTraffic', 'denyAllIgwTraffic'], Ipv6Native: ['flag', 'Ipv6Native', 'ipv6Native'], Ipv6Address: ['text', 'Ipv6Address', 'ipv6Address'], Operator: ['OperatorResponse', 'Operator', 'operator'], AssociatedSubnets: ['AssociatedSubnetList', 'AssociatedSubnetSet', 'associatedSubnetSet'], AvailabilityZoneId: ['text', 'AvailabilityZoneId', 'availabilityZoneId']}},
		NetworkInterfaceAssociation: {members: {AllocationId: ['text', 'AllocationId', 'allocationId'], AssociationId: ['text', 'AssociationId', 'associationId'], IpOwnerId: ['text', 'IpOwnerId', 'ipOwnerId'], PublicDnsName: ['text', 'PublicDnsName', 'publicDnsName'], PublicIp: ['text', 'PublicIp', 'publicIp'], CustomerOwnedIp: ['text', 'CustomerOwnedIp', 'customerOwnedIp'], CarrierIp: ['text', 'CarrierIp', 'carrierIp']}},
		NetworkInterfaceAttachment: {members: {AttachTime: ['time', 'AttachTime', 'attachTime'], AttachmentId: ['text', 'AttachmentId', 'attachmentId'], DeleteOnTermination: ['flag', 'DeleteOnTermination', 'deleteOnTermination'], DeviceIndex: ['integer', 'DeviceIndex', 'deviceIndex'], NetworkCardIndex: ['integer', 'NetworkCardIndex', 'networkCardIndex'], InstanceId: ['text', 'InstanceId', 'instanceId'], InstanceOwnerId: ['text', 'InstanceOwnerId', 'instanceOwnerId'], Status: ['text', 'Status', 'status'], EnaSrdSpecification: ['AttachmentEnaSrdSpecification', 'EnaSrdSpecification', 'enaSrdSpecification'], EnaQueueCount: ['integer', 'EnaQueueCount', 'enaQueueCount']}},
		NetworkInterfaceAttachmentChanges: {members: {DefaultEnaQueueCount: ['flag'], EnaQueueCount: ['integer'], AttachmentId: ['text', 'AttachmentId', 'attachmentId'], DeleteOnTermination: ['flag', 'DeleteOnTermination', 'deleteOnTermination']}},
		NetworkInterfaceCount: {members: {Min: ['integer', 'Min', 'min'], Max: ['integer', 'Max', 'max']}},
		NetworkInterfaceCountRequest: {members: {Min: ['integer'], Max: ['integer']}},
		NetworkInterfaceIdList: {list: 'text', item: 'item'},
		NetworkInterfaceIpv6Address: {members: {Ipv6Address: ['text', 'Ipv6Address', 'ipv6Address'], PublicIpv6DnsName: ['text', 'PublicIpv6DnsName', 'publicIpv6DnsName'], IsPrimaryIpv6: ['flag', 'IsPrimaryIpv6', 'isPrimaryIpv6']}},
		NetworkInterfaceIpv6AddressesList: {list: 'NetworkInterfaceIpv6Address', item: 'item'},
		NetworkInterfaceList: {list: 'NetworkInterface', item: 'item'},
		NetworkInterfacePrivateIpAddress: {members: {Association: ['NetworkInterfaceAssociation', 'Association', 'association'], Primary: ['flag', 'Primary', 'primary'], PrivateDnsName: ['text', 'PrivateDnsName', 'privateDnsName'], PrivateIpAddress: ['text', 'PrivateIpAddress', 'privateIpAddress']}},
		NetworkInterfacePrivateIpAddressList: {list: 'NetworkInterfacePrivateIpAddress', item: 'item'},
		NeuronDeviceCoreInfo: {members: {Count: ['integer', 'Count', 'count'], Version: ['integer', 'Version', 'version']}},
		NeuronDeviceInfo: {members: {Count: ['integer', 'Count', 'count'], Name: ['text', 'Name', 'name'], CoreInfo: ['NeuronDeviceCoreInfo', 'CoreInfo', 'coreInfo'], MemoryInfo: ['NeuronDeviceMemoryInfo', 'MemoryInfo', 'memoryInfo']}},
		NeuronDeviceInfoList: {list: 'NeuronDeviceInfo', item: 'item'},
		NeuronDeviceMemoryInfo: {members: {SizeInMiB: ['integer', 'SizeInMiB', 'sizeInMiB']}},
		NeuronInfo: {members: {NeuronDevices: ['NeuronDeviceInfoList', 'NeuronDevices', 'neuronDevices'], TotalNeuronDeviceMemoryInMiB: ['integer', 'TotalNeuronDeviceMemoryInMiB', 'totalNeuronDeviceMemoryInMiB']}},
		NewDhcpConfiguration: {members: {Key: ['text'], Values: ['ValueStringList', 'Value']}},
		NewDhcpConfigurationList: {list: 'NewDhcpConfiguration', item: 'item'},
		NitroTpmInfo: {members: {SupportedVersions: ['NitroTpmSupportedVersionsList', 'SupportedVersions', 'supportedVersions']}},
		NitroTpmSupportedVersionsList: {list: 'text', item: 'item'},
		OperatorRequest: {members: {Principal: ['text']}},
		OperatorResponse: {members: {Managed: ['flag', 'Managed', 'managed'], Principal: ['text', 'Principal', 'principal'], HiddenByDefault: ['flag', 'HiddenByDefault', 'hiddenByDefault']}},
		OwnerStringList: {list: 'text', item: 'Owner'},
		PathComponent: {members: {SequenceNumber: ['integer', 'SequenceNumber', 'sequenceNumber'], AclRule: ['AnalysisAclRule', 'AclRule', 'aclRule'], AttachedTo: ['AnalysisComponent', 'AttachedTo', 'attachedTo'], Component: ['AnalysisComponent', 'Component', 'component'], DestinationVpc: ['AnalysisComponent', 'DestinationVpc', 'destinationVpc'], OutboundHeader: ['AnalysisPacketHeader', 'OutboundHeader', 'outboundHeader'], InboundHeader: ['AnalysisPacketHeader', 'InboundHeader', 'inboundHeader'], RouteTableRoute: ['AnalysisRouteTableRoute', 'RouteTableRoute', 'routeTableRoute'], SecurityGroupRule: ['AnalysisSecurityGroupRule', 'SecurityGroupRule', 'securityGroupRule'], SourceVpc: ['AnalysisComponent', 'SourceVpc', 'sourceVpc'], Subnet: ['AnalysisComponent', 'Subnet', 'subnet'], Vpc: ['AnalysisComponent', 'Vpc', 'vpc'], AdditionalDetails: ['AdditionalDetailList', 'AdditionalDetailSet', 'additionalDetailSet'], TransitGateway: ['AnalysisComponent', 'TransitGateway', 'transitGateway'], TransitGatewayRouteTableRoute: ['TransitGatewayRouteTableRoute', 'TransitGatewayRouteTableRoute', 'transitGatewayRouteTableRoute'], Explanations: ['ExplanationList', 'ExplanationSet', 'explanationSet'], ElasticLoadBalancerListener: ['AnalysisComponent', 'ElasticLoadBalancerListener', 'elasticLoadBalancerListener'], FirewallStatelessRule: ['FirewallStatelessRule', 'FirewallStatelessRule', 'firewallStatelessRule'], FirewallStatefulRule: ['FirewallStatefulRule', 'FirewallStatefulRule', 'firewallStatefulRule'], ServiceName: ['text', 'ServiceName', 'serviceName']}},
		PathComponentList: {list: 'PathComponent', item: 'item'},
		PathFilter: {members: {SourceAddress: ['text', 'SourceAddress', 'sourceAddress'], SourcePortRange: ['FilterPortRange', 'SourcePortRange', 'sourcePortRange'], DestinationAddress: ['text', 'DestinationAddress', 'destinationAddress'], DestinationPortRange: ['FilterPortRange', 'DestinationPortRange', 'destinationPortRange']}},
		PathRequestFilter: {members: {SourceAddress: ['text'], SourcePortRange: ['RequestFilterPortRange'], DestinationAddress: ['text'], DestinationPortRange: ['RequestFilterPortRange']}},
		PeeringAttachmentStatus: {members: {Code: ['text', 'Code', 'code'], Message: ['text', 'Message', 'message']}},
		PeeringConnectionOptions: {members: {AllowDnsResolutionFromRemoteVpc: ['flag', 'AllowDnsResolutionFromRemoteVpc', 'allowDnsResolutionFromRemoteVpc'], AllowEgressFromLocalClassicLinkToRemoteVpc: ['flag', 'AllowEgressFromLocalClassicLinkToRemoteVpc', 'allowEgressFromLocalClassicLinkToRemoteVpc'], AllowEgressFromLocalVpcToRemoteClassicLink: ['flag', 'AllowEgressFromLocalVpcToRemoteClassicLink', 'allowEgressFromLocalVpcToRemoteClassicLink']}},
		PeeringConnectionOptionsRequest: {members: {AllowDnsResolutionFromRemoteVpc: ['flag'], AllowEgressFromLocalClassicLinkToRemoteVpc: ['flag'], AllowEgressFromLocalVpcToRemoteClassicLink: ['flag']}},
		PeeringTgwInfo: {members: {TransitGatewayId: ['text', 'TransitGatewayId', 'transitGatewayId'], CoreNetworkId: ['text', 'CoreNetworkId', 'coreNetworkId'], OwnerId: ['text', 'OwnerId', 'ownerId'], Region: ['text', 'Region', 'region']}},
		PerformanceFactorReference: {members: {InstanceFamily: ['text', 'InstanceFamily', 'instanceFamily']}},
		PerformanceFactorReferenceRequest: {members: {InstanceFamily: ['text']}},
		PerformanceFactorReferenceSet: {list: 'PerformanceFactorReference', item: 'item'},
		PerformanceFactorReferenceSetRequest: {list: 'PerformanceFactorReferenceRequest', item: 'item'},
		Phase1DHGroupNumbersList: {list: 'Phase1DHGroupNumbersListValue', item: 'item'},
		Phase1DHGroupNumbersListValue: {members: {Value: ['integer', 'Value', 'value']}},
		Phase1DHGroupNumbersRequestList: {list: 'Phase1DHGroupNumbersRequestListValue', item: 'item'},
		Phase1DHGroupNumbersRequestListValue: {members: {Value: ['integer']}},
		Phase1EncryptionAlgorithmsList: {list: 'Phase1EncryptionAlgorithmsListValue', item: 'item'},
		Phase1EncryptionAlgorithmsListValue: {members: {Value: ['text', 'Value', 'value']}},
		Phase1EncryptionAlgorithmsRequestList: {list: 'Phase1EncryptionAlgorithmsRequestListValue', item: 'item'},
		Phase1EncryptionAlgorithmsRequestListValue: {members: {Value: ['text']}},
		Phase1IntegrityAlgorithmsList: {list: 'Phase1IntegrityAlgorithmsListValue', item: 'item'},
		Phase1IntegrityAlgorithmsListValue: {members: {Value: ['text', 'Value', 'value']}},
		Phase1IntegrityAlgorithmsRequestList: {list: 'Phase1IntegrityAlgorithmsRequestListValue', item: 'item'},
		Phase1IntegrityAlgorithmsRequestListValue: {members: {Value: ['text']}},
		Phase2DHGroupNumbersList: {list: 'Phase2DHGroupNumbersListValue', item: 'item'},
		Phase2DHGroupNumbersListValue: {members: {Value: ['integer', 'Value', 'value']}},
		Phase2DHGroupNumbersRequestList: {list: 'Phase2DHGroupNumbersRequestListValue', item: 'item'},
		Phase2DHGroupNumbersRequestListValue: {members: {Value: ['integer']}},
		Phase2EncryptionAlgorithmsList: {list: 'Phase2EncryptionAlgorithmsListValue', item: 'item'},
		Phase2EncryptionAlgorithmsListValue: {members: {Value: ['text', 'Value', 'value']}},
		Phase2EncryptionAlgorithmsRequestList: {list: 'Phase2EncryptionAlgorithmsRequestListValue', item: 'item'},
		Phase2EncryptionAlgorithmsRequestListValue: {members: {Value: ['text']}},
		Phase2IntegrityAlgorithmsList: {list: 'Phase2IntegrityAlgorithmsListValue', item: 'item'},
		Phase2IntegrityAlgorithmsListValue: {members: {Value: ['text', 'Value', 'value']}},
		Phase2IntegrityAlgorithmsRequestList: {list: 'Phase2IntegrityAlgorithmsRequestListValue', item: 'item'},
		Phase2IntegrityAlgorithmsRequestListValue: {members: {Value: ['text']}},
		Placement: {members: {AvailabilityZoneId: ['text', 'AvailabilityZoneId', 'availabilityZoneId'], Affinity: ['text', 'Affinity', 'affinity'], GroupName: ['text', 'GroupName', 'groupName'], PartitionNumber: ['integer', 'PartitionNumber', 'partitionNumber'], HostId: ['text', 'HostId', 'hostId'], Tenancy: ['text', 'Tenancy', 'tenancy'], SpreadDomain: ['text', 'SpreadDomain', 'spreadDomain'], HostResourceGroupArn: ['text', 'HostResourceGroupArn', 'hostResourceGroupArn'], GroupId: ['text', 'GroupId', 'groupId'], AvailabilityZone: ['text', 'AvailabilityZone', 'availabilityZone']}},
		PlacementGroupInfo: {members: {SupportedStrategies: ['PlacementGroupStrategyList', 'SupportedStrategies', 'supportedStrategies']}},
		PlacementGroupStrategyList: {list: 'text', item: 'item'},
		PortRange: {members: {From: ['integer', 'From', 'from'], To: ['integer', 'To', 'to']}},
		PortRangeList: {list: 'PortRange', item: 'item'},
		PrefixList: {members: {Cidrs: ['ValueStringList', 'CidrSet', 'cidrSet'], PrefixListId: ['text', 'PrefixListId', 'prefixListId'], PrefixListName: ['text', 'PrefixListName', 'prefixListName']}},
		PrefixListAssociation: {members: {ResourceId: ['text', 'ResourceId', 'resourceId'], ResourceOwner: ['text', 'ResourceOwner', 'resourceOwner']}},
		PrefixListAssociationSet: {list: 'PrefixListAssociation', item: 'item'},
		PrefixListEntry: {members: {Cidr: ['text', 'Cidr', 'cidr'], Description: ['text', 'Description', 'description']}},
		PrefixListEntrySet: {list: 'PrefixListEntry', item: 'item'},
		PrefixListId: {members: {Description: ['text', 'Description', 'description'], PrefixListId: ['text', 'PrefixListId', 'prefixListId']}},
		PrefixListIdList: {list: 'PrefixListId', item: 'item'},
		PrefixListIdSet: {list: 'text', item: 'item'},
		PrefixListResourceIdStringList: {list: 'text', item: 'item'},
		PrefixListSet: {list: 'PrefixList', item: 'item'},
		PrivateDnsDetails: {members: {PrivateDnsName: ['text', 'PrivateDnsName', 'privateDnsName']}},
		PrivateDnsDetailsSet: {list: 'PrivateDnsDetails', item: 'item'},
		PrivateDnsNameConfiguration: {members: {State: ['text', 'State', 'state'], Type: ['text', 'Type', 'type'], Value: ['text', 'Value', 'value'], Name: ['text', 'Name', 'name']}},
		PrivateDnsNameOptionsOnLaunch: {members: {HostnameType: ['text', 'HostnameType', 'hostnameType'], EnableResourceNameDnsARecord: ['flag', 'EnableResourceNameDnsARecord', 'enableResourceNameDnsARecord'], EnableResourceNameDnsAAAARecord: ['flag', 'EnableResourceNameDnsAAAARecord', 'enableResourceNameDnsAAAARecord']}},
		PrivateDnsNameOptionsRequest: {members: {HostnameType: ['text'], EnableResourceNameDnsARecord: ['flag'], EnableResourceNameDnsAAAARecord: ['flag']}},
		PrivateDnsNameOptionsResponse: {members: {HostnameType: ['text', 'HostnameType', 'hostnameType'], EnableResourceNameDnsARecord: ['flag', 'EnableResourceNameDnsARecord', 'enableResourceNameDnsARecord'], EnableResourceNameDnsAAAARecord: ['flag', 'EnableResourceNameDnsAAAARecord', 'enableResourceNameDnsAAAARecord']}},
		PrivateDnsSpecifiedDomainSet: {list: 'text', item: 'item'},
		PrivateIpAddressSpecification: {members: {Primary: ['flag', 'Primary', 'primary'], PrivateIpAddress: ['text', 'PrivateIpAddress', 'privateIpAddress']}},
		PrivateIpAddressSpecificationList: {list: 'PrivateIpAddressSpecification', item: 'item'},
		PrivateIpAddressStringList: {list: 'text', item: 'PrivateIpAddress'},
		ProcessorInfo: {members: {SupportedArchitectures: ['ArchitectureTypeList', 'SupportedArchitectures', 'supportedArchitectures'], SustainedClockSpeedInGhz: ['float', 'SustainedClockSpeedInGhz', 'sustainedClockSpeedInGhz'], SupportedFeatures: ['SupportedAdditionalProcessorFeatureList', 'SupportedFeatures', 'supportedFeatures'], Manufacturer: ['text', 'Manufacturer', 'manufacturer']}},
		ProductCode: {members: {ProductCodeId: ['text', 'ProductCode', 'productCode'], ProductCodeType: ['text', 'Type', 'type']}},
		ProductCodeList: {list: 'ProductCode', item: 'item'},
		PropagatingVgw: {members: {GatewayId: ['text', 'GatewayId', 'gatewayId']}},
		PropagatingVgwList: {list: 'PropagatingVgw', item: 'item'},
		ProtocolIntList: {list: 'integer', item: 'item'},
		ProvisionedBandwidth: {members: {ProvisionTime: ['time', 'ProvisionTime', 'provisionTime'], Provisioned: ['text', 'Provisioned', 'provisioned'], RequestTime: ['time', 'RequestTime', 'requestTime'], Requested: ['text', 'Requested', 'requested'], Status: ['text', 'Status', 'status']}},
		PtrUpdateStatus: {members: {Value: ['text', 'Value', 'value'], Status: ['text', 'Status', 'status'], Reason: ['text', 'Reason', 'reason']}},
		PublicIpDnsNameOptions: {members: {DnsHostnameType: ['text', 'DnsHostnameType', 'dnsHostnameType'], PublicIpv4DnsName: ['text', 'PublicIpv4DnsName', 'publicIpv4DnsName'], PublicIpv6DnsName: ['text', 'PublicIpv6DnsName', 'publicIpv6DnsName'], PublicDualStackDnsName: ['text', 'PublicDualStackDnsName', 'publicDualStackDnsName']}},
		PublicIpStringList: {list: 'text', item: 'PublicIp'},
		RebootInstancesRequest: {members: {InstanceIds: ['InstanceIdStringList', 'InstanceId'], DryRun: ['flag', 'DryRun', 'dryRun']}, required: ['InstanceIds']},
		ReferencedSecurityGroup: {members: {GroupId: ['text', 'GroupId', 'groupId'], PeeringStatus: ['text', 'PeeringStatus', 'peeringStatus'], UserId: ['text', 'UserId', 'userId'], VpcId: ['text', 'VpcId', 'vpcId'], VpcPeeringConnectionId: ['text', 'VpcPeeringConnectionId', 'vpcPeeringConnectionId']}},
		Region: {members: {OptInStatus: ['text', 'OptInStatus', 'optInStatus'], Geography: ['RegionGeographyList', 'GeographySet', 'geographySet'], RegionName: ['text', 'RegionName', 'regionName'], Endpoint: ['text', 'RegionEndpoint', 'regionEndpoint']}},
		RegionGeography: {members: {Name: ['text', 'Name', 'name']}},
		RegionGeographyList: {list: 'RegionGeography', item: 'item'},
		RegionList: {list: 'Region', item: 'item'},
		RegionNameStringList: {list: 'text', item: 'RegionName'},
		RejectTransitGatewayPeeringAttachmentRequest: {members: {TransitGatewayAttachmentId: ['text'], DryRun: ['flag']}, required: ['TransitGatewayAttachmentId']},
		RejectTransitGatewayPeeringAttachmentResult: {members: {TransitGatewayPeeringAttachment: ['TransitGatewayPeeringAttachment', 'TransitGatewayPeeringAttachment', 'transitGatewayPeeringAttachment']}},
		RejectTransitGatewayVpcAttachmentRequest: {members: {TransitGatewayAttachmentId: ['text'], DryRun: ['flag']}, required: ['TransitGatewayAttachmentId']},
		RejectTransitGatewayVpcAttachmentResult: {members: {TransitGatewayVpcAttachment: ['TransitGatewayVpcAttachment', 'TransitGatewayVpcAttachment', 'transitGatewayVpcAttachment']}},
		RejectVpcEndpointConnectionsRequest: {members: {DryRun: ['flag'], ServiceId: ['text'], VpcEndpointIds: ['VpcEndpointIdList', 'VpcEndpointId']}, required: ['ServiceId', 'VpcEndpointIds']},
		RejectVpcEndpointConnectionsResult: {members: {Unsuccessful: ['UnsuccessfulItemSet', 'Unsuccessful', 'unsuccessful']}},
		RejectVpcPeeringConnectionRequest: {members: {DryRun: ['flag', 'DryRun', 'dryRun'], VpcPeeringConnectionId: ['text', 'VpcPeeringConnectionId', 'vpcPeeringConnectionId']}, required: ['VpcPeeringConnectionId']},
		RejectVpcPeeringConnectionResult: {members: {Return: ['flag', 'Return', 'return']}},
		ReleaseAddressRequest: {members: {AllocationId: ['text'], PublicIp: ['text'], NetworkBorderGroup: ['text'], DryRun: ['flag', 'DryRun', 'dryRun']}},
		RemovePrefixListEntries: {list: 'RemovePrefixListEntry', item: 'member'},
		RemovePrefixListEntry: {members: {Cidr: ['text']}, required: ['Cidr']},
		ReplaceNetworkAclAssociationRequest: {members: {DryRun: ['flag', 'DryRun', 'dryRun'], AssociationId: ['text', 'AssociationId', 'associationId'], NetworkAclId: ['text', 'NetworkAclId', 'networkAclId']}, required: ['AssociationId', 'NetworkAclId']},
		ReplaceNetworkAclAssociationResult: {members: {NewAssociationId: ['text', 'NewAssociationId', 'newAssociationId']}},
		ReplaceNetworkAclEntryRequest: {members: {DryRun: ['flag', 'DryRun', 'dryRun'], NetworkAclId: ['text', 'NetworkAclId', 'networkAclId'], RuleNumber: ['integer', 'RuleNumber', 'ruleNumber'], Protocol: ['text', 'Protocol', 'protocol'], RuleAction: ['text', 'RuleAction', 'ruleAction'], Egress: ['flag', 'Egress', 'egress'], CidrBlock: ['text', 'CidrBlock', 'cidrBlock'], Ipv6CidrBlock: ['text', 'Ipv6CidrBlock', 'ipv6CidrBlock'], IcmpTypeCode: ['IcmpTypeCode', 'Icmp'], PortRange: ['PortRange', 'PortRange', 'portRange']}, required: ['NetworkAclId', 'RuleNumber', 'Protocol', 'RuleAction', 'Egress']},
		ReplaceRouteRequest: {members: {DestinationPrefixListId: ['text'], VpcEndpointId: ['text'], LocalTarget: ['flag'], TransitGatewayId: ['text'], LocalGatewayId: ['text'], CarrierGatewayId: ['text'], CoreNetworkArn: ['text'], OdbNetworkArn: ['text'], DryRun: ['flag', 'DryRun', 'dryRun'], RouteTableId: ['text', 'RouteTableId', 'routeTableId'], DestinationCidrBlock: ['text', 'DestinationCidrBlock', 'destinationCidrBlock'], GatewayId: ['text', 'GatewayId', 'gatewayId'], DestinationIpv6CidrBlock: ['text', 'DestinationIpv6CidrBlock', 'destinationIpv6CidrBlock'], EgressOnlyInternetGatewayId: ['text', 'EgressOnlyInternetGatewayId', 'egressOnlyInternetGatewayId'], InstanceId: ['text', 'InstanceId', 'instanceId'], NetworkInterfaceId: ['text', 'NetworkInterfaceId', 'networkInterfaceId'], VpcPeeringConnectionId: ['text', 'VpcPeeringConnectionId', 'vpcPeeringConnectionId'], NatGatewayId: ['text', 'NatGatewayId', 'natGatewayId']}, required: ['RouteTableId']},
		ReplaceRouteTableAssociationRequest: {members: {DryRun: ['flag', 'DryRun', 'dryRun'], AssociationId: ['text', 'AssociationId', 'associationId'], RouteTableId: ['text', 'RouteTableId', 'routeTableId']}, required: ['AssociationId', 'RouteTableId']},
		ReplaceRouteTableAssociationResult: {members: {NewAssociationId: ['text', 'NewAssociationId', 'newAssociationId'], AssociationState: ['RouteTableAssociationState', 'AssociationState', 'associationState']}},
		ReplaceTransitGatewayRouteRequest: {members: {DestinationCidrBlock: ['text'], TransitGatewayRouteTableId: ['text'], TransitGatewayAttachmentId: ['text'], Blackhole: ['flag'], DryRun: ['flag']}, required: ['DestinationCidrBlock', 'TransitGatewayRouteTableId']},
		ReplaceTransitGatewayRouteResult: {members: {Route: ['TransitGatewayRoute', 'Route', 'route']}},
		ReplaceVpnTunnelRequest: {members: {VpnConnectionId: ['text'], VpnTunnelOutsideIpAddress: ['text'], ApplyPendingMaintenance: ['flag'], DryRun: ['flag']}, required: ['VpnConnectionId', 'VpnTunnelOutsideIpAddress']},
		ReplaceVpnTunnelResult: {members: {Return: ['flag', 'Return', 'return']}},
		RequestFilterPortRange: {members: {FromPort: ['integer'], ToPort: ['integer']}},
		RequestInstanceTypeList: {list: 'text', item: 'member'},
		RequestLaunchTemplateData: {members: {KernelId: ['text'], EbsOptimized: ['flag'], IamInstanceProfile: ['LaunchTemplateIamInstanceProfileSpecificationRequest'], BlockDeviceMappings: ['LaunchTemplateBlockDeviceMappingRequestList', 'BlockDeviceMapping'], NetworkInterfaces: ['LaunchTemplateInstanceNetworkInterfaceSpecificationRequestList', 'NetworkInterface'], ImageId: ['text'], InstanceType: ['text'], KeyName: ['text'], Monitoring: ['LaunchTemplatesMonitoringRequest'], Placement: ['LaunchTemplatePlacementRequest'], RamDiskId: ['text'], DisableApiTermination: ['flag'], InstanceInitiatedShutdownBehavior: ['text'], UserData: ['text'], TagSpecifications: ['LaunchTemplateTagSpecificationRequestList', 'TagSpecification'], ElasticGpuSpecifications: ['ElasticGpuSpecificationList', 'ElasticGpuSpecification'], ElasticInferenceAccelerators: ['LaunchTemplateElasticInferenceAcceleratorList', 'ElasticInferenceAccelerator'], SecurityGroupIds: ['SecurityGroupIdStringList', 'SecurityGroupId'], SecurityGroups: ['SecurityGroupStringList', 'SecurityGroup'], InstanceMarketOptions: ['LaunchTemplateInstanceMarketOptionsRequest'], CreditSpecification: ['CreditSpecificationRequest'], CpuOptions: ['LaunchTemplateCpuOptionsRequest'], CapacityReservationSpecification: ['LaunchTemplateCapacityReservationSpecificationRequest'], LicenseSpecifications: ['LaunchTemplateLicenseSpecificationListRequest', 'LicenseSpecification'], HibernationOptions: ['LaunchTemplateHibernationOptionsRequest'], MetadataOptions: ['LaunchTemplateInstanceMetadataOptionsRequest'], EnclaveOptions: ['LaunchTemplateEnclaveOptionsRequest'], InstanceRequirements: ['InstanceRequirementsRequest'], PrivateDnsNameOptions: ['LaunchTemplatePrivateDnsNameOptionsRequest'], MaintenanceOptions: ['LaunchTemplateInstanceMaintenanceOptionsRequest'], DisableApiStop: ['flag'], Operator: ['OperatorRequest'], NetworkPerformanceOptions: ['LaunchTemplateNetworkPerformanceOptionsRequest'], SecondaryInterfaces: ['LaunchTemplateInstanceSecondaryInterfaceSpecificationRequestList', 'SecondaryInterface']}},
		Reservation: {members: {ReservationId: ['text', 'ReservationId', 'reservationId'], OwnerId: ['text', 'OwnerId', 'ownerId'], RequesterId: ['text', 'RequesterId', 'requesterId'], Groups: ['GroupIdentifierList', 'GroupSet', 'groupSet'], Instances: ['InstanceList', 'InstancesSet', 'instancesSet']}},
		ReservationList: {list: 'Reservation', item: 'item'},
		ResourceIdList: {list: 'text', item: 'member'},
		ResponseError: {members: {Code: ['text', 'Code', 'code'], Message: ['text', 'Message', 'message']}},
		ResponseLaunchTemplateData: {members: {KernelId: ['text', 'KernelId', 'kernelId'], EbsOptimized: ['flag', 'EbsOptimized', 'ebsOptimized'], IamInstanceProfile: ['LaunchTemplateIamInstanceProfileSpecification', 'IamInstanceProfile', 'iamInstanceProfile'], BlockDeviceMappings: ['LaunchTemplateBlockDeviceMappingList', 'BlockDeviceMappingSet', 'blockDeviceMappingSet'], NetworkInterfaces: ['LaunchTemplateInstanceNetworkInterfaceSpecificationList', 'NetworkInterfaceSet', 'networkInterfaceSet'], ImageId: ['text', 'ImageId', 'imageId'], InstanceType: ['text', 'InstanceType', 'instanceType'], KeyName: ['text', 'KeyName', 'keyName'], Monitoring: ['LaunchTemplatesMonitoring', 'Monitoring', 'monitoring'], Placement: ['LaunchTemplatePlacement', 'Placement', 'placement'], RamDiskId: ['text', 'RamDiskId', 'ramDiskId'], DisableApiTermination: ['flag', 'DisableApiTermination', 'disableApiTermination'], InstanceInitiatedShutdownBehavior: ['text', 'InstanceInitiatedShutdownBehavior', 'instanceInitiatedShutdownBehavior'], UserData: ['text', 'UserData', 'userData'], TagSpecifications: ['LaunchTemplateTagSpecificationList', 'TagSpecificationSet', 'tagSpecificationSet'], ElasticGpuSpecifications: ['ElasticGpuSpecificationResponseList', 'ElasticGpuSpecificationSet', 'elasticGpuSpecificationSet'], ElasticInferenceAccelerators: ['LaunchTemplateElasticInferenceAcceleratorResponseList', 'ElasticInferenceAcceleratorSet', 'elasticInferenceAcceleratorSet'], SecurityGroupIds: ['ValueStringList', 'SecurityGroupIdSet', 'securityGroupIdSet'], SecurityGroups: ['ValueStringList', 'SecurityGroupSet', 'securityGroupSet'], InstanceMarketOptions: ['LaunchTemplateInstanceMarketOptions', 'InstanceMarketOptions', 'instanceMarketOptions'], CreditSpecification: ['CreditSpecification', 'CreditSpecification', 'creditSpecification'], CpuOptions: ['LaunchTemplateCpuOptions', 'CpuOptions', 'cpuOptions'], CapacityReservationSpecification: ['LaunchTemplateCapacityReservationSpecificationResponse', 'CapacityReservationSpecification', 'capacityReservationSpecification'], LicenseSpecifications: ['LaunchTemplateLicenseList', 'LicenseSet', 'licenseSet'], HibernationOptions: ['LaunchTemplateHibernationOptions', 'HibernationOptions', 'hibernationOptions'], MetadataOptions: ['LaunchTemplateInstanceMetadataOptions', 'MetadataOptions', 'metadataOptions'], EnclaveOptions: ['LaunchTemplateEnclaveOptions', 'EnclaveOptions', 'enclaveOptions'], InstanceRequirements: ['InstanceRequirements', 'InstanceRequirements', 'instanceRequirements'], PrivateDnsNameOptions: ['LaunchTemplatePrivateDnsNameOptions', 'PrivateDnsNameOptions', 'privateDnsNameOptions'], MaintenanceOptions: ['LaunchTemplateInstanceMaintenanceOptions', 'MaintenanceOptions', 'maintenanceOptions'], DisableApiStop: ['flag', 'DisableApiStop', 'disableApiStop'], Operator: ['OperatorResponse', 'Operator', 'operator'], NetworkPerformanceOptions: ['LaunchTemplateNetworkPerformanceOptions', 'NetworkPerformanceOptions', 'networkPerformanceOptions'], SecondaryInterfaces: ['LaunchTemplateInstanceSecondaryInterfaceSpecificationList', 'SecondaryInterfaceSet', 'secondaryInterfaceSet']}},
		RevokeSecurityGroupEgressRequest: {members: {SecurityGroupRuleIds: ['SecurityGroupRuleIdList', 'SecurityGroupRuleId'], DryRun: ['flag', 'DryRun', 'dryRun'], GroupId: ['text', 'GroupId', 'groupId'], SourceSecurityGroupName: ['text', 'SourceSecurityGroupName', 'sourceSecurityGroupName'], SourceSecurityGroupOwnerId: ['text', 'SourceSecurityGroupOwnerId', 'sourceSecurityGroupOwnerId'], IpProtocol: ['text', 'IpProtocol', 'ipProtocol'], FromPort: ['integer', 'FromPort', 'fromPort'], ToPort: ['integer', 'ToPort', 'toPort'], CidrIp: ['text', 'CidrIp', 'cidrIp'], IpPermissions: ['IpPermissionList', 'IpPermissions', 'ipPermissions']}, required: ['GroupId']},
		RevokeSecurityGroupEgressResult: {members: {Return: ['flag', 'Return', 'return'], UnknownIpPermissions: ['IpPermissionList', 'UnknownIpPermissionSet', 'unknownIpPermissionSet'], RevokedSecurityGroupRules: ['RevokedSecurityGroupRuleList', 'RevokedSecurityGroupRuleSet', 'revokedSecurityGroupRuleSet']}},
		RevokeSecurityGroupIngressRequest: {members: {CidrIp: ['text'], FromPort: ['integer'], GroupId: ['text'], GroupName: ['text'], IpPermissions: ['IpPermissionList'], IpProtocol: ['text'], SourceSecurityGroupName: ['text'], SourceSecurityGroupOwnerId: ['text'], ToPort: ['integer'], SecurityGroupRuleIds: ['SecurityGroupRuleIdList', 'SecurityGroupRuleId'], DryRun: ['flag', 'DryRun', 'dryRun']}},
		RevokeSecurityGroupIngressResult: {members: {Return: ['flag', 'Return', 'return'], UnknownIpPermissions: ['IpPermissionList', 'UnknownIpPermissionSet', 'unknownIpPermissionSet'], RevokedSecurityGroupRules: ['RevokedSecurityGroupRuleList', 'RevokedSecurityGroupRuleSet', 'revokedSecurityGroupRuleSet']}},
		RevokedSecurityGroupRule: {members: {SecurityGroupRuleId: ['text', 'SecurityGroupRuleId', 'securityGroupRuleId'], GroupId: ['text', 'GroupId', 'groupId'], IsEgress: ['flag', 'IsEgress', 'isEgress'], IpProtocol: ['text', 'IpProtocol', 'ipProtocol'], FromPort: ['integer', 'FromPort', 'fromPort'], ToPort: ['integer', 'ToPort', 'toPort'], CidrIpv4: ['text', 'CidrIpv4', 'cidrIpv4'], CidrIpv6: ['text', 'CidrIpv6', 'cidrIpv6'], PrefixListId: ['text', 'PrefixListId', 'prefixListId'], ReferencedGroupId: ['text', 'ReferencedGroupId', 'referencedGroupId'], Description: ['text', 'Description', 'description']}},
		RevokedSecurityGroupRuleList: {list: 'RevokedSecurityGroupRule', item: 'item'},
		RootDeviceTypeList: {list: 'text', item: 'item'},
		Route: {members: {DestinationCidrBlock: ['text', 'DestinationCidrBlock', 'destinationCidrBlock'], DestinationIpv6CidrBlock: ['text', 'DestinationIpv6CidrBlock', 'destinationIpv6CidrBlock'], DestinationPrefixListId: ['text', 'DestinationPrefixListId', 'destinationPrefixListId'], EgressOnlyInternetGatewayId: ['text', 'EgressOnlyInternetGatewayId', 'egressOnlyInternetGatewayId'], GatewayId: ['text', 'GatewayId', 'gatewayId'], InstanceId: ['text', 'InstanceId', 'instanceId'], InstanceOwnerId: ['text', 'InstanceOwnerId', 'instanceOwnerId'], NatGatewayId: ['text', 'NatGatewayId', 'natGatewayId'], TransitGatewayId: ['text', 'TransitGatewayId', 'transitGatewayId'], LocalGatewayId: ['text', 'LocalGatewayId', 'localGatewayId'], CarrierGatewayId: ['text', 'CarrierGatewayId', 'carrierGatewayId'], NetworkInterfaceId: ['text', 'NetworkInterfaceId', 'networkInterfaceId'], Origin: ['text', 'Origin', 'origin'], State: ['text', 'State', 'state'], VpcPeeringConnectionId: ['text', 'VpcPeeringConnectionId', 'vpcPeeringConnectionId'], CoreNetworkArn: ['text', 'CoreNetworkArn', 'coreNetworkArn'], OdbNetworkArn: ['text', 'OdbNetworkArn', 'odbNetworkArn'], IpAddress: ['text', 'IpAddress', 'ipAddress']}},
		RouteList: {list: 'Route', item: 'item'},
		RouteTable: {members: {Associations: ['RouteTableAssociationList', 'AssociationSet', 'associationSet'], PropagatingVgws: ['PropagatingVgwList', 'PropagatingVgwSet', 'propagatingVgwSet'], RouteTableId: ['text', 'RouteTableId', 'routeTableId'], Routes: ['RouteList', 'RouteSet', 'routeSet'], Tags: ['TagList', 'TagSet', 'tagSet'], VpcId: ['text', 'VpcId', 'vpcId'], OwnerId: ['text', 'OwnerId', 'ownerId']}},
		RouteTableAssociation: {members: {Main: ['flag', 'Main', 'main'], RouteTableAssociationId: ['text', 'RouteTableAssociationId', 'routeTableAssociationId'], RouteTableId: ['text', 'RouteTableId', 'routeTableId'], SubnetId: ['text', 'SubnetId', 'subnetId'], GatewayId: ['text', 'GatewayId', 'gatewayId'], PublicIpv4Pool: ['text', 'PublicIpv4Pool', 'publicIpv4Pool'], AssociationState: ['RouteTableAssociationState', 'AssociationState', 'associationState']}},
		RouteTableAssociationList: {list: 'RouteTableAssociation', item: 'item'},
		RouteTableAssociationState: {members: {State: ['text', 'State', 'state'], StatusMessage: ['text', 'StatusMessage', 'statusMessage']}},
		RouteTableIdStringList: {list: 'text', item: 'item'},
		RouteTableList: {list: 'RouteTable', item: 'item'},
		RuleGroupRuleOptionsPair: {members: {RuleGroupArn: ['text', 'RuleGroupArn', 'ruleGroupArn'], RuleOptions: ['RuleOptionList', 'RuleOptionSet', 'ruleOptionSet']}},
		RuleGroupRuleOptionsPairList: {list: 'RuleGroupRuleOptionsPair', item: 'item'},
		RuleGroupTypePair: {members: {RuleGroupArn: ['text', 'RuleGroupArn', 'ruleGroupArn'], RuleGroupType: ['text', 'RuleGroupType', 'ruleGroupType']}},
		RuleGroupTypePairList: {list: 'RuleGroupTypePair', item: 'item'},
		RuleOption: {members: {Keyword: ['text', 'Keyword', 'keyword'], Settings: ['StringList', 'SettingSet', 'settingSet']}},
		RuleOptionList: {list: 'RuleOption', item: 'item'},
		RunInstancesMonitoringEnabled: {members: {Enabled: ['flag', 'Enabled', 'enabled']}, required: ['Enabled']},
		RunInstancesRequest: {members: {BlockDeviceMappings: ['BlockDeviceMappingRequestList', 'BlockDeviceMapping'], ImageId: ['text'], InstanceType: ['text'], Ipv6AddressCount: ['integer'], Ipv6Addresses: ['InstanceIpv6AddressList', 'Ipv6Address'], KernelId: ['text'], KeyName: ['text'], MaxCount: ['integer'], MinCount: ['integer'], Monitoring: ['RunInstancesMonitoringEnabled'], Placement: ['Placement'], RamdiskId: ['text'], SecurityGroupIds: ['SecurityGroupIdStringList', 'SecurityGroupId'], SecurityGroups: ['SecurityGroupStringList', 'SecurityGroup'], SubnetId: ['text'], UserData: ['text'], ElasticGpuSpecification: ['ElasticGpuSpecifications'], ElasticInferenceAccelerators: ['ElasticInferenceAccelerators', 'ElasticInferenceAccelerator'], TagSpecifications: ['TagSpecificationList', 'TagSpecification'], LaunchTemplate: ['LaunchTemplateSpecification'], InstanceMarketOptions: ['InstanceMarketOptionsRequest'], CreditSpecification: ['CreditSpecificationRequest'], CpuOptions: ['CpuOptionsRequest'], CapacityReservationSpecification: ['CapacityReservationSpecification'], HibernationOptions: ['HibernationOptionsRequest'], LicenseSpecifications: ['LicenseSpecificationListRequest', 'LicenseSpecification'], MetadataOptions: ['InstanceMetadataOptionsRequest'], EnclaveOptions: ['EnclaveOptionsRequest'], PrivateDnsNameOptions: ['PrivateDnsNameOptionsRequest'], MaintenanceOptions: ['InstanceMaintenanceOptionsRequest'], DisableApiStop: ['flag'], EnablePrimaryIpv6: ['flag'], NetworkPerformanceOptions: ['InstanceNetworkPerformanceOptionsRequest'], Operator: ['OperatorRequest'], SecondaryInterfaces: ['InstanceSecondaryInterfaceSpecificationListRequest', 'SecondaryInterface'], DryRun: ['flag', 'DryRun', 'dryRun'], DisableApiTermination: ['flag', 'DisableApiTermination', 'disableApiTermination'], InstanceInitiatedShutdownBehavior: ['text', 'InstanceInitiatedShutdownBehavior', 'instanceInitiatedShutdownBehavior'], PrivateIpAddress: ['text', 'PrivateIpAddress', 'privateIpAddress'], ClientToken: ['text', 'ClientToken', 'clientToken'], AdditionalInfo: ['text', 'AdditionalInfo', 'additionalInfo'], NetworkInterfaces: ['InstanceNetworkInterfaceSpecificationList', 'NetworkInterface', 'networkInterface'], IamInstanceProfile: ['IamInstanceProfileSpecification', 'IamInstanceProfile', 'iamInstanceProfile'], EbsOptimized: ['flag', 'EbsOptimized', 'ebsOptimized']}, required: ['MaxCount', 'MinCount']},
		SearchTransitGatewayRoutesRequest: {members: {TransitGatewayRouteTableId: ['text'], Filters: ['FilterList', 'Filter'], MaxResults: ['integer'], DryRun: ['flag'], NextToken: ['text']}, required: ['TransitGatewayRouteTableId', 'Filters']},
		SearchTransitGatewayRoutesResult: {members: {Routes: ['TransitGatewayRouteList', 'RouteSet', 'routeSet'], AdditionalRoutesAvailable: ['flag', 'AdditionalRoutesAvailable', 'additionalRoutesAvailable'], NextToken: ['text', 'NextToken', 'nextToken']}},
		SecondaryInterfacePrivateIpAddressSpecification: {members: {PrivateIpAddress: ['text', 'PrivateIpAddress', 'privateIpAddress']}},
		SecondaryInterfacePrivateIpAddressSpecificationList: {list: 'SecondaryInterfacePrivateIpAddressSpecification', item: 'item'},
		SecondaryInterfacePrivateIpAddressSpecificationListRequest: {list: 'SecondaryInterfacePrivateIpAddressSpecificationRequest', item: 'SecondaryInterfacePrivateIpAddressSpecification'},
		SecondaryInterfacePrivateIpAddressSpecificationRequest: {members: {PrivateIpAddress: ['text']}},
		SecurityGroup: {members: {GroupId: ['text', 'GroupId', 'groupId'], IpPermissionsEgress: ['IpPermissionList', 'IpPermissionsEgress', 'ipPermissionsEgress'], Tags: ['TagList', 'TagSet', 'tagSet'], VpcId: ['text', 'VpcId', 'vpcId'], SecurityGroupArn: ['text', 'SecurityGroupArn', 'securityGroupArn'], OwnerId: ['text', 'OwnerId', 'ownerId'], GroupName: ['text', 'GroupName', 'groupName'], Description: ['text', 'GroupDescription', 'groupDescription'], IpPermissions: ['IpPermissionList', 'IpPermissions', 'ipPermissions']}},
		SecurityGroupForVpc: {members: {Description: ['text', 'Description', 'description'], GroupName: ['text', 'GroupName', 'groupName'], OwnerId: ['text', 'OwnerId', 'ownerId'], GroupId: ['text', 'GroupId', 'groupId'], Tags: ['TagList', 'TagSet', 'tagSet'], PrimaryVpcId: ['text', 'PrimaryVpcId', 'primaryVpcId']}},
		SecurityGroupForVpcList: {list: 'SecurityGroupForVpc', item: 'item'},
		SecurityGroupIdStringList: {list: 'text', item: 'SecurityGroupId'},
		SecurityGroupIdentifier: {members: {GroupId: ['text', 'GroupId', 'groupId'], GroupName: ['text', 'GroupName', 'groupName']}},
		SecurityGroupList: {list: 'SecurityGroup', item: 'item'},
		SecurityGroupReference: {members: {GroupId: ['text', 'GroupId', 'groupId'], ReferencingVpcId: ['text', 'ReferencingVpcId', 'referencingVpcId'], VpcPeeringConnectionId: ['text', 'VpcPeeringConnectionId', 'vpcPeeringConnectionId'], TransitGatewayId: ['text', 'TransitGatewayId', 'transitGatewayId']}},
		SecurityGroupReferences: {list: 'SecurityGroupReference', item: 'item'},
		SecurityGroupRule: {members: {SecurityGroupRuleId: ['text', 'SecurityGroupRuleId', 'securityGroupRuleId'], GroupId: ['text', 'GroupId', 'groupId'], GroupOwnerId: ['text', 'GroupOwnerId', 'groupOwnerId'], IsEgress: ['flag', 'IsEgress', 'isEgress'], IpProtocol: ['text', 'IpProtocol', 'ipProtocol'], FromPort: ['integer', 'FromPort', 'fromPort'], ToPort: ['integer', 'ToPort', 'toPort'], CidrIpv4: ['text', 'CidrIpv4', 'cidrIpv4'], CidrIpv6: ['text', 'CidrIpv6', 'cidrIpv6'], PrefixListId: ['text', 'PrefixListId', 'prefixListId'], ReferencedGroupInfo: ['ReferencedSecurityGroup', 'ReferencedGroupInfo', 'referencedGroupInfo'], Description: ['text', 'Description', 'description'], Tags: ['TagList', 'TagSet', 'tagSet'], SecurityGroupRuleArn: ['text', 'SecurityGroupRuleArn', 'securityGroupRuleArn']}},
		SecurityGroupRuleDescription: {members: {SecurityGroupRuleId: ['text'], Description: ['text']}},
		SecurityGroupRuleDescriptionList: {list: 'SecurityGroupRuleDescription', item: 'item'},
		SecurityGroupRuleIdList: {list: 'text', item: 'item'},
		SecurityGroupRuleList: {list: 'SecurityGroupRule', item: 'item'},
		SecurityGroupRuleRequest: {members: {IpProtocol: ['text'], FromPort: ['integer'], ToPort: ['integer'], CidrIpv4: ['text'], CidrIpv6: ['text'], PrefixListId: ['text'], ReferencedGroupId: ['text'], Description: ['text']}},
		SecurityGroupRuleUpdate: {members: {SecurityGroupRuleId: ['text'], SecurityGroupRule: ['SecurityGroupRuleRequest']}, required: ['SecurityGroupRuleId']},
		SecurityGroupRuleUpdateList: {list: 'SecurityGroupRuleUpdate', item: 'item'},
		SecurityGroupStringList: {list: 'text', item: 'SecurityGroup'},
		SecurityGroupVpcAssociation: {members: {GroupId: ['text', 'GroupId', 'groupId'], VpcId: ['text', 'VpcId', 'vpcId'], VpcOwnerId: ['text', 'VpcOwnerId', 'vpcOwnerId'], State: ['text', 'State', 'state'], StateReason: ['text', 'StateReason', 'stateReason'], GroupOwnerId: ['text', 'GroupOwnerId', 'groupOwnerId']}},
		SecurityGroupVpcAssociationList: {list: 'SecurityGroupVpcAssociation', item: 'item'},
		ServiceConfiguration: {members: {ServiceType: ['ServiceTypeDetailSet', 'ServiceType', 'serviceType'], ServiceId: ['text', 'ServiceId', 'serviceId'], ServiceName: ['text', 'ServiceName', 'serviceName'], ServiceState: ['text', 'ServiceState', 'serviceState'], AvailabilityZoneIds: ['ValueStringList', 'AvailabilityZoneIdSet', 'availabilityZoneIdSet'], AvailabilityZones: ['ValueStringList', 'AvailabilityZoneSet', 'availabilityZoneSet'], AcceptanceRequired: ['flag', 'AcceptanceRequired', 'acceptanceRequired'], ManagesVpcEndpoints: ['flag', 'ManagesVpcEndpoints', 'managesVpcEndpoints'], NetworkLoadBalancerArns: ['ValueStringList', 'NetworkLoadBalancerArnSet', 'networkLoadBalancerArnSet'], GatewayLoadBalancerArns: ['ValueStringList', 'GatewayLoadBalancerArnSet', 'gatewayLoadBalancerArnSet'], SupportedIpAddressTypes: ['SupportedIpAddressTypes', 'SupportedIpAddressTypeSet', 'supportedIpAddressTypeSet'], BaseEndpointDnsNames: ['ValueStringList', 'BaseEndpointDnsNameSet', 'baseEndpointDnsNameSet'], PrivateDnsName: ['text', 'PrivateDnsName', 'privateDnsName'], PrivateDnsNameConfiguration: ['PrivateDnsNameConfiguration', 'PrivateDnsNameConfiguration', 'privateDnsNameConfiguration'], PayerResponsibility: ['text', 'PayerResponsibility', 'payerResponsibility'], Tags: ['TagList', 'TagSet', 'tagSet'], SupportedRegions: ['SupportedRegionSet', 'SupportedRegionSet', 'supportedRegionSet'], RemoteAccessEnabled: ['flag', 'RemoteAccessEnabled', 'remoteAccessEnabled']}},
		ServiceConfigurationSet: {list: 'ServiceConfiguration', item: 'item'},
		ServiceDetail: {members: {ServiceName: ['text', 'ServiceName', 'serviceName'], ServiceId: ['text', 'ServiceId', 'serviceId'], ServiceType: ['ServiceTypeDetailSet', 'ServiceType', 'serviceType'], ServiceRegion: ['text', 'ServiceRegion', 'serviceRegion'], AvailabilityZoneIds: ['ValueStringList', 'AvailabilityZoneIdSet', 'availabilityZoneIdSet'], AvailabilityZones: ['ValueStringList', 'AvailabilityZoneSet', 'availabilityZoneSet'], Owner: ['text', 'Owner', 'owner'], BaseEndpointDnsNames: ['ValueStringList', 'BaseEndpointDnsNameSet', 'baseEndpointDnsNameSet'], PrivateDnsName: ['text', 'PrivateDnsName', 'privateDnsName'], PrivateDnsNames: ['PrivateDnsDetailsSet', 'PrivateDnsNameSet', 'privateDnsNameSet'], VpcEndpointPolicySupported: ['flag', 'VpcEndpointPolicySupported', 'vpcEndpointPolicySupported'], AcceptanceRequired: ['flag', 'AcceptanceRequired', 'acceptanceRequired'], ManagesVpcEndpoints: ['flag', 'ManagesVpcEndpoints', 'managesVpcEndpoints'], PayerResponsibility: ['text', 'PayerResponsibility', 'payerResponsibility'], Tags: ['TagList', 'TagSet', 'tagSet'], PrivateDnsNameVerificationState: ['text', 'PrivateDnsNameVerificationState', 'privateDnsNameVerificationState'], SupportedIpAddressTypes: ['SupportedIpAddressTypes', 'SupportedIpAddressTypeSet', 'supportedIpAddressTypeSet']}},
		ServiceDetailSet: {list: 'ServiceDetail', item: 'item'},
		ServiceTypeDetail: {members: {ServiceType: ['text', 'ServiceType', 'serviceType']}},
		ServiceTypeDetailSet: {list: 'ServiceTypeDetail', item: 'item'},
		SpotMarketOptions: {members: {MaxPrice: ['text'], SpotInstanceType: ['text'], BlockDurationMinutes: ['integer'], ValidUntil: ['time'], InstanceInterruptionBehavior: ['text']}},
		StaleIpPermission: {members: {FromPort: ['integer', 'FromPort', 'fromPort'], IpProtocol: ['text', 'IpProtocol', 'ipProtocol'], IpRanges: ['IpRanges', 'IpRanges', 'ipRanges'], PrefixListIds: ['PrefixListIdSet', 'PrefixListIds', 'prefixListIds'], ToPort: ['integer', 'ToPort', 'toPort'], UserIdGroupPairs: ['UserIdGroupPairSet', 'Groups', 'groups']}},
		StaleIpPermissionSet: {list: 'StaleIpPermission', item: 'item'},
		StaleSecurityGroup: {members: {Description: ['text', 'Description', 'description'], GroupId: ['text', 'GroupId', 'groupId'], GroupName: ['text', 'GroupName', 'groupName'], StaleIpPermissions: ['StaleIpPermissionSet', 'StaleIpPermissions', 'staleIpPermissions'], StaleIpPermissionsEgress: ['StaleIpPermissionSet', 'StaleIpPermissionsEgress', 'staleIpPermissionsEgress'], VpcId: ['text', 'VpcId', 'vpcId']}},
		StaleSecurityGroupSet: {list: 'StaleSecurityGroup', item: 'item'},
		StartInstancesRequest: {members: {InstanceIds: ['InstanceIdStringList', 'InstanceId'], AdditionalInfo: ['text', 'AdditionalInfo', 'additionalInfo'], DryRun: ['flag', 'DryRun', 'dryRun']}, required: ['InstanceIds']},
		StartInstancesResult: {members: {StartingInstances: ['InstanceStateChangeList', 'InstancesSet', 'instancesSet']}},
		StartNetworkInsightsAnalysisRequest: {members: {NetworkInsightsPathId: ['text'], AdditionalAccounts: ['ValueStringList', 'AdditionalAccount'], FilterInArns: ['ArnList', 'FilterInArn'], FilterOutArns: ['ArnList', 'FilterOutArn'], DryRun: ['flag'], TagSpecifications: ['TagSpecificationList', 'TagSpecification'], ClientToken: ['text']}, required: ['NetworkInsightsPathId', 'ClientToken']},
		StartNetworkInsightsAnalysisResult: {members: {NetworkInsightsAnalysis: ['NetworkInsightsAnalysis', 'NetworkInsightsAnalysis', 'networkInsightsAnalysis']}},
		StateReason: {members: {Code: ['text', 'Code', 'code'], Message: ['text', 'Message', 'message']}},
		StopInstancesRequest: {members: {InstanceIds: ['InstanceIdStringList', 'InstanceId'], Hibernate: ['flag'], SkipOsShutdown: ['flag'], DryRun: ['flag', 'DryRun', 'dryRun'], Force: ['flag', 'Force', 'force']}, required: ['InstanceIds']},
		StopInstancesResult: {members: {StoppingInstances: ['InstanceStateChangeList', 'InstancesSet', 'instancesSet']}},
		StringList: {list: 'text', item: 'item'},
		Subnet: {members: {AvailabilityZoneId: ['text', 'AvailabilityZoneId', 'availabilityZoneId'], EnableLniAtDeviceIndex: ['integer', 'EnableLniAtDeviceIndex', 'enableLniAtDeviceIndex'], MapCustomerOwnedIpOnLaunch: ['flag', 'MapCustomerOwnedIpOnLaunch', 'mapCustomerOwnedIpOnLaunch'], CustomerOwnedIpv4Pool: ['text', 'CustomerOwnedIpv4Pool', 'customerOwnedIpv4Pool'], OwnerId: ['text', 'OwnerId', 'ownerId'], AssignIpv6AddressOnCreation: ['flag', 'AssignIpv6AddressOnCreation', 'assignIpv6AddressOnCreation'], Ipv6CidrBlockAssociationSet: ['SubnetIpv6CidrBlockAssociationSet', 'Ipv6CidrBlockAssociationSet', 'ipv6CidrBlockAssociationSet'], Tags: ['TagList', 'TagSet', 'tagSet'], SubnetArn: ['text', 'SubnetArn', 'subnetArn'], OutpostArn: ['text', 'OutpostArn', 'outpostArn'], EnableDns64: ['flag', 'EnableDns64', 'enableDns64'], Ipv6Native: ['flag', 'Ipv6Native', 'ipv6Native'], PrivateDnsNameOptionsOnLaunch: ['PrivateDnsNameOptionsOnLaunch', 'PrivateDnsNameOptionsOnLaunch', 'privateDnsNameOptionsOnLaunch'], BlockPublicAccessStates: ['BlockPublicAccessStates', 'BlockPublicAccessStates', 'blockPublicAccessStates'], Type: ['text', 'Type', 'type'], SubnetId: ['text', 'SubnetId', 'subnetId'], State: ['text', 'State', 'state'], VpcId: ['text', 'VpcId', 'vpcId'], CidrBlock: ['text', 'CidrBlock', 'cidrBlock'], AvailableIpAddressCount: ['integer', 'AvailableIpAddressCount', 'availableIpAddressCount'], AvailabilityZone: ['text', 'AvailabilityZone', 'availabilityZone'], DefaultForAz: ['flag', 'DefaultForAz', 'defaultForAz'], MapPublicIpOnLaunch: ['flag', 'MapPublicIpOnLaunch', 'mapPublicIpOnLaunch']}},
		SubnetCidrBlockState: {members: {State: ['text', 'State', 'state'], StatusMessage: ['text', 'StatusMessage', 'statusMessage']}},
		SubnetCidrReservation: {members: {SubnetCidrReservationId: ['text', 'SubnetCidrReservationId', 'subnetCidrReservationId'], SubnetId: ['text', 'SubnetId', 'subnetId'], Cidr: ['text', 'Cidr', 'cidr'], ReservationType: ['text', 'ReservationType', 'reservationType'], OwnerId: ['text', 'OwnerId', 'ownerId'], Description: ['text', 'Description', 'description'], Tags: ['TagList', 'TagSet', 'tagSet']}},
		SubnetCidrReservationList: {list: 'SubnetCidrReservation', item: 'item'},
		SubnetConfiguration: {members: {SubnetId: ['text'], Ipv4: ['text'], Ipv6: ['text']}},
		SubnetConfigurationsList: {list: 'SubnetConfiguration', item: 'item'},
		SubnetIdList: {list: 'text', item: 'AssociatedSubnetId'},
		SubnetIdStringList: {list: 'text', item: 'SubnetId'},
		SubnetIpPrefixes: {members: {SubnetId: ['text', 'SubnetId', 'subnetId'], IpPrefixes: ['ValueStringList', 'IpPrefixSet', 'ipPrefixSet']}},
		SubnetIpPrefixesList: {list: 'SubnetIpPrefixes', item: 'item'},
		SubnetIpv6CidrBlockAssociation: {members: {AssociationId: ['text', 'AssociationId', 'associationId'], Ipv6CidrBlock: ['text', 'Ipv6CidrBlock', 'ipv6CidrBlock'], Ipv6CidrBlockState: ['SubnetCidrBlockState', 'Ipv6CidrBlockState', 'ipv6CidrBlockState'], Ipv6AddressAttribute: ['text', 'Ipv6AddressAttribute', 'ipv6AddressAttribute'], IpSource: ['text', 'IpSource', 'ipSource']}},
		SubnetIpv6CidrBlockAssociationSet: {list: 'SubnetIpv6CidrBlockAssociation', item: 'item'},
		SubnetList: {list: 'Subnet', item: 'item'},
		SupportedAdditionalProcessorFeatureList: {list: 'text', item: 'item'},
		SupportedIpAddressTypes: {list: 'text', item: 'item'},
		SupportedRegionDetail: {members: {Region: ['text', 'Region', 'region'], ServiceState: ['text', 'ServiceState', 'serviceState']}},
		SupportedRegionSet: {list: 'SupportedRegionDetail', item: 'item'},
		Tag: {members: {Key: ['text', 'Key', 'key'], Value: ['text', 'Value', 'value']}},
		TagDescription: {members: {Key: ['text', 'Key', 'key'], ResourceId: ['text', 'ResourceId', 'resourceId'], ResourceType: ['text', 'ResourceType', 'resourceType'], Value: ['text', 'Value', 'value']}},
		TagDescriptionList: {list: 'TagDescription', item: 'item'},
		TagList: {list: 'Tag', item: 'item'},
		TagSpecification: {members: {ResourceType: ['text', 'ResourceType', 'resourceType'], Tags: ['TagList', 'Tag']}},
		TagSpecificationList: {list: 'TagSpecification', item: 'item'},
		TerminateInstancesRequest: {members: {InstanceIds: ['InstanceIdStringList', 'InstanceId'], Force: ['flag'], SkipOsShutdown: ['flag'], DryRun: ['flag', 'DryRun', 'dryRun']}, required: ['InstanceIds']},
		TerminateInstancesResult: {members: {TerminatingInstances: ['InstanceStateChangeList', 'InstancesSet', 'instancesSet']}},
		ThreadsPerCoreList: {list: 'integer', item: 'item'},
		TotalLocalStorageGB: {members: {Min: ['float', 'Min', 'min'], Max: ['float', 'Max', 'max']}},
		TotalLocalStorageGBRequest: {members: {Min: ['float'], Max: ['float']}},
		TransitGateway: {members: {TransitGatewayId: ['text', 'TransitGatewayId', 'transitGatewayId'], TransitGatewayArn: ['text', 'TransitGatewayArn', 'transitGatewayArn'], State: ['text', 'State', 'state'], OwnerId: ['text', 'OwnerId', 'ownerId'], Description: ['text', 'Description', 'description'], CreationTime: ['time', 'CreationTime', 'creationTime'], Options: ['TransitGatewayOptions', 'Options', 'options'], Tags: ['TagList', 'TagSet', 'tagSet']}},
		TransitGatewayAssociation: {members: {TransitGatewayRouteTableId: ['text', 'TransitGatewayRouteTableId', 'transitGatewayRouteTableId'], TransitGatewayAttachmentId: ['text', 'TransitGatewayAttachmentId', 'transitGatewayAttachmentId'], ResourceId: ['text', 'ResourceId', 'resourceId'], ResourceType: ['text', 'ResourceType', 'resourceType'], State: ['text', 'State', 'state']}},
		TransitGatewayAttachment: {members: {TransitGatewayAttachmentId: ['text', 'TransitGatewayAttachmentId', 'transitGatewayAttachmentId'], TransitGatewayId: ['text', 'TransitGatewayId', 'transitGatewayId'], TransitGatewayOwnerId: ['text', 'TransitGatewayOwnerId', 'transitGatewayOwnerId'], ResourceOwnerId: ['text', 'ResourceOwnerId', 'resourceOwnerId'], ResourceType: ['text', 'ResourceType', 'resourceType'], ResourceId: ['text', 'ResourceId', 'resourceId'], State: ['text', 'State', 'state'], Association: ['TransitGatewayAttachmentAssociation', 'Association', 'association'], CreationTime: ['time', 'CreationTime', 'creationTime'], Tags: ['TagList', 'TagSet', 'tagSet']}},
		TransitGatewayAttachmentAssociation: {members: {TransitGatewayRouteTableId: ['text', 'TransitGatewayRouteTableId', 'transitGatewayRouteTableId'], State: ['text', 'State', 'state']}},
		TransitGatewayAttachmentIdStringList: {list: 'text', item: 'member'},
		TransitGatewayAttachmentList: {list: 'TransitGatewayAttachment', item: 'item'},
		TransitGatewayAttachmentPropagation: {members: {TransitGatewayRouteTableId: ['text', 'TransitGatewayRouteTableId', 'transitGatewayRouteTableId'], State: ['text', 'State', 'state']}},
		TransitGatewayAttachmentPropagationList: {list: 'TransitGatewayAttachmentPropagation', item: 'item'},
		TransitGatewayCidrBlockStringList: {list: 'text', item: 'item'},
		TransitGatewayConnect: {members: {TransitGatewayAttachmentId: ['text', 'TransitGatewayAttachmentId', 'transitGatewayAttachmentId'], TransportTransitGatewayAttachmentId: ['text', 'TransportTransitGatewayAttachmentId', 'transportTransitGatewayAttachmentId'], TransitGatewayId: ['text', 'TransitGatewayId', 'transitGatewayId'], State: ['text', 'State', 'state'], CreationTime: ['time', 'CreationTime', 'creationTime'], Options: ['TransitGatewayConnectOptions', 'Options', 'options'], Tags: ['TagList', 'TagSet', 'tagSet']}},
		TransitGatewayConnectList: {list: 'TransitGatewayConnect', item: 'item'},
		TransitGatewayConnectOptions: {members: {Protocol: ['text', 'Protocol', 'protocol']}},
		TransitGatewayIdStringList: {list: 'text', item: 'item'},
		TransitGatewayList: {list: 'TransitGateway', item: 'item'},
		TransitGatewayOptions: {members: {AmazonSideAsn: ['integer', 'AmazonSideAsn', 'amazonSideAsn'], TransitGatewayCidrBlocks: ['ValueStringList', 'TransitGatewayCidrBlocks', 'transitGatewayCidrBlocks'], AutoAcceptSharedAttachments: ['text', 'AutoAcceptSharedAttachments', 'autoAcceptSharedAttachments'], DefaultRouteTableAssociation: ['text', 'DefaultRouteTableAssociation', 'defaultRouteTableAssociation'], AssociationDefaultRouteTableId: ['text', 'AssociationDefaultRouteTableId', 'associationDefaultRouteTableId'], DefaultRouteTablePropagation: ['text', 'DefaultRouteTablePropagation', 'defaultRouteTablePropagation'], PropagationDefaultRouteTableId: ['text', 'PropagationDefaultRouteTableId', 'propagationDefaultRouteTableId'], VpnEcmpSupport: ['text', 'VpnEcmpSupport', 'vpnEcmpSupport'], DnsSupport: ['text', 'DnsSupport', 'dnsSupport'], SecurityGroupReferencingSupport: ['text', 'SecurityGroupReferencingSupport', 'securityGroupReferencingSupport'], MulticastSupport: ['text', 'MulticastSupport', 'multicastSupport'], EncryptionSupport: ['EncryptionSupport', 'EncryptionSupport', 'encryptionSupport']}},
		TransitGatewayPeeringAttachment: {members: {TransitGatewayAttachmentId: ['text', 'TransitGatewayAttachmentId', 'transitGatewayAttachmentId'], AccepterTransitGatewayAttachmentId: ['text', 'AccepterTransitGatewayAttachmentId', 'accepterTransitGatewayAttachmentId'], RequesterTgwInfo: ['PeeringTgwInfo', 'RequesterTgwInfo', 'requesterTgwInfo'], AccepterTgwInfo: ['PeeringTgwInfo', 'AccepterTgwInfo', 'accepterTgwInfo'], Options: ['TransitGatewayPeeringAttachmentOptions', 'Options', 'options'], Status: ['PeeringAttachmentStatus', 'Status', 'status'], State: ['text', 'State', 'state'], CreationTime: ['time', 'CreationTime', 'creationTime'], Tags: ['TagList', 'TagSet', 'tagSet']}},
		TransitGatewayPeeringAttachmentList: {list: 'TransitGatewayPeeringAttachment', item: 'item'},
		TransitGatewayPeeringAttachmentOptions: {members: {DynamicRouting: ['text', 'DynamicRouting', 'dynamicRouting']}},
		TransitGatewayPrefixListAttachment: {members: {TransitGatewayAttachmentId: ['text', 'TransitGatewayAttachmentId', 'transitGatewayAttachmentId'], ResourceType: ['text', 'ResourceType', 'resourceType'], ResourceId: ['text', 'ResourceId', 'resourceId']}},
		TransitGatewayPrefixListReference: {members: {TransitGatewayRouteTableId: ['text', 'TransitGatewayRouteTableId', 'transitGatewayRouteTableId'], PrefixListId: ['text', 'PrefixListId', 'prefixListId'], PrefixListOwnerId: ['text', 'PrefixListOwnerId', 'prefixListOwnerId'], State: ['text', 'State', 'state'], Blackhole: ['flag', 'Blackhole', 'blackhole'], TransitGatewayAttachment: ['TransitGatewayPrefixListAttachment', 'TransitGatewayAttachment', 'transitGatewayAttachment']}},
		TransitGatewayPrefixListReferenceSet: {list: 'TransitGatewayPrefixListReference', item: 'item'},
		TransitGatewayPropagation: {members: {TransitGatewayAttachmentId: ['text', 'TransitGatewayAttachmentId', 'transitGatewayAttachmentId'], ResourceId: ['text', 'ResourceId', 'resourceId'], ResourceType: ['text', 'ResourceType', 'resourceType'], TransitGatewayRouteTableId: ['text', 'TransitGatewayRouteTableId', 'transitGatewayRouteTableId'], State: ['text', 'State', 'state'], TransitGatewayRouteTableAnnouncementId: ['text', 'TransitGatewayRouteTableAnnouncementId', 'transitGatewayRouteTableAnnouncementId']}},
		TransitGatewayRequestOptions: {members: {AmazonSideAsn: ['integer'], AutoAcceptSharedAttachments: ['text'], DefaultRouteTableAssociation: ['text'], DefaultRouteTablePropagation: ['text'], VpnEcmpSupport: ['text'], DnsSupport: ['text'], SecurityGroupReferencingSupport: ['text'], MulticastSupport: ['text'], TransitGatewayCidrBlocks: ['TransitGatewayCidrBlockStringList']}},
		TransitGatewayRoute: {members: {DestinationCidrBlock: ['text', 'DestinationCidrBlock', 'destinationCidrBlock'], PrefixListId: ['text', 'PrefixListId', 'prefixListId'], TransitGatewayRouteTableAnnouncementId: ['text', 'TransitGatewayRouteTableAnnouncementId', 'transitGatewayRouteTableAnnouncementId'], TransitGatewayAttachments: ['TransitGatewayRouteAttachmentList', 'TransitGatewayAttachments', 'transitGatewayAttachments'], Type: ['text', 'Type', 'type'], State: ['text', 'State', 'state']}},
		TransitGatewayRouteAttachment: {members: {ResourceId: ['text', 'ResourceId', 'resourceId'], TransitGatewayAttachmentId: ['text', 'TransitGatewayAttachmentId', 'transitGatewayAttachmentId'], ResourceType: ['text', 'ResourceType', 'resourceType']}},
		TransitGatewayRouteAttachmentList: {list: 'TransitGatewayRouteAttachment', item: 'item'},
		TransitGatewayRouteList: {list: 'TransitGatewayRoute', item: 'item'},
		TransitGatewayRouteTable: {members: {TransitGatewayRouteTableId: ['text', 'TransitGatewayRouteTableId', 'transitGatewayRouteTableId'], TransitGatewayId: ['text', 'TransitGatewayId', 'transitGatewayId'], State: ['text', 'State', 'state'], DefaultAssociationRouteTable: ['flag', 'DefaultAssociationRouteTable', 'defaultAssociationRouteTable'], DefaultPropagationRouteTable: ['flag', 'DefaultPropagationRouteTable', 'defaultPropagationRouteTable'], CreationTime: ['time', 'CreationTime', 'creationTime'], Tags: ['TagList', 'TagSet', 'tagSet']}},
		TransitGatewayRouteTableAssociation: {members: {TransitGatewayAttachmentId: ['text', 'TransitGatewayAttachmentId', 'transitGatewayAttachmentId'], ResourceId: ['text', 'ResourceId', 'resourceId'], ResourceType: ['text', 'ResourceType', 'resourceType'], State: ['text', 'State', 'state']}},
		TransitGatewayRouteTableAssociationList: {list: 'TransitGatewayRouteTableAssociation', item: 'item'},
		TransitGatewayRouteTableIdStringList: {list: 'text', item: 'item'},
		TransitGatewayRouteTableList: {list: 'TransitGatewayRouteTable', item: 'item'},
		TransitGatewayRouteTablePropagation: {members: {TransitGatewayAttachmentId: ['text', 'TransitGatewayAttachmentId', 'transitGatewayAttachmentId'], ResourceId: ['text', 'ResourceId', 'resourceId'], ResourceType: ['text', 'ResourceType', 'resourceType'], State: ['text', 'State', 'state'], TransitGatewayRouteTableAnnouncementId: ['text', 'TransitGatewayRouteTableAnnouncementId', 'transitGatewayRouteTableAnnouncementId']}},
		TransitGatewayRouteTablePropagationList: {list: 'TransitGatewayRouteTablePropagation', item: 'item'},
		TransitGatewayRouteTableRoute: {members: {DestinationCidr: ['text', 'DestinationCidr', 'destinationCidr'], State: ['text', 'State', 'state'], RouteOrigin: ['text', 'RouteOrigin', 'routeOrigin'], PrefixListId: ['text', 'PrefixListId', 'prefixListId'], AttachmentId: ['text', 'AttachmentId', 'attachmentId'], ResourceId: ['text', 'ResourceId', 'resourceId'], ResourceType: ['text', 'ResourceType', 'resourceType']}},
		TransitGatewaySubnetIdList: {list: 'text', item: 'item'},
		TransitGatewayVpcAttachment: {members: {TransitGatewayAttachmentId: ['text', 'TransitGatewayAttachmentId', 'transitGatewayAttachmentId'], TransitGatewayId: ['text', 'TransitGatewayId', 'transitGatewayId'], VpcId: ['text', 'VpcId', 'vpcId'], VpcOwnerId: ['text', 'VpcOwnerId', 'vpcOwnerId'], State: ['text', 'State', 'state'], SubnetIds: ['ValueStringList', 'SubnetIds', 'subnetIds'], CreationTime: ['time', 'CreationTime', 'creationTime'], Options: ['TransitGatewayVpcAttachmentOptions', 'Options', 'options'], Tags: ['TagList', 'TagSet', 'tagSet']}},
		TransitGatewayVpcAttachmentList: {list: 'TransitGatewayVpcAttachment', item: 'item'},
		TransitGatewayVpcAttachmentOptions: {members: {DnsSupport: ['text', 'DnsSupport', 'dnsSupport'], SecurityGroupReferencingSupport: ['text', 'SecurityGroupReferencingSupport', 'securityGroupReferencingSupport'], Ipv6Support: ['text', 'Ipv6Support', 'ipv6Support'], ApplianceModeSupport: ['text', 'ApplianceModeSupport', 'applianceModeSupport']}},
		TunnelOption: {members: {OutsideIpAddress: ['text', 'OutsideIpAddress', 'outsideIpAddress'], TunnelInsideCidr: ['text', 'TunnelInsideCidr', 'tunnelInsideCidr'], TunnelInsideIpv6Cidr: ['text', 'TunnelInsideIpv6Cidr', 'tunnelInsideIpv6Cidr'], PreSharedKey: ['text', 'PreSharedKey', 'preSharedKey'], Phase1LifetimeSeconds: ['integer', 'Phase1LifetimeSeconds', 'phase1LifetimeSeconds'], Phase2LifetimeSeconds: ['integer', 'Phase2LifetimeSeconds', 'phase2LifetimeSeconds'], RekeyMarginTimeSeconds: ['integer', 'RekeyMarginTimeSeconds', 'rekeyMarginTimeSeconds'], RekeyFuzzPercentage: ['integer', 'RekeyFuzzPercentage', 'rekeyFuzzPercentage'], ReplayWindowSize: ['integer', 'ReplayWindowSize', 'replayWindowSize'], DpdTimeoutSeconds: ['integer', 'DpdTimeoutSeconds', 'dpdTimeoutSeconds'], DpdTimeoutAction: ['text', 'DpdTimeoutAction', 'dpdTimeoutAction'], Phase1EncryptionAlgorithms: ['Phase1EncryptionAlgorithmsList', 'Phase1EncryptionAlgorithmSet', 'phase1EncryptionAlgorithmSet'], Phase2EncryptionAlgorithms: ['Phase2EncryptionAlgorithmsList', 'Phase2EncryptionAlgorithmSet', 'phase2EncryptionAlgorithmSet'], Phase1IntegrityAlgorithms: ['Phase1IntegrityAlgorithmsList', 'Phase1IntegrityAlgorithmSet', 'phase1IntegrityAlgorithmSet'], Phase2IntegrityAlgorithms: ['Phase2IntegrityAlgorithmsList', 'Phase2IntegrityAlgorithmSet', 'phase2IntegrityAlgorithmSet'], Phase1DHGroupNumbers: ['Phase1DHGroupNumbersList', 'Phase1DHGroupNumberSet', 'phase1DHGroupNumberSet'], Phase2DHGroupNumbers: ['Phase2DHGroupNumbersList', 'Phase2DHGroupNumberSet', 'phase2DHGroupNumberSet'], IkeVersions: ['IKEVersionsList', 'IkeVersionSet', 'ikeVersionSet'], StartupAction: ['text', 'StartupAction', 'startupAction'], LogOptions: ['VpnTunnelLogOptions', 'LogOptions', 'logOptions'], EnableTunnelLifecycleControl: ['flag', 'EnableTunnelLifecycleControl', 'enableTunnelLifecycleControl']}},
		TunnelOptionsList: {list: 'TunnelOption', item: 'item'},
		UnassignIpv6AddressesRequest: {members: {Ipv6Prefixes: ['IpPrefixList', 'Ipv6Prefix'], NetworkInterfaceId: ['text', 'NetworkInterfaceId', 'networkInterfaceId'], Ipv6Addresses: ['Ipv6AddressList', 'Ipv6Addresses', 'ipv6Addresses']}, required: ['NetworkInterfaceId']},
		UnassignIpv6AddressesResult: {members: {NetworkInterfaceId: ['text', 'NetworkInterfaceId', 'networkInterfaceId'], UnassignedIpv6Addresses: ['Ipv6AddressList', 'UnassignedIpv6Addresses', 'unassignedIpv6Addresses'], UnassignedIpv6Prefixes: ['IpPrefixList', 'UnassignedIpv6PrefixSet', 'unassignedIpv6PrefixSet']}},
		UnassignPrivateIpAddressesRequest: {members: {Ipv4Prefixes: ['IpPrefixList', 'Ipv4Prefix'], NetworkInterfaceId: ['text', 'NetworkInterfaceId', 'networkInterfaceId'], PrivateIpAddresses: ['PrivateIpAddressStringList', 'PrivateIpAddress', 'privateIpAddress']}, required: ['NetworkInterfaceId']},
		UnmonitorInstancesRequest: {members: {InstanceIds: ['InstanceIdStringList', 'InstanceId'], DryRun: ['flag', 'DryRun', 'dryRun']}, required: ['InstanceIds']},
		UnmonitorInstancesResult: {members: {InstanceMonitorings: ['InstanceMonitoringList', 'InstancesSet', 'instancesSet']}},
		UnsuccessfulItem: {members: {Error: ['UnsuccessfulItemError', 'Error', 'error'], ResourceId: ['text', 'ResourceId', 'resourceId']}},
		UnsuccessfulItemError: {members: {Code: ['text', 'Code', 'code'], Message: ['text', 'Message', 'message']}},
		UnsuccessfulItemSet: {list: 'UnsuccessfulItem', item: 'item'},
		UpdateSecurityGroupRuleDescriptionsEgressRequest: {members: {DryRun: ['flag'], GroupId: ['text'], GroupName: ['text'], IpPermissions: ['IpPermissionList'], SecurityGroupRuleDescriptions: ['SecurityGroupRuleDescriptionList', 'SecurityGroupRuleDescription']}},
		UpdateSecurityGroupRuleDescriptionsEgressResult: {members: {Return: ['flag', 'Return', 'return']}},
		UpdateSecurityGroupRuleDescriptionsIngressRequest: {members: {DryRun: ['flag'], GroupId: ['text'], GroupName: ['text'], IpPermissions: ['IpPermissionList'], SecurityGroupRuleDescriptions: ['SecurityGroupRuleDescriptionList', 'SecurityGroupRuleDescription']}},
		UpdateSecurityGroupRuleDescriptionsIngressResult: {members: {Return: ['flag', 'Return', 'return']}},
		UsageClassTypeList: {list: 'text', item: 'item'},
		UserIdGroupPair: {members: {Description: ['text', 'Description', 'description'], UserId: ['text', 'UserId', 'userId'], GroupName: ['text', 'GroupName', 'groupName'], GroupId: ['text', 'GroupId', 'groupId'], VpcId: ['text', 'VpcId', 'vpcId'], VpcPeeringConnectionId: ['text', 'VpcPeeringConnectionId', 'vpcPeeringConnectionId'], PeeringStatus: ['text', 'PeeringStatus', 'peeringStatus']}},
		UserIdGroupPairList: {list: 'UserIdGroupPair', item: 'item'},
		UserIdGroupPairSet: {list: 'UserIdGroupPair', item: 'item'},
		VCpuCountRange: {members: {Min: ['integer', 'Min', 'min'], Max: ['integer', 'Max', 'max']}},
		VCpuCountRangeRequest: {members: {Min: ['integer'], Max: ['integer']}, required: ['Min']},
		VCpuInfo: {members: {DefaultVCpus: ['integer', 'DefaultVCpus', 'defaultVCpus'], DefaultCores: ['integer', 'DefaultCores', 'defaultCores'], DefaultThreadsPerCore: ['integer', 'DefaultThreadsPerCore', 'defaultThreadsPerCore'], ValidCores: ['CoreCountList', 'ValidCores', 'validCores'], ValidThreadsPerCore: ['ThreadsPerCoreList', 'ValidThreadsPerCore', 'validThreadsPerCore']}},
		ValidationError: {members: {Code: ['text', 'Code', 'code'], Message: ['text', 'Message', 'message']}},
		ValidationWarning: {members: {Errors: ['ErrorSet', 'ErrorSet', 'errorSet']}},
		ValueStringList: {list: 'text', item: 'item'},
		VersionStringList: {list: 'text', item: 'item'},
		VgwTelemetry: {members: {AcceptedRouteCount: ['integer', 'AcceptedRouteCount', 'acceptedRouteCount'], LastStatusChange: ['time', 'LastStatusChange', 'lastStatusChange'], OutsideIpAddress: ['text', 'OutsideIpAddress', 'outsideIpAddress'], Status: ['text', 'Status', 'status'], StatusMessage: ['text', 'StatusMessage', 'statusMessage'], CertificateArn: ['text', 'CertificateArn', 'certificateArn']}},
		VgwTelemetryList: {list: 'VgwTelemetry', item: 'item'},
		VirtualizationTypeList: {list: 'text', item: 'item'},
		Volume: {members: {AvailabilityZoneId: ['text', 'AvailabilityZoneId', 'availabilityZoneId'], OutpostArn: ['text', 'OutpostArn', 'outpostArn'], SourceVolumeId: ['text', 'SourceVolumeId', 'sourceVolumeId'], Iops: ['integer', 'Iops', 'iops'], Tags: ['TagList', 'TagSet', 'tagSet'], VolumeType: ['text', 'VolumeType', 'volumeType'], FastRestored: ['flag', 'FastRestored', 'fastRestored'], MultiAttachEnabled: ['flag', 'MultiAttachEnabled', 'multiAttachEnabled'], Throughput: ['integer', 'Throughput', 'throughput'], SseType: ['text', 'SseType', 'sseType'], Operator: ['OperatorResponse', 'Operator', 'operator'], VolumeInitializationRate: ['integer', 'VolumeInitializationRate', 'volumeInitializationRate'], VolumeId: ['text', 'VolumeId', 'volumeId'], Size: ['integer', 'Size', 'size'], SnapshotId: ['text', 'SnapshotId', 'snapshotId'], AvailabilityZone: ['text', 'AvailabilityZone', 'availabilityZone'], State: ['text', 'Status', 'status'], CreateTime: ['time', 'CreateTime', 'createTime'], Attachments: ['VolumeAttachmentList', 'AttachmentSet', 'attachmentSet'], Encrypted: ['flag', 'Encrypted', 'encrypted'], KmsKeyId: ['text', 'KmsKeyId', 'kmsKeyId']}},
		VolumeAttachment: {members: {DeleteOnTermination: ['flag', 'DeleteOnTermination', 'deleteOnTermination'], AssociatedResource: ['text', 'AssociatedResource', 'associatedResource'], InstanceOwningService: ['text', 'InstanceOwningService', 'instanceOwningService'], EbsCardIndex: ['integer', 'EbsCardIndex', 'ebsCardIndex'], VolumeId: ['text', 'VolumeId', 'volumeId'], InstanceId: ['text', 'InstanceId', 'instanceId'], Device: ['text', 'Device', 'device'], State: ['text', 'Status', 'status'], AttachTime: ['time', 'AttachTime', 'attachTime']}},
		VolumeAttachmentList: {list: 'VolumeAttachment', item: 'item'},
		VolumeIdStringList: {list: 'text', item: 'VolumeId'},
		VolumeList: {list: 'Volume', item: 'item'},
		Vpc: {members: {OwnerId: ['text', 'OwnerId', 'ownerId'], InstanceTenancy: ['text', 'InstanceTenancy', 'instanceTenancy'], Ipv6CidrBlockAssociationSet: ['VpcIpv6CidrBlockAssociationSet', 'Ipv6CidrBlockAssociationSet', 'ipv6CidrBlockAssociationSet'], CidrBlockAssociationSet: ['VpcCidrBlockAssociationSet', 'CidrBlockAssociationSet', 'cidrBlockAssociationSet'], IsDefault: ['flag', 'IsDefault', 'isDefault'], EncryptionControl: ['VpcEncryptionControl', 'EncryptionControl', 'encryptionControl'], Tags: ['TagList', 'TagSet', 'tagSet'], BlockPublicAccessStates: ['BlockPublicAccessStates', 'BlockPublicAccessStates', 'blockPublicAccessStates'], VpcId: ['text', 'VpcId', 'vpcId'], State: ['text', 'State', 'state'], CidrBlock: ['text', 'CidrBlock', 'cidrBlock'], DhcpOptionsId: ['text', 'DhcpOptionsId', 'dhcpOptionsId']}},
		VpcAttachment: {members: {VpcId: ['text', 'VpcId', 'vpcId'], State: ['text', 'State', 'state']}},
		VpcAttachmentList: {list: 'VpcAttachment', item: 'item'},
		VpcBlockPublicAccessOptions: {members: {AwsAccountId: ['text', 'AwsAccountId', 'awsAccountId'], AwsRegion: ['text', 'AwsRegion', 'awsRegion'], State: ['text', 'State', 'state'], InternetGatewayBlockMode: ['text', 'InternetGatewayBlockMode', 'internetGatewayBlockMode'], Reason: ['text', 'Reason', 'reason'], LastUpdateTimestamp: ['time', 'LastUpdateTimestamp', 'lastUpdateTimestamp'], ManagedBy: ['text', 'ManagedBy', 'managedBy'], ExclusionsAllowed: ['text', 'ExclusionsAllowed', 'exclusionsAllowed']}},
		VpcCidrBlockAssociation: {members: {AssociationId: ['text', 'AssociationId', 'associationId'], CidrBlock: ['text', 'CidrBlock', 'cidrBlock'], CidrBlockState: ['VpcCidrBlockState', 'CidrBlockState', 'cidrBlockState']}},
		VpcCidrBlockAssociationSet: {list: 'VpcCidrBlockAssociation', item: 'item'},
		VpcCidrBlockState: {members: {State: ['text', 'State', 'state'], StatusMessage: ['text', 'StatusMessage', 'statusMessage']}},
		VpcClassicLink: {members: {ClassicLinkEnabled: ['flag', 'ClassicLinkEnabled', 'classicLinkEnabled'], Tags: ['TagList', 'TagSet', 'tagSet'], VpcId: ['text', 'VpcId', 'vpcId']}},
		VpcClassicLinkIdList: {list: 'text', item: 'VpcId'},
		VpcClassicLinkList: {list: 'VpcClassicLink', item: 'item'},
		VpcEncryptionControl: {members: {VpcId: ['text', 'VpcId', 'vpcId'], VpcEncryptionControlId: ['text', 'VpcEncryptionControlId', 'vpcEncryptionControlId'], Mode: ['text', 'Mode', 'mode'], State: ['text', 'State', 'state'], StateMessage: ['text', 'StateMessage', 'stateMessage'], ResourceExclusions: ['VpcEncryptionControlExclusions', 'ResourceExclusions', 'resourceExclusions'], Tags: ['TagList', 'TagSet', 'tagSet']}},
		VpcEncryptionControlConfiguration: {members: {Mode: ['text'], InternetGatewayExclusion: ['text'], EgressOnlyInternetGatewayExclusion: ['text'], NatGatewayExclusion: ['text'], VirtualPrivateGatewayExclusion: ['text'], VpcPeeringExclusion: ['text'], LambdaExclusion: ['text'], VpcLatticeExclusion: ['text'], ElasticFileSystemExclusion: ['text']}, required: ['Mode']},
		VpcEncryptionControlExclusion: {members: {State: ['text', 'State', 'state'], StateMessage: ['text', 'StateMessage', 'stateMessage']}},
		VpcEncryptionControlExclusions: {members: {InternetGateway: ['VpcEncryptionControlExclusion', 'InternetGateway', 'internetGateway'], EgressOnlyInternetGateway: ['VpcEncryptionControlExclusion', 'EgressOnlyInternetGateway', 'egressOnlyInternetGateway'], NatGateway: ['VpcEncryptionControlExclusion', 'NatGateway', 'natGateway'], VirtualPrivateGateway: ['VpcEncryptionControlExclusion', 'VirtualPrivateGateway', 'virtualPrivateGateway'], VpcPeering: ['VpcEncryptionControlExclusion', 'VpcPeering', 'vpcPeering'], Lambda: ['VpcEncryptionControlExclusion', 'Lambda', 'lambda'], VpcLattice: ['VpcEncryptionControlExclusion', 'VpcLattice', 'vpcLattice'], ElasticFileSystem: ['VpcEncryptionControlExclusion', 'ElasticFileSystem', 'elasticFileSystem']}},
		VpcEndpoint: {members: {VpcEndpointId: ['text', 'VpcEndpointId', 'vpcEndpointId'], VpcEndpointType: ['text', 'VpcEndpointType', 'vpcEndpointType'], VpcId: ['text', 'VpcId', 'vpcId'], ServiceName: ['text', 'ServiceName', 'serviceName'], State: ['text', 'State', 'state'], PolicyDocument: ['text', 'PolicyDocument', 'policyDocument'], RouteTableIds: ['ValueStringList', 'RouteTableIdSet', 'routeTableIdSet'], SubnetIds: ['ValueStringList', 'SubnetIdSet', 'subnetIdSet'], Groups: ['GroupIdentifierSet', 'GroupSet', 'groupSet'], IpAddressType: ['text', 'IpAddressType', 'ipAddressType'], DnsOptions: ['DnsOptions', 'DnsOptions', 'dnsOptions'], PrivateDnsEnabled: ['flag', 'PrivateDnsEnabled', 'privateDnsEnabled'], RequesterManaged: ['flag', 'RequesterManaged', 'requesterManaged'], NetworkInterfaceIds: ['ValueStringList', 'NetworkInterfaceIdSet', 'networkInterfaceIdSet'], DnsEntries: ['DnsEntrySet', 'DnsEntrySet', 'dnsEntrySet'], CreationTimestamp: ['time', 'CreationTimestamp', 'creationTimestamp'], Tags: ['TagList', 'TagSet', 'tagSet'], OwnerId: ['text', 'OwnerId', 'ownerId'], LastError: ['LastError', 'LastError', 'lastError'], Ipv4Prefixes: ['SubnetIpPrefixesList', 'Ipv4PrefixSet', 'ipv4PrefixSet'], Ipv6Prefixes: ['SubnetIpPrefixesList', 'Ipv6PrefixSet', 'ipv6PrefixSet'], FailureReason: ['text', 'FailureReason', 'failureReason'], ServiceNetworkArn: ['text', 'ServiceNetworkArn', 'serviceNetworkArn'], ResourceConfigurationArn: ['text', 'ResourceConfigurationArn', 'resourceConfigurationArn'], ServiceRegion: ['text', 'ServiceRegion', 'serviceRegion']}},
		VpcEndpointConnection: {members: {ServiceId: ['text', 'ServiceId', 'serviceId'], VpcEndpointId: ['text', 'VpcEndpointId', 'vpcEndpointId'], VpcEndpointOwner: ['text', 'VpcEndpointOwner', 'vpcEndpointOwner'], VpcEndpointState: ['text', 'VpcEndpointState', 'vpcEndpointState'], CreationTimestamp: ['time', 'CreationTimestamp', 'creationTimestamp'], DnsEntries: ['DnsEntrySet', 'DnsEntrySet', 'dnsEntrySet'], NetworkLoadBalancerArns: ['ValueStringList', 'NetworkLoadBalancerArnSet', 'networkLoadBalancerArnSet'], GatewayLoadBalancerArns: ['ValueStringList', 'GatewayLoadBalancerArnSet', 'gatewayLoadBalancerArnSet'], IpAddressType: ['text', 'IpAddressType', 'ipAddressType'], VpcEndpointConnectionId: ['text', 'VpcEndpointConnectionId', 'vpcEndpointConnectionId'], Tags: ['TagList', 'TagSet', 'tagSet'], VpcEndpointRegion: ['text', 'VpcEndpointRegion', 'vpcEndpointRegion']}},
		VpcEndpointConnectionSet: {list: 'VpcEndpointConnection', item: 'item'},
		VpcEndpointIdList: {list: 'text', item: 'item'},
		VpcEndpointRouteTableIdList: {list: 'text', item: 'item'},
		VpcEndpointSecurityGroupIdList: {list: 'text', item: 'item'},
		VpcEndpointServiceIdList: {list: 'text', item: 'item'},
		VpcEndpointSet: {list: 'VpcEndpoint', item: 'item'},
		VpcEndpointSubnetIdList: {list: 'text', item: 'item'},
		VpcIdStringList: {list: 'text', item: 'VpcId'},
		VpcIpv6CidrBlockAssociation: {members: {AssociationId: ['text', 'AssociationId', 'associationId'], Ipv6CidrBlock: ['text', 'Ipv6CidrBlock', 'ipv6CidrBlock'], Ipv6CidrBlockState: ['VpcCidrBlockState', 'Ipv6CidrBlockState', 'ipv6CidrBlockState'], NetworkBorderGroup: ['text', 'NetworkBorderGroup', 'networkBorderGroup'], Ipv6Pool: ['text', 'Ipv6Pool', 'ipv6Pool'], Ipv6AddressAttribute: ['text', 'Ipv6AddressAttribute', 'ipv6AddressAttribute'], IpSource: ['text', 'IpSource', 'ipSource']}},
		VpcIpv6CidrBlockAssociationSet: {list: 'VpcIpv6CidrBlockAssociation', item: 'item'},
		VpcList: {list: 'Vpc', item: 'item'},
		VpcPeeringConnection: {members: {AccepterVpcInfo: ['VpcPeeringConnectionVpcInfo', 'AccepterVpcInfo', 'accepterVpcInfo'], ExpirationTime: ['time', 'ExpirationTime', 'expirationTime'], RequesterVpcInfo: ['VpcPeeringConnectionVpcInfo', 'RequesterVpcInfo', 'requesterVpcInfo'], Status: ['VpcPeeringConnectionStateReason', 'Status', 'status'], Tags: ['TagList', 'TagSet', 'tagSet'], VpcPeeringConnectionId: ['text', 'VpcPeeringConnectionId', 'vpcPeeringConnectionId']}},
		VpcPeeringConnectionIdList: {list: 'text', item: 'item'},
		VpcPeeringConnectionList: {list: 'VpcPeeringConnection', item: 'item'},
		VpcPeeringConnectionOptionsDescription: {members: {AllowDnsResolutionFromRemoteVpc: ['flag', 'AllowDnsResolutionFromRemoteVpc', 'allowDnsResolutionFromRemoteVpc'], AllowEgressFromLocalClassicLinkToRemoteVpc: ['flag', 'AllowEgressFromLocalClassicLinkToRemoteVpc', 'allowEgressFromLocalClassicLinkToRemoteVpc'], AllowEgressFromLocalVpcToRemoteClassicLink: ['flag', 'AllowEgressFromLocalVpcToRemoteClassicLink', 'allowEgressFromLocalVpcToRemoteClassicLink']}},
		VpcPeeringConnectionStateReason: {members: {Code: ['text', 'Code', 'code'], Message: ['text', 'Message', 'message']}},
		VpcPeeringConnectionVpcInfo: {members: {CidrBlock: ['text', 'CidrBlock', 'cidrBlock'], Ipv6CidrBlockSet: ['Ipv6CidrBlockSet', 'Ipv6CidrBlockSet', 'ipv6CidrBlockSet'], CidrBlockSet: ['CidrBlockSet', 'CidrBlockSet', 'cidrBlockSet'], OwnerId: ['text', 'OwnerId', 'ownerId'], PeeringOptions: ['VpcPeeringConnectionOptionsDescription', 'PeeringOptions', 'peeringOptions'], VpcId: ['text', 'VpcId', 'vpcId'], Region: ['text', 'Region', 'region']}},
		VpnConnection: {members: {Category: ['text', 'Category', 'category'], TransitGatewayId: ['text', 'TransitGatewayId', 'transitGatewayId'], VpnConcentratorId: ['text', 'VpnConcentratorId', 'vpnConcentratorId'], CoreNetworkArn: ['text', 'CoreNetworkArn', 'coreNetworkArn'], CoreNetworkAttachmentArn: ['text', 'CoreNetworkAttachmentArn', 'coreNetworkAttachmentArn'], GatewayAssociationState: ['text', 'GatewayAssociationState', 'gatewayAssociationState'], Options: ['VpnConnectionOptions', 'Options', 'options'], Routes: ['VpnStaticRouteList', 'Routes', 'routes'], Tags: ['TagList', 'TagSet', 'tagSet'], VgwTelemetry: ['VgwTelemetryList', 'VgwTelemetry', 'vgwTelemetry'], PreSharedKeyArn: ['text', 'PreSharedKeyArn', 'preSharedKeyArn'], VpnConnectionId: ['text', 'VpnConnectionId', 'vpnConnectionId'], State: ['text', 'State', 'state'], CustomerGatewayConfiguration: ['text', 'CustomerGatewayConfiguration', 'customerGatewayConfiguration'], Type: ['text', 'Type', 'type'], CustomerGatewayId: ['text', 'CustomerGatewayId', 'customerGatewayId'], VpnGatewayId: ['text', 'VpnGatewayId', 'vpnGatewayId']}},
		VpnConnectionDeviceType: {members: {VpnConnectionDeviceTypeId: ['text', 'VpnConnectionDeviceTypeId', 'vpnConnectionDeviceTypeId'], Vendor: ['text', 'Vendor', 'vendor'], Platform: ['text', 'Platform', 'platform'], Software: ['text', 'Software', 'software']}},
		VpnConnectionDeviceTypeList: {list: 'VpnConnectionDeviceType', item: 'item'},
		VpnConnectionIdStringList: {list: 'text', item: 'VpnConnectionId'},
		VpnConnectionList: {list: 'VpnConnection', item: 'item'},
		VpnConnectionOptions: {members: {EnableAcceleration: ['flag', 'EnableAcceleration', 'enableAcceleration'], StaticRoutesOnly: ['flag', 'StaticRoutesOnly', 'staticRoutesOnly'], LocalIpv4NetworkCidr: ['text', 'LocalIpv4NetworkCidr', 'localIpv4NetworkCidr'], RemoteIpv4NetworkCidr: ['text', 'RemoteIpv4NetworkCidr', 'remoteIpv4NetworkCidr'], LocalIpv6NetworkCidr: ['text', 'LocalIpv6NetworkCidr', 'localIpv6NetworkCidr'], RemoteIpv6NetworkCidr: ['text', 'RemoteIpv6NetworkCidr', 'remoteIpv6NetworkCidr'], OutsideIpAddressType: ['text', 'OutsideIpAddressType', 'outsideIpAddressType'], TransportTransitGatewayAttachmentId: ['text', 'TransportTransitGatewayAttachmentId', 'transportTransitGatewayAttachmentId'], TunnelInsideIpVersion: ['text', 'TunnelInsideIpVersion', 'tunnelInsideIpVersion'], TunnelOptions: ['TunnelOptionsList', 'TunnelOptionSet', 'tunnelOptionSet'], TunnelBandwidth: ['text', 'TunnelBandwidth', 'tunnelBandwidth']}},
		VpnConnectionOptionsSpecification: {members: {EnableAcceleration: ['flag'], TunnelInsideIpVersion: ['text'], TunnelOptions: ['VpnTunnelOptionsSpecificationsList'], LocalIpv4NetworkCidr: ['text'], RemoteIpv4NetworkCidr: ['text'], LocalIpv6NetworkCidr: ['text'], RemoteIpv6NetworkCidr: ['text'], OutsideIpAddressType: ['text'], TransportTransitGatewayAttachmentId: ['text'], TunnelBandwidth: ['text'], StaticRoutesOnly: ['flag', 'StaticRoutesOnly', 'staticRoutesOnly']}},
		VpnGateway: {members: {AmazonSideAsn: ['integer', 'AmazonSideAsn', 'amazonSideAsn'], Tags: ['TagList', 'TagSet', 'tagSet'], VpnGatewayId: ['text', 'VpnGatewayId', 'vpnGatewayId'], State: ['text', 'State', 'state'], Type: ['text', 'Type', 'type'], AvailabilityZone: ['text', 'AvailabilityZone', 'availabilityZone'], VpcAttachments: ['VpcAttachmentList', 'Attachments', 'attachments']}},
		VpnGatewayIdStringList: {list: 'text', item: 'VpnGatewayId'},
		VpnGatewayList: {list: 'VpnGateway', item: 'item'},
		VpnStaticRoute: {members: {DestinationCidrBlock: ['text', 'DestinationCidrBlock', 'destinationCidrBlock'], Source: ['text', 'Source', 'source'], State: ['text', 'State', 'state']}},
		VpnStaticRouteList: {list: 'VpnStaticRoute', item: 'item'},
		VpnTunnelLogOptions: {members: {CloudWatchLogOptions: ['CloudWatchLogOptions', 'CloudWatchLogOptions', 'cloudWatchLogOptions']}},
		VpnTunnelLogOptionsSpecification: {members: {CloudWatchLogOptions: ['CloudWatchLogOptionsSpecification']}},
		VpnTunnelOptionsSpecification: {members: {TunnelInsideCidr: ['text'], TunnelInsideIpv6Cidr: ['text'], PreSharedKey: ['text'], Phase1LifetimeSeconds: ['integer'], Phase2LifetimeSeconds: ['integer'], RekeyMarginTimeSeconds: ['integer'], RekeyFuzzPercentage: ['integer'], ReplayWindowSize: ['integer'], DPDTimeoutSeconds: ['integer'], DPDTimeoutAction: ['text'], Phase1EncryptionAlgorithms: ['Phase1EncryptionAlgorithmsRequestList', 'Phase1EncryptionAlgorithm'], Phase2EncryptionAlgorithms: ['Phase2EncryptionAlgorithmsRequestList', 'Phase2EncryptionAlgorithm'], Phase1IntegrityAlgorithms: ['Phase1IntegrityAlgorithmsRequestList', 'Phase1IntegrityAlgorithm'], Phase2IntegrityAlgorithms: ['Phase2IntegrityAlgorithmsRequestList', 'Phase2IntegrityAlgorithm'], Phase1DHGroupNumbers: ['Phase1DHGroupNumbersRequestList', 'Phase1DHGroupNumber'], Phase2DHGroupNumbers: ['Phase2DHGroupNumbersRequestList', 'Phase2DHGroupNumber'], IKEVersions: ['IKEVersionsRequestList', 'IKEVersion'], StartupAction: ['text'], LogOptions: ['VpnTunnelLogOptionsSpecification'], EnableTunnelLifecycleControl: ['flag']}},
		VpnTunnelOptionsSpecificationsList: {list: 'VpnTunnelOptionsSpecification', item: 'member'},
		WorkloadsList: {list: 'text', item: 'item'},
		ZoneIdStringList: {list: 'text', item: 'ZoneId'},
		ZoneNameStringList: {list: 'text', item: 'ZoneName'}
	}
}

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
