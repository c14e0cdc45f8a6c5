/** How an Application Load Balancer handles requests: listeners, rules, actions, attributes (ALB-1…3). */
import type {Cidr} from '../net/address.ts'

export type ApplicationListener = {
	readonly protocol: 'HTTP' | 'HTTPS'
	readonly port: number
	/** By ascending priority; the last is the default rule, which has no conditions. */
	readonly rules: readonly ListenerRule[]
	/** HTTPS only: names that it has certificates for; the first is the default certificate. */
	readonly certificates?: readonly string[]
}

export type ListenerRule = {
	/** 1 to 50000. */
	readonly priority: number | 'default'
	/** All of them must hold. */
	readonly conditions: readonly RuleCondition[]
	readonly action: RuleAction
	/** Applied after the match, before a target gets the request. */
	readonly transforms?: RuleTransforms
}

/** One of the values must match. In texts, `*` stands for any characters, `?` for one. */
export type RuleCondition =
	| {readonly field: 'host-header' | 'path-pattern' | 'http-request-method'; readonly values: readonly string[]}
	| {readonly field: 'http-header'; readonly name: string; readonly values: readonly string[]}
	/** Without `key`: matches the value of any parameter. */
	| {readonly field: 'query-string'; readonly values: readonly {readonly key?: string; readonly value: string}[]}
	| {readonly field: 'source-ip'; readonly values: readonly Cidr[]}

export type RuleAction =
	| {
			readonly type: 'forward'
			/** Weights are 0 to 999. */
			readonly targetGroups: readonly {readonly key: string; readonly weight: number}[]
			/** How long a client stays with its first target group. Absent: not at all. */
			readonly stickinessSeconds?: number
	  }
	/** `#{protocol}`, `#{host}`, `#{port}`, `#{path}` and `#{query}` stand for those of the request. */
	| {
			readonly type: 'redirect'
			readonly status: 301 | 302
			readonly protocol: string
			readonly host: string
			readonly port: string
			readonly path: string
			readonly query: string
	  }
	| {readonly type: 'fixed-response'; readonly status: number; readonly contentType: string; readonly body: string}

/** A regular expression and its replacement, with `$1` for its groups. */
export type RuleTransform = {readonly regex: string; readonly replace: string}

export type RuleTransforms = {readonly hostHeader?: RuleTransform; readonly url?: RuleTransform}

/** Attributes, named by their meaning (ALB-1). */
export type ApplicationOptions = {
	readonly idleTimeoutSeconds: number
	readonly clientKeepAliveSeconds: number
	readonly forwardedFor: 'append' | 'preserve' | 'remove'
	readonly forwardedForPort: boolean
	readonly preserveHostHeader: boolean
	readonly dropInvalidHeaders: boolean
	readonly tlsHeaders: boolean
	readonly http2: boolean
	readonly desyncMitigation: 'monitor' | 'defensive' | 'strictest'
}

export type RequestRouting = {
	readonly algorithm: 'round_robin' | 'least_outstanding_requests' | 'weighted_random'
	/** 0: a new target gets its full share at once. */
	readonly slowStartSeconds: number
	/** Stickiness: a client's requests go to one target. `name`: name of the application's own cookie. */
	readonly cookie?: {readonly type: 'lb_cookie' | 'app_cookie'; readonly seconds: number; readonly name: string}
}
