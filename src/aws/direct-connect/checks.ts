/** What AWS refuses about Direct Connect connections (DX-1, DX-2, DX-5). Checks of virtual interfaces: `virtual-interface-checks.ts`. */
import type {Finding, Path} from '../../model/finding.ts'
import {type Cidr, overlaps} from '../../net/address.ts'
import {unknownRegion} from '../account.ts'
import type {Draft} from '../draft.ts'
import {unknownName} from '../kind.ts'
import {checkLinkQuality} from '../link/kind.ts'
import {isRegion} from '../regions.ts'
import type {DirectConnectDraft, VirtualInterfaceDraft} from './kind.ts'
import {directConnectCode as code, overDirectConnectQuota} from './quota.ts'
import {dedicatedRates, hostedRates} from './schema.ts'
import {checkInterface} from './virtual-interface-checks.ts'

export function* checkDirectConnects(draft: Draft): Generator<Finding> {
	const {connections} = draft.directConnect
	for (const connection of connections.values()) {
		yield* checkConnection(connection, draft)
		yield* checkCounts(connection)
		yield* checkVlans(connection)
		for (const one of connection.interfaces) yield* checkInterface(one, connection, draft)
	}
	yield* checkAddresses(draft)
	const interfaces = [...connections.values()].flatMap(one => one.interfaces)
	for (const [gateway, own] of Map.groupBy(interfaces, ({end}) =>
		end?.kind === 'direct-connect-gateway' ? end.key : undefined
	)) {
		if (gateway !== undefined) {
			yield* overDirectConnectQuota(
				own,
				30,
				`virtual interfaces of Direct Connect gateway "${gateway}" (DX-5)`,
				'join some of them elsewhere'
			)
		}
	}
}

function* checkConnection({path, written}: DirectConnectDraft, {vpn}: Draft): Generator<Finding> {
	const {site, bandwidth, hosted, region, link = {}} = written
	yield* checkLinkQuality(link, [...path, 'link'])
	if (!vpn.sites.has(site)) {
		yield unknownName([...path, 'site'], 'site', site, vpn.sites.keys())
	} else if (vpn.sites.get(site)?.instances) {
		yield {
			path: [...path, 'site'],
			message: `the device of site "${site}" is an instance, and a Direct Connect connection ends at a customer's own router (DX-1)`,
			fix: 'name a site with a publicIp and a cidr'
		}
	}
	if (region !== undefined && !isRegion(region)) yield unknownRegion(region, [...path, 'region'])
	const rates = Object.keys(hosted ? hostedRates : dedicatedRates)
	if (bandwidth !== undefined && !rates.includes(bandwidth)) {
		const isHosted = !hosted && bandwidth in hostedRates
		yield {
			path: [...path, 'bandwidth'],
			message: `a ${hosted ? 'hosted' : 'dedicated'} connection has no bandwidth of "${bandwidth}" (DX-1)`,
			code,
			fix: isHosted ? 'write "hosted: true" beside it' : `use one of: ${rates.join(', ')}`
		}
	}
}

/** DX-1, DX-2. */
function* checkCounts({written, interfaces}: DirectConnectDraft): Generator<Finding> {
	if (written.hosted) {
		yield* overDirectConnectQuota(
			interfaces,
			1,
			'virtual interface of a hosted connection (DX-1)',
			'use a dedicated connection, or several hosted ones'
		)
		return
	}
	const of = (type: string) => interfaces.filter(one => one.type === type)
	const first = [...of('private'), ...of('public')]
	yield* overDirectConnectQuota(
		first,
		50,
		'private and public virtual interfaces of a dedicated connection (DX-2)',
		'use a second connection'
	)
	yield* overDirectConnectQuota(
		of('transit'),
		4,
		'transit virtual interfaces of a dedicated connection (DX-2)',
		'use a second connection'
	)
}

/** DX-2: a tag is used once per connection at each end; the customer's tags equal AWS's unless the file gives others. */
function* checkVlans({interfaces}: DirectConnectDraft): Generator<Finding> {
	const [given, usual] = [true, false].map(isGiven =>
		interfaces.filter(({written}) => (written.customer?.vlan !== undefined) === isGiven)
	) as [VirtualInterfaceDraft[], VirtualInterfaceDraft[]]
	const usualTags = usual.map(({name, written}) => [written.vlan, name] as const)
	yield* checkTags(
		interfaces.map(({name, path, written}) => ({name, vlan: written.vlan, at: [...path, 'vlan']})),
		new Map()
	)
	yield* checkTags(
		given.map(({name, path, written}) => ({name, vlan: written.customer?.vlan ?? 0, at: [...path, 'customer', 'vlan']})),
		new Map(usualTags)
	)
}

/** `taken`: the user of each tag. */
function* checkTags(
	tags: readonly {readonly name: string; readonly vlan: number; readonly at: Path}[],
	taken: Map<number, string>
): Generator<Finding> {
	for (const {name, vlan, at} of tags) {
		if (vlan < 1 || vlan > 4094) {
			yield {path: at, message: `${vlan} is not a VLAN (DX-2)`, code, fix: 'choose one from 1 to 4094'}
		} else if (taken.has(vlan)) {
			yield {
				path: at,
				message: `virtual interface "${taken.get(vlan)}" of this connection has VLAN ${vlan} already (DX-2)`,
				code,
				fix: 'choose another one'
			}
		}
		taken.set(vlan, name)
	}
}

/** Peer addresses must be unique in AWS's router, and in the site's. */
function* checkAddresses({directConnect, vpn}: Draft): Generator<Finding> {
	const taken: {readonly block: Cidr; readonly what: string; readonly places: readonly string[]}[] = [
		...vpn.connections.values()
	].flatMap(({written: {site}, tunnels}) =>
		tunnels.flatMap(({key, insideCidr}) =>
			insideCidr ? {block: insideCidr, what: `tunnel ${key}`, places: [`site ${site}`]} : []
		)
	)
	for (const {name, written, interfaces} of directConnect.connections.values()) {
		const places = [`site ${written.site}`, `connection ${name}`]
		for (const {key, path, addresses} of interfaces) {
			if (!addresses) continue
			const {block} = addresses
			const other = taken.find(one => overlaps(one.block, block) && one.places.some(place => places.includes(place)))
			if (other) {
				yield {
					path: [...path, 'amazonAddress'],
					message: `${block} is in use by ${other.what}`,
					code,
					fix: 'choose another /30, or leave both addresses out'
				}
			}
			taken.push({block, what: `virtual interface ${key}`, places})
		}
	}
}
