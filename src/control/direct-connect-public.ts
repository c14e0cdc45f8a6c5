/** AWS's public address space as advertised over public virtual interfaces, and how far a customer's own prefixes are propagated there (DX-4). */
import {publicAddressesOf} from '../model/interfaces.ts'
import type {Lab, Vpc} from '../model/model.ts'
import {type Cidr, contains, parseCidr} from '../net/address.ts'

export type PublicSpace = {readonly region: string; readonly prefixes: readonly Cidr[]}

/** By region: its block if one of its addresses is in use, and each address outside it that the lab file specifies. */
export function publicSpaceOf({vpcs, directConnect}: Pick<Lab, 'vpcs' | 'directConnect'>): readonly PublicSpace[] {
	const {publicBlocks = {}} = directConnect ?? {}
	return Object.entries(publicBlocks).flatMap(([region, block]) => {
		const all = publicHostsOf(vpcs.filter(vpc => vpc.region === region))
		const outside = all.filter(one => !contains(block, one))
		const prefixes = [...(all.length > outside.length ? [block] : []), ...new Set(outside)]
		return prefixes.length > 0 ? [{region, prefixes}] : []
	})
}

const publicHostsOf = (vpcs: readonly Vpc[]): readonly Cidr[] =>
	publicAddressesOf({vpcs: vpcs.filter(({internetGateway}) => internetGateway !== undefined)}).flatMap(
		address => parseCidr(`${address}/32`) ?? []
	)

const continents: Readonly<Record<string, string>> = {ca: 'us', mx: 'us', il: 'me', cn: 'ap'}
function continentOf(region: string) {
	const [first = ''] = region.split('-')
	return continents[first] ?? first
}

/** Scope communities of AWS's advertisements: where a prefix is, as seen from a location. */
export const scopeOf = (region: string, locationRegion: string): readonly string[] =>
	region === locationRegion ? ['7224:8100'] : continentOf(region) === continentOf(locationRegion) ? ['7224:8200'] : []

/** Whether a prefix that the customer advertises with these communities reaches a region. None: it reaches every region. */
export function reachesRegion(communities: readonly string[], region: string, locationRegion: string): boolean {
	if (communities.includes('7224:9300')) return true
	if (communities.includes('7224:9200')) return continentOf(region) === continentOf(locationRegion)
	return !communities.includes('7224:9100') || region === locationRegion
}
