/** Which addresses are public. */
import {type Address, type Cidr, contains, overlaps} from './address.ts'

/** Ranges that the Internet does not route. Documentation ranges (203.0.113.0/24, …) are not among them: lessons use them. */
export const notPublic = [
	'0.0.0.0/8',
	'10.0.0.0/8',
	'100.64.0.0/10',
	'127.0.0.0/8',
	'169.254.0.0/16',
	'172.16.0.0/12',
	'192.168.0.0/16',
	'224.0.0.0/4',
	'240.0.0.0/4',
	'::/8',
	'fc00::/7',
	'fe80::/10',
	'ff00::/8'
] as Cidr[]

/** The range that makes an address not public; undefined if it is public. */
export const privateRangeOf = (address: Address): Cidr | undefined => notPublic.find(range => contains(range, address))

/** The same for a block: the first range that overlaps it. */
export const privateRangeIn = (block: Cidr): Cidr | undefined => notPublic.find(range => overlaps(range, block))
