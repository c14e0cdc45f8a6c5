import type {PacketProgram} from '../../ebpf/instructions.ts'
import type {Finished, Program} from '../program.ts'
import {attachScript} from './attach-script.ts'

/** Runs a program in the target namespace. */
export type RunInside = (program: Program) => Promise<Finished>

/** Returns its output. Throws with the program's error message. */
export async function must(inside: RunInside, argv: Program['argv']): Promise<string> {
	const {exitCode, stdout, stderr} = await inside({argv, timeoutMs: 10_000})
	if (exitCode === 0) return stdout
	throw new Error(stderr.trim().replace(/^(Error|RTNETLINK answers): /, '') || `${argv[0]} ended with ${exitCode}`)
}

export type Order =
	| {
			readonly do: 'attach'
			readonly link: string
			readonly direction: 'ingress' | 'egress'
			/** 1 to 65535, lowest first; each holds one program. */
			readonly preference: number
			readonly program: PacketProgram
	  }
	| {readonly do: 'detach'; readonly link: string; readonly direction: 'ingress' | 'egress'; readonly preference: number}

/** Attaches eBPF programs to links, or detaches them. Idempotent. Throws with the kernel's error message. */
export async function attach(orders: readonly Order[], inside: RunInside): Promise<void> {
	const {exitCode, stdout, stderr} = await inside({
		argv: ['perl', '-e', attachScript(process.arch)],
		input: orders.map(order => `${toLine(order)}\n`).join(''),
		timeoutMs: 10_000
	})
	if (exitCode === 0) return
	throw new Error(/^failed \d+ (.*)$/m.exec(stdout)?.[1]?.trim() ?? `perl: ${stderr.trim()}`)
}

function toLine(order: Order): string {
	const place = [order.do, order.link, order.direction, order.preference]
	if (order.do === 'detach') return place.join(' ')
	const {name, code, links} = order.program
	return [...place, name, code, ...links.flatMap(({at, link}) => [at, link])].join(' ')
}
