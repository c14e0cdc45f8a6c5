/**
 * One stack: its template's resources in the order of their dependencies. Each becomes edits of the lab document. Pure.
 *
 * Past 250 lines, to keep all meanings of a name in a template in one place.
 */
import {cloudFormationTypes} from '../../aws/actions.ts'
import {isRegion, zonesOf} from '../../aws/regions.ts'
import {suggest} from '../../model/did-you-mean.ts'
import type {Finding, Path} from '../../model/finding.ts'
import {makingOf} from '../making.ts'
import type {Lookup, Made} from '../part.ts'
import {refused, Unknown, unknownIn} from '../unknown.ts'
import {conditionsOf} from './conditions.ts'
import {resourcesOf} from './declared-resources.ts'
import {evaluate, orUndefined} from './evaluate.ts'
import {namesFor} from './names.ts'
import {outputsOf, plain} from './outputs.ts'
import {publicSsmValue, readParameters, shownParameters} from './parameters.ts'
import {physicalId, pseudoParameters} from './pseudo.ts'
import {checkRules} from './rules.ts'
import {noValue, type Scope} from './scope.ts'
import {code, keyOf, type Resource, type Shared, type Stack, type StackInput, type StackResource} from './stack-types.ts'
import {isMap, readTemplate} from './template.ts'
import {unemulatedResource} from './unemulated-resource.ts'
import {attributesOf, isSpecified, validateProperties} from './validate-properties.ts'

const deepestNesting = 5

