/** Routes do not depend on the state of GENEVE tunnels. No effects. */
import type {Observer} from '../contract.ts'
import type {GeneveSpec} from './types.ts'

type Nothing = Readonly<Record<string, never>>

export type GeneveTypes = {
	readonly spec: GeneveSpec
	readonly report: 'attached'
	readonly state: Nothing
	readonly facts: Nothing
	readonly shown: Nothing
	readonly troubleKind: never
	readonly command: {readonly name: 'none'; readonly argument: never}
}

export const geneveObserver: Observer<GeneveTypes> = {
	initial: {},
	fold: state => state,
	facts: () => ({}),
	show: () => ({}),
	troubles: () => []
}
