/** The services beside EC2, each by its own protocol, over a lab that is nowhere raised. */
import test from 'ava'
import {door, textOf, textsOf} from './door.ts'

test('SSM, JSON: the latest image of a family; what is missing and malformed is refused in that protocol', async t => {
	const {json, said} = door()
	const latest = '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64'
	const {status, contentType, value} = await json('ssm', 'AmazonSSM.GetParameter', {Name: latest})
	t.is(status, 200)
	t.is(contentType, 'application/x-amz-json-1.1')
	t.like(value.Parameter, {Name: latest, Type: 'String', Value: 'ami-0abcdef1234567890', Version: 1})
	t.is(value.Parameter.LastModifiedDate, Date.UTC(2026, 0, 1) / 1000)
	const family = {Path: '/aws/service/ami-amazon-linux-latest', MaxResults: 4}
	const first = await json('ssm', 'AmazonSSM.GetParametersByPath', family)
	const second = await json('ssm', 'AmazonSSM.GetParametersByPath', {...family, NextToken: first.value.NextToken})
	t.deepEqual([first.value.Parameters.length, second.value.Parameters.length, second.value.NextToken], [4, 3, undefined])
	const refusal = async (target: string, input: object) => {
		const answered = await json('ssm', target, input)
		t.is(answered.headers?.['x-amzn-errortype'], answered.value.__type)
		return `${answered.status} ${answered.value.__type}`
	}
	t.is(await refusal('AmazonSSM.GetParameter', {Name: '/none'}), '400 ParameterNotFound')
	t.is(await refusal('AmazonSSM.GetParameter', {}), '400 ValidationException')
	t.is(await refusal('AmazonSSM.GetParameter', {Name: 1}), '400 SerializationException')
	t.is(await refusal('AmazonSSM.Nothing', {}), '400 UnknownOperationException')
	t.is(await refusal('Other.GetParameter', {Name: latest}), '400 UnknownOperationException')
	t.deepEqual(said, [])
})

/** Two subnets with an instance in each, and an internet gateway. */
const shop = {
	vpcs: {
		main: {
			cidr: '10.0.0.0/16',
			internetGateway: true,
			subnets: {
				a: {cidr: '10.0.0.0/24', zone: 'us-east-1a', routes: {'0.0.0.0/0': 'internet-gateway'}},
				b: {cidr: '10.0.1.0/24', zone: 'us-east-1b', routes: {'0.0.0.0/0': 'internet-gateway'}}
			},
			securityGroups: {open: {ingress: [{all: true, from: '0.0.0.0/0'}]}},
			instances: {
				one: {subnet: 'a', securityGroups: ['open'], serves: ['http']},
				two: {subnet: 'b', securityGroups: ['open'], serves: ['http']}
			}
		}
	}
}

