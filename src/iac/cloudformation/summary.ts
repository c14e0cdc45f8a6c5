/** What a template declares, without making anything of it: its parameters, types of resources, and the capabilities that it needs. Pure. */
import {isMap, readTemplate} from './template.ts'
import type {TemplateText} from './text.ts'

export type DeclaredParameter = {
	readonly name: string
	readonly type: string
	readonly defaultValue?: string
	readonly description?: string
	readonly noEcho: boolean
	readonly allowedValues?: readonly string[]
}

export type TemplateSummary = {
	readonly description?: string
	readonly version?: string
	readonly parameters: readonly DeclaredParameter[]
	readonly resourceTypes: readonly string[]
	readonly transforms: readonly string[]
	readonly capabilities: readonly string[]
	readonly capabilitiesReason?: string
}

const identities = /^AWS::IAM::(?:AccessKey|Group|InstanceProfile|ManagedPolicy|Policy|Role|User|UserToGroupAddition)$/
const nameKeys = ['RoleName', 'UserName', 'GroupName', 'ManagedPolicyName', 'InstanceProfileName']

/** `refuse`: called with what makes it no template. Undefined: it is none. */
export function summaryOf(text: TemplateText, refuse: Parameters<typeof readTemplate>[1]): TemplateSummary | undefined {
	const template = readTemplate(text, refuse)
	if (!template) return undefined
	const resources = Object.values(template.resources).filter(isMap)
	const own = resources.filter(({Type}) => identities.test(String(Type)))
	const isNamed = own.some(({Properties}) => isMap(Properties) && nameKeys.some(key => Properties[key] !== undefined))
	const version = (text.data as {readonly AWSTemplateFormatVersion?: unknown}).AWSTemplateFormatVersion
	const capabilities = [
		...(own.length > 0 ? [isNamed ? 'CAPABILITY_NAMED_IAM' : 'CAPABILITY_IAM'] : []),
		...(template.transforms.length > 0 ? ['CAPABILITY_AUTO_EXPAND'] : [])
	]
	return {
		...(template.description !== undefined && {description: template.description}),
		...(version !== undefined && {version: String(version)}),
		parameters: Object.entries(template.parameters).map(([name, declared]) => parameterOf(name, declared)),
		resourceTypes: [...new Set(resources.flatMap(({Type}) => (typeof Type === 'string' ? [Type] : [])))],
		transforms: template.transforms,
		capabilities,
		...(capabilities.length > 0 && {
			capabilitiesReason: `The following resource(s) require capabilities: [${[...new Set([...own.map(({Type}) => Type), ...template.transforms])].join(', ')}]`
		})
	}
}

function parameterOf(name: string, declared: unknown): DeclaredParameter {
	const {Type, Default, Description, NoEcho, AllowedValues} = isMap(declared) ? declared : {}
	return {
		name,
		type: String(Type),
		...(Default !== undefined && {defaultValue: String(Default)}),
		...(typeof Description === 'string' && {description: Description}),
		noEcho: String(NoEcho) === 'true',
		...(Array.isArray(AllowedValues) && {allowedValues: AllowedValues.map(String)})
	}
}
