import test from 'ava'
import type {NetworkAcl, NetworkAclEntry, SecurityGroupRule} from '../../src/model/model.ts'
import {cidr, group, instance, lab, openAcl, route, rule, vpc} from '../plan/lab-fixture.ts'
import {ask, fate, tcp, udp} from './asking.ts'

const services = [{protocol: 'tcp', port: 80} as const, {protocol: 'udp', port: 53} as const]
const named = (key: string): SecurityGroupRule => ({id: 'sgr-named', protocol: 'all', peer: {kind: 'group', key}})
const entry = (number: number, action: 'allow' | 'deny', rest: Partial<NetworkAclEntry> = {}): NetworkAclEntry => ({
	number,
	action,
	protocol: 'all',
	cidr: cidr('0.0.0.0/0'),
	...rest
})
const acl = (ingress: NetworkAclEntry[], egress: readonly NetworkAclEntry[] = openAcl.egress): NetworkAcl => ({
	key: 'main.acl',
	id: 'acl-1',
	default: false,
	ingress,
	egress
})

/** Two subnets; `db` stands under the groups and the ACL in question, `web` and `wall` are open. */
const network = ({groups = [group('main.db', [])], list}: {groups?: ReturnType<typeof group>[]; list?: NetworkAcl} = {}) =>
	lab([
		vpc(
			'main',
			'10.0.0.0/16',
			{
				front: {cidr: '10.0.0.0/24'},
				back: {cidr: '10.0.1.0/24', ...(list && {acl: list})},
				far: {cidr: '10.0.2.0/24', routes: [route('10.0.1.0/24', {kind: 'network-interface', key: 'main.wall'})]}
			},
			[
				instance('main', 'web', {subnet: 'front', ip: '10.0.0.10', services}),
				instance('main', 'db', {subnet: 'back', ip: '10.0.1.10', groups: groups.map(({key}) => key), services}),
				instance('main', 'twin', {subnet: 'back', ip: '10.0.1.11', services}),
				instance('main', 'wall', {subnet: 'front', ip: '10.0.0.20', sourceDestCheck: false, guest: {forward: true}}),
				instance('main', 'other', {subnet: 'far', ip: '10.0.2.10', services})
			],
			{securityGroups: [group('main.open', [rule('all', '0.0.0.0/0')]), ...groups]}
		)
	])

const [web, db, twin, other] = ['10.0.0.10', '10.0.1.10', '10.0.1.11', '10.0.2.10']

test('SG-1: without a rule nothing comes in, and the answer names the group', t => {
	t.is(fate(network(), web, db), 'silence: SG_HAS_NO_RULES at security-group main.db (forward)')
	t.deepEqual(ask(network(), web, db).end?.decision, {by: 'security-groups', direction: 'ingress', groups: ['main.db']})
})

test('SG-1: any rule of any of its groups admits', t => {
	const groups = [
		group('main.a', [rule('tcp', '0.0.0.0/0', [443, 443])]),
		group('main.b', [rule('tcp', '10.0.0.0/24', [80, 90])])
	]
	t.is(fate(network({groups}), web, db, tcp(80)), 'answer 255')
	t.is(fate(network({groups}), web, db, tcp(443)), 'refused 255')
	t.is(fate(network({groups}), web, db, tcp(91)), 'silence: ENI_SG_RULES_MISMATCH at security-group main.a (forward)')
	const admitted = ask(network({groups}), web, db, tcp(80)).forward.find(({at}) => at.key === 'main.b')
	t.deepEqual(admitted?.decision, {by: 'security-group-rule', direction: 'ingress', group: 'main.b', id: 'sgr-0'})
})

test('SG-2: with ingress alone it answers and cannot ask', t => {
	const groups = [group('main.db', [rule('icmp', '0.0.0.0/0')], [])]
	t.is(fate(network({groups}), web, db), 'answer 255')
	t.is(fate(network({groups}), db, web), 'silence: SG_HAS_NO_RULES at security-group main.db (forward)')
	t.deepEqual(ask(network({groups}), web, db).reply.find(({at}) => at.kind === 'security-group')?.decision, {
		by: 'remembered-flow',
		direction: 'egress'
	})
})

test('SG-6: the error about a datagram passes a group that has a rule for the datagram alone', t => {
	const groups = [group('main.db', [rule('udp', '0.0.0.0/0', [50, 60])], [])]
	t.is(fate(network({groups}), web, db, udp(53)), 'answer 255')
	t.is(fate(network({groups}), web, db, udp(54)), 'refused 255')
})

