// Written by `npm run api-model` from AWS's service model as botocore 1.43.11 carries it (Apache-2.0). Not to be edited.
export type DescribeParametersRequest = {
	readonly Filters?: ParametersFilterList
	readonly ParameterFilters?: ParameterStringFilterList
	readonly MaxResults?: number
	readonly NextToken?: string
	readonly Shared?: boolean
}
export type GetParameterRequest = {
	readonly Name: string
	readonly WithDecryption?: boolean
}
export type GetParametersByPathRequest = {
	readonly Path: string
	readonly Recursive?: boolean
	readonly ParameterFilters?: ParameterStringFilterList
	readonly WithDecryption?: boolean
	readonly MaxResults?: number
	readonly NextToken?: string
}
export type GetParametersRequest = {
	readonly Names: ParameterNameList
	readonly WithDecryption?: boolean
}
export type ParameterNameList = readonly string[]
export type ParameterStringFilter = {
	readonly Key: string
	readonly Option?: string
	readonly Values?: ParameterStringFilterValueList
}
export type ParameterStringFilterList = readonly ParameterStringFilter[]
export type ParameterStringFilterValueList = readonly string[]
export type ParametersFilter = {
	readonly Key: string
	readonly Values: ParametersFilterValueList
}
export type ParametersFilterList = readonly ParametersFilter[]
export type ParametersFilterValueList = readonly string[]

export type Requests = {
	readonly DescribeParameters: DescribeParametersRequest
	readonly GetParameter: GetParameterRequest
	readonly GetParameters: GetParametersRequest
	readonly GetParametersByPath: GetParametersByPathRequest
}
