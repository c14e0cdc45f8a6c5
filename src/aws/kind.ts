import type {z} from 'zod'
import {suggest} from '../model/did-you-mean.ts'
import type {Resource} from '../model/directory.ts'
import type {Finding, Path} from '../model/finding.ts'
import type {ElasticIp, Lab, Route, RouteTarget, Vpc} from '../model/model.ts'
import type {Cidr} from '../net/address.ts'
import type {Draft, VpcDraft} from './draft.ts'
import type {InterfaceRequest, PublicAddressRequest} from './interface-requests.ts'
import type {LabDocument, VpcWritten} from './kinds.ts'
import type {NamedTarget} from './route-table/routes.ts'

/**
 * A kind of thing that lives in a VPC: one folder, and one line in `kinds.ts`. That line's key is the kind's section of the lab file;
 * what the section resolves to becomes part of the VPC. Pure: a kind only reads the draft.
 */
export type VpcKind<Schema extends z.ZodType = z.ZodType> = {
	/** Of the whole section: things by name. */
	readonly schema: Schema
	/** Hover text of the section. */
	readonly title: string
	readonly otherNames?: OtherNames
	readonly codes: Codes
	/** Network interfaces that it puts into subnets of any VPC. */
	readonly interfaces?: (vpc: VpcDraft, draft: Draft) => Iterable<InterfaceRequest>
	/** Its things: names, ids, places in the file. Network interfaces are listed separately. */
	readonly resources: (vpc: VpcDraft, draft: Draft) => Iterable<Resource>
	/** Elastic addresses that it allocates itself. */
	readonly elasticIps?: (vpc: VpcDraft, draft: Draft) => Iterable<ElasticIp & {readonly path: Path}>
	/** Public addresses that it needs; they are chosen together for the whole lab (`public-addresses.ts`). */
	readonly publicRequests?: (vpc: VpcDraft, draft: Draft) => Iterable<PublicAddressRequest>
	/** Routes that it adds to a route table, by the table's name. They cannot be edited. */
	readonly routes?: (table: string, vpc: VpcDraft, draft: Draft) => Iterable<Route>
	/** Everything that AWS would refuse, over the whole section. */
	readonly check: (vpc: VpcDraft, draft: Draft) => Iterable<Finding>
	/** Its part of the model, from a draft without problems. */
	readonly resolve: (vpc: VpcDraft, draft: Draft) => Partial<Vpc>
	/** How routes refer to it, if it can be a target. */
	readonly target?: TargetKind
}

/** A kind of thing outside VPCs: the same, for a section at the top of the file. */
export type LabKind<Schema extends z.ZodType = z.ZodType> = {
	readonly schema: Schema
	readonly title: string
	readonly otherNames?: OtherNames
	readonly codes: Codes
	readonly interfaces?: (vpc: VpcDraft, draft: Draft) => Iterable<InterfaceRequest>
	readonly resources: (draft: Draft) => Iterable<Resource>
	readonly publicRequests?: (draft: Draft) => Iterable<PublicAddressRequest>
	readonly check: (draft: Draft) => Iterable<Finding>
	readonly resolve: (draft: Draft) => Partial<Lab>
	readonly target?: TargetKind
}

/** Other names for a section, from AWS, Terraform or the console, in lower case without punctuation, and what to write. */
export type OtherNames = {readonly words: readonly string[]; readonly write: string}

/** AWS's error codes for things of a kind. */
export type Codes = {
	/** For deleting one that does not exist, by the key of its section. An option (`routeTable`) can always be removed. */
	readonly absent: Readonly<Record<string, string>>
	/** For deleting one that is in use, by the code for a name that does not exist. */
	readonly inUse: Readonly<Record<string, string>>
}

/** All kinds, in the order in which they are checked. */
export type Kinds = {readonly vpc: readonly VpcKind[]; readonly lab: readonly LabKind[]; readonly targets: readonly TargetKind[]}

/** How routes of a VPC refer to one kind of target: by a fixed word, or by name. */
export type TargetKind = TargetName & {
	/** The kind of target in the model. */
	readonly kind: RouteTarget['kind']
	/** `NAT gateway`. */
	readonly noun: string
	/** AWS's error code for a name that does not exist. */
	readonly code: string
	readonly has: (name: string, vpc: VpcDraft, draft: Draft) => boolean
	readonly names: (vpc: VpcDraft, draft: Draft) => Iterable<string>
	/** Whether that name of a VPC still exists after a change; if not, routes to it become blackholes (RT-7). */
	readonly isLeft: (name: string, after: VpcWritten | undefined, document: LabDocument, vpc: string) => boolean
	/** All names that checks may use, the usual one first. Default: its key. */
	readonly aliases?: (key: string, vpc: Vpc) => readonly string[]
	/** Why an existing thing cannot be a target in this VPC. */
	readonly elsewhere?: (name: string, vpc: VpcDraft, draft: Draft) => {readonly message: string; readonly fix: string} | undefined
	readonly resolve: (name: string, vpc: VpcDraft, draft: Draft) => {readonly target: RouteTarget; readonly active: boolean}
	readonly inApi: TargetInApi
	/** The only address family that it carries, and why, if it does not carry both. `except`: a block of the other family that it carries as well. */
	readonly family?: {readonly only: 4 | 6; readonly except?: Cidr; readonly why: string}
	/** True: it may be the target of routes between the VPC's own subnets (RT-4). */
	readonly isInterface: boolean
	/** True: it may be a target in an internet gateway's route table (RT-10). */
	readonly isEdgeTarget: boolean
}

type TargetName =
	/** `key`: `{peering: x}`, for plain names that would be ambiguous. */
	| {readonly key: NamedTarget; readonly only?: undefined}
	/** A VPC has only one of them: its name is this word (`internet-gateway`), in checks also the short form (`igw`). `absent`: problem and fix if there is none. */
	| {
			readonly key: string
			readonly only: {
				readonly word: string
				readonly short: string
				readonly absent: (vpc: VpcDraft) => {readonly message: string; readonly fix: string}
			}
	  }

/** How AWS's API names route targets of one kind. */
export type TargetInApi = {
	readonly idOf: (target: RouteTarget & {readonly key?: string}, vpc: Vpc, lab: Lab) => string | undefined
	/** The route field with its id, the prefix of its ids, and AWS's error code for an unknown id. Absent: `GatewayId`. */
	readonly own?: {
		readonly field: string
		readonly prefix: string
		readonly noun: string
		readonly code: string
		/** The field's name in answers, if it differs. */
		readonly described?: string
	}
}

/** The key without its VPC, as within that VPC in files. */
export const shortKey = (key: string, vpc: Vpc): string => (key.startsWith(`${vpc.key}.`) ? key.slice(vpc.key.length + 1) : key)

/** The problem of a name that does not exist. */
export const unknownName = (path: Path, noun: string, name: string, names: Iterable<string>, code?: string): Finding => ({
	path,
	message: `no ${noun} is named "${name}"`,
	...(code !== undefined && {code}),
	fix: suggest(name, names)
})

/** Names and written contents of a section, in file order. */
export const entriesOf = <T>(section: Readonly<Record<string, T>> | undefined): [string, T][] => Object.entries(section ?? {})
