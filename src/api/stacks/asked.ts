/** What calls say of a stack's template, parameters and capabilities. Pure. */
import type {Parameter, Tag} from '../../../api-models/cloudformation.d.ts'
import type {StackRecord, StackSource} from '../../iac/cloudformation/stack-record.ts'
import {summaryOf, type TemplateSummary} from '../../iac/cloudformation/summary.ts'
import type {Finding} from '../../model/finding.ts'
import {AwsError} from '../errors.ts'
import {tagsIn} from '../tags.ts'
import {invalidTemplate, textOf} from './commit.ts'

export type SourceInput = {
	readonly TemplateBody?: string
	readonly TemplateURL?: string
	readonly UsePreviousTemplate?: boolean
	readonly Parameters?: readonly Parameter[]
	readonly Tags?: readonly Tag[]
	readonly Capabilities?: readonly string[]
}

const validation = (message: string): AwsError => new AwsError('ValidationError', message)

/** Errors: AwsError. */
export function templateIn(
	{TemplateBody, TemplateURL, UsePreviousTemplate}: SourceInput,
	previous?: Pick<StackRecord, 'source'>
): string {
	if (TemplateBody !== undefined && TemplateBody !== '') return TemplateBody
	if (TemplateURL !== undefined) throw validation('S3 error: Access Denied: a lab reads no templates from S3, only TemplateBody')
	if (UsePreviousTemplate === true && previous?.source) return previous.source.template
	throw validation('Either Template URL or Template Body must be specified.')
}

/** Errors: AwsError, also for capabilities that the template needs and the call does not acknowledge. */
export function sourceIn(input: SourceInput, previous?: Pick<StackRecord, 'source'>): StackSource {
	const template = templateIn(input, previous)
	const summary = declared(template)
	const {Capabilities = []} = input
	const lacking = summary.capabilities.filter(one => !acknowledged(one, Capabilities))
	if (lacking.length > 0) {
		throw new AwsError('InsufficientCapabilitiesException', `Requires capabilities : [${lacking.join(', ')}]`)
	}
	return {
		template,
		parameters: parametersIn(input.Parameters ?? [], summary, previous),
		tags: input.Tags ? tagsIn(input.Tags) : (previous?.source?.tags ?? {}),
		capabilities: Capabilities
	}
}

/** CAPABILITY_NAMED_IAM is more than CAPABILITY_IAM. */
const acknowledged = (capability: string, given: readonly string[]): boolean =>
	given.includes(capability) || (capability === 'CAPABILITY_IAM' && given.includes('CAPABILITY_NAMED_IAM'))

/** Errors: AwsError, for a text that is no template. */
export function declared(template: string): TemplateSummary {
	const findings: Finding[] = []
	const summary = summaryOf(textOf(template), finding => findings.push(finding))
	if (!summary || findings.length > 0) throw invalidTemplate(findings)
	return summary
}

function parametersIn(
	given: readonly Parameter[],
	{parameters}: TemplateSummary,
	previous: Pick<StackRecord, 'source'> | undefined
): Readonly<Record<string, string>> {
	const names = new Set(parameters.map(({name}) => name))
	const unknown = given.flatMap(({ParameterKey = ''}) => (names.has(ParameterKey) ? [] : [ParameterKey]))
	if (unknown.length > 0) throw validation(`Parameters: [${unknown.join(', ')}] do not exist in the template`)
	return Object.fromEntries(
		given.flatMap(({ParameterKey = '', ParameterValue = '', UsePreviousValue}) => {
			if (UsePreviousValue !== true) return [[ParameterKey, ParameterValue] as const]
			const value = previous?.source?.parameters[ParameterKey]
			return value === undefined ? [] : [[ParameterKey, value] as const]
		})
	)
}
