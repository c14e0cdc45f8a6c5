import type {Address} from '../net/address.ts'

/** A public address that a gateway on the VPC's border has itself (NAT-9): the internet gateway passes it on unchanged. */
export type BorderAddress = {
	readonly address: Address
	/** Key of the gateway, and the id of the zone of this part of it. */
	readonly gateway: string
	readonly zoneId: string
}
