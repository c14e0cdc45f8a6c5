/**
 * The test command: `npm test`, or some stages of it: `npm test -- types pure`.
 * Every stage runs, whatever others gave. Those that compute run beside those that wait. The last line adds them all up: `N passed, N failed`.
 * Exit status: 0 all passed, or could not run here, which is said; 1 something failed, 2 no such stage.
 */
import path from 'node:path'
import {$} from 'zx'
import {add, type Counts, closingWords, countAva, countWhole, foundNoTests, none, render, skippedWhole} from './test-counts.ts'

type Stage = {
	readonly name: string
	readonly what: string
	readonly argv: readonly string[]
	/**
	 * `computes`: it raises nothing, and runs, with less priority, beside those that wait for daemons and timers most of the time. Default: it runs
	 * alone, after all of these.
	 */
	readonly load?: 'computes' | 'waits'
	readonly env?: Readonly<Record<string, string>>
	/** Its tests are counted one by one, and raise namespaces but for the pure ones. */
	readonly ava?: 'pure' | 'root'
	/** True: status 3 says that this machine lacks what it takes, as the network. It counts as skipped then. */
	readonly maySkip?: boolean
}

const root = path.resolve(import.meta.dirname, '..')
const bin = (name: string): string => path.join(root, 'node_modules/.bin', name)

const stages: readonly Stage[] = [
	{name: 'types', what: 'tsc', load: 'computes', argv: [bin('tsc'), '--noEmit', '--pretty', 'false', '--checkers', '2']},
	{name: 'lint', what: 'biome', load: 'computes', argv: [bin('biome'), 'check', '--diagnostic-level=error']},
	{name: 'dead-code', what: 'knip', load: 'computes', argv: [bin('knip'), '--no-progress']},
	tests('pure', 'all that decides, and which folder may import which', 'computes'),
	tests('tunnels', 'VPN, Direct Connect and BGP, three files at a time', 'waits'),
	tests('root', 'everything else that raises namespaces, three files at a time', 'waits'),
	tests('kernel', 'the kernel work, by in-process netlink and by batches of programs'),
	tests('alone', 'outages and flows, whose times are measured, and what looks at the whole machine'),
	tests('labs', 'every lab, end to end'),
	tests('package', 'what npm packs installs and runs elsewhere'),
	{
		name: 'release',
		what: 'labs with VPN, BGP and Direct Connect on the release of Debian that this machine is not',
		argv: ['sh', path.join(root, 'scripts/release'), '--smoke'],
		ava: 'root',
		maySkip: true
	}
]

/** Its name is that of a list of patterns in ava.config.js. */
// biome-ignore lint/plugin: called while the module loads, above this line
function tests(name: string, what: string, load?: Stage['load']): Stage {
	return {name, what, ...(load && {load}), argv: [bin('ava')], env: {VPCLAB_TESTS: name}, ava: name === 'pure' ? 'pure' : 'root'}
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter(name => stages.every(stage => stage.name !== name))
if (unknown.length > 0) {
	console.error(`no test stage "${unknown.join('", "')}"; there are: ${stages.map(({name}) => name).join(', ')}`)
	process.exit(2)
}

// node_modules/.bin stays off the tests' PATH: a package there brings an `nft` that is not the kernel's.
const systemPath = (process.env.PATH ?? '').split(':').filter(folder => !folder.endsWith('node_modules/.bin'))
const {FORCE_COLOR: _, ...inherited} = process.env
const environment = {
	...inherited,
	PATH: [path.dirname(process.execPath), ...systemPath, '/usr/sbin', '/sbin'].join(':'),
	// Tests read what commands print; CI=true alone would colour it.
	NO_COLOR: '1'
}

/** `beside`: another one prints meanwhile. Otherwise it prints as it goes. */
async function runStage({argv, env, ava, maySkip}: Stage, beside: boolean): Promise<{counts: Counts; output: string}> {
	if (ava === 'root' && process.getuid?.() !== 0) {
		const output = 'needs root: this stage did not run'
		console.log(output)
		return {counts: countWhole(false), output}
	}
	const running = $({
		cwd: root,
		env: {...environment, ...env},
		nothrow: true,
		quiet: true,
		stdio: ['ignore', 'pipe', 'pipe']
	})`${beside ? ['nice', ...argv] : argv}`
	if (!beside) {
		running.stdout.pipe(process.stdout, {end: false})
		running.stderr.pipe(process.stderr, {end: false})
	}
	const {stdall, exitCode} = await running
	const ok = exitCode === 0
	if (maySkip && exitCode === 3) return {counts: skippedWhole, output: stdall}
	if (!ava) return {counts: countWhole(ok), output: stdall}
	return {counts: foundNoTests(stdall) ? none : countAva(stdall, ok), output: stdall}
}

const wordFor = (counts: Counts) => (counts.failed > 0 ? 'FAILED' : counts === skippedWhole ? 'SKIPPED' : 'ok')

let total = none
const failed: {readonly name: string; readonly output: string}[] = []
const skipped: typeof failed = []

async function run(stage: Stage, {beside = false} = {}): Promise<void> {
	const {name, what} = stage
	const started = performance.now()
	const heading = `\n=== ${name}: ${what}`
	if (!beside) console.log(heading)
	const {counts, output} = await runStage(stage, beside)
	if (beside) console.log(`${heading}, beside the stage that runs\n${output}`)
	total = add(total, counts)
	if (counts.failed > 0) failed.push({name, output})
	if (counts === skippedWhole) skipped.push({name, output})
	const seconds = ((performance.now() - started) / 1000).toFixed(1)
	console.log(`=== ${name}: ${wordFor(counts)}, ${render(counts)}, ${seconds} s`)
}

async function runAll(some: readonly Stage[], how?: {readonly beside: boolean}): Promise<void> {
	for (const stage of some) await run(stage, how)
}

const chosen = stages.filter(({name}) => wanted.length === 0 || wanted.includes(name))
const ofLoad = (load: Stage['load']): readonly Stage[] => chosen.filter(stage => stage.load === load)
const waiting = ofLoad('waits')
await Promise.all([runAll(ofLoad('computes'), {beside: waiting.length > 0}), runAll(waiting)])
await runAll(ofLoad(undefined))

for (const {name, output} of failed) console.log(`\n=== failed in ${name}\n\n${closingWords(output)}`)
for (const {name, output} of skipped) console.log(`\n=== SKIPPED ${name}: NOT TESTED\n\n${closingWords(output)}`)
const names = failed.map(({name}) => name)
console.log(
	names.length > 0
		? `\nFAILED stages: ${names.join(', ')} (one alone: npm test -- ${names[0]})\n`
		: skipped.length > 0
			? `\nall stages passed that ran; NOT TESTED: ${skipped.map(({name}) => name).join(', ')}\n`
			: '\nall stages passed\n'
)
console.log(render(total))
process.exitCode = names.length > 0 ? 1 : 0
