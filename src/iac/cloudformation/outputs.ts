/** The section Outputs. Pure. */
import type {Path} from '../../model/finding.ts'
import {Unknown, unknownIn} from '../unknown.ts'
import {evaluate, expanded} from './evaluate.ts'
import type {Scope} from './scope.ts'
import {code, type Output} from './stack-types.ts'
import {isMap, loopPrefix, type Template} from './template.ts'

export function outputsOf(
	template: Template,
	scope: Scope,
	exported: (name: string, value: unknown, path: Path) => void
): Readonly<Record<string, Output>> {
	const outputs: Record<string, Output> = {}
	const add = (all: Readonly<Record<string, unknown>>, path: Path) => {
		for (const [name, declared] of Object.entries(all)) {
			const at = [...path, name]
			if (name.startsWith(loopPrefix)) {
				for (const one of expanded(declared, at, scope)) add(one.body, one.path)
				continue
			}
			if (!isMap(declared) || declared.Value === undefined) {
				scope.refuse({
					path: at,
					at: 'key',
					message: `Template format error: Output ${name} must have a Value`,
					code,
					fix: 'write Value: !Ref …'
				})
				continue
			}
			if (typeof declared.Condition === 'string' && !scope.condition(declared.Condition, [...at, 'Condition'])) continue
			const value = evaluate(declared.Value, [...at, 'Value'], scope)
			const Export = isMap(declared.Export) ? evaluate(declared.Export.Name, [...at, 'Export', 'Name'], scope) : undefined
			const exportName = Export === undefined || unknownIn(Export) ? undefined : String(Export)
			if (exportName !== undefined) exported(exportName, value, at)
			outputs[name] = {
				value,
				...(typeof declared.Description === 'string' && {description: declared.Description}),
				...(exportName !== undefined && {exportName})
			}
		}
	}
	add(template.outputs, ['Outputs'])
	return outputs
}

/** Converts unknown parts to texts. */
export function plain(value: unknown): unknown {
	if (value instanceof Unknown) return `(unknown: ${value.why})`
	if (Array.isArray(value)) return value.map(plain)
	if (isMap(value)) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
	return typeof value === 'symbol' ? undefined : value
}
