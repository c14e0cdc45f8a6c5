// Written by `npm run cloudformation-types` from AWS's resource specification as @aws-cdk/aws-service-spec 0.1.216 carries it (Apache-2.0). Not to be edited.

type Members = Readonly<Record<string, string>>

/** Of a member its type (`text`, `[text]`: a list, `{text}`: a map, `#Definition`), `!`: required; R: a change replaces the resource, M: it may. */
export const types: Readonly<Record<string, {readonly properties: Members; readonly attributes: readonly string[]}>> = {
	'AWS::AutoScaling::AutoScalingGroup': {
		properties: {
			AutoScalingGroupName: 'text R',
			AvailabilityZones: '[text]',
			CapacityRebalance: 'flag',
			Context: 'text',
			Cooldown: 'text',
			DefaultInstanceWarmup: 'integer',
			DesiredCapacity: 'text',
			DesiredCapacityType: 'text',
			HealthCheckGracePeriod: 'integer',
			HealthCheckType: 'text',
			InstanceId: 'text R',
			LaunchConfigurationName: 'text',
			LaunchTemplate: '#AutoScaling.AutoScalingGroup.LaunchTemplateSpecification',
			LifecycleHookSpecificationList: '[#AutoScaling.AutoScalingGroup.LifecycleHookSpecification]',
			LoadBalancerNames: '[text]',
			MaxInstanceLifetime: 'integer',
			MaxSize: 'text!',
			MetricsCollection: '[#AutoScaling.AutoScalingGroup.MetricsCollection]',
			MinSize: 'text!',
			MixedInstancesPolicy: '#AutoScaling.AutoScalingGroup.MixedInstancesPolicy',
			NewInstancesProtectedFromScaleIn: 'flag',
			NotificationConfigurations: '[#AutoScaling.AutoScalingGroup.NotificationConfiguration]',
			PlacementGroup: 'text',
			ServiceLinkedRoleARN: 'text',
			Tags: '[#AutoScaling.AutoScalingGroup.TagProperty]',
			TargetGroupARNs: '[text]',
			TerminationPolicies: '[text]',
			VPCZoneIdentifier: '[text]',
			AvailabilityZoneImpairmentPolicy: '#AutoScaling.AutoScalingGroup.AvailabilityZoneImpairmentPolicy',
			AvailabilityZoneIds: '[text]',
			InstanceLifecyclePolicy: '#AutoScaling.AutoScalingGroup.InstanceLifecyclePolicy',
			SkipZonalShiftValidation: 'flag',
			NotificationConfiguration: '#AutoScaling.AutoScalingGroup.NotificationConfiguration',
			AvailabilityZoneDistribution: '#AutoScaling.AutoScalingGroup.AvailabilityZoneDistribution',
			DeletionProtection: 'text',
			InstanceMaintenancePolicy: '#AutoScaling.AutoScalingGroup.InstanceMaintenancePolicy',
			TrafficSources: '[#AutoScaling.AutoScalingGroup.TrafficSourceIdentifier]',
			CapacityReservationSpecification: '#AutoScaling.AutoScalingGroup.CapacityReservationSpecification'
		},
		attributes: ['AutoScalingGroupARN']
	},
	'AWS::AutoScaling::LaunchConfiguration': {
		properties: {
			PlacementTenancy: 'text R',
			SecurityGroups: '[text] R',
			LaunchConfigurationName: 'text R',
			MetadataOptions: '#AutoScaling.LaunchConfiguration.MetadataOptions R',
			InstanceId: 'text R',
			UserData: 'text R',
			ClassicLinkVPCSecurityGroups: '[text] R',
			BlockDeviceMappings: '[#AutoScaling.LaunchConfiguration.BlockDeviceMapping] R',
			IamInstanceProfile: 'text R',
			KernelId: 'text R',
			AssociatePublicIpAddress: 'flag R',
			ClassicLinkVPCId: 'text R',
			EbsOptimized: 'flag R',
			KeyName: 'text R',
			SpotPrice: 'text R',
			ImageId: 'text! R',
			InstanceType: 'text! R',
			RamDiskId: 'text R',
			InstanceMonitoring: 'flag R'
		},
		attributes: []
	},
	'AWS::EC2::CustomerGateway': {
		properties: {
			Type: 'text! R',
			IpAddress: 'text! R',
			BgpAsn: 'integer R',
			Tags: '[any]',
			DeviceName: 'text R',
			BgpAsnExtended: 'number R',
			CertificateArn: 'text R'
		},
		attributes: ['CustomerGatewayId']
	},
	'AWS::EC2::DHCPOptions': {
		properties: {
			NetbiosNameServers: '[text] R',
			NtpServers: '[text] R',
			DomainName: 'text R',
			NetbiosNodeType: 'integer R',
			DomainNameServers: '[text] R',
			Tags: '[any]',
			Ipv6AddressPreferredLeaseTime: 'integer R'
		},
		attributes: ['DhcpOptionsId']
	},
	'AWS::EC2::EIP': {
		properties: {
			InstanceId: 'text',
			PublicIpv4Pool: 'text',
			TransferAddress: 'text R',
			Domain: 'text R',
			Tags: '[any]',
			NetworkBorderGroup: 'text R',
			IpamPoolId: 'text R',
			Address: 'text R'
		},
		attributes: ['PublicIp', 'AllocationId']
	},
	'AWS::EC2::EIPAssociation': {
		properties: {
			PrivateIpAddress: 'text R',
			InstanceId: 'text R',
			AllocationId: 'text R',
			NetworkInterfaceId: 'text R',
			EIP: 'text R'
		},
		attributes: ['Id']
	},
	'AWS::EC2::EgressOnlyInternetGateway': {
		properties: {
			VpcId: 'text! R',
			Tags: '[any]'
		},
		attributes: ['Id']
	},
	'AWS::EC2::GatewayRouteTableAssociation': {
		properties: {
			RouteTableId: 'text!',
			GatewayId: 'text! R'
		},
		attributes: ['AssociationId']
	},
	'AWS::EC2::Instance': {
		properties: {
			AdditionalInfo: 'text M',
			Affinity: 'text M',
			AvailabilityZone: 'text R',
			BlockDeviceMappings: '[#EC2.Instance.BlockDeviceMapping] M',
			CpuOptions: '#EC2.Instance.CpuOptions R',
			CreditSpecification: '#EC2.Instance.CreditSpecification',
			DisableApiTermination: 'flag',
			EbsOptimized: 'flag M',
			ElasticGpuSpecifications: '[#EC2.Instance.ElasticGpuSpecification] R',
			ElasticInferenceAccelerators: '[#EC2.Instance.ElasticInferenceAccelerator] R',
			EnclaveOptions: '#EC2.Instance.EnclaveOptions R',
			HibernationOptions: '#EC2.Instance.HibernationOptions R',
			HostId: 'text M',
			HostResourceGroupArn: 'text R',
			IamInstanceProfile: 'text',
			ImageId: 'text R',
			InstanceInitiatedShutdownBehavior: 'text',
			InstanceType: 'text M',
			Ipv6AddressCount: 'integer R',
			Ipv6Addresses: '[#EC2.Instance.InstanceIpv6Address] R',
			KernelId: 'text M',
			KeyName: 'text R',
			LaunchTemplate: '#EC2.Instance.LaunchTemplateSpecification R',
			LicenseSpecifications: '[#EC2.Instance.LicenseSpecification] R',
			Monitoring: 'flag',
			NetworkInterfaces: '[#EC2.Instance.NetworkInterface] R',
			PlacementGroupName: 'text R',
			PrivateDnsNameOptions: '#EC2.Instance.PrivateDnsNameOptions M',
			PrivateIpAddress: 'text R',
			PropagateTagsToVolumeOnCreation: 'flag',
			RamdiskId: 'text M',
			SecurityGroupIds: '[text] M',
			SecurityGroups: '[text] R',
			SourceDestCheck: 'flag',
			SsmAssociations: '[#EC2.Instance.SsmAssociation]',
			SubnetId: 'text R',
			Tags: '[any]',
			Tenancy: 'text M',
			UserData: 'text M',
			Volumes: '[#EC2.Instance.Volume]',
			MetadataOptions: '#EC2.Instance.MetadataOptions'
		},
		attributes: ['AvailabilityZone', 'PrivateDnsName', 'PrivateIp', 'PublicDnsName', 'PublicIp', 'InstanceId', 'VpcId', 'State']
	},
	'AWS::EC2::InternetGateway': {
		properties: {
			Tags: '[any]'
		},
		attributes: ['InternetGatewayId']
	},
	'AWS::EC2::LaunchTemplate': {
		properties: {
			LaunchTemplateName: 'text R',
			LaunchTemplateData: '#EC2.LaunchTemplate.LaunchTemplateData!',
			VersionDescription: 'text',
			TagSpecifications: '[#EC2.LaunchTemplate.LaunchTemplateTagSpecification]'
		},
		attributes: ['LatestVersionNumber', 'LaunchTemplateId', 'DefaultVersionNumber']
	},
	'AWS::EC2::NatGateway': {
		properties: {
			SecondaryAllocationIds: '[text]',
			PrivateIpAddress: 'text R',
			ConnectivityType: 'text R',
			SecondaryPrivateIpAddresses: '[text]',
			SecondaryPrivateIpAddressCount: 'integer',
			AllocationId: 'text R',
			SubnetId: 'text R',
			Tags: '[any]',
			MaxDrainDurationSeconds: 'integer',
			VpcId: 'text R',
			AvailabilityMode: 'text R',
			AvailabilityZoneAddresses: '[#EC2.NatGateway.AvailabilityZoneAddress]'
		},
		attributes: ['NatGatewayId', 'EniId', 'AutoProvisionZones', 'AutoScalingIps', 'RouteTableId']
	},
	'AWS::EC2::NetworkAcl': {
		properties: {
			VpcId: 'text! R',
			Tags: '[any]'
		},
		attributes: ['Id']
	},
	'AWS::EC2::NetworkAclEntry': {
		properties: {
			CidrBlock: 'text',
			Egress: 'flag R',
			Icmp: '#EC2.NetworkAclEntry.Icmp',
			Ipv6CidrBlock: 'text',
			NetworkAclId: 'text! R',
			PortRange: '#EC2.NetworkAclEntry.PortRange',
			Protocol: 'integer!',
			RuleAction: 'text!',
			RuleNumber: 'integer! R'
		},
		attributes: ['Id']
	},
	'AWS::EC2::NetworkInterface': {
		properties: {
			Description: 'text',
			PrivateIpAddress: 'text R',
			PrivateIpAddresses: '[#EC2.NetworkInterface.PrivateIpAddressSpecification] M',
			SecondaryPrivateIpAddressCount: 'integer',
			Ipv6PrefixCount: 'integer',
			Ipv4Prefixes: '[#EC2.NetworkInterface.Ipv4PrefixSpecification]',
			Ipv4PrefixCount: 'integer',
			GroupSet: '[text]',
			Ipv6Addresses: '[#EC2.NetworkInterface.InstanceIpv6Address]',
			Ipv6Prefixes: '[#EC2.NetworkInterface.Ipv6PrefixSpecification]',
			SubnetId: 'text! R',
			SourceDestCheck: 'flag',
			InterfaceType: 'text R',
			Ipv6AddressCount: 'integer',
			Tags: '[any]',
			EnablePrimaryIpv6: 'flag',
			ConnectionTrackingSpecification: '#EC2.NetworkInterface.ConnectionTrackingSpecification',
			PublicIpDnsHostnameTypeSpecification: 'text'
		},
		attributes: [
			'SecondaryPrivateIpAddresses',
			'PrimaryPrivateIpAddress',
			'Id',
			'PrimaryIpv6Address',
			'VpcId',
			'PublicIpDnsNameOptions'
		]
	},
	'AWS::EC2::NetworkInterfaceAttachment': {
		properties: {
			InstanceId: 'text! R',
			DeviceIndex: 'text! R',
			NetworkInterfaceId: 'text! R',
			DeleteOnTermination: 'flag',
			EnaSrdSpecification: '#EC2.NetworkInterfaceAttachment.EnaSrdSpecification',
			EnaQueueCount: 'integer'
		},
		attributes: ['AttachmentId']
	},
	'AWS::EC2::PrefixList': {
		properties: {
			MaxEntries: 'integer',
			PrefixListName: 'text!',
			Entries: '[#EC2.PrefixList.Entry]',
			AddressFamily: 'text!',
			Tags: '[any]'
		},
		attributes: ['OwnerId', 'PrefixListId', 'Version', 'Arn']
	},
	'AWS::EC2::Route': {
		properties: {
			DestinationIpv6CidrBlock: 'text R',
			RouteTableId: 'text! R',
			InstanceId: 'text',
			LocalGatewayId: 'text',
			CarrierGatewayId: 'text',
			DestinationCidrBlock: 'text R',
			GatewayId: 'text',
			NetworkInterfaceId: 'text',
			VpcEndpointId: 'text',
			TransitGatewayId: 'text',
			VpcPeeringConnectionId: 'text',
			EgressOnlyInternetGatewayId: 'text',
			DestinationPrefixListId: 'text R',
			NatGatewayId: 'text',
			CoreNetworkArn: 'text',
			OdbNetworkArn: 'text'
		},
		attributes: ['CidrBlock']
	},
	'AWS::EC2::RouteTable': {
		properties: {
			VpcId: 'text! R',
			Tags: '[any]'
		},
		attributes: ['RouteTableId']
	},
	'AWS::EC2::SecurityGroup': {
		properties: {
			GroupDescription: 'text! R',
			GroupName: 'text R',
			SecurityGroupEgress: '[#EC2.SecurityGroup.Egress]',
			SecurityGroupIngress: '[#EC2.SecurityGroup.Ingress]',
			Tags: '[any]',
			VpcId: 'text R'
		},
		attributes: ['GroupId', 'VpcId', 'Id']
	},
	'AWS::EC2::SecurityGroupEgress': {
		properties: {
			CidrIp: 'text R',
			CidrIpv6: 'text R',
			Description: 'text',
			DestinationPrefixListId: 'text R',
			DestinationSecurityGroupId: 'text R',
			FromPort: 'integer R',
			GroupId: 'text! R',
			IpProtocol: 'text! R',
			ToPort: 'integer R'
		},
		attributes: ['Id']
	},
	'AWS::EC2::SecurityGroupIngress': {
		properties: {
			CidrIp: 'text R',
			CidrIpv6: 'text R',
			Description: 'text',
			FromPort: 'integer R',
			GroupId: 'text R',
			GroupName: 'text R',
			IpProtocol: 'text! R',
			SourcePrefixListId: 'text R',
			SourceSecurityGroupId: 'text R',
			SourceSecurityGroupName: 'text R',
			SourceSecurityGroupOwnerId: 'text R',
			ToPort: 'integer R'
		},
		attributes: ['Id']
	},
	'AWS::EC2::Subnet': {
		properties: {
			AssignIpv6AddressOnCreation: 'flag',
			MapPublicIpOnLaunch: 'flag',
			EnableDns64: 'flag',
			VpcId: 'text! R',
			AvailabilityZoneId: 'text R',
			OutpostArn: 'text R',
			PrivateDnsNameOptionsOnLaunch: '#EC2.Subnet.PrivateDnsNameOptionsOnLaunch',
			AvailabilityZone: 'text R',
			CidrBlock: 'text R',
			Ipv6Native: 'flag R',
			Ipv6CidrBlock: 'text M',
			Tags: '[any]',
			EnableLniAtDeviceIndex: 'integer',
			Ipv4IpamPoolId: 'text R',
			Ipv4NetmaskLength: 'integer R',
			Ipv6IpamPoolId: 'text R',
			Ipv6NetmaskLength: 'integer R'
		},
		attributes: [
			'VpcId',
			'NetworkAclAssociationId',
			'AvailabilityZoneId',
			'OutpostArn',
			'AvailabilityZone',
			'CidrBlock',
			'SubnetId',
			'Ipv6CidrBlocks',
			'BlockPublicAccessStates'
		]
	},
	'AWS::EC2::SubnetCidrBlock': {
		properties: {
			SubnetId: 'text! R',
			Ipv6CidrBlock: 'text R',
			Ipv6IpamPoolId: 'text R',
			Ipv6NetmaskLength: 'integer R'
		},
		attributes: ['Id', 'Ipv6AddressAttribute', 'IpSource']
	},
	'AWS::EC2::SubnetNetworkAclAssociation': {
		properties: {
			NetworkAclId: 'text! R',
			SubnetId: 'text! R'
		},
		attributes: ['AssociationId']
	},
	'AWS::EC2::SubnetRouteTableAssociation': {
		properties: {
			RouteTableId: 'text! R',
			SubnetId: 'text! R'
		},
		attributes: ['Id']
	},
	'AWS::EC2::TransitGateway': {
		properties: {
			DefaultRouteTablePropagation: 'text',
			Description: 'text',
			TransitGatewayCidrBlocks: '[text]',
			AssociationDefaultRouteTableId: 'text',
			AutoAcceptSharedAttachments: 'text',
			PropagationDefaultRouteTableId: 'text',
			DefaultRouteTableAssociation: 'text',
			VpnEcmpSupport: 'text',
			DnsSupport: 'text',
			MulticastSupport: 'text R',
			AmazonSideAsn: 'integer R',
			Tags: '[any]',
			SecurityGroupReferencingSupport: 'text',
			EncryptionSupport: 'text'
		},
		attributes: ['Id', 'TransitGatewayArn', 'EncryptionSupportState']
	},
	'AWS::EC2::TransitGatewayAttachment': {
		properties: {
			Options: '#EC2.TransitGatewayAttachment.Options',
			TransitGatewayId: 'text! R',
			VpcId: 'text! R',
			SubnetIds: '[text]!',
			Tags: '[any]'
		},
		attributes: ['Id']
	},
	'AWS::EC2::TransitGatewayPeeringAttachment': {
		properties: {
			TransitGatewayId: 'text! R',
			PeerTransitGatewayId: 'text! R',
			PeerAccountId: 'text! R',
			PeerRegion: 'text! R',
			Tags: '[any]'
		},
		attributes: ['Status', 'State', 'CreationTime', 'Status.Message', 'Status.Code', 'TransitGatewayAttachmentId']
	},
	'AWS::EC2::TransitGatewayRoute': {
		properties: {
			TransitGatewayRouteTableId: 'text! R',
			DestinationCidrBlock: 'text! R',
			Blackhole: 'flag R',
			TransitGatewayAttachmentId: 'text R'
		},
		attributes: []
	},
	'AWS::EC2::TransitGatewayRouteTable': {
		properties: {
			TransitGatewayId: 'text! R',
			Tags: '[any] R'
		},
		attributes: ['TransitGatewayRouteTableId']
	},
	'AWS::EC2::TransitGatewayRouteTableAssociation': {
		properties: {
			TransitGatewayRouteTableId: 'text! R',
			TransitGatewayAttachmentId: 'text! R'
		},
		attributes: []
	},
	'AWS::EC2::TransitGatewayRouteTablePropagation': {
		properties: {
			TransitGatewayRouteTableId: 'text! R',
			TransitGatewayAttachmentId: 'text! R'
		},
		attributes: []
	},
	'AWS::EC2::TransitGatewayVpcAttachment': {
		properties: {
			Options: '#EC2.TransitGatewayVpcAttachment.Options',
			TransitGatewayId: 'text! R',
			VpcId: 'text! R',
			RemoveSubnetIds: '[text]',
			SubnetIds: '[text]! R',
			AddSubnetIds: '[text]',
			Tags: '[any]'
		},
		attributes: ['Id']
	},
	'AWS::EC2::VPC': {
		properties: {
			InstanceTenancy: 'text M',
			Ipv4NetmaskLength: 'integer R',
			CidrBlock: 'text R',
			Ipv4IpamPoolId: 'text R',
			EnableDnsSupport: 'flag',
			EnableDnsHostnames: 'flag',
			Tags: '[any]',
			VpcEncryptionControl: '#EC2.VPC.VpcEncryptionControl R'
		},
		attributes: [
			'VpcId',
			'CidrBlockAssociations',
			'CidrBlock',
			'DefaultNetworkAcl',
			'Ipv6CidrBlocks',
			'DefaultSecurityGroup',
			'VpcEncryptionControl.VpcId',
			'VpcEncryptionControl.VpcEncryptionControlId',
			'VpcEncryptionControl.State',
			'VpcEncryptionControl.StateMessage',
			'VpcEncryptionControl.ResourceExclusions',
			'VpcEncryptionControl.ResourceExclusions.InternetGateway',
			'VpcEncryptionControl.ResourceExclusions.InternetGateway.State',
			'VpcEncryptionControl.ResourceExclusions.InternetGateway.StateMessage',
			'VpcEncryptionControl.ResourceExclusions.EgressOnlyInternetGateway',
			'VpcEncryptionControl.ResourceExclusions.EgressOnlyInternetGateway.State',
			'VpcEncryptionControl.ResourceExclusions.EgressOnlyInternetGateway.StateMessage',
			'VpcEncryptionControl.ResourceExclusions.NatGateway',
			'VpcEncryptionControl.ResourceExclusions.NatGateway.State',
			'VpcEncryptionControl.ResourceExclusions.NatGateway.StateMessage',
			'VpcEncryptionControl.ResourceExclusions.VirtualPrivateGateway',
			'VpcEncryptionControl.ResourceExclusions.VirtualPrivateGateway.State',
			'VpcEncryptionControl.ResourceExclusions.VirtualPrivateGateway.StateMessage',
			'VpcEncryptionControl.ResourceExclusions.VpcPeering',
			'VpcEncryptionControl.ResourceExclusions.VpcPeering.State',
			'VpcEncryptionControl.ResourceExclusions.VpcPeering.StateMessage',
			'VpcEncryptionControl.ResourceExclusions.Lambda',
			'VpcEncryptionControl.ResourceExclusions.Lambda.State',
			'VpcEncryptionControl.ResourceExclusions.Lambda.StateMessage',
			'VpcEncryptionControl.ResourceExclusions.VpcLattice',
			'VpcEncryptionControl.ResourceExclusions.VpcLattice.State',
			'VpcEncryptionControl.ResourceExclusions.VpcLattice.StateMessage',
			'VpcEncryptionControl.ResourceExclusions.ElasticFileSystem',
			'VpcEncryptionControl.ResourceExclusions.ElasticFileSystem.State',
			'VpcEncryptionControl.ResourceExclusions.ElasticFileSystem.StateMessage'
		]
	},
	'AWS::EC2::VPCCidrBlock': {
		properties: {
			AmazonProvidedIpv6CidrBlock: 'flag R',
			CidrBlock: 'text R',
			Ipv4IpamPoolId: 'text R',
			Ipv4NetmaskLength: 'integer R',
			Ipv6CidrBlock: 'text R',
			Ipv6IpamPoolId: 'text R',
			Ipv6NetmaskLength: 'integer R',
			Ipv6Pool: 'text R',
			VpcId: 'text! R',
			Ipv6CidrBlockNetworkBorderGroup: 'text R'
		},
		attributes: ['Id', 'Ipv6AddressAttribute', 'IpSource']
	},
	'AWS::EC2::VPCDHCPOptionsAssociation': {
		properties: {
			VpcId: 'text! R',
			DhcpOptionsId: 'text! R'
		},
		attributes: []
	},
	'AWS::EC2::VPCEndpoint': {
		properties: {
			PrivateDnsEnabled: 'flag',
			VpcId: 'text! R',
			RouteTableIds: '[text]',
			ServiceName: 'text R',
			PolicyDocument: 'any',
			VpcEndpointType: 'text R',
			SecurityGroupIds: '[text]',
			SubnetIds: '[text]',
			IpAddressType: 'text',
			ServiceRegion: 'text R',
			DnsOptions: '#EC2.VPCEndpoint.DnsOptionsSpecification',
			ResourceConfigurationArn: 'text R',
			ServiceNetworkArn: 'text R',
			Tags: '[any]'
		},
		attributes: ['CreationTimestamp', 'NetworkInterfaceIds', 'Id', 'DnsEntries']
	},
	'AWS::EC2::VPCGatewayAttachment': {
		properties: {
			InternetGatewayId: 'text',
			VpcId: 'text! R',
			VpnGatewayId: 'text'
		},
		attributes: ['AttachmentType']
	},
	'AWS::EC2::VPCPeeringConnection': {
		properties: {
			PeerRoleArn: 'text R',
			VpcId: 'text! R',
			PeerVpcId: 'text! R',
			PeerRegion: 'text R',
			PeerOwnerId: 'text R',
			Tags: '[any]',
			AssumeRoleRegion: 'text R'
		},
		attributes: ['Id']
	},
	'AWS::EC2::VPNConnection': {
		properties: {
			TransitGatewayId: 'text R',
			Type: 'text! R',
			VpnTunnelOptionsSpecifications: '[#EC2.VPNConnection.VpnTunnelOptionsSpecification] R',
			CustomerGatewayId: 'text! R',
			VpnGatewayId: 'text R',
			StaticRoutesOnly: 'flag R',
			Tags: '[any]',
			RemoteIpv6NetworkCidr: 'text R',
			RemoteIpv4NetworkCidr: 'text R',
			OutsideIpAddressType: 'text R',
			EnableAcceleration: 'flag R',
			TunnelBandwidth: 'text',
			LocalIpv4NetworkCidr: 'text R',
			VpnConcentratorId: 'text R',
			PreSharedKeyStorage: 'text R',
			TransportTransitGatewayAttachmentId: 'text R',
			LocalIpv6NetworkCidr: 'text R',
			TunnelInsideIpVersion: 'text R'
		},
		attributes: ['VpnConnectionId']
	},
	'AWS::EC2::VPNConnectionRoute': {
		properties: {
			DestinationCidrBlock: 'text! R',
			VpnConnectionId: 'text! R'
		},
		attributes: []
	},
	'AWS::EC2::VPNGateway': {
		properties: {
			Type: 'text! R',
			AmazonSideAsn: 'integer R',
			Tags: '[any]'
		},
		attributes: ['VPNGatewayId']
	},
	'AWS::EC2::VPNGatewayRoutePropagation': {
		properties: {
			RouteTableIds: '[text]!',
			VpnGatewayId: 'text!'
		},
		attributes: ['Id']
	}
}

