/** The record sets of one name as calls change them one by one, and as the file writes them together. Pure. */
import type {ResourceRecordSet} from '../../../api-models/route53.d.ts'
import type {Item} from '../view.ts'
import {aliasTypesOf, isPlain, partsOf, type RecordPart, ttlOf, valuesOf} from './records.ts'
import type {HostedRecordWritten, WrittenType} from './schema.ts'

type Policy = {
	readonly setIdentifier: string
	/** By which the file has it. */
	readonly key: string
	readonly policy: NonNullable<RecordPart['routing']>['policy']
	readonly weight?: number
}

export type SetWritten = {
	readonly type: WrittenType
	/** Absent: of an alias. */
	readonly ttl?: number
	readonly values: readonly string[]
	/** As the file writes it. */
	readonly alias?: string
	readonly evaluateTargetHealth?: boolean
	/** Key. */
	readonly healthCheck?: string
	readonly routing?: Policy
}

/** By `setKey()`. */
export type RecordSets = Map<string, SetWritten>

export const setKey = ({type, routing}: Pick<SetWritten, 'type' | 'routing'>): string => `${type} ${routing?.setIdentifier ?? ''}`

export const setsOf = (written: HostedRecordWritten | undefined): RecordSets =>
	new Map(
		(written === undefined ? [] : partsOf(written))
			.flatMap(({part, routing, path}) => {
				const {alias, evaluateTargetHealth = false, healthCheck} = isPlain(part) ? {} : part
				const more = {
					...(healthCheck !== undefined && {healthCheck}),
					...(routing && {routing: {...routing, key: path.at(-1) ?? ''}})
				}
				const aliases = alias === undefined ? [] : aliasTypesOf(part)
				return [
					...aliases.map(
						(type): SetWritten => ({type, values: [], ...(alias !== undefined && {alias}), evaluateTargetHealth, ...more})
					),
					...valuesOf(part).map(([type, values]): SetWritten => ({type, ttl: ttlOf(part, type), values, ...more}))
				]
			})
			.map(set => [setKey(set), set] as const)
	)

/** The policy that is asked for, or why there is none such. */
export function policyOf(set: ResourceRecordSet): {readonly routing?: Policy} | string {
	const {SetIdentifier: setIdentifier, Weight: weight, MultiValueAnswer, Failover, Region, GeoLocation} = set
	if (setIdentifier === undefined) return {}
	const routed = (policy: Policy['policy'], key: string, more: Partial<Policy> = {}) => ({
		routing: {setIdentifier, policy, key, ...more}
	})
	if (weight !== undefined) return routed('weighted', setIdentifier, {weight})
	if (MultiValueAnswer === true) return routed('multivalue', setIdentifier)
	if (Failover !== undefined) return routed('failover', Failover.toLowerCase())
	if (Region !== undefined) return routed('latency', Region)
	if (!GeoLocation) return 'its routing policy is not emulated'
	const {ContinentCode, CountryCode = '*', SubdivisionCode} = GeoLocation
	if (SubdivisionCode !== undefined) return 'parts of countries are not emulated'
	return routed('geolocation', ContinentCode === undefined ? CountryCode : `continent-${ContinentCode}`)
}

export function isSameSet(one: SetWritten, other: SetWritten): boolean {
	const facts = ({ttl, values, alias, evaluateTargetHealth, healthCheck, routing}: SetWritten) =>
		JSON.stringify([
			ttl,
			values.toSorted(),
			alias,
			evaluateTargetHealth,
			healthCheck,
			routing?.policy,
			routing?.key,
			routing?.weight
		])
	return facts(one) === facts(other)
}

/** Null: there are none. */
export function writtenSets(sets: RecordSets): Item | null {
	if (sets.size === 0) return null
	const all = [...sets.values()]
	const parts = [...Map.groupBy(all, ({routing}) => routing?.setIdentifier)]
	const policies = new Set(all.flatMap(({routing}) => routing?.policy ?? []))
	return {
		...partWritten(all.filter(({routing}) => routing === undefined)),
		...Object.fromEntries(
			[...policies].map(policy => [
				policy,
				Object.fromEntries(
					parts.flatMap(([id, own]) => {
						const [{routing} = {}] = own
						if (routing?.policy !== policy) return []
						const {key, weight} = routing
						const more = {...(weight !== undefined && {weight}), ...(key !== id && {setIdentifier: id})}
						return [[key, {...partWritten(own), ...more}]]
					})
				)
			])
		)
	}
}

function partWritten(sets: readonly SetWritten[]): Item {
	const [alias] = sets.filter(set => set.alias !== undefined)
	const aliasTypes = sets.filter(set => set.alias !== undefined).map(({type}) => type)
	const valued = sets.filter(set => set.alias === undefined)
	const ttls = new Set(valued.map(({ttl}) => ttl))
	const [ttl] = ttls
	const {healthCheck} = sets.find(set => set.healthCheck !== undefined) ?? {}
	return {
		...(healthCheck !== undefined && {healthCheck}),
		...(alias && {alias: alias.alias, evaluateTargetHealth: alias.evaluateTargetHealth}),
		...(aliasTypes.length === 1 && {aliasTypes}),
		...Object.fromEntries(valued.map(({type, values}) => [type, values.length === 1 ? values[0] : values])),
		...(valued.length > 0 && {ttl: ttls.size === 1 ? ttl : Object.fromEntries(valued.map(set => [set.type, set.ttl]))})
	}
}

/** Why the file cannot have these sets of one name, where Route 53 can. Undefined: it can. */
export function unwritable(sets: RecordSets): string | undefined {
	const parts = [...Map.groupBy(sets.values(), ({routing}) => routing?.setIdentifier).values()]
	const targets = (own: readonly SetWritten[]) =>
		new Set(own.flatMap(({alias, evaluateTargetHealth}) => (alias === undefined ? [] : [`${alias} ${evaluateTargetHealth}`])))
	if (parts.some(own => targets(own).size > 1)) return 'in this lab the A and AAAA aliases of a name have one target'
	const keys = parts.flatMap(([first]) => (first?.routing ? [`${first.routing.policy} ${first.routing.key}`] : []))
	return new Set(keys).size < keys.length
		? 'in this lab the records of a role, a Region or a place have one set identifier'
		: undefined
}
