/** Names of resources in a lab document: from the logical id, or with CDK from the construct's path. Pure. */

import {namePattern} from '../../aws/schema.ts'
import {isFree, longestName} from '../free-names.ts'
import {isMap} from './template.ts'

/** `Stack/Vpc/PublicSubnet1/Subnet` becomes Vpc-PublicSubnet1: a last part such as Resource is dropped. */
function ofConstruct(path: string): string {
	const parts = path.split('/').slice(1)
	const last = parts.at(-1) ?? ''
	const isOnlyPart = parts.length > 1 && ['Resource', 'Default', 'Subnet'].includes(last)
	return (isOnlyPart ? parts.slice(0, -1) : parts).join('-').replaceAll(/[^\w-]+/g, '-')
}

function plainName(logicalId: string, resource: unknown): string {
	const metadata = isMap(resource) && isMap(resource.Metadata) ? resource.Metadata['aws:cdk:path'] : undefined
	const named = typeof metadata === 'string' ? ofConstruct(metadata) : ''
	return namePattern.test(named) && named.length <= longestName
		? named
		: logicalId.replaceAll(/[^\w-]+/g, '-').slice(0, longestName) || 'x'
}

/** A free name for each logical id, in template order. The names are then taken. */
export const namesFor = (
	resources: readonly (readonly [logicalId: string, resource: unknown])[],
	stackName: string,
	taken: Set<string>
): ReadonlyMap<string, string> =>
	new Map(
		resources.map(([logicalId, resource]) => {
			const plain = plainName(logicalId, resource)
			const candidates = [plain, `${stackName}-${plain}`.slice(0, longestName), `${stackName}-${logicalId}`.slice(0, longestName)]
			let name = candidates.find(one => isFree(one, taken))
			for (let n = 2; name === undefined; n++) {
				const numbered = `${logicalId.replaceAll(/[^\w-]+/g, '-').slice(0, 55) || 'x'}-${n}`
				if (isFree(numbered, taken)) name = numbered
			}
			taken.add(name)
			return [logicalId, name]
		})
	)
