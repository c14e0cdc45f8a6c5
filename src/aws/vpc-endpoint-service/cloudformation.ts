/** AWS::EC2::VPCEndpointService and its permissions. Doc: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcendpointservice.html */
import {leftOut, notEmulated} from '../../iac/made.ts'
import type {Made, Making, TemplatePart} from '../../iac/part.ts'
import {unknownIn} from '../../iac/unknown.ts'
import {idOf} from '../ids.ts'

function make(making: Making): Made {
	const {properties, thingOf, name, lab} = making
	const key = properties.has('GatewayLoadBalancerArns') ? 'GatewayLoadBalancerArns' : 'NetworkLoadBalancerArns'
	const balancers = (properties.placedTexts(key) ?? []).flatMap(({value, from}) => thingOf(value, from, 'load-balancer') ?? [])
	const vpc = balancers[0]?.vpc
	if (vpc === undefined) {
		return unknownIn(properties.raw(key)) || (properties.texts(key) ?? []).length > 0
			? leftOut(making)
			: notEmulated(making, 'it is left out: it has no load balancer')
	}
	const id = idOf('vpce-svc', `${vpc}.${name}`)
	const path = ['vpcs', vpc, 'endpointServices', name]
	const regions = (properties.texts('SupportedRegions') ?? []).filter(one => one !== lab.region)
	return {
		ref: id,
		attributes: {ServiceId: () => id},
		things: [{kind: 'vpc-endpoint-service', id, path, name, vpc}],
		edits: [
			{
				path,
				value: {
					loadBalancers: properties.placed(
						key,
						balancers.map(one => one.name)
					),
					acceptanceRequired: properties.placed('AcceptanceRequired', properties.flag('AcceptanceRequired')),
					supportedRegions: regions.length > 0 ? properties.placed('SupportedRegions', regions) : undefined,
					privateDnsName: properties.placed('PrivateDnsName', properties.text('PrivateDnsName'))
				}
			}
		]
	}
}

function makePermissions(making: Making): Made {
	const {properties, thingAt} = making
	const service = thingAt('ServiceId', 'vpc-endpoint-service')
	if (!service) return leftOut(making)
	const principals = properties.texts('AllowedPrincipals') ?? []
	return {
		ref: service.id,
		edits: [{path: [...service.path, 'allowedPrincipals'], value: principals, append: true}]
	}
}

export const vpcEndpointService: TemplatePart = {
	missing: {
		'vpc-endpoint-service': id => ({
			code: 'InvalidVpcEndpointServiceId.NotFound',
			message: `The VpcEndpointService Id '${id}' does not exist`
		})
	},
	cloudFormation: {
		'AWS::EC2::VPCEndpointService': {
			effect: ['NetworkLoadBalancerArns', 'GatewayLoadBalancerArns', 'AcceptanceRequired', 'SupportedRegions', 'PrivateDnsName'],
			inert: ['ContributorInsightsEnabled', 'PayerResponsibility', 'Tags'],
			named: {
				SupportedIpAddressTypes: 'endpoints to it have IPv4 addresses',
				PrivateDnsNameConfiguration: 'what proves its private name is a record of a public zone of the lab'
			},
			make
		},
		'AWS::EC2::VPCEndpointServicePermissions': {
			effect: ['ServiceId', 'AllowedPrincipals'],
			make: makePermissions
		}
	}
}
