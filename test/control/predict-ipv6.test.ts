import test from 'ava'
import type {InternetHost, NetworkInterface, Vpc} from '../../src/model/model.ts'
import {address, cidr, group, instance, lab, route, rule, vpc} from '../plan/lab-fixture.ts'
import {ask, fate, tcp} from './asking.ts'

const services = [{protocol: 'tcp', port: 80} as const]
const laptop: InternetHost = {name: 'laptop', ipv6: address('2a00:1::10'), services, ttl: 64}

function six(gateways: Partial<Vpc>, target: 'internet-gateway' | 'egress-only-internet-gateway') {
	const one = vpc(
		'main',
		'10.0.0.0/16',
		{a: {cidr: '10.0.0.0/24', routes: [route('::/0', {kind: target})]}},
		[instance('main', 'web', {subnet: 'a', ip: '10.0.0.10', services})],
		{ipv6Cidrs: [cidr('2600:1f18::/56')], ...gateways}
	)
	const everything = [rule('all', '::/0')]
	return lab(
		[
			{
				...one,
				subnets: one.subnets.map(subnet => ({...subnet, ipv6Cidr: cidr('2600:1f18::/64')})),
				networkAcls: one.networkAcls.map(acl => {
					const open = [{number: 101, action: 'allow' as const, protocol: 'all' as const, cidr: cidr('::/0')}]
					return {...acl, ingress: open, egress: open}
				}),
				securityGroups: [group('main.open', everything, everything)],
				interfaces: one.interfaces.map((eni): NetworkInterface => ({...eni, ipv6: [address('2600:1f18::10')]}))
			}
		],
		{internetHosts: [laptop]}
	)
}

test('IGW-4: IPv6 passes as it is, both ways', t => {
	const open = six({internetGateway: {id: 'igw-0'}}, 'internet-gateway')
	t.is(ask(open, '2600:1f18::10', '2a00:1::10').client, address('2600:1f18::10'))
	t.is(fate(open, '2a00:1::10', '2600:1f18::10', tcp(80)), 'answer 253')
})

test('EIGW-1: what leaves by it is answered, and nothing begins outside', t => {
	const outward = six({egressOnlyInternetGateway: {id: 'eigw-0'}}, 'egress-only-internet-gateway')
	t.is(fate(outward, '2600:1f18::10', '2a00:1::10', tcp(80)), 'answer 62')
	t.is(fate(outward, '2a00:1::10', '2600:1f18::10', tcp(80)), 'silence: NO_PATH at egress-only-internet-gateway main (forward)')
	const both = six({egressOnlyInternetGateway: {id: 'eigw-0'}, internetGateway: {id: 'igw-0'}}, 'egress-only-internet-gateway')
	t.is(fate(both, '2a00:1::10', '2600:1f18::10', tcp(80)), 'silence: NO_PATH at egress-only-internet-gateway main (reply)')
})
