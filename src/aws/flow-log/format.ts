/** Log formats as AWS writes them: `${version} ${srcaddr}` (FL-2). */
import {type FieldName, type FlowLogResource, fieldsOf} from '../../model/flow-log.ts'

/** The fields of a format, or its first invalid part. */
export function readFormat(
	written: string,
	resource: FlowLogResource['kind']
): {readonly fields: readonly FieldName[]} | {readonly wrong: string} {
	const known = fieldsOf(resource)
	const fields: FieldName[] = []
	for (const part of written.trim().split(/\s+/)) {
		const name = /^\$\{([\w-]+)\}$/.exec(part)?.[1] as FieldName | undefined
		if (name === undefined || !known.has(name)) return {wrong: part}
		fields.push(name)
	}
	return {fields}
}
