import type {LinkName} from '../../net/names.ts'
import type {Around, News, Placed, Service, ServiceTypes} from '../../services/contract.ts'
import type {Troubles} from '../../services/observed.ts'
import type {Facts, Shown} from '../../services/services.ts'

type AnyService = Service<ServiceTypes>

/** The reported state of a lab's services, one state per kind. News is folded in; facts and displayed state come out. No effects. */
export class ObservedState {
	readonly #services = new Map<string, AnyService>()
	readonly #states = new Map<string, unknown>()
	readonly #nowMs: () => number

	constructor(nowMs: () => number = Date.now) {
		this.#nowMs = nowMs
	}

	/** Sets the current instances and their services. The state of all others is dropped. */
	place(placed: readonly Placed[], services: ReadonlyMap<string, AnyService>) {
		for (const [kind, service] of services) this.#services.set(kind, service)
		const nowMs = this.#nowMs()
		for (const kind of this.#services.keys()) {
			this.#fold(kind, {kind: 'placed', placed: placed.filter(({daemon}) => daemon.kind === kind), nowMs})
		}
	}

	/** An instance has started or ended. Returns the links that changed with it: the kernel has lost the routes over them. */
	running(kind: string, id: string, isRunning: boolean): readonly LinkName[] {
		return this.#fold(kind, {kind: 'running', id, isRunning, nowMs: this.#nowMs()})
	}

	/** Folds in an instance's report. Returns the changed links. */
	report(kind: string, id: string, report: unknown): readonly LinkName[] {
		return this.#fold(kind, {kind: 'report', id, report, nowMs: this.#nowMs()})
	}

	/** The facts for `compile()`. */
	get facts(): Facts {
		return this.#each((service, state, around) => service.facts(state, around))
	}

	get shown(): Shown {
		return this.#each((service, state, around) => service.show(state, around))
	}

	get troubles(): Troubles {
		return this.#each((service, state, around) => service.troubles(service.show(state, around)))
	}

	#fold(kind: string, news: News<ServiceTypes>): readonly LinkName[] {
		const service = this.#services.get(kind)
		if (!service) return []
		const before = this.#stateOf(kind, service)
		const after = service.fold(before, news)
		this.#states.set(kind, after)
		return service.changedLinks?.(before, after) ?? []
	}

	#each(read: (service: AnyService, state: unknown, around: Around) => unknown): Readonly<Record<string, never>> {
		const all = [...this.#services].map(([kind, service]) => ({kind, service, state: this.#stateOf(kind, service)}))
		const links = all.flatMap(({service, state}) => service.links?.(state) ?? [])
		const around = {nowMs: this.#nowMs(), links}
		return Object.fromEntries(all.map(({kind, service, state}) => [kind, read(service, state, around) as never]))
	}

	#stateOf = (kind: string, service: AnyService): unknown => (this.#states.has(kind) ? this.#states.get(kind) : service.initial)
}
