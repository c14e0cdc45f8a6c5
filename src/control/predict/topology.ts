import {addressesOf} from '../../model/interfaces.ts'
import type {
	Instance,
	InterfaceOwner,
	InternetHost,
	Lab,
	NetworkAcl,
	NetworkInterface,
	RouteTable,
	Service,
	Subnet,
	TransitGateway,
	Vpc
} from '../../model/model.ts'
import type {Site, SiteHost, VpnGateway} from '../../model/vpn.ts'
import {type Address, contains} from '../../net/address.ts'
import type {Learned} from '../learned.ts'
import {propagate, type VpnState, vpnStateOf} from '../vpn-state.ts'
import type {Component} from './types.ts'
import type {Position} from './walk.ts'

/** A network interface that is attached. */
export type AttachedInterface = {
	readonly networkInterface: NetworkInterface
	readonly owner: InterfaceOwner
	readonly addresses: ReadonlySet<Address>
	readonly subnet: Subnet
	readonly vpc: Vpc
	/** Its owner is stopped, or its link or zone has failed. */
	readonly dead: boolean
}

/** Set on interfaces of an instance. */
export type Device = AttachedInterface & {readonly instance: Instance; readonly deviceIndex: number}

/** Indexes of a lab for lookups by packets. Derived once per lab. */
export type Topology = {
	readonly lab: Lab
	readonly vpcs: ReadonlyMap<string, Vpc>
	readonly routeTables: ReadonlyMap<string, RouteTable>
	readonly networkAcl: (vpc: Vpc, key: string) => NetworkAcl | undefined
	readonly subnets: ReadonlyMap<string, Subnet>
	/** By ENI key. */
	readonly places: ReadonlyMap<string, AttachedInterface>
	/** Interfaces of an instance, by device index. */
	readonly devices: ReadonlyMap<string, readonly Device[]>
	/** The owner of a private address in a VPC; an ENI that is not attached stands for itself. */
	readonly owner: (vpc: string, address: Address) => AttachedInterface | NetworkInterface | undefined
	readonly transitGateways: ReadonlyMap<string, TransitGateway>
	/** By public IPv4 address. */
	readonly translations: ReadonlyMap<Address, {readonly vpc: Vpc; readonly inside: Address}>
	/** The public address of a private one, by the VPC's internet gateway. */
	readonly outside: (vpc: string, inside: Address) => Address | undefined
	readonly internetHosts: ReadonlyMap<Address, InternetHost>
	readonly vpnGateways: ReadonlyMap<string, VpnGateway>
	/** VPN gateways and sites, with the routes learned there. */
	readonly vpn: VpnState
	readonly sites: ReadonlyMap<string, Site>
	readonly siteHosts: ReadonlyMap<string, {readonly host: SiteHost; readonly site: Site}>
	/** AWS's ends of tunnels, by their outside addresses. */
	readonly vpnEndpoints: ReadonlyMap<Address, VpnEndpoint>
	readonly isZoneDead: (zoneId: string) => boolean
}

/** A host that receives packets and answers them, as far as its operating system matters. */
export type Host = {
	readonly key: string
	readonly ttl: number
	readonly services: readonly Service[]
	/** What the host does not answer, as behind a host firewall. */
	readonly ignores?: {readonly ping: boolean; readonly closedPorts: boolean}
}

/** Something that answers but is not a host of the lab: an endpoint, an AWS service. `start`: where its replies begin. */
export type Answerer = {readonly host: Host; readonly at: Component; readonly start: Position}

/** `isDead`: no packet comes in or goes out. */
export type VpnEndpoint = {
	readonly tunnel: string
	readonly connectionId: string
	readonly region: string
	readonly isDead: boolean
}

/** Key of AWS's end of a tunnel as a host. */
export const endpointKey = ({tunnel}: Pick<VpnEndpoint, 'tunnel'>): string => `vpn ${tunnel}`

const known = new WeakMap<Lab, WeakMap<Learned, Topology>>()

/** `learned`: what the lab's gateways and sites have learned. Those routes are in the tables that they are propagated to (RT-8, TGW-3). */
export function topologyOf(lab: Lab, learned: Learned): Topology {
	const topologies = known.get(lab) ?? new WeakMap<Learned, Topology>()
	known.set(lab, topologies)
	const topology = topologies.get(learned) ?? build(lab, vpnStateOf(lab, learned))
	topologies.set(learned, topology)
	return topology
}

