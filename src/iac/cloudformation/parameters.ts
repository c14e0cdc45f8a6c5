/** A template's parameters: given values, defaults, automatic values, and constraints with CloudFormation's messages. Pure. */
import {didYouMean} from '../../model/did-you-mean.ts'
import type {Finding, Path} from '../../model/finding.ts'
import {Unknown} from '../unknown.ts'
import {isMap, type Template} from './template.ts'

export type Given = Readonly<Record<string, unknown>>

type Context = {
	readonly given: Given
	readonly zones: readonly string[]
	readonly refuse: (finding: Finding) => void
	readonly assume: (what: string) => void
	/** The id of the thing with this name in the lab file. */
	readonly idOf: (name: string, kind: string) => string | undefined
}

type Declared = Readonly<Record<string, unknown>>

const attributes = [
	'Type',
	'Default',
	'Description',
	'NoEcho',
	'AllowedValues',
	'AllowedPattern',
	'ConstraintDescription',
	'MinLength',
	'MaxLength',
	'MinValue',
	'MaxValue'
]

const code = 'ValidationError'

/** Parameter types whose values are ids in the account, with the corresponding kind of the lab. */
const idTypes: Readonly<Record<string, string>> = {
	'AWS::EC2::VPC::Id': 'vpc',
	'AWS::EC2::Subnet::Id': 'subnet',
	'AWS::EC2::SecurityGroup::Id': 'security-group',
	'AWS::EC2::Instance::Id': 'instance',
	'AWS::Route53::HostedZone::Id': 'hosted-zone'
}

const otherTypes = [
	'AWS::EC2::AvailabilityZone::Name',
	'AWS::EC2::Image::Id',
	'AWS::EC2::KeyPair::KeyName',
	'AWS::EC2::SecurityGroup::GroupName',
	'AWS::EC2::Volume::Id'
]

function isKnownType(type: string): boolean {
	const inner = /^List<(.+)>$/.exec(type)?.[1] ?? /^AWS::SSM::Parameter::Value<(.+)>$/.exec(type)?.[1]
	if (inner !== undefined) return inner === 'Number' || inner === 'String' || isKnownType(inner)
	return (
		['String', 'Number', 'CommaDelimitedList', 'AWS::SSM::Parameter::Name'].includes(type) ||
		Object.hasOwn(idTypes, type) ||
		otherTypes.includes(type)
	)
}

/** An image in the API's catalog. */
export const anyImage = 'ami-0abcdef1234567890'

/** The value of a public Systems Manager parameter. Undefined: it is unknown here. */
export function publicSsmValue(name: string): string | undefined {
	if (/^\/cdk-bootstrap\/[^/]+\/version$/.test(name)) return '21'
	return /^\/aws\/service\/(?:ami-|canonical|debian|ecs\/optimized|eks\/optimized|bottlerocket|marketplace|suse|redhat|freebsd)/.test(
		name
	)
		? anyImage
		: undefined
}

export function readParameters(template: Template, context: Context): ReadonlyMap<string, unknown> {
	const {given, refuse} = context
	const strange = Object.keys(given).filter(name => !Object.hasOwn(template.parameters, name))
	if (strange.length > 0) {
		const meant = didYouMean(strange[0] as string, Object.keys(template.parameters))
		refuse({
			path: ['Parameters'],
			at: 'key',
			message: `Parameters: [${strange.join(', ')}] do not exist in the template`,
			code,
			...(meant !== undefined && {fix: `did you mean "${meant}"?`})
		})
	}
	const values = new Map<string, unknown>()
	for (const [name, declared] of Object.entries(template.parameters)) {
		const path = ['Parameters', name]
		if (!isMap(declared)) {
			refuse({path, message: `Template format error: Every Parameters object must be a map, and ${name} is none`, code})
			continue
		}
		checkDeclaration(name, declared, path, refuse)
		values.set(name, parameterValue(name, declared, path, context))
	}
	return values
}

function checkDeclaration(name: string, declared: Declared, path: Path, refuse: Context['refuse']): void {
	for (const key of Object.keys(declared).filter(one => !attributes.includes(one))) {
		const meant = didYouMean(key, attributes)
		refuse({
			path: [...path, key],
			at: 'key',
			message: `Invalid template parameter property '${key}'`,
			code,
			fix: meant === undefined ? `known here: ${attributes.join(', ')}` : `did you mean "${meant}"?`
		})
	}
	const type = declared.Type
	if (typeof type !== 'string') {
		refuse({
			path,
			message: `Template format error: Every Parameters object must contain a Type member: ${name}`,
			code,
			fix: 'write Type: String'
		})
	} else if (!isKnownType(type)) {
		refuse({
			path: [...path, 'Type'],
			message: `Template format error: Unrecognized parameter type: ${type}`,
			code,
			fix: 'write Type: String'
		})
	}
}

