import {Command, Option} from 'commander'
import type {TypedQuestion} from '../explain/question.ts'
import type {StackOptions} from '../lab/stack-options.ts'
import {explainAll, type MatrixCommandOptions, runningName} from './explain-all.ts'
import {BadInput} from './failing.ts'
import {interruption} from './interruption.ts'
import {answerOption, maySeeAnswer} from './lesson-answer.ts'
import {type StackFlags, stackOptionsOf, withStackOptions} from './stack-options.ts'
import {print, printJson, printNote} from './terminal.ts'

type Options = MatrixCommandOptions &
	StackFlags & {readonly protocol?: 'icmp' | 'tcp' | 'udp'; readonly json?: true; readonly send: boolean; readonly answer?: true}

export const explainCommand = () =>
	withStackOptions(
		new Command('explain')
			.description(
				'Explains whether FROM reaches TO, hop by hop in both directions: which rule, entry or route decided, where it is in the lab file, and which change would fix a loss. In a running lab the packet is also sent, and captured on its way. For a lab file that is not up the result is predicted.'
			)
			.argument('<lab>', 'name of a running lab, or what it was raised from; or a lab file or folder that is not up')
			.argument('[from]', 'source: a host by name, id or address; a site; "internet" for a host on the Internet')
			.argument('[to]', 'destination: a name, id or address, with a port for tcp and udp (db:5432), or a URL')
			.addOption(
				new Option('-p, --protocol <which>', 'tcp, udp or icmp (default: tcp where TO has a port, else icmp)').choices([
					'tcp',
					'udp',
					'icmp'
				])
			)
			.option('--all', 'reachability of every host of the lab from every other')
			.option(
				'--ports <list>',
				'with --all and --diff: which traffic, such as tcp:22,udp:53,icmp (default: ping, and all ports that hosts serve)'
			)
			.option('--diff', 'of two lab files, or a running lab and a file: what the second opens and closes')
			.option('--allow <file>', 'with --diff: what may open, one per line: FROM TO TRAFFIC, with * for any')
			.option('--no-send', 'for a running lab: only predict, send nothing')
			.addOption(answerOption())
			.option('--json', 'as JSON, in the shape of a NetworkInsightsAnalysis of AWS')
			.addHelpText(
				'after',
				`
Examples:
  vpclab explain labs/public-private laptop db.private:5432
  vpclab explain public-private web 10.0.1.5
  vpclab explain public-private internet http://web/
  vpclab explain public-private db 198.51.100.80:53 --protocol udp
  vpclab explain labs/public-private --all --ports tcp:22,tcp:5432
  vpclab explain --diff main.yaml new.yaml --allow allowed.txt     for CI: exit status 1 if anything else opens

The code behind the verdict is that of AWS's Reachability Analyzer. Changes are offered as \`change\` checks take them, smallest first;
each was tried by the predictor. Exit status: 0 whatever the verdict, 1 if --diff finds that something opens
that --allow does not name, 2 bad input.`
			)
			.action(explain)
	)

async function explain(text: string, from: string | undefined, to: string | undefined, options: Options) {
	if (options.all || options.diff) return explainAll(text, from, to, options)
	const unused = (['ports', 'allow'] as const).find(key => options[key] !== undefined)
	if (unused) throw new BadInput(`--${unused} goes with --all or --diff`)
	if (from === undefined || to === undefined) {
		throw new BadInput('FROM and TO are missing: `vpclab explain LAB FROM TO`; or use --all for every pair of hosts')
	}
	await explainOne(text, from, to, options)
}

async function explainOne(text: string, from: string, to: string, {protocol, json, send, answer, ...flags}: Options) {
	const asking = {from, to, protocol}
	const name = await runningName(text)
	const found =
		name === undefined ? await explainFile(text, asking, stackOptionsOf(flags)) : await explainRunning(name, asking, send)
	if ('message' in found) throw new BadInput(`${found.message}${found.fix === undefined ? '' : `: ${found.fix}`}`)
	const showsAnswer = await seesAnswer(name, text, answer)
	const shown = showsAnswer ? found : (await import('../explain/without-answer.ts')).withoutAnswer(found)
	if (json) {
		const {analysisOf} = await import('../explain/analysis.ts')
		return void printJson(analysisOf(shown), '\t')
	}
	const {renderExplanation} = await import('../explain/render.ts')
	print(renderExplanation(shown, {showsFixes: showsAnswer, ...(name !== undefined && {change: `vpclab change ${name}`})}))
}

async function seesAnswer(running: string | undefined, file: string, asks: boolean | undefined): Promise<boolean> {
	const {lessonOfFile} = await import('../learn/progress.ts')
	const lab = running ?? lessonOfFile(file)
	return lab === undefined || maySeeAnswer(lab, asks)
}

async function explainRunning(name: string, asking: TypedQuestion, sends: boolean) {
	const [{openState}, {liveLab}, {explainLive}] = await Promise.all([
		import('../life/running.ts'),
		import('../life/network.ts'),
		import('../life/explain.ts')
	])
	const signal = interruption()
	return explainLive(asking, liveLab(openState(name), {what: 'vpclab explain', signal}), {sends, signal})
}

async function explainFile(file: string, asking: TypedQuestion, stackOptions: StackOptions | undefined) {
	const [{loadLab}, {explain}] = await Promise.all([import('../lab/load.ts'), import('../explain/explain.ts')])
	const loaded = await loadLab(file, {badChecks: 'report', stackOptions})
	printNote(`vpclab: "${loaded.lab.name}" is not up: this is predicted from its file\n`)
	return explain(asking, loaded)
}
