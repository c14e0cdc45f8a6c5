/** The report for people. Pure: `live.ts` shows results while checks run. */
import type {Colors} from 'picocolors/types.js'
import {renderTrouble} from '../render-trouble.ts'
import {type CheckResult, type Report, verdicts} from '../report.ts'
import {visibleReport, visibleResult} from './visible-report.ts'
import {packetLines, renderPlace, renderTime, total} from './words.ts'

/** `  ✔ tcp web → db:5432: connect (12 ms)` */
export function renderResult(result: CheckResult, colors: Colors): string {
	const {verdict, title, ms, attempts} = visibleResult(result)
	const asked = attempts > 1 ? `, asked ${attempts} times` : ''
	switch (verdict) {
		case 'passed':
			return `  ${colors.green('✔')} ${title} ${colors.dim(`(${renderTime(ms)}${asked})`)}`
		case 'failed':
			return `  ${colors.red('✘')} ${colors.red(title)} ${colors.dim(`(${renderTime(ms)}${asked})`)}`
		case 'inconclusive':
			return `  ${colors.yellow('?')} ${colors.yellow(title)}`
		case 'skipped':
			return `  ${colors.yellow('-')} ${colors.dim(title)}`
	}
}

/** For every failed check: its place, the expected and the actual result, and how to try it by hand; for inconclusive ones, the reason. */
export function renderSummary(given: readonly Report[], colors: Colors): string {
	const reports = given.map(visibleReport)
	const failures = reports.flatMap(report =>
		report.results.filter(({verdict}) => verdict === 'failed' || verdict === 'inconclusive').map(result => ({report, result}))
	)
	const blocks = failures.map(({report, result}, index) =>
		renderFailure(result, {number: index + 1, lab: reports.length > 1 ? `${report.lab}: ` : ''}, colors)
	)
	return `${[...blocks, renderTotals(reports, colors)].join('\n\n')}\n`
}

type Heading = {readonly number: number; readonly lab: string}

function renderFailure(result: CheckResult, {number, lab}: Heading, colors: Colors): string {
	const target = result.address !== undefined && result.to !== result.address ? `${result.to} is ${result.address}` : undefined
	const packets = packetLines(result)
	return [
		`  ${number}) ${colors.bold(`${lab}${result.title}`)}`,
		`     ${colors.dim(renderPlace(result))}`,
		`     ${(result.verdict === 'failed' ? colors.red : colors.yellow)(result.why ?? 'it failed')}`,
		target && `     ${colors.dim(target)}`,
		...(packets.length > 0 ? ['     seen:', ...packets.map(line => `       ${line}`)] : []),
		...(result.troubles ?? []).flatMap(trouble =>
			renderTrouble(trouble).map((line, n) => `     ${n === 0 ? colors.yellow(line) : `  ${line}`}`)
		),
		result.command && `     try it: ${colors.cyan(result.command)}`,
		result.explain && `     why: ${colors.cyan(result.explain)}`,
		...(result.explanation?.trimEnd().split('\n') ?? []).map(line => `       ${line}`)
	]
		.filter(line => line !== undefined)
		.map(line => line.replaceAll('\n', '\n     '))
		.join('\n')
}

function renderTotals(reports: readonly Report[], colors: Colors): string {
	const [failed, inconclusive, passed, skipped] = verdicts.map(what => total(reports, what)) as [number, number, number, number]
	const parts = [
		failed > 0 && colors.red(`${failed} failed`),
		inconclusive > 0 && colors.yellow(`${inconclusive} inconclusive`),
		passed > 0 && colors.green(`${passed} passed`),
		skipped > 0 && colors.yellow(`${skipped} skipped`),
		passed + failed + inconclusive + skipped === 0 && colors.yellow('no checks: this proves nothing about the network')
	].filter(Boolean)
	return `  ${parts.join(', ')} ${colors.dim(`(${renderTime(total(reports, 'ms'))})`)}`
}
