/**
 * The contract between a service and the agent that runs it. A lab's plan places instances of services in namespaces; the agent's supervisor starts,
 * adopts, reloads and stops them by this contract, and folds their reports into one state per service. It knows no service by name:
 * `services.ts` lists them, `registry.ts` loads them.
 */
import type {CidrText, LinkName, NamespaceName} from '../net/names.ts'

/** The types of one service. All of it is plain data. */
export type ServiceTypes = {
	/** One instance, as a plan has it. */
	readonly spec: Spec
	/** An instance's report about itself while it runs. */
	readonly report: unknown
	/** The reports of all instances in a lab so far. Never changed in place. */
	readonly state: unknown
	/** Its input to `compile()`. */
	readonly facts: unknown
	/** Its part of `vpclab status` and checks. */
	readonly shown: unknown
	readonly troubleKind: string
	/** A command to an instance. */
	readonly command: Command
}

/** `id` is unique in the lab, among all services, and survives changes of the rest. */
export type Spec = {readonly kind: string; readonly id: string}

export type Command = {readonly name: string; readonly argument: unknown}

export type Placed<S extends Spec = Spec> = {readonly namespace: NamespaceName; readonly daemon: S}

/** Where an instance runs. */
export type ServicePlace = {
	/** The instance's own folder; made if it is not there. */
	readonly folder: string
	/** The lab's folder, for records that outlive the instance. */
	readonly logsFolder: string
	readonly pathOf: (namespace: NamespaceName) => string
}

export type Service<T extends ServiceTypes> = Observer<T> & {
	/** Whether an instance can become the other one by `reload()`, both being in one namespace. False: it is stopped, and the other one started. */
	isSamePlace(running: T['spec'], wanted: T['spec']): boolean
	/**
	 * Resolves when it runs with that configuration. One still running in the folder is ended first.
	 * Errors: `ConfigurationRefused` if another attempt would change nothing; any other is tried again.
	 */
	start(wanted: Placed<T['spec']>, place: ServicePlace): Promise<Running<T>>
	/** The instance that runs there with the configuration `before`, whoever started it. Undefined: none usable, a new one is started. */
	adopt(before: T['spec'], wanted: Placed<T['spec']>, place: ServicePlace): Promise<Running<T> | undefined>
}

/** The part of a service that has no effects. */
export type Observer<T extends ServiceTypes> = {
	/** The state without any instances. */
	readonly initial: T['state']
	fold(state: T['state'], news: News<T>): T['state']
	/** Links that an instance has made in routers' namespaces. Default: none. */
	links?(state: T['state']): readonly ServiceLink[]
	/** Links that were recreated, or set up or down, between the two states: the kernel has lost the routes over them. */
	changedLinks?(before: T['state'], after: T['state']): readonly LinkName[]
	/** When these change, the lab is recompiled. */
	facts(state: T['state'], around: Around): T['facts']
	show(state: T['state'], around: Around): T['shown']
	/** Why parts of running instances do not work. Instances that do not run are the supervisor's to report. */
	troubles(shown: T['shown']): readonly ServiceTrouble<T['troubleKind']>[]
}

/** Further input. `links`: those of all services. */
export type Around = {readonly nowMs: number; readonly links: readonly ServiceLink[]}

export type News<T extends ServiceTypes> =
	/** The current instances; the state of all others must be dropped. */
	| {readonly kind: 'placed'; readonly placed: readonly Placed<T['spec']>[]; readonly nowMs: number}
	/** An instance has started or ended. */
	| {readonly kind: 'running'; readonly id: string; readonly isRunning: boolean; readonly nowMs: number}
	| {readonly kind: 'report'; readonly id: string; readonly report: T['report']; readonly nowMs: number}

/** A running instance. */
export type Running<T extends ServiceTypes> = {
	/** All its processes; the agent kills them when it ends itself. */
	readonly pids: readonly number[]
	/** The first report contains the whole state. Ends when the instance has ended, or after `close()`. */
	watch(): Promise<AsyncIterable<T['report']> & {close(): void}>
	/** False: it has to be restarted for that. */
	reload(spec: T['spec']): Promise<boolean>
	/** Ends it at once, without notice to its peers, and removes whatever it leaves behind. */
	kill(): Promise<void>
	/** Ends it for good, as configured. Default: `kill()`. */
	stop?(): Promise<void>
	/** Values that it does not report by itself, such as counters. Called at most once a second, and only while a client is watching. */
	measure?(): Promise<readonly T['report'][]>
	command?(command: T['command']): Promise<void>
}

/** A link that an instance has made in the namespace of a router. */
export type ServiceLink = {
	readonly router: NamespaceName
	readonly link: LinkName
	/** Its address, with prefix length: peers inside one of these blocks are behind it. */
	readonly addresses: readonly CidrText[]
	/** Whether packets pass, and since when: milliseconds since the epoch. */
	readonly isUp: boolean
	readonly sinceMs: number
	/** Whether routes may use it: some links stay up while no packet passes. */
	readonly isUsable: boolean
}

export type ServiceTrouble<Kind extends string = string> = {
	/** Id of the instance, and the part of it that has the problem: a tunnel end, a neighbor. */
	readonly daemon: string
	readonly part: string
	readonly kind: Kind
	/** A description for people: one sentence without a full stop. */
	readonly words: string
	/** The service's own message. */
	readonly line: string
	/** False: it may be just the consequence of a problem elsewhere. */
	readonly isCause: boolean
}
