/**
 * `scripts/vm [LAB…]`, `npm run test:vm [-- LAB…]`: builds a small virtual machine with Debian's kernel out of Debian's
 * packages, this checkout and its node_modules, and runs labs in it. That kernel has what this one may lack: ESP,
 * XFRM interfaces, netem, 802.1Q. The last line adds up: `N passed, N failed`.
 *
 * Exit status: 0 all passed, 1 something failed or took too long, 2 bad words, 3 this machine lacks something.
 */
import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {$, minimist} from 'zx'
import {newestRelease, type Release, readRelease, releaseOf, releases} from '../release-parts/releases.ts'
import {buildProject, machineImages} from './images.ts'
import {runMachine} from './machine.ts'
import {type LabText, planTasks, type Result, renderResults, type Task} from './tasks.ts'

const root = path.resolve(import.meta.dirname, '../..')
const usage = `Usage: scripts/vm [options] [LAB…]

Runs labs (default: five of VPN, ECMP, Direct Connect and delay) in a virtual machine with Debian's kernel. Labs with VPN
tunnels run twice: with ESP by the kernel, and in userspace.

  --release <12|13>     kernel and programs of that release of Debian (default: this machine's, else the newest)
  --all                 all labs of VPN, Direct Connect and delay
  --data-path <which>   kernel or userspace only
  --exec <command>      run this shell command in the checkout there, in place of labs
  --accel <which>       tcg (default: emulated, works everywhere) or kvm
  --timeout <seconds>   for one lab with one data path, by the machine's clock (default: 900)
  --memory <MiB>        default: 2048
  --build               only make the machine's disks
  --rebuild             make them anew
  --help

The disks stand in $VPCLAB_VM_DIR, else $XDG_CACHE_HOME/vpclab/vm, else ~/.cache/vpclab/vm, and are made anew when what
goes into them has changed. Needs root, some 3 GB there for each release, and an x86-64 machine.`

const options = minimist(process.argv.slice(2), {
	string: ['release', 'data-path', 'exec', 'accel', 'timeout', 'memory'],
	boolean: ['all', 'build', 'rebuild', 'help'],
	default: {accel: 'tcg', timeout: '900', memory: '2048'},
	unknown: (word: string) => {
		if (word.startsWith('-')) giveUp(2, `there is no option ${word}\n\n${usage}`)
		return true
	}
})

function giveUp(exitStatus: number, words: string): never {
	console.error(`vm: ${words}`)
	process.exit(exitStatus)
}

if (options.help) {
	console.log(usage)
	process.exit(0)
}
const seconds = Number(options.timeout)
const memoryMb = Number(options.memory)
if (!(seconds > 0 && memoryMb >= 512)) giveUp(2, 'the timeout is a number of seconds, the memory of MiB, at least 512')
if (!['tcg', 'kvm'].includes(options.accel)) giveUp(2, `there is no accelerator "${options.accel}": use tcg or kvm`)
const release = whichRelease(options.release)
const dataPath = readDataPath(options['data-path'])
if (process.arch !== 'x64') giveUp(3, `the machine is an x86-64 one, and this is ${process.arch}`)
if (process.getuid?.() !== 0) giveUp(3, 'this needs root, to make the files of Debian: run it with sudo')

const started = performance.now()
const say = (words: string) => console.log(`vm: ${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${words}`)
const interrupted = new AbortController()
$.signal = interrupted.signal
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => interrupted.abort())
const tasks = plan()
const images = await machineImages(root, {release, rebuild: options.rebuild, say})
if (options.build) process.exit(0)
const {results, kernel} = await runAll()
console.log(`\n${renderResults(tasks, results)}`)
const passed = results.filter(({status}) => status === 0).length
console.log(
	`${passed} passed, ${tasks.length - passed} failed (Debian ${release.number}, Linux ${kernel ?? '?'}, ${options.accel}, ${today()})`
)
process.exitCode = passed === tasks.length ? 0 : 1

/** In one machine. If it ends early, the remaining tasks run in another one. */
async function runAll(): Promise<{readonly results: readonly Result[]; readonly kernel?: string}> {
	const results: Result[] = []
	for (;;) {
		const left = tasks.slice(results.length)
		await using project = await buildProject(root, left, {seconds})
		say(`the machine starts (Debian ${release.number}, ${options.accel}); ${left.length} to run`)
		const machine = {...images, project: project.file, accel: options.accel, memoryMb}
		const {results: more, kernel} = await runMachine(machine, {tasks: left, seconds, say})
		results.push(...more)
		// A machine that ran no task would run none again.
		if (results.length === tasks.length || more.length === 0 || interrupted.signal.aborted) {
			return {results, ...(kernel !== undefined && {kernel})}
		}
	}
}

function whichRelease(word: string | undefined): Release {
	if (word === undefined) return releaseOf(readFileSync('/etc/os-release', 'utf8')) ?? newestRelease
	return (
		readRelease(word) ?? giveUp(2, `no release "${word}" is tested; there are: ${releases.map(({number}) => number).join(', ')}`)
	)
}

function readDataPath(text: string | undefined) {
	if (text === undefined || text === 'kernel' || text === 'userspace') return text
	return giveUp(2, `--data-path is "${text}": use kernel or userspace`)
}

function plan(): readonly Task[] {
	if (options.exec !== undefined) return [{name: 'command', command: options.exec}]
	const all = readdirSync(path.join(root, 'labs'), {withFileTypes: true}).flatMap(entry =>
		entry.isDirectory() ? [path.join('labs', entry.name)] : []
	)
	const textOf = (folder: string): LabText => ({folder, text: readFileSync(path.join(root, folder, 'lab.yaml'), 'utf8')})
	const planned = planTasks({labs: options._.map(String), all: options.all, ...(dataPath && {dataPath})}, all.map(textOf))
	if ('unknown' in planned) giveUp(2, `no lab "${planned.unknown}" stands in this checkout; there are: ${all.join(', ')}`)
	return planned.tasks
}

// biome-ignore lint/plugin: called while the module loads, above this line
function today() {
	return new Date().toISOString().slice(0, 10)
}
