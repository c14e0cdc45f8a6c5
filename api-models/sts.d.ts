// Written by `npm run api-model` from AWS's service model as botocore 1.43.11 carries it (Apache-2.0). Not to be edited.
export type AssumeRoleRequest = {
	readonly RoleArn: string
	readonly RoleSessionName: string
	readonly PolicyArns?: policyDescriptorListType
	readonly Policy?: string
	readonly DurationSeconds?: number
	readonly Tags?: tagListType
	readonly TransitiveTagKeys?: tagKeyListType
	readonly ExternalId?: string
	readonly SerialNumber?: string
	readonly TokenCode?: string
	readonly SourceIdentity?: string
	readonly ProvidedContexts?: ProvidedContextsListType
}
export type GetAccessKeyInfoRequest = {
	readonly AccessKeyId: string
}
export type GetCallerIdentityRequest = {
}
export type GetSessionTokenRequest = {
	readonly DurationSeconds?: number
	readonly SerialNumber?: string
	readonly TokenCode?: string
}
export type PolicyDescriptorType = {
	readonly arn?: string
}
export type ProvidedContext = {
	readonly ProviderArn?: string
	readonly ContextAssertion?: string
}
export type ProvidedContextsListType = readonly ProvidedContext[]
export type Tag = {
	readonly Key: string
	readonly Value: string
}
export type policyDescriptorListType = readonly PolicyDescriptorType[]
export type tagKeyListType = readonly string[]
export type tagListType = readonly Tag[]

export type Requests = {
	readonly AssumeRole: AssumeRoleRequest
	readonly GetAccessKeyInfo: GetAccessKeyInfoRequest
	readonly GetCallerIdentity: GetCallerIdentityRequest
	readonly GetSessionToken: GetSessionTokenRequest
}
