import {type Address, family} from '../net/address.ts'

/** The fix for an address written instead of a block: `0.0.0.0` means everything, any other only itself. */
export const blockOfAddress = (address: Address): string =>
	address === '0.0.0.0' || address === '::'
		? `write ${address}/0 for everything`
		: `write ${address}/${family(address) === 4 ? 32 : 128} for this one address`
