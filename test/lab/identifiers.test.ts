import test from 'ava'
import {byIdentifier} from '../../src/lab/identifiers.ts'
import {readLab} from '../../src/lab/read.ts'

const vpc = {
	cidr: '10.0.0.0/16',
	internetGateway: true,
	subnets: {app: {zone: 'a', cidr: '10.0.0.0/24', routes: {'0.0.0.0/0': 'internet-gateway'}}},
	natGateways: {nat: {subnet: 'app'}},
	instances: {web: {subnet: 'app', privateIp: '10.0.0.5', interfaces: [{subnet: 'app', privateIp: '10.0.0.6'}]}}
}
const {lab} = readLab(
	{
		vpcs: {main: vpc, twin: {...vpc, internetGateway: true}},
		internet: {laptop: '203.0.113.10'},
		vpnGateways: {},
		sites: {office: {publicIp: '198.51.100.20', asn: 65001, cidr: '192.168.0.0/24', hosts: {pc: '192.168.0.10'}}}
	},
	{name: 'demo'}
)
const [main] = lab.vpcs
const found = (identifier: string) => {
	const {hosts, points} = byIdentifier(lab, identifier)
	return {hosts: [...hosts], points: [...points]}
}

test('an instance is found by its id, by the ids of its interfaces and by their addresses', t => {
	const [web] = main?.instances ?? []
	const [first, second] = main?.interfaces ?? []
	t.deepEqual(found(web?.id ?? ''), {hosts: ['main.web'], points: ['main.web']})
	t.deepEqual(found(first?.id ?? ''), {hosts: ['main.web'], points: ['eni:main.web']})
	t.deepEqual(found(second?.id ?? ''), {hosts: ['main.web'], points: ['eni:main.web:eth1']})
})

test('a private address that two VPCs have is both', t => {
	t.deepEqual(found('10.0.0.6'), {hosts: ['main.web', 'twin.web'], points: ['main.web:eth1', 'twin.web:eth1']})
})

test('gateways have points, hosts of sites and of the Internet have both', t => {
	const [nat] = main?.natGateways ?? []
	t.deepEqual(found(nat?.id ?? ''), {hosts: [], points: ['nat:main.nat']})
	const own = main?.interfaces.find(({key}) => key === nat?.interface)
	t.deepEqual(found(own?.id ?? ''), {hosts: [], points: ['nat:main.nat']})
	t.deepEqual(found(own?.privateIps[0]?.publicIp?.address ?? ''), {hosts: [], points: ['nat:main.nat']})
	t.deepEqual(found(main?.internetGateway?.id ?? ''), {hosts: [], points: ['igw:main']})
	t.deepEqual(found('192.168.0.10'), {hosts: ['office.pc'], points: ['pc']})
	t.deepEqual(found('203.0.113.10'), {hosts: ['laptop'], points: ['laptop']})
	t.deepEqual(found('10.9.9.9'), {hosts: [], points: []})
	t.deepEqual(found(''), {hosts: [], points: []})
})
