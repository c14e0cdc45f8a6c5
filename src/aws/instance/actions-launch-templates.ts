/** Launch templates. Doc: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html */
import type {Requests} from '../../../api-models/ec2.d.ts'
import {AwsError, invalidValue} from '../../api/errors.ts'
import {matcher} from '../../api/filters.ts'
import {paged} from '../../api/listing.ts'
import {type Actions, itemOf, patchAt} from '../../api/part.ts'
import {scopeOf} from '../../api/places.ts'
import {tagsFor} from '../../api/tags.ts'
import {compact, type Item, type View} from '../view.ts'
import {
	describeTemplate,
	describeVersion,
	type FoundTemplate,
	launchTemplateType,
	type Naming,
	numberOf,
	templateNamed,
	templatesOf,
	versionNumbers,
	versionOf
} from './actions-launch-template-store.ts'
import {instanceOf} from './actions-place.ts'

const pathTo = (id: string) => ['aws', 'LaunchTemplates', id]

const allOrOne =
	'To describe the launch template data for all your launch templates, for ‘--versions’ specify ‘$Latest’, ‘$Default’, or both, and omit ‘--launch-template-id’, ‘--launch-template-name’, and version numbers. To describe the launch template data for a specific launch template, specify ‘--launch-template-id’ or ‘--launch-template-name’, and for ‘--versions’ specify one or more of the following values: ‘$Latest’, ‘$Default’, or one or more version numbers.'

const templateFilters = {'create-time': 'CreateTime', 'launch-template-name': 'LaunchTemplateName'}

const versionFilters = {
	'create-time': 'CreateTime',
	'image-id': 'LaunchTemplateData.ImageId',
	'instance-type': 'LaunchTemplateData.InstanceType',
	'is-default-version': 'DefaultVersion'
}

const noneOf = (code: string): AwsError =>
	new AwsError(code, 'At least one of the launch templates specified in the request does not exist.')

/** Templates in the order of the ids or names. Errors: AwsError, for an unknown one. */
function asked(ids: readonly string[], names: readonly string[], view: View): readonly FoundTemplate[] {
	const all = templatesOf(view)
	const find = (code: string, isIt: (found: FoundTemplate) => boolean) => {
		const found = all.find(isIt)
		if (!found) throw noneOf(code)
		return found
	}
	if (ids.length + names.length === 0) return all
	return [
		...ids.map(id => find('InvalidLaunchTemplateId.NotFound', one => one.id === id)),
		...names.map(name => find('InvalidLaunchTemplateName.NotFoundException', ({template}) => template.name === name))
	]
}

type Range = {readonly MinVersion?: string; readonly MaxVersion?: string; readonly Versions?: readonly string[]}

const versionsAsked = (found: FoundTemplate, {MinVersion, MaxVersion, Versions}: Range): readonly number[] =>
	Versions
		? [...new Set(Versions.map(written => versionOf(written, found)))]
		: versionNumbers(found).filter(
				number => number >= Number(MinVersion ?? 0) && number <= Number(MaxVersion ?? Number.POSITIVE_INFINITY)
			)

/** The latest or default versions of all templates. Errors: AwsError, for anything more specific. */
function versionsOfAll(Versions: readonly string[] | undefined, view: View): readonly Item[] {
	if (Versions === undefined) throw new AwsError('MissingParameter', allOrOne)
	if (Versions.some(one => one !== '$Latest' && one !== '$Default')) throw new AwsError('InvalidParameterValue', allOrOne)
	return templatesOf(view).flatMap(found => versionsAsked(found, {Versions}).map(number => describeVersion(found, number, view)))
}

