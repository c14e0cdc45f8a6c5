import {setTimeout as delay} from 'node:timers/promises'
import type {ExpectationVerdict} from '../verify/judge.ts'
import type {RanOnHost} from '../verify/network.ts'
import type {CheckRun, Run} from '../verify/run.ts'
import {execByHand} from './by-hand.run.ts'
import {exitText, type Run as RunCheck} from './run.ts'
import {fitsText, renderTextPattern, shorten} from './text-pattern.ts'

/** Runs the command once; with a time limit, again until the result is as expected. */
export const runCommand: Run<'run'> = async (item, network, {signal, cli, onRetry}): Promise<CheckRun> => {
	const {host: name, command, expect, timeoutMs, withinMs = 0} = item
	const common = {
		expected: renderExpected(expect),
		from: name,
		command: execByHand(command, {cli, lab: network.name, from: name})
	}
	const deadline = performance.now() + withinMs
	for (let attempts = 1; ; attempts++) {
		const host = network.current().plan.hosts[name]
		if (!host?.running) {
			const why = host ? `${name} is stopped: it runs nothing` : `there is no host "${name}"`
			return {passed: false, why, attempts: attempts - 1, ...common}
		}
		const ran = await network.run(host, command, {timeoutMs, signal})
		const verdict = judgeRun(expect, ran)
		const got = renderRun(ran)
		const pauseMs = Math.min(500, 25 * 2 ** attempts)
		if (verdict.passed || signal?.aborted || performance.now() + pauseMs > deadline) {
			return {...verdict, ...common, attempts, got, data: ran}
		}
		onRetry?.(attempts, got)
		await delay(pauseMs, undefined, {...(signal && {signal})}).catch(() => {}) // interrupted: the last run counts
	}
}

/** A command that could not be run, or did not end, proves nothing about the network: it has not failed in the sense of `fails`. */
export function judgeRun(expect: RunCheck['expect'], ran: RanOnHost): ExpectationVerdict {
	if ('trouble' in ran) return {passed: false, why: ran.trouble}
	const {exitStatus, stdout, stderr} = ran
	if (expect.exitStatus !== exitStatus && (exitStatus === 126 || exitStatus === 127)) {
		return {passed: false, why: `the command could not be run: ${stderr.trim() || `exit status ${exitStatus}`}`}
	}
	const isExpected = expect.exitStatus === 'fails' ? exitStatus !== 0 : exitStatus === expect.exitStatus
	const wrong = [
		...(isExpected ? [] : [`expected ${exitText(expect.exitStatus)}, got ${renderRun(ran)}`]),
		...(['stdout', 'stderr'] as const).flatMap(stream => {
			const wanted = expect[stream]
			const text = {stdout, stderr}[stream]
			return wanted === undefined || fitsText(wanted, text)
				? []
				: [`${stream} ${renderTextPattern(wanted)} was expected, and it was ${shorten(text.trimEnd())}`]
		})
	]
	return wrong.length === 0 ? {passed: true} : {passed: false, why: wrong.join('; ')}
}

const renderExpected = ({exitStatus, stdout, stderr}: RunCheck['expect']): string =>
	[
		exitText(exitStatus),
		...(stdout ? [`stdout ${renderTextPattern(stdout)}`] : []),
		...(stderr ? [`stderr ${renderTextPattern(stderr)}`] : [])
	].join(', ')

/** `exit status 2: ping: connect: Network is unreachable`. The standard output if it succeeds, the error output if it fails. */
export function renderRun(ran: RanOnHost): string {
	if ('trouble' in ran) return ran.trouble
	const {exitStatus, stdout, stderr} = ran
	const said = (exitStatus === 0 ? stdout || stderr : stderr || stdout).trim()
	return `exit status ${exitStatus}${said === '' ? '' : `: ${said.length > 200 ? `${said.slice(0, 200)}…` : said}`}`
}
