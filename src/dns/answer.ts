/** What a DNS server of a lab answers. Pure: the answer depends only on the question, the client and the lab's data. */
import {contains, parseAddress, parseCidr} from '../net/address.ts'
import type {IpText} from '../net/names.ts'
import {soaOf} from './authority.ts'
import {to64} from './dns64.ts'
import type {NamedRecord} from './message.ts'
import {chosen, isByChance} from './routing.ts'
import type {DnsFacts, DnsServer, Forwarding, ResourceRecord} from './types.ts'
import {type Found, find} from './view.ts'

export type Question = {
	/** In lower case, without a trailing dot. */
	readonly name: string
	/** `A`, `AAAA`, `ANY`, …; types without any records are answered like others. */
	readonly type: string
}

/** The client of a question. */
export type Client = {
	readonly address: IpText
	/** Ids of unhealthy targets (`ResourceRecord.health`). */
	readonly unhealthy: ReadonlySet<string>
	/** A random number from 0 to below 1, by which policies choose. */
	readonly chance: () => number
}

export type Answer = {
	readonly rcode: 'NOERROR' | 'FORMERR' | 'SERVFAIL' | 'NXDOMAIN' | 'NOTIMP' | 'REFUSED'
	readonly answers: readonly NamedRecord[]
	/** For a name or type that does not exist the SOA, from which clients learn how long they may cache that. */
	readonly authorities: readonly NamedRecord[]
	readonly isAuthoritative: boolean
	/** The same question may get another answer next time. */
	readonly isByChance?: true
}

/** Another server has the answer: `name` is to be queried there, and its answer is appended to the records found so far. */
export type Forwarded = {readonly forward: Forwarding; readonly name: string; readonly before: readonly NamedRecord[]}

export const failed = (rcode: Answer['rcode']): Answer => ({rcode, answers: [], authorities: [], isAuthoritative: false})

/** More aliases than this are treated as a loop. */
const maxAliases = 8

export function answer(facts: DnsFacts, server: DnsServer, question: Question, client: Client): Answer | Forwarded {
	const found = follow(facts, server, question, client)
	if ('forward' in found || question.type !== 'AAAA' || !synthesizesAaaa(facts, server, client)) return found
	if (found.rcode !== 'NOERROR' || found.answers.some(({type}) => type === 'AAAA')) return found
	const ipv4 = follow(facts, server, {...question, type: 'A'}, client)
	return 'forward' in ipv4 || !ipv4.answers.some(({type}) => type === 'A') ? found : {...ipv4, answers: ipv4.answers.map(to64)}
}

/** NAT-8: depends on the client's subnet. */
export function synthesizesAaaa({vpcs}: DnsFacts, server: DnsServer, {address}: Pick<Client, 'address'>): boolean {
	const blocks = (server.kind === 'vpc' && !server.isInbound && vpcs[server.vpc]?.dns64) || []
	return blocks.some(block => contains(parseCidr(block)!, parseAddress(address)!))
}

function follow(facts: DnsFacts, server: DnsServer, {name, type}: Question, client: Client): Answer | Forwarded {
	const before: NamedRecord[] = []
	let asked = name
	let byChance = false
	for (let aliases = 0; aliases <= maxAliases; aliases++) {
		const found = find(facts, server, asked)
		if ('forward' in found) return {forward: found.forward, name: asked, before}
		const usable = healthyOf(found.records ?? [], client.unhealthy)
		byChance ||= isByChance(usable)
		const named = recordsOfType(usable, type, {facts, server, client}).map(record => ({...record, name: asked}))
		const alias = type === 'CNAME' || type === 'ANY' ? undefined : named.find(record => record.type === 'CNAME')
		if (!alias) {
			const whole = ended(found, [...before, ...named], named.length > 0)
			return byChance ? {...whole, isByChance: true} : whole
		}
		before.push(alias)
		asked = alias.data.toLowerCase()
	}
	return failed('SERVFAIL')
}

type Context = {readonly facts: DnsFacts; readonly server: DnsServer; readonly client: Client}

/** Records of a name after its policy and aliases are applied. `depth`: of nested aliases. */
function recordsOfType(records: readonly ResourceRecord[], type: string, context: Context, depth = 0): ResourceRecord[] {
	const {facts, server, client} = context
	const region = server.kind === 'vpc' ? facts.vpcs[server.vpc]?.region : undefined
	const ofType = nearTo(context, records).filter(record => record.type === type || type === 'ANY' || record.type === 'CNAME')
	const isHealthy = ({isUnhealthy}: ResourceRecord) => isUnhealthy !== true
	return chosen(ofType, {region, chance: client.chance, isHealthy}).flatMap(record => {
		const {health: _, routing: _routing, isUnhealthy: _isUnhealthy, affinity: _affinity, alias, ...plain} = record
		if (alias === undefined) return [plain]
		const found = depth > maxAliases ? {forward: undefined} : find(facts, server, alias)
		if ('forward' in found) return []
		return recordsOfType(healthyOf(found.records ?? [], client.unhealthy), record.type, context, depth + 1)
	})
}

/** Those of the client's own zone, if they are for it alone (NLB-1). */
function nearTo({server, client}: Context, records: readonly ResourceRecord[]): readonly ResourceRecord[] {
	if (server.kind !== 'vpc' || server.isInbound) return records
	const near = records.filter(
		({affinity}) =>
			affinity?.vpc === server.vpc && affinity.blocks.some(block => contains(parseCidr(block)!, parseAddress(client.address)!))
	)
	const [first] = near
	return first?.affinity && client.chance() < first.affinity.share ? near : records
}

const ended = (
	{records, zone, soa = soaOf(zone), isAuthoritative = false}: Found,
	answers: NamedRecord[],
	any: boolean
): Answer => ({
	rcode: records ? 'NOERROR' : 'NXDOMAIN',
	answers,
	authorities: any ? [] : [soa],
	isAuthoritative
})

/** Records without a health check count as healthy; if none is healthy, all are returned. */
function healthyOf(records: readonly ResourceRecord[], unhealthy: ReadonlySet<string>): readonly ResourceRecord[] {
	const healthy = records.filter(({health}) => health === undefined || !unhealthy.has(health))
	return healthy.length > 0 ? healthy : records
}
