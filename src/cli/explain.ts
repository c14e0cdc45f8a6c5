import {existsSync} from 'node:fs'
import {Command, Option} from 'commander'
import type {Learned} from '../control/learned.ts'
import type {Explanation} from '../explain/types.ts'
import type {LoadedLab} from '../lab/read.ts'
import {BadInput, needRoot} from './failing.ts'
import {print, printJson, say} from './terminal.ts'

type Options = {readonly protocol?: 'icmp' | 'tcp' | 'udp'; readonly json?: true}

export const explainCommand = () =>
	new Command('explain')
		.description(
			'Says whether FROM reaches TO, hop by hop in both directions: which rule, entry or route decided, where it stands in the lab file, and which change would mend what is lost. Of a lab file that is not up it is predicted; nothing is sent.'
		)
		.argument('<lab>', 'name of a running lab, or what it was raised from; or a lab file or folder that is not up')
		.argument('<from>', 'who asks: a host by name, id or address; a site; "internet" for a host on the Internet')
		.argument('<to>', 'who is asked: a name, id or address, with a port for tcp and udp (db:5432), or a URL')
		.addOption(
			new Option('-p, --protocol <which>', 'tcp, udp or icmp (default: tcp where TO has a port, else icmp)').choices([
				'tcp',
				'udp',
				'icmp'
			])
		)
		.option('--json', 'as JSON')
		.addHelpText(
			'after',
			`
Examples:
  vpclab explain labs/public-private laptop db.private:5432
  vpclab explain public-private web 10.0.1.5
  vpclab explain public-private internet http://web/
  vpclab explain public-private db 198.51.100.80:53 --protocol udp

The code behind the verdict is that of AWS's Reachability Analyzer. Changes are offered as \`change\` checks take them, smallest first;
each was tried by the predictor. Exit status: 0 whatever the verdict, 2 bad input.`
		)
		.action(explain)

async function explain(text: string, from: string, to: string, {protocol, json}: Options) {
	const {loaded, learned, isUp} = await subjectOf(text)
	const [{explain: explainQuestion}, {renderExplanation}] = await Promise.all([
		import('../explain/explain.ts'),
		import('../explain/render.ts')
	])
	const found = explainQuestion({from, to, protocol}, loaded, learned ? {learned} : {})
	if ('message' in found) throw new BadInput(`${found.message}${found.fix === undefined ? '' : `: ${found.fix}`}`)
	show(found, {json, isUp, name: loaded.lab.name, render: renderExplanation})
}

type Shown = {
	readonly json: true | undefined
	readonly isUp: boolean
	readonly name: string
	readonly render: (explanation: Explanation) => string
}

function show(explanation: Explanation, {json, isUp, name, render}: Shown) {
	if (json) return void printJson(explanation, '\t')
	if (!isUp) say(`vpclab: "${name}" is not up: this is predicted from its file\n`)
	print(render(explanation))
}

/** What is explained. `learned`: what a running lab's daemons know. */
type Subject = {readonly loaded: LoadedLab; readonly learned?: Learned; readonly isUp: boolean}

async function subjectOf(text: string): Promise<Subject> {
	const isRoot = process.geteuid?.() === 0
	if (!isRoot && !existsSync(text)) needRoot('vpclab explain of a running lab')
	const name = isRoot ? await runningName(text) : undefined
	if (name !== undefined) {
		const [{openState}, {readLearned}, {folderOf}] = await Promise.all([
			import('../life/running.ts'),
			import('../life/state.ts'),
			import('../life/folders.ts')
		])
		return {loaded: openState(name).loaded, learned: readLearned(folderOf(name)), isUp: true}
	}
	if (!existsSync(text)) throw new BadInput(`there is no lab file or folder ${text}, and no lab of that name is running`)
	const {loadLab} = await import('../lab/load.ts')
	return {loaded: await loadLab(text, {badChecks: 'report'}), isUp: false}
}

const runningName = async (text: string): Promise<string | undefined> => (await import('./find-lab.ts')).onlyNameOf(text)
