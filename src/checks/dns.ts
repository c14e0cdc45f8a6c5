/** A DNS lookup. */
import {z} from 'zod'
import {is, text} from '../aws/schema.ts'
import type {AddressRef} from './address-ref.ts'
import type {Facts} from './facts.ts'
import {given, type Probe, probeFields, probeKind} from './probe.ts'

const outcomes = ['records', 'nxdomain', 'no-data', 'servfail', 'query-refused', 'timeout', 'refused', 'unreachable'] as const

const types = ['A', 'AAAA', 'CNAME', 'MX', 'NS', 'PTR', 'SOA', 'SRV', 'TXT', 'CAA'] as const

export type Dns = Probe & {
	/** In lower case, without a final dot. */
	readonly dnsName: string
	readonly type: (typeof types)[number]
	readonly tcp: boolean
	readonly expect: {readonly got: (typeof outcomes)[number]} & Pick<Facts, 'records'>
}

const {to: _, v6: __, ...fields} = probeFields('')

const schema = z
	.strictObject({
		...fields,
		name: text('a name such as web.corp.internal').describe('The name to look up; with `type: PTR` an address may be given.'),
		type: is('a record type such as A', z.enum(types)).optional().describe('Default: A.'),
		server: text('a host or an address')
			.optional()
			.describe("The DNS server. Default: the host's own resolver (/etc/resolv.conf)."),
		tcp: is('true or false', z.boolean())
			.optional()
			.describe('Query over TCP. Default: over UDP, and again over TCP if the answer is truncated.'),
		expect: is(
			`a list of records such as [10.0.0.5, web.private], or ${outcomes.join(', ')}`,
			z.union([z.enum(outcomes), z.array(z.string()).min(1)])
		).describe('All expected records, in any order, or the expected error.')
	})
	.describe('Asks for a name.')

const ownResolver: AddressRef = {kind: 'resolver', text: 'its resolver'}

export const dns = probeKind<typeof schema, Dns>('dns', {
	schema,
	good: 'records',
	traffic: ({tcp}) => ({protocol: tcp ? 'tcp' : 'udp', port: 53}),
	target: ({dnsName, type, to}) => `${dnsName} ${type}${to.kind === 'resolver' ? '' : ` at ${to.text}`}`,
	read(written, path, reader) {
		const {name, type = 'A', server, tcp = false, expect} = written
		const isList = Array.isArray(expect)
		return {
			from: reader.host(written.from, [...path, 'from']),
			to: server === undefined ? ownResolver : reader.address(server, [...path, 'server']),
			...(written.source !== undefined && {source: reader.address(written.source, [...path, 'source'])}),
			v6: false,
			...given(written, ['timeoutMs', 'withinMs']),
			dnsName: nameAsked(name, type),
			type,
			tcp,
			expect: {
				got: isList ? 'records' : expect,
				...(isList && {records: expect.map((one, index) => reader.record(one, type, [...path, 'expect', index]))})
			}
		}
	}
})

/** `5.0.0.10.in-addr.arpa` for the PTR of 10.0.0.5. */
function nameAsked(written: string, type: string): string {
	const name = written.toLowerCase().replace(/\.$/, '')
	return type === 'PTR' && /^[\d.]+$/.test(name) ? `${name.split('.').toReversed().join('.')}.in-addr.arpa` : name
}
