/** A template's outer shape: its sections, with loops of LanguageExtensions expanded. Pure. */
import {didYouMean} from '../../model/did-you-mean.ts'
import type {Finding} from '../../model/finding.ts'
import type {TemplateText} from './text.ts'

type JsonMap = Readonly<Record<string, unknown>>

export type Template = {
	readonly file: string
	readonly description: string | undefined
	readonly transforms: readonly string[]
	readonly parameters: JsonMap
	readonly mappings: JsonMap
	readonly conditions: JsonMap
	readonly rules: JsonMap
	readonly resources: JsonMap
	readonly outputs: JsonMap
	readonly locate: TemplateText['locate']
}

const sections = {
	AWSTemplateFormatVersion: 'text',
	Description: 'text',
	Metadata: 'any',
	Parameters: 'map',
	Mappings: 'map',
	Conditions: 'map',
	Rules: 'map',
	Transform: 'any',
	Resources: 'map',
	Outputs: 'map',
	Hooks: 'any',
	/** SAM's default properties for all resources of a type. */
	Globals: 'any'
} as const

export const isMap = (value: unknown): value is JsonMap =>
	typeof value === 'object' && value !== null && !Array.isArray(value) && Object.getPrototypeOf(value) === Object.prototype

const code = 'ValidationError'

/** Undefined: it is no template, and `refuse` was called with the reason. */
export function readTemplate({file, data, locate}: TemplateText, refuse: (finding: Finding) => void): Template | undefined {
	if (!isMap(data)) {
		refuse({path: [], message: 'Template format error: unsupported structure: the template is no map', code})
		return undefined
	}
	for (const [key, value] of Object.entries(data)) {
		const kind = Object.hasOwn(sections, key) ? sections[key as keyof typeof sections] : undefined
		if (kind === undefined) {
			const meant = didYouMean(key, Object.keys(sections))
			refuse({
				path: [key],
				at: 'key',
				message: `Invalid template property or properties [${key}]`,
				code,
				fix: meant === undefined ? `known here: ${Object.keys(sections).join(', ')}` : `did you mean "${meant}"?`
			})
		} else if (kind === 'map' && !isMap(value) && value !== null) {
			refuse({path: [key], message: `Template format error: [/${key}] must be a map`, code})
		}
	}
	const section = (name: string): JsonMap => (isMap(data[name]) ? (data[name] as JsonMap) : {})
	if (!isMap(data.Resources) || Object.keys(data.Resources).length === 0) {
		refuse({
			path: isMap(data.Resources) ? ['Resources'] : [],
			message: 'Template format error: At least one Resources member must be defined.',
			code,
			fix: 'add a resource, such as Main: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}'
		})
		return undefined
	}
	const version = data.AWSTemplateFormatVersion
	if (version !== undefined && String(version) !== '2010-09-09') {
		refuse({
			path: ['AWSTemplateFormatVersion'],
			message: `Template format error: unsupported value for AWSTemplateFormatVersion: ${String(version)}`,
			code,
			fix: "write '2010-09-09', or leave it out"
		})
	}
	return {
		file,
		description: typeof data.Description === 'string' ? data.Description : undefined,
		transforms: [data.Transform ?? []].flat().map(nameOfTransform),
		parameters: section('Parameters'),
		mappings: section('Mappings'),
		conditions: section('Conditions'),
		rules: section('Rules'),
		resources: section('Resources'),
		outputs: section('Outputs'),
		locate
	}
}

const nameOfTransform = (transform: unknown): string =>
	isMap(transform) && typeof transform.Name === 'string' ? transform.Name : String(transform)

export const loopPrefix = 'Fn::ForEach::'

type Loop = {readonly identifier: string; readonly collection: unknown; readonly body: JsonMap}

/** `[identifier, collection, {key: value}]`. */
export function loopOf(value: unknown): Loop | undefined {
	if (!Array.isArray(value) || value.length !== 3) return undefined
	const [identifier, collection, body] = value
	return typeof identifier === 'string' && isMap(body) ? {identifier, collection, body} : undefined
}

/** `${Id}`, `&{Id}` (letters and digits only), `{Ref: Id}`. */
export function substituted(value: unknown, identifier: string, item: string): unknown {
	if (typeof value === 'string') return inText(value, identifier, item)
	if (Array.isArray(value)) return value.map(one => substituted(one, identifier, item))
	if (!isMap(value)) return value
	const entries = Object.entries(value)
	if (entries.length === 1 && entries[0]?.[0] === 'Ref' && entries[0][1] === identifier) return item
	return Object.fromEntries(entries.map(([key, inner]) => [inText(key, identifier, item), substituted(inner, identifier, item)]))
}

const inText = (text: string, identifier: string, item: string): string =>
	text.replaceAll(`\${${identifier}}`, item).replaceAll(`&{${identifier}}`, item.replaceAll(/[^A-Za-z0-9]/g, ''))
