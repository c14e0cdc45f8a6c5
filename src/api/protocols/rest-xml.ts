/** The protocol `rest-xml`: the operation by method and path, its members in path, query and headers, and the rest as XML. */
import {encodeError, encodeMembers} from '../encode-xml.ts'
import type {Protocol} from '../protocol.ts'
import {boundMembers, headersOf, routed} from '../rest.ts'
import {readXml} from '../xml-values.ts'

const contentType = 'text/xml'

export const restXml: Protocol = {
	takes: () => true,
	read(request, model) {
		const {action, shape, bound} = routed(request, model)
		if (shape === undefined) return {action, input: {}}
		return {action, input: readXml(request.body, boundMembers(bound, shape, model), shape, model)}
	},
	write({action, answer}, model) {
		const {output, http} = model.operations[action] ?? {}
		const fields = output === undefined ? '' : encodeMembers(answer, output, model)
		return {
			status: http?.status ?? 200,
			contentType,
			headers: output === undefined ? {} : headersOf(answer, output, model),
			body: `<?xml version="1.0"?>\n<${action}Response xmlns="${model.namespace}">${fields}</${action}Response>`
		}
	},
	writeError: (error, requestId, {namespace}) => ({
		status: error.status,
		contentType,
		body: `<?xml version="1.0"?>\n<ErrorResponse xmlns="${namespace}">${encodeError(error)}<RequestId>${requestId}</RequestId></ErrorResponse>`
	})
}
