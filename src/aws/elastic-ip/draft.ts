/** Elastic addresses as written, and their associations. */
import {z} from 'zod'
import type {Path} from '../../model/finding.ts'
import {type Address, parseAddress} from '../../net/address.ts'
import {accountOf} from '../account.ts'
import {gatewaysLast, interfaceRequestsOf} from '../addresses.ts'
import type {Draft, VpcDraft} from '../draft.ts'
import {elasticKey} from '../interface-requests.ts'
import {entriesOf} from '../kind.ts'
import type {LabDocument} from '../kinds.ts'
import {publicAddressOf} from '../public-addresses.ts'
import {isRegion} from '../regions.ts'
import {described, is, named, ownId, reference, text} from '../schema.ts'

export const elasticIpSchema = is(
	'an elastic address: nothing, its address, or {address, region, instance, …}',
	z.union([
		z.null(),
		z.string(),
		z.strictObject({
			id: ownId('eipalloc'),
			...described,
			address: text('a public IPv4 address').optional().describe("The address. Default: one of the region's pool."),
			region: text('a region').optional().describe("Region. Default: the lab's."),
			account: is('an account', z.union([z.string(), z.int()]))
				.optional()
				.describe("Account. Default: the lab's."),
			instance: reference('an instance')
				.optional()
				.describe('Attaches it to the primary private address of an instance: `web` or `main.web`.'),
			networkInterface: reference('a network interface')
				.optional()
				.describe('Attaches it to a network interface: `fw`, `web.eth1` or `main.fw`.'),
			privateIp: text('a private address')
				.optional()
				.describe('Which private address of the interface it belongs to. Default: the primary one.')
		})
	])
)

export const schema = named('elastic addresses', elasticIpSchema)

export type ElasticIpWritten = Exclude<z.input<typeof elasticIpSchema>, string | null>

export type ElasticIpDraft = {
	readonly name: string
	readonly path: Path
	readonly written: ElasticIpWritten
	readonly addressPath: Path
	readonly region: string
	readonly account: string
}

/** A request for an elastic address: by a NAT gateway, or by a private address of an interface. */
export type ElasticIpUse = {
	readonly vpc: VpcDraft
	/** The holder's account: in a shared VPC the participant's, not the VPC's. */
	readonly account: string
	/** Key of the holder's address request, unique over all kinds. */
	readonly holder: string
	readonly owner: string
	/** Index of the holder's private address. */
	readonly index: number
	readonly path: Path
}

export const draftElasticIps = (
	document: LabDocument,
	defaults: {region: string; account: string}
): Map<string, ElasticIpDraft> =>
	new Map(
		entriesOf(document.elasticIps).map(([name, entry]) => {
			const written = typeof entry === 'string' ? {address: entry} : (entry ?? {})
			const region = written.region !== undefined && isRegion(written.region) ? written.region : defaults.region
			const path = ['elasticIps', name]
			const addressPath = typeof entry === 'string' ? path : [...path, 'address']
			return [name, {name, path, written, addressPath, region, account: accountOf(document, written.account) ?? defaults.account}]
		})
	)

export const usesByDraft = new WeakMap<Draft, ReadonlyMap<string, readonly ElasticIpUse[]>>()

/** All requests for elastic addresses, by name; names that do not exist are included. */
export function elasticIpUsesOf(draft: Draft): ReadonlyMap<string, readonly ElasticIpUse[]> {
	const found = usesByDraft.get(draft) ?? findUses(draft)
	usesByDraft.set(draft, found)
	return found
}

export function findUses(draft: Draft): ReadonlyMap<string, readonly ElasticIpUse[]> {
	const {document, elasticIps, vpcs} = draft
	const uses = new Map<string, ElasticIpUse[]>()
	const add = (name: string, use: ElasticIpUse) => uses.set(name, [...(uses.get(name) ?? []), use])
	for (const vpc of vpcs.values()) {
		for (const {key, owner, account: written, elasticIps: named} of gatewaysLast(interfaceRequestsOf(vpc, draft))) {
			const account = accountOf(document, written) ?? vpc.account
			for (const {name, index, path} of named) add(name, {vpc, account, holder: key, owner, index, path})
		}
	}
	for (const {name, path, written} of elasticIps.values()) {
		const key = written.instance === undefined ? 'networkInterface' : 'instance'
		const wanted = written[key]
		const found = wanted === undefined ? [] : holdersNamed(wanted, key, vpcs)
		const [use] = found
		if (found.length === 1 && use) {
			const index = written.privateIp === undefined ? 0 : use.addresses.indexOf(written.privateIp)
			add(name, {
				...use,
				account: accountOf(document, use.written) ?? use.vpc.account,
				index: Math.max(0, index),
				path: [...path, key]
			})
		}
	}
	return uses
}

/** Interfaces with that name in any VPC; `vpc.name` selects the VPC. */
export const holdersNamed = (name: string, kind: 'instance' | 'networkInterface', vpcs: ReadonlyMap<string, VpcDraft>) =>
	[...vpcs.values()].flatMap(vpc => {
		const short = name.startsWith(`${vpc.key}.`) ? name.slice(vpc.key.length + 1) : name
		const found = kind === 'networkInterface' || vpc.instances.has(short) ? vpc.interfaces.get(short) : undefined
		if (!found) return []
		const addresses = found.ipv4.map(one => (one === 'automatic' ? '' : one.written))
		return [{vpc, written: found.account, holder: found.key, owner: found.owner, addresses}]
	})

export const attached = new WeakMap<Draft, Map<string, string>>()

/** Name of the elastic address of a holder's n-th private address. */
export function associatedWith(holder: string, index: number, draft: Draft): string | undefined {
	let byHolder = attached.get(draft)
	if (!byHolder) {
		const all = [...elasticIpUsesOf(draft)].flatMap(([name, uses]) =>
			uses.map((use): [string, string] => [`${use.holder}#${use.index}`, name])
		)
		byHolder = new Map(all.filter(([, name]) => draft.elasticIps.has(name)))
		attached.set(draft, byHolder)
	}
	return byHolder.get(`${holder}#${index}`)
}

/** The written address, or the one chosen from the Region's pool. */
export function elasticAddress(name: string, draft: Draft): Address | undefined {
	const given = draft.elasticIps.get(name)?.written.address
	return given === undefined ? publicAddressOf(elasticKey(name), draft) : parseAddress(given)
}
