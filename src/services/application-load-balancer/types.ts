/** Configuration of an Application Load Balancer's node. Plain data. */
import type {ApplicationListener, ApplicationOptions, RequestRouting} from '../../model/application-load-balancer.ts'
import type {IpText} from '../../net/names.ts'
import type {Certified} from '../authority/certificates.ts'

export type ApplicationLoadBalancerSpec = {
	readonly kind: 'alb'
	readonly id: string
	/** `app/shop/0123456789abcdef`: its name in access logs, the same for all nodes. */
	readonly name: string
	readonly listeners: readonly ApplicationListener[]
	readonly options: ApplicationOptions
	/** The target groups that listeners forward to. */
	readonly targetGroups: readonly BalancedGroup[]
}

export type BalancedGroup = RequestRouting & {
	readonly key: string
	readonly arn: string
	readonly protocol: 'HTTP' | 'HTTPS'
	readonly deregistrationDelaySeconds: number
	/** Targets that get requests: the healthy ones, or all (fail open). Empty: none is registered, or all are unused. */
	readonly targets: readonly BalancedTarget[]
	/** All registered targets, as `targetKey()` gives them: requests in progress at others end with the deregistration delay. */
	readonly registered: readonly string[]
}

export type BalancedTarget = {readonly id: string; readonly address: IpText; readonly port: number}

/** The title of a node's process, and the file in the instance's folder with its configuration. */
export const program = 'vpclab-alb'
export const configurationFile = 'balancer.json'

/** The configuration that its process reads. `number`: counts up with each change. */
export type Configuration = {
	readonly number: number
	readonly spec: ApplicationLoadBalancerSpec
	/** The lab's certificate authority, which signs the certificates of HTTPS listeners. */
	readonly authority: Certified
}
