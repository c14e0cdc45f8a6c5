/**
 * Customer gateways: AWS's view of a site's gateway devices, one for each device (VPN-1). Doc:
 * https://docs.aws.amazon.com/vpn/latest/s2svpn/your-cgw.html
 */
import {z} from 'zod'
import {suggest} from '../../model/did-you-mean.ts'
import type {Finding, Path} from '../../model/finding.ts'
import type {CustomerGateway} from '../../model/vpn.ts'
import {type Address, family, parseAddress} from '../../net/address.ts'
import {privateRangeOf} from '../../net/public-ranges.ts'
import type {Draft} from '../draft.ts'
import {associatedWith, elasticAddress} from '../elastic-ip/draft.ts'
import {idOf} from '../ids.ts'
import {entriesOf} from '../kind.ts'
import {publicOwners} from '../network-interface/draft.ts'
import {overQuota} from '../quotas.ts'
import {described, is, named, ownId, text} from '../schema.ts'

const publicAddress = () => text('a public IPv4 address')

/** Fields of a site. */
export const customerGatewayFields = {
	id: ownId('cgw'),
	...described,
	publicIp: publicAddress()
		.optional()
		.describe('Public address of the customer gateway: of its device, or of the NAT before it. Of two devices: see devices.'),
	devices: named(
		'devices',
		is(
			'a device: {publicIp}',
			z.strictObject({
				id: ownId('cgw'),
				...described,
				publicIp: publicAddress().describe('Public address of this customer gateway: of its device, or of the NAT before it.'),
				state: is('failed', z.literal('failed'))
					.optional()
					.describe('failed: this device has no power, so that its tunnels are down. Default: it runs.')
			})
		)
	)
		.optional()
		.describe(
			'In place of publicIp: one or two devices by name, each a customer gateway with an uplink of its own, `{a: {publicIp: 198.51.100.20}, b: {publicIp: 198.51.100.21}}`. Both share one routing table and one ASN, and the LAN behind them, as a pair of routers with one control plane.'
		)
}

type Written = {[field in keyof typeof customerGatewayFields]?: z.input<(typeof customerGatewayFields)[field]>}

export type CustomerGatewayDraft = {
	/** The site's key, or `<site>.<device>`. */
	readonly key: string
	/** Absent: the site's only device, which needs no name. */
	readonly device?: string
	/** The path of its address in the lab file. */
	readonly path: Path
	readonly written: {readonly id?: string | undefined; readonly publicIp?: string; readonly state?: 'failed' | undefined}
	readonly publicIp: Address | undefined
	/** The network interface whose elastic address it uses; `publicIp` is then not known yet. Absent: the file gives the address. */
	readonly interface?: string
}

export const draftCustomerGateways = (site: string, path: Path, {id, publicIp, devices}: Written): CustomerGatewayDraft[] => [
	...(publicIp === undefined
		? []
		: [{key: site, path: [...path, 'publicIp'], written: {id, publicIp}, publicIp: parseAddress(publicIp)}]),
	...entriesOf(devices).map(([device, one]) => ({
		key: `${site}.${device}`,
		device,
		path: [...path, 'devices', device, 'publicIp'],
		written: one,
		publicIp: parseAddress(one.publicIp)
	}))
]

export const customerGatewayId = ({key, written}: Pick<CustomerGatewayDraft, 'key' | 'written'>): string =>
	written.id ?? idOf('cgw', key)

export function resolveCustomerGateway(
	{key, written, interface: owner, ...one}: CustomerGatewayDraft,
	draft: Draft
): CustomerGateway[] {
	const elasticIp = owner === undefined ? undefined : associatedWith(owner, 0, draft)
	const publicIp = elasticIp === undefined ? one.publicIp : elasticAddress(elasticIp, draft)
	return publicIp
		? [{key, id: customerGatewayId({key, written}), publicIp, ...(written.state === 'failed' && {failed: true})}]
		: []
}

