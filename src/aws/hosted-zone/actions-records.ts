/** Changes of record sets, all of a batch or none. Doc: https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html */
import type {Change, ResourceRecordSet} from '../../../api-models/route53.d.ts'
import {AwsError} from '../../api/errors.ts'
import {type Patch, patchAt} from '../../api/part.ts'
import {replacing} from '../../api/places.ts'
import type {View} from '../view.ts'
import {addressOf, type FoundZone} from './actions-described.ts'
import {domainOf} from './domain.ts'
import {nameIn, partsOf, ttlOf, valuesOf} from './records.ts'
import {type WrittenType, writtenTypes} from './schema.ts'

type Set_ = {readonly ttl: number; readonly values: readonly string[]}
/** Record sets of one name, by type. */
type Sets = Map<WrittenType, Set_>

/** Errors: AwsError with all problems, as Route 53 lists them. */
export function recordsPatch(changes: readonly Change[], found: FoundZone, view: View): Patch {
	const {zone, path, written} = found
	const names = new Map<string, Sets>()
	const problems: string[] = []
	for (const {Action: action, ResourceRecordSet: set} of changes) {
		const own = ownName(set.Name, zone.name)
		if (own === undefined) {
			problems.push(`RRSet with DNS name ${dotAtEnd(plain(set.Name))} is not permitted in zone ${dotAtEnd(zone.name)}`)
			continue
		}
		if (isBeyondCalls(written.records?.[own])) {
			problems.push(`${dotAtEnd(plain(set.Name))} is an alias or has a routing policy in the lab file, which calls do not change`)
			continue
		}
		const sets = names.get(own) ?? setsOf(written.records?.[own])
		names.set(own, sets)
		const problem = changed(action, set, sets, {own, found, view})
		if (problem !== undefined) problems.push(problem)
	}
	if (problems.length > 0) throw new AwsError('InvalidChangeBatch', `[${problems.join(', ')}]`)
	return patchAt(
		[...path, 'records'],
		Object.fromEntries([...names].map(([own, sets]) => [own, writtenSets(sets, written.records?.[own])]))
	)
}

type Written = NonNullable<FoundZone['written']['records']>[string] | undefined

const isBeyondCalls = (record: Written): boolean =>
	typeof record === 'object' &&
	!Array.isArray(record) &&
	(record.alias !== undefined || partsOf(record).some(({routing}) => routing !== undefined))

const plain = (name: string): string => domainOf(name.replaceAll('\\052', '*'))
const dotAtEnd = (name: string): string => `${name}.`

/** `@` is the zone itself. Undefined: the name is outside the zone. */
function ownName(name: string, zone: string): string | undefined {
	const whole = plain(name)
	if (whole === zone) return '@'
	return whole.endsWith(`.${zone}`) ? whole.slice(0, -(zone.length + 1)) : undefined
}

const setsOf = (written: Written): Sets =>
	new Map(
		written === undefined ? [] : valuesOf(written).map(([type, values]) => [type, {ttl: ttlOf(written, type), values}] as const)
	)

const isWrittenType = (type: string): type is WrittenType => (writtenTypes as readonly string[]).includes(type)

type Around = {readonly own: string; readonly found: FoundZone; readonly view: View}

/** Applies a change to the sets, or returns the problem. */
function changed(action: string, set: ResourceRecordSet, sets: Sets, {own, found, view}: Around): string | undefined {
	const {Type: type, TTL: ttl, ResourceRecords: records, AliasTarget, SetIdentifier} = set
	const what = `resource record set [name='${dotAtEnd(nameIn(own, found.zone.name))}', type='${type}']`
	if (own === '@' && (type === 'NS' || type === 'SOA')) {
		return action === 'DELETE' ? `A HostedZone must contain at least one ${type} record for the zone itself.` : undefined
	}
	if (AliasTarget) return `${what}: in this lab there are no alias records`
	if (SetIdentifier !== undefined) return `${what}: in this lab there are no routing policies`
	if (!isWrittenType(type)) return `${what}: in this lab there are no records of the type ${type}`
	const values = (records ?? []).map(({Value}) => Value)
	if (ttl === undefined || values.length === 0) return `${what}: TTL and ResourceRecords must be specified`
	const before = sets.get(type)
	if (action === 'DELETE') {
		if (!before) return `Tried to delete ${what} but it was not found`
		const now = before.values.map(value => asAnswered(value, type, found, view))
		const isSame = before.ttl === ttl && sorted(now).join('\n') === sorted(values.map(value => canonical(value, type))).join('\n')
		if (!isSame) return `Tried to delete ${what} but the values provided do not match the current values`
		sets.delete(type)
		return undefined
	}
	if (action === 'CREATE' && before) return `Tried to create ${what} but it already exists`
	sets.set(type, {ttl, values})
	return undefined
}

const sorted = (values: readonly string[]) => values.toSorted()

const ofNames: ReadonlySet<string> = new Set(['CNAME', 'NS', 'PTR'])
const canonical = (value: string, type: WrittenType): string => (ofNames.has(type) ? domainOf(value) : value)

/** The value as Route 53 answers it: the file may name an instance instead of its address. */
function asAnswered(value: string, type: WrittenType, {zone}: FoundZone, {lab}: View): string {
	const addresses = zone.records
		.filter(set => set.type === type)
		.flatMap(set => set.values)
		.flatMap(one => (typeof one === 'string' ? [] : [[isNamed(one.instance, value), addressOf(one, lab)] as const]))
	return addresses.find(([name]) => name)?.[1] ?? canonical(value, type)
}

/** Whether the value names the instance with that key. */
function isNamed(key: string, value: string): boolean {
	const name = value.replace(/\.(?:public|private)$/, '')
	return key === name || key.endsWith(`.${name}`)
}

function writtenSets(sets: Sets, before: unknown): unknown {
	if (sets.size === 0) return null
	const ttls = new Set([...sets.values()].map(({ttl}) => ttl))
	const [ttl] = ttls
	const after = {
		...Object.fromEntries([...sets].map(([type, {values}]) => [type, values.length === 1 ? values[0] : values])),
		ttl: ttls.size === 1 ? ttl : Object.fromEntries([...sets].map(([type, set]) => [type, set.ttl]))
	}
	return replacing(before, after)
}
