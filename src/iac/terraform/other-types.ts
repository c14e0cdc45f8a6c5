/** Resource types that are not emulated: those that do not affect packets, and the consequences of the others. Pure. */

const inert: readonly RegExp[] = [
	/^aws_(?:iam|kms|secretsmanager|sns|sqs|cloudwatch|cloudtrail|config|budgets|backup|ecr|ecrpublic|cognito|glue|athena|codebuild|codecommit|codedeploy|codepipeline|codestar\w*|sfn|synthetics|xray|inspector2?|guardduty|securityhub|accessanalyzer|resourcegroups|servicecatalog|ses|sesv2|kinesis|dynamodb|acm|acmpca|appautoscaling|autoscalingplans|ssm|s3|ram|scheduler|signer|macie2?|organizations|account|ce|sagemaker|bedrock)_/,
	/^aws_(?:key_pair|ebs_\w+|volume_attachment|placement_group|ami\w*|ec2_(?:tag|host|capacity_\w+|network_insights_\w+|image_block_public_access|serial_console_access|instance_state|instance_metadata_defaults|availability_zone_group)|vpc_block_public_access_\w+|snapshot_\w+|launch_permission|appautoscaling_\w+)$/,
	/^aws_autoscaling_(?:policy|schedule|notification|lifecycle_hook|group_tag)$/,
	/^aws_(?:db|rds)_(?:subnet_group|parameter_group|option_group|cluster_parameter_group)$|^aws_elasticache_(?:subnet_group|parameter_group)$|^aws_redshift_subnet_group$/,
	/^aws_lambda_(?:permission|layer_version|alias|event_source_mapping|function_event_invoke_config)$/,
	/^aws_networkmanager_(?:global_network|site|device|link|transit_gateway_registration|customer_gateway_association)$/,
	/^aws_s3_bucket$|^aws_dynamodb_table$/,
	/^(?:random|tls|null|local|time|template|archive|http|external|cloudinit)_/,
	/^terraform_data$/
]

export const isInert = (type: string): boolean => inert.some(pattern => pattern.test(type))

/** The first matching pattern counts. */
const consequences: readonly (readonly [type: RegExp, consequence: string])[] = [
	[/^aws_networkfirewall_/, 'firewalls are not emulated: routes to their endpoints are blackholes'],
	[/^aws_networkmanager_/, 'Cloud WAN is not emulated: routes to a core network are blackholes'],
	[/^aws_ecs_/, 'tasks are not emulated: nothing answers at their addresses, and target groups lack them'],
	[/^aws_eks_/, 'clusters are not emulated: nothing answers at their addresses'],
	[/^aws_lambda_/, 'functions are not emulated: those in a VPC have no network interface, and nothing asks from there'],
	[
		/^aws_(?:db|rds|elasticache|docdb|neptune|redshift|opensearch|elasticsearch|msk|mq|dax|memorydb|keyspaces)_/,
		'managed servers are not emulated: nothing answers at their addresses; an instance that serves their port stands in for one'
	],
	[/^aws_(?:efs|fsx)_/, 'file systems are not emulated: nothing answers at their mount targets'],
	[/^aws_globalaccelerator_/, 'accelerators are not emulated: nothing answers at their addresses'],
	[/^aws_(?:cloudfront|api_gateway|apigatewayv2)_/, 'nothing answers in its place'],
	[/^aws_waf/, 'web ACLs are not emulated: nothing is blocked by them'],
	[/^aws_vpclattice_/, 'VPC Lattice is not emulated: services are not reached through it'],
	[/^aws_dx_/, 'Direct Connect of Terraform is not emulated; a lab file has `directConnects`'],
	[/^aws_vpc_ipam/, 'address pools of IPAM are not emulated'],
	[/^aws_ec2_client_vpn/, 'Client VPN is not emulated: nobody dials in'],
	[/^aws_ec2_transit_gateway_(?:connect|multicast)/, 'GRE and multicast of transit gateways are not emulated'],
	[/^aws_ec2_transit_gateway_(?:policy_table|prefix_list)/, 'it is not emulated: the route tables are without it'],
	[/^aws_ec2_traffic_mirror/, 'traffic mirroring is not emulated: nothing is copied'],
	[/^aws_(?:spot_fleet_request|spot_instance_request|ec2_fleet)$/, 'the instances that it launches are not in the network'],
	[/^aws_(?:ec2_carrier_gateway|ec2_local_gateway)/, 'Wavelength and Outposts are not emulated'],
	[/^aws_(?:elastic_beanstalk|batch|emr)_/, 'the instances that it launches are not in the network'],
	[/^aws_default_(?:vpc|subnet|vpc_dhcp_options)$/, 'the default VPC is not in the lab, nor what is in it'],
	[/^aws_(?:elb|lb_cookie_stickiness_policy|load_balancer_\w+)$/, 'classic load balancers are not emulated'],
	[/^aws_(?:lb|alb)(?:_|$)/, 'rules and certificates of listeners are not made yet: requests go by the default action'],
	[/^aws_route53_/, 'zones and records of Terraform are not made yet; a lab file has `hostedZones`'],
	[/^aws_flow_log$/, 'flow logs of Terraform are not made yet; a lab file has `flowLogs`'],
	[/^aws_vpc_endpoint_/, 'endpoint services of Terraform are not made yet; a lab file has `endpointServices`'],
	[/^(?!aws_)/, 'its provider is not AWS: the network is without it']
]

/** Undefined: nothing is known of such a type. */
export const consequenceOf = (type: string): string | undefined => consequences.find(([pattern]) => pattern.test(type))?.[1]
