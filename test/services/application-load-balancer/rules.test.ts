import test from 'ava'
import {logLine} from '../../../src/services/application-load-balancer/access-log.ts'
import {ownAnswer} from '../../../src/services/application-load-balancer/answers.ts'
import {Balance, groupFor} from '../../../src/services/application-load-balancer/balance.ts'
import {cookiesOf, sealed, setCookies, unsealed} from '../../../src/services/application-load-balancer/cookies.ts'
import {hostHeader, towardsTarget} from '../../../src/services/application-load-balancer/headers.ts'
import {isAmbiguous, refusalOf} from '../../../src/services/application-load-balancer/refusals.ts'
import {type RequestFacts, ruleFor} from '../../../src/services/application-load-balancer/rules.ts'
import {forward, group, options} from './balanced.ts'

type Conditions = Parameters<typeof ruleFor>[0]['rules'][number]['conditions']

const asked = (more: Partial<RequestFacts> = {}): RequestFacts => ({
	method: 'GET',
	host: 'shop.example.com',
	path: '/img/a.png',
	query: '',
	headers: {},
	source: '203.0.113.10',
	...more
})
const matches = (conditions: Conditions, request: Partial<RequestFacts>) =>
	ruleFor(
		{
			protocol: 'HTTP',
			port: 80,
			rules: [
				{priority: 1, conditions, action: forward({web: 1})},
				{priority: 'default', conditions: [], action: forward({web: 1})}
			]
		},
		asked(request)
	)?.priority === 1

test('ALB-2: the first rule whose conditions all hold takes a request, else the default one', t => {
	const rules = [
		{priority: 5, conditions: [{field: 'path-pattern', values: ['/api/*']}], action: forward({api: 1})},
		{priority: 9, conditions: [{field: 'path-pattern', values: ['/api/v2/*', '/v2']}], action: forward({two: 1})},
		{priority: 'default', conditions: [], action: forward({web: 1})}
	] as const
	const priority = (path: string) => ruleFor({protocol: 'HTTP', port: 80, rules}, asked({path}))?.priority
	t.deepEqual(['/api/v2/x', '/v2', '/', '/API/x'].map(priority), [5, 9, 'default', 'default'])
})

test('ALB-2: hosts and headers in any case, paths and methods in their own', t => {
	t.true(matches([{field: 'host-header', values: ['*.EXAMPLE.com']}], {}))
	t.false(matches([{field: 'host-header', values: ['*.example.com']}], {host: 'example.com'}))
	t.true(matches([{field: 'path-pattern', values: ['/img/?.png']}], {}))
	t.false(matches([{field: 'path-pattern', values: ['/IMG/*']}], {}))
	t.false(matches([{field: 'path-pattern', values: ['/img/.*']}], {}), 'a dot and a star are not regular expression')
	t.true(matches([{field: 'http-request-method', values: ['PUT', 'GET']}], {}))
	t.false(matches([{field: 'http-request-method', values: ['get']}], {}))
	const header: Conditions = [{field: 'http-header', name: 'X-Version', values: ['v2*']}]
	t.true(matches(header, {headers: {'x-version': 'V2.1'}}))
	t.false(matches(header, {}))
})

test('ALB-2: a query by key and value, or by the value alone; the source is that of the connection', t => {
	t.true(matches([{field: 'query-string', values: [{key: 'version', value: 'v1'}]}], {query: 'a=b&Version=V1'}))
	t.true(matches([{field: 'query-string', values: [{value: '*x*'}]}], {query: 'a=wxyz'}))
	t.false(matches([{field: 'query-string', values: [{key: 'version', value: 'v1'}]}], {query: 'version=v2'}))
	t.true(matches([{field: 'source-ip', values: ['203.0.113.0/24' as never]}], {}))
	t.false(matches([{field: 'source-ip', values: ['10.0.0.0/8' as never]}], {headers: {'x-forwarded-for': '10.0.0.1'}}))
	t.false(
		matches(
			[
				{field: 'path-pattern', values: ['/img/*']},
				{field: 'http-request-method', values: ['POST']}
			],
			{}
		),
		'all conditions must hold'
	)
})

