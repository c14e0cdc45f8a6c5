/** The protocols `json` 1.0 and 1.1: the operation in the header X-Amz-Target, its input and answer as JSON. */
import {AwsError} from '../errors.ts'
import {readJson, readValue, writeValue} from '../json-values.ts'
import type {ServiceModel} from '../model.ts'
import type {Protocol} from '../protocol.ts'

const contentTypeOf = ({jsonVersion = '1.0'}: ServiceModel): string => `application/x-amz-json-${jsonVersion}`

export const json: Protocol = {
	takes: ({headers}) => headers['x-amz-target'] !== undefined,
	read({headers, body}, model) {
		const [prefix, action = ''] = (headers['x-amz-target'] ?? '').split('.')
		if (prefix !== model.targetPrefix || !Object.hasOwn(model.operations, action)) {
			throw new AwsError('UnknownOperationException', `The action ${action.slice(0, 200)} is not valid for this web service.`)
		}
		const shape = model.operations[action]?.input
		return {action, input: shape === undefined ? {} : readValue(readJson(body), shape, model)}
	},
	write: ({action, answer}, model) => ({
		status: 200,
		contentType: contentTypeOf(model),
		body: JSON.stringify(writeValue(answer, model.operations[action]?.output, model))
	}),
	writeError: ({code, message, status}, _requestId, model) => ({
		status,
		contentType: contentTypeOf(model),
		headers: {'x-amzn-errortype': code},
		body: JSON.stringify({__type: code, message})
	})
}
