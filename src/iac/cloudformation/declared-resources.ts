/** The resources that a template declares, with loops expanded. Pure. */
import {suggest} from '../../model/did-you-mean.ts'
import type {Path} from '../../model/finding.ts'
import {expanded} from './evaluate.ts'
import type {Scope} from './scope.ts'
import {code, type Resource} from './stack-types.ts'
import {isMap, loopPrefix, type Template} from './template.ts'

const resourceAttributes = [
	'Type',
	'Properties',
	'DependsOn',
	'Condition',
	'Metadata',
	'DeletionPolicy',
	'UpdateReplacePolicy',
	'CreationPolicy',
	'UpdatePolicy',
	'Version'
]

/** `origins`: places in the text of what loops generate. */
export function resourcesOf(template: Template, scope: Scope, origins: Map<string, Path>): readonly Resource[] {
	const found: Resource[] = []
	const add = (all: Readonly<Record<string, unknown>>, path: Path, isLoop: boolean) => {
		for (const [logicalId, declared] of Object.entries(all)) {
			const source = [...path, logicalId]
			if (logicalId.startsWith(loopPrefix)) {
				for (const one of expanded(declared, source, scope)) add(one.body, one.path, true)
				continue
			}
			if (isLoop) origins.set(logicalId, [...path, logicalId])
			if (isResource(logicalId, declared, source, scope)) found.push({logicalId, declared, source})
		}
	}
	add(template.resources, ['Resources'], false)
	return found
}

function isResource(
	logicalId: string,
	declared: unknown,
	path: Path,
	{refuse}: Scope
): declared is Readonly<Record<string, unknown>> {
	const bad = (message: string, fix?: string, at: Path = path): false => {
		refuse({path: at, at: 'key', message: `Template format error: ${message}`, code, ...(fix !== undefined && {fix})})
		return false
	}
	if (!/^[A-Za-z0-9]{1,255}$/.test(logicalId)) {
		return bad(`Resource name ${logicalId} is non alphanumeric.`, 'use letters and digits alone')
	}
	if (!isMap(declared)) {
		return bad(`[/Resources/${logicalId}] resource definition is malformed`, 'write {Type: …, Properties: {…}}')
	}
	if (typeof declared.Type !== 'string') {
		return bad(`[/Resources/${logicalId}] Every Resources object must contain a Type member.`, 'write Type: AWS::EC2::VPC')
	}
	for (const key of Object.keys(declared).filter(one => !resourceAttributes.includes(one) && !one.startsWith('Fn::'))) {
		bad(`Invalid template resource property '${key}'`, suggest(key, resourceAttributes), [...path, key])
	}
	return true
}