function parameterValue(name: string, declared: Declared, path: Path, context: Context): unknown {
	const {given, refuse} = context
	const type = String(declared.Type ?? 'String')
	const isGiven = Object.hasOwn(given, name)
	const written = isGiven ? given[name] : (declared.Default ?? undefined)
	if (written instanceof Unknown) return written
	if (written === undefined) return filledIn(name, type, path, context)
	const text = Array.isArray(written) ? written.join(',') : String(written)
	const at = isGiven ? path : [...path, 'Default']
	const fault = faultOf(name, type, text, declared)
	if (fault) {
		const {ConstraintDescription: why} = declared
		const message = why === undefined ? fault : `Parameter ${name} failed to satisfy constraint: ${String(why)}`
		refuse({path: at, message, code, fix: `give another value: --parameter ${name}=…`})
	}
	return typed(name, type, text, context)
}

function typed(name: string, type: string, text: string, {zones, assume, idOf}: Context): unknown {
	const ssm = /^AWS::SSM::Parameter::Value<(.+)>$/.exec(type)?.[1]
	if (ssm !== undefined) {
		const value = publicSsmValue(text)
		if (value === undefined) return new Unknown(`the Systems Manager parameter ${text}`)
		if (value === anyImage) assume(`parameter ${name}: ${text} is taken for the image ${value}; no packet depends on it`)
		return ssm.startsWith('List<') ? [value] : value
	}
	const element = /^List<(.+)>$/.exec(type)?.[1]
	const kind = idTypes[element ?? type]
	const one = (item: string) => (kind === undefined ? item : (idOf(item, kind) ?? item))
	if (type === 'CommaDelimitedList' || element !== undefined) {
		return text === '' ? [] : text.split(',').map(item => one(item.trim()))
	}
	return type === 'AWS::EC2::AvailabilityZone::Name' && text === '' ? (zones[0] ?? '') : one(text)
}

/** Fills in and reports values that exist in every account; except for zones they do not affect networks. */
function filledIn(name: string, type: string, path: Path, {zones, refuse, assume}: Context): unknown {
	const fill = (value: unknown, what = String(value)) => {
		assume(`parameter ${name} has no value: ${what} is taken (--parameter ${name}=…)`)
		return value
	}
	if (type === 'AWS::EC2::KeyPair::KeyName') return fill('key')
	if (type === 'AWS::EC2::Image::Id') return fill(anyImage)
	if (type === 'AWS::EC2::AvailabilityZone::Name') return fill(zones[0] ?? '')
	if (type === 'List<AWS::EC2::AvailabilityZone::Name>') return fill([...zones], zones.join(', '))
	refuse({path, at: 'key', message: `Parameters: [${name}] must have values`, code, fix: `give it one: --parameter ${name}=…`})
	return new Unknown(`parameter ${name}, which has no value`, {isReported: true})
}

/** The first constraint that a value violates, with CloudFormation's message. */
function faultOf(name: string, type: string, text: string, declared: Declared): string | undefined {
	const isList = type === 'CommaDelimitedList' || type.startsWith('List<')
	const items = isList ? text.split(',').map(item => item.trim()) : [text]
	const {AllowedValues, AllowedPattern} = declared
	if (type === 'Number' || type === 'List<Number>') {
		if (items.some(item => item === '' || !Number.isFinite(Number(item)))) return `Parameter '${name}' must be a number`
		const [fewest, most] = [declared.MinValue, declared.MaxValue].map(limit => (limit === undefined ? undefined : Number(limit)))
		if (fewest !== undefined && items.some(item => Number(item) < fewest)) {
			return `Parameter '${name}' must be a number not less than ${fewest}`
		}
		if (most !== undefined && items.some(item => Number(item) > most)) {
			return `Parameter '${name}' must be a number not greater than ${most}`
		}
	}
	if (Array.isArray(AllowedValues) && items.some(item => !AllowedValues.map(String).includes(item))) {
		return `Parameter '${name}' must be one of AllowedValues: ${AllowedValues.join(', ')}`
	}
	if (declared.MinLength !== undefined && text.length < Number(declared.MinLength)) {
		return `Parameter '${name}' must contain at least ${String(declared.MinLength)} characters`
	}
	if (declared.MaxLength !== undefined && text.length > Number(declared.MaxLength)) {
		return `Parameter '${name}' must contain at most ${String(declared.MaxLength)} characters`
	}
	if (typeof AllowedPattern === 'string') {
		const pattern = javaPattern(AllowedPattern)
		if (pattern && items.some(item => !pattern.test(item))) return `Parameter '${name}' must match pattern ${AllowedPattern}`
	}
	return undefined
}

/** As DescribeStacks answers them. */
export const shownParameters = ({parameters}: Template, values: ReadonlyMap<string, unknown>): Readonly<Record<string, string>> =>
	Object.fromEntries(
		[...values].map(([name, value]) => {
			const declared = parameters[name]
			const isHidden = isMap(declared) && String(declared.NoEcho) === 'true'
			return [name, isHidden ? '****' : value instanceof Unknown ? '' : [value].flat().map(String).join(',')]
		})
	)

/** The whole value must match. Patterns with syntax specific to Java are not tested. */
function javaPattern(pattern: string): RegExp | undefined {
	try {
		return new RegExp(`^(?:${pattern})$`)
	} catch {
		return undefined
	}
}
