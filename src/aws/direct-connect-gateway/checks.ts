/** What AWS refuses about Direct Connect gateways (DX-5, DX-6). */
import {suggest} from '../../model/did-you-mean.ts'
import type {Finding, Path} from '../../model/finding.ts'
import {type Cidr, overlaps, parseBlock} from '../../net/address.ts'
import {checkPrivateAsn} from '../asn.ts'
import {directConnectCode as code, overDirectConnectQuota} from '../direct-connect/quota.ts'
import type {Draft} from '../draft.ts'
import {unknownName} from '../kind.ts'
import type {TransitGatewayDraft} from '../transit-gateway/draft.ts'
import {noVpnGateway} from '../vpn-connection/checks.ts'
import {type AssociationDraft, blocksBehind, type DirectConnectGatewayDraft, wordOf} from './draft.ts'

export function* checkGateways(draft: Draft): Generator<Finding> {
	for (const gateway of draft.directConnect.gateways.values()) {
		yield* checkPrivateAsn(gateway.asn, [...gateway.path, 'asn'], code)
		yield* checkKinds(gateway)
		yield* checkOverlaps(gateway, draft)
		for (const association of gateway.associations) {
			const {gateway: target} = association
			yield* checkAllowedPrefixes(association)
			if (!target) yield unknownTarget(association, draft)
			if (target?.kind === 'vpn-gateway') yield* checkVpc(association, target.gateway.vpc)
			if (target?.kind === 'transit-gateway') yield* checkTransit(association, gateway, target, draft)
		}
	}
	yield* checkAssociatedOnce(draft)
}

/** DX-5: a virtual private gateway has one Direct Connect gateway. */
function* checkAssociatedOnce({directConnect}: Draft): Generator<Finding> {
	const associatedWith = new Map<string, string>()
	for (const {name, associations} of directConnect.gateways.values()) {
		for (const {path, name: target, gateway} of associations) {
			if (gateway?.kind !== 'vpn-gateway') continue
			const other = associatedWith.get(gateway.key)
			if (other !== undefined) {
				yield {
					path,
					at: 'key',
					message: `virtual private gateway "${target}" is associated with Direct Connect gateway "${other}" already`,
					code,
					fix: 'a virtual private gateway has one Direct Connect gateway: keep one of the two'
				}
			}
			associatedWith.set(gateway.key, name)
		}
	}
}

/** DX-5: associations are of one kind, and limited in number. */
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
	for (const [kind, most] of [
		['vpn-gateway', 20],
		['transit-gateway', 6]
	] as const) {
		const own = associations.filter(({gateway}) => gateway?.kind === kind)
		const what = `${kind === 'vpn-gateway' ? 'virtual private' : 'transit'} gateways of a Direct Connect gateway (DX-5)`
		yield* overDirectConnectQuota(own, most, what, 'make a second Direct Connect gateway')
	}
}

/** DX-5, DX-6: associated VPCs must not overlap, nor the prefix lists of transit gateways. */
function* checkOverlaps({associations}: DirectConnectGatewayDraft, {vpcs}: Draft): Generator<Finding> {
	const before: {readonly name: string; readonly blocks: readonly Cidr[]}[] = []
	for (const {name, path, gateway, allowedPrefixes} of associations) {
		if (!gateway) continue
		const isTransit = gateway.kind === 'transit-gateway'
		const blocks = isTransit ? allowedPrefixes : blocksBehind(gateway, vpcs)
		const other = before.find(one => one.blocks.some(theirs => blocks.some(own => overlaps(own, theirs))))
		if (other) {
			yield {
				path,
				at: 'key',
				message: isTransit
					? `its allowed prefixes overlap those of "${other.name}" (DX-6)`
					: `VPC "${gateway.gateway.vpc}" overlaps that of "${other.name}" at the same Direct Connect gateway (DX-5)`,
				code,
				fix: 'use blocks that do not overlap, or a second Direct Connect gateway'
			}
		}
		before.push({name, blocks})
	}
}

/** DX-6. */
function* checkAllowedPrefixes({path, written}: AssociationDraft): Generator<Finding> {
	for (const [index, one] of (written.allowedPrefixes ?? []).entries()) {
		if (parseBlock(one, 4)) continue
		yield {
			path: [...path, 'allowedPrefixes', index],
			message: `"${one}" is not an IPv4 block`,
			code,
			fix: 'write an address and a prefix length, such as 10.0.0.0/16'
		}
	}
}

const unknownTarget = ({name, path}: AssociationDraft, {vpn, vpcs, transitGateways}: Draft): Finding =>
	vpcs.has(name)
		? noVpnGateway(name, {path, at: 'key', code})
		: {
				path,
				at: 'key',
				message: `no virtual private gateway or transit gateway is named "${name}"`,
				code,
				fix: suggest(name, [...vpn.gateways.keys(), ...transitGateways.keys()])
			}

/** DX-6: the announced prefixes are blocks of its VPC. */
function* checkVpc({name, path}: AssociationDraft, vpc: string | undefined): Generator<Finding> {
	if (vpc !== undefined) return
	yield {
		path,
		at: 'key',
		message: `virtual private gateway "${name}" has no VPC`,
		code,
		fix: 'associate one that is attached to a VPC'
	}
}

function* checkTransit(
	{name, path, written}: AssociationDraft,
	{asn, name: own}: DirectConnectGatewayDraft,
	target: {readonly asn: number; readonly gateway: TransitGatewayDraft},
	{vpn}: Draft
): Generator<Finding> {
	if (target.asn === asn) {
		yield {
			path,
			at: 'key',
			message: `transit gateway "${name}" and Direct Connect gateway "${own}" both have the ASN ${asn}`,
			code,
			fix: `give one another: directConnectGateways: {${own}: {asn: ${asn === 64_513 ? 64_514 : 64_513}}}`
		}
	}
	if (!written.allowedPrefixes?.length) {
		yield {
			path,
			at: 'key',
			message: 'the prefixes that are advertised for this transit gateway are missing (DX-6)',
			code,
			fix: 'write the blocks: allowedPrefixes: [10.0.0.0/8]'
		}
	}
	yield* overDirectConnectQuota(
		(written.allowedPrefixes ?? []).map((_, index) => ({path: [...path, 'allowedPrefixes', index]})),
		200,
		'prefixes from a transit gateway to a site (DX-4)',
		'use larger blocks'
	)
	yield* checkTables(path, written, target.gateway)
	if (target.gateway.attachments.has(own) || vpn.connections.has(own)) {
		yield {
			path,
			at: 'key',
			message: `transit gateway "${name}" has an attachment named "${own}" already`,
			fix: 'give the Direct Connect gateway another name'
		}
	}
}

function* checkTables(path: Path, written: AssociationDraft['written'], {tables}: TransitGatewayDraft): Generator<Finding> {
	for (const [key, named] of [
		['association', [written.association || []].flat()],
		['propagations', written.propagations ?? []]
	] as const) {
		for (const table of named) {
			if (tables.has(table)) continue
			yield unknownName(
				[...path, key],
				'route table of this transit gateway',
				table,
				tables.keys(),
				'InvalidRouteTableID.NotFound'
			)
		}
	}
}
