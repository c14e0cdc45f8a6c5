/** What resources are called in a lab document: by logical id, of CDK by the path of its construct. Pure. */

import {kinds} from '../../aws/kinds.ts'
import {namePattern} from '../../aws/schema.ts'
import {isMap} from './template.ts'

/** A lab file means something else by them. */
const words: ReadonlySet<string> = new Set([
	'default',
	'self',
	'local',
	'blackhole',
	'main',
	'main-table',
	...kinds.targets.flatMap(({only}) => (only ? [only.word, only.short] : []))
])

const longest = 63

/** `Stack/Vpc/PublicSubnet1/Subnet` is Vpc-PublicSubnet1; what ends in Resource is called as what it is in. */
function ofConstruct(path: string): string {
	const parts = path.split('/').slice(1)
	const last = parts.at(-1) ?? ''
	const isOnlyPart = parts.length > 1 && ['Resource', 'Default', 'Subnet'].includes(last)
	return (isOnlyPart ? parts.slice(0, -1) : parts).join('-').replaceAll(/[^\w-]+/g, '-')
}

function plainName(logicalId: string, resource: unknown): string {
	const metadata = isMap(resource) && isMap(resource.Metadata) ? resource.Metadata['aws:cdk:path'] : undefined
	const named = typeof metadata === 'string' ? ofConstruct(metadata) : ''
	return namePattern.test(named) && named.length <= longest
		? named
		: logicalId.replaceAll(/[^\w-]+/g, '-').slice(0, longest) || 'x'
}

const isTaken = (name: string, taken: ReadonlySet<string>): boolean =>
	taken.has(name) || words.has(name) || /^sg-/i.test(name) || !namePattern.test(name)

/** One for each logical id, in the order of the template, and none that is taken. They are taken from then on. */
export const namesFor = (
	resources: readonly (readonly [logicalId: string, resource: unknown])[],
	stackName: string,
	taken: Set<string>
): ReadonlyMap<string, string> =>
	new Map(
		resources.map(([logicalId, resource]) => {
			const plain = plainName(logicalId, resource)
			const candidates = [plain, `${stackName}-${plain}`.slice(0, longest), `${stackName}-${logicalId}`.slice(0, longest)]
			let name = candidates.find(one => !isTaken(one, taken))
			for (let n = 2; name === undefined; n++) {
				const numbered = `${logicalId.replaceAll(/[^\w-]+/g, '-').slice(0, 55) || 'x'}-${n}`
				if (!isTaken(numbered, taken)) name = numbered
			}
			taken.add(name)
			return [logicalId, name]
		})
	)
