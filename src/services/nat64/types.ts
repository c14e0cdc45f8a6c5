/** A translator between IPv6 and IPv4 (NAT-8). Plain data. */
import type {CidrText, IpText, LinkName} from '../../net/names.ts'

export type Nat64Spec = {
	readonly kind: 'nat64'
	readonly id: string
	/** Of its TUN. */
	readonly link: LinkName
	/** IPv6 addresses that end in an IPv4 address: what is for them is translated. */
	readonly prefix: CidrText
	/** IPv4 addresses that it gives to whoever comes by IPv6. */
	readonly pool: CidrText
	/** Its own, of the pool. */
	readonly address: IpText
}
