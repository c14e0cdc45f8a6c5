/** Network interfaces as written, and the owners of public addresses. */
import {z} from 'zod'
import type {Path} from '../../model/finding.ts'
import {type Address, parseAddress} from '../../net/address.ts'
import type {BareVpc, Draft, VpcDraft} from '../draft.ts'
import {associatedWith} from '../elastic-ip/draft.ts'
import {idOf} from '../ids.ts'
import type {InstanceDraft} from '../instance/kind.ts'
import {type AddressRequest, addressRequests, type InterfaceRequest, interfacePublicKey} from '../interface-requests.ts'
import {entriesOf} from '../kind.ts'
import {publicAddressOf} from '../public-addresses.ts'
import {quotas} from '../quotas.ts'
import {described, flag, is, named, ownId, ownMac, reference, text} from '../schema.ts'
import type {SubnetDraft} from '../subnet/kind.ts'

/** Settings of an instance's primary interface, and of every other interface. */
export const interfaceFields = {
	subnet: reference('a subnet').describe('The subnet that it lives in, by name.'),
	privateIp: text('an IPv4 address').optional().describe('Primary private address. Default: a free one of the subnet.'),
	secondaryIps: is('a list of IPv4 addresses, or how many', z.union([z.int().min(0), z.array(z.string())]))
		.optional()
		.describe('Secondary private addresses: a list, or how many. The guest configures them unless that is switched off (ENI-2).'),
	ipv6: is(
		'true, an IPv6 address, a list of them, or how many',
		z.union([z.boolean(), z.int().min(0), z.string(), z.array(z.string())])
	)
		.optional()
		.describe("IPv6 addresses: `true` for one, how many, or which. Default: the subnet's assignIpv6AddressOnCreation."),
	securityGroups: is('a list of security groups', z.array(z.string()))
		.optional()
		.describe("Security groups by name, at most 5. Default: the VPC's own group `default`."),
	sourceDestCheck: flag().optional().describe('Drops what is neither from nor to one of its addresses (ENI-3). Default: true.'),
	elasticIp: is('the name of an elastic address, or a list of them', z.union([z.string(), z.array(z.string())]))
		.optional()
		.describe(
			'Elastic address by name; a list: the first for the primary private address, the next for the first secondary one.'
		),
	publicIp: is('true, false, or a public IPv4 address', z.union([z.boolean(), z.string()]))
		.optional()
		.describe(
			"A public IPv4 address that is not an elastic one: `true` for one of the region's pool, lost when the instance stops, or which it has. Default: the subnet's mapPublicIpOnLaunch (SUB-3)."
		),
	account: is('an account', z.union([z.string(), z.int()]))
		.optional()
		.describe("Account that it belongs to: in a shared VPC a participant's. Default: the VPC's."),
	mac: ownMac(),
	link: z.enum(['up', 'down']).optional().describe('`down`: a fault has cut it off. Default: up.')
}

const interfaceSchema = is(
	'a network interface: {subnet, …}',
	z.strictObject({
		id: ownId('eni'),
		...described,
		...interfaceFields,
		attachedLater: flag()
			.optional()
			.describe(
				'True: it was attached after the launch of its instance, which then has kept its automatic public address, until it is stopped (SUB-3). Default: false.'
			)
	})
)

export const schema = named('network interfaces', interfaceSchema)

export const inlineInterface = interfaceSchema

export type InterfaceWritten = z.input<typeof interfaceSchema>

export type InterfaceDraft = InterfaceRequest & {
	/** Its name as a route target: `fw`, `web.eth1`. */
	readonly name: string
	readonly written: InterfaceWritten
	readonly attachment?: {readonly instance: InstanceDraft; readonly deviceIndex: number}
	/** Gets a public address from the pool for its primary private address. */
	readonly wantsPublicIp: boolean
	/** The public address in the file that is not an elastic one. */
	readonly givenPublicIp: Address | undefined
}

/** Interfaces by every name that a route may use: `web` and `web.eth0` of an instance, its `web.eth1`, and named ones. */
export function draftInterfaces(
	vpc: BareVpc,
	subnets: ReadonlyMap<string, SubnetDraft>,
	instances: ReadonlyMap<string, InstanceDraft>
): Map<string, InterfaceDraft> {
	const byName = new Map<string, InterfaceDraft>()
	const attachments = new Map<string, {instance: InstanceDraft; deviceIndex: number}>()
	for (const instance of instances.values()) {
		for (const [index, extra] of instance.extras.entries()) {
			if (extra.name !== undefined && !attachments.has(extra.name)) {
				attachments.set(extra.name, {instance, deviceIndex: index + 1})
			}
		}
	}
	for (const [name, written] of entriesOf(vpc.written.networkInterfaces)) {
		const attachment = attachments.get(name)
		const path = [...vpc.path, 'networkInterfaces', name]
		byName.set(
			name,
			draftOne({vpc, name, owner: `network interface "${name}"`, path, written, subnets, ...(attachment && {attachment})})
		)
	}
	for (const instance of instances.values()) {
		const {name, path, written, extras} = instance
		const owner = `instance "${name}"`
		const primary = draftOne({vpc, name, owner, path, written, subnets, attachment: {instance, deviceIndex: 0}})
		byName.set(name, primary)
		byName.set(`${name}.eth0`, primary)
		for (const [index, extra] of extras.entries()) {
			const deviceIndex = index + 1
			const alias = `${name}.eth${deviceIndex}`
			if (extra.name !== undefined) {
				const existing = byName.get(extra.name)
				if (existing?.attachment?.instance === instance && existing.attachment.deviceIndex === deviceIndex) {
					byName.set(alias, existing)
				}
			} else {
				byName.set(
					alias,
					draftOne({
						vpc,
						name: alias,
						owner: `${owner} (eth${deviceIndex})`,
						path: extra.path,
						written: extra.written,
						subnets,
						attachment: {instance, deviceIndex}
					})
				)
			}
		}
	}
	return byName
}

