/** Applies a plan's steps by running programs. Past 250 lines since all kinds of steps share one application's knowledge of namespaces and links. */
import {rmSync} from 'node:fs'
import type {NamespaceName} from '../../net/names.ts'
import type {Rule, Step} from '../../plan/types.ts'
import type {Kernel} from '../backend.ts'
import {KernelError} from '../errors.ts'
import {namespaceInode} from '../inodes.ts'
import {type Batch, toLevels} from '../levels.ts'
import {type LinkEnds, linkState} from '../link-state.ts'
import {namespacePath, promoteSecondaries, sysctlPath} from '../paths.ts'
import {endProcessesIn} from '../processes.ts'
import {type Finished, type Program, run} from '../program.ts'
import {type FirewallPrograms, firewallPrograms, restore} from '../restore.ts'
import {toDeleteRule} from '../rules.ts'
import {changeShape, type ShapeStep} from '../shape.ts'
import {changeVlan, type VlanStep} from '../vlan.ts'
import {type Instruction, namespacesScript, readFailure, renderInstructions} from './namespaces-script.ts'
import {inParallel} from './parallel.ts'
import {readLinks, readRules} from './read.ts'
import {addRuleLine, deleteLinksLines, deleteRuleLine, ipLines, isSettled, readRefusals} from './render.ts'
import {type Segment, toSegments} from './segments.ts'

/**
 * The backend without koffi: one perl program for all namespaces of a dependency level, then one `ip -batch`, `ipset restore` or
 * `iptables-restore` per namespace, with two at a time per processor.
 */
export async function openBatchBackend(stateDir: string): Promise<Kernel> {
	const programs = firewallPrograms(stateDir)
	let busy = false
	return {
		backend: 'batch',
		async apply(steps, {onProgress} = {}) {
			if (busy) throw new Error('the kernel is busy: apply() runs one list of steps at a time')
			busy = true
			try {
				await new Application(stateDir, await programs).apply(steps, onProgress)
			} finally {
				busy = false
			}
		},
		async close() {}
	}
}

/** One `apply()`: data read from the namespaces is cached only while it runs. */
class Application {
	readonly #stateDir: string
	readonly #programs: FirewallPrograms
	readonly #links = new Map<NamespaceName, Promise<LinkEnds>>()

	constructor(stateDir: string, programs: FirewallPrograms) {
		this.#stateDir = stateDir
		this.#programs = programs
	}

	async apply(steps: readonly Step[], onProgress?: (done: number, total: number) => void) {
		let done = 0
		for (const level of toLevels(steps)) {
			const segmented = level.map(batch => ({batch, segments: toSegments(batch.steps)}))
			await this.#inNamespaces(segmented.flatMap(({segments: [first]}) => (first?.tool === 'namespaces' ? first.steps : [])))
			await inParallel(segmented, async ({batch, segments}) => {
				await this.#rest(batch, segments[0]?.tool === 'namespaces' ? segments.slice(1) : segments)
				done += batch.steps.length
				onProgress?.(done, steps.length)
			})
		}
	}

