/** An error that AWS answers. `status`: the HTTP status. */
export class AwsError extends Error {
	override readonly name = 'AwsError'
	readonly code: string
	readonly status: number

	constructor(code: string, message: string, status = 400) {
		super(message)
		this.code = code
		this.status = status
	}
}

export const invalidValue = (value: unknown, parameter: string, why = ''): AwsError =>
	new AwsError('InvalidParameterValue', `Value (${String(value)}) for parameter ${parameter} is invalid.${why && ` ${why}`}`)

export const missing = (parameter: string): AwsError =>
	new AwsError('MissingParameter', `The request must contain the parameter ${parameter}`)

/** Clients tolerate exactly this error for an action that is not emulated. */
export const invalidAction = (action: string): AwsError =>
	new AwsError('InvalidAction', `The action ${action} is not valid for this web service.`)
