/**
 * A lab file in parsed form: names resolved, blocks parsed, and things that are written in several places (an ENI inside an instance, an elastic
 * address at its use) collected. What cannot be parsed is left out here and reported by its kind's `check()`, so that one problem does
 * not hide another.
 */
import type {DeviceFiles} from '../device/device-files.ts'
import type {Path} from '../model/finding.ts'
import type {Lab, PublicIp} from '../model/model.ts'
import {type Address, type Cidr, parseBlocks} from '../net/address.ts'
import {accountOf, defaultAccount, defaultRegion} from './account.ts'
import {type DirectConnectDrafts, draftDirectConnects} from './direct-connect/kind.ts'
import {draftElasticIps, type ElasticIpDraft} from './elastic-ip/draft.ts'
import {draftInstances, type InstanceDraft} from './instance/kind.ts'
import {elasticKey, interfacePublicKey} from './interface-requests.ts'
import {draftIpv6} from './ipv6.ts'
import type {Kinds} from './kind.ts'
import {kinds, type LabDocument, type VpcWritten} from './kinds.ts'
import {draftInterfaces, type InterfaceDraft} from './network-interface/draft.ts'
import {draftPrefixLists, type PrefixListDraft} from './prefix-list/kind.ts'
import {type Quotas, readQuotas} from './quotas.ts'
import {isRegion} from './regions.ts'
import {draftRouteTables, type RouteTableDraft} from './route-table/kind.ts'
import {draftSites} from './site/draft.ts'
import {draftSubnets, type SubnetDraft} from './subnet/kind.ts'
import {draftTransitGateways, type TransitGatewayDraft} from './transit-gateway/draft.ts'
import {draftTransitGatewayPeerings, type TransitGatewayPeeringDraft} from './transit-gateway-peering/kind.ts'
import {draftEndpoints, type VpcEndpointDraft} from './vpc-endpoint/draft.ts'
import {draftEndpointServices, type EndpointServiceDraft} from './vpc-endpoint-service/draft.ts'
import {draftPeerings, type PeeringDraft} from './vpc-peering-connection/kind.ts'
import {draftConnections, type VpnDraft} from './vpn-connection/kind.ts'
import {tunnelPublicKey} from './vpn-connection/tunnel.ts'
import {draftVpnGateways} from './vpn-gateway/kind.ts'
import {type ZoneDirectory, type ZoneIds, zoneDirectory} from './zone/directory.ts'

export type Draft = {
	readonly name: string
	readonly document: LabDocument
	/** Contents of the devices' files. */
	readonly files: DeviceFiles
	readonly region: string
	readonly account: string
	readonly zones: ZoneDirectory
	readonly quotas: Quotas
	readonly vpcs: ReadonlyMap<string, VpcDraft>
	readonly elasticIps: ReadonlyMap<string, ElasticIpDraft>
	readonly prefixLists: ReadonlyMap<string, PrefixListDraft>
	readonly peerings: ReadonlyMap<string, PeeringDraft>
	readonly transitGateways: ReadonlyMap<string, TransitGatewayDraft>
	readonly transitGatewayPeerings: ReadonlyMap<string, TransitGatewayPeeringDraft>
	readonly vpn: VpnDraft
	readonly directConnect: DirectConnectDrafts
	/** All kinds, so that one can query the others (which interfaces are in this subnet, which targets can routes have). */
	readonly kinds: Kinds
	/** The lab before a change: automatic values stay as they were. */
	readonly previous: Previous
}

export type VpcDraft = {
	readonly key: string
	readonly path: Path
	readonly written: VpcWritten
	readonly region: string
	readonly account: string
	/** Zone ids of its account by the zone names of its Region. */
	readonly zones: ZoneIds
	/** Only valid blocks. */
	readonly cidrs: readonly Cidr[]
	readonly ipv6Cidrs: readonly Cidr[]
	readonly subnets: ReadonlyMap<string, SubnetDraft>
	/** Including the main table and the subnets' own. */
	readonly routeTables: ReadonlyMap<string, RouteTableDraft>
	readonly mainRouteTable: RouteTableDraft
	/** By name. */
	readonly instances: ReadonlyMap<string, InstanceDraft>
	/** By the name that routes use (`fw`, `fw.eth1`); an instance's name is its primary interface. */
	readonly interfaces: ReadonlyMap<string, InterfaceDraft>
	/** VPC endpoints by name. */
	readonly endpoints: ReadonlyMap<string, VpcEndpointDraft>
}

export type Previous = {
	/** By key. */
	readonly interfaces: ReadonlyMap<
		string,
		{readonly subnet: string; readonly ipv4: readonly Address[]; readonly ipv6: readonly Address[]}
	>
	readonly publicAddresses: ReadonlyMap<string, Address>
	readonly ipv6Cidrs: ReadonlyMap<string, Cidr>
}

