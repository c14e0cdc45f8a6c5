import {type Element, errorDocument} from './xml.ts'

export type S3Answer = {
	readonly status: number
	readonly headers: Readonly<Record<string, string>>
	readonly body: Buffer
}

/** An error in S3's own format. */
export const refuse = (
	status: number,
	code: string,
	message: string,
	more: readonly Element[] = [],
	headers: Readonly<Record<string, string>> = {}
): S3Answer => ({
	status,
	headers: {'Content-Type': 'application/xml', ...headers},
	body: Buffer.from(errorDocument([['Code', code], ['Message', message], ...more]))
})

export const accessDenied = (reason: string): S3Answer => refuse(403, 'AccessDenied', reason)
