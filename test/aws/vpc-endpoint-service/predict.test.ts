import test from 'ava'
import {predict, type Question} from '../../../src/control/predict.ts'
import type {Lab} from '../../../src/model/model.ts'
import {offered} from './consumer-and-provider.ts'

function ask(
	lab: Lab,
	to: string,
	how: Pick<Question, 'protocol' | 'port'> = {protocol: 'tcp', port: 80},
	host = 'consumer.client'
) {
	const vpc = lab.vpcs.find(({key}) => host.startsWith(`${key}.`))
	const from = vpc?.interfaces.find(({key}) => key === host)?.privateIps[0]?.address
	return predict(lab, {from: from!, host, to: to as Question['to'], ...how})
}

function endOf(lab: Lab, to: string, how?: Pick<Question, 'protocol' | 'port'>, host?: string) {
	const {verdict, end} = ask(lab, to, how, host)
	return {verdict, code: end?.code, at: end && `${end.at.kind} ${end.at.key}`}
}

const provider = (change: object) => offered({vpcs: {provider: change}})

test('PL-1, PL-4: with the same block on both sides the service answers, and sees its own node', t => {
	t.like(ask(offered(), '10.0.1.50'), {verdict: 'answer', server: 'provider.app2', client: '10.0.2.50'})
})

test('PL-5: an endpoint comes out at the node of its zone by id, not by letter', t => {
	t.like(ask(offered(), '10.0.2.50'), {verdict: 'answer', server: 'provider.app1', client: '10.0.1.50'})
})

test('PL-5: without a target in that zone it is silent, with cross-zone it uses the others', t => {
	const targets = {targetGroups: {app: {targets: ['app2']}}}
	t.like(endOf(provider(targets), '10.0.2.50'), {verdict: 'silence', code: 'ELBV2_NO_TARGETS_IN_AZ'})
	const crossing = {...targets, loadBalancers: {web: {attributes: {'load_balancing.cross_zone.enabled': true}}}}
	t.like(ask(provider(crossing), '10.0.2.50'), {verdict: 'answer', server: 'provider.app2', client: '10.0.1.50'})
})

test('PL-3: nothing passes before it is accepted, nor after it is rejected', t => {
	const lost = {verdict: 'silence', code: 'BAD_STATE_ATTACHMENT', at: 'vpc-endpoint consumer.shop'}
	t.like(endOf(provider({endpointServices: {shop: {acceptedEndpoints: []}}}), '10.0.1.50'), lost)
	const rejected = {acceptedEndpoints: [], rejectedEndpoints: ['consumer.shop'], acceptanceRequired: false}
	t.like(endOf(provider({endpointServices: {shop: rejected}}), '10.0.1.50'), lost)
	t.is(
		ask(provider({endpointServices: {shop: {acceptedEndpoints: [], acceptanceRequired: false}}}), '10.0.1.50').verdict,
		'answer'
	)
})

test('PL-7: ping is silence at the endpoint, a port without listener at the node', t => {
	t.like(endOf(offered(), '10.0.1.50', {protocol: 'icmp'}), {
		verdict: 'silence',
		code: 'PROTOCOL_RESTRICTION',
		at: 'vpc-endpoint consumer.shop'
	})
	t.like(endOf(offered(), '10.0.1.50', {protocol: 'tcp', port: 22}), {
		verdict: 'silence',
		code: 'ELBV2_LISTENERS_MISMATCH',
		at: 'load-balancer provider.web'
	})
})

test('PL-1: the provider has no way to the consumer', t => {
	t.is(ask(offered(), '10.0.1.20', undefined, 'provider.app1').verdict, 'silence')
})

test('PL-6: from another Region it comes out at any node', t => {
	const lab = offered({
		vpcs: {
			provider: {endpointServices: {shop: {acceptedEndpoints: ['far.shop'], supportedRegions: ['eu-west-1']}}},
			consumer: null,
			far: {
				region: 'eu-west-1',
				account: 'customer',
				cidr: '10.0.0.0/16',
				subnets: {a: {zone: 'a', cidr: '10.0.1.0/24'}},
				securityGroups: {open: {ingress: [{all: true, from: '0.0.0.0/0'}]}},
				instances: {client: {subnet: 'a', privateIp: '10.0.1.20'}},
				vpcEndpoints: {
					shop: {
						service: 'provider.shop',
						serviceRegion: 'us-east-1',
						subnets: {a: {privateIp: '10.0.1.50'}},
						securityGroups: ['open']
					}
				}
			}
		}
	})
	const {verdict, client} = ask(lab, '10.0.1.50', undefined, 'far.client')
	t.is(verdict, 'answer')
	t.true(['10.0.1.50', '10.0.2.50'].includes(client ?? ''))
})

const guarded = (ingress: readonly object[], balancer: object = {}) =>
	provider({
		securityGroups: {door: {ingress}, app: {ingress: [{tcp: 80, from: '10.0.0.0/16'}]}},
		loadBalancers: {web: {securityGroups: ['door'], ...balancer}}
	})

test('PL-6: groups of the load balancer judge clients by the addresses that they have in their own VPC', t => {
	t.is(ask(guarded([{tcp: 80, from: '10.0.1.20/32'}]), '10.0.1.50').verdict, 'answer')
	t.like(endOf(guarded([{tcp: 80, from: '10.0.1.21/32'}]), '10.0.1.50'), {
		verdict: 'silence',
		code: 'ENI_SG_RULES_MISMATCH',
		at: 'security-group provider.door'
	})
	t.is(ask(guarded([{tcp: 81, from: '0.0.0.0/0'}]), '10.0.1.50').verdict, 'silence')
	t.is(ask(guarded([{tcp: 80, from: 'app'}]), '10.0.1.50').verdict, 'silence')
})

test('PL-6: or not at all, if that is off', t => {
	const off = {enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: 'off'}
	t.is(ask(guarded([{tcp: 80, from: '10.0.1.21/32'}], off), '10.0.1.50').verdict, 'answer')
})
