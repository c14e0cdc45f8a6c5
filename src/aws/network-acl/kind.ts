/** Network ACLs: stateless numbered rules at the edge of a subnet (NACL-1…7). Doc: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html */
import type {z} from 'zod'
import type {Finding, Path} from '../../model/finding.ts'
import type {IcmpMatch, NetworkAclEntry, Protocol} from '../../model/model.ts'
import {type Cidr, family, parseAddress, parseCidr} from '../../net/address.ts'
import {blockOfAddress} from '../block-of-address.ts'
import type {VpcDraft} from '../draft.ts'
import {idOf} from '../ids.ts'
import {entriesOf, type VpcKind} from '../kind.ts'
import {type PortRange, type Reading, readIcmp, readPortRange} from '../ports.ts'
import {overQuota} from '../quotas.ts'
import {type entrySchema, schema} from './schema.ts'

/** The default ACL, and written ones. */
const namesIn = ({written}: VpcDraft): readonly string[] => [...new Set(['default', ...Object.keys(written.networkAcls ?? {})])]

const idIn = (name: string, {key, written: {networkAcls: all = {}}}: VpcDraft): string =>
	(Object.hasOwn(all, name) ? all[name]?.id : undefined) ?? idOf('acl', `${key}.${name}`)

type EntryWritten = z.input<typeof entrySchema>
type Direction = 'ingress' | 'egress'

export const networkAcls: VpcKind<typeof schema> = {
	schema,
	codes: {
		absent: {
			networkAcls: 'InvalidNetworkAclID.NotFound',
			ingress: 'InvalidNetworkAclEntry.NotFound',
			egress: 'InvalidNetworkAclEntry.NotFound'
		},
		inUse: {'InvalidNetworkAclID.NotFound': 'DependencyViolation'}
	},
	title:
		'Network ACLs by name. The one called "default" is the VPC\'s default one; a direction that it leaves out keeps allowing everything.',
	*check(vpc, draft) {
		const path = [...vpc.path, 'networkAcls']
		const entries = entriesOf(vpc.written.networkAcls)
		const count = entries.length + (entries.some(([name]) => name === 'default') ? 0 : 1)
		yield* overQuota('networkAclsPerVpc', count, draft.quotas, {path, at: 'key'})
		for (const [name, written] of entries) {
			for (const direction of ['ingress', 'egress'] as const) {
				const at = [...path, name, direction]
				const resolved: NetworkAclEntry[] = []
				const numbers = new Map<number, string>()
				for (const [number, entry] of entriesOf(written[direction])) {
					yield* checkNumber(number, [...at, number], numbers)
					const reading = readEntry(number, entry, direction, [...at, number], vpc)
					if (reading.findings) {
						yield* reading.findings
					} else {
						resolved.push(reading.entry)
					}
				}
				for (const version of [4, 6] as const) {
					const ofFamily = resolved.filter(one => family(one.cidr) === version).length
					yield* overQuota('rulesPerNetworkAcl', ofFamily, draft.quotas, {path: at, at: 'key'}, `IPv${version}: `)
				}
			}
		}
	},
	*resources(vpc) {
		for (const name of namesIn(vpc)) {
			const key = `${vpc.key}.${name}`
			const path = Object.hasOwn(vpc.written.networkAcls ?? {}, name) ? [...vpc.path, 'networkAcls', name] : vpc.path
			yield {kind: 'network-acl', noun: 'network ACL', key, names: [name], ids: [idIn(name, vpc)], path}
		}
	},
	resolve(vpc) {
		const written = new Map(entriesOf(vpc.written.networkAcls))
		return {
			networkAcls: namesIn(vpc).map(name => {
				const entries = (direction: Direction) => {
					const given = written.get(name)?.[direction]
					if (name === 'default' && !given) return allowAll(vpc)
					return entriesOf(given)
						.flatMap(([number, entry]) => readEntry(number, entry, direction, [], vpc).entry ?? [])
						.sort((a, b) => a.number - b.number)
				}
				return {
					key: `${vpc.key}.${name}`,
					id: idIn(name, vpc),
					default: name === 'default',
					ingress: entries('ingress'),
					egress: entries('egress')
				}
			})
		}
	}
}

/** Entries of an unmodified default network ACL (NACL-2). */
const allowAll = ({ipv6Cidrs}: VpcDraft): NetworkAclEntry[] => [
	{number: 100, action: 'allow', protocol: 'all', cidr: '0.0.0.0/0' as Cidr},
	...(ipv6Cidrs.length > 0 ? [{number: 101, action: 'allow', protocol: 'all', cidr: '::/0' as Cidr} as const] : [])
]

