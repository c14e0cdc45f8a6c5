/**
 * Writes `api-models/`: the requests and answers of AWS's APIs, from AWS's own service models as botocore carries them
 * (Apache-2.0): the same data that the `aws` command and boto3 are made of. Of each service its model, for the server, and the
 * types of its requests.
 *
 *     npm run api-model [-- FOLDER]     the folder `data` of a botocore; default: that of python3
 */
import {execFileSync} from 'node:child_process'
import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {gunzipSync} from 'node:zlib'
import type {Member, Operation, ServiceModel, Shape} from '../src/api/model.ts'
import {operations} from './api-operations.ts'

type BotocoreShape = {
	readonly type: string
	readonly members?: Readonly<Record<string, BotocoreRef>>
	readonly member?: BotocoreRef
	/** Of a map. */
	readonly value?: BotocoreRef
	readonly required?: readonly string[]
}
type BotocoreRef = {
	readonly shape: string
	/** Absent: it stands in the body. */
	readonly location?: keyof typeof places
	readonly locationName?: string
	readonly queryName?: string
	readonly xmlNamespace?: {readonly uri: string}
}
type BotocoreOperation = {
	readonly http?: {readonly method: string; readonly requestUri: string; readonly responseCode?: number}
	readonly input?: BotocoreRef
	readonly output?: BotocoreRef & {readonly resultWrapper?: string}
}
type Botocore = {
	readonly metadata: {
		readonly apiVersion: string
		readonly protocol: string
		readonly xmlNamespace?: string
		readonly targetPrefix?: string
		readonly jsonVersion?: string
	}
	readonly operations: Readonly<Record<string, BotocoreOperation>>
	readonly shapes: Readonly<Record<string, BotocoreShape>>
}

const python = 'import botocore, os; print(botocore.__version__); print(os.path.join(os.path.dirname(botocore.__file__), "data"))'
const [version = '', found = ''] = execFileSync('python3', ['-c', python], {encoding: 'utf8'}).trim().split('\n')
const folder = process.argv[2] ?? found

const places = {uri: 'uri', querystring: 'query', header: 'header'} as const

const scalars: Readonly<Record<string, string>> = {
	string: 'text',
	integer: 'integer',
	long: 'integer',
	float: 'float',
	double: 'float',
	boolean: 'flag',
	timestamp: 'time',
	blob: 'bytes'
}
const tsTypes: Readonly<Record<string, string>> = {
	text: 'string',
	integer: 'number',
	float: 'number',
	flag: 'boolean',
	time: 'string',
	bytes: 'string'
}

