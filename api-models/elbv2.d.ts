// Written by `npm run api-model` from AWS's service model as botocore 1.43.11 carries it (Apache-2.0). Not to be edited.
export type Action = {
	readonly Type: string
	readonly TargetGroupArn?: string
	readonly AuthenticateOidcConfig?: AuthenticateOidcActionConfig
	readonly AuthenticateCognitoConfig?: AuthenticateCognitoActionConfig
	readonly Order?: number
	readonly RedirectConfig?: RedirectActionConfig
	readonly FixedResponseConfig?: FixedResponseActionConfig
	readonly ForwardConfig?: ForwardActionConfig
	readonly JwtValidationConfig?: JwtValidationActionConfig
}
export type Actions = readonly Action[]
export type AddTagsInput = {
	readonly ResourceArns: ResourceArns
	readonly Tags: TagList
}
export type AlpnPolicyName = readonly string[]
export type AuthenticateCognitoActionAuthenticationRequestExtraParams = Readonly<Record<string, string>>
export type AuthenticateCognitoActionConfig = {
	readonly UserPoolArn: string
	readonly UserPoolClientId: string
	readonly UserPoolDomain: string
	readonly SessionCookieName?: string
	readonly Scope?: string
	readonly SessionTimeout?: number
	readonly AuthenticationRequestExtraParams?: AuthenticateCognitoActionAuthenticationRequestExtraParams
	readonly OnUnauthenticatedRequest?: string
}
export type AuthenticateOidcActionAuthenticationRequestExtraParams = Readonly<Record<string, string>>
export type AuthenticateOidcActionConfig = {
	readonly Issuer: string
	readonly AuthorizationEndpoint: string
	readonly TokenEndpoint: string
	readonly UserInfoEndpoint: string
	readonly ClientId: string
	readonly ClientSecret?: string
	readonly SessionCookieName?: string
	readonly Scope?: string
	readonly SessionTimeout?: number
	readonly AuthenticationRequestExtraParams?: AuthenticateOidcActionAuthenticationRequestExtraParams
	readonly OnUnauthenticatedRequest?: string
	readonly UseExistingClientSecret?: boolean
}
export type Certificate = {
	readonly CertificateArn?: string
	readonly IsDefault?: boolean
}
export type CertificateList = readonly Certificate[]
export type CreateListenerInput = {
	readonly LoadBalancerArn: string
	readonly Protocol?: string
	readonly Port?: number
	readonly SslPolicy?: string
	readonly Certificates?: CertificateList
	readonly DefaultActions: Actions
	readonly AlpnPolicy?: AlpnPolicyName
	readonly Tags?: TagList
	readonly MutualAuthentication?: MutualAuthenticationAttributes
}
export type CreateLoadBalancerInput = {
	readonly Name: string
	readonly Subnets?: Subnets
	readonly SubnetMappings?: SubnetMappings
	readonly SecurityGroups?: SecurityGroups
	readonly Scheme?: string
	readonly Tags?: TagList
	readonly Type?: string
	readonly IpAddressType?: string
	readonly CustomerOwnedIpv4Pool?: string
	readonly EnablePrefixForIpv6SourceNat?: string
	readonly IpamPools?: IpamPools
}
export type CreateRuleInput = {
	readonly ListenerArn: string
	readonly Conditions: RuleConditionList
	readonly Priority: number
	readonly Actions: Actions
	readonly Tags?: TagList
	readonly Transforms?: RuleTransformList
}
export type CreateTargetGroupInput = {
	readonly Name: string
	readonly Protocol?: string
	readonly ProtocolVersion?: string
	readonly Port?: number
	readonly VpcId?: string
	readonly HealthCheckProtocol?: string
	readonly HealthCheckPort?: string
	readonly HealthCheckEnabled?: boolean
	readonly HealthCheckPath?: string
	readonly HealthCheckIntervalSeconds?: number
	readonly HealthCheckTimeoutSeconds?: number
	readonly HealthyThresholdCount?: number
	readonly UnhealthyThresholdCount?: number
	readonly Matcher?: Matcher
	readonly TargetType?: string
	readonly Tags?: TagList
	readonly IpAddressType?: string
	readonly TargetControlPort?: number
}
export type DeleteListenerInput = {
	readonly ListenerArn: string
}
export type DeleteLoadBalancerInput = {
	readonly LoadBalancerArn: string
}
export type DeleteRuleInput = {
	readonly RuleArn: string
}
export type DeleteTargetGroupInput = {
	readonly TargetGroupArn: string
}
export type DeregisterTargetsInput = {
	readonly TargetGroupArn: string
	readonly Targets: TargetDescriptions
}
export type DescribeAccountLimitsInput = {
	readonly Marker?: string
	readonly PageSize?: number
}
export type DescribeListenerAttributesInput = {
	readonly ListenerArn: string
}
export type DescribeListenerCertificatesInput = {
	readonly ListenerArn: string
	readonly Marker?: string
	readonly PageSize?: number
}
export type DescribeListenersInput = {
	readonly LoadBalancerArn?: string
	readonly ListenerArns?: ListenerArns
	readonly Marker?: string
	readonly PageSize?: number
}
export type DescribeLoadBalancerAttributesInput = {
	readonly LoadBalancerArn: string
}
export type DescribeLoadBalancersInput = {
	readonly LoadBalancerArns?: LoadBalancerArns
	readonly Names?: LoadBalancerNames
	readonly Marker?: string
	readonly PageSize?: number
}
export type DescribeRulesInput = {
	readonly ListenerArn?: string
	readonly RuleArns?: RuleArns
	readonly Marker?: string
	readonly PageSize?: number
}
export type DescribeSSLPoliciesInput = {
	readonly Names?: SslPolicyNames
	readonly Marker?: string
	readonly PageSize?: number
	readonly LoadBalancerType?: string
}
export type DescribeTagsInput = {
	readonly ResourceArns: ResourceArns
}
export type DescribeTargetGroupAttributesInput = {
	readonly TargetGroupArn: string
}
export type DescribeTargetGroupsInput = {
	readonly LoadBalancerArn?: string
	readonly TargetGroupArns?: TargetGroupArns
	readonly Names?: TargetGroupNames
	readonly Marker?: string
	readonly PageSize?: number
}
export type DescribeTargetHealthInput = {
	readonly TargetGroupArn: string
	readonly Targets?: TargetDescriptions
	readonly Include?: ListOfDescribeTargetHealthIncludeOptions
}
export type FixedResponseActionConfig = {
	readonly MessageBody?: string
	readonly StatusCode: string
	readonly ContentType?: string
}
export type ForwardActionConfig = {
	readonly TargetGroups?: TargetGroupList
	readonly TargetGroupStickinessConfig?: TargetGroupStickinessConfig
}
export type HostHeaderConditionConfig = {
	readonly Values?: ListOfString
	readonly RegexValues?: ListOfString
}
export type HostHeaderRewriteConfig = {
	readonly Rewrites?: RewriteConfigList
}
export type HttpHeaderConditionConfig = {
	readonly HttpHeaderName?: string
	readonly Values?: ListOfString
	readonly RegexValues?: ListOfString
}
export type HttpRequestMethodConditionConfig = {
	readonly Values?: ListOfString
}
export type IpamPools = {
	readonly Ipv4IpamPoolId?: string
}
export type JwtValidationActionAdditionalClaim = {
	readonly Format: string
	readonly Name: string
	readonly Values: JwtValidationActionAdditionalClaimValues
}
export type JwtValidationActionAdditionalClaimValues = readonly string[]
export type JwtValidationActionAdditionalClaims = readonly JwtValidationActionAdditionalClaim[]
export type JwtValidationActionConfig = {
	readonly JwksEndpoint: string
	readonly Issuer: string
	readonly AdditionalClaims?: JwtValidationActionAdditionalClaims
}
export type ListOfDescribeTargetHealthIncludeOptions = readonly string[]
export type ListOfString = readonly string[]
export type ListenerArns = readonly string[]
export type ListenerAttribute = {
	readonly Key?: string
	readonly Value?: string
}
export type ListenerAttributes = readonly ListenerAttribute[]
export type LoadBalancerArns = readonly string[]
export type LoadBalancerAttribute = {
	readonly Key?: string
	readonly Value?: string
}
export type LoadBalancerAttributes = readonly LoadBalancerAttribute[]
export type LoadBalancerNames = readonly string[]
export type Matcher = {
	readonly HttpCode?: string
	readonly GrpcCode?: string
}
export type ModifyListenerAttributesInput = {
	readonly ListenerArn: string
	readonly Attributes: ListenerAttributes
}
export type ModifyListenerInput = {
	readonly ListenerArn: string
	readonly Port?: number
	readonly Protocol?: string
	readonly SslPolicy?: string
	readonly Certificates?: CertificateList
	readonly DefaultActions?: Actions
	readonly AlpnPolicy?: AlpnPolicyName
	readonly MutualAuthentication?: MutualAuthenticationAttributes
}
export type ModifyLoadBalancerAttributesInput = {
	readonly LoadBalancerArn: string
	readonly Attributes: LoadBalancerAttributes
}
export type ModifyRuleInput = {
	readonly RuleArn: string
	readonly Conditions?: RuleConditionList
	readonly Actions?: Actions
	readonly Transforms?: RuleTransformList
	readonly ResetTransforms?: boolean
}
export type ModifyTargetGroupAttributesInput = {
	readonly TargetGroupArn: string
	readonly Attributes: TargetGroupAttributes
}
export type ModifyTargetGroupInput = {
	readonly TargetGroupArn: string
	readonly HealthCheckProtocol?: string
	readonly HealthCheckPort?: string
	readonly HealthCheckPath?: string
	readonly HealthCheckEnabled?: boolean
	readonly HealthCheckIntervalSeconds?: number
	readonly HealthCheckTimeoutSeconds?: number
	readonly HealthyThresholdCount?: number
	readonly UnhealthyThresholdCount?: number
	readonly Matcher?: Matcher
}
export type MutualAuthenticationAttributes = {
	readonly Mode?: string
	readonly TrustStoreArn?: string
	readonly IgnoreClientCertificateExpiry?: boolean
	readonly TrustStoreAssociationStatus?: string
	readonly AdvertiseTrustStoreCaNames?: string
}
export type PathPatternConditionConfig = {
	readonly Values?: ListOfString
	readonly RegexValues?: ListOfString
}
export type QueryStringConditionConfig = {
	readonly Values?: QueryStringKeyValuePairList
}
export type QueryStringKeyValuePair = {
	readonly Key?: string
	readonly Value?: string
}
export type QueryStringKeyValuePairList = readonly QueryStringKeyValuePair[]
export type RedirectActionConfig = {
	readonly Protocol?: string
	readonly Port?: string
	readonly Host?: string
	readonly Path?: string
	readonly Query?: string
	readonly StatusCode: string
}
export type RegisterTargetsInput = {
	readonly TargetGroupArn: string
	readonly Targets: TargetDescriptions
}
export type RemoveTagsInput = {
	readonly ResourceArns: ResourceArns
	readonly TagKeys: TagKeys
}
export type ResourceArns = readonly string[]
export type RewriteConfig = {
	readonly Regex: string
	readonly Replace: string
}
export type RewriteConfigList = readonly RewriteConfig[]
export type RuleArns = readonly string[]
export type RuleCondition = {
	readonly Field?: string
	readonly Values?: ListOfString
	readonly HostHeaderConfig?: HostHeaderConditionConfig
	readonly PathPatternConfig?: PathPatternConditionConfig
	readonly HttpHeaderConfig?: HttpHeaderConditionConfig
	readonly QueryStringConfig?: QueryStringConditionConfig
	readonly HttpRequestMethodConfig?: HttpRequestMethodConditionConfig
	readonly SourceIpConfig?: SourceIpConditionConfig
	readonly RegexValues?: ListOfString
}
export type RuleConditionList = readonly RuleCondition[]
export type RulePriorityList = readonly RulePriorityPair[]
export type RulePriorityPair = {
	readonly RuleArn?: string
	readonly Priority?: number
}
export type RuleTransform = {
	readonly Type: string
	readonly HostHeaderRewriteConfig?: HostHeaderRewriteConfig
	readonly UrlRewriteConfig?: UrlRewriteConfig
}
export type RuleTransformList = readonly RuleTransform[]
export type SecurityGroups = readonly string[]
export type SetIpAddressTypeInput = {
	readonly LoadBalancerArn: string
	readonly IpAddressType: string
}
export type SetRulePrioritiesInput = {
	readonly RulePriorities: RulePriorityList
}
export type SetSecurityGroupsInput = {
	readonly LoadBalancerArn: string
	readonly SecurityGroups: SecurityGroups
	readonly EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic?: string
}
export type SetSubnetsInput = {
	readonly LoadBalancerArn: string
	readonly Subnets?: Subnets
	readonly SubnetMappings?: SubnetMappings
	readonly IpAddressType?: string
	readonly EnablePrefixForIpv6SourceNat?: string
}
export type SourceIpConditionConfig = {
	readonly Values?: ListOfString
}
export type SslPolicyNames = readonly string[]
export type SubnetMapping = {
	readonly SubnetId?: string
	readonly AllocationId?: string
	readonly PrivateIPv4Address?: string
	readonly IPv6Address?: string
	readonly SourceNatIpv6Prefix?: string
}
export type SubnetMappings = readonly SubnetMapping[]
export type Subnets = readonly string[]
export type Tag = {
	readonly Key: string
	readonly Value?: string
}
export type TagKeys = readonly string[]
export type TagList = readonly Tag[]
export type TargetDescription = {
	readonly Id: string
	readonly Port?: number
	readonly AvailabilityZone?: string
	readonly QuicServerId?: string
}
export type TargetDescriptions = readonly TargetDescription[]
export type TargetGroupArns = readonly string[]
export type TargetGroupAttribute = {
	readonly Key?: string
	readonly Value?: string
}
export type TargetGroupAttributes = readonly TargetGroupAttribute[]
export type TargetGroupList = readonly TargetGroupTuple[]
export type TargetGroupNames = readonly string[]
export type TargetGroupStickinessConfig = {
	readonly Enabled?: boolean
	readonly DurationSeconds?: number
}
export type TargetGroupTuple = {
	readonly TargetGroupArn?: string
	readonly Weight?: number
}
export type UrlRewriteConfig = {
	readonly Rewrites?: RewriteConfigList
}

