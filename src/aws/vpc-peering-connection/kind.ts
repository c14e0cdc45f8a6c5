/** VPC peering: two VPCs, accepted by the second, never further (PCX-1…5). Doc: https://docs.aws.amazon.com/vpc/latest/peering/ */
import {z} from 'zod'
import type {Finding, Path} from '../../model/finding.ts'
import type {Peering} from '../../model/model.ts'
import {overlaps} from '../../net/address.ts'
import type {CapturePart} from '../capture-point.ts'
import type {Draft, VpcDraft} from '../draft.ts'
import {idOf} from '../ids.ts'
import {entriesOf, type LabKind, type TargetKind, unknownName} from '../kind.ts'
import type {LabDocument} from '../kinds.ts'
import {overQuota} from '../quotas.ts'
import {described, flag, is, named, ownId, reference} from '../schema.ts'

declare module '../../model/model.ts' {
	interface RouteTargets {
		'vpc-peering-connection': {readonly key: string}
	}
}

const peeringSchema = is(
	'a peering: {requester, accepter}',
	z.strictObject({
		id: ownId('pcx'),
		...described,
		requester: reference('a VPC').describe('The VPC that asks.'),
		accepter: reference('a VPC').describe('The VPC that is asked; of any account and Region.'),
		accepted: is('true, false or rejected', z.union([z.boolean(), z.literal('rejected')]))
			.optional()
			.describe('False: still pending, and routes to it are blackholes. Default: true.'),
		allowDnsResolutionFromRemoteVpc: is(
			'{requester: true, accepter: true}',
			z.strictObject({
				requester: flag().optional().describe("The accepter's instances get private addresses for the requester's public names."),
				accepter: flag().optional().describe("The requester's instances get private addresses for the accepter's public names.")
			})
		)
			.optional()
			.describe('Whose names are private over it (PCX-4). Default: neither.')
	})
)

const schema = named('peerings', peeringSchema)

export type PeeringDraft = {
	readonly name: string
	readonly path: Path
	readonly written: z.input<typeof peeringSchema>
	readonly requester: VpcDraft | undefined
	readonly accepter: VpcDraft | undefined
	readonly state: Peering['state']
}

export const draftPeerings = ({peerings: written}: LabDocument, vpcs: ReadonlyMap<string, VpcDraft>): Map<string, PeeringDraft> =>
	new Map(
		entriesOf(written).map(([name, one]) => {
			const state = one.accepted === 'rejected' ? 'rejected' : one.accepted === false ? 'pending-acceptance' : 'active'
			return [
				name,
				{
					name,
					path: ['peerings', name],
					written: one,
					requester: vpcs.get(one.requester),
					accepter: vpcs.get(one.accepter),
					state
				}
			]
		})
	)

const concerns = ({requester, accepter}: PeeringDraft, vpc: VpcDraft): boolean => requester === vpc || accepter === vpc

const target: TargetKind = {
	kind: 'vpc-peering-connection',
	key: 'peering',
	noun: 'peering',
	code: 'InvalidVpcPeeringConnectionID.NotFound',
	has(name, vpc, draft) {
		const found = draft.peerings.get(name)
		return found !== undefined && concerns(found, vpc)
	},
	names: (vpc, {peerings: all}) => [...all.values()].filter(one => concerns(one, vpc)).map(({name}) => name),
	elsewhere: (name, vpc, draft) =>
		draft.peerings.has(name)
			? {
					message: `peering "${name}" and the route table belong to different networks: it does not concern VPC "${vpc.key}"`,
					fix: `peer "${vpc.key}" itself; traffic never crosses two peerings (PCX-3)`
				}
			: undefined,
	resolve: (name, _vpc, {peerings: all}) => ({
		target: {kind: 'vpc-peering-connection', key: name},
		active: all.get(name)?.state === 'active'
	}),
	isLeft: (name, _vpc, document) => Object.hasOwn(document.peerings ?? {}, name),
	inApi: {
		idOf: ({key}, _vpc, {peerings}) => peerings.find(one => one.key === key)?.id,
		own: {
			field: 'VpcPeeringConnectionId',
			prefix: 'pcx',
			noun: 'vpcPeeringConnection ID',
			code: 'InvalidVpcPeeringConnectionID.NotFound'
		}
	},
	isInterface: false,
	isEdgeTarget: false
}

