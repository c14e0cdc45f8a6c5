/** Endpoint services: what an account offers to others by AWS PrivateLink (PL-3). */

export type EndpointService = {
	readonly key: string
	readonly id: string
	/** `com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0`. */
	readonly serviceName: string
	/** Keys of the Network Load Balancers behind it. */
	readonly loadBalancers: readonly string[]
	readonly acceptanceRequired: boolean
	/** ARNs, or `*`. Sorted. */
	readonly allowedPrincipals: readonly string[]
	/** Regions whose VPCs may connect to it; its own is one of them. Sorted. */
	readonly supportedRegions: readonly string[]
	/** Absent: endpoints have no private DNS name of the provider's. */
	readonly privateDns?: PrivateDnsName
}

/** Verified: the record is in the public DNS (PL-2). */
export type PrivateDnsName = {
	readonly name: string
	readonly state: 'pendingVerification' | 'verified'
	/** TXT, below the domain. */
	readonly record: {readonly name: string; readonly value: string}
}

/** Of an endpoint and the service it connects to. */
export type ConnectionState = 'available' | 'pendingAcceptance' | 'rejected'
