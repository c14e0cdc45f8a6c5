/** Session tokens of IMDSv2: they contain their expiry and are bound to their instance, and only the service can make them. */
import {createHmac, timingSafeEqual} from 'node:crypto'

export type Tokens = {
	issue(instance: string, seconds: number): string
	/** Whether this is an unexpired token of that instance. */
	holds(token: string, instance: string): boolean
}

/** Lengths of the expiry and of its signature: 56 characters in all, as on AWS. Unit: bytes. */
const expiryBytes = 6
const proofBytes = 36

/** `secret`: must be unique, or tokens of one lab are valid in another. `now`: milliseconds. */
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
