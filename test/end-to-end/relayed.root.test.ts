import test from 'ava'
import {useLab} from '../../src/index.ts'
import {openStream} from './stream.ts'

const healthCheck = {intervalSeconds: 1, timeoutSeconds: 1, healthyThreshold: 2, unhealthyThreshold: 2}
const world = '0.0.0.0/0'
const open = {
	ingress: [
		{tcp: '0-65535', from: world},
		{udp: '0-65535', from: world}
	]
}
const proxy = {'proxy_protocol_v2.enabled': true}

const lab = useLab(test, {
	name: 'relayed',
	vpcs: {
		main: {
			cidr: '10.0.0.0/16',
			subnets: {a: {cidr: '10.0.0.0/24'}},
			securityGroups: {open, one: open},
			instances: {
				client: {subnet: 'a', securityGroups: ['open']},
				other: {subnet: 'a', securityGroups: ['open']},
				echo1: {subnet: 'a', securityGroups: ['one'], serves: [{tcp: 7, proxyProtocol: true}, 'udp:53', 'http:8080']},
				echo2: {subnet: 'a', securityGroups: ['open'], serves: [{tcp: 7, proxyProtocol: true}, 'udp:53', 'http:8080']}
			},
			targetGroups: {
				echo: {port: 7, targets: ['echo1', 'echo2'], healthCheck, attributes: proxy},
				brief: {port: 7, targets: ['echo2'], healthCheck, attributes: proxy},
				flows: {protocol: 'UDP', port: 53, targets: ['echo1', 'echo2'], healthCheck: {...healthCheck, port: 8080}},
				sticky: {
					protocol: 'UDP',
					port: 53,
					targets: ['echo1', 'echo2'],
					healthCheck: {...healthCheck, port: 8080},
					attributes: {'stickiness.enabled': true}
				}
			},
			loadBalancers: {
				nlb: {
					type: 'network',
					scheme: 'internal',
					subnets: ['a'],
					listeners: {
						'TCP:7': 'echo',
						'TCP:8': {targetGroup: 'brief', attributes: {'tcp.idle_timeout.seconds': 2}},
						'UDP:53': 'flows',
						'UDP:54': 'sticky'
					}
				}
			}
		}
	}
})

async function untilHealth(group: string, states: readonly string[]) {
	for (let attempt = 0; attempt < 200; attempt++) {
		const {targets} = await lab.status()
		const own = targets.filter(({targetGroup}) => targetGroup === `main.${group}`).map(({state}) => state)
		if (own.toSorted().join() === states.toSorted().join()) return
		await new Promise(resolve => setTimeout(resolve, 100))
	}
	throw new Error(`targets of ${group} did not become ${states.join(' and ')}`)
}

const node = () => lab.address('nlb.private')

/** Who answers 24 datagrams, each from a port of its own. */
async function serving(from: string, port: number): Promise<ReadonlySet<string>> {
	const answers = await Promise.all(Array.from({length: 24}, () => lab.udp(from, `${node()}:${port}`)))
	return new Set(answers.map(one => (one.got === 'reply' ? (one.host ?? '?') : one.got)))
}

test.serial('UDP: flows are spread over targets; with stickiness by source address all of a client go to one', async t => {
	await untilHealth('flows', ['healthy', 'healthy'])
	await untilHealth('sticky', ['healthy', 'healthy'])
	t.deepEqual([...(await serving('client', 53))].toSorted(), ['echo1', 'echo2'])
	for (const from of ['client', 'other']) {
		const first = await serving(from, 54)
		t.is(first.size, 1)
		t.regex([...first][0] ?? '', /^echo/)
		t.deepEqual(await serving(from, 54), first)
	}
})

test.serial('NLB-5: a relayed connection that lies idle is reset, one that speaks is not', async t => {
	await untilHealth('brief', ['healthy'])
	const [idle, busy] = await Promise.all([openStream(lab, 'client', node(), 8), openStream(lab, 'client', node(), 8)])
	t.teardown(() => [idle, busy].map(one => one.end()))
	t.is(await idle.say(), 'echo')
	for (let count = 0; count < 7; count++) {
		t.is(await busy.say(), 'echo')
		await new Promise(resolve => setTimeout(resolve, 500))
	}
	t.is(await idle.say(), 'reset')
})

test.serial('NLB-18: relayed connections of a target that turns unhealthy are reset, others go on', async t => {
	await untilHealth('echo', ['healthy', 'healthy'])
	const streams = await Promise.all(Array.from({length: 8}, () => openStream(lab, 'client', node(), 7)))
	t.teardown(() => streams.map(stream => stream.end()))
	const saying = async () => (await Promise.all(streams.map(stream => stream.say()))).toSorted()
	t.deepEqual(
		await saying(),
		streams.map(() => 'echo')
	)
	await lab.change({vpcs: {main: {securityGroups: {one: {ingress: [{tcp: 8080, from: world}]}}}}})
	await untilHealth('echo', ['healthy', 'unhealthy'])
	for (let attempt = 0; attempt < 20 && !(await saying()).includes('reset'); attempt++);
	const after = await saying()
	t.true(after.includes('echo') && after.includes('reset'))
	t.false(after.includes('silence'))
})
