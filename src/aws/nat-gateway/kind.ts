/** NAT gateways, zonal (public and private, NAT-1…7) and regional (NAT-9). Doc: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html */
import type {BorderAddress} from '../../model/model.ts'
import {nat64Prefix} from '../../net/nat64.ts'
import type {CapturePart} from '../capture-point.ts'
import type {Draft, VpcDraft} from '../draft.ts'
import {idOf} from '../ids.ts'
import {elasticKey, oneAddress} from '../interface-requests.ts'
import {shortKey, type TargetKind, type VpcKind} from '../kind.ts'
import {publicAddressOf} from '../public-addresses.ts'
import {checkNatGateways, isPublic} from './checks.ts'
import {elasticIn, natCapturePoints, type RegionalZone, regionalIn, regionalZones, zonalIn, zonesServed} from './regional.ts'
import {schema, type NatGatewayWritten as Written} from './schema.ts'

declare module '../../model/model.ts' {
	interface Vpc {
		/** Absent: none. */
		readonly natGateways?: readonly NatGateway[]
		readonly regionalNatGateways?: readonly RegionalNatGateway[]
		/** Absent: none. */
		readonly borderAddresses?: readonly BorderAddress[]
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

/** NAT-9. */
type RegionalNatGateway = {
	readonly key: string
	readonly id: string
	/** In the order of their names. */
	readonly zones: readonly RegionalZone[]
	readonly idleTimeoutSeconds?: number
}

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
		idOf: ({key}, {natGateways = [], regionalNatGateways = []}) =>
			[...natGateways, ...regionalNatGateways].find(one => one.key === key)?.id,
		own: {field: 'NatGatewayId', prefix: 'nat', noun: 'natGateway ID', code: 'InvalidNatGatewayID.NotFound'}
	},
	isInterface: true,
	isEdgeTarget: false
}

const hasOwnAddress = (written: Written): boolean => isPublic(written) && written.elasticIp === undefined

export const natGateways: VpcKind<typeof schema> = {
	otherNames: {words: ['nat', 'nats', 'natgw', 'natgateway', 'natgws'], write: 'write natGateways: {nat: {subnet: public}}'},
	schema,
	codes: {absent: {natGateways: 'NatGatewayNotFound'}, inUse: {}},
	title: 'NAT gateways by name. A subnet uses one by a route to it.',
	target,
	*interfaces(vpc) {
		for (const [name, written] of zonalIn(vpc)) {
			const path = [...vpc.path, 'natGateways', name]
			const gateway = `${vpc.key}.${name}`
			const {elasticIp} = written
			yield {
				key: interfaceKey(gateway),
				type: 'nat_gateway',
				owner: `NAT gateway "${name}"`,
				path,
				subnet: vpc.subnets.get(written.subnet ?? ''),
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
		for (const [name, written] of regionalIn(vpc)) {
			for (const zone of zonesServed(written, vpc)) {
				const key = elasticKey(elasticIn(`${vpc.key}.${name}`, zone))
				yield {key, region: vpc.region, seed: key}
			}
		}
		for (const [name, written] of zonalIn(vpc)) {
			const key = elasticKey(`${vpc.key}.${name}`)
			if (hasOwnAddress(written)) yield {key, region: vpc.region, seed: key}
		}
	},
	*elasticIps(vpc, draft) {
		const {region, account} = vpc
		for (const [name, written] of regionalIn(vpc)) {
			const path = [...vpc.path, 'natGateways', name]
			for (const {address, elasticIp: key} of regionalZones(`${vpc.key}.${name}`, written, vpc, draft)) {
				yield {key, allocationId: idOf('eipalloc', key), associationId: idOf('eipassoc', key), region, account, address, path}
			}
		}
		for (const [name, written] of zonalIn(vpc)) {
			const key = `${vpc.key}.${name}`
			const address = hasOwnAddress(written) ? publicAddressOf(elasticKey(key), draft) : undefined
			const associationId = idOf('eipassoc', `${key} ${interfaceKey(key)} 0`)
			const path = [...vpc.path, 'natGateways', name]
			if (address) yield {key, allocationId: idOf('eipalloc', key), associationId, region, account, address, path}
		}
	},
	check: checkNatGateways,
	*resources(vpc) {
		for (const [name, written] of regionalIn(vpc)) {
			const key = `${vpc.key}.${name}`
			yield {
				kind: 'nat-gateway',
				noun: target.noun,
				key,
				names: [name],
				ids: [regionalId(name, written, vpc)],
				path: [...vpc.path, 'natGateways', name],
				points: zonesServed(written, vpc).map(zone => `${capturePoint.prefix}:${key}.${zone}`)
			}
		}
		for (const [name, written] of zonalIn(vpc)) {
			const {key, id, interface: own} = resolveOne(name, written, vpc)
			yield {
				kind: 'nat-gateway',
				noun: target.noun,
				key,
				names: [name],
				ids: [id],
				path: [...vpc.path, 'natGateways', name],
				interfaces: [own],
				points: [`${capturePoint.prefix}:${key}`],
				hasMetrics: true
			}
		}
	},
	resolve(vpc, draft) {
		const regional = regionalIn(vpc).map(([name, written]) => resolveRegional(name, written, vpc, draft))
		return {
			natGateways: zonalIn(vpc).map(([name, written]) => resolveOne(name, written, vpc)),
			...(regional.length > 0 && {
				regionalNatGateways: regional,
				borderAddresses: regional.flatMap(({key, zones}) => zones.map(({address, zoneId}) => ({address, gateway: key, zoneId})))
			})
		}
	}
}

const regionalId = (name: string, {id}: Written, {key}: VpcDraft): string => id ?? idOf('nat', `${key}.${name} regional`)

function resolveRegional(name: string, written: Written, vpc: VpcDraft, draft: Draft): RegionalNatGateway {
	const key = `${vpc.key}.${name}`
	const {idleTimeoutSeconds} = written
	return {
		key,
		id: regionalId(name, written, vpc),
		zones: regionalZones(key, written, vpc, draft),
		...(idleTimeoutSeconds !== undefined && {idleTimeoutSeconds})
	}
}

/** Key of its network interface. */
const interfaceKey = (gateway: string): string => `nat-gateway ${gateway}`

function resolveOne(name: string, written: Written, vpc: VpcDraft): NatGateway {
	const key = `${vpc.key}.${name}`
	return {
		key,
		id: written.id ?? idOf('nat', replacedWith(name, written, vpc)),
		subnet: `${vpc.key}.${written.subnet ?? ''}`,
		interface: interfaceKey(key),
		connectivity: written.connectivity ?? 'public',
		...(written.idleTimeoutSeconds !== undefined && {idleTimeoutSeconds: written.idleTimeoutSeconds})
	}
}

/**
 * What AWS cannot change in a gateway: with another subnet or connectivity it is a new gateway, with its own id, interface and MAC.
 * Its elastic address moves to the new one, since the allocation belongs to the account.
 */
const replacedWith = (name: string, {subnet = '', connectivity = 'public'}: Written, {key}: VpcDraft): string =>
	`${key}.${name} ${subnet}${connectivity === 'public' ? '' : ` ${connectivity}`}`

export const capturePoint: CapturePart = {prefix: 'nat', what: 'NAT gateway', names: natCapturePoints, hasDirections: true}
