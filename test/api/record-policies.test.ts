import test from 'ava'
import {door} from './door.ts'

const zone = 'ZEXAMPLE0123456789ABC'
const lab = {hostedZones: {shop: {id: zone, name: 'shop.example', records: {web: '192.0.2.1', other: '192.0.2.2'}}}}

const batch = (...changes: readonly string[]) =>
	`<ChangeResourceRecordSetsRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><ChangeBatch><Changes>${changes.join('')}</Changes></ChangeBatch></ChangeResourceRecordSetsRequest>`

const change = (action: string, name: string, type: string, inner: string) =>
	`<Change><Action>${action}</Action><ResourceRecordSet><Name>${name}</Name><Type>${type}</Type>${inner}</ResourceRecordSet></Change>`

const values = (...all: readonly string[]) =>
	`<TTL>60</TTL><ResourceRecords>${all.map(one => `<ResourceRecord><Value>${one}</Value></ResourceRecord>`).join('')}</ResourceRecords>`

const alias = (name: string) =>
	`<AliasTarget><HostedZoneId>${zone}</HostedZoneId><DNSName>${name}</DNSName><EvaluateTargetHealth>false</EvaluateTargetHealth></AliasTarget>`

function opened() {
	const {rest, loaded} = door(lab)
	const post = (...changes: readonly string[]) =>
		rest('route53', 'POST', `/2013-04-01/hostedzone/${zone}/rrset`, batch(...changes))
	return {
		post,
		records: () => loaded().document.hostedZones?.shop?.records,
		list: () => rest('route53', 'GET', `/2013-04-01/hostedzone/${zone}/rrset`)
	}
}

test('failover, latency and geolocation records keep their set identifiers, and are changed and deleted by them', async t => {
	const {post, records, list} = opened()
	const of = (id: string, policy: string, address: string) => `<SetIdentifier>${id}</SetIdentifier>${policy}${values(address)}`
	const first = of('main one', '<Failover>PRIMARY</Failover>', '192.0.2.3')
	const {status} = await post(
		change('CREATE', 'api.shop.example', 'A', first),
		change('CREATE', 'api.shop.example', 'A', of('secondary', '<Failover>SECONDARY</Failover>', '192.0.2.4')),
		change('CREATE', 'near.shop.example', 'A', of('eu', '<Region>eu-west-1</Region>', '192.0.2.5')),
		change('CREATE', 'geo.shop.example', 'A', of('rest', '<GeoLocation><CountryCode>*</CountryCode></GeoLocation>', '192.0.2.6')),
		change(
			'CREATE',
			'geo.shop.example',
			'A',
			of('old', '<GeoLocation><ContinentCode>EU</ContinentCode></GeoLocation>', '192.0.2.7')
		)
	)
	t.is(status, 200)
	t.deepEqual(records()?.api, {
		failover: {primary: {A: '192.0.2.3', ttl: 60, setIdentifier: 'main one'}, secondary: {A: '192.0.2.4', ttl: 60}}
	})
	t.deepEqual(records()?.near, {latency: {'eu-west-1': {A: '192.0.2.5', ttl: 60, setIdentifier: 'eu'}}})
	const {body} = await list()
	t.regex(body, /<SetIdentifier>main one<\/SetIdentifier><Failover>PRIMARY<\/Failover>/)
	t.regex(body, /<SetIdentifier>old<\/SetIdentifier><GeoLocation><ContinentCode>EU<\/ContinentCode><\/GeoLocation>/)
	const near = of('eu', '<Region>eu-west-1</Region>', '192.0.2.5')
	t.is((await post(change('DELETE', 'near.shop.example', 'A', near))).status, 200)
	t.is(records()?.near, undefined)
})

test('what the file cannot have is refused: two targets of the aliases of a name, two sets of a role', async t => {
	const {post, records} = opened()
	const before = records()
	const two = await post(
		change('CREATE', 'shop.example', 'A', alias('web.shop.example')),
		change('CREATE', 'shop.example', 'AAAA', alias('other.shop.example'))
	)
	t.is(two.status, 400)
	t.regex(two.body, /in this lab the A and AAAA aliases of a name have one target/)
	const roles = await post(
		change('CREATE', 'x.shop.example', 'A', `<SetIdentifier>a</SetIdentifier><Failover>PRIMARY</Failover>${values('192.0.2.3')}`),
		change(
			'CREATE',
			'x.shop.example',
			'AAAA',
			`<SetIdentifier>b</SetIdentifier><Failover>PRIMARY</Failover>${values('2001:db8::3')}`
		)
	)
	t.regex(roles.body, /have one set identifier/)
	t.deepEqual(records(), before)
	const same = ['A', 'AAAA'].map(type => change('CREATE', 'shop.example', type, alias('web.shop.example')))
	t.is((await post(...same)).status, 200)
})
