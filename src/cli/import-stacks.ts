/** What imports of templates have in common: a lab file on standard output or in a file, with what is not in it. */
import {visibleJson} from '../model/visible-text.ts'
import {printDocument, printNote} from './terminal.ts'
import {writeTo} from './write-to.ts'

export type ImportOptions = {readonly output?: string; readonly json?: true}

type Loaded = {
	readonly document: import('../lab/schema.ts').LabDocument
	readonly notes?: readonly string[]
	readonly assumptions?: readonly string[]
}

export async function printImported(
	{document: whole, notes = [], assumptions = []}: Loaded,
	files: readonly string[],
	{output, json}: ImportOptions
): Promise<void> {
	const [{renderYaml}, {readable}] = await Promise.all([import('../import/render-yaml.ts'), import('../iac/readable.ts')])
	const document = readable(whole)
	for (const note of notes) printNote(`vpclab: not emulated: ${note}\n`)
	const text = json
		? `${visibleJson({document, notes, assumptions}, '\t')}\n`
		: renderYaml(document, {comment: commentOf(files, notes, assumptions)})
	if (output === undefined) {
		printDocument(text)
	} else {
		writeTo(output, text)
	}
}

const commentOf = (files: readonly string[], notes: readonly string[], assumptions: readonly string[]): readonly string[] => [
	`Of ${files.join(', ')}.`,
	...(notes.length > 0 ? ['', 'Not in here, or not whole:', ...notes.map(note => `- ${note}`)] : []),
	...(assumptions.length > 0 ? ['', 'Assumed:', ...assumptions.map(one => `- ${one}`)] : [])
]
