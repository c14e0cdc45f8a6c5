/** From genes to one VPC. */
import type {
	Guest,
	Instance,
	NetworkInterface,
	PrivateIp,
	Route,
	RouteTable,
	RouteTarget,
	Subnet,
	Vpc
} from '../../src/lab/model.ts'
import type {Address, Cidr} from '../../src/net/address.ts'
import {at, type Frame, regions, services, zoneId, zoneOf} from './frame.ts'
import type {InstanceGenes, SubnetGenes, VpcGenes} from './genes.ts'
import {growAcl, growGroup, namesGroup, openAcl, openGroup} from './grow-rules.ts'

type Place = Frame['places'][number]

/** A VPC half grown: what its routes can name. */
type Body = {
	readonly frame: Frame
	readonly genes: VpcGenes
	readonly place: Place
	readonly interfaces: readonly NetworkInterface[]
	readonly instances: readonly Instance[]
	readonly natGateways: Vpc['natGateways']
}

export const growVpc = (frame: Frame, genes: VpcGenes, index: number): Vpc => {
	const place = at(frame.places, index)
	const {key} = place
	const grown = genes.instances.map((one, number) => growInstance(one, place, genes, index, number))
	const interfaces = grown.flatMap(one => one.interfaces)
	const instances = grown.map(({instance}) => instance)
	const natGateways = genes.natGateways.map(({subnet, isPrivate}, number) => {
		const ways = place.subnets.filter((_, one) => at(genes.subnets, one).exit <= 2)
		const home = at(subnet % 4 === 3 || ways.length === 0 ? place.subnets : ways, subnet)
		return {
			key: `${key}.nat${number}`,
			id: `nat-${key}-${number}`,
			subnet: home.key,
			interfaceId: `eni-nat-${key}-${number}`,
			mac: `02:00:00:ff:0${index}:0${number}`,
			privateIp: host(home.cidr, 200 + number),
			connectivity: isPrivate ? ('private' as const) : ('public' as const),
			...(!isPrivate && {publicIp: {address: `54.${index}.9.${number}` as Address}})
		}
	})
	const body = {frame, genes, place, interfaces, instances, natGateways}
	const edge = genes.internetGateway && genes.edge ? growEdge(body, genes.edge) : undefined
	return {
		key,
		id: `vpc-${key}`,
		account: '123456789012',
		region: at(regions, place.region),
		cidrs: place.blocks,
		ipv6Cidrs: place.ipv6,
		...(genes.internetGateway && {internetGateway: {id: `igw-${key}`, ...(edge && {routeTable: edge.key})}}),
		...(genes.egressOnly && genes.ipv6 && {egressOnlyInternetGateway: {id: `eigw-${key}`}}),
		subnets: genes.subnets.map((one, number) => growSubnet(place, genes, one, number, index)),
		routeTables: [...genes.subnets.map((one, number) => growTable(body, one, number)), ...(edge ? [edge] : [])],
		networkAcls: [openAcl(key), ...genes.acls.map((one, number) => growAcl(frame, one, `${key}.acl${number}`))],
		securityGroups: [openGroup(key), ...genes.groups.map((one, number) => growGroup(frame, one, key, number))],
		natGateways,
		interfaces,
		instances
	}
}

/** A subnet's address by its last byte. */
const host = (cidr: Cidr, byte: number): Address => cidr.replace('.0/24', `.${byte}`) as Address

/** The `number`-th /64 of the VPC's /56, without its length. */
const block6 = (index: number, number: number) => `2600:1f18:0:${index + 1}0${number + 1}::`

const growSubnet = (place: Place, vpc: VpcGenes, genes: SubnetGenes, number: number, index: number): Subnet => ({
	key: `${place.key}.s${number}`,
	id: `subnet-${place.key}-${number}`,
	zone: zoneOf(place.region, genes.zone),
	zoneId: zoneId(place.region, genes.zone),
	cidr: at(place.subnets, number).cidr,
	...(vpc.ipv6 && {ipv6Cidr: `${block6(index, number)}/64` as Cidr}),
	routeTable: `${place.key}.s${number}`,
	networkAcl: genes.acl === 0 || genes.acl > vpc.acls.length ? `${place.key}.default` : `${place.key}.acl${genes.acl - 1}`,
	mapPublicIpOnLaunch: false,
	assignIpv6AddressOnCreation: false
})

