/**
 * Writes `src/api/models/`: the requests and answers of AWS's APIs, from AWS's own service models as botocore carries them
 * (Apache-2.0): the same data that the `aws` command and boto3 are made of.
 *
 *     npm run api-model [-- FOLDER]     the folder `data` of a botocore; default: that of python3
 */
import {execFileSync} from 'node:child_process'
import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {gunzipSync} from 'node:zlib'
import {operations} from './api-operations.ts'

type BotocoreShape = {
	readonly type: string
	readonly members?: Readonly<Record<string, BotocoreRef>>
	readonly member?: BotocoreRef
	readonly required?: readonly string[]
}
type BotocoreRef = {readonly shape: string; readonly locationName?: string; readonly queryName?: string}
type Botocore = {
	readonly metadata: {
		readonly apiVersion: string
		readonly protocol: string
		readonly xmlNamespace?: string
		readonly targetPrefix?: string
	}
	readonly operations: Readonly<
		Record<string, {readonly input?: BotocoreRef; readonly output?: BotocoreRef & {readonly resultWrapper?: string}}>
	>
	readonly shapes: Readonly<Record<string, BotocoreShape>>
}

const python = 'import botocore, os; print(botocore.__version__); print(os.path.join(os.path.dirname(botocore.__file__), "data"))'
const [version = '', found = ''] = execFileSync('python3', ['-c', python], {encoding: 'utf8'}).trim().split('\n')
const folder = process.argv[2] ?? found

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
		if (shape.member) visit(shape.member.shape)
	}
	for (const root of roots) visit(root)
	return [...seen].filter(name => !scalars[model.shapes[name]?.type ?? '']).sort()
}

function modelText(service: string, names: readonly string[]): string {
	const model = readModel(service)
	const isEc2 = model.metadata.protocol === 'ec2'
	const typeOf = (name: string) => scalars[model.shapes[name]?.type ?? ''] ?? name
	const found = names.filter(name => model.operations[name])
	const inputs = found.flatMap(name => model.operations[name]?.input?.shape ?? [])
	const outputs = found.flatMap(name => model.operations[name]?.output?.shape ?? [])
	/** As the request writes it: of EC2 `queryName`, else the capitalised location, else the name. */
	const sent = (name: string, {queryName, locationName}: BotocoreRef) =>
		isEc2 ? (queryName ?? (locationName === undefined ? name : capital(locationName))) : (locationName ?? name)
	const shapeText = (name: string): string => {
		const {members, member, required = []} = model.shapes[name] as BotocoreShape
		if (member) return `${name}: {list: '${typeOf(member.shape)}', item: '${member.locationName ?? 'member'}'}`
		const all = Object.entries(members ?? {}).map(([key, ref]) => {
			const names = [sent(key, ref), ref.locationName ?? key]
			const tail = names[0] === key && names[1] === key ? '' : `, '${names[0]}'${names[1] === names[0] ? '' : `, '${names[1]}'`}`
			return `${key}: ['${typeOf(ref.shape)}'${tail}]`
		})
		const needs = required.length > 0 ? `, required: [${required.map(one => `'${one}'`).join(', ')}]` : ''
		return `${name}: {members: {${all.join(', ')}}${needs}}`
	}
	const typeText = (name: string): string => {
		const {members, member, required = []} = model.shapes[name] as BotocoreShape
		const ts = (shape: string) => tsTypes[typeOf(shape)] ?? shape
		if (member) return `export type ${name} = readonly ${ts(member.shape)}[]`
		const fields = Object.entries(members ?? {}).map(
			([key, ref]) => `\treadonly ${key}${required.includes(key) ? '' : '?'}: ${ts(ref.shape)}\n`
		)
		return `export type ${name} = {\n${fields.join('')}}`
	}
	const operation = (name: string) => {
		const {input, output} = model.operations[name] ?? {}
		const wrapper = output?.resultWrapper
		return `\t\t${name}: {${[input && `input: '${input.shape}'`, output && `output: '${output.shape}'`, wrapper && `wrapper: '${wrapper}'`].filter(Boolean).join(', ')}}`
	}
	const {apiVersion, protocol, xmlNamespace = '', targetPrefix} = model.metadata
	return [
		`// Written by \`npm run api-model\` from AWS's service model as botocore ${version} carries it (Apache-2.0). Not to be edited.`,
		"import type {ServiceModel} from '../model.ts'",
		'',
		`export const ${service}: ServiceModel = {`,
		`\tname: '${service}',`,
		`\tversion: '${apiVersion}',`,
		`\tprotocol: '${protocol}',`,
		`\tnamespace: '${xmlNamespace}',`,
		...(targetPrefix === undefined ? [] : [`\ttargetPrefix: '${targetPrefix}',`]),
		'\toperations: {',
		found.map(operation).join(',\n'),
		'\t},',
		'\tshapes: {',
		shapesFrom(model, [...inputs, ...outputs])
			.map(name => `\t\t${shapeText(name)}`)
			.join(',\n'),
		'\t}',
		'}',
		'',
		...shapesFrom(model, inputs).map(typeText),
		'',
		'export type Requests = {',
		...found.map(name => `\treadonly ${name}: ${model.operations[name]?.input?.shape ?? '{}'}`),
		'}',
		''
	].join('\n')
}

for (const [service, names] of Object.entries(operations)) {
	writeFileSync(new URL(`../src/api/models/${service}.ts`, import.meta.url), modelText(service, names))
}
