/** The endpoints that Route 53's health checkers check (R53-2). Plain data. */
import type {IpText} from '../../net/names.ts'

export type RouteHealthSpec = {
	readonly kind: 'route-health'
	readonly id: string
	readonly checks: readonly EndpointCheck[]
}

export type EndpointCheck = {
	/** Key of the health check. */
	readonly key: string
	readonly protocol: 'TCP' | 'HTTP' | 'HTTPS'
	/** Absent: that of `hostName`, which each checker resolves before each request. */
	readonly address?: IpText
	readonly hostName?: string
	readonly port: number
	/** Only for HTTP and HTTPS. */
	readonly path: string
	/** Must be in the first 5,120 bytes of the body. */
	readonly searchString?: string
	/** Whether the host name is sent in the TLS handshake. */
	readonly sendsServerName: boolean
	readonly intervalSeconds: number
	readonly failureThreshold: number
	/** Addresses of the checkers. Each checks by itself. */
	readonly sources: readonly IpText[]
}

/** A checker's outcome. */
export type Outcome = {
	readonly key: string
	readonly source: IpText
	readonly isSuccess: boolean
	/** In Route 53's words: `Success: HTTP Status Code 200, OK`. */
	readonly result: string
	/** How many in a row succeeded or failed; counted up to 10, the highest threshold. */
	readonly streak: number
}

/** The title of the checkers' process, and the files in its folder with its configuration and its outcomes. */
export const program = 'vpclab-checkers'
export const configurationFile = 'checks.json'
export const outcomesFile = 'outcomes'

/** `resolvers`: DNS servers of the Internet. `number`: counts up with each change. */
export type Configuration = {
	readonly number: number
	readonly checks: readonly EndpointCheck[]
	readonly resolvers: readonly string[]
}
