/** The configuration in a plan: which references its expressions have. It has no expressions themselves. Pure. */
import {isMap, type Values} from './translate.ts'

/** A resource, by its address without keys. */
type Configured = {readonly expressions: Values}

type Scope = {readonly prefix: string; readonly module: Values; readonly call: Values; readonly parent: Scope | undefined}

export type Configuration = {
	readonly resources: ReadonlyMap<string, Configured>
	/** By module, without keys; the root is empty. */
	readonly modules: ReadonlyMap<string, Scope>
}

export function configurationIn(data: Values): Configuration {
	const found = new Map<string, Configured>()
	const byModule = new Map<string, Scope>()
	const visit = (scope: Scope) => {
		byModule.set(scope.prefix, scope)
		for (const one of listOf(scope.module.resources)) {
			if (!isMap(one) || typeof one.address !== 'string') continue
			found.set(joined(scope.prefix, one.address), {expressions: isMap(one.expressions) ? one.expressions : {}})
		}
		for (const [name, call] of Object.entries(isMap(scope.module.module_calls) ? scope.module.module_calls : {})) {
			if (isMap(call) && isMap(call.module)) {
				visit({prefix: joined(scope.prefix, `module.${name}`), module: call.module, call, parent: scope})
			}
		}
	}
	const configuration = isMap(data.configuration) ? data.configuration : {}
	visit({prefix: '', module: isMap(configuration.root_module) ? configuration.root_module : {}, call: {}, parent: undefined})
	return {resources: found, modules: byModule}
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const joined = (prefix: string, rest: string): string => (prefix === '' ? rest : `${prefix}.${rest}`)

/** An attribute of one instance. */
export type Target = {readonly address: string; readonly attribute: string}

type Own = {readonly address: string; readonly module: string}

/** `["aws_vpc.main.id", "aws_vpc.main"]`: the longer one has the shorter one in it. */
const longest = (references: readonly string[]): readonly string[] =>
	references.filter(
		one => !references.some(other => other !== one && (other.startsWith(`${one}.`) || other.startsWith(`${one}[`)))
	)

/** `module.a["x"].aws_subnet.b[0]` as the configuration has it: `module.a.aws_subnet.b`. */
export const withoutKeys = (address: string): string => address.replaceAll(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g, '')

/** Undefined: the references alone do not say which instances are meant. */
export function targetsOf(
	references: readonly string[],
	{module}: Own,
	{modules}: Configuration,
	addresses: readonly string[]
): readonly Target[] | undefined {
	const scope = modules.get(withoutKeys(module))
	if (!scope) return undefined
	const all = longest(references).map(reference => targetsOfOne(reference, scope, {module, addresses}, 0))
	return all.includes(undefined) ? undefined : all.flatMap(one => one ?? [])
}

type Around = {
	/** With keys. */
	readonly module: string
	readonly addresses: readonly string[]
}

const deepest = 20

function targetsOfOne(reference: string, scope: Scope, around: Around, depth: number): readonly Target[] | undefined {
	if (depth > deepest) return undefined
	const follow = (expression: unknown, to: Scope, module: string): readonly Target[] | undefined => {
		if (!isMap(expression) || !Array.isArray(expression.references)) return undefined
		const all = longest(expression.references.map(String)).map(one => targetsOfOne(one, to, {...around, module}, depth + 1))
		return all.includes(undefined) ? undefined : all.flatMap(one => one ?? [])
	}
	const [, variable] = /^var\.([\w-]+)$/.exec(reference) ?? []
	if (variable !== undefined) {
		const expressions = isMap(scope.call.expressions) ? scope.call.expressions : {}
		return (
			scope.parent && follow(expressions[variable], scope.parent, around.module.replace(/\.?module\.[\w-]+(?:\[[^\]]*\])?$/, ''))
		)
	}
	const [, called, output] = /^module\.([\w-]+)\.([\w-]+)$/.exec(reference) ?? []
	if (called !== undefined && output !== undefined) return ofOutput({called, output}, scope, around, follow)
	const [, type, name, key = '', attribute] = /^([a-z]\w*)\.([\w-]+)((?:\[[^\]]*\])?)\.(\w+)$/.exec(reference) ?? []
	if (type === undefined || /^(?:data|each|count|local|path|self|terraform)$/.test(type)) return undefined
	const address = joined(around.module, `${type}.${name}${key}`)
	// Without a key it is a single resource, or a splat of one whose instances are not told apart.
	return around.addresses.includes(address) ? [{address, attribute: attribute as string}] : undefined
}

type Called = {readonly called: string; readonly output: string}
type Follow = (expression: unknown, to: Scope, module: string) => readonly Target[] | undefined

function ofOutput({called, output}: Called, scope: Scope, {module}: Around, follow: Follow): readonly Target[] | undefined {
	const calls = isMap(scope.module.module_calls) ? scope.module.module_calls : {}
	const call = calls[called]
	if (!isMap(call) || !isMap(call.module) || call.count_expression || call.for_each_expression) return undefined
	const outputs = isMap(call.module.outputs) ? call.module.outputs : {}
	const found = outputs[output]
	const inner: Scope = {prefix: joined(scope.prefix, `module.${called}`), module: call.module, call, parent: scope}
	return isMap(found) ? follow(found.expression, inner, joined(module, `module.${called}`)) : undefined
}

/** Of the default provider. */
export function providerRegion(data: Values): string | undefined {
	const configuration = isMap(data.configuration) ? data.configuration : {}
	const providers = isMap(configuration.provider_config) ? configuration.provider_config : {}
	const own = isMap(providers.aws) && isMap(providers.aws.expressions) ? providers.aws.expressions.region : undefined
	if (!isMap(own)) return undefined
	if (typeof own.constant_value === 'string') return own.constant_value
	const [, variable] = /^var\.([\w-]+)$/.exec(listOf(own.references).join(' ')) ?? []
	const variables = isMap(data.variables) ? data.variables : {}
	const given = variable === undefined ? undefined : variables[variable]
	return isMap(given) && typeof given.value === 'string' ? given.value : undefined
}
