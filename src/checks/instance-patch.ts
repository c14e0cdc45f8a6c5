/** Patches for one instance of a lab document. */
import type {LabDocument} from '../aws/kinds.ts'
import type {Patch} from './action.ts'

type Vpcs = NonNullable<LabDocument['vpcs']>
type Instances = NonNullable<Vpcs[string]['instances']>
export type FoundInstance = {readonly vpc: string; readonly name: string; readonly written: Instances[string]}

/** Finds an instance by `name` if that is unique, or by `vpc.name`. */
export function instanceNamed(wanted: string, {vpcs = {}}: LabDocument): FoundInstance {
	const found = Object.entries(vpcs).flatMap(([vpc, {instances = {}}]) => {
		const name = wanted.startsWith(`${vpc}.`) ? wanted.slice(vpc.length + 1) : wanted
		const written = Object.hasOwn(instances, name) ? instances[name] : undefined
		return written ? [{vpc, name, written}] : []
	})
	const [only] = found
	if (!only || found.length > 1) {
		throw new RangeError(only ? `several instances are named "${wanted}"` : `no instance is named "${wanted}"`)
	}
	return only
}

export const instancePatch = ({vpc, name}: FoundInstance, patch: Patch) => ({
	vpcs: {[vpc]: {instances: {[name]: patch}}}
})
