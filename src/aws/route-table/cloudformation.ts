/** Route tables, their routes and associations. Doc: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-route.html */
import {leftOut} from '../../iac/made.ts'
import type {Made, Making, TemplatePart, Thing} from '../../iac/part.ts'
import {unknownIn} from '../../iac/unknown.ts'
import {parseCidr} from '../../net/address.ts'
import {idOf} from '../ids.ts'
import {kinds} from '../kinds.ts'
import {exactlyOneTarget} from './actions-routes.ts'

function makeTable(making: Making): Made {
	const {thingAt, name} = making
	const vpc = thingAt('VpcId', 'vpc')
	if (!vpc) return leftOut(making)
	const id = idOf('rtb', `${vpc.name}.${name}`)
	const path = [...vpc.path, 'routeTables', name]
	return {
		ref: id,
		attributes: {RouteTableId: () => id},
		things: [{kind: 'route-table', id, path, name, vpc: vpc.name}],
		edits: [{path, value: {tags: making.tags()}}]
	}
}

const destinations = ['DestinationCidrBlock', 'DestinationIpv6CidrBlock', 'DestinationPrefixListId'] as const

function destinationOf({properties, thingAt}: Making): {readonly key: string; readonly property: string} | undefined {
	const property = destinations.find(one => properties.has(one))
	if (property === undefined) {
		return properties.refuse('DestinationCidrBlock', {
			message: 'The request must contain the parameter destinationCidrBlock',
			code: 'MissingParameter',
			fix: 'add DestinationCidrBlock: 0.0.0.0/0'
		})
	}
	if (property === 'DestinationPrefixListId') {
		const list = thingAt(property, 'prefix-list')
		return list && {key: list.name, property}
	}
	const text = properties.text(property)
	return text === undefined ? undefined : {key: parseCidr(text, {maskHostBits: true}) ?? text, property}
}

/** Kinds of targets, by the property with their id. */
const targets: Readonly<Record<string, {readonly kinds: readonly Thing['kind'][]; readonly word: (thing: Thing) => unknown}>> = {
	GatewayId: {
		kinds: ['internet-gateway', 'vpn-gateway', 'vpc-endpoint'],
		word: ({kind, name}) => (kind === 'internet-gateway' ? 'internet-gateway' : kind === 'vpn-gateway' ? 'vpn-gateway' : name)
	},
	InstanceId: {kinds: ['instance'], word: ({name}) => name},
	...Object.fromEntries(
		kinds.targets.flatMap(({kind, only, inApi: {own}}) =>
			own ? [[own.field, {kinds: [kind], word: ({name}: Thing) => only?.word ?? name}]] : []
		)
	)
}

const notEmulated: Readonly<Record<string, string>> = {
	CarrierGatewayId: 'carrier gateways are not emulated',
	LocalGatewayId: 'local gateways are not emulated',
	CoreNetworkArn: 'Cloud WAN is not emulated',
	OdbNetworkArn: 'networks of Oracle Database@AWS are not emulated'
}

/** Undefined: the route is left out. A target that is not emulated still attracts the packets (RT-7). */
function targetOf(making: Making): {readonly value: unknown; readonly property: string} | undefined {
	const {properties, thingAt, note} = making
	const property = [...Object.keys(targets), ...Object.keys(notEmulated)].find(one => properties.has(one))
	if (property === undefined) {
		return properties.refuse('GatewayId', {
			message: exactlyOneTarget,
			code: 'MissingParameter',
			fix: 'add GatewayId: !Ref …'
		})
	}
	const blackhole = (why: string) => {
		note(`its route is a blackhole: ${why}`)
		return {value: 'blackhole', property}
	}
	const missing = notEmulated[property]
	if (missing !== undefined) return blackhole(missing)
	const unknown = unknownIn(properties.raw(property))
	if (unknown) return blackhole(`it leads to ${unknown.why}`)
	if (property === 'GatewayId' && properties.text(property) === 'local') return {value: 'local', property}
	const known = targets[property]
	const thing = known && thingAt(property, known.kinds)
	if (!thing) return undefined
	const value = known.word(thing)
	return value === undefined ? blackhole('it leads to nothing that takes routes') : {value, property}
}

