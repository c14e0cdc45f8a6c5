import {writeFileSync} from 'node:fs'
import test from 'ava'
import type {StatusReport} from '../../src/index.ts'
import {until} from '../services/net.ts'
import {isUp, useVpclab} from './vpclab.ts'

// AWS's end of each tunnel is lost and made anew, as when AWS replaces an endpoint: who begins then?

const {work, run, status: statusOf} = useVpclab(test, 'begin')
const status = () => statusOf('begin')

const lab = `name: begin
vpcs:
  main: {cidr: 10.0.0.0/16, vpnGateway: true, subnets: {app: {cidr: 10.0.0.0/24, propagate: true}}, instances: {web: {subnet: app}}}
sites:
  office: {publicIp: 198.51.100.20, asn: 65001, cidr: 192.168.0.0/24}
vpnConnections:
  office: {site: office, gateway: main, tunnels: [{startupAction: start}, {startupAction: add}]}
`

const ikeOf = (report: StatusReport, tunnel: string) => report.tunnels.find(one => one.tunnel === tunnel)?.aws?.state?.ike
const pidOf = ({daemons}: StatusReport, id: string) => daemons.find(daemon => daemon.id === id)?.pids[0]

test.serial(
	'with "start" AWS begins at once; with "add" the tunnel is down until the device finds out and begins (VPN-5)',
	async t => {
		t.timeout(180_000)
		writeFileSync(`${work}/lab.yaml`, lab)
		await run('up', work)
		const {seen: before} = await until('both tunnels are up', status, isUp(2))
		for (const id of ['office.1.aws', 'office.2.aws']) process.kill(pidOf(before, id)!, 'SIGKILL')
		const isNew = (report: StatusReport, id: string) => pidOf(report, id) !== undefined && pidOf(report, id) !== pidOf(before, id)
		const {seen: first} = await until(
			'AWS has begun',
			status,
			report =>
				isNew(report, 'office.1.aws') && ikeOf(report, 'office:1')?.state === 'ESTABLISHED' && report.tunnels[0]?.isUp === true
		)
		t.true(ikeOf(first, 'office:1')?.initiator)
		t.false(
			first.tunnels[1]?.isUp,
			'the device has not found out yet: it asks for a sign of life after 10 s, and gives up after 30 s'
		)
		const {seen: second} = await until(
			'the device has begun',
			status,
			report => isNew(report, 'office.2.aws') && report.tunnels.every(tunnel => tunnel.isUp),
			90_000
		)
		t.false(ikeOf(second, 'office:2')?.initiator)
		await until('BGP is up, too', status, isUp(2), 60_000)
	}
)