export const launchTemplateActions: Actions<Requests> = {
	CreateLaunchTemplate({input, view, newId, nowMs}) {
		const {LaunchTemplateName: name, LaunchTemplateData: data, VersionDescription: description} = input
		if (!/^[\w().\-/]{3,128}$/.test(name)) throw invalidValue(name, 'LaunchTemplateName')
		if (templatesOf(view).some(({template}) => template.name === name)) {
			throw new AwsError('InvalidLaunchTemplateName.AlreadyExistsException', 'Launch template name already in use.')
		}
		const id = newId('lt')
		const made = new Date(nowMs).toISOString()
		const tags = tagsFor('launch-template', input.TagSpecifications)
		const version = {data, made, ...(description !== undefined && {description})}
		return {
			patch: patchAt(pathTo(id), {name, tags, made, default: 1, latest: 1, versions: {1: version}, ...scopeOf(view)}),
			answer: after => ({LaunchTemplate: itemOf(launchTemplateType, id, after)})
		}
	},
	CreateLaunchTemplateVersion({input, view, nowMs}) {
		const found = templateNamed(input, view)
		const {SourceVersion, LaunchTemplateData, VersionDescription: description} = input
		const source = SourceVersion === undefined ? undefined : found.template.versions[versionOf(SourceVersion, found)]
		const number = found.template.latest + 1
		const version = {
			data: {...source?.data, ...LaunchTemplateData},
			made: new Date(nowMs).toISOString(),
			...(description !== undefined && {description})
		}
		return {
			patch: patchAt(pathTo(found.id), {latest: number, versions: {[number]: version}}),
			answer: after => ({
				LaunchTemplateVersion: describeVersion(templateNamed({LaunchTemplateId: found.id}, after), number, after)
			})
		}
	},
	DescribeLaunchTemplates({input, view}) {
		const {LaunchTemplateIds = [], LaunchTemplateNames = [], Filters = []} = input
		const fits = matcher(Filters, templateFilters, 'Tags')
		const items = asked(LaunchTemplateIds, LaunchTemplateNames, view).map(found => describeTemplate(found, view))
		return {answer: paged(items.filter(fits), 'LaunchTemplates', input)}
	},
	DescribeLaunchTemplateVersions({input, view}) {
		const {LaunchTemplateId, LaunchTemplateName, Versions, Filters = []} = input
		const items =
			(LaunchTemplateId ?? LaunchTemplateName) === undefined
				? versionsOfAll(Versions, view)
				: versionsOf(templateNamed(input, view), input, view)
		return {answer: paged(items.filter(matcher(Filters, versionFilters, 'Tags')), 'LaunchTemplateVersions', input)}
	},
	ModifyLaunchTemplate({input, view}) {
		const {LaunchTemplateId, LaunchTemplateName, DefaultVersion} = input
		if (LaunchTemplateId !== undefined && LaunchTemplateName !== undefined) {
			throw new AwsError(
				'InvalidParameterCombination',
				'Either provide launch template ID or launch template name to modify the template.'
			)
		}
		const found = templateNamed(input, view)
		const number = DefaultVersion === undefined ? found.template.default : numberOf(DefaultVersion, found)
		if (number === undefined) {
			throw new AwsError(
				'InvalidLaunchTemplateId.VersionNotFound',
				`The launch template version ${DefaultVersion} is not found for the specified launch template.`
			)
		}
		return {
			patch: patchAt(pathTo(found.id), {default: number}),
			answer: after => ({LaunchTemplate: itemOf(launchTemplateType, found.id, after)})
		}
	},
	DeleteLaunchTemplate({input, view}) {
		const found = templateNamed(input as Naming, view)
		return {patch: patchAt(pathTo(found.id), null), answer: {LaunchTemplate: describeTemplate(found, view)}}
	},
	DeleteLaunchTemplateVersions({input, view}) {
		const found = templateNamed(input, view)
		const {id, template} = found
		const about = (VersionNumber: number) => ({LaunchTemplateId: id, LaunchTemplateName: template.name, VersionNumber})
		const going = input.Versions.filter(one => Object.hasOwn(template.versions, one) && Number(one) !== template.default)
		const refused = input.Versions.filter(one => !going.includes(one)).map(one => ({
			...about(Number(one)),
			ResponseError: Object.hasOwn(template.versions, one)
				? {Code: 'unexpectedError', Message: `Cannot delete default version ${one} of the launch template.`}
				: {Code: 'launchTemplateVersionDoesNotExist', Message: `The version ${one} does not exist.`}
		}))
		return {
			patch: patchAt([...pathTo(id), 'versions'], Object.fromEntries(going.map(one => [one, null]))),
			answer: {
				SuccessfullyDeletedLaunchTemplateVersions: going.map(one => about(Number(one))),
				UnsuccessfullyDeletedLaunchTemplateVersions: refused
			}
		}
	},
	GetLaunchTemplateData({input: {InstanceId}, view}) {
		const {item, instance} = instanceOf(InstanceId, view)
		const {userData} = instance
		const tags = (item.Tags as readonly Item[] | undefined) ?? []
		return {
			answer: {
				LaunchTemplateData: compact({
					ImageId: item.ImageId,
					InstanceType: item.InstanceType,
					KeyName: item.KeyName,
					Placement: {AvailabilityZone: (item.Placement as Item).AvailabilityZone, GroupName: '', Tenancy: 'default'},
					Monitoring: {Enabled: (item.Monitoring as Item | undefined)?.State === 'enabled'},
					EbsOptimized: item.EbsOptimized,
					UserData: userData === undefined ? undefined : Buffer.from(userData).toString('base64'),
					NetworkInterfaces: ((item.NetworkInterfaces as readonly Item[] | undefined) ?? []).map(launchInterface),
					TagSpecifications: tags.length > 0 ? [{ResourceType: 'instance', Tags: tags}] : []
				})
			}
		}
	}
}

const launchInterface = (item: Item): Item => ({
	AssociatePublicIpAddress: item.Association !== undefined,
	DeleteOnTermination: (item.Attachment as Item).DeleteOnTermination,
	Description: item.Description,
	DeviceIndex: (item.Attachment as Item).DeviceIndex,
	Groups: (item.Groups as readonly Item[]).map(({GroupId}) => GroupId),
	SubnetId: item.SubnetId
})

const versionsOf = (found: FoundTemplate, range: Range, view: View): readonly Item[] =>
	versionsAsked(found, range).map(number => describeVersion(found, number, view))
