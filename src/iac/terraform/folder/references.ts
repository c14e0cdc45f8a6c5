/** References as texts: of providers, of `depends_on`. Pure. */
import type {Expression} from '../hcl/syntax.ts'

/** `aws.eu`, `aws_vpc.main`; without keys. */
export function referenceText(expression: Expression): string {
	if (expression.kind === 'name') return expression.name
	if (expression.kind === 'attribute') return `${referenceText(expression.of)}.${expression.name}`
	if (expression.kind === 'index') return referenceText(expression.of)
	return expression.kind === 'literal' ? String(expression.value) : ''
}

/** `providers = {aws.peer = aws.eu}` of a module block. */
export function mappedProvider(map: Expression | undefined, reference: string): string {
	if (map?.kind !== 'object') return reference
	const found = map.entries.find(({key}) => referenceText(key) === reference)
	return found ? referenceText(found.value) : reference
}
