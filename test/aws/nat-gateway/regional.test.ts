import test from 'ava'
import {predict} from '../../../src/control/predict.ts'
import {patchDocument, readLab} from '../../../src/lab/read.ts'
import type {Lab} from '../../../src/model/model.ts'
import type {Address} from '../../../src/net/address.ts'
import {compile} from '../../../src/plan/compile.ts'

const document = {
	vpcs: {
		main: {
			cidr: '10.0.0.0/16',
			internetGateway: true,
			subnets: {
				a: {zone: 'a', cidr: '10.0.0.0/24', routeTable: 'private'},
				b: {zone: 'b', cidr: '10.0.1.0/24', routeTable: 'private'}
			},
			routeTables: {private: {routes: {'0.0.0.0/0': 'nat'}}},
			natGateways: {nat: {availabilityMode: 'regional'}},
			securityGroups: {open: {ingress: [{all: true, from: '0.0.0.0/0'}]}},
			instances: {
				one: {subnet: 'a', privateIp: '10.0.0.10', securityGroups: ['open'], serves: ['http']},
				two: {subnet: 'b', privateIp: '10.0.1.10', securityGroups: ['open']}
			}
		}
	},
	internet: {site: {ipv4: '198.51.100.80', serves: ['http', 'udp:53']}}
}

const labOf = (patch: object = {}): Lab =>
	readLab(patchDocument(document, patch) as object, {file: 'regional', name: 'regional'}).lab
const ask = (lab: Lab, from: string, to: string, protocol: 'icmp' | 'tcp' = 'tcp') =>
	predict(lab, {from: from as Address, to: to as Address, protocol, port: 80})
const partsOf = (lab: Lab) => lab.vpcs[0]?.regionalNatGateways?.[0]?.zones ?? []

test('NAT-9: each zone has its own address, elastic, and a namespace between the router and the border', t => {
	const lab = labOf()
	const [a, b] = partsOf(lab)
	t.deepEqual([a?.zone, b?.zone], ['us-east-1a', 'us-east-1b'])
	t.not(a?.address, b?.address)
	t.deepEqual(
		lab.elasticIps.map(({address}) => address),
		[a?.address, b?.address] as Address[]
	)
	const {namespaces} = compile(lab)
	t.true(namespaces['nat.main.nat.us-east-1a']?.firewall.ipv4?.includes(`--to-source ${a?.address}:`))
	t.true(namespaces['edge.us-east-1']?.routes.some(({destination}) => destination === `${b?.address}/32`))
	t.is(lab.vpcs[0]?.interfaces.filter(({type}) => type === 'nat_gateway').length, 0, 'it has no interface in the VPC')
})

test('NAT-9: a flow leaves by the part in its zone, and only its replies come back', t => {
	const lab = labOf()
	const [a, b] = partsOf(lab)
	for (const [from, part] of [
		['10.0.0.10', a],
		['10.0.1.10', b]
	] as const) {
		t.like(ask(lab, from, '198.51.100.80'), {verdict: 'answer', server: 'site', client: part?.address})
		t.like(ask(lab, from, '198.51.100.80', 'icmp'), {verdict: 'answer', ttl: 61})
	}
	t.like(ask(lab, '198.51.100.80', a?.address ?? '').end, {code: 'NGW_DEST_ADDRESS_PRESERVATION'})
})

test('NAT-9: a zone without a part has no way out, and a failed one takes no other with it', t => {
	const named = labOf({vpcs: {main: {natGateways: {nat: {zones: ['b']}}}}})
	t.is(ask(named, '10.0.0.10', '198.51.100.80').verdict, 'silence')
	t.is(ask(named, '10.0.1.10', '198.51.100.80').verdict, 'answer')
	const failed = labOf({zones: {'us-east-1a': {state: 'failed'}}})
	t.is(ask(failed, '10.0.1.10', '198.51.100.80').verdict, 'answer')
})
