import test from 'ava'
import {expectedOf} from '../../src/control/expected.ts'
import type {Lab} from '../../src/model/model.ts'
import {routesLearnedBy} from '../../src/services/frr/facts.ts'
import {hybrid, line, site, vpc} from './hybrid-lab.ts'

const received = (lab: Lab, router: string) =>
	routesLearnedBy(expectedOf(lab), router).map(
		({link, destination, asPath, med}) => `${link} ${destination} ${asPath.join('-')} ${med}`
	)

test('AWS asks for the first tunnel by MED, and a site’s own preferences reach AWS (VPN-8)', t => {
	const lab = hybrid({
		vpnConnections: {
			main: {site: 'office', gateway: 'one', tunnels: {1: {fault: 'maintenance'}, 2: {customer: {prepend: 2, med: 7}}}}
		}
	})
	t.deepEqual(received(lab, 'site.office'), ['main:1 10.1.0.0/16 64513 300', 'main:2 10.1.0.0/16 64513 200'])
	t.deepEqual(received(lab, 'vgw.one'), ['main:1 192.168.1.0/24 65001 0', 'main:2 192.168.1.0/24 65001-65001-65001 7'])
})

test('a site with two gateways joins them, and each is told with the path through it', t => {
	const lab = hybrid({
		vpcs: {two: vpc(2)},
		vpnConnections: {main: {site: 'office', gateway: 'one'}, other: {site: 'office', gateway: 'two'}}
	})
	t.true(received(lab, 'vgw.two').includes('other:1 10.1.0.0/16 65001-64513 0'))
	t.false(received(lab, 'vgw.one').some(route => route.includes(' 10.1.0.0/16 ')))
})

test('with Direct Connect it tells of nothing but its own', t => {
	const lab = hybrid({
		vpcs: {two: vpc(2)},
		vpnConnections: {other: {site: 'office', gateway: 'two'}},
		directConnects: {line: line('office', 'one')}
	})
	t.deepEqual(received(lab, 'vgw.two'), ['other:1 192.168.1.0/24 65001 0', 'other:2 192.168.1.0/24 65001 0'])
})

test('one prefix too many, and the session is closed (VPN-7)', t => {
	const announces = (count: number) => Array.from({length: count}, (_, index) => `172.16.${index}.0/24`)
	const lab = (count: number) =>
		hybrid({
			sites: {office: site(1, {announces: announces(count)})},
			vpnConnections: {main: {site: 'office', gateway: 'one', tunnels: {2: {fault: 'kill'}}}}
		})
	t.is(received(lab(100), 'vgw.one').length, 100)
	t.deepEqual([...received(lab(101), 'vgw.one'), ...received(lab(101), 'site.office')], [])
})

test('with another VLAN, key or ASN at one end there is no session (DX-2)', t => {
	for (const customer of [{vlan: 102}, {authKey: 'another'}]) {
		t.deepEqual(received(hybrid({directConnects: {line: line('office', 'one', {customer})}}), 'site.office'), [])
	}
	t.deepEqual(received(hybrid({directConnects: {line: line('office', 'one')}}), 'site.office'), ['line.prod 10.1.0.0/16 64513 0'])
})