function* checkNumber(number: string, path: Path, seen: Map<number, string>): Generator<Finding> {
	const value = Number(number)
	if (!/^\d+$/.test(number) || value < 1 || value > 32_766) {
		yield {
			path,
			at: 'key',
			message: `"${number}" is not a rule number: they go from 1 to 32766`,
			code: 'InvalidParameterValue',
			fix: 'number the entries 100, 110, 120, …'
		}
		return
	}
	const first = seen.get(value)
	if (first !== undefined) {
		yield {
			path,
			at: 'key',
			message: `the network ACL entry identified by ${value} already exists, written as ${first}`,
			code: 'NetworkAclEntryAlreadyExists',
			fix: 'give one of the two another number'
		}
	}
	seen.set(value, number)
}

type EntryReading =
	| {readonly entry: NetworkAclEntry; readonly findings?: never}
	| {readonly findings: readonly Finding[]; readonly entry?: never}

function readEntry(number: string, written: EntryWritten, direction: Direction, path: Path, vpc: VpcDraft): EntryReading {
	const findings: Finding[] = []
	const fail = (key: string | undefined, message: string, fix: string, code = 'InvalidParameterValue') => {
		findings.push({
			path: key === undefined ? path : [...path, key],
			...(key === undefined && {at: 'key' as const}),
			message,
			code,
			fix
		})
	}
	const {allow, deny, ports, type, code, from, to} = written
	const side = direction === 'ingress' ? 'from' : 'to'
	const block = direction === 'ingress' ? from : to
	const example = `{allow: tcp, ports: 80, ${side}: 0.0.0.0/0}`
	if ((allow === undefined) === (deny === undefined)) {
		fail(undefined, 'an entry either allows or denies', `write it like ${example}`)
	}
	const protocol = namedProtocol(allow ?? deny ?? 'all')
	if (direction === 'ingress' && to !== undefined) {
		fail('to', 'ingress entries look at where a packet comes from', 'write "from" in place of "to"')
	}
	if (direction === 'egress' && from !== undefined) {
		fail('from', 'egress entries look at where a packet goes to', 'write "to" in place of "from"')
	}
	const address = block === undefined ? undefined : parseCidr(block, {maskHostBits: true})
	if (block === undefined && (direction === 'ingress' ? to : from) === undefined) {
		fail(undefined, `an entry needs a block in "${side}"`, `write it like ${example}`)
	} else if (block !== undefined && !address) fail(side, ...blockFault(block, vpc))
	if (ports !== undefined && protocol !== 'tcp' && protocol !== 'udp') {
		fail('ports', `${protocol} has no ports`, 'leave "ports" out, or write tcp or udp')
	}
	if ((type !== undefined || code !== undefined) && protocol !== 'icmp' && protocol !== 'icmpv6') {
		fail(type === undefined ? 'code' : 'type', `${protocol} has no ICMP type`, 'leave it out, or write icmp or icmpv6')
	}
	const portReading: Reading<PortRange | undefined> = ports === undefined ? {value: undefined} : readPortRange(ports)
	if (portReading.fault !== undefined) {
		fail('ports', portReading.fault, 'write a port such as 80, or a range such as "1024-65535"')
	}
	const icmpReading: Reading<IcmpMatch | undefined> =
		type === undefined ? {value: undefined} : readIcmp({type, code}, protocol === 'icmpv6' ? 6 : 4)
	if (icmpReading.fault !== undefined) fail('type', icmpReading.fault, 'write a number, or a name such as echo-request')
	if (address && ((protocol === 'icmp' && family(address) === 6) || (protocol === 'icmpv6' && family(address) === 4))) {
		fail(
			side,
			`${protocol} never has an address in ${address}`,
			protocol === 'icmp' ? 'write icmpv6 for IPv6' : 'write icmp for IPv4'
		)
	}
	if (findings.length > 0 || !address) return {findings}
	return {
		entry: entryOf(
			Number(number),
			allow === undefined ? 'deny' : 'allow',
			protocol,
			address,
			portReading.value,
			icmpReading.value
		)
	}
}

const entryOf = (
	number: number,
	action: 'allow' | 'deny',
	protocol: Protocol,
	block: Cidr,
	ports?: PortRange,
	icmp?: IcmpMatch
): NetworkAclEntry => ({
	number,
	action,
	protocol,
	...(ports && {ports}),
	...(icmp && {icmp}),
	cidr: block
})

/** Replaces a protocol's number with its name, if it has one, so that each protocol has one spelling. */
export const namedProtocol = (protocol: Protocol): Protocol =>
	(({1: 'icmp', 6: 'tcp', 17: 'udp', 58: 'icmpv6'}) as const)[protocol as number] ?? protocol

function blockFault(block: string, vpc: VpcDraft): [message: string, fix: string] {
	const address = parseAddress(block)
	if (address) return [`"${block}" is an address, not a block`, blockOfAddress(address)]
	const isGroup = Object.hasOwn(vpc.written.securityGroups ?? {}, block)
	if (isGroup) {
		return [
			`"${block}" is a security group, and network ACLs know blocks only (NACL-7)`,
			'write the block of the subnet that the group is used in'
		]
	}
	return [`"${block}" is not a block`, 'write an address and a prefix length, such as 0.0.0.0/0']
}
