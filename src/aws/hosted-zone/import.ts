/**
 * Hosted zones with their records. An answer of `list-resource-record-sets` does not say of which zone it is: the SOA record in it does, and
 * the zone's id in the file's name where two zones have one name.
 */
import {Names, slug} from '../../import/names.ts'
import type {ImportPart} from '../../import/part.ts'
import type {Thing} from '../../import/snapshot.ts'
import type {World} from '../../import/world.ts'
import {listOrNothing, sortedSection, type Written, written} from '../../import/written.ts'
import {domainOf} from './domain.ts'
import {writtenTypes} from './schema.ts'

type Zone = Thing<'HostedZones'>
type RecordSet = Thing<'ResourceRecordSets'>

const shortId = ({Id}: Zone): string => Id.replace(/^\/hostedzone\//, '')

export const hostedZone: ImportPart = {
	atTop(world) {
		const names = new Names()
		return {
			hostedZones: sortedSection(
				world.snapshot.things.HostedZones.flatMap(zone => {
					const whole = zoneWritten(zone, world)
					return whole ? [[names.give(zone.Id, slug(domainOf(zone.Name).replaceAll('.', '-'))), whole] as const] : []
				})
			)
		}
	}
}

function zoneWritten(zone: Zone, world: World): Written | undefined {
	const id = shortId(zone)
	const vpcs = (zone.VPCs ?? []).flatMap(({VPCId}) => world.vpcOf(VPCId) ?? [])
	const isPrivate = zone.Config?.PrivateZone === true
	if (isPrivate && vpcs.length === 0) {
		const consequence = `none of its VPCs is known (aws route53 get-hosted-zone --id ${id}): it is left out`
		world.note(zone.at, {kind: 'private hosted zone', id, consequence})
		return undefined
	}
	const {account} = zone.at
	const foreign = account === undefined ? [] : vpcs.filter(vpc => vpc.account !== undefined && vpc.account !== account)
	return written({
		name: domainOf(zone.Name),
		vpcs: isPrivate ? vpcs.map(({key}) => key).sort() : undefined,
		account: account === world.account ? undefined : account,
		authorizations: listOrNothing(foreign.map(({key}) => key).sort()),
		records: recordsOf(zone, world)
	})
}

function recordsOf(zone: Zone, world: World): Written | undefined {
	const apex = domainOf(zone.Name)
	const all = setsOf(zone, world).filter(({Name, Type}) => !(['SOA', 'NS'].includes(Type) && domainOf(Name) === apex))
	const byName = Map.groupBy(
		all.filter(set => isKept(set, zone, world)),
		({Name}) => nameIn(Name, apex)
	)
	return sortedSection([...byName].map(([name, sets]) => [name, recordWritten(sets)] as const))
}

function setsOf(zone: Zone, {snapshot: {things}}: World): readonly RecordSet[] {
	const files = [...Map.groupBy(things.ResourceRecordSets, ({at}) => at.file)]
	const ofName = files.filter(([, sets]) => sets.some(({Type, Name}) => Type === 'SOA' && domainOf(Name) === domainOf(zone.Name)))
	const ofId = files.filter(([file]) => file.includes(shortId(zone)))
	const claimed = (file: string) => things.HostedZones.some(other => other !== zone && file.includes(shortId(other)))
	return (ofId.length > 0 ? ofId : ofName.filter(([file]) => !claimed(file))).flatMap(([, sets]) => sets)
}

/** `\052` is a star. */
const plain = (name: string): string => domainOf(name.replaceAll('\\052', '*'))

const nameIn = (name: string, apex: string): string => (plain(name) === apex ? '@' : plain(name).slice(0, -(apex.length + 1)))

const recordName = /^(?:@|(?:\*|[\w-]{1,63})(?:\.[\w-]{1,63})*)$/

function isKept({Name, Type, SetIdentifier, AliasTarget, at}: RecordSet, zone: Zone, world: World): boolean {
	const why =
		AliasTarget !== undefined
			? `an alias of ${AliasTarget.DNSName ?? 'something'} is not emulated`
			: SetIdentifier !== undefined
				? 'routing policies are not emulated'
				: !writtenTypes.some(type => type === Type)
					? `records of type ${Type} are not emulated`
					: recordName.test(nameIn(Name, domainOf(zone.Name)))
						? undefined
						: 'such names are not emulated'
	if (why !== undefined) world.note(at, {kind: 'record', id: `${plain(Name)} ${Type}`, consequence: `${why}: it is left out`})
	return why === undefined
}

const defaultTtl = 300

function recordWritten(sets: readonly RecordSet[]): unknown {
	const entries = sets.map(({Type, ResourceRecords}) => {
		const values = ResourceRecords.map(({Value}) => Value)
		return [Type, values.length === 1 ? values[0] : values] as const
	})
	const ttl = sets[0]?.TTL ?? defaultTtl
	const [first, ...others] = entries
	return others.length === 0 && first?.[0] === 'A' && ttl === defaultTtl
		? first[1]
		: {...Object.fromEntries(entries), ...(ttl !== defaultTtl && {ttl})}
}
