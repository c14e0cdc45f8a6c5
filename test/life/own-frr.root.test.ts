import {existsSync, writeFileSync} from 'node:fs'
import test from 'ava'
import {execa} from 'execa'
import {until} from '../services/net.ts'
import {isUp, useVpclab} from './vpclab.ts'

// A frr.conf as a router of an office has one: static and connected routes, and logs.

const {root, work, run, attempt, status: statusOf} = useVpclab(test, 'own-frr')
const status = () => statusOf('own-frr')
const log = `${work}/frr.log`

const lab = `name: own-frr
vpcs: {main: {cidr: 10.0.0.0/16, vpnGateway: true, subnets: {app: {cidr: 10.0.0.0/24, propagate: true}}}}
sites:
  office:
    publicIp: 198.51.100.20
    asn: 65001
    cidr: [192.168.0.0/24, 192.168.5.0/24]
    device: {frr: frr.conf}
    hosts: {pc: 192.168.0.10, server: 192.168.0.20}
vpnConnections:
  office:
    site: office
    gateway: main
    tunnels: {1: {insideCidr: 169.254.44.0/30}, 2: {insideCidr: 169.254.45.0/30}}
`

const frrConf = `log file ${log} debugging
log syslog informational
ip route 172.16.0.0/12 Null0
ip route 192.168.128.0/17 Null0
ip route 10.66.0.0/16 blackhole
ip route 10.77.0.0/16 192.168.0.20
router bgp 65001
 no bgp ebgp-requires-policy
 neighbor 169.254.44.1 remote-as 64512
 neighbor 169.254.45.1 remote-as 64512
 address-family ipv4 unicast
  redistribute connected
  redistribute static route-map WIDE
  network 172.16.0.0/12
 exit-address-family
ip prefix-list WIDE permit 192.168.128.0/17
route-map WIDE permit 10
 match ip address prefix-list WIDE
`

test.before(() => {
	writeFileSync(`${work}/lab.yaml`, lab)
	writeFileSync(`${work}/frr.conf`, frrConf)
})

const announced = async () =>
	[...new Set((await status()).learned.flatMap(({router, destination}) => (router === 'vgw.main' ? [destination] : [])))].sort()

test.serial('static routes to nowhere are announced, and connected ones with the prefixes of the LAN', async t => {
	t.timeout(180_000)
	await run('up', work)
	await until('both tunnels and all sessions are up', status, isUp(2))
	const {seen} = await until('all is announced', announced, found => found.length === 4)
	t.deepEqual(seen, ['172.16.0.0/12', '192.168.0.0/24', '192.168.128.0/17', '192.168.5.0/24'])
})

test.serial('static routes are in the kernel: one stops traffic, one leads to a host of the LAN', async t => {
	const routes = async (destination: string) =>
		(
			await execa('nsenter', [`--net=${root}/own-frr/ns/site.office`, 'ip', 'route', 'show', destination], {timeout: 10_000})
		).stdout.trim()
	await until(
		'staticd has set them',
		() => routes('10.77.0.0/16'),
		text => text !== ''
	)
	t.regex(await routes('10.66.0.0/16'), /^blackhole 10\.66\.0\.0\/16 proto static/)
	t.regex(await routes('10.77.0.0/16'), /dev lan-server/)
})

test.serial('logs stay in the lab, and `up` says so', async t => {
	const {stderr} = await attempt('up', work)
	t.regex(stderr, /frr\.conf:1: "log file \S+ debugging" is left out: the lab keeps the logs of its devices itself/)
	t.regex(stderr, /frr\.conf:2: "log syslog informational" is left out/)
	t.false(existsSync(log))
})

test.serial('without an eBGP policy no routes pass, and `status` says why and how to fix it', async t => {
	t.timeout(120_000)
	writeFileSync(`${work}/frr.conf`, frrConf.replace(' no bgp ebgp-requires-policy\n', ''))
	await run('up', work)
	const {seen} = await until(
		'it is said of both tunnels',
		status,
		({troubles}) => troubles.length === 2 && troubles.every(({kind}) => kind === 'no-policy')
	)
	t.like(seen.troubles[0], {about: 'bgp', kind: 'no-policy', path: 'sites.office.device.frr'})
	t.regex(
		await run('status', 'own-frr'),
		/office:1 has a BGP session without routes: this router announces and takes no routes, for lack of an eBGP policy: add "no bgp/
	)
	writeFileSync(`${work}/frr.conf`, frrConf)
	await run('up', work)
	await until('all is announced again', announced, found => found.length === 4)
})

test.serial('what no daemon of a device takes is refused with its line, and the lab stays as it is', async t => {
	writeFileSync(`${work}/frr.conf`, `${frrConf}router ospf\n network 192.168.0.0/24 area 0\n`)
	const {exitCode, stderr} = await attempt('up', work)
	t.is(exitCode, 2)
	t.regex(stderr, /lab\.yaml:8:19 sites\.office\.device\.frr: frr\.conf:19: "router ospf" is for ospfd, which does not run here/)
	t.true(isUp(2)(await status()))
})
