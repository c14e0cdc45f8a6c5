import test from 'ava'
import {tunnelTroubles} from '../../src/life/tunnel-troubles.ts'
import type {PlannedTunnel} from '../../src/plan/types.ts'
import {bgpObserver} from '../../src/services/frr/observer.ts'
import type {BgpSession} from '../../src/services/frr/status.ts'
import type {Observed} from '../../src/services/observed.ts'

const end = (side: 'aws' | 'customer', inside: string) => ({
	daemon: `ipsec.${side}`,
	end: 'office-1',
	underlay: side,
	router: side === 'aws' ? 'vgw.main' : 'site.office',
	link: 'office-1',
	outside: '192.0.2.1',
	inside
})
const planned: PlannedTunnel = {
	connection: 'office',
	number: 1,
	gateway: 'main',
	site: 'office',
	customerGateway: 'cgw-1',
	routing: 'bgp',
	aws: end('aws', '169.254.44.1'),
	customer: end('customer', '169.254.44.2'),
	path: 'vpnConnections.office.tunnels.1'
}
const document = {sites: {office: {device: {swanctl: 'swanctl.conf', frr: 'frr.conf'}}}, vpnConnections: {office: {}}}

const session = (neighbor: string, more: Partial<BgpSession>): BgpSession => ({
	neighbor,
	family: 4,
	asn: 65_001,
	state: 'Established',
	isUp: true,
	sinceMs: 0,
	accepted: 0,
	sent: 0,
	timesUp: 1,
	timesDown: 0,
	holdSeconds: 30,
	...more
})
const down = {state: 'Active', isUp: false} as const

function observed(aws: Partial<BgpSession>, customer: Partial<BgpSession>, daemons: Observed['daemons'] = []) {
	const ipsec = (['aws', 'customer'] as const).map(side => ({
		daemon: `ipsec.${side}`,
		end: 'office-1',
		router: '',
		link: 'office-1',
		isUp: !daemons.some(({id}) => id === `ipsec.${side}`),
		sinceMs: 0,
		reasons: []
	}))
	const bgp = [
		{daemon: 'a', router: 'vgw.main', asn: 64_512, sessions: [session('169.254.44.2', aws)], paths: []},
		{daemon: 'b', router: 'site.office', asn: 65_001, sessions: [session('169.254.44.1', customer)], paths: []}
	]
	return {shown: {ipsec, bgp}, troubles: {ipsec: [], bgp: bgpObserver.troubles(bgp)}, daemons}
}

const later = 60_000
const troubles = (...all: Parameters<typeof observed>) =>
	tunnelTroubles({'office:1': planned}, observed(...all), document, later).map(({about, kind, words, path}) => ({
		about,
		kind,
		words,
		path: path.join('.')
	}))

test('with both ends up nothing is wrong', t => {
	t.deepEqual(troubles({}, {}), [])
})

test('a session whose other end is lost has a reason, once it can no longer be that one end merely came up first', t => {
	t.deepEqual(troubles({}, down), [
		{
			about: 'bgp',
			kind: 'one-sided',
			words: "AWS's end still has the session that the device's has lost, and takes no other until its hold time of 30 s is over",
			path: 'sites.office.device.frr'
		}
	])
	t.regex(troubles(down, {})[0]?.words ?? '', /^the device still has the session that AWS's end has lost/)
	t.deepEqual(troubles({sinceMs: later - 1000}, down), [])
	t.deepEqual(troubles({sinceMs: 0}, {...down, sinceMs: later - 1000}), [])
})

test('a session that is up and brings no routes for want of a policy has that reason', t => {
	const trouble = {kind: 'no-policy', words: 'this router takes no routes', line: 'Inbound updates discarded'} as const
	t.like(troubles({}, {trouble})[0], {about: 'bgp', kind: 'no-policy', path: 'sites.office.device.frr'})
})

test('of two device files that are wrong both are told', t => {
	const waiting = (id: string, kind: 'ipsec' | 'bgp', namespace: string, trouble: string) =>
		({id, kind, namespace, state: 'waiting', pids: [], starts: 1, trouble}) as const
	const both = [
		waiting('ipsec.customer', 'ipsec', 'cpe.office.1', 'loading connection failed'),
		waiting('bgp.site.office', 'bgp', 'site.office', 'line 1: % Unknown command: ruter bgp')
	]
	t.deepEqual(
		troubles(down, down, both).map(({about, kind, path}) => [about, kind, path]),
		[
			['tunnel', 'daemon', 'sites.office.device.swanctl'],
			['bgp', 'daemon', 'sites.office.device.frr']
		]
	)
})
