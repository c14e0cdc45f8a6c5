/** What AWS refuses about public virtual interfaces: they need prefixes that the customer owns, and have no gateway (DX-4). */
import type {Finding, Path} from '../../model/finding.ts'
import {type Cidr, contains, family, overlaps, parseAddress, parseCidr} from '../../net/address.ts'
import {privateRangeIn} from '../../net/public-ranges.ts'
import type {Draft} from '../draft.ts'
import {publicOwners} from '../network-interface/draft.ts'
import {publicBlockOf} from '../regions.ts'
import type {DirectConnectDraft, VirtualInterfaceDraft} from './kind.ts'
import {directConnectCode as code} from './quota.ts'

export function* checkPrefixes(
	{key, path, type, written}: VirtualInterfaceDraft,
	{written: {site}}: DirectConnectDraft,
	draft: Draft
): Generator<Finding> {
	const at = [...path, 'prefixes']
	if (type !== 'public') {
		if (written.prefixes) {
			yield {
				path: at,
				message: `a ${type} virtual interface has no prefixes of its own: the site announces there (DX-4)`,
				code,
				fix: `write "sites: {${site}: {announces: […]}}", or "type: public"`
			}
		}
		return
	}
	if (written.gateway !== undefined) {
		yield {
			path: [...path, 'gateway'],
			message: "a public virtual interface ends at no gateway, but at AWS's public addresses (DX-4)",
			code,
			fix: 'leave it out, or write "type: private"'
		}
	}
	if (!written.prefixes?.length) {
		yield {
			path: written.prefixes ? at : path,
			...(!written.prefixes && {at: 'key' as const}),
			message: 'a public virtual interface has at least one public prefix of the customer (DX-4)',
			code,
			fix: 'write what the customer owns, such as prefixes: [198.51.100.0/24]'
		}
	}
	const holders = holdersOf(key, site, draft)
	for (const [index, text] of (written.prefixes ?? []).entries()) {
		const found = faultOf(text, [...at, index], holders)
		if (found) yield found
	}
}

type Holder = {readonly block: Cidr; readonly whose: string}

/** Other holders of public addresses: AWS, other customers, hosts of the Internet, and gateway devices, which VPN reaches over the Internet. */
function holdersOf(key: string, site: string, draft: Draft): readonly Holder[] {
	const {vpcs, vpn, directConnect, document} = draft
	const host = (text: string | undefined, whose: string): Holder[] => {
		const address = parseAddress(text ?? '')
		return address && family(address) === 4 ? [{block: `${address}/32` as Cidr, whose}] : []
	}
	return [
		...[...new Set([...vpcs.values()].map(({region}) => region))].map(region => ({
			block: publicBlockOf(region),
			whose: `AWS's ${region}`
		})),
		...[...publicOwners(draft)].flatMap(([address, [owner = 'AWS']]) => host(address, owner)),
		...[...vpn.sites.values()].flatMap(({name, customerGateways}) =>
			customerGateways.flatMap(({publicIp}) => host(publicIp, `site "${name}", its publicIp`))
		),
		...Object.entries(document.internet ?? {}).flatMap(([name, one]) =>
			host(typeof one === 'string' ? one : one.ipv4, `"${name}"`)
		),
		...[...directConnect.connections.values()]
			.filter(one => one.written.site !== site)
			.flatMap(({interfaces}) =>
				interfaces.filter(one => one.key !== key).flatMap(one => one.prefixes.map(block => ({block, whose: one.key})))
			)
	]
}

function faultOf(text: string, path: Path, holders: readonly Holder[]): Finding | undefined {
	const block = parseCidr(text, {maskHostBits: true})
	const range = block && privateRangeIn(block)
	if (!block || family(block) === 6 || range) {
		return {
			path,
			message: `"${text}" is not a public IPv4 prefix${range ? `: ${range} is private` : ''} (DX-4)`,
			code,
			fix: 'write one that the customer owns, such as 198.51.100.0/24'
		}
	}
	const other = holders.find(one => overlaps(one.block, block))
	if (!other) return undefined
	return {
		path,
		message: `the customer does not own ${block} alone: ${contains(block, other.block) ? other.block : block} is of ${other.whose} (DX-4)`,
		code,
		fix: 'advertise only prefixes that nobody else has'
	}
}