/** Checks how many devices a site has, and which keys go with them. */
export function* checkDevices(path: Path, {id, publicIp, devices}: Written): Generator<Finding> {
	const names = Object.keys(devices ?? {})
	if (publicIp !== undefined && devices) {
		yield {
			path: [...path, 'publicIp'],
			message: 'the site has devices, each with an address of its own',
			fix: 'keep one of the two: publicIp, or devices'
		}
	}
	if (publicIp === undefined && names.length === 0) {
		yield {
			path: devices ? [...path, 'devices'] : path,
			...(!devices && {at: 'key' as const}),
			message: 'the site has no public address',
			code: 'MissingParameter',
			fix: 'add "publicIp: 198.51.100.20", or for two gateway devices "devices: {a: {publicIp: 198.51.100.20}, b: {publicIp: 198.51.100.21}}"'
		}
	}
	if (names.length > 2) {
		yield {
			path: [...path, 'devices', names[2] ?? ''],
			at: 'key',
			message: `${names.length} are too many: a site has one or two gateway devices here`,
			fix: 'keep two, or make another site'
		}
	}
	if (id !== undefined && devices) {
		yield {
			path: [...path, 'id'],
			message: 'each of the devices is a customer gateway with an id of its own',
			fix: 'write it there'
		}
	}
}

export function* checkPublicAddresses(draft: Draft): Generator<Finding> {
	const byAddress = new Map<Address, string>()
	const owners = publicOwners(draft)
	for (const site of draft.vpn.sites.values()) {
		for (const {path, written, publicIp, device, interface: owner} of site.customerGateways) {
			// The address of a device that is an instance is not written here.
			if (owner !== undefined) continue
			if (!publicIp || family(publicIp) !== 4 || privateRangeOf(publicIp)) {
				yield {
					path,
					message: `"${written.publicIp}" is not a public IPv4 address`,
					code: 'InvalidParameterValue',
					fix: 'write one such as 198.51.100.20; of a device behind a NAT that of the NAT (VPN-6)'
				}
			} else if (byAddress.has(publicIp)) {
				yield {
					path,
					message: `${byAddress.get(publicIp)} has a customer gateway with ${publicIp} already`,
					code: 'InvalidCustomerGateway.DuplicateIpAddress',
					fix: 'give each customer gateway an address of its own'
				}
			} else if (owners.has(publicIp)) {
				yield {
					path,
					message: `${publicIp} is already the address of ${owners.get(publicIp)?.[0]}`,
					code: 'InvalidParameterValue',
					fix: 'choose another address'
				}
			}
			if (publicIp) {
				byAddress.set(publicIp, device === undefined ? `site "${site.name}"` : `device "${device}" of site "${site.name}"`)
			}
		}
	}
}

/** VPN-1: a device is one customer gateway in each Region that it has connections to, and in the lab's Region if it has none. */
export function* checkCustomerGatewayQuota({vpn, region: defaultRegion, quotas}: Draft): Generator<Finding> {
	const regions = new Map<string, Set<string>>()
	for (const {customerGateway, gateway} of vpn.connections.values()) {
		if (customerGateway && gateway) {
			regions.set(customerGateway.key, (regions.get(customerGateway.key) ?? new Set()).add(gateway.region))
		}
	}
	const all = [...vpn.sites.values()].flatMap(({path, customerGateways}) =>
		customerGateways.flatMap(({key}) => [...(regions.get(key) ?? [defaultRegion])].map(region => ({path, region})))
	)
	for (const own of Map.groupBy(all, ({region}) => region).values()) {
		yield* overQuota('customerGatewaysPerRegion', own.length, quotas, {path: own.at(-1)?.path ?? [], at: 'key'})
	}
}

/** The device named in a VPN connection: `device: b`. Default: the first. */
export const customerGatewayNamed = (
	all: readonly CustomerGatewayDraft[],
	device: string | undefined
): CustomerGatewayDraft | undefined => (device === undefined ? all[0] : all.find(one => one.device === device))

export function unknownDevice(
	path: Path,
	written: string,
	{name, customerGateways}: {readonly name: string; readonly customerGateways: readonly CustomerGatewayDraft[]}
): Finding {
	const names = customerGateways.flatMap(({device}) => device ?? [])
	return {
		path,
		message: `site "${name}" has no device named "${written}"`,
		code: 'InvalidCustomerGatewayID.NotFound',
		fix: names.length > 0 ? suggest(written, names) : 'leave it out: the site has one device, which has no name'
	}
}
