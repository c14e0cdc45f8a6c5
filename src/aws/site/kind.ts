/** Customers' sites: what stands behind a customer gateway (VPN-1). Not of AWS but for the customer gateway itself. Doc: https://docs.aws.amazon.com/vpn/latest/s2svpn/your-cgw.html */
import {z} from 'zod'
import type {Resource} from '../../model/directory.ts'
import type {Finding, Path} from '../../model/finding.ts'
import type {Site} from '../../model/model.ts'
import type {BgpPolicy} from '../../model/vpn.ts'
import {type Address, addressAt, type Cidr, contains, family, parseAddress, parseBlocks, parseCidr} from '../../net/address.ts'
import {defaultCustomerAsn} from '../asn.ts'
import type {CapturePart} from '../capture-point.ts'
import type {Draft, VpcDraft} from '../draft.ts'
import {hostNames} from '../host-names.ts'
import {entriesOf, type LabKind} from '../kind.ts'
import type {LabDocument} from '../kinds.ts'
import {cidr, flag, is, named, reference, services, text, wholeNumber} from '../schema.ts'
import {checkServices, resolveServices} from '../services.ts'
import {
	type CustomerGatewayDraft,
	checkCustomerGatewayQuota,
	checkDevices,
	checkPublicAddresses,
	customerGatewayFields,
	customerGatewayId,
	draftCustomerGateways,
	resolveCustomerGateway
} from '../vpn-connection/customer-gateway.ts'
import {acceptsField, policyFields} from './bgp-policy.ts'
import {checkDevice, deviceSchema, resolveDevice} from './device.ts'
import {checkSiteDns, resolveSiteDns, siteDnsSchema} from './dns.ts'
import {checkDeviceInstances, customerGatewayOf, deviceInstance, type InstanceOfVpc, instancesNamed, isOff} from './instance.ts'
import {checkRoutes, resolveRoutes, routesSchema} from './routes.ts'

const hostSchema = is(
	'an address, or {ip, serves}',
	z.union([
		z.string(),
		z.strictObject({
			ip: text('an IPv4 address').optional().describe("Its address in the site's block. Default: the next one from .10 on."),
			ipv6: text('an IPv6 address').optional().describe("Its address in the site's IPv6 block. Default: none."),
			loopbacks: is('a list of IPv4 addresses', z.array(z.string()))
				.optional()
				.describe('Further IPv4 addresses that it answers for, as of a network behind it that a route of the site leads to.'),
			serves: services().optional().describe("What it answers: `[http, 'tcp:5432']`. Default: nothing but ping."),
			dns: siteDnsSchema
				.optional()
				.describe('It is a DNS server, which all hosts of the site ask. Default: they ask the DNS of the Internet.'),
			ttl: wholeNumber('a TTL', {min: 1, max: 255}).optional().describe('TTL of what it sends. Default: 64.')
		})
	])
)

