import {readdirSync, readFileSync, readlinkSync} from 'node:fs'
import {startTime} from '../../src/services/process-identity.ts'

type Where = {
	/** When the namespaces went: numbers are used again, so only older processes count. Default: now. */
	readonly since?: number
	/** A process that has the lab's mounts. Default: this one. */
	readonly pid?: number
}

/**
 * What a lab could leave behind on the machine, each in words. Empty: nothing. `root` is the folder of all labs of the test,
 * `inodes` those of its namespaces, which are gone.
 */
export const remains = (
	root: string,
	inodes: ReadonlySet<number>,
	{since = ticks(), pid = process.pid}: Where = {}
): readonly string[] => [...filesIn(root), ...mountsIn(root, pid), ...processesOf(root, inodes, since)]

/** Now, as the start of a process is told: in hundredths of a second since the machine's start. */
export const ticks = (): number => Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0]) * 100

function filesIn(root: string): readonly string[] {
	try {
		return ['.', ...readdirSync(root, {recursive: true, encoding: 'utf8'})].map(name => `file ${root}/${name}`)
	} catch {
		return []
	}
}

const mountsIn = (root: string, pid: number): readonly string[] =>
	readFileSync(`/proc/${pid}/mountinfo`, 'utf8')
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
