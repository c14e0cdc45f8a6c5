import test from 'ava'
import {differences, renderDifference} from '../../src/lab/difference.ts'

const say = (before: object, after: object) => differences(before, after).map(renderDifference)

test('a thing that is new, gone or changed is named as people name it', t => {
	const before = {
		vpcs: {
			main: {
				cidr: '10.0.0.0/16',
				subnets: {private: {cidr: '10.0.1.0/24', routes: {'0.0.0.0/0': 'nat'}}},
				natGateways: {nat: {subnet: 'public'}}
			}
		},
		vpnConnections: {office: {tunnels: {1: {prepend: 1}}}}
	}
	const after = {
		vpcs: {
			main: {
				cidr: '10.0.0.0/16',
				subnets: {private: {cidr: '10.0.1.0/24', routes: {}}},
				instances: {web: {subnet: 'private'}}
			}
		},
		vpnConnections: {office: {tunnels: {1: {prepend: 2, fault: 'kill'}}}},
		slow: 2
	}
	t.deepEqual(say(before, after), [
		'subnet main.private: routes["0.0.0.0/0"] removed, was nat',
		'NAT gateway main.nat: removed',
		'instance main.web: new, {"subnet":"private"}',
		'VPN connection office: tunnels.1.prepend: 2, was 1',
		'VPN connection office: tunnels.1.fault: kill',
		'slow: 2'
	])
})

test('a thing among others of its section is new or removed as a whole', t => {
	const vpc = (instances: object) => ({vpcs: {main: {instances}}})
	t.deepEqual(say(vpc({a: {subnet: 'x'}, b: {subnet: 'x'}}), vpc({a: {subnet: 'x'}, c: {subnet: 'y'}})), [
		'instance main.b: removed',
		'instance main.c: new, {"subnet":"y"}'
	])
	t.deepEqual(say({vpcs: {a: {}}}, {vpcs: {a: {}, b: {cidr: '10.0.0.0/16'}}}), ['VPC b: new, {"cidr":"10.0.0.0/16"}'])
})

test('of a list its items are named, wherever they stand', t => {
	const group = (ingress: readonly object[]) => ({vpcs: {main: {securityGroups: {web: {ingress}}}}})
	const [ssh, http, https] = [{tcp: 22}, {tcp: 80}, {tcp: 443}]
	t.deepEqual(say(group([ssh, http]), group([http, https])), [
		'security group main.web: ingress: removed {"tcp":22}',
		'security group main.web: ingress: added {"tcp":443}'
	])
	t.deepEqual(say(group([ssh, http]), group([{tcp: 80}, {tcp: 22}])), [
		'security group main.web: ingress: [{"tcp":80},{"tcp":22}], was [{"tcp":22},{"tcp":80}]'
	])
})

test('what is equal as JSON does not differ', t => {
	t.deepEqual(differences({a: {x: 1, y: [{p: 1, q: 2}]}}, {a: {y: [{q: 2, p: 1}], x: 1}}), [])
})
