import {setTimeout as pause} from 'node:timers/promises'
import {Command} from 'commander'
import {needRoot} from './failing.ts'
import {findRunning} from './find-lab.ts'
import {interruption} from './interruption.ts'

type Options = {readonly watch?: true; readonly json?: true}

/** Between two looks of `--watch`. */
const lookEveryMs = 500

export const statusCommand = () =>
	new Command('status')
		.description(
			'Shows the VPN tunnels of a running lab with their SAs, its BGP sessions, what was learned, what was selected and why. What is down is explained, with the words of the program that knows.'
		)
		.argument('<lab>', 'name of the lab, or what it was raised from')
		.option('-w, --watch', 'again whenever something changes')
		.option('--json', 'as JSON; with --watch one text a line')
		.action(status)

async function status(text: string, {watch, json}: Options) {
	needRoot('vpclab status')
	const [{askStatus}, {renderStatus}] = await Promise.all([import('../life/ask-status.ts'), import('./status-report.ts')])
	const signal = watch ? interruption() : undefined
	let last = ''
	do {
		const {report, plan} = await askStatus(() => findRunning(text), 'vpclab status')
		const said = json ? `${JSON.stringify(report, null, watch ? undefined : '\t')}\n` : renderStatus(report, plan, Date.now())
		if (said !== last) process.stdout.write(watch && !json && process.stdout.isTTY ? `\u001b[H\u001b[2J${said}` : said)
		last = said
		if (watch) await pause(lookEveryMs, undefined, {...(signal && {signal})}).catch(() => undefined)
	} while (watch && !signal?.aborted)
}
