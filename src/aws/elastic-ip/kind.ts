import type {Path} from '../../model/finding.ts'
import type {ElasticIp} from '../../model/model.ts'
import type {Draft} from '../draft.ts'
import {idOf} from '../ids.ts'
import {elasticKey} from '../interface-requests.ts'
import type {LabKind} from '../kind.ts'
import {checkElasticIps} from './checks.ts'
import {type ElasticIpDraft, elasticAddress, elasticIpUsesOf, schema} from './draft.ts'

export const elasticIps: LabKind<typeof schema> = {
	schema,
	codes: {
		absent: {elasticIps: 'InvalidAllocationID.NotFound'},
		inUse: {'InvalidAllocationID.NotFound': 'InvalidIPAddress.InUse'}
	},
	title: 'Elastic addresses by name: `{shop: }`. Attached where they are named, or by `instance` here; each once.',
	*publicRequests({elasticIps: all}) {
		for (const {name, region, written} of all.values()) {
			if (written.address === undefined) yield {key: elasticKey(name), region, seed: elasticKey(name)}
		}
	},
	check: checkElasticIps,
	*resources(draft) {
		for (const {key, allocationId, associationId, address, path} of resolveElasticIps(draft)) {
			const ids = associationId === undefined ? [allocationId] : [allocationId, associationId]
			yield {kind: 'elastic-ip', noun: 'elastic address', key, ids, path, addresses: [address]}
		}
	},
	resolve: draft => ({elasticIps: resolveElasticIps(draft).map(({path: _, ...elasticIp}) => elasticIp)})
}

type Placed = ElasticIp & {readonly path: Path}

/** Elastic addresses of the section, then those that other kinds allocate. */
const resolveElasticIps = (draft: Draft): readonly Placed[] => [
	...[...draft.elasticIps.values()].flatMap(elasticIp => resolveElasticIp(elasticIp, draft)),
	...draft.vpcs.values().flatMap(vpc => draft.kinds.vpc.flatMap(kind => [...(kind.elasticIps?.(vpc, draft) ?? [])]))
]

function resolveElasticIp({name, path, region, account, written}: ElasticIpDraft, draft: Draft): Placed[] {
	const address = elasticAddress(name, draft)
	const use = elasticIpUsesOf(draft).get(name)?.[0]
	if (!address) return []
	return [
		{
			key: name,
			allocationId: written.id ?? idOf('eipalloc', name),
			...(use && {associationId: idOf('eipassoc', `${name} ${use.holder} ${use.index}`)}),
			region,
			account,
			address,
			path
		}
	]
}
