/** How an instance's metadata service answers (IMDS-1), as `describe-instances` names it. */
export type MetadataOptions = {
	/** Disabled: it refuses everything. */
	readonly httpEndpoint: Switch
	/** Required: without a session token there is no answer (IMDSv2). */
	readonly httpTokens: 'optional' | 'required'
	/** TTL of the answer that carries a token, 1 to 64. */
	readonly httpPutResponseHopLimit: number
	/** Whether it answers at fd00:ec2::254 too. */
	readonly httpProtocolIpv6: Switch
	readonly instanceMetadataTags: Switch
}

export type Switch = 'enabled' | 'disabled'
