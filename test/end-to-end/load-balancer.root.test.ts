import test from 'ava'
import {useLab} from '../../src/index.ts'
import {openStream} from './stream.ts'

const healthCheck = {intervalSeconds: 1, timeoutSeconds: 1, healthyThreshold: 2, unhealthyThreshold: 2, port: 8080}
const group = (name: string, attributes?: object) => ({
	port: 7,
	targets: [`${name}1`, `${name}2`],
	healthCheck,
	...(attributes && {attributes})
})
const world = '0.0.0.0/0'
const open = (check: boolean) => ({ingress: [{tcp: 7, from: world}, ...(check ? [{tcp: 8080, from: world}] : [])]})
const serves = ['tcp:7', 'tcp:8080']

const lab = useLab(test, {
	name: 'load-balancer',
	vpcs: {
		main: {
			cidr: '10.0.0.0/16',
			subnets: {a: {cidr: '10.0.0.0/24'}},
			securityGroups: {client: {}, one: open(true), other: open(true)},
			instances: {
				client: {subnet: 'a', securityGroups: ['client']},
				cut1: {subnet: 'a', securityGroups: ['one'], serves},
				cut2: {subnet: 'a', securityGroups: ['other'], serves},
				kept1: {subnet: 'a', securityGroups: ['one'], serves},
				kept2: {subnet: 'a', securityGroups: ['other'], serves}
			},
			targetGroups: {
				cut: group('cut'),
				kept: group('kept', {'target_health_state.unhealthy.connection_termination.enabled': false})
			},
			loadBalancers: {
				cut: {type: 'network', scheme: 'internal', subnets: ['a'], listeners: {'TCP:7': 'cut'}},
				kept: {type: 'network', scheme: 'internal', subnets: ['a'], listeners: {'TCP:7': 'kept'}}
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

/** Several, so that both targets have some. */
const streamsTo = async (name: string) =>
	Promise.all(Array.from({length: 8}, () => openStream(lab, 'client', lab.address(`${name}.private`), 7)))

async function saying(streams: Awaited<ReturnType<typeof streamsTo>>) {
	const all = await Promise.all(streams.map(stream => stream.say()))
	return {echo: all.filter(one => one === 'echo').length, reset: all.filter(one => one === 'reset').length}
}

/** What is known of targets is there a moment before their packets notice. */
async function untilReset(streams: Awaited<ReturnType<typeof streamsTo>>) {
	for (let attempt = 0; attempt < 50; attempt++) {
		const said = await saying(streams)
		if (said.reset > 0) return said
		await new Promise(resolve => setTimeout(resolve, 100))
	}
	return saying(streams)
}

test.serial(
	'NLB-18: connections of a target that turns unhealthy are reset, unless an attribute keeps them; others go on',
	async t => {
		await Promise.all(['cut', 'kept'].map(name => untilHealth(name, ['healthy', 'healthy'])))
		const [cut, kept] = [await streamsTo('cut'), await streamsTo('kept')]
		t.teardown(() => {
			for (const stream of [...cut, ...kept]) stream.end()
		})
		t.deepEqual(await saying(cut), {echo: 8, reset: 0})
		t.deepEqual(await saying(kept), {echo: 8, reset: 0})

		await lab.change({vpcs: {main: {securityGroups: {one: open(false)}}}})
		await Promise.all(['cut', 'kept'].map(name => untilHealth(name, ['healthy', 'unhealthy'])))
		const after = await untilReset(cut)
		t.is(after.echo + after.reset, 8)
		t.true(after.reset > 0, 'some were at the target that is unhealthy')
		t.true(after.echo > 0, 'those of the other target go on')
		t.deepEqual(await saying(kept), {echo: 8, reset: 0})

		const fresh = await streamsTo('cut')
		t.teardown(() => {
			for (const stream of fresh) stream.end()
		})
		t.deepEqual(await saying(fresh), {echo: 8, reset: 0}, 'new ones go to the healthy target')
	}
)

test.serial('NLB-18: connections of a deregistered target go on, new ones go elsewhere', async t => {
	const before = await streamsTo('kept')
	t.teardown(() => {
		for (const stream of before) stream.end()
	})
	await lab.change({vpcs: {main: {targetGroups: {kept: {targets: ['kept2']}}}}})
	t.deepEqual(await saying(before), {echo: 8, reset: 0})
	const serving = await Promise.all(Array.from({length: 12}, () => lab.tcp('client', `${lab.address('kept.private')}:7`)))
	t.true(serving.every(({got}) => got === 'connect'))
	await lab.fail({instance: 'kept1'})
	const fresh = await streamsTo('kept')
	t.teardown(() => {
		for (const stream of fresh) stream.end()
	})
	t.deepEqual(await saying(fresh), {echo: 8, reset: 0}, 'none is at the target that was deregistered, and is dead')
})
