/** Stacks: their inputs, and the results of making them. */
import type {Path} from '../../model/finding.ts'
import type {Building} from '../building.ts'
import type {Report} from '../report.ts'
import type {Given} from './parameters.ts'
import type {TemplateText} from './text.ts'

export type Output = {readonly value: unknown; readonly description?: string; readonly exportName?: string}

export type Stack = {
	readonly name: string
	readonly file: string
	readonly region: string
	readonly account: string
	readonly outputs: Readonly<Record<string, Output>>
	readonly resources: readonly StackResource[]
	/** Values by name, those without an echo as `****`. */
	readonly parameters?: Readonly<Record<string, string>>
	/** Names of exports of other stacks. */
	readonly imports?: readonly string[]
}

export type StackResource = {
	readonly logicalId: string
	readonly type: string
	/** The value of `Ref`, if the network has the resource. */
	readonly physicalId?: string
	/** Evaluated, with unknown parts as texts. */
	readonly properties: unknown
}

export type StackInput = {
	readonly name: string
	readonly text: TemplateText
	readonly parameters: Given
	readonly region: string
	readonly account: string
	/** Of the stack: all its resources have them. */
	readonly tags?: Readonly<Record<string, string>> | undefined
}

/** Shared by all stacks of a lab. */
export type Shared = {
	readonly building: Building
	readonly report: Report
	/** Values by account, region and name. */
	readonly exports: Map<string, unknown>
	/** Finished stacks, by account, Region and name. */
	readonly stacks: Map<string, Stack>
	readonly takenNames: Set<string>
	/** Ids in the lab by those in AWS, of states of Terraform. */
	readonly idsInAws: Map<string, string>
	/** Zones of a Region in the lab. */
	readonly zonesOf: (region: string) => readonly string[]
	readonly home: {readonly region: string; readonly account: string}
	/** The template of a nested stack. */
	readonly nested: (url: string, from: string) => TemplateText | {readonly missing: string; readonly fix: string}
	/** Adds tags with the stack to what it makes. */
	readonly tagsStacks: boolean
}

/** A resource of a template, with loops expanded. */
export type Resource = {readonly logicalId: string; readonly declared: Readonly<Record<string, unknown>>; readonly source: Path}

/** CloudFormation's error code for problems of a template. */
export const code = 'ValidationError'
/** Key of things that are unique per account and Region: exports, stacks. */
export const keyOf = (region: string, account: string, name: string): string => `${account} ${region} ${name}`
