/** AWS::ElasticLoadBalancingV2::LoadBalancer. Doc: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-loadbalancer.html */
import {leftOut, notEmulated} from '../../iac/made.ts'
import type {Made, Making, TemplatePart, Thing} from '../../iac/part.ts'
import type {Properties} from '../../iac/properties.ts'
import {canonicalZoneId} from '../elb-names.ts'
import {idOf} from '../ids.ts'
import {groupsAt} from '../network-interface/cloudformation.ts'
import {attributesAt, elbName} from '../target-group/cloudformation.ts'
import {listenerTypes} from './cloudformation-listeners.ts'
import {dnsNameOf} from './kind.ts'
import {arnWords} from './nodes.ts'
import {applicationAttributes, gatewayAttributes, networkAttributes} from './schema.ts'

const ipv6 = 'its nodes have IPv4 addresses alone'

const isType = (type: string): type is keyof typeof arnWords => Object.hasOwn(arnWords, type)

function make(making: Making): Made {
	const {properties, lab} = making
	const type = properties.text('Type') ?? 'application'
	if (!isType(type)) return notEmulated(making, `it is left out: load balancers of type ${type} are not emulated`)
	const placed = subnetsOf(making)
	const vpc = placed[0]?.subnet.vpc
	if (vpc === undefined) {
		return properties.has('Subnets') || properties.has('SubnetMappings')
			? leftOut(making)
			: notEmulated(making, 'it is left out: it is in the default VPC, which the lab does not have')
	}
	const name = elbName(making, {kind: 'load-balancer', noun: 'load balancer', code: 'DuplicateLoadBalancerName'})
	if (name === undefined) return leftOut(making)
	const path = ['vpcs', vpc, 'loadBalancers', name]
	const digits = idOf('lb', `${vpc}.${name}`).slice(-16)
	const id = `arn:aws:elasticloadbalancing:${lab.region}:${lab.account}:loadbalancer/${arnWords[type]}/${name}/${digits}`
	const scheme = properties.text('Scheme') === 'internal' ? ('internal' as const) : undefined
	const dnsName = dnsNameOf(name, {type, scheme}, id, lab)
	const ipAddressType = properties.text('IpAddressType')
	const isDual = ipAddressType === 'dualstack' && type !== 'gateway'
	if (ipAddressType !== undefined && ipAddressType !== 'ipv4' && !isDual) making.note(`IpAddressType: ${ipv6}`)
	return {
		ref: id,
		attributes: {
			LoadBalancerArn: () => id,
			LoadBalancerName: () => name,
			LoadBalancerFullName: () => `${arnWords[type]}/${name}/${digits}`,
			DNSName: () => dnsName,
			CanonicalHostedZoneID: () => canonicalZoneId({type}, lab),
			SecurityGroups: () => properties.texts('SecurityGroups') ?? []
		},
		things: [{kind: 'load-balancer', id, path, name, vpc, facts: {type, dnsName, scheme}}],
		edits: [
			{
				path,
				value: {
					type: properties.placed('Type', type) ?? type,
					ipAddressType: isDual ? properties.placed('IpAddressType', ipAddressType) : undefined,
					scheme: type === 'gateway' ? undefined : properties.placed('Scheme', scheme),
					subnets: properties.placed(
						properties.has('SubnetMappings') ? 'SubnetMappings' : 'Subnets',
						placed.map(({subnet, ...more}) => (Object.keys(more).length > 0 ? {subnet: subnet.name, ...more} : subnet.name))
					),
					securityGroups: groupsAt('SecurityGroups', properties, making),
					enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: properties.placed(
						'EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic',
						properties.text('EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic') === 'off' ? 'off' : undefined
					),
					...attributesAt('LoadBalancerAttributes', attributesOf[type], making),
					tags: making.tags()
				}
			}
		]
	}
}

const attributesOf = {application: applicationAttributes, network: networkAttributes, gateway: gatewayAttributes}

type Placement = {readonly subnet: Thing; readonly elasticIp?: string; readonly privateIp?: string}

function subnetsOf(making: Making): readonly Placement[] {
	const {properties, thingOf} = making
	const plain = (properties.placedTexts('Subnets') ?? []).flatMap(({value, from}) => thingOf(value, from, 'subnet') ?? [])
	return [
		...plain.map(subnet => ({subnet})),
		...properties.items('SubnetMappings').flatMap(mapping => mappingOf(mapping, making) ?? [])
	]
}

function mappingOf(mapping: Properties, {thingAt, note}: Making): Placement | undefined {
	const subnet = thingAt('SubnetId', 'subnet', mapping)
	const elasticIp = mapping.has('AllocationId') ? thingAt('AllocationId', 'elastic-ip', mapping)?.name : undefined
	const privateIp = mapping.text('PrivateIPv4Address')
	if (mapping.has('IPv6Address')) note(`SubnetMappings: ${ipv6}`)
	return (
		subnet && {
			subnet,
			...(elasticIp !== undefined && {elasticIp}),
			...(privateIp !== undefined && {privateIp})
		}
	)
}

const capacity = 'capacity is not emulated: a node takes what the machine can'

export const loadBalancer: TemplatePart = {
	missing: {
		'load-balancer': () => ({code: 'LoadBalancerNotFound', message: 'One or more load balancers not found'}),
		listener: () => ({code: 'ListenerNotFound', message: 'One or more listeners not found'})
	},
	cloudFormation: {
		'AWS::ElasticLoadBalancingV2::LoadBalancer': {
			effect: [
				'Name',
				'Type',
				'Scheme',
				'Subnets',
				'SubnetMappings',
				'SecurityGroups',
				'EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic',
				'IpAddressType',
				'LoadBalancerAttributes',
				'Tags'
			],
			named: {
				EnablePrefixForIpv6SourceNat: ipv6,
				MinimumLoadBalancerCapacity: capacity,
				EnableCapacityReservationProvisionStabilize: capacity,
				Ipv4IpamPoolId: 'address pools of IPAM are not emulated: nodes get other addresses'
			},
			make
		},
		...listenerTypes
	}
}
