// Written by `npm run api-model` from AWS's service model as botocore 1.43.11 carries it (Apache-2.0). Not to be edited.
export type Capabilities = readonly string[]
export type CreateChangeSetInput = {
	readonly StackName: string
	readonly TemplateBody?: string
	readonly TemplateURL?: string
	readonly UsePreviousTemplate?: boolean
	readonly Parameters?: Parameters
	readonly Capabilities?: Capabilities
	readonly ResourceTypes?: ResourceTypes
	readonly RoleARN?: string
	readonly RollbackConfiguration?: RollbackConfiguration
	readonly NotificationARNs?: NotificationARNs
	readonly Tags?: Tags
	readonly ChangeSetName: string
	readonly ClientToken?: string
	readonly Description?: string
	readonly ChangeSetType?: string
	readonly ResourcesToImport?: ResourcesToImport
	readonly IncludeNestedStacks?: boolean
	readonly OnStackFailure?: string
	readonly ImportExistingResources?: boolean
	readonly DeploymentMode?: string
}
export type CreateStackInput = {
	readonly StackName: string
	readonly TemplateBody?: string
	readonly TemplateURL?: string
	readonly Parameters?: Parameters
	readonly DisableRollback?: boolean
	readonly RollbackConfiguration?: RollbackConfiguration
	readonly TimeoutInMinutes?: number
	readonly NotificationARNs?: NotificationARNs
	readonly Capabilities?: Capabilities
	readonly ResourceTypes?: ResourceTypes
	readonly RoleARN?: string
	readonly OnFailure?: string
	readonly StackPolicyBody?: string
	readonly StackPolicyURL?: string
	readonly Tags?: Tags
	readonly ClientRequestToken?: string
	readonly EnableTerminationProtection?: boolean
	readonly RetainExceptOnCreate?: boolean
}
export type DeleteChangeSetInput = {
	readonly ChangeSetName: string
	readonly StackName?: string
}
export type DeleteStackInput = {
	readonly StackName: string
	readonly RetainResources?: RetainResources
	readonly RoleARN?: string
	readonly ClientRequestToken?: string
	readonly DeletionMode?: string
}
export type DescribeChangeSetInput = {
	readonly ChangeSetName: string
	readonly StackName?: string
	readonly NextToken?: string
	readonly IncludePropertyValues?: boolean
}
export type DescribeStackEventsInput = {
	readonly StackName: string
	readonly NextToken?: string
}
export type DescribeStackResourceInput = {
	readonly StackName: string
	readonly LogicalResourceId: string
}
export type DescribeStackResourcesInput = {
	readonly StackName?: string
	readonly LogicalResourceId?: string
	readonly PhysicalResourceId?: string
}
export type DescribeStacksInput = {
	readonly StackName?: string
	readonly NextToken?: string
}
export type ExecuteChangeSetInput = {
	readonly ChangeSetName: string
	readonly StackName?: string
	readonly ClientRequestToken?: string
	readonly DisableRollback?: boolean
	readonly RetainExceptOnCreate?: boolean
}
export type GetTemplateInput = {
	readonly StackName?: string
	readonly ChangeSetName?: string
	readonly TemplateStage?: string
}
export type GetTemplateSummaryInput = {
	readonly TemplateBody?: string
	readonly TemplateURL?: string
	readonly StackName?: string
	readonly StackSetName?: string
	readonly CallAs?: string
	readonly TemplateSummaryConfig?: TemplateSummaryConfig
}
export type ListChangeSetsInput = {
	readonly StackName: string
	readonly NextToken?: string
}
export type ListExportsInput = {
	readonly NextToken?: string
}
export type ListImportsInput = {
	readonly ExportName: string
	readonly NextToken?: string
}
export type ListStackResourcesInput = {
	readonly StackName: string
	readonly NextToken?: string
}
export type ListStacksInput = {
	readonly NextToken?: string
	readonly StackStatusFilter?: StackStatusFilter
}
export type NotificationARNs = readonly string[]
export type Parameter = {
	readonly ParameterKey?: string
	readonly ParameterValue?: string
	readonly UsePreviousValue?: boolean
	readonly ResolvedValue?: string
}
export type Parameters = readonly Parameter[]
export type ResourceIdentifierProperties = Readonly<Record<string, string>>
export type ResourceToImport = {
	readonly ResourceType: string
	readonly LogicalResourceId: string
	readonly ResourceIdentifier: ResourceIdentifierProperties
}
export type ResourceTypes = readonly string[]
export type ResourcesToImport = readonly ResourceToImport[]
export type RetainResources = readonly string[]
export type RollbackConfiguration = {
	readonly RollbackTriggers?: RollbackTriggers
	readonly MonitoringTimeInMinutes?: number
}
export type RollbackTrigger = {
	readonly Arn: string
	readonly Type: string
}
export type RollbackTriggers = readonly RollbackTrigger[]
export type StackStatusFilter = readonly string[]
export type Tag = {
	readonly Key: string
	readonly Value: string
}
export type Tags = readonly Tag[]
export type TemplateSummaryConfig = {
	readonly TreatUnrecognizedResourceTypesAsWarnings?: boolean
}
export type UpdateStackInput = {
	readonly StackName: string
	readonly TemplateBody?: string
	readonly TemplateURL?: string
	readonly UsePreviousTemplate?: boolean
	readonly StackPolicyDuringUpdateBody?: string
	readonly StackPolicyDuringUpdateURL?: string
	readonly Parameters?: Parameters
	readonly Capabilities?: Capabilities
	readonly ResourceTypes?: ResourceTypes
	readonly RoleARN?: string
	readonly RollbackConfiguration?: RollbackConfiguration
	readonly StackPolicyBody?: string
	readonly StackPolicyURL?: string
	readonly NotificationARNs?: NotificationARNs
	readonly Tags?: Tags
	readonly DisableRollback?: boolean
	readonly ClientRequestToken?: string
	readonly RetainExceptOnCreate?: boolean
}
export type ValidateTemplateInput = {
	readonly TemplateBody?: string
	readonly TemplateURL?: string
}

export type Requests = {
	readonly CreateChangeSet: CreateChangeSetInput
	readonly CreateStack: CreateStackInput
	readonly DeleteChangeSet: DeleteChangeSetInput
	readonly DeleteStack: DeleteStackInput
	readonly DescribeChangeSet: DescribeChangeSetInput
	readonly DescribeStackEvents: DescribeStackEventsInput
	readonly DescribeStackResource: DescribeStackResourceInput
	readonly DescribeStackResources: DescribeStackResourcesInput
	readonly DescribeStacks: DescribeStacksInput
	readonly ExecuteChangeSet: ExecuteChangeSetInput
	readonly GetTemplate: GetTemplateInput
	readonly GetTemplateSummary: GetTemplateSummaryInput
	readonly ListChangeSets: ListChangeSetsInput
	readonly ListExports: ListExportsInput
	readonly ListImports: ListImportsInput
	readonly ListStackResources: ListStackResourcesInput
	readonly ListStacks: ListStacksInput
	readonly UpdateStack: UpdateStackInput
	readonly ValidateTemplate: ValidateTemplateInput
}