function makeRoute(making: Making): Made {
	const {properties, thingAt, lab, refuse} = making
	const table = thingAt('RouteTableId', 'route-table')
	const destination = destinationOf(making)
	const target = targetOf(making)
	if (!table || !destination || !target) return leftOut(making)
	const path = [...table.path, 'routes', destination.key]
	const ref = `${table.id}|${destination.key}`
	if (lab.written(path) !== undefined) {
		refuse({
			path: properties.at(destination.property),
			message: `The route identified by ${destination.key} already exists.`,
			code: 'RouteAlreadyExists',
			fix: `keep one route of ${table.name} to ${destination.key}`
		})
		return {ref}
	}
	return {
		ref,
		attributes: {CidrBlock: () => destination.key},
		edits: [{path, value: properties.placed(target.property, target.value)}]
	}
}

function associateSubnet(making: Making): Made {
	const {properties, thingAt, lab} = making
	const [table, subnet] = [thingAt('RouteTableId', 'route-table'), thingAt('SubnetId', 'subnet')]
	if (!table || !subnet) return leftOut(making)
	const ref = idOf('rtbassoc', `${table.id} ${subnet.id}`)
	if (table.vpc !== subnet.vpc) {
		properties.refuse('RouteTableId', {
			message: `route table ${table.id} and subnet ${subnet.id} belong to different networks`,
			code: 'InvalidParameterValue',
			fix: 'associate a route table of the same VPC'
		})
		return {ref}
	}
	const path = [...subnet.path, 'routeTable']
	if (lab.written(path) !== undefined) {
		properties.refuse('SubnetId', {
			message: `the specified association for route table ${table.id} conflicts with an existing association`,
			code: 'Resource.AlreadyAssociated',
			fix: 'a subnet has one route table: keep one association'
		})
		return {ref}
	}
	return {ref, attributes: {Id: () => ref}, edits: [{path, value: properties.placed('RouteTableId', table.name)}]}
}

/** Associates the table with a gateway, for packets that enter by it (RT-10). */
function associateGateway(making: Making): Made {
	const {properties, thingAt} = making
	const table = thingAt('RouteTableId', 'route-table')
	const gateway = thingAt('GatewayId', ['internet-gateway', 'vpn-gateway'])
	if (!table || !gateway) return leftOut(making)
	const key = gateway.kind === 'vpn-gateway' ? 'vpnGateway' : 'internetGateway'
	const ref = idOf('rtbassoc', `${table.id} ${gateway.id}`)
	return {
		ref,
		attributes: {AssociationId: () => ref},
		edits: [
			{path: ['vpcs', table.vpc ?? '', key], value: {id: gateway.id, routeTable: properties.placed('RouteTableId', table.name)}}
		]
	}
}

/** RT-8. */
function propagate(making: Making): Made {
	const {properties, thingOf} = making
	const tables = (properties.placedTexts('RouteTableIds') ?? []).flatMap(
		({value, from}) => thingOf(value, from, 'route-table') ?? []
	)
	making.thingAt('VpnGatewayId', 'vpn-gateway')
	return {
		ref: making.logicalId,
		edits: tables.map(table => ({path: [...table.path, 'propagate'], value: properties.placed('RouteTableIds', true)}))
	}
}

export const routeTable: TemplatePart = {
	cloudFormation: {
		'AWS::EC2::RouteTable': {effect: ['VpcId', 'Tags'], make: makeTable},
		'AWS::EC2::Route': {
			effect: ['RouteTableId', ...destinations, ...Object.keys(targets)],
			// Such a route is reported on its own: it is a blackhole.
			inert: Object.keys(notEmulated),
			make: makeRoute
		},
		'AWS::EC2::SubnetRouteTableAssociation': {effect: ['RouteTableId', 'SubnetId'], make: associateSubnet},
		'AWS::EC2::GatewayRouteTableAssociation': {effect: ['RouteTableId', 'GatewayId'], make: associateGateway},
		'AWS::EC2::VPNGatewayRoutePropagation': {effect: ['RouteTableIds', 'VpnGatewayId'], make: propagate}
	}
}
