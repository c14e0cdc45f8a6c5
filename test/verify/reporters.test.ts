/** The exact text of every reporter. Long, since all of them render the same few results. */
import {readFileSync} from 'node:fs'
import test from 'ava'
import pico from 'picocolors'
import {type CheckResult, exitStatusOf, type Report, reportOf} from '../../src/verify/report.ts'
import {renderGithub} from '../../src/verify/reporters/github.ts'
import {renderJson} from '../../src/verify/reporters/json.ts'
import {renderJunit} from '../../src/verify/reporters/junit.ts'
import {live} from '../../src/verify/reporters/live.ts'
import {renderResult, renderSummary} from '../../src/verify/reporters/pretty.ts'
import {readReportRequests, startReporting, wantsColors} from '../../src/verify/reporters/reporting.ts'
import {renderTap} from '../../src/verify/reporters/tap.ts'
import {temporaryFolder} from '../temporary-folder.ts'

const plain = pico.createColors(false)
const at = {path: 'checks[0].http', file: 'labs/demo/lab.yaml', line: 24, column: 5}
const passed: CheckResult = {
	index: 0,
	kind: 'http',
	title: 'http laptop → web: 200',
	verdict: 'passed',
	expected: 'status 200',
	got: 'status 200',
	ms: 34.4,
	attempts: 1,
	from: 'laptop',
	to: 'web',
	address: '54.1.2.3',
	command: './vpclab exec demo laptop -- curl --max-time 2 http://54.1.2.3/',
	at
}
const failed: CheckResult = {
	...passed,
	index: 1,
	kind: 'tcp',
	title: 'the <db> & "friends" #1 are silent',
	verdict: 'failed',
	expected: 'timeout',
	got: 'refused: the packet arrived and nothing listens',
	why: 'expected timeout (packets vanish), got refused: the packet arrived and nothing listens',
	ms: 5012,
	attempts: 3,
	to: 'db:5432',
	at: {...at, line: 25}
}
const seen: CheckResult = {
	index: 2,
	kind: 'capture',
	title: 'capture at web, igw:main',
	verdict: 'failed',
	why: 'web must see SYN, and did not',
	ms: 100,
	attempts: 1,
	packets: [
		{point: 'igw:main', summary: 'IP 10.0.0.5 > 10.0.1.9: ICMP'},
		{point: 'web', summary: 'ARP'}
	],
	at: {path: 'checks[2].capture'}
}
const skipped: CheckResult = {
	index: 3,
	kind: 'stop',
	title: 'stop web',
	verdict: 'skipped',
	why: 'interrupted',
	ms: 0,
	attempts: 0,
	at
}
const report: Report = reportOf('demo', [passed, failed, seen, skipped], 5150)
const good: Report = reportOf('good', [passed], 34.4)

test('github: an annotation at the line of each check that failed, in which no text ends a property or the command', t => {
	t.is(
		renderGithub([report, good]),
		'::error file=labs/demo/lab.yaml,line=25,col=5,title=demo%3A the <db> & "friends" #1 are silent::expected timeout (packets vanish), got refused: the packet arrived and nothing listens\n' +
			'::error title=demo%3A capture at web%2C igw%3Amain::web must see SYN, and did not%0Aigw:main  IP 10.0.0.5 > 10.0.1.9: ICMP%0Aweb       ARP\n'
	)
	t.is(renderGithub([good]), '')
	t.false(renderGithub([reportOf('100%\n::set-env', [{...failed, why: 'a\n::error::b'}], 1)]).includes('\n::'))
})

test('pretty: a line a check', t => {
	t.deepEqual(
		[passed, failed, skipped].map(result => renderResult(result, plain)),
		['  ✔ http laptop → web: 200 (34 ms)', '  ✘ the <db> & "friends" #1 are silent (5.0 s, asked 3 times)', '  - stop web']
	)
})

test('pretty: at the end what failed, where it stands, what came, and the command to try', t => {
	t.is(
		renderSummary([report], plain),
		`  1) the <db> & "friends" #1 are silent
     labs/demo/lab.yaml:25:5
     expected timeout (packets vanish), got refused: the packet arrived and nothing listens
     db:5432 is 54.1.2.3
     try it: ./vpclab exec demo laptop -- curl --max-time 2 http://54.1.2.3/

  2) capture at web, igw:main
     checks[2].capture
     web must see SYN, and did not
     seen:
       igw:main  IP 10.0.0.5 > 10.0.1.9: ICMP
       web       ARP

  2 failed, 1 passed, 1 skipped (5.2 s)
`
	)
	t.is(renderSummary([good], plain), '  1 passed (34 ms)\n')
	t.is(renderSummary([reportOf('empty', [], 1)], plain), '  no checks: this proves nothing about the network (1 ms)\n')
})