export const peerings: LabKind<typeof schema> = {
	otherNames: {
		words: ['pcx', 'peering', 'vpcpeering', 'vpcpeerings', 'vpcpeeringconnection', 'vpcpeeringconnections'],
		write: 'write peerings: {a-b: {requester: a, accepter: b}}, at the top of the file'
	},
	schema,
	codes: {absent: {peerings: 'InvalidVpcPeeringConnectionID.NotFound'}, inUse: {}},
	title: 'Peering connections by name: `{a-b: {requester: a, accepter: b}}`. Each side needs routes (PCX-2).',
	target,
	*check(draft) {
		const pairs = new Map<string, string>()
		for (const peering of draft.peerings.values()) {
			const {path, written, requester, accepter, name, state} = peering
			for (const side of ['requester', 'accepter'] as const) {
				if (!draft.vpcs.has(written[side])) {
					yield unknownName([...path, side], 'VPC', written[side], draft.vpcs.keys(), 'InvalidVpcID.NotFound')
				}
			}
			if (!requester || !accepter) continue
			if (requester === accepter) {
				yield {
					path: [...path, 'accepter'],
					message: `VPC "${written.accepter}" cannot be peered with itself`,
					code: 'InvalidParameterValue',
					fix: 'name another VPC'
				}
				continue
			}
			yield* checkOverlap(path, requester, accepter)
			yield* checkDns(peering, requester, accepter)
			const pair = [requester.key, accepter.key].sort().join(' ')
			const first = pairs.get(pair)
			if (first !== undefined) {
				yield {
					path,
					at: 'key',
					message: `peering "${first}" already connects "${requester.key}" and "${accepter.key}"`,
					code: 'VpcPeeringConnectionAlreadyExists',
					fix: 'keep one of the two'
				}
			}
			if (state !== 'rejected') pairs.set(pair, name)
		}
		yield* checkQuota(draft)
	},
	*resources({peerings: all}) {
		for (const peering of all.values()) {
			const {name: key, path} = peering
			const points = peering.state === 'active' ? [`${capturePoint.prefix}:${key}`] : []
			yield {kind: 'vpc-peering-connection', noun: 'VPC peering connection', key, ids: [idIn(peering)], path, points}
		}
	},
	resolve: ({peerings: all}) => ({
		peerings: [...all.values()].map(({name, written, state}) => ({
			key: name,
			id: written.id ?? idOf('pcx', name),
			requester: written.requester,
			accepter: written.accepter,
			state,
			...dnsResolutionOf(written)
		}))
	})
}

const dnsResolutionOf = ({allowDnsResolutionFromRemoteVpc: allowed}: PeeringDraft['written']): Pick<Peering, 'dnsResolution'> =>
	allowed?.requester || allowed?.accepter
		? {dnsResolution: {requester: allowed.requester ?? false, accepter: allowed.accepter ?? false}}
		: {}

/** Both VPCs need both attributes, whichever side is resolved (PCX-4). */
function* checkDns({path, written}: PeeringDraft, requester: VpcDraft, accepter: VpcDraft): Generator<Finding> {
	if (!dnsResolutionOf(written).dnsResolution) return
	const lacking = [requester, accepter].find(vpc => vpc.written.enableDnsSupport === false || !vpc.written.enableDnsHostnames)
	if (!lacking) return
	const attribute = lacking.written.enableDnsSupport === false ? 'enableDnsSupport' : 'enableDnsHostnames'
	yield {
		path: [...path, 'allowDnsResolutionFromRemoteVpc'],
		message: `${attribute} of VPC "${lacking.key}" is false, so that no names are resolved over the peering`,
		code: 'InvalidVpcPeeringConnectionState.DnsHostnamesDisabled',
		fix: `set "${attribute}: true" in VPC "${lacking.key}"`
	}
}

function* checkOverlap(path: Path, requester: VpcDraft, accepter: VpcDraft): Generator<Finding> {
	const blocks = (vpc: VpcDraft) => [...vpc.cidrs, ...vpc.ipv6Cidrs]
	for (const mine of blocks(requester)) {
		const theirs = blocks(accepter).find(block => overlaps(block, mine))
		if (theirs) {
			yield {
				path,
				at: 'key',
				message: `${mine} of VPC "${requester.key}" overlaps ${theirs} of VPC "${accepter.key}": AWS takes the request, and at once the connection is failed (PCX-1)`,
				code: 'failed',
				fix: 'give one of the two VPCs blocks that overlap no other'
			}
			return
		}
	}
}

function* checkQuota({peerings: all, vpcs, quotas}: Draft): Generator<Finding> {
	for (const vpc of vpcs.values()) {
		const own = [...all.values()].filter(one => concerns(one, vpc) && one.state === 'active')
		yield* overQuota('peeringsPerVpc', own.length, quotas, {path: own.at(-1)?.path ?? [], at: 'key'})
	}
}

const idIn = ({name, written}: PeeringDraft): string => written.id ?? idOf('pcx', name)

export const capturePoint: CapturePart = {prefix: 'pcx', what: 'peering', names: ({peerings: all}) => new Set(all.keys())}
