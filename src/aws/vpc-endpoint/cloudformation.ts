/** AWS::EC2::VPCEndpoint. Doc: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcendpoint.html */
import {leftOut, notEmulated} from '../../iac/made.ts'
import type {Made, Making, TemplatePart, Thing} from '../../iac/part.ts'
import {Unknown} from '../../iac/unknown.ts'
import {isService} from '../../model/aws-services.ts'
import {idOf} from '../ids.ts'
import {groupsAt} from '../network-interface/cloudformation.ts'
import {endpointZoneId} from './zone-id.ts'

const types: Readonly<Record<string, string>> = {
	Gateway: 'gateway',
	Interface: 'interface',
	GatewayLoadBalancer: 'gateway-load-balancer'
}

/** `s3` of `com.amazonaws.us-east-1.s3`, `provider.shop` of an endpoint service. Undefined: the service is not emulated. */
function serviceOf(name: string, {lab}: Making): string | undefined {
	const id = /\.(vpce-svc-[0-9a-f]+)$/.exec(name)?.[1]
	const offered = id === undefined ? undefined : lab.thing(id)
	if (offered?.kind === 'vpc-endpoint-service') return `${offered.vpc}.${offered.name}`
	const short = /^(?:com|cn\.com)\.amazonaws\.[a-z0-9-]+\.(.+)$/.exec(name)?.[1]
	return short !== undefined && isService(short) ? short : undefined
}

function make(making: Making): Made {
	const {properties, thingAt, thingOf, name} = making
	const vpc = thingAt('VpcId', 'vpc')
	const written = properties.text('ServiceName')
	const type = types[properties.text('VpcEndpointType') ?? 'Gateway'] ?? 'gateway'
	if (!vpc) return leftOut(making)
	const service = written === undefined ? undefined : serviceOf(written, making)
	if (service === undefined) {
		return notEmulated(
			making,
			`it is left out: ${written === undefined ? 'its service is not known' : `nothing in the lab answers for ${written}`}`
		)
	}
	const things = (key: string, kind: Thing['kind']) =>
		(properties.placedTexts(key) ?? []).flatMap(({value, from}) => thingOf(value, from, kind) ?? []).map(one => one.name)
	const tables = things('RouteTableIds', 'route-table')
	const subnets = things('SubnetIds', 'subnet')
	const id = idOf('vpce', `${vpc.name}.${name} ${service}`)
	const path = [...vpc.path, 'vpcEndpoints', name]
	const isGateway = type === 'gateway'
	const resolved = () => resolvedEndpoint(making, vpc.name, name)
	return {
		ref: id,
		attributes: {
			Id: () => id,
			NetworkInterfaceIds: () => resolved()?.interfaces.map(one => one.id) ?? [],
			DnsEntries: () => resolved()?.names.map(one => `${endpointZoneId}:${one}`) ?? []
		},
		// Its names, for aliases, are chosen with the lab.
		things: [{kind: 'vpc-endpoint', id, path, name, vpc: vpc.name, facts: {dnsNames: () => resolved()?.names ?? []}}],
		edits: [
			{
				path,
				value: {
					service: properties.placed('ServiceName', service),
					type: properties.has('VpcEndpointType') ? properties.placed('VpcEndpointType', type) : type,
					routeTables: isGateway && tables.length > 0 ? properties.placed('RouteTableIds', tables) : undefined,
					subnets: isGateway ? undefined : properties.placed('SubnetIds', subnets),
					securityGroups: isGateway ? undefined : groupsAt('SecurityGroupIds', properties, making),
					privateDns: isGateway ? undefined : properties.placed('PrivateDnsEnabled', properties.flag('PrivateDnsEnabled')),
					ipAddressType: properties.has('IpAddressType')
						? properties.placed('IpAddressType', properties.text('IpAddressType'))
						: undefined,
					policy: policyOf(making),
					tags: making.tags()
				}
			}
		]
	}
}

/** Of an endpoint with network interfaces. */
function resolvedEndpoint({lab}: Making, vpcName: string, name: string) {
	const vpc = lab.soFar()?.vpcs.find(({key}) => key === vpcName)
	const found = vpc?.vpcEndpoints?.find(({key}) => key === `${vpcName}.${name}`)
	if (!vpc || !found || found.type === 'Gateway') return undefined
	const interfaces = found.interfaces.flatMap(one => vpc.interfaces.find(({key}) => key === one.interface) ?? [])
	const names = found.type === 'Interface' ? found.names.map(one => one.name) : []
	return {interfaces, names}
}

/** The policy as JSON, or as a text that contains JSON. */
function policyOf({properties}: Making): unknown {
	const policy = properties.raw('PolicyDocument')
	return policy === undefined || policy instanceof Unknown ? undefined : properties.placed('PolicyDocument', policy)
}

const lattice = 'resources and service networks of VPC Lattice are not emulated'

export const vpcEndpoint: TemplatePart = {
	cloudFormation: {
		'AWS::EC2::VPCEndpoint': {
			effect: [
				'VpcId',
				'ServiceName',
				'VpcEndpointType',
				'RouteTableIds',
				'SubnetIds',
				'SecurityGroupIds',
				'PrivateDnsEnabled',
				'IpAddressType',
				'PolicyDocument',
				'Tags'
			],
			inert: ['DnsOptions'],
			named: {
				ServiceRegion: 'services of other Regions are those of the lab file',
				ResourceConfigurationArn: lattice,
				ServiceNetworkArn: lattice
			},
			make
		}
	}
}
