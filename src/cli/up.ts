import {existsSync} from 'node:fs'
import {Command} from 'commander'
import {shippedLab} from '../lab/shipped-lab.ts'
import {dataPathHelp, requestedDataPath} from '../life/data-path.ts'
import type {Reconciled} from '../life/reconcile.ts'
import type {Progress} from '../life/reconcile-options.ts'
import type {LabState} from '../life/state.ts'
import {confirm, trustHelp} from './confirm.ts'
import {BadInput, needRoot} from './failing.ts'
import {interruption, printWaiting} from './interruption.ts'
import {printIgnoredShapes} from './link-notes.ts'
import {editLines, inWords, toJson} from './render-reconciled.ts'
import {printTemplateNotes, type StackFlags, stackOptionsOf, withStackOptions} from './stack-options.ts'
import {outputLines, outputsOnly} from './stack-outputs.ts'
import {overwriteLine, print, printJson, printNote} from './terminal.ts'
import {noWaitHelp, printWhatIsDown, waitUntilEstablished} from './wait-established.ts'

type Options = StackFlags & {
	readonly name?: string
	readonly json?: true
	readonly dataPath?: string
	readonly wait: boolean
	readonly force?: true
}

export const upCommand = () =>
	withStackOptions(
		new Command('up')
			.description(
				'Raises a lab and keeps it. A lab that runs already is reconciled: only what differs is changed, and connections that are not concerned go on.'
			)
			.argument(
				'<lab>',
				'lab file, folder with a lab.yaml, template, or assembly of CDK; or the name of a running lab, to read its file again'
			)
			.option('-n, --name <name>', 'name of the lab (default: that of the file, or of its folder); so one lab can run twice')
			.option('--data-path <which>', dataPathHelp)
			.option('--no-wait', noWaitHelp)
			.option('--force', 'undo changes of the running lab since its file was applied')
			.option('--trust', trustHelp)
			.option('--json', 'report what happened as JSON')
			.addHelpText(
				'after',
				`
Examples:
  vpclab up labs/public-private
  vpclab up labs/public-private --name second   a copy beside the first
  vpclab up public-private                      its file was edited: apply the difference

Where a lab has tunnels or BGP, this returns when each of them that can come up has, or the reason why not is known;
--no-wait returns once all programs have started.

Interrupted at any moment, the next \`vpclab up\` or \`vpclab down\` puts things right.`
			)
			.action(up)
	)

async function up(text: string, options: Options) {
	needRoot('vpclab up')
	const begin = performance.now()
	const signal = interruption()
	const dataPath = requestedDataPath(options.dataPath)
	const [{reconcile, runningLab}, {loadLab}, {startKernel}] = await Promise.all([
		import('../life/reconcile.ts'),
		import('../lab/load.ts'),
		import('../kernel/kernel.ts')
	])
	const {path, name} = await whichLab(text, options.name)
	const stackOptionsOfRunning = (name: string | undefined) =>
		name === undefined ? undefined : runningLab(name)?.loaded.stackOptions
	// Before taking the lock, so that a bad file is reported at once.
	let seen: LabState | undefined
	const loaded = await loadLab(path, {
		name,
		stackOptions: stackOptionsOf(options) ?? stackOptionsOfRunning(name),
		badChecks: 'report',
		previous(name) {
			seen = runningLab(name)
			if (!seen) startKernel()
			return seen?.loaded
		}
	})
	if (seen && !options.force) await printUndone(seen, loaded, signal)
	printTemplateNotes(loaded)
	const line = progressLine()
	const reconciled = await reconcile(loaded.lab.name, current => (current === seen ? loaded : again(loaded, current?.loaded)), {
		what: 'vpclab up',
		signal,
		dataPath,
		onWait: printWaiting,
		onProgress: line.show
	}).finally(line.clear)
	await printIgnoredShapes(reconciled.state.plan)
	if (reconciled.how === 'raised' && options.name === undefined) await printRenamed(reconciled.state)
	if (reconciled.state.loaded.checkProblems) printNote(renderCheckProblems(reconciled.state.loaded.checkProblems, path))
	const waiting = {what: 'vpclab up', signal}
	const missing = options.wait ? await waitUntilEstablished(reconciled.state, waiting) : []
	const down = options.wait ? await printWhatIsDown(reconciled.state, waiting) : []
	for (const line of down) printNote(`vpclab: ${line}\n`)
	const seconds = (performance.now() - begin) / 1000
	if (options.json) {
		printJson({...toJson(reconciled), missing, ...(loaded.stacks && {stacks: loaded.stacks.map(outputsOnly)})})
	} else {
		print(`${inWords(reconciled)} (${seconds.toFixed(2)} s)\n${editLines(reconciled.edits)}${outputLines(loaded.stacks)}`)
	}
}

