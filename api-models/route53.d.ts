// Written by `npm run api-model` from AWS's service model as botocore 1.43.11 carries it (Apache-2.0). Not to be edited.
export type AlarmIdentifier = {
	readonly Region: string
	readonly Name: string
}
export type AliasTarget = {
	readonly HostedZoneId: string
	readonly DNSName: string
	readonly EvaluateTargetHealth: boolean
}
export type AssociateVPCWithHostedZoneRequest = {
	readonly HostedZoneId: string
	readonly VPC: VPC
	readonly Comment?: string
}
export type Change = {
	readonly Action: string
	readonly ResourceRecordSet: ResourceRecordSet
}
export type ChangeBatch = {
	readonly Comment?: string
	readonly Changes: Changes
}
export type ChangeResourceRecordSetsRequest = {
	readonly HostedZoneId: string
	readonly ChangeBatch: ChangeBatch
}
export type ChangeTagsForResourceRequest = {
	readonly ResourceType: string
	readonly ResourceId: string
	readonly AddTags?: TagList
	readonly RemoveTagKeys?: TagKeyList
}
export type Changes = readonly Change[]
export type ChildHealthCheckList = readonly string[]
export type CidrRoutingConfig = {
	readonly CollectionId: string
	readonly LocationName: string
}
export type Coordinates = {
	readonly Latitude: string
	readonly Longitude: string
}
export type CreateHealthCheckRequest = {
	readonly CallerReference: string
	readonly HealthCheckConfig: HealthCheckConfig
}
export type CreateHostedZoneRequest = {
	readonly Name: string
	readonly VPC?: VPC
	readonly CallerReference: string
	readonly HostedZoneConfig?: HostedZoneConfig
	readonly DelegationSetId?: string
}
export type CreateVPCAssociationAuthorizationRequest = {
	readonly HostedZoneId: string
	readonly VPC: VPC
}
export type DeleteHealthCheckRequest = {
	readonly HealthCheckId: string
}
export type DeleteHostedZoneRequest = {
	readonly Id: string
}
export type DeleteVPCAssociationAuthorizationRequest = {
	readonly HostedZoneId: string
	readonly VPC: VPC
}
export type DisassociateVPCFromHostedZoneRequest = {
	readonly HostedZoneId: string
	readonly VPC: VPC
	readonly Comment?: string
}
export type GeoLocation = {
	readonly ContinentCode?: string
	readonly CountryCode?: string
	readonly SubdivisionCode?: string
}
export type GeoProximityLocation = {
	readonly AWSRegion?: string
	readonly LocalZoneGroup?: string
	readonly Coordinates?: Coordinates
	readonly Bias?: number
}
export type GetChangeRequest = {
	readonly Id: string
}
export type GetCheckerIpRangesRequest = {
}
export type GetHealthCheckCountRequest = {
}
export type GetHealthCheckRequest = {
	readonly HealthCheckId: string
}
export type GetHealthCheckStatusRequest = {
	readonly HealthCheckId: string
}
export type GetHostedZoneCountRequest = {
}
export type GetHostedZoneRequest = {
	readonly Id: string
}
export type HealthCheckConfig = {
	readonly IPAddress?: string
	readonly Port?: number
	readonly Type: string
	readonly ResourcePath?: string
	readonly FullyQualifiedDomainName?: string
	readonly SearchString?: string
	readonly RequestInterval?: number
	readonly FailureThreshold?: number
	readonly MeasureLatency?: boolean
	readonly Inverted?: boolean
	readonly Disabled?: boolean
	readonly HealthThreshold?: number
	readonly ChildHealthChecks?: ChildHealthCheckList
	readonly EnableSNI?: boolean
	readonly Regions?: HealthCheckRegionList
	readonly AlarmIdentifier?: AlarmIdentifier
	readonly InsufficientDataHealthStatus?: string
	readonly RoutingControlArn?: string
}
export type HealthCheckRegionList = readonly string[]
export type HostedZoneConfig = {
	readonly Comment?: string
	readonly PrivateZone?: boolean
}
export type ListHealthChecksRequest = {
	readonly Marker?: string
	readonly MaxItems?: string
}
export type ListHostedZonesByNameRequest = {
	readonly DNSName?: string
	readonly HostedZoneId?: string
	readonly MaxItems?: string
}
export type ListHostedZonesByVPCRequest = {
	readonly VPCId: string
	readonly VPCRegion: string
	readonly MaxItems?: string
	readonly NextToken?: string
}
export type ListHostedZonesRequest = {
	readonly Marker?: string
	readonly MaxItems?: string
	readonly DelegationSetId?: string
	readonly HostedZoneType?: string
}
export type ListResourceRecordSetsRequest = {
	readonly HostedZoneId: string
	readonly StartRecordName?: string
	readonly StartRecordType?: string
	readonly StartRecordIdentifier?: string
	readonly MaxItems?: string
}
export type ListTagsForResourceRequest = {
	readonly ResourceType: string
	readonly ResourceId: string
}
export type ListVPCAssociationAuthorizationsRequest = {
	readonly HostedZoneId: string
	readonly NextToken?: string
	readonly MaxResults?: string
}
export type ResettableElementNameList = readonly string[]
export type ResourceRecord = {
	readonly Value: string
}
export type ResourceRecordSet = {
	readonly Name: string
	readonly Type: string
	readonly SetIdentifier?: string
	readonly Weight?: number
	readonly Region?: string
	readonly GeoLocation?: GeoLocation
	readonly Failover?: string
	readonly MultiValueAnswer?: boolean
	readonly TTL?: number
	readonly ResourceRecords?: ResourceRecords
	readonly AliasTarget?: AliasTarget
	readonly HealthCheckId?: string
	readonly TrafficPolicyInstanceId?: string
	readonly CidrRoutingConfig?: CidrRoutingConfig
	readonly GeoProximityLocation?: GeoProximityLocation
}
export type ResourceRecords = readonly ResourceRecord[]
export type Tag = {
	readonly Key?: string
	readonly Value?: string
}
export type TagKeyList = readonly string[]
export type TagList = readonly Tag[]
export type UpdateHealthCheckRequest = {
	readonly HealthCheckId: string
	readonly HealthCheckVersion?: number
	readonly IPAddress?: string
	readonly Port?: number
	readonly ResourcePath?: string
	readonly FullyQualifiedDomainName?: string
	readonly SearchString?: string
	readonly FailureThreshold?: number
	readonly Inverted?: boolean
	readonly Disabled?: boolean
	readonly HealthThreshold?: number
	readonly ChildHealthChecks?: ChildHealthCheckList
	readonly EnableSNI?: boolean
	readonly Regions?: HealthCheckRegionList
	readonly AlarmIdentifier?: AlarmIdentifier
	readonly InsufficientDataHealthStatus?: string
	readonly ResetElements?: ResettableElementNameList
}
export type UpdateHostedZoneCommentRequest = {
	readonly Id: string
	readonly Comment?: string
}
export type VPC = {
	readonly VPCRegion?: string
	readonly VPCId?: string
}