/** The fields of a VPC that its parts need before they are made. */
export type BareVpc = Pick<VpcDraft, 'key' | 'path' | 'written' | 'region' | 'account' | 'zones' | 'cidrs'>

export function draftLab(
	document: LabDocument,
	{name, previous, files = {}}: {name: string; previous?: Lab | undefined; files?: DeviceFiles | undefined}
): Draft {
	const region = document.region !== undefined && isRegion(document.region) ? document.region : defaultRegion
	const account = accountOf(document, document.account) ?? defaultAccount
	const zones = zoneDirectory(document)
	const before = remember(previous)
	const bare = Object.entries(document.vpcs ?? {}).map(([key, written]): BareVpc => {
		const vpcAccount = accountOf(document, written.account) ?? account
		const vpcRegion = written.region !== undefined && isRegion(written.region) ? written.region : region
		return {
			key,
			path: ['vpcs', key],
			written,
			region: vpcRegion,
			account: vpcAccount,
			zones: zones.idsIn(vpcRegion, vpcAccount),
			cidrs: parseBlocks([written.cidr].flat(), 4)
		}
	})
	const ipv6 = draftIpv6(bare, before.ipv6Cidrs)
	const services = draftEndpointServices(bare)
	const vpcs = new Map(
		bare.map(vpc => [vpc.key, draftVpc(vpc, {ipv6Cidrs: ipv6.get(vpc.key) ?? [], previous: before, services})])
	)
	const transitGateways = draftTransitGateways(document, vpcs, {region, account})
	const gateways = draftVpnGateways(document, vpcs, {region, account})
	const sites = draftSites(document, vpcs)
	const vpn = {gateways, sites, connections: draftConnections(document, {gateways, sites, transitGateways})}
	const elasticIps = draftElasticIps(document, {region, account})
	return {
		name,
		document,
		files,
		region,
		account,
		zones,
		quotas: readQuotas(document.quotas),
		vpcs,
		elasticIps,
		prefixLists: draftPrefixLists(document, new Set(bare.map(vpc => vpc.region))),
		peerings: draftPeerings(document, vpcs),
		transitGateways,
		transitGatewayPeerings: draftTransitGatewayPeerings(document),
		vpn,
		directConnect: draftDirectConnects(document, {region, transitGateways, vpn}),
		kinds,
		previous: before
	}
}

type Around = {
	readonly ipv6Cidrs: readonly Cidr[]
	readonly previous: Previous
	/** Endpoint services of all VPCs. */
	readonly services: readonly EndpointServiceDraft[]
}

function draftVpc(vpc: BareVpc, {ipv6Cidrs, previous, services}: Around): VpcDraft {
	const subnets = draftSubnets(vpc, ipv6Cidrs, previous.ipv6Cidrs)
	const {routeTables, main} = draftRouteTables(vpc)
	const instances = draftInstances(vpc, subnets)
	return {
		...vpc,
		ipv6Cidrs,
		subnets,
		routeTables,
		mainRouteTable: main,
		instances,
		interfaces: draftInterfaces(vpc, subnets, instances),
		endpoints: draftEndpoints(vpc, subnets, services)
	}
}

/** The automatic values of a lab, by their keys. */
function remember(lab: Lab | undefined): Previous {
	const interfaces = new Map<string, {subnet: string; ipv4: Address[]; ipv6: readonly Address[]}>()
	const publicAddresses = new Map<string, Address>()
	const ipv6Cidrs = new Map<string, Cidr>()
	const keepPublic = (key: string, publicIp: PublicIp | undefined) => {
		if (publicIp && publicIp.elasticIp === undefined) publicAddresses.set(key, publicIp.address)
	}
	for (const {key, address} of lab?.elasticIps ?? []) publicAddresses.set(elasticKey(key), address)
	for (const vpc of lab?.vpcs ?? []) {
		for (const [index, cidr] of vpc.ipv6Cidrs.entries()) ipv6Cidrs.set(`${vpc.key}#${index}`, cidr)
		for (const {key, ipv6Cidr} of vpc.subnets) if (ipv6Cidr) ipv6Cidrs.set(key, ipv6Cidr)
		for (const {key, subnet, privateIps, ipv6} of vpc.interfaces) {
			interfaces.set(key, {subnet, ipv4: privateIps.map(({address}) => address), ipv6})
			keepPublic(interfacePublicKey(key), privateIps[0]?.publicIp)
		}
	}
	for (const {tunnels} of lab?.vpn?.connections ?? []) {
		for (const {key, outsideIp} of tunnels) publicAddresses.set(tunnelPublicKey(key), outsideIp)
	}
	return {interfaces, publicAddresses, ipv6Cidrs}
}
