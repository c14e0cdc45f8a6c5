/** NAT gateways, zonal, public and private (NAT-1…7). Doc: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html */
import {z} from 'zod'
import type {ElasticIp, NatGateway, PublicIp} from '../../model/model.ts'
import {elasticNeed, natClaim} from '../address-requests.ts'
import {placementOf} from '../addresses.ts'
import type {Draft, VpcDraft} from '../draft.ts'
import {associatedWith, elasticAddress} from '../elastic-ip/kind.ts'
import {idOf, macOf} from '../ids.ts'
import {entriesOf, type TargetKind, unknownName, type VpcKind} from '../kind.ts'
import {publicAddressOf} from '../public-addresses.ts'
import {overQuota} from '../quotas.ts'
import {is, named, ownId, ownMac, reference, text, wholeNumber} from '../schema.ts'

const natGatewaySchema = is(
	'a NAT gateway: {subnet: name}',
	z.strictObject({
		id: ownId('nat'),
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
	key: 'natGateway',
	noun: 'NAT gateway',
	code: 'InvalidNatGatewayID.NotFound',
	has: (name, {written}) => Object.hasOwn(written.natGateways ?? {}, name),
	names: ({written}) => Object.keys(written.natGateways ?? {}),
	resolve: (name, {key}) => ({target: {kind: 'nat-gateway', key: `${key}.${name}`}, active: true}),
	family: {only: 4, why: 'a NAT gateway translates IPv4; NAT64 is not emulated'},
	isInterface: true,
	isEdgeTarget: false
}

const isPublic = ({connectivity}: Written): boolean => connectivity !== 'private'
const hasOwnAddress = (written: Written): boolean => isPublic(written) && written.elasticIp === undefined

export const natGateways: VpcKind<typeof schema> = {
	schema,
	title: 'NAT gateways by name. A subnet uses one by a route to it.',
	target,
	*claims(vpc) {
		for (const [name, {subnet, privateIp}] of entriesOf(vpc.written.natGateways)) {
			const path = [...vpc.path, 'natGateways', name]
			yield {
				key: natClaim(`${vpc.key}.${name}`),
				owner: `NAT gateway "${name}"`,
				path,
				subnet: vpc.subnets.get(subnet),
				ipv4: [privateIp === undefined ? 'automatic' : {written: privateIp, path: [...path, 'privateIp']}],
				ipv6: []
			}
		}
	},
	*publicNeeds(vpc) {
		for (const [name, written] of entriesOf(vpc.written.natGateways)) {
			const key = elasticNeed(`${vpc.key}.${name}`)
			if (hasOwnAddress(written)) yield {key, region: vpc.region, seed: key}
		}
	},
	*check(vpc, draft) {
		const zones = new Map<string, number>()
		for (const [name, written] of entriesOf(vpc.written.natGateways)) {
			const path = [...vpc.path, 'natGateways', name]
			const subnet = vpc.subnets.get(written.subnet)
			if (!subnet)
				yield unknownName([...path, 'subnet'], 'subnet', written.subnet, vpc.subnets.keys(), 'InvalidSubnetID.NotFound')
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
				if (count === draft.quotas.natGatewaysPerZone + 1)
					yield* overQuota('natGatewaysPerZone', count, draft.quotas, {path, at: 'key'})
			}
		}
	},
	resolve: (vpc, draft) => ({
		natGateways: entriesOf(vpc.written.natGateways).map(([name, written]) => resolveOne(name, written, vpc, draft))
	})
}

function resolveOne(name: string, written: Written, vpc: VpcDraft, draft: Draft): NatGateway {
	const key = `${vpc.key}.${name}`
	const interfaceId = written.interfaceId ?? idOf('eni', natClaim(replacedWith(name, written, vpc)))
	const publicIp = isPublic(written) ? publicIpOf(key, draft) : undefined
	const [privateIp] = placementOf(draft).get(natClaim(key))?.ipv4 ?? []
	if (!privateIp) throw new RangeError(`NAT gateway "${key}" was given no address`)
	return {
		key,
		id: written.id ?? idOf('nat', replacedWith(name, written, vpc)),
		subnet: `${vpc.key}.${written.subnet}`,
		interfaceId,
		mac: written.mac ?? macOf(interfaceId),
		privateIp,
		connectivity: written.connectivity ?? 'public',
		...(publicIp && {publicIp}),
		...(written.idleTimeoutSeconds !== undefined && {idleTimeoutSeconds: written.idleTimeoutSeconds})
	}
}

/**
 * What AWS cannot change in a gateway: with another subnet or connectivity it is another gateway, with an id, an interface and a MAC of
 * its own. Its elastic address goes over to it, as an allocation of the account's does.
 */
const replacedWith = (name: string, {subnet, connectivity = 'public'}: Written, {key}: VpcDraft): string =>
	`${key}.${name} ${subnet}${connectivity === 'public' ? '' : ` ${connectivity}`}`

/** The elastic address that it names, or that was made for it under its own key. */
function publicIpOf(key: string, draft: Draft): PublicIp | undefined {
	const elasticIp = associatedWith(natClaim(key), 0, draft)
	const address = elasticIp === undefined ? publicAddressOf(elasticNeed(key), draft) : elasticAddress(elasticIp, draft)
	return address && {address, elasticIp: elasticIp ?? key}
}

/** Elastic addresses that were made for NAT gateways. */
export const natElasticIps = (draft: Draft): ElasticIp[] =>
	[...draft.vpcs.values()].flatMap(vpc =>
		entriesOf(vpc.written.natGateways).flatMap(([name, written]) => {
			const key = `${vpc.key}.${name}`
			const address = hasOwnAddress(written) ? publicAddressOf(elasticNeed(key), draft) : undefined
			if (!address) return []
			const associationId = idOf('eipassoc', `${key} ${natClaim(key)} 0`)
			return [{key, allocationId: idOf('eipalloc', key), associationId, region: vpc.region, account: vpc.account, address}]
		})
	)
