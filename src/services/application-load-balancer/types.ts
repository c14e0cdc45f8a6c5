/** What a node of an Application Load Balancer serves. Plain data. */
import type {ApplicationListener, ApplicationOptions, RequestRouting} from '../../model/application-load-balancer.ts'
import type {IpText} from '../../net/names.ts'
import type {Certified} from '../authority/certificates.ts'

export type ApplicationLoadBalancerSpec = {
	readonly kind: 'alb'
	readonly id: string
	/** `app/shop/0123456789abcdef`: as access logs call it; the same for all nodes. */
	readonly name: string
	readonly listeners: readonly ApplicationListener[]
	readonly options: ApplicationOptions
	/** Those that listeners forward to. */
	readonly targetGroups: readonly BalancedGroup[]
}

export type BalancedGroup = RequestRouting & {
	readonly key: string
	readonly arn: string
	readonly protocol: 'HTTP' | 'HTTPS'
	readonly deregistrationDelaySeconds: number
	/** Who gets requests: the healthy ones, or all (fail open). Empty: none is registered, or all are unused. */
	readonly targets: readonly BalancedTarget[]
	/** All that are registered, as `targetKey()` gives them: what goes on at others ends with the deregistration delay. */
	readonly registered: readonly string[]
}

export type BalancedTarget = {readonly id: string; readonly address: IpText; readonly port: number}

/** What its process reads. `number`: counts up with each change. */
export type Configuration = {
	readonly number: number
	readonly spec: ApplicationLoadBalancerSpec
	/** Of the lab: who certifies its HTTPS listeners. */
	readonly authority: Certified
}
