/** The context in which a resource type makes a resource. Pure. */
import {kinds} from '../../aws/kinds.ts'
import type {Finding, Path} from '../../model/finding.ts'
import type {Origin} from '../building.ts'
import type {Lookup, Making, Thing} from '../part.ts'
import {Properties} from '../properties.ts'
import type {Shared} from './stack-types.ts'

type Resource = {
	readonly logicalId: string
	readonly type: string
	readonly path: Path
	readonly values: Readonly<Record<string, unknown>>
	readonly name: string
	readonly metadata: unknown
}

type Around = Pick<Shared, 'building' | 'report' | 'tagsStacks'> & {
	readonly stackName: string
	readonly refuse: (finding: Finding) => void
	readonly origin: Origin
}

export function makingOf({logicalId, type, path, values, name, metadata}: Resource, lab: Lookup, around: Around): Making {
	const {building, report, refuse, stackName, tagsStacks, origin} = around
	const note = (consequence: string) => report.note({type, logicalId, consequence})
	const properties = new Properties(values, [...path, 'Properties'], {
		refuse,
		unknown: (at, why) => note(`${at.slice(3).join('.')} is left out: it depends on ${why}`)
	})
	const thingOf: Making['thingOf'] = (id, from, kinds) => {
		const found = lab.thing(id)
		if (found && [kinds].flat().includes(found.kind)) return found
		const [kind = 'vpc'] = [kinds].flat()
		const {noun, code} = words[kind] ?? {noun: kind, code: 'InvalidParameterValue'}
		refuse({
			path: from,
			message: found ? `${id} is of another kind: a ${noun} is wanted` : `The ${noun} '${id}' does not exist`,
			code,
			fix: found
				? `name a ${noun}`
				: 'refer to a resource of the template, or give a parameter the id or name of one in the lab file'
		})
		return undefined
	}
	return {
		logicalId,
		type,
		path,
		properties,
		metadata,
		name,
		lab,
		thingOf,
		thingAt(key, kinds, from = properties) {
			const id = from.text(key)
			return id === undefined ? undefined : thingOf(id, from.at(key), kinds)
		},
		tags(own = properties.tags()) {
			const stack = tagsStacks ? {'aws:cloudformation:stack-name': stackName, 'aws:cloudformation:logical-id': logicalId} : {}
			const strange = Object.keys(own).find(key => /^aws:/i.test(key))
			if (strange !== undefined) {
				refuse({
					path: properties.has('Tags') ? properties.at('Tags') : path,
					message: `aws: prefixed tag key names are not allowed for external use: ${strange}`,
					code: 'InvalidParameterValue',
					fix: 'choose another key'
				})
			}
			const all = {...own, ...stack}
			return Object.keys(all).length > 0 ? all : undefined
		},
		pin: edit => building.pin(edit, origin.file, origin.path),
		refuse,
		note,
		assume: what => report.assume(`${logicalId}: ${what}`)
	}
}

const words: Readonly<Partial<Record<Thing['kind'], {readonly noun: string; readonly code: string}>>> = {
	...Object.fromEntries(kinds.targets.flatMap(({kind, inApi: {own}}) => (own ? [[kind, own]] : []))),
	vpc: {noun: 'vpc ID', code: 'InvalidVpcID.NotFound'},
	subnet: {noun: 'subnet ID', code: 'InvalidSubnetID.NotFound'},
	'route-table': {noun: 'routeTable ID', code: 'InvalidRouteTableID.NotFound'},
	'internet-gateway': {noun: 'internetGateway ID', code: 'InvalidInternetGatewayID.NotFound'},
	'vpn-gateway': {noun: 'vpnGateway ID', code: 'InvalidVpnGatewayID.NotFound'},
	'elastic-ip': {noun: 'allocation ID', code: 'InvalidAllocationID.NotFound'},
	'network-acl': {noun: 'networkAcl ID', code: 'InvalidNetworkAclID.NotFound'},
	'security-group': {noun: 'security group', code: 'InvalidGroup.NotFound'},
	instance: {noun: 'instance ID', code: 'InvalidInstanceID.NotFound'},
	'prefix-list': {noun: 'prefix list ID', code: 'InvalidPrefixListID.NotFound'},
	'dhcp-options': {noun: 'dhcpOption ID', code: 'InvalidDhcpOptionID.NotFound'},
	'transit-gateway': {noun: 'transit gateway', code: 'InvalidTransitGatewayID.NotFound'},
	'tgw-attachment': {noun: 'transit gateway attachment', code: 'InvalidTransitGatewayAttachmentID.NotFound'},
	'tgw-route-table': {noun: 'transit gateway route table', code: 'InvalidRouteTableID.NotFound'},
	'customer-gateway': {noun: 'customerGateway ID', code: 'InvalidCustomerGatewayID.NotFound'},
	'vpn-connection': {noun: 'vpnConnection ID', code: 'InvalidVpnConnectionID.NotFound'},
	'load-balancer': {noun: 'load balancer', code: 'LoadBalancerNotFound'},
	'target-group': {noun: 'target group', code: 'TargetGroupNotFound'},
	listener: {noun: 'listener', code: 'ListenerNotFound'},
	'launch-template': {noun: 'launch template', code: 'InvalidLaunchTemplateId.NotFound'},
	'hosted-zone': {noun: 'hosted zone', code: 'NoSuchHostedZone'},
	'vpc-endpoint-service': {noun: 'service', code: 'InvalidVpcEndpointServiceId.NotFound'}
}
