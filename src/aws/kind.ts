import type {z} from 'zod'
import {suggest} from '../model/did-you-mean.ts'
import type {Resource} from '../model/directory.ts'
import type {Finding, Path} from '../model/finding.ts'
import type {ElasticIp, Lab, Route, RouteTarget, Vpc} from '../model/model.ts'
import type {Cidr} from '../net/address.ts'
import type {Draft, VpcDraft} from './draft.ts'
import type {InterfaceRequest, PublicAddressRequest} from './interface-requests.ts'
import type {LabDocument, VpcWritten} from './kinds.ts'

/**
 * A kind of thing that lives in a VPC: one file, and one line in `registry.ts`. Its section of the lab file has the
 * key of that line; what it resolves to becomes part of the VPC. Pure: a kind reads the draft and nothing else.
 */
export type VpcKind<Schema extends z.ZodType = z.ZodType> = {
	/** Of the whole section: things by name. */
	readonly schema: Schema
	/** Hover text of the section. */
	readonly title: string
	readonly otherNames?: OtherNames
	readonly codes: Codes
	/** Network interfaces that it puts into subnets, in whatever VPC. */
	readonly interfaces?: (vpc: VpcDraft, draft: Draft) => Iterable<InterfaceRequest>
	/** What there is of it: names, ids, places in the file. Its network interfaces are listed by themselves. */
	readonly resources: (vpc: VpcDraft, draft: Draft) => Iterable<Resource>
	/** Elastic addresses that it makes for itself. */
	readonly elasticIps?: (vpc: VpcDraft, draft: Draft) => Iterable<ElasticIp & {readonly path: Path}>
	/** Public addresses that it needs; they are chosen together for the lab (`public-addresses.ts`). */
	readonly publicRequests?: (vpc: VpcDraft, draft: Draft) => Iterable<PublicAddressRequest>
	/** Routes that it puts itself into a route table, by the table's name. Nobody edits them. */
	readonly routes?: (table: string, vpc: VpcDraft, draft: Draft) => Iterable<Route>
	/** Everything that AWS would refuse, over the whole section. */
	readonly check: (vpc: VpcDraft, draft: Draft) => Iterable<Finding>
	/** Its part of the model, from a draft without problems. */
	readonly resolve: (vpc: VpcDraft, draft: Draft) => Partial<Vpc>
	/** How routes name it, if they can lead to it. */
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

/** What people call a section who come from AWS, Terraform or the console, in small letters without signs, and what to write. */
export type OtherNames = {readonly words: readonly string[]; readonly write: string}

/** What AWS answers about things of a kind. */
export type Codes = {
	/** To deleting one that is not there, by the key of its section. An option (`routeTable`) may be taken away at will. */
	readonly absent: Readonly<Record<string, string>>
	/** To deleting one that is still used: by the code for a name that does not exist. */
	readonly inUse: Readonly<Record<string, string>>
}

/** All kinds there are, in the order in which they are checked. */
export type Kinds = {readonly vpc: readonly VpcKind[]; readonly lab: readonly LabKind[]; readonly targets: readonly TargetKind[]}

/** How the routes of a VPC name one kind of target: by a word of its own, or by name. */
export type TargetKind = {
	/** The model's. */
	readonly kind: RouteTarget['kind']
	/** `{peering: x}`, where a plain name would be ambiguous. */
	readonly key: string
	/** `NAT gateway`. */
	readonly noun: string
	/** What AWS answers to a name that does not exist. */
	readonly code: string
	/** A target that a VPC has one of: its name is this word (`internet-gateway`), in checks the short one too (`igw`). `absent`: how to say and mend that it has none. */
	readonly only?: {
		readonly word: string
		readonly short: string
		readonly absent: (vpc: VpcDraft) => {readonly message: string; readonly fix: string}
	}
	readonly has: (name: string, vpc: VpcDraft, draft: Draft) => boolean
	readonly names: (vpc: VpcDraft, draft: Draft) => Iterable<string>
	/** Whether that name of a VPC still leads to one after a change; else the routes to it become blackholes (RT-7). */
	readonly isLeft: (name: string, after: VpcWritten | undefined, document: LabDocument, vpc: string) => boolean
	/** All names by which checks may call it, the usual one first. Default: its key. */
	readonly aliases?: (key: string, vpc: Vpc) => readonly string[]
	/** Why a thing that exists is none for this VPC. */
	readonly elsewhere?: (name: string, vpc: VpcDraft, draft: Draft) => {readonly message: string; readonly fix: string} | undefined
	readonly resolve: (name: string, vpc: VpcDraft, draft: Draft) => {readonly target: RouteTarget; readonly active: boolean}
	readonly inApi: TargetInApi
	/** The only family that it carries, if it does not carry both, and why. `except`: a block of the other that it carries as well. */
	readonly family?: {readonly only: 4 | 6; readonly except?: Cidr; readonly why: string}
	/** True: such a target may take the traffic between the VPC's own subnets (RT-4). */
	readonly isInterface: boolean
	/** True: the table of an internet gateway may lead to it (RT-10). */
	readonly isEdgeTarget: boolean
}

/** How routes of AWS's API name a target of one kind. */
export type TargetInApi = {
	readonly idOf: (target: RouteTarget & {readonly key?: string}, vpc: Vpc, lab: Lab) => string | undefined
	/** The field of a route for its id, what its ids begin with, and AWS's answer to one that nothing has. Absent: `GatewayId`. */
	readonly own?: {
		readonly field: string
		readonly prefix: string
		readonly noun: string
		readonly code: string
		/** The field in answers, where that is another one. */
		readonly described?: string
	}
}

/** Without its VPC, as files name it there. */
export const shortKey = (key: string, vpc: Vpc): string => (key.startsWith(`${vpc.key}.`) ? key.slice(vpc.key.length + 1) : key)

/** A name that nothing has. */
export const unknownName = (path: Path, noun: string, name: string, names: Iterable<string>, code?: string): Finding => ({
	path,
	message: `no ${noun} is named "${name}"`,
	...(code !== undefined && {code}),
	fix: suggest(name, names)
})

/** Things of a section: name and what was written, in the order of the file. */
export const entriesOf = <T>(section: Readonly<Record<string, T>> | undefined): [string, T][] => Object.entries(section ?? {})