const growInstance = (
	genes: InstanceGenes,
	place: Place,
	vpc: VpcGenes,
	index: number,
	number: number
): {instance: Instance; interfaces: NetworkInterface[]} => {
	const key = `${place.key}.i${number}`
	const forwards = genes.role >= 6
	const homes = [genes.subnet, ...genes.further].map(subnet => subnet % place.subnets.length)
	const guest: Guest = {
		forward: forwards,
		masquerade: genes.role === 8 || genes.role === 5,
		statefulFirewall: genes.role === 9,
		policyRouting: genes.policyRouting,
		configuresSecondaryIps: genes.configuresSecondaryIps,
		ttl: 255
	}
	const sourceDestCheck = !(forwards && genes.role !== 6)
	const interfaces = homes.map((subnet, device): NetworkInterface => {
		const {cidr} = at(place.subnets, subnet)
		const primary = host(cidr, 10 + 10 * device + number)
		const publicIp = (wanted: number, last: number) =>
			genes.publicIps >= wanted ? {publicIp: {address: `54.${index}.${device}.${last}` as Address}} : {}
		const privateIps: PrivateIp[] = [
			{address: primary, ...publicIp(1, number)},
			...(genes.secondary ? [{address: host(cidr, 100 + 10 * device + number), ...publicIp(3, 100 + number)}] : [])
		]
		return {
			key: device === 0 ? key : `${key}-${device}`,
			id: `eni-${key}-${device}`,
			subnet: `${place.key}.s${subnet}`,
			mac: `02:00:0${index}:0${number}:0${device}:01`,
			privateIps,
			ipv6: vpc.ipv6 && genes.ipv6 ? [`${block6(index, subnet)}${10 + 10 * device + number}` as Address] : [],
			securityGroups: [...new Set(genes.groups.map(group => groupKey(place.key, vpc, group, sourceDestCheck)))].sort(),
			sourceDestCheck,
			attachment: {instance: key, deviceIndex: device},
			linkUp: genes.fault !== 28
		}
	})
	return {
		instance: {
			key,
			id: `i-${key}`,
			name: key,
			state: genes.fault === 29 ? 'stopped' : 'running',
			interfaces: interfaces.map(one => one.key),
			services,
			guest
		},
		interfaces
	}
}

/**
 * Every third pick is the open one. An ENI that checks nothing gets no group that names others: there the plan cannot tell
 * the direct way from that through a middlebox, and says so (`interface-filter.ts`).
 */
const groupKey = (key: string, {groups}: VpcGenes, pick: number, sourceDestCheck: boolean): string => {
	const group = groups.length > 0 && pick % 3 !== 0 ? at(groups, pick) : undefined
	const names = group && [...group.ingress, ...group.egress].some(namesGroup)
	return group && (sourceDestCheck || !names) ? `${key}.sg${pick % groups.length}` : `${key}.open`
}

const local = ({blocks, ipv6}: Place): Route[] =>
	[...blocks, ...ipv6].map(destination => ({destination, target: {kind: 'local'}, origin: 'local', state: 'active'}))

const growTable = (body: Body, genes: SubnetGenes, number: number): RouteTable => ({
	key: `${body.place.key}.s${number}`,
	id: `rtb-${body.place.key}-${number}`,
	main: false,
	routes: firstOfEach([
		...local(body.place),
		...exitRoutes(body, genes),
		...furtherRoutes(body, genes),
		...peerRoutes(body, genes)
	])
})

/** AWS holds one static route a destination. */
const firstOfEach = (routes: readonly Route[]): Route[] => {
	const seen = new Set<string>()
	return routes.filter(({destination, origin}) => {
		const key = `${destination} ${origin}`
		const isNew = !seen.has(key)
		seen.add(key)
		return isNew
	})
}

const staticRoute = (destination: string, target: RouteTarget, state: Route['state'] = 'active'): Route => ({
	destination: destination as Cidr,
	target,
	origin: 'static',
	state
})

/** Where everything else goes. */
const exitRoutes = (body: Body, {exit}: SubnetGenes): Route[] => {
	const {genes} = body
	const four = exitTarget(body, exit)
	const six: RouteTarget | undefined =
		genes.egressOnly && exit % 2 === 1 ? {kind: 'egress-only-internet-gateway'} : four?.kind === 'nat-gateway' ? undefined : four
	return [...(four ? [staticRoute('0.0.0.0/0', four)] : []), ...(six && genes.ipv6 ? [staticRoute('::/0', six)] : [])]
}

const exitTarget = (body: Body, exit: number): RouteTarget | undefined => {
	const {natGateways, instances, frame, place} = body
	const gateways = frame.transitGateways.filter(({attachments}) =>
		attachments.some(({resource}) => resource.kind === 'vpc' && resource.vpc === place.key)
	)
	if (exit <= 2) return {kind: 'internet-gateway'}
	if (exit <= 4 && natGateways.length > 0) return {kind: 'nat-gateway', key: at(natGateways, exit).key}
	if (exit === 5 || exit === 6) {
		const forwarding = instances.filter(({guest}) => guest.forward)
		return forwarding.length > 0 ? {kind: 'network-interface', key: at(forwarding, exit).key} : undefined
	}
	return exit >= 7 && gateways.length > 0 ? {kind: 'transit-gateway', key: at(gateways, exit).key} : undefined
}

