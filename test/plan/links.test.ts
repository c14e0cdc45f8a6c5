import test from 'ava'
import {compile} from '../../src/plan/compile.ts'
import type {Plan} from '../../src/plan/types.ts'
import {address, lab, vpc} from './lab-fixture.ts'

const regions = [
	vpc('east', '10.0.0.0/16', {}, []),
	vpc('west', '10.1.0.0/16', {}, [], {region: 'eu-west-1'}),
	vpc('near', '10.2.0.0/16', {}, [])
]
const peering = (key: string, requester: string, accepter: string) =>
	({key, id: `pcx-${key}`, requester, accepter, state: 'active'}) as const

/** Both ends of each link that has a shape at all, with its shape. */
const shapesOf = ({links}: Plan) =>
	Object.fromEntries(
		Object.entries(links).flatMap(([key, {ends}]) => {
			const shapes = ends.map(({shape}) => shape)
			return shapes.some(Boolean) ? [[key, shapes]] : []
		})
	)

test('a path between regions shapes every peering across them, in both directions, and no other', t => {
	const plan = compile(
		lab(regions, {
			peerings: [peering('far', 'west', 'east'), peering('close', 'east', 'near')],
			links: {internet: {}, regions: {'eu-west-1 us-east-1': {delayMs: 35, lossPercent: 0}}}
		})
	)
	t.deepEqual(Object.values(shapesOf(plan)), [[{delayMs: 35}, {delayMs: 35}]])
	t.regex(Object.keys(shapesOf(plan))[0] ?? '', /far/)
})

test('transit gateways that are peered across regions take that path too', t => {
	const gateway = (key: string, region: string) => ({
		key,
		id: `tgw-${key}`,
		account: '123456789012',
		region,
		asn: 64512,
		vpnEcmp: true,
		attachments: [],
		routeTables: [],
		cidrs: []
	})
	const plan = compile(
		lab([], {
			transitGateways: [gateway('one', 'us-east-1'), gateway('two', 'eu-west-1')] as never,
			transitGatewayPeerings: [{key: 'atlantic', id: 'tgw-attach-0', requester: 'two', accepter: 'one', state: 'active'}],
			links: {internet: {}, regions: {'eu-west-1 us-east-1': {delayMs: 40, jitterMs: 2}}}
		})
	)
	t.deepEqual(Object.values(shapesOf(plan)), [
		[
			{delayMs: 40, jitterMs: 2},
			{delayMs: 40, jitterMs: 2}
		]
	])
})

test("an Internet host's access has its quality in both directions, and its neighbour's has none", t => {
	const host = (name: string, ipv4: string) => ({name, ipv4: address(ipv4), services: [], ttl: 64})
	const plan = compile(
		lab([], {
			internetHosts: [host('laptop', '203.0.113.10'), host('phone', '203.0.113.11')],
			links: {internet: {laptop: {rateMbps: 5}}, regions: {}}
		})
	)
	t.deepEqual(Object.values(shapesOf(plan)), [[{rateMbps: 5}, {rateMbps: 5}]])
})
