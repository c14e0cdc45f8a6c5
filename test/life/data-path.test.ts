import test from 'ava'
import {readLab} from '../../src/lab/read.ts'
import {chooseDataPath, requestedDataPath} from '../../src/life/data-path.ts'

const {lab: without} = readLab({vpcs: {main: {cidr: '10.0.0.0/16', subnets: {}}}}, {name: 'without'})
const {lab} = readLab(
	{
		vpcs: {main: {cidr: '10.0.0.0/16', vpnGateway: true, subnets: {}}},
		sites: {office: {publicIp: '198.51.100.20', asn: 65_001, cidr: '192.168.0.0/24'}},
		vpnConnections: {office: {site: 'office', gateway: 'main'}}
	},
	{name: 'with'}
)
const able = async () => ({kernel: [], userspace: []})
const noKernel = ['ESP: Requested type not found', 'XFRM interface: Unknown device type']
const noUserspace = ['TUN: open: No such file or directory']
const unable = async () => ({kernel: noKernel, userspace: []})
async function unasked(): Promise<never> {
	throw new Error('the doctor was asked')
}

test('the kernel carries tunnels where it can, and else userspace does', async t => {
	t.is(await chooseDataPath(lab, undefined, undefined, able), 'kernel')
	t.is(await chooseDataPath(lab, undefined, undefined, unable), 'userspace')
})

test('a running lab keeps the one that it has, and another one that is asked for replaces it', async t => {
	t.is(await chooseDataPath(lab, undefined, 'userspace', unasked), 'userspace')
	t.is(await chooseDataPath(lab, undefined, 'kernel', unasked), 'kernel')
	t.is(await chooseDataPath(lab, 'userspace', 'kernel', able), 'userspace')
	t.is(await chooseDataPath(lab, 'kernel', 'userspace', able), 'kernel')
})

test('the kernel is asked for and cannot: the error names what it lacks', async t => {
	await t.throwsAsync(chooseDataPath(lab, 'kernel', undefined, unable), {
		name: 'NoSuchDataPath',
		message:
			'the kernel of this machine cannot carry VPN tunnels itself, as requested (ESP: Requested type not found; XFRM interface: Unknown device type): leave that out, or ask for userspace'
	})
})

test('userspace is asked for, or would have to do, and there is no TUN: the error says so', async t => {
	await t.throwsAsync(
		chooseDataPath(lab, 'userspace', 'kernel', async () => ({kernel: [], userspace: noUserspace})),
		{
			name: 'NoSuchDataPath',
			message:
				'this machine cannot carry VPN tunnels in userspace, as requested (TUN: open: No such file or directory): leave that out, or ask for kernel'
		}
	)
	await t.throwsAsync(
		chooseDataPath(lab, undefined, undefined, async () => ({kernel: noKernel, userspace: noUserspace})),
		{
			name: 'NoSuchDataPath',
			message:
				'this machine can carry VPN tunnels neither in its kernel (ESP: Requested type not found; XFRM interface: Unknown device type) nor in userspace (TUN: open: No such file or directory): `vpclab doctor` shows what would help'
		}
	)
})

test('a lab without tunnels asks nobody', async t => {
	t.is(await chooseDataPath(without, 'kernel', undefined, unasked), undefined)
})

test('another word than the two is refused', t => {
	t.is(requestedDataPath('kernel'), 'kernel')
	t.throws(() => requestedDataPath('esp'), {name: 'BadDataPath', message: '--data-path is "esp": use userspace or kernel'})
	t.throws(() => requestedDataPath(''), {name: 'BadDataPath'})
})