test('a redirect keeps what it does not change, and always names the port', t => {
	const redirect = {
		type: 'redirect',
		status: 301,
		protocol: 'HTTPS',
		host: '#{host}',
		port: '443',
		path: '/#{path}',
		query: '#{query}'
	} as const
	const to = (more: Partial<RequestFacts>, change = {}) =>
		ownAnswer({...redirect, ...change}, asked(more), {protocol: 'HTTP', port: 80}).headers.Location
	t.is(to({query: 'a=b'}), 'https://shop.example.com:443/img/a.png?a=b')
	t.is(
		to({}, {protocol: '#{protocol}', host: 'new.example.com', port: '#{port}', path: '/new/#{path}'}),
		'http://new.example.com:80/new/img/a.png'
	)
})

test('weights share requests between groups; where all are 0 nobody gets any', t => {
	const action = forward({blue: 90, green: 10, off: 0})
	t.deepEqual(
		[0, 0.89, 0.9, 0.999].map(random => groupFor(action, random)),
		['blue', 'blue', 'green', 'green']
	)
	t.is(groupFor(forward({blue: 0}), 0.5), undefined)
})

test('ALB-3: round robin gives each target its turn, least outstanding the one with fewest requests', t => {
	const [one, two] = group.targets
	const balance = new Balance()
	balance.update(group, 0)
	t.deepEqual(
		[1, 2, 3].map(() => balance.choose(group, 0)?.id),
		['i-1', 'i-2', 'i-1']
	)
	const least = {...group, algorithm: 'least_outstanding_requests'} as const
	balance.begins(one!)
	t.deepEqual(
		[1, 2, 3].map(() => balance.choose(least, 0)?.id),
		['i-2', 'i-2', 'i-2']
	)
	balance.begins(two!)
	balance.begins(two!)
	t.is(balance.choose(least, 0)?.id, 'i-1')
	t.is(balance.choose({...group, targets: []}, 0), undefined)
})

test('ALB-3: the share of a new target grows over the slow start, and those of the beginning have none', t => {
	const slow = {...group, slowStartSeconds: 30}
	const balance = new Balance()
	balance.update({...slow, targets: [group.targets[0]!]}, 1000)
	balance.update(slow, 1000)
	const shareOf = (nowMs: number) =>
		Array.from({length: 2000}, () => balance.choose(slow, nowMs)).filter(one => one?.id === 'i-2').length / 2000
	t.true(shareOf(2000) < 0.15)
	t.true(Math.abs(shareOf(40_000) - 0.5) < 0.02)
})

test('ALB-3: a cookie of the load balancer is nobody else’s, and ends', t => {
	const cookie = sealed('web i-1:80', 5000, 'key')
	t.is(unsealed(cookie, 4999, 'key'), 'web i-1:80')
	t.is(unsealed(cookie, 5001, 'key'), undefined)
	t.is(unsealed(cookie, 4999, 'other'), undefined)
	t.is(unsealed(`x${cookie}`, 4999, 'key'), undefined)
	t.is(cookiesOf('a=1; AWSALB=x=y').get('AWSALB'), 'x=y')
	t.deepEqual(setCookies('AWSALB', 'v', new Date(0)), [
		'AWSALB=v; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/',
		'AWSALBCORS=v; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/; SameSite=None; Secure'
	])
})

const arrival = {options, protocol: 'HTTP', port: 80, client: '203.0.113.10', clientPort: 4711, trace: '1-5759e988-bd'} as const

test('ALB-1: a target gets the client in X-Forwarded-For, behind what the client has written', t => {
	const sent = (raw: string[], change = {}) => towardsTarget(raw, {...arrival, options: {...options, ...change}}, 'shop')
	t.deepEqual(sent(['Host', 'x', 'ACCEPT', '*/*', 'Connection', 'x-own, close', 'X-Own', '1', 'Keep-Alive', '5']), [
		...['Host', 'shop', 'X-Forwarded-For', '203.0.113.10', 'X-Forwarded-Proto', 'http', 'X-Forwarded-Port', '80'],
		...['X-Amzn-Trace-Id', 'Root=1-5759e988-bd', 'ACCEPT', '*/*']
	])
	const forwarded = (change: object) => {
		const all = sent(['X-Forwarded-For', '10.0.0.1', 'x_bad', '1'], change)
		const at = all.indexOf('X-Forwarded-For')
		return at < 0 ? undefined : all[at + 1]
	}
	t.is(forwarded({}), '10.0.0.1, 203.0.113.10')
	t.is(forwarded({forwardedForPort: true}), '10.0.0.1, 203.0.113.10:4711')
	t.is(forwarded({forwardedFor: 'preserve'}), '10.0.0.1')
	t.is(forwarded({forwardedFor: 'remove'}), undefined)
	t.true(sent(['x_bad', '1']).includes('x_bad'))
	t.false(sent(['x_bad', '1'], {dropInvalidHeaders: true}).includes('x_bad'))
	const traced = sent(['X-Amzn-Trace-Id', 'Root=1-a-b;Self=1-c-d'])
	t.is(traced[traced.indexOf('X-Amzn-Trace-Id') + 1], 'Self=1-5759e988-bd;Root=1-a-b')
})

