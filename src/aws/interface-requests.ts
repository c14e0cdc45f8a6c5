/** What things ask of the lab as a whole: network interfaces with addresses in a subnet, public addresses. */
import type {Path} from '../model/finding.ts'
import type {InterfaceOwner, InterfaceType, PublicIp} from '../model/model.ts'
import type {Address} from '../net/address.ts'
import type {Draft} from './draft.ts'
import type {SubnetDraft} from './subnet/kind.ts'

/**
 * A network interface that a kind puts into a subnet. Whatever the kind, it gets its addresses with those of all others
 * (`addresses.ts`), and becomes an interface of the model (`network-interface/resolve.ts`).
 */
export type InterfaceRequest = {
	/** Unlike any other of the lab. Automatic addresses depend on it. */
	readonly key: string
	readonly type: InterfaceType
	/** How messages call it: `instance "web"`. */
	readonly owner: string
	readonly path: Path
	readonly subnet: SubnetDraft | undefined
	/** The first is the primary one. */
	readonly ipv4: readonly AddressRequest[]
	readonly ipv6: readonly AddressRequest[]
	readonly id: string
	/** Default: one that follows from the id. */
	readonly mac?: string | undefined
	/** Absent: none. */
	readonly attachedTo?: InterfaceOwner
	/** Names of groups of its VPC. None: no group filters it. */
	readonly securityGroups: readonly string[]
	readonly sourceDestCheck: boolean
	/** False: a fault has cut it off. */
	readonly linkUp: boolean
	/** Elastic addresses that it names: for its n-th private address. */
	readonly elasticIps: readonly {readonly name: string; readonly index: number; readonly path: Path}[]
	/** Account that owns it, as written. Default: the VPC's. */
	readonly account?: string | number | undefined
	/** Of the primary private address, where no elastic address is given. */
	readonly publicIp?: (draft: Draft) => PublicIp | undefined
}

/** An address as written, or one that is to be chosen. */
export type AddressRequest = {readonly written: string; readonly path: Path} | 'automatic'

/** Somebody who gets a public address of the region's pool. */
export type PublicAddressRequest = {
	readonly key: string
	readonly region: string
	/** What the choice depends on. */
	readonly seed: string
	/** The one that it is to have. Default: one that is free. */
	readonly given?: Address
}

/** Keys of those who need public addresses. */
export const elasticKey = (key: string): string => `elastic ${key}`
export const interfacePublicKey = (key: string): string => `interface ${key}`

export const addressRequests = (written: readonly string[], path: (index: number) => Path): AddressRequest[] =>
	written.map((text, index) => ({written: text, path: path(index)}))

/** One address, as written or automatic. */
export const oneAddress = (written: string | undefined, path: Path): readonly AddressRequest[] => [
	written === undefined ? 'automatic' : {written, path}
]
