/** aws_lb_target_group and its attachments. Doc: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_target_group */
import {leftOut} from '../../iac/made.ts'
import type {Made, Making} from '../../iac/part.ts'
import type {TerraformPart, TerraformType} from '../../iac/terraform/part.ts'
import {sameAs} from '../../iac/terraform/same-as.ts'
import {blocksOf, renamed} from '../../iac/terraform/translate.ts'

const type = 'AWS::ElasticLoadBalancingV2::TargetGroup'

const fields = sameAs(type, {
	Name: 'name',
	VpcId: 'vpc_id',
	TargetType: 'target_type',
	Protocol: 'protocol',
	Port: 'port',
	IpAddressType: 'ip_address_type'
})

const health = {
	HealthCheckProtocol: 'protocol',
	HealthCheckPort: 'port',
	HealthCheckPath: 'path',
	HealthCheckIntervalSeconds: 'interval',
	HealthCheckTimeoutSeconds: 'timeout',
	HealthyThresholdCount: 'healthy_threshold',
	UnhealthyThresholdCount: 'unhealthy_threshold'
}

const attributes = 'attributes of target groups have AWS’s defaults'

const group: TerraformType = {
	...fields,
	effect: [...fields.effect, 'health_check'],
	noun: 'targets',
	inert: ['name_prefix', 'region', 'protocol_version', 'lambda_multi_value_headers_enabled', 'proxy_protocol_v2'],
	named: {
		deregistration_delay: attributes,
		load_balancing_algorithm_type: attributes,
		load_balancing_cross_zone_enabled: attributes,
		preserve_client_ip: attributes,
		slow_start: attributes,
		stickiness: attributes
	},
	as: asking => {
		const [check] = blocksOf(asking.values, 'health_check')
		return {type, properties: {...fields.as(asking).properties, ...(check && renamed(check.block, health, check.at))}}
	},
	attributes: {arn: 'Ref', name: 'TargetGroupName'}
}

function register(making: Making): Made {
	const {properties, lab} = making
	const target = making.thingAt('TargetGroupArn', 'target-group')
	const id = properties.text('Id')
	if (!target || id === undefined) return leftOut(making)
	const name = target.facts?.type === 'ip' ? id : making.thingAt('Id', 'instance')?.name
	if (name === undefined) return leftOut(making)
	const port = properties.number('Port')
	const path = [...target.path, 'targets']
	const value = properties.placed(
		'Id',
		port === undefined || port === lab.written([...target.path, 'port']) ? name : {target: name, port}
	)
	return {ref: making.logicalId, edits: [{path, value: [value], append: true}]}
}

const attaching = sameAs(type, {TargetGroupArn: 'target_group_arn', Id: 'target_id', Port: 'port'})

const attachment: TerraformType = {
	...attaching,
	as: asking => ({...attaching.as(asking), make: register}),
	required: ['target_group_arn', 'target_id'],
	inert: ['availability_zone', 'region']
}

export const targetGroup: TerraformPart = {
	terraform: {
		aws_lb_target_group: group,
		aws_alb_target_group: group,
		aws_lb_target_group_attachment: attachment,
		aws_alb_target_group_attachment: attachment
	}
}