/** Undefined: it is no template. Problems are in the report. */
export function makeStack(input: StackInput, shared: Shared, depth = 0): Stack | undefined {
	const {text, region, account, name: stackName} = input
	const {building, report} = shared
	const origins = new Map<string, Path>()
	const sourceOf = (path: Path): Path => {
		const source = path[0] === 'Resources' ? origins.get(String(path[1])) : undefined
		return source ? [...source, ...path.slice(2)] : path
	}
	const refuse = (finding: Finding) => report.refuse(text, {...finding, path: sourceOf(finding.path)})
	const template = readTemplate(text, refuse)
	if (!template) return undefined
	const zones = shared.zonesOf(region)
	const parameters = readParameters(template, {
		given: input.parameters,
		zones,
		refuse,
		assume: what => report.assume(stackName === '' ? what : `stack ${stackName}: ${what}`),
		idOf: (name, kind) => building.namedInFile(name, kind)
	})
	const pseudo = pseudoParameters({stackName, region, account})
	const conditionNamed = conditionsOf(template, () => scope, {refuse, report})
	const made = new Map<string, Made | 'open'>()
	const finished: StackResource[] = []
	const imports = new Set<string>()

	const scope: Scope = {
		template,
		refuse,
		region,
		ref(name, path) {
			if (Object.hasOwn(pseudo, name)) return name === 'AWS::NoValue' ? noValue : pseudo[name]
			if (parameters.has(name)) return parameters.get(name)
			const resource = resourceNamed(name, path)
			if (!resource) return refused
			const {ref} = make(resource, path)
			return (typeof ref === 'function' ? ref() : ref) ?? physicalId(stackName, name)
		},
		attribute(logicalId, attribute, path) {
			const resource = resourceNamed(logicalId, path, 'GetAtt')
			if (!resource) return refused
			return attributeOf(resource, attribute, make(resource, path), path)
		},
		condition: (name, path) => conditionNamed(name, path),
		imported(name, path) {
			imports.add(name)
			const key = keyOf(region, account, name)
			if (shared.exports.has(key)) return shared.exports.get(key)
			refuse({
				path,
				message: `No export named ${name} found. Rollback requested by user.`,
				code,
				fix: 'give the lab the stack that exports it, before this one: stacks: {…}'
			})
			return refused
		},
		stackOutput(stack, output, path) {
			const found = shared.stacks.get(keyOf(region, account, stack))?.outputs[output]
			if (found) return found.value
			refuse({path, message: `Stack ${stack} has no output ${output}`, code, fix: 'give the lab that stack, before this one'})
			return refused
		},
		dynamic(reference) {
			const [service, ...rest] = reference.split(':')
			const value = service === 'ssm' ? publicSsmValue(rest.join(':').replace(/:\d+$/, '')) : undefined
			return value ?? new Unknown(`{{resolve:${reference}}}, which is kept in an account`)
		},
		zonesOf(asked) {
			if (isRegion(asked)) return asked === region ? zones : zonesOf(asked)
			return []
		}
	}

	const resources = new Map(resourcesOf(template, scope, origins).map(one => [one.logicalId, one]))
	const names = namesFor(
		[...resources.values()].map(({logicalId, declared}) => [logicalId, declared] as const),
		stackName === '' ? 'stack' : stackName,
		shared.takenNames
	)

	function isThere({declared, logicalId}: Resource): boolean {
		return typeof declared.Condition === 'string'
			? conditionNamed(declared.Condition, ['Resources', logicalId, 'Condition'])
			: true
	}

	function resourceNamed(name: string, path: Path, by: 'Ref' | 'GetAtt' | 'DependsOn' = 'Ref'): Resource | undefined {
		const resource = resources.get(name)
		if (!resource) {
			const all = by === 'Ref' ? [...parameters.keys(), ...resources.keys()] : [...resources.keys()]
			refuse({
				path,
				message:
					by !== 'GetAtt'
						? `Template format error: Unresolved resource dependencies [${name}] in the ${String(path[0])} block of the template`
						: `Template error: instance of Fn::GetAtt references undefined resource ${name}`,
				code,
				fix: suggest(name, all)
			})
			return undefined
		}
		if (isThere(resource)) return resource
		refuse({
			path,
			message: `Template format error: Unresolved resource dependencies [${name}] in the ${String(path[0])} block of the template: its condition ${String(resource.declared.Condition)} is false`,
			code,
			fix: 'write Fn::If with the same condition here'
		})
		return undefined
	}

	function attributeOf({logicalId, declared}: Resource, name: string, result: Made, path: Path): unknown {
		const {attributes = {}, ref} = result
		if (Object.hasOwn(attributes, name)) {
			const value = attributes[name]?.()
			if (value !== undefined) return value
		}
		const type = String(declared.Type)
		const known = [...new Set([...Object.keys(attributes), ...attributesOf(type)])]
		// A nested stack has the outputs of its template, where that is known.
		const isKnown = type === 'AWS::CloudFormation::Stack' ? result.attributes !== undefined : isSpecified(type)
		if (isKnown && !known.includes(name)) {
			refuse({
				path,
				message: `Template error: resource ${logicalId} does not support attribute type ${name} in Fn::GetAtt`,
				code,
				fix: suggest(name, known)
			})
			return refused
		}
		return ref instanceof Unknown && ref.isReported
			? ref
			: new Unknown(`${logicalId}.${name}, an attribute that is not known here`)
	}

	/** `from`: where the resource is referred to. */
	function make(resource: Resource, from: Path): Made {
		const {logicalId, declared} = resource
		const known = made.get(logicalId)
		if (known === 'open') {
			const open = [...made].filter(([, one]) => one === 'open').map(([id]) => id)
			const circle = open.slice(open.indexOf(logicalId))
			refuse({
				path: from,
				message: `Circular dependency between resources: [${circle.join(', ')}]`,
				code,
				fix: 'take one of the references out: rules of security groups that name each other are resources of their own'
			})
			return {ref: refused}
		}
		if (known) return known
		made.set(logicalId, 'open')
		const result = makeNow(resource)
		made.set(logicalId, result)
		const type = String(declared.Type)
		finished.push({
			logicalId,
			type,
			...physicalIdOf(result),
			properties: result.properties ?? {}
		})
		return result
	}

	function makeNow({logicalId, declared}: Resource): Made & {readonly properties?: unknown} {
		const path = ['Resources', logicalId]
		for (const [index, other] of [declared.DependsOn ?? []].flat().entries()) {
			const at = [...path, 'DependsOn', ...(Array.isArray(declared.DependsOn) ? [index] : [])]
			if (typeof other !== 'string') {
				refuse({
					path: at,
					message: `Template format error: DependsOn of ${logicalId} must be a text, or a list of texts`,
					code,
					fix: 'write the logical id itself'
				})
				continue
			}
			const found = resources.get(other)
			// A resource whose condition is false does not count as a dependency.
			if (found) {
				if (isThere(found)) make(found, at)
			} else {
				resourceNamed(other, at, 'DependsOn')
			}
		}
		const type = String(declared.Type)
		const at = [...path, 'Properties']
		const values = orUndefined(evaluate(declared.Properties ?? {}, at, scope))
		if (values instanceof Unknown) {
			if (!values.isReported) report.note({type, logicalId, consequence: `it is left out: ${values.why}`})
			return {ref: new Unknown(`${logicalId}, which is left out`)}
		}
		if (!isMap(values)) {
			refuse({path: at, message: `Properties of ${logicalId} must be a map`, code})
			return {ref: refused}
		}
		if (type === 'AWS::CloudFormation::Stack') return {...nestedStack(logicalId, values, at), properties: plain(values)}
		const found = Object.hasOwn(cloudFormationTypes, type) ? cloudFormationTypes[type] : undefined
		if (!found) {
			const made = unemulatedResource(type, logicalId, values, {stackName, region, account, refuse, report})
			return {...made, properties: plain(values)}
		}
		const faults = [...validateProperties(type, values, at)]
		for (const fault of faults) refuse(fault)
		for (const [property, consequence] of Object.entries(found.named ?? {})) {
			const isUsed = values[property] !== undefined && !isOff(values[property])
			if (isUsed) report.note({type, logicalId, consequence: `${property}: ${consequence}`})
		}
		const making = makingOf(
			{
				logicalId,
				type,
				path,
				propertiesPath: at,
				values,
				name: names.get(logicalId) ?? logicalId,
				metadata: declared.Metadata
			},
			lookup,
			{
				building,
				report,
				stackTags: {
					...input.tags,
					...(shared.tagsStacks && {'aws:cloudformation:stack-name': stackName, 'aws:cloudformation:logical-id': logicalId})
				},
				fixOfMissing: 'refer to a resource of the template, or give a parameter the id or name of one in the lab file',
				refuse,
				origin: {file: text.file, path: sourceOf(path)}
			}
		)
		const result = found.make(making)
		building.apply(result.edits ?? [], text.file, sourceOf(path), sourceOf)
		building.add(result.things ?? [])
		return {...result, ...(faults.length > 0 && result.ref === undefined && {ref: refused}), properties: plain(values)}
	}

	function nestedStack(logicalId: string, values: Readonly<Record<string, unknown>>, at: Path): Made {
		const url = values.TemplateURL
		if (url === undefined) refuse({path: at, message: 'Properties validation failed: required key [TemplateURL] not found', code})
		if (typeof url !== 'string') {
			const unknown = unknownIn(url)
			if (unknown && !unknown.isReported) {
				report.note({type: 'AWS::CloudFormation::Stack', logicalId, consequence: `it is left out: ${unknown.why}`})
			}
			return {ref: new Unknown(`${logicalId}, whose template is not known`)}
		}
		const found = depth >= deepestNesting ? undefined : shared.nested(url, text.file)
		if (found === undefined || 'missing' in found) {
			refuse({
				path: [...at, 'TemplateURL'],
				message: found ? `S3 error: ${found.missing}` : 'stacks are nested more than five deep',
				code,
				...(found && {fix: found.fix})
			})
			return {ref: refused}
		}
		const name = `${stackName === '' ? 'stack' : stackName}-${logicalId}`
		const given = isMap(values.Parameters) ? values.Parameters : {}
		const stack = makeStack({...input, name, text: found, parameters: given}, shared, depth + 1)
		const outputs = Object.fromEntries(
			Object.entries(stack?.outputs ?? {}).map(([output, {value}]) => [`Outputs.${output}`, () => value] as const)
		)
		return {ref: pseudoParameters({stackName: name, region, account})['AWS::StackId'] as string, attributes: outputs}
	}

	const lookup: Lookup = {
		thing: id => building.thing(id),
		things: () => building.things(),
		written: path => building.written(path),
		soFar: () => building.soFar(),
		zones,
		region,
		account,
		stackName,
		scope: {
			...(region !== shared.home.region && {region}),
			...(account !== shared.home.account && {account})
		}
	}

	for (const transform of template.transforms) {
		if (transform === 'AWS::LanguageExtensions') continue
		const what =
			transform === 'AWS::Serverless-2016-10-31'
				? 'SAM is not run: functions, APIs and tables that it would make are not emulated anyway'
				: 'macros run in an account: what it would change is not changed'
		report.note({type: 'transform', logicalId: transform, consequence: what})
	}
	checkRules(scope)
	// Evaluates all conditions, even unused ones.
	for (const name of Object.keys(template.conditions)) conditionNamed(name, ['Conditions', name])
	for (const resource of resources.values()) if (isThere(resource)) make(resource, ['Resources', resource.logicalId])

	const outputs = outputsOf(template, scope, (name, value, path) => {
		const key = keyOf(region, account, name)
		if (shared.exports.has(key)) {
			refuse({
				path,
				message: `Export with name ${name} is already exported by stack`,
				code: 'AlreadyExistsException',
				fix: 'choose another name'
			})
		}
		shared.exports.set(key, value)
	})
	const stack: Stack = {
		name: stackName,
		file: text.file,
		region,
		account,
		outputs,
		resources: finished,
		parameters: shownParameters(template, parameters),
		imports: [...imports]
	}
	shared.stacks.set(keyOf(region, account, stackName), stack)
	return stack
}

/** A feature that is switched off is missed by nobody. */
const isOff = (value: unknown): boolean => /^(?:false|disabled?|off|no|)$/i.test(String(value)) && typeof value !== 'object'

function physicalIdOf({ref, things = []}: Made): Pick<StackResource, 'physicalId'> {
	const id = typeof ref === 'string' ? ref : typeof ref === 'function' ? things[0]?.id : undefined
	return id === undefined ? {} : {physicalId: id}
}
