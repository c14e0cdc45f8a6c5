/**
 * Load balancers: a node in each enabled zone, and listeners that forward to target groups. Network Load Balancers forward flows (NLB-1…18),
 * Application Load Balancers handle requests (ALB-1…5), Gateway Load Balancers send packets through appliances (GWLB-1…3).
 * Doc: https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/what-is-load-balancing.html
 */
import type {
	ApplicationOptions,
	LoadBalancer,
	LoadBalancerListener,
	LoadBalancerNode,
	NetworkLoadBalancer
} from '../../model/load-balancer.ts'
import {parseAddress} from '../../net/address.ts'
import type {CapturePart} from '../capture-point.ts'
import type {Draft, VpcDraft} from '../draft.ts'
import {idOf} from '../ids.ts'
import {type InterfaceRequest, interfacePublicKey, oneAddress} from '../interface-requests.ts'
import {entriesOf, type VpcKind} from '../kind.ts'
import {publicAddressOf} from '../public-addresses.ts'
import {checkLoadBalancers} from './checks.ts'
import {isApplication, isDualStack, isGateway, isInternetFacing, mappingsOf, type Sort} from './draft.ts'
import {forwardsOf, idleSecondsOf, listenersOf, resolveListener} from './listeners.ts'
import {arnOf, interfaceKey, kind, type NodeDraft, nodesIn} from './nodes.ts'
import {type LoadBalancerWritten, schema} from './schema.ts'

declare module '../../model/model.ts' {
	interface InterfaceTypes {
		network_load_balancer: true
		gateway_load_balancer: true
	}
}

const noun = 'load balancer'
const nodeNoun = 'node of a load balancer'

export const loadBalancers: VpcKind<typeof schema> = {
	schema,
	codes: {absent: {loadBalancers: 'LoadBalancerNotFound'}, inUse: {SubnetNotFound: 'DependencyViolation'}},
	title: 'Load balancers by name: `{web: {type: network, subnets: [a, b], listeners: {TCP:80: web}}}`.',
	*interfaces(vpc) {
		for (const node of nodesIn(vpc)) yield interfaceRequest(node, vpc)
	},
	*publicRequests(vpc) {
		for (const {key, isPublic, mapping} of nodesIn(vpc)) {
			if (isPublic && mapping.elasticIp === undefined) {
				const given = mapping.publicIp === undefined ? undefined : parseAddress(mapping.publicIp)
				yield {key: interfacePublicKey(key), region: vpc.region, seed: key, ...(given && {given})}
			}
		}
	},
	check: checkLoadBalancers,
	*resources(vpc) {
		const nodes = nodesIn(vpc)
		for (const [name, written] of entriesOf(vpc.written.loadBalancers)) {
			const {key, arn} = resolveOne(name, written, vpc)
			const own = nodes.filter(one => one.loadBalancer === name)
			const path = [...vpc.path, 'loadBalancers', name]
			const interfaces = own.map(node => node.key)
			yield {kind, noun, key, names: [name], ids: [arn], path, interfaces, points: own.map(pointOf)}
			for (const node of own) {
				const zone = node.subnet?.zone?.slice(vpc.region.length)
				if (zone === undefined) continue
				const at = {path: node.path, interfaces: [node.key], points: [pointOf(node)]}
				yield {kind, noun: nodeNoun, key: `${key}.${zone}`, names: [`${name}.${zone}`], ids: [], ...at}
			}
		}
	},
	resolve: vpc => ({loadBalancers: entriesOf(vpc.written.loadBalancers).map(([name, written]) => resolveOne(name, written, vpc))})
}

/** Capture point of a node. */
const pointOf = ({key}: NodeDraft): string => `${capturePoint.prefix}:${key.slice(kind.length + 1)}`

const interfaceTypes = {
	network: 'network_load_balancer',
	application: 'interface',
	gateway: 'gateway_load_balancer'
} as const

function interfaceRequest(
	{key, loadBalancer, index, mapping, path, subnet, isPublic, balancer}: NodeDraft,
	vpc: VpcDraft
): InterfaceRequest {
	const {elasticIp, privateIp} = mapping
	return {
		key,
		// ELB-2.
		type: interfaceTypes[balancer.type],
		owner: `load balancer "${loadBalancer}"`,
		path,
		subnet,
		ipv4: oneAddress(privateIp, [...path, 'privateIp']),
		ipv6: isDualStack(balancer) ? oneAddress(mapping.ipv6, [...path, 'ipv6']) : [],
		id: mapping.interfaceId ?? idOf('eni', key),
		mac: mapping.mac,
		attachedTo: {kind, key: `${vpc.key}.${loadBalancer}`, deviceIndex: index},
		securityGroups: balancer.securityGroups ?? (isApplication(balancer) ? ['default'] : []),
		sourceDestCheck: isApplication(balancer),
		linkUp: true,
		elasticIps: elasticIp === undefined ? [] : [{name: elasticIp, index: 0, path: [...path, 'elasticIp']}],
		publicIp: draft => {
			const address = isPublic && elasticIp === undefined ? publicAddressOf(interfacePublicKey(key), draft) : undefined
			return address && {address}
		}
	}
}

