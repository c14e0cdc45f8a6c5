/** The language of .tf files as a tree. Spec: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md */

/** From the first character to the one after the last. */
export type Range = readonly [start: number, end: number]

export type Expression = {readonly range: Range} & (
	| {readonly kind: 'literal'; readonly value: string | number | boolean | null}
	| {readonly kind: 'template'; readonly parts: readonly TemplatePart[]}
	| {readonly kind: 'list'; readonly items: readonly Expression[]}
	| {readonly kind: 'object'; readonly entries: readonly {readonly key: Expression; readonly value: Expression}[]}
	/** The first part of a reference: `var`, `aws_subnet`, a variable of a loop. */
	| {readonly kind: 'name'; readonly name: string}
	| {readonly kind: 'attribute'; readonly of: Expression; readonly name: string}
	| {readonly kind: 'index'; readonly of: Expression; readonly key: Expression}
	/** `of[*].a[0]`: `each` is what follows, of the name `*`. */
	| {readonly kind: 'splat'; readonly of: Expression; readonly each: Expression}
	| {readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[]; readonly expands: boolean}
	| {readonly kind: 'unary'; readonly operator: string; readonly of: Expression}
	| {readonly kind: 'binary'; readonly operator: string; readonly left: Expression; readonly right: Expression}
	| {readonly kind: 'conditional'; readonly condition: Expression; readonly yes: Expression; readonly no: Expression}
	| ({readonly kind: 'for'} & Loop)
)

export type Loop = {
	readonly keyName: string | undefined
	readonly valueName: string
	readonly over: Expression
	/** Of a map. Undefined: the result is a list. */
	readonly key: Expression | undefined
	readonly value: Expression
	readonly condition: Expression | undefined
	/** `value...`: values of one key are collected in a list. */
	readonly groups: boolean
}

export type TemplatePart =
	| string
	| {readonly kind: 'value'; readonly of: Expression}
	| {
			readonly kind: 'if'
			readonly condition: Expression
			readonly yes: readonly TemplatePart[]
			readonly no: readonly TemplatePart[]
	  }
	| {
			readonly kind: 'for'
			readonly keyName: string | undefined
			readonly valueName: string
			readonly over: Expression
			readonly body: readonly TemplatePart[]
	  }

export type Attribute = {readonly name: string; readonly nameRange: Range; readonly value: Expression}

export type Block = {
	readonly type: string
	readonly labels: readonly string[]
	/** Of its type and labels. */
	readonly headRange: Range
	readonly body: Body
}

export type Body = {readonly attributes: readonly Attribute[]; readonly blocks: readonly Block[]}

/** Where a text is no HCL. */
export class HclError extends Error {
	override readonly name = 'HclError'
	readonly range: Range
	readonly fix: string | undefined

	constructor(message: string, range: Range, fix?: string) {
		super(message)
		this.range = range
		this.fix = fix
	}
}
