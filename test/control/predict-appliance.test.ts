import test from 'ava'
import {lostOnUnderlay} from '../../src/control/predict/underlay.ts'
import {address} from '../plan/lab-fixture.ts'
import {appliance} from './appliance.ts'
import {ask, fate, way} from './asking.ts'

const [web, pc, tablet, router] = ['10.0.0.100', '10.50.1.10', '10.50.2.10', '10.50.0.10']

test('an instance that is a customer gateway passes on between its VPC and its tunnels, as a hop', t => {
	const {verdict, forward, client} = ask(appliance(), pc, web)
	t.is(verdict, 'answer')
	t.is(client, address(pc))
	t.deepEqual(way(forward), [
		'instance branch.pc',
		'network-interface branch.pc',
		'route-table branch.desks',
		'network-interface branch.router',
		'instance branch.router',
		'vpn-tunnel branch:1',
		'vpn-gateway main',
		'vpc main',
		'network-interface main.web',
		'instance main.web'
	])
	t.is(ask(appliance(), web, pc).verdict, 'answer')
	t.is(ask(appliance(), router, web).verdict, 'answer')
})

test('a subnet without a route to it, a source check and a guest that does not forward each stop what it passes on', t => {
	t.is(fate(appliance(), tablet, web), 'silence: NO_ROUTE_TO_DESTINATION at route-table branch.main (forward)')
	t.is(
		fate(appliance({router: {sourceDestCheck: true}}), pc, web),
		'silence: ENI_SOURCE_DEST_CHECK_RESTRICTION at network-interface branch.router (forward)'
	)
	t.is(fate(appliance({router: {guest: {}}}), pc, web), 'silence: NO_POSSIBLE_DESTINATION at instance branch.router (forward)')
	t.is(ask(appliance({router: {guest: {}}}), router, web).verdict, 'answer')
})

function lostAt(parts: Parameters<typeof appliance>[0]) {
	const lost = lostOnUnderlay(appliance(parts))
	return [...lost].map(([tunnel, {end}]) => `${tunnel}: ${end?.code} at ${end?.at.kind} ${end?.at.key} (${end?.on})`)
}

test('its IKE is traffic of the VPC: groups, ACLs, routes and gateways stop it, and then no tunnel is up', t => {
	t.deepEqual(lostAt({}), [])
	const closed = {group: {egress: [{tcp: 'all', to: '0.0.0.0/0'}]}}
	t.deepEqual(lostAt(closed), [
		'branch:1: ENI_SG_RULES_MISMATCH at security-group branch.router (forward)',
		'branch:2: ENI_SG_RULES_MISMATCH at security-group branch.router (forward)'
	])
	t.is(ask(appliance(closed), pc, web).verdict, 'silence')
	const half = {
		edge: {networkAcl: 'edge'},
		branch: {
			networkAcls: {
				edge: {
					ingress: {100: {allow: 'udp', ports: 500, from: '0.0.0.0/0'}, 110: {allow: 'all', from: '10.0.0.0/8'}},
					egress: {100: {allow: 'all', to: '0.0.0.0/0'}}
				}
			}
		}
	}
	t.deepEqual(lostAt(half)[0], 'branch:1: SUBNET_ACL_RESTRICTION at network-acl branch.edge (reply)')
	t.regex(lostAt({edge: {routes: {}}})[0] ?? '', /^branch:1: NO_ROUTE_TO_DESTINATION at route-table branch.edge \(forward\)$/)
})

test('where AWS begins, a group that lets its IKE in is enough, though nothing lets the instance begin (VPN-5)', t => {
	const tunnels = {1: {startupAction: 'start'}, 2: {}}
	const group = {egress: [{all: true, to: '10.0.0.0/8'}]}
	const lets = {...group, ingress: [{udp: [500, 4500], from: '0.0.0.0/0'}]}
	t.is(lostAt({connection: {tunnels}, group}).length, 2)
	t.deepEqual(
		lostAt({connection: {tunnels}, group: lets}).map(text => text.slice(0, 8)),
		['branch:2']
	)
})