/** To the other VPCs, by whatever leads to them. */
const peerRoutes = ({frame, place, genes}: Body, {peers, zone}: SubnetGenes): Route[] => {
	if (!peers) return []
	return frame.places
		.filter(other => other !== place)
		.flatMap(other => {
			const peering = frame.peerings.find(({requester, accepter}) =>
				[place.key, other.key].every(key => key === requester || key === accepter)
			)
			const gateway = frame.transitGateways.find(({attachments}) =>
				attachments.some(({resource}) => resource.kind === 'vpc' && resource.vpc === place.key)
			)
			const target: RouteTarget | undefined =
				peering && (zone === 0 || !gateway)
					? {kind: 'peering', key: peering.key}
					: gateway && {kind: 'transit-gateway', key: gateway.key}
			const blocks = [...other.blocks, ...(genes.ipv6 ? other.ipv6 : [])].filter(block => !place.blocks.includes(block))
			return target ? blocks.map(block => staticRoute(block, target)) : []
		})
}

const furtherRoutes = (body: Body, {routes}: SubnetGenes): Route[] =>
	routes.flatMap(genes => {
		const destination = furtherDestination(body, genes.destination, genes.pick)
		const inside = body.place.subnets.some(({cidr}) => cidr === destination)
		const target = furtherTarget(body, genes.target, genes.pick, inside)
		if (!destination || !target || !fits(destination, target)) return []
		const route = staticRoute(destination, target, genes.blackhole ? 'blackhole' : 'active')
		return [
			inside || genes.origin < 4
				? route
				: {...route, origin: genes.origin === 4 ? ('prefix-list' as const) : ('propagated' as const)}
		]
	})

const fits = (destination: string, {kind}: RouteTarget): boolean =>
	destination.includes(':') ? kind !== 'nat-gateway' : kind !== 'egress-only-internet-gateway'

const furtherDestination = ({place, frame, genes}: Body, kind: number, pick: number): string | undefined => {
	const others = frame.places.filter(other => other !== place)
	switch (kind) {
		case 0:
			return '0.0.0.0/0'
		case 1:
			return genes.ipv6 ? '::/0' : undefined
		case 2:
		case 3:
		case 4:
			return at(place.subnets, pick).cidr
		case 5:
		case 6:
			return others.length > 0 ? at(at(others, pick).subnets, pick).cidr : undefined
		case 7:
			return frame.internetHosts.length > 0 ? `${at(frame.internetHosts, pick).ipv4}/32` : undefined
		case 8:
			return '54.0.0.0/8'
		default:
			return '128.0.0.0/1'
	}
}

/** A route inside the VPC may only lead to an ENI or a NAT gateway (RT-4). */
const furtherTarget = (body: Body, kind: number, pick: number, inside: boolean): RouteTarget | undefined => {
	const {interfaces, natGateways, frame, place} = body
	if (kind <= 3 || (inside && kind >= 6)) {
		const open = interfaces.filter(({sourceDestCheck}) => !sourceDestCheck)
		return {kind: 'network-interface', key: at(kind === 0 || open.length === 0 ? interfaces : open, pick).key}
	}
	if (kind <= 5) return natGateways.length > 0 ? {kind: 'nat-gateway', key: at(natGateways, pick).key} : undefined
	if (kind <= 7) return {kind: 'internet-gateway'}
	if (kind === 8) return {kind: 'gone', was: 'a gateway'}
	if (kind === 9) return {kind: 'egress-only-internet-gateway'}
	const peerings = frame.peerings.filter(({requester, accepter}) => requester === place.key || accepter === place.key)
	if (kind === 10 && peerings.length > 0) return {kind: 'peering', key: at(peerings, pick).key}
	return frame.transitGateways.length > 0 ? {kind: 'transit-gateway', key: at(frame.transitGateways, pick).key} : undefined
}

/** RT-10: whole subnets, to an ENI or replaced by `local`. */
const growEdge = (body: Body, routes: readonly {subnet: number; target: number}[]): RouteTable => ({
	key: `${body.place.key}.edge`,
	id: `rtb-${body.place.key}-edge`,
	main: false,
	routes: firstOfEach([
		...local(body.place),
		...routes.map(({subnet, target}) =>
			staticRoute(at(body.place.subnets, subnet).cidr, {kind: 'network-interface', key: at(body.interfaces, target).key})
		)
	])
})
