/** NAT gateways, zonal, public and private (NAT-1…7). Doc: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html */
import {z} from 'zod'
import {nat64Prefix} from '../../net/nat64.ts'
import type {CapturePart} from '../capture-point.ts'
import type {Draft, VpcDraft} from '../draft.ts'
import {idOf} from '../ids.ts'
import {elasticKey, oneAddress} from '../interface-requests.ts'
import {entriesOf, shortKey, type TargetKind, unknownName, type VpcKind} from '../kind.ts'
import {publicAddressOf} from '../public-addresses.ts'
import {overQuota} from '../quotas.ts'
import {described, is, named, ownId, ownMac, reference, text, wholeNumber} from '../schema.ts'

declare module '../../model/model.ts' {
	interface Vpc {
		/** Absent: none. */
		readonly natGateways?: readonly NatGateway[]
	}
	interface RouteTargets {
		'nat-gateway': {readonly key: string}
	}
	interface InterfaceTypes {
		nat_gateway: true
	}
}

type NatGateway = {
	readonly key: string
	readonly id: string
	/** Key. */
	readonly subnet: string
	/** Key of its network interface, which has its addresses. */
	readonly interface: string
	readonly connectivity: 'public' | 'private'
	/** Default: 350 as on AWS (NAT-4). A lesson may shorten it. */
	readonly idleTimeoutSeconds?: number
}

const natGatewaySchema = is(
	'a NAT gateway: {subnet: name}',
	z.strictObject({
		id: ownId('nat'),
		...described,
		interfaceId: ownId('eni'),
		mac: ownMac(),
		subnet: reference('a subnet').describe(
			'The subnet that its network interface lives in: for a public one, a subnet with a route to the internet gateway.'
		),
		connectivity: z
			.enum(['public', 'private'])
			.optional()
			.describe('`private`: no elastic address, no way to the Internet (NAT-1). Default: public.'),
		elasticIp: reference('an elastic address').optional().describe('Its public address. Default: an elastic address of its own.'),
		privateIp: text('an IPv4 address').optional().describe('Its private address. Default: a free one of the subnet.'),
		idleTimeoutSeconds: wholeNumber('seconds', {min: 1, max: 350})
			.optional()
			.describe('When it forgets an idle flow, then resets it (NAT-4). Default: 350, as AWS; shorter to wait less in a lesson.')
	})
)

const schema = named('NAT gateways', natGatewaySchema)

type Written = z.input<typeof natGatewaySchema>

const target: TargetKind = {
	kind: 'nat-gateway',
	key: 'natGateway',
	noun: 'NAT gateway',
	code: 'InvalidNatGatewayID.NotFound',
	has: (name, {written}) => Object.hasOwn(written.natGateways ?? {}, name),
	names: ({written}) => Object.keys(written.natGateways ?? {}),
	resolve: (name, {key}) => ({target: {kind: 'nat-gateway', key: `${key}.${name}`}, active: true}),
	family: {only: 4, except: nat64Prefix, why: `a NAT gateway takes IPv4, and of IPv6 what is for ${nat64Prefix} (NAT-8)`},
	isLeft: (name, vpc) => Object.hasOwn(vpc?.natGateways ?? {}, name),
	aliases: (key, vpc) => [shortKey(key, vpc), key],
	inApi: {
		idOf: ({key}, {natGateways = []}) => natGateways.find(one => one.key === key)?.id,
		own: {field: 'NatGatewayId', prefix: 'nat', noun: 'natGateway ID', code: 'InvalidNatGatewayID.NotFound'}
	},
	isInterface: true,
	isEdgeTarget: false
}

const isPublic = ({connectivity}: Written): boolean => connectivity !== 'private'
const hasOwnAddress = (written: Written): boolean => isPublic(written) && written.elasticIp === undefined

