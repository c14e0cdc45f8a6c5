import test from 'ava'
import {type LabDocument, useLab} from '../../../src/index.ts'
import {observedOf} from '../../../src/life/run-action.ts'
import {nothingObserved} from '../../../src/services/observed.ts'
import {tunnelEndsOf} from '../../../src/services/strongswan/shown.ts'
import type {OutageOutcome} from '../../../src/verify/outage/judge.ts'
import {until} from '../../services/net.ts'

// Real streams through real failures: two tunnels with BGP, and BFD on them so that nobody has to wait.

const lab = useLab(test, {
	name: 'outage',
	vpcs: {
		main: {
			cidr: '10.0.0.0/16',
			vpnGateway: true,
			subnets: {app: {cidr: '10.0.0.0/24', propagate: true}},
			securityGroups: {office: {ingress: [{all: true, from: '192.168.0.0/16'}]}},
			instances: {web: {subnet: 'app', privateIp: '10.0.0.5', securityGroups: ['office'], serves: ['http', 'tcp:5201']}}
		}
	},
	sites: {office: {publicIp: '198.51.100.20', asn: 65_001, cidr: '192.168.0.0/24', hosts: {pc: {ip: '192.168.0.10'}}}},
	vpnConnections: {office: {site: 'office', gateway: 'main', bfd: true}},
	checks: [
		{
			outage: {
				from: 'pc',
				to: 'web:5201',
				during: {fail: {tunnel: 'office:1'}},
				expect: {gap: '300 ms..15 s', tcp: 'survives', endedBy: 'bfd'}
			}
		},
		{outage: {from: 'pc', to: 'web:80', during: {heal: {tunnel: 'office:1'}}, expect: {lost: '<= 4', tcp: 'survives'}}},
		{outage: {from: 'pc', to: 'web:80', during: {fail: {tunnel: 'office:1', how: 'delete'}}, expect: {gap: '<= 2 s'}}},
		{
			outage: {
				from: 'pc',
				to: 'web:80',
				during: {change: {vpnConnections: {office: {tunnels: {1: {fault: 'drop'}, 2: {fault: 'drop'}}}}}},
				expect: {gap: 'never'},
				timeoutMs: 2000
			}
		},
		{change: {vpnConnections: {office: {tunnels: {1: {fault: null}, 2: {fault: null}}}}}}
	]
} as LabDocument)

test.serial('an outage is measured, and its end has a cause; what must not come back does not (VPN-8)', async t => {
	t.timeout(120_000)
	const {results} = await lab.check()
	t.deepEqual(
		results.map(({verdict, why}) => why ?? verdict),
		results.map(() => 'passed')
	)
	const {lost, gapMs, events} = results[0]!.data as OutageOutcome
	t.true(lost > 0)
	t.true(Math.abs(lost * 50 - gapMs) < gapMs / 2, `${lost} pings lost in ${gapMs} ms`)
	t.true(events.some(({what}) => what.includes('BGP over office:1 is down')))
})

test.serial('a wrong key that is put in ends the tunnel and shows (VPN-4)', async t => {
	t.timeout(180_000)
	const first = async () => tunnelEndsOf((await observedOf(lab.name)) ?? nothingObserved).filter(({end}) => end === 'office-1')
	await until('both ends are up', first, ends => ends.length === 2 && ends.every(({isUp}) => isUp), 40_000)
	await lab.change({vpnConnections: {office: {tunnels: {1: {customer: {psk: 'not.the.one.of.aws'}}}}}})
	const {seen: ends} = await until('somebody says why', first, found =>
		found.some(({reasons}) => reasons.some(({kind}) => kind === 'wrong-psk'))
	)
	t.false(ends.some(({isUp}) => isUp))
})

test.serial('a device without power answers nobody, and is there again with it', async t => {
	t.timeout(180_000)
	await lab.fail({site: 'office'})
	t.is((await lab.ping('pc', '192.168.0.1', {timeoutMs: 500})).got, 'timeout')
	await lab.heal({site: 'office'})
	const {seen: found} = await until(
		'it forwards again',
		() => lab.ping('pc', 'web', {timeoutMs: 500}),
		({got}) => got === 'reply',
		40_000
	)
	t.is(found.got, 'reply')
})
