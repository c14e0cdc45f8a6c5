/** Customer sites as written, with their devices and hosts. */
import {z} from 'zod'
import type {Path} from '../../model/finding.ts'
import {type Address, addressAt, type Cidr, parseAddress, parseBlocks} from '../../net/address.ts'
import {defaultCustomerAsn} from '../asn.ts'
import type {VpcDraft} from '../draft.ts'
import {entriesOf} from '../kind.ts'
import type {LabDocument} from '../kinds.ts'
import {cidr, flag, is, named, reference, services, text, wholeNumber} from '../schema.ts'
import {type CustomerGatewayDraft, customerGatewayFields, draftCustomerGateways} from '../vpn-connection/customer-gateway.ts'
import {acceptsField, policyFields} from './bgp-policy.ts'
import {deviceSchema} from './device.ts'
import {siteDnsSchema} from './dns.ts'
import {customerGatewayOf, type InstanceOfVpc, instancesNamed} from './instance.ts'
import {routesSchema} from './routes.ts'

export const hostSchema = is(
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

export const siteSchema = is(
	'a site: {publicIp, cidr, …}',
	z
		.strictObject({
			...customerGatewayFields,
			asn: is('an ASN', z.int()).optional().describe('ASN of the customer gateway, 1 to 4294967294. Default: 65000 (VPN-1).'),
			deviceAsn: is('an ASN', z.int())
				.optional()
				.describe("The device's own BGP ASN. Default: its customer gateway's; with another one no session comes up."),
			behindNat: flag()
				.optional()
				.describe('True: the device is behind a NAT with that address, so its packets are ESP in UDP (VPN-6). Default: false.'),
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

export const schema = named('sites', siteSchema)

export type HostDraft = {
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
	/** Instances that the name of its device may mean; more or fewer than one is an error. Undefined: its device is not an instance. */
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

export function draftHosts(site: string, written: z.input<typeof siteSchema>, path: Path, block: Cidr | undefined): HostDraft[] {
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
