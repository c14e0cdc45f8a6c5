/** Mutations of paths through VPCs: routes, gateways, public addresses, peerings, instances. Pure. */
import type {LabDocument} from '../../../src/lab/schema.ts'
import {entriesOf, get, type Path, put} from '../document.ts'
import type {Mutation} from '../play.ts'
import type {Sought} from './sought.ts'

type Vpc = NonNullable<LabDocument['vpcs']>[string]

export function* vpcMutations(document: LabDocument, sought: Sought): Generator<Mutation> {
	for (const [name, vpc] of entriesOf(document.vpcs)) {
		yield* routeMutations(name, vpc, document, sought)
		yield* instanceMutations(name, vpc, sought)
	}
	yield* peeringMutations(document, sought)
}

/** Where a subnet's routes are written: in the subnet, or in the route table that it names. */
function tablesOf(name: string, {subnets, routeTables}: Vpc): readonly {readonly title: string; readonly path: Path}[] {
	const own = entriesOf(subnets).flatMap(([subnet, {routeTable}]) =>
		routeTable === undefined ? [{title: `subnet ${name}.${subnet}`, path: ['vpcs', name, 'subnets', subnet]}] : []
	)
	const shared = entriesOf(routeTables).map(([table]) => ({
		title: `route table ${name}.${table}`,
		path: ['vpcs', name, 'routeTables', table]
	}))
	return [...own, ...shared]
}

function* routeMutations(name: string, vpc: Vpc, document: LabDocument, {addresses}: Sought): Generator<Mutation> {
	const targets = targetsOf(name, vpc, document)
	for (const {title, path} of tablesOf(name, vpc)) {
		if (vpc.vpnGateway && get(document, [...path, 'propagate']) !== true) {
			yield {label: `routes propagate into ${title}`, edit: document => put(document, [...path, 'propagate'], true)}
		}
		const routes = get(document, [...path, 'routes']) as Readonly<Record<string, unknown>> | undefined
		for (const [target, written] of targets) {
			for (const address of addresses) {
				yield {
					label: `${title} has a route for ${address} to ${target}`,
					edit: document => put(document, [...path, 'routes', hostRoute(address)], written)
				}
			}
		}
		for (const [destination, target] of entriesOf(routes)) {
			if (target === 'blackhole' || (typeof target === 'object' && get(target, ['blackhole']) !== undefined)) {
				yield {
					label: `${title} has no blackhole for ${destination}`,
					edit: document => put(document, [...path, 'routes', destination], undefined)
				}
			}
		}
		yield {label: `${title} is public`, edit: document => makePublic(document, name, path)}
		if (path[2] === 'subnets') {
			yield {
				label: `${name} has a way out by a NAT gateway for ${title}`,
				edit: document => addNat(document, name, path),
				isDetour: true
			}
		}
	}
}

const hostRoute = (address: string) => (address.includes(':') ? `${address}/128` : `${address}/32`)

function targetsOf(
	name: string,
	{internetGateway, vpnGateway, natGateways}: Vpc,
	{peerings, transitGateways}: LabDocument
): readonly (readonly [string, unknown])[] {
	const peered = entriesOf(peerings).filter(([, {requester, accepter}]) => requester === name || accepter === name)
	const attached = entriesOf(transitGateways).filter(([, {attachments}]) =>
		entriesOf(attachments).some(([attachment, written]) => (get(written, ['vpc']) ?? attachment) === name)
	)
	return [
		...(internetGateway ? [['internet-gateway', 'internet-gateway'] as const] : []),
		...(vpnGateway ? [['vpn-gateway', 'vpn-gateway'] as const] : []),
		...entriesOf(natGateways).map(([nat]) => [nat, {natGateway: nat}] as const),
		...peered.map(([peering]) => [`peering ${peering}`, {peering}] as const),
		...attached.map(([gateway]) => [gateway, {transitGateway: gateway}] as const)
	]
}

const isV6 = (document: LabDocument, vpc: string) => document.vpcs?.[vpc]?.ipv6 !== undefined

/** An internet gateway, and the default routes to it. */
const makePublic = (document: LabDocument, vpc: string, path: Path): LabDocument =>
	['0.0.0.0/0', ...(isV6(document, vpc) ? ['::/0'] : [])].reduce(
		(at, destination) => put(at, [...path, 'routes', destination], 'internet-gateway'),
		attachGateway(document, vpc)
	)

const attachGateway = (document: LabDocument, vpc: string): LabDocument =>
	document.vpcs?.[vpc]?.internetGateway ? document : put(document, ['vpcs', vpc, 'internetGateway'], true)

