import test from 'ava'
import {defaultAcl, id, named, small} from '../../import/account.ts'
import {documentOf, resolved} from '../../import/importing.ts'

test('network ACLs by number; a default one that nobody changed is left out, one that was changed is not', t => {
	const entry = (RuleNumber: number, Egress: boolean, more: object) => ({
		RuleNumber,
		Egress,
		RuleAction: 'allow',
		Protocol: '-1',
		CidrBlock: '0.0.0.0/0',
		...more
	})
	const document = documentOf({
		...small,
		NetworkAcls: [
			{
				...defaultAcl('main'),
				Entries: [
					entry(100, true, {}),
					entry(32767, true, {RuleAction: 'deny'}),
					entry(32767, false, {RuleAction: 'deny'}),
					entry(32768, false, {RuleAction: 'deny', CidrBlock: undefined, Ipv6CidrBlock: '::/0'})
				]
			},
			{
				NetworkAclId: id('acl', 'web'),
				VpcId: id('vpc', 'main'),
				Associations: [{SubnetId: id('subnet', 'public')}],
				Entries: [
					entry(200, false, {Protocol: '6', PortRange: {From: 1024, To: 65535}}),
					entry(100, false, {Protocol: '1', IcmpTypeCode: {Type: 8, Code: -1}, RuleAction: 'deny'}),
					entry(110, false, {Protocol: '1', IcmpTypeCode: {Type: 3, Code: 4}}),
					entry(120, false, {
						Protocol: '17',
						PortRange: {From: 53, To: 53},
						CidrBlock: undefined,
						Ipv6CidrBlock: '2001:db8::/32'
					}),
					entry(130, false, {Protocol: '47'})
				],
				...named('web')
			}
		]
	})
	t.deepEqual(document.vpcs.main.networkAcls, {
		default: {id: id('acl', 'maind'), ingress: {}},
		web: {
			id: id('acl', 'web'),
			ingress: {
				100: {deny: 'icmp', type: 'echo-request', from: '0.0.0.0/0'},
				110: {allow: 'icmp', type: 'destination-unreachable', code: 4, from: '0.0.0.0/0'},
				120: {allow: 'udp', ports: 53, from: '2001:db8::/32'},
				130: {allow: 47, from: '0.0.0.0/0'},
				200: {allow: 'tcp', ports: '1024-65535', from: '0.0.0.0/0'}
			}
		}
	})
	t.is(document.vpcs.main.subnets.public.networkAcl, 'web')
	const lab = resolved(document)
	t.deepEqual(lab.vpcs[0]?.networkAcls.find(({key}) => key === 'main.default')?.ingress, [])
	t.is(lab.vpcs[0]?.networkAcls.find(({key}) => key === 'main.default')?.egress.length, 1)
})
