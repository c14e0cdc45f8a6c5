/** Routes do not depend on the state of a translator. No effects. */
import type {Observer} from '../contract.ts'
import type {Nat64Spec} from './types.ts'

type Nothing = Readonly<Record<string, never>>

export type Nat64Types = {
	readonly spec: Nat64Spec
	readonly report: 'translates'
	readonly state: Nothing
	readonly facts: Nothing
	readonly shown: Nothing
	readonly troubleKind: never
	readonly command: {readonly name: 'none'; readonly argument: never}
}

export const nat64Observer: Observer<Nat64Types> = {
	initial: {},
	fold: state => state,
	facts: () => ({}),
	show: () => ({}),
	troubles: () => []
}