function resolveOne(name: string, written: LoadBalancerWritten, vpc: VpcDraft): LoadBalancer {
	const key = `${vpc.key}.${name}`
	const arn = arnOf(name, written, vpc)
	const scheme = isInternetFacing(written) ? ('internet-facing' as const) : ('internal' as const)
	const common = {
		key,
		arn,
		name,
		scheme,
		ipAddressType: written.ipAddressType ?? ('ipv4' as const),
		dnsName: dnsNameOf(name, written, arn, vpc)
	}
	const nodes = mappingsOf(written).map(
		({subnet}): LoadBalancerNode => ({
			zone: vpc.subnets.get(subnet)?.zone ?? '',
			subnet: `${vpc.key}.${subnet}`,
			interface: interfaceKey(key, subnet)
		})
	)
	if (isApplication(written)) {
		const listeners = listenersOf(written).map(listener => resolveListener(listener, vpc.key))
		return {...common, type: 'application', nodes, listeners, crossZone: true, options: optionsOf(written)}
	}
	const crossZone = written.attributes?.['load_balancing.cross_zone.enabled'] ?? false
	if (isGateway(written)) {
		const listeners = listenersOf(written).map(listener => ({
			protocol: 'GENEVE' as const,
			port: listener.port,
			targetGroup: `${vpc.key}.${forwardsOf(listener.written)[0]?.[0]}`,
			idleTimeoutSeconds: idleSecondsOf(listener)
		}))
		return {...common, type: 'gateway', nodes, listeners, crossZone}
	}
	return {
		...common,
		type: 'network',
		nodes,
		listeners: listenersOf(written).map(listener => ({
			protocol: listener.protocol as LoadBalancerListener['protocol'],
			port: listener.port,
			targetGroup: `${vpc.key}.${forwardsOf(listener.written)[0]?.[0]}`,
			idleTimeoutSeconds: idleSecondsOf(listener),
			...(listener.written.certificates && {certificates: listener.written.certificates.map(one => one.toLowerCase())})
		})),
		crossZone,
		...clientRoutingOf(written),
		...(written.enforceSecurityGroupInboundRulesOnPrivateLinkTraffic === 'off' && {ignoresPrivateLinkClients: true as const})
	}
}

/** How much of a zone's queries are answered with the zone's own node (NLB-1). */
function clientRoutingOf({attributes}: LoadBalancerWritten): Pick<NetworkLoadBalancer, 'zoneAffinity'> {
	const policy = attributes?.['dns_record.client_routing_policy'] ?? 'any_availability_zone'
	const share = {any_availability_zone: 0, partial_availability_zone_affinity: 0.85, availability_zone_affinity: 1}[policy]
	return share === 0 ? {} : {zoneAffinity: share}
}

/** Empty for a Gateway Load Balancer. An Application Load Balancer's name ends with an account-wide number; an internal one's begins with `internal-`. */
export function dnsNameOf(name: string, written: Sort, arn: string, {region}: {readonly region: string}): string {
	if (isGateway(written)) return ''
	if (!isApplication(written)) return `${name}-${arn.slice(-16)}.elb.${region}.amazonaws.com`
	const number = Number.parseInt(arn.slice(-8), 16)
	return `${isInternetFacing(written) ? '' : 'internal-'}${name}-${number}.${region}.elb.amazonaws.com`
}

/** ALB-1. */
const optionsOf = ({attributes = {}}: LoadBalancerWritten): ApplicationOptions => ({
	idleTimeoutSeconds: attributes['idle_timeout.timeout_seconds'] ?? 60,
	clientKeepAliveSeconds: attributes['client_keep_alive.seconds'] ?? 3600,
	forwardedFor: attributes['routing.http.xff_header_processing.mode'] ?? 'append',
	forwardedForPort: attributes['routing.http.xff_client_port.enabled'] ?? false,
	preserveHostHeader: attributes['routing.http.preserve_host_header.enabled'] ?? false,
	dropInvalidHeaders: attributes['routing.http.drop_invalid_header_fields.enabled'] ?? false,
	tlsHeaders: attributes['routing.http.x_amzn_tls_version_and_cipher_suite.enabled'] ?? false,
	http2: attributes['routing.http2.enabled'] ?? true,
	desyncMitigation: attributes['routing.http.desync_mitigation_mode'] ?? 'defensive'
})

/** Nodes: `web.a` and `main.web.a` in zone a; `web` if there is one node; by VPC and subnet as `vpclab capture` lists them. */
function nodeNames({vpcs}: Draft): ReadonlyMap<string, string> {
	const all = [...vpcs.values()].flatMap(vpc => {
		const nodes = nodesIn(vpc)
		return nodes.flatMap(({key, loadBalancer, subnet}) => {
			const isOnly = nodes.filter(one => one.loadBalancer === loadBalancer).length === 1
			const letter = subnet?.zone?.slice(vpc.region.length)
			const names = [...(letter === undefined ? [] : [`${loadBalancer}.${letter}`]), ...(isOnly ? [loadBalancer] : [])]
			return names.map(name => ({name, whole: `${vpc.key}.${name}`, point: key.slice(kind.length + 1)}))
		})
	})
	const names = new Map(all.flatMap(({whole, point}) => [[whole, point] as const, [point, point] as const]))
	for (const [name, [only, ...others]] of Map.groupBy(all, one => one.name)) {
		if (only && others.length === 0 && !names.has(name)) names.set(name, only.point)
	}
	return names
}

export const capturePoint: CapturePart = {prefix: 'nlb', what: nodeNoun, names: nodeNames, hasDirections: true}
