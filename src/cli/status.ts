import {Command} from 'commander'
import type {StatusNow} from '../life/read-status.ts'
import {visibleJson} from '../model/visible-text.ts'
import {needRoot} from './failing.ts'
import {findRunning} from './find-lab.ts'
import {interruption, printWaiting} from './interruption.ts'
import {answerOption, maySeeAnswer} from './lesson-answer.ts'
import {overwriteScreen, print} from './terminal.ts'

type Options = {readonly watch?: true; readonly json?: true; readonly answer?: true}

export const statusCommand = () =>
	new Command('status')
		.description(
			'Shows the VPN tunnels of a running lab with their SAs, its BGP sessions, learned and selected routes, and why they were selected. What is down is explained, with the message of the daemon that knows.'
		)
		.argument('<lab>', 'name of the lab, or the file or folder that it was raised from')
		.option('-w, --watch', 'print again whenever something changes, until it is interrupted or the lab is taken down')
		.option('--json', 'as JSON; with --watch one object per line')
		.addOption(answerOption())
		.action(status)

async function status(text: string, {watch, json, answer}: Options) {
	needRoot('vpclab status')
	const [{readStatus, watchStatus}, {withoutPlaces}, {renderStatus}] = await Promise.all([
		import('../life/read-status.ts'),
		import('../life/status.ts'),
		import('./status-report.ts')
	])
	const showsPlaces = await maySeeAnswer(findRunning(text).name, answer)
	const render = ({report: whole, plan}: StatusNow) => {
		const report = showsPlaces ? whole : withoutPlaces(whole)
		return json ? `${visibleJson(report, watch ? undefined : '\t')}\n` : renderStatus(report, plan, Date.now())
	}
	const waiting = {what: 'vpclab status', onWait: printWaiting}
	if (!watch) {
		// An agent that was killed is started again, which is undone if the command is interrupted.
		const signal = interruption()
		return void print(render(await readStatus(() => findRunning(text), {...waiting, signal})))
	}
	const {name} = findRunning(text)
	// Watching ends when the user ends it: nothing needs to be undone.
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(0))
	let last = ''
	for await (const now of watchStatus(() => findRunning(name), waiting)) {
		const said = render(now)
		if (said !== last) (json || !process.stdout.isTTY ? print : overwriteScreen)(said)
		last = said
	}
}
