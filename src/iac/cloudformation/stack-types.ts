/** Stacks: what they are made of, and what they are when they are made. */
import type {Path} from '../../model/finding.ts'
import type {Building} from '../building.ts'
import type {Given} from './parameters.ts'
import type {Report} from './report.ts'
import type {TemplateText} from './text.ts'

export type Output = {readonly value: unknown; readonly description?: string; readonly exportName?: string}

export type Stack = {
	readonly name: string
	readonly file: string
	readonly region: string
	readonly account: string
	readonly outputs: Readonly<Record<string, Output>>
	readonly resources: readonly StackResource[]
}

export type StackResource = {
	readonly logicalId: string
	readonly type: string
	/** What `Ref` gives, if the network has the thing. */
	readonly physicalId?: string
	/** Evaluated; unknown parts as texts. */
	readonly properties: unknown
}

export type StackInput = {
	readonly name: string
	readonly text: TemplateText
	readonly parameters: Given
	readonly region: string
	readonly account: string
}

/** What all stacks of a lab have in common. */
export type Shared = {
	readonly building: Building
	readonly report: Report
	/** Values by account, region and name. */
	readonly exports: Map<string, unknown>
	/** Finished ones by account, region and name. */
	readonly stacks: Map<string, Stack>
	readonly takenNames: Set<string>
	/** Zones of a region, as the lab has them. */
	readonly zonesOf: (region: string) => readonly string[]
	readonly home: {readonly region: string; readonly account: string}
	/** The template of a nested stack. */
	readonly nested: (url: string, from: string) => TemplateText | {readonly missing: string; readonly fix: string}
	/** Tags of the stack on what it makes. */
	readonly tagsStacks: boolean
}

/** A resource of a template, loops written out. */
export type Resource = {readonly logicalId: string; readonly declared: Readonly<Record<string, unknown>>; readonly source: Path}

/** CloudFormation's code for what is wrong with a template. */
export const code = 'ValidationError'
/** Of what accounts have once in a region: exports, stacks. */
export const keyOf = (region: string, account: string, name: string): string => `${account} ${region} ${name}`
