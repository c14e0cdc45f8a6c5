import test from 'ava'
import {account, fileOf, filesOf, id, small} from '../../import/account.ts'
import {importFiles, resolved} from '../../import/importing.ts'

const record = (Name: string, Type: string, values: readonly string[], TTL = 300) => ({
	Name,
	Type,
	TTL,
	ResourceRecords: values.map(Value => ({Value}))
})
const own = (name: string) => [record(name, 'SOA', ['ns. host. 1 2 3 4 5']), record(name, 'NS', ['ns-1.'])]
const zone = (Id: string, Name: string, PrivateZone: boolean) => ({Id: `/hostedzone/${Id}`, Name, Config: {PrivateZone}})

const check = (number: number) => `00000000-0000-0000-0000-00000000000${number}`

const main = {VPCRegion: 'us-east-1', VPCId: id('vpc', 'main')}
const files = [
	...filesOf(small),
	fileOf(`route53/${account}-list-hosted-zones.json`, {
		HostedZones: [
			zone('Z1PRIVATE', 'corp.internal.', true),
			zone('Z2PUBLIC', 'example.com.', false),
			zone('Z3OTHER', 'example.com.', true)
		]
	}),
	fileOf('route53/get-hosted-zone-Z1PRIVATE.json', {HostedZone: zone('Z1PRIVATE', 'corp.internal.', true), VPCs: [main]}),
	fileOf('route53/get-hosted-zone-Z3OTHER.json', {HostedZone: zone('Z3OTHER', 'example.com.', true), VPCs: [main]}),
	fileOf('route53/corp.json', {
		ResourceRecordSets: [
			...own('corp.internal.'),
			record('corp.internal.', 'MX', ['10 mail.corp.internal']),
			record('db.corp.internal.', 'A', ['10.0.1.5', '10.0.1.6']),
			record('\\052.apps.corp.internal.', 'A', ['10.0.1.7'], 60),
			record('web.corp.internal.', 'A', ['10.0.1.8']),
			record('web.corp.internal.', 'TXT', ['"x"']),
			{Name: 'alias.corp.internal.', Type: 'A', AliasTarget: {DNSName: 'web-1.elb.amazonaws.com.'}},
			{Name: 'www.corp.internal.', Type: 'A', AliasTarget: {DNSName: 'web.corp.internal.', EvaluateTargetHealth: true}},
			{...record('weighted.corp.internal.', 'A', ['10.0.1.9']), SetIdentifier: 'one', Weight: 1},
			{...record('weighted.corp.internal.', 'A', ['10.0.1.10'], 60), SetIdentifier: 'two', Weight: 0},
			{...record('geo.corp.internal.', 'A', ['10.0.1.9']), SetIdentifier: 'x', GeoLocation: {ContinentCode: 'EU'}},
			{...record('geo.corp.internal.', 'A', ['10.0.1.8']), SetIdentifier: 'y', GeoLocation: {CountryCode: '*'}},
			{
				...record('geo.corp.internal.', 'A', ['10.0.1.7']),
				SetIdentifier: 'z',
				GeoLocation: {CountryCode: 'US', SubdivisionCode: 'CA'}
			},
			{...record('pair.corp.internal.', 'A', ['10.0.1.7']), SetIdentifier: 'p', Failover: 'PRIMARY', HealthCheckId: check(1)}
		]
	}),
	fileOf('route53/list-health-checks.json', {
		HealthChecks: [
			{
				Id: check(1),
				HealthCheckConfig: {
					Type: 'HTTPS',
					FullyQualifiedDomainName: 'www.example.com',
					Port: 443,
					Inverted: false,
					EnableSNI: true
				}
			},
			{Id: check(2), HealthCheckConfig: {Type: 'CALCULATED', ChildHealthChecks: [check(1), check(3)], HealthThreshold: 1}},
			{Id: check(3), HealthCheckConfig: {Type: 'CLOUDWATCH_METRIC'}}
		]
	}),
	fileOf('route53/list-resource-record-sets-Z2PUBLIC.json', {
		ResourceRecordSets: [...own('example.com.'), record('www.example.com.', 'A', ['203.0.113.9'])]
	}),
	fileOf('route53/list-resource-record-sets-Z3OTHER.json', {
		ResourceRecordSets: [...own('example.com.'), record('www.example.com.', 'A', ['10.0.1.9'])]
	})
]

test('DNS-5: zones come with their records, each to its own zone, the private ones with their VPCs', t => {
	const {document} = importFiles(files)
	t.deepEqual((document as {hostedZones: unknown}).hostedZones, {
		'corp-internal': {
			name: 'corp.internal',
			vpcs: ['main'],
			records: {
				'@': {MX: '10 mail.corp.internal'},
				'*.apps': {A: '10.0.1.7', ttl: 60},
				db: ['10.0.1.5', '10.0.1.6'],
				geo: {geolocation: {'continent-EU': {A: '10.0.1.9'}, '*': {A: '10.0.1.8'}}},
				pair: {failover: {primary: {A: '10.0.1.7', healthCheck: 'www-example-com'}}},
				web: {A: '10.0.1.8', TXT: '"x"'},
				weighted: {weighted: {one: {A: '10.0.1.9', weight: 1}, two: {A: '10.0.1.10', ttl: 60, weight: 0}}},
				www: {alias: 'web.corp.internal'}
			}
		},
		'example-com': {name: 'example.com', records: {www: '203.0.113.9'}},
		'example-com-2': {name: 'example.com', vpcs: ['main'], records: {www: '10.0.1.9'}}
	})
	t.is(resolved(document).hostedZones?.length, 3)
})

test('R53-2: health checks come with the zones, and what is not emulated is told', t => {
	const {document, notes} = importFiles(files)
	t.deepEqual((document as {healthChecks: unknown}).healthChecks, {
		calculated: {id: check(2), type: 'CALCULATED', childHealthChecks: ['www-example-com'], healthThreshold: 1},
		'www-example-com': {id: check(1), type: 'HTTPS', fullyQualifiedDomainName: 'www.example.com', port: 443, enableSNI: true}
	})
	t.deepEqual(
		notes.filter(({kind}) => kind === 'health check').map(({id: of}) => of),
		[check(3)]
	)
})

test('DNS-5: what is not emulated is told, record by record', t => {
	const {notes} = importFiles(files)
	t.deepEqual(
		notes.filter(({kind}) => kind === 'record').map(({id: of, consequence}) => `${of}: ${consequence}`),
		[
			'alias.corp.internal A: an alias of web-1.elb.amazonaws.com. is not imported: it is left out',
			'geo.corp.internal A: its routing policy is not emulated: it is left out'
		]
	)
})

test('DNS-5: a private zone whose VPCs no answer names is left out, and that is told', t => {
	const {document, notes} = importFiles(files.filter(({file}) => !file.includes('get-hosted-zone')))
	t.deepEqual(Object.keys((document as {hostedZones: object}).hostedZones), ['example-com'])
	t.is(notes.filter(({kind}) => kind === 'private hosted zone').length, 2)
})
