/** Applies a plan's steps by netlink, in this process. Past 250 lines since all kinds of steps share the unsent messages and the thread's current namespace. */
import {readFileSync, writeFileSync} from 'node:fs'
import type {NamespaceName} from '../../net/names.ts'
import type {Address, Link, Rule, Step} from '../../plan/types.ts'
import {asKernelError} from '../errors.ts'
import {namespaceInode} from '../inodes.ts'
import type {Batch, Level} from '../levels.ts'
import {doomedGroup, linkState} from '../link-state.ts'
import {isIndependentSysctl, promoteSecondaries, sysctlPath} from '../paths.ts'
import {endProcessesIn} from '../processes.ts'
import {type Finished, type Program, run} from '../program.ts'
import {type FirewallPrograms, restore} from '../restore.ts'
import {toDeleteRule} from '../rules.ts'
import {changeShape, type ShapeStep} from '../shape.ts'
import {changeVlan, type VlanStep} from '../vlan.ts'
import type {Libc} from './libc.ts'
import {writeAddLink, writeDeleteGroup, writeNoOwnAddress, writeSetGroup} from './link-messages.ts'
import * as m from './messages.ts'
import {Namespaces} from './namespaces.ts'
import {Outbox} from './outbox.ts'
import {runLevels} from './run-levels.ts'
import {type MessageStep, writeStep} from './steps.ts'

/** Runs dependency levels by netlink on the calling thread, which is in its original namespace whenever this awaits anything. */
export class Executor {
	readonly #libc: Libc
	readonly #namespaces: Namespaces
	readonly #outbox: Outbox
	/** Links of namespaces that messages in the outbox refer to. */
	readonly #fds: number[] = []
	/** Link ends created by this `apply()`, with their initial attributes, as text. */
	readonly #newEnds = new Map<string, string>()
	/** Namespaces that this `apply()` made. */
	readonly #newNamespaces = new Set<NamespaceName>()
	/** Initial values of the requested sysctls in new namespaces. */
	readonly #startValues = new Map<string, string>()
	/** Namespaces in which this `apply()` made the kernel keep the other addresses when one is deleted. */
	readonly #promoting = new Set<NamespaceName>()

	constructor(libc: Libc, stateDir: string) {
		this.#libc = libc
		this.#namespaces = new Namespaces(libc, stateDir)
		this.#outbox = new Outbox(
			namespace => this.#namespaces.socket(namespace),
			() => {
				for (const fd of this.#fds.splice(0)) this.#libc.close(fd)
			}
		)
	}

	/** `onProgress` receives the number of steps done. Throws `KernelError` for the first step that failed. */
	async apply(levels: readonly Level[], programs: FirewallPrograms, onProgress: (done: number) => void): Promise<void> {
		try {
			await runLevels(levels, {
				start: batch => this.#batch(batch, programs),
				beforeWaiting: () => this.#namespaces.returnToOriginal(),
				onProgress
			})
		} finally {
			this.#newEnds.clear()
			this.#promoting.clear()
			this.#newNamespaces.clear()
			this.#startValues.clear()
			this.#namespaces.leave()
		}
	}

	/** Undefined if everything is done when it returns. */
	#batch(batch: Batch, programs: FirewallPrograms, from = 0): Promise<void> | undefined {
		const {namespace, steps} = batch
		for (let i = from; i < steps.length; i++) {
			const step = steps[i]!
			try {
				const waits = this.#step(step, namespace, steps, i, programs)
				if (waits) return waits.catch(asKernelError(namespace, step)).then(() => this.#batch(batch, programs, i + 1))
			} catch (error) {
				this.#outbox.flush(namespace)
				asKernelError(namespace, step)(error)
			}
		}
		this.#outbox.flush(namespace)
		return undefined
	}

