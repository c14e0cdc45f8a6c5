/** The files of a new service, and its lines wherever each service is decided about. Pure: texts by path. */
import {addImport, addKey, all, type Changes, edited, made} from './edits.ts'
import {camel, words} from './names.ts'

/** `name`: what it does, as `time-beacon`. */
export function newService(name: string): Changes {
	if (!/^[a-z]+(?:-[a-z0-9]+)*$/.test(name)) throw new Error(`"${name}" is not a name of a service: write it as time-beacon`)
	const value = camel(name)
	const type = value.replace(/^./, letter => letter.toUpperCase())
	const names = {name, value, type}
	return {
		[`src/services/${name}/types.ts`]: made(typesText(names)),
		[`src/services/${name}/facts.ts`]: made(factsText(names)),
		[`src/services/${name}/shown.ts`]: made(shownText(names)),
		[`src/services/${name}/observer.ts`]: made(observerText(names)),
		[`src/services/${name}/service.ts`]: made(serviceText(names)),
		'src/services/services.ts': all(
			addImport(`import type {${type}Types} from './${name}/observer.ts'`),
			edited(/(serviceNames = \[[^\]]*)\]/, `$1, '${name}']`),
			edited(/(^export type Services = TypesOf<\{[^}]*)\}/m, `$1\treadonly '${name}': ${type}Types\n}`),
			addKey('programOf', `'${name}': '${words(name)}'`)
		),
		'src/services/registry.ts': edited(
			/(async \(\) => \(await import\([^)]*\)\)\.\w+)(\n\})/,
			`$1,\n\t'${name}': async () => (await import('./${name}/service.ts')).${value}$2`
		),
		'src/plan/learned-by-running.ts': all(
			addImport(`import {${value}FactsOf} from '../services/${name}/facts.ts'`),
			edited(/^\t\thealth: /m, `\t\t'${name}': ${value}FactsOf(learned['${name}'] ?? {}, id => ids.has(id)),\n$&`)
		),
		'src/plan/daemon-changes.ts': edited(
			/^\t\tcase 'bgp':/m,
			`\t\tcase '${name}':\n\t\t\treturn \`${words(name)} of \${namespace}\`\n$&`
		),
		'src/life/refused.ts': addKey('deviceFile', `'${name}': undefined`),
		[`test/services/${name}/observer.test.ts`]: made(observerTestText(name)),
		[`test/services/${name}/service.root.test.ts`]: made(serviceTestText(name))
	}
}

type Names = {readonly name: string; readonly value: string; readonly type: string}

const typesText = ({name, type}: Names): string => `/** What a ${words(name)} is told. Plain data. */
export type ${type}Spec = {
	readonly kind: '${name}'
	readonly id: string
}

/** What it reports while it runs. */
export type ${type}Report = {readonly words: string}
`

const factsText = ({
	name,
	value,
	type
}: Names): string => `/** What the ${words(name)} has found out, for \`compile()\`. No effects. */

/** By id of the service's instance. */
export type ${type}Facts = Readonly<Record<string, string>>

/** Without those of instances that do not run. */
export const ${value}FactsOf = (facts: ${type}Facts, isRunning: (id: string) => boolean): ${type}Facts =>
	Object.fromEntries(Object.entries(facts).filter(([id]) => isRunning(id)))
`

const shownText = ({name, value, type}: Names): string => `/** What the ${words(name)} shows of itself. Plain data. */
export type Shown${type} = {
	/** Id of the service's instance. */
	readonly id: string
	/** Absent: it does not run, or has said nothing yet. */
	readonly words?: string
}

/** As observed, of all services. */
type Observed = {readonly shown: {readonly '${name}'?: readonly Shown${type}[]}}

export const ${value}Shown = ({shown: {'${name}': all = []}}: Observed): readonly Shown${type}[] => all
`

const observerText = ({name, value, type}: Names): string => `/** Folds what a ${words(name)} reports. No effects. */
import type {Observer} from '../contract.ts'
import type {${type}Facts} from './facts.ts'
import type {Shown${type}} from './shown.ts'
import type {${type}Report, ${type}Spec} from './types.ts'

export type ${type}Types = {
	readonly spec: ${type}Spec
	readonly report: ${type}Report
	/** By id of the service's instance. */
	readonly state: ReadonlyMap<string, Shown${type}>
	readonly facts: ${type}Facts
	readonly shown: readonly Shown${type}[]
	readonly troubleKind: '${name}-not-written'
	readonly command: {readonly name: 'none'; readonly argument: never}
}

export const ${value}Observer: Observer<${type}Types> = {
	initial: new Map(),
	fold(state, news) {
		switch (news.kind) {
			case 'placed':
				return new Map(news.placed.map(({daemon: {id}}) => [id, state.get(id) ?? {id}]))
			case 'running':
				return news.isRunning ? state : new Map(state).set(news.id, {id: news.id})
			case 'report':
				return new Map(state).set(news.id, {id: news.id, words: news.report.words})
		}
	},
	facts: () => ({}),
	show: state => [...state.values()],
	troubles: () => []
}
`

const serviceText = ({name, value, type}: Names): string => `/** One program in a namespace. */
import {mkdirSync} from 'node:fs'
import {setTimeout as pause} from 'node:timers/promises'
import type {Running, Service} from '../contract.ts'
import {end, findDaemon, launch, untilReady} from '../process.ts'
import {isRunning, type ProcessIdentity} from '../process-identity.ts'
import {type ${type}Types, ${value}Observer} from './observer.ts'

const name = '${name}'
/** As the kernel calls its process. */
const program = 'sleep'
const lookAgainMs = 1000

export const ${value}: Service<${type}Types> = {
	...${value}Observer,
	isSamePlace: () => true,
	async start({namespace}, {folder, pathOf}) {
		const old = findDaemon(folder, name, program)
		if (old) await end(old, {signal: 'SIGKILL'})
		mkdirSync(folder, {recursive: true, mode: 0o700})
		const process = launch({name, folder, namespacePath: pathOf(namespace), argv: [program, 'infinity']})
		await untilReady({name, folder}, process, {isReady: () => true, timeoutMs: 10_000})
		return running(process)
	},
	async adopt(_before, _wanted, {folder}) {
		const process = findDaemon(folder, name, program)
		return process && running(process)
	}
}

const running = (process: ProcessIdentity): Running<${type}Types> => ({
	pids: [process.pid],
	watch: async () => reportsOf(process),
	reload: async () => false,
	kill: () => end(process, {signal: 'SIGKILL'})
})

function reportsOf(process: ProcessIdentity) {
	const closed = new AbortController()
	const {signal} = closed
	return {
		close: () => closed.abort(),
		async *[Symbol.asyncIterator]() {
			yield {words: 'it runs'}
			while (!signal.aborted && isRunning(process)) await pause(lookAgainMs, undefined, {signal}).catch(() => undefined)
		}
	}
}
`

const observerTestText = (name: string): string => `import test from 'ava'

test('what a ${words(name)} reports becomes facts, and what is shown', t => {
	t.fail('write the reports in types.ts, and fold, facts and troubles in observer.ts')
})
`

const serviceTestText = (name: string): string => `import test from 'ava'

test.serial('a ${words(name)} starts in its namespace, does its work, and is adopted by the next agent', t => {
	t.fail('write service.ts, and place it by a plan.ts of src/aws')
})
`
