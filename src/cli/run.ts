import {readFileSync} from 'node:fs'
import {Command} from 'commander'
import {suggest} from '../lab/did-you-mean.ts'
import {commands} from './commands.ts'
import {BadInput, fail, status} from './failing.ts'
import {interruptedBy} from './interruption.ts'

const teaching = `
A LAB is a lab file, a folder with a lab.yaml, or the name of a running lab.

Examples:
  vpclab test labs/public-private           raise it, check it, take it down
  vpclab up labs/public-private             raise it and keep it
  vpclab exec public-private db -- curl -s http://198.51.100.80/
  vpclab inspect public-private eni web     routes, network ACL and groups that hold for an ENI
  vpclab down public-private

Exit status: 0 all passed, 1 a check failed, 2 bad input, 3 this machine lacks something.
\`vpclab COMMAND --help\` says more about each.`

/** Runs the command line `words` and sets the exit status. */
export async function run(words: readonly string[]) {
	// A reader that has seen enough (\`vpclab inspect … | head\`) is no error.
	process.stdout.on('error', error => process.exit('code' in error && error.code === 'EPIPE' ? 0 : status.unexpected))
	try {
		const program = await programFor(words)
		if (words.length === 0) {
			program.outputHelp({error: true})
			process.exitCode = status.badInput
			return
		}
		await program.parseAsync([...words], {from: 'user'})
	} catch (error) {
		process.exitCode = fail(interruptedBy() ?? error)
	}
}

async function programFor(words: readonly string[]): Promise<Command> {
	const program = new Command('vpclab')
		.description('Raises AWS networks out of Linux namespaces and sends real packets through them.')
		.usage('COMMAND …')
		.addHelpText('after', teaching)
		.version(version(), '-V, --version')
		.enablePositionalOptions()
		.showSuggestionAfterError()
		.helpCommand('help [COMMAND]', 'say more about a command')
		.configureHelp({subcommandTerm: command => commands[command.name()]?.usage ?? command.name()})
		.exitOverride()
	const asked = words.find(word => !word.startsWith('-') && word !== 'help')
	if (words[0] === 'help' && asked !== undefined && !Object.hasOwn(commands, asked))
		throw new BadInput(`there is no command "${asked}": ${suggest(asked, Object.keys(commands))}`)
	for (const [name, {summary, load}] of Object.entries(commands)) {
		const command = name === asked ? await load() : new Command(name).allowUnknownOption().allowExcessArguments()
		program.addCommand(command.summary(summary).copyInheritedSettings(program).exitOverride())
	}
	return program
}

function version(): string {
	const {version} = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
	return version
}
