/** From genes to a Network Load Balancer of one VPC, whose nodes have no health checks: nobody runs them, so that all targets are used. */
import type {Instance, LoadBalancer, NetworkInterface, Target, TargetGroup, Vpc} from '../../src/model/model.ts'
import type {Address} from '../../src/net/address.ts'
import {at, type Frame, zoneOf} from './frame.ts'
import type {VpcGenes} from './genes.ts'
import {groupKey, host} from './grow-vpc.ts'

type Place = Frame['places'][number]

type Grown = Pick<Vpc, 'loadBalancers' | 'targetGroups' | 'interfaces'>

const none: Grown = {loadBalancers: [], targetGroups: [], interfaces: []}

export function growBalancers(
	place: Place,
	genes: VpcGenes,
	index: number,
	instances: readonly Instance[],
	interfaces: readonly NetworkInterface[]
): Grown {
	const {balancer} = genes
	if (!balancer) return none
	const {key, subnets, region} = place
	const zoneAt = (subnet: number) => zoneOf(region, at(genes.subnets, subnet).zone)
	const homes = balancer.subnets.map(pick => pick % subnets.length)
	const oneAZone = homes.filter((subnet, number) => homes.findIndex(other => zoneAt(other) === zoneAt(subnet)) === number)
	const isPublic = balancer.isPublic && genes.internetGateway
	const nodes = oneAZone.map((subnet, number): NetworkInterface & {readonly zone: string} => ({
		key: `load-balancer ${key}.nlb.s${subnet}`,
		id: `eni-nlb-${key}-${number}`,
		type: 'network_load_balancer',
		subnet: `${key}.s${subnet}`,
		mac: `02:00:00:fe:0${index}:0${number}`,
		privateIps: [
			{
				address: host(at(subnets, subnet).cidr, 220 + number),
				...(isPublic && {publicIp: {address: `54.${index}.8.${number}` as Address}})
			}
		],
		ipv6: [],
		securityGroups: balancer.groups.map(pick => groupKey(key, genes, pick, true)),
		sourceDestCheck: false,
		owner: {kind: 'load-balancer', key: `${key}.nlb`, deviceIndex: number},
		linkUp: true,
		zone: zoneAt(subnet)
	}))
	const chosen = [...new Set(balancer.targets.map(pick => at(instances, pick)))]
	const targetsAt = (port: number): Target[] =>
		chosen.flatMap(({key: instance, id, state, interfaces: [own]}) => {
			const eni = interfaces.find(one => one.key === own)
			const subnet = subnets.findIndex(one => one.key === eni?.subnet)
			const address = eni?.privateIps[0]?.address
			if (address === undefined) return []
			return [{id, address, port, zone: zoneAt(subnet), instance, ...(state === 'stopped' && {isStopped: true as const})}]
		})
	const group = (protocol: 'TCP' | 'UDP', port: number): TargetGroup => ({
		key: `${key}.${protocol}`,
		arn: `arn:${key}.${protocol}`,
		name: protocol,
		targetType: 'instance',
		protocol,
		port,
		targets: targetsAt(port),
		healthCheck: {
			protocol: 'TCP',
			path: '/',
			intervalSeconds: 30,
			timeoutSeconds: 10,
			healthyThreshold: 5,
			unhealthyThreshold: 2,
			matcher: []
		},
		preserveClientIp: protocol === 'UDP' || balancer.keepsClients,
		stickiness: balancer.isSticky,
		terminatesUnhealthy: true,
		deregistrationDelaySeconds: 300,
		terminatesDeregistered: false,
		minimumHealthyTargets: 1,
		minimumNamedTargets: 1
	})
	const listener = (protocol: 'TCP' | 'UDP', port: number) => ({
		protocol,
		port,
		targetGroup: `${key}.${protocol}`,
		idleTimeoutSeconds: 350
	})
	const loadBalancer: LoadBalancer = {
		key: `${key}.nlb`,
		arn: `arn:${key}.nlb`,
		name: 'nlb',
		type: 'network',
		scheme: isPublic ? 'internet-facing' : 'internal',
		ipAddressType: 'ipv4',
		dnsName: `nlb.${key}.example.com`,
		nodes: nodes.map(({zone, subnet, key: own}) => ({zone, subnet, interface: own})),
		listeners: [listener('TCP', 80), ...(balancer.takesUdp ? [listener('UDP', 53)] : [])],
		crossZone: balancer.crossZone
	}
	return {
		loadBalancers: [loadBalancer],
		targetGroups: [group('TCP', 80), ...(balancer.takesUdp ? [group('UDP', 53)] : [])],
		interfaces: nodes.map(({zone: _, ...eni}) => eni)
	}
}
