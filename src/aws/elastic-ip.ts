/**
 * Elastic addresses: public addresses that stay when what they belong to changes (EIP-1…3).
 * Doc: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-eips.html
 *
 * Past 250 lines since an address may be attached from either side, and each refusal has words of its own.
 */
import {z} from 'zod'
import type {ElasticIp} from '../lab/model.ts'
import type {Finding, Path} from '../lab/problem.ts'
import {type Address, family, parseAddress} from '../net/address.ts'
import {accountOf, checkAccount, unknownRegion} from './account.ts'
import {elasticNeed, natClaim} from './claims.ts'
import type {Draft, VpcDraft} from './draft.ts'
import {idOf} from './ids.ts'
import {entriesOf, type LabKind, unknownName} from './kind.ts'
import {privateRangeOf, publicAddressOf} from './public-addresses.ts'
import {overQuota} from './quotas.ts'
import {isRegion} from './regions.ts'
import type {LabDocument} from './registry.ts'
import {is, named, ownId, reference, text} from './schema.ts'

const elasticIpSchema = is(
	'an elastic address: nothing, its address, or {address, region, instance, …}',
	z.union([
		z.null(),
		z.string(),
		z.strictObject({
			id: ownId('eipalloc'),
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

const schema = named('elastic addresses', elasticIpSchema)

type ElasticIpWritten = Exclude<z.input<typeof elasticIpSchema>, string | null>

export type ElasticIpDraft = {
	readonly name: string
	readonly path: Path
	readonly written: ElasticIpWritten
	readonly addressPath: Path
	readonly region: string
	readonly account: string
}

/** Somebody who wants an elastic address: a NAT gateway, or a private address of an interface. */
export type ElasticIpUse = {
	readonly vpc: VpcDraft
	/** Of the holder: in a shared VPC a participant's, not the VPC's. */
	readonly account: string
	/** Key of its claim: unique over all kinds. */
	readonly holder: string
	readonly owner: string
	/** Which of the holder's private addresses. */
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

export function elasticIpUses(
	document: LabDocument,
	elasticIps: ReadonlyMap<string, ElasticIpDraft>,
	vpcs: ReadonlyMap<string, VpcDraft>
): Map<string, ElasticIpUse[]> {
	const uses = new Map<string, ElasticIpUse[]>()
	const add = (name: string, use: ElasticIpUse) => uses.set(name, [...(uses.get(name) ?? []), use])
	for (const vpc of vpcs.values()) {
		for (const {key, owner, path, written, attachment} of new Set(vpc.interfaces.values())) {
			const {elasticIp} = written
			const account = accountOf(document, written.account ?? attachment?.instance.written.account) ?? vpc.account
			if (typeof elasticIp === 'string')
				add(elasticIp, {vpc, account, holder: key, owner, index: 0, path: [...path, 'elasticIp']})
			else
				for (const [index, name] of (elasticIp ?? []).entries())
					add(name, {vpc, account, holder: key, owner, index, path: [...path, 'elasticIp', index]})
		}
		for (const [name, {elasticIp}] of entriesOf(vpc.written.natGateways)) {
			const path = [...vpc.path, 'natGateways', name, 'elasticIp']
			if (elasticIp !== undefined)
				add(elasticIp, {
					vpc,
					account: vpc.account,
					holder: natClaim(`${vpc.key}.${name}`),
					owner: `NAT gateway "${name}"`,
					index: 0,
					path
				})
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

/** Interfaces of that name, in whichever VPC; `vpc.name` says in which. */
function holdersNamed(name: string, kind: 'instance' | 'networkInterface', vpcs: ReadonlyMap<string, VpcDraft>) {
	return [...vpcs.values()].flatMap(vpc => {
		const short = name.startsWith(`${vpc.key}.`) ? name.slice(vpc.key.length + 1) : name
		const found = kind === 'networkInterface' || vpc.instances.has(short) ? vpc.interfaces.get(short) : undefined
		if (!found) return []
		const addresses = found.ipv4.map(wish => (wish === 'automatic' ? '' : wish.written))
		const account = found.written.account ?? found.attachment?.instance.written.account
		return [{vpc, written: account, holder: found.key, owner: found.owner, addresses}]
	})
}

const attached = new WeakMap<Draft, Map<string, string>>()

/** The elastic address of a holder's n-th private address, by name. */
export function associatedWith(holder: string, index: number, draft: Draft): string | undefined {
	let byHolder = attached.get(draft)
	if (!byHolder) {
		const all = [...draft.uses].flatMap(([name, uses]) =>
			uses.map((use): [string, string] => [`${use.holder}#${use.index}`, name])
		)
		byHolder = new Map(all.filter(([, name]) => draft.elasticIps.has(name)))
		attached.set(draft, byHolder)
	}
	return byHolder.get(`${holder}#${index}`)
}

/** As written, or as chosen out of the region's pool. */
export function elasticAddress(name: string, draft: Draft): Address | undefined {
	const given = draft.elasticIps.get(name)?.written.address
	return given === undefined ? publicAddressOf(elasticNeed(name), draft) : parseAddress(given)
}

export const elasticIps: LabKind<typeof schema> = {
	schema,
	title: 'Elastic addresses by name: `{shop: }`. Attached where they are named, or by `instance` here; each once.',
	*publicNeeds({elasticIps: all}) {
		for (const {name, region, written} of all.values()) {
			if (written.address === undefined) yield {key: elasticNeed(name), region, seed: elasticNeed(name)}
		}
	},
	*check(draft) {
		for (const elasticIp of draft.elasticIps.values()) {
			yield* checkAddress(elasticIp, draft.document)
			yield* checkAttachment(elasticIp, draft)
		}
		yield* checkUses(draft)
		yield* checkQuota(draft)
	},
	resolve: draft => ({elasticIps: [...draft.elasticIps.values()].flatMap(elasticIp => resolveElasticIp(elasticIp, draft))})
}

function* checkAddress({name, path, written, addressPath}: ElasticIpDraft, document: LabDocument): Generator<Finding> {
	if (written.region !== undefined && !isRegion(written.region)) yield unknownRegion(written.region, [...path, 'region'])
	yield* checkAccount(written.account, [...path, 'account'], document)
	if (written.address === undefined) return
	const address = parseAddress(written.address)
	const at = {path: addressPath}
	const free = 'leave the address out, and it gets one of the pool'
	if (!address || family(address) === 6) {
		yield {...at, message: `"${written.address}" is no IPv4 address`, code: 'InvalidParameterValue', fix: free}
	} else {
		const range = privateRangeOf(address)
		if (range)
			yield {
				...at,
				message: `${address} is not public: it lies in ${range}`,
				code: 'InvalidAddress.NotFound',
				fix: `choose a public address, such as 198.51.100.${(name.length % 250) + 1}; or ${free}`
			}
	}
}

function* checkAttachment({path, written}: ElasticIpDraft, {vpcs}: Draft): Generator<Finding> {
	if (written.instance !== undefined && written.networkInterface !== undefined) {
		yield {
			path: [...path, 'networkInterface'],
			message: 'an elastic address is attached to an instance or to a network interface, not to both',
			code: 'InvalidParameterCombination',
			fix: 'keep one of the two'
		}
		return
	}
	const key = written.instance === undefined ? 'networkInterface' : 'instance'
	const name = written[key]
	if (name === undefined) {
		if (written.privateIp !== undefined)
			yield {
				path: [...path, 'privateIp'],
				message: 'a private address alone does not say whose',
				fix: 'add "instance" or "networkInterface"'
			}
		return
	}
	const found = holdersNamed(name, key, vpcs)
	if (found.length > 1) {
		yield {
			path: [...path, key],
			message: `"${name}" is ambiguous: it exists in ${found.map(({vpc}) => vpc.key).join(' and ')}`,
			fix: `write ${found.map(({vpc}) => `${vpc.key}.${name}`).join(' or ')}`
		}
	} else if (found.length === 0) {
		const names = [...vpcs.values()].flatMap(vpc => [...(key === 'instance' ? vpc.instances : vpc.interfaces).keys()])
		const [noun, code] =
			key === 'instance'
				? ['instance', 'InvalidInstanceID.NotFound']
				: ['network interface', 'InvalidNetworkInterfaceID.NotFound']
		yield unknownName([...path, key], String(noun), name, names, code)
	} else if (written.privateIp !== undefined && !found[0]?.addresses.includes(written.privateIp)) {
		const addresses = found[0]?.addresses.filter(address => address !== '') ?? []
		yield {
			path: [...path, 'privateIp'],
			message: `${written.privateIp} is no address that "${name}" was given`,
			code: 'InvalidParameterValue',
			fix: addresses.length > 0 ? `use one of: ${addresses.join(', ')}` : `write it as privateIp or secondaryIps of "${name}"`
		}
	}
}

/** One use each, in the address's own region and account, and in a VPC with an internet gateway. */
function* checkUses(draft: Draft): Generator<Finding> {
	const holders = new Map<string, string>()
	for (const [name, uses] of draft.uses) {
		const elasticIp = draft.elasticIps.get(name)
		for (const [index, {vpc, account, owner, path, holder, index: position}] of uses.entries()) {
			const slot = `${holder}#${position}`
			const other = holders.get(slot)
			if (!elasticIp) {
				yield unknownName(path, 'elastic address', name, draft.elasticIps.keys(), 'InvalidAllocationID.NotFound')
			} else if (index > 0) {
				yield {
					path,
					message: `elastic address "${name}" is already associated with ${uses[0]?.owner}`,
					code: 'Resource.AlreadyAssociated',
					fix: 'make another elastic address for one of the two'
				}
			} else if (other !== undefined) {
				yield {
					path,
					message: `this private address of ${owner} already has the elastic address "${other}": it can have one (EIP-2)`,
					code: 'Resource.AlreadyAssociated',
					fix: 'attach it to a secondary private address'
				}
			} else if (elasticIp.region !== vpc.region) {
				yield {
					path,
					message: `elastic address "${name}" is of ${elasticIp.region}, and ${owner} is in ${vpc.region}`,
					code: 'InvalidAllocationID.NotFound',
					fix: `write "region: ${vpc.region}" at elasticIps.${name}`
				}
			} else if (elasticIp.account !== account) {
				yield {
					path,
					message: `elastic address "${name}" belongs to account ${elasticIp.account}, and ${owner} to ${account}`,
					code: 'AuthFailure',
					fix: `write "account: '${account}'" at elasticIps.${name}`
				}
			} else if (!vpc.written.internetGateway) {
				yield {
					path,
					message: `Network ${idOf('vpc', vpc.key)} ("${vpc.key}") is not attached to any internet gateway`,
					code: 'Gateway.NotAttached',
					fix: `add "internetGateway: true" to vpcs.${vpc.key}`
				}
			}
			holders.set(slot, name)
		}
	}
}

function* checkQuota({elasticIps: all, quotas}: Draft): Generator<Finding> {
	const groups = Map.groupBy(all.values(), ({region, account}) => `${region} ${account}`)
	for (const group of groups.values()) {
		const last = group.at(-1)
		yield* overQuota('elasticIpsPerRegion', group.length, quotas, {path: last?.path ?? [], at: 'key'})
	}
}

function resolveElasticIp({name, region, account, written}: ElasticIpDraft, draft: Draft): ElasticIp[] {
	const address = elasticAddress(name, draft)
	const use = draft.uses.get(name)?.[0]
	if (!address) return []
	return [
		{
			key: name,
			allocationId: written.id ?? idOf('eipalloc', name),
			...(use && {associationId: idOf('eipassoc', `${name} ${use.holder} ${use.index}`)}),
			region,
			account,
			address
		}
	]
}
