import {writeFileSync} from 'node:fs'
import type {Address, Link, NamespaceName, Rule, Step} from '../../plan/types.ts'
import {KernelError} from '../errors.ts'
import {namespaceInode} from '../inodes.ts'
import {linkState} from '../link-state.ts'
import {promoteSecondaries, sysctlPath} from '../paths.ts'
import {endProcessesIn} from '../processes.ts'
import {type FirewallPrograms, restore} from '../restore.ts'
import {toDeleteRule} from '../rules.ts'
import type {Batch, Wave} from '../waves.ts'
import {errnoText, type Libc} from './libc.ts'
import * as m from './messages.ts'
import {Namespaces} from './namespaces.ts'
import {readRule} from './replies.ts'
import {isSettled, type MessageStep, writeStep} from './steps.ts'
import {Writer} from './writer.ts'

/** The group of links that are about to go. Labs' own groups are smaller. */
const DOOMED = 0x7fff_fffe

/** So that the answers of one `send`, were they all errors, fit into the socket's buffer, and the messages into ours. */
const MESSAGES_AT_ONCE = 128
const BYTES_AT_ONCE = 1 << 16
const LONGEST_MESSAGE_BYTES = 1 << 15

/** So that programs that run beside need not wait long to be fed. */
const BATCHES_A_BREATH = 16

type Pending = {readonly sequence: number; readonly step: Step}

/** Carries out waves by netlink, on the calling thread, which is at home whenever this waits for anything. */
export class Executor {
	readonly #libc: Libc
	readonly #namespaces: Namespaces
	readonly #writer = new Writer(BYTES_AT_ONCE + LONGEST_MESSAGE_BYTES)
	readonly #pending: Pending[] = []
	readonly #fds: number[] = []
	/** Ends that this `apply()` made, with the text of the attributes they were made with. */
	readonly #newEnds = new Map<string, string>()
	/** Namespaces that this `apply()` told to keep the other addresses when one is deleted. */
	readonly #promoting = new Set<NamespaceName>()
	#sequence = 0
	#failed: unknown

	constructor(libc: Libc, stateDir: string) {
		this.#libc = libc
		this.#namespaces = new Namespaces(libc, stateDir)
	}

	/** `onProgress` hears how many steps are done. Throws `KernelError` for the first step that failed. */
	async apply(waves: readonly Wave[], programs: FirewallPrograms, onProgress: (done: number) => void): Promise<void> {
		let done = 0
		try {
			for (const wave of waves) {
				const waiting: Promise<void>[] = []
				for (const [i, batch] of wave.entries()) {
					const work = this.#begin(batch, programs)
					if (work) waiting.push(work)
					if (this.#failed) break
					done += batch.steps.length
					onProgress(done)
					if (waiting.length > 0 && i % BATCHES_A_BREATH === 0) await this.#breathe()
				}
				this.#namespaces.goHome()
				await Promise.all(waiting)
				if (this.#failed) throw this.#failed
			}
		} finally {
			this.#failed = undefined
			this.#newEnds.clear()
			this.#promoting.clear()
			this.#namespaces.leave()
		}
	}

	/** Undefined if all is done at its return. Never throws and never rejects: the first failure is kept. */
	#begin(batch: Batch, programs: FirewallPrograms): Promise<void> | undefined {
		const keep = (error: unknown) => {
			this.#failed ??= error
		}
		try {
			return this.#batch(batch, programs)?.catch(keep)
		} catch (error) {
			keep(error)
			return undefined
		}
	}

	/** Lets programs that run beside be fed, and those that ended be followed. */
	#breathe(): Promise<void> {
		this.#namespaces.goHome()
		return new Promise(resolve => setImmediate(resolve))
	}

	#batch(batch: Batch, programs: FirewallPrograms, from = 0): Promise<void> | undefined {
		const {namespace, steps} = batch
		for (let i = from; i < steps.length; i++) {
			const step = steps[i]!
			try {
				const waits = this.#step(step, namespace, steps, i, programs)
				if (waits) return waits.then(() => this.#batch(batch, programs, i + 1))
			} catch (error) {
				this.#flush(namespace)
				throw error instanceof KernelError ? error : new KernelError(namespace, step, (error as Error).message)
			}
		}
		this.#flush(namespace)
		return undefined
	}

