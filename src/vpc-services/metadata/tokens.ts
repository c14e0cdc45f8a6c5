/** Session tokens of IMDSv2: they contain their expiry and their instance, and only the service can make one. */
import {createHmac, timingSafeEqual} from 'node:crypto'

export type Tokens = {
	issue(instance: string, seconds: number): string
	/** Whether this is a token of that instance which has not expired. */
	holds(token: string, instance: string): boolean
}

/** Bytes of the expiry and of what proves it: 56 characters in all, as AWS's have. */
const expiryBytes = 6
const proofBytes = 36

/** `secret`: unlike any other's, or the tokens of one lab hold in another. `now`: milliseconds. */
export function tokensOf(secret: Uint8Array, now: () => number): Tokens {
	const proofOf = (expiry: Buffer, instance: string) =>
		createHmac('sha384', secret).update(expiry).update(instance).digest().subarray(0, proofBytes)
	return {
		issue(instance, seconds) {
			const expiry = Buffer.alloc(expiryBytes)
			expiry.writeUIntBE(Math.trunc(now()) + seconds * 1000, 0, expiryBytes)
			return Buffer.concat([expiry, proofOf(expiry, instance)]).toString('base64url')
		},
		holds(token, instance) {
			const bytes = Buffer.from(token, 'base64url')
			if (bytes.length !== expiryBytes + proofBytes || bytes.toString('base64url') !== token) return false
			const expiry = bytes.subarray(0, expiryBytes)
			return expiry.readUIntBE(0, expiryBytes) > now() && timingSafeEqual(bytes.subarray(expiryBytes), proofOf(expiry, instance))
		}
	}
}
