import test from 'ava'
import {useLab} from '../../src/index.ts'
import {until} from '../services/net.ts'

// What comes from a site is searched in the table of the virtual private gateway (RT-10).

const open = {ingress: [{all: true as const, from: '0.0.0.0/0'}]}
const lab = useLab(test, {
	name: 'vgw-edge',
	vpcs: {
		main: {
			cidr: '10.0.0.0/16',
			vpnGateway: {routeTable: 'edge'},
			subnets: {
				app: {cidr: '10.0.0.0/24', routes: {'192.168.0.0/24': 'wall'}},
				walls: {cidr: '10.0.1.0/24', propagate: true},
				plain: {cidr: '10.0.2.0/24', propagate: true}
			},
			routeTables: {edge: {routes: {'10.0.0.0/24': 'wall'}}},
			securityGroups: {open},
			instances: {
				web: {subnet: 'app', securityGroups: ['open'], serves: ['http']},
				other: {subnet: 'plain', securityGroups: ['open']},
				wall: {
					subnet: 'walls',
					securityGroups: ['open'],
					sourceDestCheck: false,
					guest: {forward: true, statefulFirewall: true}
				}
			}
		}
	},
	sites: {office: {publicIp: '198.51.100.20', asn: 65_001, cidr: '192.168.0.0/24', hosts: {pc: '192.168.0.10'}}},
	vpnConnections: {office: {site: 'office', gateway: 'main'}}
})

test.serial(
	'RT-10: what comes from a site passes the middlebox, which sees both directions; other subnets do without',
	async t => {
		t.timeout(180_000)
		await until(
			'the office reaches the VPC',
			() => lab.ping('pc', 'other', {timeoutMs: 1000}),
			({got}) => got === 'reply'
		)
		const inspected = await lab.capture('wall', {filter: 'icmp'}, () => lab.ping('pc', 'web'))
		t.is(inspected.result.got, 'reply')
		// In and out, there and back.
		t.is(inspected.packets.length, 4, inspected.packets.map(({summary}) => summary).join('\n'))
		const plain = await lab.capture('wall', {filter: 'icmp'}, () => lab.ping('pc', 'other'))
		t.is(plain.result.got, 'reply')
		t.is(plain.packets.length, 0)
		t.like(await lab.http('pc', 'web'), {got: 'answer'})
	}
)

test.serial('RT-7: with the middlebox stopped nothing comes through to what is behind it', async t => {
	await lab.stop('wall')
	t.is((await lab.ping('pc', 'web', {timeoutMs: 1000})).got, 'timeout')
	t.is((await lab.ping('pc', 'other')).got, 'reply')
})