export const natGateways: VpcKind<typeof schema> = {
	otherNames: {words: ['nat', 'nats', 'natgw', 'natgateway', 'natgws'], write: 'write natGateways: {nat: {subnet: public}}'},
	schema,
	codes: {absent: {natGateways: 'NatGatewayNotFound'}, inUse: {}},
	title: 'NAT gateways by name. A subnet uses one by a route to it.',
	target,
	*interfaces(vpc) {
		for (const [name, written] of entriesOf(vpc.written.natGateways)) {
			const path = [...vpc.path, 'natGateways', name]
			const gateway = `${vpc.key}.${name}`
			const {elasticIp} = written
			yield {
				key: interfaceKey(gateway),
				type: 'nat_gateway',
				owner: `NAT gateway "${name}"`,
				path,
				subnet: vpc.subnets.get(written.subnet),
				ipv4: oneAddress(written.privateIp, [...path, 'privateIp']),
				ipv6: [],
				id: written.interfaceId ?? idOf('eni', interfaceKey(replacedWith(name, written, vpc))),
				mac: written.mac,
				attachedTo: {kind: 'nat-gateway', key: gateway, deviceIndex: 0},
				securityGroups: [],
				sourceDestCheck: false,
				linkUp: true,
				elasticIps: elasticIp === undefined ? [] : [{name: elasticIp, index: 0, path: [...path, 'elasticIp']}],
				publicIp: draft => {
					const address = hasOwnAddress(written) ? publicAddressOf(elasticKey(gateway), draft) : undefined
					return address && {address, elasticIp: gateway}
				}
			}
		}
	},
	*publicRequests(vpc) {
		for (const [name, written] of entriesOf(vpc.written.natGateways)) {
			const key = elasticKey(`${vpc.key}.${name}`)
			if (hasOwnAddress(written)) yield {key, region: vpc.region, seed: key}
		}
	},
	*elasticIps(vpc, draft) {
		for (const [name, written] of entriesOf(vpc.written.natGateways)) {
			const key = `${vpc.key}.${name}`
			const address = hasOwnAddress(written) ? publicAddressOf(elasticKey(key), draft) : undefined
			const associationId = idOf('eipassoc', `${key} ${interfaceKey(key)} 0`)
			const path = [...vpc.path, 'natGateways', name]
			if (address) {
				yield {key, allocationId: idOf('eipalloc', key), associationId, region: vpc.region, account: vpc.account, address, path}
			}
		}
	},
	*check(vpc, draft) {
		const zones = new Map<string, number>()
		for (const [name, written] of entriesOf(vpc.written.natGateways)) {
			const path = [...vpc.path, 'natGateways', name]
			const subnet = vpc.subnets.get(written.subnet)
			if (!subnet) {
				yield unknownName([...path, 'subnet'], 'subnet', written.subnet, vpc.subnets.keys(), 'InvalidSubnetID.NotFound')
			}
			if (!isPublic(written) && written.elasticIp !== undefined) {
				yield {
					path: [...path, 'elasticIp'],
					message: 'a private NAT gateway has no elastic address',
					code: 'InvalidParameterCombination',
					fix: 'leave "elasticIp" out, or make it public'
				}
			}
			if (isPublic(written) && written.elasticIp === undefined && !vpc.written.internetGateway) {
				yield {
					path,
					at: 'key',
					message: `Network ${idOf('vpc', vpc.key)} ("${vpc.key}") has no Internet gateway attached, and a public NAT gateway needs it`,
					code: 'Gateway.NotAttached',
					fix: `add "internetGateway: true" to vpcs.${vpc.key}, or write "connectivity: private"`
				}
			}
			if (subnet?.zone !== undefined) {
				const count = (zones.get(subnet.zone) ?? 0) + 1
				zones.set(subnet.zone, count)
				if (count === draft.quotas.natGatewaysPerZone + 1) {
					yield* overQuota('natGatewaysPerZone', count, draft.quotas, {path, at: 'key'})
				}
			}
		}
	},
	*resources(vpc) {
		for (const [name, written] of entriesOf(vpc.written.natGateways)) {
			const {key, id, interface: own} = resolveOne(name, written, vpc)
			yield {
				kind: 'nat-gateway',
				noun: target.noun,
				key,
				names: [name],
				ids: [id],
				path: [...vpc.path, 'natGateways', name],
				interfaces: [own],
				points: [`${capturePoint.prefix}:${key}`]
			}
		}
	},
	resolve: vpc => ({
		natGateways: entriesOf(vpc.written.natGateways).map(([name, written]) => resolveOne(name, written, vpc))
	})
}

/** Key of its network interface. */
const interfaceKey = (gateway: string): string => `nat-gateway ${gateway}`

function resolveOne(name: string, written: Written, vpc: VpcDraft): NatGateway {
	const key = `${vpc.key}.${name}`
	return {
		key,
		id: written.id ?? idOf('nat', replacedWith(name, written, vpc)),
		subnet: `${vpc.key}.${written.subnet}`,
		interface: interfaceKey(key),
		connectivity: written.connectivity ?? 'public',
		...(written.idleTimeoutSeconds !== undefined && {idleTimeoutSeconds: written.idleTimeoutSeconds})
	}
}

/**
 * What AWS cannot change in a gateway: with another subnet or connectivity it is a new gateway, with its own id, interface and MAC.
 * Its elastic address moves to the new one, since the allocation belongs to the account.
 */
const replacedWith = (name: string, {subnet, connectivity = 'public'}: Written, {key}: VpcDraft): string =>
	`${key}.${name} ${subnet}${connectivity === 'public' ? '' : ` ${connectivity}`}`

/** Keys by full name, and by short name if that is unique. */
export function natGatewayNames({vpcs}: Draft): ReadonlyMap<string, string> {
	const all = [...vpcs.values()].flatMap(vpc =>
		Object.keys(vpc.written.natGateways ?? {}).map(name => ({key: `${vpc.key}.${name}`, name}))
	)
	const names = new Map(all.map(({key}) => [key, key]))
	for (const [name, group] of Map.groupBy(all, one => one.name)) if (group[0] && group.length === 1) names.set(name, group[0].key)
	return names
}

export const capturePoint: CapturePart = {prefix: 'nat', what: 'NAT gateway', names: natGatewayNames, hasDirections: true}
