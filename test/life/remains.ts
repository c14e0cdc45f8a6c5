import {readdirSync, readFileSync, readlinkSync} from 'node:fs'
import {startTime} from '../../src/agent/process-identity.ts'

/**
 * What a lab could leave behind on the machine, each in words. Empty: nothing. `root` is the folder of all labs of the test,
 * `inodes` those of namespaces that are gone since `sinceTicks`: numbers are used again, so only older processes count.
 */
export function remains(root: string, inodes: ReadonlySet<number>, sinceTicks = ticks()): readonly string[] {
	return [...filesIn(root), ...mountsIn(root), ...processesOf(root, inodes, sinceTicks)]
}

/** Now, as the start of a process is told: in hundredths of a second since the machine's start. */
export const ticks = (): number => Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0]) * 100

function filesIn(root: string): readonly string[] {
	try {
		return ['.', ...readdirSync(root, {recursive: true, encoding: 'utf8'})].map(name => `file ${root}/${name}`)
	} catch {
		return []
	}
}

const mountsIn = (root: string): readonly string[] =>
	readFileSync('/proc/self/mountinfo', 'utf8')
		.split('\n')
		.filter(line => line.includes(root))
		.map(line => `mount ${line}`)

/** Those that name the folder, or stand in one of the namespaces. */
const processesOf = (root: string, inodes: ReadonlySet<number>, sinceTicks: number): readonly string[] =>
	readdirSync('/proc')
		.filter(name => /^\d+$/.test(name) && Number(name) !== process.pid)
		.flatMap(pid => {
			try {
				const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
				const namespace = Number(/\d+/.exec(readlinkSync(`/proc/${pid}/ns/net`))?.[0])
				const stands = inodes.has(namespace) && Number(startTime(Number(pid))) < sinceTicks
				return command.includes(root) || stands ? [`process ${pid} ${command}`] : []
			} catch {
				return []
			}
		})

/** Network namespaces that the kernel holds, with and without a name, of the whole machine. Undefined: this kernel does not say. */
export function namespacesOfMachine(): number | undefined {
	try {
		const line = /^net_namespace\s+(\d+)/m.exec(readFileSync('/proc/slabinfo', 'utf8'))
		return line ? Number(line[1]) : undefined
	} catch {
		return undefined
	}
}