test('a check that says nothing is neither passed nor failed, in every report', t => {
	const why = 'not run: a check before it failed, so this one would prove nothing: ping a → b: reply'
	const inconclusive: CheckResult = {...skipped, kind: 'ping', title: 'ping c → d: timeout', verdict: 'inconclusive', why}
	const odd = reportOf('odd', [passed, inconclusive], 100)
	t.is(exitStatusOf(odd), 1)
	t.is(renderResult(inconclusive, plain), '  ? ping c → d: timeout')
	t.is(
		renderSummary([odd], plain),
		`  1) ping c → d: timeout\n     labs/demo/lab.yaml:24:5\n     ${why}\n\n  1 inconclusive, 1 passed (100 ms)\n`
	)
	t.true(
		renderTap([odd]).includes(
			`not ok 2 - ping c → d: timeout\n  ---\n  message: ${JSON.stringify(why)}\n  severity: "inconclusive"\n`
		)
	)
	t.regex(renderJunit([odd]), /<testsuite name="odd" tests="2" failures="0" errors="1" skipped="0"/)
	t.true(renderJunit([odd]).includes(`<error message="${why}" type="inconclusive">`))
	t.like(JSON.parse(renderJson([odd])), {failed: 0, inconclusive: 1, passed: 1, skipped: 0})
})

test('live: what is waited for before silence is asked', t => {
	const texts: string[] = []
	const shown = live({write: text => texts.push(text), isTerminal: true, columns: () => 100, colors: plain})
	shown.onEvent({type: 'started', lab: 'demo', total: 2})
	shown.onEvent({type: 'converging', pending: ['tunnel office:1', 'BGP session of office:1']})
	t.is(texts.at(-1), '  0/2, waiting until the network has converged: tunnel office:1, BGP session of office:1')
})

test('pretty: with several labs a failure names its lab', t => {
	t.regex(renderSummary([report, good], plain), /^ {2}1\) demo: the <db>/)
})

test('pretty: colours where they are wanted', t => {
	t.is(renderResult(passed, pico.createColors(true)), '  \u001b[32m✔\u001b[39m http laptop → web: 200 \u001b[2m(34 ms)\u001b[22m')
	t.true(wantsColors({}, true))
	t.false(wantsColors({}, false))
	t.false(wantsColors({NO_COLOR: '1'}, true))
	t.true(wantsColors({NO_COLOR: ''}, true))
	t.false(wantsColors({TERM: 'dumb'}, true))
	t.true(wantsColors({FORCE_COLOR: '1'}, false))
	t.false(wantsColors({FORCE_COLOR: '0'}, false))
})

function show(isTerminal: boolean) {
	const texts: string[] = []
	const shown = live({write: text => texts.push(text), isTerminal, columns: () => 60, colors: plain})
	shown.onEvent({type: 'started', lab: 'demo', total: 2})
	shown.onEvent({type: 'running', index: 0, title: passed.title})
	shown.onEvent({type: 'running', index: 1, title: failed.title})
	shown.onEvent({type: 'ended', result: failed})
	shown.onEvent({
		type: 'retrying',
		index: 0,
		title: passed.title,
		attempts: 1,
		got: 'refused: the packet arrived and nothing listens'
	})
	shown.onEvent({type: 'ended', result: passed})
	shown.finish([good])
	return texts.join('')
}

test('live: plain lines in the order of the file where there is no terminal', t => {
	t.is(
		show(false),
		`demo
  ✔ http laptop → web: 200 (34 ms)
  ✘ the <db> & "friends" #1 are silent (5.0 s, asked 3 times)

  1 passed (34 ms)
`
	)
})

test('live: on a terminal a line that is written over says what runs', t => {
	const clear = '\r\u001b[K'
	t.is(
		show(true),
		[
			`${clear}demo\n${clear}`,
			`${clear}  0/2, 1 running: http laptop → web: 200`,
			`${clear}  0/2, 2 running: the <db> & "friends" #1 are silent`,
			`${clear}  1/2, 1 running: http laptop → web: 200`,
			`${clear}  1/2, 1 running: http laptop → web: 200, got refused: the `,
			`${clear}  ✔ http laptop → web: 200 (34 ms)\n  ✘ the <db> & "friends" #1 are silent (5.0 s, asked 3 times)\n`,
			`${clear}\n  1 passed (34 ms)\n`
		].join('')
	)
})

test('TAP 14', t => {
	t.is(
		renderTap([report]),
		`TAP version 14
1..4
ok 1 - http laptop → web: 200
not ok 2 - the <db> & "friends" \\#1 are silent
  ---
  message: "expected timeout (packets vanish), got refused: the packet arrived and nothing listens"
  severity: "fail"
  at: "labs/demo/lab.yaml:25:5"
  expected: "timeout"
  got: "refused: the packet arrived and nothing listens"
  command: "./vpclab exec demo laptop -- curl --max-time 2 http://54.1.2.3/"
  attempts: 3
  duration_ms: 5012
  ...
not ok 3 - capture at web, igw:main
  ---
  message: "web must see SYN, and did not"
  severity: "fail"
  at: "checks[2].capture"
  attempts: 1
  duration_ms: 100
  packets: ["igw:main  IP 10.0.0.5 > 10.0.1.9: ICMP","web       ARP"]
  ...
ok 4 - stop web # SKIP interrupted
`
	)
	t.is(
		renderTap([good, reportOf('x', [passed], 1)]),
		'TAP version 14\n1..2\nok 1 - good: http laptop → web: 200\nok 2 - x: http laptop → web: 200\n'
	)
	t.is(renderTap([]), 'TAP version 14\n1..0 # no checks\n')
})

