import test from 'ava'
import {useLab} from '../../../src/index.ts'
import {resolveOn} from '../../dns/resolve.ts'

const nothing = {ingress: [], egress: []}
const closed = {ingress: {}, egress: {}}

const lab = useLab(test, {
	name: 'router-services',
	vpcs: {
		main: {
			cidr: '10.0.0.0/16',
			ipv6: true,
			enableDnsHostnames: true,
			internetGateway: true,
			networkAcls: {closed},
			subnets: {
				a: {
					cidr: '10.0.0.0/24',
					ipv6: true,
					networkAcl: 'closed',
					routes: {'0.0.0.0/0': 'internet-gateway', '10.8.0.0/16': 'near', '10.0.5.0/24': 'fw'}
				},
				b: {cidr: '10.0.5.0/24'}
			},
			securityGroups: {nothing},
			instances: {
				web: {subnet: 'a', privateIp: '10.0.0.10', publicIp: true, ipv6: true, securityGroups: ['nothing']},
				fw: {subnet: 'a', privateIp: '10.0.0.20', sourceDestCheck: false, securityGroups: ['nothing']},
				app: {subnet: 'b', privateIp: '10.0.5.10', securityGroups: ['nothing']}
			}
		},
		twin: {
			cidr: '10.0.0.0/16',
			enableDnsHostnames: true,
			region: 'eu-west-1',
			subnets: {a: {cidr: '10.0.0.0/24'}},
			instances: {twin: {subnet: 'a', privateIp: '10.0.0.10'}}
		},
		near: {
			cidr: '10.8.0.0/16',
			subnets: {a: {cidr: '10.8.0.0/24', routes: {'10.0.0.0/16': 'near'}}},
			instances: {peer: {subnet: 'a'}}
		}
	},
	peerings: {near: {requester: 'main', accepter: 'near'}},
	internet: {laptop: '203.0.113.10'}
})

const webName = 'ip-10-0-0-10.ec2.internal'
const servers = ['10.0.0.2', '169.254.169.253', 'fd00:ec2::253']

for (const server of servers) {
	test.serial(`DNS-1, FILT-1: ${server} answers where groups and ACLs let nothing pass`, async t => {
		t.deepEqual(await resolveOn(lab, 'web', webName, {server}), ['10.0.0.10'])
	})
}

test.serial('an answer goes back past a route of the resolver’s own subnet that leads elsewhere', async t => {
	t.deepEqual(await resolveOn(lab, 'app', webName, {server: '10.0.0.2'}), ['10.0.0.10'])
})

test.serial('FILT-1: an instance without source/destination check asks too, past its group', async t => {
	t.deepEqual(await resolveOn(lab, 'fw', webName, {server: '10.0.0.2'}), ['10.0.0.10'])
})

test.serial('the VPC whose socket is asked decides: its twin has the same block and other names', async t => {
	t.deepEqual(await resolveOn(lab, 'twin', 'ip-10-0-0-10.eu-west-1.compute.internal', {server: '10.0.0.2'}), ['10.0.0.10'])
	t.is(await resolveOn(lab, 'twin', webName, {server: '10.0.0.2'}), 'ENOTFOUND')
})

test.serial('DNS-1: neither a peer nor the Internet reaches the resolver', async t => {
	t.is(await resolveOn(lab, 'peer', webName, {server: '10.0.0.2', timeoutMs: 1000}), 'ETIMEOUT')
	t.is(await resolveOn(lab, 'laptop', webName, {server: '10.0.0.2', timeoutMs: 1000}), 'ETIMEOUT')
})

test.serial('other ports of the resolver are silent', async t => {
	t.is((await lab.tcp('web', '10.0.0.2:53')).got, 'connect')
	t.is((await lab.tcp('web', '10.0.0.2:80', {timeoutMs: 500})).got, 'timeout')
	t.is((await lab.ping('web', '10.0.0.2', {timeoutMs: 500})).got, 'timeout')
})

test.serial('nobody asks in another’s name', async t => {
	const alias = ['ip', 'addr', 'add', '10.0.0.77/32', 'dev', 'eth0'] as const
	t.is((await lab.exec('web', [...alias])).exitCode, 0)
	t.is((await lab.tcp('web', '10.0.0.2:53', {source: '10.0.0.77', timeoutMs: 500})).got, 'timeout')
	t.is((await lab.tcp('web', '10.0.0.2:53', {source: '10.0.0.10'})).got, 'connect')
})

test.serial('DNS-1: enableDnsSupport false silences it, and true brings it back', async t => {
	await lab.change({vpcs: {main: {enableDnsSupport: false}}})
	t.is(await resolveOn(lab, 'web', webName, {server: '10.0.0.2', timeoutMs: 1000}), 'ETIMEOUT')
	await lab.change({vpcs: {main: {enableDnsSupport: true}}})
	t.deepEqual(await resolveOn(lab, 'web', webName, {server: '10.0.0.2'}), ['10.0.0.10'])
})

test.serial('DNS-4: what an interface asks beyond 1,024 packets a second is dropped', async t => {
	const flood = `
		const socket = require('node:dgram').createSocket('udp4')
		const query = Buffer.from('0001010000010000000000000269700365633208696e7465726e616c0000010001', 'hex')
		let answers = 0
		socket.on('message', () => answers++)
		socket.bind(0, async () => {
			const begin = Date.now()
			for (let n = 0; n < 3000; ) {
				// Twice the limit, also where the machine is busy, and not in one burst, which the resolver's own socket would lose.
				for (const due = Math.min(3000, (Date.now() - begin) * 2); n < due; n++) socket.send(query, 53, '10.0.0.2')
				await new Promise(resolve => setTimeout(resolve, 10))
			}
			setTimeout(() => { console.log(answers); socket.close() }, 1500)
		})`
	const {stdout} = await lab.exec('app', [process.execPath, '-e', flood])
	const answers = Number(stdout)
	t.true(answers >= 1024 && answers < 3000, `${answers} answers`)
	t.deepEqual(await resolveOn(lab, 'web', webName, {server: '10.0.0.2'}), ['10.0.0.10'], 'others are not slowed down')
})
