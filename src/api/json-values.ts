/** Values of the JSON protocols, read and written by the shapes of a model. Pure. */
import {AwsError} from './errors.ts'
import {
	answeredName,
	isList,
	isMap,
	isScalar,
	type Scalar,
	type ServiceModel,
	type Structure,
	sentName,
	shapeOf
} from './model.ts'

type Item = Readonly<Record<string, unknown>>

const deepest = 32

const malformed = (message: string): AwsError => new AwsError('SerializationException', message)

/** A body as an object; an empty body has no members. Errors: AwsError. */
export function readJson(body: Buffer): Item {
	const text = body.toString('utf8')
	if (text.trim() === '') return {}
	let value: unknown
	try {
		value = JSON.parse(text)
	} catch {
		throw malformed('The request body is no JSON')
	}
	return asObject(value)
}

/** Errors: AwsError, if the value is not an object. */
export function asObject(value: unknown): Item {
	if (!isObject(value)) throw malformed('The request body is no object')
	return value
}

const isObject = (value: unknown): value is Item => typeof value === 'object' && value !== null && !Array.isArray(value)

/** An input of that shape. Ignores unknown members, as AWS does. Errors: AwsError names members that are missing or have another type. */
export function readValue(value: Item, type: string, model: ServiceModel): Item {
	const lacking: string[] = []
	const input = readStructure(value, shapeOf(model, type) as Structure, '', {model, lacking, depth: 0})
	if (lacking.length > 0) throw lackingError(lacking)
	return input
}

export const lackingError = (paths: readonly string[]): AwsError =>
	new AwsError(
		'ValidationException',
		`${paths.length} validation error${paths.length === 1 ? '' : 's'} detected: ${paths
			.map(path => `Value null at '${path}' failed to satisfy constraint: Member must not be null`)
			.join('; ')}`
	)

type Reading = {readonly model: ServiceModel; readonly lacking: string[]; readonly depth: number}

function readStructure(value: Item, {members, required = []}: Structure, path: string, reading: Reading): Item {
	const found: Record<string, unknown> = {}
	for (const [key, member] of Object.entries(members)) {
		const name = sentName(key, member)
		const inner = Object.hasOwn(value, name) ? value[name] : undefined
		if (inner !== undefined && inner !== null) found[key] = readInner(inner, member[0], below(path, name), reading)
	}
	reading.lacking.push(...required.filter(key => found[key] === undefined).map(key => below(path, key)))
	return found
}

const below = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`)

function readInner(value: unknown, type: string, path: string, reading: Reading): unknown {
	const inner = {...reading, depth: reading.depth + 1}
	if (inner.depth > deepest) throw malformed('The request body is nested too deeply')
	if (isScalar(type)) return readScalar(value, type, path)
	const shape = shapeOf(reading.model, type)
	if (isList(shape)) {
		if (!Array.isArray(value)) throw malformed(`${path} must be a list`)
		return value.map((one, index) => readInner(one, shape.list, `${path}.${index + 1}.member`, inner))
	}
	if (!isObject(value)) throw malformed(`${path} must be an object`)
	if (isMap(shape)) {
		return Object.fromEntries(
			Object.entries(value).map(([key, one]) => [key, readInner(one, shape.map, below(path, key), inner)])
		)
	}
	return readStructure(value, shape, path, inner)
}

const typeNames: Readonly<Record<Scalar, readonly string[]>> = {
	text: ['string'],
	integer: ['number'],
	float: ['number'],
	flag: ['boolean'],
	time: ['number', 'string'],
	bytes: ['string']
}

function readScalar(value: unknown, type: Scalar, path: string): unknown {
	if (!typeNames[type].includes(typeof value)) throw malformed(`${path} must be a ${typeNames[type][0]}`)
	if (type === 'integer' && !Number.isInteger(value)) throw malformed(`${path} must be a whole number`)
	return type === 'time' && typeof value === 'number' ? new Date(value * 1000).toISOString() : value
}

/** Leaves out values that are no members of the shape. `time`: the format of a time given in seconds since the epoch. */
export function writeValue(
	value: unknown,
	type: string | undefined,
	model: ServiceModel,
	time: (seconds: number) => unknown = seconds => seconds
): unknown {
	if (type === undefined) return {}
	if (isScalar(type)) return type === 'time' && typeof value === 'string' ? time(Date.parse(value) / 1000) : value
	const shape = shapeOf(model, type)
	if (isList(shape)) return (value as readonly unknown[]).map(one => writeValue(one, shape.list, model, time))
	const entries = Object.entries(value as Item).filter(([, inner]) => inner !== undefined && inner !== null)
	if (isMap(shape)) return Object.fromEntries(entries.map(([key, inner]) => [key, writeValue(inner, shape.map, model, time)]))
	return Object.fromEntries(
		entries.flatMap(([key, inner]) => {
			const member = shape.members[key]
			return member ? [[answeredName(key, member), writeValue(inner, member[0], model, time)]] : []
		})
	)
}
