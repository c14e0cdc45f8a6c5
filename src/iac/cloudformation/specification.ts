/** AWS's resource specification of the supported types, which `npm run cloudformation-types` writes. */
import specification from './specification.json' with {type: 'json'}

type Members = Readonly<Record<string, string>>

type Specification = {
	/**
	 * By type. A member's value is its type (`text`, `[text]`: a list, `{text}`: a map, `#Definition`), then `!` if it is required, and `R` if a
	 * change of it replaces the resource, `M` if it may.
	 */
	readonly types: Readonly<Record<string, {readonly properties: Members; readonly attributes: readonly string[]}>>
	readonly definitions: Readonly<Record<string, Members>>
}

export const {types, definitions}: Specification = specification
