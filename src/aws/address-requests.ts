/** What things ask of the lab as a whole: addresses in a subnet, public addresses. */
import type {Path} from '../model/finding.ts'
import type {SubnetDraft} from './subnet/kind.ts'

/** An ENI that wants addresses in a subnet, whatever kind it belongs to. */
export type AddressClaim = {
	readonly key: string
	/** How messages call it: `instance "web"`. */
	readonly owner: string
	readonly path: Path
	readonly subnet: SubnetDraft | undefined
	/** The first is the primary one. */
	readonly ipv4: readonly Wish[]
	readonly ipv6: readonly Wish[]
}

/** An address as written, or one that is to be chosen. */
export type Wish = {readonly written: string; readonly path: Path} | 'automatic'

/** Somebody who gets a public address of the region's pool. */
export type PublicNeed = {
	readonly key: string
	readonly region: string
	/** What the choice depends on. */
	readonly seed: string
}

/** Keys of those who need public addresses. */
export const elasticNeed = (key: string): string => `elastic ${key}`
export const interfaceNeed = (key: string): string => `interface ${key}`

/** The key of a NAT gateway's claim; an ENI's is the ENI's own key. */
export const natClaim = (key: string): string => `nat-gateway ${key}`
export const transitGatewayClaim = (attachmentKey: string, subnet: string): string => `transit-gateway ${attachmentKey} ${subnet}`

export const wishes = (written: readonly string[], path: (index: number) => Path): Wish[] =>
	written.map((text, index) => ({written: text, path: path(index)}))