const siteSchema = is(
	'a site: {publicIp, cidr, …}',
	z
		.strictObject({
			...customerGatewayFields,
			asn: is('an ASN', z.int()).optional().describe('ASN of the customer gateway, 1 to 4294967294. Default: 65000 (VPN-1).'),
			deviceAsn: is('an ASN', z.int())
				.optional()
				.describe(
					"ASN that the device itself speaks BGP as. Default: its customer gateway's; with another one no session comes up."
				),
			behindNat: flag()
				.optional()
				.describe(
					'True: the device stands behind a NAT with that address, so its packets are ESP in UDP (VPN-6). Default: false.'
				),
			internet: flag()
				.optional()
				.describe(
					"True: its hosts reach the Internet by the site's own provider, outside of all tunnels: from the device's public address, or from their own where the block is public. Nobody out there reaches them first. A default route that the device learns comes before. IPv4 alone. Default: true."
				),
			instance: reference('an instance')
				.optional()
				.describe(
					'In place of publicIp and cidr: its gateway device is this instance, `branch.router`, with strongSwan and FRR on it. The customer gateway has the elastic address of its primary interface (NAT-T, VPN-6), and the site the blocks of its VPC.'
				),
			cidr: is('a block such as 192.168.0.0/24, or a list of them', z.union([cidr(), z.array(cidr()).min(1)]))
				.optional()
				.describe('Blocks of its LAN. Of a site whose device is an instance: those of its VPC.'),
			ipv6Cidr: is('a block such as 2001:db8:2::/64, or a list of them', z.union([cidr(), z.array(cidr()).min(1)]))
				.optional()
				.describe(
					"IPv6 blocks of its LAN, for connections whose tunnels carry IPv6 (VPN-2); the site's provider carries IPv4 alone, so that no IPv6 of it reaches the Internet. Default: none."
				),
			announces: is('a list of blocks', z.array(cidr())).optional().describe('What it announces by BGP. Default: its blocks.'),
			ecmp: flag()
				.optional()
				.describe(
					'It spreads flows over tunnels with equal routes. Default: true if a connection of it ends at a transit gateway.'
				),
			statefulFirewall: flag()
				.optional()
				.describe('It drops what comes by another tunnel than the flow began on, as a firewall with zones does. Default: false.'),
			state: is('failed', z.literal('failed'))
				.optional()
				.describe('failed: its gateway device has no power, nor has any other of the site. Default: it runs.'),
			device: deviceSchema
				.optional()
				.describe(
					'Files of your own that its device is configured by, in place of what the lab would write: try what you will deploy.'
				),
			...policyFields,
			...acceptsField,
			routes: routesSchema
				.optional()
				.describe(
					"Static routes of its router: `{10.99.0.0/16: server, 10.77.0.0/16: 'office:1', 172.16.0.0/12: blackhole}`, a host of the LAN, a tunnel of the site while it is up, or nowhere. Name what is to be announced of them in `announces`. Default: none."
				),
			hosts: named('hosts', hostSchema).optional().describe('Hosts on its LAN by name: `{pc: 192.168.0.10}`.')
		})
		.check(({value, issues}) => {
			if (value.cidr === undefined && value.instance === undefined) {
				issues.push({code: 'custom', path: ['cidr'], input: value.cidr, message: 'is missing'})
			}
		})
)

const schema = named('sites', siteSchema)

type HostDraft = {
	readonly key: string
	readonly name: string
	readonly path: Path
	readonly written: Exclude<z.input<typeof hostSchema>, string>
	readonly given: {readonly text: string; readonly path: Path} | undefined
	readonly address: Address | undefined
	readonly ipv6: Address | undefined
}

export type SiteDraft = {
	readonly name: string
	readonly path: Path
	readonly written: z.input<typeof siteSchema>
	readonly asn: number
	/** Those that the name of its device may mean: one, or it is an error. Undefined: its device is no instance. */
	readonly instances: readonly InstanceOfVpc[] | undefined
	/** Usually one. */
	readonly customerGateways: readonly CustomerGatewayDraft[]
	readonly cidrs: readonly Cidr[]
	readonly ipv6Cidrs: readonly Cidr[]
	readonly hosts: readonly HostDraft[]
}

export const draftSites = ({sites: all}: LabDocument, vpcs: ReadonlyMap<string, VpcDraft>): Map<string, SiteDraft> =>
	new Map(
		entriesOf(all).map(([name, written]) => {
			const instances = written.instance === undefined ? undefined : instancesNamed(written.instance, vpcs)
			const vpc = instances?.[0]?.vpc
			const cidrs = vpc?.cidrs ?? parseBlocks([written.cidr ?? []].flat())
			const ipv6Cidrs = vpc?.ipv6Cidrs ?? parseBlocks([written.ipv6Cidr ?? []].flat(), 6)
			const path = ['sites', name]
			return [
				name,
				{
					name,
					path,
					written,
					asn: written.asn ?? defaultCustomerAsn,
					instances,
					customerGateways: instances
						? customerGatewayOf(name, path, written, instances[0])
						: draftCustomerGateways(name, path, written),
					cidrs,
					ipv6Cidrs,
					hosts: instances ? [] : draftHosts(name, written, [...path, 'hosts'], cidrs[0])
				}
			]
		})
	)

