import {readFileSync, writeFileSync} from 'node:fs'
import test from 'ava'
import type {Report} from '../../src/verify/report.ts'
import {until} from '../services/net.ts'
import {useVpclab} from './vpclab.ts'

// One gateway, and a site for each thing that can be wrong between it and a customer's device.

const {work, run, attempt, status: statusOf} = useVpclab(test, 'why')
const status = () => statusOf('why')

const broken = `name: why
vpcs:
  main: {cidr: 10.0.0.0/16, vpnGateway: true, subnets: {app: {cidr: 10.0.0.0/24, propagate: true}}, instances: {web: {subnet: app}}}
sites:
  key: {publicIp: 198.51.100.1, asn: 65001, cidr: 192.168.1.0/24}
  ike: {publicIp: 198.51.100.2, asn: 65002, cidr: 192.168.2.0/24}
  esp: {publicIp: 198.51.100.3, asn: 65003, cidr: 192.168.3.0/24}
  name: {publicIp: 198.51.100.4, asn: 65004, cidr: 192.168.4.0/24}
  lost: {publicIp: 198.51.100.5, asn: 65005, cidr: 192.168.5.0/24}
  policy: {publicIp: 198.51.100.6, cidr: [192.168.6.0/24, 192.168.16.0/24]}
  asn:
    publicIp: 198.51.100.7
    asn: 65007
    deviceAsn: 65077
    cidr: 192.168.7.0/24
  many:
    publicIp: 198.51.100.8
    asn: 65008
    cidr: 192.168.8.0/24
    announces: [${Array.from({length: 101}, (_, n) => `172.16.${n}.0/24`).join(', ')}]
vpnConnections:
  key: {site: key, gateway: main, tunnels: [{}, {psk: the.key.of.aws, customer: {psk: another.key}}]}
  ike: {site: ike, gateway: main, tunnels: {1: {phase1: {dhGroups: [20]}, customer: {phase1: {dhGroups: [2]}}}}}
  esp: {site: esp, gateway: main, tunnels: {1: {phase2: {encryption: [AES256]}, customer: {phase2: {encryption: [AES128]}}}}}
  name: {site: name, gateway: main, tunnels: {1: {customer: {id: 10.9.9.9}}}}
  lost: {site: lost, gateway: main, tunnels: {1: {customer: {peer: 203.0.113.99}}}}
  policy:
    site: policy
    gateway: main
    routing: static
    tunnels: {1: {customer: {trafficSelectors: {local: [192.168.6.0/24, 192.168.16.0/24], remote: [10.0.0.0/16]}}}}
  asn: {site: asn, gateway: main}
  many: {site: many, gateway: main}
`

/** Kind, words, the daemon's own line, and what stands at the place that it points at. */
const wanted: Readonly<Record<string, readonly [string, RegExp, RegExp, string]>> = {
	'key:2': ['wrong-psk', /^the two ends have different pre-shared keys$/, /MAC mismatched/, 'another.key'],
	'ike:1': ['ike-proposals', /the peer offers .*DH-2, this end accepts .*DH-20/, /received proposals/, '{dhGroups: [2]}'],
	'esp:1': ['esp-proposals', /the peer offers AES128 .*this end accepts AES256/, /proposal found/, '{encryption: [AES128]}'],
	'name:1': ['wrong-id', /10\.9\.9\.9/, /no matching peer config found/, '10.9.9.9'],
	'lost:1': ['unreachable', /the peer does not answer/, /retransmit/, '203.0.113.99'],
	'policy:1': ['one-pair-only', /AWS keeps one/, /^closing CHILD_SA/, '{local: [192.168.6.0/24'],
	'asn:1': ['wrong-asn', /another AS number/, /Bad Peer AS/, '65077'],
	'many:1': ['too-many-prefixes', /advertised 101 prefixes, and 100 are allowed/, /MAXPFXEXCEED/, '[172.16.0.0/24']
}

test.serial('whatever is wrong is said by itself, in plain words, with the daemon’s line, at its place in the file', async t => {
	t.timeout(180_000)
	writeFileSync(`${work}/why.yaml`, broken)
	await run('up', `${work}/why.yaml`)
	const begin = performance.now()
	const lines = broken.split('\n')
	const afterMs = new Map<string, number>()
	const {seen} = await until('all reasons', status, ({troubles}) => {
		for (const {tunnel, kind} of troubles) {
			if (wanted[tunnel]?.[0] === kind && !afterMs.has(tunnel)) afterMs.set(tunnel, performance.now() - begin)
		}
		return Object.entries(wanted).every(([tunnel, [kind]]) => troubles.some(one => one.tunnel === tunnel && one.kind === kind))
	}).catch(async error => {
		t.log(JSON.stringify((await status()).troubles, null, 1))
		throw error
	})
	for (const [tunnel, [kind, words, line, there]] of Object.entries(wanted)) {
		const found = seen.troubles.find(one => one.tunnel === tunnel)
		const ms = afterMs.get(tunnel) ?? Number.NaN
		t.log(`${tunnel} ${kind} after ${ms.toFixed(0)} ms: ${found?.words}`)
		t.regex(found?.words ?? '', words, tunnel)
		t.regex(found?.line ?? '', line, tunnel)
		const [, row, column] = /why\.yaml:(\d+):(\d+)$/.exec(found?.at ?? '') ?? []
		t.true(lines[Number(row) - 1]?.slice(Number(column) - 1).startsWith(there), `${tunnel} ${found?.at}`)
	}
	t.regex(
		await run('status', 'why'),
		/key:2 is down: the two ends have different pre-shared keys\n {4}charon says: .*\n {4}\S+why\.yaml:22:\d+/
	)
})

test.serial('a check that fails for it shows the reason below, and where it stands in the file', async t => {
	t.timeout(180_000)
	writeFileSync(
		`${work}/failing.yaml`,
		`name: failing
vpcs:
  main: {cidr: 10.0.0.0/16, vpnGateway: true, subnets: {app: {cidr: 10.0.0.0/24, propagate: true}}, instances: {web: {subnet: app}}}
sites:
  office: {publicIp: 198.51.100.1, asn: 65001, cidr: 192.168.1.0/24, hosts: {pc: 192.168.1.10}}
vpnConnections:
  office:
    site: office
    gateway: main
    tunnels:
      - customer: {psk: not.that.of.aws}
      - customer: {psk: not.that.of.aws}
internet: {stranger: 203.0.113.66}
checks:
  - ping: {from: pc, to: web, expect: reply}
  - ping: {from: stranger, to: 10.0.0.4, expect: reply}
`
	)
	const reports = ['--report', `json=${work}/report.json`, '--report', 'pretty']
	const found = await attempt('test', `${work}/failing.yaml`, '--within', '4', ...reports)
	t.is(found.exitCode, 1)
	const {results} = (JSON.parse(readFileSync(`${work}/report.json`, 'utf8')) as {labs: Report[]}).labs[0]!
	t.deepEqual(
		results[0]?.troubles?.map(({tunnel, kind, path}) => [tunnel, kind, path]),
		[
			['office:1', 'wrong-psk', 'vpnConnections.office.tunnels[0].customer.psk'],
			['office:2', 'wrong-psk', 'vpnConnections.office.tunnels[1].customer.psk']
		]
	)
	// What does not lie behind those tunnels has another reason.
	t.is(results[1]?.troubles, undefined)
	t.regex(
		found.stdout,
		/office:1 is down: the two ends have different pre-shared keys\n\s+charon says: .*\n\s+\S*failing\.yaml:11:25 vpnConnections/
	)
})