test('SG-7: a group means its members by private address', t => {
	t.is(fate(network({groups: [group('main.db', [named('main.open')])]}), web, db), 'answer 255')
	t.is(
		fate(network({groups: [group('main.db', [named('main.nobody')])]}), web, db),
		'silence: ENI_SG_RULES_MISMATCH at security-group main.db (forward)'
	)
	t.is(
		fate(network({groups: [group('main.db', [{...named(''), peer: {kind: 'stale', was: 'gone'}}])]}), web, db),
		'silence: ENI_SG_RULES_MISMATCH at security-group main.db (forward)'
	)
})

test('SG-7: behind a middlebox a reference is not preserved, an address is', t => {
	t.is(
		fate(network({groups: [group('main.db', [named('main.open')])]}), other, db),
		'silence: SG_REFERENCES_NOT_PRESERVED at security-group main.db (forward)'
	)
	t.is(fate(network({groups: [group('main.db', [rule('all', '10.0.2.10/32')])]}), other, db), 'answer 255')
})

test('SG-7: towards a middlebox neither', t => {
	const groups = [group('main.db', [rule('all', '0.0.0.0/0')], [named('main.open')])]
	t.is(fate(network({groups}), db, other), 'answer 254')
	t.is(fate(network({groups}), other, db), 'answer 255')
	const {routeTables, ...rest} = network({groups}).vpcs[0] ?? vpc('main', '10.0.0.0/16', {}, [])
	const diverted = routeTables.map(table =>
		table.key === 'main.back'
			? {...table, routes: [...table.routes, route('10.0.2.0/24', {kind: 'network-interface', key: 'main.wall'})]}
			: table
	)
	t.is(
		fate(lab([{...rest, routeTables: diverted}]), db, other),
		'silence: SG_REFERENCES_NOT_PRESERVED at security-group main.db (forward)'
	)
})

test('NACL-1: in ascending order the first entry that matches decides, and it is named', t => {
	const groups = [group('main.db', [rule('all', '0.0.0.0/0')])]
	const list = acl([entry(100, 'allow'), entry(90, 'deny', {protocol: 'tcp', ports: [22, 22]})])
	t.is(fate(network({groups, list}), web, db, tcp(80)), 'answer 255')
	const {end} = ask(network({groups, list}), web, db, tcp(22))
	t.deepEqual(end, {
		on: 'forward',
		at: {kind: 'network-acl', key: 'main.acl', id: 'acl-1'},
		code: 'SUBNET_ACL_RESTRICTION',
		decision: {by: 'network-acl-entry', direction: 'ingress', acl: 'main.acl', subnet: 'main.back', number: 90, action: 'deny'}
	})
})

test('NACL-2: an empty list denies by its last entry', t => {
	const {end} = ask(network({groups: [group('main.db', [rule('all', '0.0.0.0/0')])], list: acl([])}), web, db)
	t.deepEqual(end?.decision, {
		by: 'network-acl-entry',
		direction: 'ingress',
		acl: 'main.acl',
		subnet: 'main.back',
		number: 32_767,
		action: 'deny'
	})
})

test('NACL-3: within a subnet no list is asked', t => {
	t.is(fate(network({groups: [group('main.db', [rule('all', '0.0.0.0/0')])], list: acl([], [])}), twin, db), 'answer 255')
})

test('NACL-4: the reply needs its ephemeral port', t => {
	const groups = [group('main.db', [rule('all', '0.0.0.0/0')])]
	const list = acl([entry(100, 'allow')], [entry(100, 'allow', {protocol: 'tcp', ports: [40_000, 50_000]})])
	t.is(fate(network({groups, list}), web, db, tcp(80, 45_000)), 'answer 255')
	t.is(fate(network({groups, list}), web, db, tcp(80, 60_000)), 'silence: SUBNET_ACL_RESTRICTION at network-acl main.acl (reply)')
	t.is(fate(network({groups, list}), web, db), 'silence: SUBNET_ACL_RESTRICTION at network-acl main.acl (reply)')
})

test('NACL-6: an entry for the request is none for the reply', t => {
	const groups = [group('main.db', [rule('all', '0.0.0.0/0')])]
	const icmp = (type: number) => [entry(100, 'allow', {protocol: 'icmp', icmp: {type, code: -1}})]
	t.is(fate(network({groups, list: acl(icmp(8), icmp(0))}), web, db), 'answer 255')
	t.is(
		fate(network({groups, list: acl(icmp(8), icmp(8))}), web, db),
		'silence: SUBNET_ACL_RESTRICTION at network-acl main.acl (reply)'
	)
})

test('entries of one family say nothing about the other', t => {
	const list = acl([entry(100, 'allow', {cidr: cidr('::/0')})])
	t.true(fate(network({groups: [group('main.db', [rule('all', '0.0.0.0/0')])], list}), web, db).startsWith('silence: SUBNET_ACL'))
})
