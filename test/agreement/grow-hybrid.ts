/** From genes to a lab document, in the words that people write: what the plan and the prediction are made of is the lab file's business. */
import type {LabDocument} from '../../src/index.ts'
import {at} from './frame.ts'
import type {ConnectionGenes, HybridGenes} from './hybrid-genes.ts'

export function growHybrid(genes: HybridGenes): LabDocument {
	const connections = connectionsOf(genes)
	const usesTransit = gatewaysOf(genes).includes('hub')
	return {
		vpcs: Object.fromEntries(genes.vpcs.map((vpc, index) => [`v${index}`, growVpc(vpc, index)])),
		...(usesTransit && {transitGateways: {hub: growTransitGateway(genes, connections)}}),
		sites: Object.fromEntries(genes.sites.map((site, index) => [`s${index}`, growSite(site, index)])),
		vpnConnections: Object.fromEntries(connections.map(one => [one.name, growConnection(genes, one)])),
		...growLine(genes)
	} as LabDocument
}

/** By name: of each VPC its own, or the one that they share. */
const gatewaysOf = ({vpcs}: HybridGenes): string[] => [
	...new Set(vpcs.map(({transit}, index) => (transit ? 'hub' : `v${index}`)))
]

type Named = {readonly name: string; readonly site: number; readonly gateway: string; readonly genes: ConnectionGenes}

/**
 * One connection a site, of the first one two: with two sites between the same gateways a route could come by ways of equal
 * length, and which one a router tells others is what it has heard first.
 */
function connectionsOf(all: HybridGenes): Named[] {
	const named = (genes: ConnectionGenes, site: number, name: string): Named => ({
		name,
		site,
		gateway: at(gatewaysOf(all), genes.gateway),
		genes
	})
	const first = all.connections.map((genes, index) => named(genes, (genes.site + index) % all.sites.length, `c${index}`))
	const different = first.filter(({site}, index) => first.findIndex(one => one.site === site) === index)
	const further = all.further ? [named(all.further, 0, 'further')] : []
	return [...different, ...further.filter(one => !different.some(({site, gateway}) => site === 0 && gateway === one.gateway))]
}

function growVpc({transit, static: isStatic, closed}: HybridGenes['vpcs'][number], index: number) {
	const target = transit ? 'hub' : 'vpn-gateway'
	const routes = transit || isStatic ? {routes: {'192.168.0.0/16': target}} : {propagate: true}
	return {
		cidr: `10.${index}.0.0/16`,
		...(!transit && {vpnGateway: {asn: 64_513 + index}}),
		subnets: {
			app: {zone: 'a', cidr: `10.${index}.0.0/24`, ...routes},
			/** Hears questions, and knows no way back. */
			deaf: {zone: 'a', cidr: `10.${index}.1.0/24`}
		},
		securityGroups: {all: {ingress: [{all: true, from: closed ? '192.168.0.0/24' : '0.0.0.0/0'}]}},
		instances: {
			[`app${index}`]: {subnet: 'app', privateIp: `10.${index}.0.10`, securityGroups: ['all']},
			[`deaf${index}`]: {subnet: 'deaf', privateIp: `10.${index}.1.10`, securityGroups: ['all']}
		}
	}
}

function growSite(genes: HybridGenes['sites'][number], index: number) {
	const {twin, around, ecmp, statefulFirewall, behindNat, prepend, localPreference} = genes
	const cidr = `192.168.${index}.0/24`
	return {
		publicIp: `198.51.100.${10 + index}`,
		asn: twin ? 65_000 : 65_000 + index,
		cidr,
		// One site alone, for the reason that connections have.
		...(around && index === 1 && {announces: [cidr, '10.0.0.0/8']}),
		ecmp,
		statefulFirewall,
		behindNat,
		prepend,
		localPreference,
		hosts: {[`pc${index}`]: {ip: `192.168.${index}.10`}}
	}
}

const faults = [
	{},
	{},
	{},
	{},
	{},
	{},
	{},
	{fault: 'kill'},
	{fault: 'shutdown'},
	{fault: 'drop'},
	{customer: {psk: 'another.one'}},
	{}
]

function growConnection(all: HybridGenes, {site, gateway, genes}: Named) {
	const {static: isStatic, forgotten, association, propagations, tunnels} = genes
	const isTransit = gateway === 'hub'
	const tunnel = ({fault, prepend, med, localPreference}: ConnectionGenes['tunnels'][number]) => {
		const {customer, ...done} = {customer: {}, ...at(faults, fault)}
		return {
			...done,
			customer: {...customer, ...(isStatic ? {} : {prepend, ...(med && {med}), ...(localPreference && {localPreference})})}
		}
	}
	return {
		site: `s${site}`,
		gateway,
		...(isStatic && {routing: 'static', customerRoutes: all.vpcs.map((_, index) => `10.${index}.0.0/16`)}),
		...(isStatic && !isTransit && {routes: forgotten ? ['192.168.99.0/24'] : [`192.168.${site}.0/24`]}),
		...(isTransit && association === 3 && {association: 'other'}),
		...(isTransit && {propagations: propagations === 4 ? [] : propagations === 5 ? ['other'] : ['default', 'other']}),
		tunnels: {1: tunnel(tunnels[0]), 2: tunnel(tunnels[1])}
	}
}

const growTransitGateway = ({vpcs}: HybridGenes, connections: readonly Named[]) => ({
	asn: 64_600,
	attachments: Object.fromEntries(
		vpcs.flatMap(({transit}, index) =>
			transit ? [[`v${index}`, {vpc: `v${index}`, subnets: ['app'], propagations: ['default', 'other']}]] : []
		)
	),
	routeTables: {
		default: {
			routes: Object.fromEntries(
				connections
					.filter(({gateway, genes}) => gateway === 'hub' && genes.static && !genes.forgotten)
					.map(({site, name}) => [`192.168.${site}.0/24`, name])
			)
		},
		other: {}
	}
})

function growLine(genes: HybridGenes) {
	const {line, vpcs, sites} = genes
	if (!line) return {}
	const own = gatewaysOf(genes).filter(gateway => gateway !== 'hub')
	const isTransit = own.length === 0
	const direct = !line.viaGateway && !isTransit
	return {
		...(!direct && {
			directConnectGateways: {
				corp: {
					asn: 64_900,
					associations: isTransit
						? {hub: {allowedPrefixes: vpcs.map((_, index) => `10.${index}.0.0/16`)}}
						: Object.fromEntries(own.map(gateway => [gateway, {}]))
				}
			}
		}),
		directConnects: {
			line: {
				location: 'EqDC2',
				site: `s${line.site % sites.length}`,
				...(line.down && {fault: 'down'}),
				virtualInterfaces: {
					vif: {
						...(isTransit && {type: 'transit'}),
						vlan: 101,
						gateway: direct ? at(own, line.gateway) : 'corp',
						amazonAddress: '169.254.96.1/30',
						customerAddress: '169.254.96.2/30'
					}
				}
			}
		}
	}
}
