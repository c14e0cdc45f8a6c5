import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import test from 'ava'
import {execa} from 'execa'
import {slow, until} from '../services/net.ts'
import {isUp, useVpclab} from './vpclab.ts'

// A device that is configured by files of the user's own: those that `vpn-config` writes.

const {root, work, run, attempt, status: statusOf, pings} = useVpclab(test, 'own')
const status = () => statusOf('own')
const ping = () => pings('own', 'pc', 'web')

const lab = (device: string) => `name: own
vpcs:
  main:
    cidr: 10.0.0.0/16
    vpnGateway: true
    subnets: {app: {cidr: 10.0.0.0/24, propagate: true}}
    securityGroups: {office: {ingress: [{all: true, from: 192.168.0.0/16}]}}
    instances: {web: {subnet: app, privateIp: 10.0.0.5, securityGroups: [office]}}
sites:
  office:
    publicIp: 198.51.100.20
    asn: 65001
    cidr: 192.168.0.0/24
    hosts: {pc: 192.168.0.10}
${device}
vpnConnections:
  office: {site: office, gateway: main, bgpTimers: {keepaliveSeconds: 1, holdSeconds: 3}}
`

test.before(async () => {
	mkdirSync(`${work}/office`)
	writeFileSync(`${work}/lab.yaml`, lab(''))
	for (const [format, file] of [
		['strongswan', 'swanctl.conf'],
		['frr', 'frr.conf']
	] as const) {
		writeFileSync(`${work}/office/${file}`, await run('vpn-config', work, 'office', '--format', format))
	}
	writeFileSync(`${work}/lab.yaml`, lab('    device: {swanctl: office/swanctl.conf, frr: office/frr.conf}'))
})

test.serial('what vpn-config writes works as the very files of a device: tunnels and BGP come up, and pings pass', async t => {
	t.timeout(180_000 * slow)
	await run('up', work)
	await until('both tunnels and all sessions are up', status, isUp(2))
	await until('a ping passes', ping, passes => passes)
	const {stdout: routes} = await execa('nsenter', [`--net=${root}/own/ns/site.office`, 'ip', 'route'], {timeout: 10_000})
	t.regex(routes, /^10\.0\.0\.0\/16 .*proto bgp/m)
	t.regex(routes, /office-1/)
})

test.serial('a changed file is what the device then has, and what is wrong in it is said', async t => {
	t.timeout(180_000 * slow)
	const good = readFileSync(`${work}/office/swanctl.conf`, 'utf8')
	writeFileSync(`${work}/office/swanctl.conf`, good.replaceAll(/secret = \S+/g, 'secret = not.that.of.aws'))
	await run('up', 'own')
	const {seen} = await until('the reason', status, ({troubles}) => troubles.filter(({kind}) => kind === 'wrong-psk').length === 2)
	t.is(seen.troubles[0]?.path, 'sites.office.device.swanctl')
	// Without a connection for the second tunnel.
	writeFileSync(
		`${work}/office/swanctl.conf`,
		good.replace(/remote_addrs = (\S+)(?![\s\S]*remote_addrs)/, 'remote_addrs = 203.0.113.1')
	)
	await run('up', 'own')
	const {seen: half} = await until(
		'it is said',
		status,
		({tunnels, troubles}) => tunnels[0]?.isUp === true && troubles.some(({kind}) => kind === 'not-configured')
	)
	t.regex(half.troubles.find(({tunnel}) => tunnel === 'office:2')?.words ?? '', /^office\/swanctl\.conf has no connection to /)
	writeFileSync(`${work}/office/swanctl.conf`, good)
	await run('up', 'own')
	await until('all is well again', status, isUp(2), 30_000)
})

test.serial('what a daemon refuses of a file stops `up` with its words and its line, and the lab stays as it was', async t => {
	t.timeout(180_000 * slow)
	const good = readFileSync(`${work}/office/swanctl.conf`, 'utf8')
	writeFileSync(`${work}/office/swanctl.conf`, good.replaceAll(/esp_proposals = .*/g, 'esp_proposals = nonsense'))
	const refused = await attempt('up', 'own')
	t.is(refused.exitCode, 2, refused.stderr)
	t.regex(
		refused.stderr,
		/lab\.yaml:\d+:\d+ sites\.office\.device\.swanctl: office\/swanctl\.conf is refused by charon: loading connection 'office-1' failed: invalid value for: esp_proposals/
	)
	await until('the lab is as it was', status, isUp(2), 30_000)
	writeFileSync(`${work}/office/swanctl.conf`, good)
	const frr = readFileSync(`${work}/office/frr.conf`, 'utf8')
	writeFileSync(`${work}/office/frr.conf`, frr.replace('router bgp', 'ruter bgp'))
	const unread = await attempt('up', 'own')
	t.is(unread.exitCode, 2, unread.stderr)
	t.regex(
		unread.stderr,
		/sites\.office\.device\.frr: office\/frr\.conf is refused by FRR: line \d+: % Unknown command\[4\]: ruter bgp 65001/
	)
	writeFileSync(`${work}/office/swanctl.conf`, good.replaceAll(/esp_proposals = .*/g, 'esp_proposals = nonsense'))
	const both = await attempt('up', 'own')
	t.is(both.exitCode, 2, both.stderr)
	t.regex(both.stderr, /sites\.office\.device\.frr: /)
	t.regex(both.stderr, /sites\.office\.device\.swanctl: /)
	writeFileSync(`${work}/office/swanctl.conf`, good)
	writeFileSync(`${work}/office/frr.conf`, frr)
	await run('up', 'own')
	await until('all is well again', status, isUp(2), 30_000)
	await until('a ping passes', ping, passes => passes)
})
