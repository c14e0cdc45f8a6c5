import {existsSync, writeFileSync} from 'node:fs'
import test, {type ExecutionContext} from 'ava'
import {tunnelLacks} from '../../src/doctor/examine.ts'
import type {LabDocument} from '../../src/index.ts'
import {until} from '../services/net.ts'
import {useVpclab} from './vpclab.ts'

// Who carries the packets of tunnels, from the command line.

// Before anything is declared: tests are declared at one go.
const isCapable = (await tunnelLacks()).kernel.length === 0
delete process.env.VPCLAB_DATA_PATH
const {root, work, attempt, pings} = useVpclab(test, 'data-path')
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

test.before(() => writeFileSync(`${work}/lab.json`, JSON.stringify(lab)))

const inForce = async (): Promise<string> => JSON.parse((await attempt('status', 'd', '--json')).stdout).dataPath
async function up(t: ExecutionContext, ...args: string[]) {
	const {exitCode, stderr} = await attempt('up', ...args)
	t.is(exitCode, 0, stderr)
}
const answers = () => until('the office reaches the VPC', () => pings('d', 'pc', 'web'), Boolean, 60_000)

if (isCapable) {
	test.serial('a running lab changes from the kernel to userspace and back, and keeps what it has', async t => {
		await up(t, `${work}/lab.json`)
		t.is(await inForce(), 'kernel')
		await answers()
		await up(t, 'd', '--data-path', 'userspace')
		t.is(await inForce(), 'userspace')
		await answers()
		await up(t, 'd')
		t.is(await inForce(), 'userspace')
		await up(t, 'd', '--data-path', 'kernel')
		t.is(await inForce(), 'kernel')
		await answers()
		t.is((await attempt('down', 'd')).exitCode, 0)
	})
} else {
	test.serial('the kernel is asked for and has none: status 3, what it lacks, and nothing is left', async t => {
		const {exitCode, stderr} = await attempt('up', `${work}/lab.json`, '--data-path', 'kernel')
		t.is(exitCode, 3)
		t.regex(stderr, /^vpclab: the kernel of this machine cannot carry VPN tunnels itself.*\(.*ESP: .*XFRM interface: /)
		t.false(existsSync(`${root}/d`))
	})

	test.serial('userspace is asked for or chosen: status and inspect say so', async t => {
		await up(t, `${work}/lab.json`)
		t.is(await inForce(), 'userspace')
		t.regex((await attempt('status', 'd')).stdout, /ESP in userspace\n/)
		t.regex((await attempt('inspect', 'd')).stdout, /DATA PATH\s+userspace/)
		t.regex((await attempt('up', 'd', '--data-path', 'userspace')).stdout, /nothing to change/)
		t.is((await attempt('up', 'd', '--data-path', 'kernel')).exitCode, 3)
		t.is((await attempt('down', 'd')).exitCode, 0)
	})
}