function readModel(service: string): Botocore {
	const versions = readdirSync(`${folder}/${service}`)
		.filter(name => /^\d{4}-/.test(name))
		.sort()
	const path = `${folder}/${service}/${versions.at(-1)}/service-2.json`
	return JSON.parse((existsSync(path) ? readFileSync(path) : gunzipSync(readFileSync(`${path}.gz`))).toString('utf8'))
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

function shapesFrom(model: Botocore, roots: readonly string[]): readonly string[] {
	const seen = new Set<string>()
	const visit = (name: string) => {
		const shape = model.shapes[name]
		if (!shape || seen.has(name)) return
		seen.add(name)
		for (const member of Object.values(shape.members ?? {})) visit(member.shape)
		for (const inner of [shape.member, shape.value]) if (inner) visit(inner.shape)
	}
	for (const root of roots) visit(root)
	return [...seen].filter(name => !scalars[model.shapes[name]?.type ?? '']).sort()
}

function requestsAndAnswers(model: Botocore, names: readonly string[]) {
	const found = names.filter(name => model.operations[name])
	const inputs = found.flatMap(name => model.operations[name]?.input?.shape ?? [])
	const outputs = found.flatMap(name => model.operations[name]?.output?.shape ?? [])
	return {found, inputs, outputs}
}

const typeOf = (model: Botocore, name: string) => scalars[model.shapes[name]?.type ?? ''] ?? name

/** As the request writes it: of EC2 `queryName`, else the capitalised location, else the name. */
function sentName(isEc2: boolean, name: string, {queryName, locationName}: BotocoreRef): string {
	if (!isEc2) return locationName ?? name
	return queryName ?? (locationName === undefined ? name : capital(locationName))
}

function shapeOf(model: Botocore, name: string): Shape {
	const {members, member, value, required = []} = model.shapes[name] as BotocoreShape
	if (value) return {map: typeOf(model, value.shape)}
	if (member) return {list: typeOf(model, member.shape), item: member.locationName ?? 'member'}
	const memberOf = (key: string, ref: BotocoreRef): Member => {
		const type = typeOf(model, ref.shape)
		const sent = sentName(model.metadata.protocol === 'ec2', key, ref)
		const answered = ref.locationName ?? key
		if (ref.location) return [type, sent, answered, places[ref.location]]
		if (answered !== sent) return [type, sent, answered]
		return sent === key ? [type] : [type, sent]
	}
	const all = Object.entries(members ?? {}).map(([key, ref]) => [key, memberOf(key, ref)] as const)
	return {members: Object.fromEntries(all), ...(required.length > 0 && {required})}
}

function operationOf(model: Botocore, name: string): Operation {
	const {input, output, http} = model.operations[name] ?? {}
	const isRest = model.metadata.protocol.startsWith('rest-')
	return {
		...(input && {input: input.shape}),
		...(output && {output: output.shape}),
		...(output?.resultWrapper && {wrapper: output.resultWrapper}),
		...(isRest && http && {http: routeOf(http)})
	}
}

const routeOf = ({method, requestUri: uri, responseCode: status = 200}: NonNullable<BotocoreOperation['http']>) => ({
	method,
	uri,
	...(status !== 200 && {status})
})

function serviceModel(service: string, model: Botocore, names: readonly string[]): ServiceModel {
	const {found, inputs, outputs} = requestsAndAnswers(model, names)
	const ofRequests = Object.values(model.operations).flatMap(({input}) => input?.xmlNamespace?.uri ?? [])
	const {apiVersion, protocol, xmlNamespace = ofRequests[0] ?? '', targetPrefix, jsonVersion} = model.metadata
	return {
		name: service,
		version: apiVersion,
		protocol,
		namespace: xmlNamespace,
		...(targetPrefix !== undefined && {targetPrefix}),
		...(jsonVersion !== undefined && {jsonVersion}),
		operations: Object.fromEntries(found.map(name => [name, operationOf(model, name)])),
		shapes: Object.fromEntries(shapesFrom(model, [...inputs, ...outputs]).map(name => [name, shapeOf(model, name)]))
	}
}

function requestTypes(model: Botocore, names: readonly string[]): string {
	const {found, inputs} = requestsAndAnswers(model, names)
	const tsType = (shape: string) => tsTypes[typeOf(model, shape)] ?? shape
	const typeText = (name: string): string => {
		const {members, member, value, required = []} = model.shapes[name] as BotocoreShape
		if (value) return `export type ${name} = Readonly<Record<string, ${tsType(value.shape)}>>`
		if (member) return `export type ${name} = readonly ${tsType(member.shape)}[]`
		const fields = Object.entries(members ?? {}).map(
			([key, ref]) => `\treadonly ${key}${required.includes(key) ? '' : '?'}: ${tsType(ref.shape)}\n`
		)
		return `export type ${name} = {\n${fields.join('')}}`
	}
	return [
		`// Written by \`npm run api-model\` from AWS's service model as botocore ${version} carries it (Apache-2.0). Not to be edited.`,
		...shapesFrom(model, inputs).map(typeText),
		'',
		'export type Requests = {',
		...found.map(name => `\treadonly ${name}: ${model.operations[name]?.input?.shape ?? '{}'}`),
		'}',
		''
	].join('\n')
}

/** One operation or shape a line, so that a difference is readable. */
function jsonText({operations, shapes, ...head}: ServiceModel): string {
	const lines = (all: object) => Object.entries(all).map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`)
	const part = (name: string, all: object) => `"${name}": {\n${lines(all).join(',\n')}\n}`
	return `{\n${[...lines(head), part('operations', operations), part('shapes', shapes)].join(',\n')}\n}\n`
}

for (const [service, names] of Object.entries(operations)) {
	const model = readModel(service)
	const file = (extension: string) => new URL(`../api-models/${service}.${extension}`, import.meta.url)
	writeFileSync(file('json'), jsonText(serviceModel(service, model, names)))
	writeFileSync(file('d.ts'), requestTypes(model, names))
}
