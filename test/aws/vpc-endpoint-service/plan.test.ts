import test from 'ava'
import {compile} from '../../../src/plan/compile.ts'
import {offered} from './consumer-and-provider.ts'

const planOf = (patch?: object) => compile(offered(patch))
const endpoint = (zone: string) => `vpce.consumer.shop.${zone}`
const node = (zone: string) => `nlb.provider.web.${zone}`
const linked = (patch?: object) =>
	Object.values(planOf(patch).links)
		.map(({ends}) => ends.map(({namespace}) => String(namespace)))
		.filter(([from, to]) => from?.startsWith('vpce.') && to?.startsWith('nlb.'))

test('PL-5: a private link leads from each interface of an endpoint to the node of that zone', t => {
	t.deepEqual(linked(), [
		[endpoint('a'), node('b')],
		[endpoint('b'), node('a')]
	])
	t.deepEqual(linked({vpcs: {provider: {endpointServices: {shop: {acceptedEndpoints: []}}}}}), [])
})

test('PL-1, PL-4: the endpoint translates both addresses, and the node the source once more', t => {
	const {namespaces} = planOf()
	const nat = (name: string) => namespaces[name as keyof typeof namespaces]?.firewall.ipv4 ?? ''
	t.regex(nat(endpoint('a')), /-A PREROUTING -i eth0 -d 10\.0\.1\.50 -p tcp -j DNAT --to-destination 169\.254\.170\.\d+/)
	t.regex(nat(endpoint('a')), /-A POSTROUTING -o pl-\S+ -j SNAT --to-source 169\.254\.1[78]\d\.\d+/)
	t.regex(nat(node('b')), /-A POSTROUTING -s 169\.254\.176\.0\/20 -m conntrack --ctstate DNAT -j SNAT --to-source 10\.0\.2\.50/)
})

test('PL-1: what comes from behind an endpoint passes only as an answer', t => {
	const {namespaces} = planOf()
	const forward = (namespaces[endpoint('a') as keyof typeof namespaces]?.firewall.ipv4 ?? '')
		.split('\n')
		.filter(line => line.startsWith('-A FORWARD'))
		.map(line => line.replace(/-o pl-\S+/, '-o LINK'))
	t.deepEqual(forward, [
		'-A FORWARD -p tcp -m conntrack --ctstate INVALID -j REJECT --reject-with tcp-reset',
		'-A FORWARD -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT',
		'-A FORWARD -i eth0 -o LINK -m conntrack --ctstate DNAT -j ACCEPT',
		'-A FORWARD -j DROP'
	])
})

test('PL-4: a load balancer that no endpoint leads to is as it was', t => {
	const {namespaces} = planOf({vpcs: {consumer: {vpcEndpoints: null}, provider: {endpointServices: null}}})
	t.false(namespaces[node('a') as keyof typeof namespaces]?.firewall.ipv4?.includes('169.254.') ?? true)
})
