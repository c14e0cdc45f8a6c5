import test from 'ava'
import {account, defaultAcl, defaultGroup, eni, group, id, mainTable, subnet, vpc} from '../../import/account.ts'
import {documentOf, importThings, resolved} from '../../import/importing.ts'

const arnOf = (what: string) => `arn:aws:elasticloadbalancing:us-east-1:${account}:${what}`
const shop = arnOf('loadbalancer/app/shop/0123456789abcdef')
const pages = arnOf('targetgroup/pages/1111111111111111')
const api = arnOf('targetgroup/api/2222222222222222')
const listener = (port: string) => arnOf(`listener/app/shop/0123456789abcdef/${port.padStart(16, '0')}`)
const rule = (port: string, name: string) => `${listener(port).replace(':listener/', ':listener-rule/')}/${name}`
const node = (name: string, in_: string, address: string) =>
	eni(name, in_, address, {
		Description: 'ELB app/shop/0123456789abcdef',
		InterfaceType: 'interface',
		RequesterManaged: true,
		Groups: [{GroupId: id('sg', 'web')}],
		Association: {PublicIp: `52.0.0.${address.split('.')[2]}`, IpOwnerId: 'amazon-elb'}
	})

const things = {
	Vpcs: [vpc('main', '10.0.0.0/16')],
	InternetGateways: [{InternetGatewayId: id('igw', 'main'), Attachments: [{VpcId: id('vpc', 'main'), State: 'available'}]}],
	Subnets: [
		subnet('main', 'a', '10.0.1.0/24'),
		subnet('main', 'b', '10.0.2.0/24', {AvailabilityZone: 'us-east-1b', AvailabilityZoneId: 'use1-az4'})
	],
	RouteTables: [mainTable('main')],
	NetworkAcls: [defaultAcl('main')],
	SecurityGroups: [
		defaultGroup('main'),
		group('main', 'web', [{IpProtocol: 'tcp', FromPort: 80, ToPort: 80, IpRanges: [{CidrIp: '0.0.0.0/0'}]}])
	],
	NetworkInterfaces: [node('na', 'a', '10.0.1.9'), node('na2', 'a', '10.0.1.10'), node('nb', 'b', '10.0.2.9')],
	LoadBalancers: [
		{
			LoadBalancerName: 'shop',
			LoadBalancerArn: shop,
			DNSName: 'shop-19088743.us-east-1.elb.amazonaws.com',
			Type: 'application',
			Scheme: 'internet-facing',
			VpcId: id('vpc', 'main'),
			SecurityGroups: [id('sg', 'web')],
			AvailabilityZones: [{SubnetId: id('subnet', 'a')}, {SubnetId: id('subnet', 'b')}]
		}
	],
	LoadBalancerAttributes: [
		{
			LoadBalancerArn: shop,
			Attributes: [
				{Key: 'idle_timeout.timeout_seconds', Value: '30'},
				{Key: 'load_balancing.cross_zone.enabled', Value: 'true'},
				{Key: 'routing.http.xff_header_processing.mode', Value: 'preserve'}
			]
		}
	],
	LoadBalancerListeners: [
		{
			LoadBalancerArn: shop,
			Listeners: [
				{
					ListenerArn: listener('80'),
					Protocol: 'HTTP',
					Port: 80,
					DefaultActions: [
						{
							Type: 'forward',
							ForwardConfig: {
								TargetGroups: [
									{TargetGroupArn: pages, Weight: 9},
									{TargetGroupArn: api, Weight: 1}
								],
								TargetGroupStickinessConfig: {Enabled: true, DurationSeconds: 60}
							}
						}
					]
				}
			]
		}
	],
	Listeners: [
		{
			ListenerArn: listener('81'),
			LoadBalancerArn: shop,
			Protocol: 'HTTP',
			Port: 81,
			DefaultActions: [
				{
					Type: 'redirect',
					RedirectConfig: {
						Protocol: 'HTTPS',
						Port: '443',
						Host: '#{host}',
						Path: '/#{path}',
						Query: '#{query}',
						StatusCode: 'HTTP_302'
					}
				}
			]
		}
	],
	Rules: [
		{
			RuleArn: rule('80', 'ffff'),
			Priority: '20',
			Conditions: [{Field: 'path-pattern', Values: ['/down'], PathPatternConfig: {Values: ['/down']}}],
			Actions: [
				{Type: 'fixed-response', FixedResponseConfig: {StatusCode: '503', ContentType: 'text/plain', MessageBody: 'closed'}}
			]
		},
		{
			RuleArn: rule('80', 'aaaa'),
			Priority: '10',
			Conditions: [
				{Field: 'http-header', HttpHeaderConfig: {HttpHeaderName: 'X-Version', Values: ['2*']}},
				{Field: 'query-string', QueryStringConfig: {Values: [{Key: 'a', Value: 'b'}, {Value: 'c'}]}}
			],
			Actions: [{Type: 'forward', TargetGroupArn: api}]
		},
		{RuleArn: rule('80', 'dddd'), Priority: 'default', IsDefault: true, Actions: [{Type: 'forward', TargetGroupArn: api}]},
		{
			RuleArn: rule('81', 'eeee'),
			Priority: '5',
			Conditions: [{Field: 'moon-phase'}],
			Actions: [{Type: 'forward', TargetGroupArn: api}]
		}
	],
	TargetGroups: [
		{
			TargetGroupArn: pages,
			TargetGroupName: 'pages',
			Protocol: 'HTTP',
			Port: 80,
			VpcId: id('vpc', 'main'),
			TargetType: 'ip',
			HealthCheckProtocol: 'HTTP',
			HealthCheckPath: '/health',
			Matcher: {HttpCode: '200'}
		},
		{TargetGroupArn: api, TargetGroupName: 'api', Protocol: 'HTTP', Port: 8080, VpcId: id('vpc', 'main'), TargetType: 'ip'}
	],
	TargetGroupAttributes: [
		{
			TargetGroupArn: pages,
			Attributes: [
				{Key: 'stickiness.enabled', Value: 'true'},
				{Key: 'stickiness.type', Value: 'lb_cookie'},
				{Key: 'stickiness.app_cookie.cookie_name', Value: ''},
				{Key: 'slow_start.duration_seconds', Value: '0'}
			]
		}
	]
}