/** Prints changes by users, faults or programs that are not in the file. Errors: `BadInput`, unless they may be undone. */
async function printUndone({name, loaded: running}: LabState, {document}: Loaded, signal: AbortSignal): Promise<void> {
	const {editsUndoneBy} = await import('../lab/export.ts')
	const undone = editsUndoneBy(running, document)
	if (undone.length === 0) return
	const what = `"${name}" was changed since its file was applied, and this would undo it:\n${editLines(undone)}`
	const how = `\`vpclab up --force\` undoes it; \`vpclab export ${name}\` writes the lab as it is`
	const answer = await confirm(`vpclab: ${what}Undo it?`, signal)
	if (answer === undefined) throw new BadInput(`${what}${how}`)
	if (!answer) throw new BadInput(`nothing was changed; ${how}`)
}

/** Warns that a lab of the same file still runs under its previous name. */
async function printRenamed({file, name}: LabState) {
	const [{labNames}, {runningLab}, {nameFrom}] = await Promise.all([
		import('../life/folders.ts'),
		import('../life/reconcile.ts'),
		import('../lab/load.ts')
	])
	for (const other of labNames()) {
		const state = other === name ? undefined : runningLab(other)
		// A copy with its own name is meant to run beside it; so is a test's lab.
		if (state?.file !== file || state.owner || other !== (state.loaded.document.name ?? nameFrom(file))) continue
		printNote(
			`vpclab: ${file} was named "${other}" before, and that lab still runs: \`vpclab down ${other}\` takes it down, \`vpclab up ${other}\` updates it beside "${name}"\n`
		)
	}
}

type Loaded = Reconciled['state']['loaded']

/** The network is applied; only its checks are refused. */
function renderCheckProblems(problems: NonNullable<Loaded['checkProblems']>, path: string): string {
	const [{file, line, column, path: at, message} = {file: path, path: 'checks', message: ''}] = problems
	const place = line === undefined ? at : `${file}:${line}:${column} ${at}`
	const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : ''
	return `vpclab: the network is applied, but not all its checks fit it: ${place}: ${message}${more}; \`vpclab validate ${path}\` shows more\n`
}

/** The running lab has changed since the file was read: automatic addresses are kept. */
async function again(loaded: Loaded, current: Loaded | undefined): Promise<Loaded> {
	const {resolve} = await import('../lab/read.ts')
	return {...loaded, lab: resolve(loaded.document, {name: loaded.lab.name, previous: current?.lab, files: loaded.files})}
}

async function whichLab(text: string, name: string | undefined): Promise<{path: string; name?: string | undefined}> {
	if (existsSync(text)) return {path: text, name}
	const {fileOfRunning, namesOf} = await import('./find-lab.ts')
	const shipped = namesOf(text).length === 0 ? shippedLab(text) : undefined
	return shipped === undefined ? {path: fileOfRunning(text), name: name ?? text} : {path: shipped, name}
}

/** A progress line on a terminal; nothing elsewhere, and nothing if it takes no time. */
export function progressLine() {
	const begin = performance.now()
	let shown = false
	return {
		show({done, all}: Progress) {
			if (!process.stderr.isTTY || performance.now() - begin < 300) return
			shown = true
			overwriteLine(`${done} of ${all} steps`)
		},
		clear() {
			if (shown) overwriteLine('')
		}
	}
}
