/** Runs the machine once, and hears what it says. */
import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {createInterface} from 'node:readline'
import {$} from 'zx'
import type {MachineImages} from './images.ts'
import {type Result, readLine, type Task} from './tasks.ts'

export type Machine = MachineImages & {readonly project: string; readonly accel: string; readonly memoryMb: number}

/** The disks stay as they are: what the machine writes is forgotten with it. It has no network but its own. */
const argvOf = ({kernel, initrd, system, modules, project, accel, memoryMb}: Machine, console: string) => [
	'qemu-system-x86_64',
	...['-accel', accel === 'tcg' ? 'tcg,thread=multi' : accel, '-cpu', accel === 'tcg' ? 'max' : 'host'],
	...['-smp', '2', '-m', String(memoryMb), '-display', 'none', '-no-reboot', '-nic', 'none', '-monitor', 'none'],
	...['-kernel', kernel, '-initrd', initrd],
	...['-append', 'root=/dev/vda rw console=ttyS0 loglevel=4 panic=-1 mitigations=off no5lvl init=/vpclab-init'],
	...[system, modules, project].flatMap(file => ['-drive', `file=${file},format=raw,if=virtio,snapshot=on`]),
	...['-serial', `file:${console}`, '-serial', 'stdio']
]

export async function runMachine(
	machine: Machine,
	{timeoutMs, say, tasks}: {timeoutMs: number; say: (words: string) => void; tasks: readonly Task[]}
): Promise<{results: readonly Result[]; kernel?: string; ended: boolean}> {
	const folder = mkdtempSync(path.join(tmpdir(), 'vpclab-vm-console-'))
	const console = path.join(folder, 'console.log')
	const running = $({
		quiet: true,
		nothrow: true,
		stdio: ['ignore', 'pipe', 'pipe'],
		timeout: timeoutMs,
		timeoutSignal: 'SIGKILL'
	})`${argvOf(machine, console)}`
	const results: Result[] = []
	let kernel: string | undefined
	let ended = false
	for await (const line of createInterface({input: running.stdout})) {
		const said = readLine(line)
		switch (said.kind) {
			case 'kernel':
				kernel = said.release
				say(`Linux ${kernel} runs`)
				break
			case 'begin':
				say(`=== ${tasks[said.index]?.name}`)
				break
			case 'end':
				results.push({name: tasks[said.index]!.name, status: said.status, seconds: said.seconds})
				say(`=== ${tasks[said.index]?.name}: status ${said.status}, ${said.seconds.toFixed(1)} s`)
				break
			case 'done':
				ended = true
				break
			case 'text':
				process.stdout.write(`${said.text}\n`)
		}
	}
	const {stderr, exitCode} = await running
	if (!ended) {
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
