// Written by `npm run api-model` from AWS's service model as botocore 1.43.11 carries it (Apache-2.0). Not to be edited.
import type {ServiceModel} from '../model.ts'

export const sts: ServiceModel = {
	name: 'sts',
	version: '2011-06-15',
	protocol: 'query',
	namespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
	operations: {
		AssumeRole: {input: 'AssumeRoleRequest', output: 'AssumeRoleResponse', wrapper: 'AssumeRoleResult'},
		GetAccessKeyInfo: {input: 'GetAccessKeyInfoRequest', output: 'GetAccessKeyInfoResponse', wrapper: 'GetAccessKeyInfoResult'},
		GetCallerIdentity: {input: 'GetCallerIdentityRequest', output: 'GetCallerIdentityResponse', wrapper: 'GetCallerIdentityResult'},
		GetSessionToken: {input: 'GetSessionTokenRequest', output: 'GetSessionTokenResponse', wrapper: 'GetSessionTokenResult'}
	},
	shapes: {
		AssumeRoleRequest: {members: {RoleArn: ['text'], RoleSessionName: ['text'], PolicyArns: ['policyDescriptorListType'], Policy: ['text'], DurationSeconds: ['integer'], Tags: ['tagListType'], TransitiveTagKeys: ['tagKeyListType'], ExternalId: ['text'], SerialNumber: ['text'], TokenCode: ['text'], SourceIdentity: ['text'], ProvidedContexts: ['ProvidedContextsListType']}, required: ['RoleArn', 'RoleSessionName']},
		AssumeRoleResponse: {members: {Credentials: ['Credentials'], AssumedRoleUser: ['AssumedRoleUser'], PackedPolicySize: ['integer'], SourceIdentity: ['text']}},
		AssumedRoleUser: {members: {AssumedRoleId: ['text'], Arn: ['text']}, required: ['AssumedRoleId', 'Arn']},
		Credentials: {members: {AccessKeyId: ['text'], SecretAccessKey: ['text'], SessionToken: ['text'], Expiration: ['time']}, required: ['AccessKeyId', 'SecretAccessKey', 'SessionToken', 'Expiration']},
		GetAccessKeyInfoRequest: {members: {AccessKeyId: ['text']}, required: ['AccessKeyId']},
		GetAccessKeyInfoResponse: {members: {Account: ['text']}},
		GetCallerIdentityRequest: {members: {}},
		GetCallerIdentityResponse: {members: {UserId: ['text'], Account: ['text'], Arn: ['text']}},
		GetSessionTokenRequest: {members: {DurationSeconds: ['integer'], SerialNumber: ['text'], TokenCode: ['text']}},
		GetSessionTokenResponse: {members: {Credentials: ['Credentials']}},
		PolicyDescriptorType: {members: {arn: ['text']}},
		ProvidedContext: {members: {ProviderArn: ['text'], ContextAssertion: ['text']}},
		ProvidedContextsListType: {list: 'ProvidedContext', item: 'member'},
		Tag: {members: {Key: ['text'], Value: ['text']}, required: ['Key', 'Value']},
		policyDescriptorListType: {list: 'PolicyDescriptorType', item: 'member'},
		tagKeyListType: {list: 'text', item: 'member'},
		tagListType: {list: 'Tag', item: 'member'}
	}
}

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
