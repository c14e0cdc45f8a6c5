/** Resource types that are not emulated: those that do not affect packets, and the consequences of the others. Pure. */

/** Types that do not affect packets. */
const inert: readonly RegExp[] = [
	/^AWS::(?:IAM|Logs|KMS|SecretsManager|SNS|SQS|Events|Scheduler|CloudWatch|CloudTrail|Config|Budgets|Backup|ECR|Cognito|Glue|Athena|CodeBuild|CodeCommit|CodeDeploy|CodePipeline|CodeStar\w*|StepFunctions|Synthetics|XRay|InspectorV2?|GuardDuty|SecurityHub|AccessAnalyzer|ResourceGroups|ServiceCatalog\w*|Chatbot|SES|Kinesis|KinesisFirehose|DynamoDB|ACMPCA|CertificateManager|ApplicationAutoScaling|AutoScalingPlans)::/,
	/^AWS::S3::/,
	/^AWS::SSM::/,
	/^AWS::CDK::Metadata$/,
	/^AWS::CloudFormation::(?:WaitCondition|WaitConditionHandle|Macro|HookVersion|ResourceVersion|PublicTypeVersion|StackSet)$/,
	/^AWS::AutoScaling::(?:ScalingPolicy|ScheduledAction|LifecycleHook|WarmPool)$/,
	/^AWS::EC2::(?:KeyPair|Volume|VolumeAttachment|PlacementGroup|NetworkInsightsPath|NetworkInsightsAnalysis|NetworkInsightsAccessScope\w*|Host|CapacityReservation\w*|NetworkInterfacePermission|SnapshotBlockPublicAccess|NetworkPerformanceMetricSubscription|InstanceConnectEndpoint)$/,
	/^AWS::RDS::(?:DBSubnetGroup|DBParameterGroup|DBClusterParameterGroup|OptionGroup)$/,
	/^AWS::ElastiCache::(?:SubnetGroup|ParameterGroup)$/,
	/^AWS::Lambda::(?:Permission|LayerVersion|Alias|Version|EventInvokeConfig|EventSourceMapping)$/,
	/^AWS::RAM::/,
	/^AWS::NetworkManager::(?:GlobalNetwork|Site|Device|Link|TransitGatewayRegistration|CustomerGatewayAssociation)$/
]

export const isInert = (type: string): boolean => inert.some(pattern => pattern.test(type))

/** The first matching pattern counts. */
const consequences: readonly (readonly [type: RegExp, consequence: string])[] = [
	[/^AWS::NetworkFirewall::/, 'firewalls are not emulated: routes to their endpoints are blackholes'],
	[/^AWS::NetworkManager::/, 'Cloud WAN is not emulated: routes to a core network are blackholes'],
	[/^AWS::ECS::/, 'tasks are not emulated: nothing answers at their addresses, and target groups lack them'],
	[/^AWS::EKS::/, 'clusters are not emulated: nothing answers at their addresses'],
	[/^AWS::Lambda::/, 'functions are not emulated: those in a VPC have no network interface, and nothing asks from there'],
	[
		/^AWS::RDS::|^AWS::(?:ElastiCache|DocDB|Neptune|Redshift|OpenSearchService|Elasticsearch|MSK|AmazonMQ|DAX|MemoryDB)::/,
		'managed servers are not emulated: nothing answers at their addresses; an instance that serves their port stands in for one'
	],
	[/^AWS::(?:EFS|FSx)::/, 'file systems are not emulated: nothing answers at their mount targets'],
	[/^AWS::GlobalAccelerator::/, 'accelerators are not emulated: nothing answers at their addresses'],
	[/^AWS::CloudFront::|^AWS::ApiGateway/, 'nothing answers in its place'],
	[/^AWS::WAF/, 'web ACLs are not emulated: nothing is blocked by them'],
	[/^AWS::VpcLattice::/, 'VPC Lattice is not emulated: services are not reached through it'],
	[/^AWS::DirectConnect::/, 'Direct Connect of templates is not emulated; a lab file has `directConnects`'],
	[/^AWS::EC2::(?:IPAM|VPCCidrBlock)/, 'address pools of IPAM are not emulated'],
	[/^AWS::EC2::ClientVpn/, 'Client VPN is not emulated: nobody dials in'],
	[/^AWS::EC2::TransitGateway(?:Connect|Multicast)/, 'GRE and multicast of transit gateways are not emulated'],
	[/^AWS::EC2::TrafficMirror/, 'traffic mirroring is not emulated: nothing is copied'],
	[/^AWS::EC2::(?:SpotFleet|EC2Fleet)$/, 'fleets are not emulated: none of their instances is there'],
	[/^AWS::EC2::(?:CarrierGateway|LocalGateway)/, 'Wavelength and Outposts are not emulated'],
	[/^AWS::ElasticBeanstalk::|^AWS::Batch::|^AWS::EMR/, 'the instances that it launches are not in the network'],
	[
		/^(?:Custom::|AWS::CloudFormation::CustomResource$)/,
		'a function of the account makes it, which does not run here: what it would change is not changed'
	],
	[/^AWS::Serverless::/, 'it is of the transform AWS::Serverless (SAM), which is not run']
]

export const consequenceOf = (type: string): string =>
	consequences.find(([pattern]) => pattern.test(type))?.[1] ?? 'it is not emulated: the network is without it'
