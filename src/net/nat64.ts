/** IPv4 addresses as IPv6 hosts write them for a translator (RFC 6052). */
import {type Address, type Cidr, contains, fromBigInt, toBigInt} from './address.ts'

/** The prefix that a NAT gateway translates (NAT-8). */
export const nat64Prefix = '64:ff9b::/96' as Cidr

const ipv4Bits = 0xffff_ffffn

/** `203.0.113.10` gives `64:ff9b::cb00:710a`. */
export const address64 = (ipv4: Address): Address => fromBigInt(toBigInt(nat64Prefix) | toBigInt(ipv4), 6)

/** The reverse. Undefined: the address is not in the prefix. */
export const address4Within = (address: Address): Address | undefined =>
	contains(nat64Prefix, address) ? fromBigInt(toBigInt(address) & ipv4Bits, 4) : undefined
