import type {Address} from '../net/address.ts'

/** Something with an address. `text` is what the file says. */
export type AddressRef =
	/** `name`: by which the address was found. */
	| {readonly kind: 'address'; readonly text: string; readonly address: Address; readonly name?: string}
	/** A DNS name: the asker's resolver is asked for it. */
	| {readonly kind: 'name'; readonly text: string; readonly name: string}
	/** Whom the asker itself asks for names. */
	| {readonly kind: 'resolver'; readonly text: string}
	| {
			readonly kind: 'host'
			readonly text: string
			readonly host: string
			readonly which: WhichAddress /** Device index. Default: 0. */
			readonly interface?: number
	  }
	/** Key (`main.nat`). */
	| {readonly kind: 'nat-gateway'; readonly text: string; readonly key: string; readonly which: 'asker' | 'public' | 'private'}
	| {readonly kind: 'elastic-ip'; readonly text: string; readonly key: string}

/**
 * `asker`: the one that the asker would use: private within the VPC and over a peering, public from anywhere else.
 * IPv6 has one kind of address only, so there `asker` and `ipv6` are the same.
 */
export type WhichAddress = 'asker' | 'public' | 'private' | 'ipv6'
