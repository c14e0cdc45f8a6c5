/** Endpoint services, which an account offers to others by AWS PrivateLink (PL-3). */

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
	/** The provider's private DNS name. Absent: none. */
	readonly privateDns?: PrivateDnsName
}

/** Verified: the record is in the public DNS (PL-2). */
export type PrivateDnsName = {
	readonly name: string
	readonly state: 'pendingVerification' | 'verified'
	/** The TXT record, below the domain. */
	readonly record: {readonly name: string; readonly value: string}
}

/** State of the connection between an endpoint and its service. */
export type ConnectionState = 'available' | 'pendingAcceptance' | 'rejected'
