/** Endpoints and rules of the Resolver. Doc: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-route53resolver-resolverendpoint.html */
import {leftOut, notEmulated} from '../../iac/made.ts'
import type {Made, Making, TemplatePart} from '../../iac/part.ts'
import {domainOf} from '../hosted-zone/domain.ts'
import {groupsAt} from '../network-interface/cloudformation.ts'
import {endpointId, ruleId} from './kind.ts'

function makeEndpoint(making: Making): Made {
	const {properties, thingAt, name} = making
	const direction = properties.text('Direction')?.toLowerCase()
	if (direction !== 'inbound' && direction !== 'outbound') {
		return direction === undefined
			? leftOut(making)
			: notEmulated(making, `it is left out: direction ${direction} is not emulated`)
	}
	const placed = properties.items('IpAddresses').flatMap(one => {
		const subnet = thingAt('SubnetId', 'subnet', one)
		const ip = one.text('Ip')
		if (one.has('Ipv6')) making.note('IpAddresses: its interfaces have IPv4 addresses alone')
		return subnet ? [{vpc: subnet.vpc, written: {subnet: subnet.name, ip: one.placed('Ip', ip)}}] : []
	})
	const vpc = placed[0]?.vpc
	if (vpc === undefined) return leftOut(making)
	const id = endpointId(name, {direction})
	const path = ['resolverEndpoints', name]
	if (['IPV6', 'DUALSTACK'].includes(properties.text('ResolverEndpointType') ?? '')) {
		making.note('ResolverEndpointType: its interfaces have IPv4 addresses alone')
	}
	if ((properties.texts('Protocols') ?? []).some(one => one !== 'Do53')) {
		making.note('Protocols: it is asked, and asks, by plain DNS (Do53) alone')
	}
	return {
		ref: id,
		attributes: {
			ResolverEndpointId: () => id,
			Direction: () => direction.toUpperCase(),
			IpAddressCount: () => String(placed.length),
			Name: () => properties.text('Name')
		},
		things: [{kind: 'resolver-endpoint', id, path, name, vpc}],
		edits: [
			{
				path,
				value: {
					direction: properties.placed('Direction', direction),
					vpc,
					addresses: properties.placed(
						'IpAddresses',
						placed.map(({written}) => written)
					),
					securityGroups: groupsAt('SecurityGroupIds', properties, making)
				}
			}
		]
	}
}

function makeRule(making: Making): Made {
	const {properties, thingAt, name} = making
	const type = properties.text('RuleType')
	if (type !== 'FORWARD' && type !== 'SYSTEM') {
		return type === undefined ? leftOut(making) : notEmulated(making, `it is left out: rules of type ${type} are not emulated`)
	}
	const domain = properties.text('DomainName')
	const isForward = type === 'FORWARD'
	const endpoint = isForward ? thingAt('ResolverEndpointId', 'resolver-endpoint') : undefined
	const targets = properties.items('TargetIps').flatMap(one => {
		const [ip, port] = [one.text('Ip'), one.number('Port') ?? 53]
		return ip === undefined ? [] : [port === 53 ? ip : `${ip}:${port}`]
	})
	if (domain === undefined || (isForward && !endpoint)) return leftOut(making)
	const id = ruleId(name)
	const path = ['resolverRules', name]
	return {
		ref: id,
		attributes: {
			ResolverRuleId: () => id,
			DomainName: () => domain,
			ResolverEndpointId: () => endpoint?.id,
			Name: () => properties.text('Name')
		},
		things: [{kind: 'resolver-rule', id, path, name}],
		edits: [
			{
				path,
				value: {
					domain: properties.placed('DomainName', domainOf(domain) || '.'),
					type: isForward ? undefined : properties.placed('RuleType', 'system'),
					endpoint: endpoint && properties.placed('ResolverEndpointId', endpoint.name),
					targets: isForward ? properties.placed('TargetIps', targets) : undefined
				}
			}
		]
	}
}

function makeAssociation(making: Making): Made {
	const {properties, thingAt} = making
	const [vpc, rule] = [thingAt('VPCId', 'vpc'), thingAt('ResolverRuleId', 'resolver-rule')]
	if (!vpc || !rule) return leftOut(making)
	const id = `rslvr-rrassoc-${rule.id.slice('rslvr-rr-'.length)}`
	return {
		ref: id,
		attributes: {
			ResolverRuleAssociationId: () => id,
			VPCId: () => vpc.id,
			ResolverRuleId: () => rule.id,
			Name: () => properties.text('Name')
		},
		edits: [{path: [...rule.path, 'vpcs'], value: [properties.placed('VPCId', vpc.name)], append: true}]
	}
}

const outposts = 'Outposts are not emulated: it is in its zones'

export const resolverEndpoint: TemplatePart = {
	missing: {
		'resolver-endpoint': id => ({
			code: 'ResourceNotFoundException',
			message: `[RSLVR-00701] Resolver endpoint with ID "${id}" does not exist.`
		}),
		'resolver-rule': id => ({
			code: 'ResourceNotFoundException',
			message: `[RSLVR-00703] Resolver rule with ID "${id}" does not exist.`
		})
	},
	cloudFormation: {
		'AWS::Route53Resolver::ResolverEndpoint': {
			effect: ['Direction', 'IpAddresses', 'SecurityGroupIds', 'ResolverEndpointType', 'Protocols'],
			inert: ['Name', 'Tags', 'RniEnhancedMetricsEnabled', 'TargetNameServerMetricsEnabled'],
			named: {
				OutpostArn: outposts,
				PreferredInstanceType: outposts,
				Dns64Enabled: 'no addresses are made up for IPv6',
				Ipv6InternetAccessEnabled: 'its interfaces have IPv4 addresses alone'
			},
			make: makeEndpoint
		},
		'AWS::Route53Resolver::ResolverRule': {
			effect: ['RuleType', 'DomainName', 'ResolverEndpointId', 'TargetIps'],
			inert: ['Name', 'Tags'],
			named: {DelegationRecord: 'delegation is not emulated'},
			make: makeRule
		},
		'AWS::Route53Resolver::ResolverRuleAssociation': {
			effect: ['VPCId', 'ResolverRuleId'],
			inert: ['Name'],
			make: makeAssociation
		}
	}
}