test('ELBv2, query: balancers, listeners, rules, groups and targets, as AWS answers and refuses', async t => {
	const {call: ask, loaded, seen, said} = door(shop)
	const call = (action: string, fields: Record<string, string> = {}) => ask(action, fields, {service: 'elasticloadbalancing'})
	const vpc = loaded().lab.vpcs[0]!
	const [subnetA = '', subnetB = ''] = vpc.subnets.map(({id}) => id)
	const [one = '', two = ''] = vpc.instances.map(({id}) => id)
	const group = async (Name: string, Protocol: string, more: Record<string, string> = {}) =>
		textOf(await call('CreateTargetGroup', {Name, Protocol, Port: '80', VpcId: vpc.id, ...more}), 'TargetGroupArn')
	const subnets = {'Subnets.member.1': subnetA, 'Subnets.member.2': subnetB}
	const targets = await group('web', 'TCP', {
		HealthCheckIntervalSeconds: '10',
		'Tags.member.1.Key': 'team',
		'Tags.member.1.Value': 'blue'
	})
	t.is(await group('web', 'TCP'), targets)
	await call('RegisterTargets', {
		TargetGroupArn: targets,
		'Targets.member.1.Id': one,
		'Targets.member.2.Id': two,
		'Targets.member.2.Port': '8080'
	})
	const balancer = textOf(await call('CreateLoadBalancer', {Name: 'front', Type: 'network', ...subnets}), 'LoadBalancerArn')
	const listener = textOf(
		await call('CreateListener', {
			LoadBalancerArn: balancer,
			Protocol: 'TCP',
			Port: '80',
			'DefaultActions.member.1.Type': 'forward',
			'DefaultActions.member.1.TargetGroupArn': targets
		}),
		'ListenerArn'
	)
	t.like(loaded().document.vpcs?.main?.loadBalancers?.front, {type: 'network', subnets: [{subnet: 'a'}, {subnet: 'b'}]})
	t.deepEqual(loaded().document.vpcs?.main?.targetGroups?.web?.targets, [{target: 'one'}, {target: 'two', port: 8080}])
	const moved = await call('ModifyListener', {ListenerArn: listener, Port: '81'})
	t.deepEqual([textOf(moved, 'ListenerArn'), textOf(moved, 'Port')], [listener, '81'])
	const described = await call('DescribeLoadBalancers', {'Names.member.1': 'front'})
	t.deepEqual(
		[textOf(described, 'Code'), textOf(described, 'Type'), textsOf(described, 'ZoneName').length],
		['active', 'network', 2]
	)
	const key = 'load_balancing.cross_zone.enabled'
	const protect = {'Attributes.member.2.Key': 'deletion_protection.enabled', 'Attributes.member.2.Value': 'true'}
	await call('ModifyLoadBalancerAttributes', {
		LoadBalancerArn: balancer,
		'Attributes.member.1.Key': key,
		'Attributes.member.1.Value': 'true',
		...protect
	})
	t.true(loaded().lab.vpcs[0]?.loadBalancers[0]?.crossZone)
	t.deepEqual(textsOf(await call('DescribeTags', {'ResourceArns.member.1': targets}), 'Value'), ['blue'])
	await call('RemoveTags', {'ResourceArns.member.1': targets, 'TagKeys.member.1': 'team'})
	t.deepEqual(textsOf(await call('DescribeTags', {'ResourceArns.member.1': targets}), 'Value'), [])

	// What nodes see; of a target that none has looked at, that.
	const unhealthy = {state: 'unhealthy', reason: 'Target.FailedHealthChecks'} as const
	const ofGroup = {targetGroup: 'main.web', target: `${one}:80`}
	seen.targetHealth = [
		{...ofGroup, ...unhealthy},
		{...ofGroup, state: 'healthy'}
	]
	const health = await call('DescribeTargetHealth', {TargetGroupArn: targets})
	t.deepEqual(textsOf(health, 'State'), ['healthy', 'initial'])
	t.deepEqual(textsOf(health, 'Reason'), ['Elb.RegistrationInProgress'])

	// NLB-18: deregistered, and registered again.
	const oneGoes = {TargetGroupArn: targets, 'Targets.member.1.Id': one}
	const states = async (more: Record<string, string> = {}) =>
		textsOf(await call('DescribeTargetHealth', {TargetGroupArn: targets, ...more}), 'State')
	await call('DeregisterTargets', oneGoes)
	t.deepEqual(await states(), ['initial', 'draining'])
	t.deepEqual(await states({'Targets.member.1.Id': one, 'Targets.member.2.Id': 'i-none'}), ['draining', 'unused'])
	await call('RegisterTargets', oneGoes)
	t.deepEqual(await states(), ['initial', 'healthy'])

	const app = textOf(await call('CreateLoadBalancer', {Name: 'app', ...subnets}), 'LoadBalancerArn')
	const pages = await group('pages', 'HTTP')
	const redirect = {'DefaultActions.member.1.Type': 'redirect', 'DefaultActions.member.1.RedirectConfig.StatusCode': 'HTTP_302'}
	const http = {
		LoadBalancerArn: app,
		Protocol: 'HTTP',
		Port: '80',
		...redirect,
		'DefaultActions.member.1.RedirectConfig.Port': '81'
	}
	const web = textOf(await call('CreateListener', http), 'ListenerArn')
	// What a redirect or a weight no longer says is gone: nothing is merged.
	await call('ModifyListener', {ListenerArn: web, ...redirect, 'DefaultActions.member.1.RedirectConfig.Host': 'shop.example'})
	const written = Object.values(loaded().document.vpcs?.main?.loadBalancers?.app?.listeners ?? {})
	t.like(written, [{redirect: {host: 'shop.example', status: 302}}])
	t.false('port' in (written[0] as {redirect: object}).redirect)
	const rule = async (Priority: string, path: string) =>
		textOf(
			await call('CreateRule', {
				ListenerArn: web,
				Priority,
				'Conditions.member.1.Field': 'path-pattern',
				'Conditions.member.1.Values.member.1': path,
				'Actions.member.1.Type': 'forward',
				'Actions.member.1.TargetGroupArn': pages
			}),
			'RuleArn'
		)
	const [first, second] = [await rule('1', '/a/*'), await rule('2', '/b/*')]
	const swap = {'RulePriorities.member.1.RuleArn': first, 'RulePriorities.member.1.Priority': '2'}
	await call('SetRulePriorities', {...swap, 'RulePriorities.member.2.RuleArn': second, 'RulePriorities.member.2.Priority': '1'})
	const rules = await call('DescribeRules', {ListenerArn: web})
	t.deepEqual(textsOf(rules, 'Priority'), ['1', '2', 'default'])
	t.deepEqual(textsOf(rules, 'RuleArn').slice(0, 2), [second, first])
	const [resolved] = loaded().lab.vpcs[0]!.loadBalancers.flatMap(one => (one.type === 'application' ? one.listeners : []))
	t.deepEqual(resolved?.rules[0]?.conditions, [{field: 'path-pattern', values: ['/b/*']}])

	const refused = async (action: string, fields: Record<string, string>, message: string) =>
		t.throwsAsync(call(action, fields), {message}, action)
	const before = loaded().document
	await refused(
		'DeleteTargetGroup',
		{TargetGroupArn: targets},
		`ResourceInUse: Target group '${targets}' is currently in use by a listener or a rule`
	)
	await refused(
		'DeleteLoadBalancer',
		{LoadBalancerArn: balancer},
		`OperationNotPermitted: Load balancer '${balancer}' cannot be deleted because deletion protection is enabled`
	)
	await refused('DescribeLoadBalancers', {'Names.member.1': 'none'}, "LoadBalancerNotFound: Load balancers '[none]' not found")
	await refused(
		'CreateListener',
		{...http, Port: '80'},
		`DuplicateListener: A listener already exists on this port for this load balancer '${app}'`
	)
	await refused(
		'CreateLoadBalancer',
		{Name: 'x', 'Subnets.member.1': subnetA, Type: 'classic'},
		"ValidationError: In this lab there are no load balancers of the type 'classic'"
	)
	await refused(
		'RegisterTargets',
		{TargetGroupArn: targets, 'Targets.member.1.Id': 'i-1'},
		"InvalidTarget: Instance ID 'i-1' is not valid"
	)
	await refused(
		'ModifyLoadBalancerAttributes',
		{LoadBalancerArn: balancer, 'Attributes.member.1.Key': 'x'},
		"ValidationError: Load balancer attribute key 'x' is not recognized"
	)
	await t.throwsAsync(call('CreateLoadBalancer', {Name: 'two-words-', ...subnets}), {message: /^ValidationError: /})
	t.is(loaded().document, before)
	t.deepEqual(said, [])
})

