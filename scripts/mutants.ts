/**
 * Every negative check can fail: `npm run test:mutants`, of all labs or of some, by name or by path: `npm run test:mutants -- nacl-order`.
 *
 * For each check of a lab that expects silence, refusal or absence it builds a network in which what the check forbids is allowed, raises
 * it, and demands that the check fails there. The last line adds up: `N passed, N failed`.
 * `--json`: everything as data. `--list`: the mutants alone; nothing is raised, no root is needed. `--jobs 3`: so many at a time (default: 2).
 * Exit status: 0 each check was killed or has a reason why it cannot be, 1 one was not, 2 no such lab, 3 not root.
 */
import {existsSync, readdirSync} from 'node:fs'
import path from 'node:path'
import {parseArgs} from 'node:util'
import {loadLab} from '../src/lab/load.ts'
import {type Judged, judgeMutant} from './mutants/judge.ts'
import {type Mutant, mutantFor, mutantsOf, targetsOf} from './mutants/mutants.ts'
import {countOf, type LabOutcome, needless, outcomesOf, renderLab} from './mutants/outcomes.ts'
import {runMutant} from './mutants/run-mutant.ts'
import {unreachable} from './mutants/unreachable.ts'

const {values, positionals} = parseArgs({
	allowPositionals: true,
	options: {json: {type: 'boolean'}, list: {type: 'boolean'}, jobs: {type: 'string', default: '2'}}
})
const labs = path.resolve(import.meta.dirname, '../labs')
const isLab = (folder: string) => existsSync(path.join(folder, 'lab.yaml'))
const all = readdirSync(labs).filter(name => isLab(path.join(labs, name)))
const wanted = (positionals.length === 0 ? all : positionals).map(one => (isLab(one) ? path.resolve(one) : path.join(labs, one)))
const missing = wanted.filter(folder => !isLab(folder))
if (missing.length > 0) {
	console.error(`no lab is named ${missing.map(folder => path.basename(folder)).join(', ')}; there are: ${all.join(', ')}`)
	process.exit(2)
}
if (!values.list && process.getuid?.() !== 0) {
	console.error('mutants are raised, which needs root; --list shows them without')
	process.exit(3)
}

const interrupted = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => interrupted.abort(new Error(signal)))
const say = (text: string) => (values.json ? process.stderr : process.stdout).write(`${text}\n`)

if (values.list) {
	await list()
} else {
	await run()
}

async function list(): Promise<void> {
	for (const folder of wanted) {
		const lab = await loadLab(folder)
		const targets = targetsOf(lab)
		say(`${lab.lab.name}: ${targets.length} checks, ${mutantsOf(lab, targets).length} mutants`)
		for (const {prohibition, placed} of targets) {
			say(
				`  checks[${prohibition.index}] ${prohibition.title}\n      ${placed?.map(({at, mutation}) => `${mutation.label}${at === 'start' ? '' : ` (at checks[${at}])`}`).join(' + ') ?? 'no mutant'}`
			)
		}
	}
}

async function run(): Promise<void> {
	const begin = performance.now()
	const waiting = wanted.values()
	const done: LabOutcome[] = []
	const work = async () => {
		for (const folder of waiting) {
			if (interrupted.signal.aborted) return
			const outcome = await testLab(folder)
			done.push(outcome)
			say(renderLab(outcome))
		}
	}
	await Promise.all(Array.from({length: Math.max(1, Number(values.jobs) || 1)}, work))
	if (interrupted.signal.aborted) {
		process.exitCode = 130
		return
	}
	const stale = needless(unreachable, done)
	for (const one of stale) say(`✖ ${one}`)
	const outcomes = done.flatMap(one => one.outcomes)
	const passed = countOf(outcomes, 'killed', 'unreachable')
	const failed = outcomes.length - passed + stale.length
	const mutants = done.reduce((sum, one) => sum + one.mutants, 0)
	if (values.json) process.stdout.write(`${JSON.stringify({passed, failed, labs: done, needless: stale}, undefined, '\t')}\n`)
	say(
		`\n${outcomes.length} checks that forbid something, ${mutants} mutants, ${countOf(outcomes, 'killed')} killed, ${countOf(outcomes, 'unreachable')} unreachable for a reason, ${((performance.now() - begin) / 1000).toFixed(0)} s`
	)
	say(`${passed} passed, ${failed} failed`)
	process.exitCode = failed > 0 ? 1 : 0
}

/** A check that is not killed in a shared network is tried again in one of its own. */
async function testLab(folder: string): Promise<LabOutcome> {
	const begin = performance.now()
	const lab = await loadLab(folder)
	const targets = targetsOf(lab)
	const judged: Judged[] = []
	const raise = async (mutant: Mutant) => {
		const {report, trouble} = await runMutant(mutant, folder, interrupted.signal)
		return judgeMutant(mutant, report, trouble)
	}
	const mutants = [...mutantsOf(lab, targets)]
	for (const mutant of [...mutants]) {
		for (const one of await raise(mutant)) {
			const target = targets.find(({prohibition}) => prohibition === one.prohibition)
			if (one.isKilled || mutant.targets.length === 1 || !target?.placed || interrupted.signal.aborted) {
				judged.push(one)
				continue
			}
			const own = mutantFor(lab, {prohibition: target.prohibition, placed: target.placed}, mutants.length + 1)
			mutants.push(own)
			judged.push(...(await raise(own)))
		}
	}
	const {name} = lab.lab
	return {
		lab: name,
		outcomes: outcomesOf(name, targets, judged, unreachable),
		mutants: mutants.length,
		seconds: (performance.now() - begin) / 1000
	}
}
