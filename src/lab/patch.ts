/** Patches of a lab file in its own terms: JSON merge patch (RFC 7386), and edits of lists. */

import {kinds} from '../aws/kinds.ts'
import type {Finding, Path} from '../model/finding.ts'
import {BadLab, toProblem} from './problem.ts'

type Json = unknown
type JsonObject = Readonly<Record<string, Json>>

export type Patched = {readonly document: Json; readonly findings: readonly Finding[]}

/**
 * The document with the patch applied; the document itself is not modified, and unchanged parts are shared. Null deletes. In place of a list,
 * `{add: […], remove: […]}` edits it; anything else replaces it. Findings: what the patch removes but does not exist. The code is that of the EC2
 * API.
 */
export function applyPatch(document: Json, patch: Json): Patched {
	const findings: Finding[] = []
	return {document: merge(document, patch, [], findings), findings}
}

/** As `applyPatch()`. Throws BadLab if something to be removed does not exist. */
export function patchDocument(document: unknown, patch: unknown): unknown {
	const {document: patched, findings} = applyPatch(document, patch)
	if (findings.length > 0) throw new BadLab(findings.map(finding => toProblem(finding, 'patch')))
	return patched
}

const isObject = (value: Json): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)

type ListEdit = {readonly add?: readonly Json[]; readonly remove?: readonly Json[]}

function isListEdit(patch: JsonObject): patch is ListEdit {
	const entries = Object.entries(patch)
	return entries.length > 0 && entries.every(([key, value]) => (key === 'add' || key === 'remove') && Array.isArray(value))
}

function merge(target: Json, patch: Json, path: Path, findings: Finding[]): Json {
	if (!isObject(patch)) return patch
	// A list that does not exist yet is edited as an empty one.
	if (isListEdit(patch) && (Array.isArray(target) || target === undefined)) return editList(target ?? [], patch, path, findings)
	const merged: Record<string, Json> = isObject(target) ? {...target} : {}
	for (const [key, value] of Object.entries(patch)) {
		if (value === null) {
			if (!Object.hasOwn(merged, key)) findings.push(...absent([...path, key]))
			delete merged[key]
		} else {
			// Defined, not assigned: a key such as __proto__ is a key like any other.
			const next = merge(Object.hasOwn(merged, key) ? merged[key] : undefined, value, [...path, key], findings)
			Object.defineProperty(merged, key, {value: next, enumerable: true, configurable: true, writable: true})
		}
	}
	return merged
}

function editList(list: readonly Json[], {add = [], remove = []}: ListEdit, path: Path, findings: Finding[]): Json[] {
	const left = [...list]
	for (const [index, item] of remove.entries()) {
		const found = left.findIndex(one => isSame(one, item))
		if (found >= 0) {
			left.splice(found, 1)
		} else {
			findings.push(notInList(item, [...path, 'remove', index]))
		}
	}
	return [...left, ...add]
}

/** Equal as JSON, whatever the order of keys. */
export function isSame(a: Json, b: Json): boolean {
	if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, index) => isSame(item, b[index]))
	if (!isObject(a) || !isObject(b)) return a === b
	const keys = Object.keys(a)
	return keys.length === Object.keys(b).length && keys.every(key => Object.hasOwn(b, key) && isSame(a[key], b[key]))
}

/** AWS's error codes for deleting what does not exist. */
const absentCodes: Readonly<Record<string, string>> = Object.assign(
	{vpcs: 'InvalidVpcID.NotFound'},
	...[...kinds.vpc, ...kinds.lab].map(({codes}) => codes.absent)
)

function absent(path: Path): Finding[] {
	const key = String(path[0])
	if (path.length === 1 && key.includes('.')) {
		const fix = `write one key inside the other: ${key.split('.').join(': {')}: null${'}'.repeat(key.split('.').length - 1)}`
		return [{path, at: 'key', message: `"${key}" is not a key of a lab file`, fix}]
	}

	const section = String(path.at(-2) ?? '')
	const code = Object.hasOwn(absentCodes, section) ? absentCodes[section] : undefined
	return code === undefined
		? []
		: [{path, at: 'key', message: `there is no "${path.at(-1)}" to delete`, code, fix: 'leave it out of the patch'}]
}

function notInList(item: Json, path: Path): Finding {
	const isRule = path.includes('securityGroups') && (path.includes('ingress') || path.includes('egress'))
	return {
		path,
		message: `${JSON.stringify(item)} is not in the list`,
		...(isRule && {code: 'InvalidPermission.NotFound'}),
		fix: 'write it exactly as in the list'
	}
}
