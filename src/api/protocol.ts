/** A protocol of AWS's APIs: reads requests, and writes answers and errors. One file each in `protocols/`. */
import type {AwsError} from './errors.ts'
import type {ServiceModel} from './model.ts'
import type {SignedRequest} from './signature.ts'

export type Protocol = {
	/** Whether a request uses this protocol, of those that its service offers. */
	readonly takes: (request: SignedRequest) => boolean
	/** Errors: AwsError with this protocol's codes, for a request that matches no operation of the model. */
	readonly read: (request: SignedRequest, model: ServiceModel) => Read
	readonly write: (answered: AnsweredOperation, model: ServiceModel) => Written
	readonly writeError: (error: AwsError, requestId: string, model: ServiceModel) => Written
}

export type Read = {readonly action: string; readonly input: Readonly<Record<string, unknown>>}

export type AnsweredOperation = {
	readonly action: string
	readonly answer: Readonly<Record<string, unknown>>
	readonly requestId: string
}

export type Written = {
	readonly status: number
	readonly contentType: string
	readonly body: string | Uint8Array
	readonly headers?: Readonly<Record<string, string>>
}
