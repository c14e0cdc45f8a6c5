import {Command} from 'commander'
import {isAddress} from '../lab/lab-address.ts'
import {suggest} from '../model/did-you-mean.ts'
import {commands} from './commands.ts'
import {BadInput, fail, Interrupted, status} from './failing.ts'
import {interruptedBy, interruptFor} from './interruption.ts'
import {print, printNote} from './terminal.ts'
import {version} from './version.ts'

const teaching = `
A LAB is a lab file, a folder with a lab.yaml, the name of a running lab or of one that comes with vpclab, or an address:
https://example.org/lab.yaml, https://example.org/labs.git//demo?ref=v1.

Examples:
  vpclab test labs/public-private           raise it, check it, take it down
  vpclab up labs/public-private             raise it and keep it
  vpclab exec public-private db -- curl -s http://198.51.100.80/
  vpclab inspect public-private eni web     routes, network ACL and groups that hold for an ENI
  vpclab down public-private

Exit status: 0 all passed, 1 a check failed, 2 bad input, 3 this machine lacks something.
\`vpclab COMMAND --help\` shows more about each.`

/** Runs the command line `words` and sets the exit status. */
export async function run(words: readonly string[]) {
	endWell()
	try {
		// A shell asks for completions.
		if (words[0] === 'completion' && words[1] === '--answer') {
			const {printAnswer} = await import('./completion/print-answer.ts')
			return await printAnswer(words.slice(3))
		}
		const program = await programFor(words)
		if (words[0] === 'version') return void print(`${version()}\n`)
		if (words.length === 0) {
			program.outputHelp({error: true})
			process.exitCode = status.badInput
			return
		}
		await program.parseAsync([...words], {from: 'user'})
		const reason = interruptedBy()
		if (reason && reason.name !== 'Interrupted') process.exitCode = fail(reason)
	} catch (error) {
		process.exitCode = fail(interruptedBy() ?? error)
	}
}

/** Ensures that even after unexpected errors the exit status is as documented, and the command's work is undone. */
function endWell() {
	const endFor = (error: Error) => {
		if (!interruptFor(error)) process.exit(fail(error))
		// A command that waits for something that never happens cannot undo anything.
		setTimeout(() => process.exit(fail(error)), takeBackMs).unref()
	}
	process.on('uncaughtException', endFor)
	process.stdout.on('error', error => {
		const isClosed = 'code' in error && error.code === 'EPIPE'
		if (!isClosed) return endFor(error)
		// If the reader closes the pipe (`vpclab inspect … | head`), that is not an error unless there is something to undo.
		if (!interruptFor(new Interrupted('SIGPIPE'))) process.exit(0)
	})
	// There is no output left to write to.
	process.stderr.on('error', () => undefined)
}

const takeBackMs = 20_000

async function programFor(words: readonly string[]): Promise<Command> {
	const program = new Command('vpclab')
		.description('Builds AWS networks from Linux namespaces and sends real packets through them.')
		.usage('COMMAND …')
		.addHelpText('after', teaching)
		.version(version(), '-v, --version', 'print the version, like `vpclab version`')
		.enablePositionalOptions()
		.showSuggestionAfterError()
		.helpCommand('help [COMMAND]', 'show help for a command')
		.configureHelp({subcommandTerm: command => commands[command.name()]?.usage ?? command.name()})
		.configureOutput({writeErr: printNote, writeOut: print})
		.exitOverride()
		.hook('preAction', async (_, command) => {
			if (command.args.some(isAddress)) await (await import('./fetched-labs.ts')).fetchLabs(command)
		})
	const asked = words.find(word => !word.startsWith('-') && word !== 'help')
	if (words[0] === 'help' && asked !== undefined && !Object.hasOwn(commands, asked)) {
		throw new BadInput(`there is no command "${asked}": ${suggest(asked, Object.keys(commands))}`)
	}
	for (const [name, {summary, load}] of Object.entries(commands)) {
		const command = name === asked ? await load() : new Command(name).allowUnknownOption().allowExcessArguments()
		program.addCommand(command.summary(summary).copyInheritedSettings(program).exitOverride())
	}
	return program
}
