/** Changes of record sets, all of a batch or none. Doc: https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html */
import type {Change, ResourceRecordSet} from '../../../api-models/route53.d.ts'
import {AwsError} from '../../api/errors.ts'
import {type Patch, patchAt} from '../../api/part.ts'
import {replacing} from '../../api/places.ts'
import type {View} from '../view.ts'
import {aliasAsked, wholeAlias} from './actions-aliases.ts'
import {addressOf, type FoundZone} from './actions-described.ts'
import {isSameSet, policyOf, type RecordSets, type SetWritten, setKey, setsOf, unwritable, writtenSets} from './actions-sets.ts'
import {domainOf} from './domain.ts'
import {nameIn} from './records.ts'
import {type WrittenType, writtenTypes} from './schema.ts'

/** Errors: AwsError with all problems, as Route 53 lists them. */
export function recordsPatch(changes: readonly Change[], found: FoundZone, view: View): Patch {
	const {zone, path, written} = found
	const names = new Map<string, RecordSets>()
	const problems: string[] = []
	for (const {Action: action, ResourceRecordSet: set} of changes) {
		const own = ownName(set.Name, zone.name)
		if (own === undefined) {
			problems.push(`RRSet with DNS name ${dotAtEnd(plain(set.Name))} is not permitted in zone ${dotAtEnd(zone.name)}`)
			continue
		}
		const sets = names.get(own) ?? setsOf(written.records?.[own])
		names.set(own, sets)
		const problem = changed(action, set, sets, {own, found, view})
		if (problem !== undefined) problems.push(problem)
	}
	for (const [own, sets] of names) {
		const problem = unwritable(sets)
		if (problem !== undefined) problems.push(`resource record set [name='${dotAtEnd(nameIn(own, zone.name))}']: ${problem}`)
	}
	if (problems.length > 0) throw new AwsError('InvalidChangeBatch', `[${problems.join(', ')}]`)
	return patchAt(
		[...path, 'records'],
		Object.fromEntries(
			[...names].map(([own, sets]) => {
				const after = writtenSets(sets)
				return [own, after && replacing(written.records?.[own], after)]
			})
		)
	)
}

const plain = (name: string): string => domainOf(name.replaceAll('\\052', '*'))
const dotAtEnd = (name: string): string => `${name}.`

/** `@` is the zone itself. Undefined: the name is outside the zone. */
function ownName(name: string, zone: string): string | undefined {
	const whole = plain(name)
	if (whole === zone) return '@'
	return whole.endsWith(`.${zone}`) ? whole.slice(0, -(zone.length + 1)) : undefined
}

const isWrittenType = (type: string): type is WrittenType => (writtenTypes as readonly string[]).includes(type)

type Around = {readonly own: string; readonly found: FoundZone; readonly view: View}

/** Applies a change to the sets, or returns the problem. */
function changed(action: string, set: ResourceRecordSet, sets: RecordSets, around: Around): string | undefined {
	const {own, found, view} = around
	const {Type: type, SetIdentifier: id} = set
	const labels = [
		['name', dotAtEnd(nameIn(own, found.zone.name))],
		['type', type],
		...(id === undefined ? [] : [['set-identifier', id]])
	]
	const what = `resource record set [${labels.map(([label, value]) => `${label}='${value}'`).join(', ')}]`
	if (own === '@' && (type === 'NS' || type === 'SOA')) {
		return action === 'DELETE' ? `A HostedZone must contain at least one ${type} record for the zone itself.` : undefined
	}
	if (!isWrittenType(type)) return `${what}: in this lab there are no records of the type ${type}`
	const asked = setAsked(set, type, what, around)
	if (typeof asked === 'string') return asked
	const before = sets.get(setKey(asked))
	if (action === 'DELETE') {
		if (!before) return `Tried to delete ${what} but it was not found`
		const now = {
			...before,
			values: before.values.map(value => asAnswered(value, type, found, view)),
			...(before.alias !== undefined && {alias: wholeAlias(before.alias, found.zone)})
		}
		if (!isSameSet(now, asked)) return `Tried to delete ${what} but the values provided do not match the current values`
		sets.delete(setKey(asked))
		return undefined
	}
	if (action === 'CREATE' && before) return `Tried to create ${what} but it already exists`
	sets.set(setKey(asked), asked)
	return undefined
}

/** The set in the words of the file, or the problem. */
function setAsked(set: ResourceRecordSet, type: WrittenType, what: string, {found, view}: Around): SetWritten | string {
	const {TTL: ttl, ResourceRecords: records, AliasTarget, HealthCheckId} = set
	const policy = policyOf(set)
	if (typeof policy === 'string') return `${what}: ${policy}`
	const check = view.lab.healthChecks?.find(({id}) => id === HealthCheckId)
	if (HealthCheckId !== undefined && !check) return `${what}: No such health check: ${HealthCheckId}`
	const more = {...policy, ...(check && {healthCheck: check.key})}
	if (AliasTarget) {
		const alias = aliasAsked(AliasTarget, found.zone, view)
		if (alias === undefined) {
			const zone = AliasTarget.HostedZoneId
			return `Tried to create an alias that targets ${dotAtEnd(plain(AliasTarget.DNSName))}, type ${type} in zone ${zone}, but that target was not found`
		}
		if (type !== 'A' && type !== 'AAAA') return `${what}: in this lab aliases are of the types A and AAAA`
		return {type, values: [], alias, evaluateTargetHealth: AliasTarget.EvaluateTargetHealth, ...more}
	}
	const values = (records ?? []).map(({Value}) => Value)
	if (ttl === undefined || values.length === 0) return `${what}: TTL and ResourceRecords must be specified`
	return {type, ttl, values: values.map(value => canonical(value, type)), ...more}
}

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
