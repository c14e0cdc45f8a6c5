import {execFileSync, spawnSync} from 'node:child_process'
import {existsSync, mkdirSync, rmSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import test, {type ExecutionContext} from 'ava'
import {tunnelLacks} from '../../src/doctor/examine.ts'
import type {LabDocument} from '../../src/index.ts'
import {until} from '../daemons/net.ts'

// Who carries the packets of tunnels, from the command line.

const root = `/run/vpclab-data-path-${process.pid}`
const work = `/tmp/vpclab-data-path-${process.pid}`
const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))
const {VPCLAB_DATA_PATH: _, ...inherited} = process.env
const env = {...inherited, VPCLAB_STATE_DIR: root}
const vpclab = (...args: string[]) => spawnSync(process.execPath, [main, ...args], {env, encoding: 'utf8', timeout: 240_000})
const lab = {
	name: 'd',
	vpcs: {
		main: {
			cidr: '10.0.0.0/16',
			vpnGateway: true,
			subnets: {app: {cidr: '10.0.0.0/24', propagate: true}},
			securityGroups: {office: {ingress: [{all: true, from: '192.168.0.0/16'}]}},
			instances: {web: {subnet: 'app', privateIp: '10.0.0.5', securityGroups: ['office']}}
		}
	},
	sites: {office: {publicIp: '198.51.100.20', asn: 65_001, cidr: '192.168.0.0/24', hosts: {pc: {ip: '192.168.0.10'}}}},
	vpnConnections: {office: {site: 'office', gateway: 'main'}}
} satisfies LabDocument
const isCapable = (await tunnelLacks()).kernel.length === 0

test.before(() => {
	mkdirSync(work)
	writeFileSync(`${work}/lab.json`, JSON.stringify(lab))
})

test.after.always(() => {
	execFileSync(process.execPath, [main, 'down', '--all'], {env})
	rmSync(work, {recursive: true})
})

const inForce = (): string => JSON.parse(vpclab('status', 'd', '--json').stdout).dataPath
const up = (t: ExecutionContext, ...args: string[]) => {
	const {status, stderr} = vpclab('up', ...args)
	t.is(status, 0, stderr)
}
const answers = () =>
	until(
		'the office reaches the VPC',
		async () => vpclab('exec', 'd', 'pc', '--', 'ping', '-c', '1', '-W', '1', '10.0.0.5').status,
		status => status === 0,
		60_000
	)

if (isCapable) {
	test.serial('a running lab changes from the kernel to userspace and back, and keeps what it has', async t => {
		up(t, `${work}/lab.json`)
		t.is(inForce(), 'kernel')
		await answers()
		up(t, 'd', '--data-path', 'userspace')
		t.is(inForce(), 'userspace')
		await answers()
		up(t, 'd')
		t.is(inForce(), 'userspace')
		up(t, 'd', '--data-path', 'kernel')
		t.is(inForce(), 'kernel')
		await answers()
		t.is(vpclab('down', 'd').status, 0)
	})
} else {
	test.serial('the kernel is asked for and has none: status 3, what it lacks, and nothing is left', t => {
		const {status, stderr} = vpclab('up', `${work}/lab.json`, '--data-path', 'kernel')
		t.is(status, 3)
		t.regex(stderr, /^vpclab: the kernel of this machine cannot carry VPN tunnels itself.*\(.*ESP: .*XFRM interface: /)
		t.false(existsSync(`${root}/d`))
	})

	test.serial('userspace is asked for or chosen: status and inspect say so', t => {
		up(t, `${work}/lab.json`)
		t.is(inForce(), 'userspace')
		t.regex(vpclab('status', 'd').stdout, /ESP in userspace\n/)
		t.regex(vpclab('inspect', 'd').stdout, /DATA PATH\s+userspace/)
		t.regex(vpclab('up', 'd', '--data-path', 'userspace').stdout, /nothing to change/)
		t.is(vpclab('up', 'd', '--data-path', 'kernel').status, 3)
		t.is(vpclab('down', 'd').status, 0)
	})
}
