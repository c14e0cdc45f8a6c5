import test from 'ava'
import {readLab} from '../../src/lab/read.ts'
import {compile} from '../../src/plan/compile.ts'
import {daemonChanges} from '../../src/plan/daemon-changes.ts'

const plan = (tunnels: object = {}, {connection = {}, site = {}, serves = ['http'], more = {}} = {}) =>
	compile(
		readLab(
			{
				vpcs: {
					main: {
						cidr: '10.0.0.0/16',
						vpnGateway: true,
						subnets: {app: {cidr: '10.0.0.0/24'}},
						instances: {web: {subnet: 'app', privateIp: '10.0.0.5', serves}}
					}
				},
				sites: {
					office: {publicIp: '198.51.100.20', asn: 65_001, cidr: '192.168.0.0/24', ...site},
					shop: {publicIp: '198.51.100.30', asn: 65_002, cidr: '192.168.1.0/24'}
				},
				vpnConnections: {office: {site: 'office', gateway: 'main', tunnels, ...connection}, ...more}
			},
			{name: 'v'}
		).lab,
		undefined,
		{dataPath: 'userspace'}
	)

const changes = (after: ReturnType<typeof plan>, before = plan()) => daemonChanges(before, after)

test('a change of BGP is named by session and by what it is about', t => {
	t.deepEqual(changes(plan({1: {customer: {prepend: 1}}})), ['BGP of site.office: AS path prepended on office:1'])
	t.deepEqual(changes(plan(), plan({1: {customer: {prepend: 1}}})), ['BGP of site.office: AS path prepended on office:1'])
	t.deepEqual(changes(plan({2: {customer: {med: 7, localPreference: 200}}})), [
		'BGP of site.office: local preference on office:2, MED on office:2'
	])
	t.deepEqual(changes(plan({}, {site: {announces: ['172.16.0.0/16']}})), ['BGP of site.office: announced prefixes'])
	t.deepEqual(changes(plan({1: {fault: 'shutdown'}})), ['BGP of vgw.main: shutdown on office:1'])
})

test('a change of IPsec is named by tunnel and end', t => {
	t.deepEqual(changes(plan({1: {customer: {psk: 'not.the.one.of.aws'}}})), [
		"the customer's end of tunnel office:1: pre-shared key"
	])
	t.deepEqual(changes(plan({2: {phase1: {dhGroups: [20]}}})), [
		"AWS's end of tunnel office:2: IKE proposals",
		"the customer's end of tunnel office:2: IKE proposals"
	])
})

test('sessions and daemons that come and go, and services', t => {
	const two = plan({}, {more: {second: {site: 'shop', gateway: 'main'}}})
	t.true(changes(two).includes("AWS's end of tunnel second:1: new"))
	t.true(changes(two).includes('BGP of vgw.main: new session on second:1, new session on second:2'))
	t.true(changes(plan(), two).includes("AWS's end of tunnel second:1: gone"))
	t.true(changes(plan(), two).includes('BGP of vgw.main: no session on second:1 any more, no session on second:2 any more'))
	t.deepEqual(changes(plan({}, {serves: ['http', 'tcp:22']})), ['services of web'])
	t.deepEqual(changes(plan()), [])
})
