/** From genes to a VPC's route tables. */
import type {Instance, NetworkInterface, Route, RouteTable, RouteTarget, Vpc} from '../../src/model/model.ts'
import type {Cidr} from '../../src/net/address.ts'
import {at, type Frame} from './frame.ts'
import type {SubnetGenes, VpcGenes} from './genes.ts'

type Place = Frame['places'][number]

/** A VPC half grown: what its routes can name. */
export type Body = {
	readonly frame: Frame
	readonly genes: VpcGenes
	readonly place: Place
	readonly interfaces: readonly NetworkInterface[]
	readonly instances: readonly Instance[]
	readonly natGateways: NonNullable<Vpc['natGateways']>
}

const local = ({blocks, ipv6}: Place): Route[] =>
	[...blocks, ...ipv6].map(destination => ({destination, target: {kind: 'local'}, origin: 'local', state: 'active'}))

export const growTable = (body: Body, genes: SubnetGenes, number: number): RouteTable => ({
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
function firstOfEach(routes: readonly Route[]): Route[] {
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
function exitRoutes(body: Body, {exit}: SubnetGenes): Route[] {
	const {genes} = body
	const four = exitTarget(body, exit)
	const six: RouteTarget | undefined =
		genes.egressOnly && exit % 2 === 1 ? {kind: 'egress-only-internet-gateway'} : four?.kind === 'nat-gateway' ? undefined : four
	return [...(four ? [staticRoute('0.0.0.0/0', four)] : []), ...(six && genes.ipv6 ? [staticRoute('::/0', six)] : [])]
}

function exitTarget(body: Body, exit: number): RouteTarget | undefined {
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
function peerRoutes({frame, place, genes}: Body, {peers, zone}: SubnetGenes): Route[] {
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
					? {kind: 'vpc-peering-connection', key: peering.key}
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

function furtherDestination({place, frame, genes}: Body, kind: number, pick: number): string | undefined {
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
function furtherTarget(body: Body, kind: number, pick: number, inside: boolean): RouteTarget | undefined {
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
	if (kind === 10 && peerings.length > 0) return {kind: 'vpc-peering-connection', key: at(peerings, pick).key}
	return frame.transitGateways.length > 0 ? {kind: 'transit-gateway', key: at(frame.transitGateways, pick).key} : undefined
}

/** RT-10: whole subnets, to an ENI or replaced by `local`. */
export const growEdge = (body: Body, routes: readonly {subnet: number; target: number}[]): RouteTable => ({
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