test('Route 53, REST and XML: zones, batches of records, VPCs of other accounts', async t => {
	const {rest, loaded, said} = door({...shop, vpcs: {...shop.vpcs, other: {cidr: '10.1.0.0/16', account: '210987654321'}}})
	const call = async (method: string, path: string, body = '', accessKey = '123456789012') => {
		const {status, body: xml} = await rest('route53', method, `/2013-04-01/${path}`, body, {accessKey})
		if (status >= 300) throw new Error(`${status} ${textOf(xml, 'Code')}: ${textOf(xml, 'Message')}`)
		return xml
	}
	const [main, other] = loaded().lab.vpcs.map(({id}) => `<VPC><VPCRegion>us-east-1</VPCRegion><VPCId>${id}</VPCId></VPC>`)
	const created = await call(
		'POST',
		'hostedzone',
		`<?xml version="1.0"?><CreateHostedZoneRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><Name>corp.internal</Name>${main}<CallerReference>once</CallerReference></CreateHostedZoneRequest>`
	)
	const zone = textOf(created, 'Id').replace('/hostedzone/', '')
	const set = (Action: string, name: string, type: string, ttl: number, ...values: string[]) =>
		`<Change><Action>${Action}</Action><ResourceRecordSet><Name>${name}</Name><Type>${type}</Type><TTL>${ttl}</TTL><ResourceRecords>${values.map(value => `<ResourceRecord><Value>${value}</Value></ResourceRecord>`).join('')}</ResourceRecords></ResourceRecordSet></Change>`
	const change = (...changes: string[]) =>
		call(
			'POST',
			`hostedzone/${zone}/rrset/`,
			`<ChangeResourceRecordSetsRequest><ChangeBatch><Changes>${changes.join('')}</Changes></ChangeBatch></ChangeResourceRecordSetsRequest>`
		)
	await change(
		set('CREATE', 'web.corp.internal', 'A', 60, '10.0.0.5', '10.0.0.6'),
		set('CREATE', 'web.corp.internal.', 'TXT', 300, '"a &lt; b"'),
		set('UPSERT', '\\052.apps.corp.internal', 'CNAME', 300, 'web.corp.internal')
	)
	t.deepEqual(loaded().document.hostedZones?.['corp-internal']?.records, {
		web: {A: ['10.0.0.5', '10.0.0.6'], TXT: '"a < b"', ttl: {A: 60, TXT: 300}},
		'*.apps': {CNAME: 'web.corp.internal', ttl: 300}
	})
	const listed = await call('GET', `hostedzone/${zone}/rrset`)
	t.deepEqual(textsOf(listed, 'Name'), [
		'corp.internal.',
		'corp.internal.',
		'\\052.apps.corp.internal.',
		'web.corp.internal.',
		'web.corp.internal.'
	])
	const next = await call('GET', `hostedzone/${zone}/rrset?maxitems=1&name=web.corp.internal.&type=A`)
	t.deepEqual([textOf(next, 'Type'), textOf(next, 'TTL'), textOf(next, 'NextRecordType')], ['A', '60', 'TXT'])
	await change(set('DELETE', 'web.corp.internal', 'TXT', 300, '"a &lt; b"'))

	// Several sets of one name, as the file writes them together.
	const routed = (action: string, id: string, more: string) =>
		`<Change><Action>${action}</Action><ResourceRecordSet><Name>api.corp.internal</Name><Type>A</Type><SetIdentifier>${id}</SetIdentifier>${more}</ResourceRecordSet></Change>`
	const weighing = (weight: number, address: string) =>
		`<Weight>${weight}</Weight><TTL>60</TTL><ResourceRecords><ResourceRecord><Value>${address}</Value></ResourceRecord></ResourceRecords>`
	const aliasOf = (name: string, zoneId = zone) =>
		`<AliasTarget><HostedZoneId>${zoneId}</HostedZoneId><DNSName>${name}</DNSName><EvaluateTargetHealth>false</EvaluateTargetHealth></AliasTarget>`
	const apex = (action: string, target: string) =>
		`<Change><Action>${action}</Action><ResourceRecordSet><Name>corp.internal</Name><Type>A</Type>${target}</ResourceRecordSet></Change>`
	const records = () => loaded().document.hostedZones?.['corp-internal']?.records
	await change(
		routed('CREATE', 'blue', weighing(0, '10.0.0.5')),
		routed('CREATE', 'green', weighing(9, '10.0.0.6')),
		apex('CREATE', aliasOf('web.corp.internal.')),
		set('CREATE', 'corp.internal', 'TXT', 300, '"x"')
	)
	await change(routed('UPSERT', 'blue', `<Weight>1</Weight>${aliasOf('web.corp.internal')}`))
	t.deepEqual(records()?.api, {
		weighted: {
			blue: {alias: 'web.corp.internal', aliasTypes: ['A'], evaluateTargetHealth: false, weight: 1},
			green: {A: '10.0.0.6', ttl: 60, weight: 9}
		}
	})
	t.deepEqual(records()?.['@'], {
		alias: 'web.corp.internal',
		aliasTypes: ['A'],
		evaluateTargetHealth: false,
		TXT: '"x"',
		ttl: 300
	})
	const answers = await call('GET', `hostedzone/${zone}/rrset?identifier=green&maxitems=1&name=api.corp.internal&type=A`)
	t.deepEqual(
		[textOf(answers, 'SetIdentifier'), textOf(answers, 'Weight'), textOf(answers, 'NextRecordName')],
		['green', '9', '\\052.apps.corp.internal.']
	)

	const refused = async (message: string | RegExp, run: () => Promise<unknown>) => t.throwsAsync(run, {message})
	const before = loaded().document
	await refused(/that target was not found\.?\]?$/, () => change(apex('UPSERT', aliasOf('front.example', 'Z1'))))
	await refused(/^400 InvalidChangeBatch: "none\.corp\.internal" is neither/, () =>
		change(apex('UPSERT', aliasOf('none.corp.internal')))
	)
	await refused(/^400 InvalidChangeBatch: RRSet with the same name and type already exists with another routing policy/, () =>
		change(routed('CREATE', 'red', `<Failover>PRIMARY</Failover>${aliasOf('web.corp.internal')}`))
	)
	await refused(/^400 InvalidChangeBatch: RRSet with the same name and type already exists/, () =>
		change(set('CREATE', 'api.corp.internal', 'A', 60, '10.0.0.7'))
	)
	const name = "resource record set [name='web.corp.internal.', type='A']"
	await refused(
		`400 InvalidChangeBatch: [Tried to create ${name} but it already exists, RRSet with DNS name x.example. is not permitted in zone corp.internal.]`,
		() => change(set('CREATE', 'web.corp.internal', 'A', 60, '10.0.0.7'), set('CREATE', 'x.example', 'A', 60, '10.0.0.7'))
	)
	await refused(`400 InvalidChangeBatch: [Tried to delete ${name} but the values provided do not match the current values]`, () =>
		change(set('DELETE', 'web.corp.internal', 'A', 60, '10.0.0.5'))
	)
	await refused(/^404 NoSuchHostedZone: No hosted zone found with ID: ZNONE$/, () => call('GET', 'hostedzone/ZNONE'))
	await refused(/^400 HostedZoneNotEmpty/, () => call('DELETE', `hostedzone/${zone}`))
	await refused(/^400 InvalidInput/, () => call('POST', `hostedzone/${zone}/rrset/`, '<a><b></a>'))
	await refused(/^400 InvalidInput/, () => call('POST', `hostedzone/${zone}/rrset/`, `${'<a>'.repeat(100)}`))
	await refused(/^404 UnknownOperationException/, () => call('GET', 'nothing'))
	const associate = (accessKey: string) => call('POST', `hostedzone/${zone}/associatevpc`, `<A>${other}</A>`, accessKey)
	await refused(/^400 NotAuthorizedException/, () => associate('210987654321'))
	t.is(loaded().document, before)
	await call('POST', `hostedzone/${zone}/authorizevpcassociation`, `<A>${other}</A>`)
	await associate('210987654321')
	await call('POST', `hostedzone/${zone}/deauthorizevpcassociation`, `<A>${other}</A>`)
	t.deepEqual(loaded().lab.hostedZones?.[0]?.vpcs, ['main', 'other'])
	await change(
		routed('DELETE', 'blue', `<Weight>1</Weight>${aliasOf('web.corp.internal.')}`),
		routed('DELETE', 'green', weighing(9, '10.0.0.6')),
		apex('DELETE', aliasOf('web.corp.internal'))
	)
	t.deepEqual([records()?.api, records()?.['@']], [undefined, {TXT: '"x"', ttl: 300}])
	t.deepEqual(textsOf(await call('GET', `hostedzone/${zone}/authorizevpcassociation`), 'VPCId'), [])
	t.deepEqual(textsOf(await call('GET', 'hostedzone', '', '210987654321'), 'Id'), [])
	t.deepEqual(said, [])
})

