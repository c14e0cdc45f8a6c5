/** Runs the machine once and reads its serial ports. */
import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {createInterface} from 'node:readline'
import {$} from 'zx'
import type {MachineImages} from './images.ts'
import {type Result, readLine, renderResult, type Task, toTidyUpSeconds} from './tasks.ts'

export type Machine = MachineImages & {readonly project: string; readonly accel: string; readonly memoryMb: number}

/**
 * Its clock counts its own instructions, 500 million a second, and goes on while it waits: however busy the host is, nothing in
 * it comes too late. Of more than one processor each would wait for the others.
 */
const emulated = ['-accel', 'tcg', '-icount', 'shift=1,sleep=on', '-rtc', 'clock=vm', '-smp', '1', '-cpu', 'max,-pku']

/**
 * The disks stay as they are: what the machine writes is forgotten with it. It has no network but its own. It has no memory
 * protection keys (pku): V8 uses them, and has ended itself where they were emulated.
 */
const argvOf = ({kernel, initrd, system, modules, project, accel, memoryMb}: Machine, console: string) => [
	'qemu-system-x86_64',
	...(accel === 'tcg' ? emulated : ['-accel', accel, '-smp', '2', '-cpu', 'host']),
	...['-m', String(memoryMb), '-display', 'none', '-no-reboot', '-nic', 'none', '-monitor', 'none'],
	...['-kernel', kernel, '-initrd', initrd],
	...['-append', 'root=/dev/vda rw console=ttyS0 loglevel=4 panic=-1 mitigations=off no5lvl init=/vpclab-init'],
	...[system, modules, project].flatMap(file => ['-drive', `file=${file},format=raw,if=virtio,snapshot=on`]),
	...['-serial', `file:${console}`, '-serial', 'stdio']
]

export type Running = {
	readonly tasks: readonly Task[]
	/** Time limit of a task. */
	readonly seconds: number
	readonly say: (words: string) => void
}

/** `results`: in the order of the tasks, of as many as were begun. `ended`: the machine came to its end by itself. */
export type Ran = {readonly results: readonly Result[]; readonly kernel?: string; readonly ended: boolean}

/** A second time limit by the host's clock, for a machine that hangs: so many times the first, since an emulated clock may run slowly. */
const slowestClock = 10
const toBootMs = 900_000
const aliveEveryMs = 60_000

export async function runMachine(machine: Machine, {tasks, seconds, say}: Running): Promise<Ran> {
	const folder = mkdtempSync(path.join(tmpdir(), 'vpclab-vm-console-'))
	const console = path.join(folder, 'console.log')
	const running = $({quiet: true, nothrow: true, stdio: ['ignore', 'pipe', 'pipe']})`${argvOf(machine, console)}`
	const results: Result[] = []
	let kernel: string | undefined
	let task: {readonly name: string; readonly since: number} | undefined
	let ended = false
	const secondsOf = ({since}: {since: number}) => (performance.now() - since) / 1000
	const kill = () => running.kill('SIGKILL')
	let killTimer = setTimeout(kill, toBootMs)
	const alive = setInterval(() => task && say(`... ${task.name}, for ${secondsOf(task).toFixed(0)} s`), aliveEveryMs)
	for await (const line of createInterface({input: running.stdout})) {
		const said = readLine(line)
		switch (said.kind) {
			case 'kernel':
				kernel = said.release
				say(`Linux ${kernel} runs`)
				break
			case 'begin':
				task = {name: tasks[said.index]!.name, since: performance.now()}
				clearTimeout(killTimer)
				killTimer = setTimeout(kill, (seconds + 2 * toTidyUpSeconds) * slowestClock * 1000)
				say(`=== ${task.name}`)
				break
			case 'end':
				results.push({name: tasks[said.index]!.name, status: said.status, seconds: said.seconds})
				say(`=== ${task?.name}: ${renderResult(results.at(-1))}`)
				task = undefined
				break
			case 'done':
				ended = true
				break
			case 'text':
				process.stdout.write(`${said.text}\n`)
		}
	}
	clearTimeout(killTimer)
	clearInterval(alive)
	const {stderr, exitCode} = await running
	if (!ended) {
		if (task) results.push({name: task.name, seconds: secondsOf(task)})
		say(`the machine ended (${exitCode === null ? 'killed: it took too long' : `status ${exitCode}`}): ${stderr.trim()}`)
		process.stdout.write(`${lastLines(console)}\n`)
	}
	rmSync(folder, {recursive: true})
	return {results, ...(kernel !== undefined && {kernel}), ended}
}

function lastLines(file: string): string {
	try {
		return readFileSync(file, 'utf8').split('\n').slice(-40).join('\n')
	} catch {
		return 'it said nothing on its console'
	}
}
