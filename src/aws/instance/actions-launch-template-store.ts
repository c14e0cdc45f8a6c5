/** Launch templates: kept in the document, without effect on packets until an instance is launched from one. Pure. */
import type {RequestLaunchTemplateData, RunInstancesRequest} from '../../../api-models/ec2.d.ts'
import {AwsError} from '../../api/errors.ts'
import type {ResourceType} from '../../api/part.ts'
import {tagItems} from '../../api/tags.ts'
import {type TagsWritten, tagsOf} from '../tags.ts'
import {compact, type Item, isOwn, type View} from '../view.ts'

export type TemplateVersion = {
	readonly data: RequestLaunchTemplateData
	readonly description?: string
	readonly made: string
}

export type Template = {
	readonly name: string
	readonly tags: TagsWritten
	readonly made: string
	readonly default: number
	/** The highest number so far: numbers of deleted versions do not come back. */
	readonly latest: number
	readonly versions: Readonly<Record<string, TemplateVersion>>
	readonly region?: string
	readonly account?: string
}

export type FoundTemplate = {readonly id: string; readonly template: Template}

export const templatesOf = (view: View): readonly FoundTemplate[] =>
	Object.entries(((view.document.aws as Item | undefined)?.LaunchTemplates ?? {}) as Readonly<Record<string, Template>>)
		.filter(([, template]) => isOwn(template, view))
		.map(([id, template]) => ({id, template}))

const makerOf = ({account}: View): string => `arn:aws:iam::${account}:root`

export const describeTemplate = ({id, template}: FoundTemplate, view: View): Item => ({
	LaunchTemplateId: id,
	LaunchTemplateName: template.name,
	CreateTime: template.made,
	CreatedBy: makerOf(view),
	DefaultVersionNumber: template.default,
	LatestVersionNumber: template.latest,
	Tags: tagItems(tagsOf(undefined, template.tags))
})

export const versionNumbers = ({template}: FoundTemplate): readonly number[] =>
	Object.keys(template.versions)
		.map(Number)
		.sort((one, other) => one - other)

export function describeVersion({id, template}: FoundTemplate, number: number, view: View): Item {
	const version = template.versions[number]
	return compact({
		LaunchTemplateId: id,
		LaunchTemplateName: template.name,
		VersionNumber: number,
		VersionDescription: version?.description,
		CreateTime: version?.made,
		CreatedBy: makerOf(view),
		DefaultVersion: number === template.default,
		LaunchTemplateData: version?.data
	})
}

export const launchTemplateType: ResourceType = {
	word: 'launch-template',
	list: 'LaunchTemplates',
	prefix: 'lt',
	id: 'LaunchTemplateId',
	all: view => templatesOf(view).map(found => describeTemplate(found, view)),
	missing: id =>
		new AwsError('InvalidLaunchTemplateId.NotFound', `The specified launch template, with template ID ${id}, does not exist.`),
	section: 'LaunchTemplates',
	place: id => ({path: ['aws', 'LaunchTemplates', id]})
}

/** What a call says of the template: its id or its name. */
export type Naming = {readonly LaunchTemplateId?: string; readonly LaunchTemplateName?: string}

/** Errors: AwsError. */
export function templateNamed({LaunchTemplateId: id, LaunchTemplateName: name}: Naming, view: View): FoundTemplate {
	if ((id ?? name) === undefined) {
		throw new AwsError('MissingParameter', 'The request must contain the parameter launch template ID or launch template name')
	}
	const found = templatesOf(view).find(one => (id === undefined ? one.template.name === name : one.id === id))
	if (found) return found
	if (id !== undefined) throw launchTemplateType.missing(id)
	throw new AwsError(
		'InvalidLaunchTemplateName.NotFoundException',
		`The specified launch template, with template name ${name}, does not exist.`
	)
}

/** The number that `3`, `$Latest` or `$Default` means. Undefined: the template has no such version. */
export function numberOf(written: string, found: FoundTemplate): number | undefined {
	const {template} = found
	const number =
		written === '$Latest' ? Math.max(...versionNumbers(found)) : written === '$Default' ? template.default : Number(written)
	return Object.hasOwn(template.versions, number) ? number : undefined
}

/** Errors: AwsError, if the template has no such version. */
export function versionOf(written: string, found: FoundTemplate): number {
	const number = numberOf(written, found)
	if (number === undefined) {
		throw new AwsError(
			'InvalidLaunchTemplateId.VersionNotFound',
			`Could not find the specified version ${written} for the launch template with ID ${found.id}.`
		)
	}
	return number
}

type Specifications = NonNullable<RunInstancesRequest['TagSpecifications']>

/** Of two tags with one key, the request's counts. */
function mergedTags(template: RequestLaunchTemplateData['TagSpecifications'] = [], request: Specifications = []): Specifications {
	const words = new Set([...template, ...request].map(({ResourceType}) => ResourceType))
	return [...words].map(ResourceType => {
		const tags = [...template, ...request].filter(one => one.ResourceType === ResourceType).flatMap(({Tags = []}) => Tags)
		return {
			...(ResourceType !== undefined && {ResourceType}),
			Tags: tags.filter(({Key}, n) => !tags.slice(n + 1).some(later => later.Key === Key))
		}
	})
}

/** A request with its launch template's data where the request says nothing. Differs from AWS: instances have no tags `aws:ec2launchtemplate:…`. Errors: AwsError. */
export function templated(input: RunInstancesRequest, view: View): RunInstancesRequest {
	if (input.LaunchTemplate === undefined) return input
	const {LaunchTemplateId, LaunchTemplateName, Version = '$Default'} = input.LaunchTemplate
	if (LaunchTemplateId !== undefined && LaunchTemplateName !== undefined) {
		throw new AwsError('InvalidParameterCombination', 'Only one of LaunchTemplateId and LaunchTemplateName can be specified.')
	}
	const found = templateNamed(input.LaunchTemplate, view)
	const number = versionOf(Version, found)
	const data = found.template.versions[number]?.data ?? {}
	// A template's interfaces and a request's subnet or groups exclude each other.
	const {NetworkInterfaces, ...others} = data
	const places = input.SubnetId ?? input.SecurityGroupIds ?? input.NetworkInterfaces
	return {
		...others,
		...(NetworkInterfaces && places === undefined && {NetworkInterfaces}),
		...input,
		TagSpecifications: mergedTags(data.TagSpecifications, input.TagSpecifications)
	} as RunInstancesRequest
}
