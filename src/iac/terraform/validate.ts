/** Arguments as the provider's schema has them, as far as it is known here. Pure. */
import {didYouMean} from '../../model/did-you-mean.ts'
import type {Finding} from '../../model/finding.ts'
import type {Report} from '../report.ts'
import type {Resource} from './input.ts'
import type {TerraformType} from './part.ts'
import type {Values} from './translate.ts'

const common = ['timeouts', 'tags', 'tags_all'] as const

export const isComplete = (type: TerraformType, values: Values): boolean => (type.required ?? []).every(key => key in values)

/** Of a configuration: a state also has what AWS answered. */
export function validate({type: name, address, path, file}: Resource, type: TerraformType, values: Values, report: Report): void {
	const refuse = (finding: Finding) => report.refuse(file, finding)
	const known = [...new Set([...type.effect, ...(type.inert ?? []), ...Object.keys(type.named ?? {}), ...common])]
	for (const [key, consequence] of Object.entries(type.named ?? {})) {
		if (key in values) report.note({type: name, logicalId: address, consequence: `${key}: ${consequence}`})
	}
	for (const key of Object.keys(values).filter(one => !known.includes(one))) {
		const meant = didYouMean(key, known)
		refuse({
			path: [...path, key],
			at: 'key',
			message: `Unsupported argument: an argument named "${key}" is not expected here`,
			fix: meant === undefined ? `known here: ${known.join(', ')}` : `did you mean "${meant}"?`
		})
	}
	for (const key of (type.required ?? []).filter(one => !(one in values))) {
		refuse({
			path,
			at: 'key',
			message: `Missing required argument: the argument "${key}" is required, but it is not set`,
			fix: `add ${key}`
		})
	}
}
