import test, {type ExecutionContext} from 'ava'
import {useLab} from '../../src/index.ts'
import {openStream, type Stream} from './stream.ts'

const walls = ['wall1', 'wall2']
const wall = {subnet: 'walls', securityGroups: ['wall'], serves: ['http'], guest: {appliance: {drops: [{tcp: 8080}]}}}

const lab = useLab(test, {
	name: 'gateway-load-balancer',
	vpcs: {
		security: {
			cidr: '10.0.0.0/16',
			subnets: {walls: {zone: 'a', cidr: '10.0.1.0/24'}},
			securityGroups: {
				wall: {
					ingress: [
						{udp: 6081, from: '10.0.1.0/24'},
						{tcp: 80, from: '10.0.1.0/24'}
					]
				}
			},
			instances: {wall1: wall, wall2: wall},
			targetGroups: {
				walls: {
					protocol: 'GENEVE',
					port: 6081,
					targets: walls,
					healthCheck: {intervalSeconds: 1, timeoutSeconds: 1, healthyThreshold: 2}
				}
			},
			loadBalancers: {walls: {type: 'gateway', subnets: ['walls'], listeners: {'GENEVE:6081': 'walls'}}},
			endpointServices: {walls: {loadBalancers: ['walls'], acceptanceRequired: false}}
		},
		// The same block as that of the firewalls.
		shop: {
			cidr: '10.0.0.0/16',
			subnets: {
				// Traffic between two subnets of one VPC, by routes that are more specific than local (RT-4).
				clients: {zone: 'a', cidr: '10.0.1.0/24', routes: {'10.0.2.0/24': 'walls'}},
				servers: {zone: 'a', cidr: '10.0.2.0/24', routes: {'10.0.1.0/24': 'walls'}},
				ends: {zone: 'a', cidr: '10.0.3.0/24'}
			},
			securityGroups: {server: {ingress: [{all: true, from: '10.0.1.0/24'}]}},
			instances: {
				client: {subnet: 'clients'},
				server: {subnet: 'servers', securityGroups: ['server'], serves: ['tcp:7', 'http:8080', 'udp:53']}
			},
			vpcEndpoints: {walls: {service: 'security.walls', subnets: ['ends'], id: 'vpce-0123456789abcdef0'}}
		}
	}
})

const server = () => lab.address('server.private')

async function untilHealth(states: readonly string[]) {
	for (let attempt = 0; attempt < 300; attempt++) {
		const {targets} = await lab.status()
		const found = targets.map(({state}) => state).toSorted()
		if (found.join() === states.toSorted().join()) return
		await new Promise(resolve => setTimeout(resolve, 100))
	}
	throw new Error(`targets did not become ${states.join(' and ')}`)
}

async function streams(t: ExecutionContext): Promise<readonly Stream[]> {
	const all = await Promise.all(Array.from({length: 8}, () => openStream(lab, 'client', server(), 7)))
	t.teardown(() => {
		for (const stream of all) stream.end()
	})
	return all
}

/** What is known of targets is there a moment before their packets notice. */
async function untilServed(): Promise<boolean> {
	for (let attempt = 0; attempt < 10; attempt++) {
		const all = await Promise.all(Array.from({length: 12}, () => lab.tcp('client', `${server()}:7`)))
		if (all.every(({got}) => got === 'connect')) return true
	}
	return false
}

const saying = (all: readonly Stream[], timeoutMs?: number) => Promise.all(all.map(stream => stream.say(timeoutMs)))

/** A silent connection sends again after a while. */
async function untilAll(all: readonly Stream[], expected: string): Promise<readonly string[]> {
	let said = await saying(all)
	for (let attempt = 0; attempt < 20 && said.some(one => one !== expected); attempt++) said = await saying(all)
	return said
}

const iptables = (host: string, ...argv: string[]) => lab.exec(host, ['iptables', ...argv])

/** How many connections have begun by each firewall since the last call. */
async function begun(): Promise<readonly number[]> {
	const texts = await Promise.all(walls.map(host => iptables(host, '-nvxL', 'FORWARD', '--zero')))
	return texts.map(({stdout}) => Number(/^\s*(\d+).*tcp flags:0x17\/0x02/m.exec(stdout)?.[1]))
}

