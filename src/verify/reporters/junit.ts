/** JUnit XML, as Jenkins, GitLab and GitHub actions read it: one suite per lab, one case per check. Pure. */

import {renderTrouble} from '../render-trouble.ts'
import type {CheckResult, Report} from '../report.ts'
import {visibleReport} from './visible-report.ts'
import {packetLines, renderPlace, total} from './words.ts'

export function renderJunit(given: readonly Report[]): string {
	const reports = given.map(visibleReport)
	const all = reports.reduce((sum, {results}) => sum + results.length, 0)
	const attributes = {
		name: 'vpclab',
		tests: all,
		failures: total(reports, 'failed'),
		errors: total(reports, 'inconclusive'),
		skipped: total(reports, 'skipped'),
		time: seconds(total(reports, 'ms'))
	}
	return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', attributes, reports.map(renderSuite))}`
}

function renderSuite({lab, results, failed, inconclusive, skipped, ms}: Report): string {
	const attributes = {name: lab, tests: results.length, failures: failed, errors: inconclusive, skipped, time: seconds(ms)}
	return element(
		'testsuite',
		attributes,
		results.map(result => renderCase(lab, result))
	)
}

function renderCase(lab: string, result: CheckResult): string {
	const {title, ms, verdict, why, kind, at} = result
	const attributes = {classname: lab, name: title, time: seconds(ms), file: at.file, line: at.line}
	switch (verdict) {
		case 'passed':
			return element('testcase', attributes, [])
		case 'skipped':
			return element('testcase', attributes, [element('skipped', {message: why}, [])])
		// Neither passed nor failed: JUnit's "error".
		case 'inconclusive':
			return element('testcase', attributes, [element('error', {message: why, type: verdict}, escapeXml(renderDetails(result)))])
		case 'failed':
			return element('testcase', attributes, [element('failure', {message: why, type: kind}, escapeXml(renderDetails(result)))])
	}
}

const renderDetails = (result: CheckResult): string =>
	[
		renderPlace(result),
		result.expected && `expected: ${result.expected}`,
		result.got && `got: ${result.got}`,
		...(result.troubles ?? []).flatMap(renderTrouble),
		result.command && `try it: ${result.command}`,
		result.explain && `why: ${result.explain}`,
		result.explanation,
		...packetLines(result)
	]
		.filter(Boolean)
		.join('\n')

type Attributes = Readonly<Record<string, string | number | undefined>>

function element(name: string, attributes: Attributes, content: readonly string[] | string): string {
	const start = [
		name,
		...Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [`${key}="${escapeXml(String(value))}"`]))
	].join(' ')
	if (typeof content === 'string') return `<${start}>${content}</${name}>\n`

	return content.length === 0 ? `<${start}/>\n` : `<${start}>\n${content.map(indent).join('')}</${name}>\n`
}

/** Line breaks are only between tags: those in texts are written as `&#10;`. */
const indent = (xml: string): string => xml.replaceAll(/^(?=.)/gm, '  ')

/** Characters that XML 1.0 does not allow are escaped before this, except for Unicode's noncharacters. */
const escapeXml = (text: string): string =>
	text
		.replaceAll(/[\ufffe\uffff]/g, '\ufffd')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&apos;')
		.replaceAll('\r', '&#13;')
		.replaceAll('\n', '&#10;')
		.replaceAll('\t', '&#9;')

const seconds = (ms: number): string => (ms / 1000).toFixed(3)
