/** Requests to the whole lab: network interfaces with addresses in a subnet, public addresses. */
import type {Path} from '../model/finding.ts'
import type {InterfaceOwner, InterfaceType, PublicIp} from '../model/model.ts'
import type {Address} from '../net/address.ts'
import type {Draft} from './draft.ts'
import type {SubnetDraft} from './subnet/kind.ts'

/**
 * A network interface that a kind puts into a subnet. Interfaces of all kinds get their addresses together
 * (`addresses.ts`), and become interfaces of the model (`network-interface/resolve.ts`).
 */
export type InterfaceRequest = {
	/** Unique in the lab. Automatic addresses depend on it. */
	readonly key: string
	readonly type: InterfaceType
	/** Its name in messages: `instance "web"`. */
	readonly owner: string
	readonly path: Path
	readonly subnet: SubnetDraft | undefined
	/** The first is the primary one. */
	readonly ipv4: readonly AddressRequest[]
	readonly ipv6: readonly AddressRequest[]
	readonly id: string
	/** Default: derived from the id. */
	readonly mac?: string | undefined
	/** Absent: none. */
	readonly attachedTo?: InterfaceOwner
	/** Names of security groups of its VPC. None: it is not filtered. */
	readonly securityGroups: readonly string[]
	readonly sourceDestCheck: boolean
	/** False: a fault has cut it off. */
	readonly linkUp: boolean
	/** Elastic addresses, by name, for its n-th private address. */
	readonly elasticIps: readonly {readonly name: string; readonly index: number; readonly path: Path}[]
	/** Account that owns it, as written. Default: the VPC's. */
	readonly account?: string | number | undefined
	/** For the primary private address, if it has no elastic address. */
	readonly publicIp?: (draft: Draft) => PublicIp | undefined
}

/** An address as written, or one to be chosen. */
export type AddressRequest = {readonly written: string; readonly path: Path} | 'automatic'

/** A holder of a public address from the Region's pool. */
export type PublicAddressRequest = {
	readonly key: string
	readonly region: string
	/** Determines the choice. */
	readonly seed: string
	/** An address to keep. Default: a free one is chosen. */
	readonly given?: Address
}

/** Keys of requests for public addresses. */
export const elasticKey = (key: string): string => `elastic ${key}`
export const interfacePublicKey = (key: string): string => `interface ${key}`

export const addressRequests = (written: readonly string[], path: (index: number) => Path): AddressRequest[] =>
	written.map((text, index) => ({written: text, path: path(index)}))

/** One address, as written or automatic. */
export const oneAddress = (written: string | undefined, path: Path): readonly AddressRequest[] => [
	written === undefined ? 'automatic' : {written, path}
]
