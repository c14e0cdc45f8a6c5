import test from 'ava'
import {expectedOf} from '../../src/control/expected.ts'
import {useLab} from '../../src/index.ts'
import {readLab} from '../../src/lab/read.ts'
import {bgpFacts} from '../../src/services/frr/facts.ts'
import {until} from '../services/net.ts'

// What a site's router announces and takes, tunnel by tunnel, without a frr.conf of its own.

const document = (first: object, second: object, site: object = {}) => ({
	name: 'vpn-announcements',
	vpcs: {main: {cidr: '10.0.0.0/16', vpnGateway: true, subnets: {app: {cidr: '10.0.0.0/24', propagate: true}}}},
	sites: {
		office: {publicIp: '198.51.100.20', asn: 65_001, cidr: ['192.168.0.0/24', '192.168.1.0/24'], ...site}
	},
	vpnConnections: {office: {site: 'office', gateway: 'main', tunnels: {1: {customer: first}, 2: {customer: second}}}}
})
const begin = document(
	{announces: ['192.168.0.0/24']},
	{announces: ['192.168.1.0/24', '172.16.0.0/12'], accepts: ['172.31.0.0/16']}
)
const lab = useLab(test, begin)

/** Whose routes, and over which tunnel. */
function expected(written: object) {
	const {lab} = readLab(written, {name: 'vpn-announcements'})
	return Object.entries(bgpFacts(expectedOf(lab)))
		.flatMap(([router, routes]) => routes.map(({destination, link}) => `${router} ${destination} ${link}`))
		.sort()
}
async function learned() {
	const {learned: all} = await lab.status()
	const tunnels = new Map(
		readLab(begin, {name: 'vpn-announcements'}).lab.vpn?.connections.flatMap(({tunnels}) =>
			tunnels.flatMap(({key, awsInside, customerInside}) => [[awsInside, key] as const, [customerInside, key] as const])
		)
	)
	return all.map(({router, destination, neighbor}) => `${router} ${destination} ${tunnels.get(neighbor as never)}`).sort()
}
const untilAsExpected = (written: object) =>
	until('what is learned is what was to be', learned, found => found.join() === expected(written).join())

test.serial('each tunnel has the announcements that are written for it, and the filter of what AWS says there', async t => {
	t.timeout(180_000)
	const {seen} = await untilAsExpected(begin)
	t.deepEqual(seen, [
		'site.office 10.0.0.0/16 office:1',
		'vgw.main 172.16.0.0/12 office:2',
		'vgw.main 192.168.0.0/24 office:1',
		'vgw.main 192.168.1.0/24 office:2'
	])
})

test.serial(
	'they change while the sessions stay up: a tunnel without a list has what the site announces, and no other’s',
	async t => {
		t.timeout(120_000)
		const before = (await lab.status()).sessions.map(({timesDown}) => timesDown)
		await lab.change({
			vpnConnections: {office: {tunnels: {1: {customer: {announces: null, accepts: []}}, 2: {customer: {accepts: null}}}}}
		})
		const {seen} = await untilAsExpected(document({accepts: []}, {announces: ['192.168.1.0/24', '172.16.0.0/12']}))
		t.deepEqual(seen, [
			'site.office 10.0.0.0/16 office:2',
			'vgw.main 172.16.0.0/12 office:2',
			'vgw.main 192.168.0.0/24 office:1',
			'vgw.main 192.168.1.0/24 office:1',
			'vgw.main 192.168.1.0/24 office:2'
		])
		t.deepEqual(
			(await lab.status()).sessions.map(({timesDown}) => timesDown),
			before
		)
	}
)
