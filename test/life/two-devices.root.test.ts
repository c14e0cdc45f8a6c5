import {writeFileSync} from 'node:fs'
import test from 'ava'
import {execa} from 'execa'
import type {LabDocument} from '../../src/index.ts'
import {until} from '../services/net.ts'
import {isUp, useVpclab} from './vpclab.ts'

// A site with two gateway devices: two customer gateways, four tunnels, and one of the devices dies.

const {root, work, run, status: statusOf} = useVpclab(test, 'devices')
const status = () => statusOf('v')
const bgpTimers = {keepaliveSeconds: 1, holdSeconds: 3}

const lab: LabDocument = {
	name: 'v',
	vpcs: {
		main: {
			cidr: '10.0.0.0/16',
			vpnGateway: true,
			subnets: {app: {cidr: '10.0.0.0/24', propagate: true}},
			securityGroups: {office: {ingress: [{all: true, from: '192.168.0.0/16'}]}},
			instances: {web: {subnet: 'app', privateIp: '10.0.0.5', securityGroups: ['office']}}
		}
	},
	sites: {
		office: {
			devices: {a: {publicIp: '198.51.100.20'}, b: {publicIp: '198.51.100.21'}},
			asn: 65_001,
			cidr: '192.168.0.0/24',
			hosts: {pc: {ip: '192.168.0.10'}}
		}
	},
	vpnConnections: {
		first: {site: 'office', device: 'a', gateway: 'main', bgpTimers},
		second: {site: 'office', device: 'b', gateway: 'main', bgpTimers}
	}
}

test.before(() => writeLab({}))

test.serial(
	'two devices hold four tunnels from two public addresses, and traffic goes on by the second when the first one dies',
	async t => {
		t.timeout(90_000)
		await run('up', `${work}/lab.json`)
		const {seen: before} = await until('four tunnels and their sessions are up', status, isUp(4))
		t.deepEqual(
			before.tunnels.map(({tunnel, aws}) => [tunnel, aws?.state?.ike?.remote.address]),
			[
				['first:1', '198.51.100.20'],
				['first:2', '198.51.100.20'],
				['second:1', '198.51.100.21'],
				['second:2', '198.51.100.21']
			]
		)
		await until('both ways are by the first device', selected, isBy('first'))
		await until('the office is answered', ping, Boolean)
		t.deepEqual(await growing(manyPings), ['a'])

		// The Internet loses what the first device sends: BGP finds out, at both ends.
		const begin = performance.now()
		writeLab({tunnels: {1: {fault: 'drop'}, 2: {fault: 'drop'}}})
		await run('up', `${work}/lab.json`)
		await until('both ways are by the second device', selected, isBy('second'))
		await until('pings get through again', ping, Boolean)
		t.log(`by the second device after ${(performance.now() - begin).toFixed(0)} ms`)
		t.deepEqual(await growing(manyPings), ['b'])

		// And back, when that one has no power: nothing of the first is broken any more.
		writeLab({}, {state: 'failed'})
		await run('up', `${work}/lab.json`)
		await until('both ways are by the first device', selected, isBy('first'), 40_000)
		await until('pings get through again', ping, Boolean)
		t.deepEqual(await growing(manyPings), ['a'])
	}
)

test.serial('AWS hands out the address and the id of the device that a connection ends at', async t => {
	const [first, second] = await Promise.all(['first', 'second'].map(name => run('vpn-config', `${work}/lab.json`, name)))
	t.true(first?.includes('<ip_address>198.51.100.20</ip_address>'))
	t.true(second?.includes('<ip_address>198.51.100.21</ip_address>'))
	t.false(second?.includes('198.51.100.20'))
	const idIn = (text = '') => /<customer_gateway_id>(cgw-\w+)</.exec(text)?.[1]
	t.truthy(idIn(first))
	t.not(idIn(first), idIn(second))
	const said = await run('status', 'v')
	for (const id of [idIn(first), idIn(second)]) t.true(said.includes(id ?? 'none'))
})

function writeLab(first: object, b: object = {}) {
	const {devices} = lab.sites!['office']!
	const document = structuredClone({
		...lab,
		sites: {office: {...lab.sites!['office'], devices: {...devices, b: {...devices!['b'], ...b}}}},
		vpnConnections: {...lab.vpnConnections, first: {...lab.vpnConnections!['first'], ...first}}
	})
	writeFileSync(`${work}/lab.json`, JSON.stringify(document, null, '\t'))
}

/** Over which tunnels the gateway and the site send. */
const selected = async () =>
	(await status()).selected
		.filter(({router}) => router === 'site office' || router === 'vgw main')
		.map(({tunnels}) => tunnels.join())

const isBy = (connection: string) => (all: readonly string[]) =>
	all.length === 2 && all.every(tunnels => tunnels.startsWith(`${connection}:`))

const ping = () => pings(1)
const manyPings = () => pings(40)

async function pings(count: number): Promise<boolean> {
	const argv = [`--net=${root}/v/ns/lan.office.pc`, 'ping', '-c', String(count), '-i', '0.01', '-W', '1', '10.0.0.5']
	return (await execa('nsenter', argv, {reject: false, timeout: 10_000})).exitCode === 0
}

/** Devices on whose uplink at least 80 packets go by during it: the pings and their answers, not only what BGP and IKE say. */
async function growing(during: () => Promise<unknown>): Promise<readonly string[]> {
	const before = await packets()
	await during()
	const after = await packets()
	return ['a', 'b'].filter(device => (after[device] ?? 0) - (before[device] ?? 0) >= 80)
}

async function packets(): Promise<Readonly<Record<string, number>>> {
	const ofDevice = async (device: string) => {
		const argv = [`--net=${root}/v/ns/wan.office.${device}`, 'ip', '-j', '-s', 'link', 'show', 'internet']
		const [link] = JSON.parse((await execa('nsenter', argv, {timeout: 10_000})).stdout)
		return [device, link.stats64.rx.packets + link.stats64.tx.packets] as const
	}
	return Object.fromEntries(await Promise.all(['a', 'b'].map(ofDevice)))
}
