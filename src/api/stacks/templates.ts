/** What calls tell of templates. Doc: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_GetTemplateSummary.html */
import type {Requests} from '../../../api-models/cloudformation.d.ts'
import type {Item} from '../../aws/view.ts'
import type {DeclaredParameter} from '../../iac/cloudformation/summary.ts'
import type {LoadedLab} from '../../lab/read.ts'
import type {Actions} from '../part.ts'
import {declared, templateIn} from './asked.ts'
import {existing} from './records.ts'

const parameterItem = ({name, defaultValue, description, noEcho}: DeclaredParameter): Item => ({
	ParameterKey: name,
	...(defaultValue !== undefined && {DefaultValue: defaultValue}),
	NoEcho: noEcho,
	...(description !== undefined && {Description: description})
})

const declarationItem = (parameter: DeclaredParameter): Item => ({
	...parameterItem(parameter),
	ParameterType: parameter.type,
	ParameterConstraints: parameter.allowedValues ? {AllowedValues: parameter.allowedValues} : {}
})

export const templateActions: Actions<Requests> = {
	ValidateTemplate({input}) {
		const {parameters, description, capabilities, capabilitiesReason, transforms} = declared(templateIn(input))
		return {
			answer: {
				Parameters: parameters.map(parameterItem),
				...(description !== undefined && {Description: description}),
				Capabilities: capabilities,
				...(capabilitiesReason !== undefined && {CapabilitiesReason: capabilitiesReason}),
				DeclaredTransforms: transforms
			}
		}
	},
	GetTemplate({input: {StackName = '', ChangeSetName}, view, whole}) {
		const record = existing(StackName, view, whole as LoadedLab)
		const set = record.changeSets.find(({id, name}) => id === ChangeSetName || name === ChangeSetName)
		const template = (set ?? record).source?.template ?? ''
		return {answer: {TemplateBody: template, StagesAvailable: ['Original', 'Processed']}}
	},
	GetTemplateSummary({input, view, whole}) {
		const {StackName} = input
		const template =
			StackName === undefined ? templateIn(input) : (existing(StackName, view, whole as LoadedLab).source?.template ?? '')
		const {parameters, description, capabilities, capabilitiesReason, resourceTypes, version, transforms} = declared(template)
		return {
			answer: {
				Parameters: parameters.map(declarationItem),
				...(description !== undefined && {Description: description}),
				Capabilities: capabilities,
				...(capabilitiesReason !== undefined && {CapabilitiesReason: capabilitiesReason}),
				ResourceTypes: resourceTypes,
				...(version !== undefined && {Version: version}),
				DeclaredTransforms: transforms
			}
		}
	}
}
