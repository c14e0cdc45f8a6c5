/**
 * VPC endpoints: gateway endpoints, which are route targets (GWE-1), interface endpoints, which are network interfaces (PL-1…7), and Gateway Load
 * Balancer endpoints, which are network interfaces and route targets (GWLB-1).
 * Doc: https://docs.aws.amazon.com/vpc/latest/privatelink/
 */
import type {Route} from '../../model/model.ts'
import type {EndpointInterface, EndpointTarget, VpcEndpoint} from '../../model/vpc-endpoint.ts'
import type {CapturePart} from '../capture-point.ts'
import type {Draft, VpcDraft} from '../draft.ts'
import {idOf} from '../ids.ts'
import {oneAddress} from '../interface-requests.ts'
import {shortKey, type TargetKind, type VpcKind} from '../kind.ts'
import {fullAccess, readPolicy} from '../policy.ts'
import {managedName} from '../prefix-list/aws-managed.ts'
import {connectionState} from '../vpc-endpoint-service/draft.ts'
import {checkEndpoints} from './checks.ts'
import {type EndpointSubnet, isDualStack, type VpcEndpointDraft} from './draft.ts'
import {endpointNames} from './endpoint-names.ts'
import {schema} from './schema.ts'

declare module '../../model/model.ts' {
	interface RouteTargets {
		/** A gateway endpoint, or a Gateway Load Balancer endpoint. */
		'vpc-endpoint': {readonly key: string}
	}
	interface InterfaceTypes {
		vpc_endpoint: true
		gateway_load_balancer_endpoint: true
	}
}

const noun = 'VPC endpoint'

const gatewaysOf = ({endpoints}: VpcDraft) => [...endpoints.values()].filter(({type}) => type === 'Gateway')

const isNextHop = (endpoint: VpcEndpointDraft | undefined) => endpoint?.type === 'GatewayLoadBalancer'

/** Routes to a gateway endpoint exist as long as it does, and cannot be written (GWE-1). */
const target: TargetKind = {
	kind: 'vpc-endpoint',
	key: 'vpcEndpoint',
	noun,
	code: 'InvalidVpcEndpointId.NotFound',
	has: (name, {endpoints}) => isNextHop(endpoints.get(name)),
	names: ({endpoints}) => [...endpoints.values()].filter(({type}) => type !== 'Interface').map(({name}) => name),
	elsewhere: (name, vpc) =>
		vpc.endpoints.has(name) && !isNextHop(vpc.endpoints.get(name))
			? {
					message: `"${name}" is a ${noun}: a gateway endpoint makes its routes itself, an interface endpoint has none (GWE-1)`,
					fix: 'name the route table in "routeTables" of a gateway endpoint'
				}
			: undefined,
	resolve: (name, {key}) => ({target: {kind: 'vpc-endpoint', key: `${key}.${name}`}, active: true}),
	isLeft: (name, vpc) => Object.hasOwn(vpc?.vpcEndpoints ?? {}, name),
	aliases: (key, vpc) => [shortKey(key, vpc), key],
	inApi: {
		idOf: ({key}, {vpcEndpoints}) => vpcEndpoints?.find(one => one.key === key)?.id,
		own: {
			field: 'VpcEndpointId',
			prefix: 'vpce-',
			noun: 'vpcEndpoint ID',
			code: 'InvalidVpcEndpointId.NotFound',
			described: 'GatewayId'
		}
	},
	// True of the only endpoints that can be written as targets (RT-4, RT-10).
	isInterface: true,
	isEdgeTarget: true
}

