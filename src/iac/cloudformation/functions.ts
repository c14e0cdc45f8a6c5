/**
 * CloudFormation's intrinsic functions. Doc: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 *
 * Past 250 lines: each function has its own forms and error messages.
 */
import type {Path} from '../../model/finding.ts'
import {family, parseCidr, prefixLength, subnetAt} from '../../net/address.ts'
import {refused, Unknown, unknownIn} from '../unknown.ts'
import {type Evaluate, noValue, type Scope} from './scope.ts'
import {isMap} from './template.ts'

type Fn = (argument: unknown, path: Path, evaluate: Evaluate, scope: Scope) => unknown

function wrong(scope: Scope, path: Path, message: string, fix?: string): Unknown {
	scope.refuse({path, message: `Template error: ${message}`, code: 'ValidationError', ...(fix !== undefined && {fix})})
	return refused
}

const isScalar = (value: unknown): value is string | number | boolean =>
	typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

/** The truth value of a condition function's argument. */
function truth(value: unknown, path: Path, scope: Scope): boolean {
	if (value === true || value === 'true') return true
	if (value !== false && value !== 'false' && !(value instanceof Unknown)) {
		wrong(scope, path, 'every argument of a condition function is a condition', 'write {Condition: Name}, or Fn::Equals')
	}
	return false
}

function truths(name: string, argument: unknown, path: Path, evaluate: Evaluate, scope: Scope): readonly boolean[] {
	const [fewest, most] = name === 'Fn::Not' ? [1, 1] : [1, 10]
	if (!Array.isArray(argument) || argument.length < fewest || argument.length > most) {
		wrong(scope, path, `every ${name} object requires a list of ${most === 1 ? 'one' : '2 to 10'} conditions`)
		return []
	}
	return argument.map((one, index) => truth(evaluate(one, [...path, index]), [...path, index], scope))
}

/** `A.B.C` or `[A, B.C]`. */
function getAtt(argument: unknown, path: Path, evaluate: Evaluate, scope: Scope): unknown {
	const parts = typeof argument === 'string' ? argument.split(/\.(.*)/s) : argument
	if (!Array.isArray(parts) || typeof parts[0] !== 'string' || parts[1] === undefined || parts[1] === '') {
		return wrong(scope, path, 'Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute')
	}
	const name = evaluate(parts[1], [...path, 1])
	if (name instanceof Unknown) return name
	return scope.attribute(parts[0], String(name), path)
}

function sub(argument: unknown, path: Path, evaluate: Evaluate, scope: Scope): unknown {
	const [text, variables] = Array.isArray(argument) ? argument : [argument]
	if (typeof text !== 'string' || (variables !== undefined && !isMap(variables))) {
		return wrong(scope, path, 'every Fn::Sub needs a text, or a list of a text and a map of variables')
	}
	let unknown: Unknown | undefined
	const replaced = text.replaceAll(/\$\{([^}]*)\}/g, (whole, inner: string) => {
		if (inner.startsWith('!')) return `\${${inner.slice(1)}}`
		const name = inner.trim()
		const own = isMap(variables) && Object.hasOwn(variables, name)
		const value = own
			? evaluate((variables as Readonly<Record<string, unknown>>)[name], [...path, 1, name])
			: name.includes('.')
				? getAtt(name, path, evaluate, scope)
				: scope.ref(name, path)
		if (value instanceof Unknown) {
			unknown ??= value
			return whole
		}
		if (value === noValue) return ''
		if (Array.isArray(value) && value.every(isScalar)) return value.join(',')
		if (!isScalar(value)) {
			unknown ??= wrong(scope, path, `Fn::Sub takes texts alone, and ${name} is none`)
			return whole
		}
		return String(value)
	})
	// The resulting text may contain dynamic references.
	return unknown ?? evaluate(replaced, path)
}

/** Nested lists are joined as well: a Ref of a list of zones. */
function join(argument: unknown, path: Path, evaluate: Evaluate, scope: Scope): unknown {
	const [delimiter, items] = Array.isArray(argument) ? argument : []
	const list = evaluate(items, [...path, 1])
	const unknown = unknownIn(list)
	if (unknown) return unknown
	if (!isScalar(delimiter) || !Array.isArray(list) || !list.flat().every(isScalar)) {
		return wrong(
			scope,
			path,
			'every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of strings to be joined'
		)
	}
	return list.flat().join(String(delimiter))
}

function split(argument: unknown, path: Path, evaluate: Evaluate, scope: Scope): unknown {
	const [delimiter, text] = Array.isArray(argument) ? argument : []
	const value = evaluate(text, [...path, 1])
	if (value instanceof Unknown) return value
	if (!isScalar(delimiter) || !isScalar(value)) {
		return wrong(
			scope,
			path,
			'every Fn::Split object requires two parameters, (1) a string delimiter and (2) a string to be split'
		)
	}
	return String(value).split(String(delimiter))
}

