/** A kind's part in templates: CloudFormation resources become edits of the lab document. */
import type {Finding, Path} from '../model/finding.ts'
import type {KindName} from '../model/kind-names.ts'
import type {Lab} from '../model/model.ts'
import type {Edit} from './placed.ts'
import type {Properties} from './properties.ts'
import type {Unknown} from './unknown.ts'

/** A thing with an id, made by a resource or written in the stacks' lab file. */
export type Thing = {
	/** A kind of the lab, or of a thing that is no kind of the lab: a launch template. */
	readonly kind:
		| KindName
		| 'launch-template'
		| 'transit-gateway-attachment'
		| 'transit-gateway-route-table'
		| 'customer-gateway'
		| 'listener'
		| 'resolver-rule'
		| 'certificate'
	readonly id: string
	/** Its place in the document. */
	readonly path: readonly string[]
	/** Its name in the document. */
	readonly name: string
	/** The VPC's name, for a thing inside a VPC. */
	readonly vpc?: string
	/** Further data for other resources. */
	readonly facts?: Readonly<Record<string, unknown>>
}

/** The result of a resource. */
export type Made = {
	/** The value of `Ref`. A function if the lab has to choose the value first. */
	readonly ref?: string | Unknown | (() => unknown)
	/** The values of `Fn::GetAtt`. */
	readonly attributes?: Readonly<Record<string, () => unknown>>
	readonly edits?: readonly Edit[]
	readonly things?: readonly Thing[]
}

/** The lab document made so far. */
export type Lookup = {
	/** By id. */
	readonly thing: (id: string) => Thing | undefined
	readonly things: () => readonly Thing[]
	readonly written: (path: readonly string[]) => unknown
	/** The lab made so far, with its automatic values. Undefined: it is not valid yet. */
	readonly soFar: () => Lab | undefined
	/** Zones of the stack's region, sorted. */
	readonly zones: readonly string[]
	/** Region and account of a new thing outside VPCs, if they differ from the lab's defaults. */
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
	/** Its name in the lab document, which is unique. */
	readonly name: string
	readonly lab: Lookup
	/** The thing whose id is the property's value. Undefined: the property is absent, unknown, or refused. */
	readonly thingAt: (key: string, kinds: Thing['kind'] | readonly Thing['kind'][], from?: Properties) => Thing | undefined
	readonly thingOf: (id: string, from: Path, kinds: Thing['kind'] | readonly Thing['kind'][]) => Thing | undefined
	/** Tags for the document: those of the resource and of its stack. */
	readonly tags: (own?: Readonly<Record<string, string>>) => Readonly<Record<string, string>> | undefined
	/** Writes an automatic value into the document at once, because other resources refer to it. */
	readonly pin: (edit: Edit) => void
	readonly refuse: (finding: Finding) => void
	/** Reports a part that the network leaves out, and the consequence. */
	readonly note: (consequence: string) => void
	/** Reports a value that was assumed, and how to set another. */
	readonly assume: (what: string) => void
}

export type ResourceType = {
	/** Properties that the lab uses. */
	readonly effect: readonly string[]
	/** Properties that do not affect packets. */
	readonly inert?: readonly string[]
	/** Properties that are not emulated, with the consequence for the network. */
	readonly named?: Readonly<Record<string, string>>
	readonly make: (making: Making) => Made
}

/** AWS's error for an unknown id. */
export type Missing = {readonly code: string; readonly message: string}

export type TemplatePart = {
	/** By type: `AWS::EC2::Subnet`. */
	readonly cloudFormation: Readonly<Record<string, ResourceType>>
	/** AWS's errors for unknown ids of things that are no types of the API. */
	readonly missing?: Readonly<Record<string, (id: string) => Missing>>
}
