/** The section `stacks` of a lab file. Pure. */

import {shapeFindings} from '../../lab/shape.ts'
import {stacksSchema} from '../../lab/stacks-schema.ts'
import type {Finding} from '../../model/finding.ts'
import {labNamePattern} from '../../model/lab-name.ts'

type Written = {
	readonly name: string
	readonly template: string
	readonly parameters?: Readonly<Record<string, unknown>>
	readonly region?: string
	readonly account?: string
}

export const isName = (text: string): boolean => labNamePattern.test(text)

export function readStacks(section: unknown): {readonly written: readonly Written[]; readonly findings: readonly Finding[]} {
	const findings = shapeFindings(stacksSchema, section).map(finding => ({...finding, path: ['stacks', ...finding.path]}))
	if (findings.length > 0) return {written: [], findings}
	const all = Object.entries(section as Readonly<Record<string, Omit<Written, 'name'> & {readonly account?: string | number}>>)
	return {
		written: all.map(([name, {account, ...stack}]) => ({
			name,
			...stack,
			...(account !== undefined && {account: String(account)})
		})),
		findings
	}
}
