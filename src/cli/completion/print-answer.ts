import {commands} from '../commands.ts'
import {print} from '../terminal.ts'
import {answer, nothing, type Program, render} from './answer.ts'
import {choices} from './choices.ts'

const program: Program = {
	commands: [
		...Object.entries(commands).map(([word, {summary}]) => ({word, what: summary})),
		{word: 'help', what: 'show help for a command'}
	],
	options: ['--help', '--version', '-h', '-v'].map(word => ({word})),
	load: async name => (Object.hasOwn(commands, name) ? commands[name]?.load() : undefined),
	choices
}

/** The user is typing, so errors are not shown: there are just no completions. */
export async function printAnswer(words: readonly string[]) {
	print(render(await answer(words, program).catch(() => nothing)))
}
