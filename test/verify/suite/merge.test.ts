import test from 'ava'
import {reportOf} from '../../../src/verify/report.ts'
import {renderJson} from '../../../src/verify/reporters/json.ts'
import {renderMarkdown} from '../../../src/verify/reporters/markdown.ts'
import {mergeReports, readSuiteReport, type SuiteFacts} from '../../../src/verify/suite/merge.ts'

const files = ['labs/a', 'labs/b', 'labs/c']

const reportFor = (name: string, verdict: 'passed' | 'failed' = 'passed') =>
	reportOf(
		name,
		[
			{
				index: 0,
				kind: 'ping',
				title: `ping in ${name} | *all*`,
				verdict,
				expected: 'reply',
				got: verdict === 'passed' ? 'reply' : 'timeout',
				ms: 5,
				attempts: 1,
				at: {path: 'checks[0]', file: `labs/${name}/lab.yaml`, line: 3, column: 5}
			}
		],
		5
	)

function shard(index: number, names: readonly string[], facts: Partial<SuiteFacts> = {}) {
	const durations = names.map(name => ({file: `labs/${name}`, ms: 1000}))
	const suite = {version: '1', hash: 'h', files, shard: {index, count: 2}, durations, ...facts}
	const read = readSuiteReport(
		renderJson(
			names.map(name => reportFor(name)),
			suite
		),
		`${index}.json`
	)
	if ('error' in read) throw new Error(read.error)
	return {file: `${index}.json`, report: read}
}

test('the reports of all shards are one report, in the order of the suite', t => {
	const merged = mergeReports([shard(2, ['b']), shard(1, ['a', 'c'])])
	if ('errors' in merged) return t.fail(merged.errors.join())
	t.deepEqual(
		merged.labs.map(({lab}) => lab),
		['a', 'b', 'c']
	)
	t.deepEqual(merged.suite, {version: '1', hash: 'h', files, durations: files.map(file => ({file, ms: 1000}))})
	const again = readSuiteReport(renderJson(merged.labs, merged.suite), 'merged.json')
	t.false('error' in again, 'a merged report says durations as well')
})

test('a shard that is missing, twice, of another suite, division or version is told', t => {
	const errorsOf = (...given: Parameters<typeof mergeReports>[0]) => {
		const merged = mergeReports(given)
		return 'errors' in merged ? merged.errors.join('; ') : ''
	}
	t.regex(errorsOf(shard(1, ['a'])), /of 2 shards 2 is missing/)
	t.regex(errorsOf(shard(1, ['a']), shard(1, ['a']), shard(2, ['b'])), /shard 1 is there 2 times/)
	t.regex(errorsOf(shard(1, ['a', 'c']), shard(2, ['b'], {hash: 'other'})), /2\.json is of another suite/)
	t.regex(errorsOf(shard(1, ['a', 'c']), shard(2, ['b'], {shard: {index: 2, count: 3}})), /another number of shards/)
	t.regex(errorsOf(shard(1, ['a', 'c']), shard(2, ['b'], {version: '2'})), /run one version/)
	t.regex(errorsOf(shard(1, ['a']), shard(2, ['b'])), /not all labs were run to their end: labs\/c/)
	t.regex(errorsOf(), /no report to merge/)
})

test('what is not a report of a suite is told', t => {
	for (const text of ['', '{', '[]', '{"labs": []}', renderJson([reportFor('a')])]) {
		const read = readSuiteReport(text, 'x.json')
		t.true('error' in read && /x\.json is not a report of a suite/.test(read.error), text)
	}
})

test('the summary for a pull request is a table, and names are text in it', t => {
	const text = renderMarkdown([reportFor('a'), reportFor('b', 'failed')])
	t.regex(text, /^### vpclab: 1 of 2 checks did not pass$/m)
	t.regex(text, /^\| a \| 1 \| 0 \| 0 \| 0 \| 5 ms \|$/m)
	t.regex(text, /^\| \*\*all\*\* \| 1 \| 1 \|/m)
	t.true(text.includes('- **b**: ping in b \\| \\*all\\* (`labs/b/lab.yaml:3:5`): expected reply, got timeout'))
	t.regex(renderMarkdown([reportFor('a')]), /^### vpclab: passed$/m)
})
