/** The egress-only internet gateway of a VPC: IPv6 outbound, and only replies inbound (EIGW-1). Doc: https://docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html */

import {z} from 'zod'
import type {CapturePart} from '../capture-point.ts'
import type {VpcDraft} from '../draft.ts'
import {idOf} from '../ids.ts'
import type {TargetKind, VpcKind} from '../kind.ts'
import {described, is, ownId} from '../schema.ts'

declare module '../../model/model.ts' {
	interface Vpc {
		readonly egressOnlyInternetGateway?: {readonly id: string}
	}
	interface RouteTargets {
		'egress-only-internet-gateway': unknown
	}
}

const schema = is('true or false', z.union([z.boolean(), z.strictObject({id: ownId('eigw'), ...described})]))
const word = 'egress-only-internet-gateway'

const target: TargetKind = {
	kind: 'egress-only-internet-gateway',
	key: 'egressOnlyInternetGateway',
	noun: 'egress-only internet gateway',
	code: 'InvalidEgressOnlyInternetGatewayId.NotFound',
	only: {
		word,
		short: 'eigw',
		absent: vpc => ({
			message: `VPC "${vpc.key}" has no egress-only internet gateway`,
			fix: `add "egressOnlyInternetGateway: true" to vpcs.${vpc.key}`
		})
	},
	has: (name, vpc) => name === word && Boolean(vpc.written.egressOnlyInternetGateway),
	names: vpc => (vpc.written.egressOnlyInternetGateway ? [word] : []),
	resolve: () => ({target: {kind: 'egress-only-internet-gateway'}, active: true}),
	family: {only: 6, why: 'an egress-only internet gateway carries IPv6 only'},
	isLeft: (_name, vpc) => Boolean(vpc?.egressOnlyInternetGateway),
	aliases: () => ['egress-only-internet-gateway', 'eigw'],
	inApi: {
		idOf: (_target, {egressOnlyInternetGateway: gateway}) => gateway?.id,
		own: {field: 'EgressOnlyInternetGatewayId', prefix: 'eigw', noun: 'eigw ID', code: 'InvalidGatewayID.NotFound'}
	},
	isInterface: false,
	isEdgeTarget: false
}

export const egressOnlyInternetGateway: VpcKind<typeof schema> = {
	otherNames: {
		words: ['eigw', 'eoigw', 'egressonlygateway', 'egressonlyinternetgateways'],
		write: 'write egressOnlyInternetGateway: true'
	},
	schema,
	codes: {absent: {}, inUse: {}},
	title: 'True: the VPC has an egress-only internet gateway, for IPv6 from inside only. Default: false.',
	target,
	*check(vpc) {
		// AWS creates one in any VPC, as does an API call, which writes the long form.
		if (vpc.written.egressOnlyInternetGateway === true && vpc.ipv6Cidrs.length === 0) {
			yield {
				path: [...vpc.path, 'egressOnlyInternetGateway'],
				message: `VPC "${vpc.key}" has no IPv6 block, and this gateway carries nothing else`,
				fix: `add "ipv6: true" to vpcs.${vpc.key}, or leave the gateway out`
			}
		}
	},
	*resources(vpc) {
		const {key, path} = vpc
		const id = idIn(vpc)
		if (id === undefined) return
		yield {
			kind: 'egress-only-internet-gateway',
			noun: target.noun,
			key,
			names: [word, 'eigw'],
			ids: [id],
			path: [...path, target.key],
			points: [`${capturePoint.prefix}:${key}`]
		}
	},
	resolve(vpc) {
		const id = idIn(vpc)
		return id === undefined ? {} : {egressOnlyInternetGateway: {id}}
	}
}

/** Undefined: the VPC has none. */
const idIn = ({key, written: {egressOnlyInternetGateway: gateway}}: VpcDraft): string | undefined =>
	gateway ? ((gateway === true ? undefined : gateway.id) ?? idOf('eigw', key)) : undefined

export const capturePoint: CapturePart = {
	prefix: 'eigw',
	what: 'VPC with an egress-only internet gateway',
	names: ({vpcs}) => new Set([...vpcs.values()].filter(({written}) => written.egressOnlyInternetGateway).map(({key}) => key))
}
