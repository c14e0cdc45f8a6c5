import test from 'ava'
import {eni, id, small} from '../../import/account.ts'
import {documentOf, importThings, resolved} from '../../import/importing.ts'

const address = (endpoint: string, word: string, subnet: string, ip: string) =>
	eni(word, subnet, ip, {Description: `Route 53 Resolver: ${endpoint}:rni-0123456789abcdef0`, RequesterManaged: true})

const endpoint = (Id: string, Direction: string) => ({
	Id,
	Name: Direction.toLowerCase(),
	Direction,
	HostVPCId: id('vpc', 'main'),
	SecurityGroupIds: [id('sg', 'web')],
	Status: 'OPERATIONAL'
})
const [inbound, outbound] = ['rslvr-in-0123456789abcdef0', 'rslvr-out-0123456789abcdef0'] as const

const things = {
	...small,
	NetworkInterfaces: [
		...(small.NetworkInterfaces ?? []),
		address(inbound, 'in1', 'private', '10.0.1.53'),
		address(inbound, 'in2', 'public', '10.0.0.53'),
		address(outbound, 'out1', 'private', '10.0.1.54'),
		address(outbound, 'out2', 'public', '10.0.0.54')
	],
	ResolverEndpoints: [endpoint(inbound, 'INBOUND'), endpoint(outbound, 'OUTBOUND')],
	ResolverRules: [
		{
			Id: 'rslvr-rr-1',
			Name: 'office',
			DomainName: 'corp.example.',
			RuleType: 'FORWARD',
			ResolverEndpointId: outbound,
			TargetIps: [
				{Ip: '192.168.0.53', Port: 53},
				{Ip: '192.168.0.54', Port: 5353}
			]
		},
		{Id: 'rslvr-rr-2', Name: 'own', DomainName: 'aws.corp.example.', RuleType: 'SYSTEM'},
		{Id: 'rslvr-autodefined-rr-internet-resolver', DomainName: '.', RuleType: 'RECURSIVE'}
	],
	ResolverRuleAssociations: [{Id: 'a', ResolverRuleId: 'rslvr-rr-1', VPCId: id('vpc', 'main')}]
}

test('DNS-6: endpoints come with the addresses that AWS gave them, rules with whom they hold for', t => {
	const document = documentOf(things)
	t.deepEqual(document.resolverEndpoints, {
		inbound: {
			direction: 'inbound',
			vpc: 'main',
			addresses: [
				{subnet: 'private', ip: '10.0.1.53'},
				{subnet: 'public', ip: '10.0.0.53'}
			],
			securityGroups: ['web']
		},
		outbound: {
			direction: 'outbound',
			vpc: 'main',
			addresses: [
				{subnet: 'private', ip: '10.0.1.54'},
				{subnet: 'public', ip: '10.0.0.54'}
			],
			securityGroups: ['web']
		}
	})
	t.deepEqual(document.resolverRules, {
		office: {domain: 'corp.example', endpoint: 'outbound', targets: ['192.168.0.53', '192.168.0.54:5353'], vpcs: ['main']},
		own: {domain: 'aws.corp.example', type: 'system'}
	})
	t.is(resolved(document).resolverRules?.length, 2)
})

test('DNS-6: an endpoint whose interfaces are not there is left out with the rules that leave by it', t => {
	const {document, notes} = importThings({...things, NetworkInterfaces: small.NetworkInterfaces ?? []})
	t.deepEqual((document as {resolverEndpoints?: unknown}).resolverEndpoints, undefined)
	t.deepEqual(
		notes.filter(({kind}) => kind.startsWith('resolver')).map(({id: of}) => of),
		[inbound, outbound, 'rslvr-rr-1']
	)
})
