import test from 'ava'
import type {BadLab} from '../../src/lab/problem.ts'
import {readLab} from '../../src/lab/read.ts'

function problems(site: object, connection: object = {}) {
	try {
		readLab(
			{
				vpcs: {main: {cidr: '10.0.0.0/16', vpnGateway: true}},
				sites: {office: {publicIp: '198.51.100.20', cidr: '192.168.0.0/24', hosts: {pc: '192.168.0.10'}, ...site}},
				vpnConnections: {office: {site: 'office', gateway: 'main', ...connection}}
			},
			{name: 'site-routes'}
		)
		return []
	} catch (error) {
		return (error as BadLab).problems.map(({path, message, fix}) => `${path}: ${message}; ${fix}`)
	}
}

test("a site's routes lead to its hosts, its tunnels or nowhere", t => {
	t.deepEqual(problems({routes: {'10.1.0.0/16': 'pc', '10.2.0.0/16': 'office:2', '10.3.0.0/16': 'blackhole'}}), [])
	t.deepEqual(problems({routes: {'10.1.0.0/16': 'office:3', nowhere: 'pc'}}), [
		'sites.office.routes["10.1.0.0/16"]: "office:3" is not a host of the site, no tunnel of it, and not "blackhole"; did you mean "office:1"?',
		'sites.office.routes.nowhere: "nowhere" is not an IPv4 block; write an address and a prefix length, such as 10.99.0.0/16'
	])
	t.deepEqual(problems({hosts: {pc: {ip: '192.168.0.10', loopbacks: ['10.1.0']}}}), [
		'sites.office.hosts.pc.loopbacks[0]: "10.1.0" is not an IPv4 address; write one such as 10.99.0.5, and lead to it: routes: {10.99.0.0/16: …}'
	])
})

test('filters and announcements of a tunnel are blocks, and need BGP', t => {
	const tunnels = {1: {customer: {announces: ['192.168.0.0/24', 'all'], accepts: []}}}
	t.deepEqual(problems({}, {tunnels}), [
		'vpnConnections.office.tunnels.1.customer.announces[1]: "all" is not a block; write an address and a prefix length, such as 192.168.0.0/24'
	])
	t.deepEqual(problems({accepts: ['10.0.0']}), [
		'sites.office.accepts[0]: "10.0.0" is not an IPv4 block; write an address and a prefix length, such as 192.168.0.0/24'
	])
	t.regex(
		problems({}, {routing: 'static', routes: ['192.168.0.0/24'], tunnels: {1: {customer: {announces: []}}}})[0] ?? '',
		/^vpnConnections\.office\.tunnels\.1\.customer\.announces: a connection with static routing has no BGP/
	)
})