export const vpcEndpoints: VpcKind<typeof schema> = {
	schema,
	codes: {absent: {vpcEndpoints: 'InvalidVpcEndpointId.NotFound'}, inUse: {}},
	title: 'VPC endpoints by name: ways to services of AWS without the Internet.',
	target,
	*interfaces(vpc) {
		for (const endpoint of vpc.endpoints.values()) {
			if (endpoint.type === 'Gateway') continue
			const {key, name, written, subnets} = endpoint
			for (const [deviceIndex, one] of subnets.entries()) {
				const own = interfaceKey(key, one)
				yield {
					key: own,
					type: isNextHop(endpoint) ? 'gateway_load_balancer_endpoint' : 'vpc_endpoint',
					owner: `${noun} "${name}"`,
					path: one.path,
					subnet: one.subnet,
					ipv4: oneAddress(one.written.privateIp, [...one.path, 'privateIp']),
					ipv6: isDualStack(endpoint) ? oneAddress(one.written.ipv6, [...one.path, 'ipv6']) : [],
					id: one.written.interfaceId ?? idOf('eni', own),
					mac: one.written.mac,
					attachedTo: {kind: 'vpc-endpoint', key, deviceIndex},
					securityGroups: isNextHop(endpoint) ? [] : written.securityGroups?.length ? written.securityGroups : ['default'],
					sourceDestCheck: !isNextHop(endpoint),
					linkUp: true,
					elasticIps: []
				}
			}
		}
	},
	*routes(table, vpc, draft) {
		for (const {key, written, prefixLists} of gatewaysOf(vpc)) {
			if (!written.routeTables?.includes(table)) continue
			for (const list of prefixLists.flatMap(name => draft.prefixLists.get(name) ?? [])) {
				for (const destination of list.cidrs) {
					const route: Route = {
						destination,
						target: {kind: 'vpc-endpoint', key},
						origin: 'prefix-list',
						state: 'active',
						prefixList: list.name
					}
					yield route
				}
			}
		}
	},
	check: checkEndpoints,
	*resources({endpoints}) {
		for (const {key, name, id, path, type, subnets} of endpoints.values()) {
			yield {
				kind: 'vpc-endpoint',
				noun,
				key,
				names: [name],
				ids: [id],
				path,
				...(type !== 'Gateway'
					? {
							interfaces: subnets.map(one => interfaceKey(key, one)),
							points: subnets.map(one => `${capturePoint.prefix}:${pointOf(key, one)}`)
						}
					: {points: [`${capturePoint.prefix}:${key}`]})
			}
		}
	},
	resolve: (vpc, draft) => {
		const all = [...vpc.endpoints.values()].flatMap(endpoint => resolveOne(endpoint, vpc, draft) ?? [])
		return all.length > 0 ? {vpcEndpoints: all} : {}
	}
}

/** Key of its interface in the subnet. */
const interfaceKey = (endpoint: string, {name}: EndpointSubnet): string => `vpc-endpoint ${endpoint} ${name}`

const pointOf = (endpoint: string, {name}: EndpointSubnet): string => `${endpoint}.${name}`

function resolveOne(endpoint: VpcEndpointDraft, vpc: VpcDraft, draft: Draft): VpcEndpoint | undefined {
	const {key, id, service, endpointService, type, written, subnets, prefixLists} = endpoint
	const policy = written.policy === undefined ? fullAccess : readPolicy(written.policy, [], '').policy
	const serviceName = service ? managedName(service.region, service.name) : endpointService?.serviceName
	const target: EndpointTarget | undefined =
		service ?? (endpointService && {kind: 'vpc-endpoint-service', key: endpointService.key, region: endpointService.vpc.region})
	if (!target || serviceName === undefined) return undefined
	const common = {key, id, serviceName, policy}
	if (type === 'Gateway') {
		if (!service) return undefined
		const routeTables = (written.routeTables ?? []).map(name => `${vpc.key}.${name}`)
		return {...common, type, service, routeTables, prefixLists}
	}
	const interfaces = subnets
		.flatMap((one): EndpointInterface[] =>
			one.subnet?.zone === undefined ? [] : [{interface: interfaceKey(key, one), subnet: one.subnet.key, zone: one.subnet.zone}]
		)
		.sort((a, b) => (a.zone < b.zone ? -1 : 1))
	if (type === 'GatewayLoadBalancer') {
		if (!endpointService || target.kind !== 'vpc-endpoint-service') return undefined
		return {...common, type, service: target, state: connectionState(endpointService, endpoint), interfaces}
	}
	const idle = written.idleTimeoutSeconds
	return {
		...common,
		type,
		service: target,
		state: endpointService ? connectionState(endpointService, endpoint) : 'available',
		interfaces,
		...(idle !== undefined && {idleTimeoutSeconds: idle}),
		names: endpointNames(endpoint, vpc, interfaces, draft)
	}
}

/** A gateway endpoint by name; an interface endpoint by name and subnet. */
export const capturePoint: CapturePart = {
	prefix: 'vpce',
	what: noun,
	names: ({vpcs}) => new Map([...vpcs.values()].flatMap(({endpoints}) => [...endpoints.values()].flatMap(pointNames))),
	hasDirections: true
}

const pointNames = ({key, name, type, subnets}: VpcEndpointDraft): [string, string][] =>
	(type === 'Gateway' ? [['', key]] : subnets.map(one => [`.${one.name}`, pointOf(key, one)])).flatMap(
		([suffix, point]): [string, string][] => [
			[`${key}${suffix}`, point as string],
			[`${name}${suffix}`, point as string]
		]
	)
