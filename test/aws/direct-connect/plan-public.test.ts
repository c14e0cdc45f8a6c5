import test from 'ava'
import {type Learned, nothingLearned} from '../../../src/control/learned.ts'
import {readLab} from '../../../src/lab/read.ts'
import {compile} from '../../../src/plan/compile.ts'
import type {Plan} from '../../../src/plan/types.ts'

const vpc = (n: number, publicIp: string, region = 'us-east-1') => ({
	region,
	cidr: `10.${n}.0.0/16`,
	internetGateway: true,
	subnets: {a: {cidr: `10.${n}.0.0/24`, routes: {'0.0.0.0/0': 'internet-gateway'}}},
	instances: {[`web${n}`]: {subnet: 'a', publicIp}}
})
const {lab} = readLab(
	{
		vpcs: {
			home: vpc(1, '54.144.0.10'),
			near: vpc(2, '192.0.2.10', 'us-west-2'),
			far: vpc(3, '192.0.2.11', 'eu-west-1'),
			hidden: {cidr: '10.4.0.0/16', region: 'ap-south-1'}
		},
		sites: {dc: {publicIp: '198.51.100.20', asn: 65_001, cidr: ['203.0.113.0/24', '192.168.0.0/24'], internet: false}},
		directConnects: {
			dx: {
				location: 'EqDC2',
				site: 'dc',
				virtualInterfaces: {
					pub: {
						type: 'public',
						vlan: 300,
						prefixes: ['203.0.113.0/24'],
						amazonAddress: '169.254.101.1/30',
						customerAddress: '169.254.101.2/30'
					}
				}
			}
		}
	},
	{name: 'demo'}
)

const heard = (...communities: readonly string[]) => heardOf('203.0.113.0/24', communities)
const heardOf = (destination: string, communities: readonly string[] = []): Learned => ({
	...nothingLearned,
	bgp: {
		'dx.dx': [
			{
				destination,
				link: 'vif-pub',
				via: '169.254.101.2',
				asPath: [65_001],
				med: 0,
				localPreference: 100,
				communities
			}
		]
	}
})
function bgpOf(plan: Plan, namespace: string) {
	const found = plan.namespaces[namespace]?.daemons?.find(({kind}) => kind === 'bgp')
	return found?.kind === 'bgp' ? found.config : undefined
}
const regionsWithWayBack = (plan: Plan) =>
	Object.entries(plan.namespaces)
		.filter(([name, {routes}]) => name.startsWith('edge.') && routes.some(({destination}) => destination === '203.0.113.0/24'))
		.map(([name]) => name.slice('edge.'.length))
		.sort()

test('AWS tells the public blocks in use, with NO_EXPORT and how near each is, and takes 1,000 prefixes (DX-4)', t => {
	const bgp = bgpOf(compile(lab), 'dx.dx')
	t.deepEqual(bgp?.networks, ['54.144.0.0/14', '192.0.2.10/32', '192.0.2.11/32'])
	t.like(bgp?.neighbors[0], {localAsn: 7224, maximumPrefixes: 1000})
	const told = Object.values(bgp?.routeMaps ?? {})[0]?.map(({match, set}) => [
		match?.prefixList?.split('-to-')[0],
		set?.communities
	])
	t.deepEqual(told, [
		['us-east-1', ['no-export', '7224:8100']],
		['us-west-2', ['no-export', '7224:8200']],
		['eu-west-1', ['no-export']]
	])
})

test('the site announces there what it owns, and not its other blocks (DX-4)', t => {
	const bgp = bgpOf(compile(lab), 'site.dc')
	t.deepEqual(bgp?.prefixLists?.[bgp.neighbors[0]?.prefixListOut ?? ''], [{action: 'permit', prefix: '203.0.113.0/24'}])
})

test('AWS takes no prefix that the customer does not own (DX-4)', t => {
	for (const [destination, isTaken] of [
		['203.0.113.128/25', true],
		['203.0.112.0/23', false],
		['192.168.0.0/24', false]
	] as const) {
		const {routes = []} = compile(lab, heardOf(destination)).namespaces['edge.us-east-1'] ?? {}
		t.is(
			routes.some(one => one.destination === destination),
			isTaken,
			destination
		)
	}
})

test("by its communities the customer's prefixes stay in a Region or on a continent, else they go everywhere (DX-4)", t => {
	const regions = (...communities: readonly string[]) => regionsWithWayBack(compile(lab, heard(...communities)))
	t.deepEqual(regions('7224:9100'), ['us-east-1'])
	t.deepEqual(regions('7224:9200'), ['us-east-1', 'us-west-2'])
	t.deepEqual(regions('7224:9300'), ['eu-west-1', 'us-east-1', 'us-west-2'])
	t.deepEqual(regions(), ['eu-west-1', 'us-east-1', 'us-west-2'])
	t.deepEqual(regionsWithWayBack(compile(lab)), [])
})

test("what comes by it reaches AWS's addresses alone, and the Internet's core knows no way to the customer's (DX-4)", t => {
	const {namespaces} = compile(lab, heard())
	const {rules = [], routes = []} = namespaces['edge.us-east-1'] ?? {}
	const tables = rules.filter(({iif}) => iif === 'dx-dx.pub').map(({table}) => table)
	t.deepEqual(
		routes.filter(({table}) => tables.includes(table)).map(({destination, type}) => [destination, type]),
		[
			['54.144.0.10/32', 'unicast'],
			['0.0.0.0/0', 'blackhole']
		]
	)
	t.false(namespaces.internet?.routes.some(({destination}) => destination === '203.0.113.0/24'))
})
