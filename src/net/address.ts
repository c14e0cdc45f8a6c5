declare const brand: unique symbol
/** An IP address of either family, in its canonical text. Only `parseAddress()` makes one. */
export type Address = string & {readonly [brand]: 'Address'}
/** An IP block of either family with no host bits set, in its canonical text. Only `parseCidr()` makes one. */
export type Cidr = string & {readonly [brand]: 'Cidr'}
