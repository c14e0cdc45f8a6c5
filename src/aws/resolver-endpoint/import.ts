/** Resolver endpoints, found by the network interfaces that AWS made for them, and resolver rules. */
import {Names} from '../../import/names.ts'
import type {ImportPart} from '../../import/part.ts'
import type {Thing} from '../../import/snapshot.ts'
import type {World} from '../../import/world.ts'
import {listOrNothing, sortedSection, type Written, written} from '../../import/written.ts'
import {domainOf} from '../hosted-zone/domain.ts'

type Endpoint = Thing<'ResolverEndpoints'>
type Rule = Thing<'ResolverRules'>

/** `Route 53 Resolver: rslvr-in-0123456789abcdef0:rni-…` */
const endpointIdOf = (description: string | undefined): string | undefined =>
	/\brslvr-(?:in|out)-[\da-f]+/.exec(description ?? '')?.[0]

const addressesOf = (id: string, {snapshot}: World) =>
	snapshot.things.NetworkInterfaces.filter(({Description}) => endpointIdOf(Description) === id)

/** The addresses of an endpoint that are in the lab. AWS requires two. */
const homesOf = ({Id, HostVPCId}: Endpoint, world: World) =>
	addressesOf(Id, world).flatMap(({SubnetId, PrivateIpAddress}) => {
		const home = world.subnetOf(SubnetId)
		return home && home.vpc === world.vpcOf(HostVPCId) ? [{subnet: home.name, ip: PrivateIpAddress}] : []
	})

const isEmulated = (endpoint: Endpoint, world: World): boolean => homesOf(endpoint, world).length >= 2

/** Whether the interface is imported with its endpoint. */
export const isResolverInterface = (eniId: string, world: World): boolean =>
	world.snapshot.things.ResolverEndpoints.some(
		endpoint => addressesOf(endpoint.Id, world).some(one => one.NetworkInterfaceId === eniId) && isEmulated(endpoint, world)
	)

const known = new WeakMap<World, Names>()

function endpointNames(world: World): Names {
	const names = known.get(world) ?? new Names()
	if (!known.has(world)) {
		known.set(world, names)
		for (const endpoint of world.snapshot.things.ResolverEndpoints) {
			if (isEmulated(endpoint, world)) names.give(endpoint.Id, endpoint.Name ?? '', (endpoint.Direction ?? '').toLowerCase())
		}
	}
	return names
}

export const resolverEndpoint: ImportPart = {
	name(world) {
		for (const endpoint of world.snapshot.things.ResolverEndpoints) {
			if (isEmulated(endpoint, world)) continue
			const consequence = 'fewer than two of its network interfaces are known: it is left out'
			world.note(endpoint.at, {kind: 'resolver endpoint', id: endpoint.Id, consequence})
		}
	},
	atTop(world) {
		const {ResolverEndpoints, ResolverRules} = world.snapshot.things
		const endpoints = endpointNames(world)
		const rules = new Names()
		return {
			resolverEndpoints: sortedSection(
				ResolverEndpoints.flatMap(endpoint => {
					const name = endpoints.of(endpoint.Id)
					return name === undefined ? [] : [[name, endpointWritten(endpoint, world)] as const]
				})
			),
			resolverRules: sortedSection(
				ResolverRules.flatMap(rule => {
					const whole = ruleWritten(rule, endpoints, world)
					return whole
						? [[rules.give(rule.Id, rule.Name ?? '', domainOf(rule.DomainName).replaceAll('.', '-')), whole] as const]
						: []
				})
			)
		}
	}
}

function endpointWritten(endpoint: Endpoint, world: World): Written {
	const vpc = world.vpcOf(endpoint.HostVPCId)
	const groups = endpoint.SecurityGroupIds.flatMap(id => vpc?.securityGroups.of(id) ?? [])
	return written({
		direction: endpoint.Direction?.toLowerCase(),
		vpc: vpc?.key,
		addresses: homesOf(endpoint, world),
		securityGroups: groups.join() === 'default' ? undefined : listOrNothing(groups)
	})
}

/** Undefined for the rule that every account has for all other names, which is the lab's default. */
function ruleWritten(rule: Rule, endpoints: Names, world: World): Written | undefined {
	const {Id, DomainName, RuleType, ResolverEndpointId, TargetIps, at} = rule
	if (RuleType === 'RECURSIVE') return undefined
	const isForward = RuleType !== 'SYSTEM'
	const endpoint = endpoints.of(ResolverEndpointId)
	const targets = TargetIps.flatMap(({Ip, Port = 53}) => (Ip === undefined ? [] : [Port === 53 ? Ip : `${Ip}:${Port}`]))
	if (isForward && (endpoint === undefined || targets.length === 0)) {
		const what = endpoint === undefined ? 'its endpoint is not in the lab' : 'none of its targets has an IPv4 address'
		world.note(at, {kind: 'resolver rule', id: Id, consequence: `${what}: it is left out`})
		return undefined
	}
	const vpcs = world.snapshot.things.ResolverRuleAssociations.filter(one => one.ResolverRuleId === Id).flatMap(
		({VPCId}) => world.vpcOf(VPCId)?.key ?? []
	)
	return written({
		domain: domainOf(DomainName) || '.',
		type: isForward ? undefined : 'system',
		endpoint: isForward ? endpoint : undefined,
		targets: isForward ? targets : undefined,
		vpcs: listOrNothing(vpcs.sort())
	})
}
