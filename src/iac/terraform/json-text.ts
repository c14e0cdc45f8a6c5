/** JSON that Terraform wrote, with places; and what is often given in its place. Pure. */
import {BadLab, type FilePosition, toProblem} from '../../lab/problem.ts'
import {readSource} from '../../lab/source.ts'
import type {Path} from '../../model/finding.ts'

export type JsonText = {
	readonly file: string
	readonly data: unknown
	readonly locate: (path: Path, at?: 'key' | 'value') => FilePosition | undefined
}

/** Whether a text may be of Terraform: the rest is looked at where it is read. */
export const looksLikeTerraformJson = (text: string): boolean =>
	/^[^{]{0,2000}\{/.test(text) &&
	/"(?:terraform_version|planned_values|resource_changes)"\s*:|"format_version"\s*:/.test(text) &&
	!/"(?:vpcs|AWSTemplateFormatVersion|Resources)"\s*:/.test(text.slice(0, 2000))

/** Lines such as `[command] terraform show` come before it in logs of CI. */
export function readJsonText(text: string, file: string): JsonText {
	const start = text.search(/^\s*\{/m)
	// Blank, so that places stay right.
	const own = start <= 0 ? text : text.slice(0, start).replaceAll(/[^\n]/g, ' ') + text.slice(start)
	let locate: JsonText['locate'] | undefined
	let data: unknown
	try {
		data = JSON.parse(own)
	} catch (error) {
		throw new BadLab([
			toProblem(
				{
					path: [],
					message: `this is no whole JSON: ${error instanceof Error ? error.message : String(error)}`,
					fix: 'write it anew: terraform show -json > state.json, or terraform show -json plan.bin > plan.json'
				},
				file
			)
		])
	}
	return {
		file,
		data,
		locate(path, at) {
			locate ??= locatorOf(own, file)
			return locate(path, at)
		}
	}
}

function locatorOf(text: string, file: string): JsonText['locate'] {
	try {
		return readSource(text, file.endsWith('.json') ? file : `${file}.json`).locate
	} catch {
		return () => undefined
	}
}

export const refuseJson = ({file, locate}: JsonText, path: Path, message: string, fix: string): BadLab =>
	new BadLab([toProblem({path, message, fix}, file, locate(path))])

/** What is no JSON, but comes of Terraform: the command that gives what can be read. Undefined: none of these. */
export function wrongFormOf(bytes: string): {readonly message: string; readonly fix: string} | undefined {
	// A plan as `-out` writes it is a ZIP archive.
	if (bytes.startsWith('PK\u0003\u0004')) {
		return {message: 'this is a plan in binary form', fix: 'run terraform show -json FILE > plan.json, and name that'}
	}
	if (/^(?:\u001B\[[\d;]*m)?Terraform (?:used the selected providers|will perform the following actions)/m.test(bytes)) {
		return {
			message: 'this is what terraform plan prints for people',
			fix: 'run terraform plan -out plan.bin, then terraform show -json plan.bin > plan.json'
		}
	}
	if (/^\s*\{"@level":/.test(bytes)) {
		return {
			message: 'this is the log of terraform plan -json',
			fix: 'run terraform plan -out plan.bin, then terraform show -json plan.bin > plan.json'
		}
	}
	return undefined
}
