import test from 'ava'
import type {NetworkInterface} from '../../src/model/model.ts'
import {compile} from '../../src/plan/compile.ts'
import type {Plan} from '../../src/plan/types.ts'
import {group, instance, lab, type NatFixture, natInterfaceOf, rule, vpc} from './lab-fixture.ts'

const nat: NatFixture = {
	key: 'main.nat',
	id: 'nat-0',
	subnet: 'main.b',
	interfaceId: 'eni-0',
	mac: '02:00:00:00:00:09',
	privateIp: '10.0.1.9' as NatFixture['privateIp'],
	connectivity: 'private'
}

/** A NAT gateway's interface has no groups in AWS; one that has stands for what has: endpoints, load balancers. */
function planned(securityGroups: readonly string[], more: Partial<NetworkInterface> = {}): Plan {
	const web = instance('main', 'web', {subnet: 'a', ip: '10.0.0.5'})
	const base = vpc('main', '10.0.0.0/16', {a: {cidr: '10.0.0.0/24'}, b: {cidr: '10.0.1.0/24'}}, [web], {nat: [nat]})
	return compile(
		lab([
			{
				...base,
				securityGroups: [...base.securityGroups, group('main.https', [rule('tcp', '10.0.0.0/24', [443, 443])], [])],
				interfaces: [web.networkInterface, {...natInterfaceOf(nat), securityGroups, ...more}]
			}
		])
	)
}

const groupOf = (plan: Plan): number => plan.links['vpc.main/nat-nat']?.ends[0].group ?? 0
const linesOf = (plan: Plan): readonly string[] => plan.namespaces['vpc.main']?.firewall.ipv4?.split('\n') ?? []

test('SG-4: an interface of AWS’s own is tracked, with security groups or without', t => {
	t.is(groupOf(planned([])) & 0x70000000, 0x40000000)
	t.is(groupOf(planned(['main.https'])) & 0x70000000, 0x60000000)
	t.is(groupOf(planned(['main.https'])) & 0xffff, groupOf(planned([])) & 0xffff)
})

test('PL-1: its security groups are asked by the router, as those of an instance', t => {
	const plan = planned(['main.https'])
	const set = (groupOf(plan) >>> 16) & 0xfff
	t.true(
		linesOf(plan).includes(
			`-A receiver -m devgroup --dst-group 0x${(0x20000000 | (set << 16)).toString(16)}/0x2fff0000 -g in-${set.toString(16)}`
		)
	)
	t.true(linesOf(plan).some(line => line.startsWith(`-A in-${set.toString(16)} -s 10.0.0.0/24 -p tcp`)))
	t.false(linesOf(planned([])).some(line => line.startsWith(`-A in-${set.toString(16)} `)))
})

test('ENI-3: sources of instances are checked, not those of AWS’s own interfaces', t => {
	t.true(
		linesOf(planned(['main.https'])).includes(
			'-A FORWARD -m devgroup --src-group 0x20000000/0x60000000 -m set ! --match-set sources4 src,src -j DROP'
		)
	)
	t.deepEqual(planned(['main.https']).namespaces['vpc.main']?.sets.sources4?.entries, ['10.0.0.5,eni-web'])
})

test('one that a fault has cut off passes nothing', t => {
	t.is(groupOf(planned(['main.https'], {linkUp: false})), 0x10000000)
})
