/** Listeners in a lab file. Doc: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html */
import {z} from 'zod'
import {described, is, reference, text, wholeNumber} from '../schema.ts'

export const listenerPattern = /^(TCP|UDP|TCP_UDP|TLS|HTTP|HTTPS|GENEVE):(\d{1,5})$/

const weight = () => wholeNumber('a weight', {min: 0, max: 999})
const texts = (noun: string) => is(`${noun}, or a list of them`, z.union([z.string(), z.array(z.string()).min(1)]))

const forwardSchema = is(
	'weights by target group, or {targetGroups, stickinessSeconds}',
	z.union([
		z.strictObject({
			targetGroups: is('weights by target group', z.record(z.string(), weight())).describe(
				'`{blue: 90, green: 10}`: shares of the requests.'
			),
			stickinessSeconds: wholeNumber('seconds', {min: 1, max: 604_800})
				.optional()
				.describe('How long a client stays with the group that it was sent to first (cookie AWSALBTG). Default: it does not.')
		}),
		z.record(z.string(), weight())
	])
)

const redirectSchema = is(
	'a redirect: {protocol, host, port, path, query, status}',
	z.strictObject({
		protocol: z.enum(['HTTP', 'HTTPS', '#{protocol}']).optional().describe('Default: #{protocol}, that of the request.'),
		host: text('a host').optional().describe('Default: #{host}.'),
		port: is('a port, or #{port}', z.union([z.literal('#{port}'), z.int().min(1).max(65_535)]))
			.optional()
			.describe('Default: #{port}, that of the listener.'),
		path: text('a path').optional().describe('Begins with a slash. Default: /#{path}.'),
		query: text('a query').optional().describe('Without the question mark. Default: #{query}.'),
		status: z.literal([301, 302]).optional().describe('301: for good, 302: for now. Default: 301.')
	})
)

const fixedResponseSchema = is(
	'a fixed response: {status, contentType, body}',
	z.strictObject({
		status: wholeNumber('a status of 2xx, 4xx or 5xx', {min: 200, max: 599}).describe('Status.'),
		contentType: z
			.enum(['text/plain', 'text/css', 'text/html', 'application/javascript', 'application/json'])
			.optional()
			.describe('Default: text/plain.'),
		body: is('a text of at most 1024 characters', z.string().max(1024)).optional().describe('Default: empty.')
	})
)

const actionFields = {
	targetGroup: reference('a target group').optional().describe('Where connections or requests go.'),
	forward: forwardSchema.optional().describe('HTTP, HTTPS: several target groups, each with its weight.'),
	redirect: redirectSchema.optional().describe('HTTP, HTTPS: the client is sent elsewhere.'),
	fixedResponse: fixedResponseSchema.optional().describe('HTTP, HTTPS: the load balancer itself answers.')
}

/** The end of a listener's or rule's ARN. */
const ownHexId = () =>
	is('16 hexadecimal digits', z.string().regex(/^[0-9a-f]{16}$/))
		.optional()
		.describe('The last part of its ARN in AWS. Default: one made from its port or priority.')

const conditionSchema = is(
	'conditions: {pathPattern, hostHeader, …}',
	z.strictObject({
		hostHeader: texts('a host such as *.example.com').optional().describe('Host that was asked for; any case.'),
		pathPattern: texts('a path such as /img/*').optional().describe('Path without the query; its case counts.'),
		httpRequestMethod: texts('a method such as GET').optional().describe('Method; its case counts.'),
		sourceIp: texts('a block such as 10.0.0.0/8')
			.optional()
			.describe('Address that the connection comes from; not what X-Forwarded-For says.'),
		httpHeader: is(
			'a header: {name, values}',
			z.strictObject({
				name: text('the name of a header').describe('Name, in any case.'),
				values: texts('a value such as *Chrome*').describe('One of them must fit; any case.')
			})
		)
			.optional()
			.describe('A header of the request.'),
		queryString: is('a parameter such as version=v1, or a list of them', z.union([z.string(), z.array(z.string()).min(1)]))
			.optional()
			.describe('`version=v1`, or `=v1` for any parameter of that value; any case.')
	})
)

const transform = (noun: string) =>
	is(
		`a rewrite of ${noun}: {regex, replace}`,
		z.strictObject({
			regex: text('a regular expression').describe('What is replaced.'),
			replace: text('a text').describe('By what: `$1` stands for the first group.')
		})
	)

const ruleSchema = is(
	'a rule: {conditions, targetGroup}',
	z.strictObject({
		conditions: is('conditions, or a list of them', z.union([conditionSchema, z.array(conditionSchema).min(1)])).describe(
			'All must hold; of the values of one, one must.'
		),
		id: ownHexId(),
		...described,
		...actionFields,
		transforms: is(
			'transforms: {url, hostHeader}',
			z.strictObject({
				url: transform('the path and query').optional().describe('Path and query that the target gets.'),
				hostHeader: transform('the host').optional().describe('Host header that the target gets.')
			})
		)
			.optional()
			.describe('Rewrites before the request goes to a target.')
	})
)

export const listenerSchema = is(
	'the name of a target group, or {targetGroup, …}',
	z.union([
		z.string(),
		z.strictObject({
			id: ownHexId(),
			...described,
			...actionFields,
			rules: is('rules by priority', z.record(is('a priority from 1 to 50000', z.string().regex(/^[1-9]\d{0,4}$/)), ruleSchema))
				.optional()
				.describe('HTTP, HTTPS: rules by priority, the lowest first; what none of them takes is for the action of the listener.'),
			certificates: is('a list of host names', z.array(text('a host name')).min(1))
				.optional()
				.describe(
					'HTTPS, TLS: host names that it has certificates for, each chosen by the name that the client asks for (SNI); else the first one.'
				),
			attributes: is(
				'attributes by their keys in AWS',
				z.strictObject({
					'tcp.idle_timeout.seconds': wholeNumber('seconds', {min: 1, max: 6000})
						.optional()
						.describe(
							'TCP: when an idle flow is forgotten; its next packet is reset (NLB-5). AWS takes 60 at least, a lesson may wait less. Default: 350.'
						)
				})
			)
				.optional()
				.describe('Attributes by their keys in AWS.')
		})
	])
)

export type ListenerWritten = z.input<typeof listenerSchema>
export type RuleWritten = z.input<typeof ruleSchema>
export type ConditionWritten = z.input<typeof conditionSchema>
export type ActionWritten = Pick<RuleWritten, keyof typeof actionFields>