function select(argument: unknown, path: Path, evaluate: Evaluate, scope: Scope): unknown {
	const [index, items] = Array.isArray(argument) ? argument : []
	const [at, list] = [evaluate(index, [...path, 0]), evaluate(items, [...path, 1])]
	if (at instanceof Unknown) return at
	if (list instanceof Unknown) return list
	const number = isScalar(at) ? Number(at) : Number.NaN
	if (!Array.isArray(list) || !Number.isInteger(number)) {
		return wrong(scope, path, 'every Fn::Select object requires two parameters, an integer and a list')
	}
	const found = list[number]
	if (found === undefined || found === null) {
		return wrong(
			scope,
			path,
			`Fn::Select cannot select nonexistent value at index ${number}`,
			list.length === 0 ? 'the list is empty: DependsOn what fills it' : `the list has ${list.length} values, from index 0 on`
		)
	}
	return found
}

function findInMap(argument: unknown, path: Path, evaluate: Evaluate, scope: Scope): unknown {
	const keys = Array.isArray(argument) ? argument.slice(0, 3).map((one, index) => evaluate(one, [...path, index])) : []
	const unknown = unknownIn(keys)
	if (unknown) return unknown
	const [mapName, top, second] = keys
	if (keys.length < 3 || !keys.every(isScalar)) {
		return wrong(
			scope,
			path,
			'every Fn::FindInMap object requires three parameters, the map name, map key and the attribute for return value'
		)
	}
	const {mappings} = scope.template
	const has = (map: unknown, key: unknown): unknown =>
		isMap(map) && Object.hasOwn(map, String(key)) ? map[String(key)] : undefined
	const map = has(mappings, mapName)
	const found = has(has(map, top), second)
	if (found !== undefined) return evaluate(found, path)
	const options = Array.isArray(argument) ? argument[3] : undefined
	if (isMap(options) && Object.hasOwn(options, 'DefaultValue')) {
		return evaluate(options.DefaultValue, [...path, 3, 'DefaultValue'])
	}
	if (map === undefined) {
		return wrong(scope, path, `Mapping named '${mapName}' is not present in the 'Mappings' section of template.`, known(mappings))
	}
	const inner = has(map, top)
	return wrong(
		scope,
		path,
		`Unable to get mapping for ${mapName}::${top}::${second}`,
		inner === undefined
			? `keys of ${mapName}: ${keysOf(map).join(', ')}`
			: `keys of ${mapName}.${top}: ${keysOf(inner).join(', ')}`
	)
}

const keysOf = (map: unknown): readonly string[] => (isMap(map) ? Object.keys(map) : [])

const known = (map: Readonly<Record<string, unknown>>): string =>
	Object.keys(map).length > 0 ? `there are ${Object.keys(map).join(', ')}` : 'the template has none'

/** `count` blocks with that many host bits each, from the start of a block. */
function cidr(argument: unknown, path: Path, evaluate: Evaluate, scope: Scope): unknown {
	const parts = Array.isArray(argument) ? argument.map((one, index) => evaluate(one, [...path, index])) : []
	const unknown = unknownIn(parts)
	if (unknown) return unknown
	const block = isScalar(parts[0]) ? parseCidr(String(parts[0]), {maskHostBits: true}) : undefined
	const [count, bits] = [Number(parts[1]), parts[2]]
	if (!block) return wrong(scope, path, `Fn::Cidr: ${String(parts[0])} is not a block`, 'write a block such as 10.0.0.0/16')
	const width = family(block) === 4 ? 32 : 128
	const hostBits = bits === undefined ? (family(block) === 4 ? 8 : 64) : Number(bits)
	if (!Number.isInteger(count) || count < 1 || count > 256) {
		return wrong(scope, path, `Fn::Cidr: count ${String(parts[1])} is not a number from 1 to 256`)
	}
	const spare = width - hostBits - prefixLength(block)
	if (!Number.isInteger(hostBits) || hostBits < 1 || spare < 0 || 2 ** spare < count) {
		return wrong(
			scope,
			path,
			`Fn::Cidr: ${block} cannot be divided into ${count} blocks of ${hostBits} host bits`,
			`a block of ${hostBits} host bits is a /${width - hostBits}`
		)
	}
	return Array.from({length: count}, (_, index) => subnetAt(block, width - hostBits, index))
}

function getAZs(argument: unknown, path: Path, evaluate: Evaluate, scope: Scope): unknown {
	const region = evaluate(argument ?? '', path)
	if (region instanceof Unknown) return region
	if (region !== '' && !isScalar(region)) {
		return wrong(scope, path, 'Fn::GetAZs takes a region, or an empty text for that of the stack')
	}
	return scope.zonesOf(region === '' ? scope.region : String(region))
}

function choose(argument: unknown, path: Path, evaluate: Evaluate, scope: Scope): unknown {
	if (!Array.isArray(argument) || argument.length !== 3 || typeof argument[0] !== 'string') {
		return wrong(
			scope,
			path,
			"every Fn::If object requires three parameters: a condition's name, and the values if it is true and if it is false"
		)
	}
	const index = scope.condition(argument[0], [...path, 0]) ? 1 : 2
	return evaluate(argument[index], [...path, index])
}

