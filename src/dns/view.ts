/** Where a server looks up a name: only in the most specific of rules, zones and EC2's own names (DNS-5, DNS-6). */
import {ec2PublicNames, ec2VpcNames} from './ec2-answer.ts'
import type {NamedRecord} from './message.ts'
import type {DnsFacts, DnsServer, ForwardingRule, ResourceRecord, SiteServerFacts, VpcFacts, Zone} from './types.ts'
import {mostSpecific, recordsOf} from './zone.ts'

/** `records` absent: there is no such name. */
export type Found = {
	readonly zone: string
	readonly records?: readonly ResourceRecord[]
	/** The zone's SOA. Default: a generated one. */
	readonly soa?: NamedRecord
	readonly isAuthoritative?: boolean
}

type Elsewhere = {readonly forward: NonNullable<ForwardingRule['forward']>}

export function find(facts: DnsFacts, server: DnsServer, name: string): Found | Elsewhere {
	switch (server.kind) {
		case 'vpc': {
			const vpc = facts.vpcs[server.vpc]
			return vpc ? inVpc(facts, vpc, server, name) : inPublic(facts, name)
		}
		case 'site': {
			const site = facts.siteServers[server.key]
			return site ? atSite(facts, site, name) : inPublic(facts, name)
		}
		case 'public':
			return inPublic(facts, name)
	}
}

/** For the same name, rules take precedence over hosted zones, and these over EC2's names (DNS-5). */
function inVpc(
	facts: DnsFacts,
	vpc: VpcFacts,
	{vpc: key, isInbound}: DnsServer & {kind: 'vpc'},
	name: string
): Found | Elsewhere {
	const {rules, zones} = seenIn(facts, key)
	const rule = mostSpecific(name, rules)
	// Private zones require both DNS attributes (DNS-5).
	const zone = vpc.hostnames ? mostSpecific(name, isInbound ? zones : zones.filter(({onlyInbound}) => !onlyInbound)) : undefined
	const ec2 = ec2VpcNames(facts, vpc, name)
	const own = [zone, ec2 && {name: ec2.zone}].reduce((most, one) => Math.max(most, one?.name.length ?? -1), -1)
	if (rule?.forward && rule.name.length >= own) return {forward: rule.forward}
	if (zone && zone.name.length >= (ec2?.zone.length ?? -1)) return inZone(zone, name)
	return ec2 ?? inPublic(facts, name)
}

function inPublic(facts: DnsFacts, name: string): Found {
	const zone = mostSpecific(name, publicZones(facts))
	const ec2 = ec2PublicNames(facts, name)
	if (zone && zone.name.length >= (ec2?.zone.length ?? -1)) return inZone(zone, name)
	return ec2 ?? {zone: ''}
}

function atSite(facts: DnsFacts, {zones, forwards}: SiteServerFacts, name: string): Found | Elsewhere {
	const zone = mostSpecific(name, zones)
	const elsewhere = mostSpecific(name, forwards)
	if (zone && zone.name.length >= (elsewhere?.name.length ?? -1)) return inZone(zone, name)
	return elsewhere ?? inPublic(facts, name)
}

function inZone(zone: Zone, name: string): Found {
	const records = recordsOf(zone, name)
	const soa = recordsOf(zone, zone.name)?.find(({type}) => type === 'SOA')
	return {zone: zone.name, ...(records && {records}), ...(soa && {soa: {...soa, name: zone.name}})}
}

type Seen = {readonly rules: readonly ForwardingRule[]; readonly zones: readonly Zone[]}

const byVpc = new WeakMap<DnsFacts, Map<string, Seen>>()
const inPublicDns = new WeakMap<DnsFacts, readonly Zone[]>()

function seenIn(facts: DnsFacts, vpc: string): Seen {
	const all = byVpc.get(facts) ?? new Map<string, Seen>()
	byVpc.set(facts, all)
	const seen = all.get(vpc) ?? {
		rules: facts.rules.filter(({vpcs}) => vpcs.includes(vpc)),
		zones: facts.zones.filter(({vpcs}) => vpcs?.includes(vpc))
	}
	all.set(vpc, seen)
	return seen
}

function publicZones(facts: DnsFacts): readonly Zone[] {
	const zones = inPublicDns.get(facts) ?? facts.zones.filter(({vpcs}) => vpcs === undefined)
	inPublicDns.set(facts, zones)
	return zones
}
