import {readdirSync, readFileSync, readlinkSync} from 'node:fs'
import {startTime} from '../../src/services/process-identity.ts'

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

/**
 * Network namespaces that the kernel holds though neither a process stands in them nor a mount names them, on the whole machine:
 * what sockets and descriptors keep alive, and what is being taken apart. Undefined: this kernel does not say.
 */
export function namelessNamespaces(): number | undefined {
	const all = /^net_namespace\s+(\d+)/m.exec(tryReading('/proc/slabinfo'))?.[1]
	return all === undefined ? undefined : Number(all) - namedNamespaces().size
}

function namedNamespaces(): ReadonlySet<string> {
	const seenMounts = new Set<string>()
	const names = new Set<string>()
	for (const pid of readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
		try {
			names.add(readlinkSync(`/proc/${pid}/ns/net`))
			const mounts = readlinkSync(`/proc/${pid}/ns/mnt`)
			if (seenMounts.has(mounts)) continue
			seenMounts.add(mounts)
		} catch {
			continue
		}
		for (const [name] of tryReading(`/proc/${pid}/mountinfo`).matchAll(/net:\[\d+\]/g)) names.add(name)
	}
	return names
}

function tryReading(path: string): string {
	try {
		return readFileSync(path, 'utf8')
	} catch {
		return ''
	}
}
