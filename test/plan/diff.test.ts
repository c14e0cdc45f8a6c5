import test from 'ava'
import fc from 'fast-check'
import type {NetworkAcl, Vpc} from '../../src/model/model.ts'
import {compile} from '../../src/plan/compile.ts'
import {diff, repair} from '../../src/plan/diff.ts'
import type {Plan} from '../../src/plan/types.ts'
import {address, cidr, group, instance, lab, type NatFixture, route, rule, vpc} from './lab-fixture.ts'
import {look, run, settled, simulatedKernel} from './simulated-kernel.ts'

const natFixture: NatFixture = {
	key: 'a.nat',
	id: 'nat-0',
	subnet: 'a.odd',
	interfaceId: 'eni-nat',
	mac: '02:00:00:00:00:09',
	privateIp: address('10.0.1.9'),
	connectivity: 'public',
	publicIp: {address: address('54.0.1.9')}
}

/** A lab out of a few numbers: instances, groups, routes, gateways come and go. */
function labOf({hosts, acl, check, failed, nat, publicIps, peered, groups}: Shape) {
	const entries = [{number: 90, action: 'deny', protocol: 'tcp', ports: [22, 22], cidr: cidr('10.0.1.0/24')}] as const
	const custom: NetworkAcl = {key: 'a.strict', id: 'acl-1', default: false, ingress: entries, egress: []}
	const members = hosts.map((number, index) =>
		instance('a', `host${number}`, {
			subnet: number % 2 ? 'odd' : 'even',
			ip: `10.0.${number % 2}.${10 + number}`,
			groups: [`a.g${number % groups}`],
			sourceDestCheck: check || index > 0,
			...(publicIps && {publicIp: `54.0.0.${number}`})
		})
	)
	const a: Vpc = {
		...vpc(
			'a',
			'10.0.0.0/16',
			{
				even: {cidr: '10.0.0.0/24', routes: nat ? [route('0.0.0.0/0', {kind: 'nat-gateway', key: 'a.nat'})] : []},
				odd: {cidr: '10.0.1.0/24', routes: [route('0.0.0.0/0', {kind: 'internet-gateway'})], ...(acl && {acl: custom})}
			},
			members,
			{nat: nat ? [natFixture] : []}
		),
		internetGateway: {id: 'igw-0'},
		securityGroups: Array.from({length: groups}, (_, index) =>
			group(`a.g${index}`, [
				rule('tcp', '0.0.0.0/0', [80, 80]),
				{id: 'sgr-1', protocol: 'all', peer: {kind: 'group', key: `a.g${(index + 1) % groups}`}}
			])
		)
	}
	const b = vpc(
		'b',
		'10.1.0.0/16',
		{only: {cidr: '10.1.0.0/24', routes: [route('10.0.0.0/16', {kind: 'vpc-peering-connection', key: 'a-b'})]}},
		[instance('b', 'other', {subnet: 'only', ip: '10.1.0.5'})]
	)
	return lab([a, b], {
		peerings: peered ? [{key: 'a-b', id: 'pcx-0', requester: 'a', accepter: 'b', state: 'active'}] : [],
		failedZones: failed ? ['use1-az1'] : [],
		internetHosts: [{name: 'laptop', ipv4: address('203.0.113.10'), services: [], ttl: 64}]
	})
}

type Shape = {
	hosts: number[]
	acl: boolean
	check: boolean
	failed: boolean
	nat: boolean
	publicIps: boolean
	peered: boolean
	groups: number
}

const shape: fc.Arbitrary<Shape> = fc.record({
	hosts: fc.uniqueArray(fc.integer({min: 1, max: 9}), {minLength: 0, maxLength: 5}),
	acl: fc.boolean(),
	check: fc.boolean(),
	failed: fc.boolean(),
	nat: fc.boolean(),
	publicIps: fc.boolean(),
	peered: fc.boolean(),
	groups: fc.integer({min: 1, max: 3})
})
const plans = shape.map(one => compile(labOf(one)))

test('nothing is to be done between equal plans', t => {
	fc.assert(fc.property(plans, plan => t.deepEqual(diff(plan, structuredClone(plan)), [])))
})

test('from nothing the steps lead to the plan, in an order that never needs what is not there', t => {
	fc.assert(
		fc.property(plans, plan => {
			const kernel = run(simulatedKernel(), diff(undefined, plan))
			t.deepEqual(kernel.complaints, [])
			t.deepEqual(look(kernel), look(settled(plan)))
		})
	)
})

test('from any plan the steps lead to any other', t => {
	fc.assert(
		fc.property(plans, plans, (before, after) => {
			const kernel = run(settled(before), diff(before, after))
			kernel.complaints.length = 0
			t.deepEqual(look(kernel), look(settled(after)))
		})
	)
})

test('an interrupted change is put right, forwards, backwards or towards a third plan', t => {
	const before = fc.option(plans, {nil: undefined})
	fc.assert(
		fc.property(before, plans, fc.option(plans, {nil: undefined}), fc.nat(), (from, target, to, moment) => {
			const steps = diff(from, target)
			const kernel = from ? settled(from) : simulatedKernel()
			run(kernel, steps.slice(0, moment % (steps.length + 1)))
			run(kernel, repair(from, target, to))
			t.deepEqual(look(kernel), look(settled(to ?? from ?? emptied(target))))
		}),
		{numRuns: 300}
	)
})

const emptied = (plan: Plan): Plan => ({...plan, namespaces: {}, links: {}})

test('one rule changed is one firewall text replaced, however many instances there are', t => {
	const hosts = Array.from({length: 9}, (_, index) => index + 1)
	const base: Shape = {hosts, acl: false, check: true, failed: false, nat: true, publicIps: true, peered: true, groups: 1}
	const one = labOf(base)
	const [first, ...others] = one.vpcs
	t.truthy(first)
	if (first) {
		const changed = {
			...one,
			vpcs: [{...first, securityGroups: [group('a.g0', [rule('tcp', '0.0.0.0/0', [443, 443])])]}, ...others]
		}
		const steps = diff(compile(one), compile(changed))
		t.deepEqual(
			steps.map(step => [step.do, 'namespace' in step && step.namespace]),
			[
				['restore-firewall', 'vpc.a'],
				['restore-sets', 'vpc.a']
			]
		)
	}
})

test('an elastic address that moves makes its gateway forget what it tracked, and touches no other translation', t => {
	const before = labOf({
		hosts: [1, 3],
		acl: false,
		check: true,
		failed: false,
		nat: false,
		publicIps: true,
		peered: false,
		groups: 1
	})
	const swapped = structuredClone(before)
	const [a, b] = swapped.vpcs[0]?.interfaces ?? []
	const first = a?.privateIps[0]
	const second = b?.privateIps[0]
	t.truthy(first && second)
	Object.assign(swapped.vpcs[0]?.interfaces[0]?.privateIps[0] ?? {}, {publicIp: second?.publicIp})
	Object.assign(swapped.vpcs[0]?.interfaces[1]?.privateIps[0] ?? {}, {publicIp: {address: address('54.0.0.77')}})
	const steps = diff(compile(before), compile(swapped))
	t.true(steps.some(step => step.do === 'forget-flows' && step.namespace === 'igw.a'))
	t.false(steps.some(step => step.do === 'add-link' || step.do === 'delete-link' || step.do === 'set-link'))
})
