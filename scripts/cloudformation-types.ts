/**
 * Writes `specification.json`: properties and attributes of the types of resources that are supported, from AWS's resource
 * specification as the npm package @aws-cdk/aws-service-spec carries it (Apache-2.0).
 *
 *     npm pack @aws-cdk/aws-service-spec && tar xzf aws-cdk-aws-service-spec-*.tgz
 *     npm run cloudformation-types -- package
 */
import {readFileSync, writeFileSync} from 'node:fs'
import {gunzipSync} from 'node:zlib'
import {cloudFormationTypes} from '../src/aws/actions.ts'

type Type =
	| {readonly type: 'ref'; readonly reference: {readonly $ref: string}}
	| {readonly type: 'array' | 'map'; readonly element: Type}
	| {readonly type: 'union'; readonly types: readonly Type[]}
	| {readonly type: 'string' | 'number' | 'integer' | 'boolean' | 'date-time' | 'json' | 'tag'}
type Property = {readonly type: Type; readonly required?: boolean; readonly causesReplacement?: 'yes' | 'maybe'}
type Entity = {
	readonly $id: string
	readonly name: string
	readonly cloudFormationType?: string
	readonly properties: Readonly<Record<string, Property>>
	readonly attributes?: Readonly<Record<string, unknown>>
}
type Table = {readonly entities: readonly Entity[]}

const folder = process.argv[2] ?? 'package'
const {schema} = JSON.parse(gunzipSync(readFileSync(`${folder}/db.json.gz`)).toString()) as {
	schema: {readonly resource: Table; readonly typeDefinition: Table}
}

const byId = new Map(schema.typeDefinition.entities.map(entity => [entity.$id, entity]))
const definitions = new Map<string, Readonly<Record<string, string>>>()
const nameById = new Map<string, string>()

const scalars: Readonly<Record<string, string>> = {
	string: 'text',
	'date-time': 'text',
	number: 'number',
	integer: 'integer',
	boolean: 'flag'
}

function wordOf(type: Type, owner: string): string {
	if (type.type === 'array') return `[${wordOf(type.element, owner)}]`
	if (type.type === 'map') return `{${wordOf(type.element, owner)}}`
	if (type.type === 'ref') return `#${define(type.reference.$ref, owner)}`
	return scalars[type.type] ?? 'any'
}

/** Of each resource its own: two may have definitions of one name. */
function define(id: string, owner: string): string {
	const known = nameById.get(id)
	if (known !== undefined) return known
	const entity = byId.get(id)
	if (!entity) throw new Error(`no definition ${id}`)
	const name = `${owner}.${entity.name}`
	nameById.set(id, name)
	definitions.set(name, membersOf(entity, owner))
	return name
}

const suffix = {yes: ' R', maybe: ' M'} as const

const membersOf = ({properties}: Entity, owner: string): Readonly<Record<string, string>> =>
	Object.fromEntries(
		Object.entries(properties).map(([name, {type, required, causesReplacement}]) => [
			name,
			`${wordOf(type, owner)}${required ? '!' : ''}${causesReplacement ? suffix[causesReplacement] : ''}`
		])
	)

const types = Object.fromEntries(
	Object.keys(cloudFormationTypes)
		.sort()
		.flatMap(type => {
			const entity = schema.resource.entities.find(one => one.cloudFormationType === type)
			if (!entity) return []
			const owner = type.replace(/^AWS::/, '').replace('::', '.')
			return [[type, {properties: membersOf(entity, owner), attributes: Object.keys(entity.attributes ?? {})}]]
		})
)

/** One type or definition a line, so that a difference is readable. */
const lines = (all: object) =>
	Object.entries(all)
		.map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`)
		.join(',\n')

const text = `{\n"types": {\n${lines(types)}\n},\n"definitions": {\n${lines(Object.fromEntries(definitions))}\n}\n}\n`
writeFileSync(new URL('../src/iac/cloudformation/specification.json', import.meta.url), text)
