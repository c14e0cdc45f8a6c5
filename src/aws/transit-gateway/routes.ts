/** Static routes of transit gateway route tables (TGW-3, TGW-5). */
import {z} from 'zod'
import {suggest} from '../../model/did-you-mean.ts'
import type {Finding, Path} from '../../model/finding.ts'
import type {TransitGatewayRoute} from '../../model/model.ts'
import {type Cidr, parseCidr} from '../../net/address.ts'
import type {Draft} from '../draft.ts'
import {is} from '../schema.ts'
import {peeringNamesOf} from '../transit-gateway-peering/kind.ts'
import {vpnConnectionsOf} from './bgp-attachments.ts'
import type {TransitGatewayDraft} from './draft.ts'

const named = (what: string) => z.string().optional().describe(what)

const targetSchema = is(
	'the name of an attachment or peering, or blackhole',
	z.union([
		z.string(),
		z.strictObject({
			attachment: named('An attachment of this gateway, by name.'),
			peering: named('A peering of this gateway, by name.')
		})
	])
)

export const transitRoutesSchema = is(
	'routes: {destination: attachment}',
	z.record(z.string(), targetSchema.describe('`blackhole`, or the name of an attachment or of a transit gateway peering.'))
)

type RoutesWritten = z.input<typeof transitRoutesSchema>
type TargetWritten = z.input<typeof targetSchema>

type Target = {readonly key?: string}

/** The routes of one table, prefix lists expanded. The draft has no problems. */
export const readTransitRoutes = (routes: RoutesWritten, gateway: TransitGatewayDraft, draft: Draft): TransitGatewayRoute[] =>
	Object.entries(routes).flatMap(([written, to]) => {
		const target = readTarget(to, [], gateway, draft)
		if ('message' in target) return []
		const via = target.key === undefined ? {} : {attachment: target.key}
		const cidr = parseCidr(written, {maskHostBits: true})
		const cidrs: readonly Cidr[] = cidr ? [cidr] : (draft.prefixLists.get(written)?.cidrs ?? [])
		return cidrs.map((destination): TransitGatewayRoute => ({destination, origin: cidr ? 'static' : 'prefix-list', ...via}))
	})

export function* checkTransitRoutes(
	routes: RoutesWritten,
	path: Path,
	gateway: TransitGatewayDraft,
	draft: Draft
): Generator<Finding> {
	const seen = new Map<string, string>()
	for (const [written, to] of Object.entries(routes)) {
		const at = {path: [...path, written]}
		const cidr = parseCidr(written, {maskHostBits: true})
		if (!cidr && !draft.prefixLists.has(written)) {
			const looksLikeBlock = /[/:.]/.test(written)
			yield {
				...at,
				at: 'key',
				message: looksLikeBlock ? `"${written}" is not a block` : `"${written}" is neither a block nor a prefix list`,
				code: looksLikeBlock ? 'InvalidParameterValue' : 'InvalidPrefixListID.NotFound',
				fix: looksLikeBlock
					? 'write an address and a prefix length, such as 10.0.0.0/8'
					: suggest(written, draft.prefixLists.keys())
			}
		}
		const key = cidr ?? written
		const first = seen.get(key)
		if (first !== undefined) {
			yield {
				...at,
				at: 'key',
				message: `there is already a route to ${key}, written as ${first}`,
				code: 'RouteAlreadyExists',
				fix: 'keep one of the two'
			}
		}
		seen.set(key, written)
		const target = readTarget(to, at.path, gateway, draft)
		if ('message' in target) yield target
	}
}

/** The key of the target attachment, none for a blackhole; or the problem. */
function readTarget(written: TargetWritten, path: Path, gateway: TransitGatewayDraft, draft: Draft): Target | Finding {
	if (written === 'blackhole') return {}
	const code = 'InvalidTransitGatewayAttachmentID.NotFound'
	const attachments = [...gateway.attachments.keys(), ...vpnConnectionsOf(gateway, draft).map(({name}) => name)]
	const peerings = peeringNamesOf(gateway.name, draft)
	const names = [...attachments, ...peerings]
	const key = (name: string) => ({key: `${gateway.name}.${name}`})
	if (typeof written === 'string') {
		if (names.includes(written)) return key(written)
		const message = `transit gateway "${gateway.name}" has no attachment or peering named "${written}"`
		return {path, message, code, fix: suggest(written, [...names, 'blackhole'])}
	}
	const given = Object.entries(written).filter(([, value]) => value !== undefined)
	const [kind, name] = given[0] ?? []
	if (kind === undefined || name === undefined || given.length > 1) {
		return {
			path,
			message: `a route has exactly one target; here are ${given.length}`,
			fix: 'write one of them, such as {peering: west}'
		}
	}
	const known = kind === 'peering' ? peerings : attachments
	if (known.includes(name)) return key(name)
	return {
		path: [...path, kind],
		message: `transit gateway "${gateway.name}" has no ${kind} named "${name}"`,
		code,
		fix: suggest(name, known)
	}
}
