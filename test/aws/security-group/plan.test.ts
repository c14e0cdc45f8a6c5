import test from 'ava'
import {memberSet, renderSecurityGroups} from '../../../src/aws/security-group/plan.ts'
import type {SecurityGroupRule} from '../../../src/model/model.ts'
import {group, rule} from '../../plan/lab-fixture.ts'

const fromGroup = (key: string): SecurityGroupRule => ({
	id: 'sgr-0',
	protocol: 'tcp',
	ports: [5432, 5432],
	peer: {kind: 'group', key}
})

/** The rules of one set's two chains, without their names. */
function chains(groups: ReturnType<typeof group>[], family: 4 | 6 = 4) {
	const {rules} = renderSecurityGroups(family, [{number: 1, groups}])
	const of = (chain: string) =>
		rules.filter(line => line.startsWith(`-A ${chain} `)).map(line => line.slice(`-A ${chain} `.length))
	return {ingress: of('in-1'), egress: of('out-1')}
}

test('SG-1: no rule lets nothing in, and a drop closes every list', t => {
	t.deepEqual(chains([group('a', [], [])]), {ingress: ['-j DROP'], egress: ['-j DROP']})
})

test('SG-2, SG-3: a rule for everybody with the way back wide open keeps no state, a narrower one does', t => {
	const {ingress} = chains([group('a', [rule('tcp', '10.0.0.0/8', [22, 22]), rule('tcp', '0.0.0.0/0', [80, 81])])])
	t.deepEqual(ingress, [
		'-p tcp --dport 80:81 -g receiver-untracked',
		'-s 10.0.0.0/8 -p tcp --dport 22:22 -g receiver-tracked',
		'-j DROP'
	])
})

test('SG-3: without an open way back everything is tracked; ICMP always is', t => {
	const {ingress} = chains([group('a', [rule('tcp', '0.0.0.0/0', [80, 80]), rule('icmp', '0.0.0.0/0')], [])])
	t.deepEqual(ingress, ['-p tcp --dport 80:80 -g receiver-tracked', '-p icmp -g receiver-tracked', '-j DROP'])
})

test('SG-3: the way back may be open in another group of the same ENI', t => {
	const {ingress} = chains([group('a', [rule('tcp', '0.0.0.0/0', [80, 80])], []), group('b', [])])
	t.deepEqual(ingress, ['-p tcp --dport 80:80 -g receiver-untracked', '-j DROP'])
})

test('SG-7: a group as source is the set of its members, by address and link', t => {
	const {ingress} = chains([group('a', [fromGroup('main.web')])])
	t.deepEqual(ingress, [
		`-m set --match-set ${memberSet(4, 'ingress', 'main.web')} src,src -p tcp --dport 5432:5432 -g receiver-tracked`,
		'-j DROP'
	])
})

test('SG-8: a stale reference matches nothing', t => {
	const stale: SecurityGroupRule = {id: 'sgr-0', protocol: 'all', peer: {kind: 'stale', was: 'gone'}}
	t.deepEqual(chains([group('a', [stale])]).ingress, ['-j DROP'])
})

test('rules of one family are none of the other', t => {
	const both = group('a', [rule('tcp', '::/0', [80, 80]), rule('icmpv6', '::/0'), rule('tcp', '10.0.0.0/8', [22, 22])], [])
	t.deepEqual(chains([both], 6).ingress, ['-p tcp --dport 80:80 -g receiver-tracked', '-p icmpv6 -g receiver-tracked', '-j DROP'])
	t.deepEqual(chains([both], 4).ingress, ['-s 10.0.0.0/8 -p tcp --dport 22:22 -g receiver-tracked', '-j DROP'])
})

test('SG-4, SG-6: established flows and errors about them leave early; both ends are asked for the rest', t => {
	t.deepEqual(renderSecurityGroups(4, []).forward, [
		'-A FORWARD -m conntrack --ctstate ESTABLISHED -m connmark --mark 0x3/0x3 -j ACCEPT',
		'-A FORWARD -m conntrack --ctstate RELATED -j ACCEPT',
		'-A FORWARD -m devgroup --src-group 0x20000000/0x20000000 -j sender',
		'-A FORWARD -m devgroup --dst-group 0x20000000/0x20000000 -j receiver',
		'-A FORWARD -j ACCEPT'
	])
})
