/** What AWS refuses about transit gateways (TGW-1, TGW-2, TGW-11). */
import type {Finding} from '../../model/finding.ts'
import {checkAccount, unknownRegion} from '../account.ts'
import {checkPrivateAsn, defaultAmazonAsn} from '../asn.ts'
import type {Draft} from '../draft.ts'
import {unknownName} from '../kind.ts'
import {overQuota} from '../quotas.ts'
import {isRegion} from '../regions.ts'
import type {AttachmentDraft, TransitGatewayDraft} from './draft.ts'
import {checkTransitRoutes} from './routes.ts'

export function* checkTransitGateways(draft: Draft): Generator<Finding> {
	const groups = Map.groupBy(draft.transitGateways.values(), ({region, account}) => `${region} ${account}`)
	for (const group of groups.values()) {
		yield* overQuota('transitGatewaysPerRegion', group.length, draft.quotas, {path: group.at(-1)?.path ?? [], at: 'key'})
	}
	for (const gateway of draft.transitGateways.values()) {
		const {path, written, tables} = gateway
		if (written.region !== undefined && !isRegion(written.region)) yield unknownRegion(written.region, [...path, 'region'])
		yield* checkAccount(written.account, [...path, 'account'], draft.document)
		yield* checkPrivateAsn(written.asn ?? defaultAmazonAsn, [...path, 'asn'])
		yield* overQuota('routeTablesPerTransitGateway', tables.size, draft.quotas, {path: [...path, 'routeTables'], at: 'key'})
		for (const key of ['defaultAssociation', 'defaultPropagation'] as const) {
			const table = gateway[key]
			if (table !== undefined && !tables.has(table)) yield unknownTable(table, [...path, key], gateway)
		}
		yield* checkAttachments(gateway, draft)
		for (const [name, {routes = {}}] of tables) {
			yield* checkTransitRoutes(routes, [...path, 'routeTables', name, 'routes'], gateway, draft)
		}
	}
}

const unknownTable = (name: string, path: Finding['path'], {tables}: TransitGatewayDraft): Finding =>
	unknownName(path, 'route table', name, tables.keys(), 'InvalidRouteTableID.NotFound')

function* checkAttachments(gateway: TransitGatewayDraft, draft: Draft): Generator<Finding> {
	const byVpc = new Map<string, string>()
	for (const attachment of gateway.attachments.values()) {
		const {name, path, vpc, vpcName, written, association, propagations} = attachment
		if (!vpc) {
			const isNamed = written.vpc !== undefined
			const finding = unknownName(isNamed ? [...path, 'vpc'] : path, 'VPC', vpcName, draft.vpcs.keys(), 'InvalidVpcID.NotFound')
			yield isNamed ? finding : {...finding, at: 'key'}
			continue
		}
		const first = byVpc.get(vpc.key)
		if (first !== undefined) {
			yield {
				path,
				at: 'key',
				message: `VPC "${vpc.key}" is already attached to "${gateway.name}", as "${first}" (TGW-2)`,
				code: 'DuplicateTransitGatewayAttachment',
				fix: 'keep one attachment, with the subnets of both'
			}
		}
		byVpc.set(vpc.key, name)
		if (vpc.region !== gateway.region) {
			yield {
				path,
				at: 'key',
				message: `VPC "${vpc.key}" is in ${vpc.region}, and transit gateway "${gateway.name}" in ${gateway.region}`,
				code: 'InvalidTransitGatewayID.NotFound',
				fix: `make a transit gateway in ${vpc.region}, and peer the two`
			}
		}
		yield* checkSubnets(attachment)
		if (association !== undefined && written.association !== undefined && !gateway.tables.has(association)) {
			yield unknownTable(association, [...path, 'association'], gateway)
		}
		for (const [index, table] of propagations.entries()) {
			if (written.propagations && !gateway.tables.has(table)) yield unknownTable(table, [...path, 'propagations', index], gateway)
		}
	}
}

function* checkSubnets({path, vpc, subnets}: AttachmentDraft): Generator<Finding> {
	if (subnets.length === 0) {
		yield {
			path,
			at: 'key',
			message: 'an attachment needs a subnet in at least one zone (TGW-2)',
			code: 'MissingParameter',
			fix: `name one of: ${[...(vpc?.subnets.keys() ?? [])].join(', ')}`
		}
	}
	const zones = new Map<string, string>()
	for (const {name, path: at, subnet} of subnets) {
		if (!subnet) {
			yield unknownName(at, 'subnet', name, vpc?.subnets.keys() ?? [], 'InvalidSubnetID.NotFound')
			continue
		}
		const first = subnet.zone === undefined ? undefined : zones.get(subnet.zone)
		if (first !== undefined) {
			yield {
				path: at,
				message: `subnets "${first}" and "${name}" are both in ${subnet.zone}, and an attachment has one a zone (TGW-2)`,
				code: 'DuplicateSubnetsInSameZone',
				fix: 'keep one of the two'
			}
		}
		if (subnet.zone !== undefined) zones.set(subnet.zone, name)
	}
}