test('JUnit XML', t => {
	t.is(
		renderJunit([report]),
		`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="vpclab" tests="4" failures="2" errors="0" skipped="1" time="5.150">
  <testsuite name="demo" tests="4" failures="2" errors="0" skipped="1" time="5.150">
    <testcase classname="demo" name="http laptop → web: 200" time="0.034" file="labs/demo/lab.yaml" line="24"/>
    <testcase classname="demo" name="the &lt;db&gt; &amp; &quot;friends&quot; #1 are silent" time="5.012" file="labs/demo/lab.yaml" line="25">
      <failure message="expected timeout (packets vanish), got refused: the packet arrived and nothing listens" type="tcp">labs/demo/lab.yaml:25:5&#10;expected: timeout&#10;got: refused: the packet arrived and nothing listens&#10;try it: ./vpclab exec demo laptop -- curl --max-time 2 http://54.1.2.3/</failure>
    </testcase>
    <testcase classname="demo" name="capture at web, igw:main" time="0.100">
      <failure message="web must see SYN, and did not" type="capture">checks[2].capture&#10;igw:main  IP 10.0.0.5 &gt; 10.0.1.9: ICMP&#10;web       ARP</failure>
    </testcase>
    <testcase classname="demo" name="stop web" time="0.000" file="labs/demo/lab.yaml" line="24">
      <skipped message="interrupted"/>
    </testcase>
  </testsuite>
</testsuites>
`
	)
})

test('JUnit XML: nothing that XML does not allow gets through', t => {
	const xml = renderJunit([reportOf('\u0000\u001b[31m\ud800', [{...failed, title: 'a\nb\tc', why: "]]> it's"}], 1)])
	t.regex(xml, /<testsuite name="\\x00\\x1b\[31m\\ud800"/)
	t.regex(xml, /name="a\\nb\\tc"/)
	t.regex(xml, /message="\]\]&gt; it&apos;s"/)
})

test('JSON: the sums, then the reports as they are', t => {
	t.deepEqual(JSON.parse(renderJson([report, good])), {failed: 2, inconclusive: 0, passed: 2, skipped: 1, labs: [report, good]})
})

test('reporters are picked by name, with a file or without', t => {
	t.deepEqual(readReportRequests(['junit=out/a=b.xml', 'tap']), {
		requests: [{reporter: 'junit', file: 'out/a=b.xml'}, {reporter: 'tap'}]
	})
	t.deepEqual(readReportRequests([]), {requests: []})
	t.deepEqual(readReportRequests(['xml']), {
		error: 'there is no reporter "xml"; use one of: pretty, tap, junit, json, markdown, github'
	})
	t.deepEqual(readReportRequests(['json=']), {error: '--report json= needs the name of a file'})
	t.deepEqual(readReportRequests(['tap', 'json']), {
		error: 'only one of tap, json can go to standard output; give the others a file: json=FILE'
	})
})

test('several reporters at once: one to standard output, the others to files whose folders are made', t => {
	const folder = temporaryFolder('reports')
	const texts: string[] = []
	const reporting = startReporting(
		[{reporter: 'junit', file: `${folder}/new/out.xml`}, {reporter: 'pretty', file: `${folder}/out.txt`}, {reporter: 'tap'}],
		{write: text => texts.push(text)}
	)
	reporting.onEvent({type: 'started', lab: 'good', total: 1})
	reporting.onEvent({type: 'ended', result: passed})
	reporting.finish([good])
	t.is(texts.join(''), renderTap([good]))
	t.is(readFileSync(`${folder}/new/out.xml`, 'utf8'), renderJunit([good]))
	t.is(readFileSync(`${folder}/out.txt`, 'utf8'), 'good\n  ✔ http laptop → web: 200 (34 ms)\n\n  1 passed (34 ms)\n')
})

test('without an option the pretty report goes to standard output', t => {
	const texts: string[] = []
	const reporting = startReporting([], {write: text => texts.push(text)})
	reporting.onEvent({type: 'started', lab: 'good', total: 1})
	reporting.onEvent({type: 'ended', result: passed})
	reporting.finish([good])
	t.is(texts.join('').replaceAll(/\u001b\[\d+m/g, ''), 'good\n  ✔ http laptop → web: 200 (34 ms)\n\n  1 passed (34 ms)\n')
})
