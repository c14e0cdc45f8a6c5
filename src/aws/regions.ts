/** Regions, their availability zones and the public address space that Amazon assigns there (MOD-1). */
import {type Address, addressAt, type Cidr, parseCidr, size, subnetAt} from '../net/address.ts'
import {hashNumber} from './ids.ts'

type Region = {
	/** `use1`, as in the zone id `use1-az1`. */
	readonly short: string
	/** Letters of the zones: `abc`. */
	readonly zones: string
	/** The block for public IPv4 addresses. On AWS there are dozens. */
	readonly ipv4: Cidr
	/** The /32 from which VPCs get their /56. */
	readonly ipv6: Cidr
}

const region = (short: string, zones: string, ipv4: string, ipv6: string): Region => ({
	short,
	zones,
	// Parsed when used: a command needs only few of these.
	get ipv4() {
		return parseCidr(ipv4) as Cidr
	},
	get ipv6() {
		return parseCidr(`${ipv6}::/32`) as Cidr
	}
})

const regions: ReadonlyMap<string, Region> = new Map([
	['us-east-1', region('use1', 'abcdef', '54.144.0.0/14', '2600:1f18')],
	['us-east-2', region('use2', 'abc', '3.16.0.0/14', '2600:1f16')],
	['us-west-1', region('usw1', 'ab', '54.176.0.0/15', '2600:1f1c')],
	['us-west-2', region('usw2', 'abcd', '54.184.0.0/13', '2600:1f14')],
	['ca-central-1', region('cac1', 'abd', '3.96.0.0/15', '2600:1f11')],
	['sa-east-1', region('sae1', 'abc', '54.232.0.0/16', '2600:1f1e')],
	['eu-west-1', region('euw1', 'abc', '54.72.0.0/15', '2a05:d018')],
	['eu-west-2', region('euw2', 'abc', '18.130.0.0/16', '2a05:d01c')],
	['eu-west-3', region('euw3', 'abc', '15.188.0.0/16', '2a05:d012')],
	['eu-central-1', region('euc1', 'abc', '18.192.0.0/15', '2a05:d014')],
	['eu-north-1', region('eun1', 'abc', '13.48.0.0/15', '2a05:d016')],
	['eu-south-1', region('eus1', 'abc', '15.160.0.0/16', '2a05:d01a')],
	['af-south-1', region('afs1', 'abc', '13.244.0.0/15', '2406:da11')],
	['me-south-1', region('mes1', 'abc', '15.184.0.0/16', '2a05:d01e')],
	['ap-east-1', region('ape1', 'abc', '18.162.0.0/16', '2406:da1e')],
	['ap-south-1', region('aps1', 'abc', '13.126.0.0/15', '2406:da1a')],
	['ap-southeast-1', region('apse1', 'abc', '54.254.0.0/16', '2406:da18')],
	['ap-southeast-2', region('apse2', 'abc', '54.252.0.0/16', '2406:da1c')],
	['ap-northeast-1', region('apne1', 'acd', '54.248.0.0/15', '2406:da14')],
	['ap-northeast-2', region('apne2', 'abcd', '52.78.0.0/16', '2406:da12')],
	['ap-northeast-3', region('apne3', 'abc', '13.208.0.0/16', '2406:da16')],
	['us-gov-west-1', region('usgw1', 'abc', '52.222.0.0/17', '2600:1f12')],
	['us-gov-east-1', region('usge1', 'abc', '18.252.0.0/16', '2600:1f15')],
	['ca-west-1', region('caw1', 'abc', '40.176.0.0/16', '2600:1f1a')],
	['mx-central-1', region('mxc1', 'abc', '78.13.0.0/16', '2600:1f28')],
	['eu-south-2', region('eus2', 'abc', '18.100.0.0/16', '2a05:d011')],
	['eu-central-2', region('euc2', 'abc', '16.62.0.0/16', '2a05:d019')],
	['me-central-1', region('mec1', 'abc', '3.28.0.0/15', '2406:da17')],
	['il-central-1', region('ilc1', 'abc', '51.16.0.0/15', '2a05:d025')],
	['ap-south-2', region('aps2', 'abc', '18.60.0.0/15', '2406:da1b')],
	['ap-east-2', region('ape2', 'abc', '43.212.0.0/16', '2406:da23')],
	['ap-southeast-3', region('apse3', 'abc', '108.136.0.0/15', '2406:da19')],
	['ap-southeast-4', region('apse4', 'abc', '16.50.0.0/15', '2406:da1d')],
	['ap-southeast-5', region('apse5', 'abc', '43.216.0.0/15', '2406:da10')],
	['ap-southeast-7', region('apse7', 'abc', '43.208.0.0/15', '2406:da15')],
	['cn-north-1', region('cnn1', 'abd', '52.80.0.0/16', '2400:7fc0')],
	['cn-northwest-1', region('cnnw1', 'abc', '52.82.0.0/17', '2404:c2c0')]
])

export const regionNames: readonly string[] = [...regions.keys()]

export const isRegion = (name: string): boolean => regions.has(name)

function regionOf(name: string): Region {
	const found = regions.get(name)
	if (!found) throw new RangeError(`no region is named "${name}"`)
	return found
}

/** `us-east-1a`, … in alphabetical order. */
export const zonesOf = (name: string): readonly string[] => [...regionOf(name).zones].map(letter => name + letter)

/**
 * The zone ids of an account's zone names, in the order of the names: a rotation that depends on the account,
 * since AWS distributes "a" over the physical zones (MOD-1).
 */
export function zoneIdsOf(name: string, account: string): readonly string[] {
	const {short, zones} = regionOf(name)
	const turn = Number(hashNumber(`zones ${name} ${account}`, 32) % BigInt(zones.length))
	return [...zones].map((_, n) => `${short}-az${((n + turn) % zones.length) + 1}`)
}

/** The name of a zone by its letter, name or id; `ids` by the Region's zone names. Undefined: the Region has no such zone. */
export const zoneNamed = (written: string, region: string, ids: ReadonlyMap<string, string>): string | undefined =>
	[written, region + written].find(zone => ids.has(zone)) ?? [...ids].find(([, id]) => id === written)?.[0]

/** Used for public addresses when a Region's block is exhausted, or in use as a VPC's own. */
const spare = parseCidr('44.192.0.0/10') as Cidr

/** The block for a Region's public addresses. */
export const publicBlockOf = (name: string): Cidr => regionOf(name).ipv4

/** The n-th choice of a public IPv4 address from a Region's pool, starting anywhere in it. */
export function publicAddressAt(name: string, start: bigint, n: bigint): Address {
	const {ipv4} = regionOf(name)
	const pool = n < size(ipv4) ? ipv4 : spare
	return addressAt(pool, (start + n) % size(pool))
}

/** The n-th Amazon-provided /56 of a Region, for any n (VPC-6). */
export const amazonIpv6At = (name: string, n: bigint): Cidr => subnetAt(regionOf(name).ipv6, 56, n % (1n << 24n))
