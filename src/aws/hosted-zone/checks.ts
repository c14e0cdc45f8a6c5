import type {Finding, Path} from '../../model/finding.ts'
import {checkAccount, unknownRegion} from '../account.ts'
import type {Draft} from '../draft.ts'
import {entriesOf, unknownName} from '../kind.ts'
import {isRegion} from '../regions.ts'
import {domainOf, isDomain} from './domain.ts'
import {type ZoneWritten, zoneAccount} from './draft.ts'
import {aliasTarget, aliasTypesOf, instanceMeant, isPlain, nameIn, partsOf, recordValueOf, valuesOf} from './records.ts'
import {type HostedRecordWritten, policyNames, type WrittenType} from './schema.ts'

/** What Route 53 refuses. */
export function* checkZones(draft: Draft): Generator<Finding> {
	const taken = new Map<string, string>()
	for (const [key, written] of entriesOf(draft.document.hostedZones)) {
		const path = ['hostedZones', key]
		yield* checkAccount(written.account, [...path, 'account'], draft.document)
		yield* checkDomain(written, path)
		yield* checkAssociations(key, written, path, draft, taken)
		yield* checkRecords(written.records, written.name, [...path, 'records'], draft)
	}
}

function* checkDomain({name}: ZoneWritten, path: Path): Generator<Finding> {
	if (!isDomain(name)) {
		yield {
			path: [...path, 'name'],
			message: `"${name}" is not a domain name`,
			code: 'InvalidDomainName',
			fix: 'write labels of letters, digits and "-" with dots between them, such as corp.internal'
		}
	}
}

/** `taken`: the zone of each name that a VPC sees. */
function* checkAssociations(
	key: string,
	written: ZoneWritten,
	path: Path,
	draft: Draft,
	taken: Map<string, string>
): Generator<Finding> {
	const owner = zoneAccount(written, draft)
	if (written.vpcs?.length === 0) {
		yield {
			path: [...path, 'vpcs'],
			message: 'a private hosted zone has at least one VPC',
			code: 'LastVPCAssociation',
			fix: 'name a VPC, or leave "vpcs" out for a public zone'
		}
	}
	for (const [index, vpc] of (written.vpcs ?? []).entries()) {
		const at = {path: [...path, 'vpcs', index]}
		const found = draft.vpcs.get(vpc)
		if (!found) {
			yield unknownName(at.path, 'VPC', vpc, draft.vpcs.keys(), 'InvalidVPCId')
			continue
		}
		const seen = `${vpc} ${domainOf(written.name)}`
		const other = taken.get(seen)
		if (other !== undefined) {
			yield {
				...at,
				message: `VPC "${vpc}" is associated with ${other === key ? 'this zone' : `hosted zone "${other}", which has the same name,`} already`,
				code: 'ConflictingDomainExists',
				fix: 'associate it with one of the two'
			}
		}
		taken.set(seen, key)
		if (found.account !== owner && !written.authorizations?.includes(vpc)) {
			yield {
				...at,
				message: `VPC "${vpc}" is of account ${found.account}, and account ${owner}, which owns the zone, has not authorized it`,
				code: 'NotAuthorizedException',
				fix: `write "authorizations: [${vpc}]"`
			}
		}
	}
	for (const [index, vpc] of (written.authorizations ?? []).entries()) {
		if (!draft.vpcs.has(vpc)) yield unknownName([...path, 'authorizations', index], 'VPC', vpc, draft.vpcs.keys(), 'InvalidVPCId')
	}
}

const invalid = {code: 'InvalidChangeBatch'} as const

/** For Route 53 zones and those of other DNS servers. */
export function* checkRecords(
	records: Readonly<Record<string, HostedRecordWritten>> | undefined,
	zone: string,
	path: Path,
	draft: Draft
): Generator<Finding> {
	for (const [own, record] of entriesOf(records)) {
		yield* checkPolicy(record, [...path, own])
		for (const {part, path: below} of partsOf(record)) yield* checkRecord(own, part, zone, [...path, own, ...below], draft)
	}
}

/** One policy per name, without values beside it. */
function* checkPolicy(written: HostedRecordWritten, path: Path): Generator<Finding> {
	if (isPlain(written)) return
	const used = policyNames.filter(name => written[name] !== undefined)
	const [first] = used
	if (first === undefined) return
	const values = [...valuesOf(written).map(([type]) => type), ...(written.alias === undefined ? [] : ['alias'])]
	const [second = values[0]] = used.slice(1)
	if (second !== undefined) {
		yield {
			path: [...path, second],
			...invalid,
			message: `RRSet with the same name and type already exists with another routing policy: ${first}`,
			fix: 'keep one of the two'
		}
	}
	for (const region of Object.keys(written.latency ?? {})) {
		if (!isRegion(region)) yield {...unknownRegion(region, [...path, 'latency', region]), at: 'key', ...invalid}
	}
	for (const place of Object.keys(written.geolocation ?? {})) {
		if (/^(?:\*|[A-Z]{2}|continent-(?:AF|AN|AS|EU|NA|OC|SA))$/.test(place)) continue
		yield {
			path: [...path, 'geolocation', place],
			at: 'key',
			...invalid,
			message: `"${place}" is no place`,
			fix: 'write a country such as DE, a continent such as continent-EU, or "*"'
		}
	}
}

