import test from 'ava'
import {renderNetworkAcls} from '../../../src/aws/network-acl/plan.ts'
import type {NetworkAcl, NetworkAclEntry} from '../../../src/model/model.ts'
import {cidr, openAcl} from '../../plan/lab-fixture.ts'

const entry = (number: number, action: 'allow' | 'deny', rest: Partial<NetworkAclEntry> = {}): NetworkAclEntry => ({
	number,
	action,
	protocol: 'tcp',
	cidr: cidr('0.0.0.0/0'),
	...rest
})
const acl = (ingress: NetworkAclEntry[], egress: NetworkAclEntry[] = openAcl.egress as NetworkAclEntry[]): NetworkAcl => ({
	key: 'main.a',
	id: 'acl-1',
	default: false,
	ingress,
	egress
})

test('NACL-2: a list that allows all costs packets nothing', t => {
	t.deepEqual(renderNetworkAcls(4, [{number: 7, acl: openAcl}]), {chains: [], rules: [], forward: []})
})

test('NACL-1, NACL-3: entries in their order, then a drop; not asked within the subnet', t => {
	const {chains, rules, forward} = renderNetworkAcls(4, [
		{
			number: 7,
			acl: acl([entry(90, 'deny', {cidr: cidr('198.51.100.66/32'), protocol: 'all'}), entry(100, 'allow', {ports: [80, 80]})])
		}
	])
	const [list] = chains
	t.deepEqual(rules, [
		`-A ${list} -s 198.51.100.66/32 -j DROP`,
		`-A ${list} -p tcp --dport 80:80 -j RETURN`,
		`-A ${list} -j DROP`,
		'-A subnet-in-7 -m devgroup --src-group 0x7/0xffff -j RETURN',
		`-A subnet-in-7 -j ${list}`
	])
	t.deepEqual(forward, ['-A FORWARD -m devgroup --dst-group 0x7/0xffff -j subnet-in-7'])
})

test('NACL-2: an empty list lets nothing through, one direction apart from the other', t => {
	const {forward, rules} = renderNetworkAcls(4, [{number: 7, acl: acl([], [])}])
	t.is(forward.length, 2)
	t.deepEqual(
		rules.filter(line => line.startsWith('-A acl-')).map(line => line.replace(/-A \S+/, '')),
		[' -j DROP', ' -j DROP']
	)
})

test('NACL-6: ICMP by type and code, -1 for any', t => {
	const icmp = (type: number, code: number) => entry(100, 'allow', {protocol: 'icmp', icmp: {type, code}})
	for (const [one, expected] of [
		[icmp(3, 4), '-p icmp --icmp-type 3/4'],
		[icmp(8, -1), '-p icmp --icmp-type 8'],
		[icmp(-1, -1), '-p icmp']
	] as const) {
		t.true(renderNetworkAcls(4, [{number: 7, acl: acl([one])}]).rules[0]?.includes(`${expected} -j RETURN`), expected)
	}
})

test('NACL-8: what comes from a transit gateway to its own subnet is not looked at, what goes there is', t => {
	const {rules} = renderNetworkAcls(4, [
		{number: 7, acl: acl([], []), unaskedFrom: 8},
		{number: 8, acl: acl([], []), unaskedTo: 7}
	])
	const returns = rules.filter(line => line.endsWith('RETURN')).map(line => line.replace('-m devgroup --', ''))
	t.deepEqual(returns, [
		'-A subnet-out-7 dst-group 0x7/0xffff -j RETURN',
		'-A subnet-out-8 dst-group 0x8/0xffff -j RETURN',
		'-A subnet-out-8 dst-group 0x7/0xffff -j RETURN',
		'-A subnet-in-7 src-group 0x7/0xffff -j RETURN',
		'-A subnet-in-7 src-group 0x8/0xffff -j RETURN',
		'-A subnet-in-8 src-group 0x8/0xffff -j RETURN'
	])
})
