/** The requests and answers of one of AWS's APIs, as `npm run api-model` extracts them from AWS's service models. */
export type ServiceModel = {
	/** `ec2`, as in the scope of a signature. */
	readonly name: string
	readonly version: string
	readonly protocol: string
	/** The namespace of its XML. */
	readonly namespace: string
	/** 1.0 or 1.1, for JSON protocols. */
	readonly jsonVersion?: string
	/** The prefix in `X-Amz-Target`, for JSON protocols. */
	readonly targetPrefix?: string
	readonly operations: Readonly<Record<string, Operation>>
	readonly shapes: Readonly<Record<string, Shape>>
}

export type Operation = {
	readonly input?: string
	readonly output?: string
	/** The element around the answer, for the query protocol. */
	readonly wrapper?: string
	/** For protocols with the operation in method and path. `status`: of the answer, if it is not 200. */
	readonly http?: {readonly method: string; readonly uri: string; readonly status?: number}
}

export type Scalar = 'text' | 'integer' | 'float' | 'flag' | 'time' | 'bytes'

export type Shape = Structure | List | ShapeMap

export type Structure = {
	/** By name: the type, which is a scalar or a shape, and the names in requests and answers if they differ from the key. */
	readonly members: Readonly<Record<string, Member>>
	readonly required?: readonly string[]
}

/** `place`: where it is, if not in the body. */
export type Member = readonly [type: string, sent?: string, answered?: string, place?: Place]

export type Place = 'uri' | 'query' | 'header'

/** `item`: the XML element of one item. */
export type List = {readonly list: string; readonly item: string}

/** A map from texts to values of that type. */
export type ShapeMap = {readonly map: string}

const scalars: ReadonlySet<string> = new Set<Scalar>(['text', 'integer', 'float', 'flag', 'time', 'bytes'])

export const isScalar = (type: string): type is Scalar => scalars.has(type)

/** Errors: RangeError, for an unknown shape; models of `npm run api-model` have none. */
export function shapeOf({name, shapes}: ServiceModel, type: string): Shape {
	const shape = shapes[type]
	if (!shape) throw new RangeError(`the model of ${name} has no shape ${type}`)
	return shape
}

export const isList = (shape: Shape): shape is List => 'list' in shape
export const isMap = (shape: Shape): shape is ShapeMap => 'map' in shape

/** A member's name in requests, and in answers. */
export const sentName = (key: string, [, sent]: Member): string => sent ?? key
export const answeredName = (key: string, [, sent, answered]: Member): string => answered ?? sent ?? key
