/** Problems of an answer file, with line and column. */
import type {z} from 'zod'
import {BadLab, type Problem, toProblem} from '../lab/problem.ts'
import {readSource} from '../lab/source.ts'
import type {Finding, Path} from '../model/finding.ts'

/** JSON.parse reports a position only as an offset, if at all; a YAML parser reports line and column. */
export function syntaxProblems(file: string, text: string, {message}: Error): readonly Problem[] {
	const fix = 'the file is cut off, or no JSON: save the answer again with --output json'
	try {
		readSource(text, file.endsWith('.json') ? file : `${file}.json`)
	} catch (error) {
		if (error instanceof BadLab) return error.problems.slice(0, 1).map(problem => ({...problem, file, fix}))
	}
	return [toProblem({path: [], message: `no JSON: ${message}`, fix}, file)]
}

export function inWords(issue: z.core.$ZodIssue, prefix: Path): Finding {
	const path = [...prefix, ...(issue.path as (string | number)[])]
	const {message} = issue
	const [, wanted = '', got = ''] = /expected (\w+), received (\w+)/.exec(message) ?? []
	if (got === 'undefined') return {path, message: 'is missing'}
	if (got !== '') return {path, message: `is ${withArticle(got)}, not ${withArticle(wanted)}`}
	return {path, message: message.replace(/^Invalid option: expected one of (.*)$/, 'is none of $1')}
}

const withArticle = (type: string): string => `${/^[aio]/.test(type) ? 'an' : 'a'} ${type}`

/** Adds line and column to findings: the text is parsed again, which only happens for faulty files. */
export function locate(findings: readonly Finding[], file: string, text: string): readonly Problem[] {
	try {
		return readSource(text, file).locateAll(findings)
	} catch {
		return findings.map(finding => toProblem(finding, file))
	}
}