export type Requests = {
	readonly AssociateVPCWithHostedZone: AssociateVPCWithHostedZoneRequest
	readonly ChangeResourceRecordSets: ChangeResourceRecordSetsRequest
	readonly ChangeTagsForResource: ChangeTagsForResourceRequest
	readonly CreateHealthCheck: CreateHealthCheckRequest
	readonly CreateHostedZone: CreateHostedZoneRequest
	readonly CreateVPCAssociationAuthorization: CreateVPCAssociationAuthorizationRequest
	readonly DeleteHealthCheck: DeleteHealthCheckRequest
	readonly DeleteHostedZone: DeleteHostedZoneRequest
	readonly DeleteVPCAssociationAuthorization: DeleteVPCAssociationAuthorizationRequest
	readonly DisassociateVPCFromHostedZone: DisassociateVPCFromHostedZoneRequest
	readonly GetChange: GetChangeRequest
	readonly GetCheckerIpRanges: GetCheckerIpRangesRequest
	readonly GetHealthCheck: GetHealthCheckRequest
	readonly GetHealthCheckCount: GetHealthCheckCountRequest
	readonly GetHealthCheckStatus: GetHealthCheckStatusRequest
	readonly GetHostedZone: GetHostedZoneRequest
	readonly GetHostedZoneCount: GetHostedZoneCountRequest
	readonly ListHealthChecks: ListHealthChecksRequest
	readonly ListHostedZones: ListHostedZonesRequest
	readonly ListHostedZonesByName: ListHostedZonesByNameRequest
	readonly ListHostedZonesByVPC: ListHostedZonesByVPCRequest
	readonly ListResourceRecordSets: ListResourceRecordSetsRequest
	readonly ListTagsForResource: ListTagsForResourceRequest
	readonly ListVPCAssociationAuthorizations: ListVPCAssociationAuthorizationsRequest
	readonly UpdateHealthCheck: UpdateHealthCheckRequest
	readonly UpdateHostedZoneComment: UpdateHostedZoneCommentRequest
}
