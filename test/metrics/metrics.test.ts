import test from 'ava'
import {metricsOf} from '../../src/aws/shown.ts'
import {readLab} from '../../src/lab/read.ts'
import {perSecond, readCounters, separator} from '../../src/metrics/counters.ts'
import {renderPrometheus} from '../../src/metrics/prometheus.ts'
import type {Metric, Readings} from '../../src/metrics/types.ts'
import {compile} from '../../src/plan/compile.ts'

const link = (name: string, type: string, [rx, tx]: readonly [number, number]) => ({
	ifname: name,
	link_type: type,
	operstate: 'UP',
	stats64: {rx: {bytes: rx, packets: 10, errors: 1}, tx: {bytes: tx, packets: 20, errors: 2}}
})

const printed = (rules: string, links: readonly object[] = []) =>
	[
		JSON.stringify(links),
		'Ip: Forwarding InReceives ForwDatagrams InDelivers InHdrErrors InDiscards\nIp: 1 100 90 4 3 0\n',
		'7\n',
		'entries  found insert_failed drop\n00000001  00000000 0000000a 00000000\n00000001  00000000 00000006 00000000\n',
		rules
	].join(`${separator}\n`)

test('counters are read from what the kernel’s programs print', t => {
	const read = readCounters(
		printed(
			[
				'*mangle',
				'[6:397] -A FORWARD -m conntrack --ctdir ORIGINAL -j in-from-source',
				'[0:0] -A in-from-source -j RETURN',
				'COMMIT',
				'*filter',
				'[2:80] -A INPUT -j DROP',
				'[3:120] -A FORWARD -p icmp -j DROP',
				'[4:160] -A FORWARD -j DROP'
			].join('\n'),
			[link('eth0', 'ether', [1140, 2280]), link('tun', 'none', [1000, 2000])]
		)
	)
	t.deepEqual(read.rules['in-from-source'], {packets: 6, bytes: 397})
	t.is(read.dropped, 7)
	t.deepEqual(read.flows, {now: 7, failed: 16})
	t.is(read.ip.InReceives, 100)
	// A tunnel has no header of Ethernet.
	t.deepEqual([read.links.eth0?.rxBytes, read.links.eth0?.txBytes], [1000, 2000])
	t.deepEqual([read.links.tun?.rxBytes, read.links.tun?.txBytes], [1000, 2000])
	t.is(read.links.eth0?.errors, 3)
})

test('a rate is of the time between two readings; a counter that began anew has counted what it says', t => {
	t.is(perSecond(3000, 1000, 2000), 1000)
	t.is(perSecond(500, 1000, 1000), 500)
	t.is(perSecond(500, 0, 0), 0)
})

const document = {
	vpcs: {
		main: {
			cidr: '10.0.0.0/16',
			internetGateway: true,
			subnets: {a: {cidr: '10.0.0.0/24', routes: {'0.0.0.0/0': 'internet-gateway'}}},
			natGateways: {nat: {subnet: 'a'}}
		}
	},
	sites: {office: {publicIp: '203.0.113.7', cidr: '192.168.0.0/24'}},
	transitGateways: {hub: {attachments: {main: ['a']}}},
	vpnConnections: {office: {site: 'office', gateway: {transitGateway: 'hub'}}}
}
const {lab} = readLab(document, {name: 'counted'})
const plan = compile(lab)

function metricsWith(rules: string): readonly Metric[] {
	const attached =
		plan.points['tgw:hub.main:use1-az1'] ?? Object.entries(plan.points).find(([name]) => name.startsWith('tgw:hub.main'))?.[1]
	const inside = plan.points['vpn:office:1:inside']!
	const readings = (times: number, atMs: number): Readings => ({
		atMs,
		counters: new Map([
			['nat.main.nat', readCounters(printed(rules))],
			[
				'tgw.hub',
				readCounters(printed('', [link(attached!.link, 'ether', [1140 * times, 2280]), link(inside.link, 'none', [50, 60])]))
			]
		]),
		upTunnels: new Set(['office:1']),
		targets: []
	})
	return metricsOf({lab, plan, before: readings(1, 1000), now: readings(1, 2000)})
}

const value = (all: readonly Metric[], of: string, name: string) => all.find(one => one.of === of && one.name === name)?.value

test('each gateway has CloudWatch’s metrics, with its dimensions', t => {
	const all = metricsWith('[43:2580] -A FORWARD -p tcp --tcp-flags SYN,ACK SYN -m conntrack --ctdir ORIGINAL -j attempt')
	t.is(value(all, 'main.nat', 'ConnectionAttemptCount'), 43)
	t.is(value(all, 'main.nat', 'ActiveConnectionCount'), 7)
	t.is(value(all, 'main.nat', 'ErrorPortAllocation'), 16)
	t.is(value(all, 'hub', 'PacketDropCountNoRoute'), 3)
	t.is(value(all, 'hub', 'PacketDropCountTTLExpired'), 3)
	t.is(value(all, 'hub.main', 'BytesIn'), 1000)
	t.is(value(all, 'hub', 'BytesIn'), 1050)
	t.deepEqual(
		['office:1', 'office:2'].map(tunnel => value(all, tunnel, 'TunnelState')),
		[1, 0]
	)
	t.is(value(all, 'office:1', 'TunnelDataIn'), 50)
	const tunnel = all.find(({of}) => of === 'office:1')!
	t.deepEqual(Object.keys(tunnel.dimensions), ['VpnId', 'TunnelIpAddress'])
	t.is(tunnel.dimensions.TunnelIpAddress, plan.vpn!['office:1']!.aws.outside)
})

test('a check can name each thing that has metrics, and nothing else', t => {
	const named = new Set(metricsWith('').map(({of}) => of))
	t.true(named.size >= 6, [...named].join())
	const check = (of: string) => ({metric: {of, metric: 'BytesIn', expect: 0}})
	t.notThrows(() => readLab({...document, checks: [...named].map(check)}, {name: 'counted'}))
	t.throws(() => readLab({...document, checks: [check('main.a')]}, {name: 'counted'}), {
		message: /nothing that is counted is named "main.a"/
	})
})

test('no two metrics are the same', t => {
	const keys = metricsWith('').map(({namespace, name, dimensions}) => `${namespace} ${name} ${JSON.stringify(dimensions)}`)
	t.is(new Set(keys).size, keys.length)
})

test('for Prometheus counters end in _total, and labels cannot break out', t => {
	const metric: Metric = {
		namespace: 'AWS/NATGateway',
		name: 'BytesOutToDestination',
		unit: 'Bytes',
		dimensions: {NatGatewayId: 'nat-1'},
		of: 'main."x"\n',
		kind: 'counter',
		value: 5
	}
	t.is(
		renderPrometheus(
			[metric, {...metric, name: 'ActiveConnectionCount', unit: 'Count', of: 'a', kind: 'gauge', value: 1}],
			'lab'
		),
		[
			'# HELP aws_natgateway_bytes_out_to_destination_total AWS/NATGateway BytesOutToDestination, Bytes',
			'# TYPE aws_natgateway_bytes_out_to_destination_total counter',
			'aws_natgateway_bytes_out_to_destination_total{lab="lab",name="main.\\"x\\"\\n",nat_gateway_id="nat-1"} 5',
			'# HELP aws_natgateway_active_connection_count AWS/NATGateway ActiveConnectionCount, Count',
			'# TYPE aws_natgateway_active_connection_count gauge',
			'aws_natgateway_active_connection_count{lab="lab",name="a",nat_gateway_id="nat-1"} 1',
			''
		].join('\n')
	)
})
