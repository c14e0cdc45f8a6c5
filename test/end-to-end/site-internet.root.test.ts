import test from 'ava'
import {predict} from '../../src/control/predict.ts'
import {useLab} from '../../src/index.ts'
import {readLab} from '../../src/lab/read.ts'
import {address} from '../plan/lab-fixture.ts'

// Sites reach the Internet by their own provider, outside of all tunnels: as offices do, and each prediction agrees.

const document = {
	name: 'site-internet',
	vpcs: {
		main: {
			cidr: '10.0.0.0/16',
			internetGateway: true,
			subnets: {public: {cidr: '10.0.0.0/24', routes: {'0.0.0.0/0': 'internet-gateway'}}},
			// One site alone, by its device's address.
			securityGroups: {
				open: {ingress: [{all: true as const, from: '0.0.0.0/0'}]},
				office: {ingress: [{all: true as const, from: '198.51.100.20/32'}]}
			},
			instances: {
				web: {subnet: 'public', publicIp: '52.20.30.40', securityGroups: ['open'], serves: ['http']},
				admin: {subnet: 'public', publicIp: '52.20.30.41', securityGroups: ['office']}
			}
		}
	},
	sites: {
		office: {publicIp: '198.51.100.20', cidr: '192.168.0.0/24', hosts: {pc: {ip: '192.168.0.10', serves: ['http']}}},
		branch: {publicIp: '198.51.100.30', behindNat: true, cidr: '192.168.1.0/24', hosts: {till: '192.168.1.10'}},
		dc: {publicIp: '198.51.100.40', cidr: '192.0.2.0/28', hosts: {server: {ip: '192.0.2.10', serves: ['http']}}},
		vault: {publicIp: '198.51.100.50', internet: false, cidr: '192.168.3.0/24', hosts: {safe: '192.168.3.10'}},
		pair: {
			devices: {a: {publicIp: '198.51.100.60'}, b: {publicIp: '198.51.100.61'}},
			cidr: '192.168.4.0/24',
			hosts: {desk: '192.168.4.10'}
		}
	},
	internet: {laptop: {ipv4: '203.0.113.10', serves: ['http']}}
}
const lab = useLab(test, document)
const addresses = {
	web: '52.20.30.40',
	admin: '52.20.30.41',
	laptop: '203.0.113.10',
	pc: '192.168.0.10',
	till: '192.168.1.10',
	server: '192.0.2.10',
	safe: '192.168.3.10',
	desk: '192.168.4.10'
}
type Host = keyof typeof addresses

const predicted = (from: Host, to: string, protocol: 'icmp' | 'tcp' = 'icmp') =>
	predict(readLab(document, {name: 'site-internet'}).lab, {from: address(addresses[from]), to: address(to), protocol})

const sites: ReadonlyArray<readonly [Host, string]> = [
	['pc', '198.51.100.20'],
	['till', '198.51.100.30'],
	['server', '192.0.2.10'],
	['desk', '198.51.100.60']
]

test.serial("a site's host reaches a public address of AWS and an Internet host, which see the device's address", async t => {
	for (const [host, seen] of sites) {
		for (const to of ['web', 'laptop'] as const) {
			const url = `http://${addresses[to]}/`
			t.like(await lab.http(host, url), {got: 'answer', client: seen}, `${host} to ${to}`)
			t.like(predicted(host, addresses[to], 'tcp'), {verdict: 'answer', client: seen}, `${host} to ${to}`)
		}
	}
})

test.serial('hops are those of a router and a provider, and predicted', async t => {
	for (const [host] of sites) {
		const {ttl} = predicted(host, addresses.web)
		t.like(await lab.ping(host, addresses.web), {got: 'reply', ttl}, host)
	}
})

test.serial("a security group that names the device's address lets that site in alone", async t => {
	t.is((await lab.ping('pc', addresses.admin)).got, 'reply')
	for (const host of ['till', 'server', 'desk'] as const) {
		t.is((await lab.ping(host, addresses.admin, {timeoutMs: 1000})).got, 'timeout', host)
		t.is(predicted(host, addresses.admin).verdict, 'silence', host)
	}
})

test.serial('nobody out there reaches a site first: neither its device nor a host with a public address', async t => {
	for (const to of ['198.51.100.20', '198.51.100.30', addresses.server, '198.51.100.50', '198.51.100.61']) {
		t.is((await lab.ping('laptop', to, {timeoutMs: 1000})).got, 'timeout', to)
		t.is(predicted('laptop', to).verdict, 'silence', to)
	}
	t.is((await lab.http('laptop', `http://${addresses.server}/`, {timeoutMs: 1000})).got, 'timeout')
})

test.serial('without a provider of its own a site reaches nothing, and private addresses are never on the Internet', async t => {
	t.is((await lab.ping('safe', addresses.web, {timeoutMs: 1000})).got, 'timeout')
	t.is(predicted('safe', addresses.web).verdict, 'silence')
	t.is((await lab.ping('pc', '10.0.0.5', {timeoutMs: 1000})).got, 'timeout')
	t.is((await lab.ping('pc', addresses.till, {timeoutMs: 1000})).got, 'timeout')
})

test.serial('of two devices the other one takes over when the first has no power', async t => {
	await lab.change({sites: {pair: {devices: {a: {state: 'failed'}}}}})
	t.like(await lab.http('desk', `http://${addresses.web}/`), {got: 'answer', client: '198.51.100.61'})
	await lab.change({sites: {pair: {devices: {b: {state: 'failed'}}}}})
	t.is((await lab.ping('desk', addresses.web, {timeoutMs: 1000})).got, 'timeout')
	await lab.change({sites: {office: {internet: false}}})
	t.is((await lab.ping('pc', addresses.web, {timeoutMs: 1000})).got, 'timeout')
})
