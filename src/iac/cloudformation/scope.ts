/** What a template's values are evaluated in. */
import type {Finding, Path} from '../../model/finding.ts'
import type {Template} from './template.ts'

/** `AWS::NoValue`: the property or item is not there. */
export const noValue = Symbol('AWS::NoValue')

export type Scope = {
	readonly template: Template
	readonly refuse: (finding: Finding) => void
	/** A parameter, pseudo parameter or resource. */
	readonly ref: (name: string, path: Path) => unknown
	readonly attribute: (logicalId: string, name: string, path: Path) => unknown
	readonly condition: (name: string, path: Path) => boolean
	/** What another stack exports, or the output of a stack. */
	readonly imported: (name: string, path: Path) => unknown
	readonly stackOutput: (stack: string, output: string, path: Path) => unknown
	/** What `{{resolve:…}}` stands for. */
	readonly dynamic: (reference: string, path: Path) => unknown
	readonly zonesOf: (region: string) => readonly string[]
	readonly region: string
}

export type Evaluate = (value: unknown, path: Path) => unknown
