import {execFileSync} from 'node:child_process'
import {symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {longestFileBytes, longestWholeYaml, mostValues} from '../../src/lab/limits.ts'
import {loadLab} from '../../src/lab/load.ts'
import {BadLab} from '../../src/lab/problem.ts'
import {readLab} from '../../src/lab/read.ts'
import {readText} from '../../src/lab/text.ts'
import {temporaryFolder} from '../temporary-folder.ts'

// Reading takes a time that grows with the text alone, whatever stands in it; the bound is there against what grows faster.
const mostSeconds = 5

/** As much of it as a file may have. */
const fill = (one: string, most = longestFileBytes): string => one.repeat(Math.floor(most / one.length))
const each = (count: number, one: (n: number) => string, between = ', '): string =>
	Array.from({length: count}, (_, n) => one(n)).join(between)
const vpc = (inside: string): string => `vpcs: {main: {cidr: 10.0.0.0/16, subnets: {a: {zone: a, cidr: 10.0.0.0/17}}, ${inside}}}`
const anchored = 'x-rule: &a {tcp: 80, from: 10.0.0.0/8}\n'

/** Each goes through all that it can go through; those of one kind of token are as long as a file may be. */
const texts: Readonly<Record<string, string>> = {
	'4,000 instances in JSON on one line': `{"vpcs":{"main":{"cidr":"10.0.0.0/16","subnets":{"a":{"zone":"a","cidr":"10.0.0.0/17"}},"instances":{${each(4000, n => `"i${n}":{"subnet":"a"}`)}}}}}`,
	'JSON with an escape in each text': `{"vpcs":{"main":{"cidr":"10.0.0.0/16","instances":{${each(15_000, n => `"i\\u0041${n}":{"subnet":"\\n"}`)}}}}}`,
	'20,000 rules on one line': vpc(
		`securityGroups: {web: {ingress: [${each(15_000, n => `{tcp: ${n + 1}, from: 10.0.0.0/8}`)}]}}`
	),
	'as many instances as there may be values': vpc(`instances: {${each(mostValues / 4 - 10, n => `i${n}: {subnet: a}`)}}`),
	'as many routes': vpc(
		`routeTables: {t: {routes: {${each(mostValues / 2 - 20, n => `${1 + (n >> 16)}.${(n >> 8) & 255}.${n & 255}.0/24: nat`)}}}}`
	),
	'an alias used 5,000 times': `${anchored}${vpc(`securityGroups: {web: {ingress: [${each(5000, () => '*a')}]}}`)}`,
	'a merge of an alias 5,000 times': `${anchored}${vpc(`instances: {${each(5000, n => `i${n}: {<<: *a}`)}}`)}`,
	'2,000 misspelt names of 2,000': `${vpc(`instances: {${each(2000, n => `instance${n}: {subnet: a}`)}}`)}\nchecks:\n${each(2000, n => `  - ping: {from: instnace${n}, to: instanec${n}, expect: reply}`, '\n')}`,
	'2,000 misspelt keys': vpc(`instances: {${each(2000, n => `instance${n}: {subent: a}`)}}`),
	'checks of a kind that there is not': `${vpc('instances: {}')}\nchecks:\n${each(10_000, () => '  - pong: {from: a, to: b}', '\n')}`,
	'stops and starts': `${vpc('instances: {a: {subnet: a}}')}\nchecks:\n${each(10_000, () => '  - stop: a\n  - start: a', '\n')}`,
	'aliases of aliases of aliases': each(20, n => `x${n}: &a${n} [${n > 0 ? each(10, () => `*a${n - 1}`) : '1'}]`, '\n'),
	'quotes alone': `a: ${fill('"')}`.slice(0, longestFileBytes),
	'quotes alone, in a text that the whole parser takes': `a: ${fill('"', longestWholeYaml - 9)}`,
	'commas alone, in a text that the whole parser takes': `a: [${fill(',', longestWholeYaml - 9)}]`,
	'directives, in a text that the whole parser takes': fill('%a\n', longestWholeYaml),
	'texts that never end, in a text that the whole parser takes': fill('a: "b\n', longestWholeYaml),
	'unknown aliases, in a text that the whole parser takes': `a: [${fill('*a,', longestWholeYaml - 9)}]`,
	'tags, in a text that the whole parser takes': `a: [${fill('!a 1,', longestWholeYaml - 9)}]`,
	'keys that stand twice, in a text that the whole parser takes': fill('a: 1\n', longestWholeYaml),
	colons: fill(': '),
	dashes: fill('- '),
	'question marks': fill('? '),
	'anchors within anchors': `${'? &a '.repeat(350)}x`,
	'maps within maps': '{a: '.repeat(190) + '}'.repeat(190),
	lists: fill('- a\n'),
	keys: fill('a: 1\n'),
	'lines without anything': fill('\n'),
	blanks: fill(' '),
	tabs: fill('\t'),
	'carriage returns': fill('\r'),
	comments: fill('# \n'),
	brackets: `a: [${fill('[],', longestFileBytes - 9)}]`,
	'one word': fill('a'),
	'a name of a megabyte': vpc(`instances: {a: {subnet: ${fill('b', 1_000_000)}}}`),
	'an address of a megabyte': `vpcs: {main: {cidr: '${fill('1', 1_000_000)}'}}`
}

for (const [title, text] of Object.entries(texts)) {
	test(`reading ends soon, in a lab or in problems that fit a screen: ${title}`, t => {
		const before = process.threadCpuUsage()
		let message = ''
		try {
			readLab(readText(new TextEncoder().encode(text), 'lab.yaml'), {file: 'lab.yaml', name: 'demo'})
		} catch (error) {
			if (!(error instanceof BadLab)) throw error
			message = error.message
		}
		const {user, system} = process.threadCpuUsage(before)
		t.true((user + system) / 1e6 < mostSeconds, `${(user + system) / 1e6} s`)
		t.true(message.length < 60_000, `${message.length} characters`)
	})
}

/** What is said of a text. Empty: it is a lab. */
function problems(text: string): string {
	try {
		readLab(text, {file: 'lab.yaml', name: 'demo'})
		return ''
	} catch (error) {
		if (error instanceof BadLab) return error.message
		throw error
	}
}

test('an alias inside what it repeats is a fault, not an endless lab', t => {
	t.regex(problems('vpcs: &a {main: *a}'), /lab\.yaml:1:17 vpcs\.main: the alias \*a is inside what it repeats/)
	t.regex(problems('vpcs: &a\n  main:\n    <<: *a'), /is inside what it repeats/)
	t.regex(problems('- &a [*a]'), /is inside what it repeats/)
})

test('aliases of aliases count as often as they are used', t => {
	t.regex(problems(texts['aliases of aliases of aliases'] ?? ''), /more than 100000 values\n/)
})

test('a file of more values than any lab has is refused where it passes the limit', t => {
	t.regex(problems(fill('- a\n')), /^lab\.yaml:100001:3: the file has more than 100000 values up to here/)
})

test('what nests too deep is refused where it does', t => {
	t.regex(problems(`a: ${'['.repeat(220)}${']'.repeat(220)}`), /^lab\.yaml:1:204: things within things, more than 200 deep/)
	t.regex(problems(`${'? &a '.repeat(350)}x`), /^lab\.yaml:1:1: things within things, more than 200 deep/)
})

test('a long file with a fault of its syntax names the place', t => {
	const long = `vpcs:\n${each(25_000, n => `  v${n}: {}`, '\n')}\n  broken: "never closed\n`
	t.regex(problems(long), /^lab\.yaml:25002:11: a syntax error, or YAML that a file of more than 250 kB may not have/)
})

test('merge keys: what the map has itself wins, of several merged maps the first', t => {
	const {document} = readLab(
		'x-a: &a {zone: a, cidr: 10.0.0.0/24}\nx-b: &b {zone: b, propagate: false}\nvpcs: {main: {cidr: 10.0.0.0/16, subnets: {s: {cidr: 10.0.1.0/24, <<: [*a, *b]}}}}'.replaceAll(
			/^\./gm,
			'x-'
		),
		{name: 'demo'}
	)
	t.deepEqual(document.vpcs?.main?.subnets?.s, {cidr: '10.0.1.0/24', zone: 'a', propagate: false})
})

test('only regular files are read: a device or a FIFO would never end', async t => {
	const folder = temporaryFolder('files')
	execFileSync('mkfifo', [join(folder, 'fifo.yaml')])
	symlinkSync('/dev/zero', join(folder, 'zero.yaml'))
	for (const file of ['fifo.yaml', 'zero.yaml']) {
		const error = await t.throwsAsync(loadLab(join(folder, file)), {instanceOf: BadLab})
		t.regex(error?.message ?? '', /: it is not a regular file, but a device, a FIFO or a socket\n {2}fix: name a lab file/)
	}
	execFileSync('mkfifo', [join(folder, 'swanctl.conf')])
	writeFileSync(
		join(folder, 'lab.yaml'),
		'sites: {office: {publicIp: 198.51.100.20, asn: 65001, cidr: 192.168.0.0/24, device: {swanctl: swanctl.conf}}}'
	)
	const error = await t.throwsAsync(loadLab(folder), {instanceOf: BadLab})
	t.regex(error?.message ?? '', /it is not a regular file, but a device, a FIFO or a socket/)
})