test('an Application Load Balancer comes with rules, weights, groups and attributes, and with one interface a subnet', t => {
	const {vpcs} = documentOf(things)
	const main = Object.values(vpcs)[0] as {loadBalancers: {shop: object}; targetGroups: object; networkInterfaces?: object}
	t.like(main.loadBalancers.shop, {
		arn: shop,
		type: 'application',
		securityGroups: ['web'],
		attributes: {'idle_timeout.timeout_seconds': 30, 'routing.http.xff_header_processing.mode': 'preserve'},
		listeners: {
			'HTTP:80': {
				forward: {targetGroups: {pages: 9, api: 1}, stickinessSeconds: 60},
				rules: {
					10: {conditions: [{httpHeader: {name: 'X-Version', values: '2*'}}, {queryString: ['a=b', '=c']}], targetGroup: 'api'},
					20: {conditions: {pathPattern: '/down'}, fixedResponse: {status: 503, contentType: 'text/plain', body: 'closed'}}
				}
			},
			'HTTP:81': {redirect: {protocol: 'HTTPS', port: 443, status: 302}}
		}
	})
	t.like(main.targetGroups, {pages: {protocol: 'HTTP', healthCheck: {path: '/health', matcher: '200'}}})
	t.is(main.networkInterfaces, undefined)
})

test('the imported lab resolves: nodes have the addresses that they had', t => {
	const [main] = resolved(documentOf(things)).vpcs
	const addresses = main?.interfaces.map(({privateIps: [one]}) => [one?.address, one?.publicIp?.address])
	t.deepEqual(addresses, [
		['10.0.1.9', '52.0.0.1'],
		['10.0.2.9', '52.0.0.2']
	])
	t.is(main?.loadBalancers[0]?.type, 'application')
})

test('a rule with a condition that a lab has not is left out, and told', t => {
	const {notes} = importThings(things)
	t.true(
		notes.some(note => JSON.stringify(note).includes('shop HTTP:81 rule 5')),
		JSON.stringify(notes)
	)
})
