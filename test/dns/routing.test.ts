import test from 'ava'
import {answer, type Client} from '../../src/dns/answer.ts'
import type {DnsFacts, ResourceRecord} from '../../src/dns/types.ts'
import type {Routing} from '../../src/model/hosted-zone.ts'

const vpc = (region: string) => ({
	region,
	cidrs: ['10.0.0.0/16'],
	hostnames: true,
	addresses: [],
	instances: {},
	publicAddresses: {},
	peers: [],
	dns64: []
})

const record = (data: string, routing: Routing, more: Partial<ResourceRecord> = {}): ResourceRecord => ({
	type: 'A',
	ttl: 60,
	data,
	routing,
	...more
})
const sick = {isUnhealthy: true} as const
const weighted = (id: string, weight: number) => ({policy: 'weighted', setIdentifier: id, weight}) as const
const failover = (role: 'primary' | 'secondary') => ({policy: 'failover', setIdentifier: role, role}) as const
const latency = (region: string) => ({policy: 'latency', setIdentifier: region, region}) as const
const place = (id: string) => ({policy: 'geolocation', setIdentifier: id, place: id}) as const

const records: Readonly<Record<string, readonly ResourceRecord[]>> = {
	weighted: [record('1', weighted('a', 3)), record('2', weighted('b', 1)), record('3', weighted('c', 0))],
	zeros: [record('1', weighted('a', 3), sick), record('2', weighted('b', 0))],
	allSick: [record('1', weighted('a', 3), sick), record('2', weighted('b', 0), sick)],
	failover: [record('2', failover('secondary')), record('1', failover('primary'))],
	failed: [record('2', failover('secondary')), record('1', failover('primary'), sick)],
	bothFailed: [record('2', failover('secondary'), sick), record('1', failover('primary'), sick)],
	latency: [record('us', latency('us-west-2')), record('eu', latency('eu-west-1')), record('ap', latency('ap-south-1'))],
	place: [record('world', place('*')), record('europe', place('continent-EU')), record('germany', place('DE'))],
	placeSick: [record('world', place('*')), record('germany', place('DE'), sick)],
	nowhere: [record('germany', place('DE'))],
	many: Array.from({length: 12}, (_, n) => record(`10.0.0.${n}`, {policy: 'multivalue', setIdentifier: String(n)})),
	alias: [{type: 'A', ttl: 0, data: '', alias: 'failover.x'}],
	loop: [{type: 'A', ttl: 0, data: '', alias: 'loop.x'}]
}

const facts: DnsFacts = {
	vpcs: {us: vpc('us-east-1'), de: vpc('eu-central-1'), fr: vpc('eu-west-3'), cn: vpc('cn-north-1')},
	zones: [
		{
			name: 'x',
			vpcs: ['us', 'de', 'fr', 'cn'],
			records: Object.fromEntries(Object.entries(records).map(([name, all]) => [`${name.toLowerCase()}.x`, all]))
		}
	],
	rules: [],
	siteServers: {}
}

function asked(name: string, from = 'us', chance = () => 0): string {
	const client: Client = {address: '10.0.0.5', unhealthy: new Set(), chance}
	const found = answer(facts, {kind: 'vpc', vpc: from}, {name: `${name.toLowerCase()}.x`, type: 'A'}, client)
	if ('forward' in found) throw new Error('forwarded')
	return `${found.rcode} ${found.answers.map(({data, name: owner}) => `${owner === `${name.toLowerCase()}.x` ? '' : owner}${data}`).join(' ')}`
}

test('R53-1: weighted records are given out as often as their weights say, those of weight 0 only when nothing else is healthy', t => {
	const counts = new Map<string, number>()
	for (let n = 0; n < 400; n++) {
		const got = asked('weighted', 'us', () => n / 400)
		counts.set(got, (counts.get(got) ?? 0) + 1)
	}
	t.deepEqual(Object.fromEntries(counts), {'NOERROR 1': 300, 'NOERROR 2': 100})
	t.is(asked('zeros'), 'NOERROR 2')
	t.is(asked('allSick'), 'NOERROR 1')
})

test('R53-1: the primary record, the secondary one while it is unhealthy, and the primary one again when both are', t => {
	t.deepEqual(
		['failover', 'failed', 'bothFailed'].map(name => asked(name)),
		['NOERROR 1', 'NOERROR 2', 'NOERROR 1']
	)
})

test('R53-1: latency goes to the nearest Region, geolocation to the smallest area, and where there is none to nobody', t => {
	t.deepEqual(
		['us', 'de', 'cn'].map(from => asked('latency', from)),
		['NOERROR us', 'NOERROR eu', 'NOERROR ap']
	)
	t.deepEqual(
		['us', 'de', 'fr'].map(from => asked('place', from)),
		['NOERROR world', 'NOERROR germany', 'NOERROR europe']
	)
	t.is(asked('placeSick', 'de'), 'NOERROR world')
	t.is(asked('nowhere', 'us'), 'NOERROR ')
})

test('R53-1: eight of many values, in any order', t => {
	let n = 0
	const got = asked('many', 'us', () => (7 * n++) % 12)
		.split(' ')
		.slice(1)
	t.is(new Set(got).size, 8)
	t.not(got.join(' '), asked('many').split(' ').slice(1).join(' '))
})

test('an alias answers in its own name, and one that leads to itself has no records', t => {
	t.is(asked('alias'), 'NOERROR 1')
	t.is(asked('loop'), 'NOERROR ')
})

test('answers by chance are marked, as nobody may keep them', t => {
	const isByChance = (name: string) => {
		const client: Client = {address: '10.0.0.5', unhealthy: new Set(), chance: () => 0}
		return 'isByChance' in answer(facts, {kind: 'vpc', vpc: 'us'}, {name: `${name}.x`, type: 'A'}, client)
	}
	t.deepEqual(['weighted', 'many', 'failover', 'place'].map(isByChance), [true, true, false, false])
})
