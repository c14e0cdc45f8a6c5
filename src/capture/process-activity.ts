/** What a process does, by what the kernel says of it. */
import {readFile} from 'node:fs/promises'

/** `poll` and `ppoll`. */
const pollCalls: Readonly<Partial<Record<NodeJS.Architecture, readonly string[]>>> = {
	x64: ['7', '271'],
	arm64: ['73'],
	arm: ['168', '336'],
	ia32: ['168', '309'],
	ppc64: ['167', '281'],
	riscv64: ['73'],
	s390x: ['168', '302']
}

/** `asleep`: in a system call, but the kernel does not say in which one. */
export async function activityOf(pid: number): Promise<'waiting for packets' | 'asleep' | 'busy'> {
	const read = (file: string) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '')
	// `4711 (tcpdump) S …`. One that somebody stopped (`T`) has yet to read on.
	if (!/\) S /.test(await read('stat'))) return 'busy'
	const call = await read('syscall')
	const polls = pollCalls[process.arch]
	if (call === '' || !polls) return 'asleep'
	// `7 0x7ffc…` while it is in a system call, `running` otherwise.
	return polls.includes(call.split(' ')[0]!) ? 'waiting for packets' : 'busy'
}
