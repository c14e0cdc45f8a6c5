/** A translator between IPv6 and IPv4 (NAT-8). Plain data. */
import type {CidrText, IpText, LinkName} from '../../net/names.ts'
import type {StatelessTypes} from '../stateless.ts'

export type Nat64Types = StatelessTypes<Nat64Spec, 'translates'>

export type Nat64Spec = {
	readonly kind: 'nat64'
	readonly id: string
	/** Name of its TUN device. */
	readonly link: LinkName
	/** IPv6 addresses that end in an IPv4 address: packets to them are translated. */
	readonly prefix: CidrText
	/** IPv4 addresses that it assigns to IPv6 clients. */
	readonly pool: CidrText
	/** Its own address in the pool. */
	readonly address: IpText
}
