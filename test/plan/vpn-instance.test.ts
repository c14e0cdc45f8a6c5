import test from 'ava'
import {expectedOf} from '../../src/control/expected.ts'
import {compile} from '../../src/plan/compile.ts'
import {diff} from '../../src/plan/diff.ts'
import {appliance} from '../control/appliance.ts'

// An instance that is a customer gateway.

function plan(parts?: Parameters<typeof appliance>[0]) {
	const lab = appliance(parts)
	return compile(lab, expectedOf(lab))
}
const own = (parts?: Parameters<typeof appliance>[0]) => plan(parts).namespaces['host.branch.router']

test('its bgpd and the routes into its tunnels are in its own namespace, with its address as their source', t => {
	const {daemons, routes = []} = own() ?? {}
	t.deepEqual(
		daemons?.map(({kind, id}) => [kind, id]),
		[['bgp', 'bgp.host.branch.router']]
	)
	t.like(
		routes.find(({destination}) => destination === '10.0.0.0/16'),
		{nexthops: [{link: 'branch-1'}], source: '10.50.0.10'}
	)
	t.deepEqual(
		Object.keys(plan().namespaces).filter(name => /^(?:site|wan|lan)\./.test(name)),
		[]
	)
})

test('a guest that does not forward lets its charons out, and nothing else through', t => {
	t.notRegex(own()?.firewall.ipv4 ?? '', /FORWARD/)
	t.regex(own({router: {guest: {}}})?.firewall.ipv4 ?? '', /-A FORWARD -i branch\.1 -j ACCEPT\n(?:.*\n)*-A FORWARD -j DROP\n/)
})

test('one that is off runs no daemons, and its tunnels no charon at its end', t => {
	for (const state of ['failed', 'stopped']) {
		const {namespaces} = plan({router: {state}})
		t.is(namespaces['host.branch.router']?.daemons, undefined)
		t.is(namespaces['cpe.branch.1']?.daemons, undefined)
	}
})

test('its routes into tunnels are made again when its interface is, since the kernel drops them with its address', t => {
	const steps = diff(plan(), plan({router: {sourceDestCheck: true}}))
	t.true(steps.some(step => step.do === 'replace-route' && step.route.destination === '10.0.0.0/16' && step.tunnelDependent))
})