	#step(
		step: Step,
		namespace: NamespaceName,
		steps: readonly Step[],
		i: number,
		programs: FirewallPrograms
	): Promise<void> | undefined {
		switch (step.do) {
			case 'add-namespace':
				this.#outbox.flush(namespace)
				if (this.#namespaces.create(namespace)) this.#newNamespaces.add(namespace)
				return undefined
			case 'delete-namespace':
				this.#outbox.flush(namespace)
				return this.#deleteNamespace(namespace)
			case 'set-sysctl':
				this.#outbox.flush(namespace)
				this.#setSysctl(namespace, step)
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
				this.#outbox.flush(namespace)
				this.#deleteRule(namespace, step.rule, step)
				return undefined
			case 'add-vlan':
			case 'delete-vlan':
			case 'set-shape':
				this.#outbox.flush(namespace)
				return this.#changeByPrograms(step)
			case 'restore-sets':
			case 'restore-firewall':
				this.#outbox.flush(namespace)
				return this.#restore(step, programs)
			case 'forget-flows':
				this.#outbox.flush(namespace)
				this.#namespaces.forgetFlows(namespace)
				return undefined
			default:
				this.#message(namespace, step)
				return undefined
		}
	}

	/**
	 * The first sysctl of a namespace costs a fifth of the namespace, and most values are right from the start; but the initial values depend on
	 * the machine, so the first new one is read.
	 */
	#setSysctl(namespace: NamespaceName, {key, value}: {readonly key: string; readonly value: string}) {
		const path = sysctlPath(key)
		const canBeThere = isIndependentSysctl(key) && this.#newNamespaces.has(namespace)
		if (canBeThere && this.#startValues.get(key) === value) return
		this.#namespaces.enter(namespace)
		if (canBeThere && !this.#startValues.has(key)) this.#startValues.set(key, readFileSync(path, 'utf8').trim())
		writeFileSync(path, value)
	}

	#promoteSecondaries(namespace: NamespaceName, {address}: {readonly address: Address}) {
		if (address.address.includes(':') || this.#promoting.has(namespace) || !this.#namespaces.exists(namespace)) return
		this.#promoting.add(namespace)
		this.#outbox.flush(namespace)
		this.#namespaces.enter(namespace)
		writeFileSync(promoteSecondaries.file, promoteSecondaries.value)
	}

	#message(namespace: NamespaceName, step: MessageStep) {
		// The cached state of a namespace is deleted with it.
		if (step.do.startsWith('delete-') && !this.#namespaces.exists(namespace)) return
		const links = this.#namespaces.links(namespace)
		const link = step.do === 'delete-address' ? step.address.link : step.do === 'delete-neighbor' ? step.neighbor.link : undefined
		if (link !== undefined && !links.get(link)) return
		if (step.do === 'replace-route' && step.tunnelDependent && step.route.nexthops.some(({link}) => !links.get(link))) return
		if (step.do === 'set-link' && step.end.up) {
			this.#outbox.write(namespace, step, (w, sequence) => writeNoOwnAddress(w, sequence, links.indexOf(step.end.name)))
		}
		const isNew = step.do === 'set-link' && this.#newEnds.get(`${namespace}/${step.end.name}`) === attributesOf(step.end)
		this.#outbox.write(namespace, step, (w, sequence) =>
			writeStep(w, sequence, step, {indexOf: name => links.indexOf(name), isNew})
		)
	}

	#addLink(link: Link, step: Step): void {
		const [first, second] = link.ends
		const mine = this.#namespaces.links(first.namespace)
		const theirs = this.#namespaces.links(second.namespace)
		const state = linkState(link, (namespace, name) => this.#namespaces.links(namespace).get(name))
		if (state === 'paired') return
		if (state === 'broken') {
			this.#outbox.flush(first.namespace)
			for (const end of link.ends) this.#deleteLinks(end.namespace, [end.name])
			this.#addLink(link, step)
			return
		}
		const index = mine.reserve()
		const peerIndex = theirs.reserve()
		this.#outbox.write(first.namespace, step, (w, sequence) => {
			const peerNamespaceFd = this.#namespaces.open(second.namespace)
			this.#fds.push(peerNamespaceFd)
			writeAddLink(w, sequence, link.ends, {index, peerIndex, peerNamespaceFd})
		})
		mine.set({index, name: first.name, peerIndex})
		theirs.set({index: peerIndex, name: second.name, peerIndex: index})
		for (const end of link.ends) this.#newEnds.set(`${end.namespace}/${end.name}`, attributesOf(end))
	}

	/** Deletes all links at once: one RCU grace period instead of one per link. */
	#deleteLinks(namespace: NamespaceName, names: readonly string[]) {
		if (!this.#namespaces.exists(namespace)) return
		this.#outbox.flush(namespace)
		const links = this.#namespaces.links(namespace)
		const found = names.filter(name => links.get(name))
		if (found.length === 0) return
		const say = (name: string): Step => ({do: 'delete-link', namespace, name})
		for (const name of found) {
			const index = links.indexOf(name)
			this.#outbox.write(namespace, say(name), (w, sequence) => writeSetGroup(w, sequence, index, doomedGroup))
		}
		this.#outbox.write(namespace, say(found[0]!), (w, sequence) => writeDeleteGroup(w, sequence, doomedGroup))
		this.#outbox.flush(namespace)
		this.#namespaces.forgetLinks()
	}

	/** Deletes its links first and at once, so that their peers' names are free on return; the kernel does the rest. */
	async #deleteNamespace(namespace: NamespaceName) {
		if (this.#namespaces.exists(namespace)) {
			const names = this.#namespaces.links(namespace).all.map(({name}) => name)
			this.#deleteLinks(
				namespace,
				names.filter(name => name !== 'lo')
			)
			const inode = namespaceInode(this.#namespaces.path(namespace))
			this.#namespaces.returnToOriginal()
			if (inode !== undefined) await endProcessesIn(new Set([inode]))
		}
		this.#namespaces.remove(namespace)
	}

	#deleteRule(namespace: NamespaceName, rule: Rule, step: Step) {
		if (!this.#namespaces.exists(namespace)) return
		const change = toDeleteRule(this.#namespaces.rules(namespace, rule.family), rule)
		for (const each of change.delete) this.#outbox.write(namespace, step, (w, sequence) => m.writeDeleteRule(w, sequence, each))
		for (const each of change.add) this.#outbox.write(namespace, step, (w, sequence) => m.writeAddRule(w, sequence, each))
		this.#outbox.flush(namespace)
	}

	/** The program is started in the namespace; its end is awaited in the original one. */
	async #restore(step: Extract<Step, {do: 'restore-sets' | 'restore-firewall'}>, programs: FirewallPrograms) {
		await restore(step, programs, program => this.#runInside(step.namespace, program))
	}

	async #changeByPrograms(step: VlanStep | ShapeStep) {
		const takesAway = step.do === 'delete-vlan' || (step.do === 'set-shape' && step.shape === undefined)
		if (takesAway && !this.#namespaces.exists(step.namespace)) return
		const inside = (program: Program) => this.#runInside(step.namespace, program)
		await (step.do === 'set-shape' ? changeShape(step, inside) : changeVlan(step, inside))
		this.#namespaces.forgetLinks()
	}

	#runInside(namespace: NamespaceName, program: Program): Promise<Finished> {
		this.#namespaces.enter(namespace)
		try {
			return run(program)
		} finally {
			this.#namespaces.returnToOriginal()
		}
	}
}

const attributesOf = ({mac, mtuBytes, group}: {mac: string; mtuBytes: number; group: number}): string =>
	`${mac} ${mtuBytes} ${group}`

/** The names of the unbroken run of deletions that ends at `i`. */
function namesOfRun(steps: readonly Step[], i: number): string[] {
	const names: string[] = []
	for (let step = steps[i]; step?.do === 'delete-link'; step = steps[--i]) names.unshift(step.name)
	return names
}
