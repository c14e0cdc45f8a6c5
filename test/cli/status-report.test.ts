import test from 'ava'
import {renderStatus} from '../../src/cli/status-report.ts'
import {readLab} from '../../src/lab/read.ts'
import type {StatusReport} from '../../src/life/status.ts'
import {compile} from '../../src/plan/compile.ts'

const {lab} = readLab(
	{
		vpcs: {main: {cidr: '10.0.0.0/16', vpnGateway: true}},
		sites: {office: {publicIp: '198.51.100.20', asn: 65001, cidr: '192.168.0.0/24'}},
		vpnConnections: {
			office: {site: 'office', gateway: 'main', tunnels: {1: {insideCidr: '169.254.10.0/30'}, 2: {insideCidr: '169.254.20.0/30'}}}
		}
	},
	{name: 'demo'}
)
const path = (router: string, neighbor: string, isBest: boolean) => ({
	router,
	destination: '10.0.0.0/16',
	neighbor,
	link: 'office-1',
	asPath: [64512],
	med: 100,
	isBest,
	why: 'MED'
})

test('routes that were learned name their tunnel, and whose choice they are only where the device chooses', t => {
	const report = {
		lab: 'demo',
		tunnels: [{tunnel: 'office:1', isUp: true, sinceMs: 0, at: 'lab.yaml:1:1'}],
		virtualInterfaces: [],
		targets: [],
		healthChecks: [],
		sessions: [
			{router: 'vgw.main', neighbor: '169.254.20.2', asn: 65001, state: 'Established', isUp: true, accepted: 1, sent: 2}
		],
		learned: [path('site.office', '169.254.10.1', true), path('vgw.main', '169.254.20.2', true)],
		selected: [],
		troubles: [],
		daemons: [],
		reconciliations: {times: 0, changes: 0}
	} as unknown as StatusReport
	t.is(
		renderStatus(report, compile(lab), 0).replace(/^Tunnels\n(?:.+\n)+\n/m, ''),
		`1 tunnel, 1 up; 1 end of BGP sessions, 1 up

BGP sessions
  ROUTER    NEIGHBOR      OVER      AS     STATE        ACCEPTED  SENT
  vgw.main  169.254.20.2  office:2  65001  Established  1         2

Learned routes
  ROUTER       DESTINATION  FROM          OVER      AS PATH  MED  DEVICE'S CHOICE
  site.office  10.0.0.0/16  169.254.10.1  office:1  64512    100  MED
  vgw.main     10.0.0.0/16  169.254.20.2  office:2  64512    100

`
	)
})
