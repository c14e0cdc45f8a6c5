/** Options of all commands that read labs made of CloudFormation templates or of Terraform. */
import {readFileSync} from 'node:fs'
import type {Command} from 'commander'
import type {StackOptions} from '../lab/stack-options.ts'
import {BadInput} from './failing.ts'
import {count} from './table.ts'
import {printNote} from './terminal.ts'

export type StackFlags = {
	readonly parameter?: readonly string[]
	readonly parameters?: string
	readonly var?: readonly string[]
	readonly varFile?: readonly string[]
	readonly workspace?: string
	readonly region?: string
	readonly account?: string
	readonly strict?: true
}

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value]

export const withStackOptions = (command: Command): Command =>
	command
		.option('--parameter <name=value>', "a template's parameter; may be repeated", collect)
		.option('--parameters <file>', "parameters of templates in a JSON file: the aws command's list, or {NAME: VALUE}")
		.option('--var <name=value>', 'a variable of Terraform; may be repeated', collect)
		.option('--var-file <file>', 'variables of Terraform in a file; may be repeated', collect)
		.option('--workspace <name>', 'workspace of Terraform (default: default)')
		.option('--region <region>', "region of a template's stack, or of Terraform's provider (default: us-east-1)")
		.option('--account <account>', "account of a template's stack, or of Terraform's provider: 12 digits")
		.option('--strict', 'fail if something of a template, or of Terraform, cannot be emulated')

/** Undefined: no options for templates are given. */
export function stackOptionsOf({
	parameter = [],
	parameters,
	var: variables = [],
	varFile = [],
	workspace,
	region,
	account,
	strict
}: StackFlags): StackOptions | undefined {
	const given = {...(parameters !== undefined && ofFile(parameters)), ...Object.fromEntries(parameter.map(text => ofFlag(text)))}
	const options: StackOptions = {
		...(Object.keys(given).length > 0 && {parameters: given}),
		...(variables.length > 0 && {variables: Object.fromEntries(variables.map(text => ofFlag(text, '--var')))}),
		...(varFile.length > 0 && {variableFiles: varFile}),
		...(workspace !== undefined && {workspace}),
		...(region !== undefined && {region}),
		...(account !== undefined && {account}),
		...(strict && {strict})
	}
	return Object.keys(options).length > 0 ? options : undefined
}

function ofFlag(text: string, flag = '--parameter'): readonly [string, string] {
	const equals = text.indexOf('=')
	if (equals < 1) throw new BadInput(`${flag} ${text}: write NAME=VALUE`)
	return [text.slice(0, equals), text.slice(equals + 1)]
}

/** `[{ParameterKey, ParameterValue}]`, `["Name=Value"]`, `{Parameters: {…}}`, `{Name: Value}`. */
function ofFile(file: string): Readonly<Record<string, unknown>> {
	let data: unknown
	try {
		data = JSON.parse(readFileSync(file, 'utf8'))
	} catch (error) {
		throw new BadInput(
			`--parameters ${file}: ${error instanceof SyntaxError ? `no JSON: ${error.message}` : 'it cannot be read'}`
		)
	}
	if (Array.isArray(data)) {
		return Object.fromEntries(
			data.map(one => {
				if (typeof one === 'string') return ofFlag(one)
				if (typeof one?.ParameterKey !== 'string' || one.ParameterValue === undefined) {
					throw new BadInput(`--parameters ${file}: an item of the list is {ParameterKey, ParameterValue}`)
				}
				return [one.ParameterKey, one.ParameterValue] as const
			})
		)
	}
	if (typeof data !== 'object' || data === null) throw new BadInput(`--parameters ${file}: write {NAME: VALUE}`)
	const {Parameters} = data as {readonly Parameters?: unknown}
	return (typeof Parameters === 'object' && Parameters !== null ? Parameters : data) as Readonly<Record<string, unknown>>
}

type TemplateNotes = {readonly notes?: readonly string[]; readonly assumptions?: readonly string[]}

const shown = 5

/** Prints which parts of a template are not in the lab, and which values were assumed. */
export function printTemplateNotes({notes = [], assumptions = []}: TemplateNotes, before = 'vpclab'): void {
	for (const note of notes) printNote(`${before}: not emulated: ${note}\n`)
	for (const one of assumptions.slice(0, shown)) printNote(`${before}: assumed: ${one}\n`)
	const more = assumptions.length - shown
	if (more > 0) printNote(`${before}: and ${count(more, 'assumption')} more (\`vpclab validate --json\` lists them)\n`)
}
