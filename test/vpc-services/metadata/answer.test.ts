import test from 'ava'
import type {MetadataOptions} from '../../../src/model/metadata-options.ts'
import {answerMetadata, type MetadataRequest} from '../../../src/vpc-services/metadata/answer.ts'
import {tokensOf} from '../../../src/vpc-services/metadata/tokens.ts'
import type {InstanceFacts} from '../../../src/vpc-services/metadata/types.ts'
import {facts, options, web} from './facts.ts'

let now = 1_700_000_000_000
const tokens = tokensOf(Buffer.from('secret'), () => now)
const with_ = (change: Partial<MetadataOptions>): InstanceFacts => ({...web, options: {...options, ...change}})
const ask = (method: string, url: string, headers: MetadataRequest['headers'] = {}, instance = web) =>
	answerMetadata(facts, instance, {method, url, headers}, tokens)
const get = (path: string, instance = web) => ask('GET', `/latest/meta-data/${path}`, {}, instance)
const ttl = (seconds: string) => ({'x-aws-ec2-metadata-token-ttl-seconds': seconds})
const token = (value: string) => ({'x-aws-ec2-metadata-token': value})

test('IMDS-1: version 1 asks without a token', t => {
	t.like(get('instance-id'), {status: 200, body: web.id})
	t.like(ask('HEAD', '/latest/meta-data/instance-id'), {status: 200})
})

test('IMDS-1: where tokens are required there is 401 without one, and with one that was made up', t => {
	const strict = with_({httpTokens: 'required'})
	for (const path of ['/', '/latest/meta-data/instance-id', '/latest/user-data']) t.is(ask('GET', path, {}, strict).status, 401)
	t.is(ask('GET', '/latest/meta-data/mac', token('A'.repeat(56)), strict).status, 401)
	const {status, headers, body} = ask('PUT', '/latest/api/token', ttl('60'), strict)
	t.is(status, 200)
	t.is(headers['X-Aws-Ec2-Metadata-Token-Ttl-Seconds'], '60')
	t.is(body.length, 56)
	t.like(ask('GET', '/latest/meta-data/instance-id', token(body), strict), {status: 200, body: web.id})
})

test('IMDS-1: a wrong token is 401 where none is needed, too', t => {
	t.is(ask('GET', '/latest/meta-data/mac', token('nonsense')).status, 401)
})

test('a token holds for its time and its instance alone', t => {
	const issued = tokens.issue(web.id, 60)
	t.true(tokens.holds(issued, web.id))
	t.false(tokens.holds(issued, 'i-0other'))
	t.false(tokensOf(Buffer.from('another secret'), () => now).holds(issued, web.id))
	t.false(tokens.holds(`${issued}=`, web.id))
	for (let index = 0; index < issued.length; index++) {
		const changed = issued.slice(0, index) + (issued[index] === 'A' ? 'B' : 'A') + issued.slice(index + 1)
		t.false(tokens.holds(changed, web.id))
	}
	now += 60_000
	t.false(tokens.holds(issued, web.id))
})

test('IMDS-1: a token lasts 1 to 21,600 seconds; anything else is 400', t => {
	for (const good of ['1', '21600', ' 60 ']) t.is(ask('PUT', '/latest/api/token', ttl(good)).status, 200)
	for (const bad of ['0', '21601', '-1', '1.5', 'x', '', '1e3']) t.is(ask('PUT', '/latest/api/token', ttl(bad)).status, 400)
	t.is(ask('PUT', '/latest/api/token').status, 400)
})

test('IMDS-1: a request for a token that came through a proxy is refused, even with a fine header', t => {
	t.is(ask('PUT', '/latest/api/token', {...ttl('60'), 'x-forwarded-for': '198.51.100.1'}).status, 403)
	t.is(ask('PUT', '/latest/api/token', {...ttl('60'), 'x-forwarded-for': ''}).status, 403)
})

test('IMDS-1: a service that is disabled answers 403, whatever is asked', t => {
	const off = with_({httpEndpoint: 'disabled'})
	t.is(get('instance-id', off).status, 403)
	t.is(ask('PUT', '/latest/api/token', ttl('60'), off).status, 403)
})

test('other methods are 405, and no path takes a PUT but that of the token', t => {
	t.is(ask('DELETE', '/latest/meta-data/').status, 405)
	t.is(ask('PUT', '/latest/user-data', ttl('60')).status, 405)
	t.like(ask('GET', '/latest/api/token'), {status: 405, headers: {Allow: 'PUT'}})
})

test('IMDS-2: folders list what is in them, with or without the slash', t => {
	t.is(ask('GET', '/').body.split('\n').at(-1), 'latest')
	t.is(ask('GET', '/latest').body, 'dynamic\nmeta-data\nuser-data'.replace(/(dynamic|meta-data)/g, '$1/'))
	t.is(get('placement').body, 'availability-zone\navailability-zone-id\nregion')
	t.is(get('network/').body, 'interfaces/')
	t.is(get('network/interfaces/macs/').body, '02:00:00:00:00:0a/\n02:00:00:00:00:0b/')
	t.is(get('').body, get('/').body)
})

