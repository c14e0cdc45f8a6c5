/** What AWS refuses of Direct Connect gateways (DX-5, DX-6). */
import {suggest} from '../lab/did-you-mean.ts'
import type {Finding} from '../lab/problem.ts'
import {type Cidr, family, overlaps, parseCidr} from '../net/address.ts'
import {checkPrivateAsn} from './asn.ts'
import {code, tooMany, wordOf} from './direct-connect-checks.ts'
import {type AssociationDraft, blocksBehind, type DirectConnectGatewayDraft} from './direct-connect-gateway.ts'
import type {Draft} from './draft.ts'
import {unknownName} from './kind.ts'

export function* checkGateways(draft: Draft): Generator<Finding> {
	const homes = new Map<string, string>()
	for (const gateway of draft.directConnect.gateways.values()) {
		yield* checkPrivateAsn(gateway.asn, [...gateway.path, 'asn'], code)
		yield* checkKinds(gateway)
		yield* checkOverlaps(gateway, draft)
		for (const association of gateway.associations) {
			yield* checkAssociation(association, gateway, draft)
			if (association.gateway?.kind !== 'vpn-gateway') continue
			const home = homes.get(association.gateway.key)
			if (home !== undefined)
				yield {
					path: association.path,
					at: 'key',
					message: `virtual private gateway "${association.name}" is associated with Direct Connect gateway "${home}" already`,
					code,
					fix: 'a virtual private gateway has one Direct Connect gateway: keep one of the two'
				}
			homes.set(association.gateway.key, gateway.name)
		}
	}
}

/** DX-5. */
function* checkKinds({associations}: DirectConnectGatewayDraft): Generator<Finding> {
	const [first] = associations.filter(({gateway}) => gateway)
	const other = associations.find(({gateway}) => gateway && gateway.kind !== first?.gateway?.kind)
	if (first && other) {
		yield {
			path: other.path,
			at: 'key',
			message: `"${other.name}" is a ${wordOf(other)}, "${first.name}" a ${wordOf(first)}: a Direct Connect gateway has one kind only (DX-5)`,
			code,
			fix: 'make a second Direct Connect gateway for it'
		}
	}
	const of = (kind: string) => associations.filter(({gateway}) => gateway?.kind === kind)
	yield* tooMany(
		of('vpn-gateway'),
		20,
		'virtual private gateways of a Direct Connect gateway (DX-5)',
		'make a second Direct Connect gateway'
	)
	yield* tooMany(
		of('transit-gateway'),
		6,
		'transit gateways of a Direct Connect gateway (DX-5)',
		'make a second Direct Connect gateway'
	)
}

/** DX-5, DX-6: VPCs must not overlap, nor lists of transit gateways. */
function* checkOverlaps({associations}: DirectConnectGatewayDraft, {vpcs}: Draft): Generator<Finding> {
	const before: {readonly name: string; readonly blocks: readonly Cidr[]}[] = []
	for (const {name, path, gateway, allowedPrefixes} of associations) {
		if (!gateway) continue
		const isTransit = gateway.kind === 'transit-gateway'
		const blocks = isTransit ? allowedPrefixes : blocksBehind(gateway, vpcs)
		const other = before.find(one => one.blocks.some(theirs => blocks.some(own => overlaps(own, theirs))))
		if (other)
			yield {
				path,
				at: 'key',
				message: isTransit
					? `its allowed prefixes overlap those of "${other.name}" (DX-6)`
					: `VPC "${gateway.gateway.vpc}" overlaps that of "${other.name}" at the same Direct Connect gateway (DX-5)`,
				code,
				fix: 'use blocks that do not overlap, or a second Direct Connect gateway'
			}
		before.push({name, blocks})
	}
}

function* checkAssociation(
	{name, path, written, gateway}: AssociationDraft,
	{asn, name: own}: DirectConnectGatewayDraft,
	{vpn, vpcs, transitGateways}: Draft
): Generator<Finding> {
	for (const [index, one] of (written.allowedPrefixes ?? []).entries()) {
		const block = parseCidr(one, {maskHostBits: true})
		if (!block || family(block) !== 4)
			yield {
				path: [...path, 'allowedPrefixes', index],
				message: `"${one}" is no IPv4 block`,
				code,
				fix: 'write an address and a prefix length, such as 10.0.0.0/16'
			}
	}
	if (!gateway) {
		yield vpcs.has(name)
			? {
					path,
					at: 'key',
					message: `VPC "${name}" has no virtual private gateway`,
					code,
					fix: `add "vpnGateway: true" to vpcs.${name}`
				}
			: {
					path,
					at: 'key',
					message: `no virtual private gateway or transit gateway is named "${name}"`,
					code,
					fix: suggest(name, [...vpn.gateways.keys(), ...transitGateways.keys()])
				}
		return
	}
	if (gateway.kind === 'vpn-gateway') {
		if (gateway.gateway.vpc === undefined)
			yield {
				path,
				at: 'key',
				message: `virtual private gateway "${name}" has no VPC`,
				code,
				fix: 'associate one that is attached to a VPC'
			}
		return
	}
	if (gateway.asn === asn)
		yield {
			path,
			at: 'key',
			message: `transit gateway "${name}" and Direct Connect gateway "${own}" both have the ASN ${asn}`,
			code,
			fix: `give one another: directConnectGateways: {${own}: {asn: ${asn === 64_513 ? 64_514 : 64_513}}}`
		}
	if (!written.allowedPrefixes?.length)
		yield {
			path,
			at: 'key',
			message: 'nothing is said of what is announced for this transit gateway (DX-6)',
			code,
			fix: 'write the blocks: allowedPrefixes: [10.0.0.0/8]'
		}
	yield* tooMany(
		(written.allowedPrefixes ?? []).map((_, index) => ({path: [...path, 'allowedPrefixes', index]})),
		200,
		'prefixes from a transit gateway to a site (DX-4)',
		'use larger blocks'
	)
	const tables = gateway.gateway.tables
	for (const [key, wanted] of [
		['association', [written.association || []].flat()],
		['propagations', written.propagations ?? []]
	] as const) {
		for (const table of wanted)
			if (!tables.has(table))
				yield unknownName(
					[...path, key],
					'route table of this transit gateway',
					table,
					tables.keys(),
					'InvalidRouteTableID.NotFound'
				)
	}
	const isTaken = gateway.gateway.attachments.has(own) || vpn.connections.has(own)
	if (isTaken)
		yield {
			path,
			at: 'key',
			message: `transit gateway "${name}" has an attachment named "${own}" already`,
			fix: 'give the Direct Connect gateway another name'
		}
}
