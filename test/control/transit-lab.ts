/** Spokes on a transit gateway, as many and as well attached as a test wants them. */
import type {NetworkAcl, TransitGateway, TransitGatewayRoute, Vpc} from '../../src/model/model.ts'
import {cidr, instance, route, vpc} from '../plan/lab-fixture.ts'

export const services = [{protocol: 'tcp', port: 80} as const]
export const toGateway = (key = 't') => route('10.0.0.0/8', {kind: 'transit-gateway', key})

/** Subnets a and b in zones 1 and 2, a host in each, and `tgw`, the gateway's own, in zone 1. */
export function spoke(number: number, rest: Partial<Vpc> = {}, gateway = 't', acl?: NetworkAcl): Vpc {
	const key = `v${number}`
	const one = vpc(
		key,
		`10.${number}.0.0/16`,
		{
			a: {cidr: `10.${number}.0.0/24`, routes: [toGateway(gateway)]},
			b: {cidr: `10.${number}.1.0/24`, routes: [toGateway(gateway)], zone: 'us-east-1b'},
			tgw: {cidr: `10.${number}.9.0/24`, routes: [toGateway(gateway)], ...(acl && {acl})}
		},
		[
			instance(key, 'a', {subnet: 'a', ip: `10.${number}.0.10`, services}),
			instance(key, 'b', {subnet: 'b', ip: `10.${number}.1.10`, services}),
			instance(key, 'guest', {subnet: 'tgw', ip: `10.${number}.9.10`, services})
		],
		rest
	)
	return {
		...one,
		subnets: one.subnets.map(subnet => ({...subnet, zoneId: subnet.zone.endsWith('b') ? 'use1-az2' : 'use1-az1'}))
	}
}

export type AttachmentFixture = {
	subnets?: string[]
	table?: string
	state?: 'available' | 'pending-acceptance'
	applianceMode?: boolean
	referencing?: boolean
}

export const attachment = (
	number: number,
	{subnets = ['tgw', 'b'], table = 'main', state = 'available', ...rest}: AttachmentFixture = {}
) =>
	({
		key: `t.v${number}`,
		id: `tgw-attach-${number}`,
		state,
		...(table && {routeTable: `t.${table}`}),
		resource: {
			kind: 'vpc',
			vpc: `v${number}`,
			subnets: subnets.map((subnet, index) => ({
				subnet: `v${number}.${subnet}`,
				interface: `transit-gateway t.v${number} ${index}`
			})),
			applianceMode: rest.applianceMode ?? false,
			securityGroupReferencing: rest.referencing ?? false
		}
	}) as const

export const to = (number: number, more: Partial<TransitGatewayRoute> = {}): TransitGatewayRoute => ({
	destination: cidr(`10.${number}.0.0/16`),
	origin: 'propagated',
	attachment: `t.v${number}`,
	...more
})

export const gateway = (
	attachments: TransitGateway['attachments'],
	routes = [to(1), to(2), to(3)],
	rest: Partial<TransitGateway> = {}
) => ({
	key: 't',
	id: 'tgw-0',
	account: '123456789012',
	region: 'us-east-1',
	asn: 64512,
	securityGroupReferencing: false,
	vpnEcmp: true,
	routeTables: [{key: 't.main', id: 'tgw-rtb-0', routes}],
	attachments,
	...rest
})