export type Requests = {
	readonly AddTags: AddTagsInput
	readonly CreateListener: CreateListenerInput
	readonly CreateLoadBalancer: CreateLoadBalancerInput
	readonly CreateRule: CreateRuleInput
	readonly CreateTargetGroup: CreateTargetGroupInput
	readonly DeleteListener: DeleteListenerInput
	readonly DeleteLoadBalancer: DeleteLoadBalancerInput
	readonly DeleteRule: DeleteRuleInput
	readonly DeleteTargetGroup: DeleteTargetGroupInput
	readonly DeregisterTargets: DeregisterTargetsInput
	readonly DescribeAccountLimits: DescribeAccountLimitsInput
	readonly DescribeListenerAttributes: DescribeListenerAttributesInput
	readonly DescribeListenerCertificates: DescribeListenerCertificatesInput
	readonly DescribeListeners: DescribeListenersInput
	readonly DescribeLoadBalancerAttributes: DescribeLoadBalancerAttributesInput
	readonly DescribeLoadBalancers: DescribeLoadBalancersInput
	readonly DescribeRules: DescribeRulesInput
	readonly DescribeSSLPolicies: DescribeSSLPoliciesInput
	readonly DescribeTags: DescribeTagsInput
	readonly DescribeTargetGroupAttributes: DescribeTargetGroupAttributesInput
	readonly DescribeTargetGroups: DescribeTargetGroupsInput
	readonly DescribeTargetHealth: DescribeTargetHealthInput
	readonly ModifyListener: ModifyListenerInput
	readonly ModifyListenerAttributes: ModifyListenerAttributesInput
	readonly ModifyLoadBalancerAttributes: ModifyLoadBalancerAttributesInput
	readonly ModifyRule: ModifyRuleInput
	readonly ModifyTargetGroup: ModifyTargetGroupInput
	readonly ModifyTargetGroupAttributes: ModifyTargetGroupAttributesInput
	readonly RegisterTargets: RegisterTargetsInput
	readonly RemoveTags: RemoveTagsInput
	readonly SetIpAddressType: SetIpAddressTypeInput
	readonly SetRulePriorities: SetRulePrioritiesInput
	readonly SetSecurityGroups: SetSecurityGroupsInput
	readonly SetSubnets: SetSubnetsInput
}
