import {mkdirSync, writeFileSync} from 'node:fs'
import {isDeepStrictEqual} from 'node:util'
import test from 'ava'
import {execa} from 'execa'
import {slow, until} from '../services/net.ts'
import {useVpclab} from './vpclab.ts'

// A device that gets back what `vpn-config` writes of it: two gateways, ten equal tunnels at one of them, and Direct Connect.

const {root, work, run, status: statusOf, pings} = useVpclab(test, 'trip')
const status = () => statusOf('trip')

const equal = ['c0', 'c1', 'c2', 'c3', 'c4']
const lab = `name: trip
vpcs:
  a:
    cidr: 10.1.0.0/16
    subnets: {s: {cidr: 10.1.0.0/24, routes: {192.168.0.0/16: core}}}
    securityGroups: {open: {ingress: [{all: true, from: 0.0.0.0/0}]}}
    instances: {web: {subnet: s, securityGroups: [open]}}
  b:
    cidr: 10.2.0.0/16
    vpnGateway: {asn: 64600}
    subnets: {s: {cidr: 10.2.0.0/24, propagate: true}}
    securityGroups: {open: {ingress: [{all: true, from: 0.0.0.0/0}]}}
    instances: {db: {subnet: s, securityGroups: [open]}}
transitGateways: {core: {attachments: {a: {subnets: [s]}}}}
sites:
  office:
    publicIp: 198.51.100.20
    asn: 65001
    cidr: 192.168.0.0/24
    hosts: {pc: 192.168.0.10}
    device: {swanctl: office/swanctl.conf, frr: office/frr.conf}
vpnConnections:
  backup: {site: office, gateway: b}
${equal.map(name => `  ${name}: {site: office, gateway: {transitGateway: core}}`).join('\n')}
directConnects:
  line: {location: EqDC2, site: office, virtualInterfaces: {prod: {vlan: 101, gateway: b}}}
`

/** What the device sends where, by the links that share it. */
async function routes(protocol?: 'bgp') {
	const {stdout} = await execa('nsenter', [`--net=${root}/trip/ns/site.office`, 'ip', '-json', 'route'], {timeout: 10_000})
	const all: readonly {dst: string; protocol?: string; dev?: string; nexthops?: readonly {dev: string}[]}[] = JSON.parse(stdout)
	return Object.fromEntries(
		all
			.filter(one => /^10\.[12]\.0\.0\/16$/.test(one.dst) && (protocol === undefined || one.protocol === protocol))
			.map(({dst, dev, nexthops}) => [dst, (nexthops?.map(one => one.dev) ?? [dev]).toSorted()])
	)
}

const expected = {
	'10.1.0.0/16': equal.flatMap(name => [`${name}-1`, `${name}-2`]),
	'10.2.0.0/16': ['dx-line.prod']
}

/** When all is up: what each session brings its end. */
async function behaviour(protocol?: 'bgp') {
	const {seen} = await until(
		'all sessions are up, and have reconciled something',
		status,
		({tunnels, sessions}) =>
			tunnels.filter(({isUp}) => isUp).length === 12 && sessions.filter(({isUp, accepted}) => isUp && accepted > 0).length === 26,
		120_000
	)
	await until(
		'all routes',
		() => routes(protocol),
		found => isDeepStrictEqual(found, expected),
		30_000
	)
	for (const host of ['web', 'db']) {
		await until(
			`a ping to ${host}`,
			() => pings('trip', 'pc', host),
			passes => passes
		)
	}
	return seen.sessions.map(({router, neighbor, accepted}) => `${router} from ${neighbor}: ${accepted}`).toSorted()
}

const configs = (path: string, connection: string) =>
	Promise.all((['strongswan', 'frr'] as const).map(format => run('vpn-config', path, connection, '--format', format)))

test.serial(
	'a device that gets its own files back behaves as before, with all tunnels, equal routes and Direct Connect',
	async t => {
		t.timeout(400_000 * slow)
		mkdirSync(`${work}/office`)
		writeFileSync(`${work}/lab.yaml`, lab)
		// The lab names files that are not there yet.
		const files = await configs(work, 'backup')
		t.deepEqual(await configs(work, 'c3'), files, 'the files of a device are the same for each of its connections')
		writeFileSync(`${work}/lab.yaml`, lab.replace(/ {4}device: .*\n/, ''))
		await run('up', work)
		const before = await behaviour()
		writeFileSync(`${work}/lab.yaml`, lab)
		writeFileSync(`${work}/office/swanctl.conf`, files[0] ?? '')
		writeFileSync(`${work}/office/frr.conf`, files[1] ?? '')
		await run('up', 'trip')
		// FRR itself installs what a device with a file of its own learns.
		t.deepEqual(await behaviour('bgp'), before)
		const {daemons} = await status()
		t.deepEqual(
			daemons.filter(({state}) => state !== 'running'),
			[]
		)
		// What runs is described as the lab file has it, too.
		t.deepEqual(await configs('trip', 'backup'), files)
	}
)