const exit = 'mutant-exit'

/** Adds a public subnet with a NAT gateway. It has the other routes of the private subnet, so that answers find the way back. */
function addNat(document: LabDocument, vpc: string, path: Path): LabDocument {
	const {'0.0.0.0/0': _, ...others} = (get(document, [...path, 'routes']) ?? {}) as Readonly<Record<string, unknown>>
	const block = freeBlock(document, vpc)
	const zone = get(document, [...path, 'zone'])
	if (block === undefined) return document
	const withExit = put(document, ['vpcs', vpc, 'subnets', exit], {
		zone,
		cidr: block,
		routes: {...others, '0.0.0.0/0': 'internet-gateway'}
	})
	const withNat = put(withExit, ['vpcs', vpc, 'natGateways', exit], {subnet: exit})
	return put(attachGateway(withNat, vpc), [...path, 'routes', '0.0.0.0/0'], {natGateway: exit})
}

/** A block near the end of a /16, which labs do not use. */
function freeBlock(document: LabDocument, vpc: string): string | undefined {
	const [first = ''] = [document.vpcs?.[vpc]?.cidr ?? ''].flat()
	const [, start] = /^(\d+\.\d+)\.0\.0\/16$/.exec(first) ?? []
	return start === undefined ? undefined : `${start}.254.0/24`
}

function* instanceMutations(vpc: string, {instances, internetGateway}: Vpc, {literals}: Sought): Generator<Mutation> {
	for (const [name, {publicIp, elasticIp, sourceDestCheck, state, link, guest}] of entriesOf(instances)) {
		const path = ['vpcs', vpc, 'instances', name]
		const set = (label: string, key: string, value: unknown): Mutation => ({
			label,
			edit: document => put(document, [...path, key], value)
		})
		if (publicIp !== true && elasticIp === undefined) {
			yield {
				label: `${name} has a public address`,
				edit: document => put(attachGateway(document, vpc), [...path, 'publicIp'], true)
			}
		}
		if (publicIp === true) yield set(`${name} has no public address`, 'publicIp', undefined)
		if (elasticIp !== undefined) yield set(`${name} has no elastic IP`, 'elasticIp', undefined)
		if (sourceDestCheck !== false) yield set(`the source/destination check of ${name} is off`, 'sourceDestCheck', false)
		if (state !== undefined && state !== 'running') yield set(`${name} runs`, 'state', undefined)
		if (link !== undefined) yield set(`the link of ${name} is up`, 'link', undefined)
		if (guest?.policyRouting === false) {
			yield {label: `${name} routes by source`, edit: document => put(document, [...path, 'guest', 'policyRouting'], undefined)}
		}
		if (internetGateway) {
			for (const literal of literals) {
				yield {label: `${name} has ${literal}`, edit: document => giveElasticIp(document, path, literal)}
			}
		}
	}
}

const elastic = 'mutant-address'

const giveElasticIp = (document: LabDocument, path: Path, address: string): LabDocument =>
	put(put(put(document, ['elasticIps', elastic], {address}), [...path, 'elasticIp'], elastic), [...path, 'publicIp'], undefined)

function* peeringMutations(document: LabDocument, {addresses, vpcs}: Sought): Generator<Mutation> {
	for (const kind of ['peerings', 'transitGatewayPeerings'] as const) {
		for (const [name, {accepted}] of entriesOf(document[kind])) {
			if (accepted === false) {
				yield {label: `peering ${name} is accepted`, edit: document => put(document, [kind, name, 'accepted'], undefined)}
			}
		}
	}
	const [requester, accepter] = vpcs
	if (requester === undefined || accepter === undefined || requester === accepter) return
	yield {
		label: `${requester} and ${accepter} are peered, with routes on both sides`,
		edit: document => peer(document, requester, accepter, addresses),
		isDetour: true
	}
}

const shortcut = 'mutant-peering'

function peer(document: LabDocument, requester: string, accepter: string, addresses: readonly string[]): LabDocument {
	const tables = [requester, accepter].flatMap(name => tablesOf(name, document.vpcs?.[name] as Vpc))
	const [from, to] = addresses
	const routes = tables.flatMap(({path}) =>
		[from, to].flatMap(address => (address === undefined ? [] : [[...path, 'routes', hostRoute(address)]]))
	)
	const isInside = (path: Path) => path[1] === requester
	return routes
		.filter(path => isInside(path) === String(path.at(-1)).startsWith(`${to}/`))
		.reduce((at, path) => put(at, path, {peering: shortcut}), put(document, ['peerings', shortcut], {requester, accepter}))
}