test('Route 53: health checks, records that follow them, and what the checkers say', async t => {
	const {rest, loaded, seen} = door({hostedZones: {shop: {name: 'shop.example', id: 'Z1SHOP', records: {}}}})
	const call = async (method: string, path: string, body = '') => {
		const {status, body: xml} = await rest('route53', method, `/2013-04-01/${path}`, body, {})
		if (status >= 400) throw new Error(`${status} ${textOf(xml, 'Code')}: ${textOf(xml, 'Message')}`)
		return xml
	}
	const create = (reference: string, config: string) =>
		call(
			'POST',
			'healthcheck',
			`<A><CallerReference>${reference}</CallerReference><HealthCheckConfig>${config}</HealthCheckConfig></A>`
		)
	const web =
		'<IPAddress>203.0.113.5</IPAddress><Type>HTTP</Type><ResourcePath>/health</ResourcePath><RequestInterval>10</RequestInterval>'
	const created = await create('once', web)
	const id = textOf(created, 'Id')
	t.regex(id, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
	t.deepEqual(
		['Port', 'ResourcePath', 'FailureThreshold', 'HealthCheckVersion', 'Inverted'].map(key => textOf(created, key)),
		['80', '/health', '3', '1', 'false']
	)
	t.is(textsOf(created, 'Region').length, 8)
	const counted = await create(
		'twice',
		`<Type>CALCULATED</Type><ChildHealthChecks><ChildHealthCheck>${id}</ChildHealthCheck></ChildHealthChecks>`
	)
	t.deepEqual([textOf(counted, 'ChildHealthCheck'), textOf(counted, 'HealthThreshold')], [id, '1'])

	const updated = await call(
		'POST',
		`healthcheck/${id}`,
		'<A><HealthCheckVersion>1</HealthCheckVersion><FailureThreshold>1</FailureThreshold></A>'
	)
	t.deepEqual([textOf(updated, 'FailureThreshold'), textOf(updated, 'HealthCheckVersion')], ['1', '2'])
	const record = (action: string, identifier: string, role: string, more = '') =>
		`<Change><Action>${action}</Action><ResourceRecordSet><Name>www.shop.example</Name><Type>A</Type><SetIdentifier>${identifier}</SetIdentifier><Failover>${role}</Failover><TTL>60</TTL><ResourceRecords><ResourceRecord><Value>203.0.113.5</Value></ResourceRecord></ResourceRecords>${more}</ResourceRecordSet></Change>`
	const change = (...changes: readonly string[]) =>
		call('POST', 'hostedzone/Z1SHOP/rrset/', `<A><ChangeBatch><Changes>${changes.join('')}</Changes></ChangeBatch></A>`)
	const first = `<HealthCheckId>${id}</HealthCheckId>`
	await change(record('CREATE', 'one', 'PRIMARY', first), record('CREATE', 'secondary', 'SECONDARY'))
	const [key] = Object.keys(loaded().document.healthChecks ?? {})
	t.deepEqual(loaded().document.hostedZones?.shop?.records?.www, {
		failover: {
			primary: {A: '203.0.113.5', ttl: 60, healthCheck: key, setIdentifier: 'one'},
			secondary: {A: '203.0.113.5', ttl: 60}
		}
	})
	const listed = await call('GET', 'hostedzone/Z1SHOP/rrset?name=www.shop.example')
	t.deepEqual(
		['SetIdentifier', 'Failover', 'HealthCheckId'].map(one => textOf(listed, one)),
		['one', 'PRIMARY', id]
	)

	seen.healthChecks = [
		{healthCheck: key!, checkers: [{source: '54.228.16.1', result: 'Success: HTTP Status Code 200, OK', atMs: 0}]}
	]
	const status = await call('GET', `healthcheck/${id}/status`)
	t.deepEqual(
		['Region', 'IPAddress', 'Status', 'CheckedTime'].map(one => textOf(status, one)),
		['eu-west-1', '54.228.16.1', 'Success: HTTP Status Code 200, OK', '1970-01-01T00:00:00.000Z']
	)
	await call('POST', `tags/healthcheck/${id}`, '<A><AddTags><Tag><Key>team</Key><Value>blue</Value></Tag></AddTags></A>')
	t.deepEqual(textsOf(await call('GET', `tags/healthcheck/${id}`), 'Value'), ['blue'])

	const refused = async (message: RegExp, run: () => Promise<unknown>) => t.throwsAsync(run, {message})
	await refused(/^409 HealthCheckAlreadyExists/, () => create('once', web))
	await refused(/^400 InvalidInput: 10\.0\.0\.5 is not public/, () =>
		create('x', '<IPAddress>10.0.0.5</IPAddress><Type>HTTP</Type>')
	)
	await refused(/^400 InvalidInput: .*CLOUDWATCH_METRIC/, () => create('x', '<Type>CLOUDWATCH_METRIC</Type>'))
	await refused(/^404 NoSuchHealthCheck/, () => call('GET', 'healthcheck/00000000-0000-0000-0000-000000000000'))
	await refused(/^409 HealthCheckVersionMismatch/, () =>
		call('POST', `healthcheck/${id}`, '<A><HealthCheckVersion>1</HealthCheckVersion></A>')
	)
	await refused(/^400 HealthCheckInUse/, () => call('DELETE', `healthcheck/${id}`))
	await refused(/No such health check: none/, () =>
		change(record('UPSERT', 'one', 'PRIMARY', '<HealthCheckId>none</HealthCheckId>'))
	)
	t.is(textsOf(await call('GET', 'healthcheck'), 'Id').length, 2)

	await change(record('DELETE', 'one', 'PRIMARY', first), record('DELETE', 'secondary', 'SECONDARY'))
	await call('DELETE', `healthcheck/${textOf(counted, 'Id')}`)
	await call('DELETE', `healthcheck/${id}`)
	t.is(textOf(await call('GET', 'healthcheckcount'), 'HealthCheckCount'), '0')
})
