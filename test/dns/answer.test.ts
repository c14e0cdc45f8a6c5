import test from 'ava'
import {type Answer, answer, type Forwarded} from '../../src/dns/answer.ts'
import type {DnsFacts, DnsServer, VpcFacts, Zone} from '../../src/dns/types.ts'

const vpc = (more: Partial<VpcFacts> = {}): VpcFacts => ({
	region: 'us-east-1',
	cidrs: ['10.0.0.0/16'],
	hostnames: true,
	addresses: [],
	instances: {},
	publicAddresses: {},
	peers: [],
	dns64: [],
	...more
})

const zone = (name: string, records: Zone['records'], vpcs?: readonly string[]): Zone => ({name, records, ...(vpcs && {vpcs})})
const a = (data: string) => ({type: 'A' as const, ttl: 60, data})
const cname = (data: string) => ({type: 'CNAME' as const, ttl: 60, data})
const forward = {via: 'out', targets: [{address: '192.168.0.53', port: 53}]}

const facts: DnsFacts = {
	vpcs: {
		main: vpc({
			addresses: ['10.0.0.5'],
			instances: {'i-0123': {ipv4: '10.0.0.5', ipv6: '2600:1f18::5'}},
			publicAddresses: {'54.0.0.1': '10.0.0.5'},
			dns64: ['2600:1f18:0:64::/64']
		}),
		near: vpc({cidrs: ['10.8.0.0/16'], peers: ['main']}),
		far: vpc({cidrs: ['10.9.0.0/16']}),
		off: vpc({cidrs: ['10.7.0.0/16'], hostnames: false, addresses: ['10.7.0.9'], publicAddresses: {'54.0.0.7': '10.7.0.9'}}),
		abroad: vpc({region: 'eu-west-1', addresses: ['10.0.0.5']})
	},
	zones: [
		zone(
			'corp.internal',
			{
				'corp.internal': [a('10.0.0.1')],
				'deep.er.corp.internal': [a('10.0.0.2')],
				'*.wild.corp.internal': [a('10.0.0.3')],
				'loop.corp.internal': [cname('loop.corp.internal')],
				'www.corp.internal': [cname('site.example.com')]
			},
			['main']
		),
		zone('prod.corp.internal', {'db.prod.corp.internal': [a('10.0.0.9')]}, ['main']),
		zone('example.com', {'site.example.com': [a('203.0.113.7')], 'only.example.com': [a('203.0.113.8')]}),
		zone('example.com', {'site.example.com': [a('10.0.0.7')]}, ['main']),
		zone('nlb.example.net', {
			'nlb.example.net': [
				{...a('203.0.113.1'), health: 'a'},
				{...a('203.0.113.2'), health: 'b'}
			]
		})
	],
	rules: [
		{name: 'office.example', vpcs: ['main'], forward},
		{name: 'aws.office.example', vpcs: ['main']},
		{name: 'example.org', vpcs: ['far'], forward},
		{name: '', vpcs: ['near'], forward}
	],
	siteServers: {
		office: {
			zones: [zone('office.example', {'pc.office.example': [a('192.168.0.9')]})],
			forwards: [{name: 'corp.internal', forward}]
		}
	}
}

const inVpc = (key: string): DnsServer => ({kind: 'vpc', vpc: key})
const nobody = {address: '10.0.0.5', unhealthy: new Set<string>(), chance: () => 0}

function ask(server: DnsServer, name: string, type = 'A', client = nobody) {
	const found: Answer | Forwarded = answer(facts, server, {name, type}, client)
	if ('forward' in found) return `forward ${found.name}`
	const {rcode, answers} = found
	return rcode === 'NOERROR' ? answers.map(({data}) => data) : rcode
}

test('DNS-2: private names of the region, by address and by id, of both families', t => {
	t.deepEqual(ask(inVpc('main'), 'ip-10-0-0-5.ec2.internal'), ['10.0.0.5'])
	t.deepEqual(ask(inVpc('far'), 'ip-10-0-0-5.ec2.internal'), ['10.0.0.5'])
	t.deepEqual(ask(inVpc('far'), 'ip-10-7-0-9.ec2.internal'), ['10.7.0.9'], 'of a VPC without host names as well')
	t.deepEqual(ask(inVpc('main'), 'i-0123.ec2.internal', 'AAAA'), ['2600:1f18::5'])
	t.deepEqual(ask(inVpc('main'), 'ip-10-0-0-5.ec2.internal', 'AAAA'), [], 'the name is there, an IPv6 address is not')
	t.is(ask(inVpc('main'), 'ip-10-0-0-6.ec2.internal'), 'NXDOMAIN')
	t.is(ask(inVpc('main'), 'ip-10-0-0-005.ec2.internal'), 'NXDOMAIN')
})

test('DNS-2: not in a VPC without host names, not of another region, not on the Internet', t => {
	t.is(ask(inVpc('off'), 'ip-10-7-0-9.ec2.internal'), 'NXDOMAIN')
	t.is(ask(inVpc('abroad'), 'ip-10-0-0-5.ec2.internal'), 'NXDOMAIN')
	t.deepEqual(ask(inVpc('abroad'), 'ip-10-0-0-5.eu-west-1.compute.internal'), ['10.0.0.5'])
	t.is(ask({kind: 'public'}, 'ip-10-0-0-5.ec2.internal'), 'NXDOMAIN')
})