function* checkRecord(own: string, written: HostedRecordWritten, zone: string, path: Path, draft: Draft): Generator<Finding> {
	const sets = valuesOf(written)
	const types = sets.map(([type]) => type)
	const alias = isPlain(written) ? undefined : written.alias
	if (alias !== undefined) {
		const both = types.filter(type => type === 'CNAME' || aliasTypesOf(written).some(one => one === type))
		if (both.length > 0) {
			yield {
				path: [...path, 'alias'],
				...invalid,
				message: 'an alias has no values',
				fix: `leave out ${both.join(', ')}, or the alias`
			}
		}
		if (aliasTarget(alias, domainOf(zone), draft) === undefined) {
			yield {
				path: [...path, 'alias'],
				...invalid,
				message: `"${alias}" is neither a load balancer, nor an interface endpoint, nor a record of ${domainOf(zone)}`,
				fix: 'write one such as main.web, with its VPC, or a name of the zone'
			}
		}
	}
	const healthCheck = isPlain(written) ? undefined : written.healthCheck
	const {healthChecks = {}} = draft.document
	if (healthCheck !== undefined && !Object.hasOwn(healthChecks, healthCheck)) {
		yield unknownName([...path, 'healthCheck'], 'health check', healthCheck, Object.keys(healthChecks), 'NoSuchHealthCheck')
	}
	if (types.includes('CNAME') && own === '@') {
		yield {
			path,
			...invalid,
			message: 'a CNAME is not permitted at the apex of a zone',
			fix: 'write the records that it would lead to, or an alias'
		}
	} else if (types.includes('CNAME') && types.length > 1) {
		yield {path, ...invalid, message: 'a name with a CNAME has no other records', fix: 'keep the CNAME, or the others'}
	}
	if (types.length === 0 && alias === undefined) {
		yield {
			path,
			...invalid,
			message: `"${nameIn(own, domainOf(zone))}" has no records`,
			fix: 'write some, such as {A: 10.0.0.5}'
		}
	}
	for (const [type, values] of sets) {
		const at = isPlain(written) ? path : [...path, type]
		const seen = new Set<string>()
		for (const value of values) {
			if (seen.has(value)) yield {path: at, ...invalid, message: `${value} stands there twice`, fix: 'keep one of the two'}
			seen.add(value)
			const problem = problemOf(type, value, draft)
			if (problem) yield {path: at, ...invalid, ...problem}
		}
	}
}

function problemOf(type: WrittenType, value: string, draft: Draft): Pick<Finding, 'message' | 'fix'> | undefined {
	if (type === 'A' || type === 'AAAA') {
		if (recordValueOf(value, type, draft) !== undefined) return undefined
		const what = type === 'A' ? 'an IPv4 address' : 'an IPv6 address'
		const meant = instanceMeant(value, draft)
		return {
			message: `"${value}" is neither ${what} nor an instance`,
			fix: meant === undefined ? `write ${what}, or the name of an instance such as main.web` : `did you mean "${meant}"?`
		}
	}
	const form = forms[type]
	return form.pattern.test(value)
		? undefined
		: {message: `"${value}" is not a valid ${type} record`, fix: `write ${form.example}`}
}

const name = String.raw`(?:[\w-]{1,63}\.)*[\w-]{1,63}\.?`
const number = String.raw`\d{1,5}`
const forms: Readonly<Record<Exclude<WrittenType, 'A' | 'AAAA'>, {readonly pattern: RegExp; readonly example: string}>> = {
	CNAME: {pattern: new RegExp(`^${name}$`), example: 'a name such as web.corp.internal'},
	NS: {pattern: new RegExp(`^${name}$`), example: 'a name such as ns.corp.internal'},
	PTR: {pattern: new RegExp(`^${name}$`), example: 'a name such as web.corp.internal'},
	MX: {pattern: new RegExp(`^${number} ${name}$`), example: "'10 mail.corp.internal'"},
	SRV: {pattern: new RegExp(`^${number} ${number} ${number} ${name}$`), example: "'1 10 5432 db.corp.internal'"},
	TXT: {
		pattern: /^"(?:[^"\\]|\\.){0,255}"(?: "(?:[^"\\]|\\.){0,255}")*$/,
		example: 'texts of at most 255 characters in double quotes'
	},
	CAA: {pattern: /^\d{1,3} [a-z\d]+ "[^"]*"$/i, example: '0 issue "ca.example"'}
}