test('IMDS-2: every path of the instance', t => {
	const paths = {
		hostname: 'ip-10-0-0-10.ec2.internal',
		'instance-id': web.id,
		ipv6: '2600:1f18:1::a',
		'local-hostname': 'ip-10-0-0-10.ec2.internal',
		'local-ipv4': '10.0.0.10',
		mac: '02:00:00:00:00:0a',
		'public-hostname': 'ec2-203-0-113-10.compute-1.amazonaws.com',
		'public-ipv4': '203.0.113.10',
		'security-groups': 'web\ndefault',
		'placement/availability-zone': 'us-east-1a',
		'placement/availability-zone-id': 'use1-az1',
		'placement/region': 'us-east-1',
		'services/domain': 'amazonaws.com',
		'services/partition': 'aws'
	}
	for (const [path, body] of Object.entries(paths)) t.like(get(path), {status: 200, body}, path)
})

test('IMDS-2: every path of an interface', t => {
	const paths = {
		'device-number': '0',
		'interface-id': 'eni-0a',
		'ipv4-associations/': '203.0.113.10\n203.0.113.11',
		'ipv4-associations/203.0.113.11': '10.0.0.11',
		ipv6s: '2600:1f18:1::a',
		'local-hostname': 'ip-10-0-0-10.ec2.internal',
		'local-ipv4s': '10.0.0.10\n10.0.0.11',
		mac: '02:00:00:00:00:0a',
		'network-card-index': '0',
		'owner-id': '123456789012',
		'public-hostname': 'ec2-203-0-113-10.compute-1.amazonaws.com',
		'public-ipv4s': '203.0.113.10\n203.0.113.11',
		'security-group-ids': 'sg-0a\nsg-0b',
		'security-groups': 'web\ndefault',
		'subnet-id': 'subnet-0a',
		'subnet-ipv4-cidr-block': '10.0.0.0/24',
		'subnet-ipv6-cidr-blocks': '2600:1f18:1::/64',
		'vpc-id': 'vpc-0a',
		'vpc-ipv4-cidr-block': '10.0.0.0/16',
		'vpc-ipv4-cidr-blocks': '10.0.0.0/16\n10.1.0.0/16',
		'vpc-ipv6-cidr-blocks': '2600:1f18:1::/56'
	}
	const macs = 'network/interfaces/macs/02:00:00:00:00:0a'
	for (const [path, body] of Object.entries(paths)) t.like(get(`${macs}/${path}`), {status: 200, body}, path)
	t.deepEqual(
		get(macs).body.split('\n'),
		[...new Set(Object.keys(paths).map(path => path.replace(/\/.*/, '/')))].sort((a, b) =>
			a.replace('/', '') < b.replace('/', '') ? -1 : 1
		)
	)
})

test('IMDS-2: what is not there is 404: public names, addresses, user data, tags', t => {
	const second = 'network/interfaces/macs/02:00:00:00:00:0b'
	for (const path of ['public-ipv4s', 'public-hostname', 'ipv6s', 'ipv4-associations/', 'subnet-ipv6-cidr-blocks']) {
		t.is(get(`${second}/${path}`).status, 404, path)
	}
	t.is(
		answerMetadata(
			{...facts, publicNames: false},
			web,
			{method: 'GET', url: '/latest/meta-data/public-hostname', headers: {}},
			tokens
		).status,
		404
	)
	const {userData: _, ...bare} = web
	t.is(ask('GET', '/latest/user-data', {}, bare).status, 404)
	for (const path of ['nonsense', 'mac/deeper', 'constructor', '__proto__', 'toString', 'iam/security-credentials/']) {
		t.is(get(path).status, 404, path)
	}
	t.is(ask('GET', '/2006-01-01/meta-data/mac').status, 404)
	t.is(get('tags/').status, 404)
})

test('IMDS-1: tags are there when the instance allows it', t => {
	const tagged = with_({instanceMetadataTags: 'enabled'})
	t.is(get('tags/instance/', tagged).body, 'Name\nteam')
	t.is(get('tags/instance/team', tagged).body, 'blue')
	t.is(get('tags/instance/other', tagged).status, 404)
})

test('user data is text, and the identity document says who it is', t => {
	t.is(ask('GET', '/latest/user-data').body, '#!/bin/sh\necho hello\n')
	t.like(JSON.parse(ask('GET', '/latest/dynamic/instance-identity/document').body), {
		accountId: '123456789012',
		availabilityZone: 'us-east-1a',
		instanceId: web.id,
		privateIp: '10.0.0.10',
		region: 'us-east-1'
	})
})

test('whatever is asked, there is an answer', t => {
	for (const url of [
		'',
		'*',
		'%',
		'/%ff/%zz',
		'//latest///meta-data//mac//',
		'http://169.254.169.254/latest/meta-data/mac',
		'/latest?x#y'
	]) {
		t.true([200, 400, 404].includes(ask('GET', url).status), url)
	}
	t.is(ask('GET', '/%zz').status, 400)
	t.is(ask('GET', 'http://169.254.169.254/latest/meta-data/mac').body, '02:00:00:00:00:0a')
})
