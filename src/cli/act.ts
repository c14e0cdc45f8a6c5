/** The actions of checks, as commands: one command per action, in the same words. */
import {readFileSync} from 'node:fs'
import {Argument, Command} from 'commander'
import {faultNames, inKebabCase} from '../checks/fault-names.ts'
import type {LiveLab} from '../life/network.ts'
import {BadInput, needRoot} from './failing.ts'
import {findRunning} from './find-lab.ts'
import {interruption, printWaiting} from './interruption.ts'
import {editLines} from './render-reconciled.ts'
import {print, printJson, printNote} from './terminal.ts'

type Options = {readonly json?: true}

export const changeCommand = () =>
	runningLabCommand(
		'change',
		'Changes a running lab: the same patch that a check `change` takes. All of it is applied, or nothing.'
	)
		.argument(
			'[patch]',
			'the patch as YAML or JSON, in the terms of the lab file; null deletes, {add: […], remove: […]} edits a list'
		)
		.option('-f, --file <file>', 'read the patch from a file; - is standard input')
		.addHelpText(
			'after',
			`
Examples:
  vpclab change public-private '{vpcs: {main: {subnets: {private: {routes: {0.0.0.0/0: null}}}}}}'
  vpclab change public-private -f patch.yaml

What AWS would refuse is refused, with AWS's code, and then nothing has changed. A check of the lab that no longer fits does not
prevent the change; \`vpclab check\` reports it. \`vpclab up FILE --force\` restores the state of the file,
\`vpclab export\` writes the running network as a file.`
		)
		.action(async (text: string, patch: string | undefined, {file, ...options}: Options & {readonly file?: string}) => {
			const {readPatch} = await import('../lab/read-patch.ts')
			const from = file === undefined || file === '-' ? 'the patch' : file
			const written = readPatch(patchText(patch, file), from)
			await act(text, 'vpclab change', options, async (lab, signal) => void (await lab.change(written, signal)))
		})

/** The kinds of things that can fail, as spelled on the command line. */
const whatFails = () => new Argument('<what>', 'what fails').choices(faultNames.map(inKebabCase))

export const failCommand = () =>
	runningLabCommand('fail', 'Makes a part of a running lab fail, until it is healed.')
		.addArgument(whatFails())
		.argument('<name>', 'which one: `a`, `web`, `web:eth1`, `office:1`, `office`')
		.option(
			'--how <way>',
			"of a tunnel: drop (its packets are lost), kill (AWS's end dies), shutdown (its BGP session), delete (one IKE DELETE)"
		)
		.addHelpText(
			'after',
			`
Examples:
  vpclab fail public-private zone a
  vpclab fail vpn-two-tunnels tunnel office:1 --how kill
  vpclab fail vpn-two-tunnels site office                  the power of its gateway device
  vpclab heal vpn-two-tunnels tunnel office:1`
		)
		.action((text: string, what: string, name: string, {how, ...options}: Options & {readonly how?: string}) =>
			actAsCheck(text, 'fail', {[keyOf(what)]: name, ...(how !== undefined && {how})}, options)
		)

export const healCommand = () =>
	runningLabCommand('heal', 'Repairs what `vpclab fail` or a check made fail.')
		.addArgument(whatFails())
		.argument('<name>', 'which one')
		.addHelpText('after', '\nExample:\n  vpclab heal public-private zone a')
		.action((text: string, what: string, name: string, options: Options) =>
			actAsCheck(text, 'heal', {[keyOf(what)]: name}, options)
		)

export const stopCommand = () =>
	ofOne('stop', 'Stops an instance: it keeps its private addresses, and loses an automatic public address.', 'instance')
export const startCommand = () => ofOne('start', 'Starts an instance that was stopped.', 'instance')
export const rebootCommand = () => ofOne('reboot', 'Reboots the gateway device of a site.', 'site')
export const maintenanceCommand = () =>
	ofOne(
		'maintenance',
		"Replaces AWS's end of a VPN tunnel as AWS does: traffic moves away first, then the tunnel goes down and comes back.",
		'tunnel'
	)

