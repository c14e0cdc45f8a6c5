/** Silence in networks that are still coming up, or moving to another tunnel: checks that would pass then, and must fail. */
import test from 'ava'
import {type LabDocument, raise} from '../../src/index.ts'

process.env.VPCLAB_STATE_DIR = `/run/vpclab-silence-${process.pid}`

const lab: LabDocument = {
	vpcs: {
		main: {
			cidr: '10.0.0.0/16',
			vpnGateway: true,
			subnets: {app: {cidr: '10.0.0.0/24', propagate: true}},
			securityGroups: {open: {ingress: [{all: true, from: '0.0.0.0/0'}]}},
			instances: {web: {subnet: 'app', securityGroups: ['open'], serves: ['http']}}
		}
	},
	sites: {office: {publicIp: '198.51.100.20', asn: 65_001, cidr: '192.168.0.0/24', hosts: {pc: '192.168.0.10'}}},
	vpnConnections: {office: {site: 'office', gateway: 'main', bgpTimers: {keepaliveSeconds: 1, holdSeconds: 3}}}
}
const silence = [
	{http: {from: 'pc', to: 'web', expect: 'timeout', timeoutMs: 500}},
	{ping: {from: 'web', to: 'pc', expect: 'timeout', timeoutMs: 500}}
]
const noRoute = {route: {at: 'main.app', to: 'pc', expect: 'none'}}

test.serial(
	'silence is asked of a network that has converged: from the first on, after a tunnel failed, and after it is whole again',
	async t => {
		const running = await raise(lab, {name: `silence-${process.pid}`})
		t.teardown(() => running.down())
		const verdicts = async (checks: readonly unknown[]) => {
			const {results} = await running.check({checks})
			t.log(results.map(({verdict, title, got, why}) => `${verdict}: ${title}: ${got ?? why}`).join('\n'))
			return results.filter(({kind}) => ['http', 'ping', 'route'].includes(kind)).map(({verdict}) => verdict)
		}
		// No time is lost before it: nothing but the checks themselves waits for tunnels, sessions and routes.
		t.deepEqual(await verdicts([...silence, {...noRoute, route: {...noRoute.route, withinMs: 0}}]), [
			'failed',
			'failed',
			'failed'
		])
		t.deepEqual(await verdicts([{fail: {tunnel: 'office:1'}}, ...silence]), ['failed', 'failed'])
		t.deepEqual(await verdicts([{heal: {tunnel: 'office:1'}}, {fail: {tunnel: 'office:2', how: 'kill'}}, ...silence]), [
			'failed',
			'failed'
		])
		t.deepEqual(await verdicts([{fail: {tunnel: 'office:1', how: 'delete'}}, ...silence]), ['failed', 'failed'])
		t.deepEqual(await verdicts([{reboot: 'office'}, ...silence]), ['failed', 'failed'])
		t.deepEqual(
			await verdicts([{fail: {tunnel: 'office:1'}}, ...silence, noRoute]),
			['passed', 'passed', 'passed'],
			'no tunnel is left, and what is silent then is so for ever'
		)
	}
)
