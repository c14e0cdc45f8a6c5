/** The requests and answers of one of AWS's APIs, as `npm run api-model` takes them from AWS's service models. */
export type ServiceModel = {
	/** `ec2`, as in the scope of a signature. */
	readonly name: string
	readonly version: string
	readonly protocol: string
	/** Of its XML. */
	readonly namespace: string
	/** 1.0 or 1.1, for JSON protocols. */
	readonly jsonVersion?: string
	/** Of `X-Amz-Target`, for JSON protocols. */
	readonly targetPrefix?: string
	readonly operations: Readonly<Record<string, Operation>>
	readonly shapes: Readonly<Record<string, Shape>>
}

export type Operation = {
	readonly input?: string
	readonly output?: string
	/** The element around its answer, for the query protocol. */
	readonly wrapper?: string
	/** For protocols whose operation is in method and path. `status`: of its answer, where that is not 200. */
	readonly http?: {readonly method: string; readonly uri: string; readonly status?: number}
}

export type Scalar = 'text' | 'integer' | 'float' | 'flag' | 'time' | 'bytes'

export type Shape = Structure | List | ShapeMap

export type Structure = {
	/** By name: a scalar or the name of a shape, its name in requests, and in answers where that is another; absent: its own name. */
	readonly members: Readonly<Record<string, Member>>
	readonly required?: readonly string[]
}

/** `place`: where it stands, if not in the body. */
export type Member = readonly [type: string, sent?: string, answered?: string, place?: Place]

export type Place = 'uri' | 'query' | 'header'

/** `item`: the element of one in XML. */
export type List = {readonly list: string; readonly item: string}

/** Values of that type by texts. */
export type ShapeMap = {readonly map: string}

const scalars: ReadonlySet<string> = new Set<Scalar>(['text', 'integer', 'float', 'flag', 'time', 'bytes'])

export const isScalar = (type: string): type is Scalar => scalars.has(type)

/** Errors: RangeError, if the model has no such shape, which `npm run api-model` never writes. */
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
