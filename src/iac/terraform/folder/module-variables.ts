/** The variables of a module: what is given or their default, converted to their types, and their rules. Pure. */
import {evaluate, type Scope} from '../evaluate/evaluate.ts'
import {convertTo} from '../evaluate/types.ts'
import {ArgumentError, EvaluationError, type HclFile} from '../evaluate/values.ts'
import type {Block, Expression, Range} from '../hcl/syntax.ts'
import type {Run} from './run.ts'
import {orRefused} from './run.ts'

export type Input = {readonly value: unknown; readonly file: HclFile; readonly range: Range}

export const argumentOf = (block: Block, name: string): Expression | undefined =>
	block.body.attributes.find(one => one.name === name)?.value

type Asked = {
	readonly name: string
	readonly block: Block
	readonly scope: Scope
	readonly input: Input | undefined
	readonly isRoot: boolean
}

/** Throws EvaluationError. */
export function variableValue({name, block, scope, input, isRoot}: Asked): unknown {
	const usual = argumentOf(block, 'default')
	const nullable = argumentOf(block, 'nullable')
	const isNullable = !(nullable?.kind === 'literal' && nullable.value === false)
	const given = input && (isNullable || input.value !== null) ? input : undefined
	if (!given && !usual) {
		throw new EvaluationError(`No value for required variable: "${name}" has no default and is not given`, {
			file: scope.file,
			range: block.headRange,
			fix: isRoot ? `--var ${name}=…, --var-file FILE, or terraform.tfvars` : `add ${name} = … to the module block`
		})
	}
	const value = given ? given.value : evaluate(usual as Expression, scope)
	try {
		return convertTo(argumentOf(block, 'type'), value, expression => evaluate(expression, scope))
	} catch (error) {
		if (!(error instanceof ArgumentError)) throw error
		const at = given ?? {file: scope.file, range: (usual as Expression).range}
		throw new EvaluationError(`Invalid value for variable "${name}": ${error.message}`, {file: at.file, range: at.range})
	}
}

/** `validation` blocks. */
export function refuseUnmetRules(name: string, block: Block, scope: Scope, run: Run): void {
	for (const rule of block.body.blocks.filter(({type}) => type === 'validation')) {
		const [condition, message] = [argumentOf(rule, 'condition'), argumentOf(rule, 'error_message')]
		if (!condition) continue
		const check = () => {
			if (evaluate(condition, scope) !== false) return
			const why = message ? String(evaluate(message, scope)) : 'its rule is not met'
			throw new EvaluationError(`Invalid value for variable "${name}": ${why}`, {
				file: scope.file,
				range: condition.range,
				fix: 'give it another value'
			})
		}
		orRefused(check, run, {path: [`var.${name}`], within: wholeOfFile(scope.file)})
	}
}

export const wholeOfFile = ({file, text}: HclFile): {readonly file: string; readonly range: Range} => ({
	file,
	range: [0, text.length]
})