function draftHosts(site: string, written: z.input<typeof siteSchema>, path: Path, block: Cidr | undefined): HostDraft[] {
	const entries = entriesOf(written.hosts).map(([name, one]) => {
		const fields = typeof one === 'string' ? {ip: one} : one
		const at = typeof one === 'string' ? [...path, name] : [...path, name, 'ip']
		return {
			key: `${site}.${name}`,
			name,
			path: [...path, name],
			written: fields,
			ipv6: fields.ipv6 === undefined ? undefined : parseAddress(fields.ipv6),
			given: fields.ip === undefined ? undefined : {text: fields.ip, path: at}
		}
	})
	const taken = new Set(entries.flatMap(({given}) => given?.text ?? []))
	let next = 10
	return entries.map(one => {
		if (one.given) return {...one, address: parseAddress(one.given.text)}
		while (block && taken.has(addressAt(block, next))) next++
		return {...one, address: block && addressAt(block, next++)}
	})
}

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
					message: `${number} is no ASN`,
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

/** A site with one device is that customer gateway. */
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

function* checkBlocks({path, written}: SiteDraft): Generator<Finding> {
	for (const key of ['cidr', 'ipv6Cidr', 'announces', 'accepts'] as const) {
		for (const [index, one] of [written[key] ?? []].flat().entries()) {
			const block = parseCidr(one, {maskHostBits: true})
			const version = key === 'ipv6Cidr' ? 6 : 4
			if (block && (key === 'announces' || key === 'accepts' || family(block) === version)) continue
			yield {
				path: Array.isArray(written[key]) ? [...path, key, index] : [...path, key],
				message: `"${one}" is no IPv${version} block`,
				fix: `write an address and a prefix length, such as ${version === 4 ? '192.168.0.0/24' : '2001:db8:2::/64'}`
			}
		}
	}
}

function* checkHosts({cidrs, ipv6Cidrs, hosts}: SiteDraft): Generator<Finding> {
	const taken = new Map<Address, string>()
	for (const {name, path, written, given, address, ipv6} of hosts) {
		yield* checkServices(written.serves ?? [], [...path, 'serves'])
		for (const [index, one] of (written.loopbacks ?? []).entries()) {
			const loopback = parseAddress(one)
			if (loopback && family(loopback) === 4) continue
			yield {
				path: [...path, 'loopbacks', index],
				message: `"${one}" is no IPv4 address`,
				fix: 'write one such as 10.99.0.5, and lead to it: routes: {10.99.0.0/16: …}'
			}
		}
		const at = given?.path ?? path
		const fix = cidrs[0] ? `choose an address inside ${cidrs[0]}, such as ${addressAt(cidrs[0], 10)}` : 'choose another address'
		if (!address || family(address) !== 4) {
			if (given) yield {path: at, message: `"${given.text}" is no IPv4 address`, fix}
		} else if (!cidrs.some(block => contains(block, address))) {
			yield {path: at, message: `${address} is outside the site (${cidrs.join(', ')})`, fix}
		} else if (taken.has(address)) yield {path: at, message: `${address} is already the address of "${taken.get(address)}"`, fix}
		if (address) taken.set(address, name)
		if (written.ipv6 === undefined) continue
		const at6 = [...path, 'ipv6']
		const fix6 = ipv6Cidrs[0]
			? `choose an address inside ${ipv6Cidrs[0]}, such as ${addressAt(ipv6Cidrs[0], 16)}`
			: 'give the site a block: ipv6Cidr: 2001:db8:2::/64'
		if (!ipv6 || family(ipv6) !== 6) {
			yield {path: at6, message: `"${written.ipv6}" is no IPv6 address`, fix: fix6}
		} else if (!ipv6Cidrs.some(block => contains(block, ipv6))) {
			yield {
				path: at6,
				message: `${ipv6} is outside the site's IPv6 blocks (${ipv6Cidrs.join(', ') || 'it has none'})`,
				fix: fix6
			}
		} else if (taken.has(ipv6)) yield {path: at6, message: `${ipv6} is already the address of "${taken.get(ipv6)}"`, fix: fix6}
		if (ipv6) taken.set(ipv6, name)
	}
}

/** `office.pc` must be one host, also where a VPC and a site have one name. */
function* checkHostNames({name: site, hosts}: SiteDraft, {vpcs}: Draft): Generator<Finding> {
	for (const {name, key, path} of hosts) {
		if (vpcs.get(site)?.instances.has(name)) {
			yield {
				path,
				at: 'key',
				message: `VPC "${site}" has an instance "${name}", so that ${key} could mean either`,
				fix: 'rename one of the two'
			}
		}
	}
}

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
