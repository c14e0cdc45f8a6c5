import test from 'ava'
import {everythingOut, group, id, small} from '../../import/account.ts'
import {documentOf, resolved} from '../../import/importing.ts'

test('rules of security groups in the words of a lab file', t => {
	const rule = (IpProtocol: string, FromPort?: number, ToPort?: number, more: object = {IpRanges: [{CidrIp: '10.0.0.0/8'}]}) => ({
		IpProtocol,
		...(FromPort !== undefined && {FromPort, ToPort}),
		...more
	})
	const document = documentOf({
		...small,
		SecurityGroups: [
			...(small.SecurityGroups ?? []).slice(0, 1),
			group(
				'main',
				'web',
				[
					rule('tcp', 0, 65535),
					rule('6', 8000, 8080),
					rule('udp', 53, 53),
					rule('icmp', -1, -1),
					rule('icmp', 3, 4),
					rule('icmp', 3, -1),
					rule('icmp', 8, 0),
					rule('icmp', 5, 1),
					rule('58', 128, 0, {Ipv6Ranges: [{CidrIpv6: '::/0'}]}),
					rule('50'),
					rule('-1', undefined, undefined, {
						UserIdGroupPairs: [{GroupId: id('sg', 'web')}, {GroupId: id('sg', 'lost'), UserId: '222222222222'}]
					}),
					rule('tcp', 22, 22, {
						IpRanges: [
							{CidrIp: '10.1.0.0/16', Description: 'office'},
							{CidrIp: '10.2.0.0/16', Description: 'office'},
							{CidrIp: '10.3.0.1/16'}
						]
					}),
					rule('tcp', 9, 9, {})
				],
				{IpPermissionsEgress: []}
			),
			group('main', 'db', [], {IpPermissionsEgress: [...everythingOut, rule('tcp', 1, 1)]})
		]
	})
	t.deepEqual(document.vpcs.main.securityGroups.web.ingress, [
		{tcp: 'all', from: '10.0.0.0/8'},
		{tcp: '8000-8080', from: '10.0.0.0/8'},
		{udp: 53, from: '10.0.0.0/8'},
		{icmp: 'all', from: '10.0.0.0/8'},
		{icmp: {type: 3, code: 4}, from: '10.0.0.0/8'},
		{icmp: 'destination-unreachable', from: '10.0.0.0/8'},
		{icmp: 'echo-request', from: '10.0.0.0/8'},
		{icmp: {type: 5, code: 1}, from: '10.0.0.0/8'},
		{icmpv6: 'echo-request', from: '::/0'},
		{protocol: 50, from: '10.0.0.0/8'},
		{all: true, from: ['self', {stale: `222222222222/${id('sg', 'lost')}`}]},
		{tcp: 22, from: ['10.1.0.0/16', '10.2.0.0/16'], description: 'office'},
		{tcp: 22, from: '10.3.0.0/16'}
	])
	t.deepEqual(document.vpcs.main.securityGroups.web.egress, [])
	t.deepEqual(document.vpcs.main.securityGroups.db.egress, [
		{all: true, to: '0.0.0.0/0'},
		{tcp: 1, to: '10.0.0.0/8'}
	])
	t.notThrows(() => resolved(document))
})
