import {existsSync} from 'node:fs'
import {Command, Option} from 'commander'
import type {Asking} from '../explain/question.ts'
import {BadInput, needRoot} from './failing.ts'
import {interruption} from './interruption.ts'
import {print, printJson, say} from './terminal.ts'

type Options = {readonly protocol?: 'icmp' | 'tcp' | 'udp'; readonly json?: true; readonly send: boolean}

export const explainCommand = () =>
	new Command('explain')
		.description(
			'Says whether FROM reaches TO, hop by hop in both directions: which rule, entry or route decided, where it stands in the lab file, and which change would mend what is lost. In a running lab the packet is sent as well, and captured on its way. Of a lab file that is not up it is predicted.'
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
		.option('--no-send', 'of a running lab: predict alone, send nothing')
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

async function explain(text: string, from: string, to: string, {protocol, json, send}: Options) {
	const asking = {from, to, protocol}
	const name = await runningName(text)
	const found = name === undefined ? await explainFile(text, asking) : await explainRunning(name, asking, send)
	if ('message' in found) throw new BadInput(`${found.message}${found.fix === undefined ? '' : `: ${found.fix}`}`)
	if (json) return void printJson(found, '\t')
	const {renderExplanation} = await import('../explain/render.ts')
	print(renderExplanation(found, name === undefined ? {} : {change: `vpclab change ${name}`}))
}

async function explainRunning(name: string, asking: Asking, sends: boolean) {
	const [{openState}, {liveLab}, {explainLive}] = await Promise.all([
		import('../life/running.ts'),
		import('../life/network.ts'),
		import('../life/explain.ts')
	])
	const signal = interruption()
	return explainLive(asking, liveLab(openState(name), {what: 'vpclab explain', signal}), {sends, signal})
}

async function explainFile(file: string, asking: Asking) {
	const [{loadLab}, {explain}] = await Promise.all([import('../lab/load.ts'), import('../explain/explain.ts')])
	const loaded = await loadLab(file, {badChecks: 'report'})
	say(`vpclab: "${loaded.lab.name}" is not up: this is predicted from its file\n`)
	return explain(asking, loaded)
}

/** Undefined: what is meant is a file that is not up, or whose running lab this user may not look at. */
async function runningName(text: string): Promise<string | undefined> {
	if (process.geteuid?.() !== 0) {
		if (!existsSync(text)) needRoot('vpclab explain of a running lab')
		return undefined
	}
	const name = (await import('./find-lab.ts')).onlyNameOf(text)
	if (name === undefined && !existsSync(text)) {
		throw new BadInput(`there is no lab file or folder ${text}, and no lab of that name is running`)
	}
	return name
}
