import type {Resource} from '../../model/directory.ts'
import type {Site} from '../../model/model.ts'
import type {BgpPolicy} from '../../model/vpn.ts'
import {parseAddress, parseBlocks} from '../../net/address.ts'
import type {CapturePart} from '../capture-point.ts'
import type {Draft} from '../draft.ts'
import {hostNames} from '../host-names.ts'
import type {LabKind} from '../kind.ts'
import {resolveServices} from '../services.ts'
import {
	checkCustomerGatewayQuota,
	checkDevices,
	checkPublicAddresses,
	customerGatewayId,
	resolveCustomerGateway
} from '../vpn-connection/customer-gateway.ts'
import {checkBlocks, checkHostNames, checkHosts} from './checks.ts'
import {checkDevice, resolveDevice} from './device.ts'
import {checkSiteDns, resolveSiteDns} from './dns.ts'
import {type SiteDraft, schema} from './draft.ts'
import {checkDeviceInstances, deviceInstance, isOff} from './instance.ts'
import {checkRoutes, resolveRoutes} from './routes.ts'

export const sites: LabKind<typeof schema> = {
	schema,
	codes: {absent: {sites: 'InvalidCustomerGatewayID.NotFound'}, inUse: {}},
	title:
		'Sites of the customer by name, each with a customer gateway: `{office: {publicIp: 198.51.100.20, asn: 65001, cidr: 192.168.0.0/24}}`.',
	*check(draft) {
		yield* checkPublicAddresses(draft)
		yield* checkDeviceInstances(draft)
		for (const site of draft.vpn.sites.values()) {
			const {path, written, asn} = site
			if (!site.instances) yield* checkDevices(path, written)
			for (const [key, number] of [
				['asn', asn],
				['deviceAsn', written.deviceAsn]
			] as const) {
				if (number === undefined || (number >= 1 && number <= 4_294_967_294)) continue
				yield {
					path: [...path, key],
					message: `${number} is not an ASN`,
					code: 'InvalidParameterValue',
					fix: 'choose one from 1 to 4294967294, such as 65001'
				}
			}
			yield* checkDevice(written.device, path, draft.files, connectionsOf(site, draft))
			yield* checkRoutes(written.routes, [...path, 'routes'], routeTargets(site, draft), written.device?.frr)
			yield* checkBlocks(site)
			yield* checkHosts(site)
			for (const host of site.hosts) if (host.written.dns) yield* checkSiteDns(host.written.dns, [...host.path, 'dns'], draft)
			yield* checkHostNames(site, draft)
		}
		yield* checkCustomerGatewayQuota(draft)
	},
	*resources(draft) {
		for (const site of draft.vpn.sites.values()) yield* resourcesOf(site, draft)
	},
	resolve: () => ({})
}

/** A site with one device has the id of that customer gateway. */
function* resourcesOf({name, path, customerGateways, hosts}: SiteDraft, draft: Draft): Generator<Resource> {
	const devices = customerGateways.map(one => {
		const addresses = resolveCustomerGateway(one, draft).map(({publicIp}) => publicIp)
		return {key: one.key, ids: [customerGatewayId(one)], path: one.path, addresses, points: [`${capturePoint.prefix}:${one.key}`]}
	})
	const only = devices.find(({key}) => key === name)
	yield {kind: 'site', noun: 'site', ids: [], ...only, key: name, path}
	for (const one of devices) if (one !== only) yield {kind: 'site', noun: 'customer gateway', ...one}
	for (const host of hosts) {
		const addresses = [host.address, host.ipv6].flatMap(address => address ?? [])
		const at = {path: host.path, points: [hostNames(draft).nameOf(host.key)]}
		yield {kind: 'site', noun: hostNoun, key: host.key, names: [host.name], ids: [], isHost: true, addresses, ...at}
	}
}

const hostNoun = "host of a customer's site"

export function policyOf(
	written: {
		readonly prepend?: number | undefined
		readonly med?: number | undefined
		readonly localPreference?: number | undefined
	},
	fallback: BgpPolicy = {prepend: 0, localPreference: 100}
): BgpPolicy {
	const med = written.med ?? fallback.med
	return {
		prepend: written.prepend ?? fallback.prepend,
		...(med !== undefined && {med}),
		localPreference: written.localPreference ?? fallback.localPreference
	}
}

const linuxTtl = 64

const connectionsOf = ({name}: Pick<SiteDraft, 'name'>, {vpn}: Draft) =>
	[...vpn.connections.values()].filter(({written: {site}}) => site === name)

const routeTargets = ({name, hosts}: Pick<SiteDraft, 'name' | 'hosts'>, draft: Draft) => ({
	hosts: hosts.map(host => host.name),
	tunnels: connectionsOf({name}, draft).flatMap(({tunnels}) => tunnels.map(({key}) => key))
})

export const resolveSites = (draft: Draft): Site[] =>
	[...draft.vpn.sites.values()].flatMap(({name, written, asn, instances, customerGateways, cidrs, ipv6Cidrs, hosts}): Site[] => {
		const [instance] = instances ?? []
		const connections = connectionsOf({name}, draft)
		const announces = written.announces ? parseBlocks(written.announces) : [...cidrs, ...ipv6Cidrs]
		return [
			{
				key: name,
				...deviceInstance(instance, draft),
				customerGateways: customerGateways.flatMap(one => resolveCustomerGateway(one, draft)),
				asn,
				deviceAsn: written.deviceAsn ?? asn,
				behindNat: instance !== undefined || (written.behindNat ?? false),
				internet: instance === undefined && (written.internet ?? true),
				cidrs,
				ipv6Cidrs,
				announces,
				ecmp: written.ecmp ?? connections.some(({gateway}) => gateway?.kind === 'transit-gateway'),
				statefulFirewall: written.statefulFirewall ?? false,
				policy: policyOf(written),
				...((instance ? isOff(instance) : written.state === 'failed') && {failed: true}),
				...resolveDevice(written.device, draft.files),
				...(written.routes && {routes: resolveRoutes(written.routes, name, routeTargets({name, hosts}, draft))}),
				hosts: hosts.flatMap(host =>
					host.address
						? [
								{
									key: host.key,
									name: hostNames(draft).nameOf(host.key),
									address: host.address,
									...(host.ipv6 && {ipv6: host.ipv6}),
									...(host.written.loopbacks && {
										loopbacks: host.written.loopbacks.flatMap(one => parseAddress(one) ?? [])
									}),
									services: resolveServices(host.written.serves ?? []),
									...(host.written.dns && {dns: resolveSiteDns(host.written.dns, draft)}),
									ttl: host.written.ttl ?? linuxTtl
								}
							]
						: []
				)
			}
		]
	})

export const capturePoint: CapturePart = {
	prefix: 'site',
	what: 'site',
	names: ({vpn}) => new Set([...vpn.sites.values()].flatMap(({customerGateways}) => customerGateways.map(({key}) => key)))
}
