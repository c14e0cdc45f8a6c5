import test from 'ava'
import {predict} from '../../src/control/predict.ts'
import {useLab} from '../../src/index.ts'
import {readLab} from '../../src/lab/read.ts'
import {address} from '../plan/lab-fixture.ts'
import {until} from '../services/net.ts'

// Static routes of a site's router: to a host with a network behind it, into the second tunnel, and nowhere.

const open = {ingress: [{all: true as const, from: '0.0.0.0/0'}]}
const document = {
	name: 'site-routes',
	vpcs: {
		main: {
			cidr: '10.0.0.0/16',
			vpnGateway: true,
			subnets: {app: {cidr: '10.0.0.0/24', propagate: true}},
			securityGroups: {open},
			instances: {
				web: {subnet: 'app', privateIp: '10.0.0.100', securityGroups: ['open']},
				quiet: {subnet: 'app', privateIp: '10.0.0.200', securityGroups: ['open']}
			}
		}
	},
	sites: {
		office: {
			publicIp: '198.51.100.20',
			asn: 65_001,
			cidr: '192.168.0.0/24',
			announces: ['192.168.0.0/24', '172.20.0.0/16'],
			routes: {'172.20.0.0/16': 'lab', '10.0.0.96/27': 'office:2', '10.0.0.192/27': 'blackhole'},
			hosts: {pc: '192.168.0.10', lab: {ip: '192.168.0.20', loopbacks: ['172.20.0.5']}}
		}
	},
	vpnConnections: {office: {site: 'office', gateway: 'main'}}
}
const lab = useLab(test, document)
const addresses = {web: '10.0.0.100', quiet: '10.0.0.200', pc: '192.168.0.10'}

/** A ping, and what is predicted of it. */
async function asked(from: keyof typeof addresses, to: string) {
	const {got} = await lab.ping(from, to, {timeoutMs: 1000})
	const model = readLab(document, {name: 'site-routes'}).lab
	return [got, predict(model, {from: address(addresses[from]), to: address(to), protocol: 'icmp'}).verdict]
}

test.serial(
	'a network behind a host of the LAN is reached from the LAN and from the VPC; no other address of it answers',
	async t => {
		t.timeout(180_000)
		await until(
			'the VPC reaches the office',
			() => lab.ping('web', 'pc', {timeoutMs: 1000}),
			({got}) => got === 'reply'
		)
		t.deepEqual(await asked('pc', '172.20.0.5'), ['reply', 'answer'])
		t.deepEqual(await asked('web', '172.20.0.5'), ['reply', 'answer'])
		t.deepEqual(await asked('web', '172.20.0.6'), ['timeout', 'silence'])
	}
)

test.serial('a route into a tunnel is before what BGP brought, and a blackhole stops what lies in it', async t => {
	const {packets, result} = await lab.capture('vpn:office:2:customer', {filter: 'icmp'}, () => lab.ping('pc', 'web'))
	t.is(result.got, 'reply')
	t.true(
		packets.some(({summary}) => /request/i.test(summary)),
		packets.map(({summary}) => summary).join('\n')
	)
	t.deepEqual(await asked('pc', addresses.quiet), ['timeout', 'silence'])
	t.deepEqual(await asked('quiet', addresses.pc), ['timeout', 'silence'])
})