const ofOne = (action: string, description: string, what: string) =>
	runningLabCommand(action, description)
		.argument(`<${what}>`, 'its name')
		.addHelpText('after', `\nExample:\n  vpclab ${action} LAB ${{instance: 'web', site: 'office', tunnel: 'office:1'}[what]}`)
		.action((text: string, name: string, options: Options) => actAsCheck(text, action, name, options))

const runningLabCommand = (name: string, description: string) =>
	new Command(name)
		.description(description)
		.argument('<lab>', 'name of the lab, or the file or folder that it was raised from')
		.option('--json', 'what changed, as JSON')

/** The lab file's spelling: `direct-connect` is `directConnect` there. */
const keyOf = (what: string): string => faultNames.find(name => inKebabCase(name) === what) ?? what

/** Runs an action in the form of a check: `{fail: {zone: 'a'}}`. */
async function actAsCheck(text: string, action: string, written: unknown, options: Options): Promise<void> {
	await act(text, `vpclab ${action}`, options, async (lab, signal) => {
		const [{readChecksFor}, {isAction}] = await Promise.all([import('../lab/read.ts'), import('../checks/all.ts')])
		const [item] = wordsOfTheCommand(() => readChecksFor(lab.state().loaded, [{[action]: written}]))
		if (!item || !isAction(item)) throw new Error(`${action} is not an action`)
		await lab.act(item, signal)
	})
}

/** Problems of command-line arguments have no place in a file. */
function wordsOfTheCommand<T>(read: () => T): T {
	try {
		return read()
	} catch (error) {
		if (!(error instanceof Error && 'problems' in error && Array.isArray(error.problems))) throw error
		const problems = error.problems as readonly {readonly message: string; readonly fix?: string}[]
		throw new BadInput(problems.map(({message, fix}) => (fix === undefined ? message : `${message} (${fix})`)).join('; '))
	}
}

async function act(
	text: string,
	what: string,
	{json}: Options,
	run: (lab: LiveLab, signal: AbortSignal) => Promise<void>
): Promise<void> {
	needRoot(what)
	const begin = performance.now()
	const signal = interruption()
	const found = findRunning(text)
	const [{liveLab}, {networkEdits, renderDifference}] = await Promise.all([
		import('../life/network.ts'),
		import('../lab/difference.ts')
	])
	const lab = liveLab(found, {what, signal, onWait: printWaiting, ...(found.owner && {owner: found.owner})})
	await run(lab, signal)
	signal.throwIfAborted()
	const edits = networkEdits(found.loaded, lab.state().loaded)
	const seconds = (performance.now() - begin) / 1000
	if (json) {
		printJson({name: found.name, edits: edits.map(edit => ({...edit, words: renderDifference(edit)}))})
	} else {
		print(
			`${found.name}: ${edits.length === 0 ? 'nothing of its network differs from before' : 'changed'} (${seconds.toFixed(2)} s)\n${editLines(edits)}`
		)
	}
	await printImpossible(lab)
}

/** Prints the checks that no longer fit the network. */
async function printImpossible(lab: LiveLab): Promise<void> {
	const {readChecksEach} = await import('../lab/read-checks.ts')
	const {loaded, name} = lab.state()
	const impossible = readChecksEach(loaded).filter(one => 'problems' in one)
	if (impossible.length > 0) {
		printNote(`vpclab: ${impossible.length} of its checks no longer fit this network; \`vpclab check ${name}\` lists them\n`)
	}
}

function patchText(patch: string | undefined, file: string | undefined): string {
	if ((patch === undefined) === (file === undefined)) {
		throw new BadInput("give the patch, or its file with -f: `vpclab change LAB '{vpcs: …}'`")
	}
	if (patch !== undefined) return patch
	try {
		return readFileSync(file === '-' ? 0 : (file ?? ''), 'utf8')
	} catch (error) {
		throw new BadInput(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
	}
}