test.serial('GWLB-1: the packet within is unchanged, the header comes back with its options, addresses exchanged', async t => {
	await untilHealth(['healthy', 'healthy'])
	const captured = lab.exec('wall1', ['timeout', '60', 'tcpdump', '-nni', 'eth0', '-c', '4', '-x', 'udp port 6081'])
	let isDone = false
	void captured.finally(() => {
		isDone = true
	})
	while (!isDone) await lab.tcp('client', `${server()}:7`)
	const {stdout} = await captured
	const packets = stdout
		.split(/\n(?=\d)/)
		.map(text => [...text.matchAll(/0x\w+:\s+([\da-f ]+)/g)].map(([, words]) => words?.replaceAll(' ', '')).join(''))
	const from = (address: string) =>
		packets.find(bytes => bytes.slice(24, 32) === Buffer.from(address.split('.').map(Number)).toString('hex')) ?? ''
	const node = lab.inspect().lab.vpcs[0]?.interfaces.find(({type}) => type === 'gateway_load_balancer')
	const [there, back] = [from(node?.privateIps[0]?.address ?? ''), from(lab.address('wall1.private'))]
	t.is(there.slice(44, 48), '17c1', 'to UDP 6081')
	t.is(back.slice(40, 48), there.slice(40, 48), 'the same ports both ways')
	t.is(back.slice(24, 40), there.slice(32, 40) + there.slice(24, 32))
	t.regex(there.slice(56, 136), /^0800080000000000010801021{0}123456789abcdef001080202.{16}01080301.{8}$/)
	t.is(back.slice(56, 136), there.slice(56, 136))
	const inner = there.slice(136)
	t.is(
		inner.slice(24, 40),
		[lab.address('client.private'), server()].map(one => Buffer.from(one.split('.').map(Number)).toString('hex')).join('')
	)
})

test.serial('GWLB-2: flows are spread by five parts of their addresses, or by two', async t => {
	await Promise.all(walls.map(host => iptables(host, '-I', 'FORWARD', '-p', 'tcp', '--syn')))
	await begun()
	const connect = () => Promise.all(Array.from({length: 24}, () => lab.tcp('client', `${server()}:7`)))
	t.true((await connect()).every(({got}) => got === 'connect'))
	const [one = 0, other = 0] = await begun()
	t.is(one + other, 24)
	t.true(one > 0 && other > 0, `${one} and ${other}`)

	const attributes = {'stickiness.enabled': true, 'stickiness.type': 'source_ip_dest_ip'}
	await lab.change({vpcs: {security: {targetGroups: {walls: {attributes}}}}})
	await connect()
	t.deepEqual(
		(await begun()).toSorted((a, b) => a - b),
		[0, 24]
	)
	await lab.change({vpcs: {security: {targetGroups: {walls: {attributes: null}}}}})
})

test.serial('an appliance drops and rejects within the tunnel, and security groups count at both ends', async t => {
	t.is((await lab.http('client', `http://${server()}:8080/`)).got, 'timeout')
	t.is((await lab.ping('client', server())).got, 'reply')
	t.is((await lab.udp('client', `${server()}:53`)).got, 'reply')
	t.is((await lab.tcp('client', `${server()}:9`)).got, 'refused', 'the reset of a closed port comes back')
	const reject = ['FORWARD', '-p', 'tcp', '--dport', '7', '-j', 'REJECT', '--reject-with', 'tcp-reset']
	await Promise.all(walls.map(host => iptables(host, '-I', ...reject)))
	t.is((await lab.tcp('client', `${server()}:7`)).got, 'refused')
	await Promise.all(walls.map(host => iptables(host, '-D', ...reject)))

	await lab.change({vpcs: {security: {securityGroups: {wall: {egress: [{tcp: 80, to: '0.0.0.0/0'}]}}}}})
	t.is(
		(await lab.tcp('client', `${server()}:7`)).got,
		'timeout',
		'what an appliance sends back is no reply: its group must let it out'
	)
	t.is((await lab.explain('client', 'server:7')).verdict, 'silence')
	await lab.change({vpcs: {security: {securityGroups: {wall: {egress: null}}}}})
	t.is((await lab.tcp('client', `${server()}:7`)).got, 'connect')
})

test.serial('GWLB-2: flows of a dead appliance stay with it, new ones go to another; rebalance moves them all', async t => {
	const all = await streams(t)
	t.deepEqual([...new Set(await saying(all))], ['echo'])
	await lab.fail({instance: 'wall1'})
	await untilHealth(['healthy', 'unhealthy'])
	const said = await saying(all)
	t.true(said.includes('silence') && said.includes('echo'), said.join(' '))
	t.true(await untilServed(), 'new ones go to the other')
	t.deepEqual(await saying(all), said, 'each stays with its own')

	const attributes = {'target_failover.on_unhealthy': 'rebalance', 'target_failover.on_deregistration': 'rebalance'}
	await lab.change({vpcs: {security: {targetGroups: {walls: {attributes}}}}})
	t.deepEqual([...new Set(await untilAll(all, 'echo'))], ['echo'])
})
