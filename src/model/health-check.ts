/** Health checks of Route 53 (R53-2). */
import type {RecordValue} from './hosted-zone.ts'

export type HealthCheck = {
	readonly key: string
	/** A UUID. */
	readonly id: string
	readonly account: string
	/** A healthy result counts as unhealthy, and the other way round. */
	readonly inverted: boolean
	/** Checks nothing, and counts as healthy. */
	readonly disabled: boolean
} & (EndpointHealthCheck | CalculatedHealthCheck)

export type EndpointHealthCheck = {
	readonly type: EndpointType
	/** Absent: an IPv4 address of `hostName`. */
	readonly address?: RecordValue
	/** Also the Host header, and with `sendsServerName` the server name of TLS. */
	readonly hostName?: string
	readonly port: number
	readonly path: string
	readonly searchString?: string
	readonly sendsServerName: boolean
	readonly intervalSeconds: number
	readonly failureThreshold: number
	/** Regions of the checkers. */
	readonly regions: readonly string[]
}

export const endpointTypes = ['HTTP', 'HTTPS', 'HTTP_STR_MATCH', 'HTTPS_STR_MATCH', 'TCP'] as const
export type EndpointType = (typeof endpointTypes)[number]

export type CalculatedHealthCheck = {
	readonly type: 'CALCULATED'
	/** Keys of health checks. */
	readonly children: readonly string[]
	/** How many of them must be healthy. */
	readonly healthThreshold: number
}