	#step(step: Step, namespace: NamespaceName, steps: readonly Step[], i: number, programs: FirewallPrograms): Promise<void> | undefined {
		switch (step.do) {
			case 'add-namespace':
				this.#flush(namespace)
				this.#namespaces.create(namespace)
				return undefined
			case 'delete-namespace':
				this.#flush(namespace)
				return this.#deleteNamespace(namespace)
			case 'set-sysctl':
				this.#flush(namespace)
				this.#namespaces.enter(namespace)
				writeFileSync(sysctlPath(step.key), step.value)
				return undefined
			case 'delete-address':
				this.#promoteSecondaries(namespace, step)
				this.#message(namespace, step)
				return undefined
			case 'add-link':
				this.#addLink(step.link, step)
				return undefined
			case 'delete-link':
				if (steps[i + 1]?.do !== 'delete-link') this.#deleteLinks(namespace, namesOfRun(steps, i))
				return undefined
			case 'delete-rule':
				this.#flush(namespace)
				this.#deleteRule(namespace, step.rule, step)
				return undefined
			case 'restore-sets':
			case 'restore-firewall':
				this.#flush(namespace)
				return this.#restore(step, programs)
			case 'forget-flows':
				this.#flush(namespace)
				this.#forgetFlows(namespace, step)
				return undefined
			default:
				this.#message(namespace, step)
				return undefined
		}
	}

	#promoteSecondaries(namespace: NamespaceName, {address}: {readonly address: Address}) {
		if (address.address.includes(':') || this.#promoting.has(namespace) || !this.#namespaces.exists(namespace)) return
		this.#promoting.add(namespace)
		this.#flush(namespace)
		this.#namespaces.enter(namespace)
		writeFileSync(promoteSecondaries.file, promoteSecondaries.value)
	}

	#message(namespace: NamespaceName, step: MessageStep) {
		// What a namespace that is gone had is gone as well.
		if (step.do.startsWith('delete-') && !this.#namespaces.exists(namespace)) return
		const links = this.#namespaces.links(namespace)
		const link = step.do === 'delete-address' ? step.address.link : step.do === 'delete-neighbor' ? step.neighbor.link : undefined
		if (link !== undefined && !links.get(link)) return
		if (step.do === 'set-link' && step.end.up) {
			this.#write(namespace, step, sequence => m.writeNoOwnAddress(this.#writer, sequence, links.indexOf(step.end.name)))
		}
		const isNew = step.do === 'set-link' && this.#newEnds.get(`${namespace}/${step.end.name}`) === attributesOf(step.end)
		this.#write(namespace, step, sequence => writeStep(this.#writer, sequence, step, {indexOf: name => links.indexOf(name), isNew}))
	}

	#addLink(link: Link, step: Step): void {
		const [first, second] = link.ends
		const mine = this.#namespaces.links(first.namespace)
		const theirs = this.#namespaces.links(second.namespace)
		const state = linkState(link, (namespace, name) => this.#namespaces.links(namespace).get(name))
		if (state === 'paired') return
		if (state === 'broken') {
			this.#flush(first.namespace)
			for (const end of link.ends) if (this.#namespaces.links(end.namespace).get(end.name)) this.#deleteLinks(end.namespace, [end.name])
			return this.#addLink(link, step)
		}
		const index = mine.reserve()
		const peerIndex = theirs.reserve()
		this.#write(first.namespace, step, sequence => {
			const peerNamespaceFd = this.#namespaces.open(second.namespace)
			this.#fds.push(peerNamespaceFd)
			m.writeAddLink(this.#writer, sequence, link.ends, {index, peerIndex, peerNamespaceFd})
		})
		mine.set({index, name: first.name, peerIndex})
		theirs.set({index: peerIndex, name: second.name, peerIndex: index})
		for (const end of link.ends) this.#newEnds.set(`${end.namespace}/${end.name}`, attributesOf(end))
	}

	/** All at once: one waiting for the kernel's readers in place of one for each link. */
	#deleteLinks(namespace: NamespaceName, names: readonly string[]) {
		if (!this.#namespaces.exists(namespace)) return
		this.#flush(namespace)
		const links = this.#namespaces.links(namespace)
		const found = names.filter(name => links.get(name))
		if (found.length === 0) return
		const say = (name: string): Step => ({do: 'delete-link', namespace, name})
		for (const name of found) {
			const index = links.indexOf(name)
			this.#write(namespace, say(name), sequence => m.writeSetGroup(this.#writer, sequence, index, DOOMED))
		}
		this.#write(namespace, say(found[0]!), sequence => m.writeDeleteGroup(this.#writer, sequence, DOOMED))
		this.#flush(namespace)
		this.#namespaces.forgetLinks()
	}

	/** Its links go first and at once, so that their peers' names are free at the return; the rest is the kernel's work. */
	async #deleteNamespace(namespace: NamespaceName) {
		if (this.#namespaces.exists(namespace)) {
			const names = this.#namespaces.links(namespace).all.map(({name}) => name)
			this.#deleteLinks(namespace, names.filter(name => name !== 'lo'))
			const inode = namespaceInode(this.#namespaces.path(namespace))
			this.#namespaces.goHome()
			if (inode !== undefined) await endProcessesIn(new Set([inode]))
		}
		this.#namespaces.remove(namespace)
	}

	#deleteRule(namespace: NamespaceName, rule: Rule, step: Step) {
		if (!this.#namespaces.exists(namespace)) return
		m.writeListRules(this.#writer, ++this.#sequence, rule.family)
		const existing = this.#namespaces.socket(namespace).list(this.#writer, item => readRule(item, rule.family))
		const change = toDeleteRule(existing, rule)
		for (const each of change.delete) this.#write(namespace, step, sequence => m.writeDeleteRule(this.#writer, sequence, each))
		for (const each of change.add) this.#write(namespace, step, sequence => m.writeAddRule(this.#writer, sequence, each))
		this.#flush(namespace)
	}

	async #restore(step: Extract<Step, {do: 'restore-sets' | 'restore-firewall'}>, programs: FirewallPrograms) {
		await restore(step, {programs, enter: () => this.#namespaces.enter(step.namespace)})
	}

	#forgetFlows(namespace: NamespaceName, step: Step) {
		const socket = this.#namespaces.netfilterSocket(namespace)
		try {
			m.writeForgetFlows(this.#writer, ++this.#sequence)
			const [failed] = socket.change(this.#writer, this.#sequence)
			if (failed) throw new KernelError(namespace, step, errnoText(failed.errno))
		} finally {
			socket.close()
		}
	}

	#write(namespace: NamespaceName, step: Step, write: (sequence: number) => void) {
		const {count, length} = this.#writer
		if (count >= MESSAGES_AT_ONCE || length >= BYTES_AT_ONCE) this.#flush(namespace)
		const sequence = ++this.#sequence
		try {
			write(sequence)
		} catch (error) {
			this.#writer.takeBack()
			throw error
		}
		this.#pending.push({sequence, step})
	}

	/** Sends what is written. Throws for the first message that failed; those behind it were tried all the same. */
	#flush(namespace: NamespaceName) {
		const last = this.#pending.at(-1)
		if (!last) return
		try {
			for (const {sequence, errno, words} of this.#namespaces.socket(namespace).change(this.#writer, last.sequence)) {
				const step = this.#pending.find(pending => pending.sequence === sequence)?.step
				if (step && isSettled(step, errno)) continue
				throw new KernelError(namespace, step, words ? `${errnoText(errno)}: ${words}` : errnoText(errno))
			}
		} finally {
			this.#drop()
		}
	}

	/** Forgets what is written and not sent. */
	#drop() {
		this.#writer.clear()
		this.#pending.length = 0
		for (const fd of this.#fds.splice(0)) this.#libc.close(fd)
	}
}

const attributesOf = ({mac, mtuBytes, group}: {mac: string; mtuBytes: number; group: number}): string => `${mac} ${mtuBytes} ${group}`

/** The names of the unbroken run of deletions that ends at `i`. */
function namesOfRun(steps: readonly Step[], i: number): string[] {
	const names: string[] = []
	for (let step = steps[i]; step?.do === 'delete-link'; step = steps[--i]) names.unshift(step.name)
	return names
}
