import {mkdirSync, writeFileSync} from 'node:fs'
import test from 'ava'
import {until} from '../services/net.ts'
import {useVpclab} from './vpclab.ts'

// Devices with a swanctl.conf of their users, as such files are found, and connections that are for certain networks.

const {work, run, status: statusOf, pings} = useVpclab(test, 'sw')
const status = () => statusOf('sw')
const passes = (from: string, to: string) => () => pings('sw', from, to)

const lab = `name: sw
vpcs:
  main:
    cidr: 10.0.0.0/16
    vpnGateway: true
    subnets: {a: {cidr: 10.0.0.0/24, propagate: true}, b: {cidr: 10.0.1.0/24, propagate: true}}
    securityGroups: {open: {ingress: [{all: true, from: 0.0.0.0/0}]}}
    instances: {web: {subnet: a, securityGroups: [open]}, db: {subnet: b, securityGroups: [open]}}
sites:
  policy:
    publicIp: 198.51.100.20
    cidr: [192.168.60.0/24, 192.168.61.0/24]
    device: {swanctl: devices/policy.conf}
    hosts: {pc: 192.168.60.10, till: 192.168.61.10}
  old: {publicIp: 198.51.100.21, asn: 65021, cidr: 192.168.70.0/24, device: {swanctl: devices/old.conf}, hosts: {desk: 192.168.70.10}}
  waits: {publicIp: 198.51.100.22, cidr: 192.168.80.0/24, device: {swanctl: devices/waits.conf}, hosts: {door: 192.168.80.10}}
  narrow: {publicIp: 198.51.100.23, asn: 65023, cidr: [192.168.90.0/24, 192.168.91.0/24], hosts: {in: 192.168.90.10, out: 192.168.91.10}}
vpnConnections:
  policy: {site: policy, gateway: main, routing: static, tunnels: [{psk: a.key.of.eight, outsideIp: 3.64.0.11}]}
  old: {site: old, gateway: main, tunnels: [{psk: a.key.of.eight, outsideIp: 3.64.0.12}]}
  waits: {site: waits, gateway: main, routing: static, tunnels: [{psk: a.key.of.eight, outsideIp: 3.64.0.13}]}
  narrow: {site: narrow, gateway: main, localIpv4NetworkCidr: 192.168.90.0/24, remoteIpv4NetworkCidr: 10.0.0.0/24}
`

type Child = {readonly local: string; readonly remote: string; readonly start?: string}

/** As people write such a file: little is said, much is left to the defaults. */
const device = (local: string, remote: string, children: readonly Child[], connection = 'version = 0') => `
connections {
  aws { ${connection}
    local_addrs = ${local}
    remote_addrs = ${remote}
    proposals = aes128-sha1-modp1024
    dpd_delay = 10s
    local { auth = psk
      id = ${local} }
    remote { auth = psk
      id = ${remote} }
    children {${children
			.map(
				(child, index) => `
      net${index} { local_ts = ${child.local}
        remote_ts = ${child.remote}
        esp_proposals = aes128-sha1-modp1024
        start_action = ${child.start ?? 'start'} }`
			)
			.join('')}
    }
  }
}
secrets { ike { secret = "a.key.of.eight" } }
`

const all = '0.0.0.0/0'
const policy = (...children: readonly Child[]) =>
	writeFileSync(`${work}/devices/policy.conf`, device('198.51.100.20', '3.64.0.11', children))

async function tunnel(key: string) {
	const {tunnels, troubles} = await status()
	return {...tunnels.find(one => one.tunnel === key), trouble: troubles.find(one => one.tunnel === key)}
}

test.before(async () => {
	mkdirSync(`${work}/devices`)
	policy({local: '192.168.60.0/24', remote: '10.0.0.0/16'})
	const one = [{local: all, remote: all}]
	writeFileSync(`${work}/devices/old.conf`, device('198.51.100.21', '3.64.0.12', one, 'version = 1'))
	writeFileSync(
		`${work}/devices/waits.conf`,
		device('198.51.100.22', '3.64.0.13', [{local: '192.168.80.0-192.168.80.255', remote: '10.0.0.0/16', start: 'trap'}])
	)
	writeFileSync(`${work}/lab.yaml`, lab)
	await run('up', work)
})

test.serial('a policy-based device comes up for its pair of networks, and carries nothing else', async t => {
	await until('its networks reach each other', passes('pc', 'web'), reached => reached)
	t.true(await passes('web', 'pc')())
	t.false(await passes('till', 'web')())
})

test.serial('of two pairs AWS keeps the youngest, and says so (VPN-3)', async t => {
	policy({local: '192.168.60.0/24', remote: '10.0.0.0/16'}, {local: '192.168.61.0/24', remote: '10.0.0.0/16'})
	await run('up', 'sw')
	const {seen} = await until(
		'one pair is left',
		() => tunnel('policy:1'),
		({isUp, aws, trouble}) => isUp === true && trouble?.kind === 'one-pair-only' && aws?.state?.children.length === 1
	)
	const [kept] = seen.aws?.state?.children[0]?.remoteSelectors ?? []
	const [carried, lost] = kept === '192.168.61.0/24' ? ['till', 'pc'] : ['pc', 'till']
	await until('its network is reached', passes(carried!, 'web'), reached => reached)
	t.false(await passes(lost!, 'web')())
})

test.serial('with everything in one pair all of the site is reached', async t => {
	policy({local: all, remote: all})
	await run('up', 'sw')
	await until('the first network', passes('pc', 'web'), reached => reached)
	await until('the second network', passes('till', 'web'), reached => reached)
	t.is((await tunnel('policy:1')).trouble, undefined)
})

test.serial('a tunnel that allows both versions of IKE takes a device that speaks IKEv1', async t => {
	const {seen} = await until(
		'it is up',
		() => tunnel('old:1'),
		({isUp}) => isUp === true
	)
	t.is(seen.aws?.state?.ike?.version, 1)
	await until('its network is reached', passes('desk', 'web'), reached => reached)
})

test.serial('one that allows IKEv2 alone refuses it, and says why', async t => {
	const only = lab.replace('outsideIp: 3.64.0.12', 'ike: [2], outsideIp: 3.64.0.12')
	writeFileSync(`${work}/lab.yaml`, only)
	await run('up', 'sw')
	const {seen} = await until(
		'it says why',
		() => tunnel('old:1'),
		({isUp, trouble}) => isUp === false && trouble?.kind === 'ike-version'
	)
	t.is(seen.trouble?.words, 'the peer at 198.51.100.21 uses IKEv1, and this end accepts only IKEv2')
})

test.serial('a child that waits for traffic comes up, for a range of addresses', async t => {
	await until('its network is reached', passes('door', 'web'), reached => reached)
	t.true(await passes('web', 'door')())
})

test.serial('a connection for certain networks carries those, and its BGP', async t => {
	const {seen} = await until(
		'BGP is up',
		status,
		({sessions}) => sessions.filter(({router, isUp}) => router === 'site.narrow' && isUp).length === 2
	)
	t.truthy(seen)
	await until('what is in both blocks', passes('in', 'web'), reached => reached)
	t.true(await passes('web', 'in')())
	t.false(await passes('out', 'web')(), "outside the customer's block")
	t.false(await passes('in', 'db')(), "outside AWS's block")
})
