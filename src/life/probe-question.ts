import type {z} from 'zod'
import {readAddressRef} from '../checks/address-ref.ts'
import {namesOf} from '../checks/names.ts'
import {isFindings, readOneOf} from '../checks/one-of.ts'
import {type ProbeName, probeKinds} from '../checks/probes.ts'
import {draftOf} from '../lab/draft-of.ts'
import {BadLab, toProblem} from '../lab/problem.ts'
import type {LoadedLab} from '../lab/read.ts'
import type {Finding} from '../model/finding.ts'
import type {Plan} from '../plan/types.ts'
import {type Prepared, prepare} from '../verify/prepare.ts'
import {addressOf} from '../verify/targets.ts'

/** Options of this kind of check, beside `from`, `to` and `expect`. */
export type ProbeOptions<K extends ProbeName> = Omit<
	z.input<(typeof probeKinds)[K]['schema']>,
	'from' | 'to' | 'name' | 'expect' | 'connections'
>

/**
 * A probe in the terms of a check, ready to run: names are resolved in the lab's current state.
 * Errors: `BadLab` for a name that the lab does not have; `Error` for what cannot be probed (the client is stopped).
 */
export function question<K extends ProbeName>(
	kind: K,
	from: string,
	to: string,
	options: ProbeOptions<K>,
	loaded: LoadedLab,
	plan: Plan
): Prepared {
	// Nothing is judged here, but the schema requires an expectation.
	const written = {[kind]: {...options, from, [kind === 'dns' ? 'name' : 'to']: to, expect: probeKinds[kind].good}}
	const draft = draftOf(loaded)
	const item = readOneOf(probeKinds, written, [], {names: namesOf(draft), zones: draft.zones, where: () => ({path: kind})})
	if (isFindings(item)) throw refusal(item)
	const prepared = prepare(item, {lab: loaded.lab, plan})
	if ('cannot' in prepared) throw new Error(prepared.cannot)
	return prepared
}

/** The address that a name stands for (`web`, `web.public`, `nat.private`), by default for a client of the same VPC. */
export function addressNamed(
	name: string,
	{from, v6 = false}: {readonly from?: string | undefined; readonly v6?: boolean | undefined},
	loaded: LoadedLab
): string {
	const ref = readAddressRef(name, [], namesOf(draftOf(loaded)))
	if ('message' in ref) throw refusal([ref])
	const lookup = addressOf(ref, loaded.lab, {client: from ?? (ref.kind === 'host' ? ref.host : undefined), v6})
	if ('missing' in lookup) throw new Error(lookup.missing)
	return lookup.address
}

const refusal = (findings: readonly Finding[]) => new BadLab(findings.map(finding => toProblem(finding, 'vpclab')))
