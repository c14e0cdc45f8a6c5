/**
 * Network Load Balancers: a node in each enabled zone, listeners that forward to target groups (NLB-1…18).
 * Doc: https://docs.aws.amazon.com/elasticloadbalancing/latest/network/introduction.html
 */
import type {Path} from '../../model/finding.ts'
import type {LoadBalancer, LoadBalancerListener, LoadBalancerNode} from '../../model/model.ts'
import {parseAddress} from '../../net/address.ts'
import type {CapturePart} from '../capture-point.ts'
import type {Draft, VpcDraft} from '../draft.ts'
import {idOf} from '../ids.ts'
import {type InterfaceRequest, interfacePublicKey, oneAddress} from '../interface-requests.ts'
import {entriesOf, type VpcKind} from '../kind.ts'
import {publicAddressOf} from '../public-addresses.ts'
import type {SubnetDraft} from '../subnet/kind.ts'
import {checkLoadBalancers} from './checks.ts'
import {type LoadBalancerWritten, listenerPattern, type MappingWritten, schema} from './schema.ts'

declare module '../../model/model.ts' {
	interface InterfaceTypes {
		network_load_balancer: true
	}
}

const kind = 'load-balancer'
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

export type Mapping = Exclude<MappingWritten, string>

export const mappingsOf = ({subnets}: LoadBalancerWritten): readonly Mapping[] =>
	subnets.map(one => (typeof one === 'string' ? {subnet: one} : one))

export const isInternetFacing = ({scheme}: LoadBalancerWritten): boolean => scheme !== 'internal'

export type ListenerDraft = Pick<LoadBalancerListener, 'protocol' | 'port' | 'idleTimeoutSeconds'> & {
	readonly key: string
	/** Name. */
	readonly targetGroup: string
}

/** NLB-5. */
const defaultIdleSeconds = 350

export const listenersOf = ({listeners}: LoadBalancerWritten): readonly ListenerDraft[] =>
	entriesOf(listeners).map(([key, written]) => {
		const [, protocol = 'TCP', port = '0'] = listenerPattern.exec(key) ?? []
		const {targetGroup, attributes = {}} = typeof written === 'string' ? {targetGroup: written} : written
		return {
			key,
			protocol: protocol as LoadBalancerListener['protocol'],
			port: Number(port),
			targetGroup,
			idleTimeoutSeconds: attributes['tcp.idle_timeout.seconds'] ?? defaultIdleSeconds
		}
	})

type NodeDraft = {
	/** Of its network interface. */
	readonly key: string
	readonly loadBalancer: string
	readonly index: number
	readonly mapping: Mapping
	readonly path: Path
	readonly subnet: SubnetDraft | undefined
	readonly isPublic: boolean
}

export const nodesIn = (vpc: VpcDraft): readonly NodeDraft[] =>
	entriesOf(vpc.written.loadBalancers).flatMap(([name, written]) =>
		mappingsOf(written).map((mapping, index) => ({
			key: interfaceKey(`${vpc.key}.${name}`, mapping.subnet),
			loadBalancer: name,
			index,
			mapping,
			path: [...vpc.path, 'loadBalancers', name, 'subnets', index],
			subnet: vpc.subnets.get(mapping.subnet),
			isPublic: isInternetFacing(written)
		}))
	)

/** Of a node's network interface. */
const interfaceKey = (loadBalancer: string, subnet: string): string => `${kind} ${loadBalancer}.${subnet}`

/** Of capture. */
const pointOf = ({key}: NodeDraft): string => `${capturePoint.prefix}:${key.slice(kind.length + 1)}`

function interfaceRequest(
	{key, loadBalancer, index, mapping, path, subnet, isPublic}: NodeDraft,
	vpc: VpcDraft
): InterfaceRequest {
	const {elasticIp, privateIp} = mapping
	return {
		key,
		type: 'network_load_balancer',
		owner: `load balancer "${loadBalancer}"`,
		path,
		subnet,
		ipv4: oneAddress(privateIp, [...path, 'privateIp']),
		ipv6: [],
		id: mapping.interfaceId ?? idOf('eni', key),
		mac: mapping.mac,
		attachedTo: {kind, key: `${vpc.key}.${loadBalancer}`, deviceIndex: index},
		securityGroups: [],
		sourceDestCheck: false,
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
	const arn =
		written.arn ??
		`arn:aws:elasticloadbalancing:${vpc.region}:${vpc.account}:loadbalancer/net/${name}/${idOf('lb', key).slice(-16)}`
	const scheme = written.scheme ?? 'internet-facing'
	return {
		key,
		arn,
		name,
		type: 'network',
		scheme,
		ipAddressType: 'ipv4',
		dnsName: `${name}-${arn.slice(-16)}.elb.${vpc.region}.amazonaws.com`,
		nodes: mappingsOf(written).map(
			({subnet}): LoadBalancerNode => ({
				zone: vpc.subnets.get(subnet)?.zone ?? '',
				subnet: `${vpc.key}.${subnet}`,
				interface: interfaceKey(key, subnet)
			})
		),
		listeners: listenersOf(written).map(({targetGroup, protocol, port, idleTimeoutSeconds}) => ({
			protocol,
			port,
			targetGroup: `${vpc.key}.${targetGroup}`,
			idleTimeoutSeconds
		})),
		crossZone: written.attributes?.['load_balancing.cross_zone.enabled'] ?? false
	}
}

/** Nodes: `web.a` and `main.web.a` in zone a; `web` where there is one node; by VPC and subnet as `vpclab capture` lists them. */
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