test('ALB-1: the host loses a port that is the protocol’s own, and gets one that is not', t => {
	t.is(hostHeader('shop:80', arrival), 'shop')
	t.is(hostHeader('shop', {...arrival, port: 8080}), 'shop:8080')
	t.is(hostHeader('shop:80', {...arrival, options: {...options, preserveHostHeader: true}}), 'shop:80')
	t.is(
		hostHeader('a.example.com', arrival, {hostHeader: {regex: '^(\\w+)\\.', replace: '$1.internal.'}}),
		'a.internal.example.com'
	)
})

test('ALB-4: 405, 414, 463, 501, 400 before any rule is looked at', t => {
	const status = (method: string, url: string, raw: string[], change = {}) =>
		refusalOf({method, url, rawHeaders: ['Host', 'x', ...raw]}, {...options, ...change})
	t.is(status('GET', '/', []), undefined)
	t.is(status('TRACE', '/', []), 405)
	t.is(status('GET', `/${'x'.repeat(17_000)}`, []), 414)
	t.is(status('GET', '/', ['X-A', 'x'.repeat(17_000)]), 400)
	t.is(status('GET', '/', ['X-Forwarded-For', Array(30).fill('10.0.0.1').join(',')]), undefined)
	t.is(status('GET', '/', ['X-Forwarded-For', Array(31).fill('10.0.0.1').join(',')]), 463)
	t.is(status('POST', '/', ['Transfer-Encoding', 'gzip']), 501)
	t.is(refusalOf({method: 'GET', url: '/', rawHeaders: []}, options), 400)
	t.is(status('GET', '/', ['Content-Length', '5']), undefined)
	t.is(status('GET', '/', ['Content-Length', '5'], {desyncMitigation: 'strictest'}), 400)
	t.true(isAmbiguous({method: 'GET', url: '/', rawHeaders: ['Content-Length', '5']}))
	t.false(isAmbiguous({method: 'POST', url: '/', rawHeaders: ['Content-Length', '5']}))
})

test('an access log has a line a request, in AWS’s format', t => {
	const line = logLine(
		'app/shop/50dc6c495c0c9188',
		{
			type: 'http',
			beganMs: Date.UTC(2026, 0, 2, 3, 4, 5, 678),
			seconds: [0.001, 0.0204, -1],
			client: '203.0.113.10:4711',
			target: '10.0.11.10:80',
			status: 502,
			targetStatus: undefined,
			receivedBytes: 0,
			sentBytes: 122,
			request: 'GET http://shop:80/"x" HTTP/1.1',
			userAgent: 'curl/8',
			targetGroupArn: 'arn:tg',
			trace: '1-a-b',
			host: 'shop',
			priority: 'default',
			action: 'forward',
			reason: 'ECONNREFUSED'
		},
		Date.UTC(2026, 0, 2, 3, 4, 6)
	)
	t.is(
		line,
		'http 2026-01-02T03:04:06.000000Z app/shop/50dc6c495c0c9188 203.0.113.10:4711 10.0.11.10:80 0.001 0.020 -1 502 - 0 122 ' +
			'"GET http://shop:80/\\x22x\\x22 HTTP/1.1" "curl/8" - - arn:tg "Root=1-a-b" "shop" "-" 0 2026-01-02T03:04:05.678000Z "forward" ' +
			'"-" "ECONNREFUSED" "10.0.11.10:80" "-" "-" "-"\n'
	)
})
