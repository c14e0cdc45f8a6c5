/** What AWS refuses about elastic addresses (EIP-1, EIP-2). */
import type {Finding} from '../../model/finding.ts'
import {family, parseAddress} from '../../net/address.ts'
import {privateRangeOf} from '../../net/public-ranges.ts'
import {checkAccount, unknownRegion} from '../account.ts'
import type {Draft} from '../draft.ts'
import {idOf} from '../ids.ts'
import {unknownName} from '../kind.ts'
import type {LabDocument} from '../kinds.ts'
import {overQuota} from '../quotas.ts'
import {isRegion} from '../regions.ts'
import {type ElasticIpDraft, elasticIpUsesOf, holdersNamed} from './draft.ts'

export function* checkElasticIps(draft: Draft): Generator<Finding> {
	for (const elasticIp of draft.elasticIps.values()) {
		yield* checkAddress(elasticIp, draft.document)
		yield* checkAttachment(elasticIp, draft)
	}
	yield* checkUses(draft)
	yield* checkQuota(draft)
}

function* checkAddress({name, path, written, addressPath}: ElasticIpDraft, document: LabDocument): Generator<Finding> {
	if (written.region !== undefined && !isRegion(written.region)) yield unknownRegion(written.region, [...path, 'region'])
	yield* checkAccount(written.account, [...path, 'account'], document)
	if (written.address === undefined) return
	const address = parseAddress(written.address)
	const at = {path: addressPath}
	const free = 'leave the address out, and it gets one of the pool'
	if (!address || family(address) === 6) {
		yield {...at, message: `"${written.address}" is not an IPv4 address`, code: 'InvalidParameterValue', fix: free}
	} else {
		const range = privateRangeOf(address)
		if (range) {
			yield {
				...at,
				message: `${address} is not public: it lies in ${range}`,
				code: 'InvalidAddress.NotFound',
				fix: `choose a public address, such as 198.51.100.${(name.length % 250) + 1}; or ${free}`
			}
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
		if (written.privateIp !== undefined) {
			yield {
				path: [...path, 'privateIp'],
				message: 'a private address alone does not identify an interface',
				fix: 'add "instance" or "networkInterface"'
			}
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
			message: `${written.privateIp} is not an address that "${name}" was given`,
			code: 'InvalidParameterValue',
			fix: addresses.length > 0 ? `use one of: ${addresses.join(', ')}` : `write it as privateIp or secondaryIps of "${name}"`
		}
	}
}

/** An address has one use, in its own Region and account, and in a VPC with an internet gateway. */
function* checkUses(draft: Draft): Generator<Finding> {
	const holders = new Map<string, string>()
	for (const [name, uses] of elasticIpUsesOf(draft)) {
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
