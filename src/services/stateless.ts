/** Services without a state of their own: routes do not depend on them, and there is nothing to show. No effects. */
import type {Observer, ServiceTypes, Spec} from './contract.ts'

type Nothing = Readonly<Record<string, never>>

/** `S`: one instance, as a plan has it. `Report`: its only report, that it runs. */
export type StatelessTypes<S extends Spec, Report> = {
	readonly spec: S
	readonly report: Report
	readonly state: Nothing
	readonly facts: Nothing
	readonly shown: Nothing
	readonly troubleKind: never
	readonly command: {readonly name: 'none'; readonly argument: never}
}

export const statelessObserver: Observer<ServiceTypes & StatelessTypes<Spec, unknown>> = {
	initial: {},
	fold: state => state,
	facts: () => ({}),
	show: () => ({}),
	troubles: () => []
}
