/** aws_lb and its listeners. Doc: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb */
import type {TerraformPart, TerraformType} from '../../iac/terraform/part.ts'
import {sameAs} from '../../iac/terraform/same-as.ts'
import {blocksOf, renamed} from '../../iac/terraform/translate.ts'

const balancerFields = sameAs('AWS::ElasticLoadBalancingV2::LoadBalancer', {
	Name: 'name',
	Type: 'load_balancer_type',
	Subnets: 'subnets',
	SubnetMappings: {
		blocks: 'subnet_mapping',
		as: {SubnetId: 'subnet_id', AllocationId: 'allocation_id', PrivateIPv4Address: 'private_ipv4_address'}
	},
	SecurityGroups: 'security_groups',
	IpAddressType: 'ip_address_type'
})

const attributes = 'attributes of load balancers have AWS’s defaults'

const balancer: TerraformType = {
	...balancerFields,
	effect: [...balancerFields.effect, 'internal'],
	noun: 'balancer',
	inert: ['name_prefix', 'region', 'access_logs', 'connection_logs', 'enable_deletion_protection'],
	named: {
		enable_cross_zone_load_balancing: attributes,
		idle_timeout: attributes,
		client_keep_alive: attributes,
		drop_invalid_header_fields: attributes,
		preserve_host_header: attributes,
		enable_http2: attributes
	},
	as: asking => {
		const {type, properties} = balancerFields.as(asking)
		return {type, properties: {...properties, ...(asking.values.internal === true && {Scheme: 'internal'})}}
	},
	attributes: {arn: 'Ref', dns_name: 'DNSName', zone_id: 'CanonicalHostedZoneID', name: 'LoadBalancerName'}
}

const listenerFields = sameAs('AWS::ElasticLoadBalancingV2::Listener', {
	LoadBalancerArn: 'load_balancer_arn',
	Protocol: 'protocol',
	Port: 'port'
})

const redirect = {Protocol: 'protocol', Host: 'host', Port: 'port', Path: 'path', Query: 'query', StatusCode: 'status_code'}
const fixed = {StatusCode: 'status_code', ContentType: 'content_type', MessageBody: 'message_body'}

const listener: TerraformType = {
	...listenerFields,
	effect: [...listenerFields.effect, 'default_action'],
	required: ['load_balancer_arn', 'default_action'],
	inert: ['ssl_policy', 'alpn_policy', 'region'],
	named: {certificate_arn: 'its certificate is for the name of the load balancer'},
	as: asking => {
		const {type, properties} = listenerFields.as(asking)
		const DefaultActions = blocksOf(asking.values, 'default_action').map(({block, at}) => {
			const one = (key: string, names: Readonly<Record<string, string>>) =>
				blocksOf(block, key, at).map(inner => renamed(inner.block, names, inner.at))[0]
			return {
				...renamed(block, {Type: 'type', Order: 'order', TargetGroupArn: 'target_group_arn'}, at),
				RedirectConfig: one('redirect', redirect),
				FixedResponseConfig: one('fixed_response', fixed)
			}
		})
		return {type, properties: {...properties, DefaultActions}}
	},
	attributes: {arn: 'Ref'}
}

export const loadBalancer: TerraformPart = {
	terraform: {aws_lb: balancer, aws_alb: balancer, aws_lb_listener: listener, aws_alb_listener: listener}
}