export type DraftParts = {
	readonly vpc: BareVpc
	readonly name: string
	readonly owner: string
	readonly path: Path
	readonly written: InterfaceWritten & {readonly interfaceId?: string | undefined; readonly state?: string | undefined}
	readonly subnets: ReadonlyMap<string, SubnetDraft>
	readonly attachment?: {readonly instance: InstanceDraft; readonly deviceIndex: number}
}

export function draftOne({vpc, name, owner, path, written, subnets, attachment}: DraftParts): InterfaceDraft {
	const subnet = subnets.get(written.subnet)
	const {privateIp, secondaryIps = []} = written
	const primary: AddressRequest = privateIp === undefined ? 'automatic' : {written: privateIp, path: [...path, 'privateIp']}
	const secondary: AddressRequest[] = Array.isArray(secondaryIps)
		? addressRequests(secondaryIps, index => [...path, 'secondaryIps', index])
		: automatic(secondaryIps)
	const isAlone = attachment?.deviceIndex === 0 && attachment.instance.extras.every(({later}) => later)
	// After a stop and start, only an instance with one interface gets an automatic public address again.
	const isReleased = (attachment?.instance.extras.length ?? 0) > 0 && (attachment?.instance.written.starts ?? 0) > 0
	const given = typeof written.publicIp === 'string' ? parseAddress(written.publicIp) : undefined
	const launchedPublic = written.publicIp ?? (isAlone && (subnet?.written.mapPublicIpOnLaunch ?? false))
	const {elasticIp, securityGroups} = written
	const elasticIps =
		typeof elasticIp === 'string'
			? [{name: elasticIp, index: 0, path: [...path, 'elasticIp']}]
			: (elasticIp ?? []).map((elastic, index) => ({name: elastic, index, path: [...path, 'elasticIp', index]}))
	const key = `${vpc.key}.${name}`
	const one: InterfaceDraft = {
		key,
		type: 'interface',
		name,
		owner,
		path,
		written,
		subnet,
		id: (attachment?.deviceIndex === 0 ? attachment.instance.written.interfaceId : written.id) ?? idOf('eni', key),
		mac: written.mac,
		...(attachment && {attachedTo: {kind: 'instance', key: attachment.instance.key, deviceIndex: attachment.deviceIndex}}),
		securityGroups: securityGroups?.length ? securityGroups : ['default'],
		sourceDestCheck: written.sourceDestCheck ?? true,
		linkUp: written.link !== 'down' && attachment?.instance.written.state !== 'failed',
		elasticIps,
		account: written.account ?? attachment?.instance.written.account,
		ipv4: [primary, ...secondary],
		ipv6: ipv6Requests(written.ipv6 ?? subnet?.written.assignIpv6AddressOnCreation ?? false, [...path, 'ipv6']),
		...(attachment && {attachment}),
		wantsPublicIp: attachment?.deviceIndex === 0 && launchedPublic === true && !isReleased && written.state !== 'stopped',
		givenPublicIp: attachment?.instance.written.state === 'stopped' ? undefined : given,
		publicIp: draft => {
			const automatic = needsPublicIp(one, draft) ? publicAddressOf(interfacePublicKey(key), draft) : undefined
			const address = one.givenPublicIp ?? automatic
			return address && {address}
		}
	}
	return one
}

export function ipv6Requests(written: boolean | number | string | readonly string[], path: Path): AddressRequest[] {
	if (typeof written === 'string') return [{written, path}]
	if (typeof written === 'object') return addressRequests(written, index => [...path, index])
	return automatic(Number(written))
}

/** One more than any account may have: the quota refuses that already, however large the written number is. */
const automatic = (count: number): AddressRequest[] =>
	Array<AddressRequest>(Math.min(count, quotas.addressesPerInterface.most + 1)).fill('automatic')

/** Each interface once: it may have several names. */
export const interfacesOf = ({interfaces}: VpcDraft): Iterable<InterfaceDraft> => new Set(interfaces.values())

export const isRunning = ({attachment}: InterfaceDraft): boolean =>
	attachment !== undefined && attachment.instance.written.state !== 'stopped'

export const startsOf = ({attachment}: InterfaceDraft): number => attachment?.instance.written.starts ?? 0

/** An elastic address replaces the automatic one (EIP-2). */
export const needsPublicIp = (one: InterfaceDraft, draft: Draft): boolean =>
	one.wantsPublicIp && associatedWith(one.key, 0, draft) === undefined

export const knownOwners = new WeakMap<Draft, ReadonlyMap<Address, readonly string[]>>()

/** Descriptions of the owners of each public address in the file. */
export function publicOwners(draft: Draft): ReadonlyMap<Address, readonly string[]> {
	const found = knownOwners.get(draft) ?? findOwners(draft)
	knownOwners.set(draft, found)
	return found
}

export function findOwners({vpcs, elasticIps}: Draft): ReadonlyMap<Address, readonly string[]> {
	const owners = new Map<Address, string[]>()
	const add = (address: Address | undefined, owner: string) => {
		if (address) owners.set(address, [...(owners.get(address) ?? []), owner])
	}
	for (const {name, written} of elasticIps.values()) {
		if (written.address !== undefined) add(parseAddress(written.address), `elastic address "${name}"`)
	}
	for (const vpc of vpcs.values()) for (const {owner, givenPublicIp} of interfacesOf(vpc)) add(givenPublicIp, owner)
	return owners
}
