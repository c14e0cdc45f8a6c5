/** A random network of sites, VPN and Direct Connect as small numbers, as `genes.ts` has it of VPCs. */
import fc from 'fast-check'

const pick = fc.nat({max: 30})
const rarely = (n: number) => fc.nat({max: n - 1}).map(value => value === n - 1)
const list = <T>(arbitrary: fc.Arbitrary<T>, minLength: number, maxLength: number) =>
	fc.array(arbitrary, {minLength, maxLength, size: 'max'})

const vpc = fc.record({
	/** At the transit gateway; else it has a virtual private gateway. */
	transit: fc.boolean(),
	/** Routes written by hand; else learned. */
	static: rarely(3),
	/** Its hosts let in the first site alone. */
	closed: rarely(4)
})

const site = fc.record({
	/** Has the first one's ASN. */
	twin: rarely(6),
	/** Announces a block around all VPCs as well. */
	around: rarely(4),
	ecmp: fc.boolean(),
	statefulFirewall: rarely(4),
	behindNat: rarely(5),
	prepend: fc.nat({max: 1}),
	localPreference: fc.constantFrom(100, 100, 200)
})

const tunnel = fc.record({
	/** As often as not nothing. */
	fault: fc.nat({max: 11}),
	prepend: fc.nat({max: 2}),
	med: fc.constantFrom(undefined, 50, 500),
	localPreference: fc.constantFrom(undefined, undefined, 50, 300)
})

const connection = fc.record({
	site: pick,
	gateway: pick,
	static: rarely(3),
	/** Static: AWS is told nothing of what is behind the site. */
	forgotten: rarely(5),
	/** Transit gateway: a second table, to search or to learn. */
	association: fc.nat({max: 3}),
	propagations: fc.nat({max: 5}),
	tunnels: fc.tuple(tunnel, tunnel)
})

export const hybridGenes = fc.record({
	vpcs: list(vpc, 1, 2),
	sites: list(site, 2, 3),
	connections: list(connection, 1, 2),
	/** The first site has a second gateway. */
	further: fc.option(connection, {freq: 2}),
	line: fc.option(fc.record({site: pick, gateway: pick, viaGateway: fc.boolean(), down: rarely(5)}), {freq: 2}),
	questions: list(fc.nat({max: 2 ** 30}), 60, 60)
})

type Of<T> = T extends fc.Arbitrary<infer Value> ? Value : never
export type HybridGenes = Of<typeof hybridGenes>
export type ConnectionGenes = HybridGenes['connections'][number]
