import test from 'ava'
import type {Learned} from '../../../src/control/learned.ts'
import {answer} from '../../../src/dns/answer.ts'
import {readLab} from '../../../src/lab/read.ts'
import {compile} from '../../../src/plan/compile.ts'

const document = {
	vpcs: {
		main: {
			cidr: '10.0.0.0/16',
			internetGateway: true,
			subnets: {a: {cidr: '10.0.0.0/24', routes: {'0.0.0.0/0': 'internet-gateway'}}},
			instances: {web: {subnet: 'a', publicIp: true}, hidden: {subnet: 'a'}}
		}
	},
	healthChecks: {
		web: {ipAddress: 'web', requestInterval: 10, regions: ['us-east-1', 'eu-west-1', 'sa-east-1']},
		far: {ipAddress: '2001:db8::5', type: 'TCP', port: 443},
		name: {fullyQualifiedDomainName: 'www.shop.example', type: 'HTTPS'},
		hidden: {ipAddress: 'main.hidden'},
		off: {ipAddress: 'web', disabled: true},
		offInverted: {ipAddress: 'web', disabled: true, inverted: true},
		one: {childHealthChecks: ['web', 'name'], healthThreshold: 1},
		both: {childHealthChecks: ['web', 'name']},
		none: {childHealthChecks: ['web'], healthThreshold: 0},
		many: {childHealthChecks: ['web'], healthThreshold: 2}
	},
	hostedZones: {
		shop: {
			name: 'shop.example',
			records: Object.fromEntries([
				...['web', 'off', 'offInverted', 'one', 'both', 'none', 'many'].map(key => [
					key,
					{failover: {primary: {A: '203.0.113.1', healthCheck: key}, secondary: {A: '203.0.113.2'}}}
				]),
				['alias', {failover: {primary: {alias: 'web', evaluateTargetHealth: true}, secondary: {A: '203.0.113.3'}}}],
				['behind', {failover: {primary: {alias: 'plain', evaluateTargetHealth: true}, secondary: {A: '203.0.113.3'}}}],
				['plain', {A: '203.0.113.4', healthCheck: 'web'}]
			])
		}
	}
}
const {lab} = readLab(document as never, {file: 'health', name: 'health'})

test('R53-2: checkers are hosts on the Internet, and each has its own address', t => {
	const {namespaces, points} = compile(lab)
	const {addresses, daemons = []} = namespaces.checkers!
	t.is(addresses.length, 16 + 16, 'two in each of eight Regions, IPv4 and IPv6')
	t.is(points['r53:checkers']?.namespace, 'checkers')
	const [daemon] = daemons
	if (daemon?.kind !== 'route-health') return t.fail()
	t.deepEqual(
		daemon.checks.map(({key, protocol, port, sources}) => [key, protocol, port, sources.length]),
		[
			['web', 'HTTP', 80, 6],
			['far', 'TCP', 443, 16],
			['name', 'HTTPS', 443, 16]
		],
		'nothing is checked where it is disabled, calculated, or an instance has no public address'
	)
	t.true(namespaces.internet?.routes.some(({destination}) => destination === '54.243.31.193/32'))
})

function resolved(name: string, learned: Learned): string {
	const {listenerFacts} = compile(lab, learned)
	const asker = {address: '203.0.113.10', unhealthy: new Set<string>(), chance: () => 0}
	const found = answer(listenerFacts!.dns!, {kind: 'public'}, {name: `${name.toLowerCase()}.shop.example`, type: 'A'}, asker)
	return 'answers' in found ? found.answers.map(({data}) => data.slice(-1)).join() : 'forward'
}

test('R53-1, R53-2: records follow their health checks; disabled ones are healthy, inverted ones the other way round', t => {
	const names = ['web', 'off', 'offInverted', 'one', 'both', 'none', 'many', 'alias', 'behind', 'plain']
	const states = (learned: Learned) => Object.fromEntries(names.map(name => [name, resolved(name, learned)]))
	const standing = {off: '1', offInverted: '2', one: '1', none: '1', many: '2', plain: '4'}
	t.deepEqual(states({}), {...standing, web: '1', both: '1', alias: '1', behind: '4'}, 'not known yet: healthy')
	t.deepEqual(states({'route-health': {web: 'unhealthy', name: 'healthy'}}), {
		...standing,
		web: '2',
		both: '2',
		alias: '2',
		behind: '3'
	})
})
