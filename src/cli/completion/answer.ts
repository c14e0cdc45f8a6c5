import type {Command, Option} from 'commander'

/**
 * Completions at the cursor, for the scripts in `completion/`. As text, the first line is their kind:
 * `:names` the words are all possible completions
 * `:paths` names or paths; those that end in `/` can be continued
 * `:files` any file: the shell's own completion
 * `:commands` any program: likewise Each further line is a word, and after a tab its description.
 */
export type Completion =
	| {readonly kind: 'names' | 'paths'; readonly words: readonly Word[]}
	| {readonly kind: 'files' | 'commands'; readonly words?: undefined}

export type Word = {readonly word: string; readonly what?: string | undefined}

export const nothing: Completion = {kind: 'names', words: []}

/** The argument or option's value to complete: its name in the command's usage, and the arguments before it. */
export type CompletedWord = {
	readonly command: string
	readonly name: string
	readonly arguments: readonly string[]
	readonly typed: string
}

export type Program = {
	readonly commands: readonly Word[]
	readonly options: readonly Word[]
	/** Undefined: there is no command with that name. */
	load(command: string): Promise<Command | undefined>
	/** All possible words, whether they begin with `typed` or not. */
	choices(asked: CompletedWord): Promise<Completion>
}

/** `words` are those after the program's name. The last one is to be completed. */
export async function answer(words: readonly string[], program: Program): Promise<Completion> {
	const typed = words.at(-1) ?? ''
	return beginningWith(typed, await allFor(words, typed, program))
}

async function allFor(words: readonly string[], typed: string, program: Program): Promise<Completion> {
	const [first = ''] = words
	if (words.length <= 1 || (first === 'help' && words.length === 2)) {
		return {kind: 'names', words: typed.startsWith('-') ? program.options : program.commands}
	}
	const loaded = await program.load(first)
	if (!loaded) return nothing
	const {command, rest} = below(loaded, words.slice(1))
	if (command.commands.length > 0) {
		if (rest.length > 1) return nothing
		return {kind: 'names', words: command.commands.map(one => ({word: one.name(), what: one.summary() || one.description()}))}
	}
	const {values, option, isOver} = readWords(command, rest.slice(0, -1))
	const asked = {command: first, arguments: values, typed}
	if (option) return choicesOf(option, {...asked, name: option.attributeName()}, program)
	if (!isOver && typed.startsWith('-')) return optionsFor(command, asked, program)
	const {registeredArguments} = command
	const argument =
		registeredArguments[values.length] ?? (registeredArguments.at(-1)?.variadic ? registeredArguments.at(-1) : undefined)
	if (!argument) return nothing
	if (argument.argChoices) return {kind: 'names', words: argument.argChoices.map(word => ({word}))}
	return program.choices({...asked, name: argument.name()})
}

/** A subcommand, as in `import aws`, and the words after it. */
function below(command: Command, rest: readonly string[]): {readonly command: Command; readonly rest: readonly string[]} {
	const inner = rest.length > 1 ? command.commands.find(one => one.name() === rest[0]) : undefined
	return inner ? below(inner, rest.slice(1)) : {command, rest}
}

type ReadWords = {
	readonly values: readonly string[]
	/** The option whose value is at the cursor. */
	readonly option: Option | undefined
	/** After `--` no word is an option. */
	readonly isOver: boolean
}

function readWords({options}: Command, words: readonly string[]): ReadWords {
	const values: string[] = []
	let option: Option | undefined
	for (const [index, word] of words.entries()) {
		if (word === '--') return {values: [...values, ...words.slice(index + 1)], option: undefined, isOver: true}
		if (word.startsWith('-') && word !== '-') {
			const found = options.find(({short, long}) => word === short || word === long)
			option = found && takesValue(found) ? found : undefined
		} else if (option) {
			option = option.variadic ? option : undefined
		} else {
			values.push(word)
		}
	}
	return {values, option, isOver: false}
}

const takesValue = ({required, optional}: Option): boolean => required || optional

/** `--json`; or, after `--format=`, its values. */
async function optionsFor(command: Command, asked: Omit<CompletedWord, 'name'>, program: Program): Promise<Completion> {
	const [name = '', ...value] = asked.typed.split('=')
	const option = command.options.find(({long}) => long === name)
	if (value.length === 0 || !option || !takesValue(option)) {
		const visible = command.createHelp().visibleOptions(command)
		return {
			kind: 'names',
			words: visible.flatMap(({long, short, description}) =>
				[long, short].flatMap(word => (word ? [{word, what: description}] : []))
			)
		}
	}
	const found = await choicesOf(option, {...asked, name: option.attributeName(), typed: value.join('=')}, program)
	return found.words ? {...found, words: found.words.map(({word, what}) => ({word: `${name}=${word}`, what}))} : found
}

const choicesOf = async ({argChoices}: Option, asked: CompletedWord, {choices}: Program): Promise<Completion> =>
	argChoices ? {kind: 'names', words: argChoices.map(word => ({word}))} : choices(asked)

/** A single-letter option is offered only if it was typed: the long one is clearer. */
function beginningWith(typed: string, found: Completion): Completion {
	if (!found.words) return found
	const fitting = found.words.filter(({word}) => word.startsWith(typed) && (!/^-\w$/.test(word) || word === typed))
	return {...found, words: fitting}
}

/** The shell reads line by line: a word with a line break is omitted. */
export const render = ({kind, words = []}: Completion): string =>
	[`:${kind}`, ...words.filter(({word}) => !/\p{Cc}/u.test(word)).map(renderWord)].map(line => `${line}\n`).join('')

function renderWord({word, what = ''}: Word): string {
	const short = firstSentence(what.replaceAll(/\p{Cc}+/gu, ' '))
	return short === '' ? word : `${word}\t${short}`
}

function firstSentence(text: string): string {
	const [first = ''] = text.split(/[;.:] |\.$| \((?=default|choices)/)
	return first.length > 60 ? `${first.slice(0, 59)}…` : first
}
