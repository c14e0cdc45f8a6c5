/** What a protocol of AWS's APIs has to do: read a request, write its answer or its refusal. One file each in `protocols/`. */
import type {AwsError} from './errors.ts'
import type {ServiceModel} from './model.ts'
import type {SignedRequest} from './signature.ts'

export type Protocol = {
	/** Of the protocols of one service, which a client chooses from: whether the request is of this one. */
	readonly takes: (request: SignedRequest) => boolean
	/** Errors: AwsError, in this protocol's codes, for what is no request of an operation of the model. */
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
