import test from 'ava'
import {useLab} from '../../src/index.ts'
import {openStream} from './stream.ts'

const world = '0.0.0.0/0'
const lab = useLab(test, {
	name: 'filters',
	vpcs: {
		main: {
			cidr: '10.0.0.0/16',
			subnets: {
				a: {cidr: '10.0.0.0/24'},
				b: {cidr: '10.0.1.0/24', networkAcl: 'b'}
			},
			networkAcls: {b: {ingress: {100: {allow: 'all', from: world}}, egress: {100: {allow: 'all', to: world}}}},
			securityGroups: {
				client: {},
				narrow: {ingress: [{tcp: 7, from: '10.0.0.0/24'}]},
				open: {ingress: [{tcp: 7, from: world}]},
				hermit: {ingress: [{tcp: 7, from: 'client'}], egress: []}
			},
			instances: {
				client: {subnet: 'a', privateIp: '10.0.0.10', securityGroups: ['client']},
				narrow: {subnet: 'a', privateIp: '10.0.0.20', securityGroups: ['narrow'], serves: ['tcp:7']},
				open: {subnet: 'a', privateIp: '10.0.0.30', securityGroups: ['open'], serves: ['tcp:7']},
				bordered: {subnet: 'b', privateIp: '10.0.1.10', securityGroups: ['narrow'], serves: ['tcp:7']},
				hermit: {subnet: 'b', privateIp: '10.0.1.20', securityGroups: ['hermit'], serves: ['tcp:7']}
			}
		}
	}
})

const groups = (change: object) => ({vpcs: {main: {securityGroups: change}}})

test.serial('SG-3: a tracked connection survives the rule that let it in, a new one is not let in', async t => {
	const stream = await openStream(lab, 'client', '10.0.0.20', 7)
	t.teardown(stream.end)
	t.is(await stream.say(), 'echo')
	await lab.change(groups({narrow: {ingress: []}}))
	t.is(await stream.say(), 'echo')
	t.is((await lab.tcp('client', 'narrow:7', {timeoutMs: 1000})).got, 'timeout')
	await lab.change(groups({narrow: {ingress: [{tcp: 7, from: '10.0.0.0/24'}]}}))
	t.is((await lab.tcp('client', 'narrow:7')).got, 'connect')
})

test.serial('SG-3: an untracked one, let in from anywhere with the way back wide open, freezes at once', async t => {
	const stream = await openStream(lab, 'client', '10.0.0.30', 7)
	t.teardown(stream.end)
	t.is(await stream.say(), 'echo')
	await lab.change(groups({open: {ingress: []}}))
	t.is(await stream.say(), 'silence')
	await lab.change(groups({open: {ingress: [{tcp: 7, from: world}]}}))
	t.is(await stream.say(5000), 'echo')
})

test.serial('SG-2: replies pass a group that allows nothing outward; what it begins does not', async t => {
	t.is((await lab.tcp('client', 'hermit:7')).got, 'connect')
	t.is((await lab.tcp('hermit', 'narrow:7', {timeoutMs: 1000})).got, 'timeout')
})

test.serial('NACL-5: a denial hits connections that are open', async t => {
	const stream = await openStream(lab, 'client', '10.0.1.10', 7)
	t.teardown(stream.end)
	t.is(await stream.say(), 'echo')
	await lab.change({vpcs: {main: {networkAcls: {b: {ingress: {50: {deny: 'tcp', ports: 7, from: world}}}}}}})
	t.is(await stream.say(), 'silence')
	await lab.change({vpcs: {main: {networkAcls: {b: {ingress: {50: null}}}}}})
	t.is(await stream.say(5000), 'echo')
})

test.serial('MOD-6: broadcast and multicast reach nobody', async t => {
	for (const address of ['10.0.0.255', '255.255.255.255', '224.0.0.1']) {
		const {stdout} = await lab.exec('client', ['ping', '-b', '-c', '2', '-W', '1', '-i', '0.2', address])
		t.regex(stdout, / 0 received/, address)
	}
})

test.serial('ENI-3: an instance cannot send from an address that is not its own', async t => {
	await lab.exec('client', ['ip', 'address', 'add', '10.0.0.99/32', 'dev', 'lo'])
	const {packets} = await lab.capture(['client', 'narrow'], {filter: 'tcp'}, () =>
		lab.exec('client', ['curl', '--silent', '--max-time', '1', '--interface', '10.0.0.99', 'telnet://10.0.0.20:7'])
	)
	t.true(packets.some(({point}) => point === 'client'))
	t.false(packets.some(({point}) => point === 'narrow'))
})

test.serial('FILT: an instance cannot see or flush the rules that filter it', async t => {
	const {stdout} = await lab.exec('narrow', ['iptables-legacy', '-S'])
	t.deepEqual(stdout.trim().split('\n'), ['-P INPUT ACCEPT', '-P FORWARD ACCEPT', '-P OUTPUT ACCEPT'])
})
