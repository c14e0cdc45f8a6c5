/** The protocols `ec2` and `query`: forms in, XML out. They differ in how lists are numbered and in the element around an answer. */
import {decodeQuery, readForm} from '../decode-query.ts'
import {encodeXml, encodeXmlError} from '../encode-xml.ts'
import {AwsError, invalidAction} from '../errors.ts'
import type {Protocol} from '../protocol.ts'

const contentType = 'text/xml;charset=UTF-8'

export const ec2: Protocol = {
	takes: () => true,
	read({body}, model) {
		const form = readForm(body.toString('utf8'))
		if (!Object.hasOwn(model.operations, form.action)) throw invalidAction(form.action.slice(0, 200))
		return {action: form.action, input: decodeQuery(form, model)}
	},
	write: ({action, answer, requestId}, model) => ({status: 200, contentType, body: encodeXml(action, answer, requestId, model)}),
	writeError: (error, requestId, model) => ({status: error.status, contentType, body: encodeXmlError(error, requestId, model)})
}

/** Classic Load Balancers have the same service name, and are distinguished by the API version. */
export const query: Protocol = {
	...ec2,
	read(request, model) {
		const {action, version} = readForm(request.body.toString('utf8'))
		if (version !== '' && version !== model.version) {
			const [operation, asked] = [action, version].map(text => text.slice(0, 200))
			throw new AwsError('InvalidAction', `Could not find operation ${operation} for version ${asked}`)
		}
		return ec2.read(request, model)
	}
}
