/**
 * Identifiers and other arbitrary choices of AWS, derived from a hash of their purpose: the same lab file
 * results in the same ones on every run and machine (MOD-2).
 */
import {hash} from 'node:crypto'

/** `vpc-` and 17 hex digits, for example. Current ones of AWS all begin with 0. */
export const idOf = (prefix: string, key: string): string => `${prefix}-0${hash('sha1', `${prefix} ${key}`).slice(0, 16)}`

/** A number of that many bits, 160 at most. */
export const hashNumber = (text: string, bits: number): bigint => BigInt(`0x${hash('sha1', text)}`) >> BigInt(160 - bits)

/** A locally administered MAC address: `02:…`. */
export function macOf(interfaceId: string): string {
	const digits = hash('sha1', `mac ${interfaceId}`)
	return `02:${digits.slice(0, 2)}:${digits.slice(2, 4)}:${digits.slice(4, 6)}:${digits.slice(6, 8)}:${digits.slice(8, 10)}`
}