export const definitions: Readonly<Record<string, Members>> = {
	'AutoScaling.AutoScalingGroup.LaunchTemplateSpecification': {
		LaunchTemplateId: 'text',
		LaunchTemplateName: 'text',
		Version: 'text!'
	},
	'AutoScaling.AutoScalingGroup.LifecycleHookSpecification': {
		DefaultResult: 'text',
		HeartbeatTimeout: 'integer',
		LifecycleHookName: 'text!',
		LifecycleTransition: 'text!',
		NotificationMetadata: 'text',
		NotificationTargetARN: 'text',
		RoleARN: 'text'
	},
	'AutoScaling.AutoScalingGroup.MetricsCollection': {
		Granularity: 'text!',
		Metrics: '[text]'
	},
	'AutoScaling.AutoScalingGroup.DistributionSegment': {
		TargetCapacityTypes: '[text]!'
	},
	'AutoScaling.AutoScalingGroup.InstancesDistribution': {
		OnDemandAllocationStrategy: 'text',
		OnDemandBaseCapacity: 'integer',
		OnDemandPercentageAboveBaseCapacity: 'integer',
		SpotAllocationStrategy: 'text',
		SpotInstancePools: 'integer',
		SpotMaxPrice: 'text',
		DistributionSegments: '[#AutoScaling.AutoScalingGroup.DistributionSegment]'
	},
	'AutoScaling.AutoScalingGroup.AcceleratorCountRequest': {
		Max: 'integer',
		Min: 'integer'
	},
	'AutoScaling.AutoScalingGroup.AcceleratorTotalMemoryMiBRequest': {
		Max: 'integer',
		Min: 'integer'
	},
	'AutoScaling.AutoScalingGroup.BaselineEbsBandwidthMbpsRequest': {
		Max: 'integer',
		Min: 'integer'
	},
	'AutoScaling.AutoScalingGroup.MemoryGiBPerVCpuRequest': {
		Max: 'number',
		Min: 'number'
	},
	'AutoScaling.AutoScalingGroup.MemoryMiBRequest': {
		Max: 'integer',
		Min: 'integer'
	},
	'AutoScaling.AutoScalingGroup.NetworkBandwidthGbpsRequest': {
		Max: 'number',
		Min: 'number'
	},
	'AutoScaling.AutoScalingGroup.NetworkInterfaceCountRequest': {
		Max: 'integer',
		Min: 'integer'
	},
	'AutoScaling.AutoScalingGroup.TotalLocalStorageGBRequest': {
		Max: 'number',
		Min: 'number'
	},
	'AutoScaling.AutoScalingGroup.VCpuCountRequest': {
		Max: 'integer',
		Min: 'integer'
	},
	'AutoScaling.AutoScalingGroup.PerformanceFactorReferenceRequest': {
		InstanceFamily: 'text'
	},
	'AutoScaling.AutoScalingGroup.CpuPerformanceFactorRequest': {
		References: '[#AutoScaling.AutoScalingGroup.PerformanceFactorReferenceRequest]'
	},
	'AutoScaling.AutoScalingGroup.BaselinePerformanceFactorsRequest': {
		Cpu: '#AutoScaling.AutoScalingGroup.CpuPerformanceFactorRequest'
	},
	'AutoScaling.AutoScalingGroup.InstanceRequirements': {
		AcceleratorCount: '#AutoScaling.AutoScalingGroup.AcceleratorCountRequest',
		AcceleratorManufacturers: '[text]',
		AcceleratorNames: '[text]',
		AcceleratorTotalMemoryMiB: '#AutoScaling.AutoScalingGroup.AcceleratorTotalMemoryMiBRequest',
		AcceleratorTypes: '[text]',
		AllowedInstanceTypes: '[text]',
		BareMetal: 'text',
		BaselineEbsBandwidthMbps: '#AutoScaling.AutoScalingGroup.BaselineEbsBandwidthMbpsRequest',
		BurstablePerformance: 'text',
		CpuManufacturers: '[text]',
		ExcludedInstanceTypes: '[text]',
		InstanceGenerations: '[text]',
		LocalStorage: 'text',
		LocalStorageTypes: '[text]',
		MemoryGiBPerVCpu: '#AutoScaling.AutoScalingGroup.MemoryGiBPerVCpuRequest',
		MemoryMiB: '#AutoScaling.AutoScalingGroup.MemoryMiBRequest!',
		NetworkBandwidthGbps: '#AutoScaling.AutoScalingGroup.NetworkBandwidthGbpsRequest',
		NetworkInterfaceCount: '#AutoScaling.AutoScalingGroup.NetworkInterfaceCountRequest',
		OnDemandMaxPricePercentageOverLowestPrice: 'integer',
		RequireHibernateSupport: 'flag',
		SpotMaxPricePercentageOverLowestPrice: 'integer',
		TotalLocalStorageGB: '#AutoScaling.AutoScalingGroup.TotalLocalStorageGBRequest',
		VCpuCount: '#AutoScaling.AutoScalingGroup.VCpuCountRequest!',
		MaxSpotPriceAsPercentageOfOptimalOnDemandPrice: 'integer',
		BaselinePerformanceFactors: '#AutoScaling.AutoScalingGroup.BaselinePerformanceFactorsRequest'
	},
	'AutoScaling.AutoScalingGroup.LaunchTemplateOverrides': {
		InstanceRequirements: '#AutoScaling.AutoScalingGroup.InstanceRequirements',
		InstanceType: 'text',
		LaunchTemplateSpecification: '#AutoScaling.AutoScalingGroup.LaunchTemplateSpecification',
		WeightedCapacity: 'text',
		ImageId: 'text'
	},
	'AutoScaling.AutoScalingGroup.LaunchTemplate': {
		LaunchTemplateSpecification: '#AutoScaling.AutoScalingGroup.LaunchTemplateSpecification!',
		Overrides: '[#AutoScaling.AutoScalingGroup.LaunchTemplateOverrides]'
	},
	'AutoScaling.AutoScalingGroup.MixedInstancesPolicy': {
		InstancesDistribution: '#AutoScaling.AutoScalingGroup.InstancesDistribution',
		LaunchTemplate: '#AutoScaling.AutoScalingGroup.LaunchTemplate!'
	},
	'AutoScaling.AutoScalingGroup.NotificationConfiguration': {
		NotificationTypes: '[text]',
		TopicARN: 'any!'
	},
	'AutoScaling.AutoScalingGroup.TagProperty': {
		Key: 'text!',
		PropagateAtLaunch: 'flag!',
		Value: 'text!'
	},
	'AutoScaling.AutoScalingGroup.AvailabilityZoneImpairmentPolicy': {
		ZonalShiftEnabled: 'flag!',
		ImpairedZoneHealthCheckBehavior: 'text!'
	},
	'AutoScaling.AutoScalingGroup.RetentionTriggers': {
		TerminateHookAbandon: 'text'
	},
	'AutoScaling.AutoScalingGroup.InstanceLifecyclePolicy': {
		RetentionTriggers: '#AutoScaling.AutoScalingGroup.RetentionTriggers'
	},
	'AutoScaling.AutoScalingGroup.AvailabilityZoneDistribution': {
		CapacityDistributionStrategy: 'text'
	},
	'AutoScaling.AutoScalingGroup.InstanceMaintenancePolicy': {
		MaxHealthyPercentage: 'integer',
		MinHealthyPercentage: 'integer'
	},
	'AutoScaling.AutoScalingGroup.TrafficSourceIdentifier': {
		Type: 'text!',
		Identifier: 'text!'
	},
	'AutoScaling.AutoScalingGroup.CapacityReservationTarget': {
		CapacityReservationIds: '[text]',
		CapacityReservationResourceGroupArns: '[text]'
	},
	'AutoScaling.AutoScalingGroup.CapacityReservationSpecification': {
		CapacityReservationPreference: 'text!',
		CapacityReservationTarget: '#AutoScaling.AutoScalingGroup.CapacityReservationTarget'
	},
	'AutoScaling.LaunchConfiguration.MetadataOptions': {
		HttpPutResponseHopLimit: 'integer R',
		HttpTokens: 'text R',
		HttpEndpoint: 'text R'
	},
	'AutoScaling.LaunchConfiguration.BlockDevice': {
		SnapshotId: 'text R',
		VolumeType: 'text R',
		Encrypted: 'flag R',
		Throughput: 'integer R',
		Iops: 'integer R',
		VolumeSize: 'integer R',
		DeleteOnTermination: 'flag R'
	},
	'AutoScaling.LaunchConfiguration.BlockDeviceMapping': {
		Ebs: '#AutoScaling.LaunchConfiguration.BlockDevice R',
		NoDevice: 'flag R',
		VirtualName: 'text R',
		DeviceName: 'text! R'
	},
	'EC2.Instance.Ebs': {
		DeleteOnTermination: 'flag',
		Encrypted: 'flag',
		Iops: 'integer',
		KmsKeyId: 'text R',
		SnapshotId: 'text',
		VolumeSize: 'integer',
		VolumeType: 'text'
	},
	'EC2.Instance.BlockDeviceMapping': {
		DeviceName: 'text!',
		Ebs: '#EC2.Instance.Ebs',
		NoDevice: 'any',
		VirtualName: 'text'
	},
	'EC2.Instance.CpuOptions': {
		CoreCount: 'integer',
		ThreadsPerCore: 'integer'
	},
	'EC2.Instance.CreditSpecification': {
		CPUCredits: 'text'
	},
	'EC2.Instance.ElasticGpuSpecification': {
		Type: 'text!'
	},
	'EC2.Instance.ElasticInferenceAccelerator': {
		Count: 'integer',
		Type: 'text!'
	},
	'EC2.Instance.EnclaveOptions': {
		Enabled: 'flag'
	},
	'EC2.Instance.HibernationOptions': {
		Configured: 'flag'
	},
	'EC2.Instance.InstanceIpv6Address': {
		Ipv6Address: 'text!'
	},
	'EC2.Instance.LaunchTemplateSpecification': {
		LaunchTemplateId: 'text',
		LaunchTemplateName: 'text',
		Version: 'text!'
	},
	'EC2.Instance.LicenseSpecification': {
		LicenseConfigurationArn: 'text!'
	},
	'EC2.Instance.PrivateIpAddressSpecification': {
		Primary: 'flag!',
		PrivateIpAddress: 'text!'
	},
	'EC2.Instance.EnaSrdUdpSpecification': {
		EnaSrdUdpEnabled: 'flag'
	},
	'EC2.Instance.EnaSrdSpecification': {
		EnaSrdEnabled: 'flag',
		EnaSrdUdpSpecification: '#EC2.Instance.EnaSrdUdpSpecification'
	},
	'EC2.Instance.NetworkInterface': {
		AssociateCarrierIpAddress: 'flag',
		AssociatePublicIpAddress: 'flag',
		DeleteOnTermination: 'flag',
		Description: 'text',
		DeviceIndex: 'text!',
		GroupSet: '[text]',
		Ipv6AddressCount: 'integer',
		Ipv6Addresses: '[#EC2.Instance.InstanceIpv6Address]',
		NetworkInterfaceId: 'text',
		PrivateIpAddress: 'text',
		PrivateIpAddresses: '[#EC2.Instance.PrivateIpAddressSpecification]',
		SecondaryPrivateIpAddressCount: 'integer',
		SubnetId: 'text',
		EnaSrdSpecification: '#EC2.Instance.EnaSrdSpecification'
	},
	'EC2.Instance.PrivateDnsNameOptions': {
		EnableResourceNameDnsAAAARecord: 'flag',
		EnableResourceNameDnsARecord: 'flag',
		HostnameType: 'text'
	},
	'EC2.Instance.AssociationParameter': {
		Key: 'text!',
		Value: '[text]!'
	},
	'EC2.Instance.SsmAssociation': {
		AssociationParameters: '[#EC2.Instance.AssociationParameter]',
		DocumentName: 'text!'
	},
	'EC2.Instance.Volume': {
		Device: 'text!',
		VolumeId: 'text!'
	},
	'EC2.Instance.MetadataOptions': {
		HttpPutResponseHopLimit: 'integer',
		HttpProtocolIpv6: 'text',
		HttpTokens: 'text',
		InstanceMetadataTags: 'text',
		HttpEndpoint: 'text'
	},
	'EC2.LaunchTemplate.TagSpecification': {
		ResourceType: 'text',
		Tags: '[any]'
	},
	'EC2.LaunchTemplate.Ebs': {
		SnapshotId: 'text',
		VolumeType: 'text',
		KmsKeyId: 'text',
		Encrypted: 'flag',
		Throughput: 'integer',
		Iops: 'integer',
		VolumeSize: 'integer',
		DeleteOnTermination: 'flag',
		EbsCardIndex: 'integer',
		VolumeInitializationRate: 'integer'
	},
	'EC2.LaunchTemplate.BlockDeviceMapping': {
		Ebs: '#EC2.LaunchTemplate.Ebs',
		NoDevice: 'text',
		VirtualName: 'text',
		DeviceName: 'text'
	},
	'EC2.LaunchTemplate.MaintenanceOptions': {
		AutoRecovery: 'text'
	},
	'EC2.LaunchTemplate.IamInstanceProfile': {
		Arn: 'text',
		Name: 'text'
	},
	'EC2.LaunchTemplate.ElasticGpuSpecification': {
		Type: 'text'
	},
	'EC2.LaunchTemplate.LaunchTemplateElasticInferenceAccelerator': {
		Type: 'text',
		Count: 'integer'
	},
	'EC2.LaunchTemplate.Placement': {
		GroupName: 'text',
		Tenancy: 'text',
		SpreadDomain: 'text',
		PartitionNumber: 'integer',
		AvailabilityZone: 'text',
		Affinity: 'text',
		HostId: 'text',
		HostResourceGroupArn: 'text',
		GroupId: 'text'
	},
	'EC2.LaunchTemplate.PrivateIpAdd': {
		PrivateIpAddress: 'text',
		Primary: 'flag'
	},
	'EC2.LaunchTemplate.Ipv4PrefixSpecification': {
		Ipv4Prefix: 'text'
	},
	'EC2.LaunchTemplate.Ipv6PrefixSpecification': {
		Ipv6Prefix: 'text'
	},
	'EC2.LaunchTemplate.Ipv6Add': {
		Ipv6Address: 'text'
	},
	'EC2.LaunchTemplate.EnaSrdUdpSpecification': {
		EnaSrdUdpEnabled: 'flag'
	},
	'EC2.LaunchTemplate.EnaSrdSpecification': {
		EnaSrdEnabled: 'flag',
		EnaSrdUdpSpecification: '#EC2.LaunchTemplate.EnaSrdUdpSpecification'
	},
	'EC2.LaunchTemplate.ConnectionTrackingSpecification': {
		UdpTimeout: 'integer',
		TcpEstablishedTimeout: 'integer',
		UdpStreamTimeout: 'integer'
	},
	'EC2.LaunchTemplate.NetworkInterface': {
		Description: 'text',
		PrivateIpAddress: 'text',
		PrivateIpAddresses: '[#EC2.LaunchTemplate.PrivateIpAdd]',
		SecondaryPrivateIpAddressCount: 'integer',
		Ipv6PrefixCount: 'integer',
		Ipv4Prefixes: '[#EC2.LaunchTemplate.Ipv4PrefixSpecification]',
		DeviceIndex: 'integer',
		PrimaryIpv6: 'flag',
		Ipv4PrefixCount: 'integer',
		Ipv6Prefixes: '[#EC2.LaunchTemplate.Ipv6PrefixSpecification]',
		SubnetId: 'text',
		Ipv6Addresses: '[#EC2.LaunchTemplate.Ipv6Add]',
		AssociatePublicIpAddress: 'flag',
		NetworkInterfaceId: 'text',
		NetworkCardIndex: 'integer',
		InterfaceType: 'text',
		AssociateCarrierIpAddress: 'flag',
		Ipv6AddressCount: 'integer',
		Groups: '[text]',
		DeleteOnTermination: 'flag',
		EnaQueueCount: 'integer',
		EnaSrdSpecification: '#EC2.LaunchTemplate.EnaSrdSpecification',
		ConnectionTrackingSpecification: '#EC2.LaunchTemplate.ConnectionTrackingSpecification'
	},
	'EC2.LaunchTemplate.EnclaveOptions': {
		Enabled: 'flag'
	},
	'EC2.LaunchTemplate.Monitoring': {
		Enabled: 'flag'
	},
	'EC2.LaunchTemplate.HibernationOptions': {
		Configured: 'flag'
	},
	'EC2.LaunchTemplate.MetadataOptions': {
		HttpPutResponseHopLimit: 'integer',
		HttpTokens: 'text',
		HttpProtocolIpv6: 'text',
		InstanceMetadataTags: 'text',
		HttpEndpoint: 'text'
	},
	'EC2.LaunchTemplate.LicenseSpecification': {
		LicenseConfigurationArn: 'text'
	},
	'EC2.LaunchTemplate.CpuOptions': {
		ThreadsPerCore: 'integer',
		AmdSevSnp: 'text',
		CoreCount: 'integer',
		NestedVirtualization: 'text'
	},
	'EC2.LaunchTemplate.PrivateDnsNameOptions': {
		EnableResourceNameDnsARecord: 'flag',
		HostnameType: 'text',
		EnableResourceNameDnsAAAARecord: 'flag'
	},
	'EC2.LaunchTemplate.SpotOptions': {
		SpotInstanceType: 'text',
		InstanceInterruptionBehavior: 'text',
		MaxPrice: 'text',
		BlockDurationMinutes: 'integer',
		ValidUntil: 'text'
	},
	'EC2.LaunchTemplate.InstanceMarketOptions': {
		SpotOptions: '#EC2.LaunchTemplate.SpotOptions',
		MarketType: 'text'
	},
	'EC2.LaunchTemplate.NetworkInterfaceCount': {
		Min: 'integer',
		Max: 'integer'
	},
	'EC2.LaunchTemplate.MemoryGiBPerVCpu': {
		Min: 'number',
		Max: 'number'
	},
	'EC2.LaunchTemplate.VCpuCount': {
		Min: 'integer',
		Max: 'integer'
	},
	'EC2.LaunchTemplate.AcceleratorCount': {
		Min: 'integer',
		Max: 'integer'
	},
	'EC2.LaunchTemplate.NetworkBandwidthGbps': {
		Min: 'number',
		Max: 'number'
	},
	'EC2.LaunchTemplate.BaselineEbsBandwidthMbps': {
		Min: 'integer',
		Max: 'integer'
	},
	'EC2.LaunchTemplate.AcceleratorTotalMemoryMiB': {
		Min: 'integer',
		Max: 'integer'
	},
	'EC2.LaunchTemplate.MemoryMiB': {
		Min: 'integer',
		Max: 'integer'
	},
	'EC2.LaunchTemplate.TotalLocalStorageGB': {
		Min: 'number',
		Max: 'number'
	},
	'EC2.LaunchTemplate.Reference': {
		InstanceFamily: 'text'
	},
	'EC2.LaunchTemplate.Cpu': {
		References: '[#EC2.LaunchTemplate.Reference]'
	},
	'EC2.LaunchTemplate.BaselinePerformanceFactors': {
		Cpu: '#EC2.LaunchTemplate.Cpu'
	},
	'EC2.LaunchTemplate.InstanceRequirements': {
		LocalStorageTypes: '[text]',
		InstanceGenerations: '[text]',
		NetworkInterfaceCount: '#EC2.LaunchTemplate.NetworkInterfaceCount',
		MemoryGiBPerVCpu: '#EC2.LaunchTemplate.MemoryGiBPerVCpu',
		AcceleratorTypes: '[text]',
		VCpuCount: '#EC2.LaunchTemplate.VCpuCount',
		ExcludedInstanceTypes: '[text]',
		AcceleratorManufacturers: '[text]',
		AllowedInstanceTypes: '[text]',
		LocalStorage: 'text',
		CpuManufacturers: '[text]',
		AcceleratorCount: '#EC2.LaunchTemplate.AcceleratorCount',
		NetworkBandwidthGbps: '#EC2.LaunchTemplate.NetworkBandwidthGbps',
		BareMetal: 'text',
		RequireHibernateSupport: 'flag',
		SpotMaxPricePercentageOverLowestPrice: 'integer',
		BaselineEbsBandwidthMbps: '#EC2.LaunchTemplate.BaselineEbsBandwidthMbps',
		OnDemandMaxPricePercentageOverLowestPrice: 'integer',
		AcceleratorNames: '[text]',
		AcceleratorTotalMemoryMiB: '#EC2.LaunchTemplate.AcceleratorTotalMemoryMiB',
		BurstablePerformance: 'text',
		MemoryMiB: '#EC2.LaunchTemplate.MemoryMiB',
		TotalLocalStorageGB: '#EC2.LaunchTemplate.TotalLocalStorageGB',
		MaxSpotPriceAsPercentageOfOptimalOnDemandPrice: 'integer',
		BaselinePerformanceFactors: '#EC2.LaunchTemplate.BaselinePerformanceFactors'
	},
	'EC2.LaunchTemplate.CapacityReservationTarget': {
		CapacityReservationResourceGroupArn: 'text',
		CapacityReservationId: 'text'
	},
	'EC2.LaunchTemplate.CapacityReservationSpecification': {
		CapacityReservationPreference: 'text',
		CapacityReservationTarget: '#EC2.LaunchTemplate.CapacityReservationTarget'
	},
	'EC2.LaunchTemplate.CreditSpecification': {
		CpuCredits: 'text'
	},
	'EC2.LaunchTemplate.NetworkPerformanceOptions': {
		BandwidthWeighting: 'text'
	},
	'EC2.LaunchTemplate.LaunchTemplateData': {
		SecurityGroups: '[text]',
		TagSpecifications: '[#EC2.LaunchTemplate.TagSpecification]',
		UserData: 'text',
		BlockDeviceMappings: '[#EC2.LaunchTemplate.BlockDeviceMapping]',
		MaintenanceOptions: '#EC2.LaunchTemplate.MaintenanceOptions',
		IamInstanceProfile: '#EC2.LaunchTemplate.IamInstanceProfile',
		KernelId: 'text',
		EbsOptimized: 'flag',
		ElasticGpuSpecifications: '[#EC2.LaunchTemplate.ElasticGpuSpecification]',
		ElasticInferenceAccelerators: '[#EC2.LaunchTemplate.LaunchTemplateElasticInferenceAccelerator]',
		Placement: '#EC2.LaunchTemplate.Placement',
		NetworkInterfaces: '[#EC2.LaunchTemplate.NetworkInterface]',
		EnclaveOptions: '#EC2.LaunchTemplate.EnclaveOptions',
		ImageId: 'text',
		InstanceType: 'text',
		Monitoring: '#EC2.LaunchTemplate.Monitoring',
		HibernationOptions: '#EC2.LaunchTemplate.HibernationOptions',
		MetadataOptions: '#EC2.LaunchTemplate.MetadataOptions',
		LicenseSpecifications: '[#EC2.LaunchTemplate.LicenseSpecification]',
		InstanceInitiatedShutdownBehavior: 'text',
		DisableApiStop: 'flag',
		CpuOptions: '#EC2.LaunchTemplate.CpuOptions',
		PrivateDnsNameOptions: '#EC2.LaunchTemplate.PrivateDnsNameOptions',
		SecurityGroupIds: '[text]',
		KeyName: 'text',
		DisableApiTermination: 'flag',
		InstanceMarketOptions: '#EC2.LaunchTemplate.InstanceMarketOptions',
		InstanceRequirements: '#EC2.LaunchTemplate.InstanceRequirements',
		RamDiskId: 'text',
		CapacityReservationSpecification: '#EC2.LaunchTemplate.CapacityReservationSpecification',
		CreditSpecification: '#EC2.LaunchTemplate.CreditSpecification',
		NetworkPerformanceOptions: '#EC2.LaunchTemplate.NetworkPerformanceOptions'
	},
	'EC2.LaunchTemplate.LaunchTemplateTagSpecification': {
		ResourceType: 'text',
		Tags: '[any]'
	},
	'EC2.NatGateway.AvailabilityZoneAddress': {
		AvailabilityZone: 'text',
		AvailabilityZoneId: 'text',
		AllocationIds: '[text]!'
	},
	'EC2.NetworkAclEntry.Icmp': {
		Code: 'integer',
		Type: 'integer'
	},
	'EC2.NetworkAclEntry.PortRange': {
		From: 'integer',
		To: 'integer'
	},
	'EC2.NetworkInterface.PrivateIpAddressSpecification': {
		PrivateIpAddress: 'text! M',
		Primary: 'flag! M'
	},
	'EC2.NetworkInterface.Ipv4PrefixSpecification': {
		Ipv4Prefix: 'text!'
	},
	'EC2.NetworkInterface.InstanceIpv6Address': {
		Ipv6Address: 'text!'
	},
	'EC2.NetworkInterface.Ipv6PrefixSpecification': {
		Ipv6Prefix: 'text!'
	},
	'EC2.NetworkInterface.ConnectionTrackingSpecification': {
		TcpEstablishedTimeout: 'integer',
		UdpStreamTimeout: 'integer',
		UdpTimeout: 'integer'
	},
	'EC2.NetworkInterfaceAttachment.EnaSrdUdpSpecification': {
		EnaSrdUdpEnabled: 'flag'
	},
	'EC2.NetworkInterfaceAttachment.EnaSrdSpecification': {
		EnaSrdEnabled: 'flag',
		EnaSrdUdpSpecification: '#EC2.NetworkInterfaceAttachment.EnaSrdUdpSpecification'
	},
	'EC2.PrefixList.Entry': {
		Description: 'text',
		Cidr: 'text!'
	},
	'EC2.SecurityGroup.Egress': {
		CidrIp: 'text',
		CidrIpv6: 'text',
		Description: 'text',
		DestinationPrefixListId: 'text',
		DestinationSecurityGroupId: 'text',
		FromPort: 'integer',
		IpProtocol: 'text!',
		ToPort: 'integer'
	},
	'EC2.SecurityGroup.Ingress': {
		CidrIp: 'text',
		CidrIpv6: 'text',
		Description: 'text',
		FromPort: 'integer',
		IpProtocol: 'text!',
		SourcePrefixListId: 'text',
		SourceSecurityGroupId: 'text',
		SourceSecurityGroupName: 'text',
		SourceSecurityGroupOwnerId: 'text',
		ToPort: 'integer'
	},
	'EC2.Subnet.PrivateDnsNameOptionsOnLaunch': {
		EnableResourceNameDnsARecord: 'flag',
		HostnameType: 'text',
		EnableResourceNameDnsAAAARecord: 'flag'
	},
	'EC2.TransitGatewayAttachment.Options': {
		Ipv6Support: 'text',
		ApplianceModeSupport: 'text',
		DnsSupport: 'text',
		SecurityGroupReferencingSupport: 'text'
	},
	'EC2.TransitGatewayVpcAttachment.Options': {
		Ipv6Support: 'text',
		ApplianceModeSupport: 'text',
		DnsSupport: 'text',
		SecurityGroupReferencingSupport: 'text'
	},
	'EC2.VPC.VpcEncryptionControlExclusion': {
		State: 'text',
		StateMessage: 'text'
	},
	'EC2.VPC.VpcEncryptionControlExclusions': {
		ElasticFileSystem: '#EC2.VPC.VpcEncryptionControlExclusion',
		VpcLattice: '#EC2.VPC.VpcEncryptionControlExclusion',
		VpcPeering: '#EC2.VPC.VpcEncryptionControlExclusion',
		InternetGateway: '#EC2.VPC.VpcEncryptionControlExclusion',
		EgressOnlyInternetGateway: '#EC2.VPC.VpcEncryptionControlExclusion',
		VirtualPrivateGateway: '#EC2.VPC.VpcEncryptionControlExclusion',
		NatGateway: '#EC2.VPC.VpcEncryptionControlExclusion',
		Lambda: '#EC2.VPC.VpcEncryptionControlExclusion'
	},
	'EC2.VPC.VpcEncryptionControl': {
		ElasticFileSystemExclusion: 'text',
		VirtualPrivateGatewayExclusion: 'text',
		Mode: 'text',
		VpcEncryptionControlId: 'text',
		VpcLatticeExclusion: 'text',
		VpcId: 'text',
		State: 'text',
		NatGatewayExclusion: 'text',
		EgressOnlyInternetGatewayExclusion: 'text',
		StateMessage: 'text',
		LambdaExclusion: 'text',
		ResourceExclusions: '#EC2.VPC.VpcEncryptionControlExclusions',
		InternetGatewayExclusion: 'text',
		VpcPeeringExclusion: 'text'
	},
	'EC2.VPCEndpoint.DnsOptionsSpecification': {
		PrivateDnsOnlyForInboundResolverEndpoint: 'text',
		PrivateDnsSpecifiedDomains: '[text] R',
		DnsRecordIpType: 'text',
		PrivateDnsPreference: 'text R'
	},
	'EC2.VPNConnection.Phase2EncryptionAlgorithmsRequestListValue': {
		Value: 'text'
	},
	'EC2.VPNConnection.Phase2DHGroupNumbersRequestListValue': {
		Value: 'integer'
	},
	'EC2.VPNConnection.IKEVersionsRequestListValue': {
		Value: 'text'
	},
	'EC2.VPNConnection.CloudwatchLogOptionsSpecification': {
		BgpLogEnabled: 'flag',
		LogEnabled: 'flag',
		LogOutputFormat: 'text',
		BgpLogGroupArn: 'text',
		LogGroupArn: 'text',
		BgpLogOutputFormat: 'text'
	},
	'EC2.VPNConnection.VpnTunnelLogOptionsSpecification': {
		CloudwatchLogOptions: '#EC2.VPNConnection.CloudwatchLogOptionsSpecification'
	},
	'EC2.VPNConnection.Phase1DHGroupNumbersRequestListValue': {
		Value: 'integer'
	},
	'EC2.VPNConnection.Phase2IntegrityAlgorithmsRequestListValue': {
		Value: 'text'
	},
	'EC2.VPNConnection.Phase1IntegrityAlgorithmsRequestListValue': {
		Value: 'text'
	},
	'EC2.VPNConnection.Phase1EncryptionAlgorithmsRequestListValue': {
		Value: 'text'
	},
	'EC2.VPNConnection.VpnTunnelOptionsSpecification': {
		PreSharedKey: 'text R',
		TunnelInsideCidr: 'text R',
		Phase2EncryptionAlgorithms: '[#EC2.VPNConnection.Phase2EncryptionAlgorithmsRequestListValue]',
		Phase2DHGroupNumbers: '[#EC2.VPNConnection.Phase2DHGroupNumbersRequestListValue]',
		TunnelInsideIpv6Cidr: 'text',
		StartupAction: 'text',
		IKEVersions: '[#EC2.VPNConnection.IKEVersionsRequestListValue]',
		LogOptions: '#EC2.VPNConnection.VpnTunnelLogOptionsSpecification',
		Phase1DHGroupNumbers: '[#EC2.VPNConnection.Phase1DHGroupNumbersRequestListValue]',
		ReplayWindowSize: 'integer',
		EnableTunnelLifecycleControl: 'flag',
		RekeyMarginTimeSeconds: 'integer',
		DPDTimeoutAction: 'text',
		Phase2LifetimeSeconds: 'integer',
		Phase2IntegrityAlgorithms: '[#EC2.VPNConnection.Phase2IntegrityAlgorithmsRequestListValue]',
		Phase1IntegrityAlgorithms: '[#EC2.VPNConnection.Phase1IntegrityAlgorithmsRequestListValue]',
		Phase1LifetimeSeconds: 'integer',
		RekeyFuzzPercentage: 'integer',
		Phase1EncryptionAlgorithms: '[#EC2.VPNConnection.Phase1EncryptionAlgorithmsRequestListValue]',
		DPDTimeoutSeconds: 'integer'
	}
}
