import {execFileSync, spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import type {HostListener, Plan} from '../../src/plan/types.ts'

export type Scratch = {
	/** Stands for the lab's folder. */
	readonly folder: string
	/** Makes one more namespace, with `lo` up and the addresses on it. */
	add(name: string, addresses?: readonly string[]): void
	/** Runs a shell command in a namespace; its stdout, or what went wrong. */
	run(name: string, command: string): string
	remove(): void
}

/** A folder with namespaces that nothing connects: enough to see what an agent serves. */
export function scratch(): Scratch {
	const folder = mkdtempSync('/run/vpclab-test-')
	const ns = `${folder}/ns`
	mkdirSync(ns)
	execFileSync('mount', ['-t', 'tmpfs', '-o', 'mode=0700', 'vpclab-test', ns])
	execFileSync('mount', ['--make-private', ns])
	return {
		folder,
		add(name, addresses = []) {
			writeFileSync(`${ns}/${name}`, '')
			const set = addresses.map(address => `ip address add ${address} dev lo ${address.includes(':') ? 'nodad' : ''}`)
			execFileSync('unshare', [`--net=${ns}/${name}`, 'sh', '-ec', ['ip link set lo up', ...set].join('\n')])
		},
		run(name, command) {
			const {stdout, stderr, status} = spawnSync('timeout', ['10', 'nsenter', `--net=${ns}/${name}`, 'bash', '-c', command], {
				encoding: 'utf8'
			})
			return status === 0 ? stdout : `status ${status}: ${stdout}${stderr}`
		},
		remove() {
			spawnSync('umount', ['-l', ns])
			rmSync(folder, {recursive: true, force: true})
		}
	}
}

export const listener = (protocol: HostListener['protocol'], port: number, more: Partial<HostListener> = {}): HostListener => ({
	protocol,
	port,
	addresses: [],
	host: 'web',
	...more
})

/** The part of a plan that an agent looks at. */
export const planOf = (listeners: Readonly<Record<string, readonly HostListener[]>>): Pick<Plan, 'namespaces'> => ({
	namespaces: Object.fromEntries(
		Object.entries(listeners).map(([name, own]) => [
			name,
			{kind: 'instance', sysctls: {}, addresses: [], neighbors: [], routes: [], rules: [], sets: {}, firewall: {}, listeners: own}
		])
	)
})
