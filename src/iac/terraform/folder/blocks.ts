/** The arguments of a resource: nested blocks are lists of maps, dynamic ones included. Pure. */
import type {Path} from '../../../model/finding.ts'
import {Unknown} from '../../unknown.ts'
import {evaluate, type Scope} from '../evaluate/evaluate.ts'
import {EvaluationError, entriesOf, isObject, isSet, Lazy, nameOfType} from '../evaluate/values.ts'
import type {Block, Body} from '../hcl/syntax.ts'
import {orRefused, type Run} from './run.ts'

const metaArguments = ['count', 'for_each', 'provider', 'depends_on', 'providers', 'source', 'version']
const metaBlocks = ['lifecycle', 'provisioner', 'connection', 'timeouts']

type Around = {
	readonly run: Run
	readonly path: Path
	/** Of a nested block. */
	readonly isNested?: boolean
	/** Blocks of which it is unknown how many there are. */
	readonly unknown: (type: string, why: string) => void
}

export function evaluateBody(body: Body, scope: Scope, around: Around): Readonly<Record<string, unknown>> {
	const {run, path, isNested = false} = around
	const values: Record<string, unknown> = {}
	for (const {name, value} of body.attributes) {
		if (!isNested && metaArguments.includes(name)) continue
		values[name] = orRefused(() => evaluate(value, scope), run, {
			path: [...path, name],
			within: {file: scope.file.file, range: value.range}
		})
	}
	for (const block of body.blocks) {
		if (!isNested && metaBlocks.includes(block.type)) continue
		const type = block.type === 'dynamic' ? String(block.labels[0]) : block.type
		const before = (values[type] as readonly unknown[] | undefined) ?? []
		if (!Array.isArray(before)) continue
		const at = (index: number): Around => ({...around, isNested: true, path: [...path, type, before.length + index]})
		const all =
			block.type === 'dynamic' ? dynamicBlocks(block, type, scope, {around, at}) : [evaluateBody(block.body, scope, at(0))]
		values[type] = [...before, ...all]
	}
	return values
}

type Place = {readonly around: Around; readonly at: (index: number) => Around}

function dynamicBlocks(block: Block, type: string, scope: Scope, {around, at}: Place): readonly unknown[] {
	const argument = (name: string) => block.body.attributes.find(one => one.name === name)?.value
	const over = argument('for_each')
	const content = block.body.blocks.find(one => one.type === 'content')
	const iterator = argument('iterator')
	const name = iterator?.kind === 'name' ? iterator.name : type
	const {run, path} = around
	const items = orRefused(
		() => {
			if (!over || !content) {
				throw new EvaluationError('a dynamic block has for_each and content', {
					file: scope.file,
					range: block.headRange,
					fix: 'add for_each = … and content { … }'
				})
			}
			return itemsOf(evaluate(over, scope), scope, over.range)
		},
		run,
		{path: [...path, type], within: {file: scope.file.file, range: block.headRange}}
	)
	if (items instanceof Unknown || !content) {
		if (items instanceof Unknown && !items.isReported) around.unknown(type, items.why)
		return []
	}
	return (items as readonly (readonly [unknown, unknown])[]).map(([key, value], index) =>
		evaluateBody(
			content.body,
			{...scope, locals: new Map([...(scope.locals ?? []), [name, new Lazy(name, part => ({key, value})[part])]])},
			at(index)
		)
	)
}

function itemsOf(
	value: unknown,
	{file}: Scope,
	range: readonly [number, number]
): readonly (readonly [unknown, unknown])[] | Unknown {
	if (value instanceof Unknown) return value
	if (value instanceof Lazy) return itemsOf(value.whole(), {file} as Scope, range)
	if (isSet(value)) return (value as readonly unknown[]).map(item => [item, item] as const)
	if (Array.isArray(value)) return value.map((item, index) => [index, item] as const)
	if (isObject(value)) return entriesOf(value)
	if (value === null) return []
	throw new EvaluationError(`Invalid dynamic for_each value: a ${nameOfType(value)} has no items`, {file, range})
}