const byKey = <T extends {readonly key: string}>(items: readonly T[]): ReadonlyMap<string, T> =>
	new Map(items.map(item => [item.key, item]))

function build(written: Lab, vpn: VpnState): Topology {
	const lab = propagate(written, vpn)
	const {vpcs} = lab
	const sites = lab.vpn?.sites ?? []
	const failed = new Set(lab.failedZones)
	const subnets = byKey(vpcs.flatMap(vpc => vpc.subnets))
	const instanceOf = new Map(
		vpcs.flatMap(({instances}) => instances.flatMap(one => one.interfaces.map(key => [key, one] as const)))
	)
	const places = new Map<string, AttachedInterface>()
	const devices: Device[] = []
	const owners = new Map<string, AttachedInterface | NetworkInterface>()
	const translations = new Map<Address, {vpc: Vpc; inside: Address}>()
	const outsides = new Map<string, Address>()
	const translate = (vpc: Vpc, inside: Address, outside: Address | undefined) => {
		if (outside !== undefined && vpc.internetGateway) {
			translations.set(outside, {vpc, inside})
			outsides.set(`${vpc.key} ${inside}`, outside)
		}
	}

	for (const vpc of vpcs) {
		for (const {address} of vpc.borderAddresses ?? []) translate(vpc, address, address)
		for (const networkInterface of vpc.interfaces) {
			const {owner} = networkInterface
			const subnet = subnets.get(networkInterface.subnet)
			const instance = instanceOf.get(networkInterface.key)
			const addresses = addressesOf(networkInterface)
			if (owner && subnet) {
				const place = {
					networkInterface,
					owner,
					addresses: new Set(addresses),
					subnet,
					vpc,
					dead: instance?.state === 'stopped' || !networkInterface.linkUp || failed.has(subnet.zoneId)
				}
				places.set(networkInterface.key, place)
				for (const address of addresses) owners.set(`${vpc.key} ${address}`, place)
				if (instance) devices.push({...place, instance, deviceIndex: owner.deviceIndex})
			} else {
				for (const address of addresses) owners.set(`${vpc.key} ${address}`, networkInterface)
			}

			for (const {address, publicIp} of networkInterface.privateIps) {
				translate(vpc, address, publicIp?.address)
			}
		}
	}

	return {
		lab,
		vpcs: byKey(vpcs),
		routeTables: byKey(vpcs.flatMap(({routeTables}) => routeTables)),
		networkAcl: (vpc, key) => vpc.networkAcls.find(acl => acl.key === key),
		subnets,
		places,
		devices: new Map(
			[...Map.groupBy(devices, ({instance}) => instance.key)].map(([key, own]) => [
				key,
				own.toSorted((a, b) => a.deviceIndex - b.deviceIndex)
			])
		),
		owner: (vpc, address) => owners.get(`${vpc} ${address}`),
		transitGateways: byKey(lab.transitGateways),
		translations,
		outside: (vpc, inside) => outsides.get(`${vpc} ${inside}`),
		internetHosts: new Map(
			lab.internetHosts.flatMap(host =>
				[host.ipv4, host.ipv6].flatMap(address => (address === undefined ? [] : [[address, host] as const]))
			)
		),
		vpnGateways: byKey(lab.vpn?.gateways ?? []),
		vpn,
		sites: byKey(sites),
		siteHosts: new Map(sites.flatMap(site => site.hosts.map(host => [host.key, {host, site}] as const))),
		vpnEndpoints: new Map(
			vpn.connections.flatMap(({id: connectionId, region, tunnels}) =>
				tunnels.map(({key: tunnel, outsideIp, zoneId, fault}) => [
					outsideIp,
					{tunnel, connectionId, region, isDead: fault === 'drop' || failed.has(zoneId)}
				])
			)
		),
		isZoneDead: zoneId => failed.has(zoneId)
	}
}

export const isPlace = (owner: AttachedInterface | NetworkInterface): owner is AttachedInterface => 'networkInterface' in owner

/** Whether the address lies in the VPC, assigned or not. */
export const isInside = ({cidrs, ipv6Cidrs}: Vpc, address: Address): boolean =>
	cidrs.some(cidr => contains(cidr, address)) || ipv6Cidrs.some(cidr => contains(cidr, address))

/** Whether the address lies in the subnet. */
export const isInSubnet = ({cidr, ipv6Cidr}: Subnet, address: Address): boolean =>
	contains(cidr, address) || (ipv6Cidr !== undefined && contains(ipv6Cidr, address))
