/** Differences between two documents of a lab, and their description in the lab's words. Pure. */
import type {Path} from '../model/finding.ts'
import {isSame} from './patch.ts'
import {renderPath} from './problem.ts'

/** A value that was added, removed or changed: the smallest that differs. In a list: one item. */
export type Difference = {
	/** For an item: the path of its list. */
	readonly path: Path
	/** Absent: it did not exist. */
	readonly before?: unknown
	/** Absent: it was removed. */
	readonly after?: unknown
	/** It is one item of the list at `path`. */
	readonly isItem?: true
}

/** In the order of the document before, new ones last. */
export function differences(before: unknown, after: unknown, path: Path = []): readonly Difference[] {
	if (isSame(before, after)) return []
	if (isSection(path)) {
		if (before === undefined && isObject(after)) return differences({}, after, path)
		if (after === undefined && isObject(before)) return differences(before, {}, path)
	}
	if (isObject(before) && isObject(after)) {
		const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
		return keys.flatMap(key => differences(ownValue(before, key), ownValue(after, key), [...path, key]))
	}
	if (Array.isArray(before) && Array.isArray(after)) return ofLists(before, after, path)
	return [{path, ...(before !== undefined && {before}), ...(after !== undefined && {after})}]
}

/** Things by name: `zones`, `vpcs.main.subnets`. A missing map equals an empty one. */
const isSection = (path: Path): boolean => path.length === 1 || (path.length === 3 && path[0] === 'vpcs')

type Document = {readonly document: object}

/** Differences between two networks, without their checks. */
export const networkEdits = (before: Document, after: Document): readonly Difference[] =>
	differences({...before.document, checks: undefined}, {...after.document, checks: undefined})

/** Items are equal wherever they are; a list that differs only in its order has changed as a whole. */
function ofLists(before: readonly unknown[], after: readonly unknown[], path: Path): readonly Difference[] {
	const added = without(after, before)
	const removed = without(before, after)
	if (added.length === 0 && removed.length === 0) return [{path, before, after}]
	return [
		...removed.map((item): Difference => ({path, before: item, isItem: true})),
		...added.map((item): Difference => ({path, after: item, isItem: true}))
	]
}

function without(list: readonly unknown[], others: readonly unknown[]): readonly unknown[] {
	const rest = [...others]
	return list.filter(item => {
		const found = rest.findIndex(one => isSame(one, item))
		if (found >= 0) rest.splice(found, 1)
		return found < 0
	})
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value)

const ownValue = (object: Readonly<Record<string, unknown>>, key: string): unknown =>
	Object.hasOwn(object, key) ? object[key] : undefined

/** One line: `subnet main.private: routes["0.0.0.0/0"] removed, was nat`. */
export function renderDifference({path, before, after, isItem}: Difference): string {
	const {thing, rest} = thingAt(path)
	const place = [thing, renderPath(rest)].filter(Boolean).join(': ')
	if (isItem) return after === undefined ? `${place}: removed ${short(before)}` : `${place}: added ${short(after)}`
	if (rest.length === 0 && thing !== '') {
		if (before === undefined) return `${place}: new, ${short(after)}`
		if (after === undefined) return `${place}: removed`
	}
	if (before === undefined) return `${place}: ${short(after)}`
	return after === undefined ? `${place} removed, was ${short(before)}` : `${place}: ${short(after)}, was ${short(before)}`
}

/** The thing that a path leads into, as people name it: `subnet main.private`. Empty: an option of the lab itself. */
function thingAt(path: Path): {readonly thing: string; readonly rest: Path} {
	const [section, name, inner, innerName] = path
	if (typeof section !== 'string' || typeof name !== 'string') return {thing: '', rest: path}
	if (section === 'vpcs' && typeof inner === 'string' && typeof innerName === 'string' && inner.endsWith('s')) {
		return {thing: `${nounOf(inner)} ${name}.${innerName}`, rest: path.slice(4)}
	}
	return {thing: `${nounOf(section)} ${name}`, rest: path.slice(2)}
}

/** `vpnConnections` → `VPN connection`, `internet` → `internet`. */
const nounOf = (section: string): string =>
	section
		.replace(/s$/, '')
		.replaceAll(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`)
		.replaceAll(/\b(?:vpc|nat|vpn|ip|acl)\b/g, word => word.toUpperCase())

const longest = 80

function short(value: unknown): string {
	const text = typeof value === 'string' ? value : JSON.stringify(value)
	return text.length > longest ? `${text.slice(0, longest - 1)}…` : text
}
