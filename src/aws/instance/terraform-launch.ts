/** Launch templates and Auto Scaling groups. */
import type {TerraformType} from '../../iac/terraform/part.ts'
import {sameAs, tagArguments} from '../../iac/terraform/same-as.ts'
import {blocksOf, isGiven, renamed, tagged, type Values} from '../../iac/terraform/translate.ts'

const firstOf = (value: unknown): unknown => (Array.isArray(value) ? value[0] : undefined)

const dataOf = (values: Values): Values => ({
	...renamed(values, {
		ImageId: 'image_id',
		UserData: 'user_data',
		SecurityGroupIds: 'vpc_security_group_ids',
		NetworkInterfaces: {
			blocks: 'network_interfaces',
			as: {
				AssociatePublicIpAddress: 'associate_public_ip_address',
				DeviceIndex: 'device_index',
				Groups: 'security_groups',
				SubnetId: 'subnet_id'
			}
		}
	})
})

/** `tag {key value}` blocks. */
const tagBlocks = (values: Values): Values => ({
	Tags: blocksOf(values, 'tag').map(({block, at}) => renamed(block, {Key: 'key', Value: 'value'}, at))
})

const template = {LaunchTemplateId: 'id', LaunchTemplateName: 'name'}

function launchOf(values: Values): Values {
	const own = firstOf(renamed(values, {LaunchTemplate: {blocks: 'launch_template', as: template}}).LaunchTemplate)
	const mixed = blocksOf(values, 'mixed_instances_policy')
		.flatMap(({block, at}) => blocksOf(block, 'launch_template', at))
		.flatMap(({block, at}) => blocksOf(block, 'launch_template_specification', at))
		.map(({block, at}) =>
			renamed(block, {LaunchTemplateId: 'launch_template_id', LaunchTemplateName: 'launch_template_name'}, at)
		)[0]
	return own || mixed ? {LaunchTemplate: own ?? mixed} : renamed(values, {LaunchConfigurationName: 'launch_configuration'})
}

const scaling = sameAs('AWS::AutoScaling::AutoScalingGroup', {
	VPCZoneIdentifier: 'vpc_zone_identifier',
	DesiredCapacity: 'desired_capacity',
	MinSize: 'min_size',
	AutoScalingGroupName: 'name',
	TargetGroupARNs: 'target_group_arns'
})

export const launchTypes: Readonly<Record<string, TerraformType>> = {
	aws_launch_template: {
		noun: 'launch-template',
		effect: ['name', 'image_id', 'user_data', 'vpc_security_group_ids', 'network_interfaces', ...tagArguments],
		inert: [
			'block_device_mappings',
			'cpu_options',
			'credit_specification',
			'default_version',
			'description',
			'disable_api_stop',
			'disable_api_termination',
			'ebs_optimized',
			'iam_instance_profile',
			'instance_initiated_shutdown_behavior',
			'instance_market_options',
			'instance_requirements',
			'instance_type',
			'key_name',
			'metadata_options',
			'monitoring',
			'name_prefix',
			'placement',
			'region',
			'tag_specifications',
			'update_default_version'
		],
		as: ({values}) => ({
			type: 'AWS::EC2::LaunchTemplate',
			properties: {...renamed(values, {LaunchTemplateName: 'name'}), LaunchTemplateData: dataOf(values), ...tagged(values)}
		}),
		attributes: {latest_version: 'LatestVersionNumber', default_version: 'DefaultVersionNumber'}
	},
	aws_launch_configuration: {
		...sameAs('AWS::AutoScaling::LaunchConfiguration', {
			LaunchConfigurationName: 'name',
			ImageId: 'image_id',
			SecurityGroups: 'security_groups',
			UserData: 'user_data',
			AssociatePublicIpAddress: 'associate_public_ip_address'
		}),
		noun: 'launch-configuration',
		inert: ['iam_instance_profile', 'instance_type', 'key_name', 'name_prefix', 'root_block_device', 'ebs_block_device', 'region']
	},
	aws_autoscaling_group: {
		...scaling,
		noun: 'scaling-group',
		effect: [...scaling.effect, 'launch_template', 'launch_configuration', 'mixed_instances_policy', 'tag'],
		inert: [
			'availability_zones',
			'capacity_rebalance',
			'default_cooldown',
			'default_instance_warmup',
			'desired_capacity_type',
			'enabled_metrics',
			'force_delete',
			'health_check_grace_period',
			'health_check_type',
			'instance_maintenance_policy',
			'instance_refresh',
			'max_instance_lifetime',
			'max_size',
			'metrics_granularity',
			'min_elb_capacity',
			'name_prefix',
			'placement_group',
			'protect_from_scale_in',
			'region',
			'service_linked_role_arn',
			'suspended_processes',
			'termination_policies',
			'wait_for_capacity_timeout',
			'wait_for_elb_capacity',
			'warm_pool'
		],
		named: {
			load_balancers: 'classic load balancers are not emulated: nothing is sent to its instances',
			traffic_source: 'only target groups of target_group_arns get its instances'
		},
		as: asking => ({
			type: 'AWS::AutoScaling::AutoScalingGroup',
			properties: {
				...scaling.as(asking).properties,
				...launchOf(asking.values),
				...(isGiven(asking.values.tag) && tagBlocks(asking.values))
			}
		}),
		attributes: {name: 'Ref'}
	}
}