function equals(argument: unknown, path: Path, evaluate: Evaluate, scope: Scope): unknown {
	if (!Array.isArray(argument) || argument.length !== 2) {
		return wrong(scope, path, 'every Fn::Equals object requires a list of 2 string parameters.')
	}
	const [one, other] = argument.map((value, index) => evaluate(value, [...path, index]))
	const unknown = unknownIn([one, other])
	if (unknown) return unknown
	return JSON.stringify(asTexts(one)) === JSON.stringify(asTexts(other))
}

/** Comparisons are made between texts: true is 'true'. */
const asTexts = (value: unknown): unknown => (Array.isArray(value) ? value.map(asTexts) : isScalar(value) ? String(value) : value)

const extension =
	(name: string, of: Fn): Fn =>
	(argument, path, evaluate, scope) =>
		scope.template.transforms.includes('AWS::LanguageExtensions')
			? of(argument, path, evaluate, scope)
			: wrong(scope, path, `${name} is of the transform AWS::LanguageExtensions`, 'add "Transform: AWS::LanguageExtensions"')

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** Functions of rules that test lists. */
const memberTest =
	(test: (members: readonly string[], values: readonly string[]) => boolean): Fn =>
	(argument, path, evaluate) => {
		const [members, values] = list(argument).map((one, index) => evaluate(one, [...path, index]))
		const unknown = unknownIn([members, values])
		return unknown ?? test([members].flat().map(String), [values].flat().map(String))
	}

const unknownToRules: Fn = (_argument, path) => new Unknown(`${String(path.at(-1))}, which asks an account`)

export const functions: Readonly<Record<string, Fn>> = {
	Ref(argument, path, evaluate, scope) {
		const name = typeof argument === 'string' ? argument : evaluate(argument, path)
		if (name instanceof Unknown) return name
		if (typeof name !== 'string') return wrong(scope, path, 'every Ref object must have a single String value.')
		return scope.ref(name, path)
	},
	Condition: (argument, path, _evaluate, scope) =>
		typeof argument === 'string'
			? scope.condition(argument, path)
			: wrong(scope, path, 'a condition is named by a text', 'write {Condition: Name}'),
	'Fn::GetAtt': getAtt,
	'Fn::Sub': sub,
	'Fn::Join': join,
	'Fn::Split': split,
	'Fn::Select': select,
	'Fn::FindInMap': findInMap,
	'Fn::ImportValue'(argument, path, evaluate, scope) {
		const name = evaluate(argument, path)
		return name instanceof Unknown ? name : scope.imported(String(name), path)
	},
	'Fn::GetStackOutput'(argument, path, evaluate, scope) {
		const asked = evaluate(argument, path)
		if (!isMap(asked) || !isScalar(asked.StackName) || !isScalar(asked.OutputName)) {
			return unknownIn(asked) ?? wrong(scope, path, 'Fn::GetStackOutput needs StackName and OutputName')
		}
		return scope.stackOutput(String(asked.StackName), String(asked.OutputName), path)
	},
	'Fn::If': choose,
	'Fn::Equals': equals,
	'Fn::And': (argument, path, evaluate, scope) => truths('Fn::And', argument, path, evaluate, scope).every(Boolean),
	'Fn::Or': (argument, path, evaluate, scope) => truths('Fn::Or', argument, path, evaluate, scope).some(Boolean),
	'Fn::Not': (argument, path, evaluate, scope) => !truths('Fn::Not', argument, path, evaluate, scope)[0],
	'Fn::Base64'(argument, path, evaluate, scope) {
		const text = evaluate(argument, path)
		if (text instanceof Unknown) return text
		if (!isScalar(text)) return wrong(scope, path, 'every Fn::Base64 object must have a String-typed value.')
		return Buffer.from(String(text)).toString('base64')
	},
	'Fn::Cidr': cidr,
	'Fn::GetAZs': getAZs,
	'Fn::Transform'(argument, path, evaluate) {
		const {Name} = isMap(argument) ? argument : {Name: undefined}
		const name = evaluate(Name, [...path, 'Name'])
		return new Unknown(`Fn::Transform ${isScalar(name) ? name : ''}: macros run in an account, so what it makes is not known`)
	},
	'Fn::ToJsonString': extension('Fn::ToJsonString', (argument, path, evaluate) => {
		const value = evaluate(argument, path)
		return unknownIn(value) ?? JSON.stringify(value)
	}),
	'Fn::Length': extension('Fn::Length', (argument, path, evaluate, scope) => {
		const value = evaluate(argument, path)
		if (value instanceof Unknown) return value
		return Array.isArray(value) ? value.length : wrong(scope, path, 'Fn::Length takes a list')
	}),
	'Fn::Contains': memberTest((members, [value]) => value !== undefined && members.includes(value)),
	'Fn::EachMemberEquals': memberTest((members, [value]) => members.every(one => one === value)),
	'Fn::EachMemberIn': memberTest((members, values) => members.every(one => values.includes(one))),
	'Fn::RefAll': unknownToRules,
	'Fn::ValueOf': unknownToRules,
	'Fn::ValueOfAll': unknownToRules
}
