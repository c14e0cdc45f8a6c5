import {fileURLToPath} from 'node:url'
import test from 'ava'
import {predict, type Question} from '../../../src/control/predict.ts'
import {loadLab} from '../../../src/lab/load.ts'
import type {Lab} from '../../../src/model/model.ts'

const labOf = async (name: string): Promise<Lab> =>
	(await loadLab(fileURLToPath(new URL(`../../../labs/${name}`, import.meta.url)))).lab

const gateway = await labOf('gateway-endpoint')
const onInterface = await labOf('interface-endpoint')

const asking = (lab: Lab) => (host: string, to: string, how: Pick<Question, 'protocol' | 'port'>) => {
	const vpc = lab.vpcs.find(({key}) => host.startsWith(`${key}.`))
	const from = vpc?.interfaces.find(({key}) => key === host)?.privateIps[0]?.address
	const {verdict, client, ttl, end} = predict(lab, {from: from!, host, to: to as Question['to'], ...how})
	return {
		verdict,
		...(client && {client}),
		...(ttl !== undefined && {ttl}),
		...(end && {code: end.code, at: `${end.at.kind} ${end.at.key}`})
	}
}

const http = {protocol: 'tcp', port: 80} as const
const ssh = {protocol: 'tcp', port: 22} as const
const ping = {protocol: 'icmp'} as const
const privateOf = (lab: Lab, host: string) =>
	lab.vpcs.flatMap(({interfaces}) => interfaces).find(({key}) => key === host)?.privateIps[0]

test('GWE-1: by a gateway endpoint the service sees the private address, by the internet gateway the public one, a hop further', t => {
	const ask = asking(gateway)
	t.deepEqual(ask('main.app', '52.216.0.10', http), {verdict: 'answer', client: privateOf(gateway, 'main.app')?.address, ttl: 64})
	t.deepEqual(ask('main.web', '52.216.0.10', http), {
		verdict: 'answer',
		client: privateOf(gateway, 'main.web')?.publicIp?.address,
		ttl: 63
	})
	t.is(ask('main.app', '52.216.0.10', ping).verdict, 'answer')
})

test('GWE-1: other ports are silent, and so is what the route does not lead to', t => {
	const ask = asking(gateway)
	t.like(ask('main.app', '52.216.0.10', ssh), {verdict: 'silence', code: 'ENI_SG_RULES_MISMATCH'})
	t.like(ask('main.batch', '52.216.0.10', http), {verdict: 'silence', code: 'NO_ROUTE_TO_DESTINATION'})
	t.like(ask('main.web', '52.216.0.10', ssh), {verdict: 'silence', at: 'aws-service s3.us-east-1'})
	t.like(ask('main.web', '52.218.0.10', http), {verdict: 'answer'})
})

test('GWE-1: not from a peer, nor from any source that is not of the VPC', t => {
	t.like(asking(gateway)('peer.guest', '52.216.0.10', http), {verdict: 'silence', code: 'PCX_REQUIRES_ADDRESS_IN_VPC_CIDR'})
})

test('PL-1, PL-7: an interface endpoint takes what its groups admit, and of that TCP to its ports', t => {
	const ask = asking(onInterface)
	t.like(ask('main.app', '10.0.10.10', http), {verdict: 'answer', client: privateOf(onInterface, 'main.app')?.address})
	t.like(ask('main.stranger', '10.0.10.10', http), {
		verdict: 'silence',
		code: 'ENI_SG_RULES_MISMATCH',
		at: 'security-group main.endpoint'
	})
	t.like(ask('main.app', '10.0.10.10', ping), {verdict: 'silence', at: 'vpc-endpoint main.s3'})
	t.like(ask('main.app', '10.0.10.10', ssh), {verdict: 'silence', at: 'vpc-endpoint main.s3'})
})

test('PL-6: from a peer by address', t => {
	const ask = asking(onInterface)
	t.is(ask('branch.near', '10.0.11.10', http).verdict, 'answer')
	t.is(ask('branch.far', '10.0.11.10', http).verdict, 'silence')
})
