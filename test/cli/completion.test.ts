import test from 'ava'
import {commands} from '../../src/cli/commands.ts'
import {answer, type CompletedWord, type Program, render} from '../../src/cli/completion/answer.ts'
import {choices} from '../../src/cli/completion/choices.ts'

const load: Program['load'] = async name => (Object.hasOwn(commands, name) ? commands[name]?.load() : undefined)
const noOptions = {commands: Object.keys(commands).map(word => ({word})), options: [{word: '--help'}, {word: '-h'}], load}

/** What it is asked for is what is offered: `host|lab` after `exec lab`. */
const echoing: Program = {
	...noOptions,
	choices: async ({name, arguments: values, typed}: CompletedWord) => ({
		kind: 'names',
		words: [{word: [`${typed}${name}`, ...values].join('|')}]
	})
}

const offered = async (...words: readonly string[]) => (await answer(words, echoing)).words?.map(({word}) => word)

test('the first word is a command; after help another one', async t => {
	t.deepEqual(await offered('st'), ['status', 'stop', 'start'])
	t.deepEqual(await offered('help', 'me'), ['metrics', 'measure-failover'])
	t.deepEqual(await offered('-'), ['--help'])
	t.deepEqual(await offered('help', 'up', ''), [])
	t.deepEqual(await offered('nope', ''), [])
	t.deepEqual(await offered('constructor', ''), [])
})

test('an argument is completed by its name, with those before it known', async t => {
	t.deepEqual(await offered('exec', 'demo', ''), ['host|demo'])
	t.deepEqual(await offered('fail', 'demo', 'z'), ['zone'])
	t.deepEqual(await offered('heal', 'demo', 'tunnel', ''), ['name|demo|tunnel'])
	t.deepEqual(await offered('exec', 'demo', 'web', '--', 'ls', '-'), ['-command|demo|web|ls'])
	t.deepEqual(await offered('shell', 'demo', 'web', ''), [])
	t.deepEqual(await offered('capture', 'demo', '--json', 'web', 'd'), ['dpoints|demo|web'])
	t.deepEqual(await offered('capture', 'demo', '-c', '3', ''), ['points|demo'])
	t.deepEqual(await offered('import', ''), ['aws', 'cloudformation', 'terraform'])
	t.deepEqual(await offered('import', 'aws', ''), ['dir'])
	t.deepEqual(await offered('completion', 'z'), ['zsh'])
})

test('an option is offered where it can stand, its value after it or after the equals sign', async t => {
	t.deepEqual(await offered('vpn-config', 'demo', 'office', '--f'), ['--format'])
	t.deepEqual(await offered('vpn-config', 'demo', 'office', '-'), ['--format', '--help'])
	t.deepEqual(await offered('vpn-config', 'demo', 'office', '--format', 's'), ['strongswan'])
	t.deepEqual(await offered('vpn-config', 'demo', 'office', '--format=s'), ['--format=strongswan'])
	t.deepEqual(await offered('vpn-config', '--format', 'xml', 'demo', ''), ['connection|demo'])
	t.deepEqual(await offered('measure-failover', 'demo', '--failure', 'drop', ''), ['failure|demo'])
	t.deepEqual(await offered('measure-failover', 'demo', '--failure', 'drop', '--to', ''), ['to|demo'])
	t.deepEqual(await offered('up', '--json=', ''), ['lab'])
})

test('every argument and value of every command is completed, or is free text', async t => {
	const free = new Set(
		'name names patch jobs port ports filter count within slow timeout region account namespace parameter var workspace'.split(
			' '
		)
	)
	for (const [command, {load}] of Object.entries(commands)) {
		const loaded = await load()
		for (const one of [loaded, ...loaded.commands]) {
			const named = [
				...one.registeredArguments.filter(({argChoices}) => !argChoices).map(argument => argument.name()),
				...one.options
					.filter(({required, optional, argChoices}) => (required || optional) && !argChoices)
					.map(option => option.attributeName())
			].filter(name => !free.has(name))
			for (const name of named) {
				// Of a lab that is not there nothing is known: it is looked up, in vain.
				const found = await choices({command, name, arguments: ['no-such-lab'], typed: ''}).catch(() => undefined)
				t.notDeepEqual(found, {kind: 'names', words: []}, `${command}: ${name}`)
			}
		}
	}
})

test('lab files are offered with the folders on the way to them, as far as the command takes them', async t => {
	const offeredTo = async (command: string, typed: string) =>
		(await choices({command, name: 'lab', arguments: [], typed})).words?.map(({word}) => word)
	t.deepEqual(await offeredTo('plan', 'labs/nat-i'), ['labs/nat-in-private-subnet/', 'labs/nat-instance/'])
	t.deepEqual(await offeredTo('plan', 'labs/nat-instance/l'), ['labs/nat-instance/lab.yaml'])
	t.deepEqual(await offeredTo('plan', 'no/such/folder/'), [])
	t.deepEqual((await choices({command: 'vpn-config', name: 'connection', arguments: ['labs/vpn-ecmp', ''], typed: ''})).words, [
		{word: 'first'},
		{word: 'second'}
	])
})

test('a shell reads one line a word; what does not fit into one is left out', t => {
	t.is(render({kind: 'files'}), ':files\n')
	t.is(
		render({
			kind: 'names',
			words: [{word: 'two words', what: 'kept; not this'}, {word: 'two\nlines'}, {word: 'a\tb'}, {word: 'x', what: 'y\u001b[1m'}]
		}),
		':names\ntwo words\tkept\nx\ty [1m\n'
	)
})
