/**
 * DHCP options sets: what instances of a VPC get in addition to their address (DHCP-1). Doc:
 * https://docs.aws.amazon.com/vpc/latest/userguide/VPC_DHCP_Options.html
 */
import {z} from 'zod'
import type {DhcpOptions, DomainNameServer} from '../../model/dhcp-options.ts'
import {parseAddress} from '../../net/address.ts'
import {privateSuffix} from '../../net/ec2-names.ts'
import type {Draft, VpcDraft} from '../draft.ts'
import {idOf} from '../ids.ts'
import {entriesOf, type LabKind, unknownName, type VpcKind} from '../kind.ts'
import {described, is, named, ownId, reference, text} from '../schema.ts'
import {checkDhcpOptions} from './checks.ts'

const addresses = () => is('a list of addresses', z.array(z.string()))

const optionsSchema = is(
	'a DHCP options set: {domainName, domainNameServers, …}',
	z.strictObject({
		id: ownId('dopt'),
		...described,
		domainName: text('a domain such as corp.example.com')
			.optional()
			.describe('What names without a dot are completed with; several with spaces between. Default: none.'),
		domainNameServers: is('a list of addresses and AmazonProvidedDNS', z.array(z.string()))
			.optional()
			.describe('Up to four: addresses, or `AmazonProvidedDNS`, the resolver of the VPC. Default: none.'),
		ntpServers: addresses().optional().describe('Up to four. Default: none.'),
		netbiosNameServers: addresses().optional().describe('Up to four. Default: none.'),
		netbiosNodeType: is('1, 2, 4 or 8', z.int()).optional().describe('1, 2, 4 or 8; AWS recommends 2. Default: none.')
	})
)

const schema = named('DHCP options sets', optionsSchema)

export type DhcpOptionsWritten = z.input<typeof optionsSchema>

export const dhcpOptions: LabKind<typeof schema> = {
	schema,
	codes: {
		absent: {dhcpOptions: 'InvalidDhcpOptionID.NotFound'},
		inUse: {'InvalidDhcpOptionID.NotFound': 'DependencyViolation'}
	},
	title: 'DHCP options sets by name: `{corp: {domainName: corp.example.com, domainNameServers: [10.0.0.53]}}`.',
	*check({document}) {
		for (const [name, written] of entriesOf(document.dhcpOptions)) yield* checkDhcpOptions(written, ['dhcpOptions', name])
	},
	*resources({document}) {
		for (const [name, {id}] of entriesOf(document.dhcpOptions)) {
			yield {kind: 'dhcp-options', noun: 'DHCP options set', key: name, ids: [idIn(name, id)], path: ['dhcpOptions', name]}
		}
	},
	resolve: ({document}) => ({dhcpOptions: entriesOf(document.dhcpOptions).map(([name, written]) => resolveSet(name, written))})
}

/** The name for no set in `associate-dhcp-options`. */
const noSet = 'default'

const vpcSchema = reference('a DHCP options set')

export const vpcDhcpOptions: VpcKind<typeof vpcSchema> = {
	schema: vpcSchema,
	codes: {absent: {}, inUse: {}},
	title:
		"The name of one of `dhcpOptions`; `default`, as AWS's API calls it: none, so that instances get an address alone. Default: the Region's own set, with AmazonProvidedDNS.",
	*check(vpc, {document}) {
		const name = vpc.written.dhcpOptions
		const names = Object.keys(document.dhcpOptions ?? {})
		if (name !== undefined && name !== noSet && !names.includes(name)) {
			yield unknownName([...vpc.path, 'dhcpOptions'], 'DHCP options set', name, [...names, noSet], 'InvalidDhcpOptionID.NotFound')
		}
	},
	*resources({key, path, region, account, written}) {
		const {id} = regionSet(region, account)
		if (written.dhcpOptions !== undefined) return
		yield {kind: 'dhcp-options', noun: 'DHCP options set', key: `${key} ${id}`, ids: [id], path}
	},
	resolve(vpc, draft) {
		const set = setOf(vpc, draft)
		return set ? {dhcpOptions: set} : {}
	}
}

function setOf({written, region, account}: VpcDraft, {document}: Draft): DhcpOptions | undefined {
	const {dhcpOptions: name} = written
	if (name === undefined) return regionSet(region, account)
	const own = name === noSet ? undefined : document.dhcpOptions?.[name]
	return own && resolveSet(name, own)
}

/** The default set of every VPC (VPC-7). */
const regionSet = (region: string, account: string): DhcpOptions => ({
	key: 'AmazonProvidedDNS',
	id: idOf('dopt', `${account} ${region}`),
	domainName: privateSuffix(region),
	domainNameServers: ['AmazonProvidedDNS'],
	ntpServers: [],
	netbiosNameServers: []
})

/** Requires that `checkDhcpOptions()` found no problem. */
function resolveSet(key: string, written: DhcpOptionsWritten): DhcpOptions {
	const {id, domainName, domainNameServers = [], ntpServers = [], netbiosNameServers = [], netbiosNodeType} = written
	return {
		key,
		id: idIn(key, id),
		...(domainName !== undefined && {domainName}),
		domainNameServers: domainNameServers.flatMap((one): DomainNameServer[] =>
			one === 'AmazonProvidedDNS' ? [one] : read([one])
		),
		ntpServers: read(ntpServers),
		netbiosNameServers: read(netbiosNameServers),
		...(netbiosNodeType !== undefined && {netbiosNodeType})
	}
}

const idIn = (name: string, id: string | undefined): string => id ?? idOf('dopt', name)

const read = (written: readonly string[]) => written.flatMap(one => parseAddress(one) ?? [])
