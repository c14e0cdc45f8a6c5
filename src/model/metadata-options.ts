/** How an instance's metadata service answers (IMDS-1), in the terms of `describe-instances`. */
export type MetadataOptions = {
	/** Disabled: it refuses all requests. */
	readonly httpEndpoint: Switch
	/** Required: without a session token there is no answer (IMDSv2). */
	readonly httpTokens: 'optional' | 'required'
	/** TTL of the answer that carries a token, 1 to 64. */
	readonly httpPutResponseHopLimit: number
	/** Whether it also answers at fd00:ec2::254. */
	readonly httpProtocolIpv6: Switch
	readonly instanceMetadataTags: Switch
}

export type Switch = 'enabled' | 'disabled'
