/** Values of variables: environment files aside, as Terraform takes them, the later before the earlier. Pure. */
import {BadLab, toProblem} from '../../../lab/problem.ts'
import {evaluate} from '../evaluate/evaluate.ts'
import {EvaluationError, type HclFile, isObject} from '../evaluate/values.ts'
import {readBody, readSingle} from '../hcl/bodies.ts'
import {type Expression, HclError, type Range} from '../hcl/syntax.ts'
import {fileOf, problemAt, type SourceFile} from './files.ts'

export type GivenValue = {readonly value: unknown; readonly file: HclFile; readonly range: Range}

/** terraform.tfvars, then *.auto.tfvars in their order. */
export const ownVariableFiles = (files: readonly SourceFile[]): readonly SourceFile[] => [
	...files.filter(({name}) => /(?:^|\/)terraform\.tfvars(?:\.json)?$/.test(name)),
	...files
		.filter(({name}) => /\.auto\.tfvars(?:\.json)?$/.test(name))
		.toSorted((one, other) => one.name.localeCompare(other.name))
]

/** Throws BadLab. */
export function valuesInFile({name, text}: SourceFile): ReadonlyMap<string, GivenValue> {
	const file = fileOf(name, text)
	if (name.endsWith('.json')) return valuesInJson(file)
	try {
		const {attributes, blocks} = readBody(text)
		const [block] = blocks
		if (block) throw new HclError('a file of variables has no blocks', block.headRange, 'write NAME = VALUE')
		return new Map(
			attributes.map(({name: key, value}) => [key, {value: plainValue(value, file), file, range: value.range}] as const)
		)
	} catch (error) {
		throw badIn(file, error)
	}
}

function valuesInJson(file: HclFile): ReadonlyMap<string, GivenValue> {
	let data: unknown
	try {
		data = JSON.parse(file.text)
	} catch (error) {
		throw new BadLab([
			toProblem({path: [], message: `no JSON: ${(error as Error).message}`, fix: 'write {"NAME": VALUE}'}, file.file)
		])
	}
	if (!isObject(data)) throw new BadLab([toProblem({path: [], message: 'it is no map', fix: 'write {"NAME": VALUE}'}, file.file)])
	return new Map(Object.entries(data).map(([key, value]) => [key, {value, file, range: [0, 1]}] as const))
}

/** Nothing can be referred to there. */
const plainValue = (value: Expression, file: HclFile): unknown =>
	evaluate(value, {
		file,
		root(name, range) {
			throw new EvaluationError(`Variables not allowed: "${name}"`, {
				file,
				range,
				fix: 'write the value itself; a text is in quotes'
			})
		}
	})

/** Of `--var NAME=TEXT`: a text if the variable is one, else a value as in a file. */
export function valueOfFlag(name: string, text: string, type: Expression | undefined): GivenValue {
	const file = fileOf(`--var ${name}`, text)
	const range: Range = [0, Math.max(1, text.length)]
	const isText = !type || (type.kind === 'name' && ['string', 'number', 'bool', 'any'].includes(type.name))
	if (isText) return {value: text, file, range}
	try {
		return {value: plainValue(readSingle(text), file), file, range}
	} catch (error) {
		throw badIn(file, error)
	}
}

function badIn(file: HclFile, error: unknown): unknown {
	if (!(error instanceof HclError) && !(error instanceof EvaluationError)) return error
	return new BadLab([problemAt(file, error.range, error.message, error.fix ?? 'correct the syntax here')])
}
