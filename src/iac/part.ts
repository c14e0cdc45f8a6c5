/** How a kind of thing comes out of templates: resources of CloudFormation become edits of the lab document. */
import type {Finding, Path} from '../model/finding.ts'
import type {KindName} from '../model/kind-names.ts'
import type {Lab} from '../model/model.ts'
import type {Edit} from './placed.ts'
import type {Properties} from './properties.ts'
import type {Unknown} from './unknown.ts'

/** Something that has an id: made by a resource, or in the lab file that the stacks belong to. */
export type Thing = {
	/** A kind of the lab, or what has no kind of its own: a launch template. */
	readonly kind:
		| KindName
		| 'launch-template'
		| 'tgw-attachment'
		| 'tgw-route-table'
		| 'customer-gateway'
		| 'listener'
		| 'resolver-rule'
	readonly id: string
	/** Its place in the document. */
	readonly path: readonly string[]
	/** Its name there. */
	readonly name: string
	/** Of a thing inside a VPC: the VPC's name. */
	readonly vpc?: string
	/** What else others ask about it. */
	readonly facts?: Readonly<Record<string, unknown>>
}

/** What a resource becomes. */
export type Made = {
	/** What `Ref` gives; a function where the lab has to choose it first. */
	readonly ref?: string | Unknown | (() => unknown)
	/** What `Fn::GetAtt` gives. */
	readonly attributes?: Readonly<Record<string, () => unknown>>
	readonly edits?: readonly Edit[]
	readonly things?: readonly Thing[]
}

/** The lab document as far as it has been made. */
export type Lookup = {
	/** By id. */
	readonly thing: (id: string) => Thing | undefined
	readonly things: () => readonly Thing[]
	readonly written: (path: readonly string[]) => unknown
	/** The lab of all that has been made so far, with what it chose by itself. Undefined: it is not valid yet. */
	readonly soFar: () => Lab | undefined
	/** Zones of the stack's region, sorted. */
	readonly zones: readonly string[]
	/** Region and account of a new thing outside VPCs, where they are not the lab's own. */
	readonly scope: Readonly<Record<string, string>>
	readonly region: string
	readonly account: string
	readonly stackName: string
}

/** A resource that is being made. */
export type Making = {
	readonly logicalId: string
	readonly type: string
	readonly path: Path
	readonly properties: Properties
	/** Its section Metadata, as written. */
	readonly metadata: unknown
	/** What it is called in the lab document: nothing else has the name. */
	readonly name: string
	readonly lab: Lookup
	/** The thing whose id a property is. Undefined: it is absent, unknown, or refused. */
	readonly thingAt: (key: string, kinds: Thing['kind'] | readonly Thing['kind'][], from?: Properties) => Thing | undefined
	readonly thingOf: (id: string, from: Path, kinds: Thing['kind'] | readonly Thing['kind'][]) => Thing | undefined
	/** Tags of the document: those of the resource, and of its stack. */
	readonly tags: (own?: Readonly<Record<string, string>>) => Readonly<Record<string, string>> | undefined
	/** Writes down, at once, what the lab has chosen by itself and others are told of. */
	readonly pin: (edit: Edit) => void
	readonly refuse: (finding: Finding) => void
	/** Something of it that the network here does not have, and what follows. */
	readonly note: (consequence: string) => void
	/** Something that no template says and was taken for granted, and how to say otherwise. */
	readonly assume: (what: string) => void
}

export type ResourceType = {
	/** Properties that the lab takes. */
	readonly effect: readonly string[]
	/** Those that no packet notices. */
	readonly inert?: readonly string[]
	/** Those that it does not have, each with what follows for the network. */
	readonly named?: Readonly<Record<string, string>>
	readonly make: (making: Making) => Made
}

export type TemplatePart = {
	/** By type: `AWS::EC2::Subnet`. */
	readonly cloudFormation: Readonly<Record<string, ResourceType>>
}
