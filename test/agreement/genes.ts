/**
 * A random network as small numbers: every gene means something in every network (`grow.ts` takes them modulo what there is),
 * so that fast-check can shrink a network that disagrees down to the few things that matter.
 */
import fc from 'fast-check'

const pick = fc.nat({max: 30})
/** True once in `n`; shrinks to false. */
const rarely = (n: number) => fc.nat({max: n - 1}).map(value => value === n - 1)
const often = (n: number) => rarely(n).map(value => !value)
/** Absent but once in `n`; shrinks to absent. */
const seldom = <T>(n: number, arbitrary: fc.Arbitrary<T>) =>
	fc.oneof({arbitrary: fc.constant(undefined), weight: n - 1}, {arbitrary, weight: 1})
/** As long as it may be, as often as not: fast-check would rather have short lists. */
const list = <T>(arbitrary: fc.Arbitrary<T>, minLength: number, maxLength: number) =>
	fc.array(arbitrary, {minLength, maxLength, size: 'max'})

/** Of ten kinds of traffic; as often as not the first, which is all. */
const traffic = fc.oneof(fc.constant(0), fc.nat({max: 9}))

const rule = fc.record({traffic, peer: fc.nat({max: 19}), pick})
const rules = list(rule, 0, 3)

const group = fc.record({
	/** Everything from everywhere, as most groups of a lab have it. */
	openIngress: fc.boolean(),
	openEgress: often(4),
	ingress: rules,
	egress: rules
})

const entry = fc.record({traffic, peer: fc.nat({max: 6}), allow: fc.boolean(), pick})
const acl = fc.record({
	ingress: list(entry, 0, 3),
	egress: list(entry, 0, 3),
	endsOpen: fc.record({ingress: often(3), egress: often(3)})
})

const route = fc.record({
	destination: fc.nat({max: 9}),
	target: fc.nat({max: 11}),
	pick,
	blackhole: rarely(10),
	origin: fc.nat({max: 5})
})

const subnet = fc.record({
	zone: fc.nat({max: 2}),
	/** 0: the default one. */
	acl: fc.nat({max: 5}),
	/** The way out, then more. */
	exit: fc.nat({max: 8}),
	routes: list(route, 0, 3),
	peers: often(5)
})

const instance = fc.record({
	subnet: pick,
	further: list(pick, 0, 2),
	secondary: rarely(4),
	publicIps: fc.nat({max: 3}),
	groups: fc.oneof({arbitrary: list(pick, 1, 1), weight: 2}, {arbitrary: list(pick, 2, 2), weight: 1}),
	ipv6: often(4),
	role: fc.nat({max: 9}),
	policyRouting: often(3),
	configuresSecondaryIps: often(3),
	fault: fc.nat({max: 29})
})

const natGateway = fc.record({subnet: pick, isPrivate: rarely(4)})

const balancer = fc.record({
	subnets: list(pick, 1, 2),
	targets: list(pick, 1, 3),
	keepsClients: often(3),
	isSticky: rarely(4),
	takesUdp: fc.boolean(),
	crossZone: fc.boolean(),
	isPublic: fc.boolean(),
	/** None: it was made without. */
	groups: list(pick, 0, 1)
})

const vpc = fc.record({
	region: rarely(6),
	/** Has the same block as the first VPC. */
	overlaps: rarely(8),
	second: rarely(3),
	ipv6: fc.boolean(),
	internetGateway: often(4),
	egressOnly: rarely(2),
	edge: seldom(3, list(fc.record({subnet: pick, target: pick}), 1, 2)),
	subnets: list(subnet, 1, 4),
	instances: list(instance, 1, 5),
	natGateways: fc.oneof({arbitrary: list(natGateway, 1, 2), weight: 2}, {arbitrary: list(natGateway, 0, 0), weight: 1}),
	groups: list(group, 0, 3),
	acls: list(acl, 0, 2),
	balancer: seldom(2, balancer)
})

const attachment = fc.record({
	vpc: pick,
	subnets: list(pick, 1, 4),
	state: rarely(10),
	table: fc.nat({max: 8}),
	propagatesTo: list(pick, 1, 2),
	applianceMode: rarely(4),
	securityGroupReferencing: often(3)
})

const transitGateway = fc.record({
	region: rarely(6),
	/** Attached to every VPC in every zone, with all that this takes. */
	orderly: fc.boolean(),
	tables: fc.nat({max: 1}),
	attachments: list(attachment, 2, 8),
	routes: fc.array(
		fc.record({table: pick, destination: fc.oneof(fc.constant(0), pick), attachment: fc.nat({max: 9}), origin: fc.nat({max: 3})}),
		{
			maxLength: 4
		}
	),
	securityGroupReferencing: fc.boolean()
})

export const genes = fc.record({
	vpcs: fc.oneof({arbitrary: list(vpc, 1, 1), weight: 1}, {arbitrary: list(vpc, 2, 3), weight: 3}),
	peerings: fc.array(fc.record({one: pick, other: pick, state: rarely(8)}), {maxLength: 3}),
	transitGateways: list(transitGateway, 0, 2),
	/** Whether the gateways are peered, and if so by which tables. */
	gatewayPeering: seldom(2, fc.record({tables: fc.tuple(fc.nat({max: 5}), fc.nat({max: 5})), state: rarely(8)})),
	internetHosts: list(fc.record({answersPing: often(4), drops: rarely(3)}), 0, 2),
	failedZone: seldom(8, fc.nat({max: 2})),
	prefixList: pick,
	questions: list(fc.nat({max: 2 ** 30}), 1, 120)
})

type Of<T> = T extends fc.Arbitrary<infer Value> ? Value : never
export type Genes = Of<typeof genes>
export type VpcGenes = Of<typeof vpc>
export type InstanceGenes = Of<typeof instance>
export type SubnetGenes = Of<typeof subnet>
export type RuleGenes = Of<typeof rule>
export type AclGenes = Of<typeof acl>
export type GroupGenes = Of<typeof group>
export type TransitGatewayGenes = Of<typeof transitGateway>
