import {execFileSync} from 'node:child_process'
import {mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import test from 'ava'
import type {StatusReport} from '../../src/life/status.ts'
import {until} from '../daemons/net.ts'

// A device that is configured by files of the user's own: those that `vpn-config` writes.

const root = `/run/vpclab-own-${process.pid}`
const work = `/tmp/vpclab-own-${process.pid}`
const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))
const env = {...process.env, VPCLAB_STATE_DIR: root}

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

test.before(() => {
	mkdirSync(`${work}/office`, {recursive: true})
	writeFileSync(`${work}/lab.yaml`, lab(''))
	for (const [format, file] of [
		['strongswan', 'swanctl.conf'],
		['frr', 'frr.conf']
	] as const)
		writeFileSync(`${work}/office/${file}`, run('vpn-config', work, 'office', '--format', format))
	writeFileSync(`${work}/lab.yaml`, lab('    device: {swanctl: office/swanctl.conf, frr: office/frr.conf}'))
})

test.after.always(() => {
	execFileSync(process.execPath, [main, 'down', '--all'], {env})
	rmSync(work, {recursive: true, force: true})
})

test.serial('what vpn-config writes works as the very files of a device: tunnels and BGP come up, and pings pass', async t => {
	t.timeout(60_000)
	run('up', work)
	await until('both tunnels and all sessions are up', status, isUp, 20_000)
	await until('a ping passes', ping, passes => passes, 10_000)
	const routes = execFileSync('nsenter', [`--net=${root}/own/ns/site.office`, 'ip', 'route'], {encoding: 'utf8'})
	t.regex(routes, /^10\.0\.0\.0\/16 .*proto bgp/m)
	t.regex(routes, /office-1/)
})

test.serial('a changed file is what the device then has, and what is wrong in it is said', async t => {
	t.timeout(60_000)
	const good = readFileSync(`${work}/office/swanctl.conf`, 'utf8')
	writeFileSync(`${work}/office/swanctl.conf`, good.replaceAll(/secret = \S+/g, 'secret = not.that.of.aws'))
	run('up', 'own')
	const {seen} = await until(
		'the reason',
		status,
		({troubles}) => troubles.filter(({kind}) => kind === 'wrong-psk').length === 2,
		10_000
	)
	t.is(seen.troubles[0]?.path, 'sites.office.device.swanctl')
	// Without a connection for the second tunnel.
	writeFileSync(
		`${work}/office/swanctl.conf`,
		good.replace(/remote_addrs = (\S+)(?![\s\S]*remote_addrs)/, 'remote_addrs = 203.0.113.1')
	)
	run('up', 'own')
	const {seen: half} = await until(
		'it is said',
		status,
		({tunnels, troubles}) => tunnels[0]?.isUp === true && troubles.some(({kind}) => kind === 'not-configured'),
		15_000
	)
	t.regex(half.troubles.find(({tunnel}) => tunnel === 'office:2')?.words ?? '', /^office\/swanctl\.conf has no connection to /)
	// What swanctl refuses is said in its words.
	writeFileSync(`${work}/office/swanctl.conf`, good.replaceAll(/esp_proposals = .*/g, 'esp_proposals = nonsense'))
	run('up', 'own')
	const {seen: refused} = await until(
		'it is refused',
		status,
		({troubles}) => troubles.length === 2 && troubles.every(({kind, line}) => kind === 'daemon' && /esp_proposals/.test(line)),
		15_000
	)
	t.is(
		refused.troubles[0]?.line.split(';')[0],
		"loading connection 'office-1' failed: invalid value for: esp_proposals, config discarded"
	)
	t.is(refused.troubles[0]?.path, 'sites.office.device.swanctl')
	writeFileSync(`${work}/office/swanctl.conf`, good)
	const frr = readFileSync(`${work}/office/frr.conf`, 'utf8')
	writeFileSync(`${work}/office/frr.conf`, frr.replace('router bgp', 'ruter bgp'))
	run('up', 'own')
	const {seen: unread} = await until(
		'FRR refuses its file, too',
		status,
		({troubles}) => troubles.some(({about}) => about === 'bgp'),
		15_000
	)
	t.regex(unread.troubles[0]?.line ?? '', /line \d+: % Unknown command\[4\]: ruter bgp 65001 \(and \d+ more lines\)$/)
	t.is(unread.troubles[0]?.path, 'sites.office.device.frr')
	writeFileSync(`${work}/office/frr.conf`, frr)
	run('up', 'own')
	await until('all is well again', status, isUp, 30_000)
	await until('a ping passes', ping, passes => passes, 10_000)
})

const run = (...words: readonly string[]): string =>
	execFileSync(process.execPath, [main, ...words], {env, encoding: 'utf8', timeout: 40_000})

const status = (): StatusReport => JSON.parse(run('status', 'own', '--json'))

const isUp = ({tunnels, sessions}: StatusReport) =>
	tunnels.length === 2 && tunnels.every(tunnel => tunnel.isUp) && sessions.length === 4 && sessions.every(session => session.isUp)

function ping(): boolean {
	try {
		execFileSync('nsenter', [`--net=${root}/own/ns/lan.office.pc`, 'ping', '-c', '1', '-W', '1', '10.0.0.5'], {stdio: 'ignore'})
		return true
	} catch {
		return false
	}
}