	async #rest({namespace}: Batch, segments: readonly Segment[]) {
		for (const {tool, steps} of segments) {
			const [step] = steps as [Step]
			const isGone = step.do.startsWith('delete-') && !this.#exists(namespace)
			try {
				if (tool === 'namespaces') {
					await this.#inNamespaces(steps)
				} else if (step.do === 'delete-namespace') {
					await this.#deleteNamespace(namespace)
				} else if (step.do === 'restore-sets' || step.do === 'restore-firewall') {
					await this.#restore(step)
				} else if (step.do === 'forget-flows') {
					await this.#must(namespace, ['conntrack', '-F'])
				} else if (isGone && steps.every(each => each.do.startsWith('delete-'))) {
				} else if (step.do === 'add-vlan' || step.do === 'delete-vlan') {
					await this.#changeVlan(step)
				} else if (step.do === 'set-shape') {
					await this.#changeShape(step)
				} else if (tool === 'delete-links') {
					await this.#deleteLinks(
						namespace,
						steps.map(each => (each.do === 'delete-link' ? each.name : ''))
					)
				} else if (step.do === 'delete-rule') {
					await this.#deleteRule(namespace, step.rule, step)
				} else {
					await this.#ip(namespace, steps, {family: tool === 'ip -6' ? 6 : 4})
				}
			} catch (error) {
				throw error instanceof KernelError ? error : new KernelError(namespace, step, (error as Error).message)
			}
		}
	}

	#pathOf(namespace: NamespaceName): string {
		return namespacePath(this.#stateDir, namespace)
	}

	#exists(namespace: NamespaceName): boolean {
		return namespaceInode(this.#pathOf(namespace)) !== undefined
	}

	#inside(namespace: NamespaceName, argv: readonly string[]): Program['argv'] {
		return ['nsenter', `--net=${this.#pathOf(namespace)}`, '--', ...argv]
	}

	async #inNamespaces(steps: readonly Step[]) {
		const instructions: Instruction[] = []
		const sources: Step[] = []
		let current: NamespaceName | undefined
		const say = (instruction: Instruction, step: Step) => {
			instructions.push(instruction)
			sources.push(step)
		}
		for (const step of steps) {
			if (step.do === 'add-namespace') {
				if (this.#exists(step.namespace)) continue
				say({do: 'new', namespace: step.namespace}, step)
				this.#links.set(step.namespace, Promise.resolve(new Map([['lo', {index: 1, peerIndex: 1}]])))
				current = step.namespace
			} else if (step.do === 'set-sysctl' || step.do === 'delete-address') {
				if (current !== step.namespace) say({do: 'enter', namespace: step.namespace}, step)
				current = step.namespace
				say(
					{do: 'set', ...(step.do === 'set-sysctl' ? {file: sysctlPath(step.key), value: step.value} : promoteSecondaries)},
					step
				)
			}
		}
		if (instructions.length === 0) return
		const {exitCode, stdout, stderr} = await run({
			argv: ['perl', '-e', namespacesScript(process.arch)],
			input: renderInstructions(instructions, namespace => this.#pathOf(namespace))
		})
		if (exitCode === 0) return
		const failure = readFailure(stdout) ?? {line: 0, words: `perl: ${stderr.trim()}`}
		const step = sources[failure.line] as Exclude<Step, {do: 'add-link'}>
		throw new KernelError(step.namespace, step, failure.words)
	}

	async #ip(namespace: NamespaceName, steps: readonly Step[], {family}: {family: 4 | 6}) {
		const wanted: Step[] = []
		for (const step of steps) if (step.do !== 'add-link' || (await this.#isMissing(step))) wanted.push(step)
		await this.#inNamespaces(
			wanted.filter(step => step.do === 'delete-address' && !step.address.address.includes(':')).slice(0, 1)
		)
		await this.#ipBatch(
			namespace,
			wanted.flatMap(step => ipLines(step, name => this.#pathOf(name)).map(line => ({line, step}))),
			{family}
		)
		for (const step of wanted) if (step.do === 'add-link') for (const end of step.link.ends) this.#links.delete(end.namespace)
	}

	async #ipBatch(namespace: NamespaceName, lines: readonly {line: string; step: Step}[], {family = 4}: {family?: 4 | 6} = {}) {
		if (lines.length === 0) return
		const flags = family === 6 ? ['-6', '-force', '-batch', '-'] : ['-force', '-batch', '-']
		const {exitCode, stderr} = await this.#run(namespace, ['ip', ...flags], lines.map(({line}) => `${line}\n`).join(''))
		if (exitCode === 0) return
		for (const {line, words} of readRefusals(stderr)) {
			// An error without a line number is about a neighbor, at which `ip` stops without trying the rest; or nothing was tried at all.
			const {step} = (line === undefined ? lines.find(one => one.step.do === 'replace-neighbor') : lines[line]) ?? lines[0]!
			if (line === undefined || !isSettled(step, words)) throw new KernelError(namespace, step, words)
		}
	}

	/** Whether the link must be created; removes whatever is in its way. */
	async #isMissing({link}: Extract<Step, {do: 'add-link'}>): Promise<boolean> {
		const [first, second] = await Promise.all(link.ends.map(({namespace}) => this.#linksOf(namespace)))
		const state = linkState(link, (namespace, name) => (namespace === link.ends[0].namespace ? first : second)?.get(name))
		if (state === 'broken') {
			for (const {namespace, name} of link.ends) await this.#deleteLinks(namespace, [name])
		}
		return state !== 'paired'
	}

	#linksOf(namespace: NamespaceName): Promise<LinkEnds> {
		const known = this.#links.get(namespace)
		if (known) return known
		const asked = this.#must(namespace, ['ip', '-json', '-details', 'link', 'show']).then(readLinks)
		this.#links.set(namespace, asked)
		return asked
	}

	async #deleteLinks(namespace: NamespaceName, names: readonly string[]) {
		const links = await this.#linksOf(namespace)
		const found = names.filter(name => links.has(name))
		if (found.length === 0) return
		const step: Step = {do: 'delete-link', namespace, name: found[0]!}
		await this.#ipBatch(
			namespace,
			deleteLinksLines(found).map(line => ({line, step}))
		)
		// Their peers are gone too, whatever namespace they were in.
		this.#links.clear()
	}

	async #changeVlan(step: VlanStep) {
		await changeVlan(step, program => run({...program, argv: this.#inside(step.namespace, program.argv)}))
		this.#links.delete(step.namespace)
	}

	async #changeShape(step: ShapeStep) {
		if (step.shape === undefined && !this.#exists(step.namespace)) return
		await changeShape(step, program => run({...program, argv: this.#inside(step.namespace, program.argv)}))
		this.#links.delete(step.namespace)
	}

	async #deleteRule(namespace: NamespaceName, rule: Rule, step: Step) {
		const flags = rule.family === 6 ? ['-6'] : ['-4']
		const existing = readRules(await this.#must(namespace, ['ip', ...flags, '-json', '-N', 'rule', 'show']), rule.family)
		const change = toDeleteRule(existing, rule)
		const lines = [...change.delete.map(deleteRuleLine), ...change.add.map(addRuleLine)]
		await this.#ipBatch(
			namespace,
			lines.map(line => ({line, step})),
			{family: rule.family}
		)
	}

	async #deleteNamespace(namespace: NamespaceName) {
		const path = this.#pathOf(namespace)
		const inode = namespaceInode(path)
		if (inode !== undefined) {
			const links = await this.#linksOf(namespace)
			await this.#deleteLinks(
				namespace,
				[...links.keys()].filter(name => name !== 'lo')
			)
			await endProcessesIn(new Set([inode]))
			const {exitCode, stderr} = await run({argv: ['umount', '--lazy', path]})
			if (exitCode !== 0) throw new Error(stderr.trim())
		}
		this.#links.delete(namespace)
		rmSync(path, {force: true})
	}

	async #restore(step: Extract<Step, {do: 'restore-sets' | 'restore-firewall'}>) {
		await restore(step, this.#programs, program => run({...program, argv: this.#inside(step.namespace, program.argv)}))
	}

	#run(namespace: NamespaceName, argv: readonly string[], input?: string): Promise<Finished> {
		return run({argv: this.#inside(namespace, argv), ...(input !== undefined && {input})})
	}

	async #must(namespace: NamespaceName, argv: readonly string[]): Promise<string> {
		const {exitCode, stdout, stderr} = await this.#run(namespace, argv)
		if (exitCode !== 0) throw new Error(stderr.trim() || `${argv[0]} ended with ${exitCode}`)
		return stdout
	}
}
