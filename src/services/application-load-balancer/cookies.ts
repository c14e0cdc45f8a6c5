/** Cookies that bind a client to its target or its target group (ALB-3). No effects. */
import {createHmac} from 'node:crypto'

export const cookieNames = {target: 'AWSALB', application: 'AWSALBAPP-0', group: 'AWSALBTG'} as const

export function cookiesOf(header: string | undefined): ReadonlyMap<string, string> {
	const pairs = (header ?? '').split(';').flatMap(part => {
		const at = part.indexOf('=')
		return at < 1 ? [] : [[part.slice(0, at).trim(), part.slice(at + 1).trim()] as const]
	})
	return new Map(pairs)
}

/** A value and its expiry in a form that clients can neither read nor forge: `key` is the load balancer's. */
export function sealed(value: string, untilMs: number, key: string): string {
	const text = Buffer.from(JSON.stringify([value, untilMs])).toString('base64url')
	return `${text}.${signature(text, key)}`
}

/** Undefined: the cookie is not one of ours, or has expired. */
export function unsealed(cookie: string | undefined, nowMs: number, key: string): string | undefined {
	const [text = '', signed = ''] = (cookie ?? '').split('.')
	if (text === '' || signed !== signature(text, key)) return undefined
	const [value, untilMs] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [string, number]
	return untilMs > nowMs ? value : undefined
}

const signature = (text: string, key: string): string => createHmac('sha256', key).update(text).digest('base64url')

/** The cookie, and its twin for cross-site requests. An application cookie lasts for the client's session. */
export function setCookies(name: string, value: string, expires: Date | undefined): string[] {
	const common = `${expires ? `Expires=${expires.toUTCString()}; ` : ''}Path=/`
	const twin = name === cookieNames.application ? [] : [`${name}CORS=${value}; ${common}; SameSite=None; Secure`]
	return [`${name}=${value}; ${common}`, ...twin]
}
