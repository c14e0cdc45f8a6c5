/** Blocks between two BGP speakers: inside blocks of VPN tunnels (VPN-2), peer addresses of virtual interfaces (DX-2). */
import {reservedRanges} from '../model/reserved-ranges.ts'
import {addressAt, type Cidr, overlaps, parseCidr} from '../net/address.ts'
import {hashNumber} from './ids.ts'

export const linkLocal = '169.254.0.0/16' as Cidr
export const uniqueLocal = 'fd00::/8' as Cidr

/** Blocks that AWS reserves, which no tunnel may use (VPN-2). */
export const reservedInside = [
	'169.254.0.0/30',
	'169.254.1.0/30',
	'169.254.2.0/30',
	'169.254.3.0/30',
	'169.254.4.0/30',
	'169.254.5.0/30',
	'169.254.169.252/30'
] as Cidr[]

/** A free /30 of 169.254.0.0/16, chosen by a hash of `seed` and added to `taken`. Never one with the VPC's own services. */
export const freeLinkLocal = (seed: string, taken: Set<Cidr>): Cidr =>
	firstFree(
		hashNumber(seed, 14),
		taken,
		[...reservedRanges, ...reservedInside],
		n => `${addressAt(linkLocal, 4n * (n % 16_384n))}/30`
	)

/** The same for a /126 of fd00::/8. */
export const freeUniqueLocal = (seed: string, taken: Set<Cidr>): Cidr =>
	firstFree(
		hashNumber(seed, 24),
		taken,
		reservedRanges,
		n => `fd00::${(n >> 14n).toString(16)}:${(4n * (n % 16_384n)).toString(16)}/126`
	)

function firstFree(start: bigint, taken: Set<Cidr>, never: readonly Cidr[], blockAt: (n: bigint) => string): Cidr {
	for (let n = start; ; n++) {
		const block = parseCidr(blockAt(n)) as Cidr
		if ([...never, ...taken].some(one => overlaps(one, block))) continue
		taken.add(block)
		return block
	}
}
