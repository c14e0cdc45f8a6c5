/** Encodes answers and errors of the protocols `ec2` and `query` as XML. Pure. */
import type {AwsError} from './errors.ts'
import {answeredName, isList, isMap, isScalar, type ServiceModel, type Structure, shapeOf} from './model.ts'

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'

/** Leaves out values that are no members of the operation's shape. */
export function encodeXml(
	action: string,
	answer: Readonly<Record<string, unknown>>,
	requestId: string,
	model: ServiceModel
): string {
	const {output, wrapper} = model.operations[action] ?? {}
	const isEc2 = model.protocol === 'ec2'
	const shape = output === undefined ? undefined : shapeOf(model, output)
	const returns = shape === undefined || (shape as Structure).members.Return !== undefined
	const whole = returns && answer.Return === undefined ? {...answer, Return: true} : answer
	const fields = output === undefined ? '' : encodeMembers(whole, output, model)
	const body = isEc2
		? `<requestId>${requestId}</requestId>${output === undefined ? '<return>true</return>' : fields}`
		: `${wrapper === undefined ? fields : `<${wrapper}>${fields}</${wrapper}>`}<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`
	return `${declaration}<${action}Response xmlns="${model.namespace}${isEc2 ? '/' : ''}">${body}</${action}Response>`
}

export const encodeXmlError = (error: AwsError, requestId: string, {protocol, namespace}: ServiceModel): string =>
	protocol === 'ec2'
		? `${declaration}<Response><Errors><Error>${codeAndMessage(error)}</Error></Errors><RequestID>${requestId}</RequestID></Response>`
		: `${declaration}<ErrorResponse xmlns="${namespace}">${encodeError(error)}<RequestId>${requestId}</RequestId></ErrorResponse>`

const codeAndMessage = ({code, message}: AwsError): string =>
	`<Code>${escapeXml(code)}</Code><Message>${escapeXml(message)}</Message>`

export const encodeError = (error: AwsError): string =>
	`<Error><Type>${error.status < 500 ? 'Sender' : 'Receiver'}</Type>${codeAndMessage(error)}</Error>`

/** A structure's members that belong to the body. */
export const encodeMembers = (value: Readonly<Record<string, unknown>>, type: string, model: ServiceModel): string =>
	Object.entries((shapeOf(model, type) as Structure).members)
		.map(([key, member]) => {
			const inner = value[key]
			const isHere = inner !== undefined && inner !== null && member[3] === undefined
			return isHere ? element(answeredName(key, member), inner, member[0], model) : ''
		})
		.join('')

function element(name: string, value: unknown, type: string, model: ServiceModel): string {
	if (isScalar(type)) return `<${name}>${escapeXml(String(value))}</${name}>`
	const shape = shapeOf(model, type)
	if (isList(shape)) {
		const items = (value as readonly unknown[]).map(item => element(shape.item, item, shape.list, model)).join('')
		return items === '' ? `<${name}/>` : `<${name}>${items}</${name}>`
	}
	if (isMap(shape)) throw new RangeError(`${type} is a map, which no answer in XML has here`)
	return `<${name}>${encodeMembers(value as Readonly<Record<string, unknown>>, type, model)}</${name}>`
}

const entities: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;'}

/** Characters that XML cannot represent become U+FFFD. */
const escapeXml = (text: string): string =>
	text
		.replaceAll(/[&<>"\r]/g, char => entities[char] ?? char)
		.replaceAll(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}\r]/gu, '\uFFFD')