const publicName = 'ec2-54-0-0-1.compute-1.amazonaws.com'

test('DNS-3, PCX-4: a public name is private inside and over a peering that says so, public from elsewhere', t => {
	t.deepEqual(ask(inVpc('main'), publicName), ['10.0.0.5'])
	t.deepEqual(ask(inVpc('near'), publicName), ['10.0.0.5'])
	t.deepEqual(ask(inVpc('far'), publicName), ['54.0.0.1'])
	t.deepEqual(ask({kind: 'public'}, publicName), ['54.0.0.1'])
	t.is(ask({kind: 'public'}, 'ec2-54-0-0-7.compute-1.amazonaws.com'), 'NXDOMAIN', 'of a VPC without host names')
})

test('reverse names', t => {
	t.deepEqual(ask(inVpc('main'), '5.0.0.10.in-addr.arpa', 'PTR'), ['ip-10-0-0-5.ec2.internal'])
	t.deepEqual(ask({kind: 'public'}, '1.0.0.54.in-addr.arpa', 'PTR'), [publicName])
	t.is(ask(inVpc('off'), '9.0.7.10.in-addr.arpa', 'PTR'), 'NXDOMAIN')
	t.is(ask({kind: 'public'}, '5.0.0.10.in-addr.arpa', 'PTR'), 'NXDOMAIN')
})

test('DNS-5: the most specific zone alone answers, and nothing behind it', t => {
	t.deepEqual(ask(inVpc('main'), 'corp.internal'), ['10.0.0.1'])
	t.deepEqual(ask(inVpc('main'), 'db.prod.corp.internal'), ['10.0.0.9'])
	t.is(ask(inVpc('main'), 'x.prod.corp.internal'), 'NXDOMAIN')
	t.deepEqual(ask(inVpc('main'), 'er.corp.internal'), [], 'names are below it')
	t.deepEqual(ask(inVpc('main'), 'any.thing.wild.corp.internal'), ['10.0.0.3'])
	t.is(ask(inVpc('far'), 'corp.internal'), 'NXDOMAIN', 'a VPC that the zone is not associated with')
	t.is(ask({kind: 'public'}, 'corp.internal'), 'NXDOMAIN')
})

test('DNS-5: split view: the private zone hides the public one of its name, records that it lacks included', t => {
	t.deepEqual(ask({kind: 'public'}, 'site.example.com'), ['203.0.113.7'])
	t.deepEqual(ask(inVpc('far'), 'site.example.com'), ['203.0.113.7'])
	t.deepEqual(ask(inVpc('main'), 'site.example.com'), ['10.0.0.7'])
	t.is(ask(inVpc('main'), 'only.example.com'), 'NXDOMAIN')
})

test('aliases are followed in the same view, a circle is not', t => {
	t.deepEqual(ask(inVpc('main'), 'www.corp.internal'), ['site.example.com', '10.0.0.7'])
	t.deepEqual(ask(inVpc('main'), 'www.corp.internal', 'CNAME'), ['site.example.com'])
	t.is(ask(inVpc('main'), 'loop.corp.internal'), 'SERVFAIL')
})

test('DNS-6: rules by the longest suffix; SYSTEM takes a part back', t => {
	t.is(ask(inVpc('main'), 'pc.office.example'), 'forward pc.office.example')
	t.is(ask(inVpc('main'), 'x.aws.office.example'), 'NXDOMAIN')
	t.is(ask(inVpc('far'), 'pc.office.example'), 'NXDOMAIN', 'a VPC without the rule')
	t.is(ask(inVpc('near'), 'site.example.com'), 'forward site.example.com', 'the rule for everything')
	t.deepEqual(ask(inVpc('near'), 'ip-10-0-0-5.ec2.internal'), ['10.0.0.5'], 'but not for EC2’s own names')
})

test('a site’s server: its own zone, what it forwards, the public DNS', t => {
	const office: DnsServer = {kind: 'site', key: 'office'}
	t.deepEqual(ask(office, 'pc.office.example'), ['192.168.0.9'])
	t.is(ask(office, 'none.office.example'), 'NXDOMAIN')
	t.is(ask(office, 'web.corp.internal'), 'forward web.corp.internal')
	t.deepEqual(ask(office, 'site.example.com'), ['203.0.113.7'])
})

test('NAT-8: the asking subnet decides about DNS64; what has IPv6 keeps it', t => {
	const there = {...nobody, address: '2600:1f18:0:64::9'}
	t.deepEqual(ask(inVpc('main'), 'site.example.com', 'AAAA', there), ['64:ff9b::a00:7'])
	t.deepEqual(ask(inVpc('main'), 'site.example.com', 'AAAA'), [])
	t.deepEqual(ask(inVpc('main'), 'i-0123.ec2.internal', 'AAAA', there), ['2600:1f18::5'])
	t.is(ask(inVpc('main'), 'none.example.com', 'AAAA', there), 'NXDOMAIN')
})

test('what is unhealthy is left out, unless all are', t => {
	const sick = (...ids: string[]) => ({...nobody, unhealthy: new Set(ids)})
	t.deepEqual(ask({kind: 'public'}, 'nlb.example.net', 'A', sick('a')), ['203.0.113.2'])
	t.deepEqual(ask({kind: 'public'}, 'nlb.example.net', 'A', sick('a', 'b')), ['203.0.113.1', '203.0.113.2'])
})
