/** What tests of the Application Load Balancer begin with. */
import type {ApplicationOptions, RuleAction} from '../../../src/model/application-load-balancer.ts'
import type {ApplicationLoadBalancerSpec, BalancedGroup} from '../../../src/services/application-load-balancer/types.ts'

export const options: ApplicationOptions = {
	idleTimeoutSeconds: 60,
	clientKeepAliveSeconds: 3600,
	forwardedFor: 'append',
	forwardedForPort: false,
	preserveHostHeader: false,
	dropInvalidHeaders: false,
	tlsHeaders: false,
	http2: true,
	desyncMitigation: 'defensive'
}

export const forward = (
	weights: Readonly<Record<string, number>>,
	stickinessSeconds?: number
): Extract<RuleAction, {type: 'forward'}> => ({
	type: 'forward',
	targetGroups: Object.entries(weights).map(([key, weight]) => ({key, weight})),
	...(stickinessSeconds !== undefined && {stickinessSeconds})
})

export const group: BalancedGroup = {
	key: 'web',
	arn: 'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/0123456789abcdef',
	protocol: 'HTTP',
	algorithm: 'round_robin',
	slowStartSeconds: 0,
	deregistrationDelaySeconds: 300,
	targets: [
		{id: 'i-1', address: '127.0.0.1', port: 80},
		{id: 'i-2', address: '127.0.0.2', port: 80}
	],
	registered: ['i-1:80', 'i-2:80']
}

export const specOf = (
	port: number,
	groups: readonly BalancedGroup[],
	more: Partial<ApplicationOptions> = {},
	action: RuleAction = forward(Object.fromEntries(groups.map(({key}) => [key, 1])))
): ApplicationLoadBalancerSpec => ({
	kind: 'alb',
	id: 'alb.main.shop.a',
	name: 'app/shop/0123456789abcdef',
	listeners: [{protocol: 'HTTP', port, rules: [{priority: 'default', conditions: [], action}]}],
	options: {...options, ...more},
	targetGroups: groups
})
