/** Templates in tests: read, made into stacks, without any file. */
import {type Converted, convertStacks, type StackAsked} from '../../../src/iac/cloudformation/convert.ts'
import {readTemplateText} from '../../../src/iac/cloudformation/text.ts'
import {BadLab} from '../../../src/lab/problem.ts'
import {type LoadedLab, readLab} from '../../../src/lab/read.ts'
import {readDocument} from '../../../src/lab/source.ts'
import type {Lab} from '../../../src/model/model.ts'

export type Given = {
	readonly parameters?: Readonly<Record<string, unknown>>
	readonly base?: object
	readonly previous?: Lab
	/** Nested templates by the last part of their URL. */
	readonly nested?: Readonly<Record<string, string>>
	readonly region?: string
	readonly file?: string
	/** Things have tags that name their stack. Default: false. */
	readonly tags?: boolean
}

/** Stacks of texts by name, in order. */
export function convert(
	stacks: Readonly<Record<string, string>>,
	{parameters, base = {}, previous, nested = {}, region, file, tags = false}: Given = {}
): Converted {
	const asked = Object.entries(stacks).map(
		([name, text]): StackAsked => ({
			name,
			text: readTemplateText(text, file ?? `${name}.yaml`),
			...(parameters && {parameters}),
			region
		})
	)
	return convertStacks(asked, readDocument(base, 'lab.yaml'), {
		name: 'lab',
		previous,
		tagsStacks: tags,
		nested(url) {
			const name = url.split('/').at(-1) ?? ''
			const text = nested[name]
			return text === undefined ? {missing: `${url} is not at hand`, fix: 'put it there'} : readTemplateText(text, name)
		}
	})
}

/** The lab of one template. Throws BadLab with all that is wrong. */
export function labOf(text: string, given: Given = {}): LoadedLab & Pick<Converted, 'notes' | 'assumptions'> {
	const {source, problems, notes, assumptions, stacks} = convert({stack: text}, given)
	if (problems.length > 0) throw new BadLab(problems)
	return {...readLab(source, {name: 'lab'}), notes, assumptions, stacks}
}

/** What the outputs of a template are, by name. */
export function outputsOf(text: string, given: Given = {}): Readonly<Record<string, unknown>> {
	const {problems, stacks} = convert({stack: text}, given)
	if (problems.length > 0) throw new BadLab(problems)
	const own = stacks.find(({name}) => name === 'stack')
	return Object.fromEntries(Object.entries(own?.outputs ?? {}).map(([name, {value}]) => [name, value]))
}

/** What is said of a template that is refused; without file and place. */
export function refusals(text: string, given: Given = {}): readonly string[] {
	try {
		labOf(text, given)
		return []
	} catch (error) {
		if (!(error instanceof BadLab)) throw error
		return error.problems.map(({path, message, code}) => `${path}: ${message} [${code}]`)
	}
}

/** Only a stack writes tags of `aws:`. */
export const withoutStackTags = (lab: Lab): Lab =>
	JSON.parse(JSON.stringify(lab), (key, value) => (key.startsWith('aws:') ? undefined : value))
