/** Target groups as written, in the form that checks and model need. */
import {type Address, contains} from '../../net/address.ts'
import type {VpcDraft} from '../draft.ts'
import type {TargetGroupWritten, TargetWritten} from './schema.ts'

export const whole = (written: TargetWritten): Exclude<TargetWritten, string> =>
	typeof written === 'string' ? {target: written} : written

/** Client IP preservation (NLB-3). */
export const preserves = (written: TargetGroupWritten): boolean =>
	written.attributes?.['preserve_client_ip.enabled'] ?? preservesByDefault(written)

const preservesByDefault = (written: TargetGroupWritten): boolean =>
	written.ipAddressType !== 'ipv6' &&
	sortOf(written) === 'network' &&
	(written.targetType !== 'ip' || written.protocol === 'UDP' || written.protocol === 'TCP_UDP')

/** Whether it is for Application Load Balancers. */
export const isOfRequests = ({protocol}: TargetGroupWritten): boolean => protocol === 'HTTP' || protocol === 'HTTPS'

/** `all`: the address is outside the VPC. */
export const zoneOf = (address: Address, {subnets}: VpcDraft): string =>
	[...subnets.values()].find(({cidr, ipv6Cidr}) => [cidr, ipv6Cidr].some(block => block && contains(block, address)))?.zone ??
	'all'

/** The load balancer type that it is for. */
export const sortOf = (written: TargetGroupWritten): 'network' | 'application' | 'gateway' =>
	written.protocol === 'GENEVE' ? 'gateway' : isOfRequests(written) ? 'application' : 'network'

/** Default protocol of its health check. */
export const checkedBy = (group: TargetGroupWritten): 'TCP' | 'HTTP' => (isAskedByHttp(group) ? 'HTTP' : 'TCP')

/** Whether its health checks must be by HTTP or HTTPS. */
export const isAskedByHttp = (group: TargetGroupWritten): boolean => isOfRequests(group) || group.targetType === 'alb'

/** NLB-7, GWLB-2. */
export const defaultInterval = ({protocol}: TargetGroupWritten): number => (protocol === 'GENEVE' ? 10 : 30)

/** Default timeout, at most the interval (NLB-7, ALB-5, GWLB-2). */
export function defaultTimeout(group: TargetGroupWritten): number {
	const {timeoutSeconds, protocol, intervalSeconds = defaultInterval(group)} = group.healthCheck ?? {}
	const usual = sortOf(group) !== 'network' ? 5 : protocol === 'HTTP' ? 6 : 10
	return timeoutSeconds ?? Math.min(usual, intervalSeconds)
}

/** `200,202` or `200-399`. Undefined: neither, or outside 200 to 599. */
export function readMatcher(text: string): readonly (readonly [number, number])[] | undefined {
	const ranges = text.split(',').map(part => /^\s*(\d{3})(?:-(\d{3}))?\s*$/.exec(part))
	const read = ranges.map(found => [Number(found?.[1]), Number(found?.[2] ?? found?.[1])] as const)
	return read.every(([first, last]) => first >= 200 && last <= 599 && first <= last) ? read : undefined
}
