/** The internet gateway of a VPC: 1:1 translation between private and public addresses (IGW-1…5, RT-10). Doc: https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html */

import {z} from 'zod'
import {checkAccount, unknownRegion} from '../account.ts'
import type {CapturePart} from '../capture-point.ts'
import type {VpcDraft} from '../draft.ts'
import {idOf} from '../ids.ts'
import {entriesOf, type LabKind, type TargetKind, type VpcKind} from '../kind.ts'
import {isRegion} from '../regions.ts'
import {checkEdgeTable, edgeTableOf} from '../route-table/kind.ts'
import {described, is, named, ownId, reference, text} from '../schema.ts'

declare module '../../model/model.ts' {
	interface RouteTargets {
		'internet-gateway': unknown
	}
}

const schema = is(
	'true or {routeTable: name}',
	z.union([
		z.boolean(),
		z.strictObject({
			id: ownId('igw'),
			...described,
			routeTable: reference('a route table')
				.optional()
				.describe('Route table that what comes in from the Internet is searched in (edge association, RT-10).')
		})
	])
)

const word = 'internet-gateway'

const target: TargetKind = {
	kind: 'internet-gateway',
	key: 'internetGateway',
	noun: 'internet gateway',
	code: 'InvalidParameterValue',
	only: {
		word,
		short: 'igw',
		absent: vpc => ({
			message: `VPC "${vpc.key}" has no internet gateway that a route could lead to`,
			fix: `add "internetGateway: true" to vpcs.${vpc.key}`
		})
	},
	has: (name, vpc) => name === word && Boolean(vpc.written.internetGateway),
	names: vpc => (vpc.written.internetGateway ? [word] : []),
	resolve: () => ({target: {kind: 'internet-gateway'}, active: true}),
	isLeft: (_name, vpc) => Boolean(vpc?.internetGateway),
	aliases: () => ['internet-gateway', 'igw'],
	inApi: {idOf: (_target, {internetGateway}) => internetGateway?.id},
	isInterface: false,
	isEdgeTarget: false
}

export const internetGateway: VpcKind<typeof schema> = {
	otherNames: {
		words: ['igw', 'internetgateways', 'internetgatewayid'],
		write: 'write internetGateway: true; routes lead to it by the word internet-gateway'
	},
	schema,
	codes: {absent: {}, inUse: {'Gateway.NotAttached': 'DependencyViolation'}},
	title: 'True: the VPC has an internet gateway. Its subnets reach it only by a route (SUB-4). Default: false.',
	target,
	check: vpc => checkEdgeTable('internetGateway', vpc),
	*resources(vpc) {
		const {key, path} = vpc
		const id = idIn(vpc)
		if (id === undefined) return
		yield {
			kind: 'internet-gateway',
			noun: target.noun,
			key,
			names: [word, 'igw'],
			ids: [id],
			path: [...path, target.key],
			points: [`${capturePoint.prefix}:${key}`]
		}
	},
	resolve(vpc) {
		const id = idIn(vpc)
		if (id === undefined) return {}
		const routeTable = edgeTableOf('internetGateway', vpc)
		return {internetGateway: {id, ...(routeTable && {routeTable: routeTable.key})}}
	}
}

const detachedSchema = named(
	'internet gateways',
	is(
		'an internet gateway: {}',
		z.strictObject({
			id: ownId('igw'),
			...described,
			region: text('a region').optional().describe("Region. Default: the lab's."),
			account: is('an account', z.union([z.string(), z.int()]))
				.optional()
				.describe("Account. Default: the lab's.")
		})
	)
)

export const internetGateways: LabKind<typeof detachedSchema> = {
	schema: detachedSchema,
	codes: {absent: {internetGateways: 'InvalidInternetGatewayID.NotFound'}, inUse: {}},
	title: 'Internet gateways that no VPC has, by name. No packet meets them.',
	*check({document}) {
		for (const [name, {region, account}] of entriesOf(document.internetGateways)) {
			const path = ['internetGateways', name]
			if (region !== undefined && !isRegion(region)) yield unknownRegion(region, [...path, 'region'])
			yield* checkAccount(account, [...path, 'account'], document)
		}
	},
	*resources({document}) {
		for (const [key, {id}] of entriesOf(document.internetGateways)) {
			yield {
				kind: 'internet-gateway',
				noun: target.noun,
				key,
				ids: [id ?? idOf('igw', `detached ${key}`)],
				path: ['internetGateways', key]
			}
		}
	},
	resolve: () => ({})
}

/** Undefined: the VPC has none. */
const idIn = ({key, written: {internetGateway: gateway}}: VpcDraft): string | undefined =>
	gateway ? ((gateway === true ? undefined : gateway.id) ?? idOf('igw', key)) : undefined

export const capturePoint: CapturePart = {
	prefix: 'igw',
	what: 'VPC with an internet gateway',
	names: ({vpcs}) => new Set([...vpcs.values()].filter(({written}) => written.internetGateway).map(({key}) => key)),
	end: /:outside$/
}
