/** The context in which a template's values are evaluated. */
import type {Finding, Path} from '../../model/finding.ts'
import type {Template} from './template.ts'

/** `AWS::NoValue`: removes the property or item. */
export const noValue = Symbol('AWS::NoValue')

export type Scope = {
	readonly template: Template
	readonly refuse: (finding: Finding) => void
	/** The value of a parameter, pseudo parameter or resource. */
	readonly ref: (name: string, path: Path) => unknown
	readonly attribute: (logicalId: string, name: string, path: Path) => unknown
	readonly condition: (name: string, path: Path) => boolean
	/** An export of another stack, or a stack's output. */
	readonly imported: (name: string, path: Path) => unknown
	readonly stackOutput: (stack: string, output: string, path: Path) => unknown
	/** The value of `{{resolve:…}}`. */
	readonly dynamic: (reference: string, path: Path) => unknown
	readonly zonesOf: (region: string) => readonly string[]
	readonly region: string
}

export type Evaluate = (value: unknown, path: Path) => unknown
